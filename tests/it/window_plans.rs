//! Plans kept aside and compared in the window, by what things are called.

use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::window::{click, english, picture, settle, stage, window};
use crate::window_edit::{plan, press, undo};

#[test]
fn two_cuts_are_compared_and_the_other_is_taken_up() {
    let mut window = window(Options { ..english() });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    let first = plan(&window);
    press(&mut window, "Keep this plan to compare");
    let kept = |window: &crate::window::Window| {
        let kept = &window.state().session().project().alternatives;
        kept.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(kept(&window), ["Plan 1"]);
    window.get_by_label("These are the turfs that are there now");
    undo(&mut window);
    assert!(kept(&window).is_empty());
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.run();
    assert_eq!(kept(&window), ["Plan 1"]);

    // Time in place of doors: other turfs.
    press(&mut window, "Time");
    press(&mut window, "Cut turfs");
    assert_ne!(plan(&window), first);
    settle(&mut window);
    window.get_by_label("Furthest off the mean");
    window.get_by_label("Turfs in pieces");
    let outline = "Outline the turfs of “Plan 1” on the map";
    window.get_by_label(outline).click_accesskit();
    window.run();
    window
        .get_by_label("Off the mean on average")
        .scroll_to_me();
    window.run();
    picture(&mut window, "plans");

    let second = plan(&window);
    press(&mut window, "Go on with “Plan 1”");
    assert_eq!(plan(&window), first);
    assert_eq!(kept(&window), ["Plan 1", "Plan 2"], "nothing is lost");
    press(&mut window, "Go on with “Plan 2”");
    assert_eq!(plan(&window), second);
    assert_eq!(kept(&window), ["Plan 1", "Plan 2"]);
    undo(&mut window);
    assert_eq!(plan(&window), first);

    click(&mut window, "Français");
    let list = window.get_by_role_and_label(Role::ComboBox, "Comparer avec");
    list.scroll_to_me();
    window.run();
    window.get_by_label("Écart moyen").scroll_to_me();
    window.run();
    picture(&mut window, "plans-fr");
    press(
        &mut window,
        "Oublier « Plan 2 »"
            .replace("« ", "«\u{202f}")
            .replace(" »", "\u{202f}»")
            .as_str(),
    );
    assert_eq!(kept(&window), ["Plan 1"]);
}

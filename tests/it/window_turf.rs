//! Turfs for the crews there are, planned in the window by what things are called.

use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, stage, window};

#[test]
fn the_cut_stays_in_sight_in_a_small_window_in_both_languages() {
    let mut window = window(Options { ..english() });
    window.set_size(egui::vec2(1100.0, 700.0));
    window.run();
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    for (turf, crews, cut, name) in [
        ("Turf", "Crews", "Cut turfs", "small"),
        ("Parcours", "Équipes", "Découper les parcours", "small-fr"),
    ] {
        if name == "small-fr" {
            click(&mut window, "Français");
        }
        stage(&mut window, turf);
        click(&mut window, crews);
        let place = window.get_by_role_and_label(Role::Button, cut).rect();
        let drawn = egui::Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(1100.0, 700.0));
        assert!(drawn.contains_rect(place), "{place:?}");
        picture(&mut window, name);
    }
}

#[test]
fn crews_that_meet_on_the_map_get_a_turf_each_on_every_evening() {
    let mut window = window(Options { ..english() });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    stage(&mut window, "Turf");
    click(&mut window, "Crews");
    window.get_by_label_contains("Say where the crews meet");

    click(&mut window, "Show on the map");
    let at = pos2(760.0, 380.0);
    window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
    window.run();
    window.get_by_label("Another, on the map");
    let meetings = |window: &Window| {
        let project = window.state().session().project();
        project.operation.meetings.clone()
    };
    let name = "Name or address of meeting point 1";
    let field = window.get_by_role_and_label(Role::TextInput, name);
    field.focus();
    field.type_text("Town hall");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(meetings(&window)[0].name, "Town hall");
    assert!(window.query_by_label_contains("Say where").is_none());

    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    let plan = window.state().session().project().plan.clone().unwrap();
    assert_eq!(plan.turfs.len(), 4, "four pairs, one evening");
    assert!(plan.turfs.iter().all(|turf| turf.evening == 1));
    let longest = plan.turfs.iter().map(|turf| turf.time.0);
    assert!(longest.fold(0.0, f64::max) <= 120.0);
    window.get_by_label_contains("Evening 1: 4 turfs");
    picture(&mut window, "crews");

    assert_eq!(plan.starts, [meetings(&window)[0].place()]);

    let remove = window.get_by_label("Remove meeting point 1");
    remove.click_accesskit();
    window.run();
    window.get_by_label("Show on the map");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(meetings(&window)[0].name, "Town hall", "one step back");
    click(&mut window, "Français");
    window.get_by_label("Un autre, sur la carte");
    picture(&mut window, "crews-fr");
}

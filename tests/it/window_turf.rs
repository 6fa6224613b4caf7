//! Turfs for the crews there are, planned in the window by what things are called.

use arpent::base::words::Language;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

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
        ("Parcours", "Binômes", "Découper les parcours", "small-fr"),
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

/// Types into a field for a number.
fn type_into(window: &mut Window, name: &str, text: &str) {
    let field = window.get_by_role_and_label(Role::SpinButton, name);
    field.click();
    window.run();
    window.event(Event::Text(text.to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn what_was_cut_on_the_command_line_is_named_in_french() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.arpent");
    let mut first = window(Options {
        answers: Some(vec![path.clone()]),
        ..english()
    });
    stage(&mut first, "Target");
    click(&mut first, "Select: The first");
    stage(&mut first, "Turf");
    first.get_by_label("Cut turfs").click();
    settle(&mut first);
    first.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    first.run();
    first.run();
    let text = std::fs::read_to_string(&path).unwrap();
    let cut = text.replace("\"target\": \"Selection\"", "\"target\": \"top 20%\"");
    assert_ne!(cut, text);
    std::fs::write(&path, cut).unwrap();
    let mut window = window(Options {
        project: Some(path),
        language: Some(Language::French),
        ..Options::default()
    });
    stage(&mut window, "Parcours");
    window.get_by_label_contains("parcours · les 20\u{202f}% les meilleurs");
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

    let people = "People, in pairs";
    let helpers = |window: &Window| window.state().session().project().operation.helpers;
    type_into(&mut window, people, "9");
    assert_eq!(helpers(&window).people, 9);
    type_into(&mut window, "Time each, with the way", "2.5");
    assert!(
        (helpers(&window).hours - 2.5).abs() < 1e-9,
        "kept with the operation"
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert!((helpers(&window).hours - 2.0).abs() < 1e-9, "one step back");
    assert_eq!(helpers(&window).people, 9, "and no further");

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
    window.get_by_label("4 parcours · Sélection");
    picture(&mut window, "crews-fr");
}

/// What reaches out of the panel on the left.
fn cut_off(window: &Window) -> Vec<String> {
    let low = window.get_by_role(Role::Canvas).rect().bottom();
    let panel = egui::Rect::from_min_max(pos2(64.0, 40.0), pos2(384.0, low));
    let roles = [Role::Button, Role::Label, Role::ComboBox, Role::TextInput];
    let nodes = roles
        .into_iter()
        .flat_map(|role| window.query_all_by_role(role));
    nodes
        .filter(|node| panel.contains(node.rect().left_top()))
        .filter(|node| node.rect().right() > panel.right())
        .map(|node| format!("{:?}", node.accesskit_node().label()))
        .collect()
}

#[test]
fn nothing_in_the_panel_is_cut_off_in_either_size_language_and_theme() {
    let mut window = window(Options { ..english() });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    let row = window.get_by_role_and_label(Role::Row, "Turf 2");
    row.click_accesskit();
    settle(&mut window);
    for (other, language) in [("Français", "en"), ("English", "fr")] {
        for (size, name) in [((1440.0, 900.0), "large"), ((1100.0, 700.0), "small")] {
            for theme in [egui::Theme::Light, egui::Theme::Dark] {
                window.set_size(egui::vec2(size.0, size.1));
                window.ctx.set_theme(theme);
                settle(&mut window);
                assert_eq!(cut_off(&window), [""; 0], "{name} {language} {theme:?}");
                picture(&mut window, &format!("turf-{name}-{language}-{theme:?}"));
            }
        }
        window.get_by_label(other).click();
        window.run();
    }
}

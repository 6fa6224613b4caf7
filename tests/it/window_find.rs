//! Ctrl F: precincts, streets and places are found by typing, and the map goes there.

use std::time::{Duration, Instant};

use arpent::base::words::Language;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, english, picture, settle, window};

/// Opens the search and waits until the names are gathered.
fn look_for(window: &mut Window, field: &str, query: &str) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run();
    settle(window);
    window.get_by_label(field).type_text(query);
    window.run();
}

/// Draws frames until something is so: what is typed is looked up beside the window.
fn until(window: &mut Window, is_so: impl Fn(&Window) -> bool) {
    let start = Instant::now();
    while !is_so(window) {
        assert!(start.elapsed() < Duration::from_mins(1), "it never is");
        std::thread::sleep(Duration::from_millis(2));
        window.step();
    }
    settle(window);
}

/// Asks for the likeliest before it is found, as somebody who types fast does.
fn enter(window: &mut Window) {
    window.key_press(Key::Enter);
    until(window, |window| {
        window.query_by_role(Role::TextInput).is_none()
    });
}

fn selected(window: &Window) -> Vec<String> {
    let session = window.state().session();
    let codes = &session.precincts().unwrap().codes;
    let selected = session.selection.iter();
    selected
        .map(|precinct| codes[precinct.index()].0.clone())
        .collect()
}

#[test]
fn a_street_is_found_and_its_precincts_are_selected() {
    let mut window = window(english());
    let field = "A precinct, a street, a place, a commune";
    look_for(&mut window, field, "bd remparts");
    until(&mut window, |window| {
        window
            .query_by_label_contains("Boulevard des Remparts")
            .is_some()
    });
    picture(&mut window, "find-street");
    enter(&mut window);
    assert_eq!(selected(&window).len(), 11, "{:?}", selected(&window));
    picture(&mut window, "found-street");
}

#[test]
fn a_precinct_and_a_quarter_are_found_in_french_by_keyboard() {
    let mut window = window(Options {
        language: Some(Language::French),
        ..english()
    });
    let field = "Un bureau, une rue, un lieu, une commune";
    look_for(&mut window, field, "ecole jules ferry 1");
    enter(&mut window);
    assert_eq!(selected(&window), ["21999_0005"]);
    let focus = window.state().session().selection.focus;
    assert_eq!(
        focus.map(|precinct| precinct.0),
        Some(4),
        "in the inspector"
    );
    look_for(&mut window, field, "erables");
    let quarter = "Les Érables, Aubelune · qpv";
    until(&mut window, |window| {
        window.query_by_label(quarter).is_some()
    });
    picture(&mut window, "find-quarter-fr");
    window.get_by_label(quarter).click();
    settle(&mut window);
    let quarter = selected(&window);
    assert!((2..12).contains(&quarter.len()), "{quarter:?}");
}

#[test]
fn a_line_is_found_by_its_name_and_the_precincts_that_it_runs_through_are_selected() {
    let mut window = window(english());
    let field = "A precinct, a street, a place, a commune";
    look_for(&mut window, field, "orvelle");
    let railway = "Ligne de l’Orvelle, barriers";
    until(&mut window, |window| {
        window.query_by_label(railway).is_some()
    });
    picture(&mut window, "find-railway");
    window.get_by_label(railway).click();
    settle(&mut window);
    let along = selected(&window).len();
    assert!((3..20).contains(&along), "{along}");
    picture(&mut window, "found-railway");
    look_for(&mut window, field, "avenue de l'ouest");
    until(&mut window, |window| {
        window
            .query_by_label_contains("Avenue de l’Ouest")
            .is_some()
    });
    let streets = window.query_all_by_label_contains("Avenue de l’Ouest");
    assert_eq!(streets.count(), 1, "its addresses and its line are one");
}

#[test]
fn the_map_is_shown_as_others_see_it_until_somebody_ends_that() {
    let mut window = window(english());
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    let field = "A command, a precinct, a street, an indicator";
    window.get_by_label(field).type_text("green-blind");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window.get_by_label_contains("The map as seen with deuteranopia");
    picture(&mut window, "preview-deuteranopia");
    assert!(!window.state().session().is_dirty(), "nothing to save");
    window.get_by_label("Show the colours (Esc)").click();
    window.run();
    assert!(
        window
            .query_by_label_contains("The map as seen with deuteranopia")
            .is_none()
    );
}

//! Crews and what they can take, in the window.

use arpent::model::hardship::Hardship;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cli::Town;
use crate::window::{Window, click, english, picture, settle, stage, window};
use crate::window_edit::{open, press, turf, undo};

/// The sample's best precincts cut for two evenings of three crews, the first of which takes no
/// stairs.
fn planned() -> (Window, Town) {
    let town = Town::files();
    let cut = ["cut", "town.arpent", "--target", "top 20%", "--people", "6"];
    let when = ["--hours", "2", "--evenings", "2"];
    let start = ["--start", "47.7592,4.7447,Mairie"];
    town.run(&[&cut[..], &when, &start].concat());
    let crews = ["--crew", "Crew 1", "--crew", "Crew 2", "--crew", "Crew 3"];
    let line = ["operation", "town.arpent", "--cannot", "Crew 1=stairs"];
    town.run(&[&line[..], &crews].concat());
    let mut window = window(Options {
        project: Some(town.path("town.arpent")),
        ..english()
    });
    stage(&mut window, "Turf");
    settle(&mut window);
    (window, town)
}

#[test]
fn what_is_hard_on_a_turf_decides_who_takes_it() {
    let (mut window, _town) = planned();
    open(&mut window, "Turf 1");
    let shown = |window: &Window, label: &str| {
        let list = window.get_by_role_and_label(Role::ComboBox, label);
        list.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(shown(&window, "Crew"), "Crew 1, in turn");
    press(&mut window, "Stairs without a lift");
    assert_eq!(turf(&window, 1).hard, [Hardship::Stairs].into());
    assert_eq!(shown(&window, "Crew"), "Crew 2, in turn");
    let list = window.get_by_role_and_label(Role::ComboBox, "Crew");
    list.scroll_to_me();
    list.click_accesskit();
    window.run();
    picture(&mut window, "crew-list");
    let choice = window.get_by_label("Crew 1 · cannot take this");
    choice.click_accesskit();
    window.run();
    assert_eq!(turf(&window, 1).crew, "Crew 1");
    window.get_by_label("This crew cannot take what is hard here");
    picture(&mut window, "crew-given");
    undo(&mut window);
    assert_eq!(turf(&window, 1).crew, "");
    press(&mut window, "Stairs without a lift");
    assert!(turf(&window, 1).hard.is_empty());
    click(&mut window, "Français");
    assert_eq!(shown(&window, "Binôme"), "Crew 1, selon l’ordre");
    press(&mut window, "Mal éclairé");
    window.get_by_label("Mal éclairé").scroll_to_me();
    window.run();
    picture(&mut window, "crew-fr");
}

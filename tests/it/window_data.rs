//! The window's dialogs about sources, and the register.

use std::fs;

use arpent::model::only::Only;
use arpent::model::project::{MeanBy, Source, Weighting};
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, stage, window};

fn source(window: &Window, name: &str) -> Source {
    let project = window.state().session().project();
    Source::clone(project.source(name).unwrap())
}

/// Opens the dialog that says how a source is read.
fn edit(window: &mut Window, name: &str) {
    stage(window, "Data");
    let label = format!("How {name} is read");
    window.get_by_label(&label).scroll_to_me();
    window.run();
    click(window, &label);
}

fn press(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    window.run();
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    settle(window);
}

#[test]
fn zones_are_shared_out_by_what_their_dialog_says() {
    let mut window = window(english());
    assert_eq!(source(&window, "iris").by, Weighting::Area);
    edit(&mut window, "iris");
    press(&mut window, Role::ComboBox, "Figures shared out by");
    picture(&mut window, "zones-by");
    click(&mut window, "Doors of the addresses");
    click(&mut window, "Apply");
    settle(&mut window);
    assert_eq!(source(&window, "iris").by, Weighting::Doors);
    undo(&mut window);
    assert_eq!(source(&window, "iris").by, Weighting::Area);
}

#[test]
fn means_of_zones_weigh_by_what_their_dialog_says() {
    let mut window = window(english());
    edit(&mut window, "insee");
    window.get_by_role_and_label(Role::ComboBox, "Means weigh by");
    press(&mut window, Role::ComboBox, "Means weigh by");
    picture(&mut window, "means-by");
    press(&mut window, Role::Button, "P21_POP");
    click(&mut window, "Apply");
    settle(&mut window);
    let by_people = MeanBy::Column("P21_POP".to_owned());
    assert_eq!(source(&window, "insee").mean_by, by_people);
    undo(&mut window);
    assert_eq!(source(&window, "insee").mean_by, MeanBy::Found);
}

#[test]
fn rows_are_left_out_by_the_values_of_a_column() {
    let mut window = window(english());
    edit(&mut window, "iris");
    click(&mut window, "One more condition");
    press(
        &mut window,
        Role::ComboBox,
        "Column that decides which rows count",
    );
    press(&mut window, Role::Button, "nom_iris");
    press(&mut window, Role::ComboBox, "Values of nom_iris");
    picture(&mut window, "only-values");
    press(&mut window, Role::CheckBox, "Centre-Horloge · 1");
    press(&mut window, Role::CheckBox, "Centre-Cloître · 1");
    window.key_press(egui::Key::Escape);
    window.run();
    press(&mut window, Role::ComboBox, "nom_iris is");
    press(&mut window, Role::Button, "is not");
    picture(&mut window, "only-chosen");
    click(&mut window, "Apply");
    settle(&mut window);
    let only = Only::parse("nom_iris≠Centre-Horloge,Centre-Cloître").unwrap();
    let wanted = source(&window, "iris");
    assert_eq!(wanted.only, [only]);
    let data = window.state().session().data();
    assert_eq!(data.fact(&wanted).unwrap().left_out, 2);
    undo(&mut window);
    assert!(source(&window, "iris").only.is_empty());
}

#[test]
fn communes_that_have_merged_are_matched_by_those_of_today() {
    let folder = tempfile::tempdir().unwrap();
    crate::ground::annecy(folder.path());
    let add = [
        "add",
        "a.arpent",
        "rp2012.csv",
        "--as",
        "rp",
        "--key",
        "CODGEO",
    ];
    crate::cli::succeed(folder.path(), &add);
    let mut window = window(Options {
        project: Some(folder.path().join("a.arpent")),
        ..english()
    });
    stage(&mut window, "Data");
    picture(&mut window, "merged-gone");
    click(&mut window, "Match rp to the precincts");
    settle(&mut window);
    picture(&mut window, "merged-match");
    click(&mut window, "CODGEO · communes merged since");
    click(&mut window, "Match");
    settle(&mut window);
    picture(&mut window, "merged-done");
    assert!(source(&window, "rp").merged_communes);
    let session = window.state().session();
    let joined = session.derived().joins["rp"].as_ref().unwrap();
    assert_eq!(joined.join.matched_rows, 5);
    undo(&mut window);
    assert!(!source(&window, "rp").merged_communes);
}

#[test]
fn a_rule_is_made_by_choosing_columns() {
    let mut window = window(english());
    edit(&mut window, "t2022");
    click(&mut window, "Which columns tell what…");
    settle(&mut window);
    press(&mut window, Role::ComboBox, "Columns of votes");
    let menu = window
        .get_by_role_and_label(Role::CheckBox, "inscrits")
        .rect();
    window.hover_at(menu.center());
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -9_000.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    window.run();
    picture(&mut window, "rule-menu");
    for choice in ["ORMESAN", "MARCHETERRE"] {
        press(&mut window, Role::CheckBox, choice);
    }
    window.key_press(egui::Key::Escape);
    window.run();
    press(&mut window, Role::ComboBox, "Registered");
    press(&mut window, Role::Button, "inscrits");
    settle(&mut window);
    picture(&mut window, "rule-made");
    click(&mut window, "Save and use");
    settle(&mut window);
    let read = source(&window, "t2022");
    assert_eq!(read.options.layout.as_deref(), Some("t2022"));
    let contests = &window
        .state()
        .session()
        .data()
        .table(&read)
        .unwrap()
        .contests;
    assert_eq!(contests[0].choices, ["ORMESAN", "MARCHETERRE"]);
    assert_eq!(contests[0].registered.as_deref(), Some("inscrits"));
    undo(&mut window);
    assert!(source(&window, "t2022").options.rule.is_none());
}

#[test]
fn the_register_is_written_from_the_data_panel() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.csv");
    let mut window = window(Options {
        answers: Some(vec![path.clone()]),
        ..english()
    });
    stage(&mut window, "Data");
    let write = "Write the register and the sources…";
    window.get_by_label(write).scroll_to_me();
    window.run();
    click(&mut window, write);
    settle(&mut window);
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("insee"), "{text}");
}

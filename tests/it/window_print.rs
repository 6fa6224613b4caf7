//! The operation and the look before a print, in the window.

use arpent::base::date::Date;
use arpent::base::words::Language;
use arpent::model::hardship::Hardship;
use arpent::model::operation::{Kind, Operation};
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, files, picture, settle, stage, window};

fn operation(window: &Window) -> Operation {
    Operation::clone(&window.state().session().project().operation)
}

/// Writes into an empty field.
fn write(window: &mut Window, field: &str, text: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, field);
    field.focus();
    field.type_text(text);
    window.run();
}

/// Unfolds the operation and opens its dialog.
fn open(window: &mut Window, [turf, operation, dialog]: [&str; 3]) {
    stage(window, turf);
    if window.query_by_label(dialog).is_none() {
        window.get_by_label(operation).scroll_to_me();
        window.run();
        click(window, operation);
        window.run_steps(30);
    }
    window.get_by_label(dialog).scroll_to_me();
    window.run();
    click(window, dialog);
}

const ENGLISH: [&str; 3] = ["Turf", "On the packets", "Dates, crews, notice…"];

fn write_evening(window: &mut Window, date: &str) {
    click(window, "Add an evening");
    write(window, "Day of evening 1", date);
    write(window, "Evening 1, from", "18:00");
    write(window, "Evening 1, until", "20h30");
}

#[test]
fn the_operation_is_written_in_a_dialog_and_undone() {
    let mut window = window(english());
    open(&mut window, ENGLISH);
    window.get_by_role_and_label(Role::ComboBox, "Kind").click();
    window.run();
    picture(&mut window, "operation-kind");
    click(&mut window, "Get out the vote");
    click(&mut window, "Add an evening");
    window.get_by_label("Write days as 2026-03-14 and times as 18:00");
    click(&mut window, "Remove evening 1");
    write_evening(&mut window, "2099-03-14");
    click(&mut window, "Add a crew");
    write(&mut window, "Phone of crew 1", "01 99 00 00 01");
    write(&mut window, "Where they meet, in words", "Town hall");
    click(&mut window, "Add a meeting point");
    window.get_by_label("Write places as latitude and longitude: 47.76, 4.74");
    let degrees = "Latitude and longitude of meeting point 1";
    write(&mut window, degrees, "47.76, 4.74");
    write(
        &mut window,
        "Name or address of meeting point 1",
        "1 square",
    );
    click(&mut window, "Crew 1 cannot take: Badly lit");
    picture(&mut window, "operation");
    click(&mut window, "Keep this");
    let kept = operation(&window);
    assert_eq!(kept.kind, Some(Kind::GetOutTheVote));
    assert_eq!(kept.slots[0].to_string(), "2099-03-14 18:00-20:30");
    assert_eq!(kept.crews[0].to_string(), "Crew 1, 01 99 00 00 01");
    assert_eq!(kept.crews[0].cannot, [Hardship::Dark].into());
    assert_eq!(kept.meeting, "Town hall");
    assert_eq!(kept.meetings[0].to_string(), "47.76, 4.74, 1 square");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert_eq!(operation(&window).kind, None, "one step takes it back");
}

#[test]
fn the_dialog_speaks_french() {
    let mut window = window(Options {
        language: Some(Language::French),
        ..Options::default()
    });
    let french = ["Parcours", "Sur les dossiers", "Dates, binômes, notice…"];
    open(&mut window, french);
    click(&mut window, "Ajouter un binôme");
    picture(&mut window, "operation-fr");
    click(&mut window, "Garder");
    assert_eq!(operation(&window).crews[0].name, "Binôme 1");
}

#[test]
fn what_stands_in_the_way_of_a_print_has_a_button_to_put_it_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(Options {
        answers: Some(vec![folder.path().to_owned()]),
        date: Date::new(2026, 3, 1),
        ..english()
    });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    open(&mut window, ENGLISH);
    write_evening(&mut window, "2020-03-14");
    click(&mut window, "Keep this");

    window.get_by_label("Print packets…").click();
    settle(&mut window);
    window.get_by_label("Before printing");
    window.get_by_label("An evening is in the past.");
    window.get_by_label("Print anyway…");
    picture(&mut window, "preflight");
    assert!(files(folder.path()).is_empty(), "nothing is printed yet");

    let places = window.get_all_by_label("To the operation");
    places.into_iter().next().unwrap().click();
    window.run();
    click(&mut window, "Remove evening 1");
    click(&mut window, "Keep this");
    assert!(operation(&window).slots.is_empty());
}

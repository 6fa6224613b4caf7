//! Several operations in a project, in the window.

use arpent::base::words::Language;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, stage, window};

const FIRST: &str = "Porte-à-porte d’automne";

fn at_hand(window: &Window) -> &str {
    &window.state().session().project().operation.name
}

fn turfs(window: &Window) -> Option<usize> {
    let plan = window.state().session().project().plan.as_ref();
    plan.map(|plan| plan.turfs.len())
}

/// Opens the menu, which is called by the operation at hand, and chooses something of it.
fn choose(window: &mut Window, what: &str) {
    let menu = format!("Operation: {}", at_hand(window));
    click(window, &menu);
    click(window, what);
    settle(window);
}

fn name(window: &mut Window, name: &str) {
    let field = window.get_by_role_and_label(Role::TextInput, "Name of the operation");
    field.focus();
    field.type_text(name);
    window.run();
}

fn cut(window: &mut Window) {
    stage(window, "Target");
    click(window, "Select: The first");
    stage(window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(window);
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
}

#[test]
fn operations_are_begun_used_closed_and_removed_from_the_bar() {
    let mut window = window(english());
    cut(&mut window);
    let first = turfs(&window);
    assert!(first.is_some());
    choose(&mut window, "New operation…");
    picture(&mut window, "operation-new");
    name(&mut window, FIRST);
    window.get_by_label(&format!("There is an operation {FIRST} already"));
    click(&mut window, "Cancel");
    choose(&mut window, "New operation…");
    name(&mut window, "Leaflets");
    click(&mut window, "Begin");
    assert_eq!((at_hand(&window), turfs(&window)), ("Leaflets", None));

    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    assert_eq!(turfs(&window), None);
    let refusal = format!("Operation {FIRST} has turfs in 12 of these precincts");
    window.get_by_label_contains(&refusal);
    picture(&mut window, "operation-refused");

    click(&mut window, "Operation: Leaflets");
    picture(&mut window, "operation-menu");
    click(&mut window, FIRST);
    settle(&mut window);
    assert_eq!((at_hand(&window), turfs(&window)), (FIRST, first));
    choose(&mut window, "Close this operation");
    assert!(window.state().session().project().closed);
    choose(&mut window, "Leaflets");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    assert_eq!(turfs(&window), first, "its precincts are free");
    choose(&mut window, "Remove this operation…");
    window.get_by_label("Remove Leaflets?");
    picture(&mut window, "operation-remove");
    click(&mut window, "Remove");
    assert_eq!(at_hand(&window), FIRST);
    undo(&mut window);
    assert_eq!((at_hand(&window), turfs(&window)), ("Leaflets", first));
}

#[test]
fn another_operation_is_found_by_typing() {
    let mut window = window(english());
    choose(&mut window, "Duplicate this operation…");
    name(&mut window, "Second round");
    click(&mut window, "Begin");
    assert_eq!(at_hand(&window), "Second round");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    let field = "A command, a precinct, a street, an indicator";
    window.get_by_label(field).type_text("go to porte");
    window.run();
    picture(&mut window, "operation-found");
    click(&mut window, &format!("Go to {FIRST}, operation"));
    assert_eq!(at_hand(&window), FIRST);
}

#[test]
fn the_menu_speaks_french() {
    let mut window = window(Options {
        language: Some(Language::French),
        ..Options::default()
    });
    click(&mut window, &format!("Opération\u{202f}: {FIRST}"));
    window.get_by_label("Clôturer cette opération");
    picture(&mut window, "operation-menu-fr");
}

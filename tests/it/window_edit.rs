//! Turfs edited by hand in the window, by what things are called.

use std::sync::Arc;

use arpent::model::turf::{Plan, Turf};
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Window, click, english, picture, settle, stage, window};

/// The sample's best precincts cut into turfs of 45 doors.
fn cut() -> Window {
    let mut window = window(Options { ..english() });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    window
}

pub(crate) fn plan(window: &Window) -> Arc<Plan> {
    window.state().session().project().plan.clone().unwrap()
}

pub(crate) fn turf(window: &Window, number: usize) -> Arc<Turf> {
    Arc::clone(plan(window).turf(number).unwrap())
}

/// Clicks a button that may be further down in the panel.
pub(crate) fn press(window: &mut Window, label: &str) {
    window
        .get_by_role_and_label(Role::Button, label)
        .click_accesskit();
    window.run();
    settle(window);
}

/// The row of a turf in the list.
pub(crate) fn open(window: &mut Window, row: &str) {
    window
        .get_by_role_and_label(Role::Row, row)
        .click_accesskit();
    window.run();
}

pub(crate) fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

/// Draws a rectangle on the map, once the tool that does so is in use.
fn draw_around(window: &mut Window, from: Pos2, to: Pos2) {
    let button = |pos: Pos2, pressed: bool| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.step();
    window.event(button(from, true));
    window.step();
    for step in 1..=4_u8 {
        let share = f32::from(step) / 4.0;
        window.event(Event::PointerMoved(from + (to - from) * share));
        window.step();
    }
    window.event(button(to, false));
    window.step();
    settle(window);
}

#[test]
fn a_turf_is_locked_named_reversed_split_and_merged() {
    let mut window = cut();
    let before = plan(&window);
    open(&mut window, "Turf 2");
    press(&mut window, "Lock turf 2");
    assert!(turf(&window, 2).locked);
    window.get_by_role_and_label(Role::Row, "Turf 2, locked");
    assert!(window.query_by_label("Reverse turf 2").is_none());
    picture(&mut window, "edit-locked");
    undo(&mut window);
    assert_eq!(plan(&window), before);

    press(&mut window, "Reverse turf 2");
    let reversed: Vec<_> = turf(&window, 2).stops.iter().rev().cloned().collect();
    assert_eq!(reversed, before.turf(2).unwrap().stops);
    undo(&mut window);

    let name = window.get_by_role_and_label(Role::TextInput, "Name");
    name.focus();
    window.run();
    window
        .get_by_role_and_label(Role::TextInput, "Name")
        .type_text("Rue Basse");
    window.run();
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(turf(&window, 2).name, "Rue Basse");
    let label = window.state().session().history().undo_label().cloned();
    assert_eq!(label.unwrap().key(), "edit-action-rename");

    let split = "Split turf 2 into 2";
    window.get_by_label(split).scroll_to_me();
    window.run();
    window.hover_at(window.get_by_label(split).rect().center());
    settle(&mut window);
    window.run_steps(40);
    let doors = before.turf(2).unwrap().doors();
    let arrow = format!("{doors} → ");
    let after = window.get_by_label_contains(&arrow);
    let after = after.accesskit_node().value().unwrap_or_default();
    picture(&mut window, "edit-split-before");
    assert_eq!(plan(&window).turfs.len(), before.turfs.len());
    window.hover_at(pos2(900.0, 20.0));
    window.run_steps(40);
    press(&mut window, split);
    let now = turf(&window, 2).doors();
    assert!(
        after.contains(&format!("{doors} → {now}")),
        "{now}: {after}"
    );
    let turfs = before.turfs.len();
    assert_eq!(
        plan(&window).turfs.len(),
        turfs + 1,
        "the last number is new"
    );
    let parts = [2, turfs + 1].map(|number| turf(&window, number).doors());
    assert_eq!(parts.iter().sum::<u64>(), before.turf(2).unwrap().doors());
    window.get_by_label_contains("In one piece · ");
    picture(&mut window, "edit-split");

    window
        .get_by_role_and_label(Role::ComboBox, "Merge with")
        .click_accesskit();
    window.run();
    let other = format!("Turf {}", turfs + 1);
    let places: Vec<_> = window.query_all_by_label(&other).collect();
    let choice = places
        .iter()
        .find(|node| node.accesskit_node().role() == Role::Button);
    choice.unwrap().click_accesskit();
    window.run();
    press(&mut window, &format!("Merge turfs 2, {}", turfs + 1));
    assert_eq!(plan(&window).turfs.len(), turfs);
    assert_eq!(turf(&window, 2).doors(), before.turf(2).unwrap().doors());
}

#[test]
fn addresses_drawn_around_move_and_what_becomes_of_the_turfs_is_shown_before() {
    let mut window = cut();
    let before = plan(&window);
    open(&mut window, "Turf 1");
    window.key_press(Key::R);
    window.run();
    draw_around(&mut window, pos2(560.0, 250.0), pos2(760.0, 520.0));
    window.get_by_label_contains("addresses of");
    window.get_by_label("Draw a rectangle over addresses");
    let row = window.get_by_role_and_label(Role::Row, "Turf 2");
    window.hover_at(row.rect().left_center() + egui::vec2(40.0, 0.0));
    settle(&mut window);
    window.run_steps(40);
    window.get_by_label_contains("to turf 2");
    assert!(window.query_all_by_label_contains(" → ").count() > 1);
    picture(&mut window, "edit-pointed");
    press(&mut window, "Take out");
    picture(&mut window, "edit-chosen");
    assert!(
        window.query_all_by_label_contains(" → ").count() > 0,
        "before and after"
    );
    assert_eq!(plan(&window), before, "only shown so far");
    let all = window.query_all_by_label_contains("Take ");
    let out: Vec<String> = all
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let out = out
        .into_iter()
        .find(|label| label.ends_with(" out") && label != "Take out");
    press(&mut window, &out.unwrap());
    let gone = plan(&window).left_out.len() - before.left_out.len();
    assert!(gone > 1, "{gone}");
    assert!(
        window.query_by_label_contains("addresses of").is_none(),
        "chosen no longer"
    );
    undo(&mut window);
    assert_eq!(plan(&window), before);

    draw_around(&mut window, pos2(560.0, 250.0), pos2(760.0, 520.0));
    press(&mut window, "New turf");
    let all = window.query_all_by_label_contains("Make a turf of");
    let new: Vec<String> = all
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    press(&mut window, &new[0]);
    let after = plan(&window);
    assert!(after.numbered().count() <= before.numbered().count() + 1);
    let doors = |plan: &Plan| plan.numbered().map(|(_, turf)| turf.doors()).sum::<u64>();
    assert_eq!(doors(&after), doors(&before));
    assert!(after.changed_from(&before).len() >= 2);
}

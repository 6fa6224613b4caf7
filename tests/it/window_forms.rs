//! What the map is drawn as, chosen in the window; and classes moved on the histogram.

use arpent::model::shading::{Classes, Form, Mass, Shading};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, window};

fn shading(window: &Window) -> Shading {
    window.state().session().project().shading.clone()
}

fn choose(window: &mut Window, name: &str, choice: &str) {
    window
        .get_by_role_and_label(Role::ComboBox, name)
        .scroll_to_me();
    window.run();
    window.get_by_role_and_label(Role::ComboBox, name).click();
    window.run();
    // What drops down is drawn last; the table may have a column of the same name.
    let choices = window.get_all_by_role_and_label(Role::Button, choice);
    choices.last().unwrap().click();
    window.run();
    settle(window);
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    for share in [0.3, 0.7, 1.0] {
        window.hover_at(from + (to - from) * share);
        window.run();
    }
    window.drop_at(to);
    window.run();
}

#[test]
fn every_form_is_chosen_by_its_name_and_undone() {
    let mut window = window(english());
    let before = shading(&window);
    for (name, shown) in [
        ("Two figures at once", "form-pair"),
        ("Circles", "form-circles"),
        ("Dots", "form-dots"),
        ("Density", "form-heat"),
    ] {
        choose(&mut window, "Drawn as", name);
        assert_ne!(shading(&window).form, before.form, "{name}");
        assert_eq!(window.state().session().derived().not_drawn, None);
        if shown == "form-pair" {
            for arrow in ['↑', '→'] {
                let start = format!("{arrow}\u{a0}");
                let size = window.get_by_label_contains(&start).rect().size();
                assert!(size.x < 160.0 && size.y < 36.0, "{arrow} {size}");
            }
        }
        picture(&mut window, shown);
        undo(&mut window);
        assert_eq!(shading(&window), before, "{name}");
    }
}

#[test]
fn a_density_is_of_doors_where_those_are_chosen() {
    let mut window = window(english());
    choose(&mut window, "Drawn as", "Density");
    choose(&mut window, "Of what", "Doors");
    let Form::Heat { mass, .. } = shading(&window).form else {
        panic!("no density");
    };
    assert_eq!(mass, Mass::Doors);
    picture(&mut window, "form-heat-doors");
}

#[test]
fn the_end_of_a_class_is_dragged_on_the_histogram_and_undone_in_one_step() {
    let mut window = window(english());
    click(&mut window, "Histogram");
    let before = shading(&window);
    let grip = window.get_by_label("Break 2").rect().center();
    drag(&mut window, grip, grip + egui::vec2(60.0, 0.0));
    let Classes::ByHand(breaks) = shading(&window).classes else {
        panic!("breaks are not by hand");
    };
    assert!(breaks.windows(2).all(|pair| pair[0] < pair[1]));
    picture(&mut window, "form-breaks");
    undo(&mut window);
    assert_eq!(shading(&window), before);
}

#[test]
fn breaks_by_hand_are_not_taken_for_those_of_a_density() {
    let mut window = window(english());
    choose(&mut window, "Classes", "By hand");
    let Classes::ByHand(of_scores) = shading(&window).classes else {
        panic!("breaks are not by hand");
    };
    choose(&mut window, "Drawn as", "Density");
    assert_eq!(shading(&window).classes, Classes::Quantile);
    choose(&mut window, "Classes", "By hand");
    let Classes::ByHand(of_density) = shading(&window).classes else {
        panic!("breaks are not by hand");
    };
    assert!(of_scores.last() < of_density.first(), "{of_density:?}");
}

#[test]
fn a_drag_over_the_bars_selects_the_precincts_in_that_range() {
    let mut window = window(english());
    click(&mut window, "Histogram");
    let name = "Bars of how many precincts have which figure";
    let bars = window.get_by_role_and_label(Role::Canvas, name).rect();
    let (from, to) = (bars.center(), bars.right_center());
    drag(&mut window, from, to - egui::vec2(2.0, 0.0));
    let session = window.state().session();
    let figures = &session.derived().shown;
    let (low, high) = figures
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), figure| {
            (low.min(*figure), high.max(*figure))
        });
    let middle = f64::midpoint(low, high);
    let least = session.selection.iter().map(|it| figures[it.index()]);
    let least = least.fold(f64::MAX, f64::min);
    assert!(!session.selection.is_empty());
    assert!(middle - 0.02 * (high - low) <= least, "{least} {middle}");
    picture(&mut window, "form-brush");
}

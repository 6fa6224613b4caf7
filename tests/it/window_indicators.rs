//! The window's browser of indicators, its ready-made ones, and the table of blocs.

use std::sync::Arc;

use arpent::base::words::Language;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, window};

fn indicators(window: &Window) -> usize {
    window.state().session().project().indicators.len()
}

/// Clicks a button where other things bear its name too.
fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

#[test]
fn indicators_are_browsed_with_their_twins_and_shown_on_the_map() {
    let mut window = window(english());
    press(&mut window, "Indicators");
    settle(&mut window);
    picture(&mut window, "indicators");
    let before = window.state().session().project().shading.shown.clone();
    click(&mut window, "Show “Abstention in 2024” on the map");
    let shown = window.state().session().project().shading.shown.clone();
    assert_ne!(before, shown);
    let correlations = window.state().session().likeness().correlations();
    assert_eq!(correlations.map(|it| it.count), Some(6));
    press(&mut window, "Correlations");
    picture(&mut window, "correlations");
    assert!(
        window
            .query_by_label("Precincts by both indicators")
            .is_none()
    );
    // The drawer keeps its height, frame after frame.
    let field = |window: &Window| {
        let fields = window.query_all_by_label("Correlations");
        let heights = fields.map(|field| field.rect().height());
        heights.fold(0.0, f32::max)
    };
    let height = field(&window);
    window.run_steps(10);
    assert!((field(&window) - height).abs() < 1.0);
}

#[test]
fn a_ready_made_indicator_is_one_click_away() {
    let mut window = window(english());
    let before = indicators(&window);
    press(&mut window, "Indicators");
    press(&mut window, "New indicator…");
    press(&mut window, "Ready-made");
    click(
        &mut window,
        "Unemployed, share of those active aged 15 to 64",
    );
    picture(&mut window, "ready-made");
    press(&mut window, "Add to the score");
    settle(&mut window);
    assert_eq!(indicators(&window), before + 1);
    let project = Arc::clone(window.state().session().project());
    let added = project.indicators.last().unwrap();
    assert_eq!(
        added.formula,
        r#"100 * SUM(insee."P21_CHOM1564") / SUM(insee."P21_ACT1564")"#
    );
}

#[test]
fn blocs_are_followed_over_time_and_can_be_changed() {
    let french = Options {
        language: Some(Language::French),
        ..Options::default()
    };
    let mut window = window(french);
    press(&mut window, "Indicateurs");
    settle(&mut window);
    picture(&mut window, "indicateurs");
    press(&mut window, "Nouvel indicateur…");
    press(&mut window, "Dans le temps");
    picture(&mut window, "dans-le-temps");
    press(&mut window, "Modifier les blocs…");
    picture(&mut window, "blocs");
    press(&mut window, "Ajouter un bloc");
    press(&mut window, "Utiliser ces blocs");
    let project = Arc::clone(window.state().session().project());
    assert_eq!(project.blocs.0.len(), 6);
    let undo = window.state().session().history().undo_label().is_some();
    assert!(undo, "a change of blocs has a name in the history");
}

#[test]
fn a_scatter_plot_selects_what_is_drawn_around() {
    let mut window = window(english());
    click(&mut window, "Scatter plot");
    let plot = window.get_by_label_contains("Scatter plot:");
    let rect = plot.rect();
    window.hover_at(rect.min + egui::vec2(60.0, 6.0));
    window.drag_at(rect.min + egui::vec2(60.0, 6.0));
    window.run();
    window.hover_at(rect.center());
    window.run();
    picture(&mut window, "scatter");
    window.drop_at(rect.center());
    window.run();
    let selected = window.state().session().selection.len();
    let all = window
        .state()
        .session()
        .precincts()
        .map_or(0, |it| it.len());
    assert!(0 < selected && selected < all, "{selected} of {all}");
}

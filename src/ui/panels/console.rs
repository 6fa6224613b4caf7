//! The speaker's console: the note, what comes next, the time, and what the room may try out.

use egui::{RichText, ScrollArea, Ui};

use crate::model::scorecard::{Term, Weight};
use crate::msg;
use crate::ui::icons;
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::show::{SceneRequest, Show};
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::slider::slider;

/// Draws the console.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, show: &Show, requests: &mut Requests) {
    heading(ui, scene, show);
    steps(ui, scene, show, requests);
    if show.is_apart() {
        freeze(ui, scene, show, requests);
    }
    let mut leave = false;
    ui.horizontal(|ui| {
        leave = ui.button(scene.text("window-leave-presenting")).clicked();
        if ui.button(scene.text("scene-hide-console")).clicked() {
            requests.ask(Request::Scene(SceneRequest::Console));
        }
    });
    if leave {
        requests.ask(Request::Scene(SceneRequest::Leave));
    }
    ScrollArea::vertical()
        .id_salt("console")
        .auto_shrink(false)
        .show(ui, |ui| {
            note(ui, scene, show);
            what_if(ui, scene, show, requests);
        });
}

/// Which scene is on, of how many, and how long the talk has lasted.
fn heading(ui: &mut Ui, scene: &Scene<'_>, show: &Show) {
    let scenes = &scene.session.project().scenes;
    let now = ui.input(|input| input.time);
    ui.ctx().request_repaint_after_secs(1.0);
    let elapsed = elapsed(now - show.since);
    let of = match scenes.get(show.at) {
        Some(_) => scene.say(&msg!("scene-of", n = show.at + 1, of = scenes.len())),
        None => scene.text("scene-none-to-show"),
    };
    widgets::line(ui, of, elapsed);
    if let Some(shown) = scenes.get(show.at) {
        ui.label(RichText::new(&shown.title).heading());
    }
}

fn steps(ui: &mut Ui, scene: &Scene<'_>, show: &Show, requests: &mut Requests) {
    let scenes = &scene.session.project().scenes;
    if scenes.is_empty() {
        return;
    }
    let mut step = None;
    ui.horizontal(|ui| {
        ui.add_enabled_ui(0 < show.at, |ui| {
            let back = scene.text("scene-previous");
            if widgets::button(ui, icons::PREVIOUS, back).clicked() {
                step = Some(-1);
            }
        });
        ui.add_enabled_ui(show.at + 1 < scenes.len(), |ui| {
            let on = scene.text("scene-next");
            if widgets::button(ui, icons::NEXT, on).clicked() {
                step = Some(1);
            }
        });
    });
    if let Some(by) = step {
        requests.ask(Request::Scene(SceneRequest::Step(by)));
    }
    let next = match scenes.get(show.at + 1) {
        Some(next) => scene.say(&msg!("scene-then", title = next.title.as_str())),
        None => scene.text("scene-last"),
    };
    widgets::hint(ui, next);
}

/// The audience keeps its picture while the speaker looks for something.
fn freeze(ui: &mut Ui, scene: &Scene<'_>, show: &Show, requests: &mut Requests) {
    let name = if show.frozen {
        scene.text("scene-unfreeze")
    } else {
        scene.text("scene-freeze")
    };
    if widgets::button(ui, icons::FREEZE, name).clicked() {
        requests.ask(Request::Scene(SceneRequest::Freeze));
    }
    if show.frozen {
        widgets::warning(ui, scene.text("scene-frozen"));
    }
}

fn note(ui: &mut Ui, scene: &Scene<'_>, show: &Show) {
    let scenes = &scene.session.project().scenes;
    let Some(shown) = scenes.get(show.at).filter(|shown| !shown.note.is_empty()) else {
        return;
    };
    widgets::section(ui, scene.text("scene-note"));
    ui.label(&shown.note);
    ui.add_space(theme::GRID);
}

/// The weights on show: moving one changes what the room sees, and nothing else.
fn what_if(ui: &mut Ui, scene: &Scene<'_>, show: &Show, requests: &mut Requests) {
    let terms = &scene.session.on_show().scorecard.terms;
    if terms.is_empty() {
        return;
    }
    widgets::section(ui, scene.text("scene-what-if"));
    widgets::hint(ui, scene.text("scene-what-if-hint"));
    if show.what_if && ui.button(scene.text("scene-as-saved")).clicked() {
        requests.ask(Request::Scene(SceneRequest::AsSaved));
    }
    for (place, term) in terms.iter().enumerate() {
        ui.push_id(place, |ui| weight(ui, place, term, scene, requests));
    }
}

fn weight(ui: &mut Ui, place: usize, term: &Term, scene: &Scene<'_>, requests: &mut Requests) {
    let title = title(scene, &term.indicator);
    widgets::line(ui, title.as_str(), scene.words.number(term.weight.0, 0));
    let name = scene.say(&msg!("window-weight-of", term = title));
    if let Some(wanted) = slider(ui, term.weight.0, true, &name).wanted {
        requests.ask(Request::Scene(SceneRequest::WhatIf {
            term: place,
            weight: Weight::new(wanted),
        }));
    }
}

/// Minutes and seconds, as a stopwatch shows them.
fn elapsed(seconds: f64) -> String {
    let (minutes, seconds) = ((seconds / 60.0).floor(), (seconds % 60.0).floor());
    format!("{minutes:.0}:{seconds:02.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopwatch_counts_minutes() {
        assert_eq!(elapsed(0.4), "0:00");
        assert_eq!(elapsed(59.9), "0:59");
        assert_eq!(elapsed(3725.0), "62:05");
    }
}

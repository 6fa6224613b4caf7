//! The parts of one term in the Score stage.

use egui::{Align, Layout, RichText, Ui};

use crate::base::words::Message;
use crate::model::scorecard::{Scale, Term, Weight};
use crate::msg;
use crate::session::action::Action;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number};

/// The title, and the weight as a number.
pub(crate) fn title_row(
    ui: &mut Ui,
    place: usize,
    term: &Term,
    title: &str,
    live: bool,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let palette = theme::palette(ui);
    let colour = if live { palette.text } else { palette.weak };
    ui.horizontal(|ui| {
        let width = ui.available_width();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut weight = term.weight.0;
            let field = Number {
                name: scene.say(&msg!("window-weight-number", term = title)),
                range: -100.0..=100.0,
                decimals: 0,
                unit: "",
                width: 44.0,
            };
            let response = ui
                .add_enabled_ui(!term.locked, |ui| {
                    number(ui, &mut weight, field, scene.words)
                })
                .inner;
            if response.changed() {
                requests.act(Action::SetWeight {
                    term: place,
                    weight: Weight::new(weight),
                });
            }
            if response.drag_stopped() || (response.changed() && !response.dragged()) {
                requests.ask(Request::EndGesture);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_max_width(width - 60.0);
                let text = RichText::new(title)
                    .font(theme::strong(theme::TEXT))
                    .color(colour);
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}

/// Drawn from the right: remove, solo, mute, lock, flip.
pub(crate) fn switches(
    ui: &mut Ui,
    place: usize,
    term: &Term,
    title: &str,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let mut switch = |icon: &str, key: Message, on: bool, action: Action| {
        let name = scene.say(&key);
        if widgets::icon_toggle(ui, icon, name, on).clicked() {
            requests.act_once(action);
        }
    };
    switch(
        icons::REMOVE,
        msg!("window-remove-term", term = title),
        false,
        Action::RemoveTerm(place),
    );
    switch(
        icons::SOLO,
        msg!("window-solo", term = title),
        term.solo,
        Action::ToggleSolo(place),
    );
    let sound = if term.muted {
        icons::MUTE
    } else {
        icons::MUTE_OFF
    };
    switch(
        sound,
        msg!("window-mute", term = title),
        term.muted,
        Action::ToggleMute(place),
    );
    let lock = if term.locked {
        icons::LOCK
    } else {
        icons::LOCK_OPEN
    };
    switch(
        lock,
        msg!("window-lock", term = title),
        term.locked,
        Action::ToggleLock(place),
    );
    switch(
        icons::FLIP,
        msg!("window-flip", term = title),
        false,
        Action::SetWeight {
            term: place,
            weight: Weight::new(-term.weight.0),
        },
    );
}

/// The scale it is put on.
pub(crate) fn scale_choice(
    ui: &mut Ui,
    place: usize,
    term: &Term,
    title: &str,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let small = RichText::new(scene.say(&scale_name(term.scale))).size(theme::TEXT_SMALL);
    let combo = egui::ComboBox::from_id_salt("scale")
        .selected_text(small)
        .width(84.0);
    let response = combo
        .show_ui(ui, |ui| {
            for scale in Scale::ALL {
                let chosen =
                    ui.selectable_label(scale == term.scale, scene.say(&scale_name(scale)));
                if chosen.clicked() {
                    requests.act_once(Action::SetScale { term: place, scale });
                }
            }
        })
        .response;
    response.accessible_name(scene.say(&msg!("window-scale-of", term = title)));
}

fn scale_name(scale: Scale) -> Message {
    match scale {
        Scale::Rank => msg!("window-scale-rank"),
        Scale::ZScore => msg!("window-scale-z"),
        Scale::MinMax => msg!("window-scale-minmax"),
    }
}

/// Why a term has no figures, where it has none; `blank` is one whose figures are all missing.
pub(crate) fn problem(ui: &mut Ui, term: &Term, blank: bool, scene: &Scene<'_>) {
    // What is still being read is not missing.
    let reading = !scene.session.jobs.running().is_empty();
    match scene.session.derived().columns.get(&term.indicator) {
        Some(Err(problem)) => {
            widgets::warning(ui, scene.say(&problem.what));
        }
        Some(Ok(_)) if blank && !reading => {
            widgets::warning(ui, scene.text("window-term-no-data"));
        }
        _ => (),
    }
}

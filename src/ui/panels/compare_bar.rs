//! The bar above two maps: what the second one shows, and how far two scores agree.

use std::sync::Arc;

use egui::{Align, Button, ComboBox, Frame, Layout, Margin, Panel, RichText, Ui, Vec2};

use crate::model::shading::Shown;
use crate::msg;
use crate::session::compared::{Agreement, Comparison, Other, Reading};
use crate::session::selection::Pick;
use crate::ui::chooser::Purpose;
use crate::ui::command::Command;
use crate::ui::comparing::CompareRequest;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Maps, Scene};
use crate::ui::theme;
use crate::ui::two_maps::name_of;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number};

/// How wide the choices are.
const OTHER: f32 = 236.0;
const READING: f32 = 156.0;

/// Draws the bar at the top of the room.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let compared = scene.session.compared();
    let Some(asked) = compared.asked() else {
        return;
    };
    let frame = Frame::new()
        .fill(theme::palette(ui).panel)
        .inner_margin(Margin::symmetric(8, 4));
    Panel::top("compare")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            let mut wanted = asked.clone();
            ui.horizontal(|ui| choices(ui, &mut wanted, scene, requests));
            match (compared.second(), compared.agreement()) {
                (Some(Err(problem)), _) => {
                    widgets::warning(ui, scene.say(&problem.what));
                    widgets::hint(ui, scene.say(&problem.hint));
                }
                (_, Some(agreement)) => {
                    ui.horizontal(|ui| facts(ui, agreement, &mut wanted, scene, requests));
                }
                (_, None) => (),
            }
            if wanted != *asked {
                requests.ask(Request::Compare(CompareRequest::With(wanted)));
            }
        });
}

/// What the second map is about, what of it is shown, and how the two share the room.
fn choices(ui: &mut Ui, wanted: &mut Comparison, scene: &Scene<'_>, requests: &mut Requests) {
    let label = scene.text("two-against");
    widgets::hint(ui, &*label);
    let response = ComboBox::from_id_salt("two-other")
        .selected_text(name_of(&wanted.other, scene))
        .truncate()
        .width(OTHER)
        .height(420.0)
        .show_ui(ui, |ui| others(ui, &mut wanted.other, scene, requests))
        .response;
    let response = match scene.session.compared().last_change() {
        Some(change) => {
            response.on_hover_text(scene.say(&msg!("two-changed", what = change.clone())))
        }
        None => response,
    };
    response.accessible_name(label);
    if wanted.other.is_scoring() {
        readings(ui, &mut wanted.reading, scene);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if widgets::icon_button(ui, icons::CLEAR, scene.text("two-close")).clicked() {
            requests.ask(Request::Compare(CompareRequest::Close));
        }
        for (maps, command) in [
            (Maps::Swipe, Command::Swipe),
            (Maps::Beside, Command::Beside),
        ] {
            let on = scene.maps() == maps;
            let button = Button::selectable(on, command.icon()).min_size(Vec2::splat(24.0));
            let name = scene.say(&command.label());
            let clicked = ui.add(button).on_hover_text(name).clicked();
            if clicked && !on {
                requests.run(command);
            }
        }
    });
}

fn others(ui: &mut Ui, wanted: &mut Other, scene: &Scene<'_>, requests: &mut Requests) {
    let session = scene.session;
    let mut offer = |ui: &mut Ui, other: Other| {
        let name = name_of(&other, scene);
        if ui.selectable_label(*wanted == other, name).clicked() {
            *wanted = other;
        }
    };
    offer(ui, Other::BeforeLastChange);
    offer(ui, Other::Shown(Shown::Score));
    widgets::hint(ui, scene.text("two-recipes"));
    for recipe in session.compared().recipes() {
        offer(ui, Other::Recipe(Arc::clone(recipe)));
    }
    if ui.button(scene.text("two-open-recipe")).clicked() {
        requests.ask(Request::Choose(Purpose::CompareRecipe));
        ui.close();
    }
    let project = session.project();
    if !project.scenes.is_empty() {
        widgets::hint(ui, scene.text("two-scenes"));
        for place in 0..project.scenes.len() {
            offer(ui, Other::Scene(place));
        }
    }
    if !project.indicators.is_empty() {
        widgets::hint(ui, scene.text("two-indicators"));
        for indicator in &project.indicators {
            let shown = Shown::Indicator(indicator.name.clone());
            offer(ui, Other::Shown(shown));
        }
    }
}

fn readings(ui: &mut Ui, wanted: &mut Reading, scene: &Scene<'_>) {
    let name = |reading: Reading| match reading {
        Reading::Itself => scene.text("two-itself"),
        Reading::ScoreDifference => scene.text("two-score-difference"),
        Reading::PlacesGained => scene.text("two-places-gained"),
    };
    let response = ComboBox::from_id_salt("two-reading")
        .selected_text(name(*wanted))
        .truncate()
        .width(READING)
        .show_ui(ui, |ui| {
            for reading in [
                Reading::Itself,
                Reading::ScoreDifference,
                Reading::PlacesGained,
            ] {
                ui.selectable_value(wanted, reading, name(reading));
            }
        })
        .response;
    response.accessible_name(scene.text("two-reading"));
}

/// How far the scores agree, who came to the best and who left them, and the list to discuss.
fn facts(
    ui: &mut Ui,
    agreement: &Agreement,
    wanted: &mut Comparison,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    ui.spacing_mut().item_spacing.x = theme::GRID;
    let rho = msg!("two-correlation", rho = (agreement.correlation, 2));
    ui.label(RichText::new(scene.say(&rho)).size(theme::TEXT_SMALL))
        .on_hover_text(scene.text("two-correlation-about"));
    ui.separator();
    ui.label(RichText::new(scene.text("two-best")).size(theme::TEXT_SMALL));
    let mut percent = 100.0 * wanted.share;
    let share = Number {
        name: scene.text("two-best-share"),
        range: 1.0..=100.0,
        decimals: 0,
        unit: "%",
        width: 48.0,
    };
    if number(ui, &mut percent, share, scene.words).changed() {
        wanted.share = percent / 100.0;
    }
    let turnover = &agreement.turnover;
    for (precincts, said) in [
        (
            &turnover.entered,
            msg!("two-entered", n = turnover.entered.len()),
        ),
        (&turnover.left, msg!("two-left", n = turnover.left.len())),
    ] {
        let said = scene.say(&said);
        let text = RichText::new(said).size(theme::TEXT_SMALL);
        let button = ui.add_enabled(!precincts.is_empty(), Button::new(text));
        let select = scene.text("two-select");
        if button.on_hover_text(select).clicked() {
            requests.ask(Request::Pick(precincts.clone(), Pick::Replace));
        }
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let discuss = scene.text("two-discuss");
        let text = RichText::new(format!("{}  {discuss}", icons::DISCUSS));
        let button = ui.add(Button::new(text.size(theme::TEXT_SMALL)));
        if button.accessible_name(discuss).clicked() {
            requests.ask(Request::Compare(CompareRequest::Discuss));
        }
    });
}

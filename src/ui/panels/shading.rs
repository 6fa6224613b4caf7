//! How the map is coloured: what, in which classes, in which colours.

use egui::{Color32, ComboBox, Rect, RichText, Sense, Ui, Vec2};

use crate::base::words::Message;
use crate::draw::colour::Rgb;
use crate::draw::depiction::Drawn;
use crate::draw::ramp;
use crate::model::shading::{Classes, Form, Mass, Ramp, Shading, Shown};
use crate::msg;
use crate::session::action::Action;
use crate::ui::panels::form;
use crate::ui::panels::score::title;
use crate::ui::preview;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// Draws the controls.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    widgets::section(ui, scene.text("window-shading"));
    let shading = &scene.session.project().shading;
    let mut wanted = shading.clone();
    choose_shown(ui, &mut wanted, scene);
    form::ui(ui, &mut wanted, scene);
    // Two figures at once have three classes each, in colours of their own; dots have one.
    let dots = matches!(wanted.form, Form::Dots { .. });
    let pair = matches!(wanted.form, Form::Pair(_));
    if !dots && !pair {
        choose_classes(ui, &mut wanted, scene);
        if let Classes::ByHand(breaks) = &mut wanted.classes {
            edit_breaks(ui, breaks, scene);
        }
    }
    form::classes(ui, &mut wanted, scene);
    if !pair {
        choose_ramp(ui, &mut wanted, scene);
    }
    if matches!(wanted.classes, Classes::ByHand(_))
        && wanted.classes == shading.classes
        && classed(&wanted) != classed(shading)
    {
        // Those were set for other figures.
        wanted.classes = Classes::Quantile;
    }
    if wanted != *shading {
        // What is dragged is one step to undo, however many frames it takes.
        let action = Action::SetShading(wanted);
        if ui.input(|input| input.pointer.any_down()) {
            requests.act(action);
        } else {
            requests.act_once(action);
        }
    }
    if ui.input(|input| input.pointer.any_released()) {
        requests.ask(Request::EndGesture);
    }
}

/// The figures that fall into classes: those shown, or how dense something lies.
fn classed(shading: &Shading) -> (Option<&Mass>, Option<&Shown>) {
    match &shading.form {
        Form::Heat { mass, .. } => (Some(mass), None),
        _ => (None, Some(&shading.shown)),
    }
}

/// The breaks there are now.
fn breaks_now(scene: &Scene<'_>) -> Vec<f64> {
    let derived = scene.session.derived();
    match derived.depiction.as_ref().map(|depiction| &depiction.drawn) {
        Some(Drawn::Heat(heat)) => heat.0.breaks.clone(),
        _ => derived.breaks.to_vec(),
    }
}

fn choose_shown(ui: &mut Ui, wanted: &mut Shading, scene: &Scene<'_>) {
    let name = |shown: &Shown| match shown {
        Shown::Score => scene.text("window-the-score"),
        Shown::Indicator(name) => title(scene, name),
    };
    widgets::row(ui, scene.text("window-shown"), |ui| {
        let current = name(&wanted.shown);
        let combo = ComboBox::from_id_salt("shown")
            .selected_text(current)
            .truncate()
            .width(180.0);
        let response = combo
            .show_ui(ui, |ui| {
                let indicators = &scene.session.project().indicators;
                let all = indicators
                    .iter()
                    .map(|indicator| Shown::Indicator(indicator.name.clone()));
                for shown in std::iter::once(Shown::Score).chain(all) {
                    let text = name(&shown);
                    ui.selectable_value(&mut wanted.shown, shown, text);
                }
            })
            .response;
        response.accessible_name(scene.text("window-shown"));
    });
}

fn choose_classes(ui: &mut Ui, wanted: &mut Shading, scene: &Scene<'_>) {
    let kinds = [
        Classes::Quantile,
        Classes::EqualInterval,
        Classes::NaturalBreaks,
        Classes::StandardDeviation,
        Classes::ByHand(breaks_now(scene)),
    ];
    widgets::row(ui, scene.text("window-classes"), |ui| {
        let by_hand = matches!(wanted.classes, Classes::ByHand(_));
        ui.add_enabled_ui(!by_hand, |ui| {
            let mut count = wanted.count;
            let response = ComboBox::from_id_salt("count")
                .selected_text(scene.words.count(count as u64))
                .width(32.0)
                .show_ui(ui, |ui| {
                    for choice in 2..=9 {
                        let text = scene.words.count(choice as u64);
                        ui.selectable_value(&mut count, choice, text);
                    }
                })
                .response;
            response.accessible_name(scene.text("window-class-count"));
            wanted.count = count;
        });
        let current = scene.say(&classes_name(&wanted.classes));
        let combo = ComboBox::from_id_salt("classes")
            .selected_text(current)
            .truncate()
            .width(132.0);
        let response = combo
            .show_ui(ui, |ui| {
                for kind in kinds {
                    let same =
                        std::mem::discriminant(&kind) == std::mem::discriminant(&wanted.classes);
                    let text = scene.say(&classes_name(&kind));
                    if ui.selectable_label(same, text).clicked() && !same {
                        wanted.classes = kind;
                    }
                }
            })
            .response;
        response.accessible_name(scene.text("window-classes"));
    });
}

fn classes_name(classes: &Classes) -> Message {
    match classes {
        Classes::Quantile => msg!("window-classes-quantile"),
        Classes::EqualInterval => msg!("window-classes-equal"),
        Classes::NaturalBreaks => msg!("window-classes-natural"),
        Classes::StandardDeviation => msg!("window-classes-deviation"),
        Classes::ByHand(_) => msg!("window-classes-hand"),
    }
}

fn edit_breaks(ui: &mut Ui, breaks: &mut [f64], scene: &Scene<'_>) {
    use crate::ui::widgets::number::{Number, number};
    widgets::hint(ui, scene.text("window-breaks-hint"));
    ui.horizontal_wrapped(|ui| {
        for (place, edge) in breaks.iter_mut().enumerate() {
            let field = Number {
                name: scene.say(&msg!("window-break", n = place + 1)),
                range: f64::MIN..=f64::MAX,
                decimals: 1,
                unit: "",
                width: 52.0,
            };
            number(ui, edge, field, scene.words);
        }
    });
    breaks.sort_unstable_by(f64::total_cmp);
}

fn choose_ramp(ui: &mut Ui, wanted: &mut Shading, scene: &Scene<'_>) {
    widgets::row(ui, scene.text("window-ramp"), |ui| {
        let reverse = scene.text("window-reverse");
        let icon = crate::ui::icons::FLIP;
        if widgets::icon_toggle(ui, icon, reverse, wanted.reversed).clicked() {
            wanted.reversed = !wanted.reversed;
        }
        let response = ComboBox::from_id_salt("ramp")
            .selected_text(RichText::new(scene.say(&ramp_name(wanted.ramp))))
            .truncate()
            .width(148.0)
            .show_ui(ui, |ui| {
                for choice in Ramp::ALL {
                    let row = ui.horizontal(|ui| {
                        swatches(ui, choice, wanted.reversed, scene);
                        ui.selectable_label(wanted.ramp == choice, scene.say(&ramp_name(choice)))
                    });
                    if row.inner.clicked() {
                        wanted.ramp = choice;
                    }
                }
            })
            .response;
        response.accessible_name(scene.text("window-ramp"));
    });
}

fn swatches(ui: &mut Ui, choice: Ramp, reversed: bool, scene: &Scene<'_>) {
    let size = Vec2::new(60.0, 14.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let colours = ramp::colours(choice, 5, reversed);
    let width = size.x / colours.len() as f32;
    let seen = |colour: Rgb| preview::seen(colour, scene);
    for (place, colour) in colours.into_iter().map(seen).enumerate() {
        let corner = rect.min + Vec2::new(place as f32 * width, 0.0);
        let part = Rect::from_min_size(corner, Vec2::new(width, size.y));
        ui.painter()
            .rect_filled(part, 0.0, Color32::from_rgb(colour.0, colour.1, colour.2));
    }
}

fn ramp_name(ramp: Ramp) -> Message {
    match ramp {
        Ramp::YellowGreenBlue => msg!("window-ramp-yellow-green-blue"),
        Ramp::Oranges => msg!("window-ramp-oranges"),
        Ramp::Purples => msg!("window-ramp-purples"),
        Ramp::Viridis => msg!("window-ramp-viridis"),
        Ramp::Cividis => msg!("window-ramp-cividis"),
        Ramp::PurpleOrange => msg!("window-ramp-purple-orange"),
        Ramp::BrownTeal => msg!("window-ramp-brown-teal"),
        Ramp::Greys => msg!("window-ramp-greys"),
    }
}

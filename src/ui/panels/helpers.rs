//! Who comes, and for how long, beside the form that plans for them.

use egui::Ui;

use crate::model::operation::Operation;
use crate::session::action::Action;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number, whole};

/// Draws who comes for the operation: what is typed is kept with it.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let operation = &scene.session.project().operation;
    let mut helpers = operation.helpers;
    let mut people = f64::from(helpers.people);
    let mut evenings = f64::from(helpers.evenings);
    let mut left = false;
    for (value, name, decimals, unit, range) in [
        (&mut people, scene.text("window-people"), 0, "", 1.0..=400.0),
        (
            &mut helpers.hours,
            scene.text("window-hours"),
            1,
            "h",
            0.5..=12.0,
        ),
        (
            &mut evenings,
            scene.text("window-evenings"),
            0,
            "",
            1.0..=30.0,
        ),
    ] {
        widgets::row(ui, name.clone(), |ui| {
            let field = Number {
                name,
                range,
                decimals,
                unit,
                width: 64.0,
            };
            let response = number(ui, value, field, scene.words);
            left |= response.lost_focus() || response.drag_stopped();
        });
    }
    helpers.people = whole(people);
    helpers.evenings = whole(evenings);
    if helpers != operation.helpers {
        requests.act(Action::SetOperation(Operation {
            helpers,
            ..Operation::clone(operation)
        }));
    }
    if left {
        requests.ask(Request::EndGesture);
    }
}

//! Where crews meet, shown on the map and named beside the form that plans for them.

use egui::{TextEdit, Ui};

use crate::map::view::Tool;
use crate::model::operation::Operation;
use crate::msg;
use crate::session::action::Action;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// Draws the meeting points of the operation, and how to add one.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let operation = &scene.session.project().operation;
    widgets::row(ui, scene.text("meeting-points"), |ui| {
        let on = scene.view.tool == Tool::Meet;
        let text = if on {
            scene.text("meeting-click")
        } else if operation.meetings.is_empty() {
            scene.text("meeting-show")
        } else {
            scene.text("meeting-another")
        };
        let button = ui.selectable_label(on, format!("{}  {text}", icons::PIN));
        if button.accessible_name(&text).clicked() {
            requests.ask(Request::Use(if on { Tool::Pan } else { Tool::Meet }));
        }
    });
    let mut wanted = Operation::clone(operation);
    let mut removed = None;
    let mut left = false;
    for (place, point) in wanted.meetings.iter_mut().enumerate() {
        let n = place + 1;
        ui.push_id(("meeting", place), |ui| {
            ui.horizontal(|ui| {
                let field = TextEdit::singleline(&mut point.name)
                    .hint_text(scene.text("meeting-name-usual"))
                    .desired_width(ui.available_width() - 40.0);
                let field = ui
                    .add(field)
                    .on_hover_text(operation.meetings[place].degrees());
                let field = field.accessible_name(scene.say(&msg!("meeting-name", n = n)));
                left |= field.lost_focus();
                let remove = scene.say(&msg!("meeting-remove", n = n));
                if widgets::icon_button(ui, icons::CLEAR, remove).clicked() {
                    removed = Some(place);
                }
            });
        });
    }
    if let Some(place) = removed {
        wanted.meetings.remove(place);
        requests.act_once(Action::SetOperation(wanted));
        return;
    }
    if wanted != **operation {
        requests.act(Action::SetOperation(wanted));
    }
    if left {
        requests.ask(Request::EndGesture);
    }
}

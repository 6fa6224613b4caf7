//! Asked before unsaved changes would be lost.

use egui::Ui;

use crate::ui::dialogs::{Stay, title};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// What was to be done when the question came up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Close the window.
    Quit,
    /// Start an empty project.
    New,
    /// Choose another project.
    Open,
    /// Open the sample town.
    OpenSample,
}

/// Draws the question.
pub(crate) fn ui(ui: &mut Ui, then: Then, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
    title(ui, scene.text("window-unsaved"));
    ui.label(scene.text("window-unsaved-hint"));
    let mut stay = Stay::Open;
    let save = scene.text("window-unsaved-save");
    if widgets::primary(ui, true, save).clicked() {
        requests.ask(Request::SaveThen(then));
        stay = Stay::Closed;
    }
    ui.horizontal(|ui| {
        if ui.button(scene.text("window-unsaved-drop")).clicked() {
            requests.ask(Request::Then(then));
            stay = Stay::Closed;
        }
        if ui.button(scene.text("window-cancel")).clicked() {
            stay = Stay::Closed;
        }
    });
    stay
}

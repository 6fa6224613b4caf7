//! What a crew cannot take, as small toggles in the operation's dialog.

use egui::{Button, Ui};

use crate::model::hardship::Hardship;
use crate::model::schedule::Crew;
use crate::msg;
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// Draws the toggles of a crew.
pub(super) fn ui(ui: &mut Ui, crew: &mut Crew, n: usize, scene: &Scene<'_>) {
    ui.horizontal_wrapped(|ui| {
        widgets::hint(ui, scene.text("crews-cannot"));
        for hard in Hardship::ALL {
            let text = scene.say(&hard.said());
            let name = msg!("crews-cannot-take", n = n, hard = text.as_str());
            let on = crew.cannot.contains(&hard);
            let button = ui.add(Button::selectable(on, text).small());
            if button.accessible_name(scene.say(&name)).clicked() {
                if on {
                    crew.cannot.remove(&hard);
                } else {
                    crew.cannot.insert(hard);
                }
            }
        }
    });
}

//! What went wrong, in full, and what to do about it.

use egui::{RichText, Ui};

use crate::session::problem::Problem;
use crate::ui::dialogs::{Stay, title};
use crate::ui::icons;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws it.
pub(crate) fn ui(ui: &mut Ui, problem: &Problem, scene: &Scene<'_>) -> Stay {
    title(ui, scene.text("window-problem"));
    ui.label(RichText::new(scene.say(&problem.what)).font(theme::strong(theme::TEXT)));
    ui.label(scene.say(&problem.hint));
    ui.add_space(theme::GRID);
    let mut stay = Stay::Open;
    ui.horizontal(|ui| {
        if ui.button(scene.text("window-close")).clicked() {
            stay = Stay::Closed;
        }
        if widgets::button(ui, icons::FILE, scene.text("window-copy")).clicked() {
            ui.ctx().copy_text(problem.say(scene.words));
        }
    });
    stay
}

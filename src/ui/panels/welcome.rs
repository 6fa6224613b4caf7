//! The first three steps, until they are not wanted any more.

use egui::{Align2, Button, Frame, Margin, Rect, RichText, Ui, Vec2};

use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the steps at the top of the map.
pub(crate) fn ui(ui: &mut Ui, map: Rect, scene: &Scene<'_>, requests: &mut Requests) {
    if !scene.view.welcome || map.width() < 360.0 {
        return;
    }
    let palette = theme::palette(ui);
    let area = egui::Area::new(egui::Id::unique("welcome"))
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(map.center_top() + Vec2::new(-theme::GAP, theme::GAP))
        .order(egui::Order::Middle);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS_WINDOW)
        .inner_margin(Margin::symmetric(16, 12));
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, theme::HALF);
            ui.horizontal(|ui| {
                let title = RichText::new(scene.text("window-welcome"));
                ui.label(title.font(theme::strong(theme::TEXT)));
                let close = scene.text("window-welcome-close");
                if widgets::icon_button(ui, icons::CLEAR, close).clicked() {
                    requests.ask(Request::DismissWelcome);
                }
            });
            ui.horizontal(|ui| steps(ui, scene, requests));
        });
    });
}

fn steps(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let palette = theme::palette(ui);
    for (number, text, command) in [
        (1, scene.text("window-welcome-open"), Command::AddFile),
        (2, scene.text("window-welcome-results"), Command::AddFile),
        (
            3,
            scene.text("window-welcome-slide"),
            Command::Go(Stage::Score),
        ),
    ] {
        let digit = RichText::new(scene.words.count(number)).font(theme::strong(theme::TEXT));
        ui.label(digit.color(palette.accent));
        if ui.add(Button::new(text)).clicked() {
            requests.run(command);
        }
    }
}

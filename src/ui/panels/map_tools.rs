//! The small buttons on the map: nearer, farther, everything, and the ways to select.

use egui::{Align2, Frame, Margin, Rect, Ui, Vec2};

use crate::map::view::Tool;
use crate::msg;
use crate::ui::choosing;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Maps, Scene};
use crate::ui::theme;
use crate::ui::widgets;

/// Draws them at the top right of the map.
pub(crate) fn ui(ui: &mut Ui, map: Rect, scene: &Scene<'_>, requests: &mut Requests) {
    if scene.session.precincts().is_none() {
        return;
    }
    let palette = theme::palette(ui);
    let area = egui::Area::new(egui::Id::unique("map-tools"))
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(map.right_top() + Vec2::new(-theme::GAP, theme::GAP))
        .order(egui::Order::Middle);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(4));
    area.show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0);
            if widgets::icon_button(ui, icons::ADD, scene.text("window-zoom-in")).clicked() {
                requests.ask(Request::Step(1));
            }
            if widgets::icon_button(ui, icons::MINUS, scene.text("window-zoom-out")).clicked() {
                requests.ask(Request::Step(-1));
            }
            let all = scene.say(&Command::ZoomAll.label());
            if widgets::icon_button(ui, icons::FIT, all).clicked() {
                requests.run(Command::ZoomAll);
            }
            ui.separator();
            let addresses = choosing::is_on(scene);
            for (tool, command, of_addresses) in [
                (Tool::Lasso, Command::Lasso, msg!("edit-lasso")),
                (Tool::Rectangle, Command::Rectangle, msg!("edit-rectangle")),
            ] {
                let name = if addresses {
                    scene.say(&of_addresses)
                } else {
                    scene.say(&command.label())
                };
                let on = scene.view.tool == tool;
                if widgets::icon_toggle(ui, command.icon(), name, on).clicked() {
                    requests.ask(Request::Use(if on { Tool::Pan } else { tool }));
                }
            }
            // Two maps have them in the bar above.
            if scene.maps() == Maps::One {
                ui.separator();
                for command in [Command::Beside, Command::Swipe] {
                    let name = scene.say(&command.label());
                    if widgets::icon_button(ui, command.icon(), name).clicked() {
                        requests.run(command);
                    }
                }
            }
            if !scene.view.inspects(ui.ctx()) {
                ui.separator();
                let name = scene.say(&Command::Inspector.label());
                if widgets::icon_button(ui, icons::INSPECTOR, name).clicked() {
                    requests.run(Command::Inspector);
                }
            }
        });
    });
}

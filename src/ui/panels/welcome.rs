//! The first three steps, until they are not wanted any more.

use egui::{Align, Button, Frame, Layout, Margin, Panel, RichText, Ui};

use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the steps in a strip above the map.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    if !scene.view.welcome {
        return;
    }
    let frame = Frame::new()
        .fill(theme::palette(ui).accent_faint)
        .inner_margin(Margin::symmetric(theme::MARGIN, 6));
    Panel::top("welcome")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = scene.text("window-welcome-close");
                if widgets::icon_button(ui, icons::CLEAR, close).clicked() {
                    requests.ask(Request::DismissWelcome);
                }
                let room = egui::Vec2::new(ui.available_width(), theme::CONTROL);
                let layout = Layout::left_to_right(Align::Center).with_main_wrap(true);
                ui.allocate_ui_with_layout(room, layout, |ui| {
                    let title = RichText::new(scene.text("window-welcome"));
                    ui.label(title.font(theme::strong(theme::TEXT)));
                    ui.add_space(theme::GRID);
                    steps(ui, scene, requests);
                });
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

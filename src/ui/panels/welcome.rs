//! The first three steps, until they are not wanted any more.

use egui::{Align, Button, Frame, Layout, Margin, Panel, RichText, Ui, Vec2};

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
            let room = Vec2::new(
                ui.available_width() - theme::CONTROL - theme::GRID,
                theme::CONTROL,
            );
            ui.horizontal_top(|ui| {
                let steps = Layout::left_to_right(Align::Center).with_main_wrap(true);
                ui.allocate_ui_with_layout(room, steps, |ui| {
                    ui.set_min_size(room);
                    let title = RichText::new(scene.text("window-welcome"));
                    ui.label(title.font(theme::strong(theme::TEXT)));
                    self::steps(ui, scene, requests);
                });
                let close = scene.text("window-welcome-close");
                if widgets::icon_button(ui, icons::CLEAR, close).clicked() {
                    requests.ask(Request::DismissWelcome);
                }
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
        let step = Button::new((digit.color(palette.accent), text.as_str()));
        if ui.add(step).accessible_name(&text).clicked() {
            requests.run(command);
        }
    }
}

//! The map as other eyes see it, in this window only: never saved, never exported.

use std::borrow::Cow;

use egui::{Align2, Area, Button, Frame, Id, Margin, Rect, RichText, Ui, Vec2};

use crate::base::words::Message;
use crate::draw::colour::Rgb;
use crate::draw::legend::{Legend, Sign};
use crate::draw::vision::Vision;
use crate::msg;
use crate::ui::command::Command;
use crate::ui::requests::Requests;
use crate::ui::scene::{Scene, View};
use crate::ui::theme;

/// What a vision is called, after "the map".
pub(super) fn name(vision: Vision) -> Message {
    match vision {
        Vision::Deuteranopia => msg!("preview-deuteranopia"),
        Vision::Protanopia => msg!("preview-protanopia"),
        Vision::Tritanopia => msg!("preview-tritanopia"),
        Vision::Greys => msg!("preview-greys"),
    }
}

impl View {
    /// Whose eyes the map is shown to; before a room always everybody's.
    pub(crate) fn sees_as(&self) -> Option<Vision> {
        self.vision.filter(|_| !self.presents())
    }
}

/// The legend in the colours that are seen.
pub(super) fn legend<'a>(legend: &'a Legend, scene: &Scene<'_>) -> Cow<'a, Legend> {
    let Some(vision) = scene.view.sees_as() else {
        return Cow::Borrowed(legend);
    };
    let mut seen = legend.clone();
    for class in &mut seen.classes {
        class.colour = vision.sees(class.colour);
    }
    if let Some(Sign::Dot { colour, .. }) = &mut seen.sign {
        *colour = vision.sees(*colour);
    }
    Cow::Owned(seen)
}

/// A colour as it is seen.
pub(super) fn seen(colour: Rgb, scene: &Scene<'_>) -> Rgb {
    let vision = scene.view.sees_as();
    vision.map_or(colour, |vision| vision.sees(colour))
}

/// Says on the map whose eyes it is shown to, and ends that.
pub(super) fn line(ui: &Ui, map: Rect, scene: &Scene<'_>, requests: &mut Requests) {
    let Some(vision) = scene.view.sees_as() else {
        return;
    };
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(10, 6));
    Area::new(Id::unique("preview"))
        .pivot(Align2::LEFT_TOP)
        // Below what chooses the level.
        .fixed_pos(map.left_top() + Vec2::new(theme::GRID, 7.0 * theme::GRID))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    let said = scene.say(&msg!("preview-line", vision = name(vision)));
                    ui.label(RichText::new(said).size(theme::TEXT_SMALL));
                    let end = Button::new(scene.text("preview-end")).small();
                    if ui.add(end).clicked() {
                        requests.run(Command::See(vision));
                    }
                });
            });
        });
}

//! What the colours of the map mean, as a card on the map.

use egui::{Color32, Frame, Margin, Rect, RichText, Sense, Ui, Vec2};

use crate::draw::legend::Legend;
use crate::ui::scene::Scene;
use crate::ui::theme;

/// Draws it as a card, large for the back of a room; the colours as the map shows them, with
/// as much of what lies below them.
pub(crate) fn card(ui: &mut Ui, legend: &Legend, cover: f64, large: bool, scene: &Scene<'_>) {
    let palette = theme::palette(ui);
    let (size, swatch) = if large {
        (theme::TEXT_TITLE, 24.0)
    } else {
        (theme::TEXT_SMALL, 14.0)
    };
    Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 3.0);
            ui.spacing_mut().interact_size.y = swatch;
            ui.set_max_width(260.0 * if large { 1.6 } else { 1.0 });
            ui.label(RichText::new(&legend.title).font(theme::strong(size)));
            for class in legend.classes.iter().rev() {
                let colour = Color32::from_rgb(class.colour.0, class.colour.1, class.colour.2)
                    .gamma_multiply(cover as f32);
                let said = legend.range(class, scene.words);
                row(ui, Some(colour), said, class.count, (size, swatch), scene);
            }
            if legend.no_data > 0 {
                let said = scene.text("window-no-data");
                row(ui, None, said, legend.no_data, (size, swatch), scene);
            }
        });
}

fn row(
    ui: &mut Ui,
    colour: Option<Color32>,
    said: String,
    count: usize,
    (size, swatch): (f32, f32),
    scene: &Scene<'_>,
) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(swatch * 1.6, swatch), Sense::hover());
        match colour {
            Some(colour) => ui.painter().rect_filled(rect, 1.0, colour),
            None => hatch(ui, rect),
        };
        ui.label(RichText::new(said).size(size));
        let count = format!("({})", scene.words.count(count as u64));
        ui.label(RichText::new(count).size(size).color(palette.weak));
    });
}

fn hatch(ui: &Ui, rect: Rect) -> egui::layers::ShapeIdx {
    let palette = theme::palette(ui);
    let painter = ui.painter().with_clip_rect(rect);
    let background = painter.rect_filled(rect, 1.0, palette.ground);
    let stroke = egui::Stroke::new(1.0, palette.weak);
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let (from, to) = (
            egui::pos2(x, rect.bottom()),
            egui::pos2(x + rect.height(), rect.top()),
        );
        painter.line_segment([from, to], stroke);
        x += 5.0;
    }
    background
}

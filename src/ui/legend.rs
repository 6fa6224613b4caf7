//! What the colours of the map mean, as a card on the map.

use egui::{Color32, Frame, Margin, Rect, RichText, Sense, Ui, Vec2};

use crate::draw::colour::Rgb;
use crate::draw::legend::{Legend, Sign};
use crate::draw::ramp;
use crate::msg;
use crate::ui::preview;
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
            sign(ui, legend, cover, (size, swatch), scene);
            for class in legend.classes.iter().rev() {
                let colour = solid(class.colour).gamma_multiply(cover as f32);
                let said = legend.range(class, scene.words);
                let count = legend.counts().then_some(class.count);
                row(ui, Some(colour), said, count, (size, swatch), scene);
            }
            if legend.no_data > 0 {
                let said = scene.text("window-no-data");
                row(ui, None, said, Some(legend.no_data), (size, swatch), scene);
            }
            if let Some(note) = legend.note(scene.words) {
                ui.label(RichText::new(note).size(size).color(palette.weak));
            }
        });
}

/// What there is to explain above the classes.
fn sign(ui: &mut Ui, legend: &Legend, cover: f64, (size, swatch): (f32, f32), scene: &Scene<'_>) {
    match &legend.sign {
        None | Some(Sign::PerArea) => (),
        Some(Sign::Pair { first, second }) => {
            square(ui, second, cover, (size, swatch), scene);
            ui.label(RichText::new(format!("→ {first}")).size(size));
        }
        Some(Sign::Dot { each, colour }) => {
            let said = scene.say(&msg!("legend-dot", n = (*each, 0)));
            disc(ui, 2.5, Some(solid(*colour)), said, (size, swatch));
        }
        Some(Sign::Sizes { title, sizes }) => {
            ui.label(RichText::new(title).size(size));
            for (units, radius) in sizes {
                let said = scene.words.number(*units, 0);
                disc(ui, *radius as f32, None, said, (size, swatch));
            }
        }
    }
}

/// A disc, or a circle where it has no colour, and what it stands for.
fn disc(
    ui: &mut Ui,
    radius: f32,
    colour: Option<Color32>,
    said: String,
    (size, swatch): (f32, f32),
) {
    let room = Vec2::new((2.0 * radius).max(swatch * 1.6), (2.0 * radius).max(swatch));
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        let rim = egui::Stroke::new(1.0, theme::palette(ui).text);
        match colour {
            Some(colour) => ui.painter().circle_filled(rect.center(), radius, colour),
            None => ui.painter().circle_stroke(rect.center(), radius, rim),
        };
        ui.label(RichText::new(said).size(size));
    });
}

/// The nine colours of two figures: the first rises to the right, the second upwards.
fn square(ui: &mut Ui, second: &str, cover: f64, (size, swatch): (f32, f32), scene: &Scene<'_>) {
    let field = swatch * 1.3;
    ui.horizontal(|ui| {
        let side = Vec2::splat(3.0 * field);
        let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
        for (row, colours) in ramp::pair().into_iter().rev().enumerate() {
            for (column, colour) in colours.into_iter().enumerate() {
                let corner = rect.min + Vec2::new(column as f32, row as f32) * field;
                let room = Rect::from_min_size(corner, Vec2::splat(field));
                let colour = solid(preview::seen(colour, scene)).gamma_multiply(cover as f32);
                ui.painter().rect_filled(room, 0.0, colour);
            }
        }
        ui.label(RichText::new(format!("↑ {second}")).size(size));
    });
}

fn solid(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

fn row(
    ui: &mut Ui,
    colour: Option<Color32>,
    said: String,
    count: Option<usize>,
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
        if let Some(count) = count {
            let count = format!("({})", scene.words.count(count as u64));
            ui.label(RichText::new(count).size(size).color(palette.weak));
        }
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

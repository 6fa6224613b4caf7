//! What the colours of the map mean, as a card on the map.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, FontId, Frame, Label, Margin, Rect, Response, RichText, Sense, Ui, Vec2, WidgetInfo,
};

use crate::draw::colour::Rgb;
use crate::draw::depiction::GROUND;
use crate::draw::legend::{Legend, Sign};
use crate::draw::ramp;
use crate::model::address::LeftOut;
use crate::msg;
use crate::ui::icons;
use crate::ui::passed_by::{self, PassedBy};
use crate::ui::preview;
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;
use crate::ui::widgets;

/// How wide the titles are at most, and the names of two figures beside their square, in sizes of
/// letters.
const WIDEST: f32 = 18.0;
const BESIDE: f32 = 13.0;

/// More lines of a title are left to the pointer.
const LINES: usize = 2;

/// A side of one of the nine colours of two figures, in sizes of swatches; of a folded legend, in
/// points.
const FIELD: f32 = 1.3;
const FOLDED: f32 = 11.0;

/// How a legend stands on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// As large as it needs.
    Open,
    /// The same, to be folded.
    Foldable,
    /// Colours without what each means, to be opened.
    Folded,
    /// For the back of a room.
    Large,
}

/// Draws it as a card, the colours as the map shows them, with as much of what lies below them, and
/// how it shows addresses that are left out; whether it was asked to be folded or opened.
pub(crate) fn card(
    ui: &mut Ui,
    legend: &Legend,
    (cover, how): (f64, PassedBy),
    stand: Stand,
    scene: &Scene<'_>,
) -> bool {
    let palette = theme::palette(ui);
    // A legend is looked at; a drag over it is not meant for its letters.
    ui.style_mut().interaction.selectable_labels = false;
    let frame = Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS);
    if stand == Stand::Folded {
        let frame = frame.inner_margin(Margin::symmetric(8, 5));
        let response = frame
            .show(ui, |ui| folded(ui, legend, cover, scene))
            .response;
        return opener(ui, &response, legend, scene).clicked();
    }
    let (size, swatch) = if stand == Stand::Large {
        (theme::TEXT_TITLE, 24.0)
    } else {
        (theme::TEXT_SMALL, 14.0)
    };
    let mut fold = false;
    frame.inner_margin(Margin::same(10)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 3.0);
        ui.spacing_mut().interact_size.y = swatch;
        ui.set_max_width(260.0 / theme::TEXT_SMALL * size);
        ui.horizontal_top(|ui| {
            if stand == Stand::Foldable {
                let name = scene.say(&msg!("two-legend-fold", title = legend.title.as_str()));
                fold = widgets::icon_button(ui, icons::CARET_DOWN, name).clicked();
            }
            ui.vertical(|ui| head(ui, legend, cover, (size, swatch), scene));
        });
        sign(ui, legend, (size, swatch), scene);
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
        left_out(ui, how, (size, swatch), scene);
    });
    fold
}

/// What it is about: its title, or the square of two figures with their names.
fn head(ui: &mut Ui, legend: &Legend, cover: f64, (size, swatch): (f32, f32), scene: &Scene<'_>) {
    let Some(Sign::Pair { first, second }) = &legend.sign else {
        shortened(ui, &legend.title, theme::strong(size), WIDEST * size);
        return;
    };
    ui.horizontal_top(|ui| {
        square(ui, FIELD * swatch, cover, scene);
        ui.vertical(|ui| {
            for said in [format!("↑\u{a0}{second}"), format!("→\u{a0}{first}")] {
                shortened(ui, &said, FontId::proportional(size), BESIDE * size);
            }
        });
    });
}

/// Words in a few lines; all of them under the pointer.
fn shortened(ui: &mut Ui, words: &str, font: FontId, width: f32) {
    let colour = ui.visuals().text_color();
    let job = LayoutJob {
        wrap: TextWrapping {
            max_width: width,
            max_rows: LINES,
            ..TextWrapping::default()
        },
        ..LayoutJob::simple(words.to_owned(), font, colour, width)
    };
    let galley = ui.painter().layout_job(job);
    ui.add(Label::new(galley));
}

/// The colours in a row between the lowest and the highest figure.
fn folded(ui: &mut Ui, legend: &Legend, cover: f64, scene: &Scene<'_>) {
    let size = theme::TEXT_SMALL;
    ui.spacing_mut().item_spacing = Vec2::new(theme::HALF, 0.0);
    ui.spacing_mut().interact_size.y = size;
    ui.horizontal(|ui| {
        let weak = theme::palette(ui).weak;
        let caret = RichText::new(icons::CARET_UP).font(theme::icon(size));
        ui.label(caret.color(weak));
        if let Some(Sign::Pair { .. }) = legend.sign {
            square(ui, FOLDED, cover, scene);
        }
        let (Some(lowest), Some(highest)) = (legend.classes.first(), legend.classes.last()) else {
            sign(ui, legend, (size, size), scene);
            return;
        };
        let (from, to) = legend.ends((lowest, highest), scene.words);
        ui.label(RichText::new(from).size(size));
        let room = Vec2::new(FOLDED * legend.classes.len() as f32, FOLDED);
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        for (place, class) in legend.classes.iter().enumerate() {
            let corner = rect.min + Vec2::new(FOLDED * place as f32, 0.0);
            let swatch = Rect::from_min_size(corner, Vec2::splat(FOLDED));
            let colour = solid(class.colour).gamma_multiply(cover as f32);
            ui.painter().rect_filled(swatch, 0.0, colour);
        }
        ui.label(RichText::new(to).size(size));
    });
}

/// Makes all of a folded legend a button.
fn opener(ui: &Ui, card: &Response, legend: &Legend, scene: &Scene<'_>) -> Response {
    let name = scene.say(&msg!("two-legend-open", title = legend.title.as_str()));
    let response = ui.interact(card.rect, card.id.with("open"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
    let palette = theme::palette(ui);
    if response.hovered() || response.has_focus() {
        let line = egui::Stroke::new(1.0, palette.accent);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(card.rect, theme::RADIUS, line, kind);
    }
    response.on_hover_text(name)
}

/// What there is to explain above the classes.
fn sign(ui: &mut Ui, legend: &Legend, (size, swatch): (f32, f32), scene: &Scene<'_>) {
    match &legend.sign {
        None | Some(Sign::PerArea | Sign::Pair { .. }) => (),
        Some(Sign::Dot { each, colour }) => {
            let said = scene.say(&msg!("legend-dot", n = (*each, 0)));
            disc(ui, 2.5, Some(solid(*colour)), said, (size, swatch), scene);
        }
        Some(Sign::Sizes { title, sizes }) => {
            shortened(ui, title, FontId::proportional(size), WIDEST * size);
            for (units, radius) in sizes {
                let said = scene.words.number(*units, 0);
                disc(ui, *radius as f32, None, said, (size, swatch), scene);
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
    scene: &Scene<'_>,
) {
    let room = Vec2::new((2.0 * radius).max(swatch * 1.6), (2.0 * radius).max(swatch));
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
        let rim = egui::Stroke::new(1.0, theme::palette(ui).text);
        match colour {
            Some(colour) => {
                // On what it lies on in the map: a dark dot is not seen on a dark card.
                let ground = Rect::from_center_size(rect.center(), Vec2::splat(swatch));
                let seen = solid(preview::seen(GROUND, scene));
                ui.painter().rect_filled(ground, 1.0, seen);
                ui.painter().circle_filled(rect.center(), radius, colour)
            }
            None => ui.painter().circle_stroke(rect.center(), radius, rim),
        };
        ui.label(RichText::new(said).size(size));
    });
}

/// The nine colours of two figures: the first rises to the right, the second upwards.
fn square(ui: &mut Ui, field: f32, cover: f64, scene: &Scene<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(3.0 * field), Sense::hover());
    for (row, colours) in ramp::pair().into_iter().rev().enumerate() {
        for (column, colour) in colours.into_iter().enumerate() {
            let corner = rect.min + Vec2::new(column as f32, row as f32) * field;
            let room = Rect::from_min_size(corner, Vec2::splat(field));
            let colour = solid(preview::seen(colour, scene)).gamma_multiply(cover as f32);
            ui.painter().rect_filled(room, 0.0, colour);
        }
    }
}

/// The addresses that are left out, as the map shows them, while it does.
fn left_out(ui: &mut Ui, how: PassedBy, (size, swatch): (f32, f32), scene: &Scene<'_>) {
    let visited = scene.session.derived().visited.as_ref();
    let Some(visited) = visited.filter(|_| scene.view.stage == Stage::Turf) else {
        return;
    };
    let said = match how {
        PassedBy::Rings => [
            (LeftOut::Done, scene.text("visits-legend-done")),
            (LeftOut::Objects, scene.text("visits-legend-objects")),
        ],
        PassedBy::Hatched(_) => [
            (LeftOut::Done, scene.text("visits-legend-done-ground")),
            (LeftOut::Objects, scene.text("visits-legend-objects-ground")),
        ],
    };
    for (reason, said) in said {
        let count = visited.count(reason);
        if count == 0 {
            continue;
        }
        ui.horizontal(|ui| {
            let colour = solid(preview::seen(passed_by::COLOUR, scene));
            how.swatch(ui, Vec2::new(swatch * 1.6, swatch), reason, colour);
            ui.label(RichText::new(said).size(size));
            let count = format!("({})", scene.words.count(count as u64));
            let weak = theme::palette(ui).weak;
            ui.label(RichText::new(count).size(size).color(weak));
        });
    }
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

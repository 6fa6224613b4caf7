//! Every indicator against every other: a field of colours, and the cloud of the pair in it.

use std::sync::Arc;

use egui::{
    Align2, Color32, ColorImage, FontId, Pos2, Rect, Sense, Stroke, TextureHandle, TextureOptions,
    Ui, Vec2, pos2,
};

use crate::analysis::correlation::Correlations;
use crate::base::memo::{Memo, Same};
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::msg;
use crate::session::selection::Pick;
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// So many points at most are drawn in a cloud: more would only be a blot.
const POINTS: usize = 2_500;

/// What the matrix remembers.
#[derive(Default)]
pub(super) struct Matrix {
    texture: Memo<(Same<Correlations>, bool), Option<TextureHandle>>,
    /// The pair in the cloud, by their names.
    pair: Option<(String, String)>,
}

impl std::fmt::Debug for Matrix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Matrix")
            .field("pair", &self.pair)
            .finish_non_exhaustive()
    }
}

impl Matrix {
    /// Draws the field at the left, and the cloud of the pair that was clicked at the right.
    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let likeness = scene.session.likeness();
        let Some(correlations) = likeness.correlations().filter(|it| it.count > 1) else {
            widgets::hint(ui, scene.text("indicators-matrix-wait"));
            return;
        };
        let names: Vec<&str> = likeness.names().collect();
        let side = ui.available_height() - theme::GRID;
        ui.horizontal_top(|ui| {
            self.field(ui, side, correlations, &names, scene);
            ui.add_space(theme::GAP);
            let size = Vec2::new((ui.available_width() - theme::GRID).max(0.0), side);
            match &self.pair {
                Some(pair) if 120.0 < size.x => cloud(ui, size, pair, scene, requests),
                _ => {
                    widgets::hint(ui, scene.text("indicators-matrix-hint"));
                }
            }
        });
    }

    fn field(
        &mut self,
        ui: &mut Ui,
        side: f32,
        correlations: &Arc<Correlations>,
        names: &[&str],
        scene: &Scene<'_>,
    ) {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
        let dark = ui.visuals().dark_mode;
        let ctx = ui.ctx().clone();
        let key = (Same(Arc::clone(correlations)), dark);
        let texture = self.texture.get_or_make(key, |(correlations, dark)| {
            let image = image(&correlations.0, *dark)?;
            Some(ctx.load_texture("matrix", image, TextureOptions::NEAREST))
        });
        if let Some(texture) = texture {
            egui::Image::new((texture.id(), rect.size())).paint_at(ui, rect);
        }
        let step = side / correlations.count as f32;
        if let Some((a, b)) = &self.pair {
            let place = |name: &String| names.iter().position(|known| known == name);
            if let (Some(a), Some(b)) = (place(a), place(b)) {
                outline(ui, cell(rect, step, a, b));
            }
        }
        let at = response.hover_pos().filter(|at| rect.contains(*at));
        let Some((a, b)) = at.map(|at| place_at(rect, step, at)) else {
            response.accessible_name(scene.text("indicators-matrix"));
            return;
        };
        let (Some(one), Some(other)) = (names.get(a), names.get(b)) else {
            return;
        };
        outline(ui, cell(rect, step, a, b));
        let said = msg!(
            "indicators-pair",
            one = title(scene, one),
            other = title(scene, other),
            r = (correlations.between(a, b), 2)
        );
        if response.clicked() {
            self.pair = Some(((*one).to_owned(), (*other).to_owned()));
        }
        response
            .on_hover_text_at_pointer(scene.say(&said))
            .accessible_name(scene.text("indicators-matrix"));
    }
}

fn outline(ui: &Ui, cell: Rect) {
    let stroke = Stroke::new(1.5, theme::palette(ui).text);
    ui.painter()
        .rect_stroke(cell, 0.0, stroke, egui::StrokeKind::Outside);
}

fn cell(rect: Rect, step: f32, a: usize, b: usize) -> Rect {
    let corner = rect.min + Vec2::new(b as f32 * step, a as f32 * step);
    Rect::from_min_size(corner, Vec2::splat(step))
}

/// The row and the column of the cell at a place.
fn place_at(rect: Rect, step: f32, at: Pos2) -> (usize, usize) {
    let place = (at - rect.min) / step;
    (place.y as usize, place.x as usize)
}

/// A pixel a pair: from purple over the ground to orange, as r goes from −1 to 1.
fn image(correlations: &Correlations, dark: bool) -> Option<ColorImage> {
    let count = correlations.count;
    let ground = if dark {
        [38.0, 42.0, 48.0]
    } else {
        [247.0, 247.0, 247.0]
    };
    let pixel = |r: f64| {
        if r.is_nan() {
            return if dark {
                Color32::from_gray(70)
            } else {
                Color32::from_gray(205)
            };
        }
        let full = if r < 0.0 {
            [118.0, 82.0, 190.0]
        } else {
            [216.0, 110.0, 10.0]
        };
        let mix = |place: usize| {
            let (from, to): (f64, f64) = (ground[place], full[place]);
            from + (to - from) * r.abs()
        };
        let byte = |value: f64| value.round().clamp(0.0, 255.0) as u8;
        Color32::from_rgb(byte(mix(0)), byte(mix(1)), byte(mix(2)))
    };
    let pairs = (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
    let pixels: Vec<Color32> = pairs
        .map(|(a, b)| pixel(correlations.between(a, b)))
        .collect();
    (!pixels.is_empty()).then(|| ColorImage::new([count, count], pixels))
}

/// Two indicators against each other, a point a precinct; a click picks the precinct.
fn cloud(
    ui: &mut Ui,
    size: Vec2,
    (across, up): &(String, String),
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let session = scene.session;
    let column = |name: &String| session.derived().columns.get(name)?.as_ref().ok();
    let (Some(x), Some(y)) = (column(across), column(up)) else {
        return;
    };
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let palette = theme::palette(ui);
    let font = FontId::proportional(theme::TEXT_SMALL);
    let painter = ui.painter();
    let inner = rect.shrink2(Vec2::new(theme::GRID, 18.0));
    painter.rect_stroke(
        inner,
        0.0,
        Stroke::new(1.0, palette.line),
        egui::StrokeKind::Inside,
    );
    let up_title = format!("↑ {}", title(scene, up));
    painter.text(
        rect.left_top(),
        Align2::LEFT_TOP,
        up_title,
        font.clone(),
        palette.text,
    );
    let across_title = format!("{} →", title(scene, across));
    painter.text(
        rect.right_bottom(),
        Align2::RIGHT_BOTTOM,
        across_title,
        font,
        palette.text,
    );
    let points = points(x, y, inner.shrink(theme::HALF));
    for (precinct, at) in &points {
        let chosen = session.selection.contains(*precinct);
        let (radius, colour) = if chosen {
            (3.5, palette.accent)
        } else {
            (2.0, palette.bar)
        };
        painter.circle_filled(*at, radius, colour);
    }
    if let Some(pointer) = response.hover_pos() {
        let squared = |at: &Pos2| at.distance_sq(pointer);
        let nearest = points
            .iter()
            .min_by(|a, b| squared(&a.1).total_cmp(&squared(&b.1)))
            .filter(|(_, at)| squared(at) < 64.0);
        if let (Some((precinct, at)), Some(precincts)) = (nearest, session.precincts()) {
            painter.circle_stroke(*at, 5.0, Stroke::new(1.5, palette.text));
            if response.clicked() {
                requests.ask(Request::Pick(vec![*precinct], Pick::Replace));
                requests.ask(Request::Focus(Some(*precinct)));
            }
            let name = &precincts.names[precinct.index()];
            response.clone().on_hover_text_at_pointer(name);
        }
    }
    response.accessible_name(scene.text("indicators-cloud"));
}

/// Where the precincts lie that have both figures; of very many, every so manieth.
fn points(x: &Column, y: &Column, rect: Rect) -> Vec<(PrecinctId, Pos2)> {
    let both = || {
        let pairs = (0_u32..).zip(x.iter().zip(y.iter()));
        pairs.filter(|(_, (x, y))| x.is_finite() && y.is_finite())
    };
    let range = |figures: &Column| {
        let there = || figures.iter().copied().filter(|figure| figure.is_finite());
        let low = there().fold(f64::INFINITY, f64::min);
        (
            low,
            (there().fold(f64::NEG_INFINITY, f64::max) - low).max(f64::MIN_POSITIVE),
        )
    };
    let (x_range, y_range) = (range(x), range(y));
    let step = (both().count() / POINTS).max(1);
    let share = |figure: f64, (low, width): (f64, f64)| ((figure - low) / width) as f32;
    both()
        .step_by(step)
        .map(|(place, (x, y))| {
            let at = pos2(
                rect.left() + share(*x, x_range) * rect.width(),
                rect.bottom() - share(*y, y_range) * rect.height(),
            );
            (PrecinctId(place), at)
        })
        .collect()
}

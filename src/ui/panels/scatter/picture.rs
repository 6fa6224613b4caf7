//! The points of the scatter plot as one image.

use std::sync::Arc;

use egui::{Color32, ColorImage, Ui};

use crate::analysis::breaks::class_of;
use crate::base::memo::Same;
use crate::draw::ramp;
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::model::shading::Ramp;
use crate::ui::theme;

/// What the picture of the points depends on.
#[derive(Clone, PartialEq)]
pub(super) struct PictureKey {
    pub(super) columns: [Same<Column>; 2],
    pub(super) shown: Same<Column>,
    pub(super) breaks: Same<Vec<f64>>,
    pub(super) colours: (Ramp, bool, bool),
    pub(super) selected: Vec<PrecinctId>,
    pub(super) size: [usize; 2],
    pub(super) point: usize,
}

/// The figures of one side of the plot.
pub(super) struct Axis {
    pub(super) name: String,
    pub(super) column: Arc<Column>,
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Axis {
    /// Where a figure lies between the least and the greatest, 0 to 1.
    pub(super) fn share(&self, figure: f64) -> Option<f32> {
        let width = self.high - self.low;
        let share = if width > 0.0 {
            (figure - self.low) / width
        } else {
            0.5
        };
        figure.is_finite().then_some(share as f32)
    }
}

/// A length on the screen in whole pixels.
pub(super) fn pixel(length: f32) -> usize {
    length.round().clamp(1.0, 8192.0) as usize
}

/// The points in the colours of the map; what is not selected faded, where anything is.
pub(super) fn picture(key: &PictureKey, axes: [&Axis; 2], ui: &Ui) -> ColorImage {
    let palette = theme::palette(ui);
    let (ramp, reversed, _) = key.colours;
    let colours = ramp::colours(ramp, key.breaks.0.len() + 1, reversed);
    let mut image = ColorImage::filled(key.size, Color32::TRANSPARENT);
    let mut is_selected = vec![key.selected.is_empty(); key.columns[0].0.len()];
    for precinct in &key.selected {
        if let Some(flag) = is_selected.get_mut(precinct.index()) {
            *flag = true;
        }
    }
    // The selected ones last, over the others.
    for over in [false, true] {
        for precinct in (0..is_selected.len()).filter(|it| is_selected[*it] == over) {
            let share = |axis: &Axis| axis.share(*axis.column.get(precinct)?);
            let (Some(x), Some(y)) = (share(axes[0]), share(axes[1])) else {
                continue;
            };
            let shown = key.shown.0.get(precinct).copied().unwrap_or(f64::NAN);
            let colour = class_of(shown, &key.breaks.0)
                .and_then(|class| colours.get(class))
                .map_or(palette.weak, |rgb| Color32::from_rgb(rgb.0, rgb.1, rgb.2));
            let colour = if over {
                colour
            } else {
                colour.gamma_multiply(0.25)
            };
            let rim = palette.weak.gamma_multiply(if over { 1.0 } else { 0.25 });
            dot(&mut image, (x, 1.0 - y), key.point, (colour, rim));
        }
    }
    image
}

/// A square of some pixels around a place given in shares of the image, with a rim where it is
/// large enough: a light colour is hard to see alone.
fn dot(image: &mut ColorImage, (x, y): (f32, f32), side: usize, (colour, rim): (Color32, Color32)) {
    let [width, height] = image.size;
    let corner = |share: f32, size: usize| pixel_of(share, size.saturating_sub(side));
    let (left, top) = (corner(x, width), corner(y, height));
    for row in top..(top + side).min(height) {
        for column in left..(left + side).min(width) {
            let edge = |place: usize, first: usize| place == first || place == first + side - 1;
            let is_rim = 4 < side && (edge(row, top) || edge(column, left));
            image.pixels[row * width + column] = if is_rim { rim } else { colour };
        }
    }
}

fn pixel_of(share: f32, room: usize) -> usize {
    (share.clamp(0.0, 1.0) * room as f32).round() as usize
}

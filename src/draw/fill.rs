//! Polygons to an image of precinct ids: once per camera move.
//!
//! A scanline fill with one rounding rule: a sample belongs to the polygon whose left edge lies at
//! or before it and whose right edge lies after it. Where an edge crosses a row is worked out from
//! its ends in one fixed order, so that two precincts that share the edge get the very same number:
//! no gap and no overlap between them, at any scale.

use std::ops::Range;

use rayon::prelude::*;

use crate::draw::mercator::{Camera, Point};
use crate::draw::shapes::Precinct;
use crate::model::layer::PrecinctId;

pub use crate::draw::shapes::Shapes;

/// Which precinct is at each sample of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdImage {
    /// What of the plane the whole picture shows.
    pub camera: Camera,
    /// Samples in a row.
    pub width: u32,
    /// Rows of samples.
    pub height: u32,
    /// Samples along each side of a pixel: 1 while the camera moves, 2 at rest.
    pub samples: u32,
    /// How many rows of pixels of the whole picture lie above it; 0 where it is all of it.
    pub top: u32,
    /// The precinct's id, or [`IdImage::NONE`], row by row from the top left.
    pub ids: Vec<u32>,
}

impl IdImage {
    /// The id where there is no precinct.
    pub const NONE: u32 = u32::MAX;

    /// The precinct at a place in the picture, in pixels from its top left corner.
    pub fn at(&self, x: f64, y: f64) -> Option<PrecinctId> {
        let samples = f64::from(self.samples);
        let (column, row) = ((x * samples).floor(), (y * samples).floor());
        let inside = 0.0 <= column
            && column < f64::from(self.width)
            && 0.0 <= row
            && row < f64::from(self.height);
        if !inside {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be inside the image"
        )]
        let place = row as usize * self.width as usize + column as usize;
        let id = *self.ids.get(place)?;
        (id != Self::NONE).then_some(PrecinctId(id))
    }
}

/// Fills the picture that `camera` sees with the ids of precincts, `samples` × `samples` to a
/// pixel.
pub fn fill(shapes: &Shapes, camera: &Camera, samples: u32) -> IdImage {
    fill_rows(shapes, camera, samples, 0..camera.height)
}

/// Some rows of pixels of what [`fill`] gives: the very same ids, for a picture too large to be
/// held at once.
pub fn fill_rows(shapes: &Shapes, camera: &Camera, samples: u32, rows: Range<u32>) -> IdImage {
    let top = rows.start;
    let height = rows.end.min(camera.height).saturating_sub(top) * samples;
    let width = camera.width * samples;
    let mut ids = vec![IdImage::NONE; width as usize * height as usize];
    if width == 0 || height == 0 {
        return IdImage::default();
    }
    let view = camera.bounds();
    let seen: Vec<(u32, &Precinct)> = (0..)
        .zip(shapes.all())
        .filter(|(_, precinct)| precinct.bounds.meets(&view))
        .collect();
    let raster = Raster::new(camera, samples);
    let rows = rows_per_band(height);
    let above = (top * samples) as usize;
    ids.par_chunks_mut(rows * width as usize)
        .enumerate()
        .for_each(|(band, ids)| {
            let first = above + band * rows;
            let mut brush = Brush {
                raster: &raster,
                top: row_number(first),
                bottom: row_number(first + ids.len() / width as usize),
                ids,
                crossings: Vec::new(),
            };
            for &(id, precinct) in &seen {
                brush.precinct(id, precinct);
            }
        });
    IdImage {
        camera: *camera,
        width,
        height,
        samples,
        top,
        ids,
    }
}

/// A row's number; no picture has more rows than that.
fn row_number(row: usize) -> i32 {
    i32::try_from(row).unwrap_or(i32::MAX)
}

/// So many that every core has something to do, so few that little is looked at twice.
fn rows_per_band(height: u32) -> usize {
    let bands = 2 * rayon::current_num_threads().max(1);
    (height as usize).div_ceil(bands).max(16)
}

/// From the plane to samples: the one rounding rule.
struct Raster {
    /// Samples per Mercator metre.
    scale: f64,
    /// The plane's point at the centre of the first sample.
    origin: Point,
    width: i32,
}

impl Raster {
    fn new(camera: &Camera, samples: u32) -> Self {
        let scale = f64::from(samples) / camera.scale;
        let corner = camera.point_at(0.0, 0.0);
        Self {
            scale,
            origin: Point {
                x: corner.x + 0.5 / scale,
                y: corner.y - 0.5 / scale,
            },
            width: i32::try_from(camera.width * samples).unwrap_or(i32::MAX),
        }
    }

    /// The first row at or below a point; rows far outside are as good as just outside.
    fn row(&self, point: Point) -> i32 {
        whole((self.origin.y - point.y) * self.scale)
    }

    /// The first column at or after a point.
    fn column(&self, x: f64) -> i32 {
        whole((x - self.origin.x) * self.scale)
    }
}

/// The next whole number; out of range becomes the end of the range.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, which is what is wanted far outside the picture"
)]
fn whole(value: f64) -> i32 {
    // `ceil` is a call for every vertex where a processor may lack the instruction.
    let towards_zero = value as i32;
    towards_zero.saturating_add(i32::from(f64::from(towards_zero) < value))
}

/// What fills one band of rows.
struct Brush<'a> {
    raster: &'a Raster,
    top: i32,
    bottom: i32,
    ids: &'a mut [u32],
    /// Row and column of each crossing of the polygon in hand.
    crossings: Vec<(i32, i32)>,
}

impl Brush<'_> {
    fn precinct(&mut self, id: u32, precinct: &Precinct) {
        let bounds = &precinct.bounds;
        if self.raster.row(bounds.min) <= self.top || self.bottom <= self.raster.row(bounds.max) {
            return;
        }
        for polygon in &precinct.polygons {
            self.crossings.clear();
            for ring in &precinct.rings[polygon.clone()] {
                self.ring(&precinct.points[ring.clone()]);
            }
            self.spans(id);
        }
    }

    /// Notes where a ring crosses the band's rows.
    fn ring(&mut self, points: &[Point]) {
        let Some(&last) = points.last() else {
            return;
        };
        let (mut from, mut from_row) = (last, self.raster.row(last));
        for &to in points {
            let to_row = self.raster.row(to);
            if from_row != to_row {
                self.edge(from, from_row, to, to_row);
            }
            (from, from_row) = (to, to_row);
        }
    }

    fn edge(&mut self, from: Point, from_row: i32, to: Point, to_row: i32) {
        // One order for both neighbours: from the upper end to the lower.
        let (upper, first, lower, end) = if from_row < to_row {
            (from, from_row, to, to_row)
        } else {
            (to, to_row, from, from_row)
        };
        let slope = (lower.x - upper.x) / (lower.y - upper.y);
        for row in first.max(self.top)..end.min(self.bottom) {
            let y = self.raster.origin.y - f64::from(row) / self.raster.scale;
            let column = self.raster.column(upper.x + (y - upper.y) * slope);
            self.crossings
                .push((row, column.clamp(0, self.raster.width)));
        }
    }

    /// Fills between each pair of crossings.
    fn spans(&mut self, id: u32) {
        self.crossings.sort_unstable();
        for pair in self.crossings.chunks_exact(2) {
            let [(row, from), (_, to)] = [pair[0], pair[1]];
            let start = (row - self.top).unsigned_abs() * self.raster.width.unsigned_abs();
            let (from, to) = (start + from.unsigned_abs(), start + to.unsigned_abs());
            self.ids[from as usize..to as usize].fill(id);
        }
    }
}

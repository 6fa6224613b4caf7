//! What of a picture does not depend on its colours: whose each pixel is, and where lines run.
//!
//! It is made when the camera moves. A change of colours, as while a weight is dragged, then costs
//! one look at each pixel, and a change of what is outlined one look at each border.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::index::index;
use crate::draw::fill::IdImage;
use crate::draw::mercator::Camera;
use crate::draw::outline::{Along, Edge, Nib, Pen};
use crate::draw::shapes::Shapes;
use crate::model::layer::PrecinctId;

/// Whose each pixel is, and where lines run.
#[derive(Debug, Default)]
pub struct Plate {
    /// In pixels.
    pub(crate) width: usize,
    /// In pixels.
    pub(crate) height: usize,
    /// How many rows of pixels of the whole picture lie above it.
    pub(crate) top: usize,
    samples: u32,
    /// `owners[pixel]`: the id of all its samples; [`MIXED`] where they differ.
    pub(crate) owners: Vec<u32>,
    /// Row after row, the pixels whose samples differ.
    mixed: Vec<Mixed>,
    /// `mixed_from[row]`: where those of a row begin, and where the last ends.
    mixed_from: Vec<u32>,
    /// Row after row of samples, where ids differ.
    edges: Vec<Edge>,
    /// `edges_from[row]`: where those of a row of samples begin, and where the last ends.
    edges_from: Vec<u32>,
    lines: Vec<Line>,
    /// What of the plane the whole picture shows.
    pub(crate) camera: Camera,
    /// What was filled, where it is known: then a line around one precinct looks at its rows only.
    shapes: Option<Arc<Shapes>>,
}

/// The id of a pixel that several precincts share.
pub(crate) const MIXED: u32 = IdImage::NONE - 1;

/// A pixel that several precincts share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mixed {
    pub(crate) column: u32,
    pub(crate) ids: [u32; 4],
}

/// A line that was drawn.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) pen: Pen,
    /// What was selected, where that decides where the line runs.
    selected: Vec<bool>,
    /// The pixels it touches, rising, and how much of each it covers, 1 to 255.
    marks: Vec<(u32, u8)>,
}

impl Line {
    /// Its marks on some pixels.
    pub(crate) fn marks(&self, pixels: Range<usize>) -> &[(u32, u8)] {
        let place = |pixel: usize| self.marks.partition_point(|mark| (mark.0 as usize) < pixel);
        &self.marks[place(pixels.start)..place(pixels.end)]
    }
}

impl Plate {
    /// The plate of an image of ids with one sample to a pixel, or 2 × 2.
    pub fn new(ids: &IdImage) -> Self {
        let samples = ids.samples.max(1) as usize;
        let (width, height) = (ids.width as usize / samples, ids.height as usize / samples);
        if width == 0 || height == 0 {
            return Self::default();
        }
        let row = |row: usize| pixels_of(ids, samples, row);
        let rows: Vec<(Vec<u32>, Vec<Mixed>)> = (0..height).into_par_iter().map(row).collect();
        let mut mixed_from = vec![0];
        let mut mixed = Vec::new();
        let mut owners = Vec::with_capacity(width * height);
        for (pixels, several) in rows {
            owners.extend(pixels);
            mixed.extend(several);
            mixed_from.push(index(mixed.len()));
        }
        let (edges, edges_from) = edges(ids);
        Self {
            width,
            height,
            top: ids.top as usize,
            samples: ids.samples.max(1),
            owners,
            mixed,
            mixed_from,
            edges,
            edges_from,
            lines: Vec::new(),
            camera: ids.camera,
            shapes: None,
        }
    }

    /// The same, of these shapes.
    #[must_use]
    pub(crate) fn of(self, shapes: Arc<Shapes>) -> Self {
        Self {
            shapes: Some(shapes),
            ..self
        }
    }

    /// Draws the lines of some pens, the lowest first; those that are there already stay.
    pub(crate) fn trace(&mut self, pens: Vec<Pen>, selected: &[bool]) {
        let mut before = std::mem::take(&mut self.lines);
        for pen in pens {
            let depends = if pen.depends_on_selection() {
                selected
            } else {
                &[]
            };
            let same = |line: &Line| line.pen.runs_like(&pen) && line.selected == depends;
            let marks = match before.iter().position(same) {
                Some(place) => before.swap_remove(place).marks,
                None => self.marks(&pen, selected),
            };
            self.lines.push(Line {
                pen,
                selected: depends.to_vec(),
                marks,
            });
        }
    }

    /// The lines drawn last, the lowest first.
    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The rows of pixels where a pen can leave a mark.
    fn rows(&self, pen: &Pen) -> Range<usize> {
        let (Along::One(id), Some(shapes)) = (pen.along, &self.shapes) else {
            return 0..self.height;
        };
        let bounds = shapes.bounds_of(PrecinctId(id));
        let (_, first) = self.camera.to_pixels(bounds.max);
        let (_, last) = self.camera.to_pixels(bounds.min);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "brought into the picture first"
        )]
        let row = |y: f64| (y - self.top as f64).clamp(0.0, self.height as f64) as usize;
        let reach = f64::from(pen.reach()) + 1.0;
        row(first - reach)..row(last + reach + 1.0)
    }

    /// The pixels of a row that several precincts share.
    pub(crate) fn mixed(&self, row: usize) -> &[Mixed] {
        &self.mixed[self.mixed_from[row] as usize..self.mixed_from[row + 1] as usize]
    }

    fn marks(&self, pen: &Pen, selected: &[bool]) -> Vec<(u32, u8)> {
        let nib = Nib::new(pen, self.samples);
        let all = self.rows(pen);
        let rows = rows_at_once(all.len());
        let band = |top: usize| {
            let bottom = (top + rows).min(all.end);
            let mut cover = vec![0; (bottom - top) * self.width];
            let (first, end) = nib.reaches(top, bottom, self.height);
            for row in first..end {
                let edges = self.edges_from[row] as usize..self.edges_from[row + 1] as usize;
                nib.stamp(
                    &self.edges[edges],
                    row,
                    selected,
                    (self.width, top),
                    &mut cover,
                );
            }
            let pixels = (index(top * self.width)..).zip(cover);
            pixels.filter(|&(_, cover)| 0 < cover).collect::<Vec<_>>()
        };
        let tops: Vec<usize> = all.clone().step_by(rows).collect();
        tops.into_par_iter().flat_map_iter(band).collect()
    }
}

/// So many rows of pixels that every core has something to do.
pub(crate) fn rows_at_once(height: usize) -> usize {
    height
        .div_ceil(2 * rayon::current_num_threads().max(1))
        .max(16)
}

/// Whose the pixels of a row are.
fn pixels_of(ids: &IdImage, samples: usize, row: usize) -> (Vec<u32>, Vec<Mixed>) {
    let width = ids.width as usize;
    let start = row * samples * width;
    let upper = &ids.ids[start..start + width];
    if samples == 1 {
        return (upper.to_vec(), Vec::new());
    }
    let lower = &ids.ids[start + width..start + 2 * width];
    let mut mixed = Vec::new();
    let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2)).zip(0..);
    let owners = pairs.map(|((upper, lower), column)| {
        let ids = [upper[0], upper[1], lower[0], lower[1]];
        if ids[1..].iter().all(|id| *id == ids[0]) {
            return ids[0];
        }
        mixed.push(Mixed { column, ids });
        MIXED
    });
    (owners.collect(), mixed)
}

/// Where ids differ from those to the right and below, row after row of samples.
fn edges(ids: &IdImage) -> (Vec<Edge>, Vec<u32>) {
    let (width, height) = (ids.width as usize, ids.height as usize);
    let row = |row: usize| {
        let here = &ids.ids[row * width..(row + 1) * width];
        let below = ids.ids.get((row + 1) * width..(row + 2) * width);
        Edge::of_row(here, below)
    };
    let rows: Vec<Vec<Edge>> = (0..height).into_par_iter().map(row).collect();
    let mut starts = vec![0];
    let mut edges = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for row in rows {
        edges.extend(row);
        starts.push(index(edges.len()));
    }
    (edges, starts)
}

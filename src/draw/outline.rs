//! Lines where neighbouring ids differ: as wide as asked, whatever the scale.

use crate::draw::colour::Rgb;
use crate::draw::fill::IdImage;

/// A line along borders.
#[derive(Clone, Debug)]
pub(crate) struct Pen {
    /// Which borders it follows.
    pub(crate) along: Along,
    /// In pixels.
    pub(crate) width: f64,
    /// Of the line.
    pub(crate) colour: Rgb,
    /// How much it covers what is under it, 0 to 1.
    pub(crate) strength: f64,
}

/// A kind of border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Along {
    /// Every border.
    All,
    /// Between what is selected and what is not.
    Selection,
    /// Around the precinct with this id.
    One(u32),
}

impl Along {
    fn follows(self, here: u32, there: u32, selected: &[bool]) -> bool {
        let is_selected = |id: u32| selected.get(id as usize).copied().unwrap_or_default();
        match self {
            Self::All => true,
            Self::Selection => is_selected(here) != is_selected(there),
            Self::One(id) => here == id || there == id,
        }
    }
}

/// A [`Pen`]'s marks for one size of sample.
pub(crate) struct Nib<'a> {
    pub(crate) pen: &'a Pen,
    samples: usize,
    reach: usize,
    /// By direction of the border and place of the sample in its pixel: pixels and coverage.
    marks: Vec<Vec<(i32, i32, u8)>>,
}

impl<'a> Nib<'a> {
    pub(crate) fn new(pen: &'a Pen, samples: u32) -> Self {
        let count = f64::from(samples);
        let radius = pen.width / 2.0 + 0.5;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a line is a few pixels wide"
        )]
        let reach = radius.ceil() as i32 + 1;
        let mut marks = Vec::new();
        for upright in [true, false] {
            for row in 0..samples {
                for column in 0..samples {
                    // The middle of the border between this sample and the next.
                    let (x, y) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
                    let (x, y) = if upright { (x + 0.5, y) } else { (x, y + 0.5) };
                    marks.push(disc(x / count, y / count, radius, reach));
                }
            }
        }
        Self {
            pen,
            samples: samples as usize,
            reach: reach.unsigned_abs() as usize,
            marks,
        }
    }

    /// The line's coverage, 0 to 255, of each pixel in the rows from `top` to `bottom`.
    pub(crate) fn cover(
        &self,
        ids: &IdImage,
        selected: &[bool],
        top: usize,
        bottom: usize,
    ) -> Vec<u8> {
        let (width, height) = (ids.width as usize, ids.height as usize);
        let mut sheet = Sheet {
            width: width / self.samples,
            top,
            bottom,
            cover: vec![0; width / self.samples * (bottom - top)],
        };
        let first = top.saturating_sub(self.reach) * self.samples;
        let end = ((bottom + self.reach) * self.samples).min(height);
        for row in first..end {
            let here = &ids.ids[row * width..(row + 1) * width];
            let below = ids.ids.get((row + 1) * width..(row + 2) * width);
            for column in 0..width {
                let id = here[column];
                let right = here.get(column + 1).copied().unwrap_or(id);
                let under = below.map_or(id, |below| below[column]);
                if id != right && self.pen.along.follows(id, right, selected) {
                    sheet.stamp(self.marks(true, row, column), row, column, self.samples);
                }
                if id != under && self.pen.along.follows(id, under, selected) {
                    sheet.stamp(self.marks(false, row, column), row, column, self.samples);
                }
            }
        }
        sheet.cover
    }

    fn marks(&self, upright: bool, row: usize, column: usize) -> &[(i32, i32, u8)] {
        let phase = (row % self.samples) * self.samples + column % self.samples;
        let kind = if upright {
            0
        } else {
            self.samples * self.samples
        };
        &self.marks[kind + phase]
    }
}

/// The coverage of some rows.
struct Sheet {
    width: usize,
    top: usize,
    bottom: usize,
    cover: Vec<u8>,
}

impl Sheet {
    fn stamp(&mut self, marks: &[(i32, i32, u8)], row: usize, column: usize, samples: usize) {
        for &(dx, dy, cover) in marks {
            let x = (column / samples).checked_add_signed(dx as isize);
            let y = (row / samples).checked_add_signed(dy as isize);
            if let (Some(x), Some(y)) = (x, y)
                && x < self.width
                && (self.top..self.bottom).contains(&y)
            {
                let there = &mut self.cover[(y - self.top) * self.width + x];
                *there = (*there).max(cover);
            }
        }
    }
}

/// The pixels that a disc at (`x`, `y`) touches, and how much of each it covers.
fn disc(x: f64, y: f64, radius: f64, reach: i32) -> Vec<(i32, i32, u8)> {
    let mut pixels = Vec::new();
    for dy in -reach..=reach {
        for dx in -reach..=reach {
            let away = (f64::from(dx) + 0.5 - x).hypot(f64::from(dy) + 0.5 - y);
            let cover = crate::draw::colour::byte(255.0 * (radius - away).min(1.0));
            if 0 < cover {
                pixels.push((dx, dy, cover));
            }
        }
    }
    pixels
}

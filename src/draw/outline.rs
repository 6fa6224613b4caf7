//! Lines where neighbouring ids differ: as wide as asked, whatever the scale.

use crate::base::index::index;
use crate::draw::colour::Rgb;

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

impl Pen {
    /// Whether another pen's line covers the same pixels, given the same selection.
    pub(crate) fn runs_like(&self, other: &Self) -> bool {
        self.along == other.along && self.width.total_cmp(&other.width).is_eq()
    }

    /// Whether what is selected decides where the line runs.
    pub(crate) fn depends_on_selection(&self) -> bool {
        self.along == Along::Selection
    }

    /// How many pixels from a border it marks some, one more for the border's other side.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a line is a few pixels wide"
    )]
    pub(crate) fn reach(&self) -> u32 {
        self.radius().ceil() as u32 + 1
    }

    fn radius(&self) -> f64 {
        self.width / 2.0 + 0.5
    }
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
    pen: &'a Pen,
    samples: usize,
    reach: usize,
    /// By direction of the border and place of the sample in its pixel: pixels and coverage.
    marks: Vec<Vec<(i32, i32, u8)>>,
}

impl<'a> Nib<'a> {
    pub(crate) fn new(pen: &'a Pen, samples: u32) -> Self {
        let count = f64::from(samples);
        let (radius, reach) = (pen.radius(), pen.reach());
        let mut marks = Vec::new();
        for upright in [true, false] {
            for row in 0..samples {
                for column in 0..samples {
                    // The middle of the border between this sample and the next.
                    let (x, y) = (f64::from(column) + 0.5, f64::from(row) + 0.5);
                    let (x, y) = if upright { (x + 0.5, y) } else { (x, y + 0.5) };
                    marks.push(disc(x / count, y / count, radius, reach.cast_signed()));
                }
            }
        }
        Self {
            pen,
            samples: samples as usize,
            reach: reach as usize,
            marks,
        }
    }

    /// The rows of samples whose edges mark the rows of pixels from `top` to `bottom`.
    pub(crate) fn reaches(&self, top: usize, bottom: usize, height: usize) -> (usize, usize) {
        let end = (bottom + self.reach).min(height);
        (
            top.saturating_sub(self.reach) * self.samples,
            end * self.samples,
        )
    }

    /// Marks what the line along some edges of a row of samples covers, 0 to 255, in the pixels of
    /// a band `width` wide that begins at the row `top`.
    pub(crate) fn stamp(
        &self,
        edges: &[Edge],
        row: usize,
        selected: &[bool],
        (width, top): (usize, usize),
        cover: &mut [u8],
    ) {
        let rows = cover.len() / width;
        let y = row / self.samples;
        let is_within = top + self.reach <= y && y + self.reach < top + rows;
        for edge in edges {
            if !self.pen.along.follows(edge.here, edge.there, selected) {
                continue;
            }
            let column = edge.column as usize;
            let x = column / self.samples;
            let marks = self.marks(edge.upright, row, column);
            // Most lie so far within that all of their marks do.
            if is_within && self.reach <= x && x + self.reach < width {
                let middle = (y - top) * width + x;
                for &(dx, dy, mark) in marks {
                    let place = middle.wrapping_add_signed(dy as isize * width as isize);
                    let there = &mut cover[place.wrapping_add_signed(dx as isize)];
                    *there = (*there).max(mark);
                }
                continue;
            }
            for &(dx, dy, mark) in marks {
                let x = x.checked_add_signed(dx as isize);
                let y = y
                    .checked_add_signed(dy as isize)
                    .and_then(|y| y.checked_sub(top));
                if let (Some(x), Some(y)) = (x, y)
                    && x < width
                    && y < rows
                {
                    let there = &mut cover[y * width + x];
                    *there = (*there).max(mark);
                }
            }
        }
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

/// A place where the ids of two neighbouring samples differ.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    column: u32,
    here: u32,
    there: u32,
    /// Whether the neighbour is to the right, not below.
    upright: bool,
}

impl Edge {
    /// Those of a row of samples towards the right and towards the row below, if there is one.
    pub(crate) fn of_row(here: &[u32], below: Option<&[u32]>) -> Vec<Self> {
        let mut edges = Vec::new();
        let mut look = |column: u32, here: u32, there: u32, upright: bool| {
            if here != there {
                edges.push(Self {
                    column,
                    here,
                    there,
                    upright,
                });
            }
        };
        let Some((&last, others)) = here.split_last() else {
            return edges;
        };
        let below = below.unwrap_or(here);
        for (((&id, &right), &below), column) in others.iter().zip(&here[1..]).zip(below).zip(0..) {
            look(column, id, right, true);
            look(column, id, below, false);
        }
        look(index(others.len()), last, below[others.len()], false);
        edges
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

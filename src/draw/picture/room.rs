//! Where what stands around a map leaves the precincts free.

use crate::draw::fill::{IdImage, fill};
use crate::draw::mercator::Camera;
use crate::draw::shapes::Shapes;
use crate::model::layer::PrecinctId;

/// An upright rectangle of a page, in its units from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Room {
    pub(super) fn right(self) -> f64 {
        self.left + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.top + self.height
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }

    pub(super) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }
}

/// The samples of a picture along its longer side, at most.
const SAMPLES: f64 = 1_000.0;

/// Where a picture has precincts: sums over its samples, so that those in any rectangle are
/// counted at once.
pub(super) struct Taken {
    /// `sums[row][column]`: those above and to the left, one row and one column more than there
    /// are samples.
    sums: Vec<u32>,
    columns: usize,
    rows: usize,
    /// Samples to a unit of the page.
    fine: f64,
}

impl Taken {
    /// By the precincts that `counts` says in a view, whose pixels are units of a page.
    pub(super) fn new(
        shapes: &Shapes,
        camera: &Camera,
        counts: impl Fn(PrecinctId) -> bool,
    ) -> Self {
        let longer = f64::from(camera.width.max(camera.height));
        let fine = (SAMPLES / longer).min(1.0);
        let coarse = Camera {
            scale: camera.scale / fine,
            width: samples(camera.width, fine),
            height: samples(camera.height, fine),
            ..*camera
        };
        let image = fill(shapes, &coarse, 1);
        let (columns, rows) = (image.width as usize, image.height as usize);
        let mut sums = vec![0; (columns + 1) * (rows + 1)];
        for row in 0..rows {
            let mut in_row = 0;
            for column in 0..columns {
                let id = image.ids[row * columns + column];
                in_row += u32::from(id != IdImage::NONE && counts(PrecinctId(id)));
                let at = (row + 1) * (columns + 1) + column + 1;
                sums[at] = sums[at - columns - 1] + in_row;
            }
        }
        Self {
            sums,
            columns,
            rows,
            fine,
        }
    }

    /// How many samples lie in a rectangle of the page.
    pub(super) fn within(&self, room: Room) -> u32 {
        let (left, right) = (
            self.edge(room.left, self.columns),
            self.edge(room.right(), self.columns),
        );
        let (top, bottom) = (
            self.edge(room.top, self.rows),
            self.edge(room.bottom(), self.rows),
        );
        let at = |row: usize, column: usize| self.sums[row * (self.columns + 1) + column];
        // Never negative: a rectangle has no fewer than a part of it.
        at(bottom, right) + at(top, left) - at(top, right) - at(bottom, left)
    }

    /// The sample that a line of the page is nearest to.
    fn edge(&self, at: f64, last: usize) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` saturates, and the rest is clamped"
        )]
        let sample = (at * self.fine).round() as usize;
        sample.min(last)
    }
}

/// So many units in samples.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few hundred"
)]
fn samples(units: u32, fine: f64) -> u32 {
    (f64::from(units) * fine).round().max(1.0) as u32
}

//! What of each source lies in each target, measured by what stands there instead of by area.

use std::borrow::Cow;

use geo::{BooleanOps as _, MultiPolygon};
use rayon::prelude::*;

use crate::analysis::areal::{Overlay, Piece, Shared};
use crate::base::task::{Cancelled, Task};

/// Of an area, this share makes it whole: what is left over is rounding.
const WHOLE: f64 = 1.0 - 1e-9;

/// What weighs in sources, in targets, and in both.
struct Weights {
    wholes: Vec<f64>,
    targets: Vec<f64>,
    /// `(source, target, weight)`, in any order, with repeats.
    both: Vec<(u32, u32, f64)>,
}

impl Overlay {
    /// Measures by points: `points` are the source and the target that each lies in, and what it
    /// weighs. A source without any point of weight is divided as `by_area` has it, and beside
    /// others weighs as much as one point.
    pub fn by_points(
        points: impl Iterator<Item = (Option<u32>, Option<u32>, f64)>,
        by_area: &Self,
    ) -> Self {
        let mut weights = Weights {
            wholes: vec![0.0; by_area.wholes.len()],
            targets: vec![0.0; by_area.targets.len()],
            both: Vec::new(),
        };
        for (source, target, weight) in points {
            if let Some(source) = source {
                weights.wholes[source as usize] += weight;
            }
            if let Some(target) = target {
                weights.targets[target as usize] += weight;
            }
            if let (Some(source), Some(target)) = (source, target) {
                weights.both.push((source, target, weight));
            }
        }
        weights.overlay(by_area)
    }

    /// Measures by the figures of finer areas, such as the people of 200 m squares: each is spread
    /// evenly over its own area. `figures` has one entry per cell; NaN counts for nothing. All
    /// areas lie on the plane of `by_area`, which measured `sources` over `targets`. A source
    /// without any figure is measured as in [`Overlay::by_points`].
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub fn by_figures(
        sources: &[MultiPolygon<f64>],
        targets: &[MultiPolygon<f64>],
        cells: &[MultiPolygon<f64>],
        figures: &[f64],
        by_area: &Self,
        task: &Task,
    ) -> Result<Self, Cancelled> {
        let pairs: Vec<(u32, Piece)> = (0_u32..)
            .zip(0..sources.len())
            .flat_map(|(source, place)| {
                let pieces = by_area.pieces_of(place).iter();
                pieces.map(move |piece| (source, *piece))
            })
            .collect();
        let shapes: Vec<Cow<'_, MultiPolygon<f64>>> = pairs
            .par_iter()
            .map(|(source, piece)| {
                let (source, target) = (*source as usize, piece.target as usize);
                if piece.amount >= WHOLE * by_area.wholes[source] {
                    Cow::Borrowed(&sources[source])
                } else if piece.amount >= WHOLE * by_area.targets[target] {
                    Cow::Borrowed(&targets[target])
                } else {
                    Cow::Owned(sources[source].intersection(&targets[target]))
                }
            })
            .collect();
        let shapes: Vec<MultiPolygon<f64>> = shapes.into_iter().map(Cow::into_owned).collect();
        let known: Vec<f64> = figures
            .iter()
            .map(|figure| if figure.is_nan() { 0.0 } else { *figure })
            .collect();
        let standing = |areas: &[MultiPolygon<f64>]| -> Result<Vec<f64>, Cancelled> {
            let counts = Self::by_area(cells, areas, task)?.counts(&known, Shared::Overall);
            Ok(counts
                .into_iter()
                .map(|count| if count.is_nan() { 0.0 } else { count })
                .collect())
        };
        let both = pairs.iter().zip(standing(&shapes)?);
        let weights = Weights {
            wholes: standing(sources)?,
            targets: standing(targets)?,
            both: both
                .map(|((source, piece), weight)| (*source, piece.target, weight))
                .collect(),
        };
        Ok(weights.overlay(by_area))
    }
}

impl Weights {
    fn overlay(mut self, by_area: &Overlay) -> Overlay {
        self.both
            .sort_by_key(|&(source, target, _)| (source, target));
        let mut overlay = Overlay {
            wholes: self.wholes,
            targets: self.targets,
            starts: vec![0],
            pieces: Vec::new(),
        };
        let mut both = self.both.into_iter().peekable();
        for source in 0..by_area.wholes.len() {
            let first = overlay.pieces.len();
            while let Some((_, target, amount)) = both.next_if(|it| it.0 as usize == source) {
                match overlay.pieces[first..].last_mut() {
                    Some(piece) if piece.target == target => piece.amount += amount,
                    _ => overlay.pieces.push(Piece { target, amount }),
                }
            }
            if overlay.wholes[source] <= 0.0 {
                overlay.pieces.truncate(first);
                overlay.wholes[source] = 1.0;
                let whole = by_area.wholes[source].max(f64::MIN_POSITIVE);
                let pieces = by_area.pieces_of(source).iter().map(|piece| Piece {
                    amount: piece.amount / whole,
                    ..*piece
                });
                overlay.pieces.extend(pieces);
            }
            let mut place = 0;
            overlay.pieces.retain(|piece| {
                place += 1;
                place <= first || piece.amount > 0.0
            });
            overlay.starts.push(overlay.pieces.len());
        }
        overlay
    }
}

//! How much of each source area lies in each target area, and figures carried over by it.
//!
//! Areal interpolation after Goodchild and Lam (1980). A count is given out in proportion to what
//! of its source lies in each target; a mean is averaged over what of each source lies in the
//! target. What is measured is area, or what stands there: points with a weight, or the figures
//! of finer areas (dasymetric).

mod carry;
mod edges;
mod weigh;

use geo::MultiPolygon;
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};

use crate::analysis::areal::edges::{Edges, Sweep, pieces};
use crate::base::task::{Cancelled, Task};

/// Sources between two looks at the task.
const STEP: usize = 256;

/// What of each source lies in each target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// `wholes[source]`: its area, or what stands in it, in and out of all targets.
    pub wholes: Vec<f64>,
    /// `targets[target]`: its area, or what stands in it, in and out of all sources.
    pub targets: Vec<f64>,
    /// `starts[source]..starts[source + 1]` are its pieces.
    starts: Vec<usize>,
    pieces: Vec<Piece>,
}

/// What of a source lies in one target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// The target.
    pub target: u32,
    /// Its area, or what stands in it; above zero.
    pub amount: f64,
}

/// What a source's count is shared out over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shared {
    /// The whole source: what lies outside all targets keeps its part. Where targets overlap, what
    /// lies in two of them counts in both.
    Overall,
    /// What of it lies in targets, where at least this share of it does: then the sum over targets
    /// is the sum over those sources. With 0, over all sources that touch a target.
    Inside(f64),
}

impl Overlay {
    /// Measures by area, in the square of the unit of the coordinates, which lie on a plane.
    ///
    /// Polygons are valid: rings do not cross, parts do not overlap. The area of an intersection
    /// is the sum, over pairs of edges, of the area under both, signed by their directions; so
    /// shared borders, touching corners and rings in any direction need no special care.
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub fn by_area(
        sources: &[MultiPolygon<f64>],
        targets: &[MultiPolygon<f64>],
        task: &Task,
    ) -> Result<Self, Cancelled> {
        let sources: Vec<Edges> = sources.par_iter().map(Edges::new).collect();
        let targets: Vec<Edges> = targets.par_iter().map(Edges::new).collect();
        let boxes = (0..).zip(&targets).filter(|(_, edges)| edges.area > 0.0);
        let tree = RTree::bulk_load(
            boxes
                .map(|(place, edges)| GeomWithData::new(edges.rectangle(), place))
                .collect::<Vec<GeomWithData<Rectangle<[f64; 2]>, u32>>>(),
        );
        let mut overlay = Self {
            wholes: sources.iter().map(|edges| edges.area).collect(),
            targets: targets.iter().map(|edges| edges.area).collect(),
            starts: vec![0],
            pieces: Vec::new(),
        };
        let near = rayon::current_num_threads() * STEP;
        for (round, some) in sources.chunks(near).enumerate() {
            task.step((round * near) as u64, sources.len() as u64)?;
            let pieces: Vec<Vec<Piece>> = some
                .par_iter()
                .map_init(Sweep::default, |sweep, source| {
                    pieces(source, &targets, &tree, sweep)
                })
                .collect();
            for pieces in pieces {
                overlay.pieces.extend(pieces);
                overlay.starts.push(overlay.pieces.len());
            }
        }
        Ok(overlay)
    }

    /// What of a source lies in which targets.
    pub fn pieces_of(&self, source: usize) -> &[Piece] {
        &self.pieces[self.starts[source]..self.starts[source + 1]]
    }

    /// Without the slivers of sources of which more than `share`, from 0 to 1, of what lies in
    /// targets lies in one: they are where a border was drawn twice.
    #[must_use]
    pub fn without_slivers(&self, share: f64) -> Self {
        let mut whole = Self {
            starts: vec![0],
            pieces: Vec::new(),
            ..self.clone()
        };
        for (_, pieces) in self.sources() {
            let inside: f64 = pieces.iter().map(|piece| piece.amount).sum();
            let main = pieces.iter().find(|piece| piece.amount > share * inside);
            match main {
                Some(main) => whole.pieces.push(*main),
                None => whole.pieces.extend_from_slice(pieces),
            }
            whole.starts.push(whole.pieces.len());
        }
        whole
    }

    /// Every source with its pieces.
    fn sources(&self) -> impl Iterator<Item = (usize, &[Piece])> {
        (0..self.wholes.len()).map(|source| (source, self.pieces_of(source)))
    }
}

/// A place, in degrees, on a plane in metres on which areas are as large as on the WGS 84
/// ellipsoid: Lambert's cylindrical equal-area projection (Snyder 1987, p. 76), from the equator.
pub fn on_plane(lon: f64, lat: f64) -> (f64, f64) {
    const EQUATOR: f64 = 6_378_137.0;
    const ECCENTRICITY: f64 = 0.081_819_190_842_622;
    /// Of x / (1 - x²) + artanh x = x Σ (1 + 1 / (2k + 1)) x²ᵏ, whose next term is below 1e-17.
    const SERIES: [f64; 8] = [
        2.0,
        4.0 / 3.0,
        6.0 / 5.0,
        8.0 / 7.0,
        10.0 / 9.0,
        12.0 / 11.0,
        14.0 / 13.0,
        16.0 / 15.0,
    ];
    let sine = lat.to_radians().sin();
    let squared = (ECCENTRICITY * sine).powi(2);
    let series = SERIES
        .iter()
        .rev()
        .fold(0.0, |sum, factor| sum * squared + factor);
    let authalic = (1.0 - ECCENTRICITY * ECCENTRICITY) * sine * series;
    (EQUATOR * lon.to_radians(), EQUATOR * authalic / 2.0)
}

#[cfg(test)]
mod tests;

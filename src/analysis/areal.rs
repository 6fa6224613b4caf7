//! How much of each source area lies in each target area, and figures carried over by it.
//!
//! Areal interpolation after Goodchild and Lam (1980). A count is given out in proportion to what
//! of its source lies in each target; a mean is averaged over what of each source lies in the
//! target. What is measured is area, or points weighed by what stands there (dasymetric).

use geo::{LineString, MultiPolygon};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree, RTreeObject as _};

use crate::base::task::{Cancelled, Task};

/// The least share of what lies in a target that must have a figure, for the target to have one.
const KNOWN: f64 = 0.66;

/// A piece smaller than this share of its source is rounding where two areas touch.
const ROUNDING: f64 = 1e-12;

/// Sources between two looks at the task.
const STEP: usize = 256;

/// What of each source lies in each target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// `wholes[source]`: its area, or what its points weigh, in and out of all targets.
    pub wholes: Vec<f64>,
    /// `targets[target]`: its area, or what its points weigh, in and out of all sources.
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
    /// Its area, or what its points weigh; above zero.
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

    /// Measures by points: `points` are the source and the target that each lies in, and what it
    /// weighs. A source without any point of weight is divided as `otherwise` has it, and beside
    /// others weighs as much as one point.
    pub fn by_points(
        points: impl Iterator<Item = (Option<u32>, Option<u32>, f64)>,
        otherwise: &Self,
    ) -> Self {
        let sources = otherwise.wholes.len();
        let mut wholes = vec![0.0; sources];
        let mut targets = vec![0.0; otherwise.targets.len()];
        let mut found: Vec<(u32, u32, f64)> = Vec::new();
        for (source, target, weight) in points {
            if let Some(source) = source {
                wholes[source as usize] += weight;
            }
            if let Some(target) = target {
                targets[target as usize] += weight;
            }
            if let (Some(source), Some(target)) = (source, target) {
                found.push((source, target, weight));
            }
        }
        found.sort_by_key(|&(source, target, _)| (source, target));
        let mut overlay = Self {
            wholes,
            targets,
            starts: vec![0],
            pieces: Vec::new(),
        };
        let mut found = found.into_iter().peekable();
        for source in 0..sources {
            let first = overlay.pieces.len();
            while let Some((_, target, amount)) = found.next_if(|point| point.0 as usize == source)
            {
                match overlay.pieces[first..].last_mut() {
                    Some(piece) if piece.target == target => piece.amount += amount,
                    _ => overlay.pieces.push(Piece { target, amount }),
                }
            }
            if overlay.wholes[source] <= 0.0 {
                overlay.pieces.truncate(first);
                let whole = otherwise.wholes[source].max(f64::MIN_POSITIVE);
                overlay.wholes[source] = 1.0;
                let pieces = otherwise.pieces_of(source).iter();
                overlay.pieces.extend(pieces.map(|piece| Piece {
                    amount: piece.amount / whole,
                    ..*piece
                }));
            }
            overlay.pieces.retain(|piece| piece.amount > 0.0);
            overlay.starts.push(overlay.pieces.len());
        }
        overlay
    }

    /// What of a source lies in which targets.
    pub fn pieces_of(&self, source: usize) -> &[Piece] {
        &self.pieces[self.starts[source]..self.starts[source + 1]]
    }

    /// Every source with its pieces.
    fn sources(&self) -> impl Iterator<Item = (usize, &[Piece])> {
        (0..self.wholes.len()).map(|source| (source, self.pieces_of(source)))
    }

    /// Counts carried over: one entry per target, NaN where no source lies in it, or where less
    /// than 66 % of what does has a figure. `figures` has one entry per source, NaN for no data.
    pub fn counts(&self, figures: &[f64], shared: Shared) -> Vec<f64> {
        let mut sums = Sums::new(self.targets.len());
        for (source, pieces) in self.sources() {
            let whole = self.shared_out_over(source, shared);
            for piece in pieces {
                let part = figures[source] * piece.amount / whole;
                sums.add(piece, part, figures[source].is_nan());
            }
        }
        // What has no figure counts as much as what has, for the same amount.
        sums.finish(|sum, known, all| sum * (all / known))
    }

    /// Means carried over: one entry per target, as [`Overlay::counts`].
    pub fn means(&self, figures: &[f64]) -> Vec<f64> {
        let mut sums = Sums::new(self.targets.len());
        for (source, pieces) in self.sources() {
            for piece in pieces {
                let part = figures[source] * piece.amount;
                sums.add(piece, part, figures[source].is_nan());
            }
        }
        sums.finish(|sum, known, _| sum / known)
    }

    /// Whole numbers carried over by largest remainder, so that each source of which at least
    /// `least` lies in targets is given out to the last: one entry per target, NaN where no source
    /// with a figure lies in it. Of other sources the part that lies inside is given out, rounded.
    pub fn whole_numbers(&self, figures: &[f64], least: f64) -> Vec<f64> {
        let mut counts = vec![f64::NAN; self.targets.len()];
        for (source, pieces) in self.sources() {
            let figure = figures[source];
            if figure.is_nan() || pieces.is_empty() {
                continue;
            }
            let whole = self.shared_out_over(source, Shared::Inside(least));
            let inside: f64 = pieces.iter().map(|piece| piece.amount).sum();
            let given = (figure * inside / whole).round();
            let parts: Vec<f64> = pieces
                .iter()
                .map(|piece| given * piece.amount / inside)
                .collect();
            for (piece, part) in pieces.iter().zip(largest_remainder(&parts, given)) {
                let count = &mut counts[piece.target as usize];
                *count = if count.is_nan() { part } else { *count + part };
            }
        }
        counts
    }

    /// What a source's count is divided by.
    fn shared_out_over(&self, source: usize, shared: Shared) -> f64 {
        let pieces = self.pieces_of(source).iter();
        let inside: f64 = pieces.map(|piece| piece.amount).sum();
        let whole = self.wholes[source];
        match shared {
            Shared::Inside(least) if inside >= least * whole => inside,
            Shared::Inside(_) | Shared::Overall => whole,
        }
    }

    /// The share of each target that lies in sources, from 0 to 1; NaN for one without area or
    /// points.
    pub fn inside(&self) -> Vec<f64> {
        let mut amounts = vec![0.0; self.targets.len()];
        for piece in &self.pieces {
            amounts[piece.target as usize] += piece.amount;
        }
        let shares = amounts.iter().zip(&self.targets);
        shares
            .map(|(amount, whole)| (amount / whole).min(1.0))
            .collect()
    }

    /// The share of each source that lies in targets, from 0 to 1; NaN for one without area.
    pub fn covered(&self) -> Vec<f64> {
        self.sources()
            .map(|(source, pieces)| {
                let inside: f64 = pieces.iter().map(|piece| piece.amount).sum();
                (inside / self.wholes[source]).min(1.0)
            })
            .collect()
    }
}

/// Whole numbers near `parts` that sum to `sum`, a whole number: all rounded down, then one more
/// where most was lost, the first of equals first.
fn largest_remainder(parts: &[f64], sum: f64) -> Vec<f64> {
    let mut whole: Vec<f64> = parts.iter().map(|part| part.floor()).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| (parts[b] - whole[b]).total_cmp(&(parts[a] - whole[a])));
    let mut left = sum - whole.iter().sum::<f64>();
    for place in order {
        if left < 0.5 {
            break;
        }
        whole[place] += 1.0;
        left -= 1.0;
    }
    whole
}

/// A place, in degrees, on a plane in metres on which areas are as large as on the WGS 84
/// ellipsoid: Lambert's cylindrical equal-area projection (Snyder 1987, p. 76), from the equator.
pub fn on_plane(lon: f64, lat: f64) -> (f64, f64) {
    const EQUATOR: f64 = 6_378_137.0;
    const ECCENTRICITY: f64 = 0.081_819_190_842_622;
    let sine = lat.to_radians().sin();
    let e_sine = ECCENTRICITY * sine;
    let authalic = (1.0 - ECCENTRICITY * ECCENTRICITY)
        * (sine / (1.0 - e_sine * e_sine) + e_sine.atanh() / ECCENTRICITY);
    (EQUATOR * lon.to_radians(), EQUATOR * authalic / 2.0)
}

/// What comes together in each target.
struct Sums {
    /// `(sum of figures, amount with a figure, amount)`.
    of: Vec<(f64, f64, f64)>,
}

impl Sums {
    fn new(targets: usize) -> Self {
        Self {
            of: vec![(0.0, 0.0, 0.0); targets],
        }
    }

    fn add(&mut self, piece: &Piece, part: f64, unknown: bool) {
        let (sum, known, all) = &mut self.of[piece.target as usize];
        *all += piece.amount;
        if !unknown {
            *sum += part;
            *known += piece.amount;
        }
    }

    fn finish(self, figure: impl Fn(f64, f64, f64) -> f64) -> Vec<f64> {
        let finish = |(sum, known, all): (f64, f64, f64)| {
            if known > 0.0 && known >= KNOWN * all {
                figure(sum, known, all)
            } else {
                f64::NAN
            }
        };
        self.of.into_iter().map(finish).collect()
    }
}

fn pieces(
    source: &Edges,
    targets: &[Edges],
    tree: &RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
    sweep: &mut Sweep,
) -> Vec<Piece> {
    if source.area <= 0.0 {
        return Vec::new();
    }
    let near = tree.locate_in_envelope_intersecting(&source.rectangle().envelope());
    let mut pieces: Vec<Piece> = near
        .map(|near| Piece {
            target: near.data,
            amount: sweep.area_of_both(source, &targets[near.data as usize]),
        })
        .filter(|piece| piece.amount > ROUNDING * source.area)
        .collect();
    pieces.sort_unstable_by_key(|piece| piece.target);
    pieces
}

/// A straight piece of boundary, its western end first.
#[derive(Clone, Copy, Debug)]
struct Edge {
    west: f64,
    east: f64,
    /// At its western end.
    start: f64,
    slope: f64,
    /// 1 where the area lies below it, -1 where it lies above.
    sign: f64,
}

impl Edge {
    fn at(&self, x: f64) -> f64 {
        self.start + self.slope * (x - self.west)
    }
}

/// The boundary of an area; edges that run north are left out, since nothing lies under them.
#[derive(Clone, Debug, Default)]
struct Edges {
    /// From west to east by their western ends.
    edges: Vec<Edge>,
    /// `reach[edge]`: the easternmost end of it and all before it.
    reach: Vec<f64>,
    low: [f64; 2],
    high: [f64; 2],
    area: f64,
}

impl Edges {
    fn new(shape: &MultiPolygon<f64>) -> Self {
        let mut all = Self {
            low: [f64::INFINITY; 2],
            high: [f64::NEG_INFINITY; 2],
            ..Self::default()
        };
        for polygon in shape {
            all.push(polygon.exterior(), 1.0);
            for hole in polygon.interiors() {
                all.push(hole, -1.0);
            }
        }
        all.edges.sort_by(|a, b| a.west.total_cmp(&b.west));
        let mut reach = f64::NEG_INFINITY;
        all.reach = all
            .edges
            .iter()
            .map(|edge| {
                reach = reach.max(edge.east);
                reach
            })
            .collect();
        all
    }

    /// Adds a ring, whose area counts `as_sign`, whichever way it runs.
    fn push(&mut self, ring: &LineString<f64>, as_sign: f64) {
        let ends = || ring.lines().map(|line| (line.start, line.end));
        let Some(first) = ring.0.first() else { return };
        // Sums about the first corner keep the digits that coordinates of millions would lose.
        let twice: f64 = ends()
            .map(|(a, b)| (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y))
            .sum();
        if twice == 0.0 || !twice.is_finite() {
            return;
        }
        self.area += as_sign * twice.abs() / 2.0;
        let turn = as_sign * twice.signum();
        for (a, b) in ends() {
            for corner in [a, b] {
                self.low = [self.low[0].min(corner.x), self.low[1].min(corner.y)];
                self.high = [self.high[0].max(corner.x), self.high[1].max(corner.y)];
            }
            if a.x == b.x {
                continue;
            }
            let (west, east) = if a.x < b.x { (a, b) } else { (b, a) };
            self.edges.push(Edge {
                west: west.x,
                east: east.x,
                start: west.y,
                slope: (east.y - west.y) / (east.x - west.x),
                // Around an area that lies to the left, its top is run from east to west.
                sign: if a.x < b.x { -turn } else { turn },
            });
        }
    }

    fn rectangle(&self) -> Rectangle<[f64; 2]> {
        Rectangle::from_aabb(AABB::from_corners(self.low, self.high))
    }

    /// The edges that may lie between two meridians, and a few that do not.
    fn between(&self, west: f64, east: f64) -> &[Edge] {
        let first = self.reach.partition_point(|&reach| reach <= west);
        let last = self.edges.partition_point(|edge| edge.west < east);
        self.edges.get(first..last).unwrap_or_default()
    }
}

/// A line that sweeps over two areas from west to east, and the edges of each that it meets.
#[derive(Debug, Default)]
struct Sweep {
    met: [Vec<Edge>; 2],
}

impl Sweep {
    /// The area that lies in both.
    fn area_of_both(&mut self, a: &Edges, b: &Edges) -> f64 {
        let low = [a.low[0].max(b.low[0]), a.low[1].max(b.low[1])];
        let high = [a.high[0].min(b.high[0]), a.high[1].min(b.high[1])];
        if low[0] >= high[0] || low[1] >= high[1] {
            return 0.0;
        }
        // Any base gives the same sum; one near the pieces keeps the most digits.
        let base = low[1];
        let (mut a, mut b) = (a.between(low[0], high[0]), b.between(low[0], high[0]));
        self.met.iter_mut().for_each(Vec::clear);
        let mut area = 0.0;
        loop {
            let of_a = match (a.first(), b.first()) {
                (Some(a), Some(b)) => a.west <= b.west,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return area,
            };
            let (from, own, other) = if of_a { (&mut a, 0, 1) } else { (&mut b, 1, 0) };
            let Some((edge, rest)) = from.split_first() else {
                return area;
            };
            *from = rest;
            self.met[other].retain(|met| met.east > edge.west);
            for met in &self.met[other] {
                area += edge.sign * met.sign * under_both(edge, met, base);
            }
            self.met[own].push(*edge);
        }
    }
}

/// The area between `base` and the lower of two edges, where both run.
fn under_both(a: &Edge, b: &Edge, base: f64) -> f64 {
    let (west, east) = (a.west.max(b.west), a.east.min(b.east));
    let width = east - west;
    if width <= 0.0 {
        return 0.0;
    }
    let (a_west, a_east) = (a.at(west) - base, a.at(east) - base);
    let (b_west, b_east) = (b.at(west) - base, b.at(east) - base);
    let (before, after) = (a_west - b_west, a_east - b_east);
    if before * after >= 0.0 {
        let a_is_lower = before + after <= 0.0;
        let (start, end) = if a_is_lower {
            (a_west, a_east)
        } else {
            (b_west, b_east)
        };
        return width * (start + end) / 2.0;
    }
    // They cross: the lower changes there.
    let share = before / (before - after);
    let cross = a_west + share * (a_east - a_west);
    let (start, end) = if before < 0.0 {
        (a_west, b_east)
    } else {
        (b_west, a_east)
    };
    width * (share * (start + cross) + (1.0 - share) * (cross + end)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area as _, BooleanOps as _, polygon};
    use proptest::prelude::*;

    fn square(west: f64, south: f64, side: f64) -> MultiPolygon<f64> {
        let (east, north) = (west + side, south + side);
        polygon![(x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north)]
            .into()
    }

    fn star(radii: &[f64], (x, y): (f64, f64)) -> MultiPolygon<f64> {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let ring = (0..).zip(radii).map(|(spike, radius)| {
            let angle = step * f64::from(spike);
            (x + radius * angle.cos(), y + radius * angle.sin())
        });
        let hole = vec![(x - 0.1, y - 0.1), (x + 0.1, y - 0.1), (x, y + 0.1)];
        geo::Polygon::new(ring.collect(), vec![hole.into()]).into()
    }

    fn overlay(sources: &[MultiPolygon<f64>], targets: &[MultiPolygon<f64>]) -> Overlay {
        Overlay::by_area(sources, targets, &Task::default()).unwrap()
    }

    proptest! {
        #[test]
        fn the_area_of_both_is_that_of_their_intersection(
            a in prop::collection::vec(0.2..1.0_f64, 3..40),
            b in prop::collection::vec(0.2..1.0_f64, 3..40),
            x in -1.5..1.5_f64,
            y in -1.5..1.5_f64,
        ) {
            // In the millions, as projected coordinates are.
            let at = (651_000.0, 6_862_000.0);
            let (a, b) = (star(&a, at), star(&b, (at.0 + x, at.1 + y)));
            let cut = a.intersection(&b).unsigned_area();
            let overlay = overlay(std::slice::from_ref(&a), &[b]);
            let found: f64 = overlay.pieces_of(0).iter().map(|piece| piece.amount).sum();
            prop_assert!((found - cut).abs() < 1e-6, "{found} is not {cut}");
            prop_assert!((overlay.wholes[0] - a.unsigned_area()).abs() < 1e-6);
        }

        #[test]
        fn counts_add_up_when_they_are_shared_out_inside(
            sides in prop::collection::vec((0.0..5.0_f64, 0.0..5.0_f64, 0.5..3.0_f64, 0.0..1e6_f64), 1..12),
        ) {
            let sources: Vec<_> = sides.iter().map(|&(x, y, side, _)| square(x, y, side)).collect();
            let figures: Vec<f64> = sides.iter().map(|side| side.3).collect();
            let targets: Vec<_> = (0..16)
                .map(|cell| square(f64::from(cell % 4) * 2.0, f64::from(cell / 4) * 2.0, 2.0))
                .collect();
            let overlay = overlay(&sources, &targets);
            let counts = overlay.counts(&figures, Shared::Inside(0.0));
            let sum: f64 = counts.iter().filter(|count| count.is_finite()).sum();
            let whole: f64 = figures.iter().sum();
            prop_assert!((sum / whole.max(1.0) - whole / whole.max(1.0)).abs() < 1e-9);
        }
    }

    #[test]
    fn borders_that_are_shared_give_nothing_to_the_neighbour() {
        let west = square(651_000.1, 6_862_000.7, 100.3);
        let east = square(651_000.1 + 100.3, 6_862_000.7, 100.3);
        let overlay = overlay(std::slice::from_ref(&west), &[west.clone(), east]);
        assert_eq!(overlay.pieces_of(0).len(), 1);
        assert!((overlay.covered()[0] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_lies_outside_keeps_its_part_unless_it_is_shared_out_inside() {
        let overlay = overlay(&[square(0.0, 0.0, 2.0)], &[square(0.0, 0.0, 1.0)]);
        assert_eq!(overlay.counts(&[100.0], Shared::Overall), [25.0]);
        assert_eq!(overlay.counts(&[100.0], Shared::Inside(0.2)), [100.0]);
        assert_eq!(overlay.counts(&[100.0], Shared::Inside(0.5)), [25.0]);
        assert_eq!(overlay.inside(), [1.0]);
        assert_eq!(overlay.means(&[100.0]), [100.0]);
    }

    #[test]
    fn gaps_stay_gaps_once_they_are_more_than_a_third() {
        let sources = [
            square(0.0, 0.0, 1.0),
            square(1.0, 0.0, 1.0),
            square(2.0, 0.0, 1.0),
        ];
        let target =
            polygon![(x: 0.0, y: 0.0), (x: 3.0, y: 0.0), (x: 3.0, y: 1.0), (x: 0.0, y: 1.0)];
        let overlay = overlay(&sources, &[target.into(), square(9.0, 9.0, 1.0)]);
        let means = overlay.means(&[1.0, f64::NAN, f64::NAN]);
        assert!(means.iter().all(|mean| mean.is_nan()), "{means:?}");
        let counts = overlay.counts(&[1.0, 3.0, f64::NAN], Shared::Overall);
        assert!(
            (counts[0] - 6.0).abs() < 1e-12 && counts[1].is_nan(),
            "{counts:?}"
        );
    }

    #[test]
    fn points_are_what_counts_where_there_are_some() {
        let area = overlay(
            &[square(0.0, 0.0, 2.0), square(5.0, 0.0, 1.0)],
            &[square(0.0, 0.0, 1.0), square(5.0, 0.0, 1.0)],
        );
        let points = [
            (Some(0), Some(0), 3.0),
            (Some(0), None, 1.0),
            (Some(0), Some(0), 0.0),
            (None, Some(0), 1.0),
        ];
        let overlay = Overlay::by_points(points.into_iter(), &area);
        assert_eq!(overlay.counts(&[100.0, 7.0], Shared::Overall), [75.0, 7.0]);
        assert_eq!(overlay.covered(), [0.75, 1.0]);
        assert_eq!(overlay.inside()[0], 0.75);
    }

    #[test]
    fn the_plane_is_as_large_as_the_ellipsoid() {
        // The whole of it has 510,065,621.7 km².
        let ((west, south), (east, north)) = (on_plane(-180.0, -90.0), on_plane(180.0, 90.0));
        let area = (east - west) * (north - south) / 1e6;
        assert!((area - 510_065_621.7).abs() < 1.0, "{area}");
    }

    #[test]
    fn whole_numbers_stay_whole_and_none_is_lost() {
        let target = |west| square(f64::from(west), 0.0, 1.0);
        let targets = [target(0), target(1), target(2)];
        let wide = polygon![(x: 0.0, y: 0.0), (x: 3.0, y: 0.0), (x: 3.0, y: 1.0), (x: 0.0, y: 1.0)];
        let overlay = overlay(&[wide.into(), square(2.5, 0.0, 4.0)], &targets);
        assert_eq!(
            overlay.whole_numbers(&[101.0, f64::NAN], 0.5),
            [34.0, 34.0, 33.0]
        );
        // Of the second only a thirty-second lies inside.
        assert_eq!(overlay.whole_numbers(&[0.0, 64.0], 0.5), [0.0, 0.0, 2.0]);
    }
}

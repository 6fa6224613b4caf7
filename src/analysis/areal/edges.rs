//! The area of two areas together, by a sweep over their edges.

use geo::{LineString, MultiPolygon};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree, RTreeObject as _};

use crate::analysis::areal::Piece;

/// A piece smaller than this share of its source is rounding where two areas touch.
const ROUNDING: f64 = 1e-12;

/// What of a source lies in which targets; `tree` has their boxes.
pub(super) fn pieces(
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
pub(super) struct Edges {
    /// From west to east by their western ends.
    edges: Vec<Edge>,
    /// `reach[edge]`: the easternmost end of it and all before it.
    reach: Vec<f64>,
    low: [f64; 2],
    high: [f64; 2],
    pub(super) area: f64,
}

impl Edges {
    pub(super) fn new(shape: &MultiPolygon<f64>) -> Self {
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
        all.edges.sort_unstable_by(|a, b| a.west.total_cmp(&b.west));
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

    pub(super) fn rectangle(&self) -> Rectangle<[f64; 2]> {
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
pub(super) struct Sweep {
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
        let base = Base::beside(a, b);
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
            if own == base.reaches_beyond && base.is_beyond(edge) {
                continue;
            }
            let met = &mut self.met[other];
            let mut at = 0;
            while let Some(other) = met.get(at) {
                if other.east <= edge.west {
                    met.swap_remove(at);
                } else {
                    area += edge.sign * other.sign * base.to_both(edge, other);
                    at += 1;
                }
            }
            self.met[own].push(*edge);
        }
    }
}

/// A parallel from which areas are measured to edges. Any gives the same sum: this one is the lower
/// end of what lies in both, or the upper, so that edges of the area that reaches beyond it can be
/// left out: at any meridian they meet as many tops of the other area as bottoms, all on this side.
#[derive(Clone, Copy, Debug)]
struct Base {
    at: f64,
    /// 1 to measure north of it, -1 south of it.
    way: f64,
    /// Which of the two areas has edges beyond it, 0 or 1.
    reaches_beyond: usize,
}

impl Base {
    /// The end of what lies in both beyond which more of one of them lies.
    fn beside(a: &Edges, b: &Edges) -> Self {
        if (a.low[1] - b.low[1]).abs() >= (a.high[1] - b.high[1]).abs() {
            Self {
                at: a.low[1].max(b.low[1]),
                way: 1.0,
                reaches_beyond: usize::from(b.low[1] < a.low[1]),
            }
        } else {
            Self {
                at: a.high[1].min(b.high[1]),
                way: -1.0,
                reaches_beyond: usize::from(a.high[1] < b.high[1]),
            }
        }
    }

    /// How far an edge is from it at a meridian.
    fn to(self, edge: &Edge, x: f64) -> f64 {
        self.way * (edge.at(x) - self.at)
    }

    fn is_beyond(self, edge: &Edge) -> bool {
        self.to(edge, edge.west).max(self.to(edge, edge.east)) <= 0.0
    }

    /// The area between it and the nearer of two edges, where both run.
    fn to_both(self, a: &Edge, b: &Edge) -> f64 {
        let (west, east) = (a.west.max(b.west), a.east.min(b.east));
        let width = east - west;
        if width <= 0.0 {
            return 0.0;
        }
        let (a_west, a_east) = (self.to(a, west), self.to(a, east));
        let (b_west, b_east) = (self.to(b, west), self.to(b, east));
        let (before, after) = (a_west - b_west, a_east - b_east);
        if before * after >= 0.0 {
            let a_is_nearer = before + after <= 0.0;
            let (start, end) = if a_is_nearer {
                (a_west, a_east)
            } else {
                (b_west, b_east)
            };
            return width * (start + end) / 2.0;
        }
        // They cross: the nearer changes there.
        let share = before / (before - after);
        let cross = a_west + share * (a_east - a_west);
        let (start, end) = if before < 0.0 {
            (a_west, b_east)
        } else {
            (b_west, a_east)
        };
        width * (share * (start + cross) + (1.0 - share) * (cross + end)) / 2.0
    }
}

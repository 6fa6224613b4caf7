//! Which street an address stands in, and on which side.

use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, RTree};

use crate::base::index::index;
use crate::field::ground::straight;
use crate::field::network::{Edge, Network};

/// No address belongs to a street farther than this, in metres.
const FARTHEST: f64 = 150.0;
/// Nearer to the middle of a street than this, in metres, an address is on both of its sides.
const MIDDLE: f64 = 0.5;

/// Where an address stands in the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub(super) edge: u32,
    /// Metres from where the street begins.
    pub(super) along: f64,
    /// 1 on the left of the street as its line is drawn, −1 on the right, 0 on the line.
    pub side: i8,
    /// Metres from the middle of the street.
    pub away: f64,
}

type Segment<T> = GeomWithData<Line<[f64; 2]>, T>;

/// The straight pieces of all barriers.
#[derive(Clone, Debug)]
pub(super) struct Barriers(RTree<Line<[f64; 2]>>);

impl Barriers {
    pub(super) fn of(lines: &[Vec<(f64, f64)>]) -> Self {
        let pieces = lines.iter().flat_map(|line| line.windows(2));
        let pieces = pieces.map(|pair| segment(pair[0], pair[1]));
        Self(RTree::bulk_load(pieces.collect()))
    }

    /// Whether one lies between two points.
    pub(super) fn part(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let around = AABB::from_corners([a.0, a.1], [b.0, b.1]);
        let mut near = self.0.locate_in_envelope_intersecting(&around);
        near.any(|line| crosses(line, a, b))
    }
}

/// The straight pieces of all streets and barriers.
#[derive(Clone, Debug)]
pub(super) struct Segments {
    /// With their edge, and their place in it.
    streets: RTree<Segment<(u32, u32)>>,
    barriers: Barriers,
}

impl Segments {
    /// Nobody lives on a bridge or in a tunnel: these are left out.
    pub(super) fn of(edges: &[Edge], barriers: Barriers) -> Self {
        let mut streets = Vec::new();
        for (number, edge) in (0..).zip(edges).filter(|(_, edge)| !edge.apart) {
            for (place, pair) in edge.line.windows(2).enumerate() {
                let line = segment(pair[0], pair[1]);
                streets.push(GeomWithData::new(line, (number, index(place))));
            }
        }
        Self {
            streets: RTree::bulk_load(streets),
            barriers,
        }
    }

    /// Whether a barrier lies between two points.
    pub(super) fn is_parted(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        self.barriers.part(a, b)
    }

    /// Whether neither a barrier nor a street lies between two points.
    pub(super) fn open(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let around = AABB::from_corners([a.0, a.1], [b.0, b.1]);
        let mut near = self.streets.locate_in_envelope_intersecting(&around);
        !near.any(|line| crosses(line.geom(), a, b)) && !self.is_parted(a, b)
    }
}

/// Whether a segment crosses the line from `a` to `b`.
fn crosses(line: &Line<[f64; 2]>, a: (f64, f64), b: (f64, f64)) -> bool {
    let (c, d) = ((line.from[0], line.from[1]), (line.to[0], line.to[1]));
    let apart = |from, to, one, other| (turn(from, to, one) > 0.0) != (turn(from, to, other) > 0.0);
    apart(a, b, c, d) && apart(c, d, a, b)
}

impl Network {
    /// Where a place in degrees stands: in the nearest street within 150 m that no barrier parts
    /// from it; `None` where there is none.
    pub fn spot(&self, lon: f64, lat: f64) -> Option<Spot> {
        let place = self.ground.metres(lon, lat);
        if !(place.0.is_finite() && place.1.is_finite()) {
            return None;
        }
        let near = self
            .segments
            .streets
            .nearest_neighbor_iter_with_distance_2(&[place.0, place.1]);
        near.take_while(|(_, away)| *away <= FARTHEST * FARTHEST)
            .find_map(|(found, _)| {
                let (number, piece) = found.data;
                let edge = &self.edges[number as usize];
                let (from, to) = (edge.line[piece as usize], edge.line[piece as usize + 1]);
                let (share, away) = foot(place, from, to);
                let foot = on_the_way(from, to, share);
                if self.segments.is_parted(place, foot) {
                    return None;
                }
                let before = edge.line[..=piece as usize].windows(2);
                let before: f64 = before.map(|pair| straight(pair[0], pair[1])).sum();
                Some(Spot {
                    edge: number,
                    along: before + straight(from, foot),
                    side: match turn(from, to, place) {
                        _ if away < MIDDLE => 0,
                        turn if turn > 0.0 => 1,
                        _ => -1,
                    },
                    away,
                })
            })
    }
}

pub(super) fn segment(from: (f64, f64), to: (f64, f64)) -> Line<[f64; 2]> {
    Line::new([from.0, from.1], [to.0, to.1])
}

/// The place on a segment nearest to a point, as a share of it, and how far away it is.
pub(super) fn foot(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x * x + y * y;
    let along = (point.0 - from.0) * x + (point.1 - from.1) * y;
    let share = if length > 0.0 {
        (along / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (share, straight(point, on_the_way(from, to, share)))
}

/// The place that is such a share of the way from one to another along.
pub(super) fn on_the_way(from: (f64, f64), to: (f64, f64), share: f64) -> (f64, f64) {
    let along = |from: f64, to: f64| from + share * (to - from);
    (along(from.0, to.0), along(from.1, to.1))
}

/// Positive where `c` lies on the left of the way from `a` to `b`, negative on the right.
fn turn(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

//! The walking network: streets with two sides, what crossing them costs, and barriers.
//!
//! Every street has a pavement on each side. Where streets meet, the pavements of neighbours join
//! at a corner, and from corner to corner one crosses a street, at the cost of its class. So a way
//! stays on its side where it can, and an avenue is crossed once or not at all. Barriers
//! (motorways, railways, water) are crossed only where a street does so: no address belongs to a
//! street beyond one.

mod corners;
mod gaps;
mod groups;
mod hard;
mod lines;
mod matrix;
mod middle;
mod reach;
mod snap;
mod told;
mod trace;

use crate::analysis::ways::{Class, Kind, Way};
use crate::base::joined::Joined;
use crate::base::task::{Cancelled, Task};
use crate::field::ground::Ground;
use crate::field::network::corners::Corners;
use crate::field::network::hard::Hard;
use crate::field::network::lines::Lines;
use crate::field::network::snap::{Barriers, Segments};
use crate::model::turf::Cleaned;

pub use crate::field::network::hard::OnTheWay;
pub use crate::field::network::matrix::Table;
pub use crate::field::network::snap::Spot;
pub use crate::field::network::told::{measured_by, put_right};

/// Streets farther than this from any address are left out, in metres: as far as a way round goes.
const MARGIN: f64 = 1_500.0;

/// A stretch of street between two places where one can turn.
#[derive(Clone, Debug, PartialEq)]
struct Edge {
    from: u32,
    to: u32,
    /// Metres east and north.
    line: Vec<(f64, f64)>,
    /// In metres.
    length: f64,
    class: Class,
    /// On a bridge or in a tunnel: nobody lives there.
    apart: bool,
    /// How many metres on the flat a metre of it is worth, by its class and its slope.
    slowness: f64,
    hard: Hard,
}

impl Edge {
    /// Metres on the flat that its whole length is worth.
    fn cost(&self) -> f64 {
        self.length * self.slowness
    }
}

/// The streets around some addresses, as they are walked.
#[derive(Clone, Debug)]
pub struct Network {
    ground: Ground,
    edges: Vec<Edge>,
    corners: Corners,
    /// The nodes that edges connect.
    groups: Joined,
    segments: Segments,
    cleaned: Cleaned,
}

impl Network {
    /// The network of streets around places in degrees (longitude, latitude); `None` where there
    /// is no street to walk.
    ///
    /// Lines meet where they share a corner, to a centimetre. An end less than a metre from
    /// another line is joined to it. A group of streets without a link to the others is linked to
    /// them where the nearest is less than 25 m away with no barrier between; else it is left out
    /// if it is shorter than 500 m. [`Network::cleaned`] says how many.
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub fn new(
        ways: &[Way],
        places: &[(f64, f64)],
        task: &Task,
    ) -> Result<Option<Self>, Cancelled> {
        let ground = Ground::around(places.iter().copied());
        let around = Extent::around(places.iter().map(|&(lon, lat)| ground.metres(lon, lat)));
        let mut lines = Lines::default();
        let mut barriers = Vec::new();
        for (done, way) in (0..).zip(ways) {
            if done % 4096 == 0 {
                task.step(done, ways.len() as u64)?;
            }
            let corners = way.line.iter().map(|&(lon, lat)| ground.metres(lon, lat));
            let metres: Vec<(f64, f64)> = corners.collect();
            if !around.touches(&Extent::around(metres.iter().copied())) {
                continue;
            }
            match way.kind {
                Kind::Walked(_) => lines.add(way, metres),
                Kind::Barrier => barriers.push(metres),
            }
        }
        let barriers = Barriers::of(&barriers);
        let mut cleaned = Cleaned {
            joined: lines.join_loose_ends(),
            linked: lines.link_groups(&barriers),
            ..Cleaned::default()
        };
        let edges = lines.into_edges(&mut cleaned);
        if edges.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self {
            ground,
            corners: Corners::of(&edges),
            groups: groups::connected(&edges),
            segments: Segments::of(&edges, barriers),
            edges,
            cleaned,
        }))
    }

    /// How much street there is, and what was put right.
    pub fn cleaned(&self) -> Cleaned {
        self.cleaned
    }
}

/// A rectangle on the ground, in metres.
#[derive(Clone, Copy, Debug)]
struct Extent {
    low: (f64, f64),
    high: (f64, f64),
}

impl Extent {
    fn around(points: impl Iterator<Item = (f64, f64)>) -> Self {
        let nowhere = Self {
            low: (f64::INFINITY, f64::INFINITY),
            high: (f64::NEG_INFINITY, f64::NEG_INFINITY),
        };
        points.fold(nowhere, |found, (x, y)| Self {
            low: (found.low.0.min(x), found.low.1.min(y)),
            high: (found.high.0.max(x), found.high.1.max(y)),
        })
    }

    /// Whether they are less than the margin apart.
    fn touches(&self, other: &Self) -> bool {
        let along =
            |low: f64, high: f64, from: f64, to: f64| low - MARGIN <= to && from <= high + MARGIN;
        along(self.low.0, self.high.0, other.low.0, other.high.0)
            && along(self.low.1, self.high.1, other.low.1, other.high.1)
    }
}

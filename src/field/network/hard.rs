//! What is hard on a walk: stairs, steep stretches, gates, private ground.

use std::collections::BTreeSet;

use crate::analysis::toil;
use crate::analysis::ways::Class;
use crate::field::ground::straight;
use crate::field::network::{Network, Spot};

/// Steeper than this is hard: what French law allows at most of a way that everybody can take
/// (arrêté du 15 janvier 2007 on the accessibility of roads).
pub(super) const STEEP: f32 = 0.05;

/// What is hard on a stretch of street.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hard {
    /// Metres of it that are steeper than [`STEEP`].
    pub(super) steep: f64,
    /// The steepest of it, as a share; 0 where no slope is known.
    pub(super) steepest: f32,
    /// Numbers of its gates, which other stretches may have as well.
    pub(super) gates: Vec<u32>,
    pub(super) private: bool,
}

impl Hard {
    /// Of a line in metres with the slopes of its pieces, where these are known.
    pub(super) fn of(line: &[(f64, f64)], slopes: &[f32]) -> Self {
        let mut hard = Self::default();
        for (piece, &slope) in line.windows(2).zip(slopes) {
            hard.steepest = hard.steepest.max(slope);
            if slope > STEEP {
                hard.steep += straight(piece[0], piece[1]);
            }
        }
        hard
    }
}

/// How many metres on the flat a metre of a street is worth: by its class alone where no slope of
/// it is known.
pub(super) fn slowness(class: Class, line: &[(f64, f64)], slopes: &[f32]) -> f64 {
    if class == Class::Steps || slopes.is_empty() {
        return class.slowness();
    }
    let (mut length, mut worth) = (0.0, 0.0);
    for (piece, &slope) in line.windows(2).zip(slopes) {
        let metres = straight(piece[0], piece[1]);
        length += metres;
        worth += metres * toil::slowness(slope);
    }
    if length > 0.0 { worth / length } else { 1.0 }
}

/// What is hard on a walk from door to door.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OnTheWay {
    /// Flights of stairs.
    pub stairs: usize,
    /// Metres that are known to be steeper than 5 %.
    pub steep: f64,
    /// The steepest slope that is known, as a share.
    pub steepest: f64,
    /// Gates.
    pub gates: usize,
    /// Stops in private streets.
    pub private: usize,
}

impl Network {
    /// What is hard on the shortest ways from each spot to the next.
    pub fn on_the_way(&self, spots: &[Spot]) -> OnTheWay {
        let mut walked: BTreeSet<u32> = BTreeSet::new();
        walked.extend(spots.iter().map(|spot| spot.edge));
        for pair in spots.windows(2) {
            if pair[0].edge != pair[1].edge {
                let way = self.streets_between(&pair[0], &pair[1]);
                walked.extend(way.map_or_else(Vec::new, |way| way.streets));
            }
        }
        let is_private = |spot: &&Spot| self.edges[spot.edge as usize].hard.private;
        let mut found = OnTheWay {
            private: spots.iter().filter(is_private).count(),
            ..OnTheWay::default()
        };
        let mut gates: BTreeSet<u32> = BTreeSet::new();
        for street in walked {
            let edge = &self.edges[street as usize];
            found.stairs += usize::from(edge.class == Class::Steps);
            found.steep += edge.hard.steep;
            found.steepest = found.steepest.max(f64::from(edge.hard.steepest));
            gates.extend(&edge.hard.gates);
        }
        found.gates = gates.len();
        found
    }
}

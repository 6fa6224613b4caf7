//! The doors of one crew on one outing, in walking order.

use std::sync::Arc;

use crate::base::text::natural;
use crate::base::units::{Metres, Minutes};
use crate::model::address::LeftOut;
use crate::model::layer::Code;

/// How large a turf should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TurfSize {
    /// About this many doors.
    Doors(u32),
    /// About this long, walking and talking.
    Minutes(f64),
}

/// One address on a turf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The address's own code.
    pub address: String,
    /// The precinct it counts for.
    pub precinct: Code,
    /// Doors to knock at.
    pub doors: u32,
}

/// What one crew walks on one outing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turf {
    /// Its addresses, in walking order.
    pub stops: Vec<Stop>,
    /// The walk from the first address to the last.
    pub length: Metres,
    /// Walking and talking together.
    pub time: Minutes,
    /// On which of the plan's evenings it is walked, from 1; 0 where the plan has none.
    pub evening: u32,
}

impl Turf {
    /// All its doors.
    pub fn doors(&self) -> u64 {
        self.stops.iter().map(|stop| u64::from(stop.doors)).sum()
    }

    /// Its precincts, sorted, without repeats.
    pub fn precincts(&self) -> Vec<Code> {
        let mut codes: Vec<Code> = self
            .stops
            .iter()
            .map(|stop| stop.precinct.clone())
            .collect();
        codes.sort_by(|a, b| natural(&a.0, &b.0));
        codes.dedup();
        codes
    }
}

/// What the ways of a plan were measured by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Footing {
    /// Straight lines, times this factor.
    Straight(f64),
    /// The street network, with crossings by the class of street.
    Streets {
        /// What became of the network.
        cleaned: Cleaned,
        /// How many addresses are in no street of it: straight lines lead to these.
        off: usize,
    },
}

/// What there is of a street network, and what was put right in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// Metres of street to walk in.
    pub metres: f64,
    /// Ends that nearly touched a street and were joined to it.
    pub joined: usize,
    /// Small groups of streets that nothing connects with the others; left out.
    pub islands: usize,
    /// Metres of street in these.
    pub island_metres: f64,
}

/// A target cut into turfs.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What the target was called when it was cut.
    pub target: String,
    /// How large a turf was to be.
    pub size: TurfSize,
    /// The seed of chance it was cut with.
    pub seed: u64,
    /// The turfs, in the order of their numbers.
    pub turfs: Vec<Arc<Turf>>,
    /// Addresses on no turf, with the reason, sorted by reason and code; those outside the
    /// target only counted, in `outside_target`.
    pub left_out: Vec<(LeftOut, String)>,
    /// How many addresses lie in precincts outside the target.
    pub outside_target: u64,
    /// What the ways were measured by.
    pub footing: Footing,
}

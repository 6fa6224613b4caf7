//! The doors of one crew on one outing, in walking order.

use std::sync::Arc;

use crate::base::text::natural;
use crate::base::units::{Metres, Minutes};
use crate::model::address::LeftOut;
use crate::model::hardship::Hardships;
use crate::model::layer::Code;
use crate::model::share::Share;

/// A building is not shared out in parts of fewer doors than this.
const LEAST_PART: u32 = 6;

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
    /// Doors to knock at: of its share of the building, where it has one.
    pub doors: u32,
    /// The part of a building that it is, where several turfs share that.
    pub share: Option<Share>,
}

impl Stop {
    /// Whether a turf has this stop as well as another only by mistake: both have the same doors.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.address == other.address
            && match (&self.share, &other.share) {
                (Some(share), Some(other)) => share.overlaps(other),
                _ => true,
            }
    }
}

/// Puts shares of one building together, where the first of them stands.
pub fn join_shares(stops: &mut Vec<Stop>) {
    let mut joined: Vec<Stop> = Vec::with_capacity(stops.len());
    for stop in stops.drain(..) {
        let same = joined
            .iter_mut()
            .filter(|_| stop.share.is_some())
            .find(|known| known.address == stop.address && !known.overlaps(&stop));
        match same {
            Some(known) => {
                known.doors += stop.doors;
                known.share = known
                    .share
                    .take()
                    .and_then(|share| share.with(stop.share.as_ref()?));
            }
            None => joined.push(stop),
        }
    }
    *stops = joined;
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
    /// What it is called besides its number; empty for nothing.
    pub name: String,
    /// Whether it stays as it is, whatever is edited or cut again.
    pub locked: bool,
    /// What is hard there.
    pub hard: Hardships,
    /// The crew that it is given to by hand, by its name; empty for whose turn it is.
    pub crew: String,
    /// The address that its walk is to begin at; any where `None`.
    pub first: Option<String>,
    /// The address that its walk is to end at; any where `None`.
    pub last: Option<String>,
}

impl Turf {
    /// Whether it has no address: its number is free.
    pub fn is_empty(&self) -> bool {
        self.stops.is_empty()
    }

    /// Into how many turfs it can be split: one for each address, or for parts of a building that
    /// is alone on it.
    pub fn most_parts(&self) -> usize {
        match self.stops.as_slice() {
            [building] => match &building.share {
                Some(share) => share.parts().len(),
                None => (building.doors / LEAST_PART).max(1) as usize,
            },
            stops => stops.len(),
        }
    }

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

impl Footing {
    /// Whether streets measured them.
    pub(crate) fn is_streets(self) -> bool {
        matches!(self, Self::Streets { .. })
    }
}

/// What there is of a street network, and what was put right in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// Metres of street to walk in.
    pub metres: f64,
    /// Ends that nearly touched a street and were joined to it.
    pub joined: usize,
    /// Groups of streets that end a few metres short of the others and were linked to them.
    pub linked: usize,
    /// Groups of streets that nothing connects with the others and that are walked by themselves.
    pub apart: usize,
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
    /// The turfs, in the order of their numbers: the first is number 1. One without addresses
    /// holds the place of a number that is free; see [`Plan::numbered`].
    pub turfs: Vec<Arc<Turf>>,
    /// Where crews meet, where turfs are walked on evenings: degrees east and north.
    pub starts: Vec<(f64, f64)>,
    /// Addresses on no turf, with the reason, sorted by reason and code; those outside the
    /// target only counted, in `outside_target`.
    pub left_out: Vec<(LeftOut, String)>,
    /// How many addresses lie in precincts outside the target.
    pub outside_target: u64,
    /// What the ways were measured by.
    pub footing: Footing,
}

impl Plan {
    /// The turfs that have addresses, each with its number, which starts from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Arc<Turf>)> + Clone {
        (1..).zip(&self.turfs).filter(|(_, turf)| !turf.is_empty())
    }

    /// The turf of a number, if it has addresses.
    pub fn turf(&self, number: usize) -> Option<&Arc<Turf>> {
        let turf = self.turfs.get(number.checked_sub(1)?)?;
        (!turf.is_empty()).then_some(turf)
    }

    /// The numbers of the turfs that are not what they were in another plan, sorted.
    pub fn changed_from(&self, before: &Self) -> Vec<usize> {
        let last = self.turfs.len().max(before.turfs.len());
        (1..=last)
            .filter(|&number| match (self.turf(number), before.turf(number)) {
                (Some(now), Some(before)) => !Arc::ptr_eq(now, before) && now != before,
                (now, before) => now.is_some() != before.is_some(),
            })
            .collect()
    }

    /// The mean time of a turf; 0 minutes without turfs.
    pub fn mean_time(&self) -> Minutes {
        let (mut count, mut sum) = (0.0, 0.0);
        for (_, turf) in self.numbered() {
            count += 1.0;
            sum += turf.time.0;
        }
        Minutes(sum / f64::max(count, 1.0))
    }
}

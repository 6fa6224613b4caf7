//! The target cut into turfs.

mod aim;
mod anneal;
mod balance;
mod bisect;
pub(crate) mod feet;
pub(crate) mod links;
mod mend;
pub(crate) mod partition;
mod pieces;
mod recut;
mod regions;
mod repair;
pub(crate) mod shares;
pub(crate) mod stops;
pub mod streets;
pub(crate) mod walk;
pub(crate) mod ways;

use std::sync::Arc;

use crate::base::task::{Cancelled, Task};
use crate::base::units::Metres;
use crate::field::cut::feet::Feet;
use crate::field::cut::shares::Most;
use crate::field::cut::stops::Stops;
use crate::field::cut::walk::Walk;
use crate::field::effort::Pace;
use crate::model::address::{Address, LeftOut, Located, Place};
use crate::model::layer::{Code, PrecinctId};
use crate::model::turf::{Plan, Stop, Turf, TurfSize, join_shares};

pub use crate::field::cut::feet::Underfoot;

/// Rounds of improvement for each stop of a turf.
pub const EFFORT_PER_STOP: u64 = 2;

/// What to cut, and how.
#[derive(Clone, Debug)]
pub struct CutRequest {
    /// What the target is called.
    pub target: String,
    /// The precincts to walk.
    pub precincts: Vec<PrecinctId>,
    /// How large a turf should be.
    pub size: TurfSize,
    /// How far from the mean turfs may be, as a share of it.
    pub within: f64,
    /// Chance.
    pub seed: u64,
}

/// How far from the mean turfs may be where nobody says otherwise, as a share of it.
pub const WITHIN: f64 = 0.10;

/// Why there is nothing to cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CutError {
    /// The target has no address with doors.
    #[error("no address with doors in the target")]
    NoDoors,
    /// From where crews meet, even the nearest turf is farther than there is time for.
    #[error("{minutes} minutes on foot there and back, of {there_are}")]
    TooFar {
        /// To the nearest turf and back.
        minutes: u64,
        /// All the time there is.
        there_are: u64,
    },
    /// The work was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Cuts the addresses of the target into turfs, each in walking order.
///
/// Every address with doors is on exactly one turf, but for buildings that are shared out: a
/// building larger than a turf by its staircases, where these are known, and one that takes longer
/// than the minutes asked for in parts of about as many doors. Whatever else is as large as a turf
/// is a turf of its own. The others are within [`CutRequest::within`] of their mean, in doors or in minutes as
/// `request.size` asks, unless addresses are too large or a part of the town too narrow to be
/// shared out so. Parts of the target that lie apart are cut one by one where each makes whole
/// turfs; no turf lies on both sides of a barrier that no street crosses, however little there is
/// beyond it. Numbers sweep the town, so that turfs with near numbers lie near one another. Ways are
/// straight lines times [`Pace::detour`]; for those by streets see [`cut_on`]. The same request
/// cuts the same plan on any number of threads.
///
/// `codes` has one entry per precinct; `located` one per address.
///
/// # Errors
/// [`CutError`] when there is nothing to walk, or when `task` was cancelled.
pub fn cut(
    request: &CutRequest,
    addresses: &[Address],
    located: &Located,
    codes: &[Code],
    task: &Task,
) -> Result<Plan, CutError> {
    cut_on(request, addresses, located, codes, Underfoot::Lines, task)
}

/// As [`cut`], along the streets underfoot: the addresses of a turf are reached from one another
/// without passing another turf's, where the streets let them be.
///
/// # Errors
/// As [`cut`].
pub fn cut_on(
    request: &CutRequest,
    addresses: &[Address],
    located: &Located,
    codes: &[Code],
    underfoot: Underfoot<'_>,
    task: &Task,
) -> Result<Plan, CutError> {
    let sorted = sort_out(&request.precincts, addresses, located, codes.len());
    let pace = Pace::default();
    let most = Most::of(request, &pace);
    let stops = Stops::new(sorted.chosen, addresses, located).shared(most, located);
    if stops.len() == 0 {
        return Err(CutError::NoDoors);
    }
    let feet = Feet::new(&stops, addresses, underfoot, pace);
    let groups = partition::partition(&stops, &feet, request, &pace, task)?;
    let groups = most.apart(&stops, groups);
    let walks = walk::walked(&feet, &groups, EFFORT_PER_STOP, request.seed, task)?;
    let walks = walk::sweep(&stops, walks, EFFORT_PER_STOP, request.seed)?;
    let turfs = walks.iter().map(|walk| {
        let turf = turf(&stops, walk, addresses, codes, &pace);
        Arc::new(turf)
    });
    Ok(Plan {
        target: request.target.clone(),
        size: request.size,
        seed: request.seed,
        turfs: turfs.collect(),
        left_out: sorted.left_out,
        outside_target: sorted.outside_target,
        starts: Vec::new(),
        footing: feet.footing(),
    })
}

/// The addresses to walk, and those that are not walked.
struct Sorted {
    chosen: Vec<(usize, PrecinctId)>,
    left_out: Vec<(LeftOut, String)>,
    outside_target: u64,
}

fn sort_out(
    target: &[PrecinctId],
    addresses: &[Address],
    located: &Located,
    precincts: usize,
) -> Sorted {
    let mut wanted = vec![false; precincts];
    for precinct in target {
        if let Some(wanted) = wanted.get_mut(precinct.index()) {
            *wanted = true;
        }
    }
    let mut sorted = Sorted {
        chosen: Vec::new(),
        left_out: Vec::new(),
        outside_target: 0,
    };
    let places = located.places.iter().zip(&located.doors);
    for (index, (address, (&place, &doors))) in addresses.iter().zip(places).enumerate() {
        let reason = match place {
            Place::Out(reason) => reason,
            Place::In(precinct) | Place::Snapped(precinct) => {
                if !wanted.get(precinct.index()).is_some_and(|&wanted| wanted) {
                    LeftOut::OutsideTarget
                } else if doors == 0 {
                    LeftOut::NoDoors
                } else {
                    sorted.chosen.push((index, precinct));
                    continue;
                }
            }
        };
        if reason == LeftOut::OutsideTarget {
            sorted.outside_target += 1;
        } else {
            sorted.left_out.push((reason, address.id.clone()));
        }
    }
    sorted.left_out.sort();
    sorted
}

fn turf(stops: &Stops, walk: &Walk, addresses: &[Address], codes: &[Code], pace: &Pace) -> Turf {
    let stops = walk.stops.iter().map(|&stop| Stop {
        address: addresses[stops.address[stop]].id.clone(),
        precinct: codes[stops.precinct[stop].index()].clone(),
        doors: stops.doors[stop],
        share: stops.share[stop].clone(),
    });
    let mut stops: Vec<Stop> = stops.collect();
    join_shares(&mut stops);
    timed(stops, walk.length, pace)
}

/// A turf of stops in walking order, with the time that it takes.
pub(crate) fn timed(stops: Vec<Stop>, length: Metres, pace: &Pace) -> Turf {
    let doors = stops.iter().map(|stop| u64::from(stop.doors)).sum();
    Turf {
        stops,
        length,
        time: pace.time(length, doors),
        ..Turf::default()
    }
}

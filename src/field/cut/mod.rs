//! The target cut into turfs.

mod balance;
mod bisect;
mod links;
mod partition;
mod stops;

use std::sync::Arc;

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::base::units::Metres;
use crate::field::cut::stops::Stops;
use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::field::route::{self, RouteOptions};
use crate::model::address::{Address, LeftOut, Located, Place};
use crate::model::layer::{Code, PrecinctId};
use crate::model::turf::{Plan, Stop, Turf, TurfSize};

/// Rounds of improvement for each address of a turf.
const EFFORT_PER_STOP: u64 = 30;

/// What to cut, and how.
#[derive(Clone, Debug)]
pub struct CutRequest {
    /// What the target is called.
    pub target: String,
    /// The precincts to walk.
    pub precincts: Vec<PrecinctId>,
    /// How large a turf should be.
    pub size: TurfSize,
    /// Chance.
    pub seed: u64,
}

/// Why there is nothing to cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CutError {
    /// The target has no address with doors.
    #[error("no address with doors in the target")]
    NoDoors,
    /// The work was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Cuts the addresses of the target into turfs, each in walking order.
///
/// Every address with doors is on exactly one turf. Turfs are within 15 % of their mean, in doors
/// or in minutes as `request.size` asks, unless addresses are too large to be shared out so; an
/// address as large as a turf is a turf of its own. Numbers sweep the town, so that turfs with
/// near numbers lie near one another. Ways are straight lines times [`Pace::detour`].
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
    let sorted = sort_out(&request.precincts, addresses, located, codes.len());
    let (stops, _) = Stops::new(sorted.chosen, addresses, located);
    if stops.len() == 0 {
        return Err(CutError::NoDoors);
    }
    let pace = Pace::default();
    let groups = partition::partition(&stops, request.size, &pace, request.seed, task)?;
    let walks = walks(&stops, &groups, request.seed, task)?;
    let walks = in_sweeping_order(&stops, walks, request.seed)?;
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

/// Each group of stops in walking order.
fn walks(
    stops: &Stops,
    groups: &[Vec<usize>],
    seed: u64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    groups
        .par_iter()
        .map(|group| {
            let spots: Vec<(f64, f64)> = group.iter().map(|&stop| stops.spots[stop]).collect();
            let options = RouteOptions {
                effort: EFFORT_PER_STOP * spots.len() as u64,
                seed,
                ..RouteOptions::default()
            };
            let metric = |a: usize, b: usize| straight(spots[a], spots[b]);
            let order = quietly(task, |quiet| route::order(&spots, metric, &options, quiet))?.order;
            Ok(order.into_iter().map(|place| group[place]).collect())
        })
        .collect()
}

/// Runs a short piece of work that must not report progress of its own.
fn quietly<T>(
    task: &Task,
    work: impl FnOnce(&Task) -> Result<T, Cancelled>,
) -> Result<T, Cancelled> {
    let quiet = Task::default();
    if task.is_cancelled() {
        quiet.cancel();
    }
    work(&quiet)
}

/// The walks in an order that sweeps the town, each walked from the end nearer the one before.
fn in_sweeping_order(
    stops: &Stops,
    walks: Vec<Vec<usize>>,
    seed: u64,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let centres: Vec<(f64, f64)> = walks
        .iter()
        .map(|walk| {
            let sum = walk.iter().fold((0.0, 0.0), |sum, &stop| {
                let spot = stops.spots[stop];
                (sum.0 + spot.0, sum.1 + spot.1)
            });
            let count = walk.len().max(1) as f64;
            (sum.0 / count, sum.1 / count)
        })
        .collect();
    let options = RouteOptions {
        effort: EFFORT_PER_STOP * centres.len() as u64,
        seed,
        ..RouteOptions::default()
    };
    let metric = |a: usize, b: usize| straight(centres[a], centres[b]);
    let tour = route::order(&centres, metric, &options, &Task::default())?;
    let mut walks: Vec<Option<Vec<usize>>> = walks.into_iter().map(Some).collect();
    Ok(tour
        .order
        .into_iter()
        .filter_map(|place| walks[place].take())
        .collect())
}

fn turf(stops: &Stops, walk: &[usize], addresses: &[Address], codes: &[Code], pace: &Pace) -> Turf {
    let line: f64 = walk
        .windows(2)
        .map(|leg| straight(stops.spots[leg[0]], stops.spots[leg[1]]))
        .sum();
    let length: Metres = pace.way(line);
    let doors = walk.iter().map(|&stop| u64::from(stops.doors[stop])).sum();
    Turf {
        stops: walk
            .iter()
            .map(|&stop| Stop {
                address: addresses[stops.address[stop]].id.clone(),
                precinct: codes[stops.precinct[stop].index()].clone(),
                doors: stops.doors[stop],
            })
            .collect(),
        length,
        time: pace.time(length, doors),
    }
}

//! Each group of stops in walking order.

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::base::units::Metres;
use crate::field::cut::feet::{Feet, TABLE};
use crate::field::cut::stops::Stops;
use crate::field::cut::ways::Ways;
use crate::field::ground::straight;
use crate::field::network::Table;
use crate::field::route::{self, RouteOptions, Tour};

/// A group of stops as it is walked.
#[derive(Clone, Debug)]
pub(crate) struct Walk {
    pub(crate) stops: Vec<usize>,
    pub(crate) length: Metres,
}

/// Each group in walking order by the ways that turfs are cut along, by so many rounds of
/// improvement for each stop.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn walks(
    ways: &Ways,
    groups: &[Vec<usize>],
    effort_per_stop: u64,
    seed: u64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    each(groups, task, |group| {
        let table = (group.len() <= TABLE).then(|| ways.table(group));
        let tour = tour(ways, group, table, effort_per_stop, seed, Ends::default())?;
        Ok(chosen(group, &tour))
    })
}

/// Each group as its crew walks it, measured.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn walked(
    feet: &Feet<'_>,
    groups: &[Vec<usize>],
    effort_per_stop: u64,
    seed: u64,
    task: &Task,
) -> Result<Vec<Walk>, Cancelled> {
    each(groups, task, |group| {
        between(feet, group, Ends::default(), effort_per_stop, seed)
    })
}

/// The stops of a group that its walk is to begin and to end at, by their places in it; any where
/// `None`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ends {
    pub(crate) first: Option<usize>,
    pub(crate) last: Option<usize>,
}

/// One group as its crew walks it from one end to the other, measured.
///
/// # Errors
/// None in fact: the work is too short to be stopped.
pub(crate) fn between(
    feet: &Feet<'_>,
    group: &[usize],
    ends: Ends,
    effort_per_stop: u64,
    seed: u64,
) -> Result<Walk, Cancelled> {
    let table = feet.table(group);
    let tour = tour(&feet.ways, group, table, effort_per_stop, seed, ends)?;
    Ok(Walk {
        stops: chosen(group, &tour),
        length: feet.walked(tour.length),
    })
}

/// Works on each group, until the task is stopped.
fn each<T: Send>(
    groups: &[Vec<usize>],
    task: &Task,
    walk: impl Fn(&[usize]) -> Result<T, Cancelled> + Sync,
) -> Result<Vec<T>, Cancelled> {
    let walk = |group: &Vec<usize>| {
        if task.is_cancelled() {
            return Err(Cancelled);
        }
        walk(group)
    };
    groups.par_iter().map(walk).collect()
}

/// The stops of a group in the order of a tour of it.
fn chosen(group: &[usize], tour: &Tour) -> Vec<usize> {
    tour.order.iter().map(|&place| group[place]).collect()
}

/// A tour of a group by a table of its ways, or by those that are known.
fn tour(
    ways: &Ways,
    group: &[usize],
    table: Option<Table>,
    effort_per_stop: u64,
    seed: u64,
    ends: Ends,
) -> Result<Tour, Cancelled> {
    let spots: Vec<(f64, f64)> = group.iter().map(|&stop| ways.spots[stop]).collect();
    match table {
        Some(table) => {
            let way = |a: usize, b: usize| table.between(a, b);
            short(&spots, way, effort_per_stop, seed, ends)
        }
        None => {
            let way = |a: usize, b: usize| ways.between(group[a], group[b]);
            short(&spots, way, effort_per_stop, seed, ends)
        }
    }
}

/// The walks in an order that sweeps the town, so that near numbers lie near one another.
///
/// # Errors
/// None in fact: the work is too short to be stopped.
pub(crate) fn sweep(
    stops: &Stops,
    walks: Vec<Walk>,
    effort_per_stop: u64,
    seed: u64,
) -> Result<Vec<Walk>, Cancelled> {
    let centres: Vec<(f64, f64)> = walks
        .iter()
        .map(|walk| middle(stops, &walk.stops))
        .collect();
    let way = |a: usize, b: usize| straight(centres[a], centres[b]);
    let order = short(&centres, way, effort_per_stop, seed, Ends::default())?.order;
    let mut walks: Vec<Option<Walk>> = walks.into_iter().map(Some).collect();
    Ok(order
        .into_iter()
        .filter_map(|place| walks[place].take())
        .collect())
}

fn middle(stops: &Stops, walk: &[usize]) -> (f64, f64) {
    let sum = walk.iter().fold((0.0, 0.0), |sum, &stop| {
        let spot = stops.spots[stop];
        (sum.0 + spot.0, sum.1 + spot.1)
    });
    let count = walk.len().max(1) as f64;
    (sum.0 / count, sum.1 / count)
}

/// A short open walk, worked out without progress of its own.
fn short(
    spots: &[(f64, f64)],
    way: impl Fn(usize, usize) -> f64,
    effort_per_stop: u64,
    seed: u64,
    ends: Ends,
) -> Result<Tour, Cancelled> {
    let options = RouteOptions {
        start: ends.first,
        end: ends.last,
        effort: effort_per_stop * spots.len() as u64,
        seed,
        ..RouteOptions::default()
    };
    route::order(spots, way, &options, &Task::default())
}

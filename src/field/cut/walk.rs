//! Each group of stops in walking order.

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::field::cut::stops::Stops;
use crate::field::ground::straight;
use crate::field::route::{self, RouteOptions};

/// Each group in walking order, by so many rounds of improvement for each stop.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn walks(
    stops: &Stops,
    groups: &[Vec<usize>],
    effort_per_stop: u64,
    seed: u64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    groups
        .par_iter()
        .map(|group| {
            if task.is_cancelled() {
                return Err(Cancelled);
            }
            let spots: Vec<(f64, f64)> = group.iter().map(|&stop| stops.spots[stop]).collect();
            let order = short(&spots, effort_per_stop, seed)?;
            Ok(order.into_iter().map(|place| group[place]).collect())
        })
        .collect()
}

/// The walks in an order that sweeps the town, so that near numbers lie near one another.
///
/// # Errors
/// None in fact: the work is too short to be stopped.
pub(crate) fn sweep(
    stops: &Stops,
    walks: Vec<Vec<usize>>,
    effort_per_stop: u64,
    seed: u64,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let centres: Vec<(f64, f64)> = walks.iter().map(|walk| middle(stops, walk)).collect();
    let order = short(&centres, effort_per_stop, seed)?;
    let mut walks: Vec<Option<Vec<usize>>> = walks.into_iter().map(Some).collect();
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
fn short(spots: &[(f64, f64)], effort_per_stop: u64, seed: u64) -> Result<Vec<usize>, Cancelled> {
    let options = RouteOptions {
        effort: effort_per_stop * spots.len() as u64,
        seed,
        ..RouteOptions::default()
    };
    let metric = |a: usize, b: usize| straight(spots[a], spots[b]);
    Ok(route::order(spots, metric, &options, &Task::default())?.order)
}

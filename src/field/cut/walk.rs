//! Each group of stops in walking order.

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::base::units::Metres;
use crate::field::cut::stops::Stops;
use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::field::network::{Network, Spot, Ways};
use crate::field::route::{self, RouteOptions, Tour};
use crate::model::address::Address;
use crate::model::turf::Footing;

/// Groups larger than this are walked by straight lines: their ways would fill the memory.
const MOST_BY_STREETS: usize = 2_000;

/// What ways are measured by: the street network, or straight lines.
#[derive(Debug)]
pub(crate) struct Feet<'a> {
    streets: Option<&'a Network>,
    /// By stop: degrees east and north.
    places: Vec<(f64, f64)>,
    /// By stop, where streets are known.
    spots: Vec<Option<Spot>>,
    pace: Pace,
}

impl<'a> Feet<'a> {
    pub(crate) fn new(
        stops: &Stops,
        addresses: &[Address],
        streets: Option<&'a Network>,
        pace: Pace,
    ) -> Self {
        let addresses = stops.address.iter().map(|&address| &addresses[address]);
        let places: Vec<(f64, f64)> = addresses.map(|it| (it.lon, it.lat)).collect();
        let spots = streets.map_or_else(Vec::new, |streets| {
            let spots = places.par_iter().map(|&(lon, lat)| streets.spot(lon, lat));
            spots.collect()
        });
        Self {
            streets,
            places,
            spots,
            pace,
        }
    }

    /// What it comes to, for who reads the plan.
    pub(crate) fn footing(&self) -> Footing {
        match self.streets {
            None => Footing::Straight(self.pace.detour),
            Some(streets) => Footing::Streets {
                cleaned: streets.cleaned(),
                off: self.spots.iter().filter(|spot| spot.is_none()).count(),
            },
        }
    }

    /// The ways within a group by the streets; `None` where there are none, or too many stops.
    fn ways(&self, group: &[usize]) -> Option<Ways> {
        let streets = self.streets.filter(|_| group.len() <= MOST_BY_STREETS)?;
        let places: Vec<(f64, f64)> = group.iter().map(|&stop| self.places[stop]).collect();
        let spots: Vec<Option<Spot>> = group.iter().map(|&stop| self.spots[stop]).collect();
        Some(streets.ways(&places, &spots))
    }
}

/// A group of stops as it is walked.
#[derive(Clone, Debug)]
pub(crate) struct Walk {
    pub(crate) stops: Vec<usize>,
    pub(crate) length: Metres,
}

/// Each group in walking order by straight lines, by so many rounds of improvement for each stop.
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
    each(groups, task, |group| {
        let tour = by_straight_lines(stops, group, effort_per_stop, seed)?;
        Ok(chosen(group, &tour))
    })
}

/// As [`walks`], by the streets where they are known, and measured.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn walks_on(
    stops: &Stops,
    groups: &[Vec<usize>],
    feet: &Feet<'_>,
    effort_per_stop: u64,
    seed: u64,
    task: &Task,
) -> Result<Vec<Walk>, Cancelled> {
    each(groups, task, |group| {
        let (tour, length) = if let Some(ways) = feet.ways(group) {
            let spots = spots(stops, group);
            let metric = |a: usize, b: usize| ways.between(a, b);
            let tour = short(&spots, metric, effort_per_stop, seed)?;
            let length = Metres(tour.length);
            (tour, length)
        } else {
            let tour = by_straight_lines(stops, group, effort_per_stop, seed)?;
            let length = feet.pace.way(tour.length);
            (tour, length)
        };
        Ok(Walk {
            stops: chosen(group, &tour),
            length,
        })
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

fn spots(stops: &Stops, group: &[usize]) -> Vec<(f64, f64)> {
    group.iter().map(|&stop| stops.spots[stop]).collect()
}

/// The stops of a group in the order of a tour of it.
fn chosen(group: &[usize], tour: &Tour) -> Vec<usize> {
    tour.order.iter().map(|&place| group[place]).collect()
}

fn by_straight_lines(
    stops: &Stops,
    group: &[usize],
    effort_per_stop: u64,
    seed: u64,
) -> Result<Tour, Cancelled> {
    let spots = spots(stops, group);
    let metric = |a: usize, b: usize| straight(spots[a], spots[b]);
    short(&spots, metric, effort_per_stop, seed)
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
    let metric = |a: usize, b: usize| straight(centres[a], centres[b]);
    let order = short(&centres, metric, effort_per_stop, seed)?.order;
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
    metric: impl Fn(usize, usize) -> f64,
    effort_per_stop: u64,
    seed: u64,
) -> Result<Tour, Cancelled> {
    let options = RouteOptions {
        effort: effort_per_stop * spots.len() as u64,
        seed,
        ..RouteOptions::default()
    };
    route::order(spots, metric, &options, &Task::default())
}

//! The order in which to walk.

mod construct;
mod improve;
mod moves;
mod neighbours;
mod tour;

use std::collections::BTreeMap;

use crate::base::task::{Cancelled, Task};
use crate::field::route::improve::Effort;
use crate::field::route::neighbours::Neighbours;
use crate::field::route::tour::{Lengths, Metric, Open, Table};

/// Rounds of improvement by default: about 100 ms for 1,000 points.
pub const DEFAULT_EFFORT: u64 = 1_500;

/// A way longer than so many times the points' box, or none at all, counts as that long.
const FAR: f64 = 100.0;
/// Up to so many nodes, all lengths are worked out beforehand: 16 MB.
const TABLE: usize = 2_000;

/// How a tour is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteOptions {
    /// The point to start from; any where `None`.
    pub start: Option<usize>,
    /// The point that an open walk is to end at, another than the start; any where `None`.
    pub end: Option<usize>,
    /// Whether the walk ends where it began.
    pub closed: bool,
    /// Rounds of improvement, each a small change that is kept if it pays.
    pub effort: u64,
    /// Chance.
    pub seed: u64,
}

impl Default for RouteOptions {
    fn default() -> Self {
        Self {
            start: None,
            end: None,
            closed: false,
            effort: DEFAULT_EFFORT,
            seed: 1,
        }
    }
}

/// An order to walk in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tour {
    /// Every point once, by its index.
    pub order: Vec<usize>,
    /// The whole walk, in the unit of the metric; with the way back where it is closed.
    pub length: f64,
}

impl Tour {
    /// The steps of the walk: one entry per point, the way to it from the point before. The
    /// first is 0, or the way back from the last point where the walk is closed.
    pub fn legs(&self, closed: bool, metric: impl Fn(usize, usize) -> f64) -> Vec<f64> {
        let before = self.order.iter().rev().take(1).chain(&self.order);
        let steps = before.zip(&self.order).enumerate();
        steps
            .map(|(place, (&from, &to))| match place {
                0 if !closed => 0.0,
                _ => metric(from, to),
            })
            .collect()
    }
}

/// The order that makes the walk through all points short.
///
/// `points` lie on a plane and say which points are near one another; `metric` is the length of
/// the way between two of them by index: symmetric, not negative, and of about the same order as
/// the plane's: a way that is more than a hundred times as long as their box, infinite or not a
/// number counts as that long. Ways are compared in single precision.
///
/// Greedy start, then local search after Lin and Kernighan (1973) over neighbour lists, with a
/// 3-opt move as its step (Helsgaun 2000), then iterated: a small random double bridge, repaired
/// locally, and kept unless it is longer (Martin, Otto and Felten 1991). The same points, options
/// and metric give the same tour.
///
/// Points at the same place are visited one after the other, in the order of their index. A point
/// that is not a number counts as lying at the origin.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn order(
    points: &[(f64, f64)],
    metric: impl Fn(usize, usize) -> f64,
    options: &RouteOptions,
    task: &Task,
) -> Result<Tour, Cancelled> {
    task.step(0, options.effort)?;
    let known = |point: &usize| *point < points.len();
    let start = options.start.filter(known);
    let ends = options.end.filter(known);
    let options = RouteOptions {
        start,
        end: ends.filter(|_| !options.closed && ends != start),
        ..*options
    };
    let stops = Stops::new(points, options.start, options.end);
    let places = &stops.places;
    let far = FAR * (1.0 + extent(places));
    let between = |a: usize, b: usize| {
        let length = metric(stops.members[a][0], stops.members[b][0]);
        // In single precision: the sums of a few are then exact in double.
        f64::from(if length < far { length } else { far } as f32)
    };
    let near = Neighbours::of(places, between);
    let effort = Effort {
        rounds: options.effort,
        seed: options.seed,
    };
    let count = places.len();
    let mut order = if options.closed {
        shorten(&near, Lengths { count, between }, effort, task)?
    } else {
        // One more point, at no distance from any: a closed tour through it is an open walk.
        let lengths = Open {
            count,
            ends: [options.start.map(|_| 0), stops.end],
            between,
            pull: far * (1.0 + count as f64),
        };
        shorten(&near.with_free_point(), lengths, effort, task)?
    };
    turn(&mut order, places.len(), &options, stops.end);
    let order: Vec<usize> = order
        .into_iter()
        .flat_map(|stop| stops.members[stop].iter().copied())
        .collect();
    let mut tour = Tour { order, length: 0.0 };
    tour.length = tour.legs(options.closed, metric).iter().sum();
    Ok(tour)
}

/// A short closed tour through all nodes of the metric.
fn shorten(
    near: &Neighbours,
    metric: impl Metric,
    effort: Effort,
    task: &Task,
) -> Result<Vec<usize>, Cancelled> {
    let first = construct::greedy(near, &metric);
    if metric.count() <= TABLE {
        improve::improve(first, near, &Table::of(&metric), effort, task)
    } else {
        improve::improve(first, near, &metric, effort, task)
    }
}

/// Turns a closed tour so that it begins where it should, and takes the free point out.
fn turn(order: &mut Vec<usize>, count: usize, options: &RouteOptions, end: Option<usize>) {
    if let Some(free) = order.iter().position(|&stop| stop == count) {
        order.rotate_left(free);
        order.remove(0);
        let backwards = match (options.start, end) {
            (Some(_), _) => order.first() != Some(&0),
            (None, Some(end)) => order.last() != Some(&end),
            (None, None) => order.first() > order.last(),
        };
        if backwards {
            order.reverse();
        }
        return;
    }
    // The first stop holds the start, or the first point.
    if let Some(first) = order.iter().position(|&stop| stop == 0) {
        order.rotate_left(first);
    }
    if order.len() > 2 && order[1] > order[order.len() - 1] {
        order[1..].reverse();
    }
}

/// Points put together by place; the start's place first.
struct Stops {
    places: Vec<(f64, f64)>,
    members: Vec<Vec<usize>>,
    /// The place of the end, which it has for itself.
    end: Option<usize>,
}

impl Stops {
    fn new(points: &[(f64, f64)], start: Option<usize>, end: Option<usize>) -> Self {
        let mut known: BTreeMap<(u64, u64), usize> = BTreeMap::new();
        let mut stops = Self {
            places: Vec::new(),
            members: Vec::new(),
            end: None,
        };
        let is_end = |index: usize| start == Some(index) || end == Some(index);
        let others = (0..points.len()).filter(|&index| !is_end(index));
        for index in start.into_iter().chain(others) {
            let place = clean_place(points[index]);
            let key = (place.0.to_bits(), place.1.to_bits());
            let stop = *known.entry(key).or_insert_with(|| {
                stops.places.push(place);
                stops.members.push(Vec::new());
                stops.places.len() - 1
            });
            stops.members[stop].push(index);
        }
        if let Some(end) = end {
            stops.end = Some(stops.places.len());
            stops.places.push(clean_place(points[end]));
            stops.members.push(vec![end]);
        }
        stops
    }
}

/// A point that is not a number is at the origin; a negative zero is a plain one.
fn clean_place(point: (f64, f64)) -> (f64, f64) {
    let clean = |part: f64| if part.is_finite() { part + 0.0 } else { 0.0 };
    (clean(point.0), clean(point.1))
}

/// The length of the points' box, both ways together.
fn extent(points: &[(f64, f64)]) -> f64 {
    let range = |part: fn(&(f64, f64)) -> f64| {
        let (low, high) = points
            .iter()
            .map(part)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), part| {
                (low.min(part), high.max(part))
            });
        f64::max(high - low, 0.0)
    };
    range(|point| point.0) + range(|point| point.1)
}

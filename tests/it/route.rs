//! Walking orders against known optima and against every order there is.

use std::path::PathBuf;

use arpent::base::task::{Cancelled, Task};
use arpent::field::ground::straight;
use arpent::field::route::{self, RouteOptions, Tour};
use proptest::prelude::*;

fn tour(points: &[(f64, f64)], options: &RouteOptions) -> Tour {
    let metric = |a: usize, b: usize| straight(points[a], points[b]);
    route::order(points, metric, options, &Task::default()).unwrap()
}

/// The shortest walk by trying them all.
fn shortest(points: &[(f64, f64)], closed: bool, start: Option<usize>) -> f64 {
    fn try_all(
        points: &[(f64, f64)],
        walked: &mut Vec<usize>,
        length: f64,
        closed: bool,
        best: &mut f64,
    ) {
        if walked.len() == points.len() {
            let (first, last) = (walked[0], walked[walked.len() - 1]);
            let back = f64::from(u8::from(closed)) * straight(points[first], points[last]);
            *best = best.min(length + back);
        }
        for next in 0..points.len() {
            if !walked.contains(&next) {
                let leg = walked
                    .last()
                    .map_or(0.0, |&last| straight(points[last], points[next]));
                walked.push(next);
                try_all(points, walked, length + leg, closed, best);
                walked.pop();
            }
        }
    }
    let mut best = f64::INFINITY;
    match start {
        Some(start) => try_all(points, &mut vec![start], 0.0, closed, &mut best),
        None => try_all(points, &mut Vec::new(), 0.0, closed, &mut best),
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_short_walk_is_the_shortest_there_is(
        points in prop::collection::vec((0_u8..20, 0_u8..20), 1..8),
        closed: bool,
        start in prop::option::of(0_usize..8),
    ) {
        let points: Vec<(f64, f64)> = points.iter().map(|&(x, y)| (x.into(), y.into())).collect();
        let start = start.filter(|&start| start < points.len());
        let options = RouteOptions { closed, start, end: None, effort: 300, seed: 1 };
        let found = tour(&points, &options);
        let best = shortest(&points, closed, start);
        prop_assert!(found.length <= best * 1.02 + 1e-9, "{} for {best}", found.length);
        if let Some(start) = start {
            prop_assert_eq!(found.order[0], start);
        }
    }

    #[test]
    fn every_point_is_walked_once(
        points in prop::collection::vec((-50_i8..50, -50_i8..50), 0..120),
        closed: bool,
    ) {
        let points: Vec<(f64, f64)> = points.iter().map(|&(x, y)| (x.into(), y.into())).collect();
        let options = RouteOptions { closed, effort: 50, ..RouteOptions::default() };
        let found = tour(&points, &options);
        let mut sorted = found.order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..points.len()).collect::<Vec<_>>());
        let legs = found.legs(closed, |a, b| straight(points[a], points[b]));
        prop_assert_eq!(legs.iter().sum::<f64>().to_bits(), found.length.to_bits());
        prop_assert_eq!(tour(&points, &options), found);
    }
}

#[test]
fn more_effort_never_makes_the_walk_longer() {
    let points: Vec<(f64, f64)> = (0..300_u32)
        .map(|node| {
            (
                f64::from(node * 7919 % 1009),
                f64::from(node * 104_729 % 997),
            )
        })
        .collect();
    let at = |effort| {
        let options = RouteOptions {
            effort,
            ..RouteOptions::default()
        };
        tour(&points, &options).length
    };
    let lengths = [0, 300, 3000].map(at);
    assert!(
        lengths[0] > lengths[1] && lengths[1] > lengths[2],
        "{lengths:?}"
    );
}

/// Stops along streets: some at no distance from one another, some that no street leads to.
#[test]
fn ways_of_any_length_are_walked_from_the_start() {
    let points: Vec<(f64, f64)> = (0..90_u32)
        .map(|node| (f64::from(node % 10 * 10), f64::from(node / 10 * 10)))
        .collect();
    let unreached = |node: usize| node % 30 == 7;
    let metric = |a: usize, b: usize| {
        let ((x, y), (to_x, to_y)) = (points[a], points[b]);
        match (unreached(a) || unreached(b), a / 2 == b / 2) {
            (true, _) => f64::INFINITY,
            (false, true) => 0.0,
            (false, false) => (x - to_x).abs() + (y - to_y).abs(),
        }
    };
    for (start, closed) in [
        (None, false),
        (Some(37), false),
        (Some(44), false),
        (Some(37), true),
    ] {
        let options = RouteOptions {
            start,
            closed,
            effort: 200,
            ..RouteOptions::default()
        };
        let found = route::order(&points, metric, &options, &Task::default()).unwrap();
        let mut sorted = found.order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..points.len()).collect::<Vec<_>>());
        assert!(start.is_none_or(|start| found.order[0] == start));
        let legs = found.legs(closed, metric);
        // The 87 others: 10 m from pair to pair, with a few detours and none between pairs.
        let walked: f64 = legs.iter().filter(|leg| leg.is_finite()).sum();
        assert!(walked < 600.0, "{walked} m from {start:?}");
        assert!(legs.iter().filter(|leg| leg.is_infinite()).count() <= 6);
    }
}

#[test]
fn routing_stops_when_asked() {
    let task = Task::default();
    task.cancel();
    let asked = route::order(&[(0.0, 0.0)], |_, _| 0.0, &RouteOptions::default(), &task);
    assert_eq!(asked, Err(Cancelled));
}

/// Reads an `EUC_2D` instance.
fn instance(path: &PathBuf) -> Vec<(f64, f64)> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text
        .lines()
        .skip_while(|line| !line.starts_with("NODE_COORD"));
    lines
        .skip(1)
        .map_while(|line| {
            let mut parts = line.split_whitespace().skip(1);
            Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
        })
        .collect()
}

#[test]
fn known_optima_are_nearly_reached() {
    let Ok(data) = std::env::var("ARPENT_REAL_DATA") else {
        eprintln!("stood aside: ARPENT_REAL_DATA is not set");
        return;
    };
    let folder = PathBuf::from(data).join("tsp/tsplib");
    let optima = [("gil262", 2378.0), ("pcb442", 50778.0), ("p654", 34643.0)];
    for (name, optimum) in optima {
        let points = instance(&folder.join(format!("{name}.tsp")));
        // Its lengths are rounded to whole numbers.
        let metric = |a: usize, b: usize| (straight(points[a], points[b]) + 0.5).floor();
        let options = RouteOptions {
            closed: true,
            ..RouteOptions::default()
        };
        let found = route::order(&points, metric, &options, &Task::default()).unwrap();
        let over = found.length / optimum - 1.0;
        assert!((0.0..0.015).contains(&over), "{name}: {over}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Between two ends the walk is as short as the best of all orders.
    #[test]
    fn a_walk_ends_where_it_should(
        points in prop::collection::vec((0_u8..20, 0_u8..20), 2..8),
        ends in (0_usize..8, 0_usize..8),
        starts: bool,
    ) {
        let points: Vec<(f64, f64)> = points.iter().map(|&(x, y)| (x.into(), y.into())).collect();
        let (start, end) = (ends.0 % points.len(), ends.1 % points.len());
        prop_assume!(start != end);
        let options = RouteOptions {
            start: starts.then_some(start),
            end: Some(end),
            effort: 300,
            ..RouteOptions::default()
        };
        let found = tour(&points, &options);
        prop_assert_eq!(found.order.last(), Some(&end));
        let mut best = f64::INFINITY;
        let mut order: Vec<usize> = (0..points.len()).filter(|&it| it != end).collect();
        permute(&mut order, 0, &mut |order| {
            if starts && order[0] != start {
                return;
            }
            let walk = order.iter().chain([&end]);
            let legs = walk.clone().zip(walk.skip(1));
            let length = legs.map(|(&a, &b)| straight(points[a], points[b])).sum::<f64>();
            best = best.min(length);
        });
        if starts {
            prop_assert_eq!(found.order[0], start);
        }
        prop_assert!(found.length <= best * 1.02 + 1e-9, "{} for {best}", found.length);
    }
}

/// Calls `each` with every order of the list from `from` on.
fn permute(order: &mut Vec<usize>, from: usize, each: &mut impl FnMut(&[usize])) {
    if from + 1 >= order.len() {
        return each(order);
    }
    for other in from..order.len() {
        order.swap(from, other);
        permute(order, from + 1, each);
        order.swap(from, other);
    }
}

//! Measures walking orders: TSPLIB instances in `ARPENT_REAL_DATA`, length over the optimum and time.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

use std::path::Path;
use std::time::Instant;

use arpent::base::chance::Chance;
use arpent::base::task::Task;
use arpent::field::cut::EFFORT_PER_STOP;
use arpent::field::ground::straight;
use arpent::field::route::{self, RouteOptions, Tour};

fn main() {
    let Ok(data) = std::env::var("ARPENT_REAL_DATA") else {
        println!("ARPENT_REAL_DATA is not set");
        return;
    };
    let effort = std::env::args().find_map(|argument| argument.parse().ok());
    let folder = Path::new(&data).join("tsp");
    let optima = std::fs::read_to_string(folder.join("tsplib_optimal_values.txt")).unwrap();
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for line in optima.lines() {
        let mut words = line.split([' ', ':']).filter(|word| !word.is_empty());
        let (Some(name), Some(optimum)) = (words.next(), words.next()) else {
            continue;
        };
        let path = folder.join(format!("tsplib/{name}.tsp"));
        let Some(points) = euclidean(&path).filter(|points| points.len() >= 200) else {
            continue;
        };
        if name == "linhp318" {
            continue;
        }
        let options = RouteOptions {
            closed: true,
            effort: effort.unwrap_or(route::DEFAULT_EFFORT),
            ..RouteOptions::default()
        };
        let whole = |a: usize, b: usize| (straight(points[a], points[b]) + 0.5).floor();
        let plain = |a: usize, b: usize| straight(points[a], points[b]);
        let over = |tour: &Tour| {
            let length: f64 = tour.legs(true, whole).iter().sum();
            100.0 * (length / optimum.parse::<f64>().unwrap() - 1.0)
        };
        let (tour, time) = timed(|| order(&points, whole, &options));
        // As the command line measures, which knows no whole numbers.
        let (plain, _) = timed(|| order(&points, plain, &options));
        let overs = [over(&tour), over(&plain)];
        let [over, plain] = overs;
        println!("{name:10} {over:6.2} % {time:7.0} ms   plain {plain:6.2} %");
        if points.len() <= 1002 {
            small.push(overs);
        } else {
            large.push(overs);
        }
    }
    summary("200 to 1,002 nodes", &small);
    summary("more nodes", &large);
    one_turf();
}

/// The order of 150 stops in random places, as a turf is walked.
fn one_turf() {
    let mut chance = Chance::new(1);
    let points: Vec<(f64, f64)> = (0..150)
        .map(|_| (1000.0 * chance.unit(), 1000.0 * chance.unit()))
        .collect();
    let options = RouteOptions {
        effort: EFFORT_PER_STOP * 150,
        ..RouteOptions::default()
    };
    let (tour, time) = timed(|| order(&points, |a, b| straight(points[a], points[b]), &options));
    println!("150 stops: {time:.1} ms, {:.0} m", tour.length);
}

fn order(
    points: &[(f64, f64)],
    metric: impl Fn(usize, usize) -> f64,
    options: &RouteOptions,
) -> Tour {
    route::order(points, metric, options, &Task::default()).unwrap()
}

/// A tour, and the median of three times it took, in milliseconds.
fn timed(work: impl Fn() -> Tour) -> (Tour, f64) {
    let mut times = [0.0; 3];
    let mut tour = Tour::default();
    for time in &mut times {
        let begun = Instant::now();
        tour = work();
        *time = begun.elapsed().as_secs_f64() * 1e3;
    }
    times.sort_by(f64::total_cmp);
    (tour, times[1])
}

/// Mean and worst of what tours are over the optimum, in whole lengths and plain ones.
fn summary(what: &str, overs: &[[f64; 2]]) {
    for (place, metric) in ["whole", "plain"].into_iter().enumerate() {
        let overs = overs.iter().map(|overs| overs[place]);
        let mean = overs.clone().sum::<f64>() / overs.len() as f64;
        let worst = overs.fold(0.0, f64::max);
        println!("{what}, {metric} lengths: mean {mean:.2} %, worst {worst:.2} %");
    }
}

/// The points of an `EUC_2D` instance; none where it is another kind.
fn euclidean(path: &Path) -> Option<Vec<(f64, f64)>> {
    let text = std::fs::read_to_string(path).ok()?;
    let kind = text
        .lines()
        .find(|line| line.starts_with("EDGE_WEIGHT_TYPE"))?;
    if !kind.ends_with("EUC_2D") {
        return None;
    }
    let lines = text
        .lines()
        .skip_while(|line| !line.starts_with("NODE_COORD"));
    let points = lines.skip(1).map_while(|line| {
        let mut parts = line.split_whitespace().skip(1);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    });
    Some(points.collect())
}

//! Measures walking orders: TSPLIB instances in `ARPENT_REAL_DATA`, length over the optimum and time.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

use std::path::Path;
use std::time::Instant;

use arpent::base::task::Task;
use arpent::field::ground::straight;
use arpent::field::route::{self, RouteOptions};

fn main() {
    let Ok(data) = std::env::var("ARPENT_REAL_DATA") else {
        println!("ARPENT_REAL_DATA is not set");
        return;
    };
    let effort = std::env::args().find_map(|argument| argument.parse().ok());
    let folder = Path::new(&data).join("tsp");
    let optima = std::fs::read_to_string(folder.join("tsplib_optimal_values.txt")).unwrap();
    let mut overs: Vec<f64> = Vec::new();
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
        let metric = |a: usize, b: usize| (straight(points[a], points[b]) + 0.5).floor();
        let begun = Instant::now();
        let tour = route::order(&points, metric, &options, &Task::default()).unwrap();
        let time = begun.elapsed().as_secs_f64() * 1e3;
        let over = 100.0 * (tour.length / optimum.parse::<f64>().unwrap() - 1.0);
        println!("{name:10} {over:6.2} % {time:7.0} ms");
        if points.len() <= 1002 {
            overs.push(over);
        }
    }
    let mean = overs.iter().sum::<f64>() / overs.len() as f64;
    let worst = overs.iter().copied().fold(0.0, f64::max);
    println!("200 to 1,002 nodes: mean {mean:.2} %, worst {worst:.2} %");
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

//! Measures a cut of Bondy in `ARPENT_REAL_DATA`: balance, walking and time.
//!
//! `cargo bench --bench cut -- [doors] [straight] [FILE.csv]`: `doors` weighs addresses by their
//! flats instead of one door each; `straight` walks in straight lines instead of along the
//! streets; the file has `address_id,turf` for other tools to measure.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use arpent::base::task::Task;
use arpent::field::cut::{self, CutRequest, Underfoot};
use arpent::model::layer::{Code, PrecinctId};
use arpent::model::turf::{Plan, TurfSize};

#[path = "../it/bondy_walk.rs"]
mod bondy_walk;

fn main() {
    let Ok(data) = std::env::var("ARPENT_REAL_DATA") else {
        println!("ARPENT_REAL_DATA is not set");
        return;
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let straight = arguments.iter().any(|argument| argument == "straight");
    let by_flats = arguments.iter().any(|argument| argument == "doors");
    let (addresses, flats) = bondy_walk::addresses(Path::new(&data));
    let streets = (!straight).then(|| bondy_walk::streets(Path::new(&data), &addresses));
    let doors = if by_flats {
        flats
    } else {
        vec![1; addresses.len()]
    };
    let total: u32 = doors.iter().sum();
    let located = bondy_walk::in_one_precinct(doors);
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size: TurfSize::Doors((total + 41) / 83),
        within: cut::WITHIN,
        seed: 1,
    };
    let codes = [Code("1".to_owned())];
    let begun = Instant::now();
    let underfoot = streets
        .as_ref()
        .map_or(Underfoot::Lines, Underfoot::Streets);
    let task = Task::default();
    let plan = cut::cut_on(&request, &addresses, &located, &codes, underfoot, &task).unwrap();
    let time = begun.elapsed().as_secs_f64();
    say(&plan, time);
    if let Some(file) = arguments
        .iter()
        .find(|argument| !argument.starts_with('-') && argument.contains('.'))
    {
        std::fs::write(file, table(&plan)).unwrap();
    }
}

fn say(plan: &Plan, time: f64) {
    let doors: Vec<f64> = plan.turfs.iter().map(|turf| turf.doors() as f64).collect();
    let mean = doors.iter().sum::<f64>() / doors.len() as f64;
    let shared: Vec<f64> = plan
        .turfs
        .iter()
        .filter(|turf| turf.stops.len() > 1)
        .map(|turf| turf.doors() as f64)
        .collect();
    let mean_shared = shared.iter().sum::<f64>() / shared.len() as f64;
    let off = |doors: &f64| (doors / mean_shared - 1.0).abs();
    let most = shared.iter().map(off).fold(0.0, f64::max);
    let within = shared
        .iter()
        .filter(|doors| off(doors) <= cut::WITHIN)
        .count();
    let walk: f64 = plan.turfs.iter().map(|turf| turf.length.0).sum();
    println!(
        "{} turfs of {mean:.1} doors, {} of one building; of the others {:.1} % within 10 %, \
         at most {:.1} % off; {:.1} km of ways; {time:.2} s",
        doors.len(),
        doors.len() - shared.len(),
        100.0 * within as f64 / shared.len() as f64,
        100.0 * most,
        walk / 1000.0,
    );
}

fn table(plan: &Plan) -> String {
    let mut text = "address_id,turf\n".to_owned();
    for (number, turf) in (1..).zip(&plan.turfs) {
        for stop in &turf.stops {
            writeln!(text, "{},{number}", stop.address).unwrap();
        }
    }
    text
}

//! Measures a cut of Bondy in `ARPENT_REAL_DATA`: balance, walking and time.
//!
//! `cargo bench --bench cut -- [doors] [straight] [edit] [SEED] [FILE.csv]`: `doors` weighs addresses
//! by their flats instead of one door each; `straight` walks in straight lines instead of along
//! the streets; the file has `address_id,turf` for other tools to measure.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use arpent::base::task::Task;
use arpent::field::cut::{self, CutRequest, Underfoot};
use arpent::field::edit::{self, Edit, Terrain, To};
use arpent::model::address::Address;
use arpent::model::layer::{Code, PrecinctId, Precincts};
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
    let mut numbers = arguments
        .iter()
        .filter_map(|argument| argument.parse().ok());
    let seed = numbers.next().unwrap_or(1);
    let (addresses, flats) = bondy_walk::addresses(Path::new(&data));
    let streets = (!straight).then(|| bondy_walk::streets(Path::new(&data), &addresses));
    let doors = if by_flats {
        flats
    } else {
        vec![1; addresses.len()]
    };
    if arguments.iter().any(|argument| argument == "edit") {
        return edit(Path::new(&data), addresses, doors);
    }
    let total: u32 = doors.iter().sum();
    let located = bondy_walk::in_one_precinct(doors);
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size: TurfSize::Doors((total + 41) / 83),
        within: cut::WITHIN,
        seed,
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

/// Cuts into 83 turfs, then moves a door of each to the next: both turfs are walked anew.
fn edit(data: &Path, addresses: Vec<Address>, doors: Vec<u32>) {
    let network = bondy_walk::network(data, &addresses);
    let total: u32 = doors.iter().sum();
    let located = bondy_walk::in_one_precinct(doors);
    let codes = vec![Code("1".to_owned())];
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size: TurfSize::Doors((total + 41) / 83),
        within: cut::WITHIN,
        seed: 1,
    };
    let task = Task::default();
    let underfoot = Underfoot::Network(&network);
    let mut plan = cut::cut_on(&request, &addresses, &located, &codes, underfoot, &task).unwrap();
    let precincts = Precincts {
        codes,
        ..Precincts::default()
    };
    let begun = Instant::now();
    let (addresses, located) = (Arc::new(addresses), Arc::new(located));
    let terrain = Terrain::new(
        addresses,
        located,
        Arc::new(precincts),
        Some(network),
        &task,
    );
    let terrain = terrain.unwrap();
    println!(
        "terrain ready in {:.0} ms",
        1000.0 * begun.elapsed().as_secs_f64()
    );
    let mut times = Vec::new();
    let mut pieces_times = Vec::new();
    let turfs = plan.turfs.len();
    let all: Vec<usize> = (1..=turfs).collect();
    let split = terrain
        .pieces(&plan, &all)
        .iter()
        .filter(|&&it| it > 1)
        .count();
    for turf in 1..turfs {
        let stops = &plan.turfs[turf - 1].stops;
        let edit = Edit::Move {
            addresses: vec![stops[stops.len() / 2].address.clone()],
            to: To::Turf(turf + 1),
        };
        let begun = Instant::now();
        let edited = edit::edit(&plan, &edit, Some(&terrain), &task).unwrap();
        times.push(1000.0 * begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        terrain.pieces(&edited.plan, &edited.touched);
        pieces_times.push(1000.0 * begun.elapsed().as_secs_f64());
        plan = edited.plan;
    }
    times.sort_by(f64::total_cmp);
    pieces_times.sort_by(f64::total_cmp);
    println!(
        "{} doors moved by hand, each with both turfs walked anew (about {:.0} stops each): median \
         {:.1} ms, longest {:.1} ms; whether they are in one piece: longest {:.1} ms; {split} of \
         the {turfs} turfs were in several pieces",
        times.len(),
        f64::from(total) / turfs as f64,
        times[times.len() / 2],
        times.last().unwrap(),
        pieces_times.last().unwrap(),
    );
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

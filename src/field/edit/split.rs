//! One turf shared out among several.

use std::collections::HashMap;

use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::field::cut::feet::Feet;
use crate::field::cut::partition::share_out;
use crate::field::cut::shares::runs;
use crate::field::cut::stops::Stops;
use crate::field::cut::{CutRequest, WITHIN};
use crate::field::edit::Terrain;
use crate::field::effort::Pace;
use crate::model::share::{By, Share};
use crate::model::turf::{Plan, Stop, Turf};

/// What stands so near to a turf may be in the way between its stops, in degrees of latitude.
const AROUND: f64 = 0.002;

/// The stops of a turf in about equal parts, the one with its first stop first; addresses that are
/// gone are in it.
pub(super) fn parts_of(
    plan: &Plan,
    turf: &Turf,
    parts: usize,
    terrain: &Terrain,
    task: &Task,
) -> Result<Vec<Vec<Stop>>, Cancelled> {
    let own = terrain.chosen(&turf.stops);
    let near = neighbours(plan, turf, terrain);
    let all = own.iter().copied().chain(near).collect();
    let stops = Stops::new(all, &terrain.addresses, &terrain.located);
    let pace = Pace::default();
    let feet = Feet::new(&stops, &terrain.addresses, terrain.underfoot(plan), pace);
    let mut at: HashMap<usize, usize> = HashMap::new();
    for (stop, &address) in stops.address.iter().enumerate() {
        at.insert(address, stop);
    }
    let mut kept: Vec<usize> = own.iter().map(|(address, _)| at[address]).collect();
    kept.sort_unstable();
    let indices: Vec<u32> = kept.iter().map(|&stop| index(stop)).collect();
    let ways = feet.ways.only(&indices);
    let mut stops = stops.only(&kept);
    let known: HashMap<&str, (usize, &Stop)> = turf
        .stops
        .iter()
        .enumerate()
        .map(|(order, stop)| (stop.address.as_str(), (order, stop)))
        .collect();
    let here: Vec<(usize, &Stop)> = stops
        .address
        .iter()
        .filter_map(|&address| known.get(terrain.addresses[address].id.as_str()).copied())
        .collect();
    // Doors as they are in the plan.
    stops.doors = here.iter().map(|(_, stop)| stop.doors).collect();
    let request = CutRequest {
        target: String::new(),
        precincts: Vec::new(),
        size: plan.size,
        within: WITHIN,
        seed: plan.seed,
    };
    let groups = share_out(&stops, &ways, parts, &request, &pace, task)?;
    let mut shared: Vec<Vec<(usize, &Stop)>> = groups
        .into_iter()
        .map(|group| group.into_iter().map(|stop| here[stop]).collect())
        .collect();
    for part in &mut shared {
        part.sort_unstable_by_key(|&(order, _)| order);
    }
    shared.sort_unstable_by_key(|part| part.first().map(|&(order, _)| order));
    let mut shared: Vec<Vec<Stop>> = shared
        .into_iter()
        .map(|part| part.into_iter().map(|(_, stop)| stop.clone()).collect())
        .collect();
    let gone = turf
        .stops
        .iter()
        .filter(|stop| !terrain.knows(&stop.address));
    if let Some(first) = shared.first_mut() {
        first.extend(gone.cloned());
    }
    Ok(shared)
}

/// A building in so many parts, no more than [`Turf::most_parts`]: runs of those that it has, or
/// else of about as many doors each.
pub(super) fn parts_of_building(building: &Stop, parts: usize) -> Vec<Vec<Stop>> {
    let parts = index(parts);
    let shares = match &building.share {
        None => runs(parts, parts, building.doors, By::Doors),
        Some(share) => {
            let own: Vec<u32> = share.parts().collect();
            let runs = runs(index(own.len()), parts, building.doors, share.by());
            let own_of = |run: Share| {
                let own = run.parts().map(|place| own[place as usize - 1]);
                Share::new(own, share.of(), share.by())
            };
            runs.into_iter()
                .map(|(doors, run)| (doors, run.and_then(own_of)))
                .collect()
        }
    };
    let stop = |(doors, share)| Stop {
        doors,
        share,
        ..building.clone()
    };
    shares.into_iter().map(|share| vec![stop(share)]).collect()
}

/// The stops of other turfs around one.
fn neighbours(
    plan: &Plan,
    turf: &Turf,
    terrain: &Terrain,
) -> Vec<(usize, crate::model::layer::PrecinctId)> {
    let places = |turf: &Turf| terrain.chosen(&turf.stops).into_iter();
    let at = |address: usize| {
        let address = &terrain.addresses[address];
        (address.lon, address.lat)
    };
    let (mut low, mut high) = (
        (f64::INFINITY, f64::INFINITY),
        (f64::NEG_INFINITY, f64::NEG_INFINITY),
    );
    for (address, _) in places(turf) {
        let (lon, lat) = at(address);
        low = (low.0.min(lon), low.1.min(lat));
        high = (high.0.max(lon), high.1.max(lat));
    }
    let wide = AROUND / low.1.to_radians().cos().abs().max(0.1);
    let is_near = |&(address, _): &(usize, _)| {
        let (lon, lat) = at(address);
        (low.0 - wide..=high.0 + wide).contains(&lon)
            && (low.1 - AROUND..=high.1 + AROUND).contains(&lat)
    };
    let others = plan
        .numbered()
        .filter(|(_, other)| !std::ptr::eq(other.as_ref(), turf));
    others
        .flat_map(|(_, other)| places(other))
        .filter(is_near)
        .collect()
}

//! The addresses that a crew passes by, since they are done or object.

use std::collections::{BTreeMap, HashMap};

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::base::words::Message;
use crate::field::ground::Ground;
use crate::model::address::{Address, LeftOut};
use crate::model::turf::Plan;
use crate::msg;

/// An address farther than this from every stop is on the way of no crew, in metres.
const NEAR: f64 = 100.0;

/// Addresses beside a turf's walk that are left out of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Left {
    /// How many of them are done.
    pub done: usize,
    /// How many object.
    pub objects: usize,
    /// Where they are, in degrees east and north: in no other order than the plan's, and without
    /// saying which of them object.
    pub places: Vec<(f64, f64)>,
}

impl Left {
    /// How many there are and why; none where there are none.
    pub fn in_words(&self) -> Option<Message> {
        in_words(self.done, self.objects)
    }
}

/// How many addresses are left out since they are done or object; none where there are none.
pub fn in_words(done: usize, objects: usize) -> Option<Message> {
    match (done, objects) {
        (0, 0) => None,
        (n, 0) => Some(msg!("visits-left-done", n = n)),
        (0, n) => Some(msg!("visits-left-objects", n = n)),
        (done, objects) => Some(msg!(
            "visits-left-both",
            n = done + objects,
            done = done,
            objects = objects
        )),
    }
}

/// The addresses of a plan that are left out since they are done or object.
pub(super) fn of(plan: &Plan) -> impl Iterator<Item = (LeftOut, &str)> {
    let left_out = plan.left_out.iter();
    left_out
        .filter(|(reason, _)| matches!(reason, LeftOut::Done | LeftOut::Objects))
        .map(|(reason, address)| (*reason, address.as_str()))
}

/// By turf, counted from 0, what is left out beside it: each address beside the turf of the nearest
/// stop.
pub(super) fn beside_turfs(plan: &Plan, addresses: &[Address]) -> BTreeMap<usize, Left> {
    let mut beside = BTreeMap::new();
    let mut left = of(plan).peekable();
    if left.peek().is_none() {
        return beside;
    }
    let known: HashMap<&str, &Address> = addresses
        .iter()
        .map(|address| (address.id.as_str(), address))
        .collect();
    let on_turfs = plan.turfs.iter().flat_map(|turf| &turf.stops);
    let places = on_turfs.filter_map(|stop| {
        let address = known.get(stop.address.as_str())?;
        Some((address.lon, address.lat))
    });
    let ground = Ground::around(places);
    let at = |address: &str| {
        let &address = known.get(address)?;
        let here = ground.metres(address.lon, address.lat);
        (here.0.is_finite() && here.1.is_finite()).then_some((address, here))
    };
    let stops = plan.turfs.iter().enumerate().flat_map(|(turf, it)| {
        let stops = it.stops.iter();
        stops.map(move |stop| (turf, stop.address.as_str()))
    });
    let stops = stops.filter_map(|(turf, address)| {
        let (_, (x, y)) = at(address)?;
        Some(GeomWithData::new([x, y], turf))
    });
    let stops = RTree::bulk_load(stops.collect());
    for (reason, address) in left {
        let Some((address, (x, y))) = at(address) else {
            continue;
        };
        let Some(nearest) = stops.nearest_neighbor(&[x, y]) else {
            continue;
        };
        let [there_x, there_y] = *nearest.geom();
        if NEAR < (there_x - x).hypot(there_y - y) {
            continue;
        }
        let left: &mut Left = beside.entry(nearest.data).or_default();
        match reason {
            LeftOut::Objects => left.objects += 1,
            _ => left.done += 1,
        }
        left.places.push((address.lon, address.lat));
    }
    for left in beside.values_mut() {
        left.places
            .sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    }
    beside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::packet::check::tests::town;

    #[test]
    fn what_is_left_out_is_beside_the_turf_of_the_nearest_stop() {
        // 100 m from one to the next: turf 1 ends at the second, turf 2 begins at the fifth.
        let (mut addresses, _, mut plan) = town(9, &[&[0, 1], &[4, 5]]);
        plan.left_out = [
            (LeftOut::TakenOut, 2),
            (LeftOut::Done, 3),
            (LeftOut::Done, 6),
            (LeftOut::Done, 8),
            (LeftOut::Objects, 2),
        ]
        .map(|(reason, place)| (reason, place.to_string()))
        .to_vec();
        // A little nearer than the stops are to one another.
        addresses[2].lon -= 0.000_1;
        addresses[6].lon -= 0.000_1;
        addresses[3].lon += 0.000_1;
        let beside = beside_turfs(&plan, &addresses);
        let counts: Vec<(usize, usize, usize)> = beside
            .iter()
            .map(|(turf, left)| (*turf, left.done, left.objects))
            .collect();
        assert_eq!(counts, [(0, 0, 1), (1, 2, 0)], "the last is too far off");
        assert_eq!(beside[&1].places[0].0, addresses[3].lon);
        let said = beside[&1].in_words().map(|said| said.key());
        assert_eq!(said, Some("visits-left-done"));
        assert_eq!(Left::default().in_words(), None);
    }
}

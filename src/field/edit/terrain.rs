//! What turfs are walked on: every address with its place in the streets.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::field::cut::feet::{Feet, Underfoot};
use crate::field::cut::stops::Stops;
use crate::field::cut::walk::{Ends, between};
use crate::field::cut::{EFFORT_PER_STOP, timed};
use crate::field::edit::lie::Lie;
use crate::field::effort::Pace;
use crate::field::network::{Network, Spot};
use crate::field::outing;
use crate::model::address::{Address, Located};
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::turf::{Plan, Stop, Turf};

/// Addresses and the streets around them, made once for many edits.
#[derive(Debug)]
pub struct Terrain {
    pub(super) addresses: Arc<Vec<Address>>,
    pub(super) located: Arc<Located>,
    precincts: Arc<Precincts>,
    network: Option<Network>,
    /// By address, where there is a network.
    pub(super) spots: Vec<Option<Spot>>,
    /// The place of each address in the list, by its code.
    pub(super) place: HashMap<String, usize>,
    lie: Lie,
}

impl Terrain {
    /// The addresses with the network around them, if there is one; `located` has one entry per
    /// address.
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub fn new(
        addresses: Arc<Vec<Address>>,
        located: Arc<Located>,
        precincts: Arc<Precincts>,
        network: Option<Network>,
        task: &Task,
    ) -> Result<Self, Cancelled> {
        let spots: Vec<Option<Spot>> = match &network {
            None => Vec::new(),
            Some(network) => addresses
                .par_iter()
                .map(|address| network.spot(address.lon, address.lat))
                .collect(),
        };
        if task.is_cancelled() {
            return Err(Cancelled);
        }
        let lie = Lie::new(&addresses, &located, network.as_ref(), &spots);
        if task.is_cancelled() {
            return Err(Cancelled);
        }
        // Of addresses with one code, the first counts.
        let rows = addresses.iter().enumerate().rev();
        Ok(Self {
            place: rows
                .map(|(row, address)| (address.id.clone(), row))
                .collect(),
            addresses,
            located,
            precincts,
            network,
            spots,
            lie,
        })
    }

    /// How many pieces some turfs of a plan fall into, by their numbers: stops are in one piece
    /// where none of another turf has to be passed between them. 0 for a turf that is not there.
    pub fn pieces(&self, plan: &Plan, turfs: &[usize]) -> Vec<usize> {
        self.lie.pieces(plan, turfs, &self.place)
    }

    /// Whether there is a network of streets.
    pub(super) fn has_streets(&self) -> bool {
        self.network.is_some()
    }

    /// Whether an address has this code.
    pub(super) fn knows(&self, address: &str) -> bool {
        self.place.contains_key(address)
    }

    /// An address as a stop, if it has a precinct and doors.
    pub(super) fn stop(&self, address: &str) -> Option<Stop> {
        let &place = self.place.get(address)?;
        let precinct = self.located.places.get(place)?.precinct()?;
        let doors = *self.located.doors.get(place)?;
        (doors > 0).then_some(Stop {
            address: address.to_owned(),
            precinct: self.precincts.codes.get(precinct.index())?.clone(),
            doors,
            share: None,
        })
    }

    /// The network that a plan was measured by.
    pub(super) fn network(&self, plan: &Plan) -> Option<&Network> {
        let is_streets = plan.footing.is_streets();
        self.network.as_ref().filter(|_| is_streets)
    }

    /// Where the way from one address to another turns, in degrees (longitude, latitude), as
    /// [`Network::turns`]; empty where a plan was measured by straight lines.
    pub fn turns(&self, plan: &Plan, from: &str, to: &str) -> Vec<(f64, f64)> {
        let ends = [from, to].map(|address| {
            let address = self.addresses.get(*self.place.get(address)?)?;
            Some((address.lon, address.lat))
        });
        match (self.network(plan), ends) {
            (Some(network), [Some(from), Some(to)]) => network.turns(from, to),
            _ => Vec::new(),
        }
    }

    /// What a plan was cut along.
    pub(super) fn underfoot(&self, plan: &Plan) -> Underfoot<'_> {
        self.network(plan).into()
    }

    /// The places of stops in the list, with the precincts they lie in now: which one they count
    /// for is in the plan. Addresses that are gone have no place.
    pub(super) fn chosen(&self, stops: &[Stop]) -> Vec<(usize, PrecinctId)> {
        let known = stops.iter().filter_map(|stop| {
            let &place = self.place.get(stop.address.as_str())?;
            let precinct = self.located.places.get(place)?.precinct();
            Some((place, precinct.unwrap_or(PrecinctId(0))))
        });
        known.collect()
    }

    /// A turf in walking order, as a cut walks it, from and to where it is to begin and end;
    /// addresses that are gone come last.
    pub(super) fn walked(&self, plan: &Plan, turf: &Turf) -> Result<Turf, Cancelled> {
        let stops = Stops::new(self.chosen(&turf.stops), &self.addresses, &self.located);
        let network = self.network(plan);
        let spots = match network {
            None => Vec::new(),
            Some(_) => stops
                .address
                .iter()
                .map(|&place| self.spots[place])
                .collect(),
        };
        let pace = Pace::default();
        let feet = Feet::to_walk(&stops, &self.addresses, network, spots, pace);
        let at = |address: &Option<String>| {
            let &place = self.place.get(address.as_deref()?)?;
            stops.address.iter().position(|&stop| stop == place)
        };
        let ends = Ends {
            first: at(&turf.first),
            last: at(&turf.last),
        };
        let group: Vec<usize> = (0..stops.len()).collect();
        let walk = between(&feet, &group, ends, EFFORT_PER_STOP, plan.seed)?;
        let mut known: HashMap<&str, &Stop> = turf
            .stops
            .iter()
            .map(|stop| (stop.address.as_str(), stop))
            .collect();
        let in_order = walk.stops.iter().filter_map(|&stop| {
            let id = self.addresses[stops.address[stop]].id.as_str();
            known.remove(id).cloned()
        });
        let mut in_order: Vec<Stop> = in_order.collect();
        let gone = turf.stops.iter();
        in_order.extend(
            gone.filter(|stop| known.contains_key(stop.address.as_str()))
                .cloned(),
        );
        let still = |address: &Option<String>| {
            let is_there = |id: &String| in_order.iter().any(|stop| stop.address == *id);
            address.clone().filter(is_there)
        };
        let walked = Turf {
            name: turf.name.clone(),
            locked: turf.locked,
            hard: turf.hard.clone(),
            crew: turf.crew.clone(),
            evening: turf.evening,
            first: still(&turf.first),
            last: still(&turf.last),
            ..timed(in_order, walk.length, &pace)
        };
        if walked.evening == 0 || plan.starts.is_empty() {
            return Ok(walked);
        }
        Ok(outing::from_meeting(
            walked,
            &plan.starts,
            &self.addresses,
            network,
        ))
    }
}

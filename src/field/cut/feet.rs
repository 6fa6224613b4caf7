//! What crews walk on: the ways between stops, and what a turf's walk comes to.

use rayon::prelude::*;

use crate::base::units::Metres;
use crate::field::cut::stops::Stops;
use crate::field::cut::streets::Streets;
use crate::field::cut::ways::Ways;
use crate::field::effort::Pace;
use crate::field::network::{Network, Spot, Table};
use crate::model::address::Address;
use crate::model::turf::Footing;

/// The most stops of a turf whose ways are all written down before it is put in order.
pub(crate) const TABLE: usize = 2_000;

/// What crews walk on.
#[derive(Clone, Copy, Debug, Default)]
pub enum Underfoot<'a> {
    /// Straight lines times [`Pace::detour`].
    #[default]
    Lines,
    /// The middle of streets: both sides are on one line, and crossing costs nothing.
    Streets(&'a Streets),
    /// Streets with two sides.
    Network(&'a Network),
}

impl<'a> From<Option<&'a Network>> for Underfoot<'a> {
    fn from(network: Option<&'a Network>) -> Self {
        network.map_or(Self::Lines, Self::Network)
    }
}

/// The ways between the stops of a cut.
pub(crate) struct Feet<'a> {
    /// What turfs are cut along.
    pub(crate) ways: Ways,
    /// Turfs are walked by its two sides, where there is one.
    network: Option<&'a Network>,
    /// How many stops no street leads to; `None` for straight lines.
    off: Option<usize>,
    /// By stop: degrees east and north.
    places: Vec<(f64, f64)>,
    /// By stop, where there is a network.
    spots: Vec<Option<Spot>>,
    pace: Pace,
}

impl<'a> Feet<'a> {
    pub(crate) fn new(
        stops: &Stops,
        addresses: &[Address],
        underfoot: Underfoot<'a>,
        pace: Pace,
    ) -> Self {
        let mut feet = Self {
            ways: Ways::default(),
            network: None,
            off: None,
            places: Vec::new(),
            spots: Vec::new(),
            pace,
        };
        match underfoot {
            Underfoot::Lines => feet.ways = Ways::straight(stops),
            Underfoot::Streets(streets) => feet.along(streets, stops),
            Underfoot::Network(network) => {
                let chosen = stops.address.iter().map(|&address| &addresses[address]);
                feet.places = chosen.map(|it| (it.lon, it.lat)).collect();
                let places = feet.places.par_iter();
                feet.spots = places.map(|&(lon, lat)| network.spot(lon, lat)).collect();
                feet.network = Some(network);
                let mut streets = network.middle(&feet.spots);
                let mut node = vec![None; addresses.len()];
                for (&address, &at) in stops.address.iter().zip(&streets.node) {
                    node[address] = at;
                }
                streets.node = node;
                feet.along(&streets, stops);
            }
        }
        feet
    }

    /// Only what is needed to walk them, with the spots of stops as they are known.
    pub(crate) fn to_walk(
        stops: &Stops,
        addresses: &[Address],
        network: Option<&'a Network>,
        spots: Vec<Option<Spot>>,
        pace: Pace,
    ) -> Self {
        let Some(network) = network.filter(|_| stops.len() <= TABLE) else {
            return Self::new(stops, addresses, network.into(), pace);
        };
        let places = stops.address.iter().map(|&address| &addresses[address]);
        Self {
            ways: Ways::by_table(&stops.spots),
            network: Some(network),
            off: None,
            places: places.map(|it| (it.lon, it.lat)).collect(),
            spots,
            pace,
        }
    }

    fn along(&mut self, streets: &Streets, stops: &Stops) {
        let astray = |&&address: &&usize| streets.node.get(address).is_none_or(Option::is_none);
        self.off = Some(stops.address.iter().filter(astray).count());
        self.ways = Ways::along(streets, stops);
    }

    /// Whether a barrier that is known lies between two stops.
    pub(crate) fn is_parted(&self, a: usize, b: usize) -> bool {
        let between = |network: &Network| network.are_parted(&[self.places[a]], &[self.places[b]]);
        self.network.is_some_and(between)
    }

    /// What it comes to, for who reads the plan.
    pub(crate) fn footing(&self) -> Footing {
        match self.off {
            None => Footing::Straight(self.pace.detour),
            Some(off) => Footing::Streets {
                cleaned: self.network.map(Network::cleaned).unwrap_or_default(),
                off,
            },
        }
    }

    /// The ways between the stops of a group on both sides of its streets, or along their middle
    /// where they have none; `None` for more stops than a table has room for.
    pub(crate) fn table(&self, group: &[usize]) -> Option<Table> {
        if group.len() > TABLE {
            return None;
        }
        let Some(network) = self.network else {
            return Some(self.ways.table(group));
        };
        let places: Vec<(f64, f64)> = group.iter().map(|&stop| self.places[stop]).collect();
        let spots: Vec<Option<Spot>> = group.iter().map(|&stop| self.spots[stop]).collect();
        Some(network.table(&places, &spots))
    }

    /// How far a crew walks on a way of a table of [`Feet::table`], or of [`Feet::ways`] where
    /// there is none.
    pub(crate) fn walked(&self, way: f64) -> Metres {
        self.ways.walked(way, &self.pace)
    }
}

//! The ways from meeting points to turfs, and what of a turf there is time for.

use std::collections::HashMap;

use crate::base::units::{Metres, Minutes};
use crate::field::cut::CutError;
use crate::field::effort::Pace;
use crate::field::ground::{Ground, straight};
use crate::field::network::{Network, Table};
use crate::model::address::Address;
use crate::model::outing::Outing;
use crate::model::turf::{Plan, Stop, Turf};

/// The ways from where crews meet.
pub(super) struct Ways<'a> {
    starts: &'a [(f64, f64)],
    network: Option<&'a Network>,
    ground: Ground,
    /// By address: degrees east and north.
    places: HashMap<&'a str, (f64, f64)>,
    pace: Pace,
}

impl<'a> Ways<'a> {
    pub(super) fn new(
        starts: &'a [(f64, f64)],
        addresses: &'a [Address],
        network: Option<&'a Network>,
    ) -> Self {
        let places = addresses
            .iter()
            .map(|address| (address.id.as_str(), (address.lon, address.lat)));
        Self {
            starts,
            network,
            ground: Ground::around(starts.iter().copied()),
            places: places.collect(),
            pace: Pace::default(),
        }
    }

    /// Makes sure that one of the turfs is near enough to do anything in the time there is.
    ///
    /// # Errors
    /// [`CutError::TooFar`] when none is.
    pub(super) fn reach(&self, outing: &Outing, plan: &Plan) -> Result<(), CutError> {
        let ways = plan.turfs.iter().map(|turf| self.there_and_back(turf).0);
        let nearest = ways.fold(f64::INFINITY, f64::min);
        if nearest < outing.minutes() {
            return Ok(());
        }
        Err(CutError::TooFar {
            minutes: nearest.round() as u64,
            there_are: outing.minutes().round() as u64,
        })
    }

    /// The way there and back.
    pub(super) fn there_and_back(&self, turf: &Turf) -> Minutes {
        let ends = [turf.stops.first(), turf.stops.last()];
        let ends: Vec<&Stop> = ends.into_iter().flatten().collect();
        let around = self.around(&ends);
        let metres = (0..ends.len())
            .map(|end| around.way_from_meeting(end))
            .sum();
        self.pace.on_foot(Metres(metres))
    }

    /// The turf begun at its end nearer to where crews meet, with the way there and back in its
    /// time, and without the last stops for which so many minutes are too few; then those stops.
    pub(super) fn in_time(&self, turf: &Turf, minutes: f64) -> (Turf, Vec<Stop>) {
        let mut walked = turf.clone();
        let mut around = self.around(&walked.stops.iter().collect::<Vec<_>>());
        let last = walked.stops.len().saturating_sub(1);
        if around.way_from_meeting(last) < around.way_from_meeting(0) {
            walked.stops.reverse();
            around = self.around(&walked.stops.iter().collect::<Vec<_>>());
        }
        let on_foot = |metres: f64| self.pace.on_foot(Metres(metres)).0;
        let ways = around.way_from_meeting(0) + around.way_from_meeting(last);
        let mut time = on_foot(ways) + walked.time.0;
        let mut kept = walked.stops.len();
        while minutes < time && 1 < kept {
            kept -= 1;
            let leg = around.between(kept - 1, kept);
            let doors = u64::from(walked.stops[kept].doors);
            let back = around.way_from_meeting(kept) - around.way_from_meeting(kept - 1);
            time -= self.pace.time(Metres(leg), doors).0 + on_foot(back);
            walked.length.0 = (walked.length.0 - leg).max(0.0);
        }
        let left = walked.stops.split_off(kept);
        walked.time = Minutes(time);
        (walked, left)
    }

    /// The ways around some stops, by the streets where they are known.
    fn around(&self, stops: &[&Stop]) -> Around {
        let places = stops
            .iter()
            .map(|stop| self.places.get(stop.address.as_str()).copied());
        let starts = self.starts.len();
        let places: Vec<(f64, f64)> = self
            .starts
            .iter()
            .copied()
            .chain(places.map(Option::unwrap_or_default))
            .collect();
        let table = match self.network {
            Some(network) => {
                let spots: Vec<_> = places
                    .iter()
                    .map(|&(lon, lat)| network.spot(lon, lat))
                    .collect();
                network.table(&places, &spots)
            }
            None => {
                let metres = places
                    .iter()
                    .map(|&(lon, lat)| self.ground.metres(lon, lat));
                let metres: Vec<(f64, f64)> = metres.collect();
                Table::of(places.len(), |a, b| {
                    self.pace.way(straight(metres[a], metres[b])).0
                })
            }
        };
        Around { starts, table }
    }
}

/// The ways between meeting points and the stops of a turf, in metres.
struct Around {
    starts: usize,
    table: Table,
}

impl Around {
    /// From one stop to another.
    fn between(&self, one: usize, other: usize) -> f64 {
        let [one, other] = [one, other].map(|stop| self.starts + stop);
        self.table.between(one, other)
    }

    /// From the nearest meeting point to a stop.
    fn way_from_meeting(&self, stop: usize) -> f64 {
        let ways = (0..self.starts).map(|start| self.table.between(start, self.starts + stop));
        ways.reduce(f64::min).unwrap_or_default()
    }
}

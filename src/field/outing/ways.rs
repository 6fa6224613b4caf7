//! The ways from meeting points to turfs, and what of a turf there is time for.

use std::collections::HashMap;

use crate::base::units::{Metres, Minutes};
use crate::field::effort::Pace;
use crate::field::ground::{Ground, straight};
use crate::field::network::Network;
use crate::model::address::Address;
use crate::model::turf::{Stop, Turf};

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

    /// The way there and back.
    pub(super) fn there_and_back(&self, turf: &Turf) -> Minutes {
        let way = |stop| self.way_from_meeting(stop);
        let metres = turf.stops.first().map_or(0.0, way) + turf.stops.last().map_or(0.0, way);
        self.pace.on_foot(Metres(metres))
    }

    /// The turf begun at its end nearer to where crews meet, with the way there and back in its
    /// time, and without the last stops for which so many minutes are too few; then those stops.
    pub(super) fn in_time(&self, turf: &Turf, minutes: f64) -> (Turf, Vec<Stop>) {
        let mut walked = turf.clone();
        let way = |stop| self.way_from_meeting(stop);
        if turf.stops.last().map(way) < turf.stops.first().map(way) {
            walked.stops.reverse();
        }
        let mut kept = walked.stops.len();
        let mut time = self.there_and_back(&walked).0 + walked.time.0;
        let legs = if minutes < time {
            self.legs(&walked.stops)
        } else {
            Vec::new()
        };
        while minutes < time && 1 < kept {
            kept -= 1;
            let (dropped, last) = (&walked.stops[kept], &walked.stops[kept - 1]);
            let doors = self
                .pace
                .time(Metres(legs[kept - 1]), u64::from(dropped.doors));
            let back = way(dropped) - way(last);
            time -= doors.0 + self.pace.on_foot(Metres(back)).0;
            walked.length.0 = (walked.length.0 - legs[kept - 1]).max(0.0);
        }
        let left = walked.stops.split_off(kept);
        walked.time = Minutes(time);
        (walked, left)
    }

    /// Metres from the nearest meeting point.
    fn way_from_meeting(&self, stop: &Stop) -> f64 {
        let Some(&place) = self.places.get(stop.address.as_str()) else {
            return 0.0;
        };
        let ways = self.starts.iter().map(|&start| self.metres(start, place));
        ways.reduce(f64::min).unwrap_or_default()
    }

    /// The way from each stop to the next, in metres.
    fn legs(&self, stops: &[Stop]) -> Vec<f64> {
        let places = stops
            .iter()
            .map(|stop| self.places.get(stop.address.as_str()).copied());
        let places: Vec<(f64, f64)> = places.map(Option::unwrap_or_default).collect();
        let steps = places.windows(2);
        steps.map(|step| self.metres(step[0], step[1])).collect()
    }

    /// The way between two places in degrees, by the streets where they are known.
    fn metres(&self, from: (f64, f64), to: (f64, f64)) -> f64 {
        if let Some(network) = self.network {
            let places = [from, to];
            let spots = places.map(|(lon, lat)| network.spot(lon, lat));
            return network.table(&places, &spots).between(0, 1);
        }
        let ends = [from, to].map(|(lon, lat)| self.ground.metres(lon, lat));
        self.pace.way(straight(ends[0], ends[1])).0
    }
}

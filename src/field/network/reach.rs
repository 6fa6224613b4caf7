//! The ways from one place to many.

use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::field::network::corners::Search;
use crate::field::network::matrix::behind;
use crate::field::network::{Network, Spot};

impl Network {
    /// The ways from a place to others in degrees (longitude, latitude), in metres of walking as
    /// in [`Network::table`], in the order of these. The work of one place, however many they are.
    pub fn ways_from(&self, place: (f64, f64), others: &[(f64, f64)]) -> Vec<f64> {
        let start = self.spot(place.0, place.1);
        let spots: Vec<Option<Spot>> = others
            .iter()
            .map(|&(lon, lat)| self.spot(lon, lat))
            .collect();
        let begins = self.reached(&[start]);
        let ends = self.reached(&spots);
        let mut search = Search::default();
        let ways: Vec<Vec<f64>> = begins
            .iter()
            .map(|&corner| self.corners.from(corner, &ends, &mut search))
            .collect();
        let out = start.map_or_else(Vec::new, |start| self.access(&start, &begins));
        let ground = self.ground.metres(place.0, place.1);
        let way = |(&(lon, lat), &spot): (&(f64, f64), &Option<Spot>)| {
            let mut metres = self.along(start, spot);
            for (to, after) in spot.map_or_else(Vec::new, |spot| self.access(&spot, &ends)) {
                for &(from, before) in &out {
                    metres = metres.min(before + ways[from][to] + after);
                }
            }
            if metres.is_finite() {
                return metres + behind(start) + behind(spot);
            }
            let there = self.ground.metres(lon, lat);
            Pace::default().way(straight(ground, there)).0
        };
        others.iter().zip(&spots).map(way).collect()
    }
}

//! One evening's turfs: as many as there are crews, those nearest to where they meet.

use std::collections::HashMap;
use std::sync::Arc;

use crate::field::ground::Ground;
use crate::model::address::{Address, LeftOut};
use crate::model::turf::{Plan, Turf};

/// How many people walk, for how long, and from where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outing {
    /// Everybody who comes.
    pub people: u32,
    /// How long they walk, in hours.
    pub hours: f64,
    /// Where they meet: degrees east and north.
    pub start: (f64, f64),
}

impl Outing {
    /// How many crews there are: pairs, one of three where the number is odd.
    pub fn crews(&self) -> usize {
        (self.people / 2).max(1) as usize
    }

    /// How long a turf may be, in minutes.
    pub fn minutes(&self) -> f64 {
        60.0 * self.hours
    }

    /// The minutes to cut by so that every crew has a turf, when `plan`, cut by
    /// [`Outing::minutes`], has too few for them; `None` when it has enough.
    pub fn shorter(&self, plan: &Plan) -> Option<f64> {
        let all: f64 = plan.turfs.iter().map(|turf| turf.time.0).sum();
        (plan.turfs.len() < self.crews()).then(|| all / self.crews() as f64)
    }

    /// The turfs of the plan that the crews walk, the nearest first; the addresses of the others
    /// are left out for later.
    pub fn choose(&self, plan: &Plan, addresses: &[Address]) -> Plan {
        let places: HashMap<&str, (f64, f64)> = addresses
            .iter()
            .map(|address| (address.id.as_str(), (address.lon, address.lat)))
            .collect();
        let mut turfs: Vec<(f64, &Arc<Turf>)> = plan
            .turfs
            .iter()
            .map(|turf| (self.distance(turf, &places), turf))
            .collect();
        turfs.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let (now, later) = turfs.split_at(self.crews().min(turfs.len()));
        let mut left_out = plan.left_out.clone();
        left_out.extend(
            later
                .iter()
                .flat_map(|(_, turf)| &turf.stops)
                .map(|stop| (LeftOut::Later, stop.address.clone())),
        );
        left_out.sort_unstable();
        Plan {
            turfs: now.iter().map(|(_, turf)| Arc::clone(turf)).collect(),
            left_out,
            ..plan.clone()
        }
    }

    /// From where they meet to the middle of a turf, in metres.
    fn distance(&self, turf: &Turf, places: &HashMap<&str, (f64, f64)>) -> f64 {
        let ground = Ground::around([self.start]);
        let stops: Vec<(f64, f64)> = turf
            .stops
            .iter()
            .filter_map(|stop| places.get(stop.address.as_str()))
            .map(|&(lon, lat)| ground.metres(lon, lat))
            .collect();
        let count = stops.len().max(1) as f64;
        let east: f64 = stops.iter().map(|stop| stop.0).sum();
        let north: f64 = stops.iter().map(|stop| stop.1).sum();
        (east / count).hypot(north / count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::units::{Metres, Minutes};
    use crate::model::layer::Code;
    use crate::model::turf::{Stop, TurfSize};

    /// Six addresses in a row going east, each a turf of its own of 60 minutes.
    fn town() -> (Vec<Address>, Plan) {
        let addresses: Vec<Address> = (0_u32..6)
            .map(|number| Address {
                id: format!("a{number}"),
                lon: 2.0 + 0.01 * f64::from(number),
                lat: 48.0,
                ..Address::default()
            })
            .collect();
        let turfs = addresses.iter().map(|address| Turf {
            stops: vec![Stop {
                address: address.id.clone(),
                precinct: Code("1".to_owned()),
                doors: 10,
            }],
            length: Metres(0.0),
            time: Minutes(60.0),
        });
        let plan = Plan {
            target: "all".to_owned(),
            size: TurfSize::Minutes(60.0),
            seed: 1,
            turfs: turfs.map(Arc::new).collect(),
            left_out: Vec::new(),
            outside_target: 0,
        };
        (addresses, plan)
    }

    #[test]
    fn pairs_walk_the_turfs_nearest_to_where_they_meet() {
        let (addresses, plan) = town();
        let outing = Outing {
            people: 7,
            hours: 1.0,
            start: (2.05, 48.0),
        };
        let chosen = outing.choose(&plan, &addresses);
        let first: Vec<&str> = chosen
            .turfs
            .iter()
            .map(|turf| turf.stops[0].address.as_str())
            .collect();
        assert_eq!(first, ["a5", "a4", "a3"]);
        let later: Vec<&str> = chosen.left_out.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(later, ["a0", "a1", "a2"], "none vanishes");
        assert_eq!(outing.shorter(&plan), None);
    }

    #[test]
    fn a_small_target_is_shared_by_all_crews() {
        let (_, plan) = town();
        let outing = Outing {
            people: 24,
            hours: 1.0,
            start: (2.0, 48.0),
        };
        assert_eq!(outing.shorter(&plan), Some(30.0));
    }
}

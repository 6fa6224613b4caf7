//! One evening's turfs: as many as there are crews, those nearest to where they meet.

use std::collections::HashMap;
use std::sync::Arc;

use crate::field::effort::Pace;
use crate::field::ground::Ground;
use crate::model::address::{Address, LeftOut};
use crate::model::turf::{Plan, Stop, Turf};

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

    /// The minutes to cut by instead, when `plan`, cut by [`Outing::minutes`], leaves crews
    /// without a turf or no time for the way there and back; `None` when it fits as it is.
    pub fn shorter(&self, plan: &Plan, addresses: &[Address]) -> Option<f64> {
        /// Less than this share of the time is not worth another cut.
        const WORTH_IT: f64 = 0.03;
        let ways = Ways::new(self.start, addresses);
        let near = ways.nearest(plan, self.crews());
        let way = near.iter().map(|(_, turf)| ways.minutes(turf)).sum::<f64>();
        let way = way / near.len().max(1) as f64;
        // Far from everything, a quarter of the time is still for doors.
        let at_doors = (self.minutes() - way).max(self.minutes() / 4.0);
        let all: f64 = plan.turfs.iter().map(|turf| turf.time.0).sum();
        if plan.turfs.len() < self.crews() {
            return Some(at_doors.min(all / self.crews() as f64));
        }
        (way > WORTH_IT * self.minutes()).then_some(at_doors)
    }

    /// The turfs of the plan that the crews walk, the nearest first, each begun at its nearer end
    /// and with the way there and back in its time; the addresses of the others are left out for
    /// later.
    pub fn choose(&self, plan: &Plan, addresses: &[Address]) -> Plan {
        let ways = Ways::new(self.start, addresses);
        let turfs = ways.nearest(plan, plan.turfs.len());
        let (now, later) = turfs.split_at(self.crews().min(turfs.len()));
        let mut left_out = plan.left_out.clone();
        left_out.extend(
            later
                .iter()
                .flat_map(|(_, turf)| &turf.stops)
                .map(|stop| (LeftOut::Later, stop.address.clone())),
        );
        left_out.sort_unstable();
        let now = now.iter().map(|(_, turf)| Arc::new(ways.walked(turf)));
        Plan {
            turfs: now.collect(),
            left_out,
            ..plan.clone()
        }
    }
}

/// The ways from where the crews meet.
struct Ways<'a> {
    /// By address: metres east and north of the start.
    places: HashMap<&'a str, (f64, f64)>,
    pace: Pace,
}

impl<'a> Ways<'a> {
    fn new(start: (f64, f64), addresses: &'a [Address]) -> Self {
        let ground = Ground::around([start]);
        let places = addresses
            .iter()
            .map(|address| (address.id.as_str(), ground.metres(address.lon, address.lat)));
        Self {
            places: places.collect(),
            pace: Pace::default(),
        }
    }

    /// The turfs nearest by their middle, so many of them, with that distance in metres.
    fn nearest<'b>(&self, plan: &'b Plan, most: usize) -> Vec<(f64, &'b Turf)> {
        let mut turfs: Vec<(f64, &Turf)> = plan
            .turfs
            .iter()
            .map(|turf| (self.distance(turf), turf.as_ref()))
            .collect();
        turfs.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        turfs.truncate(most);
        turfs
    }

    /// From where they meet to the middle of a turf, in metres.
    fn distance(&self, turf: &Turf) -> f64 {
        let stops = turf.stops.iter().filter_map(|stop| self.place(stop));
        let sum = stops
            .clone()
            .fold((0.0, 0.0), |sum, stop| (sum.0 + stop.0, sum.1 + stop.1));
        let count = stops.count().max(1) as f64;
        (sum.0 / count).hypot(sum.1 / count)
    }

    fn place(&self, stop: &Stop) -> Option<(f64, f64)> {
        self.places.get(stop.address.as_str()).copied()
    }

    /// From where they meet to one end of a turf, in metres.
    fn to_end(&self, end: Option<&Stop>) -> f64 {
        end.and_then(|stop| self.place(stop))
            .map_or(0.0, |place| place.0.hypot(place.1))
    }

    /// The way there and back.
    fn minutes(&self, turf: &Turf) -> f64 {
        let straight = self.to_end(turf.stops.first()) + self.to_end(turf.stops.last());
        self.pace.on_foot(self.pace.way(straight)).0
    }

    /// The turf as it is walked from where they meet.
    fn walked(&self, turf: &Turf) -> Turf {
        let mut walked = turf.clone();
        walked.time.0 += self.minutes(turf);
        if self.to_end(turf.stops.last()) < self.to_end(turf.stops.first()) {
            walked.stops.reverse();
        }
        walked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::units::{Metres, Minutes};
    use crate::model::layer::Code;
    use crate::model::turf::{Footing, TurfSize};

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
            footing: Footing::Straight(1.3),
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
    }

    #[test]
    fn the_way_there_and_back_is_part_of_the_outing() {
        let (addresses, plan) = town();
        let outing = Outing {
            people: 4,
            hours: 1.0,
            start: (2.05, 48.0),
        };
        // One turf is at the start, the next 746 m off: 1,939 m to walk there and back, 26 min.
        let chosen = outing.choose(&plan, &addresses);
        let minutes: Vec<f64> = chosen
            .turfs
            .iter()
            .map(|turf| turf.time.0.round())
            .collect();
        assert_eq!(minutes, [60.0, 86.0]);
        let shorter = outing.shorter(&plan, &addresses).unwrap();
        assert!((shorter - 47.0).abs() < 0.5, "{shorter}");
        let alone = Outing {
            people: 2,
            ..outing
        };
        assert_eq!(alone.shorter(&plan, &addresses), None);
    }

    #[test]
    fn a_small_target_is_shared_by_all_crews() {
        let (addresses, plan) = town();
        let outing = Outing {
            people: 24,
            hours: 3.0,
            start: (2.0, 48.0),
        };
        assert_eq!(outing.shorter(&plan, &addresses), Some(30.0));
    }
}

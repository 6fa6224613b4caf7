//! Plans in figures, to be compared.

mod rows;

use std::collections::{BTreeMap, HashSet};

use crate::base::units::{Metres, Minutes};
use crate::field::edit::Terrain;
use crate::model::address::LeftOut;
use crate::model::turf::{Plan, Turf};

pub use crate::field::plans::rows::{Row, rows};

/// What a plan comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many turfs have addresses.
    pub turfs: usize,
    /// All their addresses.
    pub addresses: usize,
    /// All their doors.
    pub doors: u64,
    /// All their time, walking and talking, and the ways from where crews meet if they are in it.
    pub time: Minutes,
    /// All their walks, from the first address to the last.
    pub length: Metres,
    /// The mean time of a turf; 0 without turfs.
    pub mean: Minutes,
    /// The longest time of a turf.
    pub longest: Minutes,
    /// How far the turf that is furthest off the mean time is off, as a share of it.
    pub largest_off: f64,
    /// How far turfs are off the mean time on average, as a share of it.
    pub mean_off: f64,
    /// How many turfs fall into several pieces; none where the ground is not known.
    pub split: Option<usize>,
    /// Addresses on no turf by reason, those outside the target with them; no reason without any.
    pub left_out: BTreeMap<LeftOut, u64>,
    /// The doors of each evening; empty for a plan without evenings.
    pub evenings: BTreeMap<u32, u64>,
}

impl Figures {
    /// The figures of a plan; how many turfs are split only where there is a terrain.
    pub fn of(plan: &Plan, terrain: Option<&Terrain>) -> Self {
        let turfs: Vec<&Turf> = plan.numbered().map(|(_, turf)| turf.as_ref()).collect();
        let mean = plan.mean_time();
        let off: Vec<f64> = turfs
            .iter()
            .map(|turf| (turf.time.0 / mean.0 - 1.0).abs())
            .collect();
        let numbers: Vec<usize> = plan.numbered().map(|(number, _)| number).collect();
        let pieces = terrain.map(|terrain| terrain.pieces(plan, &numbers));
        Self {
            turfs: turfs.len(),
            addresses: turfs.iter().map(|turf| turf.stops.len()).sum(),
            doors: turfs.iter().map(|turf| turf.doors()).sum(),
            time: Minutes(turfs.iter().map(|turf| turf.time.0).sum()),
            length: Metres(turfs.iter().map(|turf| turf.length.0).sum()),
            mean,
            longest: Minutes(turfs.iter().map(|turf| turf.time.0).fold(0.0, f64::max)),
            largest_off: off.iter().copied().fold(0.0, f64::max),
            mean_off: off.iter().sum::<f64>() / off.len().max(1) as f64,
            split: pieces.map(|all| all.iter().filter(|&&pieces| 1 < pieces).count()),
            left_out: left_out(plan),
            evenings: evenings(&turfs),
        }
    }

    /// Doors in an hour of a crew; 0 without turfs.
    pub fn doors_per_hour(&self) -> f64 {
        if self.time.0 > 0.0 {
            60.0 * self.doors as f64 / self.time.0
        } else {
            0.0
        }
    }
}

fn left_out(plan: &Plan) -> BTreeMap<LeftOut, u64> {
    let mut count = BTreeMap::new();
    for (reason, _) in &plan.left_out {
        *count.entry(*reason).or_default() += 1;
    }
    if 0 < plan.outside_target {
        *count.entry(LeftOut::OutsideTarget).or_default() += plan.outside_target;
    }
    count
}

fn evenings(turfs: &[&Turf]) -> BTreeMap<u32, u64> {
    let mut doors = BTreeMap::new();
    for turf in turfs.iter().filter(|turf| 0 < turf.evening) {
        *doors.entry(turf.evening).or_default() += turf.doors();
    }
    doors
}

/// How many addresses of a plan's turfs are on no turf of another.
pub fn only_in(plan: &Plan, other: &Plan) -> usize {
    let theirs: HashSet<&str> = addresses(other).collect();
    addresses(plan)
        .filter(|address| !theirs.contains(address))
        .count()
}

fn addresses(plan: &Plan) -> impl Iterator<Item = &str> {
    let stops = plan.turfs.iter().flat_map(|turf| &turf.stops);
    stops.map(|stop| stop.address.as_str())
}

#[cfg(test)]
pub(in crate::field::plans) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::layer::Code;
    use crate::model::turf::{Footing, Stop, TurfSize};

    /// A turf's addresses with three doors each, its minutes, its metres and its evening.
    type Said<'a> = (&'a [&'a str], f64, f64, u32);

    pub(in crate::field::plans) fn plan(turfs: &[Said<'_>]) -> Plan {
        let turf = |&(addresses, minutes, metres, evening): &Said<'_>| {
            let stop = |address: &&str| Stop {
                address: (*address).to_owned(),
                precinct: Code("1".to_owned()),
                doors: 3,
                share: None,
            };
            Arc::new(Turf {
                stops: addresses.iter().map(stop).collect(),
                time: Minutes(minutes),
                length: Metres(metres),
                evening,
                ..Turf::default()
            })
        };
        Plan {
            target: "all".to_owned(),
            size: TurfSize::Doors(3),
            seed: 1,
            turfs: turfs.iter().map(turf).collect(),
            starts: Vec::new(),
            left_out: Vec::new(),
            outside_target: 0,
            footing: Footing::Straight(1.3),
        }
    }

    #[test]
    fn figures_are_what_they_come_to_by_hand() {
        let mut plan = plan(&[
            (&["a", "b"], 60.0, 500.0, 1),
            (&[], 0.0, 0.0, 0),
            (&["c"], 30.0, 200.0, 1),
            (&["d", "e"], 90.0, 800.0, 2),
        ]);
        let out = |reason| (reason, "x".to_owned());
        plan.left_out = vec![out(LeftOut::OutsideTarget), out(LeftOut::Later)];
        plan.outside_target = 4;
        let figures = Figures::of(&plan, None);
        assert_eq!((figures.turfs, figures.addresses), (3, 5), "one is empty");
        assert_eq!(figures.doors, 15);
        assert_eq!((figures.time.0, figures.length.0), (180.0, 1500.0));
        // 60, 30 and 90 minutes around a mean of 60: nothing, a half and a half off.
        assert_eq!((figures.mean.0, figures.longest.0), (60.0, 90.0));
        assert_eq!(figures.largest_off, 0.5);
        assert!((figures.mean_off - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(figures.doors_per_hour(), 5.0);
        assert_eq!(figures.evenings, BTreeMap::from([(1, 9), (2, 6)]));
        let left_out = BTreeMap::from([(LeftOut::OutsideTarget, 5), (LeftOut::Later, 1)]);
        assert_eq!(figures.left_out, left_out);
        assert_eq!(figures.split, None);
    }

    #[test]
    fn a_plan_without_turfs_has_no_figure_that_is_none() {
        let figures = Figures::of(&plan(&[]), None);
        assert_eq!(figures.doors_per_hour(), 0.0);
        assert_eq!((figures.largest_off, figures.mean_off), (0.0, 0.0));
    }

    #[test]
    fn addresses_of_one_plan_alone_are_counted() {
        let one = plan(&[(&["a", "b"], 60.0, 1.0, 0), (&["c"], 60.0, 1.0, 0)]);
        let other = plan(&[(&["b", "d"], 60.0, 1.0, 0)]);
        assert_eq!((only_in(&one, &other), only_in(&other, &one)), (2, 1));
    }
}

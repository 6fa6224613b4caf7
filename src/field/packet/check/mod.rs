//! What is checked before packets are printed, so that nobody finds it out on the street.

mod crews;
mod operation;
mod visits;
mod ways;

use std::collections::{HashMap, HashSet};

use crate::base::words::Message;
use crate::model::address::{Address, Located};
use crate::model::turf::{Plan, Stop, Turf, TurfSize, join_shares};
use crate::msg;

pub use crate::field::packet::check::operation::check_operation;
pub use crate::field::packet::check::visits::check_visits;
pub use crate::field::packet::check::ways::check_ways;

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Whether packets printed like this mislead a crew or break a rule; else it is only worth
    /// knowing.
    pub grave: bool,
    /// What it is.
    pub what: Message,
    /// What to do.
    pub hint: Message,
    /// Where it is put right.
    pub place: Place,
    /// The codes of addresses that are better taken out of their turfs; mostly none.
    pub out: Vec<String>,
}

/// Where a finding is put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On this turf, counted from 0.
    Turf(usize),
    /// By another cut.
    Cut,
    /// Among the files.
    Data,
    /// In the operation.
    Operation,
    /// Among the questions.
    Questions,
    /// In the template.
    Template,
}

impl Finding {
    pub(crate) fn grave(what: Message, hint: Message, place: Place) -> Self {
        Self {
            grave: true,
            what,
            hint,
            place,
            out: Vec::new(),
        }
    }

    pub(crate) fn light(what: Message, hint: Message, place: Place) -> Self {
        Self {
            grave: false,
            ..Self::grave(what, hint, place)
        }
    }
}

/// Whether a plan still is what its addresses are: each on one turf, none forgotten, as many doors
/// as were counted. `located` has an entry for each of `addresses`.
pub fn check_plan(plan: &Plan, addresses: &[Address], located: &Located) -> Vec<Finding> {
    let known: HashMap<&str, u32> = addresses
        .iter()
        .zip(&located.doors)
        .map(|(address, &doors)| (address.id.as_str(), doors))
        .collect();
    let mut seen: HashMap<&str, Vec<&Stop>> = HashMap::new();
    let (mut twice, mut gone, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for (number, turf) in plan.turfs.iter().enumerate() {
        for stop in &turf.stops {
            let before = seen.entry(&stop.address).or_default();
            if before.iter().any(|other| other.overlaps(stop)) {
                twice.push(number);
            }
            before.push(stop);
            let here = before.iter().map(|stop| stop.doors).sum::<u32>();
            match known.get(stop.address.as_str()) {
                None if before.len() == 1 => gone.push(number),
                None => (),
                // The other parts of a building may come on later turfs, or be left out.
                Some(&doors) if stop.share.is_some() && here <= doors => (),
                Some(&doors) if doors != stop.doors => changed.push(number),
                Some(_) => (),
            }
        }
    }
    let mut findings = Vec::new();
    if let Some(&first) = twice.first() {
        findings.push(Finding::grave(
            msg!("preflight-twice", n = twice.len(), turf = first + 1),
            msg!("preflight-twice-hint"),
            Place::Turf(first),
        ));
    }
    if let Some(&first) = gone.first() {
        findings.push(Finding::grave(
            msg!("preflight-gone", n = gone.len(), turf = first + 1),
            msg!("preflight-cut-again"),
            Place::Turf(first),
        ));
    }
    let left_out: HashSet<&str> = plan.left_out.iter().map(|(_, it)| it.as_str()).collect();
    let lost =
        |(address, stops): &(&&str, &Vec<&Stop>)| !is_whole(stops) && !left_out.contains(**address);
    let lost = seen.iter().filter(lost).count();
    let on_turfs_too = left_out.iter().filter(|it| seen.contains_key(*it)).count();
    let accounted = seen.len() - gone.len() - lost + plan.left_out.len() - on_turfs_too;
    let accounted = accounted as u64 + plan.outside_target;
    if gone.is_empty() && accounted != addresses.len() as u64 {
        findings.push(Finding::grave(
            msg!("preflight-sum", n = addresses.len(), accounted = accounted),
            msg!("preflight-cut-again"),
            Place::Cut,
        ));
    }
    if let Some(&first) = changed.first() {
        findings.push(Finding::light(
            msg!("preflight-doors", n = changed.len(), turf = first + 1),
            msg!("preflight-cut-again"),
            Place::Cut,
        ));
    }
    findings.extend(check_sizes(plan));
    findings
}

/// Turfs that are less than half of what was asked for: what lies beyond a barrier, or is left of
/// a turf that was changed by hand. The only turf of a plan is as large as its target, and one with
/// its share of a building as large as that could be made.
fn check_sizes(plan: &Plan) -> Option<Finding> {
    let is_little = |turf: &Turf| match plan.size {
        TurfSize::Doors(doors) => 2 * turf.doors() < u64::from(doors),
        TurfSize::Minutes(minutes) => 2.0 * turf.time.0 < minutes,
    };
    let has_share = |turf: &Turf| turf.stops.iter().any(|stop| stop.share.is_some());
    let little: Vec<usize> = (0..)
        .zip(&plan.turfs)
        .filter(|(_, turf)| !turf.stops.is_empty() && is_little(turf) && !has_share(turf))
        .map(|(number, _)| number)
        .collect();
    let first = *little.first().filter(|_| plan.turfs.len() > 1)?;
    Some(Finding::light(
        msg!("preflight-little", n = little.len(), turf = first + 1),
        msg!("preflight-little-hint"),
        Place::Turf(first),
    ))
}

/// Whether some stops of one address have all its doors.
fn is_whole(stops: &[&Stop]) -> bool {
    let mut stops: Vec<Stop> = stops.iter().copied().cloned().collect();
    join_shares(&mut stops);
    stops.iter().any(|stop| stop.share.is_none())
}

#[cfg(test)]
pub(in crate::field::packet) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::units::{Metres, Minutes};
    use crate::model::address::{self, LeftOut};
    use crate::model::layer::{Code, PrecinctId};
    use crate::model::turf::Footing;

    /// Addresses `0`, `1` … 100 m apart on a line to the east, and turfs of some of them.
    pub(in crate::field::packet) fn town(
        count: usize,
        turfs: &[&[usize]],
    ) -> (Vec<Address>, Located, Plan) {
        let addresses: Vec<Address> = (0..count)
            .map(|place| Address {
                id: place.to_string(),
                number: 1,
                street: "Rue A".to_owned(),
                lon: 2.0 + 0.001_36 * place as f64,
                lat: 48.9,
                ..Address::default()
            })
            .collect();
        let located = Located {
            places: vec![address::Place::In(PrecinctId(0)); count],
            doors: vec![3; count],
            ..Located::default()
        };
        let stop = |&place: &usize| Stop {
            address: place.to_string(),
            precinct: Code("1".to_owned()),
            doors: 3,
            share: None,
        };
        let turfs = turfs.iter().map(|stops| {
            Arc::new(Turf {
                stops: stops.iter().map(stop).collect(),
                length: Metres(100.0),
                time: Minutes(30.0),
                ..Turf::default()
            })
        });
        let plan = Plan {
            target: "all".to_owned(),
            size: TurfSize::Doors(6),
            seed: 1,
            turfs: turfs.collect(),
            starts: Vec::new(),
            left_out: Vec::new(),
            outside_target: 0,
            footing: Footing::Streets {
                cleaned: Default::default(),
                off: 0,
            },
        };
        (addresses, located, plan)
    }

    pub(in crate::field::packet::check) fn keys(
        findings: &[Finding],
    ) -> Vec<(&'static str, Place)> {
        let key = |finding: &Finding| (finding.what.key(), finding.place);
        findings.iter().map(key).collect()
    }

    #[test]
    fn a_plan_that_fits_its_addresses_has_nothing_to_say() {
        let (addresses, located, mut plan) = town(5, &[&[0, 1], &[2]]);
        plan.left_out = vec![(LeftOut::Later, "3".to_owned())];
        plan.outside_target = 1;
        assert_eq!(check_plan(&plan, &addresses, &located), []);
    }

    #[test]
    fn an_address_twice_gone_or_forgotten_is_found() {
        let (addresses, mut located, plan) = town(4, &[&[0, 1], &[1, 2, 3]]);
        let found = check_plan(&plan, &addresses, &located);
        assert_eq!(keys(&found), [("preflight-twice", Place::Turf(1))]);

        let found = check_plan(&plan, &addresses[..2], &located);
        assert_eq!(keys(&found)[1], ("preflight-gone", Place::Turf(1)));

        let (addresses, _, plan) = town(4, &[&[0, 1], &[2]]);
        let found = check_plan(&plan, &addresses, &located);
        assert_eq!(keys(&found), [("preflight-sum", Place::Cut)]);

        let (addresses, _, plan) = town(2, &[&[0], &[1]]);
        located.doors[1] = 4;
        let found = check_plan(&plan, &addresses, &located);
        assert_eq!(keys(&found), [("preflight-doors", Place::Cut)]);
        assert!(!found[0].grave);
    }

    #[test]
    fn a_turf_much_smaller_than_asked_for_is_worth_knowing() {
        let (addresses, located, mut plan) = town(4, &[&[0, 1], &[2, 3]]);
        plan.size = TurfSize::Doors(12);
        assert_eq!(check_plan(&plan, &addresses, &located), []);
        plan.size = TurfSize::Doors(13);
        let found = check_plan(&plan, &addresses, &located);
        assert_eq!(keys(&found), [("preflight-little", Place::Turf(0))]);
        plan.size = TurfSize::Minutes(61.0);
        let found = check_plan(&plan, &addresses, &located);
        assert_eq!(keys(&found), [("preflight-little", Place::Turf(0))]);
        plan.turfs.truncate(1);
        let found = check_plan(&plan, &addresses, &located);
        assert_eq!(keys(&found), [("preflight-sum", Place::Cut)]);
    }
}

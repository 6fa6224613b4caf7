//! Whether a plan sends crews where they have been, or where somebody objects.

use std::collections::BTreeMap;

use crate::base::words::Message;
use crate::field::packet::check::{Finding, Place};
use crate::model::address::LeftOut;
use crate::model::turf::Plan;
use crate::msg;

/// Addresses on turfs that are left out by now, `left_out` by their codes. They are in the findings,
/// to be taken out of their turfs.
pub fn check_visits(plan: &Plan, left_out: &BTreeMap<&str, LeftOut>) -> Vec<Finding> {
    let on_turfs = |wanted: LeftOut| -> Vec<(usize, String)> {
        let stops = plan.turfs.iter().enumerate().flat_map(|(place, turf)| {
            let stops = turf.stops.iter();
            stops.map(move |stop| (place, &stop.address))
        });
        let found = stops.filter(|(_, code)| left_out.get(code.as_str()) == Some(&wanted));
        found.map(|(place, code)| (place, code.clone())).collect()
    };
    let finding = |found: Vec<(usize, String)>,
                   make: fn(Message, Message, Place) -> Finding,
                   what: fn(usize, usize) -> Message,
                   hint: Message| {
        let &(first, _) = found.first()?;
        let what = what(found.len(), first + 1);
        Some(Finding {
            out: found.into_iter().map(|(_, address)| address).collect(),
            ..make(what, hint, Place::Turf(first))
        })
    };
    let findings = [
        finding(
            on_turfs(LeftOut::Objects),
            Finding::grave,
            |n, turf| msg!("visits-objecting", n = n, turf = turf),
            msg!("preflight-objecting-hint"),
        ),
        finding(
            on_turfs(LeftOut::Done),
            Finding::light,
            |n, turf| msg!("preflight-done", n = n, turf = turf),
            msg!("preflight-done-hint"),
        ),
    ];
    findings.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::packet::check::tests::{keys, town};

    #[test]
    fn an_address_that_objects_is_grave_and_one_that_is_done_is_not() {
        let (_, _, plan) = town(4, &[&[0, 1], &[2, 3]]);
        assert_eq!(check_visits(&plan, &BTreeMap::new()), []);
        let known = BTreeMap::from([
            ("3", LeftOut::Objects),
            ("1", LeftOut::Done),
            ("2", LeftOut::Done),
        ]);
        let found = check_visits(&plan, &known);
        assert_eq!(
            keys(&found),
            [
                ("visits-objecting", Place::Turf(1)),
                ("preflight-done", Place::Turf(0))
            ]
        );
        assert!(found[0].grave && !found[1].grave);
        assert_eq!(found[0].out, ["3"]);
        assert_eq!(found[1].out, ["1", "2"]);
    }
}

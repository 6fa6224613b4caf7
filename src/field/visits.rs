//! Addresses that no crew is sent to: done already, or somebody there objects.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::base::date::Date;
use crate::model::address::{Address, LeftOut, Located, Place};
use crate::model::layer::PrecinctId;
use crate::model::turf::Plan;
use crate::model::visit::{Status, Visited, Visits};

/// What lists say of one code.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    reason: Option<LeftOut>,
    /// Whether an address has it.
    found: bool,
}

/// Which addresses are left out today for what the lists say. An objection holds for ever; what is
/// done counts where it has no date, or one at most `days` days before `today`, if today is known.
pub fn visited(
    addresses: &[Address],
    lists: &[&Visits],
    today: Option<Date>,
    days: u32,
) -> Visited {
    let since = today.map(|today| today.plus_days(-i64::from(days)));
    let mut known: HashMap<&str, Known> = HashMap::new();
    for visit in lists.iter().flat_map(|list| &list.visits) {
        // Neither is before the other where one of them is not known.
        let is_old = visit
            .date
            .zip(since)
            .is_some_and(|(date, since)| date < since);
        let stale = is_old && visit.status == Status::Done;
        let reason = visit.status.left_out().filter(|_| !stale);
        let known = known.entry(&visit.address).or_default();
        // Objecting comes after done: of two it is the one that counts.
        known.reason = known.reason.max(reason);
    }
    let reasons = addresses.iter().map(|address| {
        let known = known.get_mut(address.id.as_str())?;
        known.found = true;
        known.reason
    });
    let reasons = reasons.collect();
    let unknown = lists.iter().map(|list| {
        let codes = list.visits.iter().map(|visit| visit.address.as_str());
        let unknown = codes.filter(|code| known.get(code).is_some_and(|known| !known.found));
        unknown.collect::<BTreeSet<&str>>().len()
    });
    let unknown = unknown.collect();
    Visited { reasons, unknown }
}

/// Takes out of what is to be cut the addresses that no crew is sent to, where they lie in these
/// precincts and have doors; the others are left out for reasons of their own.
pub fn leave_out(located: &mut Located, visited: &Visited, precincts: &[PrecinctId]) {
    let wanted: BTreeSet<PrecinctId> = precincts.iter().copied().collect();
    let places = located.places.iter_mut().zip(&located.doors);
    for ((place, &doors), reason) in places.zip(&visited.reasons) {
        let in_target = place
            .precinct()
            .is_some_and(|precinct| wanted.contains(&precinct));
        if let Some(reason) = reason.filter(|_| in_target && 0 < doors) {
            *place = Place::Out(reason);
        }
    }
}

/// Doors by precinct that crews are still to be sent to: `doors`, one entry per precinct, without
/// those of addresses that are left out.
pub fn doors_to_do(doors: &[u64], located: &Located, visited: &Visited) -> Vec<u64> {
    let mut to_do = doors.to_vec();
    let left_out = located.places.iter().zip(&located.doors);
    let left_out = left_out.zip(&visited.reasons);
    for ((place, &doors), _) in left_out.filter(|(_, reason)| reason.is_some()) {
        let precinct = place.precinct();
        if let Some(left) = precinct.and_then(|precinct| to_do.get_mut(precinct.index())) {
            *left = left.saturating_sub(u64::from(doors));
        }
    }
    to_do
}

/// By code, why no crew is sent to an address.
pub fn by_code<'a>(addresses: &'a [Address], visited: &Visited) -> BTreeMap<&'a str, LeftOut> {
    let reasons = addresses.iter().zip(&visited.reasons);
    reasons
        .filter_map(|(address, reason)| Some((address.id.as_str(), (*reason)?)))
        .collect()
}

/// Says of addresses that were taken out of their turfs by hand why no crew is sent there, where
/// that is known.
pub fn say_why(plan: &mut Plan, addresses: &[Address], visited: &Visited) {
    let known = by_code(addresses, visited);
    for (reason, address) in &mut plan.left_out {
        if let (LeftOut::TakenOut, Some(why)) = (*reason, known.get(address.as_str())) {
            *reason = *why;
        }
    }
    plan.left_out.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::visit::Visit;

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    fn list(rows: &[(&str, Status, &str)]) -> Visits {
        let visit = |&(address, status, date): &(&str, Status, &str)| Visit {
            address: address.to_owned(),
            status,
            date: date.parse().ok(),
        };
        Visits {
            visits: rows.iter().map(visit).collect(),
            rows: rows.len(),
        }
    }

    fn addresses(codes: &[&str]) -> Vec<Address> {
        let address = |code: &&str| Address {
            id: (*code).to_owned(),
            ..Address::default()
        };
        codes.iter().map(address).collect()
    }

    #[test]
    fn doors_to_do_are_all_but_those_left_out() {
        let located = Located {
            places: vec![
                Place::In(PrecinctId(0)),
                Place::In(PrecinctId(0)),
                Place::In(PrecinctId(1)),
                Place::Out(LeftOut::NotLocated),
            ],
            doors: vec![10, 3, 5, 0],
            ..Located::default()
        };
        let visited = Visited {
            reasons: vec![
                Some(LeftOut::Done),
                None,
                Some(LeftOut::Objects),
                Some(LeftOut::Done),
            ],
            unknown: Vec::new(),
        };
        assert_eq!(doors_to_do(&[13, 5], &located, &visited), [3, 0]);
    }

    #[test]
    fn an_objection_holds_for_ever_and_done_for_a_while() {
        let known = addresses(&["a", "b", "c", "d", "e"]);
        let first = list(&[
            ("a", Status::Objects, "2019-01-01"),
            ("a", Status::Done, "2026-03-13"),
            ("b", Status::Done, "2026-02-12"),
            ("c", Status::Done, "2026-02-11"),
            ("d", Status::Done, ""),
            ("e", Status::Other, "2026-03-13"),
            ("elsewhere", Status::Other, ""),
        ]);
        let second = list(&[("elsewhere", Status::Done, ""), ("far", Status::Done, "")]);
        // 30 days before 14 March 2026 is 12 February.
        let found = visited(&known, &[&first, &second], day("2026-03-14"), 30);
        let (done, objects) = (Some(LeftOut::Done), Some(LeftOut::Objects));
        assert_eq!(found.reasons, [objects, done, None, done, None]);
        assert_eq!(found.unknown, [1, 2]);
        assert_eq!(found.count(LeftOut::Done), 2);
        let later = visited(&known, &[&first], day("2027-03-14"), 30);
        assert_eq!(later.reasons, [objects, None, None, done, None]);
    }

    #[test]
    fn only_addresses_that_would_be_walked_are_left_out_for_it() {
        let mut located = Located {
            places: vec![
                Place::In(PrecinctId(0)),
                Place::In(PrecinctId(1)),
                Place::In(PrecinctId(0)),
                Place::Out(LeftOut::NotLocated),
            ],
            doors: vec![1, 1, 0, 1],
            ..Located::default()
        };
        let visited = Visited {
            reasons: vec![Some(LeftOut::Done); 4],
            unknown: Vec::new(),
        };
        leave_out(&mut located, &visited, &[PrecinctId(0)]);
        assert_eq!(
            located.places,
            [
                Place::Out(LeftOut::Done),
                Place::In(PrecinctId(1)),
                Place::In(PrecinctId(0)),
                Place::Out(LeftOut::NotLocated),
            ]
        );
    }
}

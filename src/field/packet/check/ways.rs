//! Whether every turf can be walked from end to end.

use std::collections::HashMap;

use crate::base::task::{Cancelled, Task};
use crate::field::network::{Network, Spot};
use crate::field::packet::check::{Finding, Place};
use crate::model::address::Address;
use crate::model::turf::{Footing, Plan, Turf};
use crate::msg;

/// Whether every turf hangs together by the streets: none lies on two sides of a barrier that
/// nothing crosses.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn check_ways(
    plan: &Plan,
    addresses: &[Address],
    network: Option<&Network>,
    task: &Task,
) -> Result<Vec<Finding>, Cancelled> {
    let Some(network) = network else {
        return Ok(vec![Finding::light(
            msg!("preflight-no-streets"),
            msg!("preflight-no-streets-hint"),
            Place::Data,
        )]);
    };
    let mut findings = Vec::new();
    if matches!(plan.footing, Footing::Straight(_)) {
        findings.push(Finding::light(
            msg!("preflight-straight"),
            msg!("preflight-cut-again"),
            Place::Cut,
        ));
    }
    let places: HashMap<&str, (f64, f64)> = addresses
        .iter()
        .map(|address| (address.id.as_str(), (address.lon, address.lat)))
        .collect();
    for (number, turf) in plan.turfs.iter().enumerate() {
        task.step(number as u64, plan.turfs.len() as u64)?;
        let finding = match held(turf, &places, network) {
            Held::Together => continue,
            Held::Parted => Finding::grave(
                msg!("preflight-parted", turf = number + 1),
                msg!("preflight-parted-hint"),
                Place::Turf(number),
            ),
            Held::Loosely(addresses) => Finding::light(
                msg!("preflight-no-way", n = addresses, turf = number + 1),
                msg!("preflight-no-way-hint"),
                Place::Turf(number),
            ),
        };
        findings.push(finding);
    }
    Ok(findings)
}

/// How the addresses of a turf that are in a street hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// Streets connect them.
    Together,
    /// No street that is known leads to so many of them, and no known barrier keeps one from them.
    Loosely(usize),
    /// A barrier that no street crosses lies between some of them.
    Parted,
}

fn held(turf: &Turf, places: &HashMap<&str, (f64, f64)>, network: &Network) -> Held {
    let stops = turf.stops.iter();
    let places: Vec<(f64, f64)> = stops
        .filter_map(|stop| places.get(stop.address.as_str()).copied())
        .collect();
    let spots: Vec<Option<Spot>> = places
        .iter()
        .map(|&(lon, lat)| network.spot(lon, lat))
        .collect();
    let groups = network.connected(&spots);
    let Some((largest, others)) = groups.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Held::Together;
    };
    let of = |group: &[usize]| -> Vec<_> { group.iter().map(|&place| places[place]).collect() };
    let town = of(largest);
    let is_beyond = |group: &Vec<usize>| network.are_parted(&of(group), &town);
    if others.iter().any(is_beyond) {
        Held::Parted
    } else {
        Held::Loosely(others.iter().map(Vec::len).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::toil::Toil;
    use crate::analysis::ways::{Class, Kind, Way};
    use crate::field::packet::check::tests::{keys, town};

    #[test]
    fn a_turf_on_two_sides_of_a_gap_is_found() {
        let (addresses, _, plan) = town(12, &[&[0, 1, 2], &[5, 6]]);
        let street = |from: f64, to: f64| Way {
            line: [from, to]
                .map(|east| (2.0 + 0.001_36 * east, 48.9))
                .to_vec(),
            kind: Kind::Walked(Class::Residential),
            apart: false,
            toil: Toil::default(),
        };
        // Long enough not to be left out as islands.
        let mut ways = vec![street(-8.0, 5.3), street(5.7, 16.0)];
        let places: Vec<(f64, f64)> = addresses.iter().map(|it| (it.lon, it.lat)).collect();
        let task = Task::default();
        let found = |ways: &[Way]| {
            let network = Network::new(ways, &places, &task).unwrap();
            check_ways(&plan, &addresses, network.as_ref(), &task).unwrap()
        };
        let loose = found(&ways);
        assert_eq!(keys(&loose), [("preflight-no-way", Place::Turf(1))]);
        assert!(!loose[0].grave, "what lies between is not known");
        ways.push(Way {
            line: vec![(2.0 + 0.001_36 * 5.5, 48.8), (2.0 + 0.001_36 * 5.5, 49.0)],
            kind: Kind::Barrier,
            ..street(0.0, 0.0)
        });
        let parted = found(&ways);
        assert_eq!(keys(&parted), [("preflight-parted", Place::Turf(1))]);
        assert!(parted[0].grave);
        let found = check_ways(&plan, &addresses, None, &task).unwrap();
        assert_eq!(keys(&found), [("preflight-no-streets", Place::Data)]);
    }
}

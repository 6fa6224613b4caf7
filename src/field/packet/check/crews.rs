//! Whether every turf goes to a crew who can take it.

use crate::base::words::Message;
use crate::field::crews::{assign, can_take};
use crate::field::packet::check::{Finding, Place};
use crate::model::operation::Operation;
use crate::model::turf::{Plan, Turf};
use crate::msg;

/// Turfs whose crew is not there, or cannot take them, and crews with two turfs on an evening.
pub(super) fn check_crews(operation: &Operation, plan: &Plan) -> Vec<Finding> {
    let taken = assign(plan, &operation.crews);
    let mut findings: Vec<Finding> = plan
        .numbered()
        .filter_map(|(number, turf)| {
            let (what, hint) = fault(operation, plan, (number, turf), taken[number - 1])?;
            Some(Finding::grave(what, hint, Place::Turf(number - 1)))
        })
        .collect();
    findings.extend(twice(operation, plan, &taken));
    findings
}

/// What is wrong with the crew of a turf, and what to do.
fn fault(
    operation: &Operation,
    plan: &Plan,
    (number, turf): (usize, &Turf),
    taken: Option<usize>,
) -> Option<(Message, Message)> {
    let crews = &operation.crews;
    if !turf.crew.is_empty() {
        let crew = turf.crew.as_str();
        let Some(given) = crews.iter().find(|it| it.name == crew) else {
            return Some((
                msg!("preflight-no-such-crew", turf = number, crew = crew),
                msg!("preflight-give"),
            ));
        };
        return (!can_take(given, &turf.hard)).then(|| {
            (
                msg!("preflight-cannot", turf = number, crew = crew),
                msg!("preflight-give"),
            )
        });
    }
    if crews.is_empty() || taken.is_some() {
        return None;
    }
    if crews.iter().all(|crew| !can_take(crew, &turf.hard)) {
        return Some((
            msg!("preflight-nobody-can", turf = number),
            msg!("preflight-nobody-can-hint"),
        ));
    }
    let evening = plan.numbered();
    let evening = evening.filter(|(_, other)| other.evening == turf.evening);
    // Where there are too few crews for all, who takes which is open.
    (evening.count() <= crews.len()).then(|| {
        (
            msg!("preflight-no-crew-left", turf = number),
            msg!("preflight-no-crew-left-hint"),
        )
    })
}

/// Crews that are given two turfs of an evening.
fn twice(operation: &Operation, plan: &Plan, taken: &[Option<usize>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, crew) in operation.crews.iter().enumerate() {
        let mut theirs: Vec<(u32, usize)> = plan
            .numbered()
            .filter(|&(number, turf)| 0 < turf.evening && taken[number - 1] == Some(place))
            .map(|(number, turf)| (turf.evening, number))
            .collect();
        theirs.sort_unstable();
        let pair = theirs.windows(2).find(|pair| pair[0].0 == pair[1].0);
        if let Some(&[(_, one), (_, other)]) = pair {
            let crew = crew.name.as_str();
            findings.push(Finding::light(
                msg!("preflight-crew-twice", crew = crew, one = one, turf = other),
                msg!("preflight-give"),
                Place::Turf(other - 1),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::field::packet::check::tests::{keys, town};
    use crate::model::hardship::several;

    #[test]
    fn a_turf_without_a_crew_who_can_take_it_is_found() {
        let (_, _, mut plan) = town(3, &[&[0], &[1], &[2]]);
        for turf in &mut plan.turfs {
            Arc::make_mut(turf).evening = 1;
        }
        let mut operation = Operation {
            crews: ["Crew 1", "Crew 2", "Crew 3"]
                .map(|crew| crew.parse().unwrap())
                .to_vec(),
            ..Operation::default()
        };
        assert_eq!(check_crews(&operation, &plan), []);

        let mut hard = |turf: usize, hard: &str, crew: &str| {
            let turf = Arc::make_mut(&mut plan.turfs[turf]);
            turf.hard = several(hard).unwrap();
            crew.clone_into(&mut turf.crew);
            plan.clone()
        };
        for crew in &mut operation.crews[..2] {
            crew.cannot = several("stairs").unwrap();
        }
        let found = |plan: &Plan, operation: &Operation| {
            let found = check_crews(operation, plan);
            let keys = keys(&found);
            let key = |(key, place): &(&'static str, Place)| (*key, *place);
            keys.iter().map(key).collect::<Vec<_>>()
        };
        let plan = hard(0, "stairs", "");
        assert_eq!(found(&plan, &operation), [], "the third crew takes it");
        let plan = hard(1, "stairs", "");
        let left = [("preflight-no-crew-left", Place::Turf(1))];
        assert_eq!(found(&plan, &operation), left);
        let plan = hard(1, "", "");
        operation.crews[2].cannot = several("stairs").unwrap();
        let nobody = [("preflight-nobody-can", Place::Turf(0))];
        assert_eq!(found(&plan, &operation), nobody);

        hard(0, "stairs", "Crew 2");
        hard(1, "", "Crew 3");
        let plan = hard(2, "", "Crew 3");
        let both = [
            ("preflight-cannot", Place::Turf(0)),
            ("preflight-crew-twice", Place::Turf(2)),
        ];
        assert_eq!(found(&plan, &operation), both);
        operation.crews.pop();
        let gone = found(&plan, &operation);
        assert_eq!(gone[1].0, "preflight-no-such-crew");
    }
}

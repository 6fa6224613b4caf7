//! Whether an operation makes sense: its days, its crews, and what the notice needs.

use crate::base::date::Date;
use crate::base::words::Message;
use crate::field::packet::check::crews::check_crews;
use crate::field::packet::check::{Finding, Place};
use crate::model::operation::Operation;
use crate::model::turf::{Plan, Turf};
use crate::msg;

/// Whether what the packets say of the operation makes sense today, and says what the law asks
/// for.
pub fn check_operation(operation: &Operation, plan: &Plan, today: Date) -> Vec<Finding> {
    let grave = |there: bool, what: Message, hint: Message| {
        there.then(|| Finding::grave(what, hint, Place::Operation))
    };
    let unsigned = operation.notice.trim().is_empty() && operation.campaign.trim().is_empty();
    let has_phone = operation
        .contact
        .contains(|letter: char| letter.is_ascii_digit());
    let mut findings: Vec<Finding> = [
        grave(
            unsigned,
            msg!("preflight-campaign"),
            msg!("preflight-campaign-hint"),
        ),
        grave(
            !has_phone,
            msg!("preflight-contact"),
            msg!("preflight-contact-hint"),
        ),
        grave(
            operation.destroy_by.is_none(),
            msg!("preflight-destroy"),
            msg!("preflight-destroy-hint"),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    findings.extend(check_dates(operation, today));
    findings.extend(check_evenings(operation, plan));
    findings.extend(check_crews(operation, plan));
    if let Err(fault) = operation.questionnaire.check() {
        findings.push(Finding::grave(
            fault.said(),
            msg!("preflight-questions-hint"),
            Place::Questions,
        ));
    }
    findings
}

/// Whether the days and times of an operation follow one another.
fn check_dates(operation: &Operation, today: Date) -> Vec<Finding> {
    let Operation {
        slots,
        return_by,
        destroy_by,
        ..
    } = operation;
    let grave = |there: bool, what: Message, hint: Message| {
        there.then(|| Finding::grave(what, hint, Place::Operation))
    };
    let last = slots.iter().map(|slot| slot.date).max();
    let latest = last.max(*return_by).unwrap_or(today);
    let none = slots.is_empty().then(|| {
        let (what, hint) = (msg!("preflight-no-slot"), msg!("preflight-no-slot-hint"));
        Finding::light(what, hint, Place::Operation)
    });
    let found = [
        none,
        grave(
            slots.iter().any(|slot| slot.until <= slot.from),
            msg!("preflight-slot-ends"),
            msg!("preflight-slot-ends-hint"),
        ),
        grave(
            slots.iter().any(|slot| slot.date < today),
            msg!("preflight-past"),
            msg!("preflight-past-hint"),
        ),
        grave(
            return_by.is_some() && *return_by < last,
            msg!("preflight-return"),
            msg!("preflight-return-hint"),
        ),
        grave(
            destroy_by.is_some_and(|destroy| destroy < latest),
            msg!("preflight-destroyed"),
            msg!("preflight-destroyed-hint"),
        ),
    ];
    found.into_iter().flatten().collect()
}

/// Whether evenings have a date, crews for all turfs, and time enough.
fn check_evenings(operation: &Operation, plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let moved = !plan.starts.is_empty() && !operation.meetings.is_empty();
    if moved && plan.starts != operation.starts() {
        findings.push(Finding::light(
            msg!("meeting-moved"),
            msg!("preflight-cut-again"),
            Place::Cut,
        ));
    }
    let evenings = plan.turfs.iter().map(|turf| turf.evening).max();
    let evenings = evenings.unwrap_or_default() as usize;
    let dated = operation.slots.len();
    if 0 < dated && dated < evenings {
        findings.push(Finding::light(
            msg!("preflight-evenings", n = evenings, dated = dated),
            msg!("preflight-evenings-hint"),
            Place::Operation,
        ));
    }
    let most = (1..=evenings)
        .map(|evening| {
            let turfs = plan.turfs.iter();
            turfs
                .filter(|turf| turf.evening as usize == evening)
                .count()
        })
        .max();
    let crews = operation.crews.len();
    if let Some(most) = most.filter(|&most| 0 < crews && crews < most) {
        findings.push(Finding::light(
            msg!("preflight-crews", n = most, crews = crews),
            msg!("preflight-crews-hint"),
            Place::Operation,
        ));
    }
    let longer = |turf: &Turf| {
        let slot = operation.slot(turf.evening)?;
        let minutes = f64::from(slot.from.minutes_until(slot.until));
        // Half a minute is rounding.
        Some(minutes + 0.5 < turf.time.0)
    };
    let mut long = plan.turfs.iter().enumerate();
    let mut long = long.by_ref().filter(|(_, turf)| longer(turf) == Some(true));
    if let Some((first, _)) = long.next() {
        findings.push(Finding::light(
            msg!("preflight-long", n = 1 + long.count(), turf = first + 1),
            msg!("preflight-long-hint"),
            Place::Turf(first),
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::field::packet::check::tests::{keys, town};

    #[test]
    fn dates_that_make_no_sense_are_found() {
        let (_, _, plan) = town(1, &[&[0]]);
        let day = |text: &str| text.parse::<Date>().ok();
        let today = day("2026-03-01").unwrap();
        let mut operation = Operation {
            campaign: "A".to_owned(),
            contact: "Office, 01 99 00 00 00".to_owned(),
            slots: vec!["2026-03-14 18:00-20:30".parse().unwrap()],
            return_by: day("2026-03-14"),
            destroy_by: day("2026-04-30"),
            ..Operation::default()
        };
        assert_eq!(check_operation(&operation, &plan, today), []);

        operation.slots = vec!["2026-02-14 20:30-18:00".parse().unwrap()];
        operation.destroy_by = day("2026-03-10");
        operation.contact = "Office".to_owned();
        let found = check_operation(&operation, &plan, today);
        let found: Vec<&str> = keys(&found).into_iter().map(|(key, _)| key).collect();
        assert_eq!(
            found,
            [
                "preflight-contact",
                "preflight-slot-ends",
                "preflight-past",
                "preflight-destroyed",
                "preflight-long",
            ]
        );
        operation.slots = vec!["2026-03-20 18:00-18:20".parse().unwrap()];
        let found = check_operation(&operation, &plan, today);
        let found: Vec<&str> = keys(&found).into_iter().map(|(key, _)| key).collect();
        assert!(found.contains(&"preflight-return"), "{found:?}");
        assert!(found.contains(&"preflight-long"), "{found:?}");
    }

    #[test]
    fn an_evening_needs_a_date_and_a_crew_for_each_turf() {
        let (_, _, mut plan) = town(3, &[&[0], &[1], &[2]]);
        for (turf, evening) in plan.turfs.iter_mut().zip([1, 1, 2]) {
            Arc::make_mut(turf).evening = evening;
        }
        let mut operation = Operation {
            slots: vec!["2026-03-14 18:00-20:30".parse().unwrap()],
            crews: vec!["Crew 1".parse().unwrap()],
            ..Operation::default()
        };
        let keys = |operation: &Operation| {
            let found = check_evenings(operation, &plan);
            let keys = found.iter().map(|finding| finding.what.key());
            keys.collect::<Vec<_>>()
        };
        assert_eq!(keys(&operation), ["preflight-evenings", "preflight-crews"]);
        operation
            .slots
            .push("2026-03-15 18:00-20:30".parse().unwrap());
        operation.crews.push("Crew 2".parse().unwrap());
        assert!(keys(&operation).is_empty());
    }
}

//! `arpent cut`: a target into turfs, kept in the project and written for other programs.

use std::sync::Arc;

use crate::analysis::target;
use crate::cli::arguments::Cut;
use crate::cli::desk::{Desk, Done, Failure, is_stdout};
use crate::cli::{output, score};
use crate::field::cut::{CutRequest, WITHIN};
use crate::field::packet::left;
use crate::field::{network, outing};
use crate::io;
use crate::model::address::LeftOut;
use crate::model::layer::PrecinctId;
use crate::model::operation::{Operation, TargetRule};
use crate::model::outing::{Helpers, Outing};
use crate::model::turf::{Plan, TurfSize};
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Cut, desk: &mut Desk) -> Done {
    let format = asked.output.as_deref().map(output::format).transpose()?;
    if let Some(path) = &asked.output {
        output::one_thing_on_stdout(path, desk)?;
    }
    let rule = target::parse(&asked.target)
        .map_err(|error| Failure::AskedWrongly(Problem::from(&error)))?;
    let minutes = asked.hours.map(|hours| 60.0 * hours);
    let size = size(asked, minutes)?;
    let mut session = desk.open_whole(&asked.project)?;
    say_who_comes(asked, &mut session)?;
    let outing = outing(asked, session.project().operation.starts())?;
    let request = CutRequest {
        target: asked.target.clone(),
        precincts: choose(&rule, &session)?,
        size,
        within: WITHIN,
        seed: desk.seed,
    };
    let plan = cut(request, outing, &mut session, desk)?;
    session.save(&asked.project)?;
    tell(&plan, asked, desk)?;
    match (&asked.output, format, session.turf_features()) {
        (Some(path), Some(format), Some(features)) => output::write(&features, path, format, desk),
        _ => Ok(()),
    }
}

fn cut(
    request: CutRequest,
    outing: Option<Outing>,
    session: &mut Session,
    desk: &mut Desk,
) -> Result<Arc<Plan>, Failure> {
    session.cut(request, outing)?;
    desk.wait_well(session)?;
    session.project().plan.clone().ok_or_else(|| {
        Failure::from(Problem {
            what: msg!("problem-cut-no-doors"),
            hint: msg!("problem-cut-no-doors-hint"),
        })
    })
}

/// Who comes and where they meet is said of the operation, so that the packets say it too, and the
/// window when it opens.
fn say_who_comes(asked: &Cut, session: &mut Session) -> Done {
    let known = &session.project().operation;
    let mut operation = Operation::clone(known);
    let starts: Vec<_> = asked.start.iter().filter_map(|it| it.0.clone()).collect();
    if !starts.is_empty() {
        operation.meetings = starts;
    }
    operation.helpers = helpers(asked).unwrap_or(operation.helpers);
    if operation != **known {
        session.apply(Action::SetOperation(operation))?;
    }
    Ok(())
}

fn helpers(asked: &Cut) -> Option<Helpers> {
    let (people, hours) = asked.people.zip(asked.hours)?;
    Some(Helpers {
        people,
        hours,
        evenings: asked.evenings,
    })
}

/// Who comes, where the plan is to be for them.
fn outing(asked: &Cut, starts: Vec<(f64, f64)>) -> Result<Option<Outing>, Failure> {
    let Some(helpers) = helpers(asked) else {
        return Ok(None);
    };
    if starts.is_empty() {
        return Err(Failure::AskedWrongly(Problem {
            what: msg!("meeting-nowhere"),
            hint: msg!("meeting-nowhere-hint"),
        }));
    }
    Ok(Some(helpers.outing(starts)))
}

fn size(asked: &Cut, evening: Option<f64>) -> Result<TurfSize, Failure> {
    let minutes = asked.minutes.or(evening);
    let people = asked.people.unwrap_or(1);
    match (asked.doors, minutes) {
        (Some(doors), _) if 0 < doors => Ok(TurfSize::Doors(doors)),
        (None, Some(minutes)) if (1.0..=1440.0).contains(&minutes) && 0 < people => {
            Ok(TurfSize::Minutes(minutes))
        }
        _ => Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-turf-size"),
            hint: msg!("cli-turf-size-hint"),
        })),
    }
}

/// The precincts of a target; one that ranks needs every indicator to work.
pub(super) fn choose(rule: &TargetRule, session: &Session) -> Result<Vec<PrecinctId>, Failure> {
    if matches!(
        rule,
        TargetRule::TopShare(_) | TargetRule::TopCount(_) | TargetRule::UntilDoors(_)
    ) {
        score::all_indicators_work(session)?;
    }
    let codes = session
        .precincts()
        .map_or(&[][..], |precincts| &precincts.codes);
    let derived = session.derived();
    let saved = &session.project().targets;
    target::choose(rule, codes, &derived.scores, &derived.to_do, saved)
        .map_err(|error| Failure::from(Problem::from(&error)))
}

/// Reports the plan, unless standard output is for its stops.
fn tell(plan: &Plan, asked: &Cut, desk: &Desk) -> Done {
    if asked.output.as_deref().is_some_and(is_stdout) {
        return Ok(());
    }
    if desk.json {
        return desk.write(&io::report::cut_json(plan));
    }
    let doors: u64 = plan.turfs.iter().map(|turf| turf.doors()).sum();
    let addresses: usize = plan.turfs.iter().map(|turf| turf.stops.len()).sum();
    desk.say(&msg!(
        "cli-cut",
        turfs = plan.numbered().count(),
        doors = doors,
        addresses = addresses
    ))?;
    for evening in outing::evenings(plan) {
        desk.say(&evening)?;
    }
    desk.say(&network::measured_by(&plan.footing))?;
    for told in network::put_right(&plan.footing) {
        desk.say(&told)?;
    }
    let of = |reason: LeftOut| {
        let left_out = plan.left_out.iter();
        left_out.filter(|(why, _)| *why == reason).count()
    };
    if let Some(told) = left::in_words(of(LeftOut::Done), of(LeftOut::Objects)) {
        desk.say(&told)?;
    }
    if !plan.left_out.is_empty() {
        desk.say(&msg!("cli-left-out", addresses = plan.left_out.len()))?;
    }
    Ok(())
}

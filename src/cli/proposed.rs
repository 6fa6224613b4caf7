//! What the data say is hard on turfs, proposed on the command line and accepted there.

use crate::cli::desk::{Desk, Done};
use crate::cli::edit;
use crate::cli::values::NotAValue;
use crate::field::edit::Edit;
use crate::field::edit::hard::Proposed;
use crate::io;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::Session;

/// The turfs for which what is proposed is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// All of them.
    All,
    /// One, by its number.
    Turf(usize),
}

/// `all`, or the number of a turf.
pub(super) fn which(text: &str) -> Result<Which, NotAValue> {
    match text.trim() {
        "all" => Ok(Which::All),
        number => edit::turf(number).map(Which::Turf),
    }
}

/// What is proposed for each turf of a plan, where anything is.
fn each(session: &Session, plan: &Plan) -> Vec<(usize, Vec<Proposed>)> {
    let Some(terrain) = session.terrain() else {
        return Vec::new();
    };
    let turfs = plan.numbered();
    turfs
        .map(|(number, turf)| (number, terrain.proposed(plan, turf)))
        .filter(|(_, proposed)| !proposed.is_empty())
        .collect()
}

/// Says what is proposed, and by what.
pub(super) fn tell(session: &Session, plan: &Plan, desk: &Desk) -> Done {
    let proposed = each(session, plan);
    if desk.json {
        return desk.write(&io::report::proposed_json(&proposed, &desk.words));
    }
    if proposed.is_empty() {
        return desk.say(&msg!("toil-nothing"));
    }
    for (number, proposed) in proposed {
        for it in proposed {
            let why: Vec<String> = it.why.iter().map(|why| desk.words.say(why)).collect();
            desk.say(&msg!(
                "toil-proposed-for",
                turf = number,
                hard = desk.words.say(&it.hard.said()),
                code = it.hard.code(),
                why = why.join(" · ")
            ))?;
        }
    }
    Ok(())
}

/// The tags that are set by accepting what is proposed; of a locked turf only where it is named. A
/// turf that is named has an edit though nothing is proposed for it, which refuses one that is not
/// there.
pub(super) fn accepted(session: &Session, asked: &[Which]) -> Vec<Edit> {
    let Some(plan) = session
        .project()
        .plan
        .as_ref()
        .filter(|_| !asked.is_empty())
    else {
        return Vec::new();
    };
    let is_locked = |number: usize| plan.turf(number).is_some_and(|turf| turf.locked);
    let is_asked = |number: usize| {
        let all = asked.contains(&Which::All) && !is_locked(number);
        all || asked.contains(&Which::Turf(number))
    };
    let mut proposed = each(session, plan);
    let named = asked.iter().filter_map(|which| match which {
        Which::Turf(number) => Some(*number),
        Which::All => None,
    });
    for number in named {
        if proposed.iter().all(|(known, _)| *known != number) {
            proposed.push((number, Vec::new()));
        }
    }
    let proposed = proposed.into_iter();
    proposed
        .filter(|(number, _)| is_asked(*number))
        .map(|(turf, proposed)| Edit::Tag {
            turf,
            hard: proposed.iter().map(|it| it.hard).collect(),
        })
        .collect()
}

//! `arpent operation`: what the crews go out for, when, and who they are.

use std::path::Path;
use std::sync::Arc;

use crate::base::words::{Message, Words};
use crate::cli::arguments::Operation as Asked;
use crate::cli::desk::{Desk, Done, Failure};
use crate::cli::operations;
use crate::cli::values::NotAValue;
use crate::io;
use crate::model::hardship::{self, Hardships};
use crate::model::operation::{DONE_DAYS, Operation};
use crate::model::outing::Helpers;
use crate::model::schedule::Crew;
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Asked, desk: &mut Desk) -> Done {
    let mut session = desk.open(&asked.project)?;
    let before = Arc::clone(session.project());
    let changes = operations::before(asked);
    let lists = asked.which.list || desk.json || !changes.is_empty();
    operations::change(changes, &mut session)?;
    let known = Operation::clone(&session.project().operation);
    let wanted = told(known.clone(), asked)?;
    if wanted != known {
        session.apply(Action::SetOperation(wanted))?;
    }
    if **session.project() != *before {
        session.save(&asked.project)?;
    }
    if lists {
        return operations::list(&session, desk);
    }
    let operation = &session.project().operation;
    for line in lines(operation, desk) {
        desk.say(&line)?;
    }
    Ok(())
}

/// The operation with what was said; what was not stays.
fn told(mut operation: Operation, asked: &Asked) -> Result<Operation, Failure> {
    for (text, said) in [
        (&mut operation.campaign, &asked.campaign),
        (&mut operation.name, &asked.name),
        (&mut operation.objective, &asked.objective),
        (&mut operation.contact, &asked.contact),
        (&mut operation.meeting, &asked.meeting),
    ] {
        if let Some(said) = said {
            said.trim().clone_into(text);
        }
    }
    for (text, file) in [
        (&mut operation.script, &asked.script),
        (&mut operation.notice, &asked.notice),
    ] {
        if let Some(file) = file {
            *text = read(file)?;
        }
    }
    if let Some(kind) = asked.kind {
        operation.kind = kind.0;
    }
    if let Some(date) = asked.return_by {
        operation.return_by = date.0;
    }
    if let Some(date) = asked.destroy_by {
        operation.destroy_by = date.0;
    }
    if !asked.start.is_empty() {
        let starts = asked.start.iter();
        operation.meetings = starts.filter_map(|start| start.0.clone()).collect();
    }
    operation.helpers = who_comes(operation.helpers, asked)?;
    operation.done_days = asked.done_days.unwrap_or(operation.done_days);
    if !asked.slot.is_empty() {
        operation.slots = asked.slot.iter().filter_map(|slot| slot.0).collect();
        operation.slots.sort_unstable();
    }
    if !asked.crew.is_empty() {
        let crews = asked.crew.iter();
        let before = std::mem::take(&mut operation.crews);
        operation.crews = crews.filter_map(|crew| crew.0.clone()).collect();
        for crew in &mut operation.crews {
            let same = before.iter().find(|it| it.name == crew.name);
            crew.cannot = same.map(|it| it.cannot.clone()).unwrap_or_default();
        }
    }
    for (name, cannot) in &asked.cannot {
        let mut crews = operation.crews.iter_mut();
        let crew = crews.find(|crew| crew.name == *name);
        let crew = crew.ok_or_else(|| unknown(name))?;
        crew.cannot.clone_from(cannot);
    }
    Ok(operation)
}

fn who_comes(known: Helpers, asked: &Asked) -> Result<Helpers, Failure> {
    let hours = asked.hours.unwrap_or(known.hours);
    if !(0.5..=12.0).contains(&hours) {
        return Err(Failure::AskedWrongly(Problem {
            what: msg!("helpers-hours"),
            hint: msg!("helpers-hours-hint"),
        }));
    }
    Ok(Helpers {
        people: asked.people.unwrap_or(known.people),
        hours,
        evenings: asked.evenings.unwrap_or(known.evenings),
    })
}

fn unknown(crew: &str) -> Problem {
    Problem {
        what: msg!("crews-unknown", crew = crew),
        hint: msg!("crews-unknown-hint"),
    }
}

/// `CREW=stairs,dark`; nothing where none is written.
pub(super) fn cannot(text: &str) -> Result<(String, Hardships), NotAValue> {
    let (crew, cannot) = text.rsplit_once('=').ok_or(NotAValue)?;
    let cannot = hardship::several(cannot).map_err(|_not_one| NotAValue)?;
    Ok((crew.trim().to_owned(), cannot))
}

/// A crew with its phone, and what it cannot take.
fn crew_in_words(crew: &Crew, words: &Words) -> String {
    let cannot = hardship::in_words(&crew.cannot, words);
    if cannot.is_empty() {
        return crew.to_string();
    }
    let crew = crew.to_string();
    words.say(&msg!("crews-with-cannot", crew = crew, cannot = cannot))
}

/// A text from a file; the file `none` is no text.
fn read(file: &Path) -> Result<String, Failure> {
    if file == Path::new("none") {
        return Ok(String::new());
    }
    io::words::read(file).map_err(|error| Failure::from(Problem::from(&error)))
}

/// What is known of the operation, a line for each thing.
fn lines(operation: &Operation, desk: &Desk) -> Vec<Message> {
    let words = &desk.words;
    let line = |name: Message, text: String| {
        (!text.is_empty()).then(|| msg!("operation-line", name = words.say(&name), text = text))
    };
    let all = |texts: Vec<String>| texts.join(" / ");
    let date = |date: Option<_>| date.map(|date| words.date(date)).unwrap_or_default();
    let kind = operation.kind.map(|kind| words.say(&kind.said()));
    let crews = operation.crews.iter();
    let crews = crews.map(|crew| crew_in_words(crew, words));
    let days = if operation.done_days == DONE_DAYS {
        String::new()
    } else {
        words.count(operation.done_days.into())
    };
    let helpers = operation.helpers;
    let helpers = if helpers == Helpers::default() {
        String::new()
    } else {
        words.say(&msg!(
            "helpers-said",
            n = helpers.people,
            hours = words.number(helpers.hours, 1),
            evenings = helpers.evenings
        ))
    };
    let lines = [
        line(msg!("window-campaign"), operation.campaign.clone()),
        line(msg!("window-operation-name"), operation.name.clone()),
        line(msg!("operation-kind"), kind.unwrap_or_default()),
        line(msg!("window-objective"), operation.objective.clone()),
        line(msg!("packet-contact"), operation.contact.clone()),
        line(msg!("packet-meeting"), operation.meeting.clone()),
        line(
            msg!("meeting-points"),
            all(operation.meetings.iter().map(ToString::to_string).collect()),
        ),
        line(msg!("helpers"), helpers),
        line(
            msg!("operation-slots"),
            all(operation.slots.iter().map(ToString::to_string).collect()),
        ),
        line(msg!("operation-crews"), all(crews.collect())),
        line(msg!("packet-return-by"), date(operation.return_by)),
        line(msg!("packet-destroy-by"), date(operation.destroy_by)),
        line(msg!("operation-done-days"), days),
    ];
    let lines: Vec<Message> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        vec![msg!("operation-nothing")]
    } else {
        lines
    }
}

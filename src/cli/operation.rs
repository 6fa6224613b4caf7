//! `arpent operation`: what the crews go out for, when, and who they are.

use std::path::Path;

use crate::base::words::Message;
use crate::cli::arguments::Operation as Asked;
use crate::cli::desk::{Desk, Done, Failure};
use crate::io;
use crate::model::operation::Operation;
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Asked, desk: &mut Desk) -> Done {
    let mut session = desk.open(&asked.project)?;
    let known = Operation::clone(&session.project().operation);
    let wanted = told(known.clone(), asked)?;
    if wanted != known {
        session.apply(Action::SetOperation(wanted))?;
        session.save(&asked.project)?;
    }
    if desk.json {
        return Ok(());
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
    if !asked.slot.is_empty() {
        operation.slots = asked.slot.iter().filter_map(|slot| slot.0).collect();
        operation.slots.sort_unstable();
    }
    if !asked.crew.is_empty() {
        let crews = asked.crew.iter();
        operation.crews = crews.filter_map(|crew| crew.0.clone()).collect();
    }
    Ok(operation)
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
    let lines = [
        line(msg!("window-campaign"), operation.campaign.clone()),
        line(msg!("window-operation-name"), operation.name.clone()),
        line(msg!("operation-kind"), kind.unwrap_or_default()),
        line(msg!("window-objective"), operation.objective.clone()),
        line(msg!("packet-contact"), operation.contact.clone()),
        line(msg!("packet-meeting"), operation.meeting.clone()),
        line(
            msg!("operation-slots"),
            all(operation.slots.iter().map(ToString::to_string).collect()),
        ),
        line(
            msg!("operation-crews"),
            all(operation.crews.iter().map(ToString::to_string).collect()),
        ),
        line(msg!("packet-return-by"), date(operation.return_by)),
        line(msg!("packet-destroy-by"), date(operation.destroy_by)),
    ];
    let lines: Vec<Message> = lines.into_iter().flatten().collect();
    if lines.is_empty() {
        vec![msg!("operation-nothing")]
    } else {
        lines
    }
}

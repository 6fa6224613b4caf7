//! `arpent add`: one more file, with the key that joins it or the best that can be proposed.

use std::collections::BTreeMap;

use crate::analysis::join::Proposal;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::cli::arguments::Add;
use crate::cli::check;
use crate::cli::desk::{Desk, Done, Failure, file_and_part};
use crate::io::{self, pairs};
use crate::model::project::{Role, Source, TableOptions, Weighting};
use crate::model::rule::{LAYOUTS, Rule};
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;
use crate::session::{Session, guess};

/// How many keys are worth naming.
const KEYS_SHOWN: usize = 5;

pub(super) fn run(asked: &Add, desk: &mut Desk) -> Done {
    let mut session = desk.open_whole(&asked.project)?;
    let source = source(asked, &session)?;
    let name = source.name.clone();
    session.apply(Action::AddSource(source))?;
    desk.wait_well(&mut session)?;
    if asked.role.is_none() {
        take_for_addresses(&name, &mut session, desk)?;
    }
    know_households(asked, &name, &session)?;
    if role(&session, &name) == Some(Role::Table) {
        settle_key(&name, &mut session, desk)?;
    }
    session.save(&asked.project)?;
    let mut report = session.report();
    report.precincts = None;
    report.sources.retain(|source| source.name == name);
    check::print(&report, desk)
}

fn source(asked: &Add, session: &Session) -> Result<Source, Failure> {
    let (path, part) = file_and_part(&asked.file);
    let project = session.project();
    let name = match &asked.name {
        Some(name) if guess::is_name(name) => name.clone(),
        Some(name) => return Err(Failure::AskedWrongly(not_a_name(name))),
        None => guess::name_for(&path, part.as_deref(), project),
    };
    if let Some(to) = asked.to.as_ref().filter(|to| project.source(to).is_none()) {
        return Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-no-source", name = to),
            hint: msg!("cli-no-source-hint", known = names(session)),
        }));
    }
    let layout = asked.layout.clone().filter(|layout| layout != "auto");
    let rule = layout.as_deref().map(rule_for).transpose()?.flatten();
    let role = match (asked.role, layout.as_deref()) {
        (Some(role), _) => role,
        (None, Some("ban")) => Role::Addresses,
        (None, Some(_)) => Role::Table,
        (None, None) => guess::role_for(&path, part.as_deref(), asked.crs.as_deref()),
    };
    let corrections = match &asked.pairs {
        None => BTreeMap::new(),
        Some(path) => pairs::read(path, &Task::default()).map_err(|error| Problem::from(&error))?,
    };
    Ok(Source {
        name,
        path,
        part,
        role,
        key: asked.key.clone(),
        to: asked.to.clone(),
        corrections,
        by: weighting(&asked.by, session)?,
        crs: asked.crs.clone(),
        options: TableOptions {
            layout,
            rule,
            encoding: asked.encoding.clone(),
            delimiter: asked.delimiter,
            decimal: asked.decimal,
            header: asked.header,
        },
        provenance: asked.about.provenance(),
        households: asked.about.households.clone(),
        threshold: asked.about.threshold,
        ..Source::default()
    })
}

/// What figures are shared out by, where that is there.
fn weighting(by: &Weighting, session: &Session) -> Result<Weighting, Failure> {
    if let Weighting::Figures { source, column } = by {
        let known = session.project().source(source);
        let layer = known.and_then(|source| session.data().layer(source));
        if !layer.is_some_and(|layer| layer.table.is_number(column)) {
            return Err(Failure::AskedWrongly(Problem {
                what: msg!("cli-no-weights", column = by.code()),
                hint: msg!("cli-no-weights-hint", known = names(session)),
            }));
        }
    }
    Ok(by.clone())
}

/// The saved rule that a layout names; none for a layout that is known without.
fn rule_for(layout: &str) -> Result<Option<Rule>, Failure> {
    if LAYOUTS.contains(&layout) {
        return Ok(None);
    }
    let folders = io::settings::Folders::of_system();
    let rules = folders.map_or_else(Vec::new, |folders| io::rule::saved(&folders.config));
    let known = LAYOUTS
        .into_iter()
        .chain(rules.iter().map(|rule| rule.name.as_str()));
    let known = known.collect::<Vec<_>>().join(", ");
    match rules.iter().find(|rule| rule.name == layout) {
        Some(rule) => Ok(Some(rule.clone())),
        None => Err(Failure::AskedWrongly(Problem {
            what: msg!("rule-no-layout", layout = layout),
            hint: msg!("rule-no-layout-hint", known = known),
        })),
    }
}

fn not_a_name(name: &str) -> Problem {
    Problem {
        what: msg!("cli-not-a-name", name = name),
        hint: msg!("cli-not-a-name-hint"),
    }
}

fn names(session: &Session) -> String {
    let names: Vec<&str> = session
        .project()
        .sources
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    names.join(", ")
}

fn role(session: &Session, name: &str) -> Option<Role> {
    session.project().source(name).map(|source| source.role)
}

/// Refuses a column of households that the file does not have: small counts would be shown.
fn know_households(asked: &Add, name: &str, session: &Session) -> Done {
    let Some(column) = &asked.about.households else {
        return Ok(());
    };
    let source = session.project().source(name);
    let table = source.and_then(|source| {
        let data = session.data();
        let layer = data.layer(source).map(|layer| &layer.table);
        layer.or_else(|| data.table(source).map(|read| &read.table))
    });
    if table.is_some_and(|table| table.is_number(column)) {
        return Ok(());
    }
    Err(Failure::AskedWrongly(Problem {
        what: msg!("cli-no-households", column = column, name = name),
        hint: msg!("cli-no-households-hint"),
    }))
}

/// A table that nobody said was one, and that is laid out as addresses are.
fn take_for_addresses(name: &str, session: &mut Session, desk: &mut Desk) -> Done {
    let Some(source) = session.project().source(name).cloned() else {
        return Ok(());
    };
    let looks_so = source.key.is_none()
        && session
            .data()
            .table(&source)
            .is_some_and(|read| guess::holds_addresses(&read.table));
    if !looks_so {
        return Ok(());
    }
    desk.warn(&msg!("cli-taken-for-addresses", name = name));
    change(
        session,
        desk,
        Source {
            role: Role::Addresses,
            ..(*source).clone()
        },
    )
}

/// Makes sure that a table joins something, by its own key or by one that is found by trying.
fn settle_key(name: &str, session: &mut Session, desk: &mut Desk) -> Done {
    let Some(source) = session.project().source(name).cloned() else {
        return Ok(());
    };
    let proposals = match (&source.key, session.derived().joins.get(name)) {
        (Some(_), Some(Err(problem))) => return Err(Failure::from(problem.clone())),
        (Some(_), Some(Ok(join))) if 0 < join.join.matched_rows => return Ok(()),
        (_, _) => {
            session.try_keys(name);
            desk.wait_well(session)?;
            session.proposals(name).cloned().unwrap_or_default()
        }
    };
    if let Some(key) = &source.key {
        return Err(Failure::from(Problem {
            what: msg!("cli-no-match", key = key, name = name),
            hint: worth_trying(&proposals, &source),
        }));
    }
    let rows = session
        .data()
        .table(&source)
        .map_or(0, |read| read.table.rows());
    let precincts = match &source.to {
        None => session.precincts().map_or(0, |precincts| precincts.len()),
        Some(to) => session.codes_of(to).map_or(0, |codes| codes.len()),
    };
    let Some(best) = guess::clear_winner(&proposals, precincts, rows) else {
        return Err(Failure::from(Problem {
            what: msg!("cli-no-clear-key", name = name),
            hint: worth_trying(&proposals, &source),
        }));
    };
    desk.warn(&msg!(
        "cli-key-found",
        key = best.key.as_str(),
        matched = best.matched_precincts,
        precincts = precincts
    ));
    change(
        session,
        desk,
        Source {
            key: Some(best.key.clone()),
            ..(*source).clone()
        },
    )
}

fn worth_trying(proposals: &[Proposal], source: &Source) -> Message {
    let keys: Vec<String> = proposals
        .iter()
        .take(KEYS_SHOWN)
        .map(|proposal| format!("--key '{}' ({})", proposal.key, proposal.matched_precincts))
        .collect();
    if keys.is_empty() {
        msg!("cli-no-key-hint", name = source.name.as_str())
    } else {
        msg!("cli-keys-hint", keys = keys.join(", "))
    }
}

fn change(session: &mut Session, desk: &mut Desk, source: Source) -> Done {
    let name = source.name.clone();
    session.apply(Action::ChangeSource { name, source })?;
    desk.wait_well(session)
}

//! `arpent add`: one more file, with the key that joins it or the best that can be proposed.

use crate::analysis::join::Proposal;
use crate::base::words::Message;
use crate::cli::arguments::Add;
use crate::cli::check;
use crate::cli::desk::{Desk, Done, Failure, file_and_part};
use crate::model::project::{Role, Source};
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
    if asked.options.role.is_none() {
        take_for_what_it_is(&name, &mut session, desk)?;
    }
    asked.options.know_columns(&name, &session)?;
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
    let name = match &asked.name {
        Some(name) if guess::is_name(name) => name.clone(),
        Some(name) => return Err(Failure::AskedWrongly(not_a_name(name))),
        None => guess::name_for(&path, part.as_deref(), session.project()),
    };
    let told = asked.options.told(Source::default(), session)?;
    let role = match (asked.options.role, told.options.layout.as_deref()) {
        (Some(role), _) => role,
        (None, Some("ban")) => Role::Addresses,
        (None, Some(_)) => Role::Table,
        (None, None) => guess::role_for(&path, part.as_deref(), told.crs.as_deref()),
    };
    Ok(Source {
        name,
        path,
        part,
        role,
        ..told
    })
}

pub(super) fn not_a_name(name: &str) -> Problem {
    Problem {
        what: msg!("cli-not-a-name", name = name),
        hint: msg!("cli-not-a-name-hint"),
    }
}

fn role(session: &Session, name: &str) -> Option<Role> {
    session.project().source(name).map(|source| source.role)
}

/// A table that nobody said was one, and that is laid out as addresses are, or as a list of what is
/// known of them.
fn take_for_what_it_is(name: &str, session: &mut Session, desk: &mut Desk) -> Done {
    let Some(source) = session.project().source(name).cloned() else {
        return Ok(());
    };
    let table = session.data().table(&source).map(|read| &read.table);
    let role = match table.filter(|_| source.key.is_none()) {
        Some(table) if guess::holds_addresses(table) => Role::Addresses,
        Some(table) if guess::holds_visits(table) => Role::Visits,
        _ => return Ok(()),
    };
    desk.warn(&match role {
        Role::Visits => msg!("visits-taken-for-them", name = name),
        _ => msg!("cli-taken-for-addresses", name = name),
    });
    change(
        session,
        desk,
        Source {
            role,
            ..(*source).clone()
        },
    )
}

/// Makes sure that a table joins something, by its own key or by one that is found by trying.
pub(super) fn settle_key(name: &str, session: &mut Session, desk: &mut Desk) -> Done {
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
            merged_communes: best.merged_communes,
            ..(*source).clone()
        },
    )
}

fn worth_trying(proposals: &[Proposal], source: &Source) -> Message {
    let keys: Vec<String> = proposals
        .iter()
        .take(KEYS_SHOWN)
        .map(|proposal| {
            let today = if proposal.merged_communes {
                " --merged-communes"
            } else {
                ""
            };
            let matched = proposal.matched_precincts;
            format!("--key '{}'{today} ({matched})", proposal.key)
        })
        .collect();
    if keys.is_empty() {
        msg!("cli-no-key-hint", name = source.name.as_str())
    } else {
        msg!("cli-keys-hint", keys = keys.join(", "))
    }
}

pub(super) fn change(session: &mut Session, desk: &mut Desk, source: Source) -> Done {
    let name = source.name.clone();
    session.apply(Action::ChangeSource { name, source })?;
    desk.wait_well(session)
}

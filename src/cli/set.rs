//! `arpent set`: how a source of a project is read, joined and shared out, said anew.

use crate::cli::add;
use crate::cli::arguments::Set;
use crate::cli::check;
use crate::cli::desk::{Desk, Done, Failure, file_and_part};
use crate::cli::source_options::know_source;
use crate::model::project::{Role, Source};
use crate::session::action::Action;
use crate::session::guess;

pub(super) fn run(asked: &Set, desk: &mut Desk) -> Done {
    let mut session = desk.open(&asked.project)?;
    know_source(&asked.source, &session)?;
    let known = session.project().source(&asked.source).cloned();
    let known = known.map_or_else(Source::default, |known| (*known).clone());
    let mut wanted = asked.options.told(known, &session)?;
    if let Some(role) = asked.options.role {
        wanted.role = role;
    }
    if let Some(file) = &asked.file {
        (wanted.path, wanted.part) = file_and_part(file);
        (wanted.size, wanted.hash) = (0, String::new());
    }
    if let Some(name) = &asked.name {
        if !guess::is_name(name) {
            return Err(Failure::AskedWrongly(add::not_a_name(name)));
        }
        wanted.name.clone_from(name);
    }
    let (name, role) = (wanted.name.clone(), wanted.role);
    session.apply(Action::ChangeSource {
        name: asked.source.clone(),
        source: wanted,
    })?;
    desk.wait_well(&mut session)?;
    let source = session.project().source(&name).cloned();
    if let Some(problem) = source.and_then(|source| session.data().failure(&source).cloned()) {
        return Err(Failure::from(problem));
    }
    asked.options.know_columns(&name, &session)?;
    if role == Role::Table && asked.options.concern_matching() {
        add::settle_key(&name, &mut session, desk)?;
    }
    session.save(&asked.project)?;
    let mut report = session.report();
    if role != Role::Precincts {
        report.precincts = None;
    }
    report.sources.retain(|source| source.name == name);
    check::print(&report, desk)
}

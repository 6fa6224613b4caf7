//! `arpent new`: a project begins with its precincts.

use crate::cli::arguments::New;
use crate::cli::check;
use crate::cli::desk::{Desk, Done, Failure, file_and_part};
use crate::model::project::{Project, Role, Source};
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;
use crate::session::{Session, guess};

pub(super) fn run(asked: &New, desk: &mut Desk) -> Done {
    if asked.project.exists() && !asked.force {
        return Err(Failure::from(Problem {
            what: msg!("cli-already-there", file = asked.project.to_string_lossy()),
            hint: msg!("cli-already-there-hint"),
        }));
    }
    let (path, part) = file_and_part(&asked.precincts);
    let mut session = Session::new(|| {});
    session.apply(Action::AddSource(Source {
        name: guess::name_for(&path, part.as_deref(), &Project::default()),
        path,
        part,
        role: Role::Precincts,
        key: Some(asked.code.clone()),
        name_column: asked.name.clone(),
        crs: asked.crs.clone(),
        ..Source::default()
    }))?;
    desk.wait_well(&mut session)?;
    session.save(&asked.project)?;
    check::print(&session.report(), desk)
}

//! Which operations a project has, and which is at hand: the first part of `arpent operation`.

use clap::Args;

use crate::cli::arguments::Operation as Asked;
use crate::cli::desk::{Desk, Done};
use crate::io::report::{self, ListedOperation};
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::session::operations::{Operations, listed};

/// Which operations there are, and which is at hand.
#[derive(Args, Debug)]
pub(super) struct WhichOperation {
    #[arg(long)]
    pub list: bool,
    #[arg(long = "new", conflicts_with_all = ["copy_as", "go_to"])]
    pub begin: Option<String>,
    #[arg(long = "duplicate", conflicts_with = "go_to")]
    pub copy_as: Option<String>,
    #[arg(long = "use")]
    pub go_to: Option<String>,
    #[arg(long)]
    pub close: Option<String>,
    #[arg(long)]
    pub reopen: Option<String>,
    #[arg(long)]
    pub remove: Option<String>,
}

/// What is asked for before the operation at hand is told about.
pub(super) fn before(asked: &Asked) -> Vec<Operations> {
    let which = &asked.which;
    let changes = [
        which.begin.clone().map(Operations::Add),
        which.copy_as.clone().map(Operations::Duplicate),
        which.go_to.clone().map(Operations::Use),
        which.reopen.clone().map(Operations::Reopen),
        which.close.clone().map(Operations::Close),
        which.remove.clone().map(Operations::Remove),
    ];
    changes.into_iter().flatten().collect()
}

/// Changes which operations there are, and which is at hand.
pub(super) fn change(changes: Vec<Operations>, session: &mut Session) -> Done {
    for change in changes {
        session.apply(Action::Operations(change))?;
    }
    Ok(())
}

/// Lists the operations.
pub(super) fn list(session: &Session, desk: &Desk) -> Done {
    let listed = listed(session.project());
    if desk.json {
        let operations = listed.iter().map(|it| ListedOperation {
            operation: it.operation,
            plan: it.plan,
            closed: it.closed,
            at_hand: it.at_hand,
        });
        let operations: Vec<ListedOperation<'_>> = operations.collect();
        return desk.write(&report::operations_json(&operations));
    }
    for operation in listed {
        let name = &operation.operation.name;
        let name = if name.is_empty() {
            desk.words.text("ops-nameless")
        } else {
            name.clone()
        };
        let turfs = operation.plan.map_or(0, |plan| plan.numbered().count());
        let line = msg!("ops-listed", name = name, n = turfs);
        let line = match (operation.at_hand, operation.closed) {
            (false, false) => line,
            (false, true) => msg!("ops-listed-closed", line = line),
            (true, false) => msg!("ops-listed-at-hand", line = line),
            (true, true) => msg!("ops-listed-both", line = line),
        };
        desk.say(&line)?;
    }
    Ok(())
}

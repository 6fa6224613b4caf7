//! `arpent print`: the packets of the turfs that were cut, and the lists that go with them.

use std::sync::Arc;

use crate::cli::arguments::Print;
use crate::cli::desk::{Desk, Done};
use crate::msg;
use crate::session::print::PrintRequest;

pub(super) fn run(asked: &Print, desk: &mut Desk) -> Done {
    let mut session = desk.open_whole(&asked.project)?;
    let unprinted = Arc::clone(session.project());
    session.print(PrintRequest {
        folder: asked.output.clone(),
        only: asked.packets.clone(),
        template: asked.template.clone(),
        language: desk.words.language(),
        date: desk.today,
    })?;
    desk.wait_well(&mut session)?;
    // The project keeps what its sheets ask, so that they can be read after an edit.
    if session.project().operation.printed != unprinted.operation.printed {
        session.save(&asked.project)?;
    }
    if desk.json {
        return Ok(());
    }
    desk.say(&msg!(
        "cli-printed",
        folder = asked.output.to_string_lossy()
    ))
}

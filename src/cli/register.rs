//! `arpent register`: the register of processing and the sources with their licences.

use crate::cli::arguments::Register;
use crate::cli::desk::{Desk, Done, Failure, is_stdout};
use crate::cli::output;
use crate::io::pdf::register;
use crate::io::source::has_extension;
use crate::msg;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Register, desk: &mut Desk) -> Done {
    let known = ["pdf", "csv"];
    let known = known
        .iter()
        .any(|ending| has_extension(&asked.output, ending));
    if !known && !is_stdout(&asked.output) {
        return Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-ending", file = asked.output.to_string_lossy()),
            hint: msg!("cli-register-ending-hint"),
        }));
    }
    output::one_thing_on_stdout(&asked.output, desk)?;
    let session = desk.open_whole(&asked.project)?;
    let bytes = session.register_bytes(&asked.output, &desk.words, desk.today)?;
    if is_stdout(&asked.output) {
        return desk.write_bytes(&bytes);
    }
    register::write(&asked.output, &bytes).map_err(|error| Problem::from(&error))?;
    output::wrote(&asked.output, desk)
}

//! Features to a file, or to standard output.

use std::path::Path;

use crate::cli::desk::{Desk, Done, Failure, is_stdout};
use crate::io::WriteError;
use crate::io::export::{Features, Format};
use crate::msg;
use crate::session::problem::Problem;

/// The format that a name asks for; CSV for standard output.
pub(super) fn format(path: &Path) -> Result<Format, Failure> {
    if is_stdout(path) {
        return Ok(Format::Csv);
    }
    Format::of(path).ok_or_else(|| {
        Failure::AskedWrongly(Problem {
            what: msg!("cli-ending", file = path.to_string_lossy()),
            hint: msg!("cli-ending-hint"),
        })
    })
}

/// Writes features where they were asked for.
pub(super) fn write(features: &Features, path: &Path, format: Format, desk: &Desk) -> Done {
    let refused = |error: &WriteError| Failure::from(Problem::from(error));
    if is_stdout(path) {
        let bytes = features
            .to_bytes(format, desk.today)
            .map_err(|reason| refused(&WriteError::not_made(path, &reason)))?;
        return desk.write_bytes(&bytes);
    }
    features
        .write(path, format, desk.today)
        .map_err(|error| refused(&error))?;
    wrote(path, desk)
}

/// Says what was written, where that does not disturb a report.
pub(super) fn wrote(path: &Path, desk: &Desk) -> Done {
    if desk.json {
        return Ok(());
    }
    desk.say(&msg!("cli-wrote", file = path.to_string_lossy()))
}

/// Refuses to put a report and a file on standard output both.
pub(super) fn one_thing_on_stdout(path: &Path, desk: &Desk) -> Done {
    if desk.json && is_stdout(path) {
        return Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-two-on-stdout"),
            hint: msg!("cli-two-on-stdout-hint"),
        }));
    }
    Ok(())
}

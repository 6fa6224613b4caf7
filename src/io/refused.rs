//! Why the system refuses a file, in the user's words.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::base::words::Message;
use crate::io::{ReadError, WriteError};
use crate::msg;

/// The reason that the system gives; in its own words where it is none that we know.
pub(crate) fn reason(error: &io::Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound => msg!("refused-not-found"),
        ErrorKind::PermissionDenied => msg!("refused-denied"),
        ErrorKind::ReadOnlyFilesystem => msg!("refused-read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => msg!("refused-full"),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => msg!("refused-file-there"),
        ErrorKind::IsADirectory => msg!("refused-folder-there"),
        ErrorKind::InvalidFilename => msg!("refused-name"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => msg!("refused-busy"),
        ErrorKind::TimedOut => msg!("refused-timed-out"),
        _ => other(&error.to_string()),
    }
}

/// A reason in somebody else's words.
fn other(reason: &str) -> Message {
    msg!("refused-otherwise", reason = reason)
}

impl ReadError {
    /// The error of a file that the system would not give us.
    pub(crate) fn not_readable(path: &Path, error: &io::Error) -> Self {
        Self::NotReadable {
            path: path.to_owned(),
            reason: reason(error),
        }
    }
}

impl WriteError {
    /// The error of a file that the system would not take.
    pub(crate) fn refused(path: &Path, error: &io::Error) -> Self {
        Self {
            path: path.to_owned(),
            reason: reason(error),
        }
    }

    /// The error of a file whose content could not be made.
    pub(crate) fn not_made(path: &Path, reason: &str) -> Self {
        Self {
            path: path.to_owned(),
            reason: other(reason),
        }
    }

    /// What helps against it.
    pub fn hint(&self) -> Message {
        match self.reason.key() {
            "refused-file-there"
            | "refused-folder-there"
            | "refused-name"
            | "refused-picture-ending" => {
                msg!("problem-not-written-name")
            }
            "refused-denied" | "refused-read-only" | "refused-not-found" => {
                msg!("problem-not-written-folder")
            }
            _ => msg!("problem-not-written-hint"),
        }
    }
}

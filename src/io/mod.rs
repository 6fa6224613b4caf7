//! Files in, files out; the only layer that touches the disk, a database or the network.

use std::path::PathBuf;

use crate::base::task::Cancelled;
use crate::base::words::Message;

pub mod address;
pub mod clock;
pub mod export;
mod foreign;
mod kind;
pub mod layer;
pub mod ministry;
pub mod only;
pub mod pairs;
pub mod pdf;
pub mod picture;
mod png;
pub mod project;
pub mod questionnaire;
pub mod recipe;
mod refused;
pub mod report;
pub mod rule;
pub mod settings;
pub mod show;
pub mod source;
pub mod table;
pub mod tile;
pub mod visits;
pub mod whole;
pub mod words;

/// A file that could not be read. Nothing of it is used then.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file, or it cannot be opened.
    #[error("{path}: {}", reason.key())]
    NotReadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: Message,
    },
    /// The file is there, but is not of a kind we read, or is damaged.
    #[error("{path}: {reason}")]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that belongs to it is missing, such as the `.shx` or `.dbf` of a shapefile.
    #[error("{path}: {missing} is missing beside it")]
    MissingSidecar {
        /// The file.
        path: PathBuf,
        /// The name of the missing one.
        missing: String,
    },
    /// The file has no layer or sheet of this name.
    #[error("{path}: no layer «{part}»")]
    NoPart {
        /// The file.
        path: PathBuf,
        /// The name asked for.
        part: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// It holds nothing.
    #[error("{path}: empty")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Something well known is wrong with it, and we know what to do.
    #[error("{path}: {}", what.key())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong, naming the file.
        what: Message,
        /// What to do.
        hint: Message,
    },
    /// The reading was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// A file that could not be written; what was there before is still there, whole.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {}", reason.key())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system says.
    pub reason: Message,
}

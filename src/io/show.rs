//! Hands a file to the program that the system opens such files with.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::io::ReadError;

/// Opens a file or a folder, and does not wait for it.
///
/// # Errors
/// [`ReadError::NotReadable`] when the system has no program for it.
pub fn show(path: &Path) -> Result<(), ReadError> {
    let opener = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(opener)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
        .map_err(|error| ReadError::not_readable(path, &error))
}

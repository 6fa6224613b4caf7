//! Rows of a file that do not count, left out once it is read.

use std::path::Path;

use crate::io::ReadError;
use crate::io::source::file_name;
use crate::model::layer::Layer;
use crate::model::only::Only;
use crate::model::table::Table;
use crate::msg;

/// Which rows of a table meet every condition: one entry per row.
///
/// # Errors
/// [`ReadError::Unusable`] where it lacks a column that is asked for.
pub fn kept(path: &Path, table: &Table, only: &[Only]) -> Result<Vec<bool>, ReadError> {
    let mut kept = vec![true; table.rows()];
    for condition in only {
        let Some(meets) = condition.kept(table) else {
            return Err(ReadError::Unusable {
                path: path.to_owned(),
                what: msg!(
                    "ground-only-no-column",
                    file = file_name(path),
                    column = condition.column.as_str()
                ),
                hint: msg!(
                    "ground-only-no-column-hint",
                    columns = table.columns().join(", ")
                ),
            });
        };
        for (kept, meets) in kept.iter_mut().zip(meets) {
            *kept &= meets;
        }
    }
    Ok(kept)
}

/// The rows of a table that meet every condition.
///
/// # Errors
/// [`ReadError::Unusable`], as [`kept`].
pub fn rows(path: &Path, table: &Table, only: &[Only]) -> Result<Table, ReadError> {
    Ok(table.only(&kept(path, table, only)?))
}

/// The features of a layer that meet every condition.
///
/// # Errors
/// [`ReadError::Unusable`], as [`kept`].
pub fn features(path: &Path, layer: Layer, only: &[Only]) -> Result<Layer, ReadError> {
    let kept = kept(path, &layer.table, only)?;
    Ok(layer.only(&kept))
}

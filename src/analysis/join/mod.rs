//! Rows matched to precincts by code.

mod communes;
mod key;
mod merged;
mod propose;
mod together;

use std::collections::{BTreeMap, BTreeSet};

use polars::datatypes::{PlHashMap, PlHashSet};

use crate::model::layer::Code;
use crate::model::table::Table;

pub use key::{Key, KeyError, pad};
pub use merged::{Today, gone};
pub use propose::{Proposal, propose, propose_near};

/// Which row belongs to which precinct, and what was left over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Join {
    /// `row_of[precinct]`: its row; the first when several have its code.
    pub row_of: Vec<Option<u32>>,
    /// How many rows found a precinct.
    pub matched_rows: usize,
    /// Precincts without a row, in the order of their file.
    pub unmatched_precincts: Vec<Code>,
    /// Codes of rows without a precinct, in the order of their file, without repeats.
    pub unmatched_rows: Vec<String>,
    /// How many rows found no precinct, those without a code included.
    pub unmatched_row_count: usize,
    /// Codes that several rows have, sorted.
    pub duplicate_keys: Vec<String>,
}

impl Join {
    /// How many precincts found a row.
    pub fn matched_precincts(&self) -> usize {
        self.row_of.iter().flatten().count()
    }
}

/// The code of each row of a table, by its key; those that are in `corrections` are put right.
///
/// # Errors
/// [`KeyError`] when the key is none, or the table lacks its columns.
pub fn codes_of(
    key: &str,
    corrections: &BTreeMap<String, String>,
    table: &Table,
) -> Result<Vec<Option<Code>>, KeyError> {
    let mut codes = Key::parse(key)?.codes(table)?;
    for code in codes.iter_mut().flatten() {
        if let Some(right) = corrections.get(&code.0) {
            code.0.clone_from(right);
        }
    }
    Ok(codes)
}

/// Matches rows to precincts; never fails, it reports what did not match.
///
/// An empty code matches nothing. Precincts that share a code share its row.
pub fn join(precincts: &[Code], rows: &[Option<Code>]) -> Join {
    let known: PlHashSet<&str> = precincts
        .iter()
        .map(|code| code.0.as_str())
        .filter(|code| !code.is_empty())
        .collect();
    let mut first_row: PlHashMap<&str, u32> = PlHashMap::default();
    let mut duplicates: BTreeSet<&str> = BTreeSet::new();
    let mut join = Join::default();
    for (row, code) in (0..).zip(rows) {
        let Some(code) = code.as_ref().filter(|code| !code.0.is_empty()) else {
            join.unmatched_row_count += 1;
            continue;
        };
        let code = code.0.as_str();
        let repeated = *first_row.entry(code).or_insert(row) != row;
        if repeated {
            duplicates.insert(code);
        }
        if known.contains(code) {
            join.matched_rows += 1;
        } else {
            join.unmatched_row_count += 1;
            if !repeated {
                join.unmatched_rows.push(code.to_owned());
            }
        }
    }
    join.duplicate_keys = duplicates.into_iter().map(str::to_owned).collect();
    for code in precincts {
        let row = first_row
            .get(code.0.as_str())
            .filter(|_| !code.0.is_empty())
            .copied();
        if row.is_none() {
            join.unmatched_precincts.push(code.clone());
        }
        join.row_of.push(row);
    }
    join
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code(text.to_owned())
    }

    #[test]
    fn what_matches_and_what_does_not_is_all_accounted_for() {
        let precincts = ["2", "1", "3", ""].map(code);
        let rows = [
            Some("1"),
            None,
            Some("9"),
            Some("1"),
            Some("9"),
            Some("2"),
            Some(""),
        ]
        .map(|row| row.map(code));
        let join = join(&precincts, &rows);
        assert_eq!(join.row_of, [Some(5), Some(0), None, None]);
        assert_eq!(join.matched_precincts(), 2);
        assert_eq!(join.matched_rows, 3);
        assert_eq!(join.unmatched_row_count, 4);
        assert_eq!(join.unmatched_rows, ["9"]);
        assert_eq!(join.duplicate_keys, ["1", "9"]);
        assert_eq!(join.unmatched_precincts, [code("3"), code("")]);
    }

    #[test]
    fn codes_that_were_paired_by_hand_are_put_right() {
        let frame = polars::prelude::df!("bureau" => [Some("0001"), Some("0007"), None]);
        let table = Table {
            frame: frame.unwrap(),
        };
        let corrections = BTreeMap::from([("0007".to_owned(), "0002".to_owned())]);
        let codes = codes_of("bureau", &corrections, &table).unwrap();
        assert_eq!(codes, [Some(code("0001")), Some(code("0002")), None]);
    }

    #[test]
    fn precincts_of_one_code_share_its_row() {
        let join = join(&["a", "a"].map(code), &[Some(code("a"))]);
        assert_eq!(join.row_of, [Some(0), Some(0)]);
    }
}

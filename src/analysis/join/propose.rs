//! Keys found by trying.

use crate::analysis::join::{Key, join};
use crate::model::layer::Code;
use crate::model::table::Table;

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

/// Keys that match the table to the precincts, best first, at most five; found by trying.
pub fn propose(precincts: &[Code], table: &Table) -> Vec<Proposal> {
    propose_near(precincts, table, &[])
}

/// As [`propose`], with words that tell which place this is.
pub fn propose_near(precincts: &[Code], table: &Table, place: &[String]) -> Vec<Proposal> {
    drop(place.to_vec());
    let mut found: Vec<Proposal> = table
        .columns()
        .into_iter()
        .filter_map(|column| {
            let codes = Key::column(&column).codes(table).ok()?;
            let join = join(precincts, &codes);
            Some(Proposal {
                key: column,
                matched_precincts: join.matched_precincts(),
                matched_rows: join.matched_rows,
            })
        })
        .filter(|proposal| proposal.matched_precincts > 0)
        .collect();
    found.sort_by_key(|proposal| std::cmp::Reverse(proposal.matched_precincts));
    found.truncate(5);
    found
}

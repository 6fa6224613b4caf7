//! Keys that match more once merged communes are brought to those of today.

use crate::analysis::join::propose::source::Column;
use crate::analysis::join::propose::{PROPOSED, Proposal, said};
use crate::analysis::join::{Key, Today, merged};
use crate::model::layer::Code;
use crate::model::table::Table;

/// The proposals, and before each the same key with the communes of today, where that matches more
/// rows or precincts.
pub(super) fn beside(
    plain: Vec<Proposal>,
    precincts: &[Code],
    table: &Table,
    columns: &[Column],
) -> Vec<Proposal> {
    let mut all: Vec<Proposal> = Vec::new();
    for proposal in plain {
        all.extend(with_today(&proposal, precincts, table, columns));
        all.push(proposal);
    }
    all.truncate(PROPOSED);
    all
}

fn with_today(
    plain: &Proposal,
    precincts: &[Code],
    table: &Table,
    columns: &[Column],
) -> Option<Proposal> {
    let rows = Key::parse(&plain.key).ok()?.codes(table).ok()?;
    let today = Today::of(rows, precincts);
    if today.moved.is_empty() {
        return None;
    }
    let join = today.join(precincts);
    let examples = today.moved.iter().take(3).filter_map(|&row| {
        let code = today.codes.get(row as usize)?.clone()?;
        Some((said(columns, row as usize), code))
    });
    Some(Proposal {
        matched_precincts: join.matched_precincts(),
        matched_rows: join.matched_rows,
        merged_communes: true,
        // Of an older map, or of another country: not without being asked.
        doubtful: plain.doubtful || !merged::look_like_today(precincts),
        examples: examples.collect(),
        ..plain.clone()
    })
}

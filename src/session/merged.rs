//! What became of the rows of merged communes, in words.

use crate::base::words::Message;
use crate::model::project::Source;
use crate::model::report::MergedReport;
use crate::msg;
use crate::session::Session;
use crate::session::derived::{Merged, SourceJoin};

/// How many codes a remark names.
const CODES_NAMED: usize = 5;

/// What became of them, where a source has them brought to the communes of today.
pub(super) fn report(joined: &SourceJoin) -> Option<MergedReport> {
    let merged = joined.merged.as_ref()?;
    Some(MergedReport {
        moved_rows: merged.today.moved.len(),
        put_together: merged.today.together.keys().cloned().collect(),
        refused: merged.today.refused.clone(),
        left_empty: merged.left_empty.clone(),
    })
}

impl Session {
    /// What there is to say of merged communes in a source: what was put together and what could not
    /// be, or that rows without a precinct are of communes that have merged.
    pub fn merged_notes(&self, source: &Source) -> Vec<Message> {
        match self.derived().joins.get(&source.name) {
            Some(Ok(joined)) => match &joined.merged {
                Some(merged) => notes(merged),
                None => gone_note(&joined.gone).into_iter().collect(),
            },
            Some(Err(_)) | None => Vec::new(),
        }
    }
}

/// That codes without a precinct are of communes that have merged into those there are.
fn gone_note(gone: &[String]) -> Option<Message> {
    (!gone.is_empty()).then(|| msg!("ground-gone", n = gone.len(), codes = some(gone)))
}

fn notes(merged: &Merged) -> Vec<Message> {
    let (today, left_empty) = (&merged.today, &merged.left_empty);
    let mut notes = Vec::new();
    if !today.moved.is_empty() {
        notes.push(msg!(
            "ground-merged",
            rows = today.moved.len(),
            together = today.together.len(),
            codes = some(today.together.keys())
        ));
    }
    if !today.refused.is_empty() {
        notes.push(msg!(
            "ground-refused",
            n = today.refused.len(),
            codes = some(&today.refused)
        ));
    }
    if let Some(first) = left_empty.first() {
        notes.push(msg!(
            "ground-left-empty",
            n = left_empty.len(),
            column = first.as_str()
        ));
    }
    notes
}

/// The first of some codes.
fn some<'a>(codes: impl IntoIterator<Item = &'a String>) -> String {
    let mut codes = codes.into_iter();
    let mut first: Vec<&str> = codes
        .by_ref()
        .take(CODES_NAMED)
        .map(String::as_str)
        .collect();
    if codes.next().is_some() {
        first.push("…");
    }
    first.join(", ")
}

//! The rows of a long text, read in several parts at a time.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::io::table::csv::Records;
use crate::io::table::grid::Growing;

/// A part is not shorter than this, in bytes.
const SHORTEST: usize = 1 << 20;

/// Parts for each thread, so that none waits long for the last.
const PARTS: usize = 4;

/// Reads what is left of some records under `names`; `None` where the text cannot be parted.
///
/// A text is cut behind line ends, before anyone knows whether these stand in quotes. But a reader
/// that begins where a record does and comes to stand exactly on the next cut shows that a record
/// begins there too; so where all of them do, every cut was right. Where one does not, or meets bad
/// quotes, the text has to be read from its beginning.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn read(
    records: &Records<'_>,
    names: &[String],
    task: &Task,
) -> Result<Option<Vec<Growing>>, Cancelled> {
    let cuts = cuts(records.text(), records.position());
    if cuts.len() < 3 {
        return Ok(None);
    }
    let total = records.text().len() as u64 + 1;
    let done = AtomicU64::new(records.position() as u64);
    cuts.par_windows(2)
        .map(|ends| {
            let part = read_part(records, ends[0], ends[1], names);
            let length = (ends[1] - ends[0]) as u64;
            let before = done.fetch_add(length, Ordering::Relaxed);
            task.step(before + length, total)?;
            Ok(part)
        })
        .collect()
}

/// The rows from one cut to another; `None` where no record ends there.
fn read_part(records: &Records<'_>, start: usize, end: usize, names: &[String]) -> Option<Growing> {
    let mut records = records.from(start);
    let part = &records.text().as_bytes()[start..end];
    let lines = part.iter().filter(|&&byte| byte == b'\n').count();
    let mut growing = Growing::with_room(names.to_vec(), lines + 1);
    let mut cells = Vec::new();
    while records.position() < end && records.read(&mut cells).ok()? {
        growing.push(&cells);
    }
    (records.position() == end).then_some(growing)
}

/// Where parts begin and end, each behind a line end.
fn cuts(text: &str, start: usize) -> Vec<usize> {
    let left = text.len() - start;
    let length = (left / (PARTS * rayon::current_num_threads())).max(SHORTEST);
    let mut cuts = vec![start];
    let mut at = start + length;
    while let Some(rest) = text.as_bytes().get(at..) {
        let Some(line) = rest.iter().position(|byte| *byte == b'\n') else {
            break;
        };
        cuts.push(at + line + 1);
        at += line + 1 + length;
    }
    if cuts.last() != Some(&text.len()) {
        cuts.push(text.len());
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Option<usize> {
        let records = Records::new(text, ',');
        let parts = read(
            &records,
            &["a".to_owned(), "b".to_owned()],
            &Task::default(),
        );
        let parts = parts.unwrap()?;
        assert!(parts.len() > 1, "one part is none");
        Some(Growing::finish_all(parts, &mut Vec::new()).rows)
    }

    #[test]
    fn parts_have_every_row_once() {
        let lines = 400_000;
        let text: String = (0..lines)
            .map(|line| format!("{line},\"x {line}\"\n"))
            .collect();
        assert_eq!(rows(&text), Some(lines));
    }

    #[test]
    fn a_cut_within_quotes_is_noticed() {
        let cell = "b,\n".repeat(SHORTEST);
        assert_eq!(rows(&format!("a,\"{cell}\"\n")), None);
        let bad = "a,b\n".repeat(SHORTEST);
        assert_eq!(rows(&format!("{bad}a,\"b")), None);
    }

    #[test]
    fn short_texts_are_not_parted() {
        assert_eq!(rows("a,b\n1,2\n"), None);
    }
}

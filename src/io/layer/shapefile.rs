//! Whether the files of a shapefile are as long as they say.
//!
//! GDAL fills in what is missing at the end of a table, so that half a file would pass for whole.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::io::ReadError;
use crate::io::source::{file_name, has_extension};
use crate::msg;

/// Checks the lengths of all files of a shapefile.
///
/// # Errors
/// [`ReadError::Unusable`] for a file that is shorter than its own head says.
pub(crate) fn check_lengths(beside: &[PathBuf]) -> Result<(), ReadError> {
    for path in beside {
        let check = if has_extension(path, "shp") || has_extension(path, "shx") {
            length_of_shapes
        } else if has_extension(path, "dbf") {
            length_of_table
        } else {
            continue;
        };
        let (head, size) = head(path)?;
        if size < check(&head) {
            return Err(ReadError::Unusable {
                path: path.clone(),
                what: msg!("data-file-short", file = file_name(path)),
                hint: msg!("data-cut-short-hint"),
            });
        }
    }
    Ok(())
}

/// The first bytes of a file, zeros where it has fewer, and its size.
fn head(path: &Path) -> Result<([u8; 100], u64), ReadError> {
    let failed = |error: std::io::Error| ReadError::not_readable(path, &error);
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    let mut bytes = Vec::with_capacity(100);
    file.take(100).read_to_end(&mut bytes).map_err(failed)?;
    let mut head = [0; 100];
    head[..bytes.len()].copy_from_slice(&bytes);
    Ok((head, size))
}

/// Shapes and their index say how many 16-bit words they have.
fn length_of_shapes(head: &[u8; 100]) -> u64 {
    let words = u32::from_be_bytes([head[24], head[25], head[26], head[27]]);
    (2 * u64::from(words)).max(100)
}

/// A table says how many records it has, and how long they and its head are.
fn length_of_table(head: &[u8; 100]) -> u64 {
    let records = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
    let above = u16::from_le_bytes([head[8], head[9]]);
    let record = u16::from_le_bytes([head[10], head[11]]);
    (u64::from(above) + u64::from(records) * u64::from(record)).max(32)
}

/// The encoding to read a table in when nothing tells it, or when what tells it is wrong: UTF-8
/// where its bytes are, else the one of Western Windows. `None` to leave it to GDAL.
pub(crate) fn encoding(beside: &[PathBuf]) -> Option<&'static str> {
    if beside.iter().any(|other| has_extension(other, "cpg")) {
        return None;
    }
    let table = beside.iter().find(|other| has_extension(other, "dbf"));
    let bytes = std::fs::read(table?).ok()?;
    // The head has numbers that are no letters; one of them is the language, 0 for none.
    let above = u16::from_le_bytes([*bytes.get(8)?, *bytes.get(9)?]);
    let silent = *bytes.get(29)? == 0;
    let cells = bytes.get(usize::from(above)..)?;
    match std::str::from_utf8(cells) {
        Ok(_) if cells.is_ascii() => None,
        Ok(_) => Some("UTF-8"),
        Err(_) => silent.then_some("CP1252"),
    }
}

/// How many records of a table are marked as deleted: GDAL counts them, but does not read them.
pub(crate) fn deleted(table: &Path) -> Option<u64> {
    let bytes = std::fs::read(table).ok()?;
    let number = |at: usize, width: usize| -> Option<usize> {
        let bytes = bytes.get(at..at + width)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |sum, byte| 256 * sum + usize::from(*byte)),
        )
    };
    let (records, above, record) = (number(4, 4)?, number(8, 2)?, number(10, 2)?);
    let marks = (0..records).filter_map(|place| bytes.get(above + place * record));
    Some(marks.filter(|mark| **mark == b'*').count() as u64)
}

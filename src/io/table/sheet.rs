//! Workbooks: XLSX, XLS and ODS, one sheet at a time.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Range, Reader as _, Sheets, open_workbook_auto_from_rs};

use crate::io::ReadError;
use crate::io::foreign::guarded;

/// A workbook that is open.
pub(crate) struct Workbook {
    sheets: Sheets<Cursor<Vec<u8>>>,
}

/// Whether a file starts as workbooks do: a zip, or an OLE container.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

impl Workbook {
    /// Opens a workbook.
    pub(crate) fn open(path: &Path, bytes: Vec<u8>) -> Result<Self, ReadError> {
        guarded(path, || {
            open_workbook_auto_from_rs(Cursor::new(bytes))
                .map(|sheets| Self { sheets })
                .map_err(|error| not_understood(path, &error))
        })
    }

    /// The names of its sheets, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        self.sheets.sheet_names()
    }

    /// The rows of a sheet as text, the named one or else the first with cells, and its name.
    pub(crate) fn rows(
        &mut self,
        path: &Path,
        part: Option<&str>,
    ) -> Result<(String, Vec<Vec<String>>), ReadError> {
        let known = self.names();
        let wanted: Vec<&String> = match part {
            Some(part) => known.iter().filter(|name| *name == part).collect(),
            None => known.iter().collect(),
        };
        if let (Some(part), true) = (part, wanted.is_empty()) {
            return Err(ReadError::NoPart {
                path: path.to_owned(),
                part: part.to_owned(),
                known,
            });
        }
        for name in wanted {
            let sheets = &mut self.sheets;
            let range = guarded(path, || {
                let range = sheets.worksheet_range(name);
                range.map_err(|error| not_understood(path, &error))
            })?;
            if !range.is_empty() {
                return Ok((name.clone(), texts(&range)));
            }
        }
        Err(ReadError::Empty {
            path: path.to_owned(),
        })
    }
}

/// The cells as text, rows counted from the top of the sheet so that row numbers are its own.
fn texts(range: &Range<Data>) -> Vec<Vec<String>> {
    let above = range.start().map_or(0, |(row, _)| row as usize);
    let mut rows = vec![Vec::new(); above];
    rows.extend(
        range
            .rows()
            .map(|row| row.iter().map(text).collect::<Vec<String>>()),
    );
    rows
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Data::DateTime(moment) => match moment.to_ymd_hms_milli() {
            (year, month, day, 0, 0, 0, _) => format!("{year:04}-{month:02}-{day:02}"),
            (year, month, day, hour, minute, second, _) => {
                format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
            }
        },
        other => other.to_string(),
    }
}

fn not_understood(path: &Path, error: &calamine::Error) -> ReadError {
    ReadError::NotUnderstood {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

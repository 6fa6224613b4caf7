//! Tables from CSV, XLSX, XLS, Parquet, JSON and the Ministry's XML, with the layout found out or told.

pub(crate) mod contest;
mod csv;
pub(crate) mod grid;
pub(crate) mod header;
mod infer;
mod json;
mod layout;
mod long;
pub(crate) mod parquet;
mod parts;
pub(crate) mod personal;
mod sheet;
mod text;
mod zipped;

use std::borrow::Cow;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::io::source::{file_name, has_extension};
use crate::io::table::grid::{Grid, Growing};
use crate::io::table::layout::{Laid, from_grid};
use crate::io::{ReadError, kind, layer, ministry};
use crate::model::election::Contest;
use crate::model::project::TableOptions;
use crate::model::table::Table;
use crate::msg;

/// How many rows are looked at to find the one with the column names.
const HEAD: usize = 30;

/// A table, and how it was read.
#[derive(Clone, Debug, Default)]
pub struct ReadTable {
    /// The rows.
    pub table: Table,
    /// Everything that was found out or told: no field is `None` where it applies.
    pub options: TableOptions,
    /// The contests its columns tell of.
    pub contests: Vec<Contest>,
    /// Rows in the file; more than the table's where rows of a precinct were gathered.
    pub rows: usize,
}

/// The first line of a text file, as much of it as there is in 8 KiB; empty when there is none, or
/// it cannot be read.
pub fn first_line(path: &Path) -> String {
    const BEGINNING: u64 = 8192;
    let mut head = Vec::new();
    if let Ok(file) = File::open(path) {
        // What was read before an error is still the beginning.
        file.take(BEGINNING).read_to_end(&mut head).ok();
    }
    let text = String::from_utf8_lossy(&head);
    text.lines().next().unwrap_or_default().to_owned()
}

/// The names of the sheets of a workbook, or of the layers of a vector file; empty for files
/// without either.
///
/// # Errors
/// [`ReadError`] when the file cannot be opened.
pub fn sheets(path: &Path) -> Result<Vec<String>, ReadError> {
    if is_vector(path) {
        return layer::list(path);
    }
    let tables = zipped::tables(path);
    if tables.len() > 1 {
        return Ok(tables);
    }
    let bytes = bytes(path, None)?;
    if !sheet::is_workbook(&bytes) {
        return Ok(Vec::new());
    }
    Ok(sheet::Workbook::open(path, bytes)?.names())
}

/// Whether the ending is that of a vector file, whose columns are a table too.
pub(crate) fn is_vector(path: &Path) -> bool {
    const VECTORS: [&str; 10] = [
        "shp", "dbf", "gpkg", "geojson", "json", "fgb", "kml", "tab", "gml", "zip",
    ];
    let ending = VECTORS.iter().any(|ending| has_extension(path, ending));
    // A zip may hold tables alone, and JSON be a list of records.
    ending
        && zipped::tables(path).is_empty()
        && !(has_extension(path, "json") && json::is_records(first_line(path).as_bytes()))
}

/// The bytes of a table, out of the packing it may be in.
fn bytes(path: &Path, part: Option<&str>) -> Result<Vec<u8>, ReadError> {
    let tables = zipped::tables(path);
    if tables.is_empty() {
        return text::bytes(path);
    }
    let packed = zipped::bytes(path, &tables, part)?;
    text::unpacked(path, packed)
}

/// The bytes of a Parquet file; `None` for any other.
///
/// # Errors
/// [`ReadError`] when the file cannot be opened.
pub(crate) fn parquet_bytes(path: &Path) -> Result<Option<Vec<u8>>, ReadError> {
    let mut mark = [0; 4];
    let mut file = File::open(path).map_err(|error| ReadError::not_readable(path, &error))?;
    let marked = file.read_exact(&mut mark).is_ok() && parquet::is_parquet(&mark);
    marked.then(|| text::bytes(path)).transpose()
}

/// Reads a table.
///
/// # Errors
/// [`ReadError`] when there is nothing usable, or when `task` was cancelled.
pub fn read(
    path: &Path,
    part: Option<&str>,
    options: &TableOptions,
    task: &Task,
) -> Result<Noted<ReadTable>, ReadError> {
    task.step(0, 1)?;
    kind::check(path)?;
    let mut notes = Vec::new();
    let mut options = options.clone();
    let read = if is_vector(path) {
        Laid::plain(layer::read_table(path, part, task)?.take_notes(&mut notes))
    } else {
        let bytes = bytes(path, part)?;
        if bytes.is_empty() {
            return Err(empty(path));
        }
        let tables = zipped::tables(path);
        if let Some(first) = tables.first() {
            note_others(first, part, tables.clone(), &mut notes);
        }
        let part = part.filter(|_| tables.len() < 2);
        if parquet::is_parquet(&bytes) {
            let table = parquet::read(path, bytes, &mut notes)?;
            layout::from_table(path, table, &mut options, &mut notes)?
        } else {
            let grid = read_grid(path, part, bytes, &mut options, &mut notes, task)?;
            from_grid(path, grid, &mut options, &mut notes)?
        }
    };
    let rows = read.rows;
    let table = personal::refuse(read.table).take_notes(&mut notes);
    if table.rows() == 0 || table.frame.width() == 0 {
        return Err(empty(path));
    }
    options.layout.get_or_insert_with(|| "plain".to_owned());
    let contests = read
        .contests
        .unwrap_or_else(|| contest::recognise(&table).into_iter().collect());
    task.step(1, 1)?;
    Ok(Noted {
        value: ReadTable {
            table,
            options,
            contests,
            rows,
        },
        notes,
    })
}

/// The rows of a text file or a sheet, under their names.
fn read_grid(
    path: &Path,
    part: Option<&str>,
    bytes: Vec<u8>,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
    task: &Task,
) -> Result<Grid, ReadError> {
    if json::is_records(&bytes) {
        let text = decode(path, &bytes, options, notes)?;
        return json::read(&text, notes).map_err(|error| ReadError::NotUnderstood {
            path: path.to_owned(),
            reason: error.to_string(),
        });
    }
    if ministry::xml::is_xml(&bytes) {
        return read_xml(path, &bytes, options, notes);
    }
    if !sheet::is_workbook(&bytes) {
        return read_text(path, &bytes, options, notes, task);
    }
    let mut workbook = sheet::Workbook::open(path, bytes)?;
    let (name, rows) = workbook.rows(path, part)?;
    note_others(&name, part, workbook.names(), notes);
    let names = names(&rows, options);
    let below = rows.iter().skip(options.header.unwrap_or(0));
    let mut growing = Growing::new(names);
    for row in below {
        growing.push(row);
    }
    Ok(growing.finish(notes))
}

/// Says which other sheets or files there are, where nobody said which to read.
fn note_others(read: &str, told: Option<&str>, mut all: Vec<String>, notes: &mut Vec<Message>) {
    all.retain(|name| name != read);
    if told.is_none() && !all.is_empty() {
        notes.push(msg!(
            "note-other-sheets",
            read = read,
            others = all.join(", ")
        ));
    }
}

/// The rows of a file of the election night, a row per place and choice.
fn read_xml(
    path: &Path,
    bytes: &[u8],
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<Grid, ReadError> {
    let text = decode(path, bytes, options, notes)?;
    let rows = ministry::xml::rows(&text).map_err(|reason| ReadError::NotUnderstood {
        path: path.to_owned(),
        reason,
    })?;
    if options.layout.as_deref().is_none_or(|told| told == "auto") {
        options.layout = Some("long".to_owned());
    }
    rows.ok_or_else(|| ReadError::Unusable {
        path: path.to_owned(),
        what: msg!("data-xml-no-results", file = file_name(path)),
        hint: msg!("data-xml-no-results-hint"),
    })
}

/// The text, with its encoding among the options.
fn decode<'a>(
    path: &Path,
    bytes: &'a [u8],
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<Cow<'a, str>, ReadError> {
    let decoded = text::decode(path, bytes, options.encoding.as_deref())?;
    options.encoding = Some(decoded.encoding.name().to_ascii_lowercase());
    notes.extend(decoded.notes);
    Ok(decoded.text)
}

fn read_text(
    path: &Path,
    bytes: &[u8],
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
    task: &Task,
) -> Result<Grid, ReadError> {
    let text = decode(path, bytes, options, notes)?;
    let text = text.as_ref();
    let delimiter = *options
        .delimiter
        .get_or_insert_with(|| csv::find_delimiter(text));
    let bad_quotes = |csv::BadQuotes { line }| ReadError::Unusable {
        path: path.to_owned(),
        what: msg!("data-quotes", file = file_name(path), line = line),
        hint: msg!("data-quotes-hint"),
    };
    let head = csv::first_records(text, delimiter, HEAD).map_err(bad_quotes)?;
    let names = names(&head, options);
    let mut records = csv::Records::new(text, delimiter);
    let mut cells = Vec::new();
    for _ in 0..options.header.unwrap_or(0) {
        records.read(&mut cells).map_err(bad_quotes)?;
    }
    if let Some(parts) = parts::read(&records, &names, task)? {
        return Ok(Growing::finish_all(parts, notes));
    }
    let mut growing = Growing::new(names);
    let mut record = 0_usize;
    while records.read(&mut cells).map_err(bad_quotes)? {
        growing.push(&cells);
        record += 1;
        if record.is_multiple_of(4096) {
            task.step(records.position() as u64, text.len() as u64 + 1)?;
        }
    }
    Ok(growing.finish(notes))
}

/// The column names, from the row that was told or found; none where row 0 was told.
fn names(head: &[Vec<String>], options: &mut TableOptions) -> Vec<String> {
    let row = *options.header.get_or_insert_with(|| {
        if ministry::begins_without_names(head) {
            0
        } else {
            header::find(head) + 1
        }
    });
    if let Some(row) = row.checked_sub(1) {
        return head.get(row).cloned().unwrap_or_default();
    }
    let width = head.iter().map(Vec::len).max().unwrap_or(0);
    vec![String::new(); width]
}

fn empty(path: &Path) -> ReadError {
    ReadError::Empty {
        path: path.to_owned(),
    }
}

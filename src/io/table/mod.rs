//! Tables from CSV, XLSX, XLS and Parquet, with the layout found out or told.

mod contest;
mod csv;
pub(crate) mod grid;
pub(crate) mod header;
mod infer;
mod parquet;
pub(crate) mod personal;
mod sheet;
mod text;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::io::source::{file_name, has_extension};
use crate::io::table::grid::{Grid, Growing};
use crate::io::{ReadError, layer, ministry};
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
    /// The contest its columns tell of, if they do.
    pub contest: Option<Contest>,
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
    let bytes = text::bytes(path)?;
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
    VECTORS.iter().any(|ending| has_extension(path, ending))
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
    let mut notes = Vec::new();
    let mut options = options.clone();
    let (table, contest) = if is_vector(path) {
        (
            layer::read_table(path, part, task)?.take_notes(&mut notes),
            None,
        )
    } else {
        let bytes = text::bytes(path)?;
        if bytes.is_empty() {
            return Err(empty(path));
        }
        if parquet::is_parquet(&bytes) {
            (parquet::read(path, bytes, &mut notes)?, None)
        } else {
            let grid = read_grid(path, part, bytes, &mut options, &mut notes, task)?;
            from_grid(path, grid, &mut options, &mut notes)?
        }
    };
    let table = personal::refuse(table).take_notes(&mut notes);
    if table.rows() == 0 || table.frame.width() == 0 {
        return Err(empty(path));
    }
    options.layout.get_or_insert_with(|| "plain".to_owned());
    let contest = contest.or_else(|| contest::recognise(&table));
    task.step(1, 1)?;
    Ok(Noted {
        value: ReadTable {
            table,
            options,
            contest,
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
    if !sheet::is_workbook(&bytes) {
        return read_text(path, &bytes, options, notes, task);
    }
    let (_, rows) = sheet::Workbook::open(path, bytes)?.rows(path, part)?;
    let names = names(&rows, options);
    let below = rows.iter().skip(options.header.unwrap_or(0));
    let mut growing = Growing::new(names);
    for row in below {
        growing.push(row);
    }
    Ok(growing.finish(notes))
}

fn read_text(
    path: &Path,
    bytes: &[u8],
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
    task: &Task,
) -> Result<Grid, ReadError> {
    let decoded = text::decode(path, bytes, options.encoding.as_deref())?;
    options.encoding = Some(decoded.encoding.name().to_ascii_lowercase());
    notes.extend(decoded.notes);
    let text = decoded.text.as_str();
    let delimiter = *options
        .delimiter
        .get_or_insert_with(|| csv::find_delimiter(text));
    let bad_quotes = |csv::BadQuotes { line }| ReadError::Unusable {
        path: path.to_owned(),
        what: msg!("data-quotes", file = file_name(path), line = line),
        hint: msg!("data-quotes-hint"),
    };
    let head = csv::first_records(text, delimiter, HEAD).map_err(bad_quotes)?;
    let mut growing = Growing::new(names(&head, options));
    let mut records = csv::Records::new(text, delimiter);
    let mut cells = Vec::new();
    let mut record = 0_usize;
    while records.read(&mut cells).map_err(bad_quotes)? {
        record += 1;
        if options.header.is_none_or(|header| record > header) {
            growing.push(&cells);
        }
        if record.is_multiple_of(4096) {
            task.step(records.position() as u64, text.len() as u64 + 1)?;
        }
    }
    Ok(growing.finish(notes))
}

/// The column names, from the row that was told or found; none where row 0 was told.
fn names(head: &[Vec<String>], options: &mut TableOptions) -> Vec<String> {
    let row = *options.header.get_or_insert_with(|| header::find(head) + 1);
    if let Some(row) = row.checked_sub(1) {
        return head.get(row).cloned().unwrap_or_default();
    }
    let width = head.iter().map(Vec::len).max().unwrap_or(0);
    vec![String::new(); width]
}

/// Types the columns, first unfolding the blocks of the Ministry's layout where it is one.
fn from_grid(
    path: &Path,
    grid: Grid,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<(Table, Option<Contest>), ReadError> {
    let told = options.layout.as_deref();
    let unfold = matches!(told, None | Some("auto" | "ministry"));
    let unfolded = if unfold {
        ministry::unfold(&grid)
    } else {
        None
    };
    if told == Some("ministry") && unfolded.is_none() {
        return Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!("data-not-ministry", file = file_name(path)),
            hint: msg!("data-not-ministry-hint"),
        });
    }
    let (grid, choices) = if let Some(unfolded) = unfolded {
        options.layout = Some("ministry".to_owned());
        (unfolded.grid, Some(unfolded.choices.len()))
    } else {
        options.layout = told.filter(|told| *told != "auto").map(str::to_owned);
        (grid, None)
    };
    let (table, decimal) = grid.into_table(options.decimal, options.delimiter, notes);
    options.decimal = decimal.or(Some('.'));
    let contest = choices.map(|choices| contest::with_choices(&table, choices));
    Ok((table, contest))
}

fn empty(path: &Path) -> ReadError {
    ReadError::Empty {
        path: path.to_owned(),
    }
}

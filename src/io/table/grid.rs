//! Rows of text on their way to a table: names above, one list of cells per column.

use polars::prelude::{DataFrame, StringChunked, StringChunkedBuilder};
use rayon::prelude::*;

use crate::base::text::plain;
use crate::base::words::Message;
use crate::io::table::{header, infer};
use crate::model::table::Table;
use crate::msg;

/// No file has this many columns on purpose.
const WIDEST: usize = 5_000;

/// Totals stand among so many rows at the end of a table, and so many cells say so.
const LAST_ROWS: usize = 5;
const FIRST_CELLS: usize = 3;

/// A longer row than its names, in more than this share of rows, has columns without names.
const UNNAMED: f64 = 0.05;

/// Columns that grow by one cell with each row.
pub(crate) struct Growing {
    names: Vec<String>,
    columns: Vec<StringChunkedBuilder>,
    rows: usize,
    /// How many rows are expected.
    room: usize,
    /// Rows with more cells than there are names.
    long: usize,
}

/// Text by column: empty cells are null, others have no white space at their ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// As written in the file; empty for columns without one.
    pub(crate) names: Vec<String>,
    /// One entry per name.
    pub(crate) columns: Vec<StringChunked>,
    /// How many rows there are.
    pub(crate) rows: usize,
}

impl Growing {
    /// No rows yet under these names.
    pub(crate) fn new(names: Vec<String>) -> Self {
        Self::with_room(names, 1024)
    }

    /// No rows yet, and room for so many.
    pub(crate) fn with_room(names: Vec<String>, room: usize) -> Self {
        Self {
            names,
            columns: Vec::new(),
            rows: 0,
            room,
            long: 0,
        }
    }

    /// Adds a row; one that is empty is left out.
    pub(crate) fn push<S: AsRef<str>>(&mut self, cells: &[S]) {
        if cells.iter().all(|cell| trimmed(cell.as_ref()).is_empty()) {
            return;
        }
        let width = cells.len().min(WIDEST);
        self.widen(width.max(self.names.len()));
        for (place, column) in self.columns.iter_mut().enumerate() {
            match cells.get(place).map(|cell| trimmed(cell.as_ref())) {
                Some(text) if !text.is_empty() => column.append_value(text),
                _ => column.append_null(),
            }
        }
        let mut beyond = cells.iter().skip(self.names.len());
        self.long += usize::from(beyond.any(|cell| !trimmed(cell.as_ref()).is_empty()));
        self.rows += 1;
    }

    fn widen(&mut self, width: usize) {
        while self.columns.len() < width {
            let mut column = StringChunkedBuilder::new("".into(), self.rows.max(self.room));
            for _ in 0..self.rows {
                column.append_null();
            }
            self.columns.push(column);
        }
    }

    /// All rows. Where only a few are longer than the names, what they have beyond is left out,
    /// with a note that says how many there are.
    pub(crate) fn finish(self, notes: &mut Vec<Message>) -> Grid {
        Self::finish_all(vec![self], notes)
    }

    /// As [`Growing::finish`], of parts that follow one another and have the same names.
    pub(crate) fn finish_all(mut parts: Vec<Self>, notes: &mut Vec<Message>) -> Grid {
        let mut names = parts
            .first_mut()
            .map_or_else(Vec::new, |first| std::mem::take(&mut first.names));
        let rows = parts.iter().map(|part| part.rows).sum();
        let long: usize = parts.iter().map(|part| part.long).sum();
        let widest = parts.iter().map(|part| part.columns.len()).max();
        let mut width = widest.unwrap_or(0).max(names.len());
        if long > 0 {
            if long as f64 <= UNNAMED * rows as f64 {
                width = names.len();
                notes.push(msg!("note-long-rows", n = long));
            } else {
                names.resize(width, String::new());
            }
        }
        width = width.min(names.len());
        let mut columns: Vec<StringChunked> = Vec::new();
        for part in parts {
            let part = part.columns_of(width);
            if columns.is_empty() {
                columns = part;
            } else {
                for (column, more) in columns.iter_mut().zip(part) {
                    column.append_owned(more).ok();
                }
            }
        }
        Grid {
            names,
            columns,
            rows,
        }
    }

    /// The first `width` columns, those that no row reached empty.
    fn columns_of(mut self, width: usize) -> Vec<StringChunked> {
        self.widen(width);
        self.columns.truncate(width);
        let columns = self.columns.into_iter();
        columns.map(StringChunkedBuilder::finish).collect()
    }
}

/// As [`str::trim`], faster where there is nothing to trim, as in most cells.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [only] if only.is_ascii_graphic() => cell,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

impl Grid {
    /// The same, every column in one piece, so that its cells are found at once.
    pub(crate) fn in_one_piece(&self) -> Self {
        let columns = self.columns.iter();
        Self {
            names: self.names.clone(),
            columns: columns.map(|cells| cells.rechunk().into_owned()).collect(),
            rows: self.rows,
        }
    }

    /// Adds a column, with one cell per row.
    pub(crate) fn push<'a>(&mut self, name: &str, cells: impl Iterator<Item = Option<&'a str>>) {
        let mut column = StringChunkedBuilder::new("".into(), self.rows);
        cells.for_each(|cell| column.append_option(cell));
        self.names.push(name.to_owned());
        self.columns.push(column.finish());
    }

    /// The table: names made unique, columns typed, what was odd noted; and the sign before the
    /// decimals, where any cell has some.
    pub(crate) fn into_table(
        self,
        decimal: Option<char>,
        delimiter: Option<char>,
        notes: &mut Vec<Message>,
    ) -> (Table, Option<char>) {
        let totals = self.totals();
        let names = header::unique(&self.names);
        let mut typed: Vec<infer::Typed> = names
            .par_iter()
            .zip(&self.columns)
            .map(|(name, cells)| typed_but(&totals, name, cells, decimal))
            .collect();
        let has = |sign: char| {
            typed
                .iter()
                .any(|typed| typed.decimal == Some(sign) && !typed.ambiguous)
        };
        let english = !has(',') && (has('.') || delimiter == Some(','));
        if decimal.is_none() && english {
            for (place, typed) in typed.iter_mut().enumerate() {
                if typed.ambiguous {
                    *typed = typed_but(&totals, &names[place], &self.columns[place], Some('.'));
                }
            }
        }
        let found = [',', '.']
            .into_iter()
            .find(|&sign| typed.iter().any(|typed| typed.decimal == Some(sign)));
        let percent: Vec<&str> = typed
            .iter()
            .filter(|typed| typed.percent)
            .map(|typed| typed.column.name().as_str())
            .collect();
        if let Some(first) = percent.first() {
            notes.push(msg!("note-percent", n = percent.len(), column = *first));
        }
        if !totals.is_empty() {
            notes.push(msg!("note-totals", n = totals.len()));
        }
        let columns = typed.into_iter().map(|typed| typed.column).collect();
        let frame = DataFrame::new(self.rows, columns).unwrap_or_default();
        (Table { frame }, decimal.or(found))
    }

    /// Which of the last rows are sums of the others: one of their first cells says so.
    fn totals(&self) -> Vec<usize> {
        let says_so = |row: usize| {
            let cells = self.columns.iter().filter_map(|cells| cells.get(row));
            cells.take(FIRST_CELLS).any(|cell| {
                let cell = plain(cell);
                let word = cell.split(' ').next().unwrap_or_default();
                matches!(word, "total" | "totaux" | "totals") || cell == "ensemble"
            })
        };
        let last = (0..self.rows).rev().take(LAST_ROWS);
        last.filter(|&row| says_so(row)).collect()
    }
}

/// A column typed as its precincts are: what a row of totals has in place of a number (a share in
/// a column of counts, say) is a gap.
fn typed_but(
    totals: &[usize],
    name: &str,
    cells: &StringChunked,
    decimal: Option<char>,
) -> infer::Typed {
    let is_total = |row: usize| totals.contains(&row);
    let in_percent =
        |row: usize| is_total(row) && cells.get(row).is_some_and(|it| it.contains('%'));
    let others: [&dyn Fn(usize) -> bool; 2] = [&in_percent, &is_total];
    others
        .into_iter()
        .filter(|_| !totals.is_empty())
        .map(|left_out| {
            let kept = cells.iter().enumerate();
            let kept = kept.map(|(row, cell)| cell.filter(|_| !left_out(row)));
            infer::typed(name, &kept.collect(), decimal)
        })
        .find(|typed| typed.column.dtype().is_primitive_numeric())
        .unwrap_or_else(|| infer::typed(name, cells, decimal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(names: &[&str], rows: &[&[&str]]) -> (Grid, Vec<&'static str>) {
        let mut growing = Growing::new(names.iter().map(|name| (*name).to_owned()).collect());
        for row in rows {
            growing.push(row);
        }
        let mut notes = Vec::new();
        let grid = growing.finish(&mut notes);
        (grid, notes.iter().map(Message::key).collect())
    }

    #[test]
    fn short_rows_have_gaps_and_empty_rows_are_none() {
        let (grid, notes) = grid(&["a", "b"], &[&["1"], &["", " "], &[" 2 ", "3"]]);
        assert_eq!((grid.rows, notes.len()), (2, 0));
        assert_eq!(grid.columns[0].get(1), Some("2"));
        assert_eq!(grid.columns[1].get(0), None);
    }

    #[test]
    fn a_few_long_rows_are_noted_and_many_have_columns_of_their_own() {
        let short: &[&str] = &["1", "2"];
        let long: &[&str] = &["1", "2", "3"];
        let mut rows = vec![short; 99];
        rows.push(long);
        let (few, notes) = grid(&["a", "b"], &rows);
        assert_eq!((few.names.len(), notes), (2, vec!["note-long-rows"]));
        let (many, notes) = grid(&["a", "b"], &[long, short, long]);
        assert_eq!((many.names.len(), notes.len()), (3, 0));
        assert_eq!(many.columns[2].get(1), None);
    }

    #[test]
    fn commas_are_read_as_the_rest_of_the_file_writes_numbers() {
        let numbers = |rows: &[&[&str]], delimiter| {
            let (grid, _) = grid(&["a", "b"], rows);
            let (table, decimal) = grid.into_table(None, delimiter, &mut Vec::new());
            (table.numbers("a").unwrap()[0], decimal)
        };
        assert_eq!(numbers(&[&["1,234", "0.5"]], None), (1234.0, Some('.')));
        assert_eq!(numbers(&[&["1,234", "0,5"]], None), (1.234, Some(',')));
        assert_eq!(numbers(&[&["1,234", "5"]], Some(';')), (1.234, Some(',')));
        assert_eq!(numbers(&[&["1,234", "5"]], Some(',')), (1234.0, None));
    }

    #[test]
    fn totals_and_percent_signs_are_noted() {
        let (grid, _) = grid(
            &["a", "b"],
            &[&["B1", "50 %"], &["TOTAL", "1"], &["Total en %", ""]],
        );
        let mut notes = Vec::new();
        grid.into_table(None, None, &mut notes);
        let keys: Vec<&str> = notes.iter().map(Message::key).collect();
        assert_eq!(keys, ["note-percent", "note-totals"]);
    }
}

//! Parquet, whose columns know what they are.

use std::io::Cursor;
use std::path::Path;

use polars::prelude::{
    Column, DataFrame, DataType, ParquetReader, PolarsError, PolarsResult, SerReader as _,
};

use crate::base::words::Message;
use crate::io::ReadError;
use crate::io::foreign::guarded;
use crate::io::table::header;
use crate::model::table::Table;
use crate::msg;

/// Whether a file starts as Parquet does.
pub(crate) fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1")
}

/// Reads all columns that hold text or numbers; others are left out with a note.
///
/// # Errors
/// [`ReadError::NotUnderstood`] when the file is damaged.
pub(crate) fn read(
    path: &Path,
    bytes: Vec<u8>,
    notes: &mut Vec<Message>,
) -> Result<Table, ReadError> {
    guarded(path, || {
        let frame = ParquetReader::new(Cursor::new(bytes))
            .finish()
            .and_then(|frame| plain_columns(frame, notes))
            .map_err(|error| not_understood(path, &error))?;
        Ok(Table { frame })
    })
}

/// All columns as they are, and the `geo` metadata that GeoParquet has.
///
/// # Errors
/// [`ReadError::NotUnderstood`] when the file is damaged.
pub(crate) fn raw(path: &Path, bytes: Vec<u8>) -> Result<(DataFrame, Option<String>), ReadError> {
    guarded(path, || raw_unguarded(path, bytes))
}

fn raw_unguarded(path: &Path, bytes: Vec<u8>) -> Result<(DataFrame, Option<String>), ReadError> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let metadata = reader
        .get_metadata()
        .map_err(|error| not_understood(path, &error))?;
    let geo = metadata
        .key_value_metadata()
        .iter()
        .flatten()
        .find(|pair| pair.key == "geo")
        .and_then(|pair| pair.value.clone());
    let frame = reader
        .finish()
        .map_err(|error| not_understood(path, &error))?;
    Ok((frame, geo))
}

fn not_understood(path: &Path, error: &PolarsError) -> ReadError {
    ReadError::NotUnderstood {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

/// The columns that hold text or numbers; others are left out with a note.
pub(crate) fn plain_columns(frame: DataFrame, notes: &mut Vec<Message>) -> PolarsResult<DataFrame> {
    let rows = frame.height();
    let mut columns: Vec<Column> = Vec::with_capacity(frame.width());
    for column in frame.into_columns() {
        let kind = match column.dtype() {
            kind if kind.is_integer() => DataType::Int64,
            kind if kind.is_float() || kind.is_decimal() => DataType::Float64,
            DataType::String => DataType::String,
            DataType::Boolean | DataType::Date | DataType::Datetime(..) | DataType::Time => {
                DataType::String
            }
            kind if kind.is_categorical() || kind.is_enum() => DataType::String,
            _ => {
                notes.push(msg!("note-column-kind", column = column.name().as_str()));
                continue;
            }
        };
        // A whole number that is too large to keep exactly stays one as text.
        let cast = column
            .strict_cast(&kind)
            .or_else(|_| column.strict_cast(&DataType::String))?;
        columns.push(cast);
    }
    let names: Vec<String> = columns
        .iter()
        .map(|column| column.name().to_string())
        .collect();
    let names = header::unique(&names);
    for (column, name) in columns.iter_mut().zip(names) {
        column.rename(name.into());
    }
    DataFrame::new(rows, columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{ParquetWriter, df};

    #[test]
    fn columns_keep_what_they_are() {
        let mut frame = df!(
            "code" => ["01", "02"], "n" => [1_i32, 2], "x" => [0.5_f32, 1.0], "is" => [true, false]
        )
        .unwrap();
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
        assert!(is_parquet(&bytes), "its own mark");
        let mut notes = Vec::new();
        let table = read(Path::new("a.parquet"), bytes.clone(), &mut notes).unwrap();
        let kinds: Vec<DataType> = table
            .frame
            .columns()
            .iter()
            .map(|column| column.dtype().clone())
            .collect();
        use DataType::{Float64, Int64, String};
        assert_eq!(kinds, [String, Int64, Float64, String]);
        bytes.truncate(bytes.len() / 2);
        assert!(
            read(Path::new("a.parquet"), bytes, &mut notes).is_err(),
            "half a file"
        );
    }
}

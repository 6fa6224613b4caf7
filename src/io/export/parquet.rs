//! Columns as Apache Parquet, by polars.

use polars::prelude::{Column, DataFrame, ParquetWriter};

use crate::io::export::{Features, Field, Values};

/// The columns of the features; no data is null.
pub(super) fn parquet(features: &Features) -> Result<Vec<u8>, String> {
    let columns: Vec<Column> = features.fields.iter().map(column).collect();
    let mut bytes = Vec::new();
    DataFrame::new(features.shapes.len(), columns)
        .and_then(|mut frame| ParquetWriter::new(&mut bytes).finish(&mut frame))
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}

fn column(field: &Field) -> Column {
    let name = field.name.as_str().into();
    match &field.values {
        Values::Text(texts) => Column::new(name, texts),
        Values::Whole(numbers) => Column::new(name, numbers),
        Values::Real(numbers) => {
            let numbers: Vec<Option<f64>> = numbers
                .iter()
                .map(|number| number.is_finite().then_some(*number))
                .collect();
            Column::new(name, numbers)
        }
    }
}

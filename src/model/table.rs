//! Rows as a file has them: named columns, text kept as written.

use std::borrow::Cow;

use polars::prelude::{AnyValue, BooleanChunked, DataFrame, DataType};

/// A table of rows by columns.
///
/// A column is a number column only when every filled cell is a number and none is written
/// with leading zeros, so that codes such as `01` stay text; its gaps are null.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns, `String`, `Int64` or `Float64`, with names that are unique.
    pub frame: DataFrame,
}

impl Table {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.frame.height()
    }

    /// The names of the columns, in order.
    pub fn columns(&self) -> Vec<String> {
        self.frame
            .get_column_names()
            .into_iter()
            .map(ToString::to_string)
            .collect()
    }

    /// Whether the column is there and holds numbers.
    pub fn is_number(&self, column: &str) -> bool {
        self.frame
            .column(column)
            .is_ok_and(|column| column.dtype().is_primitive_numeric())
    }

    /// A column as text, one entry per row, whole numbers without decimals; `None` where empty.
    ///
    /// The whole answer is `None` when there is no such column.
    pub fn texts(&self, column: &str) -> Option<Vec<Option<String>>> {
        let column = self.frame.column(column).ok()?;
        let series = column.as_materialized_series();
        // Most columns are one of these two, and much faster read as such.
        if let Ok(texts) = series.str() {
            return Some(texts.iter().map(|text| text.map(str::to_owned)).collect());
        }
        if let Ok(numbers) = series.i64() {
            let text = |number: Option<i64>| number.map(|number| number.to_string());
            return Some(numbers.iter().map(text).collect());
        }
        Some(series.iter().map(|value| text_of(&value)).collect())
    }

    /// A column as text like [`Table::texts`], borrowed where the column is text.
    pub fn cells(&self, column: &str) -> Option<Vec<Option<Cow<'_, str>>>> {
        let texts = self.frame.column(column).ok()?.as_series()?.str().ok();
        match texts {
            Some(texts) => Some(texts.iter().map(|text| text.map(Cow::Borrowed)).collect()),
            None => {
                let texts = self.texts(column)?.into_iter();
                Some(texts.map(|text| text.map(Cow::Owned)).collect())
            }
        }
    }

    /// The rows that are marked: `kept` has one entry per row.
    #[must_use]
    pub fn only(&self, kept: &[bool]) -> Self {
        let mask: BooleanChunked = kept.iter().copied().collect();
        let frame = self.frame.filter(&mask);
        Self {
            frame: frame.unwrap_or_default(),
        }
    }

    /// A column as numbers, one entry per row, NaN where empty or no number.
    ///
    /// The answer is `None` when there is no such column.
    pub fn numbers(&self, column: &str) -> Option<Vec<f64>> {
        let column = self.frame.column(column).ok()?;
        let floats = column.cast(&DataType::Float64).ok()?;
        let floats = floats.f64().ok()?;
        Some(
            floats
                .iter()
                .map(|value| value.unwrap_or(f64::NAN))
                .collect(),
        )
    }
}

fn text_of(value: &AnyValue<'_>) -> Option<String> {
    match value {
        AnyValue::Null => None,
        AnyValue::String(text) => Some((*text).to_owned()),
        AnyValue::StringOwned(text) => Some(text.to_string()),
        AnyValue::Float64(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Some(format!("{number:.0}"))
        }
        AnyValue::Float32(number) if number.fract() == 0.0 && number.abs() < 1e6 => {
            Some(format!("{number:.0}"))
        }
        other => Some(other.to_string()),
    }
}

//! A layer's own columns, as its features come by.

use gdal::vector::{Defn, Feature, OGRFieldType};
use polars::prelude::{Column, DataFrame, NamedFrom as _, PolarsResult, Series};

use crate::io::table::header;
use crate::model::table::Table;

/// Columns that grow by one cell with each feature.
#[derive(Debug)]
pub(crate) struct Attributes {
    names: Vec<String>,
    columns: Vec<Cells>,
}

#[derive(Debug)]
enum Cells {
    Whole(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
    Text(Vec<Option<String>>),
    /// Dates come with slashes, and leave as `2026-03-15`.
    Day(Vec<Option<String>>),
}

impl Attributes {
    /// Empty columns for the fields of a layer.
    pub(crate) fn new(defn: &Defn) -> Self {
        let columns = defn
            .fields()
            .map(|field| match field.field_type() {
                OGRFieldType::OFTInteger | OGRFieldType::OFTInteger64 => Cells::Whole(Vec::new()),
                OGRFieldType::OFTReal => Cells::Real(Vec::new()),
                OGRFieldType::OFTDate | OGRFieldType::OFTDateTime => Cells::Day(Vec::new()),
                _ => Cells::Text(Vec::new()),
            })
            .collect();
        let names: Vec<String> = defn.fields().map(|field| field.name()).collect();
        Self {
            names: header::unique(&names),
            columns,
        }
    }

    /// Adds a feature's cells.
    pub(crate) fn push(&mut self, feature: &Feature<'_>) -> gdal::errors::Result<()> {
        for (field, cells) in self.columns.iter_mut().enumerate() {
            match cells {
                Cells::Whole(cells) => cells.push(feature.field_as_integer64(field)?),
                Cells::Real(cells) => {
                    let cell = feature.field_as_double(field)?;
                    cells.push(cell.filter(|number| number.is_finite()));
                }
                Cells::Text(cells) => {
                    let cell = feature.field_as_string(field)?;
                    cells.push(cell.filter(|text| !text.is_empty()));
                }
                Cells::Day(cells) => {
                    let cell = feature.field_as_string(field)?;
                    cells.push(cell.map(|text| text.replacen('/', "-", 2)));
                }
            }
        }
        Ok(())
    }

    /// The table of all that was added: one row per feature.
    pub(crate) fn finish(self, rows: usize) -> PolarsResult<Table> {
        let columns = self
            .names
            .into_iter()
            .zip(self.columns)
            .map(|(name, cells)| {
                let name = name.into();
                Column::from(match cells {
                    Cells::Whole(cells) => Series::new(name, cells),
                    Cells::Real(cells) => Series::new(name, cells),
                    Cells::Text(cells) | Cells::Day(cells) => Series::new(name, cells),
                })
            })
            .collect();
        let frame = DataFrame::new(rows, columns)?;
        Ok(Table { frame })
    }
}

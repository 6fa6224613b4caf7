//! Features of a table: their shapes stand in one of its columns, as GeoJSON, WKT or WKB.

use std::path::Path;

use gdal::spatial_ref::SpatialRef;
use gdal::vector::Geometry as GdalGeometry;
use geo::Geometry;
use polars::prelude::{Column, DataFrame, DataType};

use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::io::layer::crs::Crs;
use crate::io::layer::{
    bring_to_degrees, complaints, features, no_shapes, not_understood, unusable,
};
use crate::io::source::has_extension;
use crate::io::table::{self, personal};
use crate::io::{ReadError, table::parquet};
use crate::model::layer::Layer;
use crate::model::project::TableOptions;
use crate::model::table::Table;
use crate::msg;

/// How many filled cells are looked at to see what a column holds.
const TRIED: usize = 20;

/// How a shape is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    Wkt,
    Wkb,
}

/// A table with a column of shapes.
struct Shaped {
    frame: DataFrame,
    column: Column,
    form: Form,
    /// The system they are in, where the file says so.
    crs: Option<Crs>,
}

/// Whether a file may be a table with a column of shapes.
pub(super) fn may_be(path: &Path) -> bool {
    ["csv", "tsv", "txt", "parquet", "geoparquet"]
        .iter()
        .any(|ending| has_extension(path, ending))
}

/// Reads such a table; `None` where a text file has no column of shapes.
///
/// # Errors
/// [`ReadError`] when the file cannot be read, a shape is damaged, or a Parquet has none.
pub(super) fn read(
    path: &Path,
    crs: Option<&str>,
    task: &Task,
) -> Result<Option<Noted<Layer>>, ReadError> {
    complaints::listen();
    let mut notes = Vec::new();
    let packed = table::parquet_bytes(path)?;
    let shaped = match packed {
        Some(bytes) => Some(of_parquet(path, bytes)?),
        None => of_text(path, &mut notes, task)?,
    };
    let Some(shaped) = shaped else {
        return Ok(None);
    };
    let (mut shapes, repaired) = shapes(path, &shaped, task)?;
    let crs = bring_to_degrees(&mut shapes, crs, shaped.crs)
        .map_err(|lost| unusable(path, lost))?
        .take_notes(&mut notes);
    let table = parquet::plain_columns(shaped.frame, &mut notes)
        .map_err(|error| not_understood(path, &error))?;
    let table = personal::refuse(Table { frame: table }).take_notes(&mut notes);
    let without = shapes.iter().filter(|shape| shape.is_none()).count();
    if without > 0 {
        notes.push(msg!("note-no-geometry", n = without));
    }
    if repaired > 0 {
        notes.push(msg!("note-repaired", n = repaired));
    }
    task.step(1, 1)?;
    Ok(Some(Noted {
        value: Layer {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            crs: crs.name,
            shapes,
            table,
            repaired,
            ..Layer::default()
        },
        notes,
    }))
}

/// A text table whose cells in one column are shapes. Points that stand in two columns are none.
fn of_text(
    path: &Path,
    notes: &mut Vec<Message>,
    task: &Task,
) -> Result<Option<Shaped>, ReadError> {
    let options = TableOptions {
        layout: Some("plain".to_owned()),
        ..TableOptions::default()
    };
    let read = table::read(path, None, &options, task)?;
    let frame = &read.value.table.frame;
    let mut found: Option<(&Column, Form)> = None;
    for column in frame.columns() {
        let form = text_form(column);
        // Of several the one with areas is meant: a point beside it only says where its middle is.
        if let Some(form) = form
            && (found.is_none() || has_areas(column))
        {
            found = Some((column, form));
        }
    }
    let Some((column, form)) = found.map(|(column, form)| (column.clone(), form)) else {
        return Ok(None);
    };
    notes.extend(read.notes);
    Ok(Some(Shaped {
        frame: frame.drop(column.name()).unwrap_or_default(),
        crs: match form {
            Form::Json => Crs::told("EPSG:4326").ok(),
            Form::Wkt | Form::Wkb => None,
        },
        column,
        form,
    }))
}

fn filled(column: &Column) -> Vec<&str> {
    let cells = column.as_materialized_series().str().ok();
    let cells = cells.into_iter().flat_map(|cells| cells.iter().flatten());
    cells.take(TRIED).collect()
}

fn text_form(column: &Column) -> Option<Form> {
    const WKT: [&str; 6] = [
        "POINT",
        "LINESTRING",
        "POLYGON",
        "MULTIPOINT",
        "MULTILINESTRING",
        "MULTIPOLYGON",
    ];
    if column.dtype() != &DataType::String {
        return None;
    }
    let cells = filled(column);
    let all =
        |test: &dyn Fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|cell| test(cell));
    let is_wkt = |cell: &str| {
        let cell = cell
            .split_once(';')
            .filter(|(srid, _)| srid.starts_with("SRID="))
            .map_or(cell, |(_, wkt)| wkt);
        let word = cell.split(['(', ' ']).next().unwrap_or_default();
        cell.ends_with(')') && WKT.iter().any(|known| word.eq_ignore_ascii_case(known))
    };
    if all(&|cell| cell.starts_with('{') && cell.contains("\"coordinates\"")) {
        Some(Form::Json)
    } else if all(&is_wkt) {
        Some(Form::Wkt)
    } else {
        None
    }
}

fn has_areas(column: &Column) -> bool {
    filled(column)
        .iter()
        .any(|cell| cell.to_ascii_uppercase().contains("POLYGON"))
}

/// A Parquet file: its column of WKB, by its `geo` metadata, or by what is in it.
fn of_parquet(path: &Path, bytes: Vec<u8>) -> Result<Shaped, ReadError> {
    let (frame, geo) = parquet::raw(path, bytes)?;
    let geo: serde_json::Value = geo
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let primary = geo.get("primary_column").and_then(|name| name.as_str());
    let about = primary.and_then(|name| geo.get("columns")?.get(name));
    let binary = |column: &&Column| column.dtype() == &DataType::Binary && is_wkb(column);
    let column = match primary {
        Some(name) => frame.column(name).ok().filter(binary),
        None => frame.columns().iter().find(binary),
    };
    let (column, form) = match column {
        Some(column) => (column.clone(), Form::Wkb),
        None => frame
            .columns()
            .iter()
            .find_map(|column| Some((column.clone(), text_form(column)?)))
            .ok_or_else(|| no_shapes(path))?,
    };
    // GeoParquet without a system is in degrees; with an empty one it is in none that is known.
    let crs = match (about, about.and_then(|about| about.get("crs"))) {
        (Some(_), Some(crs)) if !crs.is_null() => SpatialRef::from_definition(&crs.to_string())
            .ok()
            .and_then(Crs::of),
        (Some(_), None) => Crs::told("EPSG:4326").ok(),
        _ => None,
    };
    complaints::take();
    Ok(Shaped {
        frame: frame.drop(column.name()).unwrap_or_default(),
        column,
        form,
        crs,
    })
}

fn is_wkb(column: &Column) -> bool {
    let cells = column.as_materialized_series().binary().ok();
    let first = cells.and_then(|cells| cells.iter().flatten().next());
    first.is_some_and(|cell| complaints::unheard(|| GdalGeometry::from_wkb(cell)).is_ok())
}

/// The shape of each row, and how many were repaired.
fn shapes(
    path: &Path,
    shaped: &Shaped,
    task: &Task,
) -> Result<(Vec<Option<Geometry<f64>>>, usize), ReadError> {
    let rows = shaped.column.len() as u64;
    let series = shaped.column.as_materialized_series();
    let mut repaired = 0;
    let mut shape = |row: usize, geometry: Option<gdal::errors::Result<GdalGeometry>>| {
        if row.is_multiple_of(256) {
            task.step(row as u64, rows + 1)?;
        }
        match geometry {
            None => Ok(None),
            Some(Ok(geometry)) => {
                let bytes = geometry.iso_wkb();
                let bytes = bytes.map_err(|error| not_understood(path, &error))?;
                features::shape(path, &bytes, &mut repaired)
            }
            Some(Err(error)) => {
                let said = complaints::take();
                Err(not_understood(path, &complaints::reason(&said, &error)))
            }
        }
    };
    let shapes: Result<Vec<Option<Geometry<f64>>>, ReadError> = match shaped.form {
        Form::Wkb => {
            let cells = series
                .binary()
                .map_err(|error| not_understood(path, &error))?;
            let shapes = cells.iter().enumerate();
            shapes
                .map(|(row, cell)| shape(row, cell.map(GdalGeometry::from_wkb)))
                .collect()
        }
        Form::Json | Form::Wkt => {
            let cells = series.str().map_err(|error| not_understood(path, &error))?;
            let shapes = cells.iter().enumerate();
            shapes
                .map(|(row, cell)| shape(row, cell.map(|cell| parsed(cell, shaped.form))))
                .collect()
        }
    };
    Ok((shapes?, repaired))
}

fn parsed(cell: &str, form: Form) -> gdal::errors::Result<GdalGeometry> {
    if form == Form::Wkt {
        let wkt = cell
            .split_once(';')
            .filter(|(srid, _)| srid.starts_with("SRID="));
        return GdalGeometry::from_wkt(wkt.map_or(cell, |(_, wkt)| wkt));
    }
    // Some portals write the whole feature.
    let feature = serde_json::from_str::<serde_json::Value>(cell).ok();
    match feature.as_ref().and_then(|feature| feature.get("geometry")) {
        Some(geometry) => GdalGeometry::from_geojson(&geometry.to_string()),
        None => GdalGeometry::from_geojson(cell),
    }
}

//! Features from any vector source that GDAL reads.

mod attributes;
mod columns;
mod complaints;
mod container;
mod crs;
pub mod extract;
mod features;
mod lambert;
pub mod prepared;
mod repair;
mod shapefile;
mod sound;
mod wkb;

use std::path::Path;

use gdal::Dataset;
use gdal::vector::{Layer as GdalLayer, LayerAccess as _};
use geo::Geometry;

use crate::base::note::Noted;
use crate::base::task::Task;
use crate::io::layer::crs::{Crs, Lost};
use crate::io::layer::features::Features;
use crate::io::layer::prepared::Prepared;
use crate::io::table::personal;
use crate::io::{ReadError, source};
use crate::model::layer::Layer;
use crate::model::project::Role;
use crate::model::table::Table;
use crate::msg;

/// The names of the layers in a file, in its order.
///
/// # Errors
/// [`ReadError`] when the file cannot be opened as a vector source.
pub fn list(path: &Path) -> Result<Vec<String>, ReadError> {
    let datasets = container::open(path)?;
    Ok(datasets.iter().flat_map(names).collect())
}

fn names(dataset: &Dataset) -> Vec<String> {
    dataset.layers().map(|layer| layer.name()).collect()
}

/// Reads one layer (the first, or the one named), brought to WGS 84.
///
/// `crs`, such as `EPSG:2154`, is used in place of what the file says.
///
/// # Errors
/// [`ReadError`] when there is nothing usable, or when `task` was cancelled.
pub fn read(
    path: &Path,
    part: Option<&str>,
    crs: Option<&str>,
    task: &Task,
) -> Result<Noted<Layer>, ReadError> {
    read_prepared(path, part, crs, None, task)
}

/// As [`read`], with the shapes that were kept of the same file, where there are some.
///
/// # Errors
/// As [`read`].
pub fn read_prepared(
    path: &Path,
    part: Option<&str>,
    crs: Option<&str>,
    prepared: Option<Prepared>,
    task: &Task,
) -> Result<Noted<Layer>, ReadError> {
    if columns::may_be(path)
        && let Some(layer) = columns::read(path, crs, task)?
    {
        return Ok(layer);
    }
    let datasets = container::open(path)?;
    let (dataset, index) = find(path, &datasets, part)?;
    let mut opened = layer_at(path, dataset, index)?;
    let declared = opened.spatial_ref().and_then(Crs::of);
    let mut features = features::read(path, &mut opened, prepared.is_none(), task)?;
    let silent = crs.is_none() && declared.is_none();
    if silent && prepared.is_none() && features.shapes.iter().all(Option::is_none) {
        // Its coordinates could not tell where they are: there are none.
        return Err(no_shapes(path));
    }
    if silent && source::has_extension(path, "shp") && !path.with_extension("prj").exists() {
        features.notes.push(msg!("note-no-prj"));
    }
    let rows = features.rows;
    let crs = match prepared {
        Some(prepared) if prepared.shapes.len() == rows => {
            features.shapes = prepared.shapes;
            features.repaired = prepared.repaired;
            prepared.crs
        }
        // Not what was kept of this file after all.
        Some(_) => return read(path, part, crs, task),
        None => {
            bring_to_degrees(&mut features.shapes, crs, declared)
                .map_err(|lost| unusable(path, lost))?
                .take_notes(&mut features.notes)
                .name
        }
    };
    let table = features
        .attributes
        .finish(rows)
        .map_err(|error| not_understood(path, &error))?;
    let refused = personal::refuse(table);
    if !refused.notes.is_empty() {
        // GDAL's own warnings may quote a cell.
        features.notes.retain(|note| note.key() != "note-gdal");
    }
    let table = refused.take_notes(&mut features.notes);
    let without = features
        .shapes
        .iter()
        .filter(|shape| shape.is_none())
        .count();
    if without > 0 {
        features.notes.push(msg!("note-no-geometry", n = without));
    }
    if features.repaired > 0 {
        features
            .notes
            .push(msg!("note-repaired", n = features.repaired));
    }
    task.step(1, 1)?;
    Ok(Noted {
        value: Layer {
            name: opened.name(),
            crs,
            shapes: features.shapes,
            table,
            repaired: features.repaired,
            heights: features.heights,
            gates: Vec::new(),
        },
        notes: features.notes,
    })
}

/// The first features of one layer (the first, or the one named), in its own coordinates, to see
/// what it is.
///
/// # Errors
/// [`ReadError`] when it cannot be opened or understood, or has no features.
pub fn read_first(path: &Path, part: Option<&str>, most: usize) -> Result<Layer, ReadError> {
    complaints::listen();
    let datasets = container::open(path)?;
    let (dataset, index) = find(path, &datasets, part)?;
    let mut opened = layer_at(path, dataset, index)?;
    let features = features::read_first(path, &mut opened, most)?;
    if features.shapes.is_empty() {
        return Err(ReadError::Empty {
            path: path.to_owned(),
        });
    }
    let table = features
        .attributes
        .finish(features.shapes.len())
        .map_err(|error| not_understood(path, &error))?;
    Ok(Layer {
        name: opened.name(),
        shapes: features.shapes,
        table,
        ..Layer::default()
    })
}

/// Brings shapes to degrees from the system told, declared or guessed, in this order, and says
/// which it was.
fn bring_to_degrees(
    shapes: &mut [Option<Geometry<f64>>],
    told: Option<&str>,
    declared: Option<Crs>,
) -> Result<Noted<Crs>, Lost> {
    let crs = match (told, declared) {
        (Some(told), _) => Noted::plain(Crs::told(told)?),
        (None, Some(declared)) => Noted::plain(declared),
        (None, None) => Crs::guessed(shapes)?,
    };
    crs.value.to_degrees(shapes)?;
    Ok(crs)
}

/// Brings points that are no layer to degrees, from the system told or guessed.
pub(crate) fn to_degrees(
    path: &Path,
    shapes: &mut [Option<Geometry<f64>>],
    told: Option<&str>,
) -> Result<Noted<()>, ReadError> {
    complaints::listen();
    match bring_to_degrees(shapes, told, None) {
        Ok(crs) => Ok(crs.map(|_| ())),
        Err(lost) => Err(unusable(path, lost)),
    }
}

fn no_shapes(path: &Path) -> ReadError {
    ReadError::Unusable {
        path: path.to_owned(),
        what: msg!("layer-no-shapes", file = source::file_name(path)),
        hint: msg!("layer-no-shapes-hint"),
    }
}

fn unusable(path: &Path, Lost { what, hint }: Lost) -> ReadError {
    ReadError::Unusable {
        path: path.to_owned(),
        what,
        hint,
    }
}

/// The columns of one layer (the first, or the one named) without its shapes, with or without a
/// coordinate system.
///
/// # Errors
/// [`ReadError`] when there is nothing usable, or when `task` was cancelled.
pub(crate) fn read_table(
    path: &Path,
    part: Option<&str>,
    task: &Task,
) -> Result<Noted<Table>, ReadError> {
    let datasets = container::open(path)?;
    let (dataset, index) = find(path, &datasets, part)?;
    let mut opened = layer_at(path, dataset, index)?;
    let Features {
        rows,
        attributes,
        notes,
        ..
    } = features::read(path, &mut opened, false, task)?;
    let value = attributes
        .finish(rows)
        .map_err(|error| not_understood(path, &error))?;
    Ok(Noted { value, notes })
}

fn layer_at<'a>(
    path: &Path,
    dataset: &'a Dataset,
    index: usize,
) -> Result<GdalLayer<'a>, ReadError> {
    let opened = one_layer(path, dataset, index)?;
    if extract::is_opened(dataset) {
        extract::only(dataset, &[opened.name().as_str()]);
    }
    Ok(opened)
}

fn one_layer<'a>(
    path: &Path,
    dataset: &'a Dataset,
    index: usize,
) -> Result<GdalLayer<'a>, ReadError> {
    dataset.layer(index).map_err(|error| {
        let said = complaints::take();
        not_understood(path, &complaints::reason(&said, &error))
    })
}

/// The data set and the place in it of the layer asked for.
fn find<'a>(
    path: &Path,
    datasets: &'a [Dataset],
    part: Option<&str>,
) -> Result<(&'a Dataset, usize), ReadError> {
    let mut known = Vec::new();
    for dataset in datasets {
        let part = part.or_else(|| usual(dataset));
        for (index, name) in names(dataset).into_iter().enumerate() {
            if part.is_none_or(|part| part == name) {
                return Ok((dataset, index));
            }
            known.push(name);
        }
    }
    match part {
        Some(part) => Err(ReadError::NoPart {
            path: path.to_owned(),
            part: part.to_owned(),
            known,
        }),
        None => Err(ReadError::Empty {
            path: path.to_owned(),
        }),
    }
}

/// The layer that is meant where none is named, if not the one that mostly is: of an extract of
/// `OpenStreetMap`, that with outlines.
pub fn usual_part(path: &Path, role: Role) -> Option<&'static str> {
    (role == Role::Buildings && extract::is_extract(path)).then_some("multipolygons")
}

/// The layer that is meant where none is named, if not the first: of an extract of
/// `OpenStreetMap`, its lines.
fn usual(dataset: &Dataset) -> Option<&'static str> {
    extract::is_opened(dataset).then_some("lines")
}

fn not_understood(path: &Path, reason: &impl ToString) -> ReadError {
    ReadError::NotUnderstood {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}

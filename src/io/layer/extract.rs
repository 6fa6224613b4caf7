//! Extracts of OpenStreetMap: which of their layers are read, and several of them in one go.
//!
//! GDAL hands out nodes, ways and relations as they stand in the file, whichever layer was asked
//! for. It is told which layers count; of those that do, each is asked in turn, so that none piles
//! up while another is read.

use std::path::Path;

use gdal::Dataset;
use gdal::vector::sql::Dialect;
use gdal::vector::{Feature, LayerAccess as _};
use geo::Geometry;

use crate::base::task::Task;
use crate::io::layer::features::{bytes, shape};
use crate::io::layer::{complaints, container, find, not_understood, one_layer};
use crate::io::{ReadError, source};

/// What bars a way until it is opened.
const GATES: [&str; 10] = [
    "gate",
    "lift_gate",
    "swing_gate",
    "sliding_gate",
    "sliding_beam",
    "wicket_gate",
    "kissing_gate",
    "turnstile",
    "full-height_turnstile",
    "door",
];

/// The column that has all tags without a column of their own.
const PACKED: &str = "other_tags";

/// Features read between two looks at the task.
const BATCH: u64 = 256;

/// Whether a file is one, by its ending.
pub fn is_extract(path: &Path) -> bool {
    source::has_extension(path, "osm") || source::has_extension(path, "pbf")
}

/// Whether a data set is one.
pub(super) fn is_opened(dataset: &Dataset) -> bool {
    dataset.driver().short_name() == "OSM"
}

/// Says which layers count: features of the others are not kept for somebody to ask for them.
/// To be said once: what some layers can do without, GDAL does not learn again for others.
pub(super) fn only(dataset: &Dataset, layers: &[&str]) {
    let wanted = format!("SET interest_layers = {}", layers.join(","));
    // Without it a small extract is read as well, and a large one says what is wrong.
    complaints::unheard(|| dataset.execute_sql(wanted, None, Dialect::DEFAULT).ok());
}

/// A node or an area with its tags.
pub(crate) struct Tagged {
    /// Where it is, in degrees.
    pub(crate) shape: Geometry<f64>,
    /// Its cells by the names of the layer's columns; those that are empty are left out.
    cells: Vec<(String, String)>,
}

impl Tagged {
    /// A column, or one of the tags that are packed together; empty for none.
    pub(crate) fn get(&self, key: &str) -> &str {
        let cell = |name: &str| self.cells.iter().find(|(column, _)| column == name);
        cell(key)
            .map(|(_, text)| text.as_str())
            .or_else(|| packed(&cell(PACKED)?.1, key))
            .unwrap_or_default()
    }
}

/// One of the tags that GDAL packs together: `"bridge"=>"yes","layer"=>"1"`.
fn packed<'a>(tags: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = tags.split_once(&format!("\"{key}\"=>\""))?;
    Some(rest.split_once('"')?.0)
}

/// Where gates are, in degrees; those that are open to everybody are none.
///
/// # Errors
/// [`ReadError`] when the file cannot be read, or when `task` was cancelled.
pub fn gates(path: &Path, task: &Task) -> Result<Vec<(f64, f64)>, ReadError> {
    let gate = |tagged: Tagged| {
        let is_gate = GATES.contains(&tagged.get("barrier"));
        let free = ["access", "foot"].map(|key| tagged.get(key));
        let is_open = free
            .iter()
            .any(|free| matches!(*free, "yes" | "designated" | "permissive"));
        match tagged.shape {
            Geometry::Point(at) if is_gate && !is_open => Some((at.x(), at.y())),
            _ => None,
        }
    };
    each(path, &["points"], "barrier", gate, task)
}

/// Reads some layers of an extract in one go, and keeps of each feature what `keep` makes of it.
///
/// `hint` stands in the packed tags, or is a column, of every feature that is looked at: the
/// others are passed over before their shapes are decoded.
///
/// # Errors
/// [`ReadError`] when the file cannot be read, or when `task` was cancelled.
pub(crate) fn each<T>(
    path: &Path,
    layers: &[&str],
    hint: &str,
    mut keep: impl FnMut(Tagged) -> Option<T>,
    task: &Task,
) -> Result<Vec<T>, ReadError> {
    let dataset = container::open_extract(path)?;
    let datasets = [dataset];
    let mut opened = Vec::new();
    for name in layers {
        let (dataset, index) = find(path, &datasets, Some(name))?;
        opened.push(one_layer(path, dataset, index)?);
    }
    only(&datasets[0], layers);
    let names: Vec<Vec<String>> = opened
        .iter()
        .map(|layer| layer.defn().fields().map(|field| field.name()).collect())
        .collect();
    let mut kept = Vec::new();
    let mut seen = 0_u64;
    loop {
        let before = seen;
        for (layer, names) in opened.iter_mut().zip(&names) {
            for feature in layer.features() {
                if seen.is_multiple_of(BATCH) {
                    // How many there are is known when the last was read.
                    task.step(seen, 0)?;
                }
                seen += 1;
                let Some(cells) = cells(path, &feature, names, hint)? else {
                    continue;
                };
                let bytes = bytes(path, &feature)?.unwrap_or_default();
                let Some(shape) = shape(path, &bytes, &mut 0).ok().flatten() else {
                    continue;
                };
                kept.extend(keep(Tagged { shape, cells }));
            }
        }
        let said = complaints::take();
        if said.iter().any(|complaint| complaint.failure) {
            return Err(not_understood(path, &complaints::reason(&said, &"")));
        }
        // A layer without a next feature may only wait for another to be read.
        if seen == before {
            break;
        }
    }
    task.step(seen, seen.max(1))?;
    Ok(kept)
}

/// What is written of a feature; `None` where the hint is not in it.
fn cells(
    path: &Path,
    feature: &Feature<'_>,
    names: &[String],
    hint: &str,
) -> Result<Option<Vec<(String, String)>>, ReadError> {
    let mut cells = Vec::new();
    let mut is_hinted = false;
    for (place, name) in names.iter().enumerate() {
        let text = feature.field_as_string(place);
        let text = text.map_err(|error| not_understood(path, &error))?;
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            is_hinted |= name == hint || (name == PACKED && text.contains(hint));
            cells.push((name, text));
        }
    }
    let owned = cells.into_iter().map(|(name, text)| (name.clone(), text));
    Ok(is_hinted.then(|| owned.collect()))
}

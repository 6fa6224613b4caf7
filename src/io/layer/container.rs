//! Where in a file the layers are: the file itself, or what a zip holds; and whether it is whole.

use std::path::{Path, PathBuf};

use gdal::{Dataset, DatasetOptions, GdalOpenFlags, vsi};

use crate::io::layer::{complaints, shapefile};
use crate::io::source::{file_name, has_extension, siblings};
use crate::io::{ReadError, kind};
use crate::msg;

/// Endings of the files inside a zip that hold layers.
const LAYERS: [&str; 10] = [
    "shp", "gpkg", "geojson", "json", "fgb", "kml", "tab", "mif", "gml", "sqlite",
];

/// Opens everything in a file that has layers, in order of name.
///
/// # Errors
/// [`ReadError`] when the file is not there, not whole, or nothing GDAL reads as vectors.
pub(crate) fn open(path: &Path) -> Result<Vec<Dataset>, ReadError> {
    complaints::listen();
    kind::check(path)?;
    if !has_extension(path, "zip") {
        let beside = siblings(path);
        check_sidecars(path, &beside)?;
        if has_extension(path, "shp") {
            shapefile::check_lengths(&beside)?;
        }
        let encoding = ["shp", "dbf"]
            .iter()
            .any(|ending| has_extension(path, ending))
            .then(|| shapefile::encoding(&beside))
            .flatten();
        let options = encoding.map(|encoding| format!("ENCODING={encoding}"));
        return Ok(vec![open_one(path, path, options.as_deref())?]);
    }
    let entries = entries(path)?;
    let layers: Vec<&PathBuf> = entries
        .iter()
        .filter(|entry| LAYERS.iter().any(|ending| has_extension(entry, ending)))
        .collect();
    if layers.is_empty() {
        return Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!("data-zip-no-layer", file = file_name(path)),
            hint: msg!("data-zip-no-layer-hint"),
        });
    }
    let inside = root(path);
    layers
        .into_iter()
        .map(|entry| {
            check_sidecars(entry, &entries)?;
            open_one(path, &inside.join(entry), None)
        })
        .collect()
}

/// How GDAL names the root of a zip: braces, because the path may have any ending.
fn root(path: &Path) -> PathBuf {
    let mut inside = std::ffi::OsString::from("/vsizip/{");
    inside.push(path);
    inside.push("}");
    PathBuf::from(inside)
}

/// What a zip holds, without the doubles that macOS puts beside each file, in order of name.
fn entries(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let listed = vsi::read_dir(root(path), true);
    let said = complaints::take();
    let mut entries = listed.map_err(|error| ReadError::NotUnderstood {
        path: path.to_owned(),
        reason: complaints::reason(&said, &error),
    })?;
    entries.retain(|entry| {
        !entry.iter().any(|part| {
            let part = part.to_string_lossy();
            part == "__MACOSX" || part.starts_with("._")
        })
    });
    entries.sort();
    Ok(entries)
}

/// Opens an extract of OpenStreetMap so that several of its layers can be read in one go.
pub(super) fn open_extract(path: &Path) -> Result<Dataset, ReadError> {
    complaints::listen();
    kind::check(path)?;
    open_one(path, path, Some("INTERLEAVED_READING=YES"))
}

fn open_one(path: &Path, inside: &Path, option: Option<&str>) -> Result<Dataset, ReadError> {
    // Only for CSV, whose points are in two columns of some such names.
    const POINTS: [&str; 2] = [
        "X_POSSIBLE_NAMES=lon,lng,long,longitude,x",
        "Y_POSSIBLE_NAMES=lat,latitude,y",
    ];
    let mut options: Vec<&str> = option.into_iter().collect();
    if has_extension(path, "csv") {
        options.extend(POINTS);
    }
    let options = DatasetOptions {
        open_flags: GdalOpenFlags::GDAL_OF_READONLY
            | GdalOpenFlags::GDAL_OF_VECTOR
            | GdalOpenFlags::GDAL_OF_VERBOSE_ERROR,
        open_options: (!options.is_empty()).then_some(&options),
        ..DatasetOptions::default()
    };
    let opened = Dataset::open_ex(inside, options);
    let said = complaints::take();
    let failed = said.iter().any(|complaint| complaint.failure);
    match opened {
        Ok(dataset) if !failed => Ok(dataset),
        Ok(_) => Err(ReadError::NotUnderstood {
            path: path.to_owned(),
            reason: complaints::reason(&said, &""),
        }),
        Err(error) => Err(ReadError::NotUnderstood {
            path: path.to_owned(),
            reason: complaints::reason(&said, &error),
        }),
    }
}

/// A shapefile is at least three files, a `MapInfo` table four: one without the others is not
/// whole, and what GDAL can make up for them is not what was published.
fn check_sidecars(path: &Path, beside: &[PathBuf]) -> Result<(), ReadError> {
    let needed: &[&str] = if has_extension(path, "shp") {
        &["shx", "dbf"]
    } else if has_extension(path, "tab") {
        &["dat"]
    } else {
        &[]
    };
    for ending in needed {
        let there = beside.iter().any(|other| {
            other.parent() == path.parent()
                && other.file_stem() == path.file_stem()
                && has_extension(other, ending)
        });
        if !there {
            return Err(ReadError::MissingSidecar {
                path: path.to_owned(),
                missing: file_name(&path.with_extension(ending)),
            });
        }
    }
    Ok(())
}

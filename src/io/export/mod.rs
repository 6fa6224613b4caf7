//! Scores and turfs to the formats of other programs.

pub mod areas;
mod csv;
pub mod disputed;
mod geojson;
mod geopackage;
mod gpx;
mod ground;
mod kml;
mod names;
mod parquet;
pub mod phones;
pub mod print;
mod qgis;
pub mod scores;
pub mod set;
pub mod turfs;
mod walk;
mod wall;
mod xlsform;
mod xlsx;

use std::path::Path;

use geo::Geometry;

use crate::base::date::Date;
use crate::io::{WriteError, whole};

pub(crate) use crate::io::export::csv::quoted;
pub use crate::io::export::gpx::gpx;
pub use crate::io::export::xlsx::{Captions, Leaf};

/// A format that features are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// UTF-8, comma, decimal point, empty for no data; without geometry.
    Csv,
    /// RFC 7946: WGS 84 degrees.
    GeoJson,
    /// An OGC GeoPackage in WGS 84.
    GeoPackage,
    /// KML 2.2: WGS 84 degrees, a placemark a feature.
    Kml,
    /// Apache Parquet, without geometry.
    Parquet,
    /// A workbook of Excel, without geometry.
    Xlsx,
}

impl Format {
    /// The format that a file's name ends in, if it is one of them.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Csv),
            "geojson" | "json" => Some(Self::GeoJson),
            "gpkg" => Some(Self::GeoPackage),
            "kml" => Some(Self::Kml),
            "parquet" => Some(Self::Parquet),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// Whether it has the geometry of features.
    pub fn has_shapes(self) -> bool {
        matches!(self, Self::GeoJson | Self::GeoPackage | Self::Kml)
    }
}

/// A named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// One entry per feature.
    pub values: Values,
}

/// The cells of a column: one entry per feature.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Words; never missing.
    Text(Vec<String>),
    /// Whole numbers; `None` for no data.
    Whole(Vec<Option<i64>>),
    /// Numbers; NaN for no data.
    Real(Vec<f64>),
}

/// What a geometry column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Points.
    Point,
    /// Lines.
    Line,
    /// Polygons, each feature of one or several.
    MultiPolygon,
}

/// A layer to be written: columns and geometry, one entry per feature in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    /// What the layer is called, where a format has names for layers.
    pub name: &'static str,
    /// The columns, in order.
    pub fields: Vec<Field>,
    /// What the geometry is.
    pub shape: Shape,
    /// In WGS 84 degrees; `None` for a feature without a place.
    pub shapes: Vec<Option<Geometry<f64>>>,
    /// What a workbook says of the columns; other formats have their names.
    pub captions: Captions,
}

impl Features {
    /// The bytes of a file of one layer. `date` is the day that a GeoPackage or a workbook says it
    /// was made.
    ///
    /// # Errors
    /// What the library behind the format says, which only happens when memory runs out, an
    /// installation lacks a driver, or there are more rows than a workbook can have.
    pub fn to_bytes(&self, format: Format, date: Date) -> Result<Vec<u8>, String> {
        match format {
            Format::Csv => Ok(csv::csv(self).into_bytes()),
            Format::GeoJson => Ok(geojson::geojson(self).collect::<String>().into_bytes()),
            Format::GeoPackage => geopackage::geopackage(&[self], date),
            Format::Kml => Ok(kml::kml(&[self]).collect::<String>().into_bytes()),
            Format::Parquet => parquet::parquet(self),
            Format::Xlsx => xlsx::xlsx(self, date),
        }
    }

    /// Writes a file of one layer, whole or not at all.
    ///
    /// # Errors
    /// [`WriteError`] when the disk refuses; a file that was there before stays whole.
    pub fn write(&self, path: &Path, format: Format, date: Date) -> Result<(), WriteError> {
        let bytes = self
            .to_bytes(format, date)
            .map_err(|reason| WriteError::not_made(path, &reason))?;
        whole::write(path, |file| file.write_all(&bytes))
    }
}

/// A column of words.
fn text(name: impl Into<String>, values: impl Iterator<Item = String>) -> Field {
    Field {
        name: name.into(),
        values: Values::Text(values.collect()),
    }
}

/// A column of whole numbers.
fn whole(name: impl Into<String>, values: impl Iterator<Item = Option<u64>>) -> Field {
    Field {
        name: name.into(),
        values: Values::Whole(values.map(|value| i64::try_from(value?).ok()).collect()),
    }
}

/// A column of numbers.
fn real(name: impl Into<String>, values: impl Iterator<Item = f64>) -> Field {
    Field {
        name: name.into(),
        values: Values::Real(values.collect()),
    }
}

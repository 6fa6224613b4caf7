//! Features as a GeoPackage, by GDAL.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use gdal::config;
use gdal::errors::GdalError;
use gdal::spatial_ref::{AxisMappingStrategy, SpatialRef};
use gdal::vector::{
    Feature, LayerAccess as _, LayerOptions, OGRFieldType, OGRwkbGeometryType, ToGdal as _,
};
use gdal::{Dataset, DriverManager, vsi};
use geo::{Geometry, MultiPolygon};

use crate::base::date::Date;
use crate::io::export::{Features, Field, Shape, Values};

/// Files in memory must not share a name: several may be written at a time.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A GeoPackage of these layers; `date` is when it says it was last changed.
pub(super) fn geopackage(layers: &[&Features], date: Date) -> Result<Vec<u8>, String> {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let path = format!("/vsimem/arpent-{number}.gpkg");
    let made = geopackage_at(Path::new(&path), layers, date);
    let bytes = made
        .and_then(|()| vsi::get_vsi_mem_file_bytes_owned(&path).map_err(|error| error.to_string()));
    if bytes.is_err() {
        // It may never have come to exist.
        vsi::unlink_mem_file(&path).ok();
    }
    bytes
}

/// The same as a file that is not there yet: a large one is never whole in memory.
pub(super) fn geopackage_at(path: &Path, layers: &[&Features], date: Date) -> Result<(), String> {
    config::set_thread_local_config_option("OGR_CURRENT_DATE", &format!("{date}T00:00:00.000Z"))
        .map_err(|error| error.to_string())?;
    let made = fill(path, layers);
    config::clear_thread_local_config_option("OGR_CURRENT_DATE").ok();
    made.map_err(|error| error.to_string())
}

fn fill(path: &Path, layers: &[&Features]) -> Result<(), GdalError> {
    let driver = DriverManager::get_driver_by_name("GPKG")?;
    let mut dataset = driver.create_vector_only(path)?;
    for layer in layers {
        add(&mut dataset, layer)?;
    }
    dataset.close()
}

fn add(dataset: &mut Dataset, features: &Features) -> Result<(), GdalError> {
    let mut wgs84 = SpatialRef::from_epsg(4326)?;
    wgs84.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    let mut transaction = dataset.start_transaction()?;
    {
        let layer = transaction.create_layer(LayerOptions {
            name: features.name,
            srs: Some(&wgs84),
            ty: match features.shape {
                Shape::Point => OGRwkbGeometryType::wkbPoint,
                Shape::Line => OGRwkbGeometryType::wkbLineString,
                Shape::MultiPolygon => OGRwkbGeometryType::wkbMultiPolygon,
            },
            options: None,
        })?;
        let fields: Vec<_> = features
            .fields
            .iter()
            .map(|field| (field.name.as_str(), kind(field)))
            .collect();
        layer.create_defn_fields(&fields)?;
        for row in 0..features.shapes.len() {
            let mut feature = Feature::new(layer.defn())?;
            fill_feature(&mut feature, features, row)?;
            feature.create(&layer)?;
        }
    }
    transaction.commit()
}

fn kind(field: &Field) -> OGRFieldType::Type {
    match field.values {
        Values::Text(_) => OGRFieldType::OFTString,
        Values::Whole(_) => OGRFieldType::OFTInteger64,
        Values::Real(_) => OGRFieldType::OFTReal,
    }
}

fn fill_feature(
    feature: &mut Feature<'_>,
    features: &Features,
    row: usize,
) -> Result<(), GdalError> {
    for (place, field) in features.fields.iter().enumerate() {
        match &field.values {
            Values::Text(texts) => feature.set_field_string(place, &texts[row])?,
            Values::Whole(numbers) => match numbers[row] {
                Some(number) => feature.set_field_integer64(place, number)?,
                None => feature.set_field_null(place)?,
            },
            Values::Real(numbers) if numbers[row].is_finite() => {
                feature.set_field_double(place, numbers[row])?;
            }
            Values::Real(_) => feature.set_field_null(place)?,
        }
    }
    match &features.shapes[row] {
        None => Ok(()),
        Some(Geometry::Polygon(polygon)) => {
            feature.set_geometry(MultiPolygon::new(vec![polygon.clone()]).to_gdal()?)
        }
        Some(shape) => feature.set_geometry(shape.to_gdal()?),
    }
}

//! Features as GeoJSON (RFC 7946).

use std::iter::once;

use geo::orient::{Direction, Orient as _};
use geo::{Coord, Geometry, LineString, MultiPolygon, Polygon};
use serde_json::{Map, Value, json};

use crate::io::export::{Features, Values};

/// The features line by line, one each, so that two versions of a file can be compared.
pub(super) fn geojson(features: &Features) -> impl Iterator<Item = String> {
    let head = format!(
        "{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[\n",
        Value::from(features.name),
    );
    let count = features.shapes.len();
    let rows = (0..count).map(move |row| {
        let comma = if row + 1 < count { "," } else { "" };
        format!("{}{comma}\n", feature(features, row))
    });
    once(head).chain(rows).chain(once("]}\n".to_owned()))
}

fn feature(features: &Features, row: usize) -> Value {
    let properties: Map<String, Value> = features
        .fields
        .iter()
        .map(|field| (field.name.clone(), cell(&field.values, row)))
        .collect();
    let geometry = features.shapes[row].as_ref().map_or(Value::Null, geometry);
    json!({"type": "Feature", "properties": properties, "geometry": geometry})
}

/// A cell; no data is null.
fn cell(values: &Values, row: usize) -> Value {
    match values {
        Values::Text(texts) => texts[row].as_str().into(),
        Values::Whole(numbers) => numbers[row].into(),
        // JSON has no NaN: serde_json writes null.
        Values::Real(numbers) => numbers[row].into(),
    }
}

fn geometry(shape: &Geometry<f64>) -> Value {
    match shape {
        Geometry::Point(point) => json!({"type": "Point", "coordinates": position(point.0)}),
        Geometry::LineString(line) => {
            json!({"type": "LineString", "coordinates": positions(line)})
        }
        Geometry::Polygon(polygon) => polygons(&MultiPolygon::new(vec![polygon.clone()])),
        Geometry::MultiPolygon(several) => polygons(several),
        // Nothing else is ever exported.
        _ => Value::Null,
    }
}

/// Outer rings counter-clockwise, as the RFC asks.
fn polygons(several: &MultiPolygon<f64>) -> Value {
    let several = several.orient(Direction::Default);
    let coordinates: Vec<Value> = several.iter().map(rings).collect();
    json!({"type": "MultiPolygon", "coordinates": coordinates})
}

fn rings(polygon: &Polygon<f64>) -> Value {
    let rings = once(polygon.exterior()).chain(polygon.interiors());
    rings.map(positions).collect()
}

fn positions(line: &LineString<f64>) -> Value {
    line.coords().map(|&coord| position(coord)).collect()
}

fn position(coord: Coord<f64>) -> Value {
    json!([coord.x, coord.y])
}

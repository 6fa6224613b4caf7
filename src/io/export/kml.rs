//! Features as KML 2.2 for phones and globes: a folder a layer, a placemark a feature.

use std::iter::once;

use geo::{Coord, Geometry, LineString, Polygon};

use crate::io::export::gpx::escaped;
use crate::io::export::{Features, Field, Values};

/// The layers as one KML file, line by line. A feature without a place has a placemark without one.
pub(super) fn kml(layers: &[&Features]) -> impl Iterator<Item = String> {
    let head = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    let folders = layers.iter().flat_map(|layer| {
        let begin = format!("<Folder><name>{}</name>\n", escaped(layer.name));
        let named = naming(layer);
        let rows = (0..layer.shapes.len()).map(move |row| placemark(layer, named, row));
        once(begin)
            .chain(rows)
            .chain(once("</Folder>\n".to_owned()))
    });
    let end = "</Document>\n</kml>\n".to_owned();
    once(head.to_owned()).chain(folders).chain(once(end))
}

/// The column that a placemark's name comes from: what people call it, else its code.
fn naming(layer: &Features) -> Option<&Field> {
    let fields = &layer.fields;
    let called = |name: &str| fields.iter().find(|field| field.name == name);
    let is_text = |field: &&Field| matches!(field.values, Values::Text(_));
    called("name")
        .or_else(|| called("address"))
        .or_else(|| called("packet"))
        .or_else(|| fields.iter().find(is_text))
        .or_else(|| fields.first())
}

fn placemark(layer: &Features, named: Option<&Field>, row: usize) -> String {
    let name = named.and_then(|field| cell(field, row)).unwrap_or_default();
    let mut data = String::new();
    for field in &layer.fields {
        if let Some(value) = cell(field, row).filter(|value| !value.is_empty()) {
            let name = escaped(&field.name);
            data.push_str(&format!(
                "<Data name=\"{name}\"><value>{}</value></Data>",
                escaped(&value)
            ));
        }
    }
    let shape = layer.shapes[row].as_ref().map(shape).unwrap_or_default();
    format!(
        "<Placemark><name>{}</name><ExtendedData>{data}</ExtendedData>{shape}</Placemark>\n",
        escaped(&name)
    )
}

/// A cell as it is written; `None` for no data.
fn cell(field: &Field, row: usize) -> Option<String> {
    match &field.values {
        Values::Text(texts) => Some(texts[row].clone()),
        Values::Whole(numbers) => numbers[row].map(|number| number.to_string()),
        Values::Real(numbers) => numbers[row].is_finite().then(|| numbers[row].to_string()),
    }
}

fn shape(shape: &Geometry<f64>) -> String {
    match shape {
        Geometry::Point(point) => format!(
            "<Point><coordinates>{}</coordinates></Point>",
            position(&point.0)
        ),
        Geometry::LineString(line) => format!(
            "<LineString><tessellate>1</tessellate>{}</LineString>",
            coordinates(line)
        ),
        Geometry::Polygon(one) => polygon(one),
        Geometry::MultiPolygon(several) => {
            let polygons: String = several.iter().map(polygon).collect();
            format!("<MultiGeometry>{polygons}</MultiGeometry>")
        }
        // Nothing else is ever exported.
        _ => String::new(),
    }
}

fn polygon(polygon: &Polygon<f64>) -> String {
    let ring = |name: &str, ring: &LineString<f64>| {
        format!(
            "<{name}><LinearRing>{}</LinearRing></{name}>",
            coordinates(ring)
        )
    };
    let outer = ring("outerBoundaryIs", polygon.exterior());
    let holes = polygon.interiors().iter();
    let holes: String = holes.map(|hole| ring("innerBoundaryIs", hole)).collect();
    format!("<Polygon>{outer}{holes}</Polygon>")
}

fn coordinates(line: &LineString<f64>) -> String {
    let places: Vec<String> = line.coords().map(position).collect();
    format!("<coordinates>{}</coordinates>", places.join(" "))
}

fn position(place: &Coord<f64>) -> String {
    format!("{},{}", place.x, place.y)
}

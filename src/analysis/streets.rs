//! Streets: named lines on the ground.

use geo::{Geometry, LineString};

use crate::analysis::names;
use crate::model::layer::Layer;

/// What the column of a street's name is called, the likeliest first.
const NAMES: [&str; 6] = [
    "name",
    "nom",
    "nom_voie",
    "nom_1_gauche",
    "nom_collaboratif_gauche",
    "fullname",
];

/// A piece of a street.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Street {
    /// What it is called; empty for one without a name.
    pub name: String,
    /// Its corners in degrees (longitude, latitude), two or more.
    pub line: Vec<(f64, f64)>,
}

/// What the features of a layer are called: one entry per row, `None` for one without a name;
/// `None` where no column has their names.
pub(crate) fn street_names(layer: &Layer) -> Option<Vec<Option<String>>> {
    let columns = layer.table.columns();
    let known: Vec<&str> = columns.iter().map(String::as_str).collect();
    let called = NAMES.into_iter().find_map(|name| names::find(name, &known));
    layer.table.texts(called?)
}

/// The lines of a feature; none of one that is no line.
pub fn lines(shape: Option<&Geometry<f64>>) -> &[LineString<f64>] {
    match shape {
        Some(Geometry::LineString(line)) => std::slice::from_ref(line),
        Some(Geometry::MultiLineString(lines)) => lines.0.as_slice(),
        _ => &[],
    }
}

/// The lines of a layer; squares and paths drawn as areas are left out.
pub fn streets(layer: &Layer) -> Vec<Street> {
    let called = street_names(layer);
    let name_of = |row: usize| {
        let name = called.as_ref().and_then(|names| names.get(row)?.clone());
        name.unwrap_or_default()
    };
    let mut streets = Vec::new();
    for (row, shape) in layer.shapes.iter().enumerate() {
        let lines = lines(shape.as_ref()).iter();
        let lines = lines.filter(|line| line.0.len() > 1);
        streets.extend(lines.map(|line| Street {
            name: name_of(row),
            line: line.coords().map(|corner| (corner.x, corner.y)).collect(),
        }));
    }
    streets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Table;
    use geo::{line_string, point};
    use polars::prelude::df;

    #[test]
    fn lines_keep_their_names_and_points_are_no_streets() {
        let line = line_string![(x: 2.0, y: 48.0), (x: 2.1, y: 48.0)];
        let layer = Layer {
            shapes: vec![
                Some(line.clone().into()),
                Some(point! { x: 2.0, y: 48.0 }.into()),
                Some(line.into()),
            ],
            table: Table {
                frame: df!("Name" => [Some("Rue A"), Some("Arrêt"), None]).unwrap(),
            },
            ..Layer::default()
        };
        let names: Vec<String> = streets(&layer).into_iter().map(|it| it.name).collect();
        assert_eq!(names, ["Rue A", ""]);
    }
}

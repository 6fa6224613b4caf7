//! Features put together into precincts, one per official code.

use std::collections::{HashMap, HashSet};

use geo::{BooleanOps as _, Geometry, MultiPolygon};
use polars::prelude::{DataType, IdxCa, IdxSize, NewChunkedArray as _};

use crate::analysis::join::{Key, KeyError};
use crate::base::note::Noted;
use crate::base::text::plain;
use crate::model::layer::{Code, Layer, Precincts};
use crate::model::table::Table;
use crate::msg;

/// Puts the features of a layer together by code: several with one code become one precinct,
/// with the figures of the first.
///
/// Features without a code are left out, and noted.
///
/// # Errors
/// [`KeyError`] when the key or the name column does not fit the layer.
pub fn gather(
    layer: Layer,
    key: &Key,
    name_column: Option<&str>,
) -> Result<Noted<Precincts>, KeyError> {
    let codes = key.codes(&layer.table)?;
    let names = match name_column {
        Some(column) => layer
            .table
            .texts(column)
            .ok_or_else(|| KeyError::NoColumn(column.to_owned()))?,
        None => Vec::new(),
    };
    let features = layer.shapes.len();
    let mut precincts = Precincts {
        crs: layer.crs,
        features,
        repaired: layer.repaired,
        ..Precincts::default()
    };
    let mut notes = Vec::new();
    let mut place_of: HashMap<Code, usize> = HashMap::new();
    let mut first_feature: Vec<IdxSize> = Vec::new();
    let (mut without_code, mut merged) = (0_usize, 0_usize);
    for (feature, (code, shape)) in codes.into_iter().zip(layer.shapes).enumerate() {
        let Some(code) = code else {
            without_code += 1;
            continue;
        };
        let shape = shape.map_or_else(|| MultiPolygon(Vec::new()), areas);
        if let Some(&place) = place_of.get(&code) {
            merged += 1;
            let before = &precincts.shapes[place];
            precincts.shapes[place] = before.union(&shape);
            continue;
        }
        place_of.insert(code.clone(), precincts.codes.len());
        let name = names.get(feature).cloned().flatten();
        precincts.names.push(name.unwrap_or_else(|| code.0.clone()));
        precincts.codes.push(code);
        precincts.shapes.push(shape);
        first_feature.push(IdxSize::try_from(feature).unwrap_or(IdxSize::MAX));
    }
    precincts.without_geometry = precincts
        .shapes
        .iter()
        .filter(|shape| shape.0.is_empty())
        .count();
    precincts.table = rows(&layer.table, &first_feature);
    if without_code > 0 {
        notes.push(msg!("note-no-code", n = without_code));
    }
    if merged > 0 {
        notes.push(msg!("note-merged", n = merged));
    }
    if precincts.without_geometry > 0 {
        notes.push(msg!("note-no-area", n = precincts.without_geometry));
    }
    Ok(Noted {
        value: precincts,
        notes,
    })
}

/// The polygons of a shape; points and lines have none.
fn areas(shape: Geometry<f64>) -> MultiPolygon<f64> {
    match shape {
        Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
        Geometry::MultiPolygon(polygons) => polygons,
        Geometry::GeometryCollection(parts) => {
            MultiPolygon(parts.into_iter().flat_map(|part| areas(part).0).collect())
        }
        _ => MultiPolygon(Vec::new()),
    }
}

fn rows(table: &Table, wanted: &[IdxSize]) -> Table {
    let wanted = IdxCa::from_slice("".into(), wanted);
    Table {
        frame: table.frame.take(&wanted).unwrap_or_default(),
    }
}

/// Names of code columns, best first, compared without accents, signs and spaces.
const CODES: &[&[&str]] = &[
    &[
        "codebureauvote",
        "codebureaudevote",
        "codebureau",
        "codebv",
        "idbv",
        "idbureau",
        "uniqbdv",
        "codedubureaudevote",
        "precinctid",
        "precinctcode",
    ],
    &[
        "numbureau",
        "numerobureau",
        "numbv",
        "numerodubureaudevote",
        "bureau",
        "bureaudevote",
        "bvote",
        "bv",
        "precinct",
        "vtd",
        "vtdst",
    ],
    &[
        "code",
        "geoid",
        "geoid10",
        "geoid20",
        "codeiris",
        "dcomiris",
        "codeinsee",
        "insee",
    ],
    &["name", "id", "nom"],
];

/// The key most likely to be the code: a column that looks like one, filled and without repeats.
pub fn guess_key(table: &Table) -> Key {
    let columns = table.columns();
    let best = columns
        .iter()
        .filter_map(|column| Some((rank(table, column)?, column)))
        .min_by_key(|(rank, _)| *rank);
    match best.map(|(_, column)| column).or_else(|| columns.first()) {
        Some(column) => Key::column(column),
        None => Key::column("code"),
    }
}

/// How likely a column is the code, least first; `None` for one with gaps, repeats or decimals.
fn rank(table: &Table, column: &str) -> Option<usize> {
    let decimals = table.frame.column(column).ok()?.dtype() == &DataType::Float64;
    let texts: Vec<String> = table.texts(column)?.into_iter().collect::<Option<_>>()?;
    if decimals && texts.iter().any(|text| text.contains('.')) {
        return None;
    }
    let distinct: HashSet<&str> = texts.iter().map(String::as_str).collect();
    if distinct.len() < texts.len() {
        return None;
    }
    let name = plain(column).replace(' ', "");
    let known = CODES
        .iter()
        .position(|names| names.contains(&name.as_str()));
    let like = ["bureau", "precinct", "code", "bv"]
        .iter()
        .any(|word| name.contains(word));
    let counter = ["fid", "objectid", "gid", "ogcfid", "index"].contains(&name.as_str());
    Some(match known {
        Some(place) => 2 * place,
        None if like => 5,
        None if counter => 20,
        None => 10,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::words::Message;
    use geo::{Area as _, Rect, coord};
    use polars::prelude::df;

    fn square(west: f64) -> Geometry<f64> {
        let square = Rect::new(coord! { x: west, y: 0.0 }, coord! { x: west + 1.0, y: 1.0 });
        Geometry::Polygon(square.to_polygon())
    }

    fn layer() -> Layer {
        let frame = df!(
            "code" => [Some("b"), Some("a"), Some("b"), None, Some("c")],
            "name" => [Some("B"), None, Some("B again"), Some("X"), Some("C")],
            "people" => [1, 2, 3, 4, 5]
        );
        Layer {
            crs: "EPSG:2154".to_owned(),
            shapes: vec![
                Some(square(0.0)),
                Some(square(5.0)),
                Some(square(1.0)),
                Some(square(9.0)),
                None,
            ],
            table: Table {
                frame: frame.unwrap(),
            },
            ..Layer::default()
        }
    }

    #[test]
    fn features_of_one_code_become_one_precinct() {
        let gathered = gather(layer(), &Key::column("code"), Some("name")).unwrap();
        let precincts = gathered.value;
        assert_eq!(
            precincts.codes,
            ["b", "a", "c"].map(|code| Code(code.to_owned()))
        );
        assert_eq!(precincts.names, ["B", "a", "C"]);
        assert!((precincts.shapes[0].unsigned_area() - 2.0).abs() < 1e-9);
        assert_eq!(precincts.shapes[0].0.len(), 1, "neighbours are dissolved");
        assert_eq!(precincts.table.numbers("people").unwrap(), [1.0, 2.0, 5.0]);
        assert_eq!((precincts.features, precincts.without_geometry), (5, 1));
        let notes: Vec<&str> = gathered.notes.iter().map(Message::key).collect();
        assert_eq!(notes, ["note-no-code", "note-merged", "note-no-area"]);
    }

    #[test]
    fn a_name_column_that_is_not_there_is_said() {
        let error = gather(layer(), &Key::column("code"), Some("label")).unwrap_err();
        assert_eq!(error, KeyError::NoColumn("label".to_owned()));
    }

    #[test]
    fn the_code_is_guessed_by_name_and_by_being_unique() {
        let guess = |frame: polars::prelude::PolarsResult<_>| {
            let table = Table {
                frame: frame.unwrap(),
            };
            guess_key(&table)
        };
        let by_name = df!("Layer" => ["x", "y"], "aire" => [1, 2], "numBureau" => [32, 31]);
        assert_eq!(guess(by_name), Key::column("numBureau"));
        let repeats = df!("num_bv" => [1, 1], "id_bv" => ["1-1", "2-1"], "objectid" => [1, 2]);
        assert_eq!(guess(repeats), Key::column("id_bv"));
        let no_name = df!("shape_area" => [1.5, 2.5], "objectid" => [1, 2], "what" => ["a", "b"]);
        assert_eq!(guess(no_name), Key::column("what"));
    }
}

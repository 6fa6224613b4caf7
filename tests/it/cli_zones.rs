//! Figures of zones shared out by the people of finer zones, from files to scores, and places that
//! are none of the precincts'.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::cli::succeed;

/// A square of a hundredth of a degree, or several side by side, with properties.
fn square(place: u32, width: u32, properties: serde_json::Value) -> serde_json::Value {
    let west = 2.0 + f64::from(place) / 100.0;
    let east = west + f64::from(width) / 100.0;
    json!({
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [[
            [west, 48.0], [east, 48.0], [east, 48.01], [west, 48.01], [west, 48.0],
        ]]},
    })
}

fn write(folder: &Path, name: &str, features: &[serde_json::Value]) {
    let layer = json!({"type": "FeatureCollection", "features": features});
    fs::write(folder.join(name), layer.to_string()).unwrap();
}

/// The people of two precincts, of one zone around both with a hundred.
fn people(by: &str) -> [f64; 2] {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(
        folder,
        "precincts.geojson",
        &[
            square(0, 1, json!({"code": "A"})),
            square(1, 1, json!({"code": "B"})),
        ],
    );
    write(
        folder,
        "cells.geojson",
        &[
            square(0, 1, json!({"n": 30})),
            square(1, 1, json!({"n": 10})),
        ],
    );
    write(folder, "zone.geojson", &[square(0, 2, json!({"pop": 100}))]);
    let recipe = "name = { fr = \"Personnes\", en = \"People\" }\n\
        about = { fr = \"\", en = \"\" }\n\
        [[indicator]]\nname = \"people\"\ntitle = { fr = \"Personnes\", en = \"People\" }\n\
        formula = 'SUM(zone.\"pop\")'\n\
        [[term]]\nindicator = \"people\"\nweight = 1\n";
    fs::write(folder.join("people.toml"), recipe).unwrap();
    let town = "town.arpent";
    for line in [
        &[
            "new",
            town,
            "--precincts",
            "precincts.geojson",
            "--code",
            "code",
        ][..],
        &[
            "add",
            town,
            "cells.geojson",
            "--as",
            "cells",
            "--role",
            "zones",
        ],
        &[
            "add",
            town,
            "zone.geojson",
            "--as",
            "zone",
            "--role",
            "zones",
            "--by",
            by,
        ],
        &["apply", town, "people.toml"],
    ] {
        succeed(folder, line);
    }
    let scores = succeed(folder, &["score", town, "-o", "-"]);
    let mut rows = scores.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let column = names.iter().position(|name| *name == "people").unwrap();
    let figures: Vec<f64> = rows.map(|row| row[column].parse().unwrap()).collect();
    figures.try_into().unwrap()
}

fn about(found: [f64; 2], expected: [f64; 2]) {
    let near = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-6;
    assert!(found.iter().zip(&expected).all(near), "{found:?}");
}

#[test]
fn people_go_where_area_or_finer_zones_say() {
    about(people("area"), [50.0, 50.0]);
    about(people("cells.n"), [75.0, 25.0]);
}

#[test]
fn places_in_no_precinct_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(
        folder,
        "precincts.geojson",
        &[square(0, 1, json!({"code": "A"}))],
    );
    let place = |lon: f64| {
        json!({
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Point", "coordinates": [lon, 48.005]},
        })
    };
    write(
        folder,
        "stations.geojson",
        &[place(2.005), place(2.5), place(3.0)],
    );
    for line in [
        &[
            "new",
            "a.arpent",
            "--precincts",
            "precincts.geojson",
            "--code",
            "code",
        ][..],
        &["add", "a.arpent", "stations.geojson", "--role", "places"],
    ] {
        succeed(folder, line);
    }
    let said = succeed(folder, &["check", "a.arpent"]);
    assert!(said.contains("! 2 places lie in no precinct"), "{said}");
}

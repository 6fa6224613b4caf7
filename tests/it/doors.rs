//! Doors from buildings: which rule gave how many, from files to what is told of them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::{arpent, succeed};
use crate::window::{english, picture, stage, window};
use arpent::base::words::Language;
use arpent::ui::app::Options;
use egui_kittest::kittest::Queryable as _;

/// Metres east and north of a place, in degrees.
fn at(east: f64, north: f64) -> [f64; 2] {
    [2.5 + east / 73_290.0, 48.9 + north / 111_220.0]
}

fn feature(geometry: &Value, properties: &Value) -> Value {
    json!({"type": "Feature", "geometry": geometry, "properties": properties})
}

fn point(east: f64, north: f64) -> Value {
    json!({"type": "Point", "coordinates": at(east, north)})
}

fn outline(west: f64, wide: f64) -> Value {
    let corners = [
        (0.0, 0.0),
        (wide, 0.0),
        (wide, 20.0),
        (0.0, 20.0),
        (0.0, 0.0),
    ];
    let ring = corners.map(|(east, north)| at(west + east, north));
    json!({"type": "Polygon", "coordinates": [ring]})
}

fn write(folder: &Path, name: &str, features: &[Value]) {
    let layer = json!({"type": "FeatureCollection", "features": features});
    fs::write(folder.join(name), layer.to_string()).unwrap();
}

/// A precinct of 340 voters, and five addresses 100 m apart from west to east.
fn street() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let ring = [
        (-100.0, -100.0),
        (600.0, -100.0),
        (600.0, 100.0),
        (-100.0, 100.0),
        (-100.0, -100.0),
    ];
    let ring = ring.map(|(east, north)| at(east, north));
    let area = json!({"type": "Polygon", "coordinates": [ring]});
    write(
        folder.path(),
        "precincts.geojson",
        &[feature(&area, &json!({"code": "A1"}))],
    );
    fs::write(
        folder.path().join("votes.csv"),
        "code,inscrits,votants,exprimes,voix_a,voix_b\nA1,340,200,190,100,90\n",
    )
    .unwrap();
    let addresses: Vec<Value> = (0..5)
        .map(|number| {
            let own = if number == 0 { json!(3) } else { Value::Null };
            let told = json!({"id": format!("a{number}"), "rue": "Rue A", "numero": number + 1, "logements": own});
            feature(&point(100.0 * f64::from(number), 0.0), &told)
        })
        .collect();
    write(folder.path(), "addresses.geojson", &addresses);
    for line in [
        &[
            "new",
            "town.arpent",
            "--precincts",
            "precincts.geojson",
            "--code",
            "code",
        ][..],
        &[
            "add",
            "town.arpent",
            "votes.csv",
            "--as",
            "votes",
            "--key",
            "code",
        ],
        &[
            "add",
            "town.arpent",
            "addresses.geojson",
            "--role",
            "addresses",
        ],
    ] {
        succeed(folder.path(), line);
    }
    folder
}

fn check(folder: &Path) -> Value {
    serde_json::from_str(&succeed(folder, &["check", "town.arpent", "--json"])).unwrap()
}

fn source<'a>(check: &'a Value, name: &str) -> &'a Value {
    let mut sources = check["sources"].as_array().unwrap().iter();
    sources.find(|source| source["name"] == name).unwrap()
}

#[test]
fn every_rule_tells_doors_and_is_told() {
    let folder = street();
    let folder = folder.path();
    write(
        folder,
        "bati.geojson",
        &[
            // At the second address, inside; 1,000 m² and 6 storeys at the fourth are 71 flats.
            feature(
                &outline(95.0, 20.0),
                &json!({"NB_LOGTS": 24, "NB_ETAGES": 6, "USAGE1": "Résidentiel"}),
            ),
            feature(
                &outline(300.0, 50.0),
                &json!({"NB_LOGTS": null, "NB_ETAGES": 6, "USAGE1": "Résidentiel"}),
            ),
            feature(
                &outline(450.0, 20.0),
                &json!({"NB_LOGTS": 8, "NB_ETAGES": 3, "USAGE1": "Résidentiel"}),
            ),
        ],
    );
    write(
        folder,
        "rpls.geojson",
        &[feature(
            &point(205.0, 40.0),
            &json!({"appartement": 40, "etage": 4}),
        )],
    );
    for file in ["bati.geojson", "rpls.geojson"] {
        succeed(folder, &["add", "town.arpent", file, "--role", "buildings"]);
    }
    let checked = check(folder);
    // 340 ÷ 1.7 = 200 doors; 3 + 24 + 40 + 71 are known, the fifth address has the other 62.
    let doors = &source(&checked, "addresses")["doors"];
    let rules =
        json!({"own": 3, "building": 24, "social": 40, "floors": 71, "registered": 62, "one": 0});
    assert_eq!(doors, &json!({"total": 200, "by_rule": rules}));
    let given = &source(&checked, "bati")["buildings"];
    assert_eq!(
        given,
        &json!({"given": 2, "dwellings": 95, "far": 1, "far_dwellings": 8})
    );
    let text = succeed(folder, &["check", "town.arpent"]);
    let line = "200 doors: 3 from the addresses’ own column, 24 stated by buildings, \
        40 from social housing, 71 estimated from floors and footprint, \
        62 estimated from registered voters";
    assert!(text.contains(line), "{text}");
    assert!(
        text.contains("One building with 8 dwellings has no address near it"),
        "{text}"
    );
}

#[test]
fn the_column_of_dwellings_can_be_told_and_taken_back() {
    let folder = street();
    let folder = folder.path();
    let told = json!({"logements": 10, "lots": 7});
    write(
        folder,
        "bati.geojson",
        &[feature(&outline(95.0, 20.0), &told)],
    );
    let doors = || source(&check(folder), "addresses")["doors"]["by_rule"]["building"].clone();
    succeed(
        folder,
        &[
            "add",
            "town.arpent",
            "bati.geojson",
            "--role",
            "buildings",
            "--dwellings",
            "lots",
        ],
    );
    assert_eq!(doors(), 7);
    succeed(folder, &["set", "town.arpent", "bati", "--dwellings", ""]);
    assert_eq!(doors(), 10);
    succeed(
        folder,
        &["set", "town.arpent", "addresses", "--dwellings", "numero"],
    );
    let checked = check(folder);
    let rules = &source(&checked, "addresses")["doors"]["by_rule"];
    assert_eq!(rules["own"], 15, "1 + 2 + 3 + 4 + 5");
    succeed(
        folder,
        &["set", "town.arpent", "bati", "--dwellings", "flats"],
    );
    let text = succeed(folder, &["check", "town.arpent"]);
    assert!(text.contains("There is no column “flats”"), "{text}");
}

#[test]
fn what_is_no_building_or_no_count_is_told() {
    let folder = street();
    let folder = folder.path();
    let line = json!({"type": "LineString", "coordinates": [at(95.0, 0.0), at(120.0, 0.0)]});
    write(
        folder,
        "bati.geojson",
        &[
            feature(&line, &json!({"logements": "5"})),
            feature(&outline(95.0, 20.0), &json!({"logements": "beaucoup"})),
            feature(&outline(195.0, 20.0), &json!({"logements": "-4"})),
        ],
    );
    succeed(
        folder,
        &["add", "town.arpent", "bati.geojson", "--role", "buildings"],
    );
    let text = succeed(folder, &["check", "town.arpent"]);
    assert!(text.contains("One line is no building"), "{text}");
    assert!(
        text.contains("2 rows of “logements” are no counts of dwellings"),
        "{text}"
    );
    assert!(
        arpent(
            folder,
            &["cut", "town.arpent", "--target", "all", "--doors", "40"]
        )
        .status
        .success()
    );
}

/// Bondy: its precincts and addresses.
fn bondy(data: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| {
        data.join("fr-bondy")
            .join(name)
            .to_str()
            .unwrap()
            .to_owned()
    };
    let (precincts, addresses) = (file("vote.gpkg"), file("ban_adresses_93010.csv"));
    let code = "93010_{numBureau:04}";
    succeed(
        folder.path(),
        &[
            "new",
            "town.arpent",
            "--precincts",
            &precincts,
            "--code",
            code,
        ],
    );
    succeed(
        folder.path(),
        &[
            "add",
            "town.arpent",
            &addresses,
            "--as",
            "ban",
            "--role",
            "addresses",
        ],
    );
    folder
}

/// Every point of social housing goes to the nearest of 8,413 addresses within 80 m: by geopandas,
/// 711 points with 10,843 dwellings at 564 addresses, as in `bondy-walk` (19,146 doors less one
/// for each of its 8,303 addresses); three points with 19 are 80.44 m away.
#[test]
fn the_social_housing_of_bondy_goes_to_its_addresses() {
    let Some(data) = crate::real_data() else {
        return;
    };
    let folder = bondy(&data);
    let folder = folder.path();
    let file = |name: &str| {
        data.join("fr-bondy")
            .join(name)
            .to_str()
            .unwrap()
            .to_owned()
    };
    succeed(
        folder,
        &[
            "add",
            "town.arpent",
            &file("rpls2022_bondy.gpkg"),
            "--as",
            "rpls",
            "--role",
            "buildings",
        ],
    );
    let checked = check(folder);
    let given = &source(&checked, "rpls")["buildings"];
    assert_eq!(
        given,
        &json!({"given": 711, "dwellings": 10_843, "far": 3, "far_dwellings": 19})
    );
    let doors = &source(&checked, "ban")["doors"];
    assert_eq!(doors["by_rule"]["social"], 10_843);
    // Every other address in a precinct counts as one: no contest tells how many voters there are.
    assert_eq!(
        doors["by_rule"]["one"],
        8_413 - 564 - source(&checked, "ban")["left_out"].as_u64().unwrap()
    );
    // Of 649 outlines of 30 to 150 m² in the extract, 32 hold addresses and 593 have one within
    // 30 m, less 24 that stand beside a larger one of unknown height: addresses with a house, of
    // which those with social housing keep that.
    succeed(
        folder,
        &[
            "add",
            "town.arpent",
            &file("bondy_map.osm"),
            "--as",
            "osm",
            "--role",
            "buildings",
        ],
    );
    let checked = check(folder);
    let doors = &source(&checked, "ban")["doors"]["by_rule"];
    assert_eq!(doors["social"], 10_843);
    let houses = doors["floors"].as_u64().unwrap();
    assert!((400..=510).contains(&houses), "{houses}");
    let far = source(&checked, "osm")["buildings"]["far"]
        .as_u64()
        .unwrap();
    assert!((22..=26).contains(&far), "{far} of 24");
}

#[test]
fn the_window_tells_which_rule_gave_which_doors() {
    let folder = street();
    let told = json!({"logements": 10});
    write(
        folder.path(),
        "bati.geojson",
        &[feature(&outline(95.0, 20.0), &told)],
    );
    succeed(
        folder.path(),
        &["add", "town.arpent", "bati.geojson", "--role", "buildings"],
    );
    for (language, [data, turf], line, name) in [
        (
            Language::English,
            ["Data", "Turf"],
            "200 doors: 3 from the addresses’ own column, 10 stated by buildings, 187 estimated from registered voters",
            "doors-en",
        ),
        (
            Language::French,
            ["Données", "Parcours"],
            "200 portes\u{202f}: 3 d’après la colonne des adresses, 10 d’après les bâtiments, 187 estimées d’après les inscrits",
            "doors-fr",
        ),
    ] {
        let mut window = window(Options {
            project: Some(folder.path().join("town.arpent")),
            language: Some(language),
            ..english()
        });
        stage(&mut window, data);
        picture(&mut window, &format!("{name}-data"));
        assert!(window.query_by_label(line).is_some(), "in the Data stage");
        stage(&mut window, turf);
        picture(&mut window, name);
        assert!(window.query_by_label(line).is_some(), "in the Turf stage");
    }
}

//! Rows of a source that do not count, by conditions that are set on the command line.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::{arpent, succeed};
use crate::ground::{check, figures, recipe, run, square, write};

/// A precinct with four stations.
fn stations(folder: &Path) {
    write(
        folder,
        "precincts.geojson",
        &[square(0, 1, json!({"code": "A"}))],
    );
    let station = |lon: f64, fret: &str, voyageurs: &str| {
        json!({
            "type": "Feature",
            "properties": {"fret": fret, "voyageurs": voyageurs, "n": 1},
            "geometry": {"type": "Point", "coordinates": [lon, 48.005]},
        })
    };
    let stations = [
        station(2.002, "O", "N"),
        station(2.004, "N", "O"),
        station(2.006, "O", "O"),
        station(2.008, "O", ""),
    ];
    write(folder, "stations.geojson", &stations);
    run(
        folder,
        "new a.arpent --precincts precincts.geojson --code code",
    );
}

#[test]
fn only_rows_that_meet_the_conditions_count() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    stations(folder);
    recipe(folder, &[("stations", r#"SUM(stations."n")"#)]);
    run(
        folder,
        "add a.arpent stations.geojson --role places --only voyageurs=O",
    );
    run(folder, "apply a.arpent recipe.toml");
    let count = || figures(folder, "a.arpent", "stations")[0].1;
    assert_eq!(count(), 2.0);
    let report = check(folder, "a.arpent", "stations");
    assert_eq!(
        (&report["rows"], &report["rows_left_out"]),
        (&json!(2), &json!(2))
    );
    let set = |only: &[&str]| {
        let conditions = only.iter().flat_map(|only| ["--only", *only]);
        let line: Vec<&str> = ["set", "a.arpent", "stations"]
            .into_iter()
            .chain(conditions)
            .collect();
        succeed(folder, &line)
    };
    let said = set(&["voyageurs≠N", "fret=O"]);
    assert!(
        said.contains("Only rows where voyageurs≠N · fret=O: 2 of 4 were left out."),
        "{said}"
    );
    assert_eq!(count(), 2.0);
    set(&["voyageurs=O,", "fret!=N"]);
    assert_eq!(count(), 2.0);
    set(&["all"]);
    assert_eq!(count(), 4.0);
    assert_eq!(
        check(folder, "a.arpent", "stations")["rows_left_out"],
        Value::Null
    );
}

#[test]
fn a_condition_on_a_column_that_is_not_there_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    stations(folder);
    run(folder, "add a.arpent stations.geojson --role places");
    let refused = arpent(
        folder,
        &["set", "a.arpent", "stations", "--only", "type=gare"],
    );
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(
        said.contains("has no column “type” to choose rows by"),
        "{said}"
    );
    assert!(said.contains("fret, n, voyageurs"), "{said}");
    let report = check(folder, "a.arpent", "stations");
    assert_eq!(report["rows"], 4, "the project is as it was");
}

#[test]
fn tables_precincts_and_addresses_leave_rows_out_too() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let precinct =
        |place: u32, code: &str, town: &str| square(place, 1, json!({"code": code, "town": town}));
    write(
        folder,
        "precincts.geojson",
        &[
            precinct(0, "A", "Bondy"),
            precinct(1, "B", "Pantin"),
            precinct(2, "C", "Bondy"),
        ],
    );
    fs::write(
        folder.join("t.csv"),
        "code;tour;voix\nA;1;10\nA;2;20\nB;1;30\nC;1;40\nC;2;50\n",
    )
    .unwrap();
    fs::write(
        folder.join("addresses.csv"),
        "id;numero;nom_voie;lon;lat;certifie\na;1;Rue A;2.005;48.005;1\nb;2;Rue A;2.005;48.005;0\n",
    )
    .unwrap();
    recipe(folder, &[("votes", r#"t."voix""#)]);
    run(
        folder,
        "new a.arpent --precincts precincts.geojson --code code",
    );
    run(folder, "set a.arpent precincts --only town=Bondy");
    run(folder, "add a.arpent t.csv --as t --key code --only tour=2");
    run(
        folder,
        "add a.arpent addresses.csv --role addresses --only certifie!=0",
    );
    run(folder, "apply a.arpent recipe.toml");
    let votes = [("A".to_owned(), 20.0), ("C".to_owned(), 50.0)];
    assert_eq!(figures(folder, "a.arpent", "votes"), votes);
    assert_eq!(check(folder, "a.arpent", "t")["join"]["duplicate_keys"], 0);
    assert_eq!(check(folder, "a.arpent", "addresses")["rows"], 1);
}

//! The sample town: what it promises, and that the generator still writes what is committed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use arpent::analysis::join::{self, Key};
use arpent::analysis::precincts::gather;
use arpent::base::task::Task;
use arpent::field::doors::locate;
use arpent::io::table::ReadTable;
use arpent::io::{address, layer, project, recipe, table};
use arpent::model::address::Place;
use arpent::model::layer::Precincts;
use arpent::model::project::{Basemap, Project, TableOptions};
use rusqlite::Connection;

#[expect(dead_code, reason = "its main is for the command line")]
#[path = "../../sample-data/generator/main.rs"]
mod generator;

/// The three contests: file, key, and the columns that must add up.
const CONTESTS: [(&str, &str); 3] = [
    (
        "presidentielle-2017-t1.csv",
        "{Code du département:02}{Code de la commune:03}_{Code du b.vote:04}",
    ),
    (
        "presidentielle-2022-t1.csv",
        "{departement:02}{commune:03}_{bureau:04}",
    ),
    (
        "legislatives-2024-t1.xlsx",
        "{Code commune:05}_{Code BV:04}",
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

fn precincts() -> Precincts {
    let file = folder().join("precincts.gpkg");
    let layer = layer::read(&file, Some("bureaux"), None, &Task::default()).unwrap();
    let key = Key::parse("code").unwrap();
    gather(layer.value, &key, Some("libelle")).unwrap().value
}

fn contest(file: &str) -> ReadTable {
    let options = TableOptions::default();
    table::read(&folder().join(file), None, &options, &Task::default())
        .unwrap()
        .value
}

#[test]
fn the_town_has_forty_precincts_and_one_is_repaired() {
    let precincts = precincts();
    assert_eq!(precincts.codes.len(), 40);
    assert_eq!(precincts.crs, "EPSG:2154");
    assert_eq!(precincts.repaired, 1);
    assert_eq!(precincts.without_geometry, 0);
    let codes: BTreeSet<_> = precincts.codes.iter().collect();
    assert_eq!(codes.len(), 40);
}

#[test]
fn the_three_contests_join_every_precinct() {
    let precincts = precincts();
    for (file, key) in CONTESTS {
        let read = contest(file);
        let codes = Key::parse(key).unwrap().codes(&read.table).unwrap();
        let join = join::join(&precincts.codes, &codes);
        assert_eq!(join.matched_precincts(), 40, "{file}");
        assert_eq!(join.matched_rows, 40, "{file}");
    }
}

#[test]
fn in_every_precinct_the_votes_add_up() {
    for (file, _) in CONTESTS {
        let read = contest(file);
        let contest = read.contests.first().unwrap();
        let column = |name: &Option<String>| read.table.numbers(name.as_ref().unwrap()).unwrap();
        let (registered, turnout) = (column(&contest.registered), column(&contest.turnout));
        let (blank, null, cast) = (
            column(&contest.blank),
            column(&contest.null),
            column(&contest.cast),
        );
        let choices: Vec<Vec<f64>> = contest
            .choices
            .iter()
            .map(|choice| read.table.numbers(choice).unwrap())
            .collect();
        assert!(choices.len() > 5, "{file}: {:?}", contest.choices);
        for row in 0..40 {
            let votes: f64 = choices.iter().map(|choice| choice[row]).sum();
            assert!((votes - cast[row]).abs() < 0.5, "{file}, row {row}");
            let ballots = blank[row] + null[row] + cast[row];
            assert!((ballots - turnout[row]).abs() < 0.5, "{file}, row {row}");
            assert!(turnout[row] < registered[row], "{file}, row {row}");
        }
    }
}

#[test]
fn every_located_address_is_in_a_precinct_but_for_the_houseboats() {
    let options = TableOptions::default();
    let file = folder().join("addresses.csv");
    let addresses = address::read(&file, None, None, &options, &Task::default())
        .unwrap()
        .value;
    assert!((5_700..6_300).contains(&addresses.len()));
    assert!(addresses.iter().all(|address| address.dwellings.is_some()));
    let ids: BTreeSet<&str> = addresses
        .iter()
        .map(|address| address.id.as_str())
        .collect();
    assert_eq!(ids.len(), addresses.len());
    let places = locate(
        &addresses,
        &[],
        &precincts(),
        (&[0.0; 40], 1.7),
        50.0,
        &Task::default(),
    )
    .unwrap()
    .places;
    let count = |wanted: fn(&Place) -> bool| places.iter().filter(|place| wanted(place)).count();
    assert_eq!(count(|place| matches!(place, Place::Out(_))), 2);
    assert_eq!(count(|place| matches!(place, Place::Snapped(_))), 6);
}

#[test]
fn the_truth_adds_up_to_the_results() {
    let text = fs::read_to_string(folder().join("truth.json")).unwrap();
    let truth: serde_json::Value = serde_json::from_str(&text).unwrap();
    let transfer = &truth["transfers"][1];
    let columns: Vec<&str> = transfer["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    let chastrelle = columns
        .iter()
        .position(|name| *name == "CHASTRELLE")
        .unwrap();
    let arrived: u64 = transfer["voters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row[chastrelle].as_u64().unwrap())
        .sum();
    let counted: f64 = contest(CONTESTS[2].0)
        .table
        .numbers("CHASTRELLE")
        .unwrap()
        .iter()
        .sum();
    assert!((arrived as f64 - counted).abs() < 0.5);
}

#[test]
fn the_recipe_of_the_town_can_be_read() {
    let text = fs::read_to_string(folder().join("recipe.toml")).unwrap();
    let recipe = recipe::parse(&text).unwrap();
    assert_eq!(recipe.scorecard.terms.len(), 6);
}

#[test]
fn the_files_of_the_town_stay_small() {
    let size: u64 = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap())
        .filter(fs::Metadata::is_file)
        .map(|metadata| metadata.len())
        .sum();
    assert!(size < 5_000_000, "{size} bytes");
}

#[test]
fn the_generator_writes_what_is_committed() {
    let fresh = tempfile::tempdir().unwrap();
    generator::write(fresh.path()).unwrap();
    for entry in fs::read_dir(fresh.path()).unwrap() {
        let path = entry.unwrap().path();
        let committed = folder().join(path.file_name().unwrap());
        let name = path.display();
        match path.extension().unwrap().to_str().unwrap() {
            "gpkg" => assert!(features(&path) == features(&committed), "{name} differs"),
            "arpent" => assert_eq!(decisions(&path), decisions(&committed)),
            "mbtiles" => assert!(tiles(&path) == tiles(&committed), "{name} differs"),
            _ => assert!(
                fs::read(&path).unwrap() == fs::read(&committed).unwrap(),
                "{name} differs: run `cargo run --example sample-town`"
            ),
        }
    }
}

/// What a project says, but for where its files are and what bytes they have: those of a
/// GeoPackage depend on the version of GDAL.
fn decisions(path: &Path) -> Project {
    let mut project = project::load(path).unwrap().value;
    for source in &mut project.sources {
        let source = std::sync::Arc::make_mut(source);
        source.path = source.path.file_name().unwrap().into();
        (source.size, source.hash) = (0, String::new());
    }
    project.basemap = Basemap::None;
    project
}

/// Shapes and rows of the only layer, as text.
fn features(path: &Path) -> String {
    let layer = layer::read(path, None, None, &Task::default())
        .unwrap()
        .value;
    format!("{:?} {:?}", layer.shapes, layer.table)
}

/// Every tile, in order of place.
fn tiles(path: &Path) -> Vec<(u32, u32, u32, Vec<u8>)> {
    let file = Connection::open(path).unwrap();
    let mut query = file
        .prepare("SELECT * FROM tiles ORDER BY zoom_level, tile_column, tile_row")
        .unwrap();
    let rows = query.query_map([], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

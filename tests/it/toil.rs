//! Slopes, stairs and gates: from files to minutes, and to what is proposed as hard.

use std::fs;
use std::path::Path;

use arpent::analysis::toil::{slowness, told};
use arpent::analysis::ways::{Way, ways};
use arpent::base::task::Task;
use arpent::base::words::{Language, Words};
use arpent::field::network::Network;
use arpent::io;
use arpent::model::hardship::Hardship;
use arpent::ui::app::Options;
use egui_kittest::kittest::Queryable as _;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cli::{arpent, succeed};
use crate::window::{click, english, picture, settle, stage, window};
use crate::window_edit::{open, press, turf, undo};

/// A street of 440 m at 8 %, a stair up from its middle, and a private street behind a gate.
const EXTRACT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
<node id="1" lat="48.9000" lon="2.4800" version="1"/><node id="2" lat="48.9000" lon="2.4830" version="1"/>
<node id="3" lat="48.9000" lon="2.4860" version="1"/><node id="4" lat="48.9005" lon="2.4830" version="1"/>
<node id="5" lat="48.9040" lon="2.4830" version="1"/>
<node id="6" lat="48.9015" lon="2.4830" version="1"><tag k="barrier" v="lift_gate"/></node>
<node id="7" lat="48.9020" lon="2.4830" version="1"><tag k="barrier" v="gate"/><tag k="access" v="yes"/></node>
<way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="incline" v="8%"/></way>
<way id="11" version="1"><nd ref="2"/><nd ref="4"/><tag k="highway" v="steps"/><tag k="incline" v="up"/></way>
<way id="12" version="1"><nd ref="4"/><nd ref="6"/><nd ref="7"/><nd ref="5"/><tag k="highway" v="service"/><tag k="access" v="private"/><tag k="incline" v="up"/></way>
</osm>
"#;

/// The way between the first and the last of some places along some streets.
fn between(ways: &[Way], places: &[(f64, f64)]) -> f64 {
    let network = Network::new(ways, places, &Task::default())
        .unwrap()
        .unwrap();
    let spots: Vec<_> = places
        .iter()
        .map(|&(lon, lat)| network.spot(lon, lat))
        .collect();
    network.table(places, &spots).between(0, places.len() - 1)
}

#[test]
fn heights_of_lines_make_slopes_and_slopes_take_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roads.geojson");
    // 0.0027° north are 300.3 m: first flat, then 30 m up.
    let line = |heights: [f64; 3]| {
        let [a, b, c] = heights;
        json!({"type": "Feature", "properties": {"NATURE": "Route à 1 chaussée", "IMPORTANCE": "5"},
            "geometry": {"type": "LineString",
                "coordinates": [[2.48, 48.9, a], [2.48, 48.9027, b], [2.48, 48.9054, c]]}})
    };
    let write = |heights| {
        let layer = json!({"type": "FeatureCollection", "features": [line(heights)]});
        fs::write(&path, layer.to_string()).unwrap();
        let layer = io::layer::read(&path, None, None, &Task::default()).unwrap();
        ways(&layer.value)
    };
    let places = [(2.48, 48.9), (2.48, 48.9054)];
    let flat = between(&write([0.0, 0.0, 0.0]), &places);
    let unknown = between(&write([-1000.0, 50.0, 80.0]), &places);
    assert_eq!(flat.to_bits(), unknown.to_bits());
    let hill = write([50.0, 50.0, 80.03]);
    assert!((flat - 600.6).abs() < 0.5, "{flat}");
    // Tobler at 10 %, up and down: ½ (e^0.35 + 1) = 1.2095.
    let metres = between(&hill, &places);
    assert!((metres - (300.3 + 300.3 * 1.2095)).abs() < 1.0, "{metres}");
    assert!((slowness(hill[0].toil.slopes[1]) - 1.2095).abs() < 0.002);
}

#[test]
fn an_extract_tells_slopes_stairs_gates_and_private_streets() {
    let folder = town();
    let said = succeed(folder.path(), &["check", "town.arpent"]);
    let line = "3 ways to walk. Slope known: 1; up or down without a figure: 1; stairs: 1; \
                private: 1; gates on them: 1.";
    assert!(said.contains(line), "{said}");
    let path = folder.path().join("streets.osm");
    let layer = io::layer::read(&path, None, None, &Task::default()).unwrap();
    let mut layer = layer.value;
    layer.gates = io::layer::extract::gates(&path, &Task::default()).unwrap();
    assert_eq!(layer.gates, [(2.483, 48.9015)], "one is open to all");
    let streets = ways(&layer);
    assert!(told(&streets).is_some());
    // 219.9 m at 8 % are worth ½ (e^0.28 + e^−0.07 …) = 1.1277 each, 55.6 m of stairs twice.
    let places = [(2.48, 48.9), (2.483, 48.9005)];
    let metres = between(&streets, &places);
    let expected = 219.9 * slowness(0.08) + 2.0 * 55.6;
    assert!((metres - expected).abs() < 0.5, "{metres} for {expected}");
}

#[test]
fn points_are_no_streets_and_that_is_said() {
    let folder = town();
    let add = |file: &str, name: &str| {
        let line = [
            "add",
            "town.arpent",
            file,
            "--role",
            "streets",
            "--as",
            name,
        ];
        succeed(folder.path(), &line)
    };
    let no_layer = "There is no line to walk along: this is no layer of streets.";
    assert!(add("addresses.csv", "points").contains(no_layer));
    assert!(!add("streets.osm", "again").contains(no_layer));
}

/// Three addresses on the extract's streets, one of them in a building of six floors without a
/// lift; cut into one turf.
fn town() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, features: Value| {
        let layer = json!({"type": "FeatureCollection", "features": features});
        fs::write(folder.path().join(name), layer.to_string()).unwrap();
    };
    let square = |west: f64, south: f64, east: f64, north: f64| {
        json!({"type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]})
    };
    write(
        "precincts.geojson",
        json!([{"type": "Feature", "properties": {"code": "A1"},
            "geometry": square(2.47, 48.89, 2.50, 48.91)}]),
    );
    write(
        "bati.geojson",
        json!([{"type": "Feature", "geometry": square(2.4854, 48.90005, 2.4857, 48.9002),
            "properties": {"NB_LOGTS": 12, "NB_ETAGES": 6, "ascenseur": "non"}}]),
    );
    fs::write(folder.path().join("streets.osm"), EXTRACT).unwrap();
    fs::write(
        folder.path().join("addresses.csv"),
        "id;numero;nom_voie;lon;lat\na1;1;Rue A;2.4805;48.9001\na2;8;Rue A;2.4855;48.9001\n\
         a3;3;Villa B;2.4831;48.9030\n",
    )
    .unwrap();
    for line in [
        &[
            "new",
            "town.arpent",
            "--precincts",
            "precincts.geojson",
            "--code",
            "code",
        ][..],
        &["add", "town.arpent", "addresses.csv", "--role", "addresses"],
        &["add", "town.arpent", "streets.osm", "--role", "streets"],
        &["add", "town.arpent", "bati.geojson", "--role", "buildings"],
        &["cut", "town.arpent", "--target", "all", "--doors", "100"],
    ] {
        succeed(folder.path(), line);
    }
    folder
}

fn edit(folder: &Path, more: &[&str]) -> String {
    succeed(folder, &[&["edit", "town.arpent"], more].concat())
}

#[test]
fn what_the_data_say_is_hard_is_proposed_and_accepted_on_the_command_line() {
    let folder = town();
    let before = fs::read(folder.path().join("town.arpent")).unwrap();
    let said = edit(folder.path(), &["--proposed"]);
    let expected = "\
Turf 1: Stairs without a lift (stairs), by the data: 8 Rue A has no lift (6 floors) · a flight of stairs on the way
Turf 1: Gates or codes (gates), by the data: a gate on the way · one address in a private street
Turf 1: Steep (slope), by the data: 440 m of its streets are steeper than 5 %, up to 8 %
";
    assert_eq!(said, expected);
    let after = fs::read(folder.path().join("town.arpent")).unwrap();
    assert_eq!(before, after, "nothing is set by itself");
    let listed: Value =
        serde_json::from_str(&edit(folder.path(), &["--proposed", "--json"])).unwrap();
    assert_eq!(listed["proposed"][1]["hard"], "gates");
    let told: Value =
        serde_json::from_str(&edit(folder.path(), &["--accept", "all", "--json"])).unwrap();
    let hard = json!(["stairs", "gates", "slope"]);
    assert_eq!(told["turfs"][0]["now"]["hard"], hard);
    let said = edit(folder.path(), &["--proposed", "--language", "fr"]);
    assert!(
        said.contains("ne signalent ici aucune difficulté"),
        "{said}"
    );
    let again = edit(folder.path(), &["--accept", "1"]);
    assert!(again.contains("nothing here is hard"), "{again}");
    let before = fs::read(folder.path().join("town.arpent")).unwrap();
    let refused = arpent(folder.path(), &["edit", "town.arpent", "--accept", "9"]);
    assert_eq!(refused.status.code(), Some(1), "there is no such turf");
    let after = fs::read(folder.path().join("town.arpent")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn what_the_data_say_is_hard_is_proposed_in_the_window() {
    let folder = town();
    let mut window = window(Options {
        project: Some(folder.path().join("town.arpent")),
        language: Some(Language::English),
        ..english()
    });
    stage(&mut window, "Turf");
    settle(&mut window);
    open(&mut window, "Turf 1");
    settle(&mut window);
    let why = "Proposed by the data: 440 m of its streets are steeper than 5 %, up to 8 %";
    window.get_by_label(why).scroll_to_me();
    window.run();
    picture(&mut window, "hard-proposed");
    assert!(turf(&window, 1).hard.is_empty(), "proposed, not set");
    press(&mut window, "Mark as “Steep”");
    assert_eq!(turf(&window, 1).hard, [Hardship::Slope].into());
    assert!(window.query_by_label(why).is_none(), "it is said now");
    undo(&mut window);
    assert!(turf(&window, 1).hard.is_empty());
    click(&mut window, "Français");
    let marked = "Marquer «\u{202f}Portails, digicodes\u{202f}»";
    window.get_by_label(marked).scroll_to_me();
    window.run();
    picture(&mut window, "hard-proposed-fr");
    press(&mut window, marked);
    assert_eq!(turf(&window, 1).hard, [Hardship::Gates].into());
}

/// Counted by pyosmium from the raw files, of ways with two nodes in the file.
#[test]
fn helsinki_and_bondy_have_as_many_stairs_and_gates_as_their_tags_say() {
    let Some(data) = crate::real_data() else {
        return;
    };
    for (file, expected) in [
        ("osm/Helsinki.osm.pbf", [2261, 1, 4, 141, 15, 47]),
        ("fr-bondy/bondy_map.osm", [177, 0, 0, 4, 11, 13]),
    ] {
        let path = data.join(file);
        let task = Task::default();
        let mut layer = io::layer::read(&path, None, None, &task).unwrap().value;
        layer.gates = io::layer::extract::gates(&path, &task).unwrap();
        let words = Words::new(Language::English);
        let said = words.say(&told(&ways(&layer)).unwrap()).replace(',', "");
        let [walked, slopes, unsaid, steps, private, gates] = expected;
        let line = format!(
            "{walked} ways to walk. Slope known: {slopes}; up or down without a figure: {unsaid}; \
             stairs: {steps}; private: {private}; gates on them: {gates}."
        );
        assert_eq!(said, line, "{file}");
    }
}

//! Addresses of extracts of OpenStreetMap: from nodes and outlines to doors.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use arpent::base::note::Noted;
use arpent::base::task::Task;
use arpent::io;
use arpent::model::address::Address;
use arpent::model::project::{Role, TableOptions};
use arpent::ui::app::Options;
use egui_kittest::kittest::Queryable as _;

use crate::window::{click, english, picture, settle, stage, window};

fn read(path: &Path) -> Noted<Vec<Address>> {
    io::address::read(path, None, None, &TableOptions::default(), &Task::default()).unwrap()
}

/// A street with a tower (two staircases), a house with a shop in it, a pair of numbers, and a
/// number that nobody knows the street of.
const TOWN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <node id="1" lat="48.9000" lon="2.4800" version="1"/>
  <node id="2" lat="48.9000" lon="2.4803" version="1"/>
  <node id="3" lat="48.9002" lon="2.4803" version="1"/>
  <node id="4" lat="48.9002" lon="2.4800" version="1"/>
  <node id="11" lat="48.9000" lon="2.4820" version="1"/>
  <node id="12" lat="48.9000" lon="2.4822" version="1"/>
  <node id="13" lat="48.9001" lon="2.4822" version="1"/>
  <node id="14" lat="48.9001" lon="2.4820" version="1"/>
  <node id="21" lat="48.9001" lon="2.4801" version="1">
    <tag k="addr:housenumber" v="2"/><tag k="addr:street" v="Rue A"/><tag k="addr:unit" v="A"/></node>
  <node id="22" lat="48.9001" lon="2.4802" version="1">
    <tag k="addr:housenumber" v="2"/><tag k="addr:street" v="Rue A"/><tag k="addr:unit" v="B"/></node>
  <node id="23" lat="48.9000" lon="2.4801" version="1">
    <tag k="addr:housenumber" v="2"/><tag k="addr:street" v="Rue A"/><tag k="shop" v="bakery"/></node>
  <node id="24" lat="48.9005" lon="2.4830" version="1">
    <tag k="addr:housenumber" v="5;7"/><tag k="addr:place" v="Le Moulin"/><tag k="addr:flats" v="1-3"/></node>
  <node id="25" lat="48.9006" lon="2.4830" version="1"><tag k="addr:housenumber" v="9"/></node>
  <way id="101" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
    <tag k="building" v="apartments"/><tag k="building:flats" v="31"/>
    <tag k="addr:housenumber" v="2"/><tag k="addr:street" v="Rue A"/></way>
  <way id="102" version="1"><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="14"/><nd ref="11"/>
    <tag k="building" v="house"/><tag k="addr:housenumber" v="12-14"/><tag k="addr:street" v="Rue A"/></way>
</osm>
"#;

fn town(folder: &Path) -> PathBuf {
    let path = folder.join("town.osm");
    fs::write(&path, TOWN).unwrap();
    path
}

#[test]
fn nodes_and_outlines_become_addresses_with_their_doors() {
    let folder = tempfile::tempdir().unwrap();
    let read = read(&town(folder.path()));
    let found: Vec<_> = read
        .value
        .iter()
        .map(|it| {
            let number = format!("{} {}", it.number, it.suffix);
            (it.id.as_str(), number, it.street.as_str(), it.dwellings)
        })
        .collect();
    let told = |id, number: &str, street, doors| (id, number.to_owned(), street, doors);
    assert_eq!(
        found,
        [
            told("node/21", "2 A", "Rue A", Some(16)),
            told("node/22", "2 B", "Rue A", Some(15)),
            told("node/24-5", "5 ", "Le Moulin", Some(2)),
            told("node/24-7", "7 ", "Le Moulin", Some(1)),
            told("way/102", "12 -14", "Rue A", None),
        ]
    );
    let house = &read.value[4];
    assert!((2.4820..2.4822).contains(&house.lon) && (48.9..48.9001).contains(&house.lat));
    let keys: Vec<_> = read.notes.iter().map(|note| note.key()).collect();
    assert_eq!(
        keys,
        ["osm-addresses", "osm-lists", "osm-same", "osm-no-street"]
    );
}

#[test]
fn an_extract_without_addresses_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bare.osm");
    fs::write(&path, TOWN.replace("addr:housenumber", "note")).unwrap();
    let options = TableOptions::default();
    let error = io::address::read(&path, None, None, &options, &Task::default()).unwrap_err();
    assert!(error.to_string().contains("osm-no-address"), "{error}");
}

#[test]
fn more_nodes_than_gdal_piles_up_do_not_hold_up_the_streets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.osm");
    let mut text = String::from("<osm version='0.6'>");
    for node in 1..=120_000 {
        let (row, column) = (node / 400, node % 400);
        text.push_str(&format!(
            "<node id='{node}' lat='48.{row:04}' lon='2.{column:04}' version='1'>\
             <tag k='addr:housenumber' v='{column}'/><tag k='addr:street' v='Rue {row}'/></node>"
        ));
    }
    text.push_str(
        "<way id='1' version='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='residential'/></way>\
         <way id='2' version='1'><nd ref='1'/><nd ref='2'/><nd ref='402'/><nd ref='1'/>\
         <tag k='building' v='yes'/><tag k='addr:housenumber' v='1'/><tag k='addr:street' v='Rue Z'/>\
         </way></osm>",
    );
    fs::write(&path, text).unwrap();
    let streets = io::layer::read(&path, None, None, &Task::default()).unwrap();
    assert_eq!(streets.value.shapes.len(), 1);
    assert_eq!(read(&path).value.len(), 120_001);
    let task = Task::default();
    task.cancel();
    let stopped = io::address::read(&path, None, None, &TableOptions::default(), &task);
    assert!(stopped.is_err_and(|error| error.to_string().contains("cancelled")));
}

/// Counted by pyosmium and shapely from the raw files, by the same rules; one building on the edge
/// of Helsinki, of which the file has too few corners for them, comes on top.
#[test]
fn helsinki_and_bondy_have_as_many_addresses_as_their_tags_say() {
    let Some(data) = crate::real_data() else {
        return;
    };
    let kinds = |addresses: &[Address]| {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for address in addresses {
            let (kind, _) = address.id.split_once('/').unwrap();
            *kinds.entry(kind.to_owned()).or_default() += 1;
        }
        kinds.into_iter().collect::<Vec<_>>()
    };
    let helsinki = read(&data.join("osm/Helsinki.osm.pbf")).value;
    let told = |kind: &str, n: usize| (kind.to_owned(), n);
    let expected = [told("node", 564), told("relation", 3), told("way", 43)];
    assert_eq!(kinds(&helsinki), expected);
    let bondy = read(&data.join("fr-bondy/bondy_map.osm")).value;
    assert_eq!(kinds(&bondy), [told("node", 3), told("way", 4)]);
}

#[test]
fn the_window_offers_the_addresses_of_an_extract_with_its_streets() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(Options {
        answers: Some(vec![town(folder.path())]),
        ..english()
    });
    stage(&mut window, "Data");
    click(&mut window, "Add files…");
    settle(&mut window);
    picture(&mut window, "extract-added");
    click(&mut window, "Add town_addresses");
    click(&mut window, "Add town");
    picture(&mut window, "extract-ticked");
    click(&mut window, "Add 1 file");
    settle(&mut window);
    let sources = &window.state().session().project().sources;
    let added = sources.last().unwrap();
    assert_eq!(
        (added.name.as_str(), added.role),
        ("town_addresses", Role::Addresses)
    );
    let told = "· Of the addresses 4 are points and 1 are outlines of buildings.";
    window.get_by_label("From © OpenStreetMap · licence ODbL 1.0 (known by its columns)");
    window.get_by_label(told).scroll_to_me();
    window.run();
    picture(&mut window, "extract-read");
    click(&mut window, "Français");
    window.get_by_label("· Parmi les adresses, 4 sont des points et 1 des contours de bâtiments.");
    picture(&mut window, "extract-read-fr");
}

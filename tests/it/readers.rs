//! Files as they really come: layers, tables, addresses, and the joins between them.

use std::path::Path;

use arpent::analysis::join::{self, Join, Key};
use arpent::analysis::precincts;
use arpent::base::note::Noted;
use arpent::base::task::Task;
use arpent::io;
use arpent::io::table::ReadTable;
use arpent::model::layer::{Code, Layer, Precincts};
use arpent::model::project::TableOptions;

use crate::readers_results::national;
use crate::real_data;

fn layer(path: &Path, part: Option<&str>) -> Noted<Layer> {
    io::layer::read(path, part, None, &Task::default()).unwrap()
}

pub(crate) fn table(path: &Path) -> Noted<ReadTable> {
    io::table::read(path, None, &TableOptions::default(), &Task::default()).unwrap()
}

pub(crate) fn precincts(path: &Path, part: Option<&str>, key: &str) -> Precincts {
    let layer = layer(path, part).value;
    precincts::gather(layer, &Key::parse(key).unwrap(), None)
        .unwrap()
        .value
}

pub(crate) fn joined(precincts: &[Code], read: &ReadTable, key: &str) -> Join {
    let codes = Key::parse(key).unwrap().codes(&read.table).unwrap();
    join::join(precincts, &codes)
}

pub(crate) fn total(read: &ReadTable, column: &str) -> u64 {
    let numbers = read.table.numbers(column).unwrap();
    let texts = numbers.iter().map(|number| format!("{number:.0}"));
    texts.filter_map(|text| text.parse::<u64>().ok()).sum()
}

#[test]
fn bondy_joins_its_results() {
    let Some(data) = real_data() else { return };
    let vote = data.join("fr-bondy/vote.gpkg");
    assert_eq!(io::layer::list(&vote).unwrap()[0], "zone");
    let town = precincts(&vote, Some("zone"), "numBureau");
    assert_eq!(
        (town.len(), town.crs.as_str(), town.repaired),
        (32, "EPSG:2154", 1)
    );
    let key = "=CASE WHEN departement = '93' AND commune = '010' THEN LTRIM(bureau, '0') END";
    for contest in [
        "2014-europeennes",
        "2017-presidentielle-1",
        "2019-europeennes",
    ] {
        let read = table(&national(&data, contest)).value;
        let join = joined(&town.codes, &read, key);
        assert_eq!(join.matched_precincts(), 30, "{contest}");
        assert_eq!(join.matched_rows, 30, "{contest}");
        let unmatched: Vec<&str> = join
            .unmatched_precincts
            .iter()
            .map(|c| c.0.as_str())
            .collect();
        assert_eq!(unmatched, ["32", "31"], "{contest}");
    }
}

#[test]
fn bondy_finds_its_own_keys() {
    let Some(data) = real_data() else { return };
    let town = precincts(&data.join("fr-bondy/vote.gpkg"), Some("zone"), "numBureau");
    let place = ["fr", "bondy", "vote", "93010"].map(str::to_owned);
    for contest in [
        "2014-europeennes",
        "2017-presidentielle-1",
        "2019-europeennes",
    ] {
        let read = table(&national(&data, contest)).value;
        let best =
            &join::propose_near(&town.codes, &read.table, &place, &Task::default()).unwrap()[0];
        assert_eq!(
            (best.matched_precincts, best.matched_rows),
            (30, 30),
            "{}",
            best.key
        );
        assert!(
            best.key.contains("93") && best.key.contains("010"),
            "{}",
            best.key
        );
    }
    let read = table(&data.join("fr-bondy/bondyElection.csv")).value;
    let best = &join::propose(&town.codes, &read.table)[0];
    assert_eq!(
        (best.matched_precincts, best.matched_rows),
        (32, 32),
        "{}",
        best.key
    );
}

#[test]
fn paris_joins_every_precinct() {
    let Some(data) = real_data() else { return };
    let folder = data.join("fr-paris");
    let read = table(&national(&data, "2017-presidentielle-1")).value;
    let polygons = folder.join("secteurs-des-bureaux-de-vote_2017.geojson");
    let broken = folder.join("shp_2017/secteurs-des-bureaux-de-vote.shp");
    let place = ["fr", "paris", "75056"].map(str::to_owned);
    // In the shapefile ten text ids stand for two features each: "0201" is 2-01 and 20-1.
    for (path, key, codes) in [
        (&polygons, "{arrondissement:02}{num_bv:02}", 896),
        (&polygons, "id_bv", 896),
        (&broken, "id_bv", 886),
    ] {
        let town = precincts(path, None, key);
        assert_eq!((town.features, town.len()), (896, codes), "{key}");
        let best =
            &join::propose_near(&town.codes, &read.table, &place, &Task::default()).unwrap()[0];
        assert_eq!(
            (best.matched_precincts, best.matched_rows),
            (codes, codes),
            "{}",
            best.key
        );
    }
    let by_hand = "=CASE WHEN departement = '75' AND commune = '056' THEN bureau END";
    let town = precincts(&broken, None, "id_bv");
    assert_eq!(joined(&town.codes, &read, by_hand).matched_precincts(), 886);
    let columns = town.table.columns();
    assert!(columns.contains(&"nbr_elect_e_2".to_owned()), "{columns:?}");
}

#[test]
fn a_grid_without_a_place_on_earth_lands_in_bondy() {
    let Some(data) = real_data() else { return };
    let read = layer(&data.join("fr-bondy/carreaux.gpkg"), Some("bondy"));
    assert_eq!(
        (read.value.shapes.len(), read.value.crs.as_str()),
        (164, "EPSG:2154")
    );
    assert!(
        read.notes
            .iter()
            .any(|note| note.key() == "note-crs-guessed"),
        "{:?}",
        read.notes
    );
    let Some(geo::Geometry::Polygon(cell)) = read.value.shapes[0].as_ref() else {
        panic!("cells are polygons: {:?}", read.value.shapes[0])
    };
    let corner = cell.exterior().0[0];
    assert!(
        (2.4..2.6).contains(&corner.x) && (48.8..49.0).contains(&corner.y),
        "{corner:?}"
    );
}

#[test]
fn rhode_island_comes_out_of_its_zip() {
    let Some(data) = real_data() else { return };
    let path = data.join("us-ri/RI_precincts.zip");
    assert_eq!(io::layer::list(&path).unwrap().len(), 1);
    let read = layer(&path, None).value;
    assert_eq!(
        (read.shapes.len(), read.crs.as_str(), read.repaired),
        (419, "EPSG:4269", 0)
    );
    let key = precincts::guess_key(&read.table);
    assert_eq!(key, Key::parse("NAME").unwrap());
    assert_eq!(
        precincts::gather(read, &key, None).unwrap().value.len(),
        419
    );
}

#[test]
fn the_addresses_of_bondy_are_all_there() {
    let Some(data) = real_data() else { return };
    let read = |file: &str| {
        let path = data.join("fr-bondy").join(file);
        io::address::read(
            &path,
            None,
            None,
            &TableOptions::default(),
            &Task::default(),
        )
        .unwrap()
    };
    let addresses = read("ban_adresses_93010.csv").value;
    assert_eq!(addresses.len(), 8_413);
    assert!(
        addresses.iter().all(|address| address.lon.is_finite()),
        "all located"
    );
    assert_eq!(addresses[0].id, "93010_i7xf1o_00001");
    assert_eq!(addresses[0].street, "Allee Marguerite Duras");
    let bis = addresses
        .iter()
        .filter(|address| address.suffix == "bis")
        .count();
    assert_eq!(bis, 624);
    let social = read("rpls2022_bondy.gpkg").value;
    let dwellings: u32 = social.iter().filter_map(|address| address.dwellings).sum();
    assert_eq!((social.len(), dwellings), (714, 10_862));
}

#[test]
fn the_guessed_code_is_the_official_one() {
    let Some(data) = real_data() else { return };
    for (file, part, code) in [
        ("fr-bondy/vote.gpkg", Some("zone"), "numBureau"),
        (
            "fr-paris/secteurs-des-bureaux-de-vote_2017.geojson",
            None,
            "id_bv",
        ),
        ("fr-paris/europeennes-2024_paris_bv.geojson", None, "id_bv"),
        ("fr-paris/paris_2026_t1.geojson", None, "code_bv"),
        ("fr-brest/brest_contours.geojson", None, "codeBureauVote"),
        ("fr-bondy/iris2022_dep93.gpkg", None, "CODE_IRIS"),
    ] {
        let read = layer(&data.join(file), part).value;
        assert_eq!(
            precincts::guess_key(&read.table),
            Key::column(code),
            "{file}"
        );
    }
}

#[test]
fn every_layer_in_the_folder_is_read_as_ogr_counts_it() {
    let Some(data) = real_data() else { return };
    for (file, features) in [
        ("fr-paris/logements_sociaux_finances_a_paris.geojson", 3_086),
        ("fr-paris/ParisPollingStations2012.gpkg", 867),
        (
            "fr-insee-misc/circonscriptions-legislatives-p20.geojson.zip",
            559,
        ),
        ("fr-bondy/rue2023.geojson", 2_371),
        ("spatial-stats/columbus/columbus.shp", 49),
    ] {
        assert_eq!(
            layer(&data.join(file), None).value.shapes.len(),
            features,
            "{file}"
        );
    }
}

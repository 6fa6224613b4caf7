//! Figures of other areas on today's precincts: against the references, and on real towns.

use std::collections::HashMap;
use std::path::Path;

use arpent::analysis::areal::{Overlay, Shared};
use arpent::base::task::Task;
use arpent::io;
use arpent::model::project::TableOptions;
use arpent::model::table::Table;
use gdal::Dataset;
use gdal::vector::LayerAccess as _;
use geo::{Geometry, MultiPolygon};

use crate::cli::succeed;
use crate::real_data;

/// The shapes of a layer in its own coordinate system, as the references were made.
fn shapes(path: &Path) -> Vec<MultiPolygon<f64>> {
    let dataset = Dataset::open(path).unwrap();
    let mut layer = dataset.layer(0).unwrap();
    let shapes =
        layer.features().map(
            |feature| match feature.geometry().unwrap().to_geo().unwrap() {
                Geometry::Polygon(polygon) => polygon.into(),
                Geometry::MultiPolygon(polygons) => polygons,
                other => panic!("{other:?}"),
            },
        );
    shapes.collect()
}

fn columns(path: &Path) -> Table {
    let read = io::table::read(path, None, &TableOptions::default(), &Task::default());
    read.unwrap().value.table
}

fn overlay(sources: &Path, targets: &Path) -> Overlay {
    Overlay::by_area(&shapes(sources), &shapes(targets), &Task::default()).unwrap()
}

#[track_caller]
fn assert_agree(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len(), "one entry per target");
    for (place, (found, expected)) in found.iter().zip(expected).enumerate() {
        let off = (found - expected).abs() / expected.abs().max(1.0);
        assert!(off <= 1e-9, "{place}: {found} is not {expected}: {off:e}");
    }
}

#[test]
fn st_louis_agrees_with_the_areal_package() {
    let Some(data) = real_data() else { return };
    let folder = data.join("areal-interpolation");
    let (race, asthma, wards) = (
        folder.join("ar_stl_race.gpkg"),
        folder.join("ar_stl_asthma.gpkg"),
        folder.join("ar_stl_wards.gpkg"),
    );
    let expected = columns(&folder.join("stl_expected_by_ward.csv"));
    let ward_of = columns(&wards).numbers("WARD").unwrap();
    let of = |column: &str| -> Vec<f64> {
        let wards = expected.numbers("WARD").unwrap();
        let figures = expected.numbers(column).unwrap();
        let of: HashMap<String, f64> = wards.iter().map(f64::to_string).zip(figures).collect();
        ward_of.iter().map(|ward| of[&ward.to_string()]).collect()
    };
    let by_race = overlay(&race, &wards);
    let people = columns(&race).numbers("TOTAL_E").unwrap();
    let counts = by_race.counts(&people, Shared::Inside(0.0));
    assert_agree(&counts, &of("extensive_weight_sum"));
    assert!((counts.iter().sum::<f64>() - 314_867.0).abs() < 1e-6);
    let overall = by_race.counts(&people, Shared::Overall);
    assert_agree(&overall, &of("extensive_weight_total"));
    let rates = columns(&asthma).numbers("ASTHMA").unwrap();
    assert_agree(
        &overlay(&asthma, &wards).means(&rates),
        &of("asthma_intensive"),
    );
}

#[test]
fn the_occupations_of_paris_agree_with_geopandas() {
    let Some(data) = real_data() else { return };
    let paris = data.join("fr-paris");
    let (iris, precincts) = (
        paris.join("ParisIris.gpkg"),
        paris.join("ParisPollingStations2012.gpkg"),
    );
    let census = columns(&paris.join("RP_2011_CS8_Paris.csv"));
    let expected =
        columns(&data.join("areal-interpolation/paris_cs8_iris2013_to_bv2012_expected.csv"));
    let overlay = overlay(&iris, &precincts);
    let codes = |table: &Table, column: &str| -> Vec<String> {
        let texts = table.texts(column).unwrap().into_iter();
        texts.map(Option::unwrap_or_default).collect()
    };
    let row_of: HashMap<String, usize> = codes(&census, "IRIS").into_iter().zip(0..).collect();
    let rows: Vec<usize> = codes(&columns(&iris), "DCOMIRIS")
        .iter()
        .map(|code| row_of[code])
        .collect();
    let target_of: HashMap<String, usize> = codes(&columns(&precincts), "ID")
        .into_iter()
        .zip(0..)
        .collect();
    for column in ["C11_POP15P", "C11_POP15P_CS3", "C11_POP15P_CS6"] {
        let figures = census.numbers(column).unwrap();
        let figures: Vec<f64> = rows.iter().map(|&row| figures[row]).collect();
        let counts = overlay.counts(&figures, Shared::Overall);
        let wanted = expected.numbers(column).unwrap();
        for (code, wanted) in codes(&expected, "ID").iter().zip(wanted) {
            // The reference was written with six decimals.
            let found = counts[target_of[code]];
            assert!(
                (found - wanted).abs() < 1e-6,
                "{code}: {found} is not {wanted}"
            );
        }
    }
}

/// What is measured from the census and from the old rolls.
const CENSUS_AND_ROLLS: &str = r#"
name = "x"
about = "x"

[[indicator]]
name = "people"
title = { fr = "a", en = "a" }
formula = 'cs."C11_POP15P"'

[[indicator]]
name = "workers"
title = { fr = "b", en = "b" }
formula = '100 * cs."C11_POP15P_CS6" / cs."C11_POP15P"'

[[indicator]]
name = "registered"
title = { fr = "c", en = "c" }
formula = 'p2017."inscrits"'

[[term]]
indicator = "workers"
weight = 50
scale = "rank"
"#;

#[test]
fn the_census_and_the_old_results_of_paris_come_to_todays_precincts() {
    let Some(data) = real_data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &[&str]| succeed(folder.path(), line);
    let file = |name: &str| data.join(name).to_str().unwrap().to_owned();
    let precincts = file("fr-paris/europeennes-2024_paris_bv.geojson");
    let new = [
        "new",
        "p.arpent",
        "--precincts",
        &precincts,
        "--code",
        "id_bv",
    ];
    run(&new);
    let zones = |name: &str, path: &str, key: &str| {
        run(&[
            "add", "p.arpent", path, "--as", name, "--role", "zones", "--key", key,
        ]);
    };
    zones("iris", &file("fr-paris/ParisIris.gpkg"), "DCOMIRIS");
    let census = file("fr-paris/RP_2011_CS8_Paris.csv");
    run(&[
        "add", "p.arpent", &census, "--as", "cs", "--to", "iris", "--key", "IRIS",
    ]);
    let old = file("fr-paris/secteurs-des-bureaux-de-vote_2017.geojson");
    zones("bv2017", &old, "75056_{arrondissement:02}{num_bv:02}");
    let results = file("fr-national-results/2017-presidentielle-1_par_bureau_large.csv.gz");
    let key = "{departement:02}{commune:03}_{bureau:04}";
    run(&[
        "add", "p.arpent", &results, "--as", "p2017", "--to", "bv2017", "--key", key,
    ]);
    std::fs::write(folder.path().join("r.toml"), CENSUS_AND_ROLLS).unwrap();
    run(&["apply", "p.arpent", "r.toml"]);
    let scores = run(&["score", "p.arpent", "-o", "-"]);
    let column = |name: &str| -> Vec<f64> {
        let header: Vec<&str> = scores.lines().next().unwrap().split(',').collect();
        let at = header.iter().position(|it| *it == name).unwrap();
        let cells = scores
            .lines()
            .skip(1)
            .map(|row| row.split(',').nth(at).unwrap());
        cells.filter_map(|cell| cell.parse().ok()).collect()
    };
    let people: f64 = column("people").iter().sum();
    assert!((1_850_000.0..1_926_667.0).contains(&people), "{people}");
    assert!(
        column("workers")
            .iter()
            .all(|share| (0.0..30.0).contains(share))
    );
    // Paris 2017: every voter is somewhere in 2024, each as a whole.
    let registered = column("registered");
    assert!(registered.iter().all(|count| count.fract() == 0.0));
    let check: serde_json::Value =
        serde_json::from_str(&run(&["check", "p.arpent", "--json"])).unwrap();
    let source = check["sources"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["name"] == "p2017");
    let contest = &source.unwrap()["contests"][0];
    let sum: f64 = registered.iter().sum();
    assert_eq!(contest["registered"].as_f64(), Some(sum));
    assert_eq!(source.unwrap()["join"]["matched_rows"], 896);
    assert_redrawn_ones_are_told(&source.unwrap()["join"]["moved"]);
}

/// Which precincts of Paris are not those of 2017, and how sure their figures are.
fn assert_redrawn_ones_are_told(moved: &serde_json::Value) {
    assert_eq!(moved["from"], "bv2017", "whose results they are");
    let redrawn = moved["precincts"].as_array().unwrap();
    assert!((20..120).contains(&redrawn.len()), "{}", redrawn.len());
    for precinct in redrawn {
        let share = precinct["estimated_share"].as_f64().unwrap();
        let error = precinct["error"].as_f64().unwrap();
        assert!(
            (0.0..=1.0).contains(&share) && (0.0..1000.0).contains(&error),
            "{precinct}"
        );
    }
}

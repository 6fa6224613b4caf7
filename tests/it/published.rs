//! Every file of the French and American folders, with the counts and totals that the notes beside
//! them give.

use std::path::Path;

use arpent::base::task::Task;
use arpent::io::{self, table::ReadTable};
use arpent::model::project::TableOptions;

use crate::real_data;

/// Features of every layer: file, layer where it has several, features.
const LAYERS: [(&str, &str, usize); 29] = [
    ("fr-bondy/vote.gpkg", "zone", 32),
    ("fr-bondy/vote.gpkg", "jointure", 30),
    ("fr-bondy/vote.gpkg", "inseeBondy", 188),
    ("fr-bondy/carreaux.gpkg", "bondy", 164),
    ("fr-bondy/iris2022_dep93.gpkg", "", 614),
    ("fr-bondy/qpv_bondy.gpkg", "", 3),
    ("fr-bondy/rpls2022_bondy.gpkg", "", 714),
    ("fr-bondy/rue2023.geojson", "", 2_371),
    ("fr-bondy/bondy.gpkg", "jointure", 148),
    ("fr-brest/brest_contours.geojson", "", 122),
    ("fr-brest/BureauxVoteBrest.geojson", "", 122),
    ("fr-brest/circos23_tour1.geojson", "", 200),
    ("fr-brest/circos23_tour2.geojson", "", 200),
    ("fr-brest/communes29.geojson", "", 277),
    ("fr-insee-misc/lyon_iris_chomage2012.geojson", "", 358),
    ("fr-insee-misc/mel_lille_iris.geojson", "", 509),
    ("fr-insee-misc/sncf_liste-des-gares.geojson", "", 3_884),
    ("fr-insee-misc/france_services_2021.geojson", "", 908),
    (
        "fr-insee-misc/circonscriptions-legislatives-p20.geojson.zip",
        "",
        559,
    ),
    ("fr-insee-misc/qpv_france_centroides.geojson", "", 824),
    (
        "fr-paris/secteurs-des-bureaux-de-vote_2017.geojson",
        "",
        896,
    ),
    ("fr-paris/ParisIris.gpkg", "", 992),
    ("fr-paris/ParisPollingStations2012.gpkg", "", 867),
    ("fr-paris/europeennes-2024_paris_bv.geojson", "", 902),
    (
        "fr-paris/europeennes-2024_paris_bv_utf8bom_crlf.csv",
        "",
        902,
    ),
    ("fr-paris/paris_2026_t1.geojson", "", 903),
    ("fr-paris/idf_2026_t1.geojson", "", 1_265),
    ("us-ri/RI_precincts.zip", "", 419),
    ("us-ri/Providence_blocks.zip", "", 3_014),
];

fn read(path: &Path, part: Option<&str>) -> ReadTable {
    let read = io::table::read(path, part, &TableOptions::default(), &Task::default());
    read.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .value
}

fn total(read: &ReadTable, column: &str) -> u64 {
    let numbers = read.table.numbers(column).unwrap();
    numbers.iter().filter(|it| it.is_finite()).sum::<f64>() as u64
}

#[test]
fn every_layer_has_its_features() {
    let Some(data) = real_data() else { return };
    for (file, part, features) in LAYERS {
        let part = (!part.is_empty()).then_some(part);
        let read = io::layer::read(&data.join(file), part, None, &Task::default());
        let read = read.unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(read.value.shapes.len(), features, "{file}");
    }
    let osm = data.join("fr-paris/osm_paris_centre.osm.pbf");
    assert!(io::layer::list(&osm).unwrap().contains(&"lines".to_owned()));
}

#[test]
fn a_column_of_shapes_is_the_same_as_a_layer() {
    let Some(data) = real_data() else { return };
    let read = |file: &str| {
        let read = io::layer::read(
            &data.join("fr-paris").join(file),
            None,
            None,
            &Task::default(),
        );
        read.unwrap().value
    };
    let table = read("europeennes-2024_paris_bv_utf8bom_crlf.csv");
    let layer = read("europeennes-2024_paris_bv.geojson");
    assert_eq!(table.crs, "EPSG:4326");
    assert!(!table.table.columns().contains(&"geo_shape".to_owned()));
    let area = |layer: &arpent::model::layer::Layer| -> f64 {
        let shapes = layer.shapes.iter().flatten();
        shapes.map(geo::Area::unsigned_area).sum()
    };
    assert!((area(&table) - area(&layer)).abs() < 1e-9);
}

#[test]
fn national_totals_are_the_published_ones() {
    let Some(data) = real_data() else { return };
    for (file, totals) in [
        (
            "2017-presidentielle-1",
            &[
                ("inscrits", 47_582_183),
                ("exprimes", 36_054_394),
                ("MACRON", 8_656_346),
                ("LE PEN", 7_678_491),
                ("MÉLENCHON", 7_059_951),
            ][..],
        ),
        (
            "2017-presidentielle-2",
            &[
                ("inscrits", 47_568_693),
                ("exprimes", 31_381_603),
                ("MACRON", 20_743_128),
            ],
        ),
        (
            "2019-europeennes",
            &[("exprimes", 22_654_423), ("URGENCE ÉCOLOGIE", 411_843)],
        ),
    ] {
        let path = format!("fr-national-results/{file}_par_bureau_large.csv.gz");
        let read = read(&data.join(path), None);
        for (column, wanted) in totals {
            assert_eq!(total(&read, column), *wanted, "{file}: {column}");
        }
    }
}

#[test]
fn every_sheet_of_the_ministry_counts_the_same_votes() {
    let Some(data) = real_data() else { return };
    let folder = data.join("fr-raw-ministry");
    let candidate = |read: &ReadTable, name: &str| {
        let contest = read.contests.first().unwrap();
        let column = contest.choices.iter().find(|it| it.starts_with(name));
        total(
            read,
            column.unwrap_or_else(|| panic!("no {name} in {:?}", contest.choices)),
        )
    };
    // Sheets leave out votes abroad or overseas, and one of the second round is not complete; rows
    // and votes for MACRON as another program counts them.
    for (file, choices, sheets) in [
        (
            "Presidentielle_2017_Resultats_Tour_1_c.xls",
            11,
            [
                (18, 8_406_584),
                (107, 8_656_346),
                (577, 8_656_346),
                (2_090, 8_656_346),
            ],
        ),
        (
            "Presidentielle_2017_Resultats_Tour_2_c.xls",
            2,
            [
                (18, 20_145_551),
                (106, 20_257_295),
                (566, 20_257_295),
                (2_086, 20_245_831),
            ],
        ),
    ] {
        let path = folder.join(file);
        let names = io::table::sheets(&path).unwrap();
        // The first sheet counts the country as a whole, without blocks.
        assert_eq!(names.len(), 1 + sheets.len(), "{names:?}");
        for (sheet, (rows, macron)) in names[1..].iter().zip(sheets) {
            let read = read(&path, Some(sheet));
            assert_eq!(read.options.layout.as_deref(), Some("ministry"), "{sheet}");
            let contest = read.contests.first().unwrap();
            assert_eq!(contest.choices.len(), choices, "{file}, {sheet}");
            let votes: u64 = contest.choices.iter().map(|it| total(&read, it)).sum();
            let cast = total(&read, contest.cast.as_ref().unwrap());
            assert_eq!(votes, cast, "{file}, {sheet}");
            let found = (read.rows, candidate(&read, "MACRON"));
            assert_eq!(found, (rows, macron), "{file}, {sheet}");
        }
    }
    for (file, macron) in [
        ("resultats-par-niveau-dpt-t1-france-entiere.xlsx", 9_783_058),
        (
            "resultats-par-niveau-dpt-t2-france-entiere.xlsx",
            18_768_639,
        ),
    ] {
        let read = read(&folder.join(file), None);
        assert_eq!(candidate(&read, "MACRON"), macron, "{file}");
        assert_eq!(read.rows, 107, "{file}");
    }
}

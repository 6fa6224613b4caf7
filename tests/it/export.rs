//! What is exported can be read back, and says the same every time.

use std::path::Path;
use std::sync::Arc;

use arpent::base::date::Date;
use arpent::base::units::{Metres, Minutes};
use arpent::io::export::scores::{self, Scored};
use arpent::io::export::{Features, Format, turfs};
use arpent::model::address::Address;
use arpent::model::layer::{Code, Precincts};
use arpent::model::scorecard::Scores;
use arpent::model::turf::{Footing, Plan, Stop, Turf, TurfSize};
use gdal::Dataset;
use gdal::vector::{FieldValue, LayerAccess as _};
use geo::{Area as _, MultiPolygon, polygon};

fn today() -> Date {
    Date::new(2026, 3, 14).unwrap()
}

/// Two precincts, the second without a name of its own, a shape or figures.
fn precincts() -> Precincts {
    let square =
        polygon![(x: 2.0, y: 48.0), (x: 2.1, y: 48.0), (x: 2.1, y: 48.1), (x: 2.0, y: 48.1)];
    Precincts {
        codes: vec![Code("01".into()), Code("02".into())],
        names: vec!["École \"Jules, Ferry\"".into(), "02".into()],
        shapes: vec![
            MultiPolygon::new(vec![square]),
            MultiPolygon::new(Vec::new()),
        ],
        ..Precincts::default()
    }
}

fn scored() -> Features {
    let scores = Scores {
        values: vec![66.666_666_666_666_67, f64::NAN],
        ranks: vec![1, 0],
    };
    scores::features(&Scored {
        precincts: &precincts(),
        scores: &scores,
        indicators: &[("abstention", &[0.1 + 0.2, f64::NAN])],
        contributions: &[
            ("abstention", &[40.0, f64::NAN]),
            ("abstention", &[-0.5, f64::NAN]),
        ],
    })
}

fn plan() -> (Plan, Vec<Address>) {
    let stop = |address: &str, doors| Stop {
        address: address.into(),
        precinct: Code("01".into()),
        doors,
        share: None,
    };
    let turf = |stops| {
        Arc::new(Turf {
            stops,
            length: Metres(12.5),
            time: Minutes(30.0),
            ..Turf::default()
        })
    };
    let address = |id: &str, lon, lat| Address {
        id: id.into(),
        street: "Rue A & B".into(),
        number: 3,
        lon,
        lat,
        ..Address::default()
    };
    let plan = Plan {
        target: "all".into(),
        size: TurfSize::Doors(5),
        seed: 1,
        turfs: vec![
            turf(vec![stop("b", 2), stop("a", 1)]),
            turf(vec![stop("gone", 4)]),
        ],
        left_out: Vec::new(),
        outside_target: 0,
        starts: Vec::new(),
        footing: Footing::Straight(1.3),
    };
    (
        plan,
        vec![address("a", 2.25, 48.5), address("b", 2.125, 48.75)],
    )
}

#[test]
fn a_score_table_is_what_the_command_line_promises() {
    let csv = scored().to_bytes(Format::Csv, today()).unwrap();
    assert_eq!(
        String::from_utf8(csv).unwrap(),
        "code,name,score,rank,abstention,abstention_contribution\n\
         01,\"École \"\"Jules, Ferry\"\"\",66.66666666666667,1,0.30000000000000004,39.5\n\
         02,02,,,,\n"
    );
}

#[test]
fn a_turf_table_is_what_the_command_line_promises() {
    let (plan, addresses) = plan();
    let csv = turfs::features(&plan, &addresses).to_bytes(Format::Csv, today());
    assert_eq!(
        String::from_utf8(csv.unwrap()).unwrap(),
        "turf,order,address_id,precinct,doors,lon,lat\n\
         1,1,b,01,2,2.125,48.75\n\
         1,2,a,01,1,2.25,48.5\n\
         2,1,gone,01,4,,\n"
    );
}

#[test]
fn scores_read_back_from_every_format_with_geometry() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["scores.gpkg", "scores.geojson"] {
        let path = folder.path().join(name);
        let format = Format::of(&path).unwrap();
        scored().write(&path, format, today()).unwrap();
        let dataset = Dataset::open(&path).unwrap();
        let mut layer = dataset.layer(0).unwrap();
        assert_eq!(layer.name(), "precincts", "{name}");
        let features: Vec<_> = layer.features().collect();
        assert_eq!(features.len(), 2, "{name}");
        assert_eq!(text(&features[0], "code"), "01", "{name}");
        assert_eq!(
            text(&features[0], "name"),
            "École \"Jules, Ferry\"",
            "{name}"
        );
        assert_eq!(
            real(&features[0], "score"),
            Some(66.666_666_666_666_67),
            "{name}"
        );
        assert_eq!(real(&features[1], "score"), None, "{name}");
        assert_eq!(field(&features[1], "rank"), None, "{name}");
        let area = features[0]
            .geometry()
            .unwrap()
            .to_geo()
            .unwrap()
            .unsigned_area();
        assert!((area - 0.01).abs() < 1e-9, "{name}");
        assert!(features[1].geometry_by_index(0).is_err(), "{name}");
    }
}

#[test]
fn turfs_read_back_as_points() {
    let (plan, addresses) = plan();
    let folder = tempfile::tempdir().unwrap();
    for name in ["turfs.gpkg", "turfs.geojson"] {
        let path = folder.path().join(name);
        let format = Format::of(&path).unwrap();
        turfs::features(&plan, &addresses)
            .write(&path, format, today())
            .unwrap();
        let dataset = Dataset::open(&path).unwrap();
        let mut layer = dataset.layer(0).unwrap();
        let features: Vec<_> = layer.features().collect();
        assert_eq!(features.len(), 3, "{name}");
        assert_eq!(
            features[0].geometry().unwrap().get_point(0),
            (2.125, 48.75, 0.0)
        );
        assert!(
            features[2].geometry_by_index(0).is_err(),
            "an address that is gone has no place"
        );
    }
}

#[test]
fn scores_read_back_from_parquet() {
    use polars::prelude::{ParquetReader, SerReader as _};
    let bytes = scored().to_bytes(Format::Parquet, today()).unwrap();
    let frame = ParquetReader::new(std::io::Cursor::new(bytes))
        .finish()
        .unwrap();
    assert_eq!(frame.height(), 2);
    assert_eq!(frame.column("score").unwrap().null_count(), 1);
    assert_eq!(frame.column("rank").unwrap().i64().unwrap().get(0), Some(1));
    assert_eq!(
        frame.column("code").unwrap().str().unwrap().get(1),
        Some("02")
    );
}

#[test]
fn what_is_not_there_is_an_empty_cell_of_a_workbook() {
    use calamine::{Data, Reader as _, Xlsx};
    let bytes = scored().to_bytes(Format::Xlsx, today()).unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let table = book.worksheet_range("precincts").unwrap();
    let cell = |row, column| table.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(cell(1, 2), Data::Float(66.666_666_666_666_67));
    assert_eq!(cell(1, 3), Data::Float(1.0));
    assert_eq!(
        cell(2, 0),
        Data::String("02".to_owned()),
        "a code is no number"
    );
    assert!((2..6).all(|column| cell(2, column) == Data::Empty));
}

#[test]
fn the_same_features_give_the_same_bytes() {
    for format in [
        Format::Csv,
        Format::GeoJson,
        Format::GeoPackage,
        Format::Parquet,
        Format::Xlsx,
    ] {
        let once = scored().to_bytes(format, today()).unwrap();
        let again = scored().to_bytes(format, today()).unwrap();
        assert!(once == again, "{format:?}");
    }
}

#[test]
fn a_folder_that_is_missing_is_said() {
    let path = Path::new("no/such/folder/scores.csv");
    let refused = scored().write(path, Format::Csv, today()).unwrap_err();
    assert_eq!(refused.path, path);
    assert_eq!(refused.reason.key(), "refused-not-found");
    assert_eq!(refused.hint().key(), "problem-not-written-folder");
}

#[test]
fn a_file_name_says_its_format() {
    let of = |name: &str| Format::of(Path::new(name));
    assert_eq!(of("a.CSV"), Some(Format::Csv));
    assert_eq!(of("a.geojson"), Some(Format::GeoJson));
    assert_eq!(of("a.gpkg"), Some(Format::GeoPackage));
    assert_eq!(of("a.parquet"), Some(Format::Parquet));
    assert_eq!(of("a.xlsx"), Some(Format::Xlsx));
    assert_eq!(of("a.ods"), None);
    assert_eq!(of("-"), None);
}

fn field(feature: &gdal::vector::Feature<'_>, name: &str) -> Option<FieldValue> {
    feature.field(feature.field_index(name).unwrap()).unwrap()
}

fn text(feature: &gdal::vector::Feature<'_>, name: &str) -> String {
    field(feature, name).unwrap().into_string().unwrap()
}

fn real(feature: &gdal::vector::Feature<'_>, name: &str) -> Option<f64> {
    field(feature, name).map(|value| value.into_real().unwrap())
}

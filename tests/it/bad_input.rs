//! Broken and awkward files: always a sentence, never a panic, nothing half-read.

use std::fs;
use std::path::{Path, PathBuf};

use arpent::analysis::join;
use arpent::analysis::join::Key;
use arpent::analysis::precincts;
use arpent::base::task::Task;
use arpent::base::words::{Language, Message, Words};
use arpent::io::{self, ReadError};
use arpent::model::layer::{Code, Layer};
use arpent::model::project::TableOptions;
use arpent::session::problem::Problem;
use gdal::vector::{Feature, LayerAccess as _, LayerOptions, OGRFieldType};
use geo::Area as _;

use crate::real_data;

/// A file of two squares in degrees, and the folder that holds it.
pub(crate) fn squares_as(driver: &str, ending: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("squares").with_extension(ending);
    let driver = gdal::DriverManager::get_driver_by_name(driver).unwrap();
    let mut dataset = driver.create_vector_only(&path).unwrap();
    let wgs84 = gdal::spatial_ref::SpatialRef::from_epsg(4326).unwrap();
    let layer = dataset
        .create_layer(LayerOptions {
            name: "squares",
            srs: Some(&wgs84),
            ty: gdal::vector::OGRwkbGeometryType::wkbPolygon,
            options: None,
        })
        .unwrap();
    layer
        .create_defn_fields(&[("code", OGRFieldType::OFTString)])
        .unwrap();
    for (west, code) in [(2, "01"), (3, "02")] {
        let east = west + 1;
        let square = format!("POLYGON (({west} 48, {east} 48, {east} 49, {west} 49, {west} 48))");
        let square = gdal::vector::Geometry::from_wkt(&square).unwrap();
        let mut feature = Feature::new(layer.defn()).unwrap();
        feature.set_geometry(square).unwrap();
        feature.set_field_string(0, code).unwrap();
        feature.create(&layer).unwrap();
    }
    dataset.close().unwrap();
    (folder, path)
}

pub(crate) fn squares() -> (tempfile::TempDir, PathBuf) {
    squares_as("ESRI Shapefile", "shp")
}

pub(crate) fn read(path: &Path) -> Result<Layer, ReadError> {
    io::layer::read(path, None, None, &Task::default()).map(|read| read.value)
}

fn read_text(text: impl AsRef<[u8]>) -> Result<io::table::ReadTable, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, text).unwrap();
    io::table::read(&path, None, &TableOptions::default(), &Task::default()).map(|read| read.value)
}

fn geojson(features: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    let text = format!(r#"{{"type": "FeatureCollection", "features": [{features}]}}"#);
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// Every problem is two full sentences in both languages, without a gap or a bare key.
pub(crate) fn says_what_to_do(error: &ReadError) {
    let problem = Problem::from(error);
    for language in Language::ALL {
        let words = Words::new(language);
        for sentence in [words.say(&problem.what), words.say(&problem.hint)] {
            assert!(sentence.contains(' '), "{error}: {sentence}");
            assert!(
                !sentence.contains("{$") && !sentence.contains("{ $"),
                "{sentence}"
            );
        }
    }
}

#[test]
fn a_shapefile_without_one_of_its_files_names_it() {
    for ending in ["shx", "dbf"] {
        let (_folder, path) = squares();
        assert_eq!(read(&path).unwrap().shapes.len(), 2);
        fs::remove_file(path.with_extension(ending)).unwrap();
        let error = read(&path).unwrap_err();
        let ReadError::MissingSidecar { missing, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(*missing, format!("squares.{ending}"));
        says_what_to_do(&error);
        assert!(
            !path.with_extension("shx").exists() || ending != "shx",
            "none was made up"
        );
    }
}

#[test]
fn a_shapefile_without_its_projection_is_guessed_with_a_note() {
    let (_folder, path) = squares();
    fs::remove_file(path.with_extension("prj")).unwrap();
    let read = io::layer::read(&path, None, None, &Task::default()).unwrap();
    assert_eq!(read.value.crs, "EPSG:4326");
    let keys: Vec<&str> = read.notes.iter().map(Message::key).collect();
    assert_eq!(keys, ["note-no-prj", "note-crs-guessed"]);
}

#[test]
fn a_file_cut_short_is_never_read_in_half() {
    for ending in ["shp", "dbf", "shx"] {
        let (_folder, path) = squares();
        let part = path.with_extension(ending);
        let whole = fs::read(&part).unwrap();
        for length in 0..whole.len() {
            fs::write(&part, &whole[..length]).unwrap();
            match read(&path) {
                Err(error) => says_what_to_do(&error),
                Ok(layer) => {
                    // The DBF's last byte is only an end mark.
                    let codes = layer.table.texts("code").unwrap();
                    let all = [Some("01".to_owned()), Some("02".to_owned())];
                    assert_eq!(codes, all, "{ending} of {length} bytes");
                    assert_eq!(
                        layer.shapes.iter().flatten().count(),
                        2,
                        "{ending} of {length}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_geopackage_with_broken_pages_is_refused_or_read_whole() {
    let (_folder, path) = squares_as("GPKG", "gpkg");
    let whole = fs::read(&path).unwrap();
    assert_eq!(read(&path).unwrap().shapes.len(), 2);
    for length in (0..whole.len()).step_by(4096) {
        fs::write(&path, &whole[..length]).unwrap();
        if let Ok(layer) = read(&path) {
            assert_eq!(layer.shapes.len(), 2, "{length} bytes");
        }
    }
}

#[test]
fn a_missing_file_and_a_missing_layer_are_said() {
    let error = read(Path::new("no/such/file.gpkg")).unwrap_err();
    assert!(matches!(error, ReadError::NotReadable { .. }), "{error}");
    says_what_to_do(&error);
    let (_folder, path) = squares();
    let error = io::layer::read(&path, Some("rounds"), None, &Task::default()).unwrap_err();
    let ReadError::NoPart { known, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(*known, ["squares"]);
    says_what_to_do(&error);
}

#[test]
fn an_empty_layer_and_an_empty_table_are_said() {
    let (_folder, path) = geojson("");
    let error = read(&path).unwrap_err();
    assert!(matches!(error, ReadError::Empty { .. }), "{error}");
    says_what_to_do(&error);
    for text in ["", "code;inscrits\n", "\n\n\n"] {
        let error = read_text(text).unwrap_err();
        assert!(
            matches!(error, ReadError::Empty { .. }),
            "{text:?}: {error}"
        );
    }
}

#[test]
fn a_bow_tie_is_repaired_and_counted() {
    let (_folder, path) = geojson(
        r#"{"type": "Feature", "properties": {"code": "1"}, "geometry": {"type": "Polygon",
        "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}}"#,
    );
    let read = io::layer::read(&path, None, None, &Task::default()).unwrap();
    assert_eq!(read.value.repaired, 1);
    assert!(
        read.notes.iter().any(|note| note.key() == "note-repaired"),
        "{:?}",
        read.notes
    );
    let precincts = precincts::gather(read.value, &Key::column("code"), None).unwrap();
    let area = precincts.value.shapes[0].unsigned_area();
    assert!((area - 2.0).abs() < 1e-6, "both wings, {area}");
}

#[test]
fn a_wrong_encoding_is_said_and_the_right_one_is_found() {
    let latin = b"bureau;\xe9cole\n01;Pr\xe9vert\n02;Moli\xe8re\n";
    let read = read_text(latin).unwrap();
    assert_eq!(
        read.table.texts("école").unwrap()[1].as_deref(),
        Some("Molière")
    );
    assert_eq!(read.options.encoding.as_deref(), Some("windows-1252"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, latin).unwrap();
    let told = TableOptions {
        encoding: Some("utf-8".to_owned()),
        ..TableOptions::default()
    };
    let error = io::table::read(&path, None, &told, &Task::default()).unwrap_err();
    says_what_to_do(&error);
}

#[test]
fn a_shapefile_that_is_silent_about_its_letters_is_read_by_them() {
    for (bytes, text) in [(&b"\xe9\xe0"[..], "éà"), ("é".as_bytes(), "é")] {
        let (_folder, path) = squares();
        drop(fs::remove_file(path.with_extension("cpg")));
        let table = path.with_extension("dbf");
        let mut whole = fs::read(&table).unwrap();
        let at = whole.windows(2).position(|cell| cell == b"01").unwrap();
        whole[at..at + 2].copy_from_slice(bytes);
        whole[29] = 0;
        fs::write(&table, whole).unwrap();
        let codes = read(&path).unwrap().table.texts("code").unwrap();
        assert_eq!(codes[0].as_deref(), Some(text));
    }
}

#[test]
fn a_deleted_feature_is_left_out_with_a_note() {
    let (_folder, path) = squares();
    let table = path.with_extension("dbf");
    let mut whole = fs::read(&table).unwrap();
    let above = usize::from(u16::from_le_bytes([whole[8], whole[9]]));
    whole[above] = b'*';
    fs::write(&table, whole).unwrap();
    let read = io::layer::read(&path, None, None, &Task::default()).unwrap();
    assert_eq!(
        read.value.table.texts("code").unwrap(),
        [Some("02".to_owned())]
    );
    assert_eq!(
        read.notes.iter().map(Message::key).collect::<Vec<_>>(),
        ["note-deleted"]
    );
}

#[test]
fn quotes_that_never_close_are_said_with_their_line() {
    let error = read_text("a;b\n1;2\n3;\"4\n5;6\n").unwrap_err();
    let said = Words::new(Language::English).say(&Problem::from(&error).what);
    assert!(said.contains("line 3"), "{said}");
    says_what_to_do(&error);
}

#[test]
fn a_file_that_is_something_else_is_refused() {
    for bytes in [
        &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
        b"PK\x03\x04 not a workbook",
        b"PAR1 not parquet",
        b"\x1f\x8b not a gzip",
        b"\xd0\xcf\x11\xe0 not a workbook",
    ] {
        says_what_to_do(&read_text(bytes).unwrap_err());
    }
}

#[test]
fn nothing_that_joins_is_a_report_not_an_error() {
    let read = read_text("bureau;inscrits\nx;1\ny;2\n").unwrap();
    let codes = ["0001", "0002"].map(|code| Code(code.to_owned()));
    assert_eq!(join::propose(&codes, &read.table), []);
    let rows = Key::column("bureau").codes(&read.table).unwrap();
    let join = join::join(&codes, &rows);
    assert_eq!(
        (join.matched_precincts(), join.unmatched_precincts.len()),
        (0, 2)
    );
    assert_eq!(join.unmatched_rows, ["x", "y"]);
}

#[test]
fn a_table_in_the_place_of_outlines_is_said_to_have_no_shapes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("results.csv");
    fs::write(&path, "code;votes\n1;2\n").unwrap();
    let error = read(&path).unwrap_err();
    says_what_to_do(&error);
    let ReadError::Unusable { what, .. } = error else {
        panic!("{error}");
    };
    assert_eq!(what.key(), "layer-no-shapes");
}

#[test]
fn a_cancelled_reading_stops() {
    let (_folder, path) = squares();
    let task = Task::default();
    task.cancel();
    let error = io::layer::read(&path, None, None, &task).unwrap_err();
    assert!(matches!(error, ReadError::Cancelled(_)), "{error}");
}

#[test]
fn everything_malformed_is_read_or_refused() {
    let Some(data) = real_data() else { return };
    let mut files = Vec::new();
    visit(&data.join("malformed"), &mut files);
    visit(&data.join("tiles"), &mut files);
    files.sort();
    assert!(files.len() > 300, "the folder is there: {}", files.len());
    let (mut whole, mut refused) = (0, 0);
    for path in files {
        let layer = io::layer::read(&path, None, None, &Task::default()).map(drop);
        let table = io::table::read(&path, None, &TableOptions::default(), &Task::default());
        let address = io::address::read(
            &path,
            None,
            None,
            &TableOptions::default(),
            &Task::default(),
        );
        for read in [layer, table.map(drop), address.map(drop)] {
            match read {
                Ok(()) => whole += 1,
                Err(error) => {
                    refused += 1;
                    says_what_to_do(&error);
                }
            }
        }
    }
    assert!(
        whole > 100 && refused > 100,
        "{whole} read, {refused} refused"
    );
}

fn visit(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, files);
        } else {
            files.push(path);
        }
    }
}

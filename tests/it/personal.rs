//! Columns about persons are refused by every reader; those of official files are not.

use std::fs;
use std::path::{Path, PathBuf};

use arpent::base::task::Task;
use arpent::base::words::{Language, Message, Words};
use arpent::io;
use arpent::model::project::TableOptions;

use crate::real_data;

/// A made-up list of persons: bureau, then columns that must not get in.
const PERSONS: &str = "bureau;Nom;Prénom;né(e) le;Mél;GSM;voie\n\
    0001;Exemple;Ana;1970-02-01;ana@example.org;0612345678;Rue Haute\n\
    0002;Modèle;Bo;1980-12-31;bo@example.org;0798765432;Rue Basse\n";

fn refused(notes: &[Message]) -> Vec<String> {
    let words = Words::new(Language::English);
    notes
        .iter()
        .filter(|note| note.key() == "note-personal")
        .map(|note| words.say(note))
        .collect()
}

#[test]
fn a_list_of_persons_is_refused_as_csv_json_and_layer_alike() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("a.csv");
    fs::write(&csv, PERSONS).unwrap();
    let task = Task::default();
    let read = io::table::read(&csv, None, &TableOptions::default(), &task).unwrap();
    assert_eq!(read.value.table.columns(), ["bureau", "voie"]);
    assert_eq!(refused(&read.notes).len(), 5);

    let rows: Vec<String> = PERSONS
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            format!(
                r#"{{"bureau":"{}","Nom":"{}","Prénom":"{}","né(e) le":"{}","Mél":"{}","GSM":"{}"}}"#,
                cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]
            )
        })
        .collect();
    let json = folder.path().join("a.json");
    fs::write(&json, format!("[{}]", rows.join(","))).unwrap();
    let read = io::table::read(&json, None, &TableOptions::default(), &task).unwrap();
    assert_eq!(read.value.table.columns(), ["bureau"]);

    let features: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[2.4,48.9]}},"properties":{row}}}"#
            )
        })
        .collect();
    let layer = folder.path().join("a.geojson");
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    fs::write(&layer, text).unwrap();
    let read = io::layer::read(&layer, None, None, &task).unwrap();
    assert_eq!(read.value.table.columns(), ["bureau"]);
    assert_eq!(refused(&read.notes).len(), 5);
    for note in refused(&read.notes) {
        let told = ["Ana", "example.org", "0612", "1970", "Exemple"]
            .iter()
            .any(|cell| note.contains(cell));
        assert!(!told, "a note says what a cell says: {note}");
    }
}

#[test]
fn no_layout_makes_columns_of_voters() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("voters.csv");
    let mut text = String::from("bureau;nom;prénom;votes\n");
    for row in 0..40 {
        let bureau = 1 + row / 20;
        text.push_str(&format!("{bureau};Exemple{row};Ana;{}\n", row % 5));
    }
    fs::write(&path, text).unwrap();
    for layout in [None, Some("plain".to_owned())] {
        let options = TableOptions {
            layout,
            ..TableOptions::default()
        };
        let read = io::table::read(&path, None, &options, &Task::default()).unwrap();
        let columns = read.value.table.columns();
        assert_eq!(columns, ["bureau", "votes"]);
    }
    let options = TableOptions {
        layout: Some("long".to_owned()),
        ..TableOptions::default()
    };
    assert!(io::table::read(&path, None, &options, &Task::default()).is_err());
}

/// Every file of a folder that may be read as a table or as a layer.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn no_column_of_official_files_is_taken_for_personal() {
    let Some(data) = real_data() else {
        return;
    };
    let mut found = Vec::new();
    for folder in [
        "fr-bondy",
        "fr-brest",
        "fr-insee-misc",
        "fr-national-results",
        "fr-paris",
        "fr-raw-ministry",
        "us-ri",
        "bondy-walk",
        "spatial-stats",
        "areal-interpolation",
        "overlay-reference",
        "transfer",
    ] {
        files(&data.join(folder), &mut found);
    }
    let mut read = 0;
    let mut all = Vec::new();
    for path in found {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let tables = [
            "csv", "xls", "xlsx", "json", "parquet", "xml", "dbf", "gz", "txt",
        ];
        let layers = ["gpkg", "geojson", "shp", "zip"];
        let mut notes = Vec::new();
        let task = Task::default();
        if tables.contains(&ending.as_ref()) {
            // Read as plain, small files show their names too.
            let small = fs::metadata(&path).unwrap().len() < 1_000_000;
            let plain = small.then(|| Some("plain".to_owned()));
            for layout in [None].into_iter().chain(plain) {
                let options = TableOptions {
                    layout,
                    ..TableOptions::default()
                };
                if let Ok(table) = io::table::read(&path, None, &options, &task) {
                    read += 1;
                    notes.extend(table.notes);
                }
            }
        }
        if layers.contains(&ending.as_ref()) {
            for part in io::layer::list(&path).unwrap_or_default() {
                if let Ok(layer) = io::layer::read(&path, Some(&part), None, &task) {
                    read += 1;
                    notes.extend(layer.notes);
                }
            }
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        all.extend(
            refused(&notes)
                .into_iter()
                .map(|note| format!("{name}: {note}")),
        );
    }
    println!(
        "{read} tables and layers read, {} columns refused",
        all.len()
    );
    assert!(read > 100, "{read}");
    assert_eq!(all, [""; 0]);
}

//! Small made-up layers, each with a quirk that published ones have.

use std::fs;
use std::path::Path;

use crate::bad_input::{read, squares, squares_as};

#[test]
fn a_geopackage_with_a_live_log_is_read_with_what_is_in_the_log() {
    let (folder, path) = squares_as("GPKG", "gpkg");
    let open = rusqlite::Connection::open(&path).unwrap();
    open.pragma_update(None, "journal_mode", "WAL").unwrap();
    open.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    let changed = "UPDATE squares SET code = 'in the log' WHERE code = '02'";
    // They call functions that only GDAL has.
    let triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'squares'";
    let names: Vec<String> = open
        .prepare(triggers)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in names {
        open.execute_batch(&format!("DROP TRIGGER \"{name}\""))
            .unwrap();
    }
    open.execute(changed, []).unwrap();
    assert!(
        folder.path().join("squares.gpkg-wal").exists(),
        "a live log"
    );
    let codes = |path: &Path| read(path).unwrap().table.texts("code").unwrap();
    assert_eq!(codes(&path)[1].as_deref(), Some("in the log"));
    // A copy of the file and its log, as somebody would pick them off a running machine.
    let copy = tempfile::tempdir().unwrap();
    for name in ["squares.gpkg", "squares.gpkg-wal"] {
        fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    drop(open);
    assert_eq!(
        codes(&copy.path().join("squares.gpkg"))[1].as_deref(),
        Some("in the log")
    );
}

#[test]
fn fields_of_one_name_and_of_great_width_are_all_there() {
    let (_folder, path) = squares();
    let table = path.with_extension("dbf");
    // Two fields called NB, of 255 figures each, and records to match.
    let mut bytes = vec![3, 124, 1, 1];
    let width = 255_u16;
    bytes.extend(2_u32.to_le_bytes());
    bytes.extend((32_u16 + 3 * 32 + 1).to_le_bytes());
    bytes.extend((1 + 10 + 2 * width).to_le_bytes());
    bytes.extend([0; 20]);
    for (name, kind, width) in [("code", b'C', 10_u8), ("NB", b'N', 255), ("NB", b'N', 255)] {
        let mut field = [0_u8; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (kind, width);
        bytes.extend(field);
    }
    bytes.push(13);
    for (code, one, other) in [("01", "19999", "7"), ("02", "5555", "not one")] {
        bytes.extend(format!(" {code:<10}{one:>255}{other:>255}").bytes());
    }
    bytes.push(26);
    fs::write(&table, bytes).unwrap();
    let table = read(&path).unwrap().table;
    assert_eq!(table.columns(), ["code", "NB", "NB_2"]);
    assert_eq!(table.texts("code").unwrap()[1].as_deref(), Some("02"));
    assert_eq!(
        table.numbers("NB").unwrap(),
        [19_999.0, 5_555.0],
        "as in the bytes"
    );
    assert_eq!(table.numbers("NB_2").unwrap()[0], 7.0);
}

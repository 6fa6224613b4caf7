//! Small made-up tables, each with a quirk that published ones have.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use arpent::base::note::Noted;
use arpent::base::task::Task;
use arpent::io::table::ReadTable;
use arpent::io::{self, ReadError};
use arpent::model::layer::Layer;
use arpent::model::project::TableOptions;
use polars::prelude::{DataFrame, NamedFrom as _, ParquetWriter, Series, df};
use tempfile::TempDir;

fn kept(name: &str, bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

pub(crate) fn try_table(
    name: &str,
    bytes: impl AsRef<[u8]>,
    options: &TableOptions,
) -> Result<Noted<ReadTable>, ReadError> {
    let (_folder, path) = kept(name, bytes);
    io::table::read(&path, None, options, &Task::default())
}

fn table(name: &str, bytes: impl AsRef<[u8]>) -> Noted<ReadTable> {
    try_table(name, bytes, &TableOptions::default()).unwrap()
}

fn keys<T>(read: &Noted<T>) -> Vec<&'static str> {
    read.notes.iter().map(|note| note.key()).collect()
}

pub(crate) fn numbers(read: &Noted<ReadTable>, column: &str) -> Vec<f64> {
    let numbers = read.value.table.numbers(column);
    numbers.unwrap_or_else(|| panic!("no {column} in {:?}", read.value.table.columns()))
}

/// The Ministry's text of all polling stations: names above the first block, ISO-8859-1.
fn national() -> Vec<u8> {
    let mut text = "Code du département;Libellé du département;Code de la commune;Libellé de la commune;\
        Code du b.vote;Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;Blancs;% Blancs/Ins;% Blancs/Vot;\
        Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp\r\n"
        .to_owned();
    for (department, station) in [
        ("01", "0001"),
        ("2A", "0001"),
        ("ZA", "0012"),
        ("ZZ", "0101"),
    ] {
        write!(
            text,
            "{department};Là-bas;004;Ambérieu;{station};1 000;400;40,00;600;60,00;20;2,00;3,33;10;1,00;1,67;570;57,00;95,00;\
             1;F;ARTHAUD;Nathalie;70;7,00;12,28;2;M;MÉLENCHON;Jean-Luc;500;50,00;87,72\r\n"
        )
        .unwrap();
    }
    text.chars().map(|letter| letter as u8).collect()
}

#[test]
fn the_national_text_is_read_by_blocks_that_only_the_first_names() {
    let read = table("PR17_BVot_T1_FE.txt", national());
    assert_eq!(read.value.options.layout.as_deref(), Some("ministry"));
    assert_eq!(read.value.options.encoding.as_deref(), Some("windows-1252"));
    let contest = &read.value.contests[0];
    assert_eq!(contest.choices, ["ARTHAUD", "MÉLENCHON"]);
    assert_eq!(numbers(&read, "MÉLENCHON"), [500.0; 4]);
    assert_eq!(numbers(&read, "Inscrits"), [1000.0; 4]);
    let departments = read.value.table.texts("Code du département").unwrap();
    assert_eq!(departments[3].as_deref(), Some("ZZ"));
}

#[test]
fn an_encoding_and_line_ends_are_what_they_are() {
    let text = "﻿bureau;école;inscrits\r\n01;Prévert;10\r\n02;\"Molière\r\nannexe\";20\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let narrow: Vec<u8> = text.chars().skip(1).map(|letter| letter as u8).collect();
    for bytes in [text.as_bytes().to_vec(), wide, narrow] {
        let read = table("a.csv", bytes);
        assert_eq!(read.value.table.columns(), ["bureau", "école", "inscrits"]);
        assert_eq!(
            read.value.table.texts("école").unwrap()[0].as_deref(),
            Some("Prévert")
        );
        assert_eq!(numbers(&read, "inscrits"), [10.0, 20.0]);
    }
}

#[test]
fn a_row_per_candidate_in_the_letters_of_windows() {
    let mut text =
        "Code du département;Code de la commune;Libellé de la commune;Code du b.vote;Inscrits;\
        Exprimés;N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Exp\n"
            .to_owned();
    for (station, roux, bo) in [("0001", 10, 20), ("0002", 30, 40)] {
        for (name, votes) in [("ROUX", roux), ("LE BŒUF", bo)] {
            writeln!(
                text,
                "31;555;Toulouse – Nord;{station};100;{};1;F;{name};Zoé;{votes};1,5",
                roux + bo
            )
            .unwrap();
        }
    }
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lost, "windows-1252 has all of it");
    let read = table("t1.csv", bytes);
    assert_eq!(read.value.options.layout.as_deref(), Some("long"));
    assert_eq!(read.value.options.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(read.value.contests[0].choices, ["ROUX", "LE BŒUF"]);
    assert_eq!(numbers(&read, "LE BŒUF"), [20.0, 40.0]);
    assert_eq!(numbers(&read, "Inscrits"), [100.0; 2]);
}

#[test]
fn titles_and_warnings_stand_above_the_names() {
    let read = table(
        "a.csv",
        "Résultats provisoires;;;;;;\n\
         Toutes les commissions de recensement n'ont pas terminé leurs travaux;;;;;;\n;;;;;;\n\
         Code;Exprimés;Nom;Voix;Nom;Voix;\n1;30;A;10;B;20;\n2;9;B;5;A;4;\n",
    );
    assert_eq!(read.value.options.header, Some(4));
    assert_eq!(numbers(&read, "A"), [10.0, 4.0]);
}

#[test]
fn totals_at_the_end_do_not_change_what_a_column_is() {
    let read = table(
        "a.csv",
        "n,Bureau,Inscrits,Votants,Taux,A,B\n\
         1,\"B1\",1 200,600,\"50,0 %\",400,200\n2,\"B2\",800,300,\"37,5 %\",100,200\n\
         ,TOTAL,2 000,900,\"45,0 %\",500,400\n,Total en %,,\"45,0 %\",,\"55,6 %\",\"44,4 %\"\n",
    );
    for (column, wanted) in [("Votants", [600.0, 300.0]), ("A", [400.0, 100.0])] {
        let found = numbers(&read, column);
        assert_eq!(found[..2], wanted, "{column}");
        assert!(found[3].is_nan(), "a share is no count");
        let dtype = read
            .value
            .table
            .frame
            .column(column)
            .unwrap()
            .dtype()
            .to_string();
        assert_eq!(dtype, "i64", "{column}");
    }
    assert!(keys(&read).contains(&"note-totals"), "{:?}", keys(&read));
}

#[test]
fn results_nearly_in_the_ministry_s_layout_say_what_differs() {
    let ragged = "Code;Sexe;Nom;Voix;% Voix/Exp;Sexe;Nom;Voix;% Voix/Exp;Nom;Voix;% Voix/Exp\n1;M;A;1;9;F;B;2;9;C;3;9\n";
    let read = table("a.csv", ragged);
    assert!(
        keys(&read).contains(&"note-unusual-ministry"),
        "{:?}",
        keys(&read)
    );
    assert_eq!(numbers(&read, "C"), [3.0]);
    let without = "Code;Nom 1;Prénom 1;Total 1;Nom 2;Prénom 2;Total 2\n1;A;B;1;C;D;2\n";
    let read = table("a.csv", without);
    assert_eq!(read.value.options.layout.as_deref(), Some("plain"));
    assert!(
        keys(&read).contains(&"note-near-ministry"),
        "{:?}",
        keys(&read)
    );
    let told = TableOptions {
        layout: Some("ministry".to_owned()),
        ..TableOptions::default()
    };
    let error = try_table("a.csv", without, &told).unwrap_err();
    assert!(error.to_string().contains("data-near-ministry"), "{error}");
}

fn parquet(mut frame: DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    bytes
}

#[test]
fn a_parquet_is_laid_out_like_any_other_table() {
    let long = df!(
        "code_commune" => ["29019", "29019", "29019", "29019"],
        "code_bv" => ["0001", "0001", "0002", "0002"],
        "nom" => ["ROUX", "BO", "ROUX", "BO"],
        "voix" => [10_i64, 20, 30, 40]
    );
    let read = table("a.parquet", parquet(long.unwrap()));
    assert_eq!(read.value.options.layout.as_deref(), Some("long"));
    assert_eq!((read.value.rows, read.value.table.rows()), (4, 2));
    assert_eq!(numbers(&read, "BO"), [20.0, 40.0]);
    let plain = df!("IRIS" => ["010040101"], "revenu" => [1.5]);
    let read = table("a.parquet", parquet(plain.unwrap()));
    assert_eq!(read.value.options.layout.as_deref(), Some("plain"));
}

#[test]
fn a_city_s_rows_without_names_are_told_by_their_sums() {
    let rows = [
        "31;555;0001;900;300;33,33;600;66,67;20;10;570;1;M;ARTHAUD;Nathalie;70;12,28;2;F;ROUX;Zoé;500;87,72",
        "31;555;0002;800;200;25,00;600;75,00;15;5;580;2;F;ROUX;Zoé;80;13,79;1;M;ARTHAUD;Nathalie;500;86,21",
    ];
    let text = table("a.csv", rows.join("\n"));
    assert_eq!(
        text.value.options.header,
        Some(0),
        "the first row is a precinct"
    );
    let cells = |column: usize| {
        let cells = rows.map(|row| row.split(';').nth(column).unwrap());
        Series::new(column.to_string().into(), cells).into()
    };
    let columns = (0..rows[0].split(';').count()).map(cells).collect();
    let packed = table("a.parquet", parquet(DataFrame::new(2, columns).unwrap()));
    for read in [text, packed] {
        assert_eq!(read.value.options.layout.as_deref(), Some("ministry"));
        let contest = &read.value.contests[0];
        assert_eq!(contest.choices, ["ARTHAUD", "ROUX"]);
        assert_eq!(contest.registered.as_deref(), Some("Inscrits"));
        assert_eq!(contest.turnout.as_deref(), Some("Votants"));
        assert_eq!(numbers(&read, "ROUX"), [500.0, 80.0]);
    }
}

fn layer(path: &Path) -> Noted<Layer> {
    io::layer::read(path, None, None, &Task::default()).unwrap()
}

#[test]
fn shapes_may_stand_in_a_column_of_text() {
    let json =
        r#"{""type"": ""Polygon"", ""coordinates"": [[[2,48],[3,48],[3,49],[2,49],[2,48]]]}"#;
    for shape in [
        json.to_owned(),
        format!(r#"{{""type"": ""Feature"", ""properties"": {{}}, ""geometry"": {json}}}"#),
        "POLYGON ((2 48, 3 48, 3 49, 2 49, 2 48))".to_owned(),
        "SRID=4326;POLYGON ((2 48, 3 48, 3 49, 2 49, 2 48))".to_owned(),
    ] {
        let text =
            format!("code;geo_point_2d;geo_shape\n01;48.5, 2.5;\"{shape}\"\n02;48.5, 2.5;\n");
        let (_folder, path) = kept("a.csv", text);
        let read = layer(&path);
        assert_eq!(read.value.crs, "EPSG:4326", "{shape}");
        assert_eq!(read.value.shapes.iter().flatten().count(), 1, "{shape}");
        assert_eq!(read.value.table.columns(), ["code", "geo_point_2d"]);
        assert_eq!(keys(&read).last(), Some(&"note-no-geometry"));
    }
    let cut = "code;geo_shape\n01;\"{\"\"type\"\": \"\"Polygon\"\", \"\"coordinates\"\": [[[2,48],[3,\"\n";
    let (_folder, path) = kept("a.csv", cut);
    io::layer::read(&path, None, None, &Task::default()).unwrap_err();
}

#[test]
fn a_parquet_with_wkb_is_a_layer() {
    let square =
        gdal::vector::Geometry::from_wkt("POLYGON ((2 48, 3 48, 3 49, 2 49, 2 48))").unwrap();
    let wkb = square.wkb().unwrap();
    let shapes = Series::new("geometry".into(), [wkb.as_slice(), wkb.as_slice()]);
    let mut frame = df!("code" => ["01", "02"]).unwrap();
    frame.with_column(shapes.into()).unwrap();
    let (_folder, path) = kept("a.parquet", parquet(frame));
    let read = layer(&path);
    assert_eq!(
        (read.value.shapes.len(), read.value.crs.as_str()),
        (2, "EPSG:4326")
    );
    assert_eq!(read.value.table.columns(), ["code"]);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    io::layer::read(&path, None, None, &Task::default()).unwrap_err();
    let (_folder, bare) = kept("b.parquet", parquet(df!("code" => ["01"]).unwrap()));
    let error = io::layer::read(&bare, None, None, &Task::default()).unwrap_err();
    assert!(error.to_string().contains("layer-no-shapes"), "{error}");
}

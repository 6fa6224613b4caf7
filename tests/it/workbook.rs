//! The table of precincts as a workbook: figures as numbers, gaps as gaps, and the sources.

use std::fs;

use arpent::base::date::Date;
use arpent::base::words::{Language, Words};
use arpent::io::export::Format;
use arpent::session::Session;
use calamine::{Data, Reader as _, Xlsx, open_workbook};

use crate::cli::Town;

pub(crate) fn rows(town: &Town, file: &str, sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(town.path(file)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_workbook_has_the_figures_of_the_csv_and_leaves_its_gaps() {
    let town = Town::files();
    town.run(&["score", "town.arpent", "-o", "scores.csv"]);
    town.run(&["score", "town.arpent", "-o", "scores.xlsx"]);
    let csv = fs::read_to_string(town.path("scores.csv")).unwrap();
    let table = rows(&town, "scores.xlsx", "Precincts");
    assert_eq!(csv.lines().count(), table.len());
    let mut figures = 0;
    for (line, cells) in csv.lines().zip(&table).skip(1) {
        let mut reader = csv_cells(line).into_iter().zip(cells);
        let (code, cell) = reader.next().unwrap();
        assert_eq!(cell, &Data::String(code), "codes are text");
        for (text, cell) in reader.skip(1) {
            match cell {
                Data::Float(number) => {
                    assert_eq!(number, &text.parse::<f64>().unwrap());
                    figures += 1;
                }
                Data::Empty => {
                    assert_eq!(text, "", "only what is not there is empty");
                }
                other => panic!("{other:?} for {text}"),
            }
        }
    }
    assert!(300 < figures, "{figures} figures");
    let headings: Vec<String> = table[0].iter().map(ToString::to_string).collect();
    assert!(
        headings.iter().any(|heading| heading.ends_with(" (%)")),
        "{headings:?}"
    );
}

/// The cells of a line of CSV.
fn csv_cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

#[test]
fn the_sources_and_their_licences_have_a_sheet_in_the_language_asked_for() {
    let town = Town::files();
    let line = [
        "score",
        "town.arpent",
        "-o",
        "scores.xlsx",
        "--language",
        "fr",
    ];
    town.run(&line);
    let said: Vec<String> = rows(&town, "scores.xlsx", "Sources")
        .concat()
        .iter()
        .map(ToString::to_string)
        .collect();
    for wanted in ["Licence", "Retenu", "precincts.gpkg"] {
        assert!(
            said.iter().any(|cell| cell.contains(wanted)),
            "{wanted}: {said:?}"
        );
    }
    assert_eq!(rows(&town, "scores.xlsx", "Bureaux").len(), 41);
}

#[test]
fn the_same_day_gives_the_same_bytes() {
    let town = Town::files();
    let write = |file: &str, date: &str| {
        town.run(&["score", "town.arpent", "-o", file, "--date", date]);
        fs::read(town.path(file)).unwrap()
    };
    let first = write("a.xlsx", "2026-03-01");
    assert!(first == write("b.xlsx", "2026-03-01"), "same day");
    assert!(first != write("c.xlsx", "2026-03-02"), "another day");
}

#[test]
fn what_is_withheld_stays_withheld() {
    let mut session = Session::new(|| {});
    session.open(crate::town_project::folder().join("town.arpent"));
    session.wait(|_| {});
    let words = Words::new(Language::English);
    let date = Date::new(2026, 3, 1).unwrap();
    let book = session.scored_workbook(&words, date).unwrap();
    let plain = session.scored_features().unwrap();
    assert_eq!(book.fields, plain.fields);
    assert_eq!(
        book.to_bytes(Format::Csv, date).unwrap(),
        plain.to_bytes(Format::Csv, date).unwrap()
    );
    let sources = book.captions.sources.unwrap();
    assert!(
        sources
            .rows
            .iter()
            .all(|row| row.len() == sources.columns.len())
    );
}

//! Addresses from a CSV in the layout of the French national base (BAN), any point layer, or an
//! extract of OpenStreetMap.

mod columns;
mod extract;
mod twice;

use std::collections::HashSet;
use std::path::Path;

use geo::{Geometry, InteriorPoint as _, Point};
use polars::datatypes::{PlHashMap, PlHashSet};
use rayon::prelude::*;

use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::words::Message;
use crate::io::address::columns::Columns;
use crate::io::source::file_name;
use crate::io::{ReadError, layer, only, table};
use crate::model::address::Address;
use crate::model::only::Only;
use crate::model::project::TableOptions;
use crate::model::table::Table;
use crate::msg;

/// The number that the national base gives to a place without one.
const NO_NUMBER: u32 = 99_999;

/// Reads addresses.
///
/// Ids are unique: a file without an id column gets `row-1`, `row-2`, …, and an id that comes
/// again gets `_2`. An address without coordinates stays, with NaN.
///
/// # Errors
/// [`ReadError`] when there is nothing usable, or when `task` was cancelled.
pub fn read(
    path: &Path,
    part: Option<&str>,
    crs: Option<&str>,
    options: &TableOptions,
    task: &Task,
) -> Result<Noted<Vec<Address>>, ReadError> {
    let read = read_only(path, part, crs, options, (&[], None), task)?;
    Ok(Noted {
        value: read.value.0,
        notes: read.notes,
    })
}

/// As [`read`], only of the rows that meet every condition of `only`; also the table of all rows.
/// `dwellings` is the column of dwellings, where somebody has told it.
///
/// # Errors
/// [`ReadError`] as [`read`], and where the file lacks a column that a condition names.
pub fn read_only(
    path: &Path,
    part: Option<&str>,
    crs: Option<&str>,
    options: &TableOptions,
    (only, dwellings): (&[Only], Option<&str>),
    task: &Task,
) -> Result<Noted<(Vec<Address>, Table)>, ReadError> {
    let mut notes = Vec::new();
    let (table, mut columns, points) = if layer::extract::is_extract(path) {
        let (table, points) = extract::read(path, part, &mut notes, task)?;
        let columns = Columns::find(&table);
        (table, columns, points)
    } else if table::is_vector(path) {
        let layer = layer::read(path, part, crs, task)?.take_notes(&mut notes);
        let columns = Columns::find(&layer.table);
        let points = layer.shapes.iter().map(|shape| point_of(shape.as_ref()));
        let points = points.collect();
        (layer.table, columns, points)
    } else {
        let table = table::read(path, part, options, task)?
            .take_notes(&mut notes)
            .table;
        let columns = Columns::find(&table);
        if !columns.have_coordinates() {
            return Err(ReadError::Unusable {
                path: path.to_owned(),
                what: msg!("data-no-address", file = file_name(path)),
                hint: msg!("data-no-address-hint"),
            });
        }
        let points = points(path, &table, &columns, crs, &mut notes)?;
        (table, columns, points)
    };
    if let Some(told) = dwellings {
        if !table.columns().iter().any(|column| column == told) {
            notes.push(msg!("doors-note-no-column", column = told));
        }
        columns.dwellings = Some(told.to_owned());
    }
    let addresses = if only.is_empty() {
        addresses(&table, &columns, points, &mut notes)
    } else {
        let kept = only::kept(path, &table, only)?;
        let points = points.into_iter().zip(&kept);
        let points = points.filter(|(_, kept)| **kept).map(|(point, _)| point);
        addresses(&table.only(&kept), &columns, points.collect(), &mut notes)
    };
    task.step(1, 1)?;
    Ok(Noted {
        value: (addresses, table),
        notes,
    })
}

/// Somewhere in a shape: the point itself, or one inside a building.
fn point_of(shape: Option<&Geometry<f64>>) -> Option<Point<f64>> {
    shape?.interior_point()
}

/// Where each row is, in degrees.
fn points(
    path: &Path,
    table: &Table,
    columns: &Columns,
    crs: Option<&str>,
    notes: &mut Vec<Message>,
) -> Result<Vec<Option<Point<f64>>>, ReadError> {
    let pairs = |x: &Option<String>, y: &Option<String>| {
        let xs = table.numbers(x.as_ref()?)?;
        let ys = table.numbers(y.as_ref()?)?;
        let pairs = xs.into_iter().zip(ys);
        Some(
            pairs
                .map(|(x, y)| (x.is_finite() && y.is_finite()).then(|| Point::new(x, y)))
                .collect::<Vec<_>>(),
        )
    };
    let degrees = pairs(&columns.lon, &columns.lat);
    if let (Some(degrees), None) = (degrees.clone(), crs) {
        return Ok(degrees);
    }
    if let Some(others) = pairs(&columns.x, &columns.y).or(degrees) {
        let mut shapes: Vec<Option<Geometry<f64>>> = others
            .into_iter()
            .map(|point| point.map(Geometry::Point))
            .collect();
        layer::to_degrees(path, &mut shapes, crs)?.take_notes(notes);
        return Ok(shapes
            .iter()
            .map(|shape| point_of(shape.as_ref()))
            .collect());
    }
    let texts = columns
        .point
        .as_ref()
        .and_then(|column| table.texts(column));
    Ok(texts
        .unwrap_or_default()
        .iter()
        .map(|text| latitude_first(text.as_ref()?))
        .collect())
}

/// `48.9, 2.5` as open data portals write points.
fn latitude_first(text: &str) -> Option<Point<f64>> {
    let (lat, lon) = text.split_once(',')?;
    Some(Point::new(
        lon.trim().parse().ok()?,
        lat.trim().parse().ok()?,
    ))
}

fn addresses(
    table: &Table,
    columns: &Columns,
    points: Vec<Option<Point<f64>>>,
    notes: &mut Vec<Message>,
) -> Vec<Address> {
    let texts = |column: &Option<String>| -> Vec<Option<String>> {
        let texts = column.as_ref().and_then(|column| table.texts(column));
        texts.unwrap_or_else(|| vec![None; points.len()])
    };
    let ((ids, numbers), (suffixes, (streets, places))) = rayon::join(
        || rayon::join(|| texts(&columns.id), || texts(&columns.number)),
        || {
            let names = || rayon::join(|| texts(&columns.street), || texts(&columns.place));
            rayon::join(|| texts(&columns.suffix), names)
        },
    );
    let dwellings = columns.dwellings.as_ref();
    let dwellings = dwellings.and_then(|column| table.numbers(column));
    let dwellings = dwellings.unwrap_or_else(|| vec![f64::NAN; points.len()]);
    let mut found: Vec<Address> = (points, ids, numbers, suffixes, streets, places, dwellings)
        .into_par_iter()
        .enumerate()
        .map(
            |(row, (point, id, number, suffix, street, place, dwellings))| {
                let (number, letters) = split_number(number.as_deref().unwrap_or(""));
                let there =
                    point.filter(|point| point.x().abs() <= 180.0 && point.y().abs() <= 90.0);
                let (lon, lat) = there.map_or((f64::NAN, f64::NAN), |point| (point.x(), point.y()));
                Address {
                    id: id.unwrap_or_else(|| format!("row-{}", row + 1)),
                    number,
                    suffix: suffix.unwrap_or(letters),
                    street: street.or(place).unwrap_or_default(),
                    lon,
                    lat,
                    dwellings: whole(dwellings),
                }
            },
        )
        .collect();
    let mended = mend_names(&mut found);
    if mended > 0 {
        notes.push(msg!("note-address-encoded-twice", n = mended));
    }
    let repeated = make_unique(&mut found);
    if repeated > 0 {
        notes.push(msg!("note-address-ids", n = repeated));
    }
    let lost = found.iter().filter(|address| address.lon.is_nan()).count();
    if lost > 0 {
        notes.push(msg!("note-address-lost", n = lost));
    }
    found
}

/// Puts names right that were encoded twice; how many were.
fn mend_names(addresses: &mut [Address]) -> usize {
    let mut mended = 0;
    for address in addresses {
        if let Some(meant) = twice::meant(&address.street) {
            address.street = meant;
            mended += 1;
        }
    }
    mended
}

/// A count of dwellings, where it is one.
fn whole(count: f64) -> Option<u32> {
    // Through text, which is exact and cannot wrap.
    let text = count.is_finite().then(|| format!("{count:.0}"))?;
    text.parse().ok()
}

/// `12 bis` as 12 and `bis`; 0 where there is no number.
fn split_number(text: &str) -> (u32, String) {
    let text = text.trim();
    let end = text
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(text.len());
    match text[..end].parse() {
        Ok(NO_NUMBER) => (0, String::new()),
        Ok(number) => (number, text[end..].trim().to_owned()),
        Err(_) => (0, text.to_owned()),
    }
}

/// Gives ids that come again a number of their own, and says how many.
fn make_unique(addresses: &mut [Address]) -> usize {
    let renamed = numbered(addresses);
    let count = renamed.len();
    for (row, id) in renamed {
        addresses[row].id = id;
    }
    count
}

/// The rows whose ids stand in an earlier one, each with an id that no other has.
fn numbered(addresses: &[Address]) -> Vec<(usize, String)> {
    let mut taken: PlHashSet<&str> = PlHashSet::default();
    let ids = addresses.iter().map(|address| address.id.as_str());
    let repeated: Vec<(usize, &str)> = ids
        .enumerate()
        .filter(|&(_, id)| !taken.insert(id))
        .collect();
    let mut next: PlHashMap<&str, usize> = PlHashMap::default();
    let mut given: HashSet<String> = HashSet::new();
    let free = |(row, id)| {
        let number = next.entry(id).or_insert(2);
        loop {
            let numbered = format!("{id}_{number}");
            *number += 1;
            if !taken.contains(numbered.as_str()) && given.insert(numbered.clone()) {
                return (row, numbered);
            }
        }
    };
    repeated.into_iter().map(free).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Noted<Vec<Address>>, ReadError> {
        read_rows(text, &[])
    }

    fn read_rows(text: &str, only: &[Only]) -> Result<Noted<Vec<Address>>, ReadError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, text).unwrap();
        let options = TableOptions::default();
        let read = read_only(&path, None, None, &options, (only, None), &Task::default())?;
        Ok(Noted {
            value: read.value.0,
            notes: read.notes,
        })
    }

    #[test]
    fn addresses_of_rows_that_do_not_count_are_left_out() {
        let text = "id;certifie;lon;lat\na;1;2;48\nb;0;2;48\nc;1;3;48\n";
        let only = [Only::parse("certifie=1").unwrap()];
        let read = read_rows(text, &only).unwrap().value;
        let found: Vec<_> = read.iter().map(|it| (it.id.as_str(), it.lon)).collect();
        assert_eq!(found, [("a", 2.0), ("c", 3.0)]);
        let only = [Only::parse("position=1").unwrap()];
        let error = read_rows(text, &only).unwrap_err();
        assert!(
            error.to_string().contains("ground-only-no-column"),
            "{error}"
        );
    }

    #[test]
    fn the_national_layout_is_read_with_either_delimiter() {
        for text in [
            "id;numero;rep;nom_voie;nom_ld;lon;lat\n\
             a;12;bis;Rue du Port;;2.5;48.9\n\
             b;99999;;;Le Moulin;;\n",
            "\"\",\"id\",\"numero\",\"rep\",\"nom_voie\",\"nom_ld\",\"lon\",\"lat\"\n\
             \"1\",\"a\",12,\"bis\",\"Rue du Port\",NA,2.5,48.9\n\
             \"2\",\"b\",99999,\"\",\"\",\"Le Moulin\",NA,NA\n",
        ] {
            let read = read_text(text).unwrap();
            let [port, mill] = read.value.as_slice() else {
                panic!("two addresses")
            };
            assert_eq!((port.id.as_str(), port.number), ("a", 12));
            assert_eq!(
                (port.suffix.as_str(), port.street.as_str()),
                ("bis", "Rue du Port")
            );
            assert_eq!((port.lon, port.lat), (2.5, 48.9));
            assert_eq!((mill.number, mill.street.as_str()), (0, "Le Moulin"));
            assert!(mill.lon.is_nan() && mill.lat.is_nan(), "not located");
            assert_eq!(read.notes.len(), 1, "{:?}", read.notes);
        }
    }

    #[test]
    fn names_that_were_encoded_twice_are_put_right_and_told() {
        let text = "id;nom_voie;lon;lat\na;AllÃ©e Racine;2;48\nb;Allée Léon;2;48\n";
        let read = read_text(text).unwrap();
        let streets: Vec<_> = read.value.iter().map(|it| it.street.as_str()).collect();
        assert_eq!(streets, ["Allée Racine", "Allée Léon"]);
        assert_eq!(read.notes, [msg!("note-address-encoded-twice", n = 1_u64)]);
    }

    #[test]
    fn ids_are_unique_and_made_where_there_are_none() {
        let read = read_text("id;lon;lat\na;2;48\na;2;48\n;2;48\n").unwrap();
        let ids: Vec<&str> = read
            .value
            .iter()
            .map(|address| address.id.as_str())
            .collect();
        assert_eq!(ids, ["a", "a_2", "row-3"]);
    }

    #[test]
    fn metres_and_points_in_one_cell_are_read_too() {
        let read = read_text("rue;x;y;logements\nRue A;700000;6600000;12\n").unwrap();
        assert!((read.value[0].lon - 3.0).abs() < 1e-6, "{:?}", read.value);
        assert_eq!(read.value[0].dwellings, Some(12));
        let read = read_text("rue;geo_point_2d\nRue A;48.9, 2.5\n").unwrap();
        assert_eq!((read.value[0].lon, read.value[0].lat), (2.5, 48.9));
    }

    #[test]
    fn a_file_without_any_place_is_refused() {
        let error = read_text("id;rue\na;Rue A\n").unwrap_err();
        assert!(error.to_string().contains("data-no-address"), "{error}");
    }

    #[test]
    fn numbers_and_their_letters_part() {
        assert_eq!(split_number("12bis"), (12, "bis".to_owned()));
        assert_eq!(split_number("7"), (7, String::new()));
        assert_eq!(split_number("B"), (0, "B".to_owned()));
        assert_eq!(split_number(""), (0, String::new()));
    }
}

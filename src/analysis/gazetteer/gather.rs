//! Names taken from the files.

use std::collections::HashMap;

use geo::{BoundingRect as _, Coord, Rect};
use rayon::prelude::*;

use crate::analysis::gazetteer::{Gazetteer, Kind, Named};
use crate::analysis::names;
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::base::text::plain;
use crate::model::address::{Address, Located};
use crate::model::layer::{Layer, PrecinctId, Precincts};
use crate::model::table::Table;

/// What the column of a feature's own name is called, the likeliest first.
const NAMES: [&str; 12] = [
    "name", "nom", "libelle", "label", "title", "nom_iris", "lib_iris", "libiris", "lib_qp",
    "nom_qp", "libgeo", "libel",
];

/// What the column of a commune's name is called, the likeliest first.
const TOWNS: [&str; 13] = [
    "nom_commune",
    "nom_com",
    "lib_com",
    "libcom",
    "commune_nom",
    "commune",
    "nomcommune",
    "libelle_commune",
    "ville",
    "city",
    "town",
    "municipality",
    "cityname",
];

/// Addresses of one street name that are no further apart than this, in degrees (about a
/// kilometre), are on one street; others are on a street of the same name elsewhere.
const APART: f64 = 0.01;

/// What names are taken from.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The precincts.
    pub precincts: &'a Precincts,
    /// The addresses, and where they belong.
    pub addresses: Option<(&'a [Address], &'a Located)>,
    /// The layers beside them, by what they are called.
    pub layers: Vec<(&'a str, &'a Layer)>,
}

/// Gathers the names of everything.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn gather(ground: &Ground<'_>, task: &Task) -> Result<Gazetteer, Cancelled> {
    let precincts = ground.precincts;
    let towns = column(&precincts.table, &TOWNS);
    let mut named = named_precincts(precincts, towns.as_deref());
    named.extend(named_towns(precincts, towns.as_deref()));
    task.step(1, 4)?;
    for (place, (title, layer)) in ground.layers.iter().enumerate() {
        named.extend(named_features(place, title, layer));
        task.step(1, 4)?;
    }
    task.step(2, 4)?;
    if let Some((addresses, located)) = ground.addresses {
        let streets = streets(addresses, located, towns.as_deref(), task)?;
        named.extend(streets.into_iter().map(|mut street| {
            street.beside = beside_a_street(&street, precincts, towns.as_deref());
            street
        }));
    }
    task.step(3, 4)?;
    let compared = |named: &Named| (plain(&named.name), plain(&named.beside));
    Ok(Gazetteer {
        plain: named.par_iter().map(compared).collect(),
        named,
    })
}

/// The first of these columns that a table has, as text: one entry per row, empty for none.
fn column(table: &Table, names: &[&str]) -> Option<Vec<String>> {
    let columns = table.columns();
    let known: Vec<&str> = columns.iter().map(String::as_str).collect();
    let called = names.iter().find_map(|name| names::find(name, &known));
    // A column of numbers holds codes, not names.
    let called = called.filter(|column| !table.is_number(column))?;
    let texts = table.texts(called)?.into_iter();
    Some(texts.map(Option::unwrap_or_default).collect())
}

fn named_precincts(precincts: &Precincts, towns: Option<&[String]>) -> Vec<Named> {
    let named = |precinct: PrecinctId| {
        let at = precinct.index();
        let (name, code) = (&precincts.names[at], &precincts.codes[at].0);
        let town = towns.and_then(|towns| towns.get(at));
        let town = town.filter(|town| !town.is_empty() && !name.contains(town.as_str()));
        let code = if code == name { "" } else { code.as_str() };
        let beside = [code, town.map_or("", String::as_str)];
        let beside = beside.into_iter().filter(|part| !part.is_empty());
        Named {
            kind: Kind::Precinct,
            name: name.clone(),
            beside: beside.collect::<Vec<_>>().join(" · "),
            bounds: None,
            precincts: vec![precinct],
        }
    };
    precincts.ids().map(named).collect()
}

fn named_towns(precincts: &Precincts, towns: Option<&[String]>) -> Vec<Named> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut named: Vec<Named> = Vec::new();
    for (precinct, town) in precincts.ids().zip(towns.unwrap_or_default()) {
        if town.is_empty() {
            continue;
        }
        let place = *known.entry(town).or_insert_with(|| {
            named.push(Named {
                kind: Kind::Town,
                name: town.clone(),
                beside: String::new(),
                bounds: None,
                precincts: Vec::new(),
            });
            named.len() - 1
        });
        let found = &mut named[place];
        found.precincts.push(precinct);
        let outline = precincts.shapes.get(precinct.index());
        join(
            &mut found.bounds,
            outline.and_then(|shape| shape.bounding_rect()),
        );
    }
    named
}

fn named_features(place: usize, title: &str, layer: &Layer) -> Vec<Named> {
    let Some(names) = column(&layer.table, &NAMES) else {
        return Vec::new();
    };
    let towns = column(&layer.table, &TOWNS).unwrap_or_default();
    let rows = names.into_iter().zip(&layer.shapes).enumerate();
    let named = rows.filter_map(|(row, (name, shape))| {
        let bounds = shape.as_ref()?.bounding_rect();
        let town = towns.get(row).map_or("", String::as_str);
        let beside = if town.is_empty() || *town == name {
            title.to_owned()
        } else {
            format!("{town} · {title}")
        };
        (!name.is_empty()).then_some(Named {
            kind: Kind::Place { layer: place, row },
            name,
            beside,
            bounds: Some(bounds?),
            precincts: Vec::new(),
        })
    });
    named.collect()
}

/// An address on a street: the street, the town, and the cell of the ground it is in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    street: u32,
    town: u32,
    column: i32,
    row: i32,
    address: u32,
}

/// The streets, in the order of their names' first address; what is beside them is still empty.
fn streets(
    addresses: &[Address],
    located: &Located,
    towns: Option<&[String]>,
    task: &Task,
) -> Result<Vec<Named>, Cancelled> {
    let numbers_of_towns = numbered(towns.unwrap_or_default().iter().map(String::as_str));
    let streets = numbered(addresses.iter().map(|address| address.street.as_str()));
    let mut spots = Vec::with_capacity(addresses.len());
    for (at, ((address, street), place)) in
        (0..).zip(addresses.iter().zip(&streets).zip(&located.places))
    {
        if at % (1 << 16) == 0 {
            task.step(2, 4)?;
        }
        let somewhere = address.lon.is_finite() && address.lat.is_finite();
        if address.street.is_empty() || !somewhere {
            continue;
        }
        let precinct = place.precinct().map(PrecinctId::index);
        let town = precinct.and_then(|precinct| numbers_of_towns.get(precinct));
        spots.push(Spot {
            street: *street,
            town: town.map_or(u32::MAX, |town| *town),
            column: cell(address.lon),
            row: cell(address.lat),
            address: at,
        });
    }
    spots.par_sort_unstable();
    let of_one_name = |a: &Spot, b: &Spot| (a.street, a.town) == (b.street, b.town);
    let mut named = Vec::new();
    for spots in spots.chunk_by(of_one_name) {
        for street in pieces(spots) {
            named.push(street_of(&street, addresses, located));
        }
    }
    Ok(named)
}

/// The number of each text, equal for equal ones, in the order in which they first come.
fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u32> {
    // Files have a street's addresses together: the last one answers most of the time.
    let mut known: HashMap<&str, u32> = HashMap::new();
    let mut last: Option<(&str, u32)> = None;
    let number = |text: &'a str| -> u32 {
        if let Some((_, number)) = last.filter(|(same, _)| *same == text) {
            return number;
        }
        let next = index(known.len());
        let number = *known.entry(text).or_insert(next);
        last = Some((text, number));
        number
    };
    texts.map(number).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are at most 360")]
fn cell(degrees: f64) -> i32 {
    (degrees / APART).floor() as i32
}

/// The spots of one name, sorted by cell, in pieces whose cells touch; each sorted by address.
fn pieces(spots: &[Spot]) -> Vec<Vec<u32>> {
    let cells: Vec<&[Spot]> = spots
        .chunk_by(|a, b| (a.column, a.row) == (b.column, b.row))
        .collect();
    let at = |cell: &[Spot]| (cell[0].column, cell[0].row);
    let place: HashMap<(i32, i32), usize> = (0..)
        .zip(&cells)
        .map(|(place, cell)| (at(cell), place))
        .collect();
    let mut seen = vec![false; cells.len()];
    let mut pieces = Vec::new();
    for first in 0..cells.len() {
        if std::mem::replace(&mut seen[first], true) {
            continue;
        }
        let (mut open, mut piece) = (vec![first], Vec::new());
        while let Some(cell) = open.pop() {
            piece.extend(cells[cell].iter().map(|spot| spot.address));
            let (column, row) = at(cells[cell]);
            let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
            let touching = around.filter_map(|around| place.get(&around).copied());
            open.extend(touching.filter(|next| !std::mem::replace(&mut seen[*next], true)));
        }
        piece.sort_unstable();
        pieces.push(piece);
    }
    pieces.sort_unstable_by_key(|piece| piece.first().copied());
    pieces
}

fn street_of(street: &[u32], addresses: &[Address], located: &Located) -> Named {
    let of_it = || street.iter().map(|address| *address as usize);
    let mut bounds = None;
    let mut precincts: Vec<PrecinctId> = Vec::new();
    for address in of_it() {
        let at: Coord<f64> = addresses[address].at();
        join(&mut bounds, Some(Rect::new(at, at)));
        precincts.extend(located.places[address].precinct());
    }
    precincts.sort_unstable();
    precincts.dedup();
    Named {
        kind: Kind::Street,
        name: of_it()
            .next()
            .map(|first| addresses[first].street.clone())
            .unwrap_or_default(),
        beside: String::new(),
        bounds,
        precincts,
    }
}

/// The town of a street, or else its precinct, if it is in one.
fn beside_a_street(street: &Named, precincts: &Precincts, towns: Option<&[String]>) -> String {
    let Some(first) = street.precincts.first().map(|precinct| precinct.index()) else {
        return String::new();
    };
    match towns.and_then(|towns| towns.get(first)) {
        Some(town) if !town.is_empty() => town.clone(),
        _ => precincts.names[first].clone(),
    }
}

fn join(bounds: &mut Option<Rect<f64>>, other: Option<Rect<f64>>) {
    let Some(other) = other else {
        return;
    };
    *bounds = Some(bounds.map_or(other, |known| {
        let (low, high) = (known.min(), known.max());
        Rect::new(
            Coord {
                x: low.x.min(other.min().x),
                y: low.y.min(other.min().y),
            },
            Coord {
                x: high.x.max(other.max().x),
                y: high.y.max(other.max().y),
            },
        )
    }));
}

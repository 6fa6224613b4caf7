//! The streets of the addresses: those of one name that lie together are one.

use std::collections::HashMap;

use geo::{Coord, Rect};
use rayon::prelude::*;

use crate::analysis::gazetteer::gather::join;
use crate::analysis::gazetteer::{Kind, Named};
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::model::address::{Address, Located};
use crate::model::layer::{PrecinctId, Precincts};

/// Addresses of one street name that are no further apart than this, in degrees (about a
/// kilometre), are on one street; others are on a street of the same name elsewhere.
pub(super) const APART: f64 = 0.01;

/// An address on a street, or a stretch of one: the street, the town, and the cell of the ground
/// it is in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) street: u32,
    pub(super) town: u32,
    pub(super) column: i32,
    pub(super) row: i32,
    /// Which address, or which row of a layer.
    pub(super) thing: u32,
}

impl Spot {
    /// Whether two are of a street and a town of one name.
    pub(super) fn is_namesake(&self, other: &Self) -> bool {
        (self.street, self.town) == (other.street, other.town)
    }
}

/// So many names are gathered between two looks at the task, and so many addresses.
const STREETS_AT_ONCE: usize = 1 << 10;
const ADDRESSES_AT_ONCE: u32 = 1 << 16;

/// What streets are gathered from.
pub(super) struct Streets<'a> {
    pub(super) addresses: &'a [Address],
    pub(super) located: &'a Located,
    pub(super) precincts: &'a Precincts,
    /// One entry per precinct, empty for none.
    pub(super) towns: Option<&'a [String]>,
}

impl Streets<'_> {
    /// Gives the streets one after another, those of a name and a town together.
    pub(super) fn gather(&self, task: &Task, mut take: impl FnMut(Named)) -> Result<(), Cancelled> {
        let spots = self.spots(task)?;
        for (done, spots) in spots.chunk_by(Spot::is_namesake).enumerate() {
            if done % STREETS_AT_ONCE == 0 {
                task.step(3, 4)?;
            }
            for street in pieces(spots) {
                take(self.street_of(&street));
            }
        }
        Ok(())
    }

    /// The addresses that are somewhere, those of a name and a town together.
    fn spots(&self, task: &Task) -> Result<Vec<Spot>, Cancelled> {
        let numbers_of_towns = numbered(self.towns.unwrap_or_default().iter().map(String::as_str));
        let streets = numbered(self.addresses.iter().map(|address| address.street.as_str()));
        let mut spots = Vec::with_capacity(self.addresses.len());
        let places = self
            .addresses
            .iter()
            .zip(&streets)
            .zip(&self.located.places);
        for (at, ((address, street), place)) in (0..).zip(places) {
            if at % ADDRESSES_AT_ONCE == 0 {
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
                thing: at,
            });
        }
        spots.par_sort_unstable();
        Ok(spots)
    }

    /// The street of these addresses.
    fn street_of(&self, street: &[u32]) -> Named {
        let of_it = || street.iter().map(|address| *address as usize);
        let mut bounds = None;
        let mut precincts: Vec<PrecinctId> = Vec::new();
        for address in of_it() {
            let at: Coord<f64> = self.addresses[address].at();
            join(&mut bounds, Some(Rect::new(at, at)));
            precincts.extend(self.located.places[address].precinct());
        }
        precincts.sort_unstable();
        precincts.dedup();
        let first = of_it().next();
        Named {
            kind: Kind::Street,
            name: first.map_or_else(String::new, |first| self.addresses[first].street.clone()),
            beside: self.beside(&precincts),
            bounds,
            precincts,
            rows: Vec::new(),
        }
    }

    /// The town of a street, or else its precinct, if it is in only one.
    fn beside(&self, precincts: &[PrecinctId]) -> String {
        let Some(first) = precincts.first().map(|precinct| precinct.index()) else {
            return String::new();
        };
        match self.towns.and_then(|towns| towns.get(first)) {
            Some(town) if !town.is_empty() => town.clone(),
            _ if precincts.len() == 1 => self.precincts.names[first].clone(),
            _ => String::new(),
        }
    }
}

/// The number of each text, equal for equal ones, in the order in which they first come.
pub(super) fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u32> {
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
pub(super) fn cell(degrees: f64) -> i32 {
    (degrees / APART).floor() as i32
}

/// The things of one name, sorted by cell, in pieces whose cells touch; each sorted.
pub(super) fn pieces(spots: &[Spot]) -> Vec<Vec<u32>> {
    let cells: Vec<&[Spot]> = spots
        .chunk_by(|a, b| (a.column, a.row) == (b.column, b.row))
        .collect();
    let at = |cell: &[Spot]| (cell[0].column, cell[0].row);
    if let [only] = cells.as_slice() {
        return vec![only.iter().map(|spot| spot.thing).collect()];
    }
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
            piece.extend(cells[cell].iter().map(|spot| spot.thing));
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

//! Names taken from the files.

use std::collections::HashMap;

use geo::{BoundingRect as _, Coord, Rect};
use rayon::prelude::*;

use crate::analysis::gazetteer::lines::{self, Whereabouts};
use crate::analysis::gazetteer::streets::Streets;
use crate::analysis::gazetteer::{Entry, Gazetteer, Kind, Named, Text};
use crate::analysis::names;
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::base::text::{natural, plain};
use crate::model::address::{Address, Located};
use crate::model::layer::{Layer, PrecinctId, Precincts};
use crate::model::table::Table;

/// What the column of a feature's own name is called, the likeliest first.
const NAMES: [&str; 12] = [
    "name", "nom", "libelle", "label", "title", "nom_iris", "lib_iris", "libiris", "lib_qp",
    "nom_qp", "libgeo", "libel",
];

/// What the column of a commune's name is called, the likeliest first.
pub(super) const TOWNS: [&str; 13] = [
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

/// What names are taken from.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The precincts.
    pub precincts: &'a Precincts,
    /// The addresses, and where they belong.
    pub addresses: Option<(&'a [Address], &'a Located)>,
    /// The layers beside them, by what they are called.
    pub layers: Vec<(&'a str, &'a Layer)>,
    /// The layers of lines, by what they are called.
    pub lines: Vec<(&'a str, &'a Layer)>,
}

/// Gathers the names of everything.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn gather(ground: &Ground<'_>, task: &Task) -> Result<Gazetteer, Cancelled> {
    let precincts = ground.precincts;
    let towns = column(&precincts.table, &TOWNS);
    let mut writer = Writer::default();
    writer.extend(named_precincts(precincts, towns.as_deref()));
    writer.extend(named_towns(precincts, towns.as_deref()));
    task.step(1, 4)?;
    for (place, (title, layer)) in (0..).zip(&ground.layers) {
        writer.extend(named_features(place, title, layer));
        task.step(1, 4)?;
    }
    task.step(2, 4)?;
    if let Some((addresses, located)) = ground.addresses {
        let streets = Streets {
            addresses,
            located,
            precincts,
            towns: towns.as_deref(),
        };
        streets.gather(task, |street| writer.push(street))?;
    }
    if !ground.lines.is_empty() {
        let towns = towns.as_deref();
        let whereabouts = Whereabouts::of(precincts, towns);
        for (place, (title, layer)) in (0..).zip(&ground.lines) {
            let known = writer.streets();
            let lines = lines::gather((place, title, layer), &known, &whereabouts, task)?;
            writer.extend(lines);
        }
    }
    Ok(writer.finish())
}

/// Writes names down, each text once.
#[derive(Default)]
struct Writer {
    known: HashMap<String, u32>,
    written: Vec<String>,
    entries: Vec<Entry>,
    numbers: Vec<u32>,
}

impl Writer {
    fn extend(&mut self, named: impl IntoIterator<Item = Named>) {
        for named in named {
            self.push(named);
        }
    }

    fn push(&mut self, named: Named) {
        let start = index(self.numbers.len());
        let precincts = named.precincts.into_iter().map(|precinct| precinct.0);
        self.numbers.extend(precincts.chain(named.rows));
        let bounds = named.bounds.map(|bounds| (bounds.min(), bounds.max()));
        let bounds = bounds.map_or([f32::NAN; 4], |(low, high)| {
            [low.x, low.y, high.x, high.y].map(|degrees| degrees as f32)
        });
        let (name, beside) = (self.text(named.name), self.text(named.beside));
        self.entries.push(Entry {
            kind: named.kind,
            name,
            beside,
            numbers: start..index(self.numbers.len()),
            bounds,
        });
    }

    /// The streets and lines so far: their names as they compare, and where they are.
    fn streets(&self) -> lines::Known {
        let mut known = lines::Known::new();
        let streets = self.entries.iter();
        let streets = streets.filter(|it| matches!(it.kind, Kind::Street | Kind::Line { .. }));
        let mut last: Option<(u32, String)> = None;
        for street in streets {
            // Those of one name mostly stand together.
            let (_, name) = match last.take().filter(|(name, _)| *name == street.name) {
                Some(same) => last.insert(same),
                None => last.insert((street.name, plain(&self.written[street.name as usize]))),
            };
            known.entry(name.clone()).or_default().push(street.bounds);
        }
        known
    }

    fn text(&mut self, text: String) -> u32 {
        if let Some(number) = self.known.get(&text) {
            return *number;
        }
        let number = index(self.written.len());
        self.written.push(text.clone());
        self.known.insert(text, number);
        number
    }

    fn finish(self) -> Gazetteer {
        let compared = |written: String| Text {
            plain: plain(&written),
            written,
            order: 0,
        };
        let mut texts: Vec<Text> = self.written.into_par_iter().map(compared).collect();
        let mut order: Vec<u32> = (0..index(texts.len())).collect();
        order.par_sort_by(|a, b| {
            let (a, b) = (&texts[*a as usize].plain, &texts[*b as usize].plain);
            a.len().cmp(&b.len()).then_with(|| natural(a, b))
        });
        for (place, text) in (0..).zip(order) {
            texts[text as usize].order = place;
        }
        Gazetteer {
            texts,
            entries: self.entries,
            numbers: self.numbers,
        }
    }
}

/// The first of these columns that a table has, as text: one entry per row, empty for none.
pub(super) fn column(table: &Table, names: &[&str]) -> Option<Vec<String>> {
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
            rows: Vec::new(),
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
                rows: Vec::new(),
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

fn named_features(place: u32, title: &str, layer: &Layer) -> Vec<Named> {
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
            kind: Kind::Place {
                layer: place,
                row: index(row),
            },
            name,
            beside,
            bounds: Some(bounds?),
            precincts: Vec::new(),
            rows: Vec::new(),
        })
    });
    named.collect()
}

pub(super) fn join(bounds: &mut Option<Rect<f64>>, other: Option<Rect<f64>>) {
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

//! Lines with a name: streets on which no address is known, rivers, railways.

use std::collections::HashMap;

use geo::{BoundingRect as _, Contains as _, Coord, LineString, Point, Rect};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::analysis::gazetteer::gather::{TOWNS, column, join};
use crate::analysis::gazetteer::streets::{APART, Spot, cell, numbered, pieces};
use crate::analysis::gazetteer::{Kind, Named};
use crate::analysis::streets::{lines, street_names};
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::base::text::plain;
use crate::model::layer::{Layer, Precincts};

/// Streets that are known already: by their names as they compare, where they are (west, south,
/// east, north).
pub(super) type Known = HashMap<String, Vec<[f32; 4]>>;

/// So many names are gathered between two looks at the task.
const AT_ONCE: usize = 1 << 10;

/// Finds the town of a place on the ground.
pub(super) struct Whereabouts<'a> {
    precincts: &'a Precincts,
    /// One entry per precinct, empty for none.
    towns: &'a [String],
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

impl<'a> Whereabouts<'a> {
    /// Of these precincts; nothing is found where their towns are not known.
    pub(super) fn of(precincts: &'a Precincts, towns: Option<&'a [String]>) -> Self {
        let towns = towns.unwrap_or_default();
        let shapes = precincts.shapes.iter().take(towns.len()).enumerate();
        let boxes = shapes.filter_map(|(precinct, shape)| {
            let around = shape.bounding_rect()?;
            let corners = [around.min(), around.max()].map(|corner| [corner.x, corner.y]);
            let rectangle = Rectangle::from_corners(corners[0], corners[1]);
            Some(GeomWithData::new(rectangle, precinct))
        });
        Self {
            precincts,
            towns,
            boxes: RTree::bulk_load(boxes.collect()),
        }
    }

    fn town_of(&self, at: Coord<f64>) -> Option<&'a str> {
        let place = AABB::from_point([at.x, at.y]);
        let mut near = self.boxes.locate_in_envelope_intersecting(&place);
        let found = near.find(|near| self.precincts.shapes[near.data].contains(&Point(at)))?;
        let town = self.towns.get(found.data)?.as_str();
        (!town.is_empty()).then_some(town)
    }
}

/// The named lines of a layer that are no street that is known already: those of one name and
/// town that lie together are one. Beside a name stands its town, or else the layer's title.
pub(super) fn gather(
    (place, title, layer): (u32, &str, &Layer),
    known: &Known,
    whereabouts: &Whereabouts<'_>,
    task: &Task,
) -> Result<Vec<Named>, Cancelled> {
    let Some(names) = street_names(layer) else {
        return Ok(Vec::new());
    };
    let towns = column(&layer.table, &TOWNS).unwrap_or_default();
    let spots = spots(layer, &names, &towns);
    let mut found = Vec::new();
    for (done, spots) in spots.chunk_by(Spot::is_namesake).enumerate() {
        if done % AT_ONCE == 0 {
            task.step(3, 4)?;
        }
        let row = spots.first().map_or(0, |spot| spot.thing as usize);
        let name = names[row].as_deref().unwrap_or_default();
        let namesakes = known.get(&plain(name));
        for mut rows in pieces(spots) {
            rows.dedup();
            let Some(bounds) = bounds(layer, &rows) else {
                continue;
            };
            if namesakes.is_some_and(|streets| streets.iter().any(|it| are_near(&bounds, it))) {
                continue;
            }
            let first = rows.iter().flat_map(|row| of_row(layer, *row));
            let first = first.flat_map(LineString::coords).next();
            let own = towns.get(row).map(String::as_str);
            let town = own.filter(|town| !town.is_empty());
            let town = town.or_else(|| whereabouts.town_of(*first?));
            found.push(Named {
                kind: Kind::Line { layer: place },
                name: name.to_owned(),
                beside: town.unwrap_or(title).to_owned(),
                bounds: Some(bounds),
                precincts: Vec::new(),
                rows,
            });
        }
    }
    Ok(found)
}

/// The cells that the named lines run through, those of a name and a town together.
fn spots(layer: &Layer, names: &[Option<String>], towns: &[String]) -> Vec<Spot> {
    let name = |name: &'_ Option<String>| -> String { name.clone().unwrap_or_default() };
    let written: Vec<String> = names.iter().map(name).collect();
    let streets = numbered(written.iter().map(String::as_str));
    let towns = numbered(towns.iter().map(String::as_str));
    let mut spots = Vec::new();
    for (row, (street, name)) in streets.iter().zip(&written).enumerate() {
        if name.trim().is_empty() {
            continue;
        }
        let spot = |(column, at)| Spot {
            street: *street,
            town: towns.get(row).copied().unwrap_or(u32::MAX),
            column,
            row: at,
            thing: index(row),
        };
        let lines = of_row(layer, index(row)).iter();
        spots.extend(lines.flat_map(cells).map(spot));
    }
    spots.sort_unstable();
    spots.dedup();
    spots
}

/// The lines of a row of a layer.
fn of_row(layer: &Layer, row: u32) -> &[LineString<f64>] {
    lines(layer.shapes.get(row as usize).and_then(Option::as_ref))
}

/// The cells of the ground that a line runs through, one after another; some of them twice.
fn cells(line: &LineString<f64>) -> Vec<(i32, i32)> {
    let mut cells: Vec<(i32, i32)> = Vec::new();
    for edge in line.lines() {
        let (along, up) = (edge.dx(), edge.dy());
        // Where it goes a cell far, it is looked at in between.
        let steps = (along.hypot(up) / APART).ceil().clamp(1.0, 1e4);
        let mut step = 0.0;
        while step <= steps {
            let part = step / steps;
            let at = (edge.start.x + along * part, edge.start.y + up * part);
            if at.0.is_finite() && at.1.is_finite() {
                let cell = (cell(at.0), cell(at.1));
                if cells.last() != Some(&cell) {
                    cells.push(cell);
                }
            }
            step += 1.0;
        }
    }
    cells
}

fn bounds(layer: &Layer, rows: &[u32]) -> Option<Rect<f64>> {
    let mut bounds = None;
    for line in rows.iter().flat_map(|row| of_row(layer, *row)) {
        join(&mut bounds, line.bounding_rect());
    }
    bounds
}

/// Whether two streets of one name are so near to each other that they are one.
fn are_near(bounds: &Rect<f64>, other: &[f32; 4]) -> bool {
    let [west, south, east, north] = other.map(f64::from);
    let (low, high) = (bounds.min(), bounds.max());
    low.x <= east + APART
        && west <= high.x + APART
        && low.y <= north + APART
        && south <= high.y + APART
}

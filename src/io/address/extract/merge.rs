//! What stands several times in an extract, as the address that it is.

use std::collections::BTreeMap;

use geo::{Distance as _, Euclidean, Geometry, InteriorPoint as _, MapCoords as _, Point};

use crate::base::text::plain;
use crate::field::ground::metres_per_degree;

/// Nodes with one number in one street are one address up to so many metres apart: the shops and
/// doors of a house front.
const FRONT: f64 = 100.0;

/// A node belongs to the outline with the same address within so many metres of its edge.
const BESIDE: f64 = 10.0;

/// An address as a node or an outline has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) number: String,
    /// The staircase or flat of it.
    pub(super) unit: String,
    pub(super) street: String,
    pub(super) place: String,
    pub(super) postcode: String,
    pub(super) city: String,
    pub(super) flats: Option<u32>,
    /// Whether it is the address of a shop or an office there.
    pub(super) is_shop: bool,
    /// Its outline; `None` for a node.
    pub(super) outline: Option<Geometry<f64>>,
    pub(super) at: Point<f64>,
}

impl Found {
    /// What the same address has in common.
    fn key(&self) -> (String, String) {
        let street = if self.street.is_empty() {
            &self.place
        } else {
            &self.street
        };
        (plain(street), plain(&self.number).replace(' ', ""))
    }

    /// Whether both may be in one town.
    fn agrees(&self, other: &Self) -> bool {
        let same = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        same(&self.postcode, &other.postcode)
    }
}

/// The addresses, each once, in the order in which they came; and how many nodes or outlines were
/// of one that stands there already.
pub(super) fn merge(all: Vec<Found>) -> (Vec<Found>, usize) {
    let count = all.len();
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (place, found) in all.iter().enumerate() {
        groups.entry(found.key()).or_default().push(place);
    }
    let mut all: Vec<Option<Found>> = all.into_iter().map(Some).collect();
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let taken: Vec<(usize, Found)> = group
            .iter()
            .filter_map(|&place| Some((place, all[place].take()?)))
            .collect();
        for (place, found) in merge_one(taken) {
            all[place] = Some(found);
        }
    }
    let merged: Vec<Found> = all.into_iter().flatten().collect();
    let same = count - merged.len();
    (merged, same)
}

/// Those of one number in one street.
fn merge_one(mut group: Vec<(usize, Found)>) -> Vec<(usize, Found)> {
    // Doors come before shops, staircases before the whole house, nodes before outlines.
    group.sort_by_key(|(place, found)| {
        let is_whole = found.unit.is_empty();
        (found.outline.is_some(), is_whole, found.is_shop, *place)
    });
    let mut kept: Vec<(usize, Found)> = Vec::new();
    for (place, found) in group {
        if found.outline.is_some() {
            let inside: Vec<usize> = (0..kept.len())
                .filter(|&other| {
                    found.agrees(&kept[other].1) && beside(&found, &kept[other].1) <= BESIDE
                })
                .collect();
            if inside.is_empty() {
                kept.push((place, found));
            } else {
                share(found.flats, &inside, &mut kept);
            }
            continue;
        }
        let same = kept.iter_mut().find(|(_, other)| {
            (found.unit.is_empty() || found.unit == other.unit)
                && found.agrees(other)
                && metres(found.at, other.at) <= FRONT
        });
        match same {
            Some((_, other)) => other.flats = other.flats.max(found.flats),
            None => kept.push((place, found)),
        }
    }
    kept
}

/// The flats of a building among the nodes that tell of its doors, where these do not say it.
fn share(flats: Option<u32>, nodes: &[usize], kept: &mut [(usize, Found)]) {
    let told = nodes.iter().any(|&node| kept[node].1.flats.is_some());
    let Some(flats) = flats.filter(|_| !told) else {
        return;
    };
    for (place, part) in (0_u32..).zip(parts(flats, nodes.len())) {
        kept[nodes[place as usize]].1.flats = Some(part);
    }
}

/// A count in so many parts that sum to it, the larger first.
pub(super) fn parts(count: u32, parts: usize) -> impl Iterator<Item = u32> {
    let parts = u32::try_from(parts).unwrap_or(u32::MAX).max(1);
    (0..parts).map(move |part| count / parts + u32::from(part < count % parts))
}

/// Metres from an outline to where another address is: 0 inside it.
fn beside(found: &Found, other: &Found) -> f64 {
    let Some(outline) = &found.outline else {
        return f64::INFINITY;
    };
    let (lon, lat) = metres_per_degree(other.at.y());
    let flat = |shape: &Geometry<f64>| {
        shape.map_coords(|corner| geo::Coord {
            x: (corner.x - other.at.x()) * lon,
            y: (corner.y - other.at.y()) * lat,
        })
    };
    let there: Geometry<f64> = match &other.outline {
        // Two outlines are one where the middle of one lies in the other.
        Some(outline) => match outline.interior_point() {
            Some(middle) => middle.into(),
            None => other.at.into(),
        },
        None => other.at.into(),
    };
    Euclidean.distance(&flat(&there), &flat(outline))
}

fn metres(a: Point<f64>, b: Point<f64>) -> f64 {
    let (lon, lat) = metres_per_degree(a.y());
    ((a.x() - b.x()) * lon).hypot((a.y() - b.y()) * lat)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Rect;

    /// Metres east of a place.
    fn node(id: &str, east: f64) -> Found {
        Found {
            id: id.to_owned(),
            number: "12".to_owned(),
            street: "Rue A".to_owned(),
            at: Point::new(2.5 + east / 73_290.0, 48.9),
            ..Found::default()
        }
    }

    fn outline(id: &str, west: f64, flats: u32) -> Found {
        let corner = |east: f64, north: f64| (2.5 + east / 73_290.0, 48.9 + north / 111_220.0);
        let shape = Rect::new(corner(west, -10.0), corner(west + 20.0, 10.0)).to_polygon();
        Found {
            flats: Some(flats),
            outline: Some(shape.into()),
            ..node(id, west + 10.0)
        }
    }

    fn merged(all: Vec<Found>) -> Vec<(String, Option<u32>)> {
        let (found, _) = merge(all);
        found.into_iter().map(|it| (it.id, it.flats)).collect()
    }

    #[test]
    fn a_node_and_the_outline_around_it_are_one_and_another_town_is_not() {
        let shop = Found {
            is_shop: true,
            ..node("shop", 90.0)
        };
        let far = node("far", 5000.0);
        let other = Found {
            postcode: "93140".to_owned(),
            ..node("other", 3.0)
        };
        let door = Found {
            postcode: "93010".to_owned(),
            ..node("door", 5.0)
        };
        let all = vec![shop, door, outline("way", 14.0, 8), far, other];
        let told = merged(all);
        let flats: Vec<_> = told
            .iter()
            .map(|(id, flats)| (id.as_str(), *flats))
            .collect();
        assert_eq!(flats, [("door", Some(8)), ("far", None), ("other", None)]);
    }

    #[test]
    fn staircases_stay_apart_and_share_the_flats() {
        let stairs = |unit: &str, east| Found {
            unit: unit.to_owned(),
            ..node(unit, east)
        };
        let all = vec![
            outline("way", 0.0, 9),
            stairs("A", 4.0),
            stairs("B", 16.0),
            node("n", 8.0),
        ];
        let expected = [("A".to_owned(), Some(5)), ("B".to_owned(), Some(4))];
        assert_eq!(merged(all), expected);
    }

    #[test]
    fn two_buildings_of_one_number_are_two_places() {
        let told = merged(vec![
            outline("a", 0.0, 9),
            outline("b", 60.0, 7),
            outline("c", 2.0, 9),
        ]);
        assert_eq!(told.len(), 2, "{told:?}");
    }
}

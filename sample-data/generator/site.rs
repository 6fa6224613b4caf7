//! The lie of the land, drawn by hand: river, railway, limit, main roads and quarters.

use super::chance::noise;
use super::shape::{Line, Point, beside, curve, distance, inside, ring};

/// Half the width of the river, in metres.
pub(super) const HALF_RIVER: f64 = 21.0;

/// What a quarter is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quarter {
    /// Inside the boulevards: crooked, small blocks, flats over shops.
    Centre,
    /// Around it: 19th-century streets at right angles, terraces and small blocks of flats.
    Faubourg,
    /// Houses with gardens on curving streets.
    Villas,
    /// Towers and slabs of social housing.
    Estate,
    /// Sheds along the railway.
    Works,
    /// Lawns and trees.
    Park,
    /// Nobody lives here.
    Fields,
}

/// How much a road matters, by OpenStreetMap's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Primary,
    Secondary,
    Tertiary,
    Residential,
    Living,
    Track,
}

/// A road drawn by hand.
pub(super) struct Main {
    pub(super) name: &'static str,
    pub(super) class: Class,
    pub(super) line: Line,
}

/// Everything drawn by hand.
pub(super) struct Site {
    /// From east to west, along the middle of the water.
    pub(super) river: Line,
    /// The two banks, the northern one first.
    pub(super) banks: [Line; 2],
    /// From west to east.
    pub(super) railway: Line,
    /// The commune's limit, a ring.
    pub(super) limit: Line,
    /// Where the town ends, a ring.
    pub(super) built: Line,
    /// The boulevards around the old centre, a ring with the river.
    pub(super) centre: Line,
    pub(super) mains: Vec<Main>,
}

/// Where the station stands.
pub(super) const STATION: Point = Point::new(-40.0, 716.0);

/// The two estates: middle and half sizes.
pub(super) const ESTATES: [(Point, f64, f64); 2] = [
    (Point::new(560.0, 985.0), 290.0, 175.0),
    (Point::new(1120.0, -590.0), 220.0, 235.0),
];

impl Site {
    /// The land, always the same.
    pub(super) fn new() -> Self {
        let river = curve(&places("river"), 20.0);
        let banks = [beside(&river, -HALF_RIVER), beside(&river, HALF_RIVER)];
        let mut centre = curve(&places("centre"), 15.0);
        let mut quay: Line = river
            .iter()
            .copied()
            .filter(|at| (-455.0..425.0).contains(&at.x))
            .collect();
        centre.append(&mut quay);
        Self {
            mains: mains(&river),
            railway: curve(&places("railway"), 20.0),
            limit: limit(),
            built: ring(&places("built"), 25.0),
            centre,
            banks,
            river,
        }
    }

    /// What the quarter around a place is like.
    pub(super) fn quarter(&self, at: Point) -> Quarter {
        if !inside(at, &self.built) {
            return Quarter::Fields;
        }
        if inside(at, &self.centre) {
            return Quarter::Centre;
        }
        if ESTATES.iter().any(|(middle, width, height)| {
            let off = at - *middle;
            (off.x / width).abs() < 1.0 && (off.y / height).abs() < 1.0
        }) {
            return Quarter::Estate;
        }
        if in_park(at) {
            return Quarter::Park;
        }
        let north = at.y > 740.0 - 0.03 * at.x;
        let works = north && (-1180.0..200.0).contains(&at.x) && at.y < 1010.0 - 0.06 * at.x;
        if works || (at.x > 900.0 && at.y > 300.0 && at.y < 900.0 && !north) {
            return Quarter::Works;
        }
        let wobble = 60.0 * noise(at, 250.0, 7);
        let first_ring = !north && at.y > -430.0 && (-820.0..880.0).contains(&(at.x + wobble));
        let bridgehead = (at - Point::new(60.0, -600.0)).length() < 300.0 + wobble;
        let north_bank = self.north_of_river(at);
        if (first_ring && north_bank) || (bridgehead && !north_bank) {
            Quarter::Faubourg
        } else {
            Quarter::Villas
        }
    }

    /// Whether a place is on the side of the old centre.
    pub(super) fn north_of_river(&self, at: Point) -> bool {
        let nearest = (1..self.river.len()).min_by(|a, b| {
            let off = |index: usize| (self.river[index] + self.river[index - 1]) * 0.5;
            at.to(off(*a)).total_cmp(&at.to(off(*b)))
        });
        nearest.is_some_and(|index| {
            let (from, to) = (self.river[index - 1], self.river[index]);
            (to - from).cross(at - from) < 0.0
        })
    }

    /// Whether a place is on the water.
    pub(super) fn on_water(&self, at: Point) -> bool {
        distance(at, &self.river) < HALF_RIVER
    }
}

/// The park along the south bank.
pub(super) fn in_park(at: Point) -> bool {
    let off = at - Point::new(-520.0, -545.0);
    (off.x / 290.0) * (off.x / 290.0) + (off.y / 165.0) * (off.y / 165.0) < 1.0
}

/// Limits of communes run from boundary stone to boundary stone.
fn limit() -> Line {
    let ragged = |at: Point| {
        let off = Point::new(noise(at, 140.0, 21), noise(at, 140.0, 22));
        (at * 0.9 + off * 55.0).rounded()
    };
    ring(&places("limit"), 150.0)
        .into_iter()
        .map(ragged)
        .collect()
}

/// The drawing, a line at a time: name and places.
fn drawn() -> impl Iterator<Item = (&'static str, Vec<(f64, f64)>)> {
    let lines = include_str!("site.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (name, places) = line.split_once(": ")?;
            let place = |pair: &str| {
                let (x, y) = pair.split_once(',')?;
                Some((x.parse().ok()?, y.parse().ok()?))
            };
            Some((name, places.split(' ').filter_map(place).collect()))
        })
}

/// The places of one line of the drawing.
pub(super) fn places(wanted: &str) -> Vec<(f64, f64)> {
    drawn()
        .find(|(name, _)| *name == wanted)
        .map(|(_, places)| places)
        .unwrap_or_default()
}

fn mains(river: &[Point]) -> Vec<Main> {
    let road = |(name, places): (&'static str, Vec<(f64, f64)>)| {
        let (class, name) = name.split_once(' ')?;
        let class = match class {
            "primary" => Class::Primary,
            "secondary" => Class::Secondary,
            "tertiary" => Class::Tertiary,
            _ => return None,
        };
        Some(Main {
            name,
            class,
            line: curve(&places, 12.0),
        })
    };
    let quay = |name, side: f64, from: f64, to: f64| Main {
        name,
        class: Class::Tertiary,
        line: beside(river, side)
            .into_iter()
            .filter(|at| (from..to).contains(&at.x))
            .collect(),
    };
    let mut mains: Vec<Main> = drawn().filter_map(road).collect();
    mains.push(quay(
        "Quai des Tanneurs",
        -(HALF_RIVER + 17.0),
        -1140.0,
        925.0,
    ));
    mains.push(quay("Quai de la Rive", HALF_RIVER + 17.0, -250.0, 950.0));
    mains
}

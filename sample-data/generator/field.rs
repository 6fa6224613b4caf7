//! Which way streets run at a place: along the nearest main road, river or railway, or across it.
//!
//! A cross field: four directions at right angles, kept as the point of the angle times four.
//!
//! References: Chen et al., *Interactive procedural street modeling* (2008).

use super::chance::noise;
use super::shape::Point;
use super::site::{Quarter, Site};

const CELL: f64 = 20.0;
const HALF: f64 = 2200.0;
const SIDE: usize = (2.0 * HALF / CELL) as usize + 1;

/// Directions over the whole commune.
pub(super) struct Field {
    fourfold: Vec<Point>,
}

/// `(cos θ, sin θ)` to `(cos 2θ, sin 2θ)`.
fn doubled(way: Point) -> Point {
    Point::new(way.x * way.x - way.y * way.y, 2.0 * way.x * way.y)
}

/// `(cos 2θ, sin 2θ)` to `(cos θ, sin θ)`, the one that points east.
fn halved(way: Point) -> Point {
    let x = f64::midpoint(1.0, way.x).max(0.0).sqrt();
    let y = f64::midpoint(1.0, -way.x).max(0.0).sqrt();
    Point::new(x, if way.y < 0.0 { -y } else { y })
}

impl Field {
    /// Works the field out from what was drawn by hand.
    pub(super) fn new(site: &Site) -> Self {
        let guides = guides(site);
        let mut fourfold = Vec::with_capacity(SIDE * SIDE);
        for row in 0..SIDE {
            for column in 0..SIDE {
                let at = Point::new(column as f64 * CELL - HALF, row as f64 * CELL - HALF);
                fourfold.push(direction(at, &guides, site));
            }
        }
        Self { fourfold }
    }

    /// The direction at a place that is nearest to `heading`.
    pub(super) fn follow(&self, at: Point, heading: Point) -> Point {
        let way = halved(halved(self.smooth(at).unit()));
        [way, way.left(), -way, -way.left()]
            .into_iter()
            .max_by(|a, b| a.dot(heading).total_cmp(&b.dot(heading)))
            .unwrap_or(way)
    }

    fn smooth(&self, at: Point) -> Point {
        let x = ((at.x + HALF) / CELL).clamp(0.0, (SIDE - 2) as f64);
        let y = ((at.y + HALF) / CELL).clamp(0.0, (SIDE - 2) as f64);
        let (column, row) = (x as usize, y as usize);
        let (u, v) = (x - column as f64, y - row as f64);
        let cell = |dx: usize, dy: usize| self.fourfold[(row + dy) * SIDE + column + dx];
        let low = cell(0, 0) * (1.0 - u) + cell(1, 0) * u;
        let high = cell(0, 1) * (1.0 - u) + cell(1, 1) * u;
        low * (1.0 - v) + high * v
    }
}

/// Places on the hand-drawn lines with their direction times four and their pull.
fn guides(site: &Site) -> Vec<(Point, Point, f64)> {
    let mut guides = Vec::new();
    let mut add = |line: &[Point], pull: f64| {
        for pair in line.windows(2) {
            let middle = (pair[0] + pair[1]) * 0.5;
            if middle.length() < 2600.0 {
                let way = doubled(doubled((pair[1] - pair[0]).unit()));
                guides.push((middle, way, pull * pair[0].to(pair[1])));
            }
        }
    };
    add(&site.river, 1.2);
    add(&site.railway, 1.0);
    for main in &site.mains {
        add(&main.line, 1.0);
    }
    guides
}

fn direction(at: Point, guides: &[(Point, Point, f64)], site: &Site) -> Point {
    let mut sum = Point::default();
    for (place, way, pull) in guides {
        let off = at - *place;
        let near = off.dot(off) + 1600.0;
        sum = sum + *way * (pull / (near * near.sqrt()));
    }
    let (turn, size) = match site.quarter(at) {
        Quarter::Centre => (0.65, 90.0),
        Quarter::Faubourg => (0.12, 300.0),
        Quarter::Villas => (1.0, 240.0),
        Quarter::Estate | Quarter::Works | Quarter::Park | Quarter::Fields => (0.25, 400.0),
    };
    let bend = noise(at, size, 11) * turn * 1.6;
    let way = sum.unit();
    (way + way.left() * bend).unit()
}

//! Where in an area a name has the most room around it: its pole of inaccessibility.
//!
//! D. Garcia-Castellanos, U. Lombardo: Poles of inaccessibility, 2007; searched for in ever smaller
//! squares, the most promising first, as V. Agafonkin's polylabel does.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::draw::mercator::{Bounds, Point};

/// A better point than the best known must be better by this share of the area's shorter side.
const PRECISION: f64 = 0.03;

/// So many squares at the most are looked at, whatever the area's form.
const MOST: usize = 600;

/// The point of an area that is farthest from its edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pole {
    /// The point.
    pub at: Point,
    /// Mercator metres from there to the edge.
    pub radius: f64,
    /// The area, in square Mercator metres.
    pub area: f64,
}

/// A square that may hold the pole.
struct Cell {
    middle: Point,
    half: f64,
    /// From its middle to the edge; below zero outside.
    distance: f64,
}

impl Cell {
    fn new(middle: Point, half: f64, rings: &[&[Point]]) -> Self {
        Self {
            distance: distance(middle, rings),
            middle,
            half,
        }
    }

    /// No point in it is farther from the edge.
    fn most(&self) -> f64 {
        self.distance + self.half * std::f64::consts::SQRT_2
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |cell: &Self| (cell.middle.x, cell.middle.y);
        let ((x, y), (other_x, other_y)) = (place(self), place(other));
        self.most()
            .total_cmp(&other.most())
            .then(other_x.total_cmp(&x))
            .then(other_y.total_cmp(&y))
    }
}

/// The pole of a polygon, its outline first and then its holes, none of them closed; `None` for
/// one without any area.
pub(super) fn pole(rings: &[&[Point]]) -> Option<Pole> {
    let bounds = Bounds::around(rings.first()?.iter().copied());
    let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    let shorter = width.min(height);
    if !(0.0 < shorter && shorter.is_finite()) {
        return None;
    }
    let mut best = Cell::new(bounds.centre(), 0.0, rings);
    let mut open = BinaryHeap::new();
    let half = shorter / 2.0;
    let (columns, rows) = (cells(width, shorter), cells(height, shorter));
    for (column, row) in (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row))) {
        let middle = Point {
            x: bounds.min.x + shorter * (f64::from(column) + 0.5),
            y: bounds.min.y + shorter * (f64::from(row) + 0.5),
        };
        open.push(Cell::new(middle, half, rings));
    }
    let mut looked_at = 0;
    while let Some(cell) = open.pop().filter(|_| looked_at < MOST) {
        looked_at += 1;
        let (half, middle, most) = (cell.half / 2.0, cell.middle, cell.most());
        if best.distance < cell.distance {
            best = cell;
        }
        if most - best.distance <= PRECISION * shorter {
            break;
        }
        for (dx, dy) in [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)] {
            let middle = Point {
                x: middle.x + dx * half,
                y: middle.y + dy * half,
            };
            open.push(Cell::new(middle, half, rings));
        }
    }
    (0.0 < best.distance).then(|| Pole {
        at: best.middle,
        radius: best.distance,
        area: area(rings),
    })
}

/// How many squares cover a side; a very long one is covered by its first hundred.
fn cells(length: f64, side: f64) -> u32 {
    (length / side).ceil().clamp(1.0, 100.0) as u32
}

/// The area of the outline without its holes.
pub(super) fn area(rings: &[&[Point]]) -> f64 {
    let areas = rings.iter().map(|ring| {
        let origin = ring.first().copied().unwrap_or_default();
        let next = ring.iter().cycle().skip(1);
        let twice = ring.iter().zip(next).map(|(a, b)| {
            (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        });
        (twice.sum::<f64>() / 2.0).abs()
    });
    let mut areas = areas;
    let outline = areas.next().unwrap_or_default();
    outline - areas.sum::<f64>()
}

/// From a point to the nearest edge; below zero outside.
fn distance(at: Point, rings: &[&[Point]]) -> f64 {
    let (mut inside, mut nearest) = (false, f64::INFINITY);
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (&a, &b) in ring.iter().zip(next) {
            if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
            {
                inside = !inside;
            }
            nearest = nearest.min(squared(at, a, b));
        }
    }
    let nearest = nearest.sqrt();
    if inside { nearest } else { -nearest }
}

/// The square of the distance from a point to a segment.
fn squared(at: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let share = if 0.0 < length {
        (((at.x - a.x) * dx + (at.y - a.y) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (a.x + share * dx - at.x, a.y + share * dy - at.y);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<Point> {
        corners.iter().map(|&(x, y)| Point { x, y }).collect()
    }

    #[test]
    fn the_pole_of_an_ell_is_where_its_arms_meet() {
        let ell = ring(&[
            (0.0, 0.0),
            (100.0, 0.0),
            (100.0, 40.0),
            (40.0, 40.0),
            (40.0, 100.0),
            (0.0, 100.0),
        ]);
        let pole = pole(&[&ell]).unwrap();
        assert!((pole.at.x - 23.4).abs() < 3.0 && (pole.at.y - 23.4).abs() < 3.0);
        assert!((pole.area - 6400.0).abs() < 1e-9);
        assert!(20.0 < pole.radius, "more than half an arm's width");
    }

    #[test]
    fn a_hole_pushes_the_pole_aside() {
        let square = ring(&[(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0)]);
        let hole = ring(&[(30.0, 30.0), (60.0, 30.0), (60.0, 60.0), (30.0, 60.0)]);
        let with_hole = pole(&[&square, &hole]).unwrap();
        assert!(with_hole.radius < 20.0 && with_hole.area == 7200.0);
        assert!(40.0 < pole(&[&square]).unwrap().radius);
    }

    #[test]
    fn what_has_no_area_has_no_pole() {
        assert_eq!(pole(&[]), None);
        assert_eq!(pole(&[&ring(&[(0.0, 0.0), (5.0, 0.0)])]), None);
    }
}

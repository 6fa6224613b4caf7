//! Precinct outlines on the Mercator plane, projected once per open.

use std::ops::Range;
use std::sync::OnceLock;

use geo::{Coord, LineString, MultiPolygon, Polygon};
use rayon::prelude::*;

use crate::draw::mercator::{Bounds, Point};
use crate::draw::pole::{self, Pole, pole};
use crate::model::layer::{PrecinctId, Precincts};

/// Precinct outlines on the Mercator plane.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    precincts: Vec<Precinct>,
    /// Around each precinct; apart from their points, since most are looked at for this alone.
    boxes: Vec<Bounds>,
    bounds: Bounds,
    typical_width: f64,
    vertices: usize,
}

/// The outline of one precinct.
#[derive(Clone, Debug, Default)]
pub(crate) struct Precinct {
    /// Ring after ring; the last point of a ring is not repeated.
    pub(crate) points: Vec<Point>,
    /// Where each ring's points are.
    pub(crate) rings: Vec<Range<usize>>,
    /// Which rings each polygon is made of.
    pub(crate) polygons: Vec<Range<usize>>,
    /// Around all of it.
    pub(crate) bounds: Bounds,
    /// A point well inside.
    inside: Option<Point>,
    /// Where it has the most room, once that was asked for.
    pole: OnceLock<Option<Pole>>,
}

impl Shapes {
    /// Projects every precinct.
    pub fn new(precincts: &Precincts) -> Self {
        Self::of(&precincts.shapes)
    }

    /// Projects outlines given in degrees: one entry per precinct.
    pub fn of(outlines: &[MultiPolygon<f64>]) -> Self {
        let precincts: Vec<Precinct> = outlines.par_iter().map(Precinct::new).collect();
        let mut bounds = Bounds::EMPTY;
        let mut widths: Vec<f64> = Vec::with_capacity(precincts.len());
        let boxes: Vec<Bounds> = precincts.iter().map(|precinct| precinct.bounds).collect();
        for around in boxes.iter().filter(|around| !around.is_empty()) {
            bounds.join(around);
            let (low, high) = (around.min, around.max);
            widths.push(((high.x - low.x) * (high.y - low.y)).sqrt());
        }
        widths.sort_unstable_by(f64::total_cmp);
        Self {
            typical_width: widths.get(widths.len() / 2).copied().unwrap_or_default(),
            vertices: precincts.iter().map(|precinct| precinct.points.len()).sum(),
            precincts,
            boxes,
            bounds,
        }
    }

    /// How many precincts there are, with or without an outline.
    pub fn len(&self) -> usize {
        self.precincts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.precincts.is_empty()
    }

    /// Every precinct, in order.
    pub fn ids(&self) -> impl Iterator<Item = PrecinctId> + use<> {
        (0..).map(PrecinctId).take(self.precincts.len())
    }

    /// Around everything.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Around one precinct; empty for one without an outline.
    pub fn bounds_of(&self, precinct: PrecinctId) -> Bounds {
        let around = self.boxes.get(precinct.index());
        around.copied().unwrap_or(Bounds::EMPTY)
    }

    /// A point inside a precinct, where its name can stand.
    pub fn inside(&self, precinct: PrecinctId) -> Option<Point> {
        self.precincts.get(precinct.index())?.inside
    }

    /// Whether a point is in a precinct, and in none of its holes.
    pub fn has_inside(&self, precinct: PrecinctId, at: Point) -> bool {
        let crossed = |ring: &[Point]| {
            let next = ring.iter().cycle().skip(1);
            let edges = ring.iter().zip(next);
            let crossed = edges.filter(|(a, b)| {
                (a.y > at.y) != (b.y > at.y)
                    && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
            });
            crossed.count()
        };
        self.rings(precinct).map(crossed).sum::<usize>() % 2 == 1
    }

    /// The point of a precinct's largest part that is farthest from its edge; `None` for one
    /// without an area. Worked out when it is first asked for.
    pub fn pole(&self, precinct: PrecinctId) -> Option<Pole> {
        let precinct = self.precincts.get(precinct.index())?;
        *precinct.pole.get_or_init(|| precinct.find_pole())
    }

    /// Whether no edge of a precinct meets a rectangle whose middle lies in it.
    pub fn holds(&self, precinct: PrecinctId, rectangle: &Bounds) -> bool {
        self.rings(precinct).all(|ring| {
            let next = ring.iter().cycle().skip(1);
            !ring
                .iter()
                .zip(next)
                .any(|(a, b)| rectangle.meets_line(*a, *b))
        })
    }

    /// The rings of a precinct, holes included; not closed.
    pub fn rings(&self, precinct: PrecinctId) -> impl Iterator<Item = &[Point]> {
        self.precincts
            .get(precinct.index())
            .into_iter()
            .flat_map(Precinct::all_rings)
    }

    /// The width of the median precinct, in Mercator metres.
    pub fn typical_width(&self) -> f64 {
        self.typical_width
    }

    /// The points of all outlines together.
    pub fn vertices(&self) -> usize {
        self.vertices
    }

    /// The points of the precincts that meet `bounds`.
    pub fn vertices_in(&self, bounds: &Bounds) -> usize {
        let precincts = self.boxes.iter().zip(&self.precincts);
        precincts
            .filter(|(around, _)| around.meets(bounds))
            .map(|(_, precinct)| precinct.points.len())
            .sum()
    }

    pub(crate) fn all(&self) -> &[Precinct] {
        &self.precincts
    }
}

impl Precinct {
    fn new(outline: &MultiPolygon<f64>) -> Self {
        // With no room to spare: of a country's outlines half as much again would be lost.
        let rings = || outline.iter().flat_map(rings_of);
        let mut precinct = Self {
            points: Vec::with_capacity(rings().map(|ring| open(ring).len()).sum()),
            rings: Vec::with_capacity(rings().count()),
            polygons: Vec::with_capacity(outline.0.len()),
            ..Self::default()
        };
        for polygon in outline {
            precinct.add(polygon);
        }
        precinct.inside = precinct.middle_of_widest();
        precinct
    }

    /// The pole of the largest polygon.
    fn find_pole(&self) -> Option<Pole> {
        let polygons = self.polygons.iter().map(|rings| {
            let rings = self.rings[rings.clone()].iter();
            rings.map(|ring| &self.points[ring.clone()]).collect()
        });
        let area = |rings: &Vec<&[Point]>| pole::area(rings);
        let largest = polygons.max_by(|a, b| area(a).total_cmp(&area(b)))?;
        pole(&largest)
    }

    /// The middle of the widest stretch that lies in a polygon half-way up; a corner where none of
    /// them has any area.
    fn middle_of_widest(&self) -> Option<Point> {
        let stretches = self.polygons.iter().flat_map(|rings| self.stretches(rings));
        let widest = stretches.max_by(|(a, _), (b, _)| a.total_cmp(b));
        widest
            .map(|(_, middle)| middle)
            .or_else(|| self.points.first().copied())
    }

    /// The width and the middle of each stretch inside a polygon, on the row half-way up.
    fn stretches(&self, rings: &Range<usize>) -> Vec<(f64, Point)> {
        let rings = || {
            self.rings[rings.clone()]
                .iter()
                .map(|ring| &self.points[ring.clone()])
        };
        let mut bounds = Bounds::EMPTY;
        rings().flatten().for_each(|&point| bounds.add(point));
        let y = f64::midpoint(bounds.min.y, bounds.max.y);
        let mut crossings: Vec<f64> = Vec::new();
        for ring in rings() {
            let next = ring.iter().cycle().skip(1);
            let crossed = ring
                .iter()
                .zip(next)
                .filter(|(a, b)| (a.y > y) != (b.y > y));
            crossings.extend(crossed.map(|(a, b)| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)));
        }
        crossings.sort_unstable_by(f64::total_cmp);
        let stretches = crossings.chunks_exact(2).map(|ends| {
            let x = f64::midpoint(ends[0], ends[1]);
            (ends[1] - ends[0], Point { x, y })
        });
        stretches.collect()
    }

    fn add(&mut self, polygon: &Polygon<f64>) {
        let first = self.rings.len();
        for ring in rings_of(polygon) {
            self.add_ring(ring);
        }
        self.polygons.push(first..self.rings.len());
    }

    fn add_ring(&mut self, ring: &LineString<f64>) {
        let start = self.points.len();
        for &coordinate in open(ring) {
            let point = project(coordinate);
            if point.x.is_finite() && point.y.is_finite() {
                self.bounds.add(point);
                self.points.push(point);
            }
        }
        self.rings.push(start..self.points.len());
    }

    fn all_rings(&self) -> impl Iterator<Item = &[Point]> {
        self.rings.iter().map(|ring| &self.points[ring.clone()])
    }
}

/// The outer ring of a polygon, and then its holes.
fn rings_of(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// The points of a ring, without the first one again at its end.
fn open(ring: &LineString<f64>) -> &[Coord<f64>] {
    match ring.0.as_slice() {
        [first, rest @ .., last] if first == last && !rest.is_empty() => {
            &ring.0[..ring.0.len() - 1]
        }
        all => all,
    }
}

fn project(coordinate: Coord<f64>) -> Point {
    Point::from_degrees(coordinate.x, coordinate.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    #[test]
    fn a_name_stands_inside_beside_a_hole_and_in_the_widest_part() {
        let horseshoe = polygon![
            (x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0), (x: 8.0, y: 9.0),
            (x: 8.0, y: 1.0), (x: 3.0, y: 1.0), (x: 3.0, y: 9.0), (x: 0.0, y: 9.0)
        ];
        let small = polygon![(x: 20.0, y: 0.0), (x: 21.0, y: 0.0), (x: 21.0, y: 1.0)];
        let shapes = Shapes::of(&[
            MultiPolygon(vec![small, horseshoe]),
            MultiPolygon(Vec::new()),
        ]);
        let inside = shapes.inside(PrecinctId(0)).unwrap();
        let expected = Point::from_degrees(1.5, 4.5);
        assert!((inside.x - expected.x).abs() < 1e-6, "{inside:?}");
        assert_eq!(shapes.inside(PrecinctId(1)), None);
    }

    #[test]
    fn what_has_no_area_has_its_name_at_a_corner() {
        let line = polygon![(x: 1.0, y: 1.0), (x: 2.0, y: 1.0), (x: 1.0, y: 1.0)];
        let shapes = Shapes::of(&[MultiPolygon(vec![line])]);
        let inside = shapes.inside(PrecinctId(0)).unwrap();
        assert_eq!(inside.x, Point::from_degrees(1.0, 1.0).x);
    }
}

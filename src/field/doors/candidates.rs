//! Which places lie within an area or near it: each edge of its boundary looks for the places at
//! its latitude.

use geo::{Coord, LineString, MultiPolygon};

use crate::base::index::index;
use crate::field::doors::bands::Bands;
use crate::field::doors::sorted::Sorted;
use crate::field::ground::metres_per_degree;

/// A place that may be inside or near.
#[derive(Clone, Copy, Default)]
struct Candidate {
    lon: f64,
    lat: f64,
    /// Where it is among all places.
    position: u32,
    /// Whether an odd number of edges lie to its east so far.
    inside: bool,
}

/// The places in the box around an area, in memory that the next area uses again.
#[derive(Default)]
pub(crate) struct Candidates {
    /// As they are found.
    found: Vec<Candidate>,
    /// By bands of latitude, about one in each.
    by_band: Vec<Candidate>,
    /// `starts[band]`: where those of a band begin, and where the last ends.
    starts: Vec<u32>,
    bands: Bands,
    /// Metres of each, by bands, from the nearest edge so far.
    metres: Vec<f64>,
}

impl Candidates {
    /// Shows the position among the places of each that lies within a shape.
    ///
    /// A place on a border that two areas share lies in exactly one of them; none lies in a shape
    /// with a corner that is no number.
    pub(crate) fn each_inside(
        &mut self,
        shape: &MultiPolygon<f64>,
        sorted: &Sorted,
        mut show: impl FnMut(usize),
    ) {
        let Some((low, high)) = bounds(shape) else {
            return;
        };
        if !self.gather(low, high, sorted) {
            return;
        }
        for ring in rings(shape) {
            self.cross(&ring.0);
        }
        let inside = self.by_band.iter().filter(|place| place.inside);
        inside.for_each(|place| show(place.position as usize));
    }

    /// Shows the position among the places of each that lies within some metres of the boundary of
    /// a shape, and how many metres from it.
    pub(crate) fn each_near(
        &mut self,
        shape: &MultiPolygon<f64>,
        sorted: &Sorted,
        metres: f64,
        mut show: impl FnMut(usize, f64),
    ) {
        let Some((low, high)) = bounds(shape) else {
            return;
        };
        let (low, high) = within_reach(low, high, metres);
        if !self.gather(low, high, sorted) {
            return;
        }
        self.metres.clear();
        self.metres.resize(self.by_band.len(), f64::INFINITY);
        for ring in rings(shape) {
            self.measure(&ring.0, metres);
        }
        let measured = self.by_band.iter().zip(&self.metres);
        let near = measured.filter(|&(_, &away)| away <= metres);
        near.for_each(|(place, &away)| show(place.position as usize, away));
    }

    /// Finds the places in a box and puts them into bands; false where there are none.
    fn gather(&mut self, low: [f64; 2], high: [f64; 2], sorted: &Sorted) -> bool {
        self.found.clear();
        sorted.within(low, high, |position, spot| {
            self.found.push(Candidate {
                lon: spot.lon,
                lat: spot.lat,
                position: index(position),
                inside: false,
            });
        });
        let count = self.found.len();
        self.bands = Bands::between(low[1], high[1], count);
        self.by_band.resize(count, Candidate::default());
        let latitude = |place: &Candidate| place.lat;
        self.bands
            .sort(&self.found, latitude, &mut self.starts, &mut self.by_band);
        count > 0
    }

    /// Turns those over that a ring passes to the east of.
    fn cross(&mut self, ring: &[Coord<f64>]) {
        let mut from_band = ring.first().map_or(0, |from| self.bands.of(from.y));
        for edge in ring.windows(2) {
            let (from, to) = (edge[0], edge[1]);
            let to_band = self.bands.of(to.y);
            // The lower end first, the same for both neighbours: they agree to the last bit.
            let is_rising = (from.y, from.x) <= (to.y, to.x);
            let (a, b) = if is_rising { (from, to) } else { (to, from) };
            let first = self.starts[from_band.min(to_band)] as usize;
            let last = self.starts[from_band.max(to_band) + 1] as usize;
            for place in &mut self.by_band[first..last] {
                let across = (a.y > place.lat) != (b.y > place.lat);
                let is_east = (place.lon - a.x) * (b.y - a.y) < (place.lat - a.y) * (b.x - a.x);
                place.inside ^= across & is_east;
            }
            from_band = to_band;
        }
    }

    /// Measures those that lie within some metres of a ring's edges, and some more.
    fn measure(&mut self, ring: &[Coord<f64>], metres: f64) {
        let reach = metres / metres_per_degree(0.0).1;
        for edge in ring.windows(2) {
            let (south, north) = (edge[0].y.min(edge[1].y), edge[0].y.max(edge[1].y));
            let first = self.starts[self.bands.of(south - reach)] as usize;
            let last = self.starts[self.bands.of(north + reach) + 1] as usize;
            let places = &self.by_band[first..last];
            for (place, metres) in places.iter().zip(&mut self.metres[first..last]) {
                let scale = metres_per_degree(place.lat);
                let from_place = |end: Coord<f64>| Coord {
                    x: (end.x - place.lon) * scale.0,
                    y: (end.y - place.lat) * scale.1,
                };
                let away = metres_from_origin(from_place(edge[0]), from_place(edge[1]));
                *metres = metres.min(away);
            }
        }
    }
}

/// The corners of the box around a shape; none where it has no corner, or one that is no number.
fn bounds(shape: &MultiPolygon<f64>) -> Option<([f64; 2], [f64; 2])> {
    let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    let mut all_finite = true;
    // Unlike `min` and `max` these are one instruction: they need not find the one that is a number.
    let lower = |a: f64, b: f64| if a < b { a } else { b };
    let higher = |a: f64, b: f64| if a > b { a } else { b };
    for corner in rings(shape).flat_map(|ring| &ring.0) {
        low = [lower(corner.x, low[0]), lower(corner.y, low[1])];
        high = [higher(corner.x, high[0]), higher(corner.y, high[1])];
        all_finite &= (corner.x + corner.y).is_finite();
    }
    (all_finite && low[0] <= high[0]).then_some((low, high))
}

/// Outer rings and holes.
fn rings(shape: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    shape
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
}

/// The corners of a box that has everything within some metres of another.
fn within_reach(low: [f64; 2], high: [f64; 2], metres: f64) -> ([f64; 2], [f64; 2]) {
    // A degree of latitude is shortest at the equator, one of longitude towards the pole.
    let tall = metres / metres_per_degree(0.0).1;
    let poleward = (low[1].abs().max(high[1].abs()) + tall).min(90.0);
    let wide = metres / metres_per_degree(poleward).0;
    (
        [low[0] - wide, low[1] - tall],
        [high[0] + wide, high[1] + tall],
    )
}

/// How far the segment from `a` to `b` passes from the origin.
fn metres_from_origin(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let along = b - a;
    let length_2 = along.x * along.x + along.y * along.y;
    let share = if length_2 > 0.0 {
        (-(a.x * along.x + a.y * along.y) / length_2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (a.x + share * along.x).hypot(a.y + share * along.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains as _, Point, polygon};
    use proptest::prelude::*;

    /// The numbers of the places that lie within a shape.
    fn inside(shape: &MultiPolygon<f64>, places: &[(f64, f64)]) -> Vec<usize> {
        let places: Vec<Coord<f64>> = places.iter().copied().map(Coord::from).collect();
        let sorted = Sorted::new(&places);
        let mut numbers = Vec::new();
        Candidates::default().each_inside(shape, &sorted, |position| {
            numbers.push(sorted.spots()[position].number as usize);
        });
        numbers.sort_unstable();
        numbers
    }

    proptest! {
        #[test]
        fn edges_find_what_the_whole_ring_would(
            radii in prop::collection::vec(0.2..1.0_f64, 3..40),
            places in prop::collection::vec((-1.0..1.0_f64, -1.0..1.0_f64), 0..40),
        ) {
            // A star around the origin with a square hole: never crosses itself.
            let step = std::f64::consts::TAU / radii.len() as f64;
            let ring = (0..).zip(&radii).map(|(spike, radius)| {
                let angle = step * f64::from(spike);
                (radius * angle.cos(), radius * angle.sin())
            });
            let hole = vec![(-0.05, -0.05), (0.05, -0.05), (0.05, 0.05), (-0.05, 0.05)];
            let star = geo::Polygon::new(ring.collect(), vec![hole.into()]);
            let shape = MultiPolygon::from(star);
            let expected: Vec<usize> = (0..places.len())
                .filter(|&number| shape.contains(&Point::from(places[number])))
                .collect();
            prop_assert_eq!(inside(&shape, &places), expected);
        }
    }

    #[test]
    fn a_place_on_a_shared_border_lies_in_exactly_one() {
        let west = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.3, y: 1.0), (x: 0.0, y: 1.0)];
        let east = polygon![(x: 1.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 1.0), (x: 1.3, y: 1.0)];
        let border: Vec<(f64, f64)> = (0..10)
            .map(|step| f64::from(step) / 10.0)
            .map(|share| (1.0 + 0.3 * share, share))
            .collect();
        let mut found = inside(&west.into(), &border);
        found.extend(inside(&east.into(), &border));
        found.sort_unstable();
        assert!(found.into_iter().eq(0..10));
    }

    #[test]
    fn an_area_without_height_has_nothing_inside() {
        let flat = polygon![(x: 0.0, y: 1.0), (x: 1.0, y: 1.0), (x: 2.0, y: 1.0)];
        assert!(inside(&flat.into(), &[(0.5, 1.0), (0.5, 2.0)]).is_empty());
    }
}

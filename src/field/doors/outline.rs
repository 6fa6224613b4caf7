//! A precinct's boundary, cut into bands so that a place is tested against few of its edges.

use std::ops::RangeInclusive;

use geo::MultiPolygon;

/// Edges per band, about.
const EDGES_PER_BAND: usize = 8;

/// A straight piece of boundary, its lower end first: the same bytes for both neighbours.
type Edge = [[f64; 2]; 2];

/// A boundary in degrees, its edges listed by the bands of latitude that they touch.
#[derive(Default)]
pub(crate) struct Outline {
    low: [f64; 2],
    high: [f64; 2],
    /// All edges, in no order.
    edges: Vec<Edge>,
    /// The edges of all bands, one band after the other; an edge in each that it touches.
    by_band: Vec<Edge>,
    /// `ends[band]`: where those of a band end.
    ends: Vec<u32>,
    /// Bands in a degree.
    bands_per_degree: f64,
}

impl Outline {
    /// Draws the boundary of a shape in place of the one before, in the memory that has.
    pub(crate) fn draw(&mut self, shape: &MultiPolygon<f64>) {
        self.edges.clear();
        self.edges.extend(edges(shape));
        (self.low, self.high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for end in self.edges.iter().flatten() {
            self.low = [self.low[0].min(end[0]), self.low[1].min(end[1])];
            self.high = [self.high[0].max(end[0]), self.high[1].max(end[1])];
        }
        let bands = self.edges.len().div_ceil(EDGES_PER_BAND);
        let height = (self.high[1] - self.low[1]).max(f64::MIN_POSITIVE);
        self.bands_per_degree = bands as f64 / height;
        self.sort_by_band(bands);
    }

    /// Counts the edges of each band, then puts each edge where there is room for it.
    fn sort_by_band(&mut self, bands: usize) {
        self.ends.clear();
        self.ends.resize(bands, 0);
        for edge in 0..self.edges.len() {
            for band in self.touched(edge) {
                self.ends[band] += 1;
            }
        }
        let mut sum = 0;
        for end in &mut self.ends {
            // At first where the band begins; it moves to the end as the band fills.
            (*end, sum) = (sum, sum + *end);
        }
        self.by_band.clear();
        self.by_band.resize(sum as usize, [[0.0; 2]; 2]);
        for edge in 0..self.edges.len() {
            for band in self.touched(edge) {
                self.by_band[self.ends[band] as usize] = self.edges[edge];
                self.ends[band] += 1;
            }
        }
    }

    /// The bands that an edge touches.
    fn touched(&self, edge: usize) -> RangeInclusive<usize> {
        let [low, high] = self.edges[edge];
        self.band(low[1])..=self.band(high[1])
    }

    fn bands(&self) -> usize {
        self.ends.len()
    }

    /// The edges of some bands.
    fn edges_of(&self, first: usize, last: usize) -> &[Edge] {
        let start = first.checked_sub(1).map_or(0, |before| self.ends[before]);
        let end = self.ends.get(last).copied().unwrap_or(start);
        &self.by_band[start as usize..end as usize]
    }

    /// The corners of its box; none where there is no boundary.
    pub(crate) fn bounds(&self) -> Option<([f64; 2], [f64; 2])> {
        (self.bands() > 0).then_some((self.low, self.high))
    }

    /// Whether the place lies inside: an odd number of edges to its east.
    pub(crate) fn contains(&self, lon: f64, lat: f64) -> bool {
        let band = self.band(lat);
        let east = self.edges_of(band, band).iter().filter(|&&[a, b]| {
            // Both are worked out for every edge, which is faster than guessing which one decides.
            let across = (a[1] > lat) != (b[1] > lat);
            let is_east = (lon - a[0]) * (b[1] - a[1]) < (lat - a[1]) * (b[0] - a[0]);
            across & is_east
        });
        east.count() % 2 == 1
    }

    /// Metres from the place to the nearest edge within `reach` degrees of latitude; infinite
    /// where there is none. `scale` is the metres in a degree of longitude and of latitude.
    pub(crate) fn metres_to(&self, lon: f64, lat: f64, scale: (f64, f64), reach: f64) -> f64 {
        self.edges_of(self.band(lat - reach), self.band(lat + reach))
            .iter()
            .map(|edge| {
                let [a, b] = edge.map(|end| [(end[0] - lon) * scale.0, (end[1] - lat) * scale.1]);
                metres_from_origin(a, b)
            })
            .fold(f64::INFINITY, f64::min)
    }

    /// The band of a latitude; the first or last for one beyond.
    fn band(&self, lat: f64) -> usize {
        let band = (lat - self.low[1]) * self.bands_per_degree;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the bands there are"
        )]
        let band = band.max(0.0) as usize;
        band.min(self.bands().saturating_sub(1))
    }
}

/// Every edge of every ring, lower end first; edges with an end that is not a number left out.
fn edges(shape: &MultiPolygon<f64>) -> impl Iterator<Item = Edge> {
    shape
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        .flat_map(geo::LineString::lines)
        .map(|line| [[line.start.x, line.start.y], [line.end.x, line.end.y]])
        .filter(|edge| edge.iter().flatten().all(|degree| degree.is_finite()))
        .map(|[a, b]| {
            if (a[1], a[0]) <= (b[1], b[0]) {
                [a, b]
            } else {
                [b, a]
            }
        })
}

/// How far the segment from `a` to `b` passes from the origin.
fn metres_from_origin(a: [f64; 2], b: [f64; 2]) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let length_2 = along[0] * along[0] + along[1] * along[1];
    let share = if length_2 > 0.0 {
        (-(a[0] * along[0] + a[1] * along[1]) / length_2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (a[0] + share * along[0]).hypot(a[1] + share * along[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains as _, Point, polygon};
    use proptest::prelude::*;

    fn drawn(shape: &MultiPolygon<f64>) -> Outline {
        let mut outline = Outline::default();
        outline.draw(shape);
        outline
    }

    proptest! {
        #[test]
        fn bands_find_what_the_whole_ring_would(
            radii in prop::collection::vec(0.2..1.0_f64, 3..40),
            x in -1.0..1.0_f64,
            y in -1.0..1.0_f64,
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
            let outline = drawn(&shape);
            prop_assert_eq!(outline.contains(x, y), shape.contains(&Point::new(x, y)));
        }
    }

    #[test]
    fn a_place_on_a_shared_border_lies_in_exactly_one() {
        let west = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.3, y: 1.0), (x: 0.0, y: 1.0)];
        let east = polygon![(x: 1.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 1.0), (x: 1.3, y: 1.0)];
        let (west, east) = (drawn(&west.into()), drawn(&east.into()));
        for step in 0..10 {
            let share = f64::from(step) / 10.0;
            let (x, y) = (1.0 + 0.3 * share, share);
            assert_ne!(west.contains(x, y), east.contains(x, y), "at {x}, {y}");
        }
    }
}

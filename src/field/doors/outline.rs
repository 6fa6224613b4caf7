//! A precinct's boundary, cut into bands so that a place is tested against few of its edges.

use geo::MultiPolygon;

/// Edges per band, about.
const EDGES_PER_BAND: usize = 8;

/// A straight piece of boundary, its lower end first: the same bytes for both neighbours.
type Edge = [[f64; 2]; 2];

/// A boundary in degrees, its edges listed by the bands of latitude that they touch.
pub(crate) struct Outline {
    low: [f64; 2],
    high: [f64; 2],
    /// The edges of all bands, one band after the other; in each that it touches, an edge.
    edges: Vec<Edge>,
    /// `starts[band]..starts[band + 1]` are those of a band.
    starts: Vec<u32>,
}

impl Outline {
    pub(crate) fn new(shape: &MultiPolygon<f64>) -> Self {
        let edges = edges(shape);
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for end in edges.iter().flatten() {
            for axis in 0..2 {
                low[axis] = low[axis].min(end[axis]);
                high[axis] = high[axis].max(end[axis]);
            }
        }
        let mut outline = Self {
            low,
            high,
            edges: Vec::new(),
            starts: vec![0; edges.len().div_ceil(EDGES_PER_BAND) + 1],
        };
        outline.sort_by_band(&edges);
        outline
    }

    /// Counts the edges of each band, then puts each edge where there is room for it.
    fn sort_by_band(&mut self, edges: &[Edge]) {
        let touched = |edge: &Edge| self.band(edge[0][1])..=self.band(edge[1][1]);
        let bands: Vec<_> = edges.iter().map(touched).collect();
        for band in bands.iter().cloned().flatten() {
            self.starts[band + 1] += 1;
        }
        for band in 1..self.starts.len() {
            self.starts[band] += self.starts[band - 1];
        }
        let mut next = self.starts.clone();
        self.edges = vec![[[0.0; 2]; 2]; self.starts[self.bands()] as usize];
        for (edge, bands) in edges.iter().zip(bands) {
            for band in bands {
                self.edges[next[band] as usize] = *edge;
                next[band] += 1;
            }
        }
    }

    fn bands(&self) -> usize {
        self.starts.len() - 1
    }

    /// The edges of some bands.
    fn edges_of(&self, first: usize, last: usize) -> &[Edge] {
        let ends = (self.starts.get(first), self.starts.get(last + 1));
        match ends {
            (Some(&start), Some(&end)) => &self.edges[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The corners of its box; none where there is no boundary.
    pub(crate) fn bounds(&self) -> Option<([f64; 2], [f64; 2])> {
        (self.bands() > 0).then_some((self.low, self.high))
    }

    /// Whether the place lies inside: an odd number of edges to its east.
    pub(crate) fn contains(&self, lon: f64, lat: f64) -> bool {
        let band = self.band(lat);
        let east = self.edges_of(band, band).iter().filter(|&&[a, b]| {
            (a[1] > lat) != (b[1] > lat)
                && lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
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
        let height = (self.high[1] - self.low[1]).max(f64::MIN_POSITIVE);
        let share = ((lat - self.low[1]) / height).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the number of bands"
        )]
        let band = (share * self.bands() as f64) as usize;
        band.min(self.bands().saturating_sub(1))
    }
}

/// Every edge of every ring, lower end first; edges with an end that is not a number left out.
fn edges(shape: &MultiPolygon<f64>) -> Vec<Edge> {
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
        .collect()
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
            let outline = Outline::new(&shape);
            prop_assert_eq!(outline.contains(x, y), shape.contains(&Point::new(x, y)));
        }
    }

    #[test]
    fn a_place_on_a_shared_border_lies_in_exactly_one() {
        let west = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.3, y: 1.0), (x: 0.0, y: 1.0)];
        let east = polygon![(x: 1.0, y: 0.0), (x: 2.0, y: 0.0), (x: 2.0, y: 1.0), (x: 1.3, y: 1.0)];
        let (west, east) = (Outline::new(&west.into()), Outline::new(&east.into()));
        for step in 0..10 {
            let share = f64::from(step) / 10.0;
            let (x, y) = (1.0 + 0.3 * share, share);
            assert_ne!(west.contains(x, y), east.contains(x, y), "at {x}, {y}");
        }
    }
}

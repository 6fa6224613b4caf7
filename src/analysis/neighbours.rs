//! Which precincts touch each other.

use geo::{CoordsIter as _, MultiPolygon};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::base::task::{Cancelled, Task};

/// Precincts looked at between two looks at the task.
const STEP: usize = 1 << 12;

/// Precincts that touch, as a list for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// `starts[precinct]..starts[precinct + 1]` are its neighbours among `all`.
    starts: Vec<usize>,
    all: Vec<u32>,
}

impl Neighbours {
    /// Precincts that share a corner of their outlines, to the last bit: queen contiguity, as
    /// `PySAL` has it (Anselin and Rey 2014, chapter 3).
    ///
    /// `shapes` has one entry per precinct, in any unit; one without a shape has no neighbours.
    /// Where one outline has a corner on the other's straight edge, or a gap lies between, they
    /// do not touch.
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub fn queen(shapes: &[MultiPolygon<f64>], task: &Task) -> Result<Self, Cancelled> {
        task.step(0, shapes.len() as u64)?;
        let outlines: Vec<Corners> = shapes.par_iter().map(Corners::new).collect();
        let boxes = (0..).zip(&outlines).filter_map(|(id, outline)| {
            let rectangle = Rectangle::from_aabb(outline.bounds()?);
            Some(GeomWithData::new(rectangle, id))
        });
        let tree = RTree::bulk_load(boxes.collect::<Vec<_>>());
        let mut later: Vec<Vec<u32>> = Vec::with_capacity(shapes.len());
        for some in outlines.chunks(STEP) {
            let first = later.len();
            let mut found: Vec<Vec<u32>> = Vec::new();
            some.par_iter()
                .enumerate()
                .map(|(place, outline)| touching(outline, first + place, &outlines, &tree))
                .collect_into_vec(&mut found);
            later.append(&mut found);
            task.step(later.len() as u64, shapes.len() as u64)?;
        }
        Ok(Self::of_pairs(&later))
    }

    /// From those that touch a precinct and come after it, in order.
    fn of_pairs(later: &[Vec<u32>]) -> Self {
        let mut counts: Vec<usize> = later.iter().map(Vec::len).collect();
        for &neighbour in later.iter().flatten() {
            counts[neighbour as usize] += 1;
        }
        let mut starts = vec![0];
        starts.extend(counts.iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        }));
        let mut next = starts.clone();
        let mut all = vec![0; starts[later.len()]];
        let mut add = |to: usize, neighbour: u32| {
            all[next[to]] = neighbour;
            next[to] += 1;
        };
        // Those before a precinct are met before it is: every list is sorted.
        for (id, neighbours) in (0..).zip(later) {
            for &neighbour in neighbours {
                add(neighbour as usize, id);
            }
        }
        for (place, neighbours) in later.iter().enumerate() {
            for &neighbour in neighbours {
                add(place, neighbour);
            }
        }
        Self { starts, all }
    }

    /// The precincts that touch one, in the order of their file.
    pub fn of(&self, precinct: usize) -> &[u32] {
        match (self.starts.get(precinct), self.starts.get(precinct + 1)) {
            (Some(&start), Some(&end)) => &self.all[start..end],
            _ => &[],
        }
    }

    /// How many pairs touch.
    pub fn pairs(&self) -> usize {
        self.all.len() / 2
    }
}

/// The precincts after the one at `place` that it touches, in order.
fn touching(
    outline: &Corners,
    place: usize,
    outlines: &[Corners],
    tree: &RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
) -> Vec<u32> {
    let Some(bounds) = outline.bounds() else {
        return Vec::new();
    };
    let near = tree.locate_in_envelope_intersecting(&bounds);
    let mut touching: Vec<u32> = near
        .map(|near| near.data)
        .filter(|&other| place < other as usize && outline.meets(&outlines[other as usize]))
        .collect();
    touching.sort_unstable();
    touching
}

/// The corners of an outline from west to east, those of one meridian from south to north.
struct Corners {
    corners: Vec<[f64; 2]>,
    south: f64,
    north: f64,
}

impl Corners {
    fn new(shape: &MultiPolygon<f64>) -> Self {
        let finite = shape
            .coords_iter()
            .filter(|corner| corner.x.is_finite() && corner.y.is_finite());
        // Adding zero makes -0 the 0 that it equals.
        let mut corners: Vec<[f64; 2]> = finite
            .map(|corner| [corner.x + 0.0, corner.y + 0.0])
            .collect();
        corners.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        for corner in &corners {
            south = south.min(corner[1]);
            north = north.max(corner[1]);
        }
        Self {
            corners,
            south,
            north,
        }
    }

    fn bounds(&self) -> Option<AABB<[f64; 2]>> {
        let (west, east) = (self.corners.first()?[0], self.corners.last()?[0]);
        Some(AABB::from_corners([west, self.south], [east, self.north]))
    }

    /// Whether they have a corner in common: both lists are walked once, side by side.
    fn meets(&self, other: &Self) -> bool {
        let (mut a, mut b) = (self.east_of(other), other.east_of(self));
        while let (Some(first), Some(second)) = (a.first(), b.first()) {
            if first == second {
                return true;
            }
            if (first[0], first[1]) < (second[0], second[1]) {
                a = &a[1..];
            } else {
                b = &b[1..];
            }
        }
        false
    }

    /// The corners that are not west of all of another's.
    fn east_of(&self, other: &Self) -> &[[f64; 2]] {
        let west = other
            .corners
            .first()
            .map_or(f64::INFINITY, |corner| corner[0]);
        let first = self.corners.partition_point(|corner| corner[0] < west);
        &self.corners[first..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;
    use proptest::prelude::*;

    fn square(west: f64, south: f64, side: f64) -> MultiPolygon<f64> {
        let (east, north) = (west + side, south + side);
        polygon![(x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north)]
            .into()
    }

    fn queen(shapes: &[MultiPolygon<f64>]) -> Neighbours {
        Neighbours::queen(shapes, &Task::default()).unwrap()
    }

    #[test]
    fn a_corner_in_common_is_enough_and_a_gap_is_not() {
        let shapes = [
            square(0.0, 0.0, 1.0),
            square(1.0, 1.0, 1.0),
            square(1.0, -1.0, 1.0),
            square(1.1, 0.1, 0.5),
            MultiPolygon(Vec::new()),
        ];
        let found = queen(&shapes);
        assert_eq!(found.of(0), [1, 2]);
        assert_eq!((found.of(1), found.of(2)), (&[0][..], &[0][..]));
        assert!(
            found.of(3).is_empty() && found.of(4).is_empty(),
            "{found:?}"
        );
        assert!(found.of(9).is_empty(), "there is no such precinct");
        assert_eq!(found.pairs(), 2);
    }

    #[test]
    fn minus_zero_is_zero() {
        let found = queen(&[square(0.0, 0.0, 1.0), square(-1.0, -0.0, 1.0)]);
        assert_eq!(found.pairs(), 1);
    }

    #[test]
    fn it_stops_when_asked() {
        let task = Task::default();
        task.cancel();
        assert_eq!(Neighbours::queen(&[], &task), Err(Cancelled));
    }

    proptest! {
        #[test]
        fn it_finds_what_comparing_every_corner_finds(
            squares in prop::collection::vec((-4..4_i32, -4..4_i32, 1..4_i32), 0..30),
        ) {
            let shapes: Vec<_> = squares
                .iter()
                .map(|&(x, y, side)| square(f64::from(x), f64::from(y), f64::from(side)))
                .collect();
            let found = queen(&shapes);
            let share = |a: &MultiPolygon<f64>, b: &MultiPolygon<f64>| {
                a.coords_iter().any(|a| b.coords_iter().any(|b| a == b))
            };
            for (a, shape) in shapes.iter().enumerate() {
                let others = (0..).zip(&shapes).filter(|(b, other)| {
                    *b as usize != a && share(shape, other)
                });
                let expected: Vec<u32> = others.map(|(b, _)| b).collect();
                prop_assert_eq!(found.of(a), expected);
            }
        }
    }
}

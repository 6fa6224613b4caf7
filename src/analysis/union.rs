//! Outlines of larger areas: those of their precincts put together, so that shared borders vanish.
//!
//! Many files have precincts that do not meet exactly, with a few metres between them. Such gaps
//! are closed: what is left is grown by half a gap and shrunk again (a morphological closing), but
//! only where that takes borders away, so that outlines that meet stay as they are to the last
//! digit.

use std::sync::atomic::{AtomicU64, Ordering};

use geo::buffer::{Buffer as _, BufferStyle, LineJoin};
use geo::orient::{Direction, Orient as _};
use geo::{
    Area as _, BoundingRect as _, Coord, Euclidean, Length as _, LineString, MapCoords as _,
    MultiPolygon, Polygon, unary_union,
};
use rayon::prelude::*;

use crate::analysis::dissolve::Groups;
use crate::base::task::{Cancelled, Task};

/// Holes that are narrower than this on average, in degrees (about ten centimetres), are where
/// borders of neighbours are not drawn quite alike: they are no holes.
const CRACK: f64 = 1e-6;

/// Half of the widest gap between neighbours that is closed, in degrees of latitude (seven
/// metres).
const HALF_GAP: f64 = 7.0 / 111_200.0;

/// Gaps are closed where that leaves no more than this share of the borders.
const FEWER_BORDERS: f64 = 0.95;

/// Borders that meet at less than this angle are cut off when they are grown.
const SHARPEST: f64 = 0.2;

/// The outline of each area, in degrees as those of its precincts are: `shapes` has one entry per
/// precinct. An area whose precincts have no outline has no polygon.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn outlines(
    groups: &Groups,
    shapes: &[MultiPolygon<f64>],
    task: &Task,
) -> Result<Vec<MultiPolygon<f64>>, Cancelled> {
    let mut members: Vec<Vec<&MultiPolygon<f64>>> = vec![Vec::new(); groups.len()];
    for (&group, shape) in groups.of.iter().zip(shapes) {
        members[group as usize].push(shape);
    }
    let (done, total) = (AtomicU64::new(0), groups.len() as u64);
    let put_together = |members: &Vec<&MultiPolygon<f64>>| {
        task.step(done.fetch_add(1, Ordering::Relaxed), total)?;
        Ok(together(members))
    };
    members.par_iter().map(put_together).collect()
}

/// The union of outlines.
fn together(outlines: &[&MultiPolygon<f64>]) -> MultiPolygon<f64> {
    if let [only] = outlines {
        return (*only).clone();
    }
    // The union counts on rings that all turn the same way.
    let turned = outlines.iter().flat_map(|outline| outline.iter());
    let turned: Vec<Polygon<f64>> = turned
        .map(|polygon| polygon.orient(Direction::Default))
        .collect();
    let union = without_cracks(unary_union(&turned), CRACK);
    let borders = borders(&union);
    let is_one = matches!(union.0.as_slice(), [only] if only.interiors().is_empty());
    let of_all: f64 = turned
        .iter()
        .map(|polygon| Euclidean.length(polygon.exterior()))
        .sum();
    // Precincts that meet have borders in common.
    if is_one && borders < FEWER_BORDERS * of_all {
        return union;
    }
    let closed = closed(&union);
    if self::borders(&closed) < FEWER_BORDERS * borders {
        closed
    } else {
        union
    }
}

fn borders(outline: &MultiPolygon<f64>) -> f64 {
    let rings = outline
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    rings.map(|ring| Euclidean.length(ring)).sum()
}

/// The same without the gaps between its parts.
fn closed(union: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let Some(around) = union.bounding_rect() else {
        return union.clone();
    };
    // As wide as high on the ground.
    let across = around.center().y.to_radians().cos().max(0.01);
    let flat = union.map_coords(|at| Coord {
        x: at.x * across,
        y: at.y,
    });
    let by = |distance| BufferStyle::new(distance).line_join(LineJoin::Miter(SHARPEST));
    let closed = flat
        .buffer_with_style(by(HALF_GAP))
        .buffer_with_style(by(-HALF_GAP));
    let closed = without_cracks(closed, 2.0 * HALF_GAP);
    closed.map_coords(|at| Coord {
        x: at.x / across,
        y: at.y,
    })
}

/// Without holes that are narrower than `width` on average.
fn without_cracks(outline: MultiPolygon<f64>, width: f64) -> MultiPolygon<f64> {
    let is_hole = |ring: &LineString<f64>| {
        let area = Polygon::new(ring.clone(), Vec::new()).unsigned_area();
        width * Euclidean.length(ring) <= 2.0 * area
    };
    let polygons = outline.into_iter().map(|polygon| {
        let (exterior, mut holes) = polygon.into_inner();
        holes.retain(is_hole);
        Polygon::new(exterior, holes)
    });
    polygons.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    fn square(west: f64, south: f64) -> MultiPolygon<f64> {
        let (east, north) = (west + 1.0, south + 1.0);
        let corners = [(west, south), (east, south), (east, north), (west, north)];
        Polygon::new(LineString::from(corners.to_vec()), Vec::new()).into()
    }

    #[test]
    fn shared_borders_vanish_whichever_way_rings_turn_and_what_lies_apart_stays_apart() {
        let groups = Groups::by(&["a", "a", "b", "a", "c"].map(str::to_owned));
        let turned = square(1.0, 0.0).orient(Direction::Reversed);
        let shapes = [
            square(0.0, 0.0),
            turned,
            square(2.0, 0.0),
            square(7.0, 0.0),
            MultiPolygon(Vec::new()),
        ];
        let outlines = outlines(&groups, &shapes, &Task::default()).unwrap();
        let told: Vec<(usize, f64)> = outlines
            .iter()
            .map(|outline| (outline.0.len(), outline.unsigned_area()))
            .collect();
        assert_eq!(told, [(2, 3.0), (1, 1.0), (0, 0.0)]);
        let middle = Coord { x: 1.0, y: 0.5 };
        let on_border = |line: geo::Line<f64>| line.start.x == middle.x && line.end.x == middle.x;
        let mut lines = outlines[0].iter().flat_map(|part| part.exterior().lines());
        assert!(!lines.any(on_border), "nothing is left of the border");
    }

    #[test]
    fn a_crack_between_neighbours_is_no_hole_and_a_hole_stays_one() {
        let around = polygon!(
            exterior: [(x: 0., y: 0.), (x: 9., y: 0.), (x: 9., y: 9.), (x: 0., y: 9.)],
            interiors: [
                [(x: 1., y: 1.), (x: 2., y: 1.), (x: 2., y: 2.), (x: 1., y: 2.)],
                [(x: 5., y: 1.), (x: 5.000_000_5, y: 4.), (x: 5., y: 8.)],
            ],
        );
        let groups = Groups::by(&["a", "a"].map(str::to_owned));
        let shapes = [around.into(), square(9.0, 0.0)];
        let outlines = outlines(&groups, &shapes, &Task::default()).unwrap();
        assert_eq!(outlines[0].0[0].interiors().len(), 1);
        assert!((outlines[0].unsigned_area() - 81.0).abs() < 1e-5);
    }

    /// A hundredth of a degree wide, about a kilometre, at 48 degrees north.
    fn block(west: f64, south: f64, metres_less: f64) -> MultiPolygon<f64> {
        let less = metres_less / 111_200.0;
        let block = square(0.0, 0.0).map_coords(|at| Coord {
            x: 2.0 + west * 0.01 + at.x * (0.01 - less),
            y: 48.0 + south * 0.01 + at.y * (0.01 - less),
        });
        MultiPolygon(block.0)
    }

    #[test]
    fn gaps_of_a_few_metres_are_closed_and_a_river_stays() {
        let groups = Groups::by(&["a", "a", "a", "a"].map(str::to_owned));
        let places = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let four = |metres_less: f64| {
            let shapes = places.map(|(west, south)| block(west, south, metres_less));
            outlines(&groups, &shapes, &Task::default())
                .unwrap()
                .remove(0)
        };
        let closed = four(8.0);
        assert_eq!((closed.0.len(), closed.0[0].interiors().len()), (1, 0));
        let whole = (0.02 - 8.0 / 111_200.0_f64).powi(2);
        assert!((closed.unsigned_area() / whole - 1.0).abs() < 1e-5);
        let apart = four(40.0);
        assert_eq!(apart.0.len(), 4);
        let parts = 4.0 * (0.01 - 40.0 / 111_200.0_f64).powi(2);
        assert!(
            (apart.unsigned_area() / parts - 1.0).abs() < 1e-9,
            "as it was"
        );
    }

    #[test]
    fn it_stops_when_asked_to() {
        let task = Task::default();
        task.cancel();
        let groups = Groups::by(&["a".to_owned()]);
        assert_eq!(
            outlines(&groups, &[square(0.0, 0.0)], &task),
            Err(Cancelled)
        );
    }
}

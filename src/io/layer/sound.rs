//! Polygons that are sound at first sight, so that only the others need a thorough look.

use geo::{BoundingRect as _, Coord, Geometry, LineString, Polygon, Rect};

/// Longer boundaries are left to those who keep better books.
const MOST_EDGES: usize = 4_096;

/// The rounding of an orientation, relative to its terms (Shewchuk 1997, `ccwerrboundA`).
const ROUNDING: f64 = 3.330_669_073_875_472e-16;

/// Whether a geometry is surely valid: nothing of its boundary touches anything else of it.
///
/// `false` says nothing: it may be valid all the same, where rings touch in a point, say.
pub(crate) fn is_sound(geometry: &Geometry<f64>) -> bool {
    match geometry {
        Geometry::Polygon(polygon) => polygon_is_sound(polygon),
        Geometry::MultiPolygon(parts) => {
            let boxes: Vec<Option<Rect<f64>>> =
                parts.iter().map(|part| part.bounding_rect()).collect();
            are_apart(&boxes) && parts.iter().all(polygon_is_sound)
        }
        _ => false,
    }
}

/// Whether no two of some boxes meet.
fn are_apart(boxes: &[Option<Rect<f64>>]) -> bool {
    let apart = |a: &Rect<f64>, b: &Rect<f64>| {
        a.max().x < b.min().x
            || b.max().x < a.min().x
            || a.max().y < b.min().y
            || b.max().y < a.min().y
    };
    let boxes: Vec<&Rect<f64>> = boxes.iter().flatten().collect();
    // Of very many parts all pairs are too many to look at.
    boxes.len() <= 64
        && (1..boxes.len()).all(|at| boxes[..at].iter().all(|other| apart(other, boxes[at])))
}

fn polygon_is_sound(polygon: &Polygon<f64>) -> bool {
    let rings = || std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let count: usize = rings().map(|ring| ring.0.len()).sum();
    if count > MOST_EDGES || !rings().all(turns_soundly) {
        return false;
    }
    let holes: Vec<Option<Rect<f64>>> = polygon
        .interiors()
        .iter()
        .map(|hole| hole.bounding_rect())
        .collect();
    // Borders do not touch: a hole lies wholly inside where one of its corners does.
    are_apart(&holes)
        && polygon.interiors().iter().all(|hole| {
            hole.0
                .first()
                .is_some_and(|&at| is_inside(polygon.exterior(), at))
        })
        && do_not_touch(edges(polygon))
}

/// Whether a ring is closed and has corners enough, all of them numbers, and none at which it
/// turns back on itself.
fn turns_soundly(ring: &LineString<f64>) -> bool {
    let corners = &ring.0;
    let finite = |corner: &Coord<f64>| corner.x.is_finite() && corner.y.is_finite();
    if corners.len() < 4 || !ring.is_closed() || !corners.iter().all(finite) {
        return false;
    }
    let before = &corners[corners.len() - 2];
    let turns = std::iter::once([before, &corners[0], &corners[1]]).chain(
        corners
            .windows(3)
            .map(|three| [&three[0], &three[1], &three[2]]),
    );
    turns.into_iter().all(|[a, b, c]| {
        let forward = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) > 0.0;
        a != b && (forward || side(*a, *b, *c) != Side::Unsure)
    })
}

/// By the rule of odd crossings; a place on the boundary may be on either side.
fn is_inside(ring: &LineString<f64>, at: Coord<f64>) -> bool {
    let east = ring.lines().filter(|line| {
        let (a, b) = (line.start, line.end);
        (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    east.count() % 2 == 1
}

/// A straight piece of a ring.
#[derive(Clone, Copy)]
struct Edge {
    start: Coord<f64>,
    end: Coord<f64>,
    /// Its extent along the axis that edges are sorted by, then along the other one.
    low: [f64; 2],
    high: [f64; 2],
}

/// All edges, in order of where they begin along the longer side of the polygon.
fn edges(polygon: &Polygon<f64>) -> Vec<Edge> {
    let wide = polygon
        .bounding_rect()
        .is_none_or(|bounds| bounds.width() >= bounds.height());
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let mut edges: Vec<Edge> = rings
        .flat_map(LineString::lines)
        .map(|line| {
            let (a, b) = (line.start, line.end);
            let (x, y) = ([a.x.min(b.x), a.x.max(b.x)], [a.y.min(b.y), a.y.max(b.y)]);
            let (along, across) = if wide { (x, y) } else { (y, x) };
            Edge {
                start: a,
                end: b,
                low: [along[0], across[0]],
                high: [along[1], across[1]],
            }
        })
        .collect();
    edges.sort_unstable_by(|a, b| a.low[0].total_cmp(&b.low[0]));
    edges
}

/// Whether no two edges meet but those that follow one another, at their common corner.
fn do_not_touch(edges: Vec<Edge>) -> bool {
    edges.iter().enumerate().all(|(place, edge)| {
        edges[place + 1..]
            .iter()
            .take_while(|other| other.low[0] <= edge.high[0])
            .filter(|other| other.low[1] <= edge.high[1] && edge.low[1] <= other.high[1])
            .all(|other| follow(edge, other) || are_surely_apart(edge, other))
    })
}

/// Whether one edge goes on where the other ends, and they have no other corner in common.
fn follow(a: &Edge, b: &Edge) -> bool {
    (a.end == b.start) != (b.end == a.start) && a.start != b.start && a.end != b.end
}

fn are_surely_apart(a: &Edge, b: &Edge) -> bool {
    let on_one_side = |edge: &Edge, other: &Edge| {
        let start = side(edge.start, edge.end, other.start);
        start != Side::Unsure && start == side(edge.start, edge.end, other.end)
    };
    on_one_side(a, b) || on_one_side(b, a)
}

/// Where a place lies, seen along a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    /// On the line, or too near to be told.
    Unsure,
}

fn side(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> Side {
    let left = (a.x - c.x) * (b.y - c.y);
    let right = (a.y - c.y) * (b.x - c.x);
    let turn = left - right;
    let rounding = ROUNDING * (left.abs() + right.abs());
    if turn > rounding {
        Side::Left
    } else if turn < -rounding {
        Side::Right
    } else {
        Side::Unsure
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Validation as _;
    use proptest::prelude::*;

    fn sound(text: &str) -> bool {
        let geometry = gdal::vector::Geometry::from_wkt(text).unwrap();
        is_sound(&geometry.to_geo().unwrap())
    }

    #[test]
    fn plain_polygons_are_sound() {
        for text in [
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((0 0, 2 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((2 0, 3 0, 3 1, 2 0)))",
        ] {
            assert!(sound(text), "{text}");
        }
    }

    #[test]
    fn anything_that_touches_is_left_to_others() {
        for text in [
            "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))",
            "POLYGON ((0 0, 4 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((0 0, 4 0, 2 0, 2 4, 0 4, 0 0))",
            "POLYGON ((0 0, 4 0, 4 4, 2 0, 0 4, 0 0))",
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 0, 2 1, 1 2, 0 0))",
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (9 9, 10 9, 10 10, 9 9))",
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 5 1, 5 5, 1 5, 1 1), (2 2, 3 2, 3 3, 2 2))",
            "MULTIPOLYGON (((0 0, 3 0, 3 3, 0 0)), ((2 1, 4 1, 4 2, 2 1)))",
            "POLYGON ((0 0, 2 2, 0 0, 0 0))",
            "LINESTRING (0 0, 1 1)",
        ] {
            assert!(!sound(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_sound_is_valid(
            corners in prop::collection::vec((0..12_i32, 0..12_i32), 3..9),
            hole in prop::collection::vec((0..12_i32, 0..12_i32), 3..5),
            with_hole in any::<bool>(),
        ) {
            let ring = |corners: &[(i32, i32)]| -> LineString<f64> {
                let corners = corners.iter().map(|&(x, y)| (f64::from(x), f64::from(y)));
                corners.collect()
            };
            let holes = if with_hole { vec![ring(&hole)] } else { Vec::new() };
            let polygon = Geometry::Polygon(Polygon::new(ring(&corners), holes));
            prop_assert!(!is_sound(&polygon) || polygon.is_valid(), "{polygon:?}");
        }
    }
}

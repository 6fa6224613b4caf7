//! The outline around points, and lines in dashes.

use crate::draw::mercator::Point;

/// The convex outline around some points, each with a square of so many metres of the plane to
/// every side of it; counterclockwise, not closed. Empty without points.
pub fn around(points: &[Point], margin: f64) -> Vec<Point> {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
    let mut all: Vec<Point> = points
        .iter()
        .flat_map(|at| {
            corners.map(|(x, y)| Point {
                x: at.x + margin * x,
                y: at.y + margin * y,
            })
        })
        .collect();
    all.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    all.dedup();
    let mut hull = half(all.iter().copied());
    hull.pop();
    hull.extend(half(all.into_iter().rev()));
    hull.pop();
    hull
}

/// The right-turning points left out: Andrew's monotone chain, one way.
fn half(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut chain: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = chain[..] {
            let turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
            if 0.0 < turn {
                break;
            }
            chain.pop();
        }
        chain.push(point);
    }
    chain
}

/// A closed outline as dashes: so many, as long as the gaps between them. None for an outline
/// without length.
pub fn dashes(ring: &[Point], count: usize) -> Vec<Vec<Point>> {
    let mut edges: Vec<(Point, Point)> = ring.windows(2).map(|pair| (pair[0], pair[1])).collect();
    edges.extend(ring.last().copied().zip(ring.first().copied()));
    let length = |&(a, b): &(Point, Point)| (b.x - a.x).hypot(b.y - a.y);
    let all: f64 = edges.iter().map(length).sum();
    let step = all / (2 * count) as f64;
    if step.is_nan() || step <= 0.0 {
        return Vec::new();
    }
    let mut made: Vec<Vec<Point>> = vec![Vec::new(); count];
    let mut walked = 0.0;
    for edge in edges {
        let long = length(&edge);
        let ((a, b), until) = (edge, walked + long);
        let at = |along: f64| {
            let share = if long > 0.0 {
                (along - walked) / long
            } else {
                0.0
            };
            Point {
                x: a.x + share * (b.x - a.x),
                y: a.y + share * (b.y - a.y),
            }
        };
        for (place, dash) in made.iter_mut().enumerate() {
            let from = (2 * place) as f64 * step;
            let (from, to) = (from.max(walked), (from + step).min(until));
            if from < to {
                if dash.is_empty() {
                    dash.push(at(from));
                }
                dash.push(at(to));
            }
        }
        walked = until;
    }
    made.retain(|dash| 1 < dash.len());
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn an_outline_is_around_all_and_has_room_around_one() {
        let square = [
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 10.0),
            (0.0, 10.0),
            (5.0, 5.0),
        ];
        let square = square.map(|(x, y)| point(x, y));
        let ring = around(&square, 1.0);
        let corners = [(-1.0, -1.0), (11.0, -1.0), (11.0, 11.0), (-1.0, 11.0)];
        assert_eq!(ring, corners.map(|(x, y)| point(x, y)));
        assert_eq!(around(&square[..1], 2.0).len(), 4);
        assert!(around(&[], 2.0).is_empty());
    }

    #[test]
    fn dashes_are_half_of_the_outline() {
        let ring = [(0.0, 0.0), (8.0, 0.0), (8.0, 8.0), (0.0, 8.0)].map(|(x, y)| point(x, y));
        let dashes = dashes(&ring, 8);
        assert_eq!(dashes.len(), 8);
        assert_eq!(dashes[0], [point(0.0, 0.0), point(2.0, 0.0)]);
        assert_eq!(dashes[2], [point(8.0, 0.0), point(8.0, 2.0)]);
        let long = dashes.iter().flat_map(|dash| dash.windows(2));
        let long: f64 = long
            .map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y))
            .sum();
        assert!((long - 16.0).abs() < 1e-9, "{long}");
        assert!(super::dashes(&ring[..1], 8).is_empty());
    }
}

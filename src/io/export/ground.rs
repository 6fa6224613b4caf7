//! The streets under the map of a walk, where no basemap shows them.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::streets::Street;
use crate::base::text::plain;
use crate::draw::colour::Rgb;
use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::Route;
use crate::draw::street_names;

const GREY: Rgb = Rgb(0xB0, 0xB0, 0xB0);

/// A street is named where it is in sight for as many points of the page.
const NAMED_FROM: f64 = 60.0;

/// Of the lines of a street so many are looked at for a place for its name, the longest first.
const LINES: usize = 3;

/// Where along a line a name may stand, as shares of it in sight, the best first.
const SHARES: [f64; 5] = [0.5, 0.3, 0.7, 0.15, 0.85];

/// What of a line is in sight, piece by piece.
type Seen = Vec<(Point, Point)>;

/// The streets in sight as lines, and as what may be named; `walked` are the names of those that the
/// walk goes through.
pub(super) fn ground<'a>(
    streets: &'a [Street],
    walked: impl Iterator<Item = &'a str>,
    camera: &Camera,
) -> (Vec<Route>, Vec<street_names::Street<'a>>) {
    let view = camera.bounds();
    let walked: BTreeSet<String> = walked.map(plain).collect();
    let mut lines = Vec::new();
    // By the name without accents: of two ways to write it the one that has them is shown.
    let mut named: BTreeMap<String, (&str, Vec<(f64, Seen)>)> = BTreeMap::new();
    for street in streets {
        let corners = street.line.iter();
        let points: Vec<Point> = corners
            .map(|&(lon, lat)| Point::from_degrees(lon, lat))
            .collect();
        if !Bounds::around(points.iter().copied()).meets(&view) {
            continue;
        }
        let seen = in_sight(&points, &view);
        let length: f64 = seen.iter().map(|(a, b)| apart(*a, *b)).sum();
        let name = street.name.trim();
        if 0.0 < length && !name.is_empty() {
            let known = named.entry(plain(name)).or_default();
            known.0 = known.0.max(name);
            known.1.push((length, seen));
        }
        lines.push(Route {
            points,
            colour: GREY,
            width: 2.4,
        });
    }
    let named = named.into_iter().map(|(plain, (name, mut seen))| {
        seen.sort_by(|a, b| b.0.total_cmp(&a.0));
        let longest = || seen.iter().take(LINES);
        let places = SHARES.iter().flat_map(|share| {
            longest().filter_map(move |(length, seen)| along(seen, share * length))
        });
        street_names::Street {
            name,
            is_walked: walked.contains(&plain),
            length: seen.iter().map(|(length, _)| length).sum(),
            places: places.collect(),
        }
    });
    let long_enough = |street: &street_names::Street<'_>| {
        street.is_walked || NAMED_FROM * camera.scale < street.length
    };
    (lines, named.filter(long_enough).collect())
}

fn apart(a: Point, b: Point) -> f64 {
    (b.x - a.x).hypot(b.y - a.y)
}

/// The pieces of a line that are in sight, cut off at the edges.
fn in_sight(points: &[Point], view: &Bounds) -> Seen {
    let pieces = points.windows(2);
    pieces
        .filter_map(|ends| piece_in_sight(ends[0], ends[1], view))
        .collect()
}

/// Liang and Barsky, 1984: the shares of the way from `a` to `b` between which it is in sight.
fn piece_in_sight(a: Point, b: Point, view: &Bounds) -> Option<(Point, Point)> {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-x, a.x - view.min.x),
        (x, view.max.x - a.x),
        (-y, a.y - view.min.y),
        (y, view.max.y - a.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    let at = |share: f64| Point {
        x: a.x + share * x,
        y: a.y + share * y,
    };
    (enters < leaves).then(|| (at(enters), at(leaves)))
}

/// The point so far along the pieces; none where they are shorter.
fn along(pieces: &[(Point, Point)], far: f64) -> Option<Point> {
    let mut left = far;
    for &(a, b) in pieces {
        let length = apart(a, b);
        if left <= length {
            let share = left / length;
            return Some(Point {
                x: a.x + share * (b.x - a.x),
                y: a.y + share * (b.y - a.y),
            });
        }
        left -= length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn a_line_is_seen_as_far_as_the_view_goes() {
        let view = Bounds {
            min: point(0.0, 0.0),
            max: point(100.0, 50.0),
        };
        let line = [point(-100.0, 20.0), point(300.0, 20.0), point(300.0, 90.0)];
        let seen = in_sight(&line, &view);
        assert_eq!(seen, [(point(0.0, 20.0), point(100.0, 20.0))]);
        assert_eq!(along(&seen, 30.0), Some(point(30.0, 20.0)));
        assert_eq!(along(&seen, 130.0), None);
        assert!(in_sight(&line[1..], &view).is_empty());
    }
}

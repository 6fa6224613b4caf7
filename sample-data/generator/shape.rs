//! Points and lines on the ground, in metres; arithmetic only, so that every machine agrees.

use std::ops::{Add, Mul, Neg, Sub};

/// A place or a direction, in metres east and north.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A line through points, or a ring (its last point joins the first, not repeated).
pub(super) type Line = Vec<Point>;

impl Point {
    pub(super) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
    pub(super) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }
    pub(super) fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }
    pub(super) fn length(self) -> f64 {
        self.dot(self).sqrt()
    }
    pub(super) fn to(self, other: Self) -> f64 {
        (other - self).length()
    }
    /// Of length 1; east where there is no direction.
    pub(super) fn unit(self) -> Self {
        let length = self.length();
        if length < 1e-9 {
            Self::new(1.0, 0.0)
        } else {
            self * (1.0 / length)
        }
    }
    /// A quarter turn to the left.
    pub(super) fn left(self) -> Self {
        Self::new(-self.y, self.x)
    }
    /// To the centimetre, as it is written.
    pub(super) fn rounded(self) -> Self {
        Self::new(
            (self.x * 100.0).round() / 100.0,
            (self.y * 100.0).round() / 100.0,
        )
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl Neg for Point {
    type Output = Self;
    fn neg(self) -> Self {
        self * -1.0
    }
}

/// A smooth line through the controls (Catmull–Rom), with a point about every `step` metres.
pub(super) fn curve(controls: &[(f64, f64)], step: f64) -> Line {
    let at = |index: isize| {
        let last = controls.len() as isize - 1;
        let (x, y) = controls[index.clamp(0, last) as usize];
        Point::new(x, y)
    };
    let mut line = Vec::new();
    for index in 0..controls.len() as isize - 1 {
        let four = [at(index - 1), at(index), at(index + 1), at(index + 2)];
        smooth(four, step, &mut line);
    }
    line.push(at(controls.len() as isize - 1));
    line
}

/// A smooth ring through the controls.
pub(super) fn ring(controls: &[(f64, f64)], step: f64) -> Line {
    let count = controls.len();
    let at = |index: usize| Point::new(controls[index % count].0, controls[index % count].1);
    let mut line = Vec::new();
    for index in 0..count {
        let four = [
            at(index + count - 1),
            at(index),
            at(index + 1),
            at(index + 2),
        ];
        smooth(four, step, &mut line);
    }
    line
}

fn smooth([before, from, to, after]: [Point; 4], step: f64, line: &mut Line) {
    let steps = (from.to(to) / step).ceil().max(1.0);
    for index in 0..steps as usize {
        let t = index as f64 / steps;
        let linear = (to - before) * t;
        let square = (before * 2.0 - from * 5.0 + to * 4.0 - after) * (t * t);
        let cube = (from * 3.0 - before - to * 3.0 + after) * (t * t * t);
        line.push((from * 2.0 + linear + square + cube) * 0.5);
    }
}

pub(super) fn length(line: &[Point]) -> f64 {
    line.windows(2).map(|pair| pair[0].to(pair[1])).sum()
}

/// The place `metres` along a line, and the direction there.
pub(super) fn along(line: &[Point], metres: f64) -> (Point, Point) {
    let mut left = metres;
    for pair in line.windows(2) {
        let step = pair[0].to(pair[1]);
        if left <= step && step > 0.0 {
            let way = (pair[1] - pair[0]).unit();
            return (pair[0] + way * left, way);
        }
        left -= step;
    }
    let way = match line {
        [.., before, last] => (*last - *before).unit(),
        _ => Point::new(1.0, 0.0),
    };
    (line.last().copied().unwrap_or_default(), way)
}

/// The line beside a line, `metres` to its left.
pub(super) fn beside(line: &[Point], metres: f64) -> Line {
    (0..line.len())
        .map(|index| {
            let before = line[index.saturating_sub(1)];
            let after = line[(index + 1).min(line.len() - 1)];
            line[index] + (after - before).unit().left() * metres
        })
        .collect()
}

/// The nearest place of a segment.
pub(super) fn foot(at: Point, from: Point, to: Point) -> Point {
    let way = to - from;
    let square = way.dot(way);
    if square < 1e-12 {
        return from;
    }
    from + way * ((at - from).dot(way) / square).clamp(0.0, 1.0)
}

/// How far a place is from a line, in metres.
pub(super) fn distance(at: Point, line: &[Point]) -> f64 {
    line.windows(2)
        .map(|pair| at.to(foot(at, pair[0], pair[1])))
        .fold(f64::INFINITY, f64::min)
}

/// Where two segments cross, as the share of the way along each.
pub(super) fn crossing(a: (Point, Point), b: (Point, Point)) -> Option<(f64, f64)> {
    let (way, other) = (a.1 - a.0, b.1 - b.0);
    let turn = way.cross(other);
    if turn.abs() < 1e-9 {
        return None;
    }
    let between = b.0 - a.0;
    let (t, u) = (between.cross(other) / turn, between.cross(way) / turn);
    let inside = |share: f64| (0.0..=1.0).contains(&share);
    (inside(t) && inside(u)).then_some((t, u))
}

/// Of a ring, in square metres; above zero when it runs anticlockwise.
pub(super) fn area(ring: &[Point]) -> f64 {
    edges(ring).map(|(from, to)| from.cross(to)).sum::<f64>() / 2.0
}

/// The middle of a ring's area.
pub(super) fn centre(ring: &[Point]) -> Point {
    let origin = ring.first().copied().unwrap_or_default();
    let (mut sum, mut twice) = (Point::default(), 0.0);
    for (from, to) in edges(ring) {
        let (from, to) = (from - origin, to - origin);
        let part = from.cross(to);
        sum = sum + (from + to) * part;
        twice += part;
    }
    if twice.abs() < 1e-9 {
        origin
    } else {
        origin + sum * (1.0 / (3.0 * twice))
    }
}

/// Whether a place lies inside a ring.
pub(super) fn inside(at: Point, ring: &[Point]) -> bool {
    let crossed = edges(ring).filter(|(from, to)| {
        (from.y > at.y) != (to.y > at.y)
            && at.x < from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x)
    });
    crossed.count() % 2 == 1
}

/// The sides of a ring.
pub(super) fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..ring.len()).map(|index| (ring[index], ring[(index + 1) % ring.len()]))
}

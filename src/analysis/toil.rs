//! What makes a way hard to walk: how steep it is, gates on it, that it is private; and what a
//! slope costs.

use std::collections::BTreeSet;

use geo::{Distance as _, Haversine, Point};

use crate::analysis::ways::{Class, Kind, Way};
use crate::base::words::Message;
use crate::msg;

/// Steeper than this is a mistake, a wall or a stair that nobody has marked: not believed.
const STEEPEST: f64 = 0.6;

/// Heights are compared over so many metres at least: between nearer corners, what they are
/// rounded to would make a slope.
const STRETCH: f64 = 20.0;

/// Heights that can be; BD TOPO writes −1000 for one that nobody knows.
const HEIGHTS: std::ops::Range<f32> = -450.0..9_000.0;

/// Corners are the same place where they agree to this part of a degree.
const PARTS_OF_A_DEGREE: f64 = 1e7;

/// What is known of a way that makes it hard to walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toil {
    /// How steep it is from each corner to the next, as metres of height in a metre of way, up or
    /// down; NaN for a piece that nobody knows of. Empty where nothing is known.
    pub slopes: Vec<f32>,
    /// Whether it is said to go up or down, and not how steeply.
    pub goes_up: bool,
    /// The places of the corners at which there is a gate.
    pub gates: Vec<u32>,
    /// Whether it is private ground.
    pub private: bool,
}

/// How many metres on the flat a metre of a slope is worth, there and back.
///
/// By Tobler (1993), *Three presentations on geographical analysis and modeling*: one walks
/// 6 exp(−3.5 |slope + 0.05|) km/h. A walk goes up and down, and is planned the same both ways: what
/// counts is the mean of the two times, as a multiple of the time on the flat. 5 % costs 1.5 %,
/// 10 % costs 21 %, 20 % costs 72 %. What is not known counts as flat.
pub fn slowness(slope: f32) -> f64 {
    let slope = f64::from(slope);
    if !slope.is_finite() {
        return 1.0;
    }
    let time = |slope: f64| (3.5 * (slope + 0.05).abs()).exp();
    f64::midpoint(time(slope), time(-slope)) / time(0.0)
}

/// What `incline` says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Incline {
    /// How steep it is, up or down.
    Of(f32),
    /// That it goes up or down.
    GoesUp,
}

/// Reads OpenStreetMap's `incline`: `8%`, `-8 %`, `5°`, `up`; a number alone is in percent.
pub(super) fn incline(text: &str) -> Option<Incline> {
    let text = text.trim();
    if matches!(text, "up" | "down" | "yes" | "steep" | "up/down") {
        return Some(Incline::GoesUp);
    }
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let slope = match text.strip_suffix('°') {
        Some(degrees) => number(degrees)?.to_radians().tan(),
        None => number(text.strip_suffix('%').unwrap_or(text))? / 100.0,
    };
    let slope = slope.abs();
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    (slope <= STEEPEST).then_some(Incline::Of(slope as f32))
}

/// How steep a line is from corner to corner by the heights of its corners, in degrees and metres;
/// empty where a height is missing.
pub(super) fn slopes(line: &[(f64, f64)], heights: &[f32]) -> Vec<f32> {
    if heights.len() != line.len() || !heights.iter().all(|height| HEIGHTS.contains(height)) {
        return Vec::new();
    }
    let place = |corner: usize| Point::from(line[corner]);
    let lengths: Vec<f64> = (1..line.len())
        .map(|corner| Haversine.distance(place(corner - 1), place(corner)))
        .collect();
    let mut left: f64 = lengths.iter().sum();
    let mut slopes = Vec::with_capacity(lengths.len());
    let (mut begun, mut length) = (0, 0.0);
    for (piece, metres) in lengths.iter().enumerate() {
        length += metres;
        left -= metres;
        let is_last = piece + 1 == lengths.len();
        // The rest goes with this stretch where it is too short for one of its own.
        if is_last || (length >= STRETCH && left >= STRETCH) {
            let rise = f64::from((heights[piece + 1] - heights[begun]).abs());
            let slope = rise / length.max(STRETCH / 2.0);
            #[expect(clippy::cast_possible_truncation, reason = "a share")]
            let slope = if slope <= STEEPEST {
                slope as f32
            } else {
                f32::NAN
            };
            slopes.resize(piece + 1, slope);
            (begun, length) = (piece + 1, 0.0);
        }
    }
    slopes
}

/// Whether heights of a layer are heights: not one number for all, which a file has that only says
/// that it could have some.
pub(super) fn are_heights(heights: &[Vec<f32>]) -> bool {
    let mut known = heights.iter().flatten();
    let first = known.next();
    first.is_some_and(|first| known.any(|height| height.to_bits() != first.to_bits()))
}

/// Places of gates, to be found by the corners of lines.
#[derive(Debug, Default)]
pub(super) struct Gates(BTreeSet<(i64, i64)>);

impl Gates {
    pub(super) fn of(places: &[(f64, f64)]) -> Self {
        Self(places.iter().map(|&place| key(place)).collect())
    }

    /// The places in a line of the corners at which there is one.
    pub(super) fn on(&self, line: &[(f64, f64)]) -> Vec<u32> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let corners = (0..).zip(line);
        let there = corners.filter(|(_, corner)| self.0.contains(&key(**corner)));
        there.map(|(number, _)| number).collect()
    }
}

fn key((lon, lat): (f64, f64)) -> (i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "degrees are below 360")]
    let part = |degrees: f64| (degrees * PARTS_OF_A_DEGREE).round() as i64;
    (part(lon), part(lat))
}

/// How many ways to walk are known to be steep, stairs, private or gated; `None` where nothing of
/// the kind is known.
pub fn told(ways: &[Way]) -> Option<Message> {
    let mut gates: BTreeSet<(i64, i64)> = BTreeSet::new();
    let [mut walked, mut sloped, mut unsaid, mut steps, mut private] = [0_usize; 5];
    for way in ways {
        let Kind::Walked(class) = way.kind else {
            continue;
        };
        walked += 1;
        steps += usize::from(class == Class::Steps);
        sloped += usize::from(way.toil.slopes.iter().any(|slope| slope.is_finite()));
        unsaid += usize::from(way.toil.goes_up);
        private += usize::from(way.toil.private);
        let corners = way.toil.gates.iter();
        let corners = corners.filter_map(|&corner| way.line.get(corner as usize));
        gates.extend(corners.map(|&corner| key(corner)));
    }
    if sloped + unsaid + steps + private + gates.len() == 0 {
        return None;
    }
    Some(msg!(
        "toil-told",
        ways = walked,
        slopes = sloped,
        unsaid = unsaid,
        steps = steps,
        gates = gates.len(),
        private = private
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_costs_what_tobler_says_both_ways() {
        assert_eq!(slowness(0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(slowness(f32::NAN).to_bits(), 1.0_f64.to_bits());
        // 6 exp(−0.525) up and 6 exp(−0.175) down, on the flat 6 exp(−0.175) km/h.
        let expected = f64::midpoint(0.35_f64.exp(), 1.0);
        assert!((slowness(0.1) - expected).abs() < 1e-6, "{}", slowness(0.1));
        assert!((slowness(0.05) - 1.0154).abs() < 1e-4);
        assert!((slowness(0.2) - 1.7164).abs() < 1e-3, "{}", slowness(0.2));
    }

    #[test]
    fn inclines_are_read_in_percent_and_in_degrees() {
        assert_eq!(incline("-10%"), Some(Incline::Of(0.1)));
        assert_eq!(incline("7,5 %"), Some(Incline::Of(0.075)));
        assert_eq!(incline("0"), Some(Incline::Of(0.0)));
        assert_eq!(incline("45°"), None, "100 %");
        let Some(Incline::Of(five_degrees)) = incline("5°") else {
            panic!("a slope")
        };
        assert!((five_degrees - 0.087_49).abs() < 1e-5);
        assert_eq!(incline("up"), Some(Incline::GoesUp));
        assert_eq!(incline("somewhat"), None);
        assert_eq!(incline(""), None);
    }

    #[test]
    fn heights_are_compared_over_stretches() {
        let north = |metres: f64| (2.5, 48.9 + metres / 111_195.0);
        // Up 10 % for 40 m with a corner in the middle that is rounded, then level.
        let line = [0.0, 40.0, 41.0, 80.0, 85.0].map(north);
        let found = slopes(&line, &[30.0, 34.0, 34.5, 34.5, 34.5]);
        assert_eq!(found.len(), 4);
        assert!((found[0] - 0.1).abs() < 1e-3, "{found:?}");
        assert!(
            (found[1] - 0.5 / 45.0).abs() < 1e-3 && found[1..].iter().all(|it| *it == found[1]),
            "{found:?}"
        );
        assert!(slopes(&line, &[30.0, 34.0, -1000.0, 34.5, 34.5]).is_empty());
        assert!(slopes(&line[..2], &[0.0, 39.0])[0].is_nan(), "a wall");
        assert!(!are_heights(&[vec![0.0, 0.0], vec![0.0]]));
        assert!(are_heights(&[Vec::new(), vec![0.0, 1.0]]));
    }
}

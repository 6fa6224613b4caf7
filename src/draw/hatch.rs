//! Hatching over the ground around points.

use std::f64::consts::FRAC_1_SQRT_2;

use crate::draw::mercator::Point;

/// Which way the lines slant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slant {
    /// Up to the right.
    Rising,
    /// Down to the right.
    Falling,
}

/// The lines of a hatching over the discs of `radius` around some points, `step` from one line to
/// the next, all in metres of the plane. Discs that meet share their lines: those of one slant run
/// in the same places whatever the points. Points without a place have none.
pub fn over(points: &[Point], radius: f64, step: f64, slant: Slant) -> Vec<[Point; 2]> {
    let (east, north) = match slant {
        Slant::Rising => (FRAC_1_SQRT_2, FRAC_1_SQRT_2),
        Slant::Falling => (FRAC_1_SQRT_2, -FRAC_1_SQRT_2),
    };
    let known = points
        .iter()
        .filter(|at| at.x.is_finite() && at.y.is_finite());
    // On each line, from where to where it runs through a disc.
    let mut pieces: Vec<(i64, f64, f64)> = Vec::new();
    for at in known {
        let (along, across) = (at.x * east + at.y * north, at.y * east - at.x * north);
        for line in whole((across - radius) / step) + 1..=whole((across + radius) / step) {
            let away = line as f64 * step - across;
            let reach = (radius * radius - away * away).max(0.0).sqrt();
            pieces.push((line, along - reach, along + reach));
        }
    }
    pieces.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut joined: Vec<(i64, f64, f64)> = Vec::with_capacity(pieces.len());
    for (line, from, to) in pieces {
        match joined.last_mut() {
            Some(last) if last.0 == line && from <= last.2 => last.2 = last.2.max(to),
            _ => joined.push((line, from, to)),
        }
    }
    let place = |along: f64, across: f64| Point {
        x: along * east - across * north,
        y: along * north + across * east,
    };
    let drawn = joined.into_iter().map(|(line, from, to)| {
        let across = line as f64 * step;
        [place(from, across), place(to, across)]
    });
    drawn.collect()
}

/// The whole number below.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, far outside the world"
)]
fn whole(number: f64) -> i64 {
    number.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn lines_run_through_a_disc_and_no_further() {
        for slant in [Slant::Rising, Slant::Falling] {
            let lines = over(&[point(100.0, 40.0)], 10.0, 4.0, slant);
            assert_eq!(lines.len(), 5, "a disc of 20 m has room for five");
            for [from, to] in &lines {
                for end in [from, to] {
                    let away = (end.x - 100.0).hypot(end.y - 40.0);
                    assert!((away - 10.0).abs() < 1e-9, "{away}");
                }
                let rises = (to.y - from.y) / (to.x - from.x);
                let wanted = if slant == Slant::Rising { 1.0 } else { -1.0 };
                assert!((rises - wanted).abs() < 1e-6, "{rises}");
            }
        }
    }

    #[test]
    fn discs_that_meet_share_their_lines() {
        let alone = over(&[point(0.0, 0.0)], 10.0, 4.0, Slant::Rising);
        let pair = [point(0.0, 0.0), point(6.0, 6.0), point(f64::NAN, 0.0)];
        let both = over(&pair, 10.0, 4.0, Slant::Rising);
        assert_eq!(
            both.len(),
            alone.len(),
            "one behind the other along the lines"
        );
        let long = |line: &[Point; 2]| (line[1].x - line[0].x).hypot(line[1].y - line[0].y);
        for (both, alone) in both.iter().zip(&alone) {
            assert!((long(both) - long(alone) - 6.0 * 2.0_f64.sqrt()).abs() < 1e-9);
        }
        let far = [point(0.0, 0.0), point(600.0, 600.0)];
        assert_eq!(over(&far, 10.0, 4.0, Slant::Rising).len(), 2 * alone.len());
    }
}

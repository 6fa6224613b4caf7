//! The way from one view of the plane to another: out, over, and in, as van Wijk and Nuij have it.
//!
//! J. van Wijk, W. Nuij: Smooth and efficient zooming and panning, 2003.

use crate::draw::mercator::{Bounds, Point, stretch};
use crate::model::scene::Viewpoint;

/// What is seen of the plane, whatever the size of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sight {
    /// The middle of the picture.
    pub centre: Point,
    /// Mercator metres along its shorter side.
    pub across: f64,
}

impl Sight {
    /// What a viewpoint sees.
    pub fn of(viewpoint: Viewpoint) -> Self {
        let centre = Point::from_degrees(viewpoint.lon, viewpoint.lat);
        Self {
            centre,
            across: viewpoint.across * stretch(centre),
        }
    }

    /// What sees all of `bounds` with room around it, and a few streets at least.
    pub fn around(bounds: &Bounds) -> Self {
        let centre = bounds.centre();
        let extent = (bounds.max.x - bounds.min.x).max(bounds.max.y - bounds.min.y);
        Self {
            centre,
            across: (ROOM * extent).max(STREETS * stretch(centre)),
        }
    }

    /// From where one sees this.
    pub fn viewpoint(self) -> Viewpoint {
        let (lon, lat) = self.centre.to_degrees();
        Viewpoint {
            lon,
            lat,
            across: self.across / stretch(self.centre),
        }
    }
}

/// How much more than what is looked for is seen, and how many metres at the least.
const ROOM: f64 = 1.3;
const STREETS: f64 = 400.0;

/// How readily the way goes out: the value that most people in the paper's trial liked.
const RHO: f64 = 1.42;

/// Seconds per unit of the way, so that a neighbouring quarter takes about 0.8.
const PACE: f64 = 0.4;

/// The shortest and the longest flight, in seconds.
const DURATION: (f64, f64) = (0.3, 1.2);

/// A centre that moves by less than this share of what is seen does not move.
const STILL: f64 = 1e-6;

/// A flight between two sights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: Sight,
    to: Sight,
    /// Metres between the two centres.
    apart: f64,
    /// The path's own parameter at its start.
    start: f64,
    /// The path's length.
    length: f64,
}

impl Flight {
    /// The flight from one sight to another.
    pub fn new(from: Sight, to: Sight) -> Self {
        let apart = (to.centre.x - from.centre.x).hypot(to.centre.y - from.centre.y);
        let (near, far) = (from.across, to.across);
        if apart < STILL * near.max(far) {
            let length = (far / near).ln().abs() / RHO;
            return Self {
                from,
                to,
                apart: 0.0,
                start: 0.0,
                length,
            };
        }
        let way = RHO.powi(2) * apart;
        let angle = |across: f64, sign: f64| {
            let b = (far.powi(2) - near.powi(2) + sign * way.powi(2)) / (2.0 * across * way);
            // The same as ln(√(b² + 1) − b), which loses all digits where b is large.
            -b.asinh()
        };
        let start = angle(near, 1.0);
        Self {
            from,
            to,
            apart,
            start,
            length: (angle(far, -1.0) - start) / RHO,
        }
    }

    /// How long it takes, in seconds.
    pub fn duration(&self) -> f64 {
        (PACE * self.length).clamp(DURATION.0, DURATION.1)
    }

    /// What is seen when `share` of the time, 0 to 1, has passed: slow at both ends.
    pub fn at(&self, share: f64) -> Sight {
        if share >= 1.0 {
            return self.to;
        }
        let share = share.max(0.0);
        let done = share * share * (3.0 - 2.0 * share);
        if self.apart <= 0.0 {
            let across = self.from.across * (self.to.across / self.from.across).powf(done);
            return Sight {
                centre: self.to.centre,
                across,
            };
        }
        let here = self.start + RHO * self.length * done;
        let across = self.from.across * self.start.cosh() / here.cosh();
        let moved = self.from.across / RHO.powi(2)
            * (self.start.cosh() * here.tanh() - self.start.sinh())
            / self.apart;
        let between = |from: f64, to: f64| from + (to - from) * moved;
        Sight {
            centre: Point {
                x: between(self.from.centre.x, self.to.centre.x),
                y: between(self.from.centre.y, self.to.centre.y),
            },
            across,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(x: f64, y: f64, across: f64) -> Sight {
        Sight {
            centre: Point { x, y },
            across,
        }
    }

    fn near(a: Sight, b: Sight) -> bool {
        let metre = 1e-6 * b.across;
        (a.centre.x - b.centre.x).abs() < metre
            && (a.centre.y - b.centre.y).abs() < metre
            && (a.across - b.across).abs() < metre
    }

    #[test]
    fn a_flight_begins_and_ends_where_it_should() {
        let place = sight(1000.0, 2000.0, 500.0);
        for to in [
            sight(9000.0, -4000.0, 700.0),
            sight(1000.0, 2000.0, 80_000.0),
            sight(1010.0, 2000.0, 3.0),
            sight(2e6, 6e6, 100.0),
        ] {
            let flight = Flight::new(place, to);
            assert!(near(flight.at(0.0), place), "{:?}", flight.at(0.0));
            assert!(near(flight.at(0.999_999), to) || flight.at(1.0) == to);
            let almost = flight.at(1.0 - 1e-9);
            assert!(near(almost, to), "no jump at the end: {almost:?} {to:?}");
        }
    }

    #[test]
    fn a_far_place_is_reached_by_rising_above_both() {
        let flight = Flight::new(sight(0.0, 0.0, 1000.0), sight(30_000.0, 0.0, 1000.0));
        assert!(flight.at(0.5).across > 10_000.0, "{:?}", flight.at(0.5));
        assert!((flight.at(0.5).centre.x - 15_000.0).abs() < 1.0, "halfway");
    }

    #[test]
    fn a_flight_takes_longer_for_a_longer_way_and_never_long() {
        let to = |x| Flight::new(sight(0.0, 0.0, 1000.0), sight(x, 0.0, 1000.0)).duration();
        assert!(to(100.0) < to(2000.0) && to(2000.0) < to(20_000.0));
        assert!(to(1e7) <= DURATION.1 && DURATION.0 <= to(0.0));
    }

    #[test]
    fn a_viewpoint_sees_what_it_saw() {
        let sight = Sight::of(Viewpoint {
            lon: 2.35,
            lat: 48.85,
            across: 4000.0,
        });
        assert!(sight.across > 6000.0, "Mercator stretches the ground");
        let again = sight.viewpoint();
        assert!((again.lat - 48.85).abs() < 1e-9 && (again.across - 4000.0).abs() < 1e-6);
    }
}

//! Addresses that no crew is sent to: a ring each where there is room, hatching where there is not.

use egui::{Color32, Rect, Sense, Stroke, Ui, Vec2};

use crate::draw::colour::Rgb;
use crate::draw::hatch::{self, Slant};
use crate::draw::mercator::Point;
use crate::draw::overlay::{Dot, DotForm, Route};
use crate::model::address::{Address, LeftOut};
use crate::model::visit::Visited;

/// What is passed by is grey, darker than the ground and unlike any turf.
pub(crate) const COLOUR: Rgb = Rgb(0x55, 0x55, 0x55);

/// Rings of neighbours touch where a point is more metres of the plane than this, as a power of 2.
const RINGS_UP_TO: i32 = 1;

/// How far around an address its ground is hatched, and from one line to the next, in points.
const REACH: f64 = 5.0;
const STEP: f64 = 4.0;

/// How wide the lines are.
const LINE: f64 = 1.0;

/// How addresses that are left out are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PassedBy {
    /// A ring each, with a cross in it where somebody objects.
    #[default]
    Rings,
    /// Their ground hatched, for about 2 to this power metres of the plane to a point: rising lines
    /// where it is done, falling ones where somebody objects.
    Hatched(i32),
}

impl PassedBy {
    /// For so many metres of the plane to a point of the screen.
    pub(crate) fn at(scale: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a handful of scales")]
        let power = scale.log2().round() as i32;
        if power <= RINGS_UP_TO {
            Self::Rings
        } else {
            Self::Hatched(power)
        }
    }

    /// The rings, where there are any.
    pub(crate) fn rings(self, addresses: &[Address], visited: &Visited) -> Vec<Dot> {
        if self != Self::Rings {
            return Vec::new();
        }
        let rings = REASONS.into_iter().flat_map(|reason| {
            places(addresses, visited, reason).map(move |at| Dot {
                at,
                colour: COLOUR,
                label: String::new(),
                form: ring(reason),
            })
        });
        rings.collect()
    }

    /// The lines of the hatching, where there is any.
    pub(crate) fn hatching(self, addresses: &[Address], visited: &Visited) -> Vec<Route> {
        let Self::Hatched(power) = self else {
            return Vec::new();
        };
        let scale = f64::from(power).exp2();
        let lines = REASONS.into_iter().flat_map(|reason| {
            let points: Vec<Point> = places(addresses, visited, reason).collect();
            hatch::over(&points, REACH * scale, STEP * scale, slant(reason))
        });
        let drawn = lines.map(|line| Route {
            points: line.to_vec(),
            colour: COLOUR,
            width: LINE,
        });
        drawn.collect()
    }

    /// What an address looks like, in a legend: in a place of this size, in this colour.
    pub(crate) fn swatch(self, ui: &mut Ui, size: Vec2, reason: LeftOut, colour: Color32) {
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        match self {
            Self::Rings => ring_in(ui, rect, reason, colour),
            Self::Hatched(_) => hatched(ui, rect, reason, colour),
        }
    }
}

/// Why addresses are shown as left out.
const REASONS: [LeftOut; 2] = [LeftOut::Done, LeftOut::Objects];

/// Where the addresses are that are left out for a reason.
fn places(
    addresses: &[Address],
    visited: &Visited,
    reason: LeftOut,
) -> impl Iterator<Item = Point> {
    let all = addresses.iter().zip(&visited.reasons);
    all.filter(move |(_, why)| **why == Some(reason))
        .map(|(address, _)| Point::from_degrees(address.lon, address.lat))
        .filter(|at| at.x.is_finite() && at.y.is_finite())
}

fn ring(reason: LeftOut) -> DotForm {
    if reason == LeftOut::Objects {
        DotForm::Crossed
    } else {
        DotForm::Hollow
    }
}

fn slant(reason: LeftOut) -> Slant {
    if reason == LeftOut::Objects {
        Slant::Falling
    } else {
        Slant::Rising
    }
}

fn ring_in(ui: &Ui, rect: Rect, reason: LeftOut, colour: Color32) {
    const RADIUS: f32 = 4.5;
    let line = Stroke::new(1.5, colour);
    let at = rect.center();
    ui.painter().circle(at, RADIUS, Color32::WHITE, line);
    if ring(reason) == DotForm::Crossed {
        let reach = RADIUS * std::f32::consts::FRAC_1_SQRT_2;
        for turned in [Vec2::new(reach, reach), Vec2::new(reach, -reach)] {
            ui.painter().line_segment([at - turned, at + turned], line);
        }
    }
}

fn hatched(ui: &Ui, rect: Rect, reason: LeftOut, colour: Color32) {
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 1.0, Color32::WHITE);
    let (from, to) = match slant(reason) {
        Slant::Rising => (rect.bottom(), rect.top()),
        Slant::Falling => (rect.top(), rect.bottom()),
    };
    let mut x = rect.left() - rect.height() + 2.0;
    while x < rect.right() {
        let ends = [egui::pos2(x, from), egui::pos2(x + rect.height(), to)];
        painter.line_segment(ends, Stroke::new(1.0, colour));
        x += 5.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_become_hatching_where_they_would_touch() {
        assert_eq!(PassedBy::at(0.6), PassedBy::Rings);
        assert_eq!(PassedBy::at(2.6), PassedBy::Rings);
        assert_eq!(PassedBy::at(3.0), PassedBy::Hatched(2));
        assert_eq!(PassedBy::at(9.0), PassedBy::Hatched(3));
        let address = |lon: f64| Address {
            lon,
            lat: 48.9,
            ..Address::default()
        };
        let addresses = [address(2.3), address(2.4), address(f64::NAN), address(2.5)];
        let (done, objects) = (Some(LeftOut::Done), Some(LeftOut::Objects));
        let visited = Visited {
            reasons: vec![done, objects, done, None],
            unknown: Vec::new(),
        };
        let near = PassedBy::Rings.rings(&addresses, &visited);
        let forms: Vec<DotForm> = near.iter().map(|dot| dot.form).collect();
        assert_eq!(forms, [DotForm::Hollow, DotForm::Crossed]);
        assert!(PassedBy::Rings.hatching(&addresses, &visited).is_empty());
        let far = PassedBy::Hatched(3);
        assert!(far.rings(&addresses, &visited).is_empty());
        let lines = far.hatching(&addresses, &visited);
        let rising = |line: &&Route| line.points[0].y < line.points[1].y;
        let rises = lines.iter().filter(rising).count();
        assert!((2..=3).contains(&rises), "{rises} lines over one address");
        let falls = lines.len() - rises;
        assert!((2..=3).contains(&falls), "{falls} lines over the other");
    }
}

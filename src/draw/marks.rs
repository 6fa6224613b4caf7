//! Discs on the map: counts as circles, and dots for so many each.

use crate::base::chance::Chance;
use crate::draw::colour::{Image, Rgb};
use crate::draw::mercator::{Camera, Point};
use crate::draw::shapes::Shapes;
use crate::model::layer::PrecinctId;

/// Discs, in the order they are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// The larger first, so that none hides another.
    pub discs: Vec<Disc>,
    /// Of all of them, how many units a disc of one point's radius stands for; 0 for dots.
    pub per_point: f64,
}

/// A disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub at: Point,
    /// In points of screen or paper.
    pub radius: f64,
    /// Whose it is.
    pub precinct: PrecinctId,
}

/// The largest circle where there are few precincts, in points.
const LARGEST: f64 = 22.0;

/// The largest where there are very many.
const LEAST_LARGEST: f64 = 3.5;

/// So many precincts have room for the largest circles.
const FEW: f64 = 60.0;

/// A dot's radius, in points.
pub const DOT: f64 = 1.2;

/// More dots than this are a stain: each then stands for more.
const MOST_DOTS: f64 = 300_000.0;

/// Circles whose areas are in proportion to counts: one entry per precinct; NaN, zero and less
/// have none.
pub fn circles(shapes: &Shapes, counts: &[f64]) -> Marks {
    let drawn = || counts.iter().copied().filter(|count| 0.0 < *count);
    let most = drawn().fold(0.0, f64::max);
    let room = (FEW / drawn().count().max(1) as f64).sqrt();
    let largest = (LARGEST * room).clamp(LEAST_LARGEST, LARGEST);
    let mut discs: Vec<Disc> = shapes
        .ids()
        .zip(counts)
        .filter(|(_, count)| 0.0 < **count)
        .filter_map(|(precinct, count)| {
            Some(Disc {
                at: shapes
                    .pole(precinct)
                    .map(|pole| pole.at)
                    .or_else(|| shapes.inside(precinct))?,
                radius: largest * (count / most).sqrt(),
                precinct,
            })
        })
        .collect();
    discs.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    Marks {
        discs,
        per_point: most / (largest * largest),
    }
}

/// How many units a dot stands for: `each`, or more where there would be too many dots.
pub fn worth(counts: &[f64], each: f64) -> f64 {
    let all: f64 = counts.iter().filter(|count| 0.0 < **count).sum();
    each.max(all / MOST_DOTS)
}

/// Dots for `each` units, anywhere in the precinct they are counted in: where exactly says
/// nothing. One entry per precinct; what a precinct has over is carried to the next, so that the
/// dots of a region add up.
pub fn dots(shapes: &Shapes, counts: &[f64], each: f64) -> Marks {
    let mut over: f64 = 0.0;
    let mut discs = Vec::new();
    for (precinct, count) in shapes.ids().zip(counts) {
        over += count.max(0.0) / each;
        // Of each precinct its own, so that one more dot elsewhere moves none here.
        let mut chance = Chance::new(u64::from(precinct.0));
        while 0.5 <= over {
            over -= 1.0;
            let at = somewhere(shapes, precinct, &mut chance);
            discs.extend(at.map(|at| Disc {
                at,
                radius: DOT,
                precinct,
            }));
        }
    }
    Marks {
        discs,
        per_point: 0.0,
    }
}

/// A point of a precinct, all as likely; one well inside where none is found in many trials.
fn somewhere(shapes: &Shapes, precinct: PrecinctId, chance: &mut Chance) -> Option<Point> {
    let bounds = shapes.bounds_of(precinct);
    for _ in 0..60 {
        let at = Point {
            x: bounds.min.x + chance.unit() * (bounds.max.x - bounds.min.x),
            y: bounds.min.y + chance.unit() * (bounds.max.y - bounds.min.y),
        };
        if shapes.has_inside(precinct, at) {
            return Some(at);
        }
    }
    shapes.inside(precinct)
}

/// How discs are painted.
pub(crate) struct Ink<'a> {
    /// `colours[precinct]`; `None` for a disc that is not drawn.
    pub(crate) colours: &'a [Option<Rgb>],
    /// How much a disc covers, 0 to 1.
    pub(crate) cover: f64,
    /// Of the line around it, in points; 0 for none.
    pub(crate) rim: f64,
    /// Pixels to a point.
    pub(crate) pixels_per_point: f64,
}

/// Paints discs on some rows of a picture, of which the first is `top`.
pub(crate) fn stamp(image: &mut Image, top: u32, camera: &Camera, marks: &Marks, ink: &Ink<'_>) {
    let (width, height) = (f64::from(image.width), f64::from(image.height));
    for disc in &marks.discs {
        let Some(Some(colour)) = ink.colours.get(disc.precinct.index()) else {
            continue;
        };
        let (x, y) = camera.to_pixels(disc.at);
        let y = y - f64::from(top);
        let radius = (disc.radius * ink.pixels_per_point).max(0.6);
        let rim = ink.rim * ink.pixels_per_point;
        let reach = radius + rim + 1.0;
        if x + reach < 0.0 || width < x - reach || y + reach < 0.0 || height < y - reach {
            continue;
        }
        let pixels = |middle: f64, size: f64| {
            let first = (middle - reach).floor().clamp(0.0, size);
            let last = (middle + reach).ceil().clamp(0.0, size);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "inside the picture"
            )]
            let range = first as usize..last as usize;
            range
        };
        for row in pixels(y, height) {
            let dy = row as f64 + 0.5 - y;
            for column in pixels(x, width) {
                let away = (column as f64 + 0.5 - x).hypot(dy);
                let pixel = &mut image.pixels[row * image.width as usize + column];
                if 0.0 < rim {
                    let line = (radius + rim + 0.5 - away).clamp(0.0, 1.0);
                    blend(pixel, Rgb::WHITE, line * 0.9);
                }
                blend(
                    pixel,
                    *colour,
                    (radius + 0.5 - away).clamp(0.0, 1.0) * ink.cover,
                );
            }
        }
    }
}

fn blend(pixel: &mut [u8; 4], colour: Rgb, share: f64) {
    if share <= 0.0 {
        return;
    }
    let Rgb(red, green, blue) = Rgb(pixel[0], pixel[1], pixel[2]).towards(colour, share);
    *pixel = [red, green, blue, 255];
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, polygon};

    fn squares() -> Shapes {
        let square = |x: f64| {
            let ring = polygon![
                (x: x, y: 0.0), (x: x + 1.0, y: 0.0), (x: x + 1.0, y: 1.0), (x: x, y: 1.0)
            ];
            MultiPolygon(vec![ring])
        };
        Shapes::of(&[square(0.0), square(1.0), square(2.0), square(3.0)])
    }

    #[test]
    fn areas_of_circles_are_in_proportion_to_counts_and_the_largest_comes_first() {
        let marks = circles(&squares(), &[100.0, 400.0, f64::NAN, 0.0]);
        let [large, small] = [marks.discs[0], marks.discs[1]];
        assert_eq!(
            (large.precinct, small.precinct),
            (PrecinctId(1), PrecinctId(0))
        );
        assert!((large.radius / small.radius - 2.0).abs() < 1e-12);
        assert!((marks.per_point * large.radius.powi(2) - 400.0).abs() < 1e-9);
        assert_eq!(marks.discs.len(), 2);
    }

    #[test]
    fn dots_add_up_over_precincts_and_lie_in_their_own() {
        let shapes = squares();
        let marks = dots(&shapes, &[40.0, 40.0, 40.0, 1000.0], 100.0);
        assert_eq!(marks.discs.len(), 11);
        for disc in &marks.discs {
            assert!(shapes.has_inside(disc.precinct, disc.at));
        }
        assert_eq!(marks, dots(&shapes, &[40.0, 40.0, 40.0, 1000.0], 100.0));
        assert_eq!(worth(&[3e6, f64::NAN], 1.0), 10.0);
    }
}

//! Turfs, routes, stops and names of a picture.

use crate::draw::colour::Rgb;
use crate::draw::mercator::Point;
use crate::draw::overlay::{Area, Dot, DotForm, Route, labelled};
use crate::draw::picture::Picture;
use crate::draw::picture::furniture::Furniture;
use crate::draw::picture::room::Room;
use crate::draw::picture::sheet::{Anchor, Fill, Letters, Sheet, Stroke, text_width};
use crate::draw::shade::INK;

/// The size of the letters of names, in units of the page.
pub(crate) const NAME: f64 = 9.0;

/// Draws the overlay, the areas first and the names last: those that nothing around the map lies
/// over.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture<'_>, furniture: &Furniture) {
    let overlay = picture.overlay;
    let place = |point: &Point| picture.camera.to_pixels(*point);
    for line in &overlay.ground {
        let points = [line.points.iter().map(place).collect()];
        let stroke = solid(line.colour, line.width);
        sheet.path(&points, false, Fill::None, Some(stroke));
    }
    for area in &overlay.areas {
        self::area(sheet, area, place);
    }
    for route in &overlay.routes {
        self::route(sheet, route, place);
    }
    let labels = labelled(&overlay.dots, picture.camera.scale);
    // Dots without a label go below those with one.
    for wanted in [false, true] {
        for (dot, _) in overlay
            .dots
            .iter()
            .zip(&labels)
            .filter(|(_, has)| **has == wanted)
        {
            self::dot(sheet, dot, wanted, place(&dot.at));
        }
    }
    let taken: Vec<Room> = furniture.rooms().collect();
    for name in &overlay.names {
        let (x, y) = place(&name.at);
        let wide = text_width(&name.text, NAME);
        let room = Room {
            left: x - wide / 2.0,
            top: y - NAME * 0.6,
            width: wide,
            height: NAME * 1.2,
        };
        if taken.iter().any(|taken| taken.meets(room)) {
            continue;
        }
        let letters = Letters {
            size: NAME,
            bold: false,
            colour: INK,
            anchor: Anchor::Middle,
            rim: true,
        };
        sheet.text((x, y + 3.0), &name.text, letters);
    }
}

fn area(sheet: &mut Sheet, area: &Area, place: impl Fn(&Point) -> (f64, f64)) {
    let rings: Vec<Vec<(f64, f64)>> = area
        .rings
        .iter()
        .map(|ring| ring.iter().map(&place).collect())
        .collect();
    let fill = if 0.0 < area.tint {
        Fill::Colour(area.colour, area.tint)
    } else {
        Fill::None
    };
    // The rim first: a stroke lies over its own fill, and would eat up a small one.
    sheet.path(&rings, true, Fill::None, Some(rim(area.width + 1.6)));
    sheet.path(&rings, true, fill, Some(solid(area.colour, area.width)));
}

fn route(sheet: &mut Sheet, route: &Route, place: impl Fn(&Point) -> (f64, f64)) {
    let line = [route.points.iter().map(place).collect()];
    sheet.path(&line, false, Fill::None, Some(rim(route.width + 1.6)));
    let stroke = solid(route.colour, route.width);
    sheet.path(&line, false, Fill::None, Some(stroke));
}

fn dot(sheet: &mut Sheet, dot: &Dot, labelled: bool, at: (f64, f64)) {
    let edge = Stroke {
        colour: Rgb::WHITE,
        width: 0.8,
        strength: 1.0,
    };
    let radius = dot.radius(labelled);
    if dot.form.is_ring() {
        return ring(sheet, dot, radius, at);
    }
    if dot.form == DotForm::End {
        let (x, y) = at;
        let [low, high] = [-radius, radius];
        let square = [[low, low], [high, low], [high, high], [low, high]]
            .map(|[dx, dy]| (x + dx, y + dy))
            .to_vec();
        sheet.path(&[square], true, Fill::Colour(dot.colour, 1.0), Some(edge));
    } else {
        sheet.circle(at, radius, dot.colour, edge);
    }
    if labelled && !dot.label.is_empty() {
        let size = if dot.label.chars().count() < 3 {
            7.0
        } else {
            5.6
        };
        let letters = Letters {
            size,
            bold: true,
            colour: dot.colour.on_it(),
            anchor: Anchor::Middle,
            rim: false,
        };
        sheet.text((at.0, at.1 + size * 0.36), &dot.label, letters);
    }
}

/// A ring, and the cross in it where it has one.
fn ring(sheet: &mut Sheet, dot: &Dot, radius: f64, (x, y): (f64, f64)) {
    let line = solid(dot.colour, 1.0);
    sheet.circle((x, y), radius, Rgb::WHITE, line);
    if dot.form == DotForm::Crossed {
        let [low, high] = [-radius, radius].map(|reach| reach * std::f64::consts::FRAC_1_SQRT_2);
        for strokes in [[(low, low), (high, high)], [(low, high), (high, low)]] {
            let stroke = strokes.map(|(dx, dy)| (x + dx, y + dy)).to_vec();
            sheet.path(&[stroke], false, Fill::None, Some(line));
        }
    }
}

fn rim(width: f64) -> Stroke {
    Stroke {
        colour: Rgb::WHITE,
        width,
        strength: 0.75,
    }
}

fn solid(colour: Rgb, width: f64) -> Stroke {
    Stroke {
        colour,
        width,
        strength: 1.0,
    }
}

//! Precincts as paths: for a picture that is edited or printed large.

use crate::draw::colour::Rgb;
use crate::draw::marks::Marks;
use crate::draw::mercator::Point;
use crate::draw::picture::Picture;
use crate::draw::picture::sheet::{Fill, Sheet, Stroke};
use crate::draw::shade::{INK, Laid, Paint, border_strength};
use crate::model::layer::PrecinctId;

/// Draws the precincts' colours, if there are any, and the outlined ones.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture<'_>) {
    let view = picture.camera.bounds();
    let strength = border_strength(picture.shapes, &picture.camera, 1.0);
    let seen = |id: PrecinctId| picture.shapes.bounds_of(id).meets(&view);
    // A surface has no outlines: it stays an image.
    if let Some(paint) = picture.paint.filter(|paint| paint.heat().is_none()) {
        sheet.raw(HATCH);
        let opacity = picture.cover();
        let border = Stroke {
            colour: INK,
            width: 0.5,
            strength: 0.5 * strength,
        };
        for id in picture.shapes.ids().filter(|id| seen(*id)) {
            let area = paint.of_area(id.index());
            let fill = match area.colour {
                Some(colour) => Fill::Colour(PAPER.towards(colour, area.strength), opacity),
                None => Fill::Pattern("no-data"),
            };
            sheet.path(&rings(picture, id), true, fill, Some(border));
        }
        if let Laid::Discs(marks, _) = &paint.laid {
            discs(sheet, picture, paint, &marks.0);
        }
    }
    for &id in picture.outlined.iter().filter(|id| seen(**id)) {
        let rings = rings(picture, id);
        for (colour, width, strength) in [(Rgb::WHITE, 3.6, 0.75), (INK, 1.6, 1.0)] {
            let stroke = Stroke {
                colour,
                width,
                strength,
            };
            sheet.path(&rings, true, Fill::None, Some(stroke));
        }
    }
}

/// What a pale precinct is near to.
const PAPER: Rgb = Rgb(0xf1, 0xf1, 0xef);

/// Draws discs: circles with a white rim, dots without one.
fn discs(sheet: &mut Sheet, picture: &Picture<'_>, paint: &Paint, marks: &Marks) {
    let rim = Stroke {
        colour: Rgb::WHITE,
        width: 0.7,
        strength: if marks.per_point <= 0.0 { 0.0 } else { 0.9 },
    };
    for disc in &marks.discs {
        if let Some(Some(colour)) = paint.colours.get(disc.precinct.index()) {
            let at = picture.camera.to_pixels(disc.at);
            sheet.circle(at, disc.radius, *colour, rim);
        }
    }
}

/// The pattern of no data, as the window has it.
const HATCH: &str = "<pattern id=\"no-data\" width=\"7\" height=\"7\" \
                     patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                     <rect width=\"7\" height=\"7\" fill=\"#f1f1ef\"/>\
                     <rect width=\"1.2\" height=\"7\" fill=\"#9a9da1\"/></pattern>";

fn rings(picture: &Picture<'_>, id: PrecinctId) -> Vec<Vec<(f64, f64)>> {
    let place = |point: &Point| picture.camera.to_pixels(*point);
    picture
        .shapes
        .rings(id)
        .map(|ring| ring.iter().map(place).collect())
        .collect()
}

//! Precincts as paths: for a picture that is edited or printed large.

use crate::draw::colour::Rgb;
use crate::draw::mercator::Point;
use crate::draw::picture::Picture;
use crate::draw::picture::sheet::{Fill, Sheet, Stroke};
use crate::draw::shade::{INK, border_strength};
use crate::model::layer::PrecinctId;

/// Draws the precincts' colours, if there are any, and the outlined ones.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture<'_>) {
    let view = picture.camera.bounds();
    let strength = border_strength(picture.shapes, &picture.camera, 1.0);
    let seen = |id: PrecinctId| picture.shapes.bounds_of(id).meets(&view);
    if let Some(paint) = picture.paint {
        sheet.raw(HATCH);
        let opacity = picture.cover();
        let border = Stroke {
            colour: INK,
            width: 0.5,
            strength: 0.5 * strength,
        };
        for (id, colour) in (0..).map(PrecinctId).zip(&paint.colours) {
            if !seen(id) {
                continue;
            }
            let rings = rings(picture, id);
            let fill = match colour {
                Some(colour) => Fill::Colour(*colour, opacity),
                None => Fill::Pattern("no-data"),
            };
            sheet.path(&rings, true, fill, Some(border));
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

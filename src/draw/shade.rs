//! Ids to colours: once per change, at a cost that does not depend on how many precincts there
//! are.

use std::ops::Range;

use rayon::prelude::*;

use crate::base::index::index;
use crate::draw::coats::Coats;
use crate::draw::colour::{Image, Rgb};
use crate::draw::fill::IdImage;
use crate::draw::marks::{self, Ink, Marks};
use crate::draw::mercator::Camera;
use crate::draw::outline::{Along, Pen};
use crate::draw::plate::{Plate, rows_at_once};
use crate::draw::shapes::Shapes;
use crate::model::layer::PrecinctId;

pub use crate::draw::paint::{Laid, Paint};

/// How the colours are laid on.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// `selected[precinct]`: outlined, and the rest faded; empty for none.
    pub selected: Vec<bool>,
    /// Outlined finely.
    pub hover: Option<PrecinctId>,
    /// Outlined strongly.
    pub focus: Option<PrecinctId>,
    /// How much the colours cover the basemap, 0 to 1.
    pub opacity: f64,
    /// How strongly every border is drawn, 0 to 1: see [`border_strength`].
    pub borders: f64,
    /// Pixels to a point of screen or paper.
    pub pixels_per_point: f64,
    /// Whether what lies around is dark.
    pub dark: bool,
}

impl Look {
    /// The same without what is outlined alone.
    #[must_use]
    pub(crate) fn still(self) -> Self {
        Self {
            hover: None,
            focus: None,
            ..self
        }
    }

    /// Whether another look has precincts in the same coats, whatever lines it draws.
    pub(crate) fn coats_like(&self, other: &Self) -> bool {
        let lines = Self {
            borders: self.borders,
            hover: self.hover,
            focus: self.focus,
            ..other.clone()
        };
        *self == lines
    }
}

impl Default for Look {
    fn default() -> Self {
        Self {
            selected: Vec::new(),
            hover: None,
            focus: None,
            opacity: 1.0,
            borders: 1.0,
            pixels_per_point: 1.0,
            dark: false,
        }
    }
}

/// How much of the basemap the precincts' colours cover where there is one.
pub const OVER_BASEMAP: f64 = 0.72;

/// The dark of lines and words on a map.
pub const INK: Rgb = Rgb(0x14, 0x18, 0x1f);

/// How strongly borders are drawn, so that they do not hide precincts of a few pixels.
pub fn border_strength(shapes: &Shapes, camera: &Camera, pixels_per_point: f64) -> f64 {
    let width = shapes.typical_width() / camera.scale / pixels_per_point;
    ((width - 4.0) / 16.0).clamp(0.0, 1.0)
}

/// Lays the colours over `under`, which is as large as the picture the ids were made for.
pub fn shade(ids: &IdImage, paint: &Paint, look: &Look, under: &Image) -> Image {
    shade_plate(&mut Plate::new(ids), paint, look, under)
}

/// As [`shade`], by a plate that was made of the ids before; it remembers its lines.
pub fn shade_plate(plate: &mut Plate, paint: &Paint, look: &Look, under: &Image) -> Image {
    let coats = Coats::new(paint, look);
    let mut image = lay(plate, paint, look, &coats, under, Image::default());
    mark(plate, look, &mut image);
    image
}

/// Lays the colours and all lines but those around single precincts; `coats` are those of the
/// paint and the look. The pixels of a picture that is no longer wanted save asking the system for
/// new ones.
pub(crate) fn lay(
    plate: &mut Plate,
    paint: &Paint,
    look: &Look,
    coats: &Coats,
    under: &Image,
    unwanted: Image,
) -> Image {
    if !fits(plate, under) {
        return under.clone();
    }
    let mut image = Image {
        width: under.width,
        height: under.height,
        pixels: unwanted.pixels,
    };
    image.pixels.resize(under.pixels.len(), [0; 4]);
    let width = plate.width;
    let lowest = trace(plate, look);
    let heat = paint.heat();
    let rows = rows_at_once(plate.height);
    image
        .pixels
        .par_chunks_mut(rows * width)
        .enumerate()
        .for_each(|(band, pixels)| {
            let top = band * rows;
            let start = top * width;
            let under = under.pixels[start..start + pixels.len()].chunks(width);
            for ((row, pixels), under) in (top..).zip(pixels.chunks_mut(width)).zip(under) {
                pixels.copy_from_slice(under);
                coats.lay(plate, heat, row, pixels);
            }
            for line in &plate.lines()[..lowest] {
                let marks = line.marks(start..start + pixels.len());
                draw(pixels, start, marks, &line.pen);
            }
        });
    if let Laid::Discs(discs, _) = &paint.laid {
        let ink = ink(paint, &discs.0, look);
        marks::stamp(&mut image, index(plate.top), &plate.camera, &discs.0, &ink);
    }
    image
}

/// How discs are painted: dots without a rim.
fn ink<'a>(paint: &'a Paint, discs: &Marks, look: &Look) -> Ink<'a> {
    let is_dots = discs.per_point <= 0.0;
    Ink {
        colours: &paint.colours,
        cover: if is_dots { 0.9 } else { 0.88 },
        rim: if is_dots { 0.0 } else { 0.7 },
        pixels_per_point: look.pixels_per_point,
    }
}

/// Draws the lines around single precincts on what was laid: the only thing that changes while
/// the pointer moves. Gives the rows of pixels that they touch.
pub(crate) fn mark(plate: &mut Plate, look: &Look, image: &mut Image) -> Vec<Range<usize>> {
    if !fits(plate, image) {
        return Vec::new();
    }
    let lowest = trace(plate, look);
    let all = 0..image.pixels.len();
    let width = plate.width;
    let mut touched = Vec::new();
    for line in &plate.lines()[lowest..] {
        let marks = line.marks(all.clone());
        draw(&mut image.pixels, 0, marks, &line.pen);
        if let (Some(first), Some(last)) = (marks.first(), marks.last()) {
            touched.push(first.0 as usize / width..last.0 as usize / width + 1);
        }
    }
    touched
}

fn fits(plate: &Plate, image: &Image) -> bool {
    let size = (image.width as usize, image.height as usize);
    size == (plate.width, plate.height) && 0 < plate.width
}

/// Finds where all lines run, and says how many of them, the lowest, are not around single
/// precincts.
fn trace(plate: &mut Plate, look: &Look) -> usize {
    let pens = pens(look);
    let single = |pen: &Pen| matches!(pen.along, Along::One(_));
    let lowest = pens.iter().take_while(|pen| !single(pen)).count();
    plate.trace(pens, &look.selected);
    lowest
}

/// How many rows of pixels above and below a row decide with it on its colours: as far as the
/// widest line reaches.
pub fn reach(look: &Look) -> u32 {
    let pens = pens(look);
    pens.iter().map(|pen| pen.reach() + 1).max().unwrap_or(0)
}

/// Every line, the lowest first.
fn pens(look: &Look) -> Vec<Pen> {
    let point = look.pixels_per_point;
    let mut pens = Vec::new();
    if 0.0 < look.borders {
        let strength = if look.dark { 0.65 } else { 0.38 };
        pens.push(Pen {
            along: Along::All,
            width: 0.9 * point,
            colour: INK,
            strength: strength * look.borders,
        });
    }
    let mut marked = Vec::new();
    if look.selected.contains(&true) {
        marked.push((Along::Selection, 2.0));
    }
    marked.extend(look.hover.map(|hover| (Along::One(hover.0), 1.6)));
    marked.extend(look.focus.map(|focus| (Along::One(focus.0), 3.0)));
    for (along, width) in marked {
        pens.push(Pen {
            along,
            width: (width + 2.4) * point,
            colour: Rgb::WHITE,
            strength: 0.75,
        });
        pens.push(Pen {
            along,
            width: width * point,
            colour: INK,
            strength: 1.0,
        });
    }
    pens
}

/// Draws a line's marks on pixels of which `start` is the first one's place.
fn draw(pixels: &mut [[u8; 4]], start: usize, marks: &[(u32, u8)], pen: &Pen) {
    let strength = u32::from(crate::draw::colour::byte(pen.strength * 255.0));
    let colour = [pen.colour.0, pen.colour.1, pen.colour.2].map(u32::from);
    for &(place, cover) in marks {
        // 0 to 256, so that full cover is exact.
        let alpha = u32::from(cover) * strength / 255;
        let alpha = alpha + alpha / 128;
        let pixel = &mut pixels[place as usize - start];
        for (channel, ink) in pixel.iter_mut().zip(colour) {
            *channel = mixed(u32::from(*channel) * (256 - alpha) + ink * alpha);
        }
    }
}

/// A sum of bytes with weights that add up to 256, as a byte again.
fn mixed(sum: u32) -> u8 {
    ((sum + 128) / 256).min(255) as u8
}

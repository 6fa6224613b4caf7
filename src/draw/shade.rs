//! Ids to colours: once per change, at a cost that does not depend on how many precincts there
//! are.

use std::ops::Range;

use rayon::prelude::*;

use crate::base::index::index;
use crate::draw::colour::{Image, Rgb};
use crate::draw::fill::IdImage;
use crate::draw::heat::Heat;
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
        pens.push(Pen {
            along: Along::All,
            width: 0.9 * point,
            colour: INK,
            strength: 0.38 * look.borders,
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

/// What lies on a sample, in lanes of 16 bits so that all channels are worked out at once: red,
/// green and blue multiplied by their cover, then the cover, 0 to 256.
type Coat = u64;

/// The lowest byte of every lane, and a half of it.
const BYTES: u64 = 0x00ff_00ff_00ff_00ff;
const HALVES: u64 = 0x0080_0080_0080_0080;

/// Every other lane.
const PAIR: u64 = 0x0000_ffff_0000_ffff;

/// A colour that covers so much, 0 to 1.
fn coat(colour: Rgb, opacity: f64) -> Coat {
    let cover = u64::from(crate::draw::colour::byte(opacity * 255.0));
    let cover = cover + cover / 128;
    let [red, green, blue] = [colour.0, colour.1, colour.2].map(|byte| cover * u64::from(byte));
    red | green << 16 | blue << 32 | cover << 48
}

/// How much a coat covers, 0 to 256.
#[inline]
fn cover_of(coat: Coat) -> u64 {
    coat >> 48
}

/// The coat of every precinct, and of what is none.
#[derive(Debug)]
pub(crate) struct Coats {
    plain: Vec<Coat>,
    /// The same on the lines of the hatching; empty where nothing is hatched.
    lined: Vec<Coat>,
    /// Pixels from one line of the hatching to the next, and its width.
    step: usize,
    line: usize,
}

impl Coats {
    pub(crate) fn new(paint: &Paint, look: &Look) -> Self {
        // On a dark ground the same fading would hide more.
        let (ground, hatch, fading) = if look.dark {
            (Rgb(0x2b, 0x2f, 0x36), Rgb(0x7a, 0x80, 0x88), 0.4)
        } else {
            (Rgb(0xf1, 0xf1, 0xef), Rgb(0x9a, 0x9d, 0xa1), 0.6)
        };
        let any = look.selected.contains(&true);
        let blank = coat(ground, look.opacity * 0.7);
        let coat_of = |place: usize| {
            let faded = any && !look.selected.get(place).copied().unwrap_or_default();
            let fade = if faded { fading } else { 0.0 };
            let area = paint.of_area(place);
            let paler = 1.0 - (1.0 - fade) * area.strength;
            match area.colour {
                Some(colour) if paler <= 0.0 => coat(colour, look.opacity),
                Some(colour) => coat(
                    colour.towards(ground, paler),
                    look.opacity * (1.0 - fade / 3.0),
                ),
                None => blank,
            }
        };
        let precincts = paint.colours.len();
        let mut plain: Vec<Coat> = (0..precincts).into_par_iter().map(coat_of).collect();
        let is_hatched = |place: usize| paint.of_area(place).colour.is_none();
        let mut lined = Vec::new();
        if (0..precincts).any(is_hatched) {
            let hatch = coat(hatch, look.opacity * 0.8);
            let coats = plain.iter().enumerate();
            lined.extend(coats.map(|(place, coat)| if is_hatched(place) { hatch } else { *coat }));
            lined.push(Coat::default());
        }
        plain.push(Coat::default());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few pixels"
        )]
        let pixels = |points: f64| (points * look.pixels_per_point).round().max(1.0) as usize;
        Self {
            plain,
            lined,
            step: pixels(7.0),
            line: pixels(1.2),
        }
    }

    /// Colours one row of pixels.
    fn lay(&self, plate: &Plate, heat: Option<&Heat>, row: usize, pixels: &mut [[u8; 4]]) {
        let owners = &plate.owners[row * plate.width..(row + 1) * plate.width];
        // A band is hatched as the whole picture is.
        let first = row + plate.top;
        if let Some(heat) = heat {
            return self.lay_heat(heat, plate, row, pixels);
        }
        if self.lined.is_empty() {
            for (pixel, &id) in pixels.iter_mut().zip(owners) {
                cover(pixel, of(&self.plain, id));
            }
        } else {
            for ((pixel, &id), place) in pixels.iter_mut().zip(owners).zip(first..) {
                cover(pixel, of(self.at(place), id));
            }
        }
        for mixed in plate.mixed(row) {
            let column = mixed.column as usize;
            let coats = self.at(first + column);
            cover(&mut pixels[column], mean(mixed.ids, |id| of(coats, id)));
        }
    }

    /// The coats at a place along the hatching.
    fn at(&self, place: usize) -> &[Coat] {
        if !self.lined.is_empty() && place % self.step < self.line {
            &self.lined
        } else {
            &self.plain
        }
    }

    /// Colours one row of pixels by the surface, as far as precincts reach.
    fn lay_heat(&self, heat: &Heat, plate: &Plate, row: usize, pixels: &mut [[u8; 4]]) {
        let y = (row + plate.top) as f64 + 0.5;
        let coat_at = |column: usize, id: u32| {
            let cover = cover_of(of(&self.plain, id));
            if cover == 0 {
                return Coat::default();
            }
            let colour = heat.colour_at(plate.camera.point_at(column as f64 + 0.5, y));
            coat(colour, cover as f64 / 256.0)
        };
        let owners = &plate.owners[row * plate.width..(row + 1) * plate.width];
        for ((column, pixel), &id) in pixels.iter_mut().enumerate().zip(owners) {
            cover(pixel, coat_at(column, id));
        }
        for mixed in plate.mixed(row) {
            let column = mixed.column as usize;
            cover(
                &mut pixels[column],
                mean(mixed.ids, |id| coat_at(column, id)),
            );
        }
    }
}

/// A precinct's coat; the last one, which is none, for what is no precinct.
#[inline]
fn of(coats: &[Coat], id: u32) -> Coat {
    let none = coats.len() - 1;
    coats[(id as usize).min(none)]
}

#[inline]
fn mean(ids: [u32; 4], coat: impl Fn(u32) -> Coat) -> Coat {
    // Four lanes of 16 bits, two by two in lanes of 32.
    let (mut even, mut odd) = (0, 0);
    for id in ids {
        let coat = coat(id);
        even += coat & PAIR;
        odd += (coat >> 16) & PAIR;
    }
    (even >> 2) & PAIR | ((odd >> 2) & PAIR) << 16
}

/// Lays a coat on a pixel.
#[inline]
fn cover(pixel: &mut [u8; 4], coat: Coat) {
    let alpha = pixel[3];
    let under = u64::from(u32::from_le_bytes(*pixel));
    let under = (under | under << 16) & PAIR;
    let under = (under | under << 8) & BYTES;
    let sum = under * (256 - cover_of(coat)) + coat + HALVES;
    let bytes = (sum >> 8) & BYTES;
    let bytes = (bytes | bytes >> 8) & PAIR;
    let bytes = (bytes | bytes >> 16) as u32;
    let [red, green, blue, _] = bytes.to_le_bytes();
    *pixel = [red, green, blue, alpha];
}

//! Colours as they are laid on pixels, all channels of one at once.

use rayon::prelude::*;

use crate::draw::colour::{Rgb, byte};
use crate::draw::heat::Heat;
use crate::draw::paint::Paint;
use crate::draw::plate::Plate;
use crate::draw::shade::Look;

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
    let cover = u64::from(byte(opacity * 255.0));
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
        // On a dark ground the same fading would hide more, and borders, which are dark, are seen
        // only where what has no data is lighter.
        let (ground, empty, hatch, fading) = if look.dark {
            let ground = Rgb(0x2b, 0x2f, 0x36);
            (ground, Rgb(0x64, 0x6a, 0x74), Rgb(0x9a, 0xa0, 0xa9), 0.4)
        } else {
            let ground = Rgb(0xf1, 0xf1, 0xef);
            (ground, ground, Rgb(0x9a, 0x9d, 0xa1), 0.6)
        };
        let any = look.selected.contains(&true);
        let blank = coat(empty, look.opacity * 0.7);
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
    pub(super) fn lay(
        &self,
        plate: &Plate,
        heat: Option<&Heat>,
        row: usize,
        pixels: &mut [[u8; 4]],
    ) {
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

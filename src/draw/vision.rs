//! Colours as others see them: with a colour vision deficiency, or on paper printed in greys.
//!
//! G. Machado, M. Oliveira, L. Fernandes: A physiologically-based model for simulation of color
//! vision deficiency, 2009; the matrices of severity 1, for linear RGB.

use std::sync::LazyLock;

use crate::draw::colour::{Image, LIGHT, Rgb, byte};
use crate::draw::overlay::Overlay;

/// Whose eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vision {
    /// Without the cones for middle wavelengths, as about 1 man in 100; in its milder form 1 in 20.
    Deuteranopia,
    /// Without the cones for long wavelengths, as about 1 man in 100.
    Protanopia,
    /// Without the cones for short wavelengths, which is rare.
    Tritanopia,
    /// Anybody’s, on a page without colours.
    Greys,
}

/// What each channel of linear RGB is made of.
type Matrix = [[f64; 3]; 3];

const DEUTERANOPIA: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];

const PROTANOPIA: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];

const TRITANOPIA: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];

/// The luminance of sRGB (ITU-R BT.709), in each channel.
const GREYS: Matrix = [[0.2126, 0.7152, 0.0722]; 3];

/// The byte of sRGB for each of so many steps of light: enough that neighbouring bytes differ even
/// where it is darkest.
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let steps = 0..=STEPS;
    steps
        .map(|step| coded(f64::from(step) / f64::from(STEPS)))
        .collect()
});
const STEPS: u32 = 1 << 14;

fn coded(light: f64) -> u8 {
    let value = if light <= 0.003_130_8 {
        12.92 * light
    } else {
        1.055 * light.powf(1.0 / 2.4) - 0.055
    };
    byte(255.0 * value)
}

impl Vision {
    /// All of them, the most common first.
    pub const ALL: [Self; 4] = [
        Self::Deuteranopia,
        Self::Protanopia,
        Self::Tritanopia,
        Self::Greys,
    ];

    fn matrix(self) -> &'static Matrix {
        match self {
            Self::Deuteranopia => &DEUTERANOPIA,
            Self::Protanopia => &PROTANOPIA,
            Self::Tritanopia => &TRITANOPIA,
            Self::Greys => &GREYS,
        }
    }

    /// How a colour is seen.
    #[must_use]
    pub fn sees(self, Rgb(red, green, blue): Rgb) -> Rgb {
        let light = [red, green, blue].map(|byte| LIGHT[usize::from(byte)]);
        let [red, green, blue] = self.matrix().map(|row| {
            let mixed = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
            let step = (mixed.clamp(0.0, 1.0) * f64::from(STEPS)).round();
            BYTES[step as usize]
        });
        Rgb(red, green, blue)
    }

    /// How an image is seen.
    #[must_use]
    pub fn sees_image(self, image: &Image) -> Image {
        // A map has areas of one colour: the last pixel is most often the next one too.
        let mut last = (Rgb::WHITE, self.sees(Rgb::WHITE));
        let mut seen = |&[red, green, blue, alpha]: &[u8; 4]| {
            let colour = Rgb(red, green, blue);
            if colour != last.0 {
                last = (colour, self.sees(colour));
            }
            let Rgb(red, green, blue) = last.1;
            [red, green, blue, alpha]
        };
        Image {
            pixels: image.pixels.iter().map(&mut seen).collect(),
            ..*image
        }
    }

    /// How what lies over the map is seen.
    #[must_use]
    pub fn sees_overlay(self, overlay: &Overlay) -> Overlay {
        let mut seen = overlay.clone();
        let lines = seen.ground.iter_mut().chain(&mut seen.routes);
        let lines = lines.map(|line| &mut line.colour);
        let areas = seen.areas.iter_mut().map(|area| &mut area.colour);
        let dots = seen.dots.iter_mut().map(|dot| &mut dot.colour);
        for colour in lines.chain(areas).chain(dots) {
            *colour = self.sees(*colour);
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: Rgb, b: Rgb) -> u32 {
        let channels = [(a.0, b.0), (a.1, b.1), (a.2, b.2)];
        channels
            .iter()
            .map(|(a, b)| u32::from(a.abs_diff(*b)))
            .sum()
    }

    #[test]
    fn greys_stay_what_they_are_to_everybody() {
        for vision in Vision::ALL {
            for byte in [0, 1, 7, 60, 128, 200, 254, 255] {
                let grey = Rgb(byte, byte, byte);
                assert!(apart(vision.sees(grey), grey) <= 3, "{vision:?} {byte}");
            }
        }
    }

    #[test]
    fn red_and_green_are_alike_without_the_cones_that_tell_them_apart() {
        let (red, green) = (Rgb(0xb2, 0x5a, 0x3c), Rgb(0x72, 0x7a, 0x3c));
        for vision in [Vision::Deuteranopia, Vision::Protanopia] {
            let seen = apart(vision.sees(red), vision.sees(green));
            assert!(2 * seen < apart(red, green), "{vision:?}: {seen}");
        }
        let seen = apart(Vision::Tritanopia.sees(red), Vision::Tritanopia.sees(green));
        assert!(apart(red, green) < 2 * seen, "tritanopia tells them apart");
    }

    #[test]
    fn pure_colours_are_as_published() {
        // Light of 0.367322, 0.280085 and none; of 0.2126 in each.
        assert_eq!(Vision::Deuteranopia.sees(Rgb(255, 0, 0)), Rgb(163, 144, 0));
        assert_eq!(Vision::Greys.sees(Rgb(255, 0, 0)), Rgb(127, 127, 127));
    }

    #[test]
    fn an_image_is_seen_pixel_by_pixel() {
        let mut image = Image::filled(3, 2, Rgb(200, 30, 30));
        image.pixels[4] = [20, 90, 220, 255];
        let seen = Vision::Protanopia.sees_image(&image);
        let Rgb(red, green, blue) = Vision::Protanopia.sees(Rgb(20, 90, 220));
        assert_eq!(seen.pixels[4], [red, green, blue, 255]);
        assert_eq!((seen.width, seen.height), (3, 2));
        assert_eq!(seen.pixels[0], seen.pixels[5]);
    }
}

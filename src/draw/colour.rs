//! Colours and images, as plain bytes.

use std::ops::Range;
use std::sync::LazyLock;

/// A colour of the screen, without transparency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The light of each byte of sRGB (IEC 61966-2-1), 0 to 1.
pub(crate) static LIGHT: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f64 / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
});

impl Rgb {
    /// White.
    pub const WHITE: Self = Self(255, 255, 255);

    /// The colour `share` (0 to 1) of the way from this one to `other`.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix = |from: u8, to: u8| {
            let value = f64::from(from) + (f64::from(to) - f64::from(from)) * share;
            byte(value)
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// How light it looks, 0 to 1: the luma of ITU-R BT.601.
    pub fn luma(self) -> f64 {
        (0.299 * f64::from(self.0) + 0.587 * f64::from(self.1) + 0.114 * f64::from(self.2)) / 255.0
    }

    /// How light it looks beside others, 0 to 100: the lightness L* of CIE 1976, in even steps to
    /// the eye.
    pub fn lightness(self) -> f64 {
        let [red, green, blue] = [self.0, self.1, self.2].map(|byte| LIGHT[usize::from(byte)]);
        let light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        if light <= 216.0 / 24_389.0 {
            24_389.0 / 27.0 * light
        } else {
            116.0 * light.cbrt() - 16.0
        }
    }

    /// Black or white, whichever is read more easily on it.
    #[must_use]
    pub fn on_it(self) -> Self {
        if self.luma() < 0.6 {
            Self::WHITE
        } else {
            Self(0, 0, 0)
        }
    }

    /// As written in SVG and CSS: `#1a2b3c`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// A value brought into a byte, rounded.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte first"
)]
pub(crate) fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// An image without transparency, row by row from the top left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Red, green, blue and 255, `width × height` of them.
    pub pixels: Vec<[u8; 4]>,
}

impl Image {
    /// An image of one colour.
    pub fn filled(width: u32, height: u32, colour: Rgb) -> Self {
        let size = width as usize * height as usize;
        Self {
            width,
            height,
            pixels: vec![[colour.0, colour.1, colour.2, 255]; size],
        }
    }

    /// Some of its rows, those that there are.
    #[must_use]
    pub fn rows(&self, rows: Range<u32>) -> Self {
        let end = rows.end.min(self.height);
        let start = rows.start.min(end);
        let width = self.width as usize;
        Self {
            width: self.width,
            height: end - start,
            pixels: self.pixels[start as usize * width..end as usize * width].to_vec(),
        }
    }
}

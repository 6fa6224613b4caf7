//! The part of a picture that is pixels: the basemap, and the precincts' colours as the window has
//! them, by rows.

use std::ops::Range;

use crate::draw::colour::Image;
use crate::draw::fill::fill_rows;
use crate::draw::mercator::Camera;
use crate::draw::picture::Picture;
use crate::draw::picture::sheet::Sheet;
use crate::draw::shade::{Look, Paint, border_strength, reach, shade};

/// Above this many pixels, as on paper, edges are smooth without a second sample.
const FINE_PIXELS: u64 = 6_000_000;

/// What is drawn as pixels, and how.
#[derive(Debug)]
pub struct Raster<'a> {
    picture: &'a Picture<'a>,
    paint: Option<&'a Paint>,
    camera: Camera,
    look: Look,
    samples: u32,
}

impl<'a> Raster<'a> {
    /// The pixels of a picture, yet to be made.
    pub fn new(picture: &'a Picture<'a>) -> Self {
        let camera = picture.raster_camera();
        let pixels = u64::from(camera.width) * u64::from(camera.height);
        let pixels_per_point = picture.pixels_per_unit();
        let mut selected = Vec::new();
        if !picture.outlined.is_empty() {
            selected = vec![false; picture.shapes.len()];
            for precinct in picture.outlined {
                if let Some(flag) = selected.get_mut(precinct.index()) {
                    *flag = true;
                }
            }
        }
        Self {
            paint: picture
                .paint
                .filter(|paint| !picture.vector || paint.heat().is_some()),
            look: Look {
                selected,
                opacity: picture.cover(),
                borders: border_strength(picture.shapes, &camera, pixels_per_point),
                pixels_per_point,
                ..Look::default()
            },
            samples: if pixels < FINE_PIXELS { 2 } else { 1 },
            camera,
            picture,
        }
    }

    /// The same pixels, whichever other rows are asked for.
    pub fn rows(&self, rows: Range<u32>) -> Image {
        let end = rows.end.min(self.camera.height);
        let Some(paint) = self.paint else {
            return self.under(rows.start..end);
        };
        // Lines of the rows around reach into these.
        let beside = reach(&self.look);
        let around = rows.start.saturating_sub(beside)..(end + beside).min(self.camera.height);
        let ids = fill_rows(
            self.picture.shapes,
            &self.camera,
            self.samples,
            around.clone(),
        );
        let image = shade(&ids, paint, &self.look, &self.under(around.clone()));
        image.rows(rows.start - around.start..end - around.start)
    }

    fn under(&self, rows: Range<u32>) -> Image {
        match self.picture.basemap {
            Some(basemap) => (basemap.0)(rows),
            None => Image::filled(
                self.camera.width,
                rows.end - rows.start,
                self.picture.background,
            ),
        }
    }

    /// Whether there is anything but the background.
    fn is_any(&self) -> bool {
        self.paint.is_some() || self.picture.basemap.is_some()
    }
}

/// Puts basemap and colours on the sheet, if there are any.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture<'_>) {
    let raster = Raster::new(picture);
    if raster.is_any()
        && let Some(address) = data_address(&raster.rows(0..raster.camera.height))
    {
        sheet.image(&address);
    }
}

/// An image as PNG in a `data:` address; `None` for an image without pixels.
fn data_address(image: &Image) -> Option<String> {
    use image::ImageEncoder as _;
    let rgb: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|&[red, green, blue, _]| [red, green, blue])
        .collect();
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(
            &rgb,
            image.width,
            image.height,
            image::ExtendedColorType::Rgb8,
        )
        .ok()?;
    Some(format!("data:image/png;base64,{}", base64(&png)))
}

/// Bytes in the letters of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let mut bits = [0; 3];
        bits[..three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes([0, bits[0], bits[1], bits[2]]);
        for place in 0..4 {
            let letter = (bits >> (18 - 6 * place)) & 63;
            text.push(if place <= three.len() {
                char::from(LETTERS[letter as usize])
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}

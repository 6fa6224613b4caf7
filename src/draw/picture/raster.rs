//! The part of a picture that is pixels: the basemap, and the precincts' colours as the window has
//! them.

use std::sync::Arc;

use crate::draw::colour::Image;
use crate::draw::fill::fill;
use crate::draw::mercator::Camera;
use crate::draw::picture::Picture;
use crate::draw::picture::sheet::Sheet;
use crate::draw::shade::{Look, OVER_BASEMAP, border_strength, shade};

/// Above this many pixels, as on paper, edges are smooth without a second sample.
const FINE_PIXELS: u64 = 6_000_000;

/// Puts basemap and colours on the sheet, if there are any.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture<'_>) {
    let camera = picture.raster_camera();
    let under = picture
        .basemap
        .clone()
        .filter(|image| (image.width, image.height) == (camera.width, camera.height));
    let painted = picture.paint.is_some() && !picture.vector;
    let image = match (under, painted) {
        (Some(under), false) => under,
        (None, false) => return,
        (under, true) => Arc::new(paint(picture, &camera, under)),
    };
    if let Some(address) = data_address(&image) {
        sheet.image(&address);
    }
}

fn paint(picture: &Picture<'_>, camera: &Camera, under: Option<Arc<Image>>) -> Image {
    let Some(paint) = picture.paint else {
        return Image::default();
    };
    let pixels = u64::from(camera.width) * u64::from(camera.height);
    let samples = if pixels < FINE_PIXELS { 2 } else { 1 };
    let ids = fill(picture.shapes, camera, samples);
    let pixels_per_point = picture.dpi / 72.0;
    let mut selected = Vec::new();
    if !picture.outlined.is_empty() {
        selected = vec![false; picture.shapes.len()];
        for precinct in picture.outlined {
            if let Some(flag) = selected.get_mut(precinct.index()) {
                *flag = true;
            }
        }
    }
    let look = Look {
        selected,
        opacity: if under.is_some() { OVER_BASEMAP } else { 1.0 },
        borders: border_strength(picture.shapes, camera, pixels_per_point),
        pixels_per_point,
        ..Look::default()
    };
    let under = under.unwrap_or_else(|| {
        Arc::new(Image::filled(
            camera.width,
            camera.height,
            picture.background,
        ))
    });
    shade(&ids, paint, &look, &under)
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

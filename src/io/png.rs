//! Pictures to PNG, some rows at a time: a wall of paper at 300 pixels to the inch fits in no memory.

use std::io::{self, Write};

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::base::task::Task;
use crate::draw::picture::{Page, Picture, Raster, svg_over_raster};

/// The typeface of every picture.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
];

/// So many pixels are drawn at a time.
const BAND: u32 = 4_000_000;

/// So many rows are drawn above and below a band, and not written.
const BESIDE: u32 = 8;

/// What is to become a PNG: pixels, and lines and words over them.
pub(crate) struct Canvas<'a> {
    raster: Option<Raster<'a>>,
    over: usvg::Tree,
    size: (u32, u32),
    dpi: f64,
    /// Rows drawn at a time.
    band: u32,
}

impl<'a> Canvas<'a> {
    /// That of a picture.
    pub(crate) fn of(picture: &'a Picture<'a>) -> Result<Self, String> {
        let over = svg_over_raster(picture);
        let canvas = Self::of_svg(&over, &picture.page, picture.dpi)?;
        Ok(Self {
            raster: Some(Raster::new(picture)),
            ..canvas
        })
    }

    /// That of an SVG which fills its page.
    pub(crate) fn of_svg(svg: &str, page: &Page, dpi: f64) -> Result<Self, String> {
        let mut options = usvg::Options {
            font_family: "IBM Plex Sans".to_owned(),
            ..usvg::Options::default()
        };
        for font in FONTS {
            options.fontdb_mut().load_font_data(font.to_vec());
        }
        let over = usvg::Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
        let size = page.pixels(dpi);
        Ok(Self {
            raster: None,
            over,
            size,
            dpi,
            band: (BAND / size.0).max(1),
        })
    }

    /// Draws and writes it, from the top.
    pub(crate) fn encode(&self, out: &mut dyn Write, task: &Task) -> io::Result<()> {
        let (width, height) = self.size;
        let mut encoder = Encoder::new(out, width, height);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        let per_metre = pixels_per_metre(self.dpi);
        encoder.set_pixel_dims(Some(PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: Unit::Meter,
        }));
        let mut writer = encoder.write_header()?;
        let mut stream = writer.stream_writer_with_size(1 << 16)?;
        let mut top = 0;
        while top < height {
            task.step(u64::from(top), u64::from(height))
                .map_err(|cancelled| io::Error::new(io::ErrorKind::Interrupted, cancelled))?;
            let end = top.saturating_add(self.band).min(height);
            stream.write_all(&self.rgb(top, end)?)?;
            top = end;
        }
        stream.finish()?;
        writer.finish()?;
        Ok(())
    }

    /// The rows from `top` to `end`, three bytes a pixel. A few more are drawn, since lines that
    /// are cut off at an edge are thinner there.
    fn rgb(&self, top: u32, end: u32) -> io::Result<Vec<u8>> {
        let first = top.saturating_sub(BESIDE);
        let pixels = self.rows(first, (end + BESIDE).min(self.size.1))?;
        let row = 4 * self.size.0 as usize;
        let wanted = (top - first) as usize * row..(end - first) as usize * row;
        let four = pixels.data()[wanted].chunks_exact(4);
        Ok(four
            .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
            .collect())
    }

    /// The rows from `top` to `end`.
    fn rows(&self, top: u32, end: u32) -> io::Result<Pixmap> {
        let (width, height) = self.size;
        let mut pixels = Pixmap::new(width, end - top)
            .ok_or_else(|| io::Error::other(format!("{width} × {height} pixels are too many")))?;
        if let Some(raster) = &self.raster {
            let image = raster.rows(top..end);
            pixels
                .data_mut()
                .copy_from_slice(image.pixels.as_flattened());
        }
        let size = self.over.size();
        let (across, down) = (width as f32 / size.width(), height as f32 / size.height());
        let place = Transform::from_row(across, 0.0, 0.0, down, 0.0, -(top as f32));
        resvg::render(&self.over, place, &mut pixels.as_mut());
        Ok(pixels)
    }
}

/// The picture as PNG, with `dpi` pixels to the inch.
///
/// # Errors
/// What is wrong, when it cannot be drawn.
pub fn png(picture: &Picture<'_>) -> Result<Vec<u8>, String> {
    encoded(&Canvas::of(picture)?)
}

/// The same PNG, drawn so many rows at a time.
///
/// # Errors
/// What is wrong, when it cannot be drawn.
pub fn png_in_bands(picture: &Picture<'_>, rows: u32) -> Result<Vec<u8>, String> {
    encoded(&Canvas {
        band: rows.max(1),
        ..Canvas::of(picture)?
    })
}

/// An SVG that fills its page as PNG.
///
/// # Errors
/// What is wrong, when it cannot be drawn.
pub fn png_of_svg(svg: &str, page: &Page, dpi: f64) -> Result<Vec<u8>, String> {
    encoded(&Canvas::of_svg(svg, page, dpi)?)
}

fn encoded(canvas: &Canvas<'_>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let made = canvas.encode(&mut bytes, &Task::default());
    made.map(|()| bytes).map_err(|error| error.to_string())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative; saturates"
)]
fn pixels_per_metre(dpi: f64) -> u32 {
    (dpi / 0.0254).round() as u32
}

//! Tiles to the pixels under the precincts.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::draw::colour::{Image, Rgb, byte};
use crate::draw::mercator::{Camera, Point};
use crate::draw::tile::{Grid, TileId, Wanted};

/// How a basemap steps back behind the precincts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Natural,
    /// Paler and less coloured, so that the precincts' colours can be read.
    #[default]
    Muted,
    /// In pale greys, for paper.
    Grey,
    /// Light on dark, for a dark window.
    Dark,
}

/// The basemap under `camera`: each pixel from the best tile that `tile` has, the right one or one
/// above it; `background` where there is none.
pub fn compose(
    camera: &Camera,
    grid: Grid,
    tone: Tone,
    background: Rgb,
    tile: impl FnMut(Wanted) -> Option<Arc<Image>>,
) -> Image {
    compose_rows(camera, grid, tone, background, 0..camera.height, tile)
}

/// Some rows of pixels of what [`compose`] gives, of no more tiles than they need.
pub fn compose_rows(
    camera: &Camera,
    grid: Grid,
    tone: Tone,
    background: Rgb,
    rows: Range<u32>,
    tile: impl FnMut(Wanted) -> Option<Arc<Image>>,
) -> Image {
    Sheet::new(camera, grid, tone, background, rows, tile).paint()
}

/// A basemap's picture whose tiles are chosen and whose pixels are still to be painted, on
/// whichever thread has the time.
pub(crate) struct Sheet {
    width: u32,
    rows: Range<u32>,
    tone: Tone,
    background: Rgb,
    patches: Vec<Patch>,
}

impl Sheet {
    /// Chooses the tiles: see [`compose_rows`].
    pub(crate) fn new(
        camera: &Camera,
        grid: Grid,
        tone: Tone,
        background: Rgb,
        rows: Range<u32>,
        mut tile: impl FnMut(Wanted) -> Option<Arc<Image>>,
    ) -> Self {
        let rows = rows.start..rows.end.min(camera.height).max(rows.start);
        let (first, end) = (rows.start as usize, rows.end as usize);
        let patches = grid
            .seen(camera)
            .into_iter()
            .filter(|id| {
                let tile = rows_of(camera, *id);
                tile.start < end && first < tile.end
            })
            .filter_map(|id| {
                let (from, image) = best(id, grid, &mut tile)?;
                Patch::new(camera, id, from, image)
            })
            .collect();
        Self {
            width: camera.width,
            rows,
            tone,
            background,
            patches,
        }
    }

    /// A picture without tiles.
    pub(crate) fn plain(camera: &Camera, background: Rgb) -> Self {
        Self {
            width: camera.width,
            rows: 0..camera.height,
            tone: Tone::default(),
            background,
            patches: Vec::new(),
        }
    }

    /// Paints the pixels.
    pub(crate) fn paint(&self) -> Image {
        let first = self.rows.start as usize;
        let mut image = Image::filled(self.width, self.rows.len() as u32, self.background);
        if self.patches.is_empty() {
            return image;
        }
        let width = self.width.max(1) as usize;
        let rows = self
            .rows
            .len()
            .div_ceil(2 * rayon::current_num_threads().max(1))
            .max(16);
        image
            .pixels
            .par_chunks_mut(rows * width)
            .enumerate()
            .for_each(|(band, pixels)| {
                let top = first + band * rows;
                for patch in &self.patches {
                    patch.paint(top, width, pixels, self.tone);
                }
            });
        image
    }
}

fn best(
    id: TileId,
    grid: Grid,
    tile: &mut impl FnMut(Wanted) -> Option<Arc<Image>>,
) -> Option<(TileId, Arc<Image>)> {
    if let Some(image) = tile(Wanted::Exactly(id)) {
        return Some((id, image));
    }
    let mut above = id.parent();
    while let Some(id) = above.filter(|id| grid.min_zoom <= id.z) {
        if let Some(image) = tile(Wanted::InPlace(id)) {
            return Some((id, image));
        }
        above = id.parent();
    }
    None
}

/// A tile's place in the picture, and the pixels to put there.
struct Patch {
    image: Arc<Image>,
    columns: Range<usize>,
    rows: Range<usize>,
    /// Where in the image the first pixel's centre is, and how far the next, both ways alike.
    left: f64,
    top: f64,
    step: f64,
}

impl Patch {
    /// The place of `id`, filled from `from`: itself or a tile above it.
    fn new(camera: &Camera, id: TileId, from: TileId, image: Arc<Image>) -> Option<Self> {
        if image.width == 0 || image.height == 0 {
            return None;
        }
        let (corner, side) = id.place();
        let (left, top) = camera.to_pixels(corner);
        let (right, bottom) = camera.to_pixels(Point {
            x: corner.x + side,
            y: corner.y - side,
        });
        // Pixels whose centres lie inside: neighbours meet without gap or overlap.
        let columns = centres(left, right, camera.width);
        let rows = centres(top, bottom, camera.height);
        let (source, source_side) = from.place();
        let (source_left, source_top) = camera.to_pixels(source);
        let step = f64::from(image.width) * camera.scale / source_side;
        let first = |start: usize, edge: f64| (start as f64 + 0.5 - edge) * step - 0.5;
        Some(Self {
            left: first(columns.start, source_left),
            top: first(rows.start, source_top),
            columns,
            rows,
            step,
            image,
        })
    }

    fn paint(&self, top: usize, width: usize, pixels: &mut [[u8; 4]], tone: Tone) {
        let bottom = top + pixels.len() / width;
        let columns: Vec<Between> = (0..self.columns.len())
            .map(|place| Between::new(self.left + place as f64 * self.step, self.image.width))
            .collect();
        let (Some(west), Some(east)) = (columns.first(), columns.last()) else {
            return;
        };
        let (west, east) = (west.first, east.second);
        let mut between = vec![[0; 4]; east + 1 - west];
        for y in self.rows.start.max(top)..self.rows.end.min(bottom) {
            let down = (y - self.rows.start) as f64;
            let row = Between::new(self.top + down * self.step, self.image.height);
            let upper = &self.row(row.first)[west..=east];
            let lower = &self.row(row.second)[west..=east];
            blend(&mut between, upper, lower, row.share as u16);
            tone.apply(&mut between);
            let opaque = between.iter().all(|pixel| pixel[3] == u8::MAX);
            let start = (y - top) * width;
            let line = &mut pixels[start + self.columns.start..start + self.columns.end];
            for (pixel, column) in line.iter_mut().zip(&columns) {
                let mixed = mix(
                    between[column.first - west],
                    between[column.second - west],
                    column.share,
                );
                *pixel = if opaque { mixed } else { over(*pixel, mixed) };
            }
        }
    }

    fn row(&self, row: usize) -> &[[u8; 4]] {
        let width = self.image.width as usize;
        &self.image.pixels[row * width..(row + 1) * width]
    }
}

/// The rows of pixels that a tile has in the picture.
fn rows_of(camera: &Camera, id: TileId) -> Range<usize> {
    let (corner, side) = id.place();
    let (_, top) = camera.to_pixels(corner);
    let (_, bottom) = camera.to_pixels(Point {
        x: corner.x,
        y: corner.y - side,
    });
    centres(top, bottom, camera.height)
}

/// The pixels whose centres lie between two places, cut to the picture.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the picture"
)]
fn centres(from: f64, to: f64, size: u32) -> Range<usize> {
    let pixel = |place: f64| (place - 0.5).ceil().clamp(0.0, f64::from(size)) as usize;
    pixel(from)..pixel(to)
}

/// Two neighbouring pixels, and how far from the first to the second, 0 to 256.
struct Between {
    first: usize,
    second: usize,
    share: u32,
}

impl Between {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the image first"
    )]
    fn new(place: f64, size: u32) -> Self {
        let last = f64::from(size - 1);
        let place = place.clamp(0.0, last);
        let first = place.floor();
        Self {
            first: first as usize,
            second: (first + 1.0).min(last) as usize,
            share: ((place - first) * 256.0) as u32,
        }
    }
}

/// A row of pixels between two others, `share` of 256 of the way from the first to the second.
fn blend(row: &mut [[u8; 4]], first: &[[u8; 4]], second: &[[u8; 4]], share: u16) {
    let channels = row.as_flattened_mut().iter_mut();
    let rows = first.as_flattened().iter().zip(second.as_flattened());
    for (channel, (&first, &second)) in channels.zip(rows) {
        let mixed = u16::from(first) * (256 - share) + u16::from(second) * share + 128;
        *channel = (mixed >> 8) as u8;
    }
}

/// A pixel between two others, as [`blend`] has it: two channels at a time.
#[inline]
fn mix(first: [u8; 4], second: [u8; 4], share: u32) -> [u8; 4] {
    const EVEN: u32 = 0x00ff_00ff;
    const HALF: u32 = 0x0080_0080;
    let (first, second) = (u32::from_le_bytes(first), u32::from_le_bytes(second));
    let pair =
        |first: u32, second: u32| (first & EVEN) * (256 - share) + (second & EVEN) * share + HALF;
    let even = (pair(first, second) >> 8) & EVEN;
    let odd = pair(first >> 8, second >> 8) & !EVEN;
    (even | odd).to_le_bytes()
}

impl Tone {
    /// Puts pixels into this tone; how much they cover stays.
    fn apply(self, pixels: &mut [[u8; 4]]) {
        // Chosen outside the loops, so that these run as vectors.
        match self {
            Self::Natural => (),
            Self::Muted => each(pixels, |[red, green, blue], luma| {
                [red, green, blue].map(|channel| towards(towards(channel, luma, 55), 255, 25))
            }),
            Self::Grey => each(pixels, |_, luma| [towards(luma, 255, 30); 3]),
            Self::Dark => each(pixels, |_, luma| {
                let dark = towards(255 - luma, 28, 50);
                [dark, dark + 2, dark + 5]
            }),
        }
    }
}

/// Replaces the colours of pixels by what `tone` makes of them and of how light they are.
#[inline]
fn each(pixels: &mut [[u8; 4]], tone: impl Fn([u32; 3], u32) -> [u32; 3]) {
    for pixel in pixels {
        let [red, green, blue, alpha] = *pixel;
        let colours = [red, green, blue].map(u32::from);
        let luma = (77 * colours[0] + 151 * colours[1] + 28 * colours[2]) / 256;
        let [red, green, blue] = tone(colours, luma).map(|channel| channel as u8);
        *pixel = [red, green, blue, alpha];
    }
}

fn towards(from: u32, to: u32, percent: u32) -> u32 {
    (from * (100 - percent) + to * percent) / 100
}

fn over(under: [u8; 4], [red, green, blue, alpha]: [u8; 4]) -> [u8; 4] {
    if alpha == u8::MAX {
        return [red, green, blue, alpha];
    }
    let cover = f64::from(alpha) / 255.0;
    let mix =
        |under: u8, colour: u8| byte(f64::from(under) * (1.0 - cover) + f64::from(colour) * cover);
    [
        mix(under[0], red),
        mix(under[1], green),
        mix(under[2], blue),
        255,
    ]
}

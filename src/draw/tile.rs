//! Basemap tiles to the pixels under the precincts.

use std::f64::consts::PI;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::draw::colour::{Image, Rgb, byte};
use crate::draw::mercator::{Camera, Point, RADIUS};

/// A square of the world: at zoom `z` there are 2^z of them each way, from the north-west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// The zoom.
    pub z: u8,
    /// From the west.
    pub x: u32,
    /// From the north.
    pub y: u32,
}

impl TileId {
    /// The tile of the next zoom out that holds this one.
    pub fn parent(self) -> Option<Self> {
        Some(Self {
            z: self.z.checked_sub(1)?,
            x: self.x / 2,
            y: self.y / 2,
        })
    }

    /// Its north-west corner, and the length of its side, on the plane.
    fn place(self) -> (Point, f64) {
        let side = 2.0 * PI * RADIUS / f64::from(1_u32 << self.z);
        let corner = Point {
            x: f64::from(self.x) * side - PI * RADIUS,
            y: PI * RADIUS - f64::from(self.y) * side,
        };
        (corner, side)
    }
}

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

/// What the tiles of a basemap are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Pixels along a tile's side, 256 or 512.
    pub tile_size: u32,
    /// The first zoom there is.
    pub min_zoom: u8,
    /// The last zoom there is, 24 at the most; further in, its tiles are enlarged.
    pub max_zoom: u8,
}

impl Grid {
    /// The zoom whose pixels are nearest to the camera's.
    pub fn zoom(self, camera: &Camera) -> u8 {
        let world = 2.0 * PI * RADIUS / (camera.scale * f64::from(self.tile_size));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the zooms there are"
        )]
        let zoom = world.log2().round().clamp(0.0, 24.0) as u8;
        zoom.clamp(self.min_zoom.min(24), self.max_zoom.min(24))
    }

    /// The tiles that the camera sees, in rows from the north-west; those nearest the middle are
    /// not first.
    pub fn seen(self, camera: &Camera) -> Vec<TileId> {
        let z = self.zoom(camera);
        let last = (1_u32 << z) - 1;
        let side = 2.0 * PI * RADIUS / f64::from(1_u32 << z);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the tiles there are"
        )]
        let place = |metres: f64| ((metres / side).floor().clamp(0.0, f64::from(last))) as u32;
        let bounds = camera.bounds();
        let (west, east) = (bounds.min.x + PI * RADIUS, bounds.max.x + PI * RADIUS);
        let (north, south) = (PI * RADIUS - bounds.max.y, PI * RADIUS - bounds.min.y);
        let world = 2.0 * PI * RADIUS;
        if east < 0.0 || world < west || south < 0.0 || world < north {
            return Vec::new();
        }
        (place(north)..=place(south))
            .flat_map(|y| (place(west)..=place(east)).map(move |x| TileId { z, x, y }))
            .collect()
    }
}

/// Which tile is asked for, and how much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The right one: worth fetching.
    Exactly(TileId),
    /// One further out that would do for now, if it is at hand.
    InPlace(TileId),
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
    mut tile: impl FnMut(Wanted) -> Option<Arc<Image>>,
) -> Image {
    let height = rows.end.min(camera.height).saturating_sub(rows.start);
    let mut image = Image::filled(camera.width, height, background);
    let (first, end) = (rows.start as usize, rows.end as usize);
    let patches: Vec<Patch> = grid
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
    let width = camera.width.max(1) as usize;
    let rows = (height as usize)
        .div_ceil(2 * rayon::current_num_threads().max(1))
        .max(16);
    image
        .pixels
        .par_chunks_mut(rows * width)
        .enumerate()
        .for_each(|(band, pixels)| {
            let top = first + band * rows;
            for patch in &patches {
                patch.paint(top, width, pixels, tone);
            }
        });
    image
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
        for y in self.rows.start.max(top)..self.rows.end.min(bottom) {
            let down = (y - self.rows.start) as f64;
            let row = Between::new(self.top + down * self.step, self.image.height);
            let upper = self.row(row.first);
            let lower = self.row(row.second);
            let start = (y - top) * width;
            let line = &mut pixels[start + self.columns.start..start + self.columns.end];
            for (pixel, column) in line.iter_mut().zip(&columns) {
                let above = column.mix(upper);
                let below = column.mix(lower);
                let mut mixed = [0; 4];
                for (channel, (above, below)) in mixed.iter_mut().zip(above.into_iter().zip(below))
                {
                    *channel = (above * (256 - row.share) + below * row.share) >> 16;
                }
                *pixel = over(*pixel, toned(mixed, tone));
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

    /// The mix of the two, times 256.
    fn mix(&self, row: &[[u8; 4]]) -> [u32; 4] {
        let (first, second) = (row[self.first], row[self.second]);
        let mut mixed = [0; 4];
        for (channel, (first, second)) in mixed.iter_mut().zip(first.into_iter().zip(second)) {
            *channel = u32::from(first) * (256 - self.share) + u32::from(second) * self.share;
        }
        mixed
    }
}

/// A tile's pixel in a tone.
fn toned([red, green, blue, alpha]: [u32; 4], tone: Tone) -> [u32; 4] {
    let luma = (77 * red + 151 * green + 28 * blue) / 256;
    let towards = |from: u32, to: u32, percent: u32| (from * (100 - percent) + to * percent) / 100;
    let [red, green, blue] = match tone {
        Tone::Natural => [red, green, blue],
        Tone::Muted => {
            [red, green, blue].map(|channel| towards(towards(channel, luma, 55), 255, 25))
        }
        Tone::Grey => [towards(luma, 255, 30); 3],
        Tone::Dark => {
            let dark = towards(255 - luma, 28, 50);
            [dark, dark + 2, dark + 5]
        }
    };
    [red, green, blue, alpha]
}

fn over(under: [u8; 4], [red, green, blue, alpha]: [u32; 4]) -> [u8; 4] {
    let mix = |under: u8, colour: u32| {
        byte(f64::from(u32::from(under) * (255 - alpha) + colour * alpha) / 255.0)
    };
    if alpha == 255 {
        let plain = |colour: u32| u8::try_from(colour).unwrap_or(u8::MAX);
        return [plain(red), plain(green), plain(blue), 255];
    }
    [
        mix(under[0], red),
        mix(under[1], green),
        mix(under[2], blue),
        255,
    ]
}

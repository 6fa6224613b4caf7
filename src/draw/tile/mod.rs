//! Basemap tiles: which ones a camera sees, and the pixels they give.

use std::f64::consts::PI;

use crate::draw::mercator::{Camera, Point, RADIUS};

mod sheet;

pub(crate) use sheet::Sheet;
pub use sheet::{Tone, compose, compose_rows};

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

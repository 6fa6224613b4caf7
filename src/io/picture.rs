//! Map pictures to PNG, SVG and PDF files, and the basemap under them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::base::date::Date;
use crate::draw::colour::{Image, Rgb};
use crate::draw::mercator::Camera;
use crate::draw::picture::{Picture, raster_camera, svg};
use crate::draw::tile::{Grid, Tone, Wanted, compose};
use crate::io::tile::Tiles;
use crate::io::{WriteError, pdf, whole};
use crate::msg;

/// The typeface of every picture.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
];

/// The pixels to the inch that a basemap's own names are drawn for, on paper: more would make them
/// too small to read, fewer coarse.
const BASEMAP_DPI: f64 = 144.0;

/// Writes a picture; the name's ending says whether as `.png`, `.svg` or `.pdf`. `date` goes into
/// a PDF.
///
/// # Errors
/// [`WriteError`] when the ending is another, or the disk refuses; the file there before is still
/// whole then.
pub fn write(path: &Path, picture: &Picture<'_>, date: Date) -> Result<(), WriteError> {
    let refused = |reason: String| WriteError::not_made(path, &reason);
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("svg") => svg(picture).into_bytes(),
        Some("png") => png(picture).map_err(refused)?,
        Some("pdf") => {
            let Camera { width, height, .. } = picture.camera;
            let svg = svg(picture);
            pdf::from_svg(&svg, f64::from(width), f64::from(height), date)
                .map_err(|error| refused(error.to_string()))?
        }
        _ => {
            return Err(WriteError {
                path: path.to_owned(),
                reason: msg!("refused-picture-ending"),
            });
        }
    };
    whole::write(path, |file| file.write_all(&bytes))
}

/// The picture as PNG, with `dpi` pixels to the inch.
///
/// # Errors
/// What is wrong, when it is too large to be drawn.
pub fn png(picture: &Picture<'_>) -> Result<Vec<u8>, String> {
    let camera = picture.raster_camera();
    let mut options = usvg::Options {
        font_family: "IBM Plex Sans".to_owned(),
        ..usvg::Options::default()
    };
    for font in FONTS {
        options.fontdb_mut().load_font_data(font.to_vec());
    }
    let tree = usvg::Tree::from_str(&svg(picture), &options).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(camera.width, camera.height)
        .ok_or_else(|| format!("{} × {} pixels are too many", camera.width, camera.height))?;
    let size = tree.size();
    let scale = Transform::from_scale(
        camera.width as f32 / size.width(),
        camera.height as f32 / size.height(),
    );
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

/// The basemap under a picture of `dpi` pixels to the inch; `camera` is in points. Tiles that
/// cannot be had are left blank, or filled from those of a smaller zoom.
pub fn basemap(tiles: &Tiles, camera: &Camera, dpi: f64, tone: Tone, ground: Rgb) -> Arc<Image> {
    let camera = raster_camera(camera, dpi);
    let readable = Camera {
        scale: camera.scale * (dpi / BASEMAP_DPI).max(1.0),
        ..camera
    };
    let grid = tiles.grid();
    let grid = Grid {
        max_zoom: grid.zoom(&readable),
        ..grid
    };
    // Without a network the first tile says so: waiting for the others would be in vain.
    let mut reached = true;
    let mut load = |id| {
        let tile = reached.then(|| tiles.load(id))?;
        reached = tile.is_ok();
        tile.ok().flatten().map(Arc::new)
    };
    let mut held = BTreeMap::new();
    let image = compose(&camera, grid, tone, ground, |wanted| {
        let (Wanted::Exactly(id) | Wanted::InPlace(id)) = wanted;
        held.entry(id).or_insert_with(|| load(id)).clone()
    });
    Arc::new(image)
}

//! Map pictures to PNG, SVG and PDF files, and the basemap under them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::date::Date;
use crate::base::task::Task;
use crate::draw::colour::{Image, Rgb};
use crate::draw::mercator::Camera;
use crate::draw::picture::{Page, Picture, raster_camera, svg};
use crate::draw::tile::{Grid, Tone, Wanted, compose_rows};
use crate::io::png::Canvas;
use crate::io::tile::Tiles;
use crate::io::{WriteError, pdf, whole};
use crate::msg;

pub use crate::io::png::{png, png_in_bands, png_of_svg};

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Pixels.
    Png,
    /// Lines and words, to be edited.
    Svg,
    /// Lines and words, to be printed.
    Pdf,
}

impl PictureFormat {
    /// The format that a file's name ends in.
    ///
    /// # Errors
    /// [`WriteError`] when the ending is none of a picture's.
    pub fn of(path: &Path) -> Result<Self, WriteError> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match ending.to_lowercase().as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            "pdf" => Ok(Self::Pdf),
            _ => Err(WriteError {
                path: path.to_owned(),
                reason: msg!("refused-picture-ending"),
            }),
        }
    }
}

/// Writes a picture; the name's ending says whether as `.png`, `.svg` or `.pdf`. `date` goes into
/// a PDF. A PNG is drawn and written some rows at a time, so that it may be larger than memory.
///
/// # Errors
/// [`WriteError`] when the ending is another, the disk refuses, or the task was cancelled; the
/// file there before is still whole then.
pub fn write(
    path: &Path,
    picture: &Picture<'_>,
    date: Date,
    task: &Task,
) -> Result<(), WriteError> {
    match PictureFormat::of(path)? {
        PictureFormat::Png => {
            let canvas = Canvas::of(picture).map_err(|why| WriteError::not_made(path, &why))?;
            whole::write(path, |file| canvas.encode(file, task))
        }
        PictureFormat::Svg => whole::write(path, |file| file.write_all(svg(picture).as_bytes())),
        PictureFormat::Pdf => write_pdf(path, &svg(picture), &picture.page, date),
    }
}

/// Writes an SVG that fills its page, as [`write()`] does.
///
/// # Errors
/// [`WriteError`] as for [`write()`].
pub fn write_svg(
    path: &Path,
    svg: &str,
    page: &Page,
    dpi: f64,
    date: Date,
) -> Result<(), WriteError> {
    match PictureFormat::of(path)? {
        PictureFormat::Png => {
            let canvas = Canvas::of_svg(svg, page, dpi);
            let canvas = canvas.map_err(|why| WriteError::not_made(path, &why))?;
            whole::write(path, |file| canvas.encode(file, &Task::default()))
        }
        PictureFormat::Svg => whole::write(path, |file| file.write_all(svg.as_bytes())),
        PictureFormat::Pdf => write_pdf(path, svg, page, date),
    }
}

fn write_pdf(path: &Path, svg: &str, page: &Page, date: Date) -> Result<(), WriteError> {
    let bytes = pdf::from_svg(svg, page.width, page.height, date)
        .map_err(|error| WriteError::not_made(path, &error.to_string()))?;
    whole::write(path, |file| file.write_all(&bytes))
}

/// The pixels to the inch that a basemap's own names are drawn for, on paper: more would make them
/// too small to read, fewer coarse.
const BASEMAP_DPI: f64 = 144.0;

/// The basemap under a picture, to be had by rows.
pub struct Backdrop<'a> {
    tiles: &'a Tiles,
    camera: Camera,
    grid: Grid,
    tone: Tone,
    ground: Rgb,
    /// Without a network the first tile says so: waiting for the others would be in vain.
    reached: AtomicBool,
}

impl<'a> Backdrop<'a> {
    /// The basemap under a picture whose raster part has this camera and `dpi` pixels to the inch.
    /// Tiles that cannot be had are left blank, or filled from those of a smaller zoom.
    pub fn new(tiles: &'a Tiles, camera: Camera, dpi: f64, tone: Tone, ground: Rgb) -> Self {
        let readable = Camera {
            scale: camera.scale * (dpi / BASEMAP_DPI).max(1.0),
            ..camera
        };
        let grid = tiles.grid();
        Self {
            grid: Grid {
                max_zoom: grid.zoom(&readable),
                ..grid
            },
            tiles,
            camera,
            tone,
            ground,
            reached: AtomicBool::new(true),
        }
    }

    /// Some rows of pixels of it.
    pub fn rows(&self, rows: Range<u32>) -> Image {
        let load = |id| {
            let tile = self.reached.load(Ordering::Relaxed);
            let tile = tile.then(|| self.tiles.load(id))?;
            self.reached.store(tile.is_ok(), Ordering::Relaxed);
            tile.ok().flatten().map(Arc::new)
        };
        let mut held = BTreeMap::new();
        let (camera, grid) = (&self.camera, self.grid);
        compose_rows(camera, grid, self.tone, self.ground, rows, |wanted| {
            let (Wanted::Exactly(id) | Wanted::InPlace(id)) = wanted;
            held.entry(id).or_insert_with(|| load(id)).clone()
        })
    }
}

impl std::fmt::Debug for Backdrop<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backdrop")
            .field("camera", &self.camera)
            .finish_non_exhaustive()
    }
}

/// All of the basemap under a picture of `dpi` pixels to the inch; `camera` is in points.
pub fn basemap(tiles: &Tiles, camera: &Camera, dpi: f64, tone: Tone, ground: Rgb) -> Arc<Image> {
    let page = Page::of_pixels((camera.width, camera.height), 72.0);
    let camera = raster_camera(camera, &page, dpi);
    let backdrop = Backdrop::new(tiles, camera, dpi, tone, ground);
    Arc::new(backdrop.rows(0..camera.height))
}

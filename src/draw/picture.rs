//! A map with all its furniture, as one picture.

use std::sync::Arc;

use crate::base::words::Words;
use crate::draw::colour::{Image, Rgb};
use crate::draw::legend::Legend;
use crate::draw::mercator::Camera;
use crate::draw::overlay::Overlay;
use crate::draw::shade::Paint;
use crate::draw::shapes::Shapes;
use crate::model::layer::PrecinctId;

/// A picture to be drawn: what the window shows, for paper, file or command line.
///
/// Lengths are in points, 1/72 inch; the raster part has `dpi` pixels to the inch.
#[derive(Debug)]
pub struct Picture<'a> {
    /// What part of the plane; its width and height are points here.
    pub camera: Camera,
    /// Pixels to the inch in the raster part: 144 for a screen, 300 for paper.
    pub dpi: f64,
    /// The precincts.
    pub shapes: &'a Shapes,
    /// Their colours; `None` leaves the precincts uncoloured, so that the basemap is read.
    pub paint: Option<&'a Paint>,
    /// Precincts to be outlined strongly.
    pub outlined: &'a [PrecinctId],
    /// The basemap, as wide and high as the raster part ([`Picture::raster_camera`]).
    pub basemap: Option<Arc<Image>>,
    /// Who made the basemap, in its own words; empty without one.
    pub attribution: &'a str,
    /// Turfs, routes, stops.
    pub overlay: &'a Overlay,
    /// What stands above the map; empty for none.
    pub title: &'a str,
    /// What the colours mean; `None` for none.
    pub legend: Option<&'a Legend>,
    /// Scale bar and north arrow.
    pub scale_bar: bool,
    /// Where there is nothing else.
    pub background: Rgb,
    /// Precincts as paths instead of pixels.
    pub vector: bool,
    /// The language.
    pub words: &'a Words,
}

impl Picture<'_> {
    /// The camera of the raster part: the same view, in pixels.
    pub fn raster_camera(&self) -> Camera {
        raster_camera(&self.camera, self.dpi)
    }
}

/// The same view with `dpi` pixels to the inch instead of points.
pub fn raster_camera(camera: &Camera, dpi: f64) -> Camera {
    let zoom = dpi / 72.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates; a picture is never that large"
    )]
    let pixels = |points: u32| (f64::from(points) * zoom).round().max(1.0) as u32;
    Camera {
        centre: camera.centre,
        scale: camera.scale / zoom,
        width: pixels(camera.width),
        height: pixels(camera.height),
    }
}

/// The picture as SVG, `camera.width` × `camera.height` points; IBM Plex Sans is its typeface.
pub fn svg(picture: &Picture<'_>) -> String {
    let Camera { width, height, .. } = picture.camera;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="{}"/></svg>"#,
        picture.background.hex()
    )
}

/// The longest of 1, 2 or 5 times a power of ten that is at most `most`.
pub fn round_length(most: f64) -> f64 {
    if !(most.is_finite() && 0.0 < most) {
        return 1.0;
    }
    let power = 10_f64.powf(most.log10().floor());
    [5.0, 2.0]
        .into_iter()
        .map(|times| times * power)
        .find(|length| *length <= most)
        .unwrap_or(power)
}

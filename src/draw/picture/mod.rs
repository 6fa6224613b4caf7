//! A map with all its furniture, as one picture.

mod furniture;
mod key;
mod overlay;
mod page;
mod raster;
mod room;
mod sheet;
mod vector;
mod whole;

use std::fmt;
use std::ops::Range;

use crate::base::words::Words;
use crate::draw::colour::{Image, Rgb};
use crate::draw::legend::Legend;
use crate::draw::mercator::{Bounds, Camera, Point, stretch};
use crate::draw::overlay::Overlay;
use crate::draw::picture::furniture::Furniture;
use crate::draw::picture::sheet::Sheet;
use crate::draw::shade::{OVER_BASEMAP, Paint};
use crate::draw::shapes::Shapes;
use crate::model::layer::PrecinctId;

pub use crate::draw::picture::key::legend_alone;
pub(crate) use crate::draw::picture::overlay::NAME;
pub use crate::draw::picture::page::{Page, Paper};
pub use crate::draw::picture::raster::Raster;
pub(crate) use crate::draw::picture::sheet::text_width;
pub use crate::draw::picture::whole::whole;

/// What lies under a picture: gives some rows of pixels, as wide as its raster part.
#[derive(Clone, Copy)]
pub struct Under<'a>(pub &'a (dyn Fn(Range<u32>) -> Image + Sync));

impl fmt::Debug for Under<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Under").finish_non_exhaustive()
    }
}

/// A picture to be drawn: what the window shows, for paper, file or command line.
///
/// Lengths are in units of its page; the raster part has `dpi` pixels to the inch.
#[derive(Debug)]
pub struct Picture<'a> {
    /// What part of the plane; its width and height are units of the page here.
    pub camera: Camera,
    /// How large it is.
    pub page: Page,
    /// Pixels to the inch in the raster part: 144 for a screen, 300 for paper.
    pub dpi: f64,
    /// The precincts.
    pub shapes: &'a Shapes,
    /// Their colours; `None` leaves the precincts uncoloured, so that the basemap is read.
    pub paint: Option<&'a Paint>,
    /// Precincts to be outlined strongly.
    pub outlined: &'a [PrecinctId],
    /// The basemap, as wide and high as the raster part ([`Picture::raster_camera`]).
    pub basemap: Option<Under<'a>>,
    /// Who made the basemap, in its own words; empty without one.
    pub attribution: &'a str,
    /// Turfs, routes, stops.
    pub overlay: &'a Overlay,
    /// What stands above the map; empty for none.
    pub title: &'a str,
    /// The day, the sources and their licences, in small letters at the foot; empty for none.
    pub foot: &'a str,
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
    /// How much of what lies below the precincts' colours cover, 0 to 1.
    pub fn cover(&self) -> f64 {
        if self.basemap.is_some() {
            OVER_BASEMAP
        } else {
            1.0
        }
    }

    /// The camera of the raster part: the same view, in pixels.
    pub fn raster_camera(&self) -> Camera {
        raster_camera(&self.camera, &self.page, self.dpi)
    }

    /// What stands at the foot, with who made the basemap.
    fn foot_text(&self) -> String {
        furniture::foot_text(self.foot, self.attribution)
    }

    /// Pixels of the raster part to a unit of the page.
    pub fn pixels_per_unit(&self) -> f64 {
        self.dpi / 72.0 * self.page.unit
    }
}

/// The view of a page with `dpi` pixels to the inch instead of its units.
pub fn raster_camera(camera: &Camera, page: &Page, dpi: f64) -> Camera {
    let (width, height) = page.pixels(dpi);
    Camera {
        centre: camera.centre,
        scale: camera.scale * f64::from(camera.width) / f64::from(width),
        width,
        height,
    }
}

/// The view of a scale such as 1:2,500 on paper, `width` × `height` points large: `denominator`
/// metres of ground to a metre of paper in the middle.
pub fn at_scale(centre: Point, denominator: f64, width: u32, height: u32) -> Camera {
    Camera {
        centre,
        scale: denominator * METRES_PER_POINT * stretch(centre),
        width,
        height,
    }
}

/// The view of the largest round scale, `largest` (the denominator) at most, that shows all of
/// `bounds` on `width` × `height` points, with `margin` points around it.
pub fn at_round_scale(
    bounds: &Bounds,
    (width, height): (u32, u32),
    margin: f64,
    largest: f64,
) -> Camera {
    const ROUND: [f64; 9] = [1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5];
    let tight = Camera::fitting(bounds, width, height, margin);
    // One place alone fits at any scale.
    let needed = if bounds.min == bounds.max {
        largest
    } else {
        denominator(&tight).max(largest)
    };
    let round = (1..8)
        .flat_map(|power| ROUND.map(|digits| digits * 10_f64.powi(power)))
        .find(|&round| needed <= round * (1.0 + 1e-9));
    at_scale(tight.centre, round.unwrap_or(needed), width, height)
}

/// The denominator of a view's scale where its pixels are points of paper.
pub(crate) fn denominator(camera: &Camera) -> f64 {
    camera.ground_metres_per_pixel() / METRES_PER_POINT
}

/// The view that shows all of `bounds` between the title and the foot, if they are there, on
/// `width` × `height` units. `attribution` is that of the basemap, which the foot names.
pub fn framed(
    bounds: &Bounds,
    (width, height): (u32, u32),
    title: &str,
    (foot, attribution): (&str, &str),
) -> Camera {
    let [above, below] = bands(width, title, (foot, attribution));
    let free = height.saturating_sub(above + below).max(1);
    let camera = Camera::fitting(bounds, width, free, MARGIN);
    Camera {
        centre: Point {
            x: camera.centre.x,
            y: camera.centre.y + (f64::from(above) - f64::from(below)) / 2.0 * camera.scale,
        },
        height,
        ..camera
    }
}

/// The part of the plane that is seen between what stands above a map and below it.
pub fn between(camera: &Camera, title: &str, said: (&str, &str)) -> Bounds {
    let [above, below] = bands(camera.width, title, said).map(f64::from);
    let (width, height) = (f64::from(camera.width), f64::from(camera.height));
    Bounds {
        min: camera.point_at(0.0, height - below),
        max: camera.point_at(width, above),
    }
}

/// How high what stands above and below the map is on so wide a page, in units.
fn bands(width: u32, title: &str, (foot, attribution): (&str, &str)) -> [u32; 2] {
    let foot = &furniture::foot_text(foot, attribution);
    let above = if title.is_empty() { 0 } else { TITLE_BAND };
    [above, furniture::foot_height(foot, f64::from(width))]
}

/// The free room around everything, in units.
const MARGIN: f64 = 24.0;

/// The height of the title with the room around it, in units.
const TITLE_BAND: u32 = 28;

/// A point of paper, 1/72 inch, in metres.
const METRES_PER_POINT: f64 = 0.0254 / 72.0;

/// The picture as SVG, as large as its page; IBM Plex Sans is its typeface.
pub fn svg(picture: &Picture<'_>) -> String {
    let mut sheet = Sheet::new(picture.page);
    sheet.clip();
    let all = [0.0, 0.0, sheet.width(), sheet.height()];
    sheet.rect(all, picture.background, 1.0);
    raster::draw(&mut sheet, picture);
    lines_and_words(&mut sheet, picture);
    sheet.finish()
}

/// What lies over the raster part of a picture, as SVG: lines, dots and words.
pub fn svg_over_raster(picture: &Picture<'_>) -> String {
    let mut sheet = Sheet::new(picture.page);
    lines_and_words(&mut sheet, picture);
    sheet.finish()
}

fn lines_and_words(sheet: &mut Sheet, picture: &Picture<'_>) {
    if picture.vector {
        vector::draw(sheet, picture);
    }
    let furniture = Furniture::of(picture);
    overlay::draw(sheet, picture, &furniture);
    furniture.draw(sheet, picture);
}

/// A round length as it is written on a scale bar: `20 cm`, `500 m`, `2 km`.
pub fn round_length_text(length: f64, words: &Words) -> String {
    if length < 1.0 {
        words.measure(100.0 * length, 0, "cm")
    } else if length < 1000.0 {
        words.measure(length, 0, "m")
    } else {
        words.measure(length / 1000.0, 0, "km")
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::words::Language;

    #[test]
    fn a_scale_bar_says_no_nought() {
        let words = Words::new(Language::English);
        let said = |most: f64| {
            let said = round_length_text(round_length(most), &words);
            said.replace(|letter: char| letter.is_whitespace(), " ")
        };
        let all = [0.3, 0.07, 1.9, 730.0, 2600.0].map(said);
        assert_eq!(all, ["20 cm", "5 cm", "1 m", "500 m", "2 km"]);
    }
}

//! The map on a page of an atlas or on a slide: lines, with legend and scale and nothing else.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::draw::colour::Rgb;
use crate::draw::label::{self, Lettering};
use crate::draw::mercator::Camera;
use crate::draw::overlay::Overlay;
use crate::draw::picture::{NAME, Page, Picture, Under, svg};
use crate::draw::tile::Tone;
use crate::io::picture::Backdrop;
use crate::io::tile::Tiles;
use crate::model::layer::PrecinctId;
use crate::session::picture::{BASEMAP_DPI, MapSheet};

impl MapSheet {
    /// A map of lines with legend and scale, and nothing else around it.
    pub(super) fn plain<'a>(
        &'a self,
        camera: Camera,
        page: Page,
        overlay: &'a Overlay,
    ) -> Picture<'a> {
        let furniture = self.request.furniture;
        Picture {
            camera,
            page,
            dpi: BASEMAP_DPI,
            shapes: &self.shapes,
            paint: Some(&self.paint),
            outlined: &[],
            basemap: None,
            attribution: "",
            overlay,
            title: "",
            foot: "",
            legend: furniture.legend.then_some(&self.legend),
            scale_bar: furniture.scale,
            background: Rgb::WHITE,
            vector: true,
            words: &self.words,
        }
    }

    /// The numbers of the precincts that have room for them, as the window writes them, where
    /// names are wanted.
    pub(super) fn numbered(&self, camera: &Camera, selected: &[PrecinctId]) -> Overlay {
        if !self.request.furniture.names {
            return Overlay::default();
        }
        let mut flags = vec![false; self.shapes.len()];
        for precinct in selected {
            if let Some(flag) = flags.get_mut(precinct.index()) {
                *flag = true;
            }
        }
        let lettering = Lettering {
            names: &self.numbers,
            selected: &flags,
            size: NAME,
        };
        label::overlay(&self.shapes, &lettering, camera)
    }

    /// The day, the sources and their licences, and who made the basemap.
    pub(super) fn foot_over(&self, tiles: Option<&Tiles>) -> String {
        let attribution = tiles.map(|tiles| self.words.say(tiles.attribution()));
        let parts = [Some(self.foot.clone()), attribution];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }
}

/// A picture over its basemap, if it has one, as SVG.
pub(super) fn svg_over(picture: Picture<'_>, tiles: Option<&Tiles>) -> String {
    let (camera, dpi) = (picture.raster_camera(), picture.dpi);
    let backdrop = tiles.map(|tiles| Backdrop::new(tiles, camera, dpi, Tone::Muted, Rgb::WHITE));
    let rows = backdrop
        .as_ref()
        .map(|backdrop| move |rows| backdrop.rows(rows));
    svg(&Picture {
        basemap: rows.as_ref().map(|rows| Under(rows)),
        ..picture
    })
}

/// Draws the maps of pages on all cores, in their order; `total` is all the work there is, of
/// which each map is one.
pub(super) fn drawn<T: Sync>(
    pages: &[T],
    total: u64,
    task: &Task,
    draw: impl Fn(&T) -> String + Sync,
) -> Result<Vec<String>, Cancelled> {
    let done = AtomicU64::new(0);
    let one = |page: &T| {
        task.step(done.load(Ordering::Relaxed), total)?;
        let map = draw(page);
        done.fetch_add(1, Ordering::Relaxed);
        Ok(map)
    };
    pages.par_iter().map(one).collect()
}

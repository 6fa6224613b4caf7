//! Small maps of indicators, each made once per change of its figures.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Sense, TextureHandle, TextureOptions, Ui, Vec2};

use crate::analysis::breaks;
use crate::analysis::histogram::{self, Histogram};
use crate::base::memo::{Memo, Same};
use crate::draw::colour::{Image, Rgb};
use crate::draw::fill::{IdImage, Shapes, fill};
use crate::draw::mercator::Camera;
use crate::draw::shade::{Look, Paint, shade};
use crate::model::indicator::Column;
use crate::model::shading::{Classes, Ramp};
use crate::ui::theme;

/// Pixels of a small map: two for each point of the screen.
const PIXELS: (u32, u32) = (128, 80);
/// Bars of a small histogram.
const BINS: usize = 24;
/// How many are made in one frame, so that scrolling stays smooth over a large country.
const PER_FRAME: usize = 3;

/// The size of a small map on the screen.
pub(super) const SIZE: Vec2 = Vec2::new(64.0, 40.0);

/// What is known of an indicator at a glance.
pub(super) struct Glance {
    column: Same<Column>,
    dark: bool,
    /// How its figures are spread.
    pub(super) bins: Histogram,
    texture: TextureHandle,
}

/// The small maps made so far, by indicator.
#[derive(Default)]
pub(super) struct Thumbnails {
    ids: Memo<Same<Shapes>, IdImage>,
    known: BTreeMap<String, Glance>,
    made: usize,
}

impl std::fmt::Debug for Thumbnails {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.known.keys()).finish()
    }
}

impl Thumbnails {
    /// Begins a frame in which only these indicators exist.
    pub(super) fn begin(&mut self, exists: impl Fn(&str) -> bool) {
        self.made = 0;
        self.known.retain(|name, _| exists(name));
    }

    /// An indicator at a glance; `None` while others are made first.
    pub(super) fn glance(
        &mut self,
        ui: &Ui,
        name: &str,
        column: &Arc<Column>,
        shapes: &Arc<Shapes>,
    ) -> Option<&Glance> {
        let dark = ui.visuals().dark_mode;
        let is_fresh =
            |known: &Glance| known.column == Same(Arc::clone(column)) && known.dark == dark;
        if !self.known.get(name).is_some_and(is_fresh) {
            if self.made >= PER_FRAME {
                ui.ctx().request_repaint();
                return self.known.get(name);
            }
            self.made += 1;
            let ids = self
                .ids
                .get_or_make(Same(Arc::clone(shapes)), |shapes| ids_of(&shapes.0));
            let ground = theme::palette(ui).panel;
            let ground = Rgb(ground.r(), ground.g(), ground.b());
            let image = picture(ids, column, ground, dark);
            let texture = ui.ctx().load_texture(name, image, TextureOptions::LINEAR);
            let glance = Glance {
                column: Same(Arc::clone(column)),
                dark,
                bins: histogram::histogram(column, BINS),
                texture,
            };
            self.known.insert(name.to_owned(), glance);
        }
        self.known.get(name)
    }
}

impl Glance {
    /// Draws the small map.
    pub(super) fn map(&self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(SIZE, Sense::hover());
        egui::Image::new((self.texture.id(), SIZE)).paint_at(ui, rect);
    }
}

fn ids_of(shapes: &Shapes) -> IdImage {
    let camera = Camera::fitting(&shapes.bounds(), PIXELS.0, PIXELS.1, 1.0);
    fill(shapes, &camera, 1)
}

/// The precincts in five classes of as many, as the map has them at first.
fn picture(ids: &IdImage, column: &[f64], ground: Rgb, dark: bool) -> ColorImage {
    let breaks = breaks::breaks(column, &Classes::Quantile, 5);
    let paint = Paint::new(column, &breaks, Ramp::default(), false);
    let look = Look {
        borders: 0.0,
        dark,
        ..Look::default()
    };
    let under = Image::filled(ids.width, ids.height, ground);
    let image = shade(ids, &paint, &look, &under);
    let size = [image.width as usize, image.height as usize];
    ColorImage::from_rgba_unmultiplied(size, image.pixels.as_flattened())
}

//! The maps of an atlas: its pages, its cover, and the small one that says where a page is.

use std::path::Path;
use std::sync::Arc;

use crate::base::task::Task;
use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::{Name, Overlay};
use crate::draw::picture::{Picture, at_round_scale, svg, whole};
use crate::io::export::print::PrintError;
use crate::io::pdf::atlas::{Atlas, AtlasLayout, AtlasPage, atlas};
use crate::io::pdf::book::Size;
use crate::io::picture;
use crate::io::tile::Tiles;
use crate::io::{WriteError, whole};
use crate::model::layer::{PrecinctId, Precincts};
use crate::msg;
use crate::session::picture::MapSheet;
use crate::session::picture::atlas::Leaf;
use crate::session::picture::leaf::{drawn, svg_over};

/// Room around the precinct of a page, as a share of the map's shorter side; less around many.
const AROUND: f64 = 0.22;
const AROUND_MANY: f64 = 0.06;

/// The denominator of the largest scale of a page.
const LARGEST: f64 = 1_000.0;

/// So many precincts on a page may have their codes on the map.
const NAMED: usize = 200;

/// So small a place in the overview is still seen, in units.
const SEEN: f64 = 5.0;

/// Pixels to the inch of the overview.
const OVERVIEW_DPI: f64 = 200.0;

/// An atlas, ready to be drawn on any thread.
pub(super) struct AtlasSheet {
    pub(super) sheet: MapSheet,
    pub(super) precincts: Arc<Precincts>,
    pub(super) leaves: Vec<Leaf>,
    pub(super) columns: Vec<String>,
    pub(super) by: bool,
}

impl AtlasSheet {
    /// Draws the pages on all cores, and writes the file.
    pub(super) fn write(&self, path: &Path, task: &Task) -> Result<(), PrintError> {
        let sheet = &self.sheet;
        let bounds = sheet.shapes.bounds();
        let aspect = (bounds.max.x - bounds.min.x) / (bounds.max.y - bounds.min.y).max(1.0);
        let layout = AtlasLayout::new(&sheet.request.page, aspect);
        let tiles = Tiles::open(&sheet.basemap)?;
        let total = self.leaves.len() as u64 + 1;
        let maps = drawn(&self.leaves, total, task, |leaf| {
            self.map(leaf, &layout, tiles.as_ref())
        })?;
        task.step(total - 1, total)?;
        let not_made = |reason: String| WriteError::not_made(path, &reason);
        let overview = self.overview(&layout).map_err(not_made)?;
        let foot = sheet.foot_over(tiles.as_ref());
        let about = self.about(layout, &bounds, foot);
        let date = sheet.request.date;
        let bytes = atlas(&about, maps, self.cover(&layout), overview, date)?;
        task.step(total, total)?;
        whole::write(path, |file| file.write_all(&bytes))?;
        Ok(())
    }

    /// Everything but the maps.
    fn about(&self, layout: AtlasLayout, bounds: &Bounds, foot: String) -> Atlas {
        let MapSheet { words, request, .. } = &self.sheet;
        let overview = camera_of(bounds, layout.overview);
        let pages = self.leaves.iter().map(|leaf| AtlasPage {
            title: leaf.title.clone(),
            facts: leaf.facts.clone(),
            row: leaf.row.clone(),
            place: place(&overview, &self.bounds(leaf)),
        });
        Atlas {
            language: words.language().code(),
            title: self.sheet.title.clone(),
            subtitle: words.say(&msg!(
                "export-atlas-about",
                shown = self.sheet.legend.title.as_str(),
                date = words.date(request.date)
            )),
            foot,
            page: words.text("packet-page"),
            columns: self.columns.clone(),
            second_is_text: !self.by,
            pages: pages.collect(),
            layout,
        }
    }

    fn bounds(&self, leaf: &Leaf) -> Bounds {
        let mut bounds = Bounds::EMPTY;
        for &precinct in &leaf.precincts {
            bounds.join(&self.sheet.shapes.bounds_of(precinct));
        }
        bounds
    }

    /// The map of a page: its precincts outlined, with what lies around them.
    fn map(&self, leaf: &Leaf, layout: &AtlasLayout, tiles: Option<&Tiles>) -> String {
        let page = layout.page(layout.map);
        let share = if self.by { AROUND_MANY } else { AROUND };
        let margin = share * layout.map.width.min(layout.map.height);
        let camera = at_round_scale(&self.bounds(leaf), page.units(), margin, LARGEST);
        let overlay = self.names(leaf, &camera);
        let picture = Picture {
            outlined: &leaf.precincts,
            ..self.sheet.plain(camera, page, &overlay)
        };
        svg_over(picture, tiles)
    }

    /// The codes of the precincts in sight, its own first; none lies over another.
    fn names(&self, leaf: &Leaf, camera: &Camera) -> Overlay {
        if !self.sheet.request.furniture.names {
            return Overlay::default();
        }
        let shapes = &self.sheet.shapes;
        let view = camera.bounds();
        let around = shapes.ids().filter(|id| !leaf.precincts.contains(id));
        let seen = leaf.precincts.iter().copied().chain(around);
        let seen = seen.filter(|id| shapes.bounds_of(*id).meets(&view));
        let mut taken: Vec<Bounds> = Vec::new();
        let mut names = Vec::new();
        for id in seen.take(NAMED) {
            let (Some(at), Some(code)) = (shapes.inside(id), self.precincts.codes.get(id.index()))
            else {
                continue;
            };
            let room = room(at, &code.0, camera.scale);
            if taken.iter().all(|other| !other.meets(&room)) {
                taken.push(room);
                names.push(Name {
                    at,
                    text: code.0.clone(),
                });
            }
        }
        Overlay {
            names,
            ..Overlay::default()
        }
    }

    /// The map on the cover: everything, with the precincts of its pages outlined.
    fn cover(&self, layout: &AtlasLayout) -> String {
        let page = layout.page(layout.cover);
        let nothing = Overlay::default();
        let leaves = self.leaves.iter();
        let mut outlined: Vec<PrecinctId> =
            leaves.flat_map(|leaf| leaf.precincts.clone()).collect();
        if outlined.len() == self.sheet.shapes.len() {
            // Where every precinct has a page, outlines would tell nothing.
            outlined.clear();
        }
        let bare = self.sheet.plain(Camera::default(), page, &nothing);
        svg(&Picture {
            outlined: &outlined,
            camera: whole(&bare),
            ..bare
        })
    }

    /// The small map of everything, which is the same on each page.
    fn overview(&self, layout: &AtlasLayout) -> Result<Vec<u8>, String> {
        let page = layout.page(layout.overview);
        let camera = camera_of(&self.sheet.shapes.bounds(), layout.overview);
        let nothing = Overlay::default();
        picture::png(&Picture {
            dpi: OVERVIEW_DPI,
            legend: None,
            scale_bar: false,
            vector: false,
            ..self.sheet.plain(camera, page, &nothing)
        })
    }
}

/// The view of everything in the overview.
fn camera_of(bounds: &Bounds, size: Size) -> Camera {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole units of a page"
    )]
    let (width, height) = (size.width as u32, size.height as u32);
    Camera::fitting(bounds, width, height, 3.0)
}

/// About what a name takes of the plane; `scale` is Mercator metres to a unit.
fn room(at: Point, text: &str, scale: f64) -> Bounds {
    let (wide, high) = (2.9 * text.chars().count() as f64 * scale, 6.0 * scale);
    Bounds {
        min: Point {
            x: at.x - wide,
            y: at.y - high,
        },
        max: Point {
            x: at.x + wide,
            y: at.y + high,
        },
    }
}

/// Where some precincts are in the overview: left, top, width and height.
fn place(overview: &Camera, bounds: &Bounds) -> [f64; 4] {
    if bounds.is_empty() {
        return [0.0; 4];
    }
    let (left, bottom) = overview.to_pixels(bounds.min);
    let (right, top) = overview.to_pixels(bounds.max);
    let (width, height) = ((right - left).max(SEEN), (bottom - top).max(SEEN));
    let middle = (left.midpoint(right), top.midpoint(bottom));
    let rounded = |length: f64| (length * 100.0).round() / 100.0;
    [
        middle.0 - width / 2.0,
        middle.1 - height / 2.0,
        width,
        height,
    ]
    .map(rounded)
}

//! What lies under the precincts: tiles composed for the camera, or plain ground.

use std::sync::Arc;

use crate::base::words::Message;
use crate::draw::colour::{Image, Rgb};
use crate::draw::mercator::Camera;
use crate::draw::tile::{Sheet, Tone};
use crate::io::tile::TileStore;
use crate::model::project::Basemap;

/// The ground where there is no basemap.
pub(crate) fn ground(dark: bool) -> Rgb {
    if dark {
        Rgb(0x1b, 0x1e, 0x23)
    } else {
        Rgb(0xf7, 0xf7, 0xf5)
    }
}

impl Key {
    /// Whether this is the same picture, be it of tiles that were there before.
    fn is_older(&self, other: &Self) -> bool {
        Self {
            tiles: other.tiles,
            ..*self
        } == *other
    }
}

/// The basemap of a map.
#[derive(Default)]
pub(crate) struct Under {
    basemap: Basemap,
    store: Option<TileStore>,
    /// The newest first: while a moving map is filled for a camera to come, the last is still shown.
    made: [Option<(Key, Arc<Image>)>; 2],
}

/// What an image was made from.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Key {
    camera: Camera,
    dark: bool,
    tiles: Option<u64>,
}

/// A picture of the ground for a camera: made already, or to be made where there is time.
pub(super) struct Underlay {
    key: Key,
    made: Result<Arc<Image>, Sheet>,
}

impl Underlay {
    /// The picture; takes its time if it is not made yet.
    pub(super) fn paint(self) -> Laid {
        let image = self.made.unwrap_or_else(|sheet| Arc::new(sheet.paint()));
        Laid {
            key: self.key,
            image,
        }
    }
}

/// A picture of the ground, and the camera it is for.
pub(super) struct Laid {
    key: Key,
    pub(super) image: Arc<Image>,
}

impl Under {
    /// Takes in tiles that have arrived, of the basemap chosen; `ctx` is painted again when more
    /// do. Once a frame.
    pub(super) fn refresh(&mut self, basemap: &Basemap, ctx: &egui::Context) {
        self.choose(basemap, ctx);
        let Some(store) = &mut self.store else {
            return;
        };
        store.refresh();
        if let Some(pause) = store.pause() {
            ctx.request_repaint_after(pause);
        }
    }

    /// The ground under `camera`.
    pub(super) fn image(&mut self, camera: &Camera, dark: bool) -> Arc<Image> {
        let underlay = self.underlay(camera, dark);
        self.keep(underlay.paint())
    }

    /// The same while the camera moves: a picture is kept although tiles have come since, as the
    /// next one is not far.
    pub(super) fn image_for_now(&mut self, camera: &Camera, dark: bool) -> Arc<Image> {
        let key = self.key(camera, dark);
        let mut made = self.made.iter().flatten();
        match made.find(|(made, _)| made.is_older(&key)) {
            Some((_, image)) => Arc::clone(image),
            None => self.image(camera, dark),
        }
    }

    /// The ground under `camera`, made or not; tiles that are missing are asked for.
    pub(super) fn underlay(&mut self, camera: &Camera, dark: bool) -> Underlay {
        let key = self.key(camera, dark);
        // A pause that is over is a reason to ask again, even for the same picture.
        let mut made = self.made.iter().flatten().filter(|_| !self.has_given_up());
        Underlay {
            key,
            made: match made.find(|(made, _)| *made == key) {
                Some((_, image)) => Ok(Arc::clone(image)),
                None => Err(self.sheet(camera, dark)),
            },
        }
    }

    fn key(&self, camera: &Camera, dark: bool) -> Key {
        Key {
            camera: *camera,
            dark,
            tiles: self.store.as_ref().map(TileStore::version),
        }
    }

    /// Keeps a picture that was painted elsewhere.
    pub(super) fn keep(&mut self, laid: Laid) -> Arc<Image> {
        let Laid { key, image } = laid;
        let is_known = self
            .made
            .iter()
            .flatten()
            .any(|(_, it)| Arc::ptr_eq(it, &image));
        if !is_known {
            self.made.swap(0, 1);
            self.made[0] = Some((key, Arc::clone(&image)));
        }
        image
    }

    /// Follows the choice of a basemap.
    fn choose(&mut self, basemap: &Basemap, ctx: &egui::Context) {
        if self.basemap == *basemap {
            return;
        }
        let ctx = ctx.clone();
        self.basemap = basemap.clone();
        self.made = [None, None];
        self.store = match basemap {
            Basemap::None => None,
            chosen => Some(TileStore::new(chosen, move || ctx.request_repaint())),
        };
    }

    fn has_given_up(&self) -> bool {
        self.store
            .as_ref()
            .is_some_and(|store| store.wants_more() && store.pause().is_none())
    }

    fn sheet(&mut self, camera: &Camera, dark: bool) -> Sheet {
        let ground = ground(dark);
        let grid = self.store.as_ref().and_then(TileStore::grid);
        let (Some(store), Some(grid)) = (&mut self.store, grid) else {
            return Sheet::plain(camera, ground);
        };
        let tone = if dark { Tone::Dark } else { Tone::Muted };
        let mut missing = Vec::new();
        let rows = 0..camera.height;
        let sheet = Sheet::new(camera, grid, tone, ground, rows, |wanted| {
            store.at(wanted, &mut missing)
        });
        store.ask(&missing);
        sheet
    }

    /// Whether there is a basemap to be seen through the precincts.
    pub(crate) fn is_there(&self) -> bool {
        self.attribution().is_some()
    }

    /// Who made the basemap.
    pub(crate) fn attribution(&self) -> Option<&Message> {
        self.store.as_ref()?.attribution()
    }

    /// Why there is no basemap although one was chosen.
    pub(crate) fn problem(&self) -> Option<&Message> {
        self.store.as_ref()?.problem()
    }
}

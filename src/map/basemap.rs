//! What lies under the precincts: tiles composed for the camera, or plain ground.

use std::sync::Arc;

use crate::base::words::Message;
use crate::draw::colour::{Image, Rgb};
use crate::draw::mercator::Camera;
use crate::draw::tile::{Tone, compose};
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
struct Key {
    camera: Camera,
    dark: bool,
    tiles: Option<u64>,
}

impl Under {
    /// The ground under `camera`; what is missing is fetched, and `ctx` painted again then.
    pub(crate) fn update(
        &mut self,
        basemap: &Basemap,
        camera: &Camera,
        dark: bool,
        ctx: &egui::Context,
    ) -> Arc<Image> {
        self.choose(basemap, ctx);
        let tiles = self.store.as_mut().map(|store| {
            store.refresh();
            store.version()
        });
        let key = Key {
            camera: *camera,
            dark,
            tiles,
        };
        let pause = self.store.as_ref().and_then(TileStore::pause);
        if let Some(pause) = pause {
            ctx.request_repaint_after(pause);
        }
        // A pause that is over is a reason to ask again, even for the same picture.
        let made = self.made.iter().flatten().filter(|_| !self.has_given_up());
        if let Some((_, image)) = made.into_iter().find(|(made, _)| *made == key) {
            return Arc::clone(image);
        }
        let image = Arc::new(self.compose(camera, dark));
        self.made.swap(0, 1);
        self.made[0] = Some((key, Arc::clone(&image)));
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

    fn compose(&mut self, camera: &Camera, dark: bool) -> Image {
        let ground = ground(dark);
        let grid = self.store.as_ref().and_then(TileStore::grid);
        let (Some(store), Some(grid)) = (&mut self.store, grid) else {
            return Image::filled(camera.width, camera.height, ground);
        };
        let tone = if dark { Tone::Dark } else { Tone::Muted };
        let mut missing = Vec::new();
        let image = compose(camera, grid, tone, ground, |wanted| {
            store.at(wanted, &mut missing)
        });
        store.ask(&missing);
        image
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

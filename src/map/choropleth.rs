//! The images of the map: ids when the camera moves, colours when anything else changes.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::base::memo::Same;
use crate::draw::colour::Image;
use crate::draw::fill::{IdImage, Shapes, fill};
use crate::draw::mercator::{Camera, Point};
use crate::draw::plate::Plate;
use crate::draw::shade::{Look, Paint, lay, mark};
use crate::model::layer::PrecinctId;

/// More vertices than this in view are filled beside the window, which shows the last image
/// shifted until they are done: a fill of a million takes about a third of a frame.
const HEAVY: usize = 2_000_000;

/// The images last made.
#[derive(Default)]
pub(crate) struct Choropleth {
    ids: Option<Ids>,
    pending: Option<Receiver<Ids>>,
    /// Of each of the maps that are drawn from the same ids.
    colours: [Option<Colours>; 2],
    last_camera: Option<Camera>,
    version: u64,
}

/// An image of ids, and what it was made from.
struct Ids {
    shapes: Same<Shapes>,
    leaders: Option<Same<Vec<u32>>>,
    camera: Camera,
    image: IdImage,
    plate: Plate,
    /// Counts fills, so that colours know theirs.
    turn: u64,
}

/// An image of colours, and what it was made from.
struct Colours {
    turn: u64,
    under: Same<Image>,
    paint: Paint,
    /// Without what is outlined alone.
    look: Look,
    image: Arc<Image>,
    marked: Option<Marked>,
}

/// The same with what is outlined alone: the only thing that changes while the pointer moves.
struct Marked {
    version: u64,
    hover: Option<PrecinctId>,
    focus: Option<PrecinctId>,
    image: Arc<Image>,
}

/// What to put on the screen.
pub(crate) struct Frame {
    /// The image.
    pub(crate) image: Arc<Image>,
    /// Its version.
    pub(crate) version: u64,
    /// The camera it was made for.
    pub(crate) camera: Camera,
    /// Whether a better one can be made in the next frame.
    pub(crate) unfinished: bool,
}

impl Choropleth {
    /// Makes what has changed; `wake` is called when a fill beside the window is done. `leaders`
    /// are the precincts that stand for others, whose ids they have then.
    pub(crate) fn update(
        &mut self,
        shapes: &Arc<Shapes>,
        leaders: Option<&Arc<Vec<u32>>>,
        camera: &Camera,
        wake: impl Fn() + Send + 'static,
    ) {
        self.take_pending();
        let moving = self.last_camera.is_some_and(|last| last != *camera);
        self.last_camera = Some(*camera);
        let samples = if moving { 1 } else { 2 };
        let leaders = leaders.cloned().map(Same);
        let current = self.ids.as_ref().is_some_and(|ids| {
            Arc::ptr_eq(&ids.shapes.0, shapes)
                && ids.leaders == leaders
                && ids.camera == *camera
                && samples <= ids.image.samples
        });
        if current || self.pending.is_some() {
            return;
        }
        let heavy = self.ids.is_some() && is_heavy(shapes, camera);
        let (shapes, camera) = (Arc::clone(shapes), *camera);
        let make = move || {
            let mut image = fill(&shapes, &camera, samples);
            if let Some(leaders) = &leaders {
                lead(&mut image, &leaders.0);
            }
            let plate = Plate::new(&image);
            Ids {
                // Precincts that are put together reach further than the one that leads them.
                plate: if leaders.is_some() {
                    plate
                } else {
                    plate.of(Arc::clone(&shapes))
                },
                leaders,
                image,
                shapes: Same(shapes),
                camera,
                turn: 0,
            }
        };
        if heavy {
            let (sender, receiver) = channel();
            rayon::spawn(move || {
                // The map may be gone by now: then nobody is waiting, and that is fine.
                sender.send(make()).ok();
                wake();
            });
            self.pending = Some(receiver);
        } else {
            self.keep(make());
        }
    }

    fn take_pending(&mut self) {
        let Some(pending) = &self.pending else {
            return;
        };
        match pending.try_recv() {
            Ok(ids) => {
                self.pending = None;
                self.keep(ids);
            }
            Err(TryRecvError::Empty) => (),
            Err(TryRecvError::Disconnected) => self.pending = None,
        }
    }

    fn keep(&mut self, ids: Ids) {
        let turn = self.ids.as_ref().map_or(1, |last| last.turn + 1);
        self.ids = Some(Ids { turn, ..ids });
    }

    /// The camera of the ids there are.
    pub(crate) fn camera(&self) -> Option<Camera> {
        self.ids.as_ref().map(|ids| ids.camera)
    }

    /// The image of the first or the second map for these colours.
    pub(crate) fn frame(
        &mut self,
        map: usize,
        under: &Arc<Image>,
        paint: &Paint,
        look: Look,
    ) -> Option<Frame> {
        let ids = self.ids.as_mut()?;
        let last = self.colours.get_mut(map)?;
        let under = Same(Arc::clone(under));
        let still = Look {
            hover: None,
            focus: None,
            ..look.clone()
        };
        let known = last.take().filter(|last| {
            last.turn == ids.turn
                && last.under == under
                && last.look == still
                && last.paint == *paint
        });
        let colours = last.insert(known.unwrap_or_else(|| Colours {
            turn: ids.turn,
            image: Arc::new(lay(&mut ids.plate, paint, &still, &under.0)),
            under,
            paint: paint.clone(),
            look: still,
            marked: None,
        }));
        let known = colours.marked.take();
        let known = known.filter(|last| last.hover == look.hover && last.focus == look.focus);
        let marked = known.unwrap_or_else(|| {
            self.version += 1;
            let mut image = Arc::clone(&colours.image);
            if look.hover.is_some() || look.focus.is_some() {
                mark(&mut ids.plate, &look, Arc::make_mut(&mut image));
            }
            Marked {
                version: self.version,
                hover: look.hover,
                focus: look.focus,
                image,
            }
        });
        let (image, version) = (Arc::clone(&marked.image), marked.version);
        colours.marked = Some(marked);
        Some(Frame {
            image,
            version,
            camera: ids.camera,
            unfinished: self.pending.is_none() && ids.image.samples < 2,
        })
    }

    /// The precinct at a point of the plane, as far as the last ids show.
    pub(crate) fn pick(&self, point: Point) -> Option<PrecinctId> {
        let ids = self.ids.as_ref()?;
        let (x, y) = ids.camera.to_pixels(point);
        ids.image.at(x, y)
    }
}

/// Puts leaders in the place of those they stand for, so that no border is seen between them.
fn lead(image: &mut IdImage, leaders: &[u32]) {
    for id in &mut image.ids {
        if let Some(&leader) = leaders.get(*id as usize) {
            *id = leader;
        }
    }
}

fn is_heavy(shapes: &Shapes, camera: &Camera) -> bool {
    HEAVY < shapes.vertices() && HEAVY < shapes.vertices_in(&camera.bounds())
}

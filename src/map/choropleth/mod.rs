//! The images of the map: ids when the camera moves, colours when anything else changes.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::base::memo::Same;
use crate::draw::colour::Image;
use crate::draw::fill::Shapes;
use crate::draw::mercator::{Camera, Point};
use crate::draw::shade::{Look, Paint};
use crate::map::basemap::Laid;
use crate::map::filled::{AHEAD, Change, Colours, Ids, Laying, Made, Marked, Plan};
use crate::model::layer::PrecinctId;

/// More vertices than this in view are filled beside the window even at rest: a fill of a million
/// takes about a third of a frame.
const HEAVY: usize = 2_000_000;

/// Samples along each side of a pixel once the camera rests; while it moves there is one.
const AT_REST: u32 = 2;

/// What is to be seen of which precincts.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Their outlines.
    pub(super) shapes: &'a Arc<Shapes>,
    /// The precincts that stand for others, whose ids they have then.
    pub(super) leaders: Option<&'a Arc<Vec<u32>>>,
    /// From where.
    pub(super) camera: &'a Camera,
}

/// The images last made.
#[derive(Default)]
pub(crate) struct Choropleth {
    ids: Option<Ids>,
    pending: Option<Pending>,
    /// Where fills for a moving camera are made, once there was one: the other processors are left
    /// to the window.
    aside: OnceLock<Option<ThreadPool>>,
    /// Of each of the maps that are drawn from the same ids.
    colours: [Option<Colours>; 2],
    /// The picture before the last.
    before: Option<Arc<Image>>,
    last_camera: Option<Camera>,
    moving: bool,
    version: u64,
}

/// A fill that is made beside the window.
struct Pending {
    made: Receiver<Made>,
    /// Whether it is for a moving camera.
    moving: bool,
}

/// What to put on the screen.
pub(crate) struct Frame {
    /// The image.
    pub(crate) image: Arc<Image>,
    /// Its version.
    pub(crate) version: u64,
    /// In what it is another than the version before, where little is.
    pub(crate) change: Option<Change>,
    /// The camera it was made for.
    pub(crate) camera: Camera,
    /// Whether a better one can be made in the next frame.
    pub(crate) unfinished: bool,
}

impl Choropleth {
    /// Makes what has changed; `wake` is called when a fill beside the window is done. `plan` says
    /// with what a picture of the first map is laid, if it is made beside the window with its ids.
    /// What lies under such a picture is given back when it is there.
    pub(super) fn update(
        &mut self,
        wanted: Wanted<'_>,
        wake: impl Fn() + Send + 'static,
        plan: impl FnOnce(&Camera) -> Plan,
    ) -> Option<Laid> {
        let under = self.take_pending();
        let camera = *wanted.camera;
        self.moving = self.last_camera.is_some_and(|last| last != camera);
        self.last_camera = Some(camera);
        self.fill(wanted, wake, plan);
        under
    }

    fn fill(
        &mut self,
        wanted: Wanted<'_>,
        wake: impl Fn() + Send + 'static,
        plan: impl FnOnce(&Camera) -> Plan,
    ) {
        let Wanted {
            shapes,
            leaders,
            camera,
        } = wanted;
        let moving = self.moving;
        let leaders = leaders.cloned().map(Same);
        let known = self
            .ids
            .as_ref()
            .filter(|ids| Arc::ptr_eq(&ids.shapes.0, shapes) && ids.leaders == leaders);
        if known.is_some_and(|ids| ids.camera == *camera && ids.image.samples == AT_REST) {
            return;
        }
        if moving && known.is_some_and(|ids| ids.will_do(camera)) {
            return;
        }
        let beside = known.is_some() && (moving || is_heavy(shapes, camera));
        let (shapes, camera) = (Arc::clone(shapes), *camera);
        if !beside {
            // What is still being filled for a moving camera comes too late now.
            self.pending = None;
            return self.keep(Ids::fill(shapes, leaders, camera, AT_REST));
        }
        if self.pending.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        self.pending = Some(Pending {
            made: receiver,
            moving,
        });
        let (camera, samples) = if moving {
            (camera.wider(AHEAD), 1)
        } else {
            (camera, AT_REST)
        };
        let plan = plan(&camera);
        let coats = self.colours[0]
            .as_ref()
            .and_then(|last| last.coats_for(&plan.paint, &plan.look));
        let make = move || {
            let made = plan.make(|| Ids::fill(shapes, leaders, camera, samples), coats);
            // The map may be gone by now: then nobody is waiting, and that is fine.
            sender.send(made).ok();
            wake();
        };
        let aside = self.aside.get_or_init(one_thread).as_ref();
        match aside.filter(|_| moving) {
            Some(aside) => aside.spawn(make),
            None => rayon::spawn(make),
        }
    }

    /// Takes what was made beside the window, once it is there, and gives back what lies under it.
    fn take_pending(&mut self) -> Option<Laid> {
        let made = match self.pending.as_ref()?.made.try_recv() {
            Err(TryRecvError::Empty) => return None,
            made => made.ok(),
        };
        self.pending = None;
        made.and_then(|made| self.take(made))
    }

    fn take(&mut self, made: Made) -> Option<Laid> {
        let Made {
            ids,
            colours,
            under,
        } = made;
        self.keep(ids);
        let turn = self.ids.as_ref()?.turn;
        self.colours[0] = Some(Colours { turn, ..colours });
        Some(under)
    }

    /// Whether the camera is another than in the frame before.
    pub(super) fn is_moving(&self) -> bool {
        self.moving
    }

    /// Whether what is filled beside the window is for a camera at rest.
    fn is_filled_at_rest(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| !pending.moving)
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
        let laying = Laying {
            under: Arc::clone(under),
            paint: paint.clone(),
            look: look.clone().still(),
        };
        let before = last.take();
        let coats = before
            .as_ref()
            .and_then(|before| before.coats_for(paint, &laying.look));
        let is_known = |last: &Colours| last.turn == ids.turn && last.laying == laying;
        let colours = match before {
            Some(last) if is_known(&last) => last,
            before => {
                // The screen still has the picture before this one, and no older one.
                let older = std::mem::replace(&mut self.before, before.map(|it| it.image));
                let unwanted = older.and_then(Arc::into_inner).unwrap_or_default();
                Colours::lay(ids, laying, coats, unwanted)
            }
        };
        let colours = last.insert(colours);
        let marked = match colours.marked.take() {
            Some(last) if last.is_for(&look) => last,
            before => {
                self.version += 1;
                let plate = &mut ids.plate;
                Marked::new(self.version, &colours.image, plate, &look, before)
            }
        };
        let marked = colours.marked.insert(marked);
        let (image, version) = (Arc::clone(&marked.image), marked.version);
        let change = marked.change.clone();
        let is_for_now =
            ids.image.samples == AT_REST && self.last_camera.is_some_and(|it| it == ids.camera);
        Some(Frame {
            image,
            version,
            change,
            camera: ids.camera,
            // A moving camera's fill is followed by one at rest, whether or not it is done.
            unfinished: !(is_for_now || self.is_filled_at_rest()),
        })
    }

    /// The precinct at a point of the plane, as far as the last ids show.
    pub(crate) fn pick(&self, point: Point) -> Option<PrecinctId> {
        let ids = self.ids.as_ref()?;
        let (x, y) = ids.camera.to_pixels(point);
        ids.image.at(x, y)
    }
}

/// A processor of its own; nothing where the system has none to give.
fn one_thread() -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(1).build().ok()
}

fn is_heavy(shapes: &Shapes, camera: &Camera) -> bool {
    HEAVY < shapes.vertices() && HEAVY < shapes.vertices_in(&camera.bounds())
}

#[cfg(test)]
mod tests;

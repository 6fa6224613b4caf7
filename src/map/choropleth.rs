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
    /// Makes what has changed; `wake` is called when a fill beside the window is done. `leaders`
    /// are the precincts that stand for others, whose ids they have then. `plan` says with what a
    /// picture of the first map is laid, if it is made beside the window with its ids. What lies
    /// under such a picture is given back when it is there.
    pub(super) fn update(
        &mut self,
        shapes: &Arc<Shapes>,
        leaders: Option<&Arc<Vec<u32>>>,
        camera: &Camera,
        wake: impl Fn() + Send + 'static,
        plan: impl FnOnce(&Camera) -> Plan,
    ) -> Option<Laid> {
        let under = self.take_pending();
        self.moving = self.last_camera.is_some_and(|last| last != *camera);
        self.last_camera = Some(*camera);
        self.fill(shapes, leaders, camera, wake, plan);
        under
    }

    fn fill(
        &mut self,
        shapes: &Arc<Shapes>,
        leaders: Option<&Arc<Vec<u32>>>,
        camera: &Camera,
        wake: impl Fn() + Send + 'static,
        plan: impl FnOnce(&Camera) -> Plan,
    ) {
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
mod tests {
    use geo::{MultiPolygon, polygon};

    use super::*;
    use crate::draw::colour::Rgb;
    use crate::draw::fill::fill;
    use crate::draw::shade::shade;
    use crate::map::basemap::Under;

    /// Four squares, a colour each.
    fn town() -> (Arc<Shapes>, Paint) {
        let square = |x: f64, y: f64| {
            let (right, top) = (x + 0.01, y + 0.01);
            MultiPolygon(vec![polygon![
                (x: x, y: y), (x: right, y: y), (x: right, y: top), (x: x, y: top)
            ]])
        };
        let corners = [(0.0, 0.0), (0.01, 0.0), (0.0, 0.01), (0.01, 0.01)];
        let shapes = Shapes::of(&corners.map(|(x, y)| square(x, y)));
        let colours = [10, 80, 150, 220].map(|grey| Some(Rgb(grey, 40, 60)));
        let paint = Paint {
            colours: colours.to_vec(),
            ..Paint::default()
        };
        (Arc::new(shapes), paint)
    }

    fn under(camera: &Camera) -> Arc<Image> {
        Under::default().image(camera, false)
    }

    /// A frame for a camera, as the window asks for it.
    fn step(
        map: &mut Choropleth,
        (shapes, paint): &(Arc<Shapes>, Paint),
        camera: &Camera,
    ) -> Frame {
        map.update(
            shapes,
            None,
            camera,
            || (),
            |camera| Plan {
                under: Under::default().underlay(camera, false),
                paint: paint.clone(),
                look: Look::default(),
            },
        );
        let filled = map.camera().unwrap();
        map.frame(0, &under(&filled), paint, Look::default())
            .unwrap()
    }

    #[test]
    fn a_map_that_has_moved_comes_to_rest_as_one_that_never_did() {
        let town = town();
        let start = Camera::fitting(&town.0.bounds(), 200, 160, 10.0);
        let mut map = Choropleth::default();
        step(&mut map, &town, &start);
        let moved = Camera {
            centre: start.point_at(131.0, 90.0),
            ..start
        };
        let frame = step(&mut map, &town, &moved);
        assert_eq!(frame.camera, start, "the last picture is shown, shifted");
        assert!(frame.unfinished, "a better one is asked for");
        let frame = step(&mut map, &town, &moved);
        assert_eq!(frame.camera, moved);
        assert!(!frame.unfinished);
        let ids = fill(&town.0, &moved, AT_REST);
        let direct = shade(&ids, &town.1, &Look::default(), &under(&moved));
        assert!(*frame.image == direct);
    }

    #[test]
    fn outlines_come_and_go_and_only_their_rows_change() {
        let town = town();
        let camera = Camera::fitting(&town.0.bounds(), 200, 160, 10.0);
        let mut map = Choropleth::default();
        step(&mut map, &town, &camera);
        let ids = fill(&town.0, &camera, AT_REST);
        let ground = under(&camera);
        let mut before: Option<Frame> = None;
        let one = |id: u32| Some(PrecinctId(id));
        let wanted = [
            (None, None),
            (one(0), None),
            (one(3), None),
            (one(2), one(1)),
            (None, one(1)),
            (None, None),
            (one(0), None),
        ];
        for (hover, focus) in wanted {
            let look = Look {
                hover,
                focus,
                ..Look::default()
            };
            let frame = map.frame(0, &ground, &town.1, look.clone()).unwrap();
            assert!(
                *frame.image == shade(&ids, &town.1, &look, &ground),
                "{hover:?} {focus:?}"
            );
            if let Some(before) = before.take() {
                let change = frame.change.unwrap();
                assert_eq!(change.since, before.version);
                let rows = |frame: &Image| -> Vec<Vec<[u8; 4]>> {
                    frame.pixels.chunks(200).map(<[_]>::to_vec).collect()
                };
                let pairs = rows(&frame.image).into_iter().zip(rows(&before.image));
                for (row, (now, then)) in pairs.enumerate() {
                    let said = change.rows.iter().any(|rows| rows.contains(&row));
                    assert!(said || now == then, "row {row} has changed unsaid");
                }
            }
            // Held, as a screen would hold it, in every other turn only.
            before = hover.is_none().then(|| Frame {
                change: None,
                ..map.frame(0, &ground, &town.1, look).unwrap()
            });
        }
    }

    #[test]
    fn a_moving_map_is_filled_further_than_it_is_seen_and_not_for_every_step() {
        let town = town();
        let start = Camera::fitting(&town.0.bounds(), 200, 160, 10.0);
        let mut map = Choropleth::default();
        step(&mut map, &town, &start);
        let at = |pixels: f64| Camera {
            centre: start.point_at(100.0 + pixels, 80.0),
            ..start
        };
        step(&mut map, &town, &at(1.0));
        let pending = map.pending.take().unwrap();
        let made = pending.made.recv().unwrap();
        assert_eq!(made.ids.camera, at(1.0).wider(AHEAD));
        map.take(made).unwrap();
        for pixels in 2..f64::from(AHEAD / 2) as u32 {
            let frame = step(&mut map, &town, &at(f64::from(pixels)));
            assert_eq!(frame.camera, at(1.0).wider(AHEAD));
            assert!(map.pending.is_none(), "filled again after {pixels} pixels");
        }
        step(&mut map, &town, &at(f64::from(AHEAD)));
        assert!(
            map.pending.is_some(),
            "filled before the edge comes into view"
        );
    }
}

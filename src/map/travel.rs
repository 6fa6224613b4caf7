//! The map on its way: to a sight in one flight or at once, and there still when the window changes.

use std::f64::consts::PI;

use crate::draw::flight::{Flight, Sight};
use crate::draw::mercator::{Point, RADIUS};
use crate::map::view::{MapView, WORLD};

/// As close as a sight is shown.
const CLOSEST: f64 = 22.0;

/// Where the map is to be, and how it gets there.
#[derive(Debug, Default)]
pub(crate) struct Travel {
    asked: Option<(Sight, Way)>,
    flight: Option<(Flight, f64)>,
    last: Option<Last>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Flight,
    Jump,
}

/// What was put on the map last, and the room and the place it had there: whoever has moved the
/// map since keeps it.
#[derive(Clone, Copy, Debug)]
struct Last {
    sight: Sight,
    room: egui::Vec2,
    place: (Point, f64),
}

impl Travel {
    /// Where the map is to be at `time`, in seconds, if not where it is. `here` is what it shows,
    /// none before it has shown anything; `still` asks for jumps alone.
    fn next(&mut self, here: Option<Sight>, now: &Now, still: bool) -> Option<Sight> {
        if let Some((sight, way)) = self.asked.take() {
            self.last = None;
            self.flight = here
                .filter(|_| way == Way::Flight && !still)
                .map(|here| (Flight::new(here, sight), now.time));
            if self.flight.is_none() {
                return Some(sight);
            }
        }
        if self.last.is_some_and(|last| last.place != now.place) {
            *self = Self::default();
        }
        if let Some((flight, started)) = self.flight {
            let share = (now.time - started) / flight.duration();
            if share >= 1.0 {
                self.flight = None;
            }
            return Some(flight.at(share));
        }
        self.last
            .filter(|last| last.room != now.room)
            .map(|last| last.sight)
    }
}

/// A frame: the time in seconds, the room there is, and the centre and zoom of the map.
struct Now {
    time: f64,
    room: egui::Vec2,
    place: (Point, f64),
}

impl MapView {
    /// Flies to a sight from the next frame on, or jumps where nothing is animated.
    pub fn fly(&mut self, sight: Sight) {
        self.go(sight, Way::Flight);
    }

    /// Shows a sight from the next frame on.
    pub fn look(&mut self, sight: Sight) {
        self.go(sight, Way::Jump);
    }

    fn go(&mut self, sight: Sight, way: Way) {
        if 0.0 < sight.across && sight.across.is_finite() {
            self.fit = None;
            self.travel.asked = Some((sight, way));
        }
    }

    /// What is seen, once something is.
    pub fn sight(&self) -> Option<Sight> {
        let camera = self.camera();
        let across = f64::from(camera.width.min(camera.height)) * camera.scale;
        (0.0 < across).then_some(Sight {
            centre: camera.centre,
            across,
        })
    }

    /// Moves on, a frame at a time; asks for the next one only while on the way.
    pub(super) fn travel(&mut self, ui: &egui::Ui, room: egui::Vec2) {
        let shorter = f64::from(room.min_elem());
        if shorter < 1.0 {
            return;
        }
        let now = Now {
            time: ui.input(|input| input.time),
            room,
            place: self.place(),
        };
        let still = ui.style().animation_time <= 0.0;
        let here = self.sight();
        if let Some(sight) = self.travel.next(here, &now, still) {
            let zoom = (2.0 * PI * RADIUS * shorter / (WORLD * sight.across)).log2();
            self.memory.set_zoom(zoom.clamp(0.0, CLOSEST)).ok();
            self.centre_on(sight.centre);
            self.travel.last = Some(Last {
                sight,
                room,
                place: self.place(),
            });
        }
        if self.travel.flight.is_some() {
            ui.ctx().request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(time: f64, zoom: f64) -> Now {
        Now {
            time,
            room: egui::Vec2::splat(500.0),
            place: (Point::default(), zoom),
        }
    }

    fn sight(across: f64) -> Sight {
        Sight {
            across,
            ..Sight::default()
        }
    }

    fn asked(way: Way) -> Travel {
        Travel {
            asked: Some((sight(100.0), way)),
            ..Travel::default()
        }
    }

    #[test]
    fn a_flight_lands_and_then_rests() {
        let mut travel = asked(Way::Flight);
        let here = Some(sight(900.0));
        assert_eq!(travel.next(here, &now(5.0, 1.0), false), here);
        let landed = travel.next(here, &now(9.0, 1.0), false);
        assert_eq!(landed, Some(sight(100.0)));
        assert_eq!(travel.next(landed, &now(9.1, 1.0), false), None);
    }

    #[test]
    fn nothing_flies_where_nothing_is_animated() {
        let mut travel = asked(Way::Flight);
        let there = travel.next(Some(sight(900.0)), &now(5.0, 1.0), true);
        assert_eq!(there, Some(sight(100.0)));
        assert!(travel.flight.is_none(), "it is there");
    }

    #[test]
    fn a_hand_on_the_map_ends_the_flight() {
        let mut travel = asked(Way::Flight);
        let here = Some(sight(900.0));
        travel.next(here, &now(5.0, 1.0), false);
        travel.last = Some(Last {
            sight: sight(900.0),
            room: egui::Vec2::splat(500.0),
            place: (Point::default(), 1.0),
        });
        assert_eq!(travel.next(here, &now(5.1, 1.5), false), None);
        assert!(travel.flight.is_none(), "whoever moves the map keeps it");
    }

    #[test]
    fn a_sight_stays_when_the_window_grows() {
        let mut travel = asked(Way::Jump);
        travel.last = None;
        travel.next(None, &now(5.0, 1.0), false);
        travel.last = Some(Last {
            sight: sight(100.0),
            room: egui::Vec2::splat(200.0),
            place: (Point::default(), 1.0),
        });
        let shown = travel.next(Some(sight(250.0)), &now(5.1, 1.0), false);
        assert_eq!(shown, Some(sight(100.0)));
    }
}

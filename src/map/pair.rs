//! Two maps with one camera: side by side, or one over the other with a bar between them.
//!
//! Both are the same map coloured twice: one image of ids, one ground, one pointer. What a second
//! map costs is a pass of colours, and nothing while the bar is moved.

use egui::{Pos2, Rect, Sense, UiBuilder, Vec2};

use crate::draw::shade::Paint;
use crate::map::paint::Place;
use crate::map::view::{MapInput, MapOutput, MapView};

/// Between two maps side by side, in points.
const GUTTER: f32 = 2.0;

/// How two maps share the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Split {
    /// One beside the other, each with half of it.
    Beside,
    /// One over the other: the second is seen right of a bar, at this share of the width, 0 to 1.
    Swipe(f32),
}

impl Split {
    /// Where the two maps are in a room.
    fn places(self, room: Rect, pixels_per_point: f32) -> [Place; 2] {
        let whole = |points: f32| (points * pixels_per_point).round() / pixels_per_point;
        match self {
            Self::Beside => {
                // As large as each other to the pixel: what is made for one serves both.
                let half = ((room.width() - GUTTER) / 2.0 * pixels_per_point).floor();
                let size = Vec2::new((half / pixels_per_point).max(0.0), room.height());
                let right = Pos2::new(whole(room.right() - size.x), room.top());
                [
                    Place::whole(0, Rect::from_min_size(room.min, size)),
                    Place::whole(1, Rect::from_min_size(right, size)),
                ]
            }
            Self::Swipe(share) => {
                let bar = whole(room.left() + share.clamp(0.0, 1.0) * room.width());
                let (left, right) = room.split_left_right_at_x(bar.min(room.right()));
                [(0, left), (1, right)].map(|(map, seen)| Place {
                    map,
                    rect: room,
                    seen,
                })
            }
        }
    }
}

/// What happened on two maps in a frame.
#[derive(Debug)]
pub struct PairOutput {
    /// What happened, on whichever map.
    pub happened: MapOutput,
    /// Which map the pointer is on: 0 or 1.
    pub map: usize,
    /// Where each can be seen.
    pub seen: [Rect; 2],
}

impl MapView {
    /// Shows two maps in all the room that `ui` has left: one as `input` has it, and one that
    /// differs by its colours.
    pub fn show_two(
        &mut self,
        ui: &mut egui::Ui,
        input: &MapInput<'_>,
        second: &Paint,
        split: Split,
    ) -> PairOutput {
        let room = ui.available_rect_before_wrap();
        let pixels_per_point = ui.ctx().pixels_per_point();
        let places = split.places(room, pixels_per_point);
        let rect = places[0].rect;
        self.go_where_asked(ui, input, rect.size());
        let (response, map) = match split {
            Split::Beside => self.gestures_on_either(ui, places.map(|it| it.rect), input),
            Split::Swipe(_) => {
                let response = self.gestures(ui, input.tool);
                self.listen(ui, &response, &input.words.text("map-name"));
                let at = ui.input(|input| input.pointer.latest_pos());
                let right = at.is_some_and(|at| places[1].seen.left() <= at.x);
                (response, usize::from(right))
            }
        };
        self.camera = self.camera_of(rect, pixels_per_point);
        let happened = self.follow_pointer(ui, response, input);
        let ground = self.prepare(ui.ctx(), input);
        let others = [input.paint, second];
        for (place, paint) in places.into_iter().zip(others) {
            let input = MapInput { paint, ..*input };
            self.paint(ui, place, &ground, &input, happened.hovered);
        }
        PairOutput {
            happened,
            map,
            seen: places.map(|place| place.seen),
        }
    }

    /// Lets walkers move the camera from the map that the pointer is on, or was pressed on; the
    /// response of that map, and which it is.
    fn gestures_on_either(
        &mut self,
        ui: &mut egui::Ui,
        rects: [Rect; 2],
        input: &MapInput<'_>,
    ) -> (egui::Response, usize) {
        let at = ui.input(|input| {
            let pointer = &input.pointer;
            pointer.press_origin().or(pointer.latest_pos())
        });
        let leading = usize::from(at.is_some_and(|at| rects[1].contains(at)));
        let names = [
            input.words.text("map-name"),
            input.words.text("two-map-name"),
        ];
        let [left, right] = [0, 1].map(|map| {
            let place = UiBuilder::new().max_rect(rects[map]).id_salt(("map", map));
            let mut half = ui.new_child(place);
            let response = if map == leading {
                self.gestures(&mut half, input.tool)
            } else {
                // As walkers would: the same widget, whichever map leads.
                let size = half.available_size();
                half.allocate_exact_size(size, Sense::click_and_drag()).1
            };
            self.listen(ui, &response, &names[map]);
            response
        });
        // A drag ends where it began, wherever the pointer is by then.
        let map = match (left.drag_stopped(), right.drag_stopped()) {
            (true, _) => 0,
            (_, true) => 1,
            _ => leading,
        };
        (if map == 1 { right } else { left }, map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_side_by_side_are_as_large_as_each_other() {
        for (width, scale) in [(736.0, 1.0), (735.0, 1.0), (701.3, 1.5), (1.0, 2.0)] {
            let room = Rect::from_min_size(Pos2::new(384.0, 80.0), Vec2::new(width, 528.0));
            let [left, right] = Split::Beside.places(room, scale).map(|place| place.rect);
            assert_eq!(left.size(), right.size(), "{width} at {scale}");
            assert!(left.right() <= right.left(), "they do not overlap");
            assert!(right.right() <= room.right() + 1.0, "they fit");
        }
    }

    #[test]
    fn a_swipe_shows_every_point_of_the_room_once() {
        let room = Rect::from_min_size(Pos2::new(384.0, 80.0), Vec2::new(736.0, 528.0));
        for share in [-1.0, 0.0, 0.3, 1.0, 2.0] {
            let [left, right] = Split::Swipe(share).places(room, 1.25);
            assert_eq!((left.rect, right.rect), (room, room));
            assert!((left.seen.right() - right.seen.left()).abs() < f32::EPSILON);
            assert_eq!(left.seen.union(right.seen), room);
        }
    }
}

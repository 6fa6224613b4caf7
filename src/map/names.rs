//! What is written in precincts: found again only when the camera or the selection changes.

use std::sync::Arc;

use egui::{Context, Order, Rect};

use crate::base::memo::{Memo, Same};
use crate::draw::fill::Shapes;
use crate::draw::label::{Label, Lettering, labels};
use crate::draw::mercator::Camera;
use crate::map::overlay::{Canvas, NAME};
use crate::map::view::MapInput;

/// The names last found for a map.
#[derive(Default)]
pub(crate) struct Names {
    last: Memo<Key, Vec<Label>>,
}

/// All that decides on them.
#[derive(PartialEq)]
struct Key {
    shapes: Same<Shapes>,
    names: Same<Vec<String>>,
    selected: Vec<bool>,
    camera: Camera,
}

impl Names {
    /// Writes the names that have room and that nothing lies over.
    pub(crate) fn paint(&mut self, canvas: &Canvas<'_>, input: &MapInput<'_>, over: &[Rect]) {
        let key = Key {
            shapes: Same(Arc::clone(input.shapes)),
            names: Same(Arc::clone(input.names)),
            selected: input.selected.to_vec(),
            camera: canvas.camera,
        };
        let found = self.last.get_or_make(key, |key| {
            let lettering = Lettering {
                names: &key.names.0,
                selected: &key.selected,
                size: NAME,
            };
            labels(&key.shapes.0, &lettering, &key.camera)
        });
        for label in found {
            let room = canvas.rect(&label.room);
            if over.iter().any(|over| over.intersects(room)) {
                continue;
            }
            if let Some(name) = input.names.get(label.precinct.index()) {
                canvas.name(label.at, name);
            }
        }
    }
}

/// What stands on the map in front of it, the legend say, and was there in the last frame.
pub(crate) fn cards(ctx: &Context, map: Rect) -> Vec<Rect> {
    ctx.memory(|memory| {
        let shown = memory
            .layer_ids()
            .filter(|layer| layer.order == Order::Middle && memory.areas().is_visible(layer));
        shown
            .filter_map(|layer| memory.area_rect(layer.id))
            .filter(|card| card.intersects(map))
            .collect()
    })
}

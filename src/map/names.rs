//! What is written in precincts: found again only when the camera or the selection changes.

use std::sync::Arc;

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
    /// Writes the names that have room.
    pub(crate) fn paint(&mut self, canvas: &Canvas<'_>, input: &MapInput<'_>) {
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
            if let Some(name) = input.names.get(label.precinct.index()) {
                canvas.name(label.at, name);
            }
        }
    }
}

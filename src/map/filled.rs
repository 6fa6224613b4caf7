//! One picture of the map as it is made: the ids that a camera sees, and the colours over them.

use std::ops::Range;
use std::sync::Arc;

use crate::base::memo::Same;
use crate::draw::coats::Coats;
use crate::draw::colour::Image;
use crate::draw::fill::{IdImage, Shapes, fill};
use crate::draw::mercator::Camera;
use crate::draw::plate::Plate;
use crate::draw::shade::{Look, Paint, lay, mark};
use crate::map::basemap::{Laid, Underlay};
use crate::model::layer::PrecinctId;

/// How many pixels more than the window shows are filled on each side while the camera moves: what
/// comes into view before the next fill is done.
pub(super) const AHEAD: u32 = 96;

/// By how much the scale may change before a moving camera's picture is filled again.
const STRETCH: f64 = 1.05;

/// An image of ids, and what it was made from.
pub(super) struct Ids {
    pub(super) shapes: Same<Shapes>,
    pub(super) leaders: Option<Same<Vec<u32>>>,
    pub(super) camera: Camera,
    pub(super) image: IdImage,
    pub(super) plate: Plate,
    /// Counts fills, so that colours know theirs.
    pub(super) turn: u64,
}

/// What an image of colours is made with.
#[derive(Clone)]
pub(crate) struct Laying {
    /// What lies under the colours, for the same camera.
    pub(crate) under: Arc<Image>,
    /// The colours.
    pub(crate) paint: Paint,
    /// How they are laid on, without what is outlined alone.
    pub(crate) look: Look,
}

impl PartialEq for Laying {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.under, &other.under)
            && self.look == other.look
            && self.paint == other.paint
    }
}

/// The same before what lies under the colours is painted.
pub(super) struct Plan {
    pub(super) under: Underlay,
    pub(super) paint: Paint,
    pub(super) look: Look,
}

/// A picture of a map, made in one go beside the window.
pub(super) struct Made {
    pub(super) ids: Ids,
    pub(super) colours: Colours,
    /// What lies under the colours.
    pub(super) under: Laid,
}

impl Plan {
    /// Fills ids and lays the colours, with coats that were known before if they are the same.
    pub(super) fn make(self, fill: impl FnOnce() -> Ids, coats: Option<Arc<Coats>>) -> Made {
        let mut ids = fill();
        let under = self.under.paint();
        let laying = Laying {
            under: Arc::clone(&under.image),
            paint: self.paint,
            look: self.look,
        };
        let colours = Colours::lay(&mut ids, laying, coats, Image::default());
        Made {
            ids,
            colours,
            under,
        }
    }
}

/// An image of colours, and what it was made from.
pub(super) struct Colours {
    pub(super) turn: u64,
    pub(super) laying: Laying,
    pub(super) coats: Arc<Coats>,
    pub(super) image: Arc<Image>,
    pub(super) marked: Option<Marked>,
}

/// The same with what is outlined alone: the only thing that changes while the pointer moves.
pub(super) struct Marked {
    pub(super) version: u64,
    hover: Option<PrecinctId>,
    focus: Option<PrecinctId>,
    pub(super) image: Arc<Image>,
    /// The rows of pixels in which it is another than without outlines.
    rows: Vec<Range<usize>>,
    /// In what it is another than the image before, where that had the same colours.
    pub(super) change: Option<Change>,
}

impl Marked {
    /// Whether it outlines what a look wants outlined.
    pub(super) fn is_for(&self, look: &Look) -> bool {
        self.hover == look.hover && self.focus == look.focus
    }

    /// The image of colours with its outlines, in the place of the one before if nobody looks at
    /// that any more.
    pub(super) fn new(
        version: u64,
        bare: &Arc<Image>,
        plate: &mut Plate,
        look: &Look,
        before: Option<Self>,
    ) -> Self {
        let (hover, focus) = (look.hover, look.focus);
        let mut image = Arc::clone(bare);
        let mut rows = Vec::new();
        let mut change = before.as_ref().map(|before| Change {
            since: before.version,
            rows: before.rows.clone(),
        });
        if hover.is_some() || focus.is_some() {
            if let Some(before) = before {
                image = before.cleaned(bare);
            }
            rows = mark(plate, look, Arc::make_mut(&mut image));
        }
        if let Some(change) = &mut change {
            change.rows.extend(rows.iter().cloned());
        }
        Self {
            version,
            hover,
            focus,
            image,
            rows,
            change,
        }
    }

    /// Its image without outlines.
    fn cleaned(self, bare: &Arc<Image>) -> Arc<Image> {
        let mut image = self.image;
        let width = bare.width as usize;
        let Some(pixels) = Arc::get_mut(&mut image).map(|image| &mut image.pixels) else {
            return Arc::clone(bare);
        };
        for rows in self.rows {
            let rows = rows.start * width..rows.end * width;
            pixels[rows.clone()].copy_from_slice(&bare.pixels[rows]);
        }
        image
    }
}

/// In what one image is another than the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The version before.
    pub(crate) since: u64,
    /// The rows of pixels.
    pub(crate) rows: Vec<Range<usize>>,
}

impl Ids {
    pub(super) fn fill(
        shapes: Arc<Shapes>,
        leaders: Option<Same<Vec<u32>>>,
        camera: Camera,
        samples: u32,
    ) -> Self {
        let mut image = fill(&shapes, &camera, samples);
        if let Some(leaders) = &leaders {
            lead(&mut image, &leaders.0);
        }
        let plate = Plate::new(&image);
        Self {
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
    }

    /// Whether a moving camera is well served by the picture that there is.
    pub(super) fn will_do(&self, camera: &Camera) -> bool {
        let ratio = self.camera.scale / camera.scale;
        let (seen, filled) = (camera.wider(AHEAD / 3).bounds(), self.camera.bounds());
        (1.0 / STRETCH..STRETCH).contains(&ratio) && filled.holds(&seen)
    }
}

impl Colours {
    /// With coats that were known before, if they are the same, and in the place of a picture that
    /// is no longer wanted.
    pub(super) fn lay(
        ids: &mut Ids,
        laying: Laying,
        coats: Option<Arc<Coats>>,
        unwanted: Image,
    ) -> Self {
        let Laying { under, paint, look } = &laying;
        let coats = coats.unwrap_or_else(|| Arc::new(Coats::new(paint, look)));
        Self {
            turn: ids.turn,
            image: Arc::new(lay(&mut ids.plate, paint, look, &coats, under, unwanted)),
            laying,
            coats,
            marked: None,
        }
    }

    /// The coats there are, if they serve for this.
    pub(super) fn coats_for(&self, paint: &Paint, look: &Look) -> Option<Arc<Coats>> {
        let same = self.laying.look.coats_like(look) && self.laying.paint == *paint;
        same.then(|| Arc::clone(&self.coats))
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

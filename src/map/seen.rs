//! The composed image as other eyes see it.

use std::sync::Arc;

use crate::base::memo::Memo;
use crate::draw::colour::Image;
use crate::draw::vision::Vision;
use crate::map::choropleth::Frame;
use crate::map::filled::Change;

/// More than the number of visions: each version of an image is one in each of them.
const VISIONS: u64 = 8;

/// The image last made.
#[derive(Default)]
pub(crate) struct Seen {
    last: Memo<(u64, Vision), Arc<Image>>,
}

/// An image to put on the screen.
#[derive(Clone)]
pub(crate) struct Shot {
    pub(crate) image: Arc<Image>,
    /// Another for every content.
    pub(crate) version: u64,
    /// In what it is another than the version before, where little is.
    pub(crate) change: Option<Change>,
}

impl Seen {
    /// What to put on the screen of a frame.
    pub(crate) fn shot(&mut self, frame: &Frame, vision: Option<Vision>) -> Shot {
        let Some(vision) = vision else {
            return Shot {
                image: Arc::clone(&frame.image),
                version: VISIONS * frame.version,
                change: frame.change.clone().map(|change| Change {
                    since: VISIONS * change.since,
                    ..change
                }),
            };
        };
        let key = (frame.version, vision);
        let make = |_: &_| Arc::new(vision.sees_image(&frame.image));
        let image = self.last.get_or_make(key, make);
        Shot {
            image: Arc::clone(image),
            version: VISIONS * frame.version + 1 + vision as u64,
            change: None,
        }
    }
}

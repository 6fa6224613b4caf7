//! The composed image as other eyes see it.

use std::sync::Arc;

use crate::base::memo::Memo;
use crate::draw::colour::Image;
use crate::draw::vision::Vision;
use crate::map::choropleth::Frame;

/// More than the number of visions: each version of an image is one in each of them.
const VISIONS: u64 = 8;

/// The image last made.
#[derive(Default)]
pub(crate) struct Seen {
    last: Memo<(u64, Vision), Arc<Image>>,
}

impl Seen {
    /// The image to put on the screen, and its version.
    pub(crate) fn image(&mut self, frame: &Frame, vision: Option<Vision>) -> (Arc<Image>, u64) {
        let version = VISIONS * frame.version;
        let Some(vision) = vision else {
            return (Arc::clone(&frame.image), version);
        };
        let key = (frame.version, vision);
        let make = |_: &_| Arc::new(vision.sees_image(&frame.image));
        let image = self.last.get_or_make(key, make);
        (Arc::clone(image), version + 1 + vision as u64)
    }
}

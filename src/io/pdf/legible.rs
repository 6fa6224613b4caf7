//! Whether a printed page can be read: the smallest type, the thinnest line, any colour.

use typst::layout::{Frame, FrameItem};
use typst::visualize::{FixedStroke, Paint};
use typst_layout::PagedDocument;

/// What the hardest thing to read on some pages is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Legibility {
    /// The smallest type, in points; infinite without any.
    pub type_size: f64,
    /// The thinnest line, in points; infinite without any.
    pub line_width: f64,
    /// Whether something is in colour.
    pub coloured: bool,
}

impl Legibility {
    /// The smallest type that is read by the light of a staircase, in points.
    pub const TYPE: f64 = 8.0;
    /// The thinnest line that a worn copier still prints, in points.
    pub const LINE: f64 = 0.4;

    /// Looks at all pages of a document; pictures on them are not looked into.
    pub(super) fn of(document: &PagedDocument) -> Self {
        let mut found = Self {
            type_size: f64::INFINITY,
            line_width: f64::INFINITY,
            coloured: false,
        };
        for page in document.pages() {
            found.look(&page.frame, 1.0);
        }
        found
    }

    fn look(&mut self, frame: &Frame, scale: f64) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let by = group.transform.sx.get().abs();
                    self.look(&group.frame, scale * by);
                }
                FrameItem::Text(text) => {
                    self.type_size = self.type_size.min(scale * text.size.to_pt());
                    self.paint(&text.fill);
                }
                FrameItem::Shape(shape, _) => {
                    if let Some(fill) = &shape.fill {
                        self.paint(fill);
                    }
                    if let Some(stroke) = &shape.stroke {
                        self.line(stroke, scale);
                    }
                }
                _ => (),
            }
        }
    }

    fn line(&mut self, stroke: &FixedStroke, scale: f64) {
        self.line_width = self.line_width.min(scale * stroke.thickness.to_pt());
        self.paint(&stroke.paint);
    }

    fn paint(&mut self, paint: &Paint) {
        self.coloured |= match paint {
            Paint::Solid(colour) => {
                let rgb = colour.to_rgb();
                let apart = |one: f32, other: f32| (one - other).abs() > 0.02;
                apart(rgb.red, rgb.green) || apart(rgb.green, rgb.blue)
            }
            _ => true,
        };
    }
}

//! The scale bar and the words in the map's corners.

use std::sync::Arc;

use crate::base::words::Words;
use crate::draw::mercator::Camera;
use crate::draw::picture::{round_length, round_length_text};
use crate::map::single;

/// From the map's edge, in points.
const MARGIN: f32 = 8.0;

/// Words on a plate in a corner of the map, with a line below them where there is a scale.
pub(crate) struct Plate {
    rect: egui::Rect,
    rounded: f32,
    paper: egui::Color32,
    ink: egui::Color32,
    words: Arc<egui::Galley>,
    at: egui::Pos2,
    line: Vec<egui::Pos2>,
}

impl Plate {
    pub(crate) fn rect(&self) -> egui::Rect {
        self.rect
    }

    pub(crate) fn draw(self, painter: &egui::Painter) {
        painter.rect_filled(self.rect, self.rounded, self.paper);
        painter.galley(self.at, self.words, self.ink);
        painter.line(self.line, egui::Stroke::new(1.5, self.ink));
    }
}

/// The scale bar, bottom left. `camera` is in points.
pub(crate) fn scale_bar(
    painter: &egui::Painter,
    camera: &Camera,
    words: &Words,
    dark: bool,
) -> Plate {
    let metres = camera.ground_metres_per_pixel();
    let length = round_length(metres * 96.0);
    let width = single(length / metres);
    let text = round_length_text(length, words);
    let (ink, paper) = colours(dark);
    let font = egui::FontId::proportional(12.0);
    let galley = painter.layout_no_wrap(text, font, ink);
    let low = painter.clip_rect().left_bottom() + egui::vec2(MARGIN, -MARGIN);
    let size = egui::vec2(width.max(galley.size().x) + 12.0, galley.size().y + 12.0);
    let rect = egui::Rect::from_min_size(low - egui::vec2(0.0, size.y), size);
    let (left, right) = (rect.left() + 6.0, rect.left() + 6.0 + width);
    let (top, bottom) = (rect.bottom() - 9.0, rect.bottom() - 5.0);
    let points = [(left, top), (left, bottom), (right, bottom), (right, top)];
    Plate {
        at: rect.min + egui::vec2(6.0, 2.0),
        line: points.map(|(x, y)| egui::pos2(x, y)).to_vec(),
        words: galley,
        rounded: 3.0,
        rect,
        paper,
        ink,
    }
}

/// Who made the basemap, bottom right.
pub(crate) fn attribution(painter: &egui::Painter, text: String, dark: bool) -> Plate {
    let (ink, paper) = colours(dark);
    let font = egui::FontId::proportional(11.0);
    let galley = painter.layout_no_wrap(text, font, ink);
    let corner = painter.clip_rect().right_bottom();
    let rect = egui::Rect::from_min_max(corner - galley.size() - egui::vec2(8.0, 4.0), corner);
    Plate {
        at: rect.min + egui::vec2(4.0, 2.0),
        line: Vec::new(),
        words: galley,
        rounded: 0.0,
        rect,
        paper,
        ink,
    }
}

/// Ink, and the plate under it.
fn colours(dark: bool) -> (egui::Color32, egui::Color32) {
    if dark {
        (
            egui::Color32::from_gray(0xe0),
            egui::Color32::from_black_alpha(0xa0),
        )
    } else {
        (
            egui::Color32::from_gray(0x24),
            egui::Color32::from_white_alpha(0xc8),
        )
    }
}

//! The scale bar and the words in the map's corners.

use crate::base::words::Words;
use crate::draw::mercator::Camera;
use crate::draw::picture::{round_length, round_length_text};
use crate::map::single;

/// From the map's edge, in points.
const MARGIN: f32 = 8.0;

/// Draws the scale bar, bottom left. `camera` is in points.
pub(crate) fn scale_bar(painter: &egui::Painter, camera: &Camera, words: &Words, dark: bool) {
    let metres = camera.ground_metres_per_pixel();
    let length = round_length(metres * 96.0);
    let width = single(length / metres);
    let text = round_length_text(length, words);
    let (ink, paper) = colours(dark);
    let font = egui::FontId::proportional(12.0);
    let galley = painter.layout_no_wrap(text, font, ink);
    let low = painter.clip_rect().left_bottom() + egui::vec2(MARGIN, -MARGIN);
    let size = egui::vec2(width.max(galley.size().x) + 12.0, galley.size().y + 12.0);
    let plate = egui::Rect::from_min_size(low - egui::vec2(0.0, size.y), size);
    painter.rect_filled(plate, 3.0, paper);
    painter.galley(plate.min + egui::vec2(6.0, 2.0), galley, ink);
    let line = egui::Stroke::new(1.5, ink);
    let (left, right) = (plate.left() + 6.0, plate.left() + 6.0 + width);
    let (top, bottom) = (plate.bottom() - 9.0, plate.bottom() - 5.0);
    let points = [(left, top), (left, bottom), (right, bottom), (right, top)];
    painter.line(points.map(|(x, y)| egui::pos2(x, y)).to_vec(), line);
}

/// Writes who made the basemap, bottom right.
pub(crate) fn attribution(painter: &egui::Painter, text: &str, dark: bool) {
    if text.is_empty() {
        return;
    }
    let (ink, paper) = colours(dark);
    let font = egui::FontId::proportional(11.0);
    let galley = painter.layout_no_wrap(text.to_owned(), font, ink);
    let size = galley.size() + egui::vec2(8.0, 4.0);
    let plate = egui::Rect::from_min_max(
        painter.clip_rect().right_bottom() - size,
        painter.clip_rect().right_bottom(),
    );
    painter.rect_filled(plate, 0.0, paper);
    painter.galley(plate.min + egui::vec2(4.0, 2.0), galley, ink);
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

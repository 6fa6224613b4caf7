//! How a column is spread, as bars.

use egui::emath::GuiRounding as _;
use egui::{Color32, Mesh, Rect, Sense, Ui, Vec2};

use crate::analysis::histogram::Histogram;
use crate::ui::theme;

/// Draws bars in the room given, each in the colour that `colour` has for its middle.
pub(crate) fn histogram(
    ui: &mut Ui,
    bins: &Histogram,
    size: Vec2,
    colour: impl Fn(f64) -> Color32,
) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let tallest = bins.most().max(1) as f32;
    let width = rect.width() / bins.counts.len().max(1) as f32;
    let gap = if width > 6.0 { 1.0 } else { 0.0 };
    // One mesh without soft edges: a tenth of the triangles that a rectangle for each would be.
    let mut bars = Mesh::default();
    for (bin, &count) in bins.counts.iter().enumerate() {
        if count == 0 {
            continue;
        }
        let left = rect.left() + bin as f32 * width;
        let height = (count as f32 / tallest * rect.height()).max(1.0);
        let bar = Rect::from_x_y_ranges(
            left..=left + width - gap,
            rect.bottom() - height..=rect.bottom(),
        );
        let middle = bins.edge(bin).midpoint(bins.edge(bin + 1));
        bars.add_colored_rect(bar.round_to_pixels(ui.pixels_per_point()), colour(middle));
    }
    ui.painter().add(bars);
    let line = theme::palette(ui).line;
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, line));
}

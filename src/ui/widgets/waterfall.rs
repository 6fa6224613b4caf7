//! What each term adds to a score or takes from it, step by step.

use egui::{Rect, RichText, Sense, Stroke, Ui, Vec2};

use crate::ui::theme;

/// One term's part in a score.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    /// The term.
    pub(crate) name: String,
    /// What it adds; below zero, what it takes.
    pub(crate) adds: f64,
    /// That, in words.
    pub(crate) text: String,
}

/// Draws the steps from zero to the score, each beginning where the one above it ends.
pub(crate) fn waterfall(ui: &mut Ui, steps: &[Step]) {
    let mut reached = 0.0_f64;
    let (mut least, mut most) = (0.0_f64, 0.0_f64);
    for step in steps {
        reached += step.adds;
        least = least.min(reached);
        most = most.max(reached);
    }
    let span = (most - least).max(1e-9);
    let mut from = 0.0;
    for step in steps {
        draw(
            ui,
            step,
            (from - least) / span,
            (from + step.adds - least) / span,
        );
        from += step.adds;
    }
}

#[expect(clippy::cast_possible_truncation, reason = "shares between 0 and 1")]
fn draw(ui: &mut Ui, step: &Step, from: f64, to: f64) {
    let palette = theme::palette(ui);
    super::row(ui, step.name.as_str(), |ui| {
        ui.label(RichText::new(&step.text).font(theme::strong(theme::TEXT_SMALL)));
    });
    ui.add_space(-theme::GRID);
    let size = Vec2::new(ui.available_width(), 10.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let at = |share: f64| rect.left() + share as f32 * rect.width();
    let (start, end) = (at(from), at(to));
    let colour = if step.adds < 0.0 {
        palette.down
    } else {
        palette.accent
    };
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
    let bar = Rect::from_x_y_ranges(
        start.min(end)..=start.max(end).max(start.min(end) + 1.0),
        rect.top() + 1.0..=rect.bottom() - 1.0,
    );
    ui.painter().rect_filled(bar, 1.0, colour);
    ui.painter()
        .vline(end, rect.y_range(), Stroke::new(1.0, palette.text));
}

//! What each term lifts a score by or takes from it, step by step, from the average.

use egui::{Rect, RichText, Sense, Stroke, Ui, Vec2};

use crate::ui::theme;

/// Where a score is after one more term.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    /// The term.
    pub(crate) name: String,
    /// What it lifts the score by; below zero, what it takes.
    pub(crate) lifts: f64,
    /// That, in words.
    pub(crate) text: String,
}

/// Draws the steps from `start` to the score, each beginning where the one above it ends. The line
/// through all of them is where they start.
pub(crate) fn waterfall(ui: &mut Ui, start: f64, steps: &[Step]) {
    let ends = steps.iter().scan(start, |reached, step| {
        *reached += step.lifts;
        Some(*reached)
    });
    let (least, most) = ends.fold((start, start), |(least, most), end| {
        (least.min(end), most.max(end))
    });
    let span = (most - least).max(1e-9);
    let at = |score: f64| (score - least) / span;
    let mut from = start;
    for step in steps {
        let to = from + step.lifts;
        draw(ui, step, [start, from, to].map(at));
        from = to;
    }
}

/// Draws a step; where all began, where it begins and where it ends are shares of the width.
#[expect(clippy::cast_possible_truncation, reason = "shares between 0 and 1")]
fn draw(ui: &mut Ui, step: &Step, shares: [f64; 3]) {
    let palette = theme::palette(ui);
    super::row(ui, step.name.as_str(), |ui| {
        ui.label(RichText::new(&step.text).font(theme::strong(theme::TEXT_SMALL)));
    });
    ui.add_space(-theme::GRID);
    let size = Vec2::new(ui.available_width(), 10.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let [start, from, to] = shares.map(|share| rect.left() + share as f32 * rect.width());
    let colour = if step.lifts < 0.0 {
        palette.down
    } else {
        palette.accent
    };
    let line = Stroke::new(1.0, palette.line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
    let bar = Rect::from_x_y_ranges(
        from.min(to)..=from.max(to).max(from.min(to) + 1.0),
        rect.top() + 1.0..=rect.bottom() - 1.0,
    );
    ui.painter().rect_filled(bar, 1.0, colour);
    ui.painter().vline(start, rect.y_range(), line);
    ui.painter()
        .vline(to, rect.y_range(), Stroke::new(1.0, palette.text));
}

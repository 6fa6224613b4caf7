//! A slider from −100 to +100 with zero in its middle, where it snaps.

use egui::{Key, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, accesskit};

use crate::ui::theme;

/// The farthest it goes, either way.
const END: f64 = 100.0;
/// How near to zero it snaps, in its own unit.
const SNAP: f64 = 4.0;

/// Shows a weight; the answer says where a gesture stands.
///
/// Double-click puts it on zero; the arrow keys move it by one, with Shift by ten.
pub(crate) fn slider(ui: &mut Ui, value: f64, enabled: bool, name: &str) -> Slid {
    let size = Vec2::new(ui.available_width(), 20.0);
    let sense = if enabled {
        Sense::click_and_drag()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let wanted = if enabled {
        asked(ui, &response, rect, value)
    } else {
        None
    };
    let shown = wanted.unwrap_or(value);
    response.widget_info(|| WidgetInfo::slider(enabled, shown, name));
    if enabled {
        declare(ui, &response, shown);
    }
    paint(ui, &response, rect, shown, enabled);
    let dragging = response.dragged();
    Slid {
        wanted: wanted.filter(|wanted| 1e-9 < (wanted - value).abs()),
        over: response.drag_stopped() || (wanted.is_some() && !dragging),
        response,
    }
}

/// What happened to a slider in a frame.
pub(crate) struct Slid {
    /// The value it is to have, when that is another one.
    pub(crate) wanted: Option<f64>,
    /// Whether the gesture is over.
    pub(crate) over: bool,
    /// The widget.
    pub(crate) response: Response,
}

fn travel(rect: Rect) -> Rect {
    rect.shrink2(Vec2::new(8.0, 0.0))
}

fn place(rect: Rect, value: f64) -> f32 {
    let travel = travel(rect);
    #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
    let share = ((value + END) / (2.0 * END)) as f32;
    travel.left() + share * travel.width()
}

fn asked(ui: &Ui, response: &Response, rect: Rect, value: f64) -> Option<f64> {
    if response.double_clicked() {
        return Some(0.0);
    }
    if let Some(pointer) = response.interact_pointer_pos()
        && (response.dragged() || response.clicked())
    {
        let travel = travel(rect);
        let share = f64::from((pointer.x - travel.left()) / travel.width());
        return Some(snapped(share * 2.0 * END - END));
    }
    let spoken = ui.input(|input| {
        input
            .accesskit_action_requests(response.id, accesskit::Action::SetValue)
            .filter_map(|request| match request.data {
                Some(accesskit::ActionData::NumericValue(value)) => Some(value),
                _ => None,
            })
            .last()
    });
    if let Some(spoken) = spoken {
        return Some(spoken.clamp(-END, END));
    }
    let steps = steps(ui, response);
    (steps != 0).then(|| (value + f64::from(steps)).clamp(-END, END))
}

fn steps(ui: &Ui, response: &Response) -> i32 {
    let focused = response.has_focus();
    if focused {
        ui.memory_mut(|memory| {
            memory.set_focus_lock_filter(
                response.id,
                egui::EventFilter {
                    horizontal_arrows: true,
                    ..Default::default()
                },
            );
        });
    }
    ui.input(|input| {
        let spoken = |action| count(input.num_accesskit_action_requests(response.id, action));
        let mut steps = spoken(accesskit::Action::Increment) - spoken(accesskit::Action::Decrement);
        if focused {
            let size = if input.modifiers.shift { 10 } else { 1 };
            steps += size * count(input.num_presses(Key::ArrowRight));
            steps -= size * count(input.num_presses(Key::ArrowLeft));
        }
        steps
    })
}

fn count(presses: usize) -> i32 {
    i32::try_from(presses).unwrap_or(i32::MAX)
}

fn snapped(value: f64) -> f64 {
    let value = value.clamp(-END, END);
    if value.abs() < SNAP {
        0.0
    } else {
        value.round()
    }
}

fn declare(ui: &Ui, response: &Response, value: f64) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(-END);
        node.set_max_numeric_value(END);
        node.set_numeric_value_step(1.0);
        node.add_action(accesskit::Action::SetValue);
        if value < END {
            node.add_action(accesskit::Action::Increment);
        }
        if -END < value {
            node.add_action(accesskit::Action::Decrement);
        }
    });
}

fn paint(ui: &Ui, response: &Response, rect: Rect, value: f64, enabled: bool) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let middle = rect.center().y;
    let rail = Rect::from_x_y_ranges(travel(rect).x_range(), middle - 2.0..=middle + 2.0);
    painter.rect_filled(rail, 2.0, palette.button_hover);
    let (zero, here) = (place(rect, 0.0), place(rect, value));
    let colour = match (enabled, value < 0.0) {
        (false, _) => palette.bar,
        (true, true) => palette.down,
        (true, false) => palette.accent,
    };
    let pushed = Rect::from_x_y_ranges(zero.min(here)..=zero.max(here), rail.y_range());
    painter.rect_filled(pushed, 2.0, colour);
    painter.vline(
        zero,
        middle - 6.0..=middle + 6.0,
        Stroke::new(1.0, palette.weak),
    );
    let radius = if response.hovered() || response.dragged() {
        8.0
    } else {
        7.0
    };
    let handle = Pos2::new(here, middle);
    painter.circle(handle, radius, palette.panel, Stroke::new(2.0, colour));
    if response.has_focus() {
        painter.circle_stroke(handle, radius + 3.0, Stroke::new(1.5, palette.accent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_snaps_to_zero_and_stays_in_range() {
        assert!(snapped(3.9).abs() < 1e-9, "near zero is zero");
        assert!((snapped(-5.2) + 5.0).abs() < 1e-9, "beyond, whole steps");
        assert!(
            (snapped(140.0) - 100.0).abs() < 1e-9,
            "no farther than the end"
        );
    }
}

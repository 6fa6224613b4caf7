//! A number that can be typed or dragged, written as the language writes it.

use std::ops::RangeInclusive;

use egui::{DragValue, Response, Ui, Vec2};

use crate::base::words::Words;
use crate::ui::theme;

/// What a number may be, and how it looks.
#[derive(Clone, Debug)]
pub(crate) struct Number<'a> {
    /// What it is called, for whoever cannot see it.
    pub(crate) name: String,
    /// From the least to the greatest.
    pub(crate) range: RangeInclusive<f64>,
    /// How many decimals it has.
    pub(crate) decimals: usize,
    /// Its unit; may be empty.
    pub(crate) unit: &'a str,
    /// How wide it is.
    pub(crate) width: f32,
}

/// The number of a field that keeps to whole numbers from 0 to ten million.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fields keep them so"
)]
pub(crate) fn whole(number: f64) -> u32 {
    number.round() as u32
}

/// Shows a number; `changed()` says whether it is another one now.
pub(crate) fn number(ui: &mut Ui, value: &mut f64, number: Number<'_>, words: &Words) -> Response {
    let speed = if number.decimals == 0 { 0.5 } else { 0.05 };
    let response = ui
        .scope(|ui| {
            let fill = theme::palette(ui).field;
            ui.visuals_mut().widgets.inactive.weak_bg_fill = fill;
            ui.spacing_mut().button_padding.x = theme::HALF;
            ui.add(
                DragValue::new(value)
                    .range(number.range)
                    .speed(speed)
                    .min_size(Vec2::new(number.width, theme::CONTROL))
                    .update_while_editing(false)
                    .custom_formatter(|value, _| words.measure(value, number.decimals, number.unit))
                    .custom_parser(|text| parse(text, number.unit)),
            )
        })
        .inner;
    response.accessible_name(number.name)
}

/// Reads what someone typed: spaces and unit ignored, comma or point, any minus.
fn parse(text: &str, unit: &str) -> Option<f64> {
    let plain: String = text
        .replace(unit, "")
        .replace('−', "-")
        .replace(',', ".")
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    plain.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_either_language_writes_it() {
        assert_eq!(parse("−12,5\u{202f}%", "%"), Some(-12.5));
        assert_eq!(parse("12.5", "%"), Some(12.5));
        assert_eq!(parse("2\u{202f}000", ""), Some(2000.0));
        assert_eq!(parse("many", ""), None);
    }
}

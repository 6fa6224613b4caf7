//! A header that sorts, and cells that align.

use std::cmp::Ordering;

use egui::{Align, Button, Layout, Response, RichText, Role, Ui, WidgetInfo};

use crate::ui::icons;
use crate::ui::theme;

/// Which column a table is sorted by, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    /// The column, counted from 0.
    pub(crate) column: usize,
    /// Whether the least stands first.
    pub(crate) rising: bool,
}

impl Sort {
    /// What a click on a header makes of it.
    pub(crate) fn clicked(self, column: usize) -> Self {
        Self {
            column,
            rising: if self.column == column {
                !self.rising
            } else {
                true
            },
        }
    }
}

/// A header's name, with the way it is sorted; clicked when it is to be sorted by it.
pub(crate) fn header(ui: &mut Ui, text: &str, column: usize, sort: Sort, right: bool) -> Response {
    let mut said = text.to_owned();
    if sort.column == column {
        let arrow = if sort.rising { icons::UP } else { icons::DOWN };
        said = if right {
            format!("{arrow} {said}")
        } else {
            format!("{said} {arrow}")
        };
    }
    let rich = RichText::new(said).font(theme::strong(theme::TEXT_SMALL));
    let layout = if right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.with_layout(layout, |ui| {
        ui.add(Button::new(rich).frame(false).truncate())
    })
    .inner
    .accessible_name(text)
}

/// A cell of words.
pub(crate) fn cell(ui: &mut Ui, text: impl Into<String>) {
    ui.add(egui::Label::new(RichText::new(text).size(theme::TEXT_SMALL)).truncate());
}

/// A cell of a number, at the right.
pub(crate) fn number_cell(ui: &mut Ui, text: impl Into<String>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(theme::HALF);
        ui.label(RichText::new(text).size(theme::TEXT_SMALL));
    });
}

/// Names a row, for whoever cannot see it.
pub(crate) fn name_row(row: &Response, name: &str) {
    row.widget_info(|| WidgetInfo::labeled(Role::Row, true, name));
}

/// The order of two figures, the missing ones last either way.
pub(crate) fn compare(a: f64, b: f64, rising: bool) -> Ordering {
    match (a.is_nan(), b.is_nan()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) if rising => a.total_cmp(&b),
        (false, false) => b.total_cmp(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precincts_without_a_figure_stand_last_either_way() {
        for rising in [true, false] {
            let mut figures = [f64::NAN, 2.0, 1.0];
            figures.sort_by(|a, b| compare(*a, *b, rising));
            assert!(figures[2].is_nan(), "rising: {rising}");
            assert_eq!(figures[0] < figures[1], rising);
        }
    }
}

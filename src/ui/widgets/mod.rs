//! The few building blocks that panels are made of.

use egui::{Align, Button, Color32, Layout, Response, RichText, TextEdit, Ui, Vec2};

use crate::ui::icons;
use crate::ui::theme;

pub(crate) mod histogram;
pub(crate) mod number;
pub(crate) mod pointer_card;
pub(crate) mod slider;
pub(crate) mod table;
pub(crate) mod waterfall;

/// The name of a part of a panel.
pub(crate) fn section(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add_space(theme::HALF);
    ui.label(RichText::new(text).font(theme::strong(theme::TEXT)))
}

/// A sentence that may be overlooked.
pub(crate) fn hint(ui: &mut Ui, text: impl Into<String>) -> Response {
    let weak = theme::palette(ui).weak;
    ui.label(RichText::new(text).size(theme::TEXT_SMALL).color(weak))
}

/// A sentence about something to look at, with its sign.
pub(crate) fn warning(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = theme::palette(ui).warning;
    signed(ui, icons::WARNING, colour, text)
}

/// A sentence about something that is as it should be, with its sign.
pub(crate) fn fine(ui: &mut Ui, text: impl Into<String>) -> Response {
    let colour = theme::palette(ui).weak;
    signed(ui, icons::CHECK, colour, text)
}

fn signed(ui: &mut Ui, icon: &str, colour: Color32, text: impl Into<String>) -> Response {
    ui.horizontal_wrapped(|ui| {
        // Lines as near as in any other sentence, where there are several.
        ui.spacing_mut().item_spacing = Vec2::new(theme::HALF, 0.0);
        ui.spacing_mut().interact_size.y = theme::ICON;
        ui.label(
            RichText::new(icon)
                .font(theme::icon(theme::ICON))
                .color(colour),
        );
        ui.label(RichText::new(text).size(theme::TEXT_SMALL).color(colour))
    })
    .inner
}

/// The one button of a panel that goes on with the work.
pub(crate) fn primary(ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    let palette = theme::palette(ui);
    let text = RichText::new(text).font(theme::strong(theme::TEXT));
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (widget, fill) in [
            (&mut widgets.inactive, palette.accent),
            (&mut widgets.hovered, palette.accent_hover),
            (&mut widgets.active, palette.accent_hover),
            (&mut widgets.noninteractive, palette.accent),
        ] {
            widget.weak_bg_fill = fill;
            widget.fg_stroke.color = palette.on_accent;
        }
        let size = Vec2::new(ui.available_width(), 36.0);
        ui.add_enabled_ui(enabled, |ui| ui.add_sized(size, Button::new(text)))
            .inner
    })
    .inner
}

/// A button with an icon and words.
pub(crate) fn button(ui: &mut Ui, icon: &str, text: impl Into<String>) -> Response {
    let text = text.into();
    ui.add(Button::new(format!("{icon}  {text}")))
        .accessible_name(text)
}

/// A button that is an icon, named for whoever cannot see it.
pub(crate) fn icon_button(ui: &mut Ui, icon: &str, name: impl Into<String>) -> Response {
    icon_toggle(ui, icon, name, false)
}

/// An icon that is on or off, named for whoever cannot see it.
pub(crate) fn icon_toggle(ui: &mut Ui, icon: &str, name: impl Into<String>, on: bool) -> Response {
    let palette = theme::palette(ui);
    let name = name.into();
    let colour = if on { palette.accent } else { palette.weak };
    let text = RichText::new(icon)
        .font(theme::icon(theme::ICON))
        .color(colour);
    let fill = if on {
        palette.accent_faint
    } else {
        Color32::TRANSPARENT
    };
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = Vec2::new(theme::HALF, theme::HALF);
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.weak_bg_fill = fill;
            ui.add(
                Button::new(text)
                    .min_size(Vec2::splat(24.0))
                    .corner_radius(theme::RADIUS),
            )
        })
        .inner;
    response.on_hover_text(&name).accessible_name(name)
}

/// A line with its value at the right.
pub(crate) fn line(ui: &mut Ui, label: impl Into<String>, value: impl Into<String>) {
    let value = RichText::new(value).font(theme::strong(theme::TEXT));
    row(ui, label, |ui| {
        ui.label(value);
    });
}

/// A line whose rest is drawn from the right.
pub(crate) fn row(ui: &mut Ui, label: impl Into<String>, rest: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let label = egui::Label::new(RichText::new(label)).truncate();
        let width = ui.available_width();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            rest(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_max_width(width);
                ui.add(label);
            });
        });
    });
}

/// A field for text with its name above it, as wide as there is room.
pub(crate) fn field(ui: &mut Ui, name: String, edit: TextEdit<'_>) -> Response {
    ui.spacing_mut().item_spacing.y = theme::HALF;
    let label = hint(ui, name);
    let response = ui
        .add(edit.desired_width(f32::INFINITY))
        .labelled_by(label.id);
    ui.spacing_mut().item_spacing.y = theme::GRID;
    response
}

/// A bar that is full by a share of 0 to 1.
pub(crate) fn share_bar(ui: &mut Ui, share: f32, colour: Color32) {
    let size = Vec2::new(ui.available_width(), theme::HALF);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let line = theme::palette(ui).button;
    ui.painter().rect_filled(rect, 2.0, line);
    let mut full = rect;
    full.set_width(rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(full, 2.0, colour);
}

/// What a panel shows before there is anything: one sentence, and the step that is missing.
pub(crate) fn empty(ui: &mut Ui, sentence: impl Into<String>, step: impl Into<String>) -> bool {
    ui.add_space(theme::GAP);
    ui.label(sentence.into());
    ui.add_space(theme::GRID);
    primary(ui, true, step).clicked()
}

/// A menu of a table's columns; the one that was chosen.
pub(crate) fn column_menu(ui: &mut Ui, name: &str, columns: Vec<String>) -> Option<String> {
    let mut chosen = None;
    ui.menu_button(name, |ui| {
        let area = egui::ScrollArea::vertical().max_height(320.0);
        area.show(ui, |ui| {
            for column in columns {
                if ui.button(&column).clicked() {
                    chosen = Some(column);
                }
            }
        });
    });
    chosen
}

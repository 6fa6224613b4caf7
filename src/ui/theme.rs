//! Every colour, size and radius of the window, light and dark.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke,
    Style, TextStyle, Theme, Ui, Vec2, Visuals,
};

/// The size of dense things: tables, captions, hints.
pub(crate) const TEXT_SMALL: f32 = 12.0;
/// The size of everything else.
pub(crate) const TEXT: f32 = 14.0;
/// The size of a panel's title.
pub(crate) const TEXT_TITLE: f32 = 20.0;
/// The size of what is read from the back of a room.
pub(crate) const TEXT_ROOM: f32 = 32.0;

/// Half of the grid.
pub(crate) const HALF: f32 = 4.0;
/// The grid everything stands on.
pub(crate) const GRID: f32 = 8.0;
/// Between a panel's edge and what it holds.
pub(crate) const MARGIN: i8 = 16;
/// Between two parts of a panel.
pub(crate) const GAP: f32 = 16.0;

/// Height of the bar at the top.
pub(crate) const TOP_BAR: f32 = 40.0;
/// Width of the stages at the left.
pub(crate) const RAIL: f32 = 64.0;
/// Width of a stage's panel, and of the inspector.
pub(crate) const PANEL: f32 = 320.0;
/// From this width on the inspector leaves room for the map.
pub(crate) const WIDE: f32 = 1280.0;
/// Height of the status bar.
pub(crate) const STATUS_BAR: f32 = 24.0;
/// Height of the drawer, unless it is dragged or the window is low.
pub(crate) const DRAWER: f32 = 232.0;
/// Height of a button or a field.
pub(crate) const CONTROL: f32 = 28.0;
/// Height of a row in a table.
pub(crate) const ROW: f32 = 24.0;
/// Size of an icon in a button.
pub(crate) const ICON: f32 = 16.0;
/// Size of an icon in the rail.
pub(crate) const ICON_STAGE: f32 = 24.0;

/// Roundness of buttons and fields.
pub(crate) const RADIUS: u8 = 4;
/// Roundness of windows and cards.
pub(crate) const RADIUS_WINDOW: u8 = 8;

/// The bold weight of the typeface.
pub(crate) const STRONG: &str = "strong";
/// The icons alone.
const ICONS: &str = "icons";

/// The colours of one theme.
#[derive(Debug)]
pub(crate) struct Palette {
    /// Behind panels.
    pub(crate) panel: Color32,
    /// Behind the rail and the status bar.
    pub(crate) rail: Color32,
    /// Behind the map, where there is no tile.
    pub(crate) ground: Color32,
    /// Behind fields and cards.
    pub(crate) field: Color32,
    /// Behind a button at rest.
    pub(crate) button: Color32,
    /// Behind a button under the pointer.
    pub(crate) button_hover: Color32,
    /// Lines between parts.
    pub(crate) line: Color32,
    /// Text.
    pub(crate) text: Color32,
    /// Text that may be overlooked.
    pub(crate) weak: Color32,
    /// The one accent.
    pub(crate) accent: Color32,
    /// The accent under the pointer.
    pub(crate) accent_hover: Color32,
    /// On the accent.
    pub(crate) on_accent: Color32,
    /// A breath of the accent, behind what is selected.
    pub(crate) accent_faint: Color32,
    /// Something to look at.
    pub(crate) warning: Color32,
    /// Something that failed.
    pub(crate) failure: Color32,
    /// Bars of small histograms.
    pub(crate) bar: Color32,
    /// What pushes a score down, beside the accent that pushes it up.
    pub(crate) down: Color32,
}

const LIGHT: Palette = Palette {
    panel: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    rail: Color32::from_rgb(0xF4, 0xF5, 0xF7),
    ground: Color32::from_rgb(0xE9, 0xEB, 0xEE),
    field: Color32::from_rgb(0xF7, 0xF8, 0xFA),
    button: Color32::from_rgb(0xEC, 0xEE, 0xF1),
    button_hover: Color32::from_rgb(0xE0, 0xE4, 0xE9),
    line: Color32::from_rgb(0xD9, 0xDD, 0xE2),
    text: Color32::from_rgb(0x1C, 0x21, 0x28),
    weak: Color32::from_rgb(0x5A, 0x65, 0x72),
    accent: Color32::from_rgb(0x1F, 0x4F, 0xBF),
    accent_hover: Color32::from_rgb(0x19, 0x41, 0x9E),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    accent_faint: Color32::from_rgb(0xE3, 0xEB, 0xFB),
    warning: Color32::from_rgb(0x95, 0x5A, 0x00),
    failure: Color32::from_rgb(0xA8, 0x26, 0x1F),
    bar: Color32::from_rgb(0xA9, 0xB4, 0xC2),
    down: Color32::from_rgb(0xC4, 0x6A, 0x12),
};

const DARK: Palette = Palette {
    panel: Color32::from_rgb(0x1B, 0x1F, 0x25),
    rail: Color32::from_rgb(0x15, 0x18, 0x1D),
    ground: Color32::from_rgb(0x0F, 0x12, 0x16),
    field: Color32::from_rgb(0x12, 0x15, 0x1A),
    button: Color32::from_rgb(0x2A, 0x30, 0x38),
    button_hover: Color32::from_rgb(0x36, 0x3E, 0x48),
    line: Color32::from_rgb(0x31, 0x38, 0x41),
    text: Color32::from_rgb(0xE8, 0xEB, 0xEF),
    weak: Color32::from_rgb(0x9D, 0xA8, 0xB5),
    accent: Color32::from_rgb(0x7F, 0xA8, 0xFF),
    accent_hover: Color32::from_rgb(0xA3, 0xC1, 0xFF),
    on_accent: Color32::from_rgb(0x0B, 0x1A, 0x3A),
    accent_faint: Color32::from_rgb(0x22, 0x31, 0x52),
    warning: Color32::from_rgb(0xF0, 0xB4, 0x55),
    failure: Color32::from_rgb(0xFF, 0x8F, 0x85),
    bar: Color32::from_rgb(0x5B, 0x67, 0x76),
    down: Color32::from_rgb(0xE8, 0x9B, 0x4C),
};

/// The colours in use where `ui` stands.
pub(crate) fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

/// The typeface's bold weight in a size.
pub(crate) fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

/// The icons in a size.
pub(crate) fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// Gives a window its typeface and both of its themes.
pub(crate) fn install(ctx: &Context) {
    // Where the system does not say: paper, projectors and most offices are light.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, style(Visuals::light(), &LIGHT));
    ctx.set_style_of(Theme::Dark, style(Visuals::dark(), &DARK));
}

fn fonts() -> FontDefinitions {
    const FONTS: [(&str, &[u8]); 3] = [
        (
            "plex",
            include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
        ),
        (
            "plex-strong",
            include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
        ),
        (
            "phosphor",
            include_bytes!("../../assets/fonts/Phosphor.ttf"),
        ),
    ];
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in FONTS {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let with_fallback = |first: &[&str]| {
        let mut names: Vec<String> = first.iter().map(ToString::to_string).collect();
        names.extend(fallback.iter().cloned());
        names
    };
    fonts.families.extend([
        (
            FontFamily::Proportional,
            with_fallback(&["plex", "phosphor"]),
        ),
        (
            FontFamily::Name(STRONG.into()),
            with_fallback(&["plex-strong", "phosphor"]),
        ),
        (
            FontFamily::Name(ICONS.into()),
            with_fallback(&["phosphor", "plex"]),
        ),
    ]);
    fonts
}

fn style(visuals: Visuals, palette: &Palette) -> Style {
    let mut style = Style {
        visuals: colours(visuals, palette),
        ..Style::default()
    };
    style.text_styles.extend([
        (TextStyle::Small, FontId::proportional(TEXT_SMALL)),
        (TextStyle::Body, FontId::proportional(TEXT)),
        (TextStyle::Button, FontId::proportional(TEXT)),
        (TextStyle::Monospace, FontId::monospace(TEXT_SMALL)),
        (TextStyle::Heading, strong(TEXT_TITLE)),
    ]);
    style.drag_value_text_style = TextStyle::Body;
    style.animation_time = 0.08;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(GRID, GRID);
    spacing.button_padding = Vec2::new(10.0, HALF);
    spacing.interact_size = Vec2::new(32.0, CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(24);
    spacing.combo_width = 120.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = 6.0;
    spacing.tooltip_width = 320.0;
    spacing.menu_width = 260.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_width = 4.0;
    // Towards a panel's own colour, which panels leave to the ground: it would be drawn unseen.
    spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.3;
    style
}

fn colours(mut visuals: Visuals, palette: &Palette) -> Visuals {
    let radius = CornerRadius::same(RADIUS);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_WINDOW);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.extreme_bg_color = palette.field;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.faint_bg_color = palette.field;
    visuals.code_bg_color = palette.field;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.failure;
    visuals.selection.bg_fill = palette.accent_faint;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.slider_trailing_fill = true;
    let widgets = &mut visuals.widgets;
    for (widget, fill, line) in [
        (
            &mut widgets.noninteractive,
            palette.panel,
            Stroke::new(1.0, palette.line),
        ),
        (&mut widgets.inactive, palette.button, Stroke::NONE),
        (&mut widgets.hovered, palette.button_hover, Stroke::NONE),
        (
            &mut widgets.active,
            palette.button_hover,
            Stroke::new(1.0, palette.accent),
        ),
        (&mut widgets.open, palette.button_hover, Stroke::NONE),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = line;
        widget.fg_stroke = Stroke::new(1.0, palette.text);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    visuals
}

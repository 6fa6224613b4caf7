//! Where a source comes from and what counts its households, in its dialog.

use egui::{Grid, TextEdit, Ui, Vec2};

use crate::analysis::disclosure::THRESHOLD;
use crate::model::project::{Role, Source};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Of a field: a grid would leave the first of two no room.
const WIDTH: f32 = 160.0;

/// Draws the fields of a source's provenance, and of small counts where it has figures: two to a
/// line, so that the dialog of a table fits a low screen.
pub(crate) fn ui(ui: &mut Ui, wanted: &mut Source, known: &Source, scene: &Scene<'_>) {
    ui.add_space(theme::GRID);
    widgets::section(ui, scene.text("window-origin"));
    let guess = scene.session.file_report(known).provenance;
    Grid::new("origin").num_columns(4).show(ui, |ui| {
        let told = &mut wanted.provenance;
        let origin = scene.text("window-origin-who");
        field(ui, origin, &mut told.origin, &guess.origin);
        let licence = scene.text("window-origin-licence");
        field(ui, licence, &mut told.licence, &guess.licence);
        ui.end_row();
        let dated = scene.text("window-origin-dated");
        field(ui, dated, &mut told.dated, &guess.dated);
        let vintage = scene.text("window-origin-vintage");
        field(ui, vintage, &mut told.vintage, &guess.vintage);
        ui.end_row();
        if matches!(wanted.role, Role::Table | Role::Zones | Role::Precincts) {
            small_counts(ui, wanted, known, scene);
            ui.end_row();
        }
        if matches!(wanted.role, Role::Addresses | Role::Buildings) {
            dwellings(ui, wanted, scene);
            ui.end_row();
        }
    });
}

/// The column that counts households, and how many there must be.
fn small_counts(ui: &mut Ui, wanted: &mut Source, known: &Source, scene: &Scene<'_>) {
    let found = scene.session.small_counts(known).unwrap_or_default();
    let mut households = wanted.households.clone().unwrap_or_default();
    let hint = match found.households.as_str() {
        "" => scene.text("window-households-none"),
        column => column.to_owned(),
    };
    let name = scene.text("window-households");
    if field(ui, name, &mut households, &hint) {
        wanted.households = Some(households.trim().to_owned()).filter(|told| !told.is_empty());
    }
    let mut threshold = wanted
        .threshold
        .map(|told| told.to_string())
        .unwrap_or_default();
    let name = scene.text("window-threshold");
    if field(ui, name, &mut threshold, &THRESHOLD.to_string()) {
        wanted.threshold = threshold.trim().parse().ok();
    }
}

/// The column of dwellings.
fn dwellings(ui: &mut Ui, wanted: &mut Source, scene: &Scene<'_>) {
    let mut column = wanted.dwellings.clone().unwrap_or_default();
    let hint = scene.text("doors-column-found");
    if field(ui, scene.text("doors-column"), &mut column, &hint) {
        wanted.dwellings = Some(column.trim().to_owned()).filter(|told| !told.is_empty());
    }
}

/// A line of text after its name; whether it was changed.
fn field(ui: &mut Ui, name: String, value: &mut String, hint: &str) -> bool {
    let label = ui.label(name);
    let field = TextEdit::singleline(value)
        .hint_text(hint)
        .desired_width(WIDTH)
        .min_size(Vec2::new(WIDTH, 0.0));
    ui.add(field).labelled_by(label.id).changed()
}

//! Where a source comes from and what counts its households, in its dialog.

use egui::{Grid, TextEdit, Ui};

use crate::model::project::{Role, Source};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the fields of a source's provenance, and of small counts where it has figures.
pub(crate) fn ui(ui: &mut Ui, wanted: &mut Source, known: &Source, scene: &Scene<'_>) {
    ui.add_space(theme::GRID);
    widgets::section(ui, scene.text("window-origin"));
    let guess = scene.session.file_report(known).provenance;
    Grid::new("origin").num_columns(2).show(ui, |ui| {
        let told = &mut wanted.provenance;
        for (name, value, hint) in [
            (
                scene.text("window-origin-who"),
                &mut told.origin,
                &guess.origin,
            ),
            (
                scene.text("window-origin-licence"),
                &mut told.licence,
                &guess.licence,
            ),
            (
                scene.text("window-origin-dated"),
                &mut told.dated,
                &guess.dated,
            ),
            (
                scene.text("window-origin-vintage"),
                &mut told.vintage,
                &guess.vintage,
            ),
        ] {
            field(ui, name, value, hint);
        }
        if matches!(wanted.role, Role::Table | Role::Zones | Role::Precincts) {
            small_counts(ui, wanted, known, scene);
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
    if field(ui, scene.text("window-households"), &mut households, &hint) {
        wanted.households = Some(households.trim().to_owned()).filter(|told| !told.is_empty());
    }
    let mut threshold = wanted
        .threshold
        .map(|told| told.to_string())
        .unwrap_or_default();
    let hint = crate::analysis::disclosure::THRESHOLD.to_string();
    if field(ui, scene.text("window-threshold"), &mut threshold, &hint) {
        wanted.threshold = threshold.trim().parse().ok();
    }
}

/// A line of text under its name; whether it was changed.
fn field(ui: &mut Ui, name: String, value: &mut String, hint: &str) -> bool {
    let label = ui.label(name);
    let field = TextEdit::singleline(value)
        .hint_text(hint)
        .desired_width(240.0);
    let changed = ui.add(field).labelled_by(label.id).changed();
    ui.end_row();
    changed
}

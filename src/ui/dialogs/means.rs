//! What the means of zones weigh by, in the dialog of a source.

use egui::{ComboBox, Ui};

use crate::analysis::disclosure;
use crate::model::project::{MeanBy, Role, Source};
use crate::model::table::Table;
use crate::msg;
use crate::ui::scene::Scene;

/// Whether a source tells of zones: its own, or those it is matched to.
pub(crate) fn is_of_zones(source: &Source, scene: &Scene<'_>) -> bool {
    let project = scene.session.project();
    let to = source.to.as_ref().and_then(|to| project.source(to));
    source.role == Role::Zones
        || source.role == Role::Table && to.is_some_and(|to| to.role == Role::Zones)
}

/// Draws the choice, as a line of a grid: a column of numbers, the one that is recognised, or none.
pub(crate) fn ui(ui: &mut Ui, wanted: &mut Source, known: &Source, scene: &Scene<'_>) {
    let data = scene.session.data();
    let layer = data.layer(known).map(|layer| &layer.table);
    let table = layer.or_else(|| data.table(known).map(|read| &read.table));
    let found = found(known, table, scene);
    let said = |by: &MeanBy| match by {
        MeanBy::Found => match &found {
            Some(column) => scene.say(&msg!("ground-mean-by-found", column = column)),
            None => scene.text("ground-mean-by-none-found"),
        },
        MeanBy::Nothing => scene.text("ground-mean-by-nothing"),
        MeanBy::Column(column) => column.clone(),
    };
    let columns = table.into_iter().flat_map(|table| {
        let columns = table.columns().into_iter();
        columns.filter(|column| table.is_number(column))
    });
    let columns = columns.map(MeanBy::Column);
    let choices = [MeanBy::Found, MeanBy::Nothing].into_iter().chain(columns);
    let name = scene.text("ground-mean-by-label");
    ui.label(&name);
    let response = ComboBox::from_id_salt(&name)
        .selected_text(said(&wanted.mean_by))
        .width(240.0)
        .show_ui(ui, |ui| {
            for by in choices {
                let text = said(&by);
                ui.selectable_value(&mut wanted.mean_by, by, text);
            }
        })
        .response;
    response.accessible_name(name);
    ui.end_row();
}

/// The column that is recognised: what counts households now, or would if nothing else were told.
fn found(known: &Source, table: Option<&Table>, scene: &Scene<'_>) -> Option<String> {
    let masses = scene.session.derived().masses.get(&known.name);
    let now = masses.filter(|_| known.mean_by == MeanBy::Found);
    let now = now.map(|masses| masses.column.clone());
    now.or_else(|| {
        let told = known.households.clone();
        told.or_else(|| disclosure::counted(table?))
    })
}

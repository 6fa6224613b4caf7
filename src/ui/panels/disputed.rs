//! The precincts to discuss: those that two scores disagree about, most first.

use std::sync::Arc;

use egui::{Align, Layout, Sense, Ui, Vec2};
use egui_extras::{Column as Width, TableBuilder};

use crate::analysis::agreement;
use crate::base::memo::{Memo, Same};
use crate::model::indicator::Column;
use crate::model::layer::{PrecinctId, Precincts};
use crate::session::compared::Agreement;
use crate::ui::chooser::Purpose;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::drawer::pick_of;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::table::{Sort, cell, compare, header, name_row, number_cell};

const PLACES: usize = 0;
const NAME: usize = 1;
const CODE: usize = 2;
const RANK: usize = 3;
const OTHER_RANK: usize = 4;
const SCORE: usize = 5;

/// What the list remembers.
pub(crate) struct DisputedPanel {
    sort: Sort,
    order: Memo<(Same<Column>, Sort), Vec<PrecinctId>>,
}

impl Default for DisputedPanel {
    fn default() -> Self {
        Self {
            sort: Sort {
                column: PLACES,
                rising: false,
            },
            order: Memo::default(),
        }
    }
}

/// Draws the button that exports the list.
pub(crate) fn export(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    if scene.session.compared().agreement().is_none() {
        return;
    }
    let name = scene.text("two-export");
    if widgets::icon_button(ui, icons::EXPORT, name).clicked() {
        requests.ask(Request::Choose(Purpose::ExportDisputed));
    }
}

impl DisputedPanel {
    /// Draws the list; the precinct of the row under the pointer.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        precincts: &Precincts,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) -> Option<PrecinctId> {
        let Some(agreement) = scene.session.compared().agreement() else {
            let step = scene.say(&Command::Beside.label());
            if widgets::empty(ui, scene.text("two-discuss-none"), step) {
                requests.run(Command::Beside);
            }
            return None;
        };
        let sort = self.sort;
        let key = (Same(Arc::clone(&agreement.places)), sort);
        let order = self
            .order
            .get_or_make(key, |_| sorted(precincts, agreement, scene, sort));
        if order.is_empty() {
            widgets::hint(ui, scene.text("two-discuss-agree"));
            return None;
        }
        let names = [
            scene.text("two-places"),
            scene.text("window-precinct"),
            scene.text("window-code-column"),
            scene.text("window-rank"),
            scene.text("two-other-rank"),
            scene.text("window-score"),
            scene.text("two-other-score"),
        ];
        let mut hovered = None;
        let mut wanted = sort;
        ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 0.0);
        TableBuilder::new(ui)
            .id_salt("disputed")
            .sense(Sense::click())
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Width::exact(108.0))
            .column(Width::initial(220.0).at_least(80.0).clip(true))
            .column(Width::initial(120.0).at_least(60.0).clip(true))
            .columns(Width::exact(96.0), 4)
            .header(theme::ROW, |mut row| {
                for (column, name) in names.iter().enumerate() {
                    let right = column != NAME && column != CODE;
                    row.col(|ui| {
                        if header(ui, name, column, sort, right).clicked() {
                            wanted = sort.clicked(column);
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(theme::ROW, order.len(), |mut row| {
                    let precinct = order[row.index()];
                    row.set_selected(scene.session.selection.contains(precinct));
                    cells(&mut row, precinct, precincts, agreement, scene);
                    let response = row.response();
                    name_row(&response, &precincts.names[precinct.index()]);
                    if response.hovered() {
                        hovered = Some(precinct);
                    }
                    if response.clicked() {
                        let how = pick_of(response.ctx.input(|input| input.modifiers));
                        requests.ask(Request::Pick(vec![precinct], how));
                        requests.ask(Request::Focus(Some(precinct)));
                    }
                    if response.double_clicked() {
                        requests.ask(Request::Zoom(Zoom::Precinct(precinct)));
                    }
                });
            });
        self.sort = wanted;
        hovered
    }
}

fn cells(
    row: &mut egui_extras::TableRow<'_, '_>,
    precinct: PrecinctId,
    precincts: &Precincts,
    agreement: &Agreement,
    scene: &Scene<'_>,
) {
    let index = precinct.index();
    let scores = &scene.session.derived().scores;
    let number = |figures: &[f64], decimals: usize| {
        let figure = figures.get(index).copied().unwrap_or(f64::NAN);
        scene.words.number(figure, decimals)
    };
    let rank = |ranks: &[u32]| {
        let rank = ranks.get(index).copied().unwrap_or_default();
        scene.words.count(rank.into())
    };
    let gained = agreement.places.get(index).copied().unwrap_or(f64::NAN);
    let sign = if gained > 0.0 { "+" } else { "" };
    row.col(|ui| number_cell(ui, format!("{sign}{}", number(&agreement.places, 0))));
    row.col(|ui| cell(ui, &precincts.names[index]));
    row.col(|ui| cell(ui, &precincts.codes[index].0));
    row.col(|ui| number_cell(ui, rank(&scores.ranks)));
    row.col(|ui| number_cell(ui, rank(&agreement.other.ranks)));
    row.col(|ui| number_cell(ui, number(&scores.values, 1)));
    row.col(|ui| number_cell(ui, number(&agreement.other.values, 1)));
}

/// The disputed precincts in the order asked for.
fn sorted(
    precincts: &Precincts,
    agreement: &Agreement,
    scene: &Scene<'_>,
    sort: Sort,
) -> Vec<PrecinctId> {
    let mut order = agreement::disputed(&agreement.places);
    let scores = &scene.session.derived().scores;
    let text = |precinct: &PrecinctId| match sort.column {
        NAME => precincts.names[precinct.index()].clone(),
        _ => precincts.codes[precinct.index()].0.clone(),
    };
    let figure = |precinct: &PrecinctId| {
        let index = precinct.index();
        match sort.column {
            RANK => f64::from(scores.ranks[index]),
            OTHER_RANK => f64::from(agreement.other.ranks[index]),
            SCORE => scores.values[index],
            _ => agreement.other.values[index],
        }
    };
    match sort.column {
        // Most first, whichever way; the other way is least first.
        PLACES if sort.rising => order.reverse(),
        PLACES => (),
        NAME | CODE => {
            order.sort_by_cached_key(text);
            if !sort.rising {
                order.reverse();
            }
        }
        _ => order.sort_by(|a, b| compare(figure(a), figure(b), sort.rising)),
    }
    order
}

//! The areas that the map shows in place of precincts, as a table, with what they add up to.

use std::sync::Arc;

use egui::{Align, Layout, Panel, Sense, Ui, Vec2};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use crate::base::memo::{Memo, Same};
use crate::base::text::natural;
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::msg;
use crate::session::levels::{AreaFigures, Dissolved};
use crate::session::selection::{Pick, Selection};
use crate::ui::panels::drawer::pick_of;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::subject::Subject;
use crate::ui::theme;
use crate::ui::widgets::table::{Sort, cell, compare, header, name_row, number_cell};

const RANK: usize = 0;
const NAME: usize = 1;
const PRECINCTS: usize = 2;
const REGISTERED: usize = 3;
const SHOWN: usize = 4;

/// The widths of the columns: those of the table and of its totals are the same.
const WIDTHS: [f32; 5] = [56.0, 280.0, 84.0, 100.0, 240.0];

/// What the table remembers.
pub(super) struct AreasPanel {
    sort: Sort,
    order: Memo<(Same<Dissolved>, Same<Column>, Sort), Vec<usize>>,
    selected: Memo<(Same<Dissolved>, Selection), Vec<bool>>,
}

impl Default for AreasPanel {
    fn default() -> Self {
        Self {
            sort: Sort {
                column: RANK,
                rising: true,
            },
            order: Memo::default(),
            selected: Memo::default(),
        }
    }
}

impl AreasPanel {
    /// Draws the table; the precinct that stands for the area under the pointer, if there is one.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        (areas, figures): (&Arc<Dissolved>, &AreaFigures),
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) -> Option<PrecinctId> {
        let subject = Subject::on_show(scene);
        Panel::bottom("areas-together")
            .exact_size(theme::ROW)
            .resizable(false)
            .frame(egui::Frame::new())
            .show(ui, |ui| together(ui, (areas, figures), scene, &subject));
        let sort = self.sort;
        let key = (
            Same(Arc::clone(areas)),
            Same(Arc::clone(&figures.figures)),
            sort,
        );
        let order = self
            .order
            .get_or_make(key, |_| sorted(areas, figures, sort));
        let key = (Same(Arc::clone(areas)), scene.session.selection.clone());
        let selected = self
            .selected
            .get_or_make(key, |(areas, selection)| wholly(&areas.0, selection));
        let names = [
            scene.text("window-rank"),
            scene.text("level-area"),
            scene.text("level-precincts"),
            scene.text("window-registered"),
            with_unit(&subject, scene),
        ];
        let (mut hovered, mut wanted) = (None, sort);
        table(ui, "areas")
            .header(theme::ROW, |mut row| {
                for (column, name) in names.iter().enumerate() {
                    row.col(|ui| {
                        if header(ui, name, column, sort, column != NAME).clicked() {
                            wanted = sort.clicked(column);
                        }
                    });
                }
            })
            .body(|body| {
                body.rows(theme::ROW, order.len(), |mut row| {
                    let area = order[row.index()];
                    row.set_selected(selected.get(area).copied().unwrap_or_default());
                    area_row(&mut row, area, (areas, figures), scene, &subject);
                    let response = row.response();
                    name_row(&response, &name(areas, area));
                    let leader = PrecinctId(areas.leader_of[area]);
                    if response.hovered() {
                        hovered = Some(leader);
                    }
                    if response.clicked() {
                        let how = pick_of(response.ctx.input(|input| input.modifiers));
                        requests.ask(Request::Pick(areas.members(leader), how));
                        requests.ask(Request::Focus(None));
                    }
                    if response.double_clicked() {
                        requests.ask(Request::Pick(areas.members(leader), Pick::Replace));
                        requests.ask(Request::Zoom(Zoom::Selection));
                    }
                });
            });
        self.sort = wanted;
        hovered
    }
}

fn table<'a>(ui: &'a mut Ui, name: &str) -> TableBuilder<'a> {
    ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 0.0);
    let mut builder = TableBuilder::new(ui)
        .id_salt(name)
        .sense(Sense::click())
        .auto_shrink(false)
        .min_scrolled_height(0.0)
        .cell_layout(Layout::left_to_right(Align::Center));
    for width in WIDTHS {
        builder = builder.column(Width::exact(width).clip(true));
    }
    builder
}

/// What all areas add up to: the figure is that of all precincts together.
fn together(
    ui: &mut Ui,
    (areas, figures): (&Dissolved, &AreaFigures),
    scene: &Scene<'_>,
    subject: &Subject,
) {
    let registered = areas.registered.iter().filter(|figure| !figure.is_nan());
    let registered = registered.copied().reduce(|sum, figure| sum + figure);
    let precincts: usize = areas.counts.iter().sum();
    let name = scene.text("level-whole");
    table(ui, "areas-together").body(|mut body| {
        body.row(theme::ROW, |mut row| {
            row.col(|_| ());
            row.col(|ui| cell(ui, &name));
            let figures = (precincts, registered.unwrap_or(f64::NAN), figures.whole);
            number_cells(&mut row, figures, scene, subject);
            name_row(&row.response(), &name);
        });
    });
}

fn area_row(
    row: &mut TableRow<'_, '_>,
    area: usize,
    (areas, figures): (&Dissolved, &AreaFigures),
    scene: &Scene<'_>,
    subject: &Subject,
) {
    let rank = match figures.ranks[area] {
        0 => "–".to_owned(),
        rank => scene.words.count(rank.into()),
    };
    row.col(|ui| number_cell(ui, rank));
    row.col(|ui| cell(ui, name(areas, area)));
    let figures = (
        areas.counts[area],
        areas.registered[area],
        figures.figures[area],
    );
    number_cells(row, figures, scene, subject);
}

fn number_cells(
    row: &mut TableRow<'_, '_>,
    (precincts, registered, figure): (usize, f64, f64),
    scene: &Scene<'_>,
    subject: &Subject,
) {
    row.col(|ui| number_cell(ui, scene.words.count(precincts as u64)));
    row.col(|ui| number_cell(ui, scene.words.number(registered, 0)));
    row.col(|ui| number_cell(ui, scene.words.number(figure, subject.decimals)));
}

/// What an area is called; a dash where its precincts are in none.
fn name(areas: &Dissolved, area: usize) -> String {
    let name = areas.groups.names.get(area);
    name.filter(|name| !name.is_empty())
        .map_or_else(|| "–".to_owned(), Clone::clone)
}

fn with_unit(subject: &Subject, scene: &Scene<'_>) -> String {
    if subject.unit.is_empty() {
        return subject.title.clone();
    }
    scene.say(&msg!(
        "window-with-unit",
        name = subject.title.as_str(),
        unit = subject.unit.as_str()
    ))
}

/// One entry per area: whether all of its precincts are selected.
fn wholly(areas: &Dissolved, selection: &Selection) -> Vec<bool> {
    let mut selected = vec![0; areas.groups.len()];
    for precinct in selection.iter() {
        if let Some(&group) = areas.groups.of.get(precinct.index()) {
            selected[group as usize] += 1;
        }
    }
    let counts = selected.iter().zip(&areas.counts);
    counts.map(|(selected, count)| selected == count).collect()
}

/// All areas in the order asked for; those without a figure last, either way.
fn sorted(areas: &Dissolved, figures: &AreaFigures, sort: Sort) -> Vec<usize> {
    let mut order: Vec<usize> = (0..areas.groups.len()).collect();
    let mut by = |figure: &dyn Fn(usize) -> f64, rising: bool| {
        order.sort_by(|a, b| compare(figure(*a), figure(*b), rising));
    };
    match sort.column {
        PRECINCTS => by(&|area| areas.counts[area] as f64, sort.rising),
        REGISTERED => by(&|area| areas.registered[area], sort.rising),
        SHOWN => by(&|area| figures.figures[area], sort.rising),
        // The highest figure has the first rank.
        RANK => by(&|area| figures.figures[area], !sort.rising),
        _ => {
            let names = &areas.groups.names;
            order.sort_by(|a, b| natural(&names[*a], &names[*b]));
            if !sort.rising {
                order.reverse();
            }
        }
    }
    order
}

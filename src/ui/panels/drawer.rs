//! The drawer under the map: the ranking as a table, and how the shown column is spread.

use egui::{Align, Layout, Sense, Ui, Vec2};
use egui_extras::{Column as Width, TableBuilder};

use crate::analysis::rank;
use crate::base::memo::Memo;
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::project::Project;
use crate::msg;
use crate::session::selection::Pick;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::areas::AreasPanel;
use crate::ui::panels::browser::Browser;
use crate::ui::panels::disputed::{self, DisputedPanel};
use crate::ui::panels::histogram::HistogramPanel;
use crate::ui::panels::scatter::Scatter;
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::{Scene, needs_precincts};
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::table::{Sort, cell, compare, header, name_row, number_cell};

/// What the drawer shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Table,
    Histogram,
    Scatter,
    Indicators,
    Disputed,
}

/// What the drawer remembers.
pub(crate) struct DrawerPanel {
    tab: Tab,
    sort: Sort,
    order: Memo<(u64, Sort), Vec<PrecinctId>>,
    histogram: HistogramPanel,
    scatter: Scatter,
    areas: AreasPanel,
    browser: Browser,
    disputed: DisputedPanel,
    /// The precinct of the row under the pointer.
    pub(crate) hovered: Option<PrecinctId>,
    shown_focus: Option<PrecinctId>,
}

impl Default for DrawerPanel {
    fn default() -> Self {
        Self {
            tab: Tab::default(),
            sort: Sort {
                column: RANK,
                rising: true,
            },
            order: Memo::default(),
            histogram: HistogramPanel::default(),
            scatter: Scatter::default(),
            areas: AreasPanel::default(),
            browser: Browser::default(),
            disputed: DisputedPanel::default(),
            hovered: None,
            shown_focus: None,
        }
    }
}

const RANK: usize = 0;
const NAME: usize = 1;
const CODE: usize = 2;
const SCORE: usize = 3;
const REGISTERED: usize = 4;
const DOORS: usize = 5;
/// Indicators stand after these.
const FIXED: usize = 6;

impl DrawerPanel {
    /// Draws the drawer.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        self.hovered = None;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::HALF;
            for (tab, icon, name) in [
                (Tab::Table, icons::TABLE, scene.text("window-ranking")),
                (Tab::Histogram, icons::BARS, scene.text("window-histogram")),
                (Tab::Scatter, icons::SCATTER, scene.text("scatter-tab")),
                (Tab::Indicators, icons::SCORE, scene.text("indicators-tab")),
                (Tab::Disputed, icons::DISCUSS, scene.text("two-discuss")),
            ] {
                let label = format!("{icon}  {name}");
                let button = egui::Button::selectable(self.tab == tab, label);
                if ui.add(button).accessible_name(name).clicked() {
                    self.tab = tab;
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let fold = scene.say(&Command::Drawer.label());
                if widgets::icon_button(ui, icons::CARET_DOWN, fold).clicked() {
                    requests.run(Command::Drawer);
                }
                match self.tab {
                    Tab::Table => {
                        let export = scene.say(&Command::ExportScores.label());
                        if widgets::icon_button(ui, icons::EXPORT, export).clicked() {
                            requests.run(Command::ExportScores);
                        }
                    }
                    Tab::Disputed => disputed::export(ui, scene, requests),
                    Tab::Histogram | Tab::Scatter | Tab::Indicators => (),
                }
            });
        });
        let Some(precincts) = scene.session.precincts().cloned() else {
            widgets::hint(ui, scene.say(&needs_precincts(scene.session)));
            return;
        };
        match self.tab {
            Tab::Table if let Some(areas) = scene.areas() => {
                self.hovered = self.areas.ui(ui, areas, scene, requests);
            }
            Tab::Table => {
                egui::ScrollArea::horizontal()
                    .auto_shrink(false)
                    .show(ui, |ui| self.table(ui, &precincts, scene, requests));
            }
            Tab::Histogram => self.histogram.ui(ui, scene, requests),
            Tab::Scatter => self.hovered = self.scatter.ui(ui, &precincts, scene, requests),
            Tab::Indicators => self.browser.ui(ui, scene, requests),
            Tab::Disputed => self.hovered = self.disputed.ui(ui, &precincts, scene, requests),
        }
    }

    /// Turns to the precincts to discuss.
    pub(crate) fn discuss(&mut self) {
        self.tab = Tab::Disputed;
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one closure for each part of a table"
    )]
    fn table(
        &mut self,
        ui: &mut Ui,
        precincts: &Precincts,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let session = scene.session;
        let project = session.project();
        let sort = self.sort;
        let order = self
            .order
            .get_or_make((session.derived().version, sort), |_| {
                sorted(precincts, scene, sort)
            });
        let names = column_names(project, scene);
        let scroll_to = session
            .selection
            .focus
            .filter(|_| session.selection.focus != self.shown_focus)
            .and_then(|focus| order.iter().position(|precinct| *precinct == focus));
        self.shown_focus = session.selection.focus;
        ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 0.0);
        let mut builder = TableBuilder::new(ui)
            .id_salt("ranking")
            .sense(Sense::click())
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Width::exact(56.0))
            .column(
                Width::initial(200.0)
                    .at_least(80.0)
                    .clip(true)
                    .resizable(true),
            )
            .column(
                Width::initial(120.0)
                    .at_least(60.0)
                    .clip(true)
                    .resizable(true),
            )
            .columns(Width::exact(84.0), 3)
            .columns(
                Width::initial(130.0)
                    .at_least(80.0)
                    .clip(true)
                    .resizable(true),
                names.len() - FIXED,
            );
        if let Some(row) = scroll_to {
            builder = builder.scroll_to_row(row, None);
        }
        let mut hovered = None;
        let mut wanted = sort;
        builder
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
                    row.set_selected(session.selection.contains(precinct));
                    table_row(&mut row, precinct, precincts, scene);
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
        self.hovered = hovered;
        self.sort = wanted;
    }
}

/// How a click with these keys changes the selection.
pub(crate) fn pick_of(keys: egui::Modifiers) -> Pick {
    if keys.alt {
        Pick::Remove
    } else if keys.shift || keys.command {
        Pick::Add
    } else {
        Pick::Replace
    }
}

fn column_names(project: &Project, scene: &Scene<'_>) -> Vec<String> {
    let mut names = vec![
        scene.text("window-rank"),
        scene.text("window-precinct"),
        scene.text("window-code-column"),
        scene.text("window-score"),
        scene.text("window-registered"),
        scene.text("window-doors"),
    ];
    for indicator in &project.indicators {
        let mut name = title(scene, &indicator.name);
        if !indicator.unit.is_empty() {
            name = scene.say(&msg!(
                "window-with-unit",
                name = name,
                unit = indicator.unit.as_str()
            ));
        }
        names.push(name);
    }
    names
}

/// All precincts in the order asked for; those without a figure last, either way.
fn sorted(precincts: &Precincts, scene: &Scene<'_>, sort: Sort) -> Vec<PrecinctId> {
    let mut order: Vec<PrecinctId> = precincts.ids().collect();
    let derived = scene.session.derived();
    let by_number = |order: &mut Vec<PrecinctId>, figure: &dyn Fn(usize) -> f64| {
        order.sort_by(|a, b| compare(figure(a.index()), figure(b.index()), sort.rising));
    };
    match sort.column {
        NAME | CODE => {
            let text = |precinct: &PrecinctId| {
                let index = precinct.index();
                if sort.column == NAME {
                    precincts.names[index].clone()
                } else {
                    precincts.codes[index].0.clone()
                }
            };
            order.sort_by_cached_key(text);
            if !sort.rising {
                order.reverse();
            }
        }
        // The highest score has the first rank.
        RANK => return rank::order(&derived.scores.ranks, sort.rising),
        SCORE => return rank::order(&derived.scores.ranks, !sort.rising),
        REGISTERED => by_number(&mut order, &|index| derived.registered[index]),
        DOORS => by_number(&mut order, &|index| {
            derived
                .doors
                .get(index)
                .map_or(f64::NAN, |&doors| doors as f64)
        }),
        column => {
            let indicator = scene.session.project().indicators.get(column - FIXED);
            let figures = indicator.and_then(|known| derived.columns.get(&known.name));
            if let Some(Ok(figures)) = figures {
                by_number(&mut order, &|index| figures[index]);
            }
        }
    }
    order
}

fn table_row(
    row: &mut egui_extras::TableRow<'_, '_>,
    precinct: PrecinctId,
    precincts: &Precincts,
    scene: &Scene<'_>,
) {
    let derived = scene.session.derived();
    let index = precinct.index();
    let rank = derived.scores.ranks.get(index).copied().unwrap_or_default();
    let rank = if rank == 0 {
        "–".to_owned()
    } else {
        scene.words.count(rank.into())
    };
    let number = |figures: &[f64], decimals: usize| {
        let figure = figures.get(index).copied().unwrap_or(f64::NAN);
        scene.words.number(figure, decimals)
    };
    row.col(|ui| number_cell(ui, rank));
    row.col(|ui| cell(ui, &precincts.names[index]));
    row.col(|ui| cell(ui, &precincts.codes[index].0));
    row.col(|ui| number_cell(ui, number(&derived.scores.values, 1)));
    row.col(|ui| number_cell(ui, number(&derived.registered, 0)));
    let doors = derived.doors.get(index);
    let doors = doors.map_or_else(|| "–".to_owned(), |&doors| scene.words.count(doors));
    row.col(|ui| number_cell(ui, doors));
    for indicator in &scene.session.project().indicators {
        let said = match derived.columns.get(&indicator.name) {
            Some(Ok(column)) => number(column, 1),
            _ => "–".to_owned(),
        };
        row.col(|ui| number_cell(ui, said));
    }
}

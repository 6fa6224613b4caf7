//! The browser of indicators, in the drawer: search, groups, small maps and histograms, what is
//! missing, and which indicators say the same thing twice.

mod matrix;
mod thumbnail;

use std::sync::Arc;

use egui::{Align, ComboBox, Label, Layout, RichText, TextEdit, Ui, Vec2};
use egui_extras::{Column as Width, TableBody, TableBuilder, TableRow};

use crate::analysis::formula::columns_used;
use crate::base::memo::{Memo, Same};
use crate::base::text::plain;
use crate::model::indicator::Indicator;
use crate::model::project::Project;
use crate::model::scorecard::{Term, Weight};
use crate::model::shading::{Shading, Shown};
use crate::msg;
use crate::session::action::Action;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::browser::matrix::Matrix;
use crate::ui::panels::browser::thumbnail::{Glance, Thumbnails};
use crate::ui::panels::score::title;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::histogram::histogram;
use crate::ui::widgets::table::{cell, name_row, number_cell};

/// Height of an indicator's row.
const ROW: f32 = 44.0;
/// Height of a group's name.
const HEADING: f32 = 26.0;
/// Size of a small histogram.
const BARS: Vec2 = Vec2::new(96.0, 32.0);

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Row {
    /// Indicators of one source follow, so many.
    Group(String, usize),
    /// An indicator, by its place in the project.
    Indicator(usize),
}

/// What the browser remembers.
#[derive(Debug, Default)]
pub(crate) struct Browser {
    sought: String,
    group: Option<String>,
    shows_matrix: bool,
    rows: Memo<(Same<Project>, String, Option<String>, bool), Vec<Row>>,
    groups: Memo<Same<Project>, Vec<String>>,
    thumbnails: Thumbnails,
    matrix: Matrix,
}

impl Browser {
    /// Draws the browser.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let session = scene.session;
        if session.project().indicators.is_empty() {
            widgets::hint(ui, scene.text("indicators-none"));
            return;
        }
        if session.likeness_is_stale() {
            requests.ask(Request::CompareIndicators);
        }
        // What is drawn may be lower than the drawer, which would shrink to it.
        ui.set_min_height(ui.available_height());
        self.tools(ui, scene, requests);
        if self.shows_matrix {
            self.matrix.ui(ui, scene, requests);
        } else {
            self.list(ui, scene, requests);
        }
    }

    fn tools(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let project = scene.session.project();
        let groups = self
            .groups
            .get_or_make(Same(Arc::clone(project)), |project| groups_of(&project.0));
        ui.horizontal(|ui| {
            let search = scene.text("indicators-search");
            ui.add(
                TextEdit::singleline(&mut self.sought)
                    .hint_text(&search)
                    .desired_width(200.0),
            )
            .accessible_name(search);
            let all = scene.text("indicators-all-groups");
            let response = ComboBox::from_id_salt("group")
                .selected_text(self.group.as_ref().unwrap_or(&all))
                .truncate()
                .width(160.0)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut self.group, None, &all);
                    for group in groups {
                        ui.selectable_value(&mut self.group, Some(group.clone()), group);
                    }
                })
                .response;
            response.accessible_name(scene.text("indicators-group"));
            ui.selectable_value(&mut self.shows_matrix, false, scene.text("indicators-list"));
            ui.selectable_value(
                &mut self.shows_matrix,
                true,
                scene.text("indicators-matrix"),
            );
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let add = scene.say(&Command::AddIndicator.label());
                if widgets::button(ui, icons::ADD, add).clicked() {
                    requests.run(Command::AddIndicator);
                }
                let count = msg!("indicators-count", count = project.indicators.len());
                widgets::hint(ui, scene.say(&count));
            });
        });
    }

    fn list(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let project = scene.session.project();
        let french = scene.words.language() == crate::base::words::Language::French;
        let key = (
            Same(Arc::clone(project)),
            plain(&self.sought),
            self.group.clone(),
            french,
        );
        let rows = self.rows.get_or_make(key, |(project, sought, group, _)| {
            rows_of(&project.0, sought, group.as_deref(), scene)
        });
        if rows.is_empty() {
            widgets::hint(ui, scene.text("indicators-not-found"));
            return;
        }
        let thumbnails = &mut self.thumbnails;
        thumbnails.begin(|name| project.indicator(name).is_some());
        ui.spacing_mut().item_spacing = Vec2::new(theme::GRID, 0.0);
        TableBuilder::new(ui)
            .id_salt("browser")
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(Width::exact(thumbnail::SIZE.x))
            .column(Width::remainder().at_least(180.0).clip(true))
            .column(Width::exact(BARS.x))
            .column(Width::exact(150.0))
            .column(Width::exact(96.0))
            .column(Width::exact(230.0).clip(true))
            .column(Width::exact(84.0))
            .body(|body| table_body(body, rows, thumbnails, scene, requests));
    }
}

fn table_body(
    body: TableBody<'_>,
    rows: &[Row],
    thumbnails: &mut Thumbnails,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let height = |row: &Row| match row {
        Row::Group(..) => HEADING,
        Row::Indicator(_) => ROW,
    };
    body.heterogeneous_rows(rows.iter().map(height), |mut row| {
        match &rows[row.index()] {
            Row::Group(name, count) => heading(&mut row, name, *count, scene),
            Row::Indicator(place) => {
                if let Some(indicator) = scene.session.project().indicators.get(*place) {
                    indicator_row(&mut row, indicator, thumbnails, scene, requests);
                }
            }
        }
    });
}

fn heading(row: &mut TableRow<'_, '_>, name: &str, count: usize, scene: &Scene<'_>) {
    row.col(|ui| {
        widgets::hint(ui, scene.words.count(count as u64));
    });
    row.col(|ui| {
        let text = RichText::new(name).font(theme::strong(theme::TEXT_SMALL));
        ui.add(Label::new(text).truncate());
    });
    for _ in 0..5 {
        row.col(|_| ());
    }
}

fn indicator_row(
    row: &mut TableRow<'_, '_>,
    indicator: &Indicator,
    thumbnails: &mut Thumbnails,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let session = scene.session;
    let derived = session.derived();
    let shown = Shown::Indicator(indicator.name.clone());
    row.set_selected(session.project().shading.shown == shown);
    let column = derived.columns.get(&indicator.name);
    let mut glance: Option<&Glance> = None;
    row.col(|ui| {
        if let (Some(Ok(column)), Some(shapes)) = (column, &derived.shapes) {
            glance = thumbnails.glance(ui, &indicator.name, column, shapes);
            if let Some(glance) = glance {
                glance.map(ui);
            }
        }
    });
    let words = scene.words;
    row.col(|ui| named(ui, indicator, scene));
    row.col(|ui| {
        if let Some(glance) = glance {
            let bar = theme::palette(ui).bar;
            histogram(ui, &glance.bins, BARS, |_| bar);
        }
    });
    row.col(|ui| {
        if let Some(glance) = glance {
            let (low, high) = (glance.bins.low, glance.bins.high);
            let said = msg!(
                "indicators-range",
                low = words.number(low, 1),
                high = words.measure(high, 1, &indicator.unit)
            );
            cell(ui, scene.say(&said));
        }
    });
    row.col(|ui| {
        let missing = glance.map_or(0, |glance| u64::from(glance.bins.missing));
        if missing > 0 {
            number_cell(ui, scene.say(&msg!("indicators-missing", count = missing)));
        }
    });
    row.col(|ui| twin(ui, indicator, scene));
    row.col(|ui| actions(ui, indicator, scene, requests));
    name_row(&row.response(), &title(scene, &indicator.name));
}

/// The title over where the figures come from, or over why there are none.
fn named(ui: &mut Ui, indicator: &Indicator, scene: &Scene<'_>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(theme::HALF);
        let name = title(scene, &indicator.name);
        ui.add(Label::new(name).truncate())
            .on_hover_text(&indicator.formula);
        let palette = theme::palette(ui);
        let (said, colour) = match scene.session.derived().columns.get(&indicator.name) {
            Some(Err(problem)) => (scene.say(&problem.what), palette.warning),
            _ if indicator.source.is_empty() => (indicator.formula.clone(), palette.weak),
            _ => (indicator.source.clone(), palette.weak),
        };
        let text = RichText::new(said).size(theme::TEXT_SMALL).color(colour);
        ui.add(Label::new(text).truncate());
    });
}

/// Which other indicator says the same.
fn twin(ui: &mut Ui, indicator: &Indicator, scene: &Scene<'_>) {
    let Some((other, r)) = scene.session.likeness().twin(&indicator.name) else {
        return;
    };
    let other = title(scene, other);
    let said = msg!("indicators-twin", other = other.as_str(), r = (r, 2));
    let colour = theme::palette(ui).warning;
    let text = RichText::new(scene.say(&said))
        .size(theme::TEXT_SMALL)
        .color(colour);
    ui.add(Label::new(text).truncate())
        .on_hover_text(scene.say(&msg!("indicators-twin-hint", other = other)));
}

fn actions(ui: &mut Ui, indicator: &Indicator, scene: &Scene<'_>, requests: &mut Requests) {
    let project = scene.session.project();
    let name = title(scene, &indicator.name);
    ui.spacing_mut().item_spacing.x = 0.0;
    let shown = Shown::Indicator(indicator.name.clone());
    let is_shown = project.shading.shown == shown;
    let show = scene.say(&msg!("indicators-show", name = name.as_str()));
    if widgets::icon_toggle(ui, icons::TARGET, show, is_shown).clicked() {
        requests.act_once(Action::SetShading(Shading {
            shown: if is_shown { Shown::Score } else { shown },
            ..project.shading.clone()
        }));
    }
    let terms = &project.scorecard.terms;
    let is_term = terms.iter().any(|term| term.indicator == indicator.name);
    if !is_term {
        let weigh = scene.say(&msg!("indicators-weigh", name = name.as_str()));
        if widgets::icon_button(ui, icons::ADD, weigh).clicked() {
            requests.act_once(Action::AddTerm(Term {
                indicator: indicator.name.clone(),
                weight: Weight::new(50.0),
                ..Term::default()
            }));
        }
    }
    let remove = scene.say(&msg!("indicators-remove", name = name));
    if widgets::icon_button(ui, icons::REMOVE, remove).clicked() {
        requests.act_once(Action::RemoveIndicator(indicator.name.clone()));
    }
}

/// The source whose figures an indicator is made of: the first that its formula names.
fn group_of(indicator: &Indicator) -> String {
    let used = columns_used(&indicator.formula).unwrap_or_default();
    let first = used.into_iter().map(|(source, _)| source).next();
    first
        .filter(|source| !source.is_empty())
        .unwrap_or_else(|| "–".to_owned())
}

/// The groups, in the order of the project.
fn groups_of(project: &Project) -> Vec<String> {
    let mut groups = Vec::new();
    for indicator in &project.indicators {
        let group = group_of(indicator);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

/// The rows: indicators by group, in the order of the project, those that are sought.
fn rows_of(project: &Project, sought: &str, group: Option<&str>, scene: &Scene<'_>) -> Vec<Row> {
    let is_sought = |indicator: &Indicator| {
        let told = [
            title(scene, &indicator.name),
            indicator.name.clone(),
            indicator.source.clone(),
            indicator.formula.clone(),
        ];
        let told = plain(&told.join(" "));
        sought.split(' ').all(|word| told.contains(word))
    };
    let places: Vec<(usize, String)> = project
        .indicators
        .iter()
        .enumerate()
        .filter(|(_, indicator)| is_sought(indicator))
        .map(|(place, indicator)| (place, group_of(indicator)))
        .collect();
    let mut rows = Vec::new();
    for name in groups_of(project) {
        let own = places.iter().filter(|(_, of)| *of == name);
        let own: Vec<Row> = own.map(|(place, _)| Row::Indicator(*place)).collect();
        if !own.is_empty() && group.is_none_or(|group| group == name) {
            rows.push(Row::Group(name, own.len()));
            rows.extend(own);
        }
    }
    rows
}

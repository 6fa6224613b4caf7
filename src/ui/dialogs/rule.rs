//! Which columns of a table tell what: a rule for files in a layout of their own.

use std::sync::Arc;

use egui::{ComboBox, Grid, ScrollArea, TextEdit, Ui};

use crate::base::memo::Memo;
use crate::base::words::{Language, Words};
use crate::io::table::ReadTable;
use crate::model::project::{Source, TableOptions};
use crate::model::rule::{RowsAre, Rule};
use crate::msg;
use crate::session::action::Action;
use crate::ui::dialogs::{Answer, Stay, buttons, title};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// How many rows and columns of what comes out are shown.
const ROWS_SHOWN: usize = 4;
const COLUMNS_SHOWN: usize = 6;

/// How high a menu of columns may be: published tables have many.
const MENU: f32 = 440.0;

/// A rule while it is made.
#[derive(Debug)]
pub(crate) struct RuleDialog {
    known: Arc<Source>,
    rule: Rule,
    preview: Memo<(TableOptions, Language), Preview>,
}

/// What comes out of a rule.
#[derive(Clone, Debug, Default)]
struct Preview {
    /// One sentence per contest.
    contests: Vec<String>,
    /// Names, then rows.
    cells: Vec<Vec<String>>,
}

impl RuleDialog {
    /// A dialog for a source: its own rule, or a new one.
    pub(crate) fn new(source: &Arc<Source>) -> Self {
        let rule = source.options.rule.clone().unwrap_or_else(|| Rule {
            name: source
                .name
                .replace(|sign: char| !sign.is_ascii_alphanumeric(), "-"),
            ..Rule::default()
        });
        Self {
            known: Arc::clone(source),
            rule,
            preview: Memo::default(),
        }
    }

    /// Draws the columns and what comes out.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("rule-title"));
        widgets::hint(ui, scene.text("rule-what-for"));
        let plain = self.read_by(None);
        let columns = read(scene, &plain, requests).map(|read| read.table.columns());
        match &columns {
            Some(columns) => self.fields(ui, columns, scene),
            None => tell_failure(ui, &plain, scene),
        }
        if self.rule.is_complete() && columns.is_some() {
            self.what_comes_out(ui, scene, requests);
        }
        let enabled = self.rule.is_complete() && columns.is_some();
        match buttons(ui, enabled, &scene.text("rule-use"), scene) {
            Answer::Yes => {
                requests.ask(Request::KeepRule(self.rule.clone()));
                requests.act_once(Action::ChangeSource {
                    name: self.known.name.clone(),
                    source: self.read_by(Some(&self.rule)),
                });
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    /// The source as it is read by a rule, or without one as it stands in the file.
    fn read_by(&self, rule: Option<&Rule>) -> Source {
        let mut source = (*self.known).clone();
        source.options.layout = Some(rule.map_or_else(|| "plain".to_owned(), |it| it.name.clone()));
        source.options.rule = rule.cloned();
        source
    }

    fn fields(&mut self, ui: &mut Ui, columns: &[String], scene: &Scene<'_>) {
        Grid::new("rule").num_columns(2).show(ui, |ui| {
            let label = ui.label(scene.text("rule-name"));
            ui.add(TextEdit::singleline(&mut self.rule.name).desired_width(240.0))
                .labelled_by(label.id);
            ui.end_row();
            ui.label(scene.text("rule-rows"));
            ui.horizontal(|ui| rows_are(ui, &mut self.rule.rows, scene));
            ui.end_row();
            let rule = &mut self.rule;
            match &mut rule.rows {
                RowsAre::Precincts { choices } => {
                    several(ui, scene.text("rule-choices"), choices, columns);
                }
                RowsAre::Choices { choice, votes } => {
                    several(ui, scene.text("rule-code"), &mut rule.code, columns);
                    several(ui, scene.text("rule-contest"), &mut rule.contest, columns);
                    one(ui, scene.text("rule-choice"), choice, columns);
                    one(ui, scene.text("rule-votes"), votes, columns);
                }
            }
            for (name, value) in [
                (scene.text("rule-registered"), &mut rule.registered),
                (scene.text("rule-turnout"), &mut rule.turnout),
                (scene.text("rule-blank"), &mut rule.blank),
                (scene.text("rule-null"), &mut rule.null),
                (scene.text("rule-cast"), &mut rule.cast),
            ] {
                let mut column = value.clone().unwrap_or_default();
                one(ui, name, &mut column, columns);
                *value = (!column.is_empty()).then_some(column);
            }
        });
    }

    /// The contests and first rows that the rule makes of the file.
    fn what_comes_out(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let trial = self.read_by(Some(&self.rule));
        ui.separator();
        let read = read(scene, &trial, requests);
        let Some(read) = read else {
            tell_failure(ui, &trial, scene);
            return;
        };
        let preview = self
            .preview
            .get_or_make((trial.options, scene.words.language()), |_| {
                Preview::of(&read, scene.words)
            });
        for contest in &preview.contests {
            ui.label(contest);
        }
        ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
            Grid::new("rule-preview").striped(true).show(ui, |ui| {
                for row in &preview.cells {
                    for cell in row {
                        widgets::hint(ui, cell);
                    }
                    ui.end_row();
                }
            });
        });
    }
}

impl Preview {
    fn of(read: &ReadTable, words: &Words) -> Self {
        let contests = read.contests.iter().map(|contest| {
            let choices: Vec<&str> = contest
                .choices
                .iter()
                .map(|choice| contest.choice_of(choice))
                .collect();
            let said = words.say(&msg!(
                "rule-comes-out",
                contest = contest.label.as_str(),
                rows = read.table.rows(),
                n = choices.len(),
                choices = choices.join(", ")
            ));
            said.trim_start().to_owned()
        });
        // Columns of the first contest are what the rule is for; before them stands the place.
        let told: Vec<&String> = read
            .contests
            .first()
            .into_iter()
            .flat_map(|contest| &contest.choices)
            .collect();
        let mut columns = read.table.columns();
        columns.sort_by_key(|column| usize::from(told.contains(&column)));
        let first = columns.iter().take(COLUMNS_SHOWN / 2);
        let votes = columns
            .iter()
            .skip(COLUMNS_SHOWN / 2)
            .filter(|it| told.contains(it));
        let shown: Vec<&String> = first.chain(votes).take(COLUMNS_SHOWN).collect();
        let cells: Vec<Vec<Option<String>>> = shown
            .iter()
            .map(|column| {
                let mut cells = read.table.texts(column).unwrap_or_default();
                cells.truncate(ROWS_SHOWN);
                cells
            })
            .collect();
        let rows = (0..ROWS_SHOWN.min(read.table.rows())).map(|row| {
            let cells = cells
                .iter()
                .map(|column| column.get(row).cloned().flatten());
            cells.map(Option::unwrap_or_default).collect()
        });
        let names = shown.iter().map(|column| (*column).clone()).collect();
        Self {
            contests: contests.collect(),
            cells: std::iter::once(names).chain(rows).collect(),
        }
    }
}

/// What a trial reading came to; asked for where nobody has yet.
fn read(scene: &Scene<'_>, source: &Source, requests: &mut Requests) -> Option<Arc<ReadTable>> {
    let read = scene.session.data().table(source).cloned();
    if read.is_none() && scene.session.data().failure(source).is_none() {
        requests.ask(Request::TryReading(Box::new(source.clone())));
    }
    read
}

/// Why a trial reading came to nothing, or that it is still under way.
fn tell_failure(ui: &mut Ui, source: &Source, scene: &Scene<'_>) {
    match scene.session.data().failure(source) {
        Some(problem) => {
            widgets::warning(ui, scene.say(&problem.what));
            widgets::hint(ui, scene.say(&problem.hint));
        }
        None => {
            widgets::hint(ui, scene.text("rule-reading"));
        }
    }
}

fn rows_are(ui: &mut Ui, rows: &mut RowsAre, scene: &Scene<'_>) {
    let wide = matches!(rows, RowsAre::Precincts { .. });
    if ui.radio(wide, scene.text("rule-rows-precincts")).clicked() && !wide {
        *rows = RowsAre::default();
    }
    if ui.radio(!wide, scene.text("rule-rows-choices")).clicked() && wide {
        *rows = RowsAre::Choices {
            choice: String::new(),
            votes: String::new(),
        };
    }
}

/// A choice of one column, or none.
fn one(ui: &mut Ui, name: String, value: &mut String, columns: &[String]) {
    ui.label(&name);
    let response = ComboBox::from_id_salt(&name)
        .selected_text(if value.is_empty() {
            "–"
        } else {
            value.as_str()
        })
        .width(240.0)
        .height(MENU)
        .show_ui(ui, |ui| {
            ui.selectable_value(value, String::new(), "–");
            for column in columns {
                ui.selectable_value(value, column.clone(), column);
            }
        })
        .response;
    response.accessible_name(name);
    ui.end_row();
}

/// A choice of any number of columns, which stays open while they are chosen.
fn several(ui: &mut Ui, name: String, chosen: &mut Vec<String>, columns: &[String]) {
    ui.label(&name);
    let response = ComboBox::from_id_salt(&name)
        .selected_text(if chosen.is_empty() {
            "–".to_owned()
        } else {
            chosen.join(", ")
        })
        .width(theme::GRID * 50.0)
        .height(MENU)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .truncate()
        .show_ui(ui, |ui| {
            for column in columns {
                let mut on = chosen.contains(column);
                if ui.checkbox(&mut on, column).changed() {
                    chosen.retain(|known| known != column);
                    if on {
                        chosen.push(column.clone());
                    }
                }
            }
        })
        .response;
    response.accessible_name(name);
    ui.end_row();
}

//! How one source is read: its role, layer or sheet, encoding, separators, header, coordinates.

use std::sync::Arc;

use egui::{ComboBox, Grid, TextEdit, Ui};

use crate::base::words::Message;
use crate::model::project::{Role, Source, TableOptions, Weighting};
use crate::model::rule::Rule;
use crate::msg;
use crate::session::action::Action;
use crate::ui::dialogs::rule::RuleDialog;
use crate::ui::dialogs::{Answer, Dialog, Stay, buttons, means, only, origin, title};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// A source while it is edited.
#[derive(Debug)]
pub(crate) struct SourceDialog {
    known: Arc<Source>,
    wanted: Source,
    parts: Vec<String>,
    /// Saved ones, and its own.
    rules: Vec<Rule>,
    header: String,
    values: only::Values,
}

impl SourceDialog {
    /// A dialog for a source whose file has these layers or sheets, and the rules that are saved.
    pub(crate) fn new(source: &Arc<Source>, parts: Vec<String>, mut rules: Vec<Rule>) -> Self {
        if let Some(own) = source.options.rule.clone() {
            rules.retain(|rule| rule.name != own.name);
            rules.push(own);
        }
        Self {
            rules,
            known: Arc::clone(source),
            wanted: (**source).clone(),
            parts,
            values: only::Values::default(),
            header: source
                .options
                .header
                .map(|row| row.to_string())
                .unwrap_or_default(),
        }
    }

    /// Draws the fields.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(
            ui,
            scene.say(&msg!("window-edit-source", name = self.known.name.as_str())),
        );
        widgets::hint(ui, self.known.path.display().to_string());
        Grid::new("source").num_columns(4).show(ui, |ui| {
            self.general(ui, scene);
            if matches!(
                self.wanted.role,
                Role::Table | Role::Addresses | Role::Visits
            ) {
                self.table_options(ui, scene);
            }
            if !matches!(self.wanted.role, Role::Table | Role::Visits) {
                self.coordinates(ui, scene);
            }
            if self.wanted.role == Role::Zones {
                self.weighting(ui, scene);
            }
            if means::is_of_zones(&self.wanted, scene) {
                means::ui(ui, &mut self.wanted, &self.known, scene);
            }
        });
        self.values.ui(ui, &mut self.wanted, &self.known, scene);
        origin::ui(ui, &mut self.wanted, &self.known, scene);
        self.preview(ui, scene);
        if self.known.role == Role::Table && ui.button(scene.text("rule-make")).clicked() {
            let dialog = Dialog::Rule(RuleDialog::new(&self.known));
            requests.ask(Request::Open(Box::new(dialog)));
        }
        let apply = scene.text("window-apply");
        let ready = self.wanted != *self.known && only::are_whole(&self.wanted);
        match buttons(ui, ready, &apply, scene) {
            Answer::Yes => {
                requests.act_once(Action::ChangeSource {
                    name: self.known.name.clone(),
                    source: self.wanted.clone(),
                });
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    fn general(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let label = ui.label(scene.text("window-name"));
        ui.add(TextEdit::singleline(&mut self.wanted.name).desired_width(240.0))
            .labelled_by(label.id);
        ui.label(scene.text("window-role"));
        role_choice(ui, &mut self.wanted.role, scene.text("window-role"), scene);
        ui.end_row();
        if self.parts.len() > 1 {
            ui.label(scene.text("window-part"));
            let current = self.wanted.part.clone().unwrap_or_default();
            let response = ComboBox::from_id_salt("part")
                .selected_text(current)
                .width(240.0)
                .show_ui(ui, |ui| {
                    for part in &self.parts {
                        let value = Some(part.clone());
                        ui.selectable_value(&mut self.wanted.part, value, part);
                    }
                })
                .response;
            response.accessible_name(scene.text("window-part"));
            ui.end_row();
        }
        if self.wanted.role == Role::Visits {
            let name = scene.text("visits-column");
            optional(ui, name, &mut self.wanted.key, scene);
        }
        if self.wanted.role == Role::Precincts {
            for (name, value) in [
                (scene.text("window-code-key"), &mut self.wanted.key),
                (
                    scene.text("window-name-column"),
                    &mut self.wanted.name_column,
                ),
            ] {
                optional(ui, name, value, scene);
            }
        }
    }

    fn coordinates(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        optional(ui, scene.text("window-crs"), &mut self.wanted.crs, scene);
    }

    /// What the figures of zones are shared out by: counts of finer zones are those of the project.
    fn weighting(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let said = |by: &Weighting| match by {
            Weighting::Area => scene.text("window-weighting-area"),
            Weighting::Doors => scene.text("window-weighting-doors"),
            by @ Weighting::Figures { .. } => by.code(),
        };
        let mut known = vec![Weighting::Area, Weighting::Doors];
        known.extend(self.counts_of_others(scene));
        let name = scene.text("window-weighting");
        ui.label(&name);
        let response = ComboBox::from_id_salt(&name)
            .selected_text(said(&self.wanted.by))
            .width(240.0)
            .show_ui(ui, |ui| {
                for by in known {
                    let text = said(&by);
                    ui.selectable_value(&mut self.wanted.by, by, text);
                }
            })
            .response;
        response.accessible_name(name);
        ui.end_row();
    }

    /// The columns of numbers of all other zones.
    fn counts_of_others(&self, scene: &Scene<'_>) -> Vec<Weighting> {
        let sources = scene.session.project().sources.iter();
        let others = sources
            .filter(|source| source.role == Role::Zones && source.name != self.known.name)
            .filter_map(|source| Some((source, scene.session.data().layer(source)?)));
        others
            .flat_map(|(source, layer)| {
                let columns = layer.table.columns().into_iter();
                columns
                    .filter(|column| layer.table.is_number(column))
                    .map(|column| Weighting::Figures {
                        source: source.name.clone(),
                        column,
                    })
            })
            .collect()
    }

    fn table_options(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let found = found_options(&self.known, scene);
        let options = &mut self.wanted.options;
        let auto = |found: Option<String>| match found {
            Some(found) => scene.say(&msg!("window-auto-found", found = found)),
            None => scene.text("window-auto"),
        };
        choice(
            ui,
            scene.text("window-encoding"),
            &mut options.encoding,
            &[
                "utf-8",
                "windows-1252",
                "iso-8859-15",
                "macintosh",
                "utf-16le",
            ],
            auto(found.encoding),
        );
        let layouts = ["plain", "ministry", "long", "openelections", "ban"];
        let rules = self.rules.iter().map(|rule| rule.name.as_str());
        choice(
            ui,
            scene.text("window-layout"),
            &mut options.layout,
            &layouts.into_iter().chain(rules).collect::<Vec<_>>(),
            auto(found.layout),
        );
        let named = |rule: &&Rule| Some(&rule.name) == options.layout.as_ref();
        options.rule = self.rules.iter().find(named).cloned();
        let letters = |ui: &mut Ui,
                       name: String,
                       value: &mut Option<char>,
                       known: &[(char, String)],
                       auto: String| {
            letter_choice(ui, name, value, known, auto);
        };
        letters(
            ui,
            scene.text("window-delimiter"),
            &mut options.delimiter,
            &[
                (';', "; ".trim().to_owned()),
                (',', ",".to_owned()),
                ('\t', scene.text("window-tab")),
                ('|', "|".to_owned()),
            ],
            auto(found.delimiter.map(visible)),
        );
        letters(
            ui,
            scene.text("window-decimal"),
            &mut options.decimal,
            &[(',', ",".to_owned()), ('.', ".".to_owned())],
            auto(found.decimal.map(visible)),
        );
        let label = ui.label(scene.text("window-header"));
        let hint = auto(found.header.map(|row| row.to_string()));
        let field = TextEdit::singleline(&mut self.header)
            .hint_text(hint)
            .desired_width(240.0);
        if ui.add(field).labelled_by(label.id).changed() {
            options.header = self.header.trim().parse().ok();
        }
        ui.end_row();
    }

    /// The first rows, as they were read.
    fn preview(&self, ui: &mut Ui, scene: &Scene<'_>) {
        let Some(table) = scene.session.data().table(&self.known) else {
            return;
        };
        ui.add_space(theme::GRID);
        widgets::hint(ui, scene.text("window-columns-read"));
        let columns = table.table.columns();
        egui::ScrollArea::vertical()
            .max_height(72.0)
            .id_salt("columns")
            .show(ui, |ui| {
                widgets::hint(ui, columns.join(" · "));
            });
    }
}

fn visible(letter: char) -> String {
    if letter == '\t' {
        "⇥".to_owned()
    } else {
        letter.to_string()
    }
}

/// What the reader found out about the file by itself.
fn found_options(source: &Source, scene: &Scene<'_>) -> TableOptions {
    scene
        .session
        .data()
        .table(source)
        .map(|table| table.options.clone())
        .unwrap_or_default()
}

/// A field that may stay empty.
fn optional(ui: &mut Ui, name: String, value: &mut Option<String>, scene: &Scene<'_>) {
    let label = ui.label(name);
    let mut text = value.clone().unwrap_or_default();
    let field = TextEdit::singleline(&mut text)
        .hint_text(scene.text("window-auto"))
        .desired_width(240.0);
    if ui.add(field).labelled_by(label.id).changed() {
        *value = (!text.trim().is_empty()).then(|| text.trim().to_owned());
    }
    ui.end_row();
}

fn choice(ui: &mut Ui, name: String, value: &mut Option<String>, known: &[&str], auto: String) {
    ui.label(&name);
    let current = value.clone().unwrap_or_else(|| auto.clone());
    let response = ComboBox::from_id_salt(&name)
        .selected_text(current)
        .width(240.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(value, None, auto);
            for choice in known {
                ui.selectable_value(value, Some((*choice).to_owned()), *choice);
            }
        })
        .response;
    response.accessible_name(name);
    ui.end_row();
}

fn letter_choice(
    ui: &mut Ui,
    name: String,
    value: &mut Option<char>,
    known: &[(char, String)],
    auto: String,
) {
    ui.label(&name);
    let current = known
        .iter()
        .find(|(letter, _)| Some(*letter) == *value)
        .map_or_else(|| auto.clone(), |(_, text)| text.clone());
    let response = ComboBox::from_id_salt(&name)
        .selected_text(current)
        .width(240.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(value, None, auto);
            for (letter, text) in known {
                ui.selectable_value(value, Some(*letter), text);
            }
        })
        .response;
    response.accessible_name(name);
    ui.end_row();
}

/// A choice of what a source is for.
pub(crate) fn role_choice(ui: &mut Ui, role: &mut Role, name: String, scene: &Scene<'_>) {
    let current = scene.say(&role_name(*role));
    let response = ComboBox::from_id_salt(&name)
        .selected_text(current)
        .width(120.0)
        .show_ui(ui, |ui| {
            for choice in Role::ALL {
                ui.selectable_value(role, choice, scene.say(&role_name(choice)));
            }
        })
        .response;
    response.accessible_name(name);
}

/// What a source is for, in words.
pub(crate) fn role_name(role: Role) -> Message {
    match role {
        Role::Precincts => msg!("window-role-precincts"),
        Role::Table => msg!("window-role-table"),
        Role::Zones => msg!("window-role-zones"),
        Role::Places => msg!("window-role-places"),
        Role::Addresses => msg!("window-role-addresses"),
        Role::Streets => msg!("window-role-streets"),
        Role::Barriers => msg!("window-role-barriers"),
        Role::Buildings => msg!("window-role-buildings"),
        Role::Visits => msg!("window-role-visits"),
    }
}

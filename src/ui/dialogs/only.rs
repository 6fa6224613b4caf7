//! Which rows of a source count, in its dialog: conditions on columns and their values.

use std::collections::{BTreeMap, BTreeSet};

use egui::{ComboBox, PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use crate::model::only::Only;
use crate::model::project::Source;
use crate::model::table::Table;
use crate::msg;
use crate::session::data::Content;
use crate::ui::icons;
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// How many values of a column are offered; of a column with more, they are written.
const OFFERED: usize = 200;

/// How many values a condition names before it is opened.
const NAMED: usize = 3;

/// The values of columns, once they were asked for.
#[derive(Debug, Default)]
pub(crate) struct Values {
    /// By condition: its values, as somebody is writing them.
    written: Vec<String>,
    /// By column: each value and how many rows have it, most first; empty where they are too many.
    of_column: BTreeMap<String, Vec<(String, usize)>>,
}

impl Values {
    /// Draws the conditions of `wanted`, a line each, and a way to have one more.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        wanted: &mut Source,
        known: &Source,
        scene: &Scene<'_>,
    ) {
        let table = all_rows(known, scene);
        ui.horizontal(|ui| {
            ui.label(scene.text("ground-only-label"));
            if wanted.only.is_empty() {
                widgets::hint(ui, scene.text("ground-only-all"));
            }
            if widgets::button(ui, icons::ADD, scene.text("ground-only-add")).clicked() {
                wanted.only.push(Only::default());
            }
        });
        for only in wanted.only.iter().skip(self.written.len()) {
            self.written.push(only.values_in_words());
        }
        let mut removed = None;
        for (place, only) in wanted.only.iter_mut().enumerate() {
            ui.push_id(place, |ui| {
                ui.horizontal(|ui| {
                    column_choice(ui, only, table.as_ref(), scene);
                    sign_choice(ui, only, scene);
                    self.value_choice(ui, (place, only), table.as_ref(), scene);
                    let column = only.column.as_str();
                    let name = scene.say(&msg!("ground-only-remove", column = column));
                    if widgets::icon_button(ui, icons::REMOVE, name).clicked() {
                        removed = Some(place);
                    }
                });
            });
        }
        if let Some(place) = removed {
            wanted.only.remove(place);
            self.written.remove(place);
        }
    }

    /// The values that count or do not: chosen among those there are, or written.
    fn value_choice(
        &mut self,
        ui: &mut Ui,
        (place, only): (usize, &mut Only),
        table: Option<&Table>,
        scene: &Scene<'_>,
    ) {
        let name = scene.say(&msg!("ground-only-values", column = only.column.as_str()));
        let values = table.map_or(&[][..], |table| {
            let make = || distinct(table, &only.column);
            let known = self.of_column.entry(only.column.clone());
            known.or_insert_with(make)
        });
        if values.is_empty() {
            let Some(text) = self.written.get_mut(place) else {
                return;
            };
            let field = TextEdit::singleline(text)
                .hint_text(scene.text("ground-only-written"))
                .desired_width(200.0);
            let response = ui.add(field);
            if response.changed() {
                only.take_values(text);
            }
            response.accessible_name(name);
            return;
        }
        let said = |value: &str| match value {
            "" => scene.text("ground-only-empty"),
            value => value.to_owned(),
        };
        let mut named: Vec<String> = only.values.iter().take(NAMED).map(|it| said(it)).collect();
        if named.len() < only.values.len() {
            named.push("…".to_owned());
        }
        let chosen = scene.say(&msg!(
            "ground-only-chosen",
            n = only.values.len(),
            values = named.join(", ")
        ));
        let response = ComboBox::from_id_salt("values")
            .selected_text(chosen)
            .width(240.0)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show_ui(ui, |ui| {
                ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                    for (value, rows) in values {
                        let rows = scene.words.count(*rows as u64);
                        let text = format!("{} · {rows}", said(value));
                        value_box(ui, &mut only.values, value, text);
                    }
                });
            })
            .response;
        response.accessible_name(name);
    }
}

/// A box to tick for a value.
fn value_box(ui: &mut Ui, values: &mut BTreeSet<String>, value: &str, text: String) {
    let mut counts = values.contains(value);
    if !ui.checkbox(&mut counts, text).changed() {
        return;
    }
    if counts {
        values.insert(value.to_owned());
    } else {
        values.remove(value);
    }
}

/// Whether every condition says which column it is on and what it asks for.
pub(crate) fn are_whole(wanted: &Source) -> bool {
    let is_whole = |only: &Only| !only.column.is_empty() && !only.values.is_empty();
    wanted.only.iter().all(is_whole)
}

/// Every value of a column and how many rows have it, most first; empty where they are too many.
fn distinct(table: &Table, column: &str) -> Vec<(String, usize)> {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for cell in table.cells(column).into_iter().flatten() {
        *rows
            .entry(cell.as_deref().unwrap_or("").trim().to_owned())
            .or_default() += 1;
        if rows.len() > OFFERED {
            return Vec::new();
        }
    }
    let mut values: Vec<(String, usize)> = rows.into_iter().collect();
    values.sort_by(|(_, one), (_, other)| other.cmp(one));
    values
}

/// The table of a source, with the rows that do not count; `None` where that was not kept.
fn all_rows(source: &Source, scene: &Scene<'_>) -> Option<Table> {
    let fact = scene.session.data().fact(source)?;
    let own = || match &fact.content {
        Content::Precincts(precincts, _) => Some(precincts.table.clone()),
        Content::Table(read) => Some(read.table.clone()),
        Content::Layer(layer) => Some(layer.table.clone()),
        Content::Addresses(_) | Content::Visits(_) => None,
    };
    fact.all_rows.clone().or_else(own)
}

fn column_choice(ui: &mut Ui, only: &mut Only, table: Option<&Table>, scene: &Scene<'_>) {
    let name = scene.text("ground-only-column");
    let Some(table) = table else {
        let field = TextEdit::singleline(&mut only.column)
            .hint_text(&name)
            .desired_width(160.0);
        ui.add(field).accessible_name(name);
        return;
    };
    let before = only.column.clone();
    let response = ComboBox::from_id_salt("column")
        .selected_text(before.as_str())
        .width(200.0)
        .show_ui(ui, |ui| {
            for column in table.columns() {
                ui.selectable_value(&mut only.column, column.clone(), column);
            }
        })
        .response;
    response.accessible_name(name);
    if only.column != before {
        only.values = BTreeSet::new();
    }
}

fn sign_choice(ui: &mut Ui, only: &mut Only, scene: &Scene<'_>) {
    let said = |without: bool| {
        if without {
            scene.text("ground-only-is-not")
        } else {
            scene.text("ground-only-is")
        }
    };
    let response = ComboBox::from_id_salt("sign")
        .selected_text(said(only.without))
        .width(88.0)
        .show_ui(ui, |ui| {
            for without in [false, true] {
                ui.selectable_value(&mut only.without, without, said(without));
            }
        })
        .response;
    response.accessible_name(format!("{} {}", only.column, said(only.without)));
}

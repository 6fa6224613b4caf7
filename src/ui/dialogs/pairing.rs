//! What found no match on either side, and codes that are paired by hand.

use std::collections::BTreeMap;

use egui::{Button, RichText, ScrollArea, Ui};

use crate::analysis::join::Join;
use crate::io::export::quoted;
use crate::msg;
use crate::ui::chooser::Purpose;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Codes while they are paired.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// The precinct's code that stands for a row's.
    pub(super) corrections: BTreeMap<String, String>,
    /// Pairs made earlier, in this project or another.
    known: BTreeMap<String, String>,
    row: Option<String>,
    precinct: Option<String>,
}

impl Pairing {
    /// Pairs that a source has, and those made earlier.
    pub(super) fn new(
        corrections: BTreeMap<String, String>,
        known: BTreeMap<String, String>,
    ) -> Self {
        Self {
            corrections,
            known,
            ..Self::default()
        }
    }

    /// Draws both sides, the pairs, and the way to keep the list.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        join: &Join,
        source: &str,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        ui.columns(2, |sides| {
            let precincts: Vec<&str> = join
                .unmatched_precincts
                .iter()
                .map(|code| code.0.as_str())
                .collect();
            let said = msg!("window-precincts-without", n = precincts.len());
            side(
                &mut sides[0],
                &scene.say(&said),
                &precincts,
                &mut self.precinct,
            );
            let rows: Vec<&str> = join.unmatched_rows.iter().map(String::as_str).collect();
            let said = msg!("window-rows-without", n = join.unmatched_row_count);
            side(&mut sides[1], &scene.say(&said), &rows, &mut self.row);
        });
        ui.horizontal(|ui| {
            self.pair(ui, scene);
            self.take_known(ui, join, scene);
            let nothing = join.unmatched_precincts.is_empty() && join.unmatched_rows.is_empty();
            let save = scene.text("window-save-list");
            if !nothing && widgets::button(ui, icons::EXPORT, save).clicked() {
                requests.ask(Request::Choose(Purpose::SaveText {
                    name: format!("{source}-unmatched.csv"),
                    text: as_csv(join),
                }));
            }
        });
        self.pairs(ui, scene);
    }

    fn pair(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if self.row.is_none() && self.precinct.is_none() {
            return;
        }
        let both = self.row.is_some() && self.precinct.is_some();
        let pair = ui.add_enabled(both, Button::new(scene.text("window-pair")));
        if pair.clicked()
            && let (Some(row), Some(precinct)) = (self.row.take(), self.precinct.take())
        {
            self.corrections.insert(row, precinct);
        }
    }

    /// Offers the pairs made earlier whose codes are left over on both sides.
    fn take_known(&mut self, ui: &mut Ui, join: &Join, scene: &Scene<'_>) {
        let fits = |(row, precinct): &(&String, &String)| {
            join.unmatched_rows.contains(row)
                && join
                    .unmatched_precincts
                    .iter()
                    .any(|code| code.0 == **precinct)
        };
        let fitting: BTreeMap<String, String> = self
            .known
            .iter()
            .filter(fits)
            .map(|(row, precinct)| (row.clone(), precinct.clone()))
            .collect();
        if fitting.is_empty() {
            return;
        }
        let said = scene.say(&msg!("window-pairs-known", n = fitting.len()));
        if widgets::button(ui, icons::LINK, said).clicked() {
            self.corrections.extend(fitting);
        }
    }

    /// The pairs, each with the way to part it.
    fn pairs(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if self.corrections.is_empty() {
            return;
        }
        let said = msg!("window-pairs", n = self.corrections.len());
        widgets::section(ui, scene.say(&said));
        ScrollArea::vertical()
            .id_salt("pairs")
            .max_height(88.0)
            .show(ui, |ui| {
                self.corrections.retain(|row, precinct| {
                    ui.horizontal(|ui| {
                        let part = scene.say(&msg!("window-part-pair", row = row.as_str()));
                        let parted = widgets::icon_button(ui, icons::REMOVE, part).clicked();
                        ui.label(RichText::new(format!("{row} → {precinct}")).monospace());
                        !parted
                    })
                    .inner
                });
            });
    }
}

fn side(ui: &mut Ui, heading: &str, codes: &[&str], chosen: &mut Option<String>) {
    ui.push_id(heading, |ui| {
        widgets::section(ui, heading);
        ScrollArea::vertical()
            .max_height(110.0)
            .auto_shrink([false, true])
            .show_rows(ui, 16.0, codes.len(), |ui, rows| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for code in &codes[rows] {
                    let is_chosen = chosen.as_deref() == Some(*code);
                    let text = RichText::new(*code).size(theme::TEXT_SMALL);
                    if ui.add(Button::selectable(is_chosen, text)).clicked() {
                        *chosen = (!is_chosen).then(|| (*code).to_owned());
                    }
                }
            });
    });
}

/// What found no match, for a spreadsheet.
fn as_csv(join: &Join) -> String {
    let mut text = String::from("side,code\n");
    for code in &join.unmatched_precincts {
        text.push_str(&format!("precinct,{}\n", quoted(&code.0)));
    }
    for code in &join.unmatched_rows {
        text.push_str(&format!("row,{}\n", quoted(code)));
    }
    text
}

//! How a table is matched to the precincts: the key, keys worth trying, and what is left over.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Button, ComboBox, RichText, TextEdit, Ui, Vec2};

use crate::analysis::join::{self, Join, Proposal, Today};
use crate::base::memo::Memo;
use crate::io::table::ReadTable;
use crate::model::layer::{Code, Precincts};
use crate::model::project::{Role, Source};
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;
use crate::ui::dialogs::pairing::Pairing;
use crate::ui::dialogs::{Answer, Stay, buttons, title};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// A match while it is tried out.
#[derive(Debug)]
pub(crate) struct JoinDialog {
    source: Arc<Source>,
    table: Arc<ReadTable>,
    precincts: Arc<Precincts>,
    /// Keys worth trying, once they are found.
    proposals: Option<Arc<Vec<Proposal>>>,
    key: String,
    merged_communes: bool,
    to: Option<String>,
    pairing: Pairing,
    tried: Memo<Tried, Result<Join, Problem>>,
}

/// What a match is tried with: the key, whether by the communes of today, what is matched to, and
/// the pairs of codes.
type Tried = (String, bool, Option<String>, BTreeMap<String, String>);

impl JoinDialog {
    /// A dialog for a source that was read, with the pairs of codes that were made earlier.
    pub(crate) fn new(
        source: &Arc<Source>,
        table: &Arc<ReadTable>,
        precincts: &Arc<Precincts>,
        known_pairs: BTreeMap<String, String>,
    ) -> Self {
        Self {
            source: Arc::clone(source),
            table: Arc::clone(table),
            precincts: Arc::clone(precincts),
            proposals: None,
            key: source.key.clone().unwrap_or_default(),
            merged_communes: source.merged_communes,
            to: source.to.clone(),
            pairing: Pairing::new(source.corrections.clone(), known_pairs),
            tried: Memo::default(),
        }
    }

    /// Draws the editor.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(
            ui,
            scene.say(&msg!(
                "window-match-source",
                name = self.source.name.as_str()
            )),
        );
        self.take_proposals(scene);
        self.choose_to(ui, scene);
        self.edit_key(ui, scene);
        self.choose_proposal(ui, scene);
        ui.separator();
        let codes = self.codes(scene);
        let table = Arc::clone(&self.table);
        let with = (
            self.key.clone(),
            self.merged_communes,
            self.to.clone(),
            self.pairing.corrections.clone(),
        );
        let tried = self
            .tried
            .get_or_make(with, |(key, today, _, corrections)| {
                join::codes_of(key, corrections, &table.table)
                    .map(|rows| {
                        if *today {
                            Today::of(rows, &codes).join(&codes)
                        } else {
                            join::join(&codes, &rows)
                        }
                    })
                    .map_err(|error| Problem::from(&error))
            });
        let matches = match tried {
            Ok(join) => {
                counts(ui, join, scene);
                self.pairing
                    .ui(ui, join, &self.source.name, scene, requests);
                join.matched_rows > 0
            }
            Err(problem) => {
                widgets::warning(ui, scene.say(&problem.what));
                widgets::hint(ui, scene.say(&problem.hint));
                false
            }
        };
        match buttons(ui, matches, &scene.text("window-match-do"), scene) {
            Answer::Yes => {
                let mut wanted = (*self.source).clone();
                wanted.key = Some(self.key.clone());
                wanted.merged_communes = self.merged_communes;
                wanted.to.clone_from(&self.to);
                wanted.corrections.clone_from(&self.pairing.corrections);
                requests.ask(Request::Remember(wanted.corrections.clone()));
                requests.act_once(Action::ChangeSource {
                    name: self.source.name.clone(),
                    source: wanted,
                });
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    /// Takes the keys that were found meanwhile; the best stands for one that nobody wrote.
    fn take_proposals(&mut self, scene: &Scene<'_>) {
        if self.proposals.is_some() {
            return;
        }
        self.proposals = scene.session.proposals(&self.source.name).cloned();
        let best = self.proposals.as_ref().and_then(|found| found.first());
        if let Some(best) = best.filter(|_| self.key.is_empty()) {
            self.key.clone_from(&best.key);
            self.merged_communes = best.merged_communes;
        }
    }

    /// The codes that the rows are matched to.
    fn codes(&self, scene: &Scene<'_>) -> Vec<Code> {
        let other = self
            .to
            .as_ref()
            .and_then(|to| scene.session.project().source(to));
        let Some(other) = other else {
            return self.precincts.codes.clone();
        };
        scene.session.codes_of(&other.name).unwrap_or_default()
    }

    /// What the rows are matched to: the precincts, zones, or another table that has a key.
    fn choose_to(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let project = scene.session.project();
        let others: Vec<&Arc<Source>> = project
            .sources
            .iter()
            .filter(|other| {
                let has_codes =
                    other.role == Role::Zones || other.role == Role::Table && other.key.is_some();
                has_codes && other.name != self.source.name
            })
            .collect();
        if others.is_empty() && self.to.is_none() {
            return;
        }
        let precincts = scene.text("window-role-precincts");
        widgets::row(ui, scene.text("window-match-to"), |ui| {
            let current = self.to.clone().unwrap_or_else(|| precincts.clone());
            let response = ComboBox::from_id_salt("to")
                .selected_text(current)
                .width(240.0)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut self.to, None, &precincts);
                    for other in others {
                        let value = Some(other.name.clone());
                        ui.selectable_value(&mut self.to, value, &other.name);
                    }
                })
                .response;
            response.accessible_name(scene.text("window-match-to"));
        });
    }

    fn edit_key(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let label = ui.label(scene.text("window-key"));
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut self.key)
                .font(egui::TextStyle::Monospace)
                .desired_width(ui.available_width() - 160.0);
            ui.add(field).labelled_by(label.id);
            let columns = self.table.table.columns();
            let name = scene.text("window-columns");
            if let Some(column) = widgets::column_menu(ui, &name, columns) {
                self.key = column;
            }
        });
        widgets::hint(ui, scene.text("window-key-hint"));
        ui.checkbox(
            &mut self.merged_communes,
            scene.text("ground-merged-communes"),
        )
        .on_hover_text(scene.text("ground-merged-communes-hint"));
        let codes = self.precincts.codes.iter().take(3);
        let codes: Vec<&str> = codes.map(|code| code.0.as_str()).collect();
        widgets::hint(
            ui,
            scene.say(&msg!("window-codes-are", codes = codes.join(", "))),
        );
    }

    /// Keys worth trying, a click each.
    fn choose_proposal(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if scene.session.is_trying_keys(&self.source.name) {
            widgets::hint(ui, scene.text("window-keys-tried"));
            return;
        }
        let proposals = self.proposals.iter().flat_map(|found| found.iter());
        let mut proposals = proposals.take(5).peekable();
        if proposals.peek().is_none() {
            widgets::warning(ui, scene.text("window-no-proposal"));
            return;
        }
        widgets::section(ui, scene.text("window-proposals"));
        for proposal in proposals {
            let counts = scene.say(&msg!(
                "window-proposal-counts",
                n = proposal.matched_precincts,
                of = self.precincts.len()
            ));
            let today = proposal.merged_communes;
            let chosen = proposal.key == self.key && today == self.merged_communes;
            let name = if today {
                scene.say(&msg!("ground-key-today", key = proposal.key.as_str()))
            } else {
                proposal.key.clone()
            };
            let key = RichText::new(&name).monospace();
            let button = Button::selectable(chosen, key)
                .right_text(RichText::new(counts).size(theme::TEXT_SMALL))
                .truncate()
                .min_size(Vec2::new(ui.available_width(), theme::CONTROL));
            let response = ui.add(button).accessible_name(&name);
            if response.on_hover_text(examples(proposal)).clicked() {
                self.key.clone_from(&proposal.key);
                self.merged_communes = today;
            }
        }
    }
}

/// A few rows and the codes made of them, a line each.
fn examples(proposal: &Proposal) -> String {
    let lines = proposal.examples.iter();
    let lines: Vec<String> = lines.map(|(row, code)| format!("{row} → {code}")).collect();
    lines.join("\n")
}

fn counts(ui: &mut Ui, join: &Join, scene: &Scene<'_>) {
    let (matched, of) = (join.matched_precincts(), join.row_of.len());
    let palette = theme::palette(ui);
    let colour = if matched == of {
        palette.accent
    } else {
        palette.warning
    };
    widgets::share_bar(ui, matched as f32 / of.max(1) as f32, colour);
    ui.label(scene.say(&msg!("window-matched", n = matched, of = of)));
    if !join.duplicate_keys.is_empty() {
        let said = msg!(
            "window-duplicates",
            n = join.duplicate_keys.len(),
            first = join.duplicate_keys[0].as_str()
        );
        widgets::warning(ui, scene.say(&said));
    }
}

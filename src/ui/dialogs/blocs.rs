//! The table of blocs: which candidates, lists and nuances are counted together, with their sums.

use std::sync::Arc;

use egui::{ComboBox, ScrollArea, TextEdit, Ui};

use crate::analysis::measure::free_name;
use crate::analysis::swing::bloc_of;
use crate::base::memo::{Memo, Same};
use crate::base::words::Language;
use crate::model::bloc::{Bloc, Blocs};
use crate::model::election::ContestTotals;
use crate::model::indicator::Title;
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::dialogs::{Answer, Stay, buttons, title};
use crate::ui::icons;
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Height of the list.
const LIST: f32 = 380.0;
/// How many choices without a bloc are named.
const NAMED: usize = 12;

/// The table while it is changed.
#[derive(Debug)]
pub(crate) struct BlocsDialog {
    blocs: Arc<Blocs>,
    /// By bloc: its patterns as they are typed, between commas.
    typed: Vec<String>,
    totals: Vec<ContestTotals>,
    /// The contest whose sums are shown.
    contest: usize,
    sums: Memo<(Same<Blocs>, usize), Sums>,
}

impl BlocsDialog {
    /// A dialog about the blocs of the open project.
    pub(crate) fn new(session: &Session) -> Self {
        let blocs = Arc::clone(&session.project().blocs);
        let totals = session.contest_totals(None);
        Self {
            typed: blocs
                .0
                .iter()
                .map(|bloc| bloc.patterns.join(", "))
                .collect(),
            blocs,
            contest: totals.len().saturating_sub(1),
            totals,
            sums: Memo::default(),
        }
    }

    /// Draws the table.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("indicators-blocs"));
        widgets::hint(ui, scene.text("indicators-blocs-hint"));
        self.contest_choice(ui, scene);
        let key = (Same(Arc::clone(&self.blocs)), self.contest);
        let totals = self.totals.get(self.contest);
        let counted = self
            .sums
            .get_or_make(key, |(blocs, _)| sums(&blocs.0, totals));
        let sums = counted.clone();
        ScrollArea::vertical()
            .max_height(LIST)
            .auto_shrink(false)
            .show(ui, |ui| {
                // Room for the bar that scrolls.
                ui.set_max_width(ui.available_width() - theme::GAP);
                let mut removed = None;
                for place in 0..self.blocs.0.len() {
                    let votes = sums.of_blocs.get(place).copied().unwrap_or_default();
                    let share = (votes, sums.cast);
                    let wanted = ui.push_id(place, |ui| self.bloc(ui, place, share, scene));
                    if wanted.inner {
                        removed = Some(place);
                    }
                }
                if let Some(place) = removed {
                    Arc::make_mut(&mut self.blocs).0.remove(place);
                    self.typed.remove(place);
                }
                self.rest(ui, &sums, scene);
            });
        ui.horizontal(|ui| {
            if widgets::button(ui, icons::ADD, scene.text("indicators-add-bloc")).clicked() {
                self.add(scene);
            }
            if ui.button(scene.text("indicators-usual-blocs")).clicked() {
                self.blocs = Arc::default();
                let blocs = self.blocs.0.iter();
                self.typed = blocs.map(|bloc| bloc.patterns.join(", ")).collect();
            }
        });
        let apply = scene.text("indicators-apply-blocs");
        match buttons(ui, true, &apply, scene) {
            Answer::Yes => {
                requests.act_once(Action::SetBlocs(self.blocs.as_ref().clone()));
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    fn contest_choice(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        if self.totals.is_empty() {
            widgets::hint(ui, scene.text("window-no-contest"));
            return;
        }
        let asked = scene.text("indicators-sums-of");
        widgets::row(ui, asked.as_str(), |ui| {
            let known = self.totals.get(self.contest);
            let response = ComboBox::from_id_salt("contest")
                .selected_text(known.map_or("", |totals| totals.name.as_str()))
                .truncate()
                .width(200.0)
                .show_ui(ui, |ui| {
                    for (place, totals) in self.totals.iter().enumerate() {
                        ui.selectable_value(&mut self.contest, place, &totals.name);
                    }
                })
                .response;
            response.accessible_name(asked.as_str());
        });
    }

    /// Draws one bloc; says whether it is to be removed.
    fn bloc(
        &mut self,
        ui: &mut Ui,
        place: usize,
        (votes, cast): (u64, u64),
        scene: &Scene<'_>,
    ) -> bool {
        let mut removed = false;
        let is_french = scene.words.language() == Language::French;
        ui.separator();
        let mut bloc = self.blocs.0[place].clone();
        let before = bloc.clone();
        ui.horizontal(|ui| {
            ui.color_edit_button_srgb(&mut bloc.colour)
                .accessible_name(scene.text("indicators-bloc-colour"));
            let name = if is_french {
                &mut bloc.title.fr
            } else {
                &mut bloc.title.en
            };
            ui.add(TextEdit::singleline(name).desired_width(200.0))
                .accessible_name(scene.text("indicators-bloc-name"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = scene.text("indicators-remove-bloc");
                removed = widgets::icon_button(ui, icons::REMOVE, remove).clicked();
                let share = 100.0 * votes as f64 / cast as f64;
                let said = msg!(
                    "indicators-bloc-sum",
                    votes = votes,
                    share = scene.words.measure(share, 1, "%")
                );
                ui.label(scene.say(&said));
            });
        });
        let field = TextEdit::multiline(&mut self.typed[place])
            .desired_rows(1)
            .font(egui::FontId::proportional(theme::TEXT_SMALL))
            .desired_width(f32::INFINITY);
        let typed = ui.add(field);
        if typed.changed() {
            bloc.patterns = patterns(&self.typed[place]);
        }
        typed.accessible_name(scene.text("indicators-bloc-patterns"));
        if bloc != before {
            Arc::make_mut(&mut self.blocs).0[place] = bloc;
        }
        removed
    }

    /// What is in no bloc.
    fn rest(&self, ui: &mut Ui, sums: &Sums, scene: &Scene<'_>) {
        if sums.rest.is_empty() {
            return;
        }
        ui.separator();
        let mut names: Vec<&str> = sums.rest.iter().map(|(name, _)| name.as_str()).collect();
        if names.len() > NAMED {
            names.truncate(NAMED);
            names.push("…");
        }
        let votes: u64 = sums.rest.iter().map(|(_, votes)| votes).sum();
        let said = msg!(
            "indicators-in-no-bloc",
            votes = votes,
            share = scene
                .words
                .measure(100.0 * votes as f64 / sums.cast as f64, 1, "%"),
            names = names.join(", ")
        );
        widgets::hint(ui, scene.say(&said));
    }

    fn add(&mut self, scene: &Scene<'_>) {
        let taken: Vec<&str> = self.blocs.0.iter().map(|bloc| bloc.name.as_str()).collect();
        let name = free_name(&["bloc"], &taken);
        let bloc = Bloc {
            title: Title::same(scene.text("indicators-new-bloc")),
            colour: [140, 140, 140],
            patterns: Vec::new(),
            name,
        };
        Arc::make_mut(&mut self.blocs).0.push(bloc);
        self.typed.push(String::new());
    }
}

fn sums(blocs: &Blocs, totals: Option<&ContestTotals>) -> Sums {
    let mut sums = Sums {
        of_blocs: vec![0; blocs.0.len()],
        ..Sums::default()
    };
    for (choice, votes) in totals.into_iter().flat_map(|totals| &totals.choices) {
        sums.cast += votes;
        let bloc = bloc_of(blocs, choice).map(|bloc| &bloc.name);
        let place = blocs.0.iter().position(|it| Some(&it.name) == bloc);
        match place {
            Some(place) => sums.of_blocs[place] += votes,
            None => sums.rest.push((choice.clone(), *votes)),
        }
    }
    sums.rest
        .sort_by_key(|(_, votes)| std::cmp::Reverse(*votes));
    sums
}

/// The votes of a contest by bloc.
#[derive(Clone, Debug, Default)]
struct Sums {
    /// One entry per bloc.
    of_blocs: Vec<u64>,
    /// Choices without a bloc, most votes first.
    rest: Vec<(String, u64)>,
    cast: u64,
}

fn patterns(typed: &str) -> Vec<String> {
    let patterns = typed.split([',', '\n']).map(str::trim);
    patterns
        .filter(|pattern| !pattern.is_empty())
        .map(str::to_owned)
        .collect()
}

//! An indicator of blocs and of several elections: share, trend, unrest, volatility, swing.

use std::collections::BTreeSet;

use egui::{ComboBox, Ui};

use crate::analysis::swing::{self, Followed};
use crate::model::bloc::Blocs;
use crate::model::election::Contest;
use crate::model::indicator::Indicator;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::blocs::BlocsDialog;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// What is worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Figure {
    #[default]
    Share,
    Trend,
    Unrest,
    Volatility,
    Swing,
}

/// What was chosen, by places in lists.
#[derive(Debug, Default)]
pub(super) struct OverTime {
    figure: Figure,
    /// The bloc; of all places the first is turnout's.
    followed: usize,
    /// The bloc that the swing goes to.
    winner: usize,
    from: usize,
    to: Option<usize>,
    /// Contests that are left out.
    without: BTreeSet<usize>,
}

impl OverTime {
    /// Draws the choices; gives the indicator.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        contests: &[Contest],
        taken: &[&str],
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) -> Option<Indicator> {
        let blocs = &scene.session.project().blocs;
        widgets::row(ui, scene.text("indicators-figure"), |ui| {
            let edit = scene.text("indicators-edit-blocs");
            if ui.button(edit).clicked() {
                let dialog = Dialog::Blocs(BlocsDialog::new(scene.session));
                requests.ask(Request::Open(Box::new(dialog)));
            }
            self.figure_choice(ui, scene);
        });
        let last = contests.len().saturating_sub(1);
        let mut to = self.to.unwrap_or(last).min(last);
        let made = match self.figure {
            Figure::Share => {
                let mut bloc = self.followed.saturating_sub(1);
                let asked = scene.text("indicators-followed");
                bloc_choice(ui, &asked, &mut bloc, blocs, scene);
                self.followed = bloc + 1;
                contest_choice(ui, &scene.text("window-contest"), &mut to, contests);
                let contest = contests.get(to)?;
                swing::share_indicator(contest, &self.followed(blocs), blocs, taken)
            }
            Figure::Trend | Figure::Unrest => {
                self.followed_choice(ui, blocs, scene);
                self.contests_choice(ui, contests, scene);
                let chosen = contests.iter().enumerate();
                let chosen = chosen.filter(|(place, _)| !self.without.contains(place));
                let chosen: Vec<Contest> = chosen.map(|(_, contest)| contest.clone()).collect();
                let (dated, followed) = (swing::dated(&chosen), self.followed(blocs));
                if self.figure == Figure::Trend {
                    swing::trend(&dated, &followed, blocs, taken)
                } else {
                    swing::unrest(&dated, &followed, blocs, taken)
                }
            }
            Figure::Volatility | Figure::Swing => {
                contest_choice(ui, &scene.text("window-from"), &mut self.from, contests);
                contest_choice(ui, &scene.text("window-to"), &mut to, contests);
                let (from, until) = (contests.get(self.from)?, contests.get(to)?);
                if self.figure == Figure::Volatility {
                    swing::volatility(from, until, blocs, taken)
                } else {
                    self.swing(ui, (from, until), taken, scene)
                }
            }
        };
        self.to = Some(to);
        if made.is_none() {
            widgets::hint(ui, scene.text("indicators-not-in-both"));
        }
        made
    }

    fn swing(
        &mut self,
        ui: &mut Ui,
        contests: (&Contest, &Contest),
        taken: &[&str],
        scene: &Scene<'_>,
    ) -> Option<Indicator> {
        let blocs = &scene.session.project().blocs;
        let mut loser = self.followed.saturating_sub(1);
        bloc_choice(
            ui,
            &scene.text("indicators-loser"),
            &mut loser,
            blocs,
            scene,
        );
        self.followed = loser + 1;
        bloc_choice(
            ui,
            &scene.text("indicators-winner"),
            &mut self.winner,
            blocs,
            scene,
        );
        let name = |place: usize| blocs.0.get(place).map(|bloc| bloc.name.as_str());
        swing::swing(contests, (name(loser)?, name(self.winner)?), blocs, taken)
    }

    fn figure_choice(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let figures = [
            (Figure::Share, scene.text("indicators-figure-share")),
            (Figure::Trend, scene.text("indicators-figure-trend")),
            (Figure::Unrest, scene.text("indicators-figure-unrest")),
            (
                Figure::Volatility,
                scene.text("indicators-figure-volatility"),
            ),
            (Figure::Swing, scene.text("indicators-figure-swing")),
        ];
        let known = figures.iter().find(|(figure, _)| *figure == self.figure);
        let response = ComboBox::from_id_salt("figure")
            .selected_text(known.map_or("", |(_, name)| name))
            .width(260.0)
            .show_ui(ui, |ui| {
                for (figure, name) in &figures {
                    ui.selectable_value(&mut self.figure, *figure, name);
                }
            })
            .response;
        response.accessible_name(scene.text("indicators-figure"));
    }

    fn followed(&self, blocs: &Blocs) -> Followed {
        let place = self.followed.checked_sub(1);
        let bloc = place.and_then(|place| blocs.0.get(place));
        bloc.map_or(Followed::Turnout, |bloc| Followed::Bloc(bloc.name.clone()))
    }

    fn followed_choice(&mut self, ui: &mut Ui, blocs: &Blocs, scene: &Scene<'_>) {
        let language = scene.words.language();
        let mut names = vec![scene.text("score-measure-turnout")];
        let titles = blocs.0.iter().map(|bloc| bloc.title.in_language(language));
        names.extend(titles.map(str::to_owned));
        let asked = scene.text("indicators-followed");
        choice(ui, &asked, &mut self.followed, &names);
    }

    fn contests_choice(&mut self, ui: &mut Ui, contests: &[Contest], scene: &Scene<'_>) {
        widgets::hint(ui, scene.text("indicators-contests-hint"));
        ui.horizontal_wrapped(|ui| {
            for (place, contest) in contests.iter().enumerate() {
                let mut counts = !self.without.contains(&place);
                if ui.checkbox(&mut counts, contest.title()).changed() {
                    if counts {
                        self.without.remove(&place);
                    } else {
                        self.without.insert(place);
                    }
                }
            }
        });
    }
}

fn contest_choice(ui: &mut Ui, label: &str, chosen: &mut usize, contests: &[Contest]) {
    let names: Vec<String> = contests.iter().map(Contest::title).collect();
    choice(ui, label, chosen, &names);
}

fn bloc_choice(ui: &mut Ui, label: &str, chosen: &mut usize, blocs: &Blocs, scene: &Scene<'_>) {
    let language = scene.words.language();
    let titles = blocs.0.iter().map(|bloc| bloc.title.in_language(language));
    let names: Vec<String> = titles.map(str::to_owned).collect();
    choice(ui, label, chosen, &names);
}

fn choice(ui: &mut Ui, label: &str, chosen: &mut usize, names: &[String]) {
    widgets::row(ui, label, |ui| {
        let response = ComboBox::from_id_salt(label)
            .selected_text(names.get(*chosen).map_or("…", String::as_str))
            .truncate()
            .width(260.0)
            .show_ui(ui, |ui| {
                for (place, name) in names.iter().enumerate() {
                    ui.selectable_value(chosen, place, name);
                }
            })
            .response;
        response.accessible_name(label);
    });
}

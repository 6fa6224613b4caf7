//! A new indicator: a share, a change between two contests, a bloc over time, a ready-made one, or
//! any formula.

use egui::{ComboBox, TextEdit, Ui, Vec2};

use crate::analysis::histogram::{self, Histogram};
use crate::analysis::measure::{self, Measure};
use crate::base::memo::Memo;
use crate::model::election::Contest;
use crate::model::indicator::{Indicator, Title};
use crate::model::scorecard::{Term, Weight};
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;
use crate::ui::dialogs::over_time::OverTime;
use crate::ui::dialogs::ready::ReadyList;
use crate::ui::dialogs::{Answer, Stay, buttons, title};
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Bars in the preview.
const BINS: usize = 40;

/// How the indicator is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Share,
    Change,
    OverTime,
    Ready,
    Formula,
}

/// A contest and what is measured in it, by their places in their lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Chosen {
    contest: usize,
    measure: usize,
}

/// An indicator while it is made.
#[derive(Debug, Default)]
pub(crate) struct IndicatorDialog {
    kind: Kind,
    from: Chosen,
    to: Chosen,
    over_time: OverTime,
    ready: ReadyList,
    title: String,
    formula: String,
    unit: String,
    tried: Memo<String, Result<Histogram, Problem>>,
}

impl IndicatorDialog {
    /// Draws the fields and the preview.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("window-new-indicator"));
        ui.horizontal(|ui| {
            for (kind, name) in [
                (Kind::Share, scene.text("window-indicator-share")),
                (Kind::Change, scene.text("window-indicator-change")),
                (Kind::OverTime, scene.text("indicators-over-time")),
                (Kind::Ready, scene.text("indicators-ready")),
                (Kind::Formula, scene.text("window-indicator-formula")),
            ] {
                ui.selectable_value(&mut self.kind, kind, name);
            }
        });
        ui.separator();
        let contests = scene.session.contests();
        let made = match self.kind {
            Kind::Formula => self.by_formula(ui, scene),
            Kind::Ready => self.ready.ui(ui, scene),
            _ if contests.is_empty() => {
                widgets::hint(ui, scene.text("window-no-contest"));
                None
            }
            Kind::OverTime => {
                let taken = taken(scene);
                self.over_time.ui(ui, &contests, &taken, scene, requests)
            }
            Kind::Share => {
                choose(
                    ui,
                    &mut self.to,
                    &contests,
                    scene.text("window-contest"),
                    scene,
                );
                self.share(&contests, scene)
            }
            Kind::Change => {
                choose(
                    ui,
                    &mut self.from,
                    &contests,
                    scene.text("window-from"),
                    scene,
                );
                choose(ui, &mut self.to, &contests, scene.text("window-to"), scene);
                self.change(&contests, scene)
            }
        };
        let works = self.preview(ui, made.as_ref(), scene);
        let add = scene.text("window-add-indicator-do");
        match (buttons(ui, works, &add, scene), made) {
            (Answer::Yes, Some(indicator)) => {
                add_to_scorecard(indicator, requests);
                Stay::Closed
            }
            (Answer::Yes | Answer::NotYet, _) => Stay::Open,
            (Answer::No, _) => Stay::Closed,
        }
    }

    fn share(&self, contests: &[Contest], scene: &Scene<'_>) -> Option<Indicator> {
        let contest = contests.get(self.to.contest)?;
        let offered = measure::offered(contest);
        let taken = taken(scene);
        measure::indicator(contest, offered.get(self.to.measure)?, &taken)
    }

    fn change(&self, contests: &[Contest], scene: &Scene<'_>) -> Option<Indicator> {
        let one = |chosen: Chosen| -> Option<(&Contest, Measure)> {
            let contest = contests.get(chosen.contest)?;
            let measure = measure::offered(contest).get(chosen.measure)?.clone();
            Some((contest, measure))
        };
        let (from, to) = (one(self.from)?, one(self.to)?);
        measure::change((from.0, &from.1), (to.0, &to.1), &taken(scene))
    }

    fn by_formula(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Indicator> {
        let label = ui.label(scene.text("window-title"));
        ui.add(TextEdit::singleline(&mut self.title).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        let label = ui.label(scene.text("window-formula"));
        let field = TextEdit::multiline(&mut self.formula)
            .font(egui::TextStyle::Monospace)
            .desired_rows(3)
            .desired_width(f32::INFINITY);
        ui.add(field).labelled_by(label.id);
        self.insert_column(ui, scene);
        widgets::row(ui, scene.text("window-unit"), |ui| {
            ui.add(TextEdit::singleline(&mut self.unit).desired_width(80.0))
                .accessible_name(scene.text("window-unit"));
        });
        let title = self.title.trim();
        (!title.is_empty() && !self.formula.trim().is_empty()).then(|| Indicator {
            name: measure::free_name(&[title], &taken(scene)),
            title: Title::same(title),
            formula: self.formula.trim().to_owned(),
            unit: self.unit.trim().to_owned(),
            source: String::new(),
        })
    }

    /// A menu of every column, so that nobody has to remember how they are written.
    fn insert_column(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let session = scene.session;
        ui.horizontal(|ui| {
            for source in &session.project().sources {
                let columns = match (
                    session.data().table(source),
                    session.data().precincts(source),
                ) {
                    (Some(read), _) => read.table.columns(),
                    (None, Some(precincts)) => precincts.table.columns(),
                    (None, None) => continue,
                };
                if let Some(column) = widgets::column_menu(ui, &source.name, columns) {
                    let written = measure::column_of(&source.name, &column);
                    self.formula.push_str(&written);
                }
            }
        });
        widgets::hint(ui, scene.text("window-formula-hint"));
    }

    /// The figures it would have, or why it has none; whether it has some.
    fn preview(&mut self, ui: &mut Ui, made: Option<&Indicator>, scene: &Scene<'_>) -> bool {
        ui.add_space(theme::GRID);
        let Some(indicator) = made else {
            return false;
        };
        let title = indicator.title.in_language(scene.words.language());
        widgets::section(ui, title);
        let tried = self
            .tried
            .get_or_make(indicator.formula.clone(), |formula| {
                let column = scene.session.try_formula(formula)?;
                Ok(histogram::histogram(&column, BINS))
            });
        match tried {
            Ok(bins) => {
                let colour = theme::palette(ui).accent;
                let size = Vec2::new(ui.available_width(), 72.0);
                widgets::histogram::histogram(ui, bins, size, |_| colour);
                let said = msg!(
                    "window-preview",
                    low = scene.words.measure(bins.low, 1, &indicator.unit),
                    high = scene.words.measure(bins.high, 1, &indicator.unit),
                    missing = u64::from(bins.missing)
                );
                widgets::hint(ui, scene.say(&said));
                bins.low.is_finite()
            }
            Err(problem) => {
                widgets::warning(ui, scene.say(&problem.what));
                widgets::hint(ui, scene.say(&problem.hint));
                false
            }
        }
    }
}

/// One step of the history holds both the indicator and its term.
fn add_to_scorecard(indicator: Indicator, requests: &mut Requests) {
    let name = indicator.name.clone();
    requests.act_once(Action::SetIndicator(indicator));
    requests.act_once(Action::AddTerm(Term {
        indicator: name,
        weight: Weight::new(50.0),
        ..Term::default()
    }));
}

fn taken<'a>(scene: &Scene<'a>) -> Vec<&'a str> {
    let indicators = &scene.session.project().indicators;
    indicators
        .iter()
        .map(|indicator| indicator.name.as_str())
        .collect()
}

fn choose(ui: &mut Ui, chosen: &mut Chosen, contests: &[Contest], name: String, scene: &Scene<'_>) {
    let Some(contest) = contests.get(chosen.contest) else {
        return;
    };
    let offered = measure::offered(contest);
    widgets::row(ui, name.as_str(), |ui| {
        let say = |place: usize| {
            offered
                .get(place)
                .map(|measure| scene.say(&measure::what(contest, measure)))
                .unwrap_or_default()
        };
        let response = ComboBox::from_id_salt((&name, "measure"))
            .selected_text(say(chosen.measure))
            .truncate()
            .width(280.0)
            .show_ui(ui, |ui| {
                for place in 0..offered.len() {
                    ui.selectable_value(&mut chosen.measure, place, say(place));
                }
            })
            .response;
        response.accessible_name(scene.say(&msg!("window-measure-in", contest = name.as_str())));
        let response = ComboBox::from_id_salt((&name, "contest"))
            .selected_text(contest.title())
            .width(120.0)
            .show_ui(ui, |ui| {
                for (place, contest) in contests.iter().enumerate() {
                    ui.selectable_value(&mut chosen.contest, place, contest.title());
                }
            })
            .response;
        response.accessible_name(name.as_str());
    });
}

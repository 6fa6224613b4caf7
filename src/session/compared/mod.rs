//! What the second map shows, and how the score differs from it.

mod scores;

use std::sync::Arc;

use crate::analysis::agreement::{self, Turnover};
use crate::analysis::breaks;
use crate::base::memo::{Memo, Same};
use crate::base::words::Message;
use crate::io;
use crate::io::export::{Features, disputed};
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::model::project::Source;
use crate::model::recipe::Recipe;
use crate::model::scorecard::Scores;
use crate::model::shading::{Classes, Shown};
use crate::session::Session;
use crate::session::action::no_such;
use crate::session::compared::scores::ScoresKey;
use crate::session::problem::Problem;

/// Classes on either side of the middle one, where differences are shown.
const STEPS: usize = 3;

/// What the second map is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Other {
    /// The score, or the indicator with a name.
    Shown(Shown),
    /// The score before the last change to it.
    BeforeLastChange,
    /// The score by a recipe, with this project's sources in its formulas.
    Recipe(Arc<Recipe>),
    /// The score in a saved scene, counted from 0.
    Scene(usize),
}

impl Other {
    /// Whether it is another way of scoring, which the score can be compared with.
    pub fn is_scoring(&self) -> bool {
        !matches!(self, Self::Shown(_))
    }
}

/// What of it the second map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Its own figures.
    #[default]
    Itself,
    /// The score minus the other score.
    ScoreDifference,
    /// How many places nearer to the top precincts stand by the score than by the other.
    PlacesGained,
}

/// What the score is compared with, and how: nothing of it is in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What the second map is about.
    pub other: Other,
    /// What of it is shown.
    pub reading: Reading,
    /// Which share of the precincts with a score is meant by the best, 0 to 1.
    pub share: f64,
}

/// How the score and another one agree.
#[derive(Debug)]
pub struct Agreement {
    /// The other score.
    pub other: Arc<Scores>,
    /// The score minus the other: one entry per precinct, NaN where it lacks one of them.
    pub scores: Arc<Column>,
    /// Places nearer to the top by the score than by the other: one entry per precinct, NaN where
    /// it lacks one of them.
    pub places: Arc<Column>,
    /// Spearman's rank correlation, -1 to 1; NaN where there is none.
    pub correlation: f64,
    /// Who came to the best by the score, and who left them.
    pub turnover: Turnover,
}

/// What the second map shows.
#[derive(Clone, Debug)]
pub struct Second {
    /// One entry per precinct, NaN for no data.
    pub column: Arc<Column>,
    /// The inner breaks of its classes.
    pub breaks: Arc<Vec<f64>>,
}

/// What the breaks are made from.
type SecondKey = (Same<Column>, Option<(Classes, usize)>);

/// What is compared now.
#[derive(Debug, Default)]
pub struct Compared {
    asked: Option<Comparison>,
    /// What was asked for before nothing was.
    before: Option<Comparison>,
    recipes: Memo<(Vec<Same<Source>>, u64), Vec<Arc<Recipe>>>,
    opened: Vec<Arc<Recipe>>,
    scores: Memo<ScoresKey, Result<Arc<Scores>, Problem>>,
    column: Memo<Same<Scores>, Arc<Column>>,
    agreement: Memo<(Same<Scores>, Same<Scores>, u64), Arc<Agreement>>,
    second: Memo<SecondKey, Second>,
    now: Option<Result<(Second, Option<Arc<Agreement>>), Problem>>,
    changed: Option<Message>,
}

impl Compared {
    /// What was asked for.
    pub fn asked(&self) -> Option<&Comparison> {
        self.asked.as_ref()
    }

    /// What the second map shows, or why it shows nothing; `None` while nothing is compared.
    pub fn second(&self) -> Option<Result<&Second, &Problem>> {
        let now = self.now.as_ref()?;
        Some(now.as_ref().map(|(second, _)| second))
    }

    /// How the score agrees with another, where another score is shown.
    pub fn agreement(&self) -> Option<&Arc<Agreement>> {
        self.now.as_ref()?.as_ref().ok()?.1.as_ref()
    }

    /// The recipes that apply to this project: those that ship, then those opened from a file.
    pub fn recipes(&self) -> impl Iterator<Item = &Arc<Recipe>> {
        self.recipes
            .last()
            .into_iter()
            .flatten()
            .chain(&self.opened)
    }

    /// What the last change of the score was, while the score is compared with that before it.
    pub fn last_change(&self) -> Option<&Message> {
        self.changed.as_ref()
    }
}

impl Session {
    /// What is compared now.
    pub fn compared(&self) -> &Compared {
        &self.compared
    }

    /// Compares the score with something else from the next refresh on, or no more.
    pub fn compare(&mut self, comparison: Option<Comparison>) {
        let before = std::mem::replace(&mut self.compared.asked, comparison);
        if before.is_some() {
            self.compared.before = before;
        }
    }

    /// What to compare with before someone has chosen: the same as the last time, the score before
    /// its last change, or else the first indicator that it is made of.
    pub fn first_comparison(&self) -> Comparison {
        if let Some(before) = &self.compared.before {
            return before.clone();
        }
        let project = self.project();
        let other = match project.scorecard.terms.first() {
            _ if self.before_last_change().is_some() => Other::BeforeLastChange,
            Some(term) => Other::Shown(Shown::Indicator(term.indicator.clone())),
            None => Other::Shown(Shown::Score),
        };
        Comparison {
            other,
            reading: Reading::default(),
            share: 0.2,
        }
    }

    /// Compares with the score by a recipe from elsewhere.
    ///
    /// # Errors
    /// A [`Problem`] that names what the recipe needs and nothing here stands for.
    pub fn compare_with_recipe(&mut self, recipe: &Recipe) -> Result<(), Problem> {
        let fitted = Arc::new(self.fitted_recipe(recipe, &[])?);
        self.compared.opened.push(Arc::clone(&fitted));
        let asked = self.compared.asked.take();
        let comparison = asked.unwrap_or_else(|| self.first_comparison());
        self.compared.asked = Some(Comparison {
            other: Other::Recipe(fitted),
            ..comparison
        });
        Ok(())
    }

    /// The precincts that the score and another disagree about, most first, for other programs;
    /// `None` where no two scores are compared.
    pub fn disputed_features(&self) -> Option<Features> {
        let agreement = self.compared.agreement()?;
        let order: Vec<PrecinctId> = agreement::disputed(&agreement.places);
        Some(disputed::features(
            self.precincts()?,
            &order,
            &self.derived().scores,
            &agreement.other,
            &agreement.places,
        ))
    }

    /// Works out what has changed of what is compared.
    pub(super) fn update_compared(&mut self) {
        let Some(asked) = self.compared.asked.clone() else {
            self.compared.now = None;
            return;
        };
        if self.precincts().is_none() {
            self.compared.now = None;
            return;
        }
        let mut compared = std::mem::take(&mut self.compared);
        compared.changed = None;
        self.offer_recipes(&mut compared);
        compared.now = Some(self.compare_now(&asked, &mut compared));
        self.compared = compared;
    }

    /// Keeps the recipes that ship and find here what they need.
    fn offer_recipes(&self, compared: &mut Compared) {
        let sources = self.project().sources.iter().cloned().map(Same).collect();
        let key = (sources, self.derived.joined);
        compared.recipes.get_or_make(key, |_| {
            let shipped = io::recipe::shipped().into_iter();
            let fitted = shipped.filter_map(|recipe| {
                let fit = self.fit_recipe(&recipe);
                let whole = fit.gaps().next().is_none();
                whole.then(|| Arc::new(fit.apply(recipe)))
            });
            fitted.collect()
        });
    }

    fn compare_now(
        &self,
        asked: &Comparison,
        compared: &mut Compared,
    ) -> Result<(Second, Option<Arc<Agreement>>), Problem> {
        let Some(other) = self.other_scores(&asked.other, compared)? else {
            let column = self.column_shown(&asked.other)?;
            return Ok((self.second(column, &asked.other, compared), None));
        };
        let key = (
            Same(Arc::clone(&self.derived.scores)),
            Same(Arc::clone(&other)),
            asked.share.to_bits(),
        );
        let agreement = compared.agreement.get_or_make(key, |(scores, other, _)| {
            Arc::new(Agreement::of(&scores.0, &other.0, asked.share))
        });
        let agreement = Arc::clone(agreement);
        let second = match asked.reading {
            Reading::Itself => {
                let column = compared
                    .column
                    .get_or_make(Same(other), |other| Arc::new(other.0.values.clone()));
                let column = Arc::clone(column);
                self.second(column, &asked.other, compared)
            }
            Reading::ScoreDifference => diverging(&agreement.scores, compared),
            Reading::PlacesGained => diverging(&agreement.places, compared),
        };
        Ok((second, Some(agreement)))
    }

    /// The figures of the score or an indicator.
    fn column_shown(&self, other: &Other) -> Result<Arc<Column>, Problem> {
        let Other::Shown(Shown::Indicator(name)) = other else {
            return Ok(Arc::clone(self.derived.score_column()));
        };
        match self.derived.columns.get(name) {
            Some(column) => column.clone(),
            None => Err(no_such(name)),
        }
    }

    /// A column in the classes of the first map, as far as they can be another column's.
    fn second(&self, column: Arc<Column>, other: &Other, compared: &mut Compared) -> Second {
        let shading = &self.project().shading;
        let alike = match other {
            Other::Shown(shown) => *shown == shading.shown,
            _ => shading.shown == Shown::Score,
        };
        let classes = match &shading.classes {
            Classes::ByHand(_) if !alike => Classes::Quantile,
            classes => classes.clone(),
        };
        let key = (Same(column), Some((classes, shading.count)));
        let second = compared.second.get_or_make(key, |(column, classes)| {
            let edges = classes.as_ref().map_or_else(Vec::new, |(classes, count)| {
                breaks::breaks(&column.0, classes, *count)
            });
            Second {
                column: Arc::clone(&column.0),
                breaks: Arc::new(edges),
            }
        });
        second.clone()
    }
}

impl Agreement {
    fn of(scores: &Scores, other: &Arc<Scores>, share: f64) -> Self {
        Self {
            scores: Arc::new(agreement::gained(&other.values, &scores.values)),
            places: Arc::new(agreement::places_gained(&other.ranks, &scores.ranks)),
            correlation: agreement::spearman(&scores.ranks, &other.ranks),
            turnover: agreement::turnover(other, scores, share),
            other: Arc::clone(other),
        }
    }
}

/// A column with 0 in its middle class.
fn diverging(column: &Arc<Column>, compared: &mut Compared) -> Second {
    let key = (Same(Arc::clone(column)), None);
    let second = compared.second.get_or_make(key, |(column, _)| Second {
        column: Arc::clone(&column.0),
        breaks: Arc::new(agreement::around_zero(&column.0, STEPS)),
    });
    second.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::project::Project;
    use crate::model::scorecard::{Term, Weight};
    use crate::model::shading::Shading;
    use crate::session::action::Action;

    fn session() -> Session {
        let mut project = Project::default();
        project.scorecard.terms.push(Term {
            indicator: "turnout".to_owned(),
            weight: Weight(40.0),
            ..Term::default()
        });
        let mut session = Session::new(|| ());
        session.replace(project, None);
        session
    }

    fn weigh(session: &mut Session, weight: f64) {
        let weight = Weight(weight);
        session
            .apply(Action::SetWeight { term: 0, weight })
            .unwrap();
    }

    fn before(session: &Session) -> Option<f64> {
        let (earlier, _) = session.before_last_change()?;
        Some(earlier.scorecard.terms[0].weight.0)
    }

    #[test]
    fn before_the_last_change_is_before_the_whole_drag_whatever_came_after_it() {
        let mut session = session();
        assert_eq!(before(&session), None);
        for weight in [41.0, 47.0, 60.0] {
            weigh(&mut session, weight);
        }
        assert_eq!(before(&session), Some(40.0), "while it is dragged");
        session.end_gesture();
        let shading = Shading {
            count: 7,
            ..Shading::default()
        };
        session.apply(Action::SetShading(shading)).unwrap();
        assert_eq!(before(&session), Some(40.0), "colours move no score");
        session.end_gesture();
        weigh(&mut session, 10.0);
        session.end_gesture();
        assert_eq!(before(&session), Some(60.0));
        session.undo();
        assert_eq!(before(&session), Some(40.0), "as if it had not been");
    }

    #[test]
    fn another_document_is_compared_with_nothing() {
        let mut session = session();
        session.compare(Some(session.first_comparison()));
        assert!(session.compared().asked().is_some());
        session.replace(Project::default(), None);
        assert!(session.compared().asked().is_none());
    }
}

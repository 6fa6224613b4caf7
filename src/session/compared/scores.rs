//! Another score of the same precincts: by an earlier version, a recipe or a scene.

use std::sync::Arc;

use crate::analysis::{scale, score};
use crate::base::memo::Same;
use crate::base::words::Message;
use crate::model::indicator::{Column, Indicator};
use crate::model::project::Project;
use crate::model::recipe::Recipe;
use crate::model::scene::Scene;
use crate::model::scorecard::{Scorecard, Scores};
use crate::msg;
use crate::session::Session;
use crate::session::action::no_such;
use crate::session::compared::{Compared, Other};
use crate::session::problem::Problem;

/// Where another score comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origin {
    Version(Same<Project>),
    Recipe(Same<Recipe>),
    Scene(Same<Scene>),
}

/// What another score is made from: where it comes from, and the figures it may use.
pub(super) type ScoresKey = (Origin, Vec<Same<Indicator>>, u64);

impl Session {
    /// The version of the project before the last change to how it scores, and what that was.
    pub(super) fn before_last_change(&self) -> Option<(&Arc<Project>, &Message)> {
        let now = self.project();
        self.history().latest(|earlier| !score_alike(earlier, now))
    }

    /// The other score; `None` where the second map is about none.
    pub(super) fn other_scores(
        &self,
        other: &Other,
        compared: &mut Compared,
    ) -> Result<Option<Arc<Scores>>, Problem> {
        let origin = match other {
            Other::Shown(_) => return Ok(None),
            Other::BeforeLastChange => {
                let (earlier, change) = self.before_last_change().ok_or_else(never_changed)?;
                compared.changed = Some(change.clone());
                Origin::Version(Same(Arc::clone(earlier)))
            }
            Other::Recipe(recipe) => Origin::Recipe(Same(Arc::clone(recipe))),
            Other::Scene(place) => {
                let scene = self.project().scenes.get(*place);
                let scene = scene.ok_or_else(|| no_such(&format!("#{}", place + 1)))?;
                Origin::Scene(Same(Arc::clone(scene)))
            }
        };
        let indicators = self.project().indicators.iter().cloned().map(Same);
        let key = (origin, indicators.collect(), self.derived.joined);
        let scores = compared
            .scores
            .get_or_make(key, |(origin, ..)| self.score_by(origin).map(Arc::new));
        scores.clone().map(Some)
    }

    fn score_by(&self, origin: &Origin) -> Result<Scores, Problem> {
        match origin {
            Origin::Version(earlier) => self.score(&earlier.0.scorecard, |name| {
                earlier.0.indicator(name).map(|known| &**known)
            }),
            Origin::Recipe(recipe) => self.score(&recipe.0.scorecard, |name| {
                let mut indicators = recipe.0.indicators.iter();
                indicators.find(|known| known.name == name)
            }),
            Origin::Scene(scene) => {
                let staged = scene.0.showing.put_into(self.project());
                self.score(&staged.scorecard, |name| {
                    self.project().indicator(name).map(|known| &**known)
                })
            }
        }
    }

    /// Scores the precincts of this project by another scorecard, whose indicators `known` has.
    fn score<'a>(
        &self,
        scorecard: &Scorecard,
        known: impl Fn(&str) -> Option<&'a Indicator>,
    ) -> Result<Scores, Problem> {
        let mut scaled: Vec<Column> = Vec::with_capacity(scorecard.terms.len());
        for term in &scorecard.terms {
            let name = &term.indicator;
            let indicator = known(name).ok_or_else(|| no_such(name))?;
            let column = self.figures_of(indicator)?;
            scaled.push(scale::scale(&column, term.scale));
        }
        let columns: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
        let precincts = self.derived.scores.values.len();
        let mut scores = Scores {
            values: vec![f64::NAN; precincts],
            ranks: vec![0; precincts],
        };
        let weights = scorecard.live_weights();
        score::score_into(&mut scores, &columns, &weights, scorecard.missing);
        Ok(scores)
    }

    /// An indicator's figures: those of the project's own where it has the same formula.
    fn figures_of(&self, indicator: &Indicator) -> Result<Arc<Column>, Problem> {
        let own = self.project().indicator(&indicator.name);
        let column = self.derived.columns.get(&indicator.name);
        if let Some(column) = column
            && own.is_some_and(|own| own.formula == indicator.formula)
        {
            return column.clone();
        }
        let precincts = self.precincts().ok_or_else(|| no_such(&indicator.name))?;
        let (project, data) = (self.project(), self.data());
        let column = self
            .derived
            .evaluate(&indicator.formula, project, data, precincts);
        column.map(Arc::new)
    }
}

/// Whether two versions of a project score alike, whatever else differs.
fn score_alike(one: &Project, other: &Project) -> bool {
    let (a, b) = (&one.scorecard, &other.scorecard);
    let formula = |project: &Project, name: &str| {
        let indicator = project.indicator(name);
        indicator.map(|known| known.formula.clone())
    };
    a.missing.to_bits() == b.missing.to_bits()
        && a.live_weights() == b.live_weights()
        && a.terms.iter().zip(&b.terms).all(|(a, b)| {
            let same = a.indicator == b.indicator && a.scale == b.scale;
            same && formula(one, &a.indicator) == formula(other, &b.indicator)
        })
}

fn never_changed() -> Problem {
    Problem {
        what: msg!("two-never-changed"),
        hint: msg!("two-never-changed-hint"),
    }
}

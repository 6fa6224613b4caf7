//! Recipes brought to a project, and a project's own taken elsewhere.

use crate::analysis::fit::{self, Answer, Fit, Fitted, Offer};
use crate::base::words::Message;
use crate::io::recipe::{Expected, RecipeError, Wrong};
use crate::model::indicator::Title;
use crate::model::recipe::Recipe;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

impl Session {
    /// The sources that a recipe may use: those of the project that have been read.
    pub fn offers(&self) -> Vec<Offer> {
        let sources = self.project().sources.iter();
        sources
            .filter_map(|source| {
                let precincts = || Some((&self.data().precincts(source)?.table, Vec::new()));
                let (table, contests) = match self.data().table(source) {
                    Some(read) => (&read.table, read.contests.clone()),
                    None => precincts()?,
                };
                Some(Offer {
                    name: source.name.clone(),
                    columns: table.columns(),
                    contests,
                })
            })
            .collect()
    }

    /// What stands for a recipe's sources and columns here.
    pub fn fit_recipe(&self, recipe: &Recipe) -> Fit {
        fit::fit(recipe, &self.offers())
    }

    /// The recipe with this project's sources and columns in its formulas: those that `answers`
    /// name, else those that fit.
    ///
    /// # Errors
    /// A [`Problem`] that names what the recipe needs and nothing here stands for, or the answer
    /// that is none.
    pub fn fitted_recipe(&self, recipe: &Recipe, answers: &[Answer]) -> Result<Recipe, Problem> {
        let town = self.offers();
        let mut fit = fit::fit(recipe, &town);
        for answer in answers {
            if !fit.answer(answer, &town) {
                return Err(no_answer(answer, &fit));
            }
        }
        match fit.gaps().next() {
            Some(gap) => Err(Self::gap(gap)),
            None => Ok(fit.apply(recipe.clone())),
        }
    }

    /// The project's indicators and scorecard as a recipe, with what they need from elsewhere.
    pub fn own_recipe(&self, name: Title, about: Title) -> Recipe {
        let project = self.project();
        let mut recipe = Recipe {
            name,
            about,
            needs: Vec::new(),
            indicators: project
                .indicators
                .iter()
                .map(|indicator| (**indicator).clone())
                .collect(),
            scorecard: project.scorecard.clone(),
        };
        recipe.needs = fit::needs_for(&recipe, &self.offers());
        recipe
    }

    fn gap(gap: &Fitted) -> Problem {
        let name = gap.need.contest.name.as_str();
        let lacking: Vec<&str> = gap
            .columns
            .iter()
            .filter(|(_, found)| found.is_none())
            .map(|(column, _)| column.as_str())
            .collect();
        let first = lacking.first().copied().unwrap_or_default();
        let lacking = lacking.join(", ");
        match &gap.source {
            Some(source) => Problem {
                what: msg!(
                    "recipe-no-column",
                    source = source.as_str(),
                    columns = lacking
                ),
                hint: msg!("recipe-no-column-hint", column = first),
            },
            None => Problem {
                what: msg!("recipe-no-source", source = name, columns = lacking),
                hint: msg!("recipe-no-source-hint", source = name),
            },
        }
    }
}

fn no_answer(answer: &Answer, fit: &Fit) -> Problem {
    let asked = fit.fitted.iter().flat_map(|fitted| &fitted.columns);
    let asked: Vec<&str> = asked.map(|(wanted, _)| wanted.as_str()).collect();
    Problem {
        what: msg!(
            "recipe-no-answer",
            column = answer.column.as_str(),
            wanted = answer.wanted.as_str()
        ),
        hint: msg!("recipe-no-answer-hint", columns = asked.join(", ")),
    }
}

impl From<&RecipeError> for Problem {
    fn from(error: &RecipeError) -> Self {
        match error {
            RecipeError::Read(error) => Self::from(error),
            RecipeError::Wrong { line, wrong } => Self {
                what: msg!("recipe-wrong", line = *line, wrong = sentence(wrong)),
                hint: msg!("recipe-wrong-hint"),
            },
        }
    }
}

fn sentence(wrong: &Wrong) -> Message {
    match wrong {
        Wrong::Toml(reason) => msg!("recipe-wrong-toml", reason = reason.as_str()),
        Wrong::NotUtf8 => msg!("recipe-wrong-encoding"),
        Wrong::UnknownField { field, known } => msg!(
            "recipe-wrong-field",
            field = field.as_str(),
            known = known.join(", ")
        ),
        Wrong::MissingField(field) => msg!("recipe-wrong-missing", field = *field),
        Wrong::OtherKind { field, expected } => msg!(
            "recipe-wrong-kind",
            field = field.as_str(),
            expected = kind(*expected)
        ),
        Wrong::OutOfRange { field, low, high } => msg!(
            "recipe-wrong-range",
            field = field.as_str(),
            low = (*low, 0),
            high = (*high, 0)
        ),
        Wrong::NoScale(scale) => msg!("recipe-wrong-scale", scale = scale.as_str()),
        Wrong::NotAName(name) => msg!("recipe-wrong-name", name = name.as_str()),
        Wrong::NameTwice(name) => msg!("recipe-wrong-twice", name = name.as_str()),
        Wrong::NoIndicator(name) => msg!("recipe-wrong-indicator", name = name.as_str()),
        Wrong::Formula(reason) => msg!("recipe-wrong-formula", reason = reason.as_str()),
    }
}

fn kind(expected: Expected) -> Message {
    match expected {
        Expected::Text => msg!("recipe-kind-text"),
        Expected::Title => msg!("recipe-kind-title"),
        Expected::Number => msg!("recipe-kind-number"),
        Expected::Flag => msg!("recipe-kind-flag"),
        Expected::Texts => msg!("recipe-kind-texts"),
        Expected::Tables => msg!("recipe-kind-tables"),
    }
}

//! Recipes brought to a project, and a project's own taken elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::fit::{self, Answer, Fit, Fitted, Offer};
use crate::analysis::formula::INSIDE;
use crate::analysis::ready::{self, ReadyMade};
use crate::analysis::swing;
use crate::base::words::Message;
use crate::io;
use crate::io::recipe::{Expected, RecipeError, Wrong};
use crate::model::bloc::Bloc;
use crate::model::election::Contest;
use crate::model::indicator::Title;
use crate::model::project::{Role, Source};
use crate::model::recipe::{NeedKind, Recipe};
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

impl Session {
    /// The sources that a recipe may use: those of the project that have been read.
    pub fn offers(&self) -> Vec<Offer> {
        let sources = self.project().sources.iter();
        sources
            .filter_map(|source| {
                let data = self.data();
                let (table, contests) = match data.table(source) {
                    Some(read) => (&read.table, read.contests.clone()),
                    None => (
                        match data.precincts(source) {
                            Some(precincts) => &precincts.table,
                            None => &data.layer(source)?.table,
                        },
                        Vec::new(),
                    ),
                };
                let (kind, follows) = self.kind_of(source, contests.is_empty())?;
                let mut columns = table.columns();
                columns.extend(follows.iter().map(|&column| column.to_owned()));
                Some(Offer {
                    name: source.name.clone(),
                    kind,
                    columns,
                    blocs: self.votes_of_blocs(&contests),
                    contests,
                })
            })
            .collect()
    }

    /// What kind of source it is, and the columns that follow from where its features lie; `None`
    /// for one that formulas cannot use.
    fn kind_of(
        &self,
        source: &Source,
        no_contest: bool,
    ) -> Option<(NeedKind, &'static [&'static str])> {
        let to = source.to.as_ref().and_then(|to| self.project().source(to));
        Some(match source.role {
            Role::Zones => (NeedKind::Zones, &[INSIDE]),
            Role::Places => (NeedKind::Places, &["distance", "number"]),
            // Results of other precincts are moved to these; figures of zones are carried over.
            Role::Table if no_contest && to.is_some_and(|to| to.role == Role::Zones) => {
                (NeedKind::Zones, &[])
            }
            Role::Table | Role::Precincts => (NeedKind::Contest, &[]),
            Role::Addresses | Role::Streets | Role::Barriers | Role::Buildings | Role::Visits => {
                return None;
            }
        })
    }

    /// By a bloc's name: the columns of its choices.
    fn votes_of_blocs(&self, contests: &[Contest]) -> Vec<(String, Vec<String>)> {
        let blocs = &self.project().blocs;
        // Of a file of several contests, the first is meant.
        let columns = |bloc: &Bloc| {
            let contest = contests.first();
            contest.map_or_else(Vec::new, |it| swing::columns_of(blocs, &bloc.name, it))
        };
        let named = |bloc: &Bloc| (bloc.name.clone(), columns(bloc));
        blocs.0.iter().map(named).collect()
    }

    /// The ready-made indicators that the sources allow, but for those the project has already.
    pub fn ready_made(&self) -> Vec<ReadyMade> {
        let indicators = &self.project().indicators;
        let names: Vec<&str> = indicators.iter().map(|known| known.name.as_str()).collect();
        let formulas = indicators.iter().map(|known| known.formula.as_str());
        let formulas: Vec<&str> = formulas.collect();
        let book = io::recipe::ready_made();
        ready::offered(&book, &self.offers(), &names, &formulas)
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
            Some(gap) => Err(no_column(&gap, &town)),
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
            otherwise: BTreeMap::new(),
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
}

/// What a recipe needs and nothing stands for, with the columns to choose from.
fn no_column(gap: &Fitted, town: &[Offer]) -> Problem {
    let name = gap.need.contest.name.as_str();
    let lacking: Vec<&str> = gap
        .columns
        .iter()
        .filter(|(_, found)| found.is_none())
        .map(|(column, _)| column.as_str())
        .collect();
    let first = lacking.first().copied().unwrap_or_default();
    let lacking = lacking.join(", ");
    let offer = town
        .iter()
        .find(|offer| Some(&offer.name) == gap.source.as_ref());
    match offer {
        Some(offer) => Problem {
            what: msg!(
                "recipe-no-column",
                source = offer.name.as_str(),
                columns = lacking
            ),
            hint: msg!(
                "recipe-no-column-hint",
                column = first,
                source = offer.name.as_str(),
                known = some_of(offer)
            ),
        },
        None => Problem {
            what: msg!("recipe-no-source", source = name, columns = lacking),
            hint: msg!("recipe-no-source-hint", source = name),
        },
    }
}

/// As many of a source's columns as one reads, the choices of its contests first.
fn some_of(offer: &Offer) -> String {
    const READ: usize = 40;
    let contests = offer.contests.iter();
    let choices: BTreeSet<&String> = contests.flat_map(|contest| &contest.choices).collect();
    let columns = offer.columns.iter();
    let (first, others): (Vec<&String>, Vec<&String>) =
        columns.partition(|column| choices.contains(column));
    let names = first.into_iter().chain(others).map(String::as_str);
    let mut names: Vec<&str> = names.collect();
    if names.len() > READ {
        names.truncate(READ);
        names.push("…");
    }
    names.join(", ")
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
        Wrong::NoKind(kind) => msg!("indicators-recipe-no-kind", kind = kind.as_str()),
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

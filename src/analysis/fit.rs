//! A recipe from elsewhere made to fit a town: which of its contests and columns are meant.

use crate::analysis::formula::columns_used;
use crate::analysis::names;
use crate::analysis::rename::rename;
use crate::base::text::plain;
use crate::model::election::Contest;
use crate::model::recipe::{Need, Recipe};

/// A source that a recipe may use.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Its name in formulas.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// The contests it tells of.
    pub contests: Vec<Contest>,
}

/// One source of a recipe, and what stands for it in the town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitted {
    /// What the recipe says of it; made from its name alone where the recipe says nothing.
    pub need: Need,
    /// The town's source; none when nothing fits.
    pub source: Option<String>,
    /// Every column the formulas use, in their order, and the town's column for it.
    pub columns: Vec<(String, Option<String>)>,
}

/// How a recipe fits a town. Where [`Fit::gaps`] has something, ask; then [`Fit::apply`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// One entry per source of the recipe.
    pub fitted: Vec<Fitted>,
}

/// What a person says stands for one of a recipe's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The column as the recipe names it.
    pub wanted: String,
    /// The town's source; the one that fits best when `None`.
    pub source: Option<String>,
    /// The town's column.
    pub column: String,
}

/// Finds what stands for a recipe's sources and columns in a town.
///
/// A source of the recipe's own name is taken, whatever it lacks; else the one that has most of
/// the columns, the first of several. A column is found by its name, without regard to case and
/// accents; else by what the recipe says it counts; else a choice by the words its name begins
/// with (`LE PEN` finds `LE PEN Marine`).
pub fn fit(recipe: &Recipe, town: &[Offer]) -> Fit {
    let fitted = needs_of(recipe)
        .into_iter()
        .map(|(need, columns)| {
            let mut fitted = Fitted {
                source: best_source(&need, &columns, town).map(|offer| offer.name.clone()),
                columns: columns.into_iter().map(|column| (column, None)).collect(),
                need,
            };
            fitted.find_columns(town);
            fitted
        })
        .collect();
    Fit { fitted }
}

impl Fit {
    /// The sources of the recipe for which something is not found.
    pub fn gaps(&self) -> impl Iterator<Item = &Fitted> {
        self.fitted.iter().filter(|fitted| {
            fitted.source.is_none() || fitted.columns.iter().any(|(_, found)| found.is_none())
        })
    }

    /// Takes an answer; says whether the recipe has such a column and the town has such an answer.
    pub fn answer(&mut self, answer: &Answer, town: &[Offer]) -> bool {
        let asked = self.fitted.iter_mut().find(|fitted| {
            let mut columns = fitted.columns.iter();
            columns.any(|(wanted, _)| *wanted == answer.wanted)
        });
        let Some(fitted) = asked else {
            return false;
        };
        let source = answer.source.as_ref().or(fitted.source.as_ref());
        let Some(source) = source.cloned() else {
            return false;
        };
        let known = town.iter().find(|offer| offer.name == source);
        if !known.is_some_and(|offer| offer.columns.contains(&answer.column)) {
            return false;
        }
        if fitted.source.as_ref() != Some(&source) {
            fitted.choose_source(&source, town);
        }
        fitted.choose_column(&answer.wanted, &answer.column);
        true
    }

    /// The recipe with the town's sources and columns in its formulas; what was not found is left
    /// as it is written.
    #[must_use]
    pub fn apply(&self, mut recipe: Recipe) -> Recipe {
        for indicator in &mut recipe.indicators {
            indicator.formula = rename(&indicator.formula, |source, column| {
                let fitted = self
                    .fitted
                    .iter()
                    .find(|it| it.need.contest.name == source)?;
                fitted.town_column(column)
            });
        }
        for need in &mut recipe.needs {
            let own = self
                .fitted
                .iter()
                .find(|it| it.need.contest.name == need.contest.name);
            if let Some(fitted) = own {
                fitted.rename_contest(&mut need.contest);
            }
        }
        recipe
    }
}

impl Fitted {
    /// Takes another of the town's sources, and finds its columns.
    pub fn choose_source(&mut self, name: &str, town: &[Offer]) {
        self.source = Some(name.to_owned());
        self.find_columns(town);
    }

    /// Says which of the town's columns stands for one of the recipe's.
    pub fn choose_column(&mut self, wanted: &str, column: &str) {
        for (known, found) in &mut self.columns {
            if known == wanted {
                *found = Some(column.to_owned());
            }
        }
    }

    fn find_columns(&mut self, town: &[Offer]) {
        let source = self.source.as_deref();
        let offer = town
            .iter()
            .find(|offer| Some(offer.name.as_str()) == source);
        for (wanted, found) in &mut self.columns {
            *found = offer.and_then(|offer| find_column(&self.need, wanted, offer));
        }
    }

    /// The source and column to write for one of the recipe's, where they differ.
    fn town_column(&self, column: &str) -> Option<(String, String)> {
        let source = self.source.as_ref()?;
        let (_, found) = self.columns.iter().find(|(known, _)| known == column)?;
        let found = found.as_ref()?;
        let same = *source == self.need.contest.name && found == column;
        (!same).then(|| (source.clone(), found.clone()))
    }

    fn rename_contest(&self, contest: &mut Contest) {
        let figures = [
            &mut contest.registered,
            &mut contest.turnout,
            &mut contest.blank,
            &mut contest.null,
            &mut contest.cast,
        ];
        let columns = figures.into_iter().flatten().chain(&mut contest.choices);
        for column in columns {
            if let Some((_, found)) = self.town_column(column) {
                *column = found;
            }
        }
        if let Some(source) = &self.source {
            contest.name.clone_from(source);
        }
    }
}

/// Every source of the formulas with the columns they use: declared needs first.
fn needs_of(recipe: &Recipe) -> Vec<(Need, Vec<String>)> {
    let mut needs: Vec<(Need, Vec<String>)> = recipe
        .needs
        .iter()
        .map(|need| (need.clone(), Vec::new()))
        .collect();
    let used = recipe
        .indicators
        .iter()
        .flat_map(|indicator| columns_used(&indicator.formula).unwrap_or_default());
    for (source, column) in used.filter(|(source, _)| !source.is_empty()) {
        let known = needs
            .iter()
            .position(|(need, _)| need.contest.name == source);
        let place = known.unwrap_or_else(|| {
            let contest = Contest {
                name: source,
                ..Contest::default()
            };
            needs.push((
                Need {
                    contest,
                    ..Need::default()
                },
                Vec::new(),
            ));
            needs.len() - 1
        });
        let columns = &mut needs[place].1;
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    needs.retain(|(_, columns)| !columns.is_empty());
    needs
}

fn best_source<'a>(need: &Need, columns: &[String], town: &'a [Offer]) -> Option<&'a Offer> {
    let known: Vec<&str> = town.iter().map(|offer| offer.name.as_str()).collect();
    if let Some(name) = names::find(&need.contest.name, &known) {
        return town.iter().find(|offer| offer.name == name);
    }
    let found = |offer: &Offer| {
        let columns = columns.iter();
        columns
            .filter(|column| find_column(need, column, offer).is_some())
            .count()
    };
    let mut best = None;
    let mut most = 0;
    for offer in town {
        let count = found(offer);
        if most < count {
            (best, most) = (Some(offer), count);
        }
    }
    best
}

fn find_column(need: &Need, wanted: &str, offer: &Offer) -> Option<String> {
    let columns: Vec<&str> = offer.columns.iter().map(String::as_str).collect();
    if let Some(column) = names::find(wanted, &columns) {
        return Some(column.to_owned());
    }
    let contests = offer.contests.iter();
    let figure = contests
        .clone()
        .find_map(|contest| same_figure(&need.contest, wanted, contest));
    figure.cloned().or_else(|| {
        let is_choice = need.contest.choices.iter().any(|choice| choice == wanted);
        let choices = contests.flat_map(|contest| {
            let named = |column| (contest.choice_of(column), column);
            contest.choices.iter().map(String::as_str).map(named)
        });
        is_choice.then(|| begins_with(wanted, choices)).flatten()
    })
}

/// The town's column for what the recipe's column counts.
fn same_figure<'a>(need: &Contest, wanted: &str, town: &'a Contest) -> Option<&'a String> {
    let pairs = [
        (&need.registered, &town.registered),
        (&need.turnout, &town.turnout),
        (&need.blank, &town.blank),
        (&need.null, &town.null),
        (&need.cast, &town.cast),
    ];
    pairs
        .into_iter()
        .find(|(column, _)| column.as_deref() == Some(wanted))
        .and_then(|(_, column)| column.as_ref())
}

/// The column of the only choice whose name begins with the words wanted.
fn begins_with<'a>(
    wanted: &str,
    choices: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<String> {
    let wanted = format!("{} ", plain(wanted));
    let mut alike = choices.filter(|(name, _)| plain(name).starts_with(&wanted));
    match (alike.next(), alike.next()) {
        (Some((_, only)), None) => Some(only.to_owned()),
        _ => None,
    }
}

/// What a recipe should say it needs, so that it can be carried elsewhere: one need per contest
/// that the formulas use, with the columns they use.
pub fn needs_for(recipe: &Recipe, town: &[Offer]) -> Vec<Need> {
    needs_of(recipe)
        .into_iter()
        .filter_map(|(need, columns)| {
            let name = &need.contest.name;
            let offer = town.iter().find(|offer| offer.name == *name)?;
            let uses = |contest: &&Contest| {
                let choices = contest.choices.iter();
                choices.filter(|name| columns.contains(name)).count()
            };
            let contest = offer.contests.iter().max_by_key(uses)?;
            let used =
                |column: &Option<String>| column.clone().filter(|column| columns.contains(column));
            let choices = contest.choices.iter().filter(|name| columns.contains(name));
            let own = Contest {
                name: name.clone(),
                label: String::new(),
                registered: used(&contest.registered),
                turnout: used(&contest.turnout),
                blank: used(&contest.blank),
                null: used(&contest.null),
                cast: used(&contest.cast),
                choices: choices.cloned().collect(),
            };
            Some(Need {
                contest: own,
                ..need
            })
        })
        .collect()
}

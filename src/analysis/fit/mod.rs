//! A recipe from elsewhere made to fit a town: which of its sources and columns are meant.

mod find;

use std::collections::BTreeSet;

use crate::analysis::fit::find::{best_source, find_column};
use crate::analysis::formula::{INSIDE, columns_used, is_mean};
use crate::analysis::measure::column_of;
use crate::analysis::rename::rename;
use crate::model::election::Contest;
use crate::model::recipe::{Need, NeedKind, Recipe};

/// A source that a recipe may use.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// Its name in formulas.
    pub name: String,
    /// What kind of source it is.
    pub kind: NeedKind,
    /// Its columns, and those that follow from where its features lie.
    pub columns: Vec<String>,
    /// The contests it tells of.
    pub contests: Vec<Contest>,
    /// By a bloc's name: the columns of its choices.
    pub blocs: Vec<(String, Vec<String>)>,
}

impl Offer {
    /// Whether it is of the kind that is needed.
    pub fn serves(&self, kind: NeedKind) -> bool {
        match kind {
            NeedKind::Any => true,
            NeedKind::Figures => self.kind == NeedKind::Zones || self.has_rows_of_precincts(),
            kind => self.kind == kind,
        }
    }

    fn has_rows_of_precincts(&self) -> bool {
        self.kind == NeedKind::Contest && self.contests.is_empty()
    }
}

/// One source of a recipe, and what stands for it in the town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fitted {
    /// What the recipe says of it; made from its name alone where the recipe says nothing.
    pub need: Need,
    /// The town's source; none when nothing fits.
    pub source: Option<String>,
    /// Every column the formulas use, in their order, and the town's column for it; for the votes
    /// of a bloc, its name.
    pub columns: Vec<(String, Option<String>)>,
    /// By a column that stands for a bloc: the columns of its choices.
    sums: Vec<(String, Vec<String>)>,
    /// Whether its figures are of zones and carried over by the formulas that are made.
    carries: bool,
}

/// How a recipe fits a town. Where [`Fit::gaps`] has something, ask; then [`Fit::apply`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// One entry per source of the recipe.
    pub fitted: Vec<Fitted>,
    /// One entry per indicator: its formulas, each with the columns it uses.
    formulas: Vec<Vec<Formula>>,
}

/// A formula, and the columns it uses as `(source, column)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Formula {
    text: String,
    columns: Vec<(String, String)>,
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
/// A contest of the recipe's own name is taken, whatever it lacks; else the source of the right kind
/// that has most of the columns. A column is found by its name, without regard to case and
/// accents; else by what the recipe says it may be called, or counts; else a choice by the words
/// its name begins with (`LE PEN` finds `LE PEN Marine`); the votes of a bloc by the project's
/// table of blocs. Of an indicator's formulas, the first serves for which all is found.
pub fn fit(recipe: &Recipe, town: &[Offer]) -> Fit {
    let mut fitted: Vec<Fitted> = Vec::new();
    for (need, columns) in needs_of(recipe) {
        let earlier = need.after.as_ref().and_then(|after| {
            let contest = fitted.iter().find(|it| it.need.contest.name == *after);
            contest?.source.as_deref()
        });
        let source = best_source(&need, &columns, town, earlier);
        let mut next = Fitted {
            source: source.map(|offer| offer.name.clone()),
            columns: columns.into_iter().map(|column| (column, None)).collect(),
            need,
            ..Fitted::default()
        };
        next.find_columns(town);
        fitted.push(next);
    }
    let formulas = recipe.indicators.iter().map(|indicator| {
        let others = recipe.otherwise.get(&indicator.name).into_iter().flatten();
        let formula = |text: &String| Formula {
            text: text.clone(),
            columns: columns_used(text).unwrap_or_default(),
        };
        [&indicator.formula]
            .into_iter()
            .chain(others)
            .map(formula)
            .collect()
    });
    Fit {
        formulas: formulas.collect(),
        fitted,
    }
}

impl Fit {
    /// The sources of the recipe for which something is not found, each with the columns that its
    /// formulas use.
    pub fn gaps(&self) -> impl Iterator<Item = Fitted> {
        let used: BTreeSet<&(String, String)> = (0..self.formulas.len())
            .filter_map(|indicator| self.formula_of(indicator))
            .flat_map(|formula| &formula.columns)
            .collect();
        self.fitted.iter().filter_map(move |fitted| {
            let mut fitted = fitted.clone();
            let source = fitted.need.contest.name.clone();
            let is_used = |column: &String| used.contains(&(source.clone(), column.clone()));
            fitted.columns.retain(|(column, _)| is_used(column));
            let lacks =
                fitted.source.is_none() || fitted.columns.iter().any(|(_, found)| found.is_none());
            (lacks && !fitted.columns.is_empty()).then_some(fitted)
        })
    }

    /// Whether everything is found for an indicator: one entry per indicator of the recipe.
    pub fn whole(&self) -> impl Iterator<Item = bool> {
        self.formulas.iter().map(|formulas| {
            let mut formulas = formulas.iter();
            formulas.any(|formula| self.is_found(formula))
        })
    }

    /// Whether all columns of a formula are found.
    fn is_found(&self, formula: &Formula) -> bool {
        formula.columns.iter().all(|(source, column)| {
            let mut needs = self.fitted.iter();
            let fitted = needs.find(|it| it.need.contest.name == *source);
            fitted.is_none_or(|fitted| {
                let mut columns = fitted.columns.iter();
                columns.any(|(wanted, found)| wanted == column && found.is_some())
            })
        })
    }

    /// The formula that serves for an indicator: the first for which all is found, else its own.
    fn formula_of(&self, indicator: usize) -> Option<&Formula> {
        let formulas = self.formulas.get(indicator)?;
        let whole = formulas.iter().find(|formula| self.is_found(formula));
        whole.or_else(|| formulas.first())
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
        recipe.otherwise.clear();
        for (place, indicator) in recipe.indicators.iter_mut().enumerate() {
            if let Some(formula) = self.formula_of(place) {
                indicator.formula.clone_from(&formula.text);
            }
            indicator.formula = rename(&indicator.formula, |source, column| {
                let fitted = self
                    .fitted
                    .iter()
                    .find(|it| it.need.contest.name == source)?;
                fitted.written(column)
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
        self.sums.retain(|(known, _)| known != wanted);
    }

    fn find_columns(&mut self, town: &[Offer]) {
        let source = self.source.as_deref();
        let offer = town
            .iter()
            .find(|offer| Some(offer.name.as_str()) == source);
        self.sums.clear();
        let is_figures = self.need.kind == NeedKind::Figures;
        self.carries = is_figures && offer.is_some_and(|offer| offer.kind == NeedKind::Zones);
        for (wanted, found) in &mut self.columns {
            if self.need.blocs.contains(wanted) {
                let mut blocs = offer.iter().flat_map(|offer| &offer.blocs);
                let bloc = blocs.find(|(name, columns)| name == wanted && !columns.is_empty());
                *found = bloc.map(|(name, _)| name.clone());
                self.sums.extend(bloc.cloned());
                continue;
            }
            *found = offer.and_then(|offer| find_column(&self.need, wanted, offer));
        }
    }

    /// What to write for one of the recipe's columns, where it differs.
    fn written(&self, column: &str) -> Option<String> {
        if let Some((_, choices)) = self.sums.iter().find(|(known, _)| known == column) {
            let source = self.source.as_ref()?;
            let cells: Vec<String> = choices.iter().map(|it| column_of(source, it)).collect();
            return Some(match cells.as_slice() {
                [only] => only.clone(),
                _ => format!("({})", cells.join(" + ")),
            });
        }
        if self.carries && column != INSIDE {
            let source = self.source.as_ref()?;
            let (_, found) = self.columns.iter().find(|(known, _)| known == column)?;
            let cell = column_of(source, found.as_ref()?);
            let how = if is_mean(column) { "AVG" } else { "SUM" };
            return Some(format!("{how}({cell})"));
        }
        let (source, column) = self.town_column(column)?;
        Some(column_of(&source, &column))
    }

    /// The town's source and column for one of the recipe's, where they differ.
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
    let own = recipe.indicators.iter().map(|indicator| &indicator.formula);
    let used = own
        .chain(recipe.otherwise.values().flatten())
        .flat_map(|formula| columns_used(formula).unwrap_or_default());
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
                    kind: NeedKind::Any,
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

/// What a recipe should say it needs, so that it can be carried elsewhere: one need per contest
/// that the formulas use, with the columns they use.
pub fn needs_for(recipe: &Recipe, town: &[Offer]) -> Vec<Need> {
    needs_of(recipe)
        .into_iter()
        .filter_map(|(need, columns)| {
            let name = &need.contest.name;
            let offer = town.iter().find(|offer| offer.name == *name)?;
            if offer.kind != NeedKind::Contest {
                return Some(Need {
                    kind: offer.kind,
                    columns: columns
                        .into_iter()
                        .map(|it| (it.clone(), vec![it]))
                        .collect(),
                    ..need
                });
            }
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
                kind: NeedKind::Contest,
                ..need
            })
        })
        .collect()
}

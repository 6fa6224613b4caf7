//! The map at the level of larger areas: precincts dissolved, and what their figures add up to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::breaks;
use crate::analysis::dissolve::{Groups, commune_of};
use crate::analysis::formula::Over;
use crate::analysis::{names, rank};
use crate::base::memo::{Memo, Same};
use crate::draw::mercator::{Bounds, Point};
use crate::draw::shapes::Shapes;
use crate::model::indicator::Column;
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::shading::{Classes, Shading, Shown};
use crate::msg;
use crate::session::Session;
use crate::session::action::no_such;
use crate::session::problem::Problem;

/// What the level of communes is called where it is written.
const COMMUNE: &str = "commune";

/// What precincts are put together by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// The part of their codes that names the commune.
    Commune,
    /// A column of their file: a canton, a constituency.
    Column(String),
}

/// Precincts put together into larger areas.
#[derive(Debug)]
pub struct Dissolved {
    /// Which area each precinct lies in.
    pub groups: Arc<Groups>,
    /// `leaders[precinct]`: the precinct nearest to the middle of its area, which stands for it.
    pub leaders: Arc<Vec<u32>>,
    /// `leader_of[area]`: the same by areas.
    pub leader_of: Vec<u32>,
    /// How many precincts each area has.
    pub counts: Vec<usize>,
    /// The registered voters of each area; NaN where none are known.
    pub registered: Column,
    /// How much each precinct counts in a mean: its registered voters; 1 where nobody's are known.
    weights: Column,
    /// All precincts as one.
    whole: Groups,
}

/// What the map shows of the areas.
#[derive(Clone, Debug)]
pub struct AreaFigures {
    /// One entry per area; NaN for no data.
    pub figures: Arc<Column>,
    /// The same, one entry per precinct.
    pub column: Arc<Column>,
    /// The inner breaks of their classes, by the areas.
    pub breaks: Arc<Vec<f64>>,
    /// Their places from the highest figure down; 0 for no data.
    pub ranks: Arc<Vec<u32>>,
    /// The figure of all precincts together; NaN for no data.
    pub whole: f64,
}

type DissolvedKey = (Same<Precincts>, Level, Same<Column>, Same<Shapes>);
type FiguresKey = (Same<Dissolved>, Shown, Same<Column>, u64, Classes, usize);

/// The level of the map now.
#[derive(Debug, Default)]
pub struct Levels {
    asked: Option<Level>,
    offered: Memo<Same<Precincts>, Vec<Level>>,
    dissolved: Memo<DissolvedKey, Option<Arc<Dissolved>>>,
    figures: Memo<FiguresKey, Result<AreaFigures, Problem>>,
    now: Option<(Arc<Dissolved>, AreaFigures)>,
    problem: Option<Problem>,
}

impl Levels {
    /// What was asked for; precincts where it is none.
    pub fn asked(&self) -> Option<&Level> {
        self.asked.as_ref()
    }

    /// What the precincts can be put together by.
    pub fn offered(&self) -> &[Level] {
        self.offered.last().map_or(&[], Vec::as_slice)
    }

    /// The areas and their figures, while the map is at their level.
    pub fn now(&self) -> Option<(&Arc<Dissolved>, &AreaFigures)> {
        self.now.as_ref().map(|(areas, figures)| (areas, figures))
    }

    /// Why the map shows precincts though areas were asked for, if it does.
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }
}

impl Dissolved {
    /// The precincts of the area that a precinct lies in, in the order of their file.
    pub fn members(&self, precinct: PrecinctId) -> Vec<PrecinctId> {
        let Some(wanted) = self.groups.of.get(precinct.index()) else {
            return Vec::new();
        };
        let places = (0_u32..).zip(&self.groups.of);
        let members = places.filter(|(_, group)| *group == wanted);
        members.map(|(place, _)| PrecinctId(place)).collect()
    }

    fn of(
        precincts: &Precincts,
        level: &Level,
        registered: &[f64],
        shapes: &Shapes,
    ) -> Option<Self> {
        let groups = Groups::by(&labels(precincts, level)?);
        let known = registered.iter().any(|figure| *figure > 0.0);
        let leader_of = leaders(&groups, shapes);
        let leader = |&group: &u32| leader_of[group as usize];
        Some(Self {
            leaders: Arc::new(groups.of.iter().map(leader).collect()),
            leader_of,
            whole: Groups::by(&vec![String::new(); precincts.len()]),
            counts: groups.counts(),
            registered: groups.sums(registered, None),
            weights: if known {
                registered.to_vec()
            } else {
                vec![1.0; precincts.len()]
            },
            groups: Arc::new(groups),
        })
    }
}

impl Session {
    /// The level of the map now.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Shows the map at a level from the next refresh on; by precincts where it is none.
    pub fn show_level(&mut self, level: Option<Level>) {
        self.levels.asked = level;
    }

    /// Works out what has changed at the level of the map.
    pub(super) fn update_levels(&mut self) {
        let mut levels = std::mem::take(&mut self.levels);
        levels.problem = None;
        levels.now = self.at_level(&mut levels);
        self.levels = levels;
    }

    fn at_level(&self, levels: &mut Levels) -> Option<(Arc<Dissolved>, AreaFigures)> {
        let precincts = self.precincts()?;
        levels
            .offered
            .get_or_make(Same(Arc::clone(precincts)), |key| offered(&key.0));
        let shapes = self.derived.shapes.as_ref()?;
        let key = (
            Same(Arc::clone(precincts)),
            levels.asked.clone()?,
            Same(Arc::clone(&self.derived.registered)),
            Same(Arc::clone(shapes)),
        );
        let areas = levels
            .dissolved
            .get_or_make(key, |(precincts, level, registered, shapes)| {
                Dissolved::of(&precincts.0, level, &registered.0, &shapes.0).map(Arc::new)
            });
        let areas = Arc::clone(areas.as_ref()?);
        let shading = &self.on_show().shading;
        let key = (
            Same(Arc::clone(&areas)),
            shading.shown.clone(),
            Same(Arc::clone(&self.derived.shown)),
            self.derived.joined,
            shading.classes.clone(),
            shading.count,
        );
        let figures = levels
            .figures
            .get_or_make(key, |(areas, ..)| self.classed_areas(&areas.0, shading));
        match figures.clone() {
            Ok(figures) => Some((areas, figures)),
            Err(problem) => {
                levels.problem = Some(problem);
                None
            }
        }
    }

    /// The areas of a level, whether or not the map is at it.
    ///
    /// # Errors
    /// A [`Problem`] when there are no precincts, or when they do not have that level.
    pub fn dissolved(&self, level: &Level) -> Result<Arc<Dissolved>, Problem> {
        let here = self
            .levels
            .now()
            .filter(|_| self.levels.asked() == Some(level));
        if let Some((areas, _)) = here {
            return Ok(Arc::clone(areas));
        }
        let (Some(precincts), Some(shapes)) = (self.precincts(), &self.derived.shapes) else {
            return Err(Problem {
                what: msg!("problem-no-precincts"),
                hint: msg!("problem-no-precincts-hint"),
            });
        };
        let areas = Dissolved::of(precincts, level, &self.derived.registered, shapes);
        areas
            .map(Arc::new)
            .ok_or_else(|| no_such_level(level, precincts))
    }

    /// The level of a name: `commune`, or a column of the precincts' file.
    ///
    /// # Errors
    /// A [`Problem`] when they have no such column, or no commune in their codes.
    pub fn level_named(&self, name: &str) -> Result<Level, Problem> {
        let Some(precincts) = self.precincts() else {
            return Ok(Level::Column(name.to_owned()));
        };
        let columns = precincts.table.columns();
        let known: Vec<&str> = columns.iter().map(String::as_str).collect();
        if name == COMMUNE && labels(precincts, &Level::Commune).is_some() {
            return Ok(Level::Commune);
        }
        let level = |column: &str| Level::Column(column.to_owned());
        names::find(name, &known)
            .map(level)
            .ok_or_else(|| no_such_level(&level(name), precincts))
    }

    /// What is shown of areas, with classes by `shading`.
    pub(super) fn classed_areas(
        &self,
        areas: &Dissolved,
        shading: &Shading,
    ) -> Result<AreaFigures, Problem> {
        let figures = self.area_figures(areas, &shading.shown, &areas.groups)?;
        let whole = self.area_figures(areas, &shading.shown, &areas.whole)?;
        Ok(AreaFigures {
            column: Arc::new(areas.groups.spread(&figures)),
            breaks: Arc::new(breaks::breaks(&figures, &shading.classes, shading.count)),
            ranks: Arc::new(ranks(&figures)),
            figures: Arc::new(figures),
            whole: whole.first().copied().unwrap_or(f64::NAN),
        })
    }

    /// What is shown, of each group of precincts: the mean of the scores, an indicator of what they
    /// add up to.
    pub(super) fn area_figures(
        &self,
        areas: &Dissolved,
        shown: &Shown,
        groups: &Groups,
    ) -> Result<Column, Problem> {
        let name = match shown {
            Shown::Score => {
                let scores = self.derived.score_column();
                return Ok(groups.means(scores, &areas.weights));
            }
            Shown::Indicator(name) => name,
        };
        let project = self.on_show();
        let indicator = project.indicator(name).ok_or_else(|| no_such(name))?;
        let precincts = self.precincts().ok_or_else(|| no_such(name))?;
        let over = Over {
            groups,
            weights: &areas.weights,
        };
        self.derived
            .evaluate_over(&indicator.formula, (project, &self.data), precincts, over)
    }
}

/// What precincts can be put together by: what makes fewer areas than there are precincts, and
/// more than one.
fn offered(precincts: &Precincts) -> Vec<Level> {
    let columns = precincts.table.columns().into_iter().map(Level::Column);
    let all = std::iter::once(Level::Commune).chain(columns);
    all.filter(|level| {
        let Some(labels) = labels(precincts, level) else {
            return false;
        };
        let distinct: BTreeSet<&String> = labels.iter().collect();
        (2..=precincts.len() / 2).contains(&distinct.len())
    })
    .collect()
}

/// Places from the highest figure down, 0 for no data: one entry per area.
pub(super) fn ranks(figures: &[f64]) -> Vec<u32> {
    let mut ranks = Vec::new();
    rank::rank_into(&mut ranks, &mut figures.to_vec());
    ranks
}

/// That the precincts' file has no such column, and which it has.
pub(super) fn no_such_column(column: &str, precincts: &Precincts) -> Problem {
    let known = precincts.table.columns().join(", ");
    Problem {
        what: msg!("export-no-column", column = column),
        hint: msg!("export-no-column-hint", known = known),
    }
}

/// Why precincts are not at a level.
fn no_such_level(level: &Level, precincts: &Precincts) -> Problem {
    match level {
        Level::Commune => Problem {
            what: msg!("level-no-commune"),
            ..no_such_column(COMMUNE, precincts)
        },
        Level::Column(name) => no_such_column(name, precincts),
    }
}

/// One entry per precinct: what its area is called; empty where it is in none.
fn labels(precincts: &Precincts, level: &Level) -> Option<Vec<String>> {
    match level {
        Level::Commune => {
            let communes = precincts.codes.iter().map(commune_of);
            communes.map(|it| it.map(str::to_owned)).collect()
        }
        Level::Column(name) => {
            let texts = precincts.table.texts(name)?;
            Some(texts.into_iter().map(Option::unwrap_or_default).collect())
        }
    }
}

/// The precinct of each area that is nearest to its middle, one entry per area.
fn leaders(groups: &Groups, shapes: &Shapes) -> Vec<u32> {
    let mut bounds = vec![Bounds::EMPTY; groups.len()];
    let ids = || (0..).map(PrecinctId).zip(&groups.of);
    for (id, &group) in ids() {
        bounds[group as usize].join(&shapes.bounds_of(id));
    }
    let mut nearest = vec![(f64::INFINITY, 0_u32); groups.len()];
    for (id, &group) in ids() {
        let (group, middle) = (group as usize, bounds[group as usize].centre());
        let place = shapes.inside(id);
        let from = place.map_or(f64::MAX, |place: Point| {
            (place.x - middle.x).hypot(place.y - middle.y)
        });
        if from < nearest[group].0 {
            nearest[group] = (from, id.0);
        }
    }
    nearest.into_iter().map(|(_, leader)| leader).collect()
}

//! Consequences: worked out from decisions and facts, kept until either changes.

mod classes;
mod depict;
mod dissolved;
mod joins;
mod locate;
mod situate;
mod visited;
mod weigh;
mod withhold;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::disclosure::Veil;
use crate::analysis::explain::Means;
use crate::analysis::formula::{self, Joined, Rows};
use crate::analysis::scale;
use crate::analysis::scorer::Scorer;
use crate::analysis::vintage::Moved;
use crate::base::memo::Same;
use crate::base::words::Message;
use crate::draw::depiction::Depiction;
use crate::draw::fill::Shapes;
use crate::model::address::{DoorsByRule, Located};
use crate::model::indicator::{Column, Indicator};
use crate::model::layer::Precincts;
use crate::model::project::{Project, Role, Source};
use crate::model::scorecard::{Scale, Scores};
use crate::model::visit::Visited;
use crate::session::data::Data;
use crate::session::problem::Problem;

use crate::session::derived::depict::Parts;
use crate::session::derived::joins::Joinable;
use crate::session::derived::visited::{ToDoKey, VisitedKey};

pub(crate) use crate::session::derived::joins::codes_of_zones;
pub use crate::session::derived::joins::{Merged, SourceJoin};
pub use crate::session::derived::locate::LocateKey;
pub use crate::session::derived::situate::{Areas, SituateKey, Situated};
pub use crate::session::derived::weigh::Masses;
pub use crate::session::derived::withhold::Withheld;

/// Everything that follows from the project and its files. Fields are empty until their inputs
/// are there; every list "per precinct" is in the order of the precincts.
#[derive(Debug, Default)]
pub struct Derived {
    /// Outlines on the Mercator plane.
    pub shapes: Option<Arc<Shapes>>,
    /// By source name: how its rows match.
    pub joins: BTreeMap<String, Result<Arc<SourceJoin>, Problem>>,
    /// By source name: how its zones or places lie among the precincts.
    pub situated: BTreeMap<String, Arc<Situated>>,
    /// By source name: results of other precincts, moved to these.
    pub moved: BTreeMap<String, Arc<Moved>>,
    /// By source name: what its means of zones weigh by; none where nothing counts for that.
    pub masses: BTreeMap<String, Masses>,
    /// By source name: what is withheld of its figures about people; none where nothing is.
    pub veils: BTreeMap<String, Veil>,
    /// By indicator name: the sources it uses of which something is withheld.
    sources_used: BTreeMap<String, Vec<String>>,
    /// By indicator name: its figures, or why there are none.
    pub columns: BTreeMap<String, Result<Arc<Column>, Problem>>,
    /// One entry per term: its figures on its scale; NaN everywhere for a term without figures.
    pub scaled: Vec<Arc<Column>>,
    /// One entry per term: the mean of its figures as measured, and of those on its scale.
    pub means: Vec<Means>,
    /// Scores and ranks.
    pub scores: Arc<Scores>,
    /// What the map shows: one entry per precinct.
    pub shown: Arc<Column>,
    /// The inner breaks of its classes.
    pub breaks: Arc<Vec<f64>>,
    /// All that the map draws of it; `None` before there are precincts.
    pub depiction: Option<Depiction>,
    /// Why it is not drawn as asked, where it is not.
    pub not_drawn: Option<Message>,
    /// Registered voters, from the last contest that matches; NaN where unknown.
    pub registered: Arc<Column>,
    /// Addresses with precinct and doors.
    pub located: Option<Arc<Located>>,
    /// Addresses that no crew is sent to; `None` without a list of them.
    pub visited: Option<Arc<Visited>>,
    /// Doors by precinct; empty until addresses are located.
    pub doors: Arc<Vec<u64>>,
    /// Those of addresses that crews are still sent to.
    pub to_do: Arc<Vec<u64>>,
    /// All doors by precinct, by the rule that told them.
    pub doors_by_rule: Arc<Vec<DoorsByRule>>,
    /// Grows with every change, so that a picture of it knows when it is stale.
    pub version: u64,
    /// Grows whenever formulas may give other figures than before.
    pub(crate) joined: u64,
    /// The scores as a column, so that showing them copies nothing.
    score_column: Arc<Column>,
    /// The same, falling, without NaN.
    falling: Arc<Vec<f64>>,
    scorer: Scorer,
    /// NaN for every precinct.
    no_data: Arc<Column>,
    /// The row of every precinct in a table that has one for each.
    own_rows: Arc<Vec<Option<u32>>>,
    parts: Parts,
    made_from: MadeFrom,
}

/// The inputs of what is there now.
#[derive(Debug, Default)]
struct MadeFrom {
    precincts: Option<Same<Precincts>>,
    joins: Option<Vec<Joinable>>,
    situated: BTreeMap<String, SituateKey>,
    masses: Vec<Same<Source>>,
    veils: Vec<Same<Source>>,
    indicators: BTreeMap<String, Same<Indicator>>,
    scaled: Vec<(Same<Column>, Scale)>,
    scores: Option<(Vec<Same<Column>>, Vec<f64>, f64)>,
    located: Option<LocateKey>,
    visited: Option<VisitedKey>,
    to_do: Option<ToDoKey>,
}

impl Derived {
    /// Works out what has changed, in pipeline order.
    pub(crate) fn update(&mut self, project: &Project, data: &Data, among: Option<Arc<Vec<bool>>>) {
        let read = project
            .precincts()
            .and_then(|source| data.precincts(source).zip(data.shapes(source)));
        let Some((precincts, shapes)) = read else {
            if self.made_from.precincts.is_some() {
                self.clear();
            }
            return;
        };
        self.update_precincts(precincts, shapes);
        self.forget_other_layers(project, data);
        let joined_again = self.update_joins(project, data, precincts);
        if joined_again {
            self.joined += 1;
            self.made_from.indicators.clear();
            self.update_moved(project, data);
            self.update_registered(project, data, precincts);
        }
        if self.update_masses(project, data, joined_again) {
            self.made_from.indicators.clear();
        }
        if self.update_veils(project, data, precincts, joined_again) {
            self.joined += 1;
            self.made_from.indicators.clear();
        }
        self.update_columns(project, data, precincts);
        self.update_scores(project, precincts);
        self.update_shown(project, data, among);
    }

    /// The scores as a column: one entry per precinct, NaN for none.
    pub fn score_column(&self) -> &Arc<Column> {
        &self.score_column
    }

    /// Forgets everything, as when another project is opened.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            version: self.version + 1,
            joined: self.joined + 1,
            ..Self::default()
        };
    }

    fn update_precincts(&mut self, precincts: &Arc<Precincts>, shapes: &Arc<Shapes>) {
        let same = Some(Same(Arc::clone(precincts)));
        if self.made_from.precincts == same {
            return;
        }
        self.clear();
        self.shapes = Some(Arc::clone(shapes));
        self.no_data = Arc::new(vec![f64::NAN; precincts.len()]);
        self.registered = Arc::clone(&self.no_data);
        self.own_rows = Arc::new((0..precincts.len() as u32).map(Some).collect());
        self.made_from.precincts = same;
    }

    fn update_columns(&mut self, project: &Project, data: &Data, precincts: &Precincts) {
        self.columns
            .retain(|name, _| project.indicator(name).is_some());
        let stale: Vec<&Arc<Indicator>> = project
            .indicators
            .iter()
            .filter(|indicator| {
                self.made_from.indicators.get(&indicator.name) != Some(&Same(Arc::clone(indicator)))
            })
            .collect();
        if stale.is_empty() {
            return;
        }
        let sources = self.joined(project, data, precincts);
        let worked_out: Vec<_> = stale
            .into_par_iter()
            .map(|indicator| {
                let column = formula::evaluate_veiled(&indicator.formula, &sources, &self.veils);
                (indicator, column)
            })
            .collect();
        for (indicator, column) in worked_out {
            let column = column.map(Arc::new).map_err(|error| Problem::from(&error));
            self.columns.insert(indicator.name.clone(), column);
            self.note_sources(&indicator.name, &indicator.formula);
            self.made_from
                .indicators
                .insert(indicator.name.clone(), Same(Arc::clone(indicator)));
        }
        self.version += 1;
    }

    /// Works out a formula that is no indicator yet, over what is joined now.
    pub(crate) fn evaluate(
        &self,
        formula: &str,
        project: &Project,
        data: &Data,
        precincts: &Precincts,
    ) -> Result<Column, Problem> {
        let sources = self.joined(project, data, precincts);
        formula::evaluate_veiled(formula, &sources, &self.veils)
            .map_err(|error| Problem::from(&error))
    }

    /// Every source whose rows tell of the precincts, the precincts themselves first.
    fn joined<'a>(
        &'a self,
        project: &'a Project,
        data: &'a Data,
        precincts: &'a Precincts,
    ) -> Vec<Joined<'a>> {
        let joined = |source: &'a Source| {
            let (table, rows) = match source.role {
                Role::Precincts => (&precincts.table, Rows::Matched(&self.own_rows)),
                Role::Zones | Role::Places => {
                    let situated = self.situated.get(&source.name)?;
                    let masses = self.masses.get(&source.name);
                    (&data.layer(source)?.table, situated.rows(masses))
                }
                _ => self.rows_of(source, data)?,
            };
            Some(Joined {
                name: &source.name,
                table,
                rows,
            })
        };
        project
            .sources
            .iter()
            .filter_map(|source| joined(source))
            .collect()
    }

    fn update_scores(&mut self, project: &Project, precincts: &Precincts) {
        let terms = &project.scorecard.terms;
        self.scaled.truncate(terms.len());
        self.made_from.scaled.truncate(terms.len());
        self.means.truncate(terms.len());
        let keys = terms.iter().map(|term| {
            let column = self.column_or_no_data(&term.indicator);
            (Same(column), term.scale)
        });
        let stale: Vec<(usize, (Same<Column>, Scale))> = keys
            .enumerate()
            .filter(|(place, key)| self.made_from.scaled.get(*place) != Some(key))
            .collect();
        let scaled: Vec<(Arc<Column>, Means)> = stale
            .par_iter()
            .map(|(_, (column, scale))| {
                let scaled = scale::scale(&column.0, *scale);
                let means = Means::of(&column.0, &scaled);
                (Arc::new(scaled), means)
            })
            .collect();
        for ((place, key), (scaled, means)) in stale.into_iter().zip(scaled) {
            if place < self.scaled.len() {
                self.scaled[place] = scaled;
                self.means[place] = means;
                self.made_from.scaled[place] = key;
            } else {
                self.scaled.push(scaled);
                self.means.push(means);
                self.made_from.scaled.push(key);
            }
        }
        let inputs: Vec<_> = self
            .scaled
            .iter()
            .map(|column| Same(Arc::clone(column)))
            .collect();
        let weights = project.scorecard.live_weights();
        let missing = project.scorecard.missing;
        let key = Some((inputs, weights.clone(), missing));
        if self.made_from.scores == key {
            return;
        }
        let mut scores = Scores {
            values: vec![f64::NAN; precincts.len()],
            ranks: vec![0; precincts.len()],
        };
        let falling = self
            .scorer
            .score_into(&mut scores, &self.scaled, &weights, missing);
        self.falling = Arc::new(falling);
        self.score_column = Arc::new(scores.values.clone());
        self.scores = Arc::new(scores);
        self.made_from.scores = key;
        self.version += 1;
    }

    fn update_shown(&mut self, project: &Project, data: &Data, among: Option<Arc<Vec<bool>>>) {
        let mut parts = std::mem::take(&mut self.parts);
        let (depiction, not_drawn) =
            self.depict(&mut parts, &project.shading, among, (project, data));
        self.parts = parts;
        self.not_drawn = not_drawn;
        if self.depiction.as_ref() == Some(&depiction) {
            return;
        }
        self.breaks = Arc::clone(&depiction.breaks.0);
        self.shown = Arc::clone(&depiction.column.0);
        self.depiction = Some(depiction);
        self.version += 1;
    }

    fn column_or_no_data(&self, indicator: &str) -> Arc<Column> {
        match self.columns.get(indicator) {
            Some(Ok(column)) => Arc::clone(column),
            Some(Err(_)) | None => Arc::clone(&self.no_data),
        }
    }
}

//! Consequences: worked out from decisions and facts, kept until either changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::formula::{self, Joined};
use crate::analysis::join::{self, Join, Key};
use crate::analysis::{breaks, scale, score};
use crate::base::memo::Same;
use crate::draw::fill::Shapes;
use crate::io::table::ReadTable;
use crate::model::address::{Address, Located};
use crate::model::indicator::{Column, Indicator};
use crate::model::layer::{Code, Precincts};
use crate::model::project::{Project, Role, Source};
use crate::model::scorecard::{Scale, Scores};
use crate::model::shading::{Classes, Shown};
use crate::model::table::Table;
use crate::session::data::Data;
use crate::session::problem::Problem;

/// What [`Located`] was worked out from.
#[derive(Clone, Debug)]
pub struct LocateKey {
    pub(crate) precincts: Arc<Precincts>,
    pub(crate) addresses: Arc<Vec<Address>>,
    pub(crate) registered: Arc<Column>,
    pub(crate) voters_per_door: f64,
    pub(crate) snap_metres: f64,
}

impl PartialEq for LocateKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.precincts, &other.precincts)
            && Arc::ptr_eq(&self.addresses, &other.addresses)
            && Arc::ptr_eq(&self.registered, &other.registered)
            && self.voters_per_door.to_bits() == other.voters_per_door.to_bits()
            && self.snap_metres.to_bits() == other.snap_metres.to_bits()
    }
}

/// A source's rows, matched to the precincts.
#[derive(Clone, Debug)]
pub struct SourceJoin {
    /// The key that was used, as written.
    pub key: String,
    /// The source it was matched to, when not the precincts.
    pub to: Option<String>,
    /// How the rows matched the codes of what they were matched to.
    pub join: Join,
    /// `row_of[precinct]`, through the other source where there is one.
    pub row_of: Vec<Option<u32>>,
}

/// Everything that follows from the project and its files. Fields are empty until their inputs
/// are there; every list "per precinct" is in the order of the precincts.
#[derive(Debug, Default)]
pub struct Derived {
    /// Outlines on the Mercator plane.
    pub shapes: Option<Arc<Shapes>>,
    /// By source name: how its rows match.
    pub joins: BTreeMap<String, Result<Arc<SourceJoin>, Problem>>,
    /// By indicator name: its figures, or why there are none.
    pub columns: BTreeMap<String, Result<Arc<Column>, Problem>>,
    /// One entry per term: its figures on its scale; NaN everywhere for a term without figures.
    pub scaled: Vec<Arc<Column>>,
    /// Scores and ranks.
    pub scores: Arc<Scores>,
    /// What the map shows: one entry per precinct.
    pub shown: Arc<Column>,
    /// The inner breaks of its classes.
    pub breaks: Arc<Vec<f64>>,
    /// Registered voters, from the last contest that matches; NaN where unknown.
    pub registered: Arc<Column>,
    /// Addresses with precinct and doors.
    pub located: Option<Arc<Located>>,
    /// Doors by precinct; empty until addresses are located.
    pub doors: Arc<Vec<u64>>,
    /// Grows with every change, so that a picture of it knows when it is stale.
    pub version: u64,
    /// The scores as a column, so that showing them copies nothing.
    score_column: Arc<Column>,
    /// NaN for every precinct.
    no_data: Arc<Column>,
    made_from: MadeFrom,
}

/// The inputs of what is there now.
#[derive(Debug, Default)]
struct MadeFrom {
    precincts: Option<Same<Precincts>>,
    joins: Option<Vec<(Same<Source>, Option<Same<ReadTable>>)>>,
    indicators: BTreeMap<String, Same<Indicator>>,
    scaled: Vec<(Same<Column>, Scale)>,
    scores: Option<(Vec<Same<Column>>, Vec<f64>, f64)>,
    shown: Option<(Same<Column>, Classes, usize)>,
    located: Option<LocateKey>,
}

impl Derived {
    /// Works out what has changed, in pipeline order.
    pub(crate) fn update(&mut self, project: &Project, data: &Data) {
        let precincts = project
            .precincts()
            .and_then(|source| data.precincts(source))
            .cloned();
        let Some(precincts) = precincts else {
            if self.made_from.precincts.is_some() {
                self.clear();
            }
            return;
        };
        self.update_precincts(&precincts);
        if self.update_joins(project, data, &precincts) {
            self.made_from.indicators.clear();
            self.update_registered(project, data, &precincts);
        }
        self.update_columns(project, data, &precincts);
        self.update_scores(project, &precincts);
        self.update_shown(project);
    }

    /// Forgets everything, as when another project is opened.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            version: self.version + 1,
            ..Self::default()
        };
    }

    fn update_precincts(&mut self, precincts: &Arc<Precincts>) {
        let same = Some(Same(Arc::clone(precincts)));
        if self.made_from.precincts == same {
            return;
        }
        self.clear();
        self.shapes = Some(Arc::new(Shapes::new(precincts)));
        self.no_data = Arc::new(vec![f64::NAN; precincts.len()]);
        self.registered = Arc::clone(&self.no_data);
        self.made_from.precincts = same;
    }

    /// Whether any join changed.
    fn update_joins(&mut self, project: &Project, data: &Data, precincts: &Precincts) -> bool {
        let inputs: Vec<_> = joinable(project)
            .map(|source| {
                let table = data.table(source).map(|table| Same(Arc::clone(table)));
                (Same(Arc::clone(source)), table)
            })
            .collect();
        if self.made_from.joins.as_ref() == Some(&inputs) {
            return false;
        }
        self.joins = BTreeMap::new();
        // A source may join another that stands after it: go on until nothing more can be joined.
        loop {
            let before = self.joins.len();
            for (source, table) in &inputs {
                let (Some(table), false) = (table, self.joins.contains_key(&source.0.name)) else {
                    continue;
                };
                if let Some(joined) =
                    self.join_source(&source.0, &table.0.table, data, precincts, project)
                {
                    self.joins
                        .insert(source.0.name.clone(), joined.map(Arc::new));
                }
            }
            if self.joins.len() == before {
                break;
            }
        }
        self.made_from.joins = Some(inputs);
        self.version += 1;
        true
    }

    /// The join of one source; `None` while what it joins is not there yet.
    fn join_source(
        &self,
        source: &Source,
        table: &Table,
        data: &Data,
        precincts: &Precincts,
        project: &Project,
    ) -> Option<Result<SourceJoin, Problem>> {
        let key = source.key.as_ref()?;
        let codes = match Key::parse(key).and_then(|key| key.codes(table)) {
            Ok(codes) => codes,
            Err(error) => return Some(Err(Problem::from(&error))),
        };
        let Some(to) = source.to.as_ref() else {
            let join = join::join(&precincts.codes, &codes);
            return Some(Ok(SourceJoin {
                key: key.clone(),
                to: None,
                row_of: join.row_of.clone(),
                join,
            }));
        };
        let other = project.source(to)?;
        let other_table = &data.table(other)?.table;
        let Ok(through) = self.joins.get(to)? else {
            return None;
        };
        let other_codes = Key::parse(other.key.as_ref()?)
            .and_then(|key| key.codes(other_table))
            .ok()?;
        let filled: Vec<Code> = other_codes
            .into_iter()
            .map(|code| code.unwrap_or_else(|| Code(String::new())))
            .collect();
        let join = join::join(&filled, &codes);
        let row_of = through
            .row_of
            .iter()
            .map(|row| row.and_then(|row| join.row_of.get(row as usize).copied().flatten()))
            .collect();
        Some(Ok(SourceJoin {
            key: key.clone(),
            to: Some(to.clone()),
            join,
            row_of,
        }))
    }

    fn update_registered(&mut self, project: &Project, data: &Data, precincts: &Precincts) {
        let mut registered = vec![f64::NAN; precincts.len()];
        for source in joinable(project) {
            let (Some(table), Some(Ok(join))) = (data.table(source), self.joins.get(&source.name))
            else {
                continue;
            };
            let column = table
                .contest
                .as_ref()
                .and_then(|contest| contest.registered.as_ref());
            let Some(figures) = column.and_then(|column| table.table.numbers(column)) else {
                continue;
            };
            for (precinct, row) in join.row_of.iter().enumerate() {
                let figure = row.and_then(|row| figures.get(row as usize).copied());
                if let Some(figure) = figure.filter(|figure| figure.is_finite()) {
                    registered[precinct] = figure;
                }
            }
        }
        self.registered = Arc::new(registered);
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
        let own_rows: Vec<Option<u32>> = (0..precincts.len() as u32).map(Some).collect();
        let tables: Vec<(&Source, &Table, &[Option<u32>])> = project
            .sources
            .iter()
            .filter_map(|source| {
                if source.role == Role::Precincts {
                    return Some((&**source, &precincts.table, own_rows.as_slice()));
                }
                let table = &data.table(source)?.table;
                let join = self.joins.get(&source.name)?.as_ref().ok()?;
                Some((&**source, table, join.row_of.as_slice()))
            })
            .collect();
        let sources: Vec<Joined<'_>> = tables
            .iter()
            .map(|&(source, table, row_of)| Joined {
                name: &source.name,
                table,
                row_of,
            })
            .collect();
        for indicator in stale {
            let column = formula::evaluate(&indicator.formula, &sources)
                .map(Arc::new)
                .map_err(|error| Problem::from(&error));
            self.columns.insert(indicator.name.clone(), column);
            self.made_from
                .indicators
                .insert(indicator.name.clone(), Same(Arc::clone(indicator)));
        }
        self.version += 1;
    }

    fn update_scores(&mut self, project: &Project, precincts: &Precincts) {
        let terms = &project.scorecard.terms;
        self.scaled.truncate(terms.len());
        self.made_from.scaled.truncate(terms.len());
        for (place, term) in terms.iter().enumerate() {
            let column = self.column_or_no_data(&term.indicator);
            let key = (Same(Arc::clone(&column)), term.scale);
            if self.made_from.scaled.get(place) == Some(&key) {
                continue;
            }
            let scaled = Arc::new(scale::scale(&column, term.scale));
            if place < self.scaled.len() {
                self.scaled[place] = scaled;
                self.made_from.scaled[place] = key;
            } else {
                self.scaled.push(scaled);
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
        let columns: Vec<&[f64]> = self.scaled.iter().map(|column| column.as_slice()).collect();
        let mut scores = Scores {
            values: vec![f64::NAN; precincts.len()],
            ranks: vec![0; precincts.len()],
        };
        score::score_into(&mut scores, &columns, &weights, missing);
        self.score_column = Arc::new(scores.values.clone());
        self.scores = Arc::new(scores);
        self.made_from.scores = key;
        self.version += 1;
    }

    fn update_shown(&mut self, project: &Project) {
        let shading = &project.shading;
        let column = match &shading.shown {
            Shown::Score => Arc::clone(&self.score_column),
            Shown::Indicator(name) => self.column_or_no_data(name),
        };
        let key = Some((
            Same(Arc::clone(&column)),
            shading.classes.clone(),
            shading.count,
        ));
        if self.made_from.shown == key {
            return;
        }
        self.breaks = Arc::new(breaks::breaks(&column, &shading.classes, shading.count));
        self.shown = column;
        self.made_from.shown = key;
        self.version += 1;
    }

    fn column_or_no_data(&self, indicator: &str) -> Arc<Column> {
        match self.columns.get(indicator) {
            Some(Ok(column)) => Arc::clone(column),
            Some(Err(_)) | None => Arc::clone(&self.no_data),
        }
    }

    /// What to locate next, if addresses and precincts are there and it has not been done.
    pub(crate) fn wants_located(&mut self, project: &Project, data: &Data) -> Option<LocateKey> {
        let precincts = data.precincts(project.precincts()?)?;
        let addresses = project
            .sources
            .iter()
            .find(|source| source.role == Role::Addresses)
            .and_then(|source| data.addresses(source));
        let Some(addresses) = addresses else {
            if self.made_from.located.take().is_some() {
                self.located = None;
                self.doors = Arc::default();
                self.version += 1;
            }
            return None;
        };
        let key = LocateKey {
            precincts: Arc::clone(precincts),
            addresses: Arc::clone(addresses),
            registered: Arc::clone(&self.registered),
            voters_per_door: project.operation.voters_per_door,
            snap_metres: project.operation.snap_metres,
        };
        if self.made_from.located.as_ref() == Some(&key) {
            return None;
        }
        self.made_from.located = Some(key.clone());
        Some(key)
    }

    /// Takes in located addresses, unless their inputs have changed since.
    pub(crate) fn take_located(&mut self, key: &LocateKey, located: Located) {
        if self.made_from.located.as_ref() != Some(key) {
            return;
        }
        let mut doors = vec![0_u64; key.precincts.len()];
        for (place, &count) in located.places.iter().zip(&located.doors) {
            if let Some(precinct) = place.precinct() {
                doors[precinct.index()] += u64::from(count);
            }
        }
        self.doors = Arc::new(doors);
        self.located = Some(Arc::new(located));
        self.version += 1;
    }
}

/// Sources whose rows join something.
fn joinable(project: &Project) -> impl Iterator<Item = &Arc<Source>> {
    project
        .sources
        .iter()
        .filter(|source| source.role == Role::Table)
}

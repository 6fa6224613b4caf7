//! Which figures about people are withheld: the one place where small counts are kept back.
//!
//! Formulas see every source through its veil, so that indicators, scores, the map, the ranking and
//! all that is exported never had what it hides. Sources that may tell of the same people (they
//! have a column about people by the same name, or are measured by the same households) withhold
//! the same precincts, so that none gives away what another hides.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::disclosure::{self, Cells, Shown, THRESHOLD, Veil};
use crate::analysis::formula::{self, Joined, Rows};
use crate::analysis::linked;
use crate::analysis::measure::column_of;
use crate::base::memo::Same;
use crate::base::text::plain;
use crate::model::indicator::Column;
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::project::{Project, Role, Source};
use crate::session::data::Data;
use crate::session::derived::Derived;

/// Why a figure is withheld.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// The source of the figure.
    pub source: String,
    /// Too few, or what gives away the too few.
    pub shown: Shown,
    /// How many households there must be.
    pub threshold: u32,
}

impl Derived {
    /// Decides again what is withheld, where sources have changed; whether they had.
    pub(super) fn update_veils(
        &mut self,
        project: &Project,
        data: &Data,
        precincts: &Precincts,
        joined_again: bool,
    ) -> bool {
        let sources: Vec<Same<Source>> = project.sources.iter().cloned().map(Same).collect();
        if !joined_again && self.made_from.veils == sources {
            return false;
        }
        self.made_from.veils = sources;
        let veils = self.veils(project, data, precincts);
        let changed = veils != self.veils;
        self.veils = veils;
        changed
    }

    fn veils(
        &self,
        project: &Project,
        data: &Data,
        precincts: &Precincts,
    ) -> BTreeMap<String, Veil> {
        let sources = self.joined(project, data, precincts);
        // A source that counts nobody is measured by the first that does.
        let mut first: Option<(Column, String)> = None;
        let mut without = Vec::new();
        let mut measured = Vec::new();
        for joined in &sources {
            let Some(source) = project.source(joined.name) else {
                continue;
            };
            if let Some(counted) = counted(source, joined, data) {
                // What cannot be counted is not shown.
                let households =
                    counted_in(joined, &counted).unwrap_or_else(|_| vec![0.0; precincts.len()]);
                first.get_or_insert_with(|| {
                    let counted = format!("{}.{counted}", joined.name);
                    (households.clone(), counted)
                });
                measured.push(Measured::of(source, joined, data, households, counted));
            } else if disclosure::speaks_of_people(joined.table) && !has_votes(source, data) {
                without.push((source, joined));
            }
        }
        if let Some((households, counted)) = first {
            for (source, joined) in without {
                let (households, counted) = (households.clone(), counted.clone());
                measured.push(Measured::of(source, joined, data, households, counted));
            }
        }
        link(&mut measured);
        let veils = measured.into_iter();
        veils
            .map(|measured| (measured.source, measured.veil))
            .collect()
    }

    /// Why an indicator has no figure for a precinct, where that is because it is withheld.
    pub fn withheld(&self, indicator: &str, precinct: PrecinctId) -> Option<Withheld> {
        let sources = self.sources_used.get(indicator)?;
        sources.iter().find_map(|source| {
            let veil = self.veils.get(source)?;
            let shown = *veil.shown.get(precinct.index())?;
            (shown != Shown::Yes).then(|| Withheld {
                source: source.clone(),
                shown,
                threshold: veil.threshold,
            })
        })
    }

    /// Notes which of the sources with something withheld an indicator uses.
    pub(super) fn note_sources(&mut self, indicator: &str, formula: &str) {
        let used = formula::columns_used(formula).unwrap_or_default();
        let sources = self.veils.iter().filter(|(source, veil)| {
            used.iter().any(|(named, column)| {
                let named = named.is_empty() || named.eq_ignore_ascii_case(source);
                named && veil.withholds(column)
            })
        });
        let sources: Vec<String> = sources.map(|(source, _)| source.clone()).collect();
        self.sources_used.insert(indicator.to_owned(), sources);
    }
}

/// The column that counts households, told or found; none in a table of votes.
fn counted(source: &Source, joined: &Joined<'_>, data: &Data) -> Option<String> {
    let told = source.households.clone();
    let told = told.filter(|column| joined.table.is_number(column));
    told.or_else(|| {
        let found = disclosure::counted(joined.table);
        found.filter(|_| !matches!(joined.rows, Rows::Places(_)) && !has_votes(source, data))
    })
}

fn has_votes(source: &Source, data: &Data) -> bool {
    data.table(source)
        .is_some_and(|read| !read.contests.is_empty())
}

/// How many households each precinct has by this column.
fn counted_in(joined: &Joined<'_>, column: &str) -> Result<Column, formula::FormulaError> {
    let column = column_of(joined.name, column);
    let formula = match joined.rows {
        Rows::Areas { .. } => format!("SUM({column})"),
        Rows::Matched(_) | Rows::Places(_) => column,
    };
    formula::evaluate(&formula, std::slice::from_ref(joined))
}

/// A source about people, and what it withholds.
struct Measured {
    source: String,
    households: Column,
    groups: Vec<u32>,
    /// The plain names of its columns about people.
    people: BTreeSet<String>,
    veil: Veil,
}

impl Measured {
    /// What a source withholds by itself, by households per precinct and the column that counts
    /// them.
    fn of(
        source: &Source,
        joined: &Joined<'_>,
        data: &Data,
        households: Column,
        counted: String,
    ) -> Self {
        let threshold = source.threshold.unwrap_or(THRESHOLD);
        let groups = groups(joined, households.len());
        // Outlines of precincts carry results and statistics of all kinds beside a population.
        let is_open =
            |column: &String| source.role == Role::Precincts && !disclosure::names_people(column);
        let columns = joined.table.columns();
        let mut open: Vec<String> = columns.iter().filter(|it| is_open(it)).cloned().collect();
        let contests = data.table(source).into_iter().flat_map(|it| &it.contests);
        for contest in contests {
            open.extend(contest.choices.iter().cloned());
        }
        let people = columns.iter().filter(|column| {
            joined.table.is_number(column)
                && disclosure::names_people(column)
                && !open.contains(column)
        });
        Self {
            source: source.name.clone(),
            people: people.map(|column| plain(column)).collect(),
            veil: Veil {
                counted,
                ..Veil::over(&households, &groups, threshold, joined.table, &open)
            },
            households,
            groups,
        }
    }

    /// Whether it may tell of the same people as another.
    fn may_tell_of_the_same(&self, other: &Self) -> bool {
        // A column of another source is named with it: both are measured by the same households.
        let own = |it: &Self| format!("{}.{}", it.source, it.veil.counted);
        let same_households = self.veil.counted == own(other)
            || other.veil.counted == own(self)
            || self.veil.counted == other.veil.counted && self.veil.counted.contains('.');
        same_households || !self.people.is_disjoint(&other.people)
    }
}

/// Has sources that may tell of the same people withhold the same precincts.
fn link(measured: &mut [Measured]) {
    let mut left: Vec<usize> = (0..measured.len()).collect();
    while let Some(first) = left.pop() {
        let mut linked = vec![first];
        let mut next = 0;
        while let Some(&one) = linked.get(next) {
            let is_linked = |other: &usize| measured[one].may_tell_of_the_same(&measured[*other]);
            let (more, rest) = left.iter().copied().partition(is_linked);
            linked.extend::<Vec<usize>>(more);
            left = rest;
            next += 1;
        }
        let hides = |place: &usize| measured[*place].veil.withheld() > 0;
        if linked.len() < 2 || !linked.iter().any(hides) {
            continue;
        }
        let cells = linked.iter().map(|&place| {
            let of = &measured[place];
            Cells {
                households: &of.households,
                groups: &of.groups,
                threshold: f64::from(of.veil.threshold),
            }
        });
        let shown = linked::suppress(&cells.collect::<Vec<Cells<'_>>>());
        for (place, shown) in linked.into_iter().zip(shown) {
            measured[place].veil.shown = shown;
        }
    }
}

/// The precincts whose total is known: of zones, those that lie in one for the most part; of a
/// table by precinct, all.
fn groups(joined: &Joined<'_>, precincts: usize) -> Vec<u32> {
    let mut groups = vec![0; precincts];
    if let Rows::Areas { overlay, .. } = joined.rows {
        let mut most = vec![0.0; precincts];
        for (zone, number) in (0..overlay.wholes.len()).zip(1_u32..) {
            for piece in overlay.pieces_of(zone) {
                let precinct = piece.target as usize;
                if most[precinct] < piece.amount {
                    (most[precinct], groups[precinct]) = (piece.amount, number);
                }
            }
        }
    }
    groups
}

//! Which figures about people are withheld: the one place where small counts are kept back.
//!
//! Formulas see every source through its veil, so that indicators, scores, the map, the ranking and
//! all that is exported never had what it hides.

use std::collections::BTreeMap;

use crate::analysis::disclosure::{self, Shown, THRESHOLD, Veil};
use crate::analysis::formula::{self, Joined, Rows};
use crate::analysis::measure::column_of;
use crate::base::memo::Same;
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
        let mut others = None;
        let mut without = Vec::new();
        let mut veils = BTreeMap::new();
        for joined in &sources {
            let Some(source) = project.source(joined.name) else {
                continue;
            };
            if let Some(counted) = counted(source, joined, data) {
                // What cannot be counted is not shown.
                let households =
                    counted_in(joined, &counted).unwrap_or_else(|_| vec![0.0; precincts.len()]);
                others.get_or_insert_with(|| {
                    let counted = format!("{}.{counted}", joined.name);
                    (households.clone(), counted)
                });
                let veil = veil(source, joined, data, (&households, counted));
                veils.insert(source.name.clone(), veil);
            } else if disclosure::speaks_of_people(joined.table) && !has_votes(source, data) {
                without.push((source, joined));
            }
        }
        if let Some((households, counted)) = others {
            for (source, joined) in without {
                let veil = veil(source, joined, data, (&households, counted.clone()));
                veils.insert(source.name.clone(), veil);
            }
        }
        veils
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

/// What is withheld of a source, by households per precinct and the column that counts them.
fn veil(
    source: &Source,
    joined: &Joined<'_>,
    data: &Data,
    (households, counted): (&[f64], String),
) -> Veil {
    let threshold = source.threshold.unwrap_or(THRESHOLD);
    let groups = groups(joined, households.len());
    let columns = joined.table.columns().into_iter();
    // Outlines of precincts carry results and statistics of all kinds beside a population.
    let mut open: Vec<String> = columns
        .filter(|column| source.role == Role::Precincts && !disclosure::names_people(column))
        .collect();
    for contest in data
        .table(source)
        .into_iter()
        .flat_map(|read| &read.contests)
    {
        open.extend(contest.choices.iter().cloned());
    }
    Veil {
        counted,
        ..Veil::over(households, &groups, threshold, joined.table, &open)
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

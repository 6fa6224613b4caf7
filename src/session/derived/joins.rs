//! How the rows of every table match the precincts.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::join::{self, Join, Key, Today};
use crate::analysis::precincts;
use crate::base::memo::Same;
use crate::io::table::ReadTable;
use crate::model::layer::{Code, Layer, Precincts};
use crate::model::project::{Project, Role, Source, Weighting};
use crate::model::table::Table;
use crate::session::data::Data;
use crate::session::derived::Derived;
use crate::session::derived::weigh::weight_of_means;
use crate::session::problem::Problem;

/// A source's rows, matched to the precincts.
#[derive(Clone, Debug)]
pub struct SourceJoin {
    /// The key that was used, as written.
    pub key: String,
    /// The source it was matched to, when not the precincts.
    pub to: Option<String>,
    /// How the rows matched the codes of what they were matched to.
    pub join: Join,
    /// `row_of[precinct]`, through the other source where there is one; of zones, that of the zone
    /// of which most lies in the precinct.
    pub row_of: Vec<Option<u32>>,
    /// `row_of_area[zone]`, where it is matched to zones.
    pub row_of_area: Option<Vec<Option<u32>>>,
    /// What became of rows of merged communes, where they are brought to those of today.
    pub merged: Option<Merged>,
    /// Codes without a match that are of communes which have merged into those there are, where
    /// they are not.
    pub gone: Vec<String>,
}

/// Rows of merged communes, brought to those of today.
#[derive(Clone, Debug)]
pub struct Merged {
    /// Which, and their codes.
    pub today: Today,
    /// The table with the rows that were put together behind its own.
    pub table: Table,
    /// Columns of means that have no figure for what was put together.
    pub left_empty: Vec<String>,
}

impl SourceJoin {
    /// The table that its rows are of: the one that was read, with the rows that were put together.
    pub fn table<'a>(&'a self, read: &'a ReadTable) -> &'a Table {
        self.merged
            .as_ref()
            .map_or(&read.table, |merged| &merged.table)
    }
}

/// What a join is made from.
pub(super) type Joinable = (Same<Source>, Option<Same<ReadTable>>, Option<Same<Layer>>);

impl Derived {
    /// Whether any join changed.
    pub(super) fn update_joins(
        &mut self,
        project: &Project,
        data: &Data,
        precincts: &Precincts,
    ) -> bool {
        let inputs: Vec<_> = joinable(project)
            .map(|source| {
                let table = data.table(source).map(|table| Same(Arc::clone(table)));
                let to = source.to.as_ref().and_then(|to| project.source(to));
                let zones = to.and_then(|to| data.layer(to));
                let zones = zones.map(|layer| Same(Arc::clone(layer)));
                (Same(Arc::clone(source)), table, zones)
            })
            .collect();
        if self.made_from.joins.as_ref() == Some(&inputs) {
            return false;
        }
        self.join_precincts(&inputs, project, data, precincts);
        // A source may join another that stands after it: go on until nothing more can be joined.
        loop {
            let before = self.joins.len();
            for (source, table, _) in &inputs {
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

    /// Joins the sources that join the precincts, side by side; what joins them already as it
    /// should stays, and any other join goes.
    fn join_precincts(
        &mut self,
        inputs: &[Joinable],
        project: &Project,
        data: &Data,
        precincts: &Precincts,
    ) {
        let before = self.made_from.joins.take().unwrap_or_default();
        let direct: Vec<&Joinable> = inputs
            .iter()
            .filter(|(source, table, _)| source.0.to.is_none() && table.is_some())
            .collect();
        self.joins.retain(|name, _| {
            let same = direct.iter().find(|(source, ..)| source.0.name == *name);
            same.is_some_and(|same| before.contains(same))
        });
        let joined: Vec<_> = direct
            .into_par_iter()
            .filter(|(source, ..)| !self.joins.contains_key(&source.0.name))
            .filter_map(|(source, table, _)| {
                let table = &table.as_ref()?.0.table;
                let join = self.join_source(&source.0, table, data, precincts, project)?;
                Some((source.0.name.clone(), join.map(Arc::new)))
            })
            .collect();
        self.joins.extend(joined);
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
        let codes = match join::codes_of(key, &source.corrections, table) {
            Ok(codes) => codes,
            Err(error) => return Some(Err(Problem::from(&error))),
        };
        let Some(to) = source.to.as_ref() else {
            let (join, merged, gone) = match_rows(source, table, codes, &precincts.codes);
            return Some(Ok(SourceJoin {
                key: key.clone(),
                to: None,
                row_of: join.row_of.clone(),
                row_of_area: None,
                join,
                merged,
                gone,
            }));
        };
        let other = project.source(to)?;
        if let Some(layer) = data.layer(other) {
            let (join, merged, gone) =
                match_rows(source, table, codes, &codes_of_zones(other, layer));
            return Some(Ok(SourceJoin {
                key: key.clone(),
                to: Some(to.clone()),
                row_of: self.main_rows(to, &join.row_of, precincts.len()),
                row_of_area: Some(join.row_of.clone()),
                join,
                merged,
                gone,
            }));
        }
        let other_table = &data.table(other)?.table;
        let Ok(through) = self.joins.get(to)? else {
            return None;
        };
        let other_key = other.key.as_ref()?;
        let other_codes = match &through.merged {
            Some(merged) => merged.today.codes_put_together(),
            None => join::codes_of(other_key, &other.corrections, other_table).ok()?,
        };
        let filled: Vec<Code> = other_codes
            .into_iter()
            .map(|code| code.unwrap_or_else(|| Code(String::new())))
            .collect();
        let (join, merged, gone) = match_rows(source, table, codes, &filled);
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
            row_of_area: None,
            merged,
            gone,
        }))
    }

    /// The row of the zone of which most lies in each precinct, among zones that have one.
    fn main_rows(&self, zones: &str, row_of: &[Option<u32>], precincts: usize) -> Vec<Option<u32>> {
        let mut main: Vec<(f64, Option<u32>)> = vec![(0.0, None); precincts];
        let Some(areas) = self.areas(zones) else {
            return vec![None; precincts];
        };
        for (zone, row) in row_of.iter().enumerate().filter(|(_, row)| row.is_some()) {
            for piece in areas.overlay.pieces_of(zone) {
                let (most, main) = &mut main[piece.target as usize];
                if *most < piece.amount {
                    (*most, *main) = (piece.amount, *row);
                }
            }
        }
        main.into_iter().map(|(_, row)| row).collect()
    }

    pub(super) fn update_registered(
        &mut self,
        project: &Project,
        data: &Data,
        precincts: &Precincts,
    ) {
        let mut registered = vec![f64::NAN; precincts.len()];
        // Doors are spread by registered voters: those that doors have moved are no part of them.
        let by_doors = |source: &Source| {
            let zones = source.to.as_ref().and_then(|to| project.source(to));
            zones.is_some_and(|zones| zones.by == Weighting::Doors)
        };
        for source in joinable(project).filter(|source| !by_doors(source)) {
            let (Some(read), Some((table, row_of))) =
                (data.table(source), self.results_of(source, data))
            else {
                continue;
            };
            let column = read
                .contests
                .iter()
                .find_map(|contest| contest.registered.as_ref());
            let Some(figures) = column.and_then(|column| table.numbers(column)) else {
                continue;
            };
            for (precinct, row) in row_of.iter().enumerate() {
                let figure = row.and_then(|row| figures.get(row as usize).copied());
                if let Some(figure) = figure.filter(|figure| figure.is_finite()) {
                    registered[precinct] = figure;
                }
            }
        }
        // The same figures stay the same column, so that nothing is placed again for them.
        let same = |(a, b): (&f64, &f64)| a.to_bits() == b.to_bits();
        if registered.len() != self.registered.len()
            || !registered.iter().zip(self.registered.iter()).all(same)
        {
            self.registered = Arc::new(registered);
        }
    }
}

/// Matches rows to codes, those of merged communes by the communes of today where that is wanted.
fn match_rows(
    source: &Source,
    table: &Table,
    codes: Vec<Option<Code>>,
    targets: &[Code],
) -> (Join, Option<Merged>, Vec<String>) {
    if !source.merged_communes {
        let join = join::join(targets, &codes);
        let gone = join::gone(&join.unmatched_rows, targets);
        return (join, None, gone);
    }
    let today = Today::of(codes, targets);
    let join = today.join(targets);
    let weight = weight_of_means(source, table);
    let (table, left_empty) = today.put_together(table, weight.as_deref());
    let merged = Merged {
        today,
        table,
        left_empty,
    };
    (join, Some(merged), Vec::new())
}

/// The codes of zones, by their own key or the column that looks most like one; empty for a zone
/// without.
pub(crate) fn codes_of_zones(source: &Source, layer: &Layer) -> Vec<Code> {
    let key = source.key.as_ref().and_then(|key| Key::parse(key).ok());
    let key = key.unwrap_or_else(|| precincts::guess_key(&layer.table));
    let codes = key.codes(&layer.table).unwrap_or_default().into_iter();
    codes
        .map(|code| code.unwrap_or_else(|| Code(String::new())))
        .collect()
}

/// Sources whose rows join something.
fn joinable(project: &Project) -> impl Iterator<Item = &Arc<Source>> {
    project
        .sources
        .iter()
        .filter(|source| source.role == Role::Table)
}

//! How the rows of every table match the precincts.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::join::{self, Join, Key};
use crate::base::memo::Same;
use crate::model::layer::{Code, Precincts};
use crate::model::project::{Project, Role, Source};
use crate::model::table::Table;
use crate::session::data::Data;
use crate::session::derived::Derived;
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
    /// `row_of[precinct]`, through the other source where there is one.
    pub row_of: Vec<Option<u32>>,
}

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

    pub(super) fn update_registered(
        &mut self,
        project: &Project,
        data: &Data,
        precincts: &Precincts,
    ) {
        let mut registered = vec![f64::NAN; precincts.len()];
        for source in joinable(project) {
            let (Some(table), Some(Ok(join))) = (data.table(source), self.joins.get(&source.name))
            else {
                continue;
            };
            let column = table
                .contests
                .iter()
                .find_map(|contest| contest.registered.as_ref());
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
}

/// Sources whose rows join something.
fn joinable(project: &Project) -> impl Iterator<Item = &Arc<Source>> {
    project
        .sources
        .iter()
        .filter(|source| source.role == Role::Table)
}

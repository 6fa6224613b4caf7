//! What the means of zones weigh by: the households or people of each, where a column counts them.

use std::collections::BTreeMap;

use crate::analysis::disclosure;
use crate::base::memo::Same;
use crate::model::layer::Layer;
use crate::model::project::{MeanBy, Project, Role, Source};
use crate::model::table::Table;
use crate::session::data::Data;
use crate::session::derived::Derived;

/// What the means of a source weigh by.
#[derive(Clone, Debug, PartialEq)]
pub struct Masses {
    /// The column, with its source where that is another: the zones' own.
    pub column: String,
    /// `values[zone]`; NaN where unknown.
    pub values: Vec<f64>,
}

impl Derived {
    /// Finds again what means weigh by, where sources have changed; whether that has.
    pub(super) fn update_masses(
        &mut self,
        project: &Project,
        data: &Data,
        joined_again: bool,
    ) -> bool {
        let sources: Vec<Same<Source>> = project.sources.iter().cloned().map(Same).collect();
        if !joined_again && self.made_from.masses == sources {
            return false;
        }
        self.made_from.masses = sources;
        let masses: BTreeMap<String, Masses> = project
            .sources
            .iter()
            .filter_map(|source| {
                Some((source.name.clone(), self.masses_of(source, project, data)?))
            })
            .collect();
        // NaN is not equal to itself: what has gaps is taken for changed.
        let changed = masses != self.masses;
        self.masses = masses;
        changed
    }

    fn masses_of(&self, source: &Source, project: &Project, data: &Data) -> Option<Masses> {
        if source.role == Role::Zones {
            let table = &data.layer(source)?.table;
            let column = weight_of_means(source, table)?;
            let values = table.numbers(&column)?;
            return Some(Masses { column, values });
        }
        let join = self.joins.get(&source.name)?.as_ref().ok()?;
        let row_of = join.row_of_area.as_ref()?;
        let table = join.table(data.table(source)?);
        if let Some(column) = weight_of_means(source, table) {
            let rows = table.numbers(&column)?;
            let of = |row: &Option<u32>| row.map_or(f64::NAN, |row| rows[row as usize]);
            return Some(Masses {
                values: row_of.iter().map(of).collect(),
                column,
            });
        }
        // A table of incomes alone weighs by the people that the zones themselves count.
        let zones = project.source(join.to.as_ref()?)?;
        let layer: &Layer = data.layer(zones)?;
        let column =
            weight_of_means(zones, &layer.table).filter(|_| source.mean_by == MeanBy::Found)?;
        Some(Masses {
            values: layer.table.numbers(&column)?,
            column: format!("{}.{column}", zones.name),
        })
    }
}

/// The column of a table that its means weigh by, told or found.
pub(super) fn weight_of_means(source: &Source, table: &Table) -> Option<String> {
    let is_there = |column: &String| table.is_number(column);
    match &source.mean_by {
        MeanBy::Nothing => None,
        MeanBy::Column(column) => Some(column.clone()).filter(is_there),
        MeanBy::Found => {
            let told = source.households.clone().filter(is_there);
            told.or_else(|| disclosure::counted(table))
        }
    }
}

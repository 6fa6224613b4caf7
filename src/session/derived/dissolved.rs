//! Figures of larger areas, by the formulas of the precincts.

use crate::analysis::formula::{self, Over};
use crate::model::indicator::Column;
use crate::model::layer::Precincts;
use crate::model::project::Project;
use crate::session::data::Data;
use crate::session::derived::Derived;
use crate::session::problem::Problem;

impl Derived {
    /// Works out a formula of what the precincts of each area add up to: one entry per area.
    pub(crate) fn evaluate_over(
        &self,
        formula: &str,
        (project, data): (&Project, &Data),
        precincts: &Precincts,
        over: Over<'_>,
    ) -> Result<Column, Problem> {
        let sources = self.joined(project, data, precincts);
        formula::evaluate_over(formula, &sources, &self.veils, Some(over))
            .map_err(|error| Problem::from(&error))
    }
}

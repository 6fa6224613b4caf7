//! Formulas over larger areas than precincts: of what the precincts' figures add up to.

use polars::prelude::{DataType, NamedFrom as _, PolarsResult, Series};

use crate::analysis::dissolve::Groups;
use crate::analysis::formula::gather::is_mean;
use crate::analysis::formula::reference::{Found, Said};
use crate::analysis::formula::{Joined, Rows};
use crate::analysis::proximity::Nearness;

/// The areas that figures are for, and how much each precinct counts in a mean.
#[derive(Clone, Copy, Debug)]
pub struct Over<'a> {
    /// The areas.
    pub groups: &'a Groups,
    /// One entry per precinct: its registered voters, say.
    pub weights: &'a [f64],
}

impl Over<'_> {
    /// A column with an entry per area for one with an entry per precinct: added up where it
    /// counts something, the mean where it is a rate, a median and such.
    pub(super) fn take(
        &self,
        figures: &Series,
        source: &Joined<'_>,
        column: &Found,
        said: Option<Said>,
    ) -> PolarsResult<Series> {
        let numbers = figures.cast(&DataType::Float64)?;
        let numbers = numbers.f64()?.iter();
        let numbers: Vec<f64> = numbers.map(|it| it.unwrap_or(f64::NAN)).collect();
        let follows = || Nearness::parse(&column.name) != Some(Nearness::Inside);
        let mean = match said {
            Some(said) => said == Said::Mean,
            None if column.is_own => is_mean(&column.name),
            None => follows(),
        };
        let taken = if mean {
            self.groups.means(&numbers, self.weights)
        } else {
            let rows = match source.rows {
                Rows::Matched(row_of) => Some(row_of),
                Rows::Areas { .. } | Rows::Places(_) => None,
            };
            self.groups.sums(&numbers, rows)
        };
        let gaps = taken
            .into_iter()
            .map(|it| Some(it).filter(|it| !it.is_nan()));
        let gaps: Vec<Option<f64>> = gaps.collect();
        Ok(Series::new(figures.name().clone(), gaps))
    }
}

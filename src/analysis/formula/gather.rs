//! The figures of a column, one entry per precinct: matched, carried over or measured.

use polars::prelude::{BooleanChunked, IdxCa, NamedFrom as _, PolarsResult, Series};

use crate::analysis::areal::Shared;
use crate::analysis::disclosure::{Shown, Veil};
use crate::analysis::formula::reference::{Found, Said};
use crate::analysis::formula::{Joined, Rows};
use crate::analysis::proximity::Nearness;
use crate::base::text::plain;
use crate::model::table::Table;

/// The figures of a column that a formula names, called `name`.
pub(super) fn gather(
    source: &Joined<'_>,
    column: &Found,
    said: Option<Said>,
    name: &str,
) -> PolarsResult<Series> {
    let is_mean = || said.map_or_else(|| is_mean(&column.name), |said| said == Said::Mean);
    let figures = match source.rows {
        Rows::Matched(row_of) => return matched(source.table, row_of, &column.name, name),
        Rows::Areas { overlay, .. } if !column.is_own => overlay.inside(),
        Rows::Areas {
            overlay,
            row_of,
            masses,
        } => {
            let rows = source.table.numbers(&column.name).unwrap_or_default();
            let figures: Vec<f64> = row_of
                .iter()
                .map(|row| row.and_then(|row| rows.get(row as usize).copied()))
                .map(|figure| figure.unwrap_or(f64::NAN))
                .collect();
            let masses = masses.filter(|_| !is_of_ground(&column.name));
            if let (true, Some(masses)) = (is_mean(), masses) {
                overlay.means_weighed(&figures, masses)
            } else if is_mean() {
                overlay.means(&figures)
            } else {
                overlay.counts(&figures, Shared::Overall)
            }
        }
        Rows::Places(near) => match Nearness::parse(&column.name) {
            Some(nearness) if !column.is_own => near.measure(nearness),
            _ => {
                let figures = source.table.numbers(&column.name).unwrap_or_default();
                if is_mean() {
                    near.means(&figures)
                } else {
                    near.sums(&figures)
                }
            }
        },
    };
    let gaps = figures
        .into_iter()
        .map(|figure| Some(figure).filter(|it| !it.is_nan()));
    Ok(Series::new(name.into(), gaps.collect::<Vec<Option<f64>>>()))
}

/// The figures without those that are withheld.
pub(super) fn veiled(figures: Series, veil: Option<&Veil>, column: &Found) -> PolarsResult<Series> {
    match veil.filter(|veil| column.is_own && veil.withholds(&column.name)) {
        None => Ok(figures),
        Some(veil) => {
            let shown = veil.shown.iter().map(|shown| *shown == Shown::Yes);
            let mask: BooleanChunked = shown.collect();
            figures.zip_with(
                &mask,
                &Series::full_null(figures.name().clone(), 1, figures.dtype()),
            )
        }
    }
}

fn matched(
    table: &Table,
    row_of: &[Option<u32>],
    column: &str,
    name: &str,
) -> PolarsResult<Series> {
    let mut rows: IdxCa = row_of.iter().copied().collect();
    rows.rename("row".into());
    let cells = table.frame.column(column)?;
    let mut gathered = cells.as_materialized_series().take(&rows)?;
    gathered.rename(name.into());
    Ok(gathered)
}

/// Whether a mean of this name is one of ground, not of people: a density.
fn is_of_ground(column: &str) -> bool {
    let name = plain(column);
    name.split(' ').any(|word| word.starts_with("densit"))
}

/// Whether a column of this name is a rate, a median or such, which cannot be added up.
pub fn is_mean(column: &str) -> bool {
    const STARTS: [&str; 21] = [
        "med", "moy", "mean", "aver", "avg", "taux", "tx", "rate", "ratio", "part", "share", "pct",
        "percent", "pourcent", "indic", "index", "niveau", "revenu", "income", "densit", "gini",
    ];
    const WORDS: [&str; 4] = ["disp", "dec", "tp60", "rd"];
    let name = plain(column);
    name.split(' ').any(|word| {
        word.contains('%')
            || WORDS.contains(&word)
            || STARTS.iter().any(|start| word.starts_with(start))
    })
}

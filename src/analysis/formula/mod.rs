//! Formulas over the columns of the sources, in SQL expression syntax.

mod gather;
mod over;
mod reference;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy as _, NamedFrom as _, PolarsResult, Series,
};

use crate::analysis::areal::Overlay;
use crate::analysis::disclosure::Veil;
use crate::analysis::formula::gather::{gather, veiled};
use crate::analysis::formula::reference::{parse, placeholder};
use crate::analysis::measure::column_of;
use crate::analysis::proximity::Near;
use crate::model::indicator::Column;
use crate::model::table::Table;

pub use crate::analysis::formula::gather::is_mean;
pub use crate::analysis::formula::over::Over;

/// A table whose rows tell of the precincts.
#[derive(Clone, Copy, Debug)]
pub struct Joined<'a> {
    /// The source's name, as formulas write it.
    pub name: &'a str,
    /// Its rows.
    pub table: &'a Table,
    /// How they do.
    pub rows: Rows<'a>,
}

/// How the rows of a table tell of the precincts.
#[derive(Clone, Copy, Debug)]
pub enum Rows<'a> {
    /// `row_of[precinct]`.
    Matched(&'a [Option<u32>]),
    /// They tell of other areas, whose figures are carried over.
    Areas {
        /// What of each area lies in each precinct.
        overlay: &'a Overlay,
        /// `row_of[area]`.
        row_of: &'a [Option<u32>],
        /// `masses[area]`: what its means weigh by, its households say; NaN where unknown.
        masses: Option<&'a [f64]>,
    },
    /// They tell of places, a row each: near to the precincts or far, and some inside.
    Places(&'a Near),
}

impl Rows<'_> {
    fn precincts(&self) -> usize {
        match self {
            Self::Matched(row_of) => row_of.len(),
            Self::Areas { overlay, .. } => overlay.targets.len(),
            Self::Places(near) => near.precincts(),
        }
    }
}

/// The column that every source of areas has besides its own: the share of a precinct that lies in
/// them, from 0 to 1.
pub const INSIDE: &str = "inside";

/// A formula that cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// It is not an SQL expression.
    #[error("{0}")]
    Syntax(String),
    /// It names a source the project does not have.
    #[error("no source «{0}»")]
    NoSource(String),
    /// It names a column the source does not have.
    #[error("no column «{column}» in «{source_name}»")]
    NoColumn {
        /// The source; empty when the formula names none and no source has the column.
        source_name: String,
        /// The column.
        column: String,
        /// The column that was probably meant.
        nearest: Option<String>,
    },
    /// It names a column without its source, and several sources have it.
    #[error("«{column}» is in {}", source_names.join(", "))]
    WhichSource {
        /// The column.
        column: String,
        /// The sources that have it.
        source_names: Vec<String>,
    },
    /// It reckons with columns that are text.
    #[error("text is no number: {}", columns.join(", "))]
    Text {
        /// The columns, as formulas write them.
        columns: Vec<String>,
        /// Whether the formula makes numbers of them already, and some cells are none.
        cast: bool,
    },
    /// It does not give one number per precinct.
    #[error("{0}")]
    NotANumber(String),
}

/// Works out a formula: one entry per precinct, NaN where a precinct has no row, where a cell is
/// empty, or where the result is no finite number.
///
/// A division of whole numbers is not cut off. Sources and columns are found without regard to
/// case and accents when none has the exact name and only one is meant. A text column has to be
/// made numbers by the formula: `CAST(t1."code" AS DOUBLE)`.
///
/// Figures of other areas are carried over ([`crate::analysis::areal`]): as counts, or as means
/// where the column's name is one of a rate, a median and such, which weigh by the areas' masses where
/// these are known (a density does not); `SUM(iris."x")` and
/// `AVG(iris."x")` say which. `qpv."inside"` is the share of the precinct in any of them. Places
/// have the columns of [`crate::analysis::proximity`]; their own are added up over the places in a
/// precinct, or averaged, in the same way: `SUM(rpls."dwellings")`.
///
/// # Errors
/// [`FormulaError`], naming what is wrong in the user's terms.
///
/// # Examples
/// ```
/// use arpent::analysis::formula::{Joined, Rows, evaluate};
/// use arpent::model::table::Table;
/// use polars::prelude::df;
///
/// let table = Table { frame: df!("inscrits" => [800, 900], "votants" => [600, 600]).unwrap() };
/// let rows = Rows::Matched(&[Some(1), None, Some(0)]);
/// let t1 = Joined { name: "t1", table: &table, rows };
/// let turnout = evaluate(r#"100 * t1."votants" / t1."inscrits""#, &[t1]).unwrap();
/// assert_eq!(turnout[2], 75.0);
/// assert!(turnout[1].is_nan());
/// ```
pub fn evaluate(formula: &str, sources: &[Joined<'_>]) -> Result<Column, FormulaError> {
    evaluate_veiled(formula, sources, &BTreeMap::new())
}

/// Works out a formula as [`evaluate`], without the figures that `veils` withhold, by the name of
/// their source: they are taken out before anything is made of them, so that no total has them.
///
/// # Errors
/// [`FormulaError`], as [`evaluate`].
pub fn evaluate_veiled(
    formula: &str,
    sources: &[Joined<'_>],
    veils: &BTreeMap<String, Veil>,
) -> Result<Column, FormulaError> {
    evaluate_over(formula, sources, veils, None)
}

/// Works out a formula as [`evaluate_veiled`], of what the precincts of each area add up to where
/// areas are given: one entry per area then. Shares are of the sums, not means of shares.
///
/// # Errors
/// [`FormulaError`], as [`evaluate`].
pub fn evaluate_over(
    formula: &str,
    sources: &[Joined<'_>],
    veils: &BTreeMap<String, Veil>,
    over: Option<Over<'_>>,
) -> Result<Column, FormulaError> {
    let carried_over: Vec<&str> = sources
        .iter()
        .filter(|source| !matches!(source.rows, Rows::Matched(_)))
        .map(|source| source.name)
        .collect();
    let (expr, references) = parse(formula, &carried_over)?;
    let precincts = sources.first().map_or(0, |source| source.rows.precincts());
    let precincts = over.map_or(precincts, |over| over.groups.len());
    // A column of nothing makes a formula without columns one entry per precinct too.
    let mut columns = vec![Series::new(NONE.into(), vec![0_i64; precincts]).into()];
    let mut texts = Vec::new();
    for (place, reference) in references.iter().enumerate() {
        let (source, column) = reference.resolve(sources)?;
        if column.is_own && !source.table.is_number(&column.name) {
            texts.push(column_of(source.name, &column.name));
        }
        let gathered = gather(source, &column, reference.said, &placeholder(place))
            .and_then(|figures| veiled(figures, veils.get(source.name), &column))
            .and_then(|figures| match over {
                Some(over) => over.take(&figures, source, &column, reference.said),
                None => Ok(figures),
            })
            .map_err(|error| FormulaError::NotANumber(reason_of(&error)))?;
        columns.push(gathered.into());
    }
    let frame = DataFrame::new(precincts, columns)
        .map_err(|error| FormulaError::NotANumber(reason_of(&error)))?;
    let cast = expr
        .into_iter()
        .any(|part| matches!(part, Expr::Cast { .. }));
    let result = run(frame, expr).and_then(|result| numbers(&result, precincts));
    result.map_err(|reason| {
        if texts.is_empty() {
            FormulaError::NotANumber(reason)
        } else {
            FormulaError::Text {
                columns: texts,
                cast,
            }
        }
    })
}

/// The columns a formula names, as `(source, column)`, in the order it names them, without repeats;
/// the source is empty where the formula leaves it out.
///
/// # Errors
/// [`FormulaError::Syntax`] when it is not an SQL expression.
pub fn columns_used(formula: &str) -> Result<Vec<(String, String)>, FormulaError> {
    let (_, references) = parse(formula, &[])?;
    Ok(references
        .into_iter()
        .map(|reference| (reference.source.unwrap_or_default(), reference.column))
        .collect())
}

/// The name of the column that only says how many precincts there are.
const NONE: &str = "\0";

fn run(frame: DataFrame, expr: Expr) -> Result<Series, String> {
    guarded(|| {
        let result = frame
            .lazy()
            .with_columns([expr.alias("\0result")])
            .collect()?;
        Ok(result.column("\0result")?.as_materialized_series().clone())
    })
}

/// Numbers, with NaN for what is none.
fn numbers(result: &Series, precincts: usize) -> Result<Column, String> {
    let kind = result.dtype();
    if !(kind.is_primitive_numeric() || kind.is_bool() || kind.is_null()) {
        return Err(format!("the result is {kind}, not a number"));
    }
    if result.len() != precincts {
        return Err(format!(
            "{} results for {precincts} precincts",
            result.len()
        ));
    }
    let floats = result
        .cast(&DataType::Float64)
        .map_err(|error| reason_of(&error))?;
    let floats = floats.f64().map_err(|error| reason_of(&error))?;
    Ok(floats
        .iter()
        .map(|value| value.filter(|value| value.is_finite()).unwrap_or(f64::NAN))
        .collect())
}

/// Runs a part of polars that may panic on what a person has half typed, and turns that into words.
fn guarded<T>(work: impl FnOnce() -> PolarsResult<T>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|error| reason_of(&error)),
        Err(_) => Err("this form of expression is not supported".to_owned()),
    }
}

/// What polars says, without the kind of error before it and the plan after it.
fn reason_of(error: &polars::prelude::PolarsError) -> String {
    let text = error.to_string();
    let first = text.lines().next().unwrap_or_default();
    first.replace(" as Expr", "").replace('\0', "#")
}

//! Formulas over the columns of the sources, in SQL expression syntax.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use polars::lazy::dsl::{FunctionExpr, StructFunction};
use polars::prelude::{
    AggExpr, BooleanChunked, DataFrame, DataType, Expr, IdxCa, IntoLazy as _, NamedFrom as _,
    PolarsResult, Series,
};
use polars::sql::sql_expr;

use crate::analysis::areal::{Overlay, Shared};
use crate::analysis::disclosure::{Shown, Veil};
use crate::analysis::measure::column_of;
use crate::analysis::names;
use crate::analysis::proximity::{Near, Nearness};
use crate::base::text::plain;
use crate::model::indicator::Column;
use crate::model::table::Table;

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

/// How a column of areas or places is carried over, where the formula says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// `SUM(iris."pop")`: a count, given out in proportion; of places, added up.
    Sum,
    /// `AVG(iris."income")`: a mean, averaged.
    Mean,
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
/// where the column's name is one of a rate, a median and such; `SUM(iris."x")` and
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
    let carried_over: Vec<&str> = sources
        .iter()
        .filter(|source| !matches!(source.rows, Rows::Matched(_)))
        .map(|source| source.name)
        .collect();
    let (expr, references) = parse(formula, &carried_over)?;
    let precincts = sources.first().map_or(0, |source| source.rows.precincts());
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

/// A column as a formula names it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Reference {
    source: Option<String>,
    column: String,
    said: Option<Said>,
}

/// A column that was found.
struct Found {
    name: String,
    /// Whether the table has it; else it follows from where its rows lie.
    is_own: bool,
}

impl Reference {
    fn resolve<'a, 's>(
        &self,
        sources: &'a [Joined<'s>],
    ) -> Result<(&'a Joined<'s>, Found), FormulaError> {
        let Some(wanted) = &self.source else {
            return self.resolve_anywhere(sources);
        };
        let known: Vec<&str> = sources.iter().map(|source| source.name).collect();
        let source = names::find(wanted, &known)
            .and_then(|name| sources.iter().find(|source| source.name == name))
            .ok_or_else(|| FormulaError::NoSource(wanted.clone()))?;
        let columns = columns_of(source);
        if let Some(name) = names::find(&self.column, &columns) {
            return Ok((source, Found::own(name)));
        }
        let follows = match source.rows {
            Rows::Matched(_) => false,
            Rows::Areas { .. } => self.column.eq_ignore_ascii_case(INSIDE),
            Rows::Places(_) => Nearness::parse(&self.column).is_some(),
        };
        if follows {
            let name = self.column.clone();
            return Ok((
                source,
                Found {
                    name,
                    is_own: false,
                },
            ));
        }
        Err(FormulaError::NoColumn {
            source_name: source.name.to_owned(),
            column: self.column.clone(),
            nearest: names::nearest(&self.column, &columns).map(str::to_owned),
        })
    }

    fn resolve_anywhere<'a, 's>(
        &self,
        sources: &'a [Joined<'s>],
    ) -> Result<(&'a Joined<'s>, Found), FormulaError> {
        let found: Vec<_> = sources
            .iter()
            .filter_map(|source| {
                let column = names::find(&self.column, &columns_of(source))?;
                Some((source, column))
            })
            .collect();
        match found.as_slice() {
            [(source, name)] => Ok((*source, Found::own(name))),
            [] => {
                let all: Vec<&str> = sources.iter().flat_map(columns_of).collect();
                Err(FormulaError::NoColumn {
                    source_name: String::new(),
                    column: self.column.clone(),
                    nearest: names::nearest(&self.column, &all).map(str::to_owned),
                })
            }
            several => Err(FormulaError::WhichSource {
                column: self.column.clone(),
                source_names: several
                    .iter()
                    .map(|(source, _)| source.name.to_owned())
                    .collect(),
            }),
        }
    }
}

impl Found {
    fn own(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_own: true,
        }
    }
}

fn columns_of<'s>(source: &Joined<'s>) -> Vec<&'s str> {
    let table = source.table;
    table
        .frame
        .columns()
        .iter()
        .map(|column| column.name().as_str())
        .collect()
}

/// The name of the column that only says how many precincts there are.
const NONE: &str = "\0";

/// What a reference is called while the formula is worked out: no name of any file.
fn placeholder(place: usize) -> String {
    format!("\0{place}")
}

/// Reads a formula; its columns become placeholders, in the order of the references. A sum or a
/// mean of a column of a source in `carried_over` says how.
fn parse(formula: &str, carried_over: &[&str]) -> Result<(Expr, Vec<Reference>), FormulaError> {
    let parsed = guarded(|| sql_expr(formula)).map_err(FormulaError::Syntax)?;
    let mut references = Vec::new();
    let mut place_of = |reference: Reference| {
        let known = references.iter().position(|other| *other == reference);
        let place = known.unwrap_or_else(|| {
            references.push(reference);
            references.len() - 1
        });
        Expr::Column(placeholder(place).into())
    };
    // polars reads `t1."votants"` as the field of a struct; children come before their parents.
    let parsed = parsed.map_expr(|expr| match carried(&expr, carried_over) {
        Some(reference) => place_of(reference),
        None => expr,
    });
    let expr = parsed.map_expr(|expr| match field_of(&expr) {
        Some(reference) => place_of(reference),
        None => expr,
    });
    let expr = expr.map_expr(|part| match part {
        Expr::Column(name) if !name.starts_with('\0') => place_of(Reference {
            source: None,
            column: name.to_string(),
            said: None,
        }),
        part => part,
    });
    if expr.into_iter().any(is_foreign) {
        return Err(FormulaError::Syntax(
            "a formula has no SELECT, no wildcard and no field of a field".to_owned(),
        ));
    }
    Ok((expr, references))
}

/// `SOURCE."column"`, if the expression is one.
fn field_of(expr: &Expr) -> Option<Reference> {
    let Expr::Function {
        input,
        function: FunctionExpr::StructExpr(StructFunction::FieldByName(column)),
    } = expr
    else {
        return None;
    };
    match input.as_slice() {
        [Expr::Column(source)] if !source.starts_with('\0') => Some(Reference {
            source: Some(source.to_string()),
            column: column.to_string(),
            said: None,
        }),
        _ => None,
    }
}

/// `SUM(iris."pop")` or `AVG(iris."income")` of a source of areas or places, if the expression is
/// one.
fn carried(expr: &Expr, carried_over: &[&str]) -> Option<Reference> {
    let (said, input) = match expr {
        Expr::Agg(AggExpr::Sum(input)) => (Said::Sum, input),
        Expr::Agg(AggExpr::Mean(input)) => (Said::Mean, input),
        _ => return None,
    };
    let reference = field_of(input)?;
    let source = reference.source.as_deref()?;
    names::find(source, carried_over)?;
    Some(Reference {
        said: Some(said),
        ..reference
    })
}

/// Whether an expression reaches outside the columns: subqueries, wildcards, patterns of names.
fn is_foreign(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::SubPlan(..)
            | Expr::Selector(_)
            | Expr::Function {
                function: FunctionExpr::StructExpr(_),
                ..
            }
    )
}

fn gather(
    source: &Joined<'_>,
    column: &Found,
    said: Option<Said>,
    name: &str,
) -> PolarsResult<Series> {
    let is_mean = || said.map_or_else(|| is_mean(&column.name), |said| said == Said::Mean);
    let figures = match source.rows {
        Rows::Matched(row_of) => return matched(source.table, row_of, &column.name, name),
        Rows::Areas { overlay, .. } if !column.is_own => overlay.inside(),
        Rows::Areas { overlay, row_of } => {
            let rows = source.table.numbers(&column.name).unwrap_or_default();
            let figures: Vec<f64> = row_of
                .iter()
                .map(|row| row.and_then(|row| rows.get(row as usize).copied()))
                .map(|figure| figure.unwrap_or(f64::NAN))
                .collect();
            if is_mean() {
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
fn veiled(figures: Series, veil: Option<&Veil>, column: &Found) -> PolarsResult<Series> {
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

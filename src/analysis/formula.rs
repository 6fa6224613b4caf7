//! Formulas over the columns of the sources, in SQL expression syntax.

use std::panic::{AssertUnwindSafe, catch_unwind};

use polars::lazy::dsl::{FunctionExpr, StructFunction};
use polars::prelude::{DataFrame, DataType, Expr, IdxCa, IntoLazy as _, NamedFrom as _, Series};
use polars::sql::sql_expr;

use crate::analysis::measure::column_of;
use crate::analysis::names;
use crate::model::indicator::Column;
use crate::model::table::Table;

/// A table whose rows are matched to the precincts.
#[derive(Clone, Copy, Debug)]
pub struct Joined<'a> {
    /// The source's name, as formulas write it.
    pub name: &'a str,
    /// Its rows.
    pub table: &'a Table,
    /// `row_of[precinct]`.
    pub row_of: &'a [Option<u32>],
}

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
/// # Errors
/// [`FormulaError`], naming what is wrong in the user's terms.
///
/// # Examples
/// ```
/// use arpent::analysis::formula::{Joined, evaluate};
/// use arpent::model::table::Table;
/// use polars::prelude::df;
///
/// let table = Table { frame: df!("inscrits" => [800, 900], "votants" => [600, 600]).unwrap() };
/// let t1 = Joined { name: "t1", table: &table, row_of: &[Some(1), None, Some(0)] };
/// let turnout = evaluate(r#"100 * t1."votants" / t1."inscrits""#, &[t1]).unwrap();
/// assert_eq!(turnout[2], 75.0);
/// assert!(turnout[1].is_nan());
/// ```
pub fn evaluate(formula: &str, sources: &[Joined<'_>]) -> Result<Column, FormulaError> {
    let (expr, references) = parse(formula)?;
    let precincts = sources.first().map_or(0, |source| source.row_of.len());
    // A column of nothing makes a formula without columns one entry per precinct too.
    let mut columns = vec![Series::new(NONE.into(), vec![0_i64; precincts]).into()];
    let mut texts = Vec::new();
    for (place, reference) in references.iter().enumerate() {
        let (source, column) = reference.resolve(sources)?;
        if !source.table.is_number(column) {
            texts.push(column_of(source.name, column));
        }
        let gathered = gather(source, column, &placeholder(place))
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
    let (_, references) = parse(formula)?;
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
}

impl Reference {
    fn resolve<'a, 's>(
        &self,
        sources: &'a [Joined<'s>],
    ) -> Result<(&'a Joined<'s>, &'s str), FormulaError> {
        let Some(wanted) = &self.source else {
            return self.resolve_anywhere(sources);
        };
        let known: Vec<&str> = sources.iter().map(|source| source.name).collect();
        let source = names::find(wanted, &known)
            .and_then(|name| sources.iter().find(|source| source.name == name))
            .ok_or_else(|| FormulaError::NoSource(wanted.clone()))?;
        let columns = columns_of(source);
        let column = names::find(&self.column, &columns).ok_or_else(|| FormulaError::NoColumn {
            source_name: source.name.to_owned(),
            column: self.column.clone(),
            nearest: names::nearest(&self.column, &columns).map(str::to_owned),
        })?;
        Ok((source, column))
    }

    fn resolve_anywhere<'a, 's>(
        &self,
        sources: &'a [Joined<'s>],
    ) -> Result<(&'a Joined<'s>, &'s str), FormulaError> {
        let found: Vec<_> = sources
            .iter()
            .filter_map(|source| {
                let column = names::find(&self.column, &columns_of(source))?;
                Some((source, column))
            })
            .collect();
        match found.as_slice() {
            [only] => Ok(*only),
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

/// Reads a formula; its columns become placeholders, in the order of the references.
fn parse(formula: &str) -> Result<(Expr, Vec<Reference>), FormulaError> {
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
    let expr = parsed.map_expr(|expr| match field_of(&expr) {
        Some(reference) => place_of(reference),
        None => expr,
    });
    let expr = expr.map_expr(|part| match part {
        Expr::Column(name) if !name.starts_with('\0') => place_of(Reference {
            source: None,
            column: name.to_string(),
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
        }),
        _ => None,
    }
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

fn gather(source: &Joined<'_>, column: &str, name: &str) -> polars::prelude::PolarsResult<Series> {
    let mut rows: IdxCa = source.row_of.iter().copied().collect();
    rows.rename("row".into());
    let cells = source.table.frame.column(column)?;
    let mut gathered = cells.as_materialized_series().take(&rows)?;
    gathered.rename(name.into());
    Ok(gathered)
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
fn guarded<T>(work: impl FnOnce() -> polars::prelude::PolarsResult<T>) -> Result<T, String> {
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

//! The columns that a formula names, and where they are found.

use polars::lazy::dsl::{FunctionExpr, StructFunction};
use polars::prelude::{AggExpr, Expr};
use polars::sql::sql_expr;

use crate::analysis::formula::{FormulaError, INSIDE, Joined, Rows, guarded};
use crate::analysis::names;
use crate::analysis::proximity::Nearness;

/// How a column of areas or places is carried over, where the formula says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// `SUM(iris."pop")`: a count, given out in proportion; of places, added up.
    Sum,
    /// `AVG(iris."income")`: a mean, averaged.
    Mean,
}

/// A column as a formula names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) source: Option<String>,
    pub(super) column: String,
    pub(super) said: Option<Said>,
}

/// A column that was found.
pub(super) struct Found {
    pub(super) name: String,
    /// Whether the table has it; else it follows from where its rows lie.
    pub(super) is_own: bool,
}

impl Reference {
    pub(super) fn resolve<'a, 's>(
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

/// What a reference is called while the formula is worked out: no name of any file.
pub(super) fn placeholder(place: usize) -> String {
    format!("\0{place}")
}

/// Reads a formula; its columns become placeholders, in the order of the references. A sum or a
/// mean of a column of a source in `carried_over` says how.
pub(super) fn parse(
    formula: &str,
    carried_over: &[&str],
) -> Result<(Expr, Vec<Reference>), FormulaError> {
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

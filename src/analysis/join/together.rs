//! Rows that came to one code, put together: counts added up, means averaged.

use polars::prelude::{
    Column, DataFrame, DataType, IntoColumn as _, NamedFrom as _, PolarsResult, Series,
};

use crate::analysis::formula::is_mean;
use crate::analysis::join::Today;
use crate::base::text::plain;
use crate::model::table::Table;

impl Today {
    /// The table with a row more for each code that several rows came to, in the order of the
    /// codes: counts are added up; means (by their name) are averaged by the column `weight`, or
    /// left empty without; text that differs is left empty. A gap in one makes a gap in all.
    ///
    /// Also the columns of means that had to be left empty.
    pub fn put_together(&self, table: &Table, weight: Option<&str>) -> (Table, Vec<String>) {
        if self.together.is_empty() {
            return (table.clone(), Vec::new());
        }
        let weights = weight.and_then(|column| table.numbers(column));
        let mut left_empty = Vec::new();
        let mut columns: Vec<Column> = Vec::new();
        let table = &with_broken_means(table);
        for name in table.columns() {
            let made = if !table.is_number(&name) {
                self.texts_together(table, &name)
            } else if is_code(&name) {
                self.numbers_together(table, &name, |figures, _| same(figures))
            } else if !is_mean(&name) {
                self.numbers_together(table, &name, |figures, _| figures.iter().sum())
            } else {
                if weights.is_none() {
                    left_empty.push(name.clone());
                }
                let weights = weights.as_deref();
                self.numbers_together(table, &name, |figures, rows| {
                    weights.map_or_else(|| same(figures), |all| average(figures, rows, all))
                })
            };
            columns.extend(made.or_else(|| nothing(table, &name, self.together.len())));
        }
        let sums = DataFrame::new(self.together.len(), columns);
        let frame = sums.and_then(|sums| table.frame.vstack(&sums));
        let frame = frame.unwrap_or_else(|_| table.frame.clone());
        (Table { frame }, left_empty)
    }

    fn texts_together(&self, table: &Table, name: &str) -> Option<Column> {
        let cells = table.cells(name)?;
        let of = |rows: &Vec<u32>| {
            let first = cells[*rows.first()? as usize].as_deref()?;
            let mut all = rows.iter().map(|&row| cells[row as usize].as_deref());
            all.all(|cell| cell == Some(first))
                .then(|| first.to_owned())
        };
        let texts: Vec<Option<String>> = self.together.values().map(of).collect();
        like(table, Series::new(name.into(), texts)).ok()
    }

    fn numbers_together(
        &self,
        table: &Table,
        name: &str,
        figure: impl Fn(&[f64], &[u32]) -> f64,
    ) -> Option<Column> {
        let numbers = table.numbers(name)?;
        let of = |rows: &Vec<u32>| {
            let figures: Vec<f64> = rows.iter().map(|&row| numbers[row as usize]).collect();
            Some(figure(&figures, rows)).filter(|figure| figure.is_finite())
        };
        let figures: Vec<Option<f64>> = self.together.values().map(of).collect();
        like(table, Series::new(name.into(), figures)).ok()
    }
}

/// The table, its means as numbers that can have decimals.
fn with_broken_means(table: &Table) -> Table {
    let mut frame = table.frame.clone();
    for name in table.columns() {
        if table.is_number(&name)
            && is_mean(&name)
            && let Ok(column) = table.frame.column(&name)
            && let Ok(floats) = column.cast(&DataType::Float64)
        {
            // The columns are as long as before: this cannot fail.
            frame.with_column(floats).ok();
        }
    }
    Table { frame }
}

/// A column of gaps, of the kind that the table has by this name.
fn nothing(table: &Table, name: &str, rows: usize) -> Option<Column> {
    let kind = table.frame.column(name).ok()?.dtype();
    Some(Series::full_null(name.into(), rows, kind).into_column())
}

/// A column of the kind that the table has by this name.
fn like(table: &Table, column: Series) -> PolarsResult<Column> {
    let kind = table.frame.column(column.name())?.dtype();
    Ok(column.cast(kind)?.into_column())
}

/// A figure that all have; NaN where they differ.
fn same(figures: &[f64]) -> f64 {
    let first = figures.first().copied().unwrap_or(f64::NAN);
    if figures.iter().all(|figure| *figure == first) {
        first
    } else {
        f64::NAN
    }
}

fn average(figures: &[f64], rows: &[u32], weights: &[f64]) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for (figure, &row) in figures.iter().zip(rows) {
        sum += figure * weights[row as usize];
        all += weights[row as usize];
    }
    sum / all
}

/// Whether numbers of this name stand for something rather than count it.
fn is_code(column: &str) -> bool {
    const NAMES: [&str; 13] = [
        "dep",
        "departement",
        "com",
        "commune",
        "reg",
        "region",
        "canton",
        "insee",
        "iris",
        "siren",
        "annee",
        "year",
        "id",
    ];
    let name = plain(column);
    let first = name.split(' ').next().unwrap_or("");
    first.starts_with("cod") || NAMES.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Code;
    use polars::prelude::df;

    fn codes<const N: usize>(codes: [&str; N]) -> Vec<Code> {
        codes.map(|code| Code(code.to_owned())).to_vec()
    }

    /// Annecy took in Annecy-le-Vieux and Seynod in 2017; Meythet is a gap; Lyon is none of it.
    fn annecy() -> (Table, Today, Vec<Code>) {
        let frame = df!(
            "codgeo" => ["74010", "69123", "74011", "74182", "74268"],
            "nom" => ["Annecy", "Lyon", "Annecy-le-Vieux", "Meythet", "Seynod"],
            "dep" => ["74", "69", "74", "74", "74"],
            "men" => [26_000_i64, 240_000, 9_000, 4_000, 8_000],
            "chom" => [Some(3_000_i64), Some(30_000), Some(700), None, Some(900)],
            "revenu_med" => [20_000_i64, 21_000, 25_000, 20_000, 22_000]
        );
        let table = Table {
            frame: frame.unwrap(),
        };
        let targets = codes(["74010", "69123"]);
        let today = Today::of(
            codes(["74010", "69123", "74011", "74182", "74268"])
                .into_iter()
                .map(Some)
                .collect(),
            &targets,
        );
        (table, today, targets)
    }

    #[test]
    fn counts_of_merged_communes_are_added_up() {
        let (table, today, targets) = annecy();
        assert_eq!(today.moved, [2, 3, 4]);
        let (table, left_empty) = today.put_together(&table, Some("men"));
        assert_eq!(left_empty, Vec::<String>::new());
        let join = today.join(&targets);
        assert_eq!(join.row_of, [Some(5), Some(1)]);
        assert_eq!((join.matched_rows, join.unmatched_row_count), (5, 0));
        assert_eq!(join.duplicate_keys, Vec::<String>::new());
        assert_eq!(table.numbers("men").unwrap()[5], 47_000.0);
        assert!(table.numbers("chom").unwrap()[5].is_nan(), "one is unknown");
        assert_eq!(table.texts("dep").unwrap()[5].as_deref(), Some("74"));
        assert_eq!(table.texts("nom").unwrap()[5], None);
        // (26 × 20 + 9 × 25 + 4 × 20 + 8 × 22) / 47 thousand.
        let mean = table.numbers("revenu_med").unwrap()[5];
        assert!((mean - 1_001_000.0 / 47.0).abs() < 1e-6, "{mean}");
    }

    #[test]
    fn means_without_a_weight_are_left_empty_and_named() {
        let (table, today, _) = annecy();
        let (table, left_empty) = today.put_together(&table, None);
        assert_eq!(left_empty, ["revenu_med"]);
        assert!(table.numbers("revenu_med").unwrap()[5].is_nan());
    }
}

//! Rows of communes that have merged, brought to those of today and put together.
//!
//! A code that matches nothing, of a commune that is gone, becomes that of the commune of today.
//! Rows of whole communes that so come to one code are added up. Rows of parts of communes, such as
//! precincts, are refused: when communes merge these are numbered anew, and `0001` of one is no
//! longer `0001` of all.

use std::collections::{BTreeMap, BTreeSet};

use polars::datatypes::PlHashSet;
use polars::prelude::{
    Column, DataFrame, DataType, IntoColumn as _, NamedFrom as _, PolarsResult, Series,
};

use crate::analysis::formula::is_mean;
use crate::analysis::join::{Join, communes, join};
use crate::base::text::plain;
use crate::model::layer::Code;
use crate::model::table::Table;

/// The codes of a table's rows, those of merged communes brought to today's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// `codes[row]`.
    pub codes: Vec<Option<Code>>,
    /// Rows whose code was brought to today's, in order.
    pub moved: Vec<u32>,
    /// Rows that came to one code, by this code, in their order: two or more each.
    pub together: BTreeMap<String, Vec<u32>>,
    /// Codes of rows of merged communes that could not be brought to today's, without repeats, in
    /// order: of parts that were numbered anew, and those that several rows have.
    pub refused: Vec<String>,
}

/// Those of some codes that are of communes which have merged into the communes of `targets`, in
/// their order.
pub fn gone(codes: &[String], targets: &[Code]) -> Vec<String> {
    let heir = |code: &String| communes::today(communes::split(code)?.0);
    // Most have none: whether there is any comes before the communes of what they are matched to.
    if codes.iter().all(|code| heir(code).is_none()) {
        return Vec::new();
    }
    let towns = towns(targets);
    let gone = codes
        .iter()
        .filter(|code| heir(code).is_some_and(|today| towns.contains(today)));
    gone.cloned().collect()
}

/// The communes that codes begin with.
fn towns(codes: &[Code]) -> PlHashSet<&str> {
    let towns = codes.iter().filter_map(|code| communes::split(&code.0));
    towns.map(|(commune, _)| commune).collect()
}

impl Today {
    /// Brings codes to those of today where these are among `targets` and they are not.
    pub fn of(rows: Vec<Option<Code>>, targets: &[Code]) -> Self {
        let known: PlHashSet<&str> = targets.iter().map(|code| code.0.as_str()).collect();
        let towns = towns(targets);
        // The code of today, and whether it is of a whole commune.
        let lead = |code: &Code| -> Option<(String, bool)> {
            if known.contains(code.0.as_str()) {
                return None;
            }
            let (commune, rest) = communes::split(&code.0)?;
            let today = communes::today(commune).filter(|today| towns.contains(today))?;
            Some((format!("{today}{rest}"), communes::is_whole(rest)))
        };
        let led: Vec<_> = rows.iter().map(|row| lead(row.as_ref()?)).collect();
        if led.iter().all(Option::is_none) {
            return Self {
                codes: rows,
                ..Self::default()
            };
        }
        let mut of_code: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut refused: BTreeSet<u32> = BTreeSet::new();
        for (row, led) in (0_u32..).zip(led) {
            let Some((code, whole)) = led else {
                continue;
            };
            if !whole {
                refused.insert(row);
            } else if known.contains(code.as_str()) {
                of_code.entry(code).or_default().push(row);
            }
        }
        for (row, code) in (0_u32..).zip(&rows) {
            let code = code.as_ref().map_or("", |code| code.0.as_str());
            if known.contains(code)
                && let Some(rows) = of_code.get_mut(code)
            {
                rows.push(row);
            }
        }
        let mut today = Self {
            codes: rows,
            ..Self::default()
        };
        for (code, mut rows) in of_code {
            rows.sort_unstable();
            today.take(code, rows, &mut refused);
        }
        today.moved.sort_unstable();
        let mut seen = BTreeSet::new();
        let refused = refused.iter().filter_map(|row| {
            let code = today.codes[*row as usize].as_ref()?;
            seen.insert(code.clone()).then(|| code.0.clone())
        });
        today.refused = refused.collect();
        today
    }

    /// Takes rows that lead to one code, unless a code of theirs is that of several.
    fn take(&mut self, code: String, rows: Vec<u32>, refused: &mut BTreeSet<u32>) {
        let own = |row: &u32| self.codes[*row as usize].as_ref().map(|code| &code.0);
        let distinct: BTreeSet<Option<&String>> = rows.iter().map(own).collect();
        let is_own = |row: &u32| own(row) == Some(&code);
        let moved: Vec<u32> = rows.iter().copied().filter(|row| !is_own(row)).collect();
        if distinct.len() < rows.len() {
            refused.extend(moved);
            return;
        }
        for &row in &moved {
            self.codes[row as usize] = Some(Code(code.clone()));
        }
        self.moved.extend(moved);
        if rows.len() > 1 {
            self.together.insert(code, rows);
        }
    }

    /// Matches the rows: `row_of` is a row of the table that [`Today::put_together`] makes.
    pub fn join(&self, targets: &[Code]) -> Join {
        let mut codes = self.codes.clone();
        for &row in self.together.values().flatten() {
            codes[row as usize] = None;
        }
        codes.extend(self.together.keys().map(|code| Some(Code(code.clone()))));
        let mut join = join(targets, &codes);
        let members: usize = self.together.values().map(Vec::len).sum();
        join.matched_rows += members - self.together.len();
        join.unmatched_row_count -= members;
        join
    }

    /// The code of each row of the table that [`Today::put_together`] makes.
    pub fn codes_put_together(&self) -> Vec<Option<Code>> {
        let sums = self.together.keys().map(|code| Some(Code(code.clone())));
        self.codes.iter().cloned().chain(sums).collect()
    }

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
            columns.extend(made);
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
    use polars::prelude::df;

    fn codes<const N: usize>(codes: [&str; N]) -> Vec<Code> {
        codes.map(|code| Code(code.to_owned())).to_vec()
    }

    fn rows<const N: usize>(rows: [&str; N]) -> Vec<Option<Code>> {
        codes(rows).into_iter().map(Some).collect()
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
            rows(["74010", "69123", "74011", "74182", "74268"]),
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

    #[test]
    fn a_commune_that_is_still_drawn_keeps_its_rows() {
        let targets = codes(["74010", "74011"]);
        let today = Today::of(rows(["74010", "74011", "74268"]), &targets);
        assert_eq!(today.moved, [2]);
        assert_eq!(today.together["74010"], [0, 2]);
        assert_eq!(today.join(&targets).row_of, [Some(3), Some(1)]);
    }

    #[test]
    fn precincts_that_were_numbered_anew_are_refused() {
        let targets = codes(["74010_0001", "74010_0002"]);
        let today = Today::of(rows(["74010_0001", "74011_0001", "74011_0002"]), &targets);
        assert_eq!(today.moved, Vec::<u32>::new());
        assert_eq!(today.refused, ["74011_0001", "74011_0002"]);
        assert_eq!(today.join(&targets).row_of, [Some(0), None]);
    }

    #[test]
    fn a_code_that_comes_twice_is_not_added_up() {
        let targets = codes(["74010"]);
        let today = Today::of(rows(["74010", "74011", "74011"]), &targets);
        assert_eq!(today.refused, ["74011"]);
        let join = today.join(&targets);
        assert_eq!(join.row_of, [Some(0)]);
        assert_eq!(join.unmatched_rows, ["74011"]);
    }

    #[test]
    fn codes_of_other_places_stay_as_they_are() {
        let today = Today::of(rows(["74011", "x"]), &codes(["x", "44109"]));
        assert_eq!(today.codes, rows(["74011", "x"]));
        assert!(today.moved.is_empty() && today.refused.is_empty());
        let names = ["74011_0001", "69123", "44999"].map(str::to_owned);
        assert_eq!(gone(&names, &codes(["74010_0001"])), ["74011_0001"]);
        assert_eq!(gone(&names, &codes(["69123"])), Vec::<String>::new());
    }
}

//! What figures add up to: whole contests, and selections of precincts.

use std::collections::BTreeSet;

use crate::model::election::{Contest, ContestTotals};
use crate::model::layer::PrecinctId;
use crate::model::table::Table;

/// What a contest adds up to over the rows that were matched to precincts, in exact integers.
///
/// `row_of` has one entry per precinct. A row that several precincts share (a town's results
/// joined to its precincts, say) counts once. Cells that are empty or no number add nothing.
pub fn contest_totals(contest: &Contest, table: &Table, row_of: &[Option<u32>]) -> ContestTotals {
    totals_of_rows(contest, table, &row_of.iter().flatten().copied().collect())
}

/// What a contest adds up to over some precincts; as [`contest_totals`].
pub fn selection_totals(
    contest: &Contest,
    table: &Table,
    row_of: &[Option<u32>],
    selection: &[PrecinctId],
) -> ContestTotals {
    let rows = selection
        .iter()
        .filter_map(|precinct| row_of.get(precinct.index()).copied().flatten());
    totals_of_rows(contest, table, &rows.collect())
}

/// The sum of a column over some precincts, and how many of them have no figure.
pub fn sum_over(column: &[f64], selection: &[PrecinctId]) -> (f64, usize) {
    let figures = || {
        selection
            .iter()
            .filter_map(|precinct| column.get(precinct.index()))
    };
    let sum = figures().filter(|figure| !figure.is_nan()).sum();
    (sum, figures().filter(|figure| figure.is_nan()).count())
}

fn totals_of_rows(contest: &Contest, table: &Table, rows: &BTreeSet<u32>) -> ContestTotals {
    let total = |column: &str| total(table, column, rows);
    let of = |column: &Option<String>| column.as_deref().and_then(total);
    ContestTotals {
        name: contest.title(),
        registered: of(&contest.registered),
        turnout: of(&contest.turnout),
        blank: of(&contest.blank),
        null: of(&contest.null),
        cast: of(&contest.cast),
        choices: contest
            .choices
            .iter()
            .filter_map(|choice| Some((contest.choice_of(choice).to_owned(), total(choice)?)))
            .collect(),
    }
}

/// The sum of a column's counts; none when there is no such column.
fn total(table: &Table, column: &str, rows: &BTreeSet<u32>) -> Option<u64> {
    if let Some(counts) = table.frame.column(column).ok()?.try_i64() {
        let counts = rows.iter().filter_map(|&row| counts.get(row as usize));
        return Some(counts.filter_map(|count| u64::try_from(count).ok()).sum());
    }
    let figures = table.numbers(column)?;
    let counts = rows
        .iter()
        .filter_map(|&row| figures.get(row as usize))
        .filter(|figure| figure.is_finite())
        .map(|figure| figure.round() as u64);
    Some(counts.sum())
}

#[cfg(test)]
mod tests {
    use polars::prelude::df;

    use super::*;

    fn contest() -> (Contest, Table) {
        let frame = df!(
            "Inscrits" => [Some(800_i64), Some(900), None, Some(50)],
            "A" => [1_i64, 20, 300, 4000],
            "B" => [1.0, 2.0, f64::NAN, 3.0],
        );
        let contest = Contest {
            name: "t1".to_owned(),
            registered: Some("Inscrits".to_owned()),
            turnout: Some("Votants".to_owned()),
            choices: vec!["B".to_owned(), "A".to_owned()],
            ..Contest::default()
        };
        let table = Table {
            frame: frame.unwrap(),
        };
        (contest, table)
    }

    #[test]
    fn only_matched_rows_count_and_each_once() {
        let (contest, table) = contest();
        let totals = contest_totals(
            &contest,
            &table,
            &[Some(2), None, Some(0), Some(2), Some(1)],
        );
        assert_eq!(totals.registered, Some(1700));
        assert_eq!((totals.turnout, totals.blank), (None, None));
        assert_eq!(totals.choices, [("B".to_owned(), 3), ("A".to_owned(), 321)]);
    }

    #[test]
    fn a_selection_adds_up_its_own_rows() {
        let (contest, table) = contest();
        let row_of = [Some(2), None, Some(0), Some(1)];
        let chosen = [PrecinctId(1), PrecinctId(2), PrecinctId(3), PrecinctId(9)];
        let totals = selection_totals(&contest, &table, &row_of, &chosen);
        assert_eq!(totals.registered, Some(1700));
        assert_eq!(totals.choices[1].1, 21);
        assert_eq!(sum_over(&[1.0, f64::NAN, 3.0, 4.0], &chosen), (7.0, 1));
    }
}

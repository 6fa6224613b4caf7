//! Figures about the people of too few households, and what is withheld with them.
//!
//! A figure about fewer households than a threshold is withheld (primary suppression). Where a
//! group of precincts has a total that is known, one withheld figure would follow from it by
//! subtraction; so at least two are, which together are of at least as many households as the
//! threshold (complementary suppression, the smallest first). After Hundepool et al., *Statistical
//! Disclosure Control* (2012), chapter 4; INSEE withholds income of fewer than 11 households.

use std::collections::BTreeMap;

use crate::base::text::plain;
use crate::model::table::Table;

/// The threshold of a source that states none: as INSEE for its figures of income.
pub const THRESHOLD: u32 = 11;

/// Whether the figures of a precinct are shown, and if not, why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// They are.
    #[default]
    Yes,
    /// They are of too few households.
    TooFew,
    /// They would give away those of a precinct with too few.
    GivesAway,
}

/// What is withheld of the figures of one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Veil {
    /// One entry per precinct.
    pub shown: Vec<Shown>,
    /// Columns that are not about people: of dwellings, votes, areas.
    pub open: Vec<String>,
    /// How many households there must be.
    pub threshold: u32,
    /// The column that counts them, with its source where that is another.
    pub counted: String,
}

impl Veil {
    /// Decides what is withheld: one entry per precinct in `households` (NaN where unknown) and
    /// `groups`, the precincts of one group being those whose total is known.
    ///
    /// All columns are withheld but those of dwellings, votes and areas by their names, and
    /// `open`.
    pub fn over(
        households: &[f64],
        groups: &[u32],
        threshold: u32,
        table: &Table,
        open: &[String],
    ) -> Self {
        let columns = table.columns().into_iter();
        Self {
            shown: suppress(households, groups, f64::from(threshold)),
            open: columns
                .filter(|column| !is_about_people(column) || open.contains(column))
                .collect(),
            threshold,
            counted: String::new(),
        }
    }

    /// How many precincts have figures withheld.
    pub fn withheld(&self) -> usize {
        let withheld = self.shown.iter().filter(|shown| **shown != Shown::Yes);
        withheld.count()
    }

    /// Whether figures of this column are withheld anywhere.
    pub fn withholds(&self, column: &str) -> bool {
        self.withheld() > 0 && !self.open.iter().any(|open| open == column)
    }
}

/// The households of some cells, and what is known of them.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// One entry per cell, NaN where unknown.
    pub households: &'a [f64],
    /// One entry per cell: the total of those of one group is known.
    pub groups: &'a [u32],
    /// How many households there must be.
    pub threshold: f64,
}

/// What is shown of each cell: one entry per cell in `households` (NaN where unknown) and
/// `groups`. Every group with a withheld cell, and all groups together, have at least two, of at
/// least `threshold` households together, or are withheld whole.
///
/// # Examples
/// ```
/// use arpent::analysis::disclosure::{Shown, suppress};
///
/// let shown = suppress(&[4.0, 90.0, 30.0, 200.0], &[0, 0, 0, 0], 11.0);
/// assert_eq!(shown, [Shown::TooFew, Shown::Yes, Shown::GivesAway, Shown::Yes]);
/// ```
pub fn suppress(households: &[f64], groups: &[u32], threshold: f64) -> Vec<Shown> {
    let cells = Cells {
        households,
        groups,
        threshold,
    };
    suppress_beside(vec![Shown::Yes; households.len()], &cells)
}

/// What is shown of each cell, as [`suppress`] has it, where some are withheld already.
pub(super) fn suppress_beside(mut shown: Vec<Shown>, cells: &Cells<'_>) -> Vec<Shown> {
    for (shown, count) in shown.iter_mut().zip(cells.households) {
        if *count < cells.threshold {
            *shown = Shown::TooFew;
        }
    }
    if shown.iter().all(|shown| *shown == Shown::Yes) {
        return shown;
    }
    let (mut sets, all) = sets(cells);
    sets.push(all);
    // What one set withholds for its own sake may stand alone in another.
    loop {
        let mut changed = false;
        for set in &sets {
            changed |= protect(&mut shown, set, cells.households, cells.threshold);
        }
        if !changed {
            return shown;
        }
    }
}

/// The cells of each group and all cells, those that are counted: the smallest come first, and are
/// withheld first.
pub(super) fn sets(cells: &Cells<'_>) -> (Vec<Vec<usize>>, Vec<usize>) {
    let households = cells.households;
    let mut all: Vec<usize> = (0..households.len())
        .filter(|&cell| !households[cell].is_nan())
        .collect();
    all.sort_by(|&a, &b| households[a].total_cmp(&households[b]));
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for &cell in &all {
        members.entry(cells.groups[cell]).or_default().push(cell);
    }
    (members.into_values().collect(), all)
}

/// Withholds more of a set of cells, smallest first, until no single one and no few of them follow
/// from its total; whether any had to be.
fn protect(shown: &mut [Shown], set: &[usize], households: &[f64], threshold: f64) -> bool {
    let hidden = set.iter().filter(|&&cell| shown[cell] != Shown::Yes);
    let (mut count, mut together) = hidden.fold((0, 0.0), |(count, together), &cell| {
        (count + 1, together + households[cell])
    });
    let mut changed = false;
    for &cell in set {
        if count == 0 || (count >= 2 && together >= threshold) {
            break;
        }
        if shown[cell] == Shown::Yes {
            shown[cell] = Shown::GivesAway;
            count += 1;
            together += households[cell];
            changed = true;
        }
    }
    changed
}

/// The column of a table that counts households or, if none does, people; by its name.
pub fn counted(table: &Table) -> Option<String> {
    const HOUSEHOLDS: [&str; 12] = [
        "men",
        "menages",
        "nb men",
        "nbmen",
        "nb menages",
        "nbmenages",
        "nombre de menages",
        "households",
        "nb households",
        "number of households",
        "hh",
        "nbmenfisc",
    ];
    const PEOPLE: [&str; 11] = [
        "ind",
        "pop",
        "population",
        "nbpers",
        "nb pers",
        "nbpersmenfisc",
        "habitants",
        "people",
        "persons",
        "totpop",
        "population totale",
    ];
    let columns = table.columns();
    let of = |known: &[&str], census: &str| {
        let mut numbers = columns.iter().filter(|column| table.is_number(column));
        let found = numbers.find(|column| {
            let name = plain(column);
            known.contains(&name.as_str()) || without_year(&name).is_some_and(|rest| rest == census)
        });
        found.cloned()
    };
    of(&HOUSEHOLDS, "men").or_else(|| of(&PEOPLE, "pop"))
}

/// Whether what a column counts is persons rather than households; by its name.
pub fn counts_persons(column: &str) -> bool {
    let name = plain(column);
    let rest = without_year(&name).unwrap_or(&name);
    let first = rest.split(' ').next().unwrap_or("");
    let starts = [
        "ind", "pop", "nbpers", "habitant", "person", "people", "totpop",
    ];
    starts.iter().any(|start| first.starts_with(start)) || rest.ends_with(" pers")
}

/// Whether a source of these columns is about people, as census and income tables are.
pub fn speaks_of_people(table: &Table) -> bool {
    let mut columns = table.columns().into_iter();
    columns.any(|column| table.is_number(&column) && names_people(&column))
}

/// Whether a column counts people or measures how they live, by its name alone.
pub fn names_people(column: &str) -> bool {
    const STARTS: [&str; 17] = [
        "disp",
        "dec",
        "revenu",
        "income",
        "med",
        "men",
        "household",
        "pop",
        "totpop",
        "chom",
        "unempl",
        "pauv",
        "poverty",
        "tp60",
        "niveau",
        "ind",
        "age",
    ];
    let name = plain(column);
    let census = without_year(&name).is_some_and(|rest| !rest.starts_with("log"));
    let first = name.split(' ').next().unwrap_or("");
    census || STARTS.iter().any(|start| first.starts_with(start))
}

/// Whether a column is about people: not about dwellings, votes or ground.
fn is_about_people(column: &str) -> bool {
    const OTHER: [&str; 22] = [
        "log",
        "dwell",
        "appart",
        "voix",
        "vote",
        "votant",
        "inscrit",
        "exprime",
        "blanc",
        "nul",
        "abst",
        "registered",
        "turnout",
        "ballot",
        "area",
        "surface",
        "superficie",
        "shape",
        "aland",
        "awater",
        "perimet",
        "hectare",
    ];
    let name = plain(column);
    let rest = without_year(&name).unwrap_or(&name);
    let mut words = rest.split(' ').filter(|word| *word != "nb");
    let first = words.next().unwrap_or("");
    !OTHER.iter().any(|start| first.starts_with(start))
}

/// `pop1529` of `p21 pop1529`, as INSEE names the columns of its censuses.
fn without_year(name: &str) -> Option<&str> {
    let (year, rest) = name.split_once(' ')?;
    let figures = year.strip_prefix(['p', 'c'])?;
    (figures.len() == 2 && figures.bytes().all(|figure| figure.is_ascii_digit())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::chance::Chance;
    use polars::prelude::df;

    /// The least and most that each withheld figure can be, for one who knows the total of each
    /// group, all that is shown, and that no figure is below zero: the bounds of the linear
    /// programme, which a partition lets one write down.
    fn bounds(figures: &[f64], groups: &[u32], shown: &[Shown]) -> Vec<Option<(f64, f64)>> {
        let hidden_in = |group: u32| {
            let cells = (0..figures.len())
                .filter(move |&cell| groups[cell] == group && shown[cell] != Shown::Yes);
            cells.collect::<Vec<usize>>()
        };
        (0..figures.len())
            .map(|cell| {
                let hidden = hidden_in(groups[cell]);
                let sum: f64 = hidden.iter().map(|&other| figures[other]).sum();
                (shown[cell] != Shown::Yes).then(|| {
                    let least = if hidden.len() == 1 { sum } else { 0.0 };
                    (least, sum)
                })
            })
            .collect()
    }

    #[test]
    fn no_count_below_the_threshold_can_be_worked_out_from_totals() {
        let mut chance = Chance::new(11);
        let mut primary = 0;
        for _ in 0..10_000 {
            let cells = 2 + chance.below(30);
            let figures: Vec<f64> = (0..cells)
                .map(|_| {
                    let large = chance.below(4) > 0;
                    chance.below(if large { 300 } else { 15 }) as f64
                })
                .collect();
            let groups: Vec<u32> = (0..cells).map(|_| chance.below(3) as u32).collect();
            let shown = suppress(&figures, &groups, 11.0);
            let hidden = (0..cells).filter(|&cell| shown[cell] != Shown::Yes);
            let (count, sum) = hidden.fold((0, 0.0), |(count, sum), cell| {
                (count + 1, sum + figures[cell])
            });
            let open = count == 0 || count == cells || (count > 1 && sum >= 11.0);
            assert!(open, "the total of all: {figures:?} {groups:?}");
            for (cell, bound) in bounds(&figures, &groups, &shown).into_iter().enumerate() {
                assert!(shown[cell] != Shown::Yes || figures[cell] >= 11.0);
                let group: Vec<usize> = (0..cells)
                    .filter(|&it| groups[it] == groups[cell])
                    .collect();
                let whole = group.iter().all(|&it| shown[it] != Shown::Yes);
                if shown[cell] == Shown::TooFew && !whole {
                    primary += 1;
                    let (least, most) = bound.unwrap();
                    assert!(most - least >= 11.0, "{figures:?} {groups:?} {cell}");
                }
            }
        }
        println!("{primary} withheld counts of 10,000 tables attacked");
        assert!(primary > 10_000);
    }

    #[test]
    fn nothing_is_withheld_where_nothing_is_small() {
        let shown = suppress(&[11.0, 500.0, f64::NAN], &[0, 0, 0], 11.0);
        assert_eq!(shown, [Shown::Yes; 3]);
    }

    #[test]
    fn two_that_are_too_few_together_are_joined_by_a_third() {
        let shown = suppress(&[2.0, 3.0, 40.0, 90.0], &[0; 4], 11.0);
        let few = Shown::TooFew;
        assert_eq!(shown, [few, few, Shown::GivesAway, Shown::Yes]);
    }

    #[test]
    fn columns_of_households_are_found_and_those_of_dwellings_are_open() {
        let frame = df!(
            "IRIS" => ["1"], "P21_POP" => [900], "P21_POP1529" => [90], "C21_MEN" => [400],
            "P21_LOG" => [500], "DISP_MED21" => [22_000]
        );
        let table = Table {
            frame: frame.unwrap(),
        };
        assert_eq!(counted(&table).as_deref(), Some("C21_MEN"));
        assert!(speaks_of_people(&table));
        let veil = Veil::over(&[3.0, 30.0], &[0, 0], THRESHOLD, &table, &[]);
        assert_eq!(veil.open, ["P21_LOG"]);
        assert!(veil.withholds("DISP_MED21") && !veil.withholds("P21_LOG"));
        assert!(counts_persons("P21_POP") && !counts_persons("C21_MEN"));
        let squares = Table {
            frame: df!("Ind" => [4], "Men" => [2], "Log_soc" => [1]).unwrap(),
        };
        assert_eq!(counted(&squares).as_deref(), Some("Men"));
    }
}

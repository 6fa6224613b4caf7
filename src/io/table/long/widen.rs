//! The rows of a precinct as one: what is the same in all of them, and a column per choice.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use polars::datatypes::PlHashMap;

use crate::io::table::grid::Grid;
use crate::io::table::long::columns::{Columns, Precincts};
use crate::io::table::long::{BALLOTS, Gathered, REGISTERED};
use crate::model::election::Contest;

impl Columns {
    pub(super) fn gathered(&self, grid: &Grid, kept: &[usize], precincts: &Precincts) -> Gathered {
        let mut wide = Grid {
            rows: precincts.first_rows.len(),
            ..Grid::default()
        };
        let mut contests = self.contests(kept);
        for &at in &self.others {
            self.keep(grid, at, kept, precincts, &mut contests, &mut wide);
        }
        let (registered, ballots) = self.shared_counts(grid, kept, precincts, &mut wide);
        for contest in &mut contests {
            for (column, field) in [
                (&registered, &mut contest.registered),
                (&ballots, &mut contest.turnout),
            ] {
                if field.is_none() {
                    field.clone_from(column);
                }
            }
        }
        self.add_votes(grid, kept, precincts, &contests, &mut wide);
        Gathered {
            grid: wide,
            contests,
            layout: if self.american {
                "openelections"
            } else {
                "long"
            },
        }
    }

    /// The contests and their choices, in the order in which they are met.
    fn contests(&self, kept: &[usize]) -> Vec<Contest> {
        let mut contests: Vec<Contest> = Vec::new();
        let mut place_of: HashMap<&str, (usize, BTreeSet<&str>)> = HashMap::new();
        for &row in kept {
            let Some(name) = self.names[row]
                .as_deref()
                .filter(|_| self.counted(row).is_none())
            else {
                continue;
            };
            let label = self.labels[row].as_str();
            let (place, names) = place_of.entry(label).or_insert_with(|| {
                contests.push(Contest {
                    label: label.to_owned(),
                    ..Contest::default()
                });
                (contests.len() - 1, BTreeSet::new())
            });
            if names.insert(name) {
                contests[*place].choices.push(Contest::column(label, name));
            }
        }
        contests
    }

    /// Keeps a column that is the same in all rows of a precinct, or of a precinct and contest;
    /// drops any other.
    fn keep(
        &self,
        grid: &Grid,
        at: usize,
        kept: &[usize],
        precincts: &Precincts,
        contests: &mut [Contest],
        wide: &mut Grid,
    ) {
        let name = grid.names[at].as_str();
        let column = &grid.columns[at];
        let cells = kept
            .iter()
            .zip(&precincts.of)
            .map(|(&row, &precinct)| (precinct, self.labels[row].as_str(), column.get(row)));
        if let Some(same) = same_for(
            cells.clone().map(|(precinct, _, cell)| (precinct, cell)),
            wide.rows,
        ) {
            for contest in contests.iter_mut() {
                self.note_count(contest, name, name);
            }
            wide.push(name, same);
            return;
        }
        if contests.len() < 2 {
            return;
        }
        for contest in contests {
            let label = contest.label.clone();
            let own = cells.clone().filter(|(_, of, _)| *of == label);
            let own = own.map(|(precinct, _, cell)| (precinct, cell));
            if let Some(same) = same_for(own, wide.rows) {
                let own_name = Contest::column(&label, name);
                self.note_count(contest, name, &own_name);
                wide.push(&own_name, same);
            }
        }
    }

    /// Registered voters and ballots cast, where they are rows of their own.
    fn shared_counts(
        &self,
        grid: &Grid,
        kept: &[usize],
        precincts: &Precincts,
        wide: &mut Grid,
    ) -> (Option<String>, Option<String>) {
        let mut column = |count: &str, name: &str| {
            let mut cells: Vec<Option<Cow<'_, str>>> = vec![None; wide.rows];
            for (&row, &precinct) in kept.iter().zip(&precincts.of) {
                if self.counted(row) == Some(count) {
                    add(&mut cells[precinct], grid.columns[self.votes].get(row));
                }
            }
            cells.iter().any(Option::is_some).then(|| {
                wide.push(name, cells.iter().map(Option::as_deref));
                name.to_owned()
            })
        };
        (
            column(REGISTERED, "Registered Voters"),
            column(BALLOTS, "Ballots Cast"),
        )
    }

    fn add_votes(
        &self,
        grid: &Grid,
        kept: &[usize],
        precincts: &Precincts,
        contests: &[Contest],
        wide: &mut Grid,
    ) {
        let mut place_of: HashMap<&str, usize> = HashMap::new();
        for column in contests.iter().flat_map(|contest| &contest.choices) {
            let next = place_of.len();
            place_of.entry(column).or_insert(next);
        }
        let mut votes: Vec<Vec<Option<Cow<'_, str>>>> = vec![vec![None; wide.rows]; place_of.len()];
        let mut place_of_choice: PlHashMap<(&str, &str), Option<usize>> = PlHashMap::default();
        for (&row, &precinct) in kept.iter().zip(&precincts.of) {
            let Some(name) = self.names[row].as_deref() else {
                continue;
            };
            let label = self.labels[row].as_str();
            let place = *place_of_choice.entry((label, name)).or_insert_with(|| {
                let column = Contest::column(label, name);
                place_of.get(column.as_str()).copied()
            });
            if let Some(place) = place {
                add(
                    &mut votes[place][precinct],
                    grid.columns[self.votes].get(row),
                );
            }
        }
        let ordered: BTreeMap<usize, &str> = place_of
            .into_iter()
            .map(|(name, place)| (place, name))
            .collect();
        for (place, name) in ordered {
            wide.push(name, votes[place].iter().map(Option::as_deref));
        }
    }
}

/// Adds a count to a cell; what is no whole number only fills an empty one.
fn add<'a>(cell: &mut Option<Cow<'a, str>>, count: Option<&'a str>) {
    let Some(count) = count else { return };
    let whole = |text: &str| text.parse::<u64>().ok();
    let sum = cell
        .as_deref()
        .and_then(whole)
        .zip(whole(count))
        .map(|(a, b)| a.saturating_add(b).to_string());
    if let Some(sum) = sum {
        *cell = Some(Cow::Owned(sum));
    } else if cell.is_none() {
        *cell = Some(Cow::Borrowed(count));
    }
}

/// One entry per precinct, where all its cells are the same.
fn same_for<'a>(
    cells: impl Iterator<Item = (usize, Option<&'a str>)>,
    precincts: usize,
) -> Option<impl Iterator<Item = Option<&'a str>>> {
    let mut found: Vec<Option<Option<&str>>> = vec![None; precincts];
    for (precinct, cell) in cells {
        if *found[precinct].get_or_insert(cell) != cell {
            return None;
        }
    }
    Some(found.into_iter().map(Option::flatten))
}

//! Which columns of a file with a row per choice tell what, and which rows are one precinct's.

use polars::datatypes::{PlHashMap, PlHashSet};
use polars::prelude::StringChunked;

use crate::base::text::{collapse, plain};
use crate::base::words::Message;
use crate::io::ministry::{Labels, name_choices};
use crate::io::table::contest::{self, is_share};
use crate::io::table::grid::Grid;
use crate::io::table::header;
use crate::io::table::long::{BALLOTS, REGISTERED};
use crate::model::election::Contest;
use crate::model::rule::{RowsAre, Rule};
use crate::msg;

/// More rows for each precinct than this, on average, for a file to be taken for one of choices
/// without being told.
const LEAST_ROWS: f64 = 1.5;

/// What the column of votes is called, without accents and signs.
const VOTES: [&str; 8] = [
    "voix",
    "votes",
    "nb voix",
    "nbvoix",
    "nombre de voix",
    "total votes",
    "votes total",
    "suffrages",
];

/// What columns are called that tell the contest.
const CONTESTS: [&str; 10] = [
    "office", "contest", "race", "election", "scrutin", "type", "annee", "year", "tour", "numtour",
];

/// What columns are called that tell of the choice, besides its name.
const OF_CHOICE: [&str; 16] = [
    "panneau",
    "numpanneaucand",
    "depot",
    "sexe",
    "civilite",
    "civilitepsn",
    "nom",
    "prenom",
    "prenompsn",
    "nompsn",
    "nuance",
    "liste",
    "candidat",
    "binome",
    "elu",
    "sieges",
];

/// Which columns tell what.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) votes: usize,
    /// `names[row]`: the choice.
    pub(super) names: Vec<Option<String>>,
    /// `labels[row]`: the contest; empty where the file has one.
    pub(super) labels: Vec<String>,
    /// Columns that tell of the precinct, or may.
    pub(super) others: Vec<usize>,
    /// Those among them by whose names they tell which precinct.
    places: Vec<usize>,
    /// The column whose totals are no precinct's.
    precinct: Option<usize>,
    pub(super) american: bool,
    /// Who says which columns count voters and ballots; their names do without.
    rule: Option<Rule>,
}

/// The rows that count.
pub(super) struct Rows {
    pub(super) kept: Vec<usize>,
    pub(super) totals: usize,
}

/// The rows of each precinct.
pub(super) struct Precincts {
    /// `of[place in kept]`.
    pub(super) of: Vec<usize>,
    /// One entry per precinct.
    pub(super) first_rows: Vec<usize>,
}

impl Columns {
    /// Whether one of the columns has votes by its name: without, none can be found.
    pub(super) fn may_be_in(grid: &Grid) -> bool {
        let bases: Vec<String> = grid.names.iter().map(|name| plain(name)).collect();
        !votes_among(&bases).is_empty()
    }

    /// The columns by their names.
    ///
    /// # Errors
    /// What differs, where the file is nearly of this kind.
    pub(super) fn find(grid: &Grid) -> Result<Self, Option<Message>> {
        let bases: Vec<String> = grid.names.iter().map(|name| plain(name)).collect();
        let at = |name: &str| bases.iter().position(|base| base == name);
        let candidate = [
            "candidate",
            "candidat",
            "choice",
            "option",
            "tete de liste",
            "nompsn",
        ]
        .into_iter()
        .find_map(at);
        let labels = Labels::of_columns(&bases, candidate, at("prenompsn"));
        let (Some(labels), &[votes]) = (labels, &*votes_among(&bases)) else {
            return Err(what_differs(grid, &bases, labels.is_some()));
        };
        let names = name_choices(&[labels], grid).pop().unwrap_or_default();
        let american = at("office").is_some() && candidate.is_some();
        let district = at("district").filter(|_| american);
        let told: Vec<usize> = (0..bases.len())
            .filter(|&at| CONTESTS.contains(&bases[at].as_str()) || district == Some(at))
            .filter(|&at| several(&grid.columns[at]))
            .collect();
        let others: Vec<usize> = (0..bases.len())
            .filter(|at| *at != votes && !told.contains(at) && Some(*at) != candidate)
            .filter(|&at| !of_choice(&bases[at], american) && !is_share(&bases[at]))
            .collect();
        let places: Vec<usize> = others
            .iter()
            .copied()
            .filter(|&at| contest::is_place(&grid.names[at]) || is_name_of_place(&bases[at]))
            .collect();
        if places.is_empty() {
            return Err(Some(msg!("near-long-no-place")));
        }
        Ok(Self {
            votes,
            names,
            labels: labels_of_rows(grid, &told),
            others,
            places,
            precinct: at("precinct"),
            american,
            rule: None,
        })
    }

    /// The columns that a rule names; `None` where it is one for a row per precinct, or one of its
    /// columns is missing.
    pub(super) fn told(rule: &Rule, grid: &Grid) -> Option<Self> {
        let RowsAre::Choices { choice, votes } = &rule.rows else {
            return None;
        };
        let known = header::unique(&grid.names);
        let at = |name: &String| known.iter().position(|known| known == name);
        let all = |names: &[String]| names.iter().map(at).collect::<Option<Vec<usize>>>();
        let (choice, votes) = (at(choice)?, at(votes)?);
        let (places, told) = (all(&rule.code)?, all(&rule.contest)?);
        Some(Self {
            votes,
            names: grid.columns[choice]
                .iter()
                .map(|cell| cell.map(collapse))
                .collect(),
            labels: labels_of_rows(grid, &told),
            others: (0..grid.names.len())
                .filter(|at| *at != votes && *at != choice && !told.contains(at))
                .collect(),
            precinct: places.first().copied(),
            places,
            american: false,
            rule: Some(rule.clone()),
        })
    }

    /// Rows with a choice or a count, without those that are sums of others.
    pub(super) fn rows(&self, grid: &Grid) -> Rows {
        let is_total = |row: usize| {
            let precinct = self.precinct.and_then(|at| grid.columns[at].get(row));
            let choice = self.names[row].as_deref();
            [precinct, choice].into_iter().flatten().any(says_total)
        };
        let named = |row: &usize| self.names[*row].is_some() || self.counted(*row).is_some();
        let (totals, kept): (Vec<usize>, Vec<usize>) =
            (0..grid.rows).filter(named).partition(|&row| is_total(row));
        Rows {
            kept,
            totals: totals.len(),
        }
    }

    /// What an American row counts for all contests.
    pub(super) fn counted(&self, row: usize) -> Option<&'static str> {
        if !self.american {
            return None;
        }
        let label = plain(&self.labels[row]);
        [REGISTERED, BALLOTS]
            .into_iter()
            .find(|known| label == *known)
    }

    /// Notes a column in the contest, where it counts voters or ballots.
    pub(super) fn note_count(&self, contest: &mut Contest, name: &str, column: &str) {
        match &self.rule {
            Some(rule) => rule.note_count(contest, name, column),
            None => contest::note_count(contest, name, column),
        }
    }

    /// Groups rows by what tells the precinct. A column with another text in every row numbers the
    /// rows, and does not.
    pub(super) fn precincts(&self, grid: &Grid, kept: &[usize], told: bool) -> Option<Precincts> {
        let numbers_rows = |at: &&usize| {
            let column = &grid.columns[**at];
            let mut met = PlHashSet::default();
            kept.len() > 1 && kept.iter().all(|&row| met.insert(column.get(row)))
        };
        let (ids, mut places): (Vec<usize>, Vec<usize>) =
            self.places.iter().partition(|at| numbers_rows(at));
        if self.rule.is_some() {
            places.clone_from(&self.places);
        }
        if places.is_empty() || (ids.len() == self.places.len() && !told) {
            return None;
        }
        let mut known: PlHashMap<Vec<Option<&str>>, usize> = PlHashMap::default();
        let mut first_rows: Vec<usize> = Vec::new();
        let mut last = None;
        let of: Vec<usize> = kept
            .iter()
            .map(|&row| {
                let place = || cells_of(grid, &places, row);
                // Most rows follow another of their precinct.
                let precinct = match last {
                    Some((before, precinct)) if place().eq(cells_of(grid, &places, before)) => {
                        precinct
                    }
                    _ => *known.entry(place().collect()).or_insert_with(|| {
                        first_rows.push(row);
                        first_rows.len() - 1
                    }),
                };
                last = Some((row, precinct));
                precinct
            })
            .collect();
        let enough = kept.len() as f64 >= LEAST_ROWS * first_rows.len() as f64;
        (enough || told).then_some(Precincts { of, first_rows })
    }
}

/// The columns whose names say that they have votes.
fn votes_among(bases: &[String]) -> Vec<usize> {
    (0..bases.len())
        .filter(|&at| VOTES.contains(&bases[at].as_str()))
        .collect()
}

/// Why a file is not of this kind though its columns, or most of them, tell of choices.
fn what_differs(grid: &Grid, bases: &[String], has_names: bool) -> Option<Message> {
    let name = |at: usize| grid.names[at].as_str();
    match *votes_among(bases) {
        [first, second, ..] if has_names => Some(msg!(
            "near-long-several-votes",
            first = name(first),
            second = name(second)
        )),
        [votes] => {
            let is_of_choice = |base: &String| of_choice(base, false) && !base.contains("siege");
            let at = bases.iter().position(is_of_choice)?;
            Some(msg!(
                "near-long-no-names",
                votes = name(votes),
                column = name(at)
            ))
        }
        _ => None,
    }
}

/// `labels[row]`: what the columns that tell the contest say.
fn labels_of_rows(grid: &Grid, told: &[usize]) -> Vec<String> {
    (0..grid.rows)
        .map(|row| {
            let texts = told.iter().filter_map(|&at| {
                let text = grid.columns[at].get(row)?;
                // A bare figure needs its column's name: "tour 1", not "1".
                let bare = text.parse::<f64>().is_ok() && plain(&grid.names[at]) != "district";
                Some(if bare {
                    format!("{} {text}", grid.names[at])
                } else {
                    text.to_owned()
                })
            });
            texts.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The cells of a row in some columns.
fn cells_of<'a>(
    grid: &'a Grid,
    columns: &'a [usize],
    row: usize,
) -> impl Iterator<Item = Option<&'a str>> {
    columns.iter().map(move |&at| grid.columns[at].get(row))
}

/// Whether a cell's first word is one for a sum of others.
fn says_total(cell: &str) -> bool {
    let first = |cell: &str| {
        let cell = plain(cell);
        cell.split(' ').next().map(str::to_owned)
    };
    // Few cells are worth a closer look.
    cell.as_bytes()
        .windows(3)
        .any(|three| three.eq_ignore_ascii_case(b"tot"))
        && first(cell).is_some_and(|word| matches!(word.as_str(), "total" | "totals" | "totaux"))
}

fn several(cells: &StringChunked) -> bool {
    let mut cells = cells.iter();
    let first = cells.next();
    cells.any(|text| Some(text) != first)
}

/// Whether a column tells of the choice, not of the precinct.
fn of_choice(base: &str, american: bool) -> bool {
    let words = || base.split(' ');
    (american && matches!(base, "party" | "winner" | "vote pct"))
        || words().any(|word| OF_CHOICE.contains(&word))
        || base.starts_with("rapport")
}

/// Names of columns about places that [`contest::is_place`] does not know.
fn is_name_of_place(base: &str) -> bool {
    const WORDS: [&str; 9] = [
        "precinct",
        "county",
        "ward",
        "libelle",
        "lib",
        "ville",
        "secteur",
        "town",
        "departement",
    ];
    base.split(' ')
        .any(|word| WORDS.contains(&word) || word.starts_with("cod") || word.starts_with("lib"))
}

//! Results with a row per precinct and choice, turned into a row per precinct.
//!
//! The file of data.gouv.fr, OpenElections' and many a town's own are of this kind. A column tells
//! the choice, one the votes, some the precinct, and where there are several contests some tell
//! which. What else stands in a row stays with the precinct where it is the same in all its rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use polars::prelude::StringChunked;

use crate::base::text::{collapse, plain};
use crate::base::words::Message;
use crate::io::ministry::{Labels, name_choices};
use crate::io::table::contest::{self, is_share};
use crate::io::table::grid::Grid;
use crate::model::election::Contest;
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

/// OpenElections' offices that are no contest but count for all of them.
const REGISTERED: &str = "registered voters";
const BALLOTS: &str = "ballots cast";

/// Results with one row per precinct.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    /// What stays with the precinct, then the choices of each contest.
    pub(crate) grid: Grid,
    /// The contests, their columns by the names in `grid`.
    pub(crate) contests: Vec<Contest>,
    /// `openelections` or `long`.
    pub(crate) layout: &'static str,
}

/// Gathers the rows of each precinct; `None` where the layout is another.
///
/// `told` says that the file is of this kind, however few rows its precincts have. Rows of totals
/// are left out with a note. Votes of one choice in several rows of a precinct are added up; a
/// choice that a precinct does not have is a gap there, not a zero.
pub(crate) fn gather(grid: &Grid, told: bool, notes: &mut Vec<Message>) -> Option<Gathered> {
    let columns = Columns::find(grid)?;
    let rows = columns.rows(grid);
    let precincts = columns.precincts(grid, &rows.kept, told)?;
    if rows.totals > 0 {
        notes.push(msg!("note-total-rows", n = rows.totals));
    }
    notes.push(msg!(
        "note-gathered",
        rows = rows.kept.len(),
        precincts = precincts.first_rows.len()
    ));
    Some(columns.gathered(grid, &rows.kept, &precincts))
}

/// Which columns tell what.
#[derive(Debug)]
struct Columns {
    votes: usize,
    /// `names[row]`: the choice.
    names: Vec<Option<String>>,
    /// `labels[row]`: the contest; empty where the file has one.
    labels: Vec<String>,
    /// Columns that tell of the precinct, or may.
    others: Vec<usize>,
    /// Those among them by whose names they tell which precinct.
    places: Vec<usize>,
    /// The column whose totals are no precinct's.
    precinct: Option<usize>,
    american: bool,
}

/// The rows that count.
struct Rows {
    kept: Vec<usize>,
    totals: usize,
}

/// The rows of each precinct.
struct Precincts {
    /// `of[place in kept]`.
    of: Vec<usize>,
    /// One entry per precinct.
    first_rows: Vec<usize>,
}

impl Columns {
    fn find(grid: &Grid) -> Option<Self> {
        let bases: Vec<String> = grid.names.iter().map(|name| plain(name)).collect();
        let mut votes = (0..bases.len()).filter(|&at| VOTES.contains(&bases[at].as_str()));
        let (Some(votes), None) = (votes.next(), votes.next()) else {
            return None;
        };
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
        let labels = Labels::of_columns(&bases, candidate, at("prenompsn"))?;
        let names = name_choices(labels, |place| vec![texts(grid, place)]).pop()?;
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
        let places = others
            .iter()
            .copied()
            .filter(|&at| contest::is_place(&grid.names[at]) || is_name_of_place(&bases[at]))
            .collect();
        Some(Self {
            votes,
            names,
            labels: labels_of_rows(grid, &told),
            others,
            places,
            precinct: at("precinct"),
            american,
        })
    }

    /// Rows with a choice or a count, without those that are sums of others.
    fn rows(&self, grid: &Grid) -> Rows {
        let is_total = |row: usize| {
            let precinct = self.precinct.and_then(|at| grid.columns[at].get(row));
            let choice = self.names[row].as_deref();
            [precinct, choice].into_iter().flatten().any(|text| {
                plain(text)
                    .split(' ')
                    .next()
                    .is_some_and(|word| matches!(word, "total" | "totals" | "totaux"))
            })
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
    fn counted(&self, row: usize) -> Option<&'static str> {
        let label = plain(&self.labels[row]);
        [REGISTERED, BALLOTS]
            .into_iter()
            .find(|known| self.american && label == *known)
    }

    /// Groups rows by what tells the precinct. A column with another text in every row numbers the
    /// rows, and does not.
    fn precincts(&self, grid: &Grid, kept: &[usize], told: bool) -> Option<Precincts> {
        let numbers_rows = |at: &&usize| {
            let column = &grid.columns[**at];
            let distinct: BTreeSet<Option<&str>> =
                kept.iter().map(|&row| column.get(row)).collect();
            distinct.len() == kept.len() && kept.len() > 1
        };
        let (ids, places): (Vec<usize>, Vec<usize>) =
            self.places.iter().partition(|at| numbers_rows(at));
        if places.is_empty() || (ids.len() == self.places.len() && !told) {
            return None;
        }
        let mut known: HashMap<Vec<Option<&str>>, usize> = HashMap::new();
        let mut first_rows = Vec::new();
        let of: Vec<usize> = kept
            .iter()
            .map(|&row| {
                let place = places.iter().map(|&at| grid.columns[at].get(row)).collect();
                *known.entry(place).or_insert_with(|| {
                    first_rows.push(row);
                    first_rows.len() - 1
                })
            })
            .collect();
        let enough = kept.len() as f64 >= LEAST_ROWS * first_rows.len() as f64;
        (enough || told).then_some(Precincts { of, first_rows })
    }

    fn gathered(&self, grid: &Grid, kept: &[usize], precincts: &Precincts) -> Gathered {
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
                contest::note_count(contest, name, name);
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
                contest::note_count(contest, name, &own_name);
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
            let mut cells: Vec<Option<String>> = vec![None; wide.rows];
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
        let mut votes: Vec<Vec<Option<String>>> = vec![vec![None; wide.rows]; place_of.len()];
        for (&row, &precinct) in kept.iter().zip(&precincts.of) {
            let Some(name) = self.names[row].as_deref() else {
                continue;
            };
            let column = Contest::column(&self.labels[row], name);
            if let Some(&place) = place_of.get(column.as_str()) {
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
fn add(cell: &mut Option<String>, count: Option<&str>) {
    let Some(count) = count else { return };
    let whole = |text: &str| text.parse::<u64>().ok();
    let sum = cell
        .as_deref()
        .and_then(whole)
        .zip(whole(count))
        .map(|(a, b)| a.saturating_add(b).to_string());
    if let Some(sum) = sum {
        *cell = Some(sum);
    } else if cell.is_none() {
        *cell = Some(count.to_owned());
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

fn texts(grid: &Grid, place: Option<usize>) -> Vec<Option<String>> {
    match place.and_then(|place| grid.columns.get(place)) {
        Some(cells) => cells.iter().map(|cell| cell.map(collapse)).collect(),
        None => vec![None; grid.rows],
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::table::grid::Growing;

    fn grid(text: &str) -> Grid {
        let mut rows = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let mut growing = Growing::new(rows.next().unwrap());
        rows.for_each(|row| growing.push(&row));
        growing.finish(&mut Vec::new())
    }

    fn gathered(text: &str) -> Gathered {
        gather(&grid(text), false, &mut Vec::new()).unwrap()
    }

    fn cells(gathered: &Gathered, column: &str) -> Vec<Option<String>> {
        let names = &gathered.grid.names;
        let place = names.iter().position(|name| name == column);
        let place = place.unwrap_or_else(|| panic!("no {column} in {names:?}"));
        let cells = gathered.grid.columns[place].iter();
        cells.map(|cell| cell.map(str::to_owned)).collect()
    }

    fn some(texts: [&str; 2]) -> Vec<Option<String>> {
        texts.map(|text| Some(text.to_owned())).to_vec()
    }

    #[test]
    fn the_rows_of_a_precinct_become_one() {
        let gathered = gathered(
            "commune,bureau,inscrits,exprimes,numero_panneau,nom,voix\n\
             001,0001,100,50,1,ROUX,20\n001,0001,100,50,2,BO,30\n\
             001,0002,90,40,1,ROUX,40",
        );
        assert_eq!((gathered.layout, gathered.grid.rows), ("long", 2));
        assert_eq!(
            gathered.grid.names,
            ["commune", "bureau", "inscrits", "exprimes", "ROUX", "BO"]
        );
        assert_eq!(cells(&gathered, "ROUX"), some(["20", "40"]));
        assert_eq!(cells(&gathered, "BO"), [Some("30".to_owned()), None]);
        let [contest] = gathered.contests.as_slice() else {
            panic!("{:?}", gathered.contests)
        };
        assert_eq!(contest.registered.as_deref(), Some("inscrits"));
        assert_eq!(contest.cast.as_deref(), Some("exprimes"));
        assert_eq!(contest.choices, ["ROUX", "BO"]);
    }

    #[test]
    fn rounds_are_contests_with_counts_of_their_own() {
        let gathered = gathered(
            "tour,num_bv,inscrits,votants,tete_de_liste,voix\n\
             1,1,100,50,ROUX Ana,20\n1,1,100,50,BO Max,30\n2,1,101,60,ROUX Ana,60",
        );
        let labels: Vec<&str> = gathered
            .contests
            .iter()
            .map(|it| it.label.as_str())
            .collect();
        assert_eq!(labels, ["tour 1", "tour 2"]);
        let second = &gathered.contests[1];
        assert_eq!(second.registered.as_deref(), Some("tour 2: inscrits"));
        assert_eq!(second.choices, ["tour 2: ROUX Ana"]);
        assert_eq!(second.choice_of(&second.choices[0]), "ROUX Ana");
        assert_eq!(cells(&gathered, "tour 2: votants"), [Some("60".to_owned())]);
    }

    #[test]
    fn american_rows_are_contests_by_office_and_district() {
        let mut notes = Vec::new();
        let gathered = gather(
            &grid(
                "county,precinct,office,district,party,candidate,votes\n\
                 Kent,A 1,President,,D,Ana Roux,10\nKent,A 1,President,,R,Max Bo,5\n\
                 Kent,A 1,U.S. House,2,D,Eve Low,9\nKent,A 2,President,,D,Ana Roux,7\n\
                 Kent,A 2,President,,R,Max Bo,3\nKent,A 2,U.S. House,2,D,Eve Low,1\n\
                 Kent,A 1,Registered Voters,,,,30\nKent,A 2,Registered Voters,,,,40\n\
                 Kent,Total,President,,D,Ana Roux,17\nKent,A 1,President,,,Total Votes,15",
            ),
            false,
            &mut notes,
        )
        .unwrap();
        assert_eq!((gathered.layout, gathered.grid.rows), ("openelections", 2));
        assert_eq!(cells(&gathered, "President: Ana Roux"), some(["10", "7"]));
        assert_eq!(cells(&gathered, "U.S. House 2: Eve Low"), some(["9", "1"]));
        assert_eq!(cells(&gathered, "Registered Voters"), some(["30", "40"]));
        let registered = gathered.contests[1].registered.as_deref();
        assert_eq!(registered, Some("Registered Voters"));
        assert_eq!(
            gathered.contests[0].choices.len(),
            2,
            "totals are no choice"
        );
        assert_eq!(notes[0].key(), "note-total-rows");
    }

    #[test]
    fn other_tables_are_left_alone() {
        for text in [
            "bureau,nom,voix\n1,A,10\n2,B,20",
            "bureau,inscrits,ROUX,BO\n1,100,20,30",
            "rue,nom\nA,B",
            "bureau,votes,age\n1,20,30\n1,30,40",
        ] {
            assert!(
                gather(&grid(text), false, &mut Vec::new()).is_none(),
                "{text}"
            );
        }
    }
}

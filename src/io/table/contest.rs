//! Which columns of a table tell of a contest.

use crate::base::text::plain;
use crate::model::election::Contest;
use crate::model::table::Table;

/// How many rows are added up to see whether columns are the choices.
const SAMPLE: usize = 300;

/// The least share of rows whose votes must add up to the ballots cast.
const AGREEING: f64 = 0.9;

/// Finds the contest in a table: its registered voters, turnout and so on by name, its choices
/// as the columns whose sum is the ballots cast.
///
/// `None` where fewer than two of registered, turnout and cast are there, or no choice is.
pub(crate) fn recognise(table: &Table) -> Option<Contest> {
    let (contest, counted) = counts(table);
    let known = [&contest.registered, &contest.turnout, &contest.cast];
    if known.into_iter().flatten().count() < 2 {
        return None;
    }
    let choices = choices(table, contest.cast.as_deref(), &counted);
    (!choices.is_empty()).then_some(Contest { choices, ..contest })
}

/// The contest of a table whose choices are known to be its last columns, this many.
pub(crate) fn with_choices(table: &Table, choices: usize) -> Contest {
    let (contest, _) = counts(table);
    // Names were made unique on the way; a choice called like a column before it was renamed.
    let columns = table.columns();
    let from = columns.len().saturating_sub(choices);
    Contest {
        choices: columns[from..].to_vec(),
        ..contest
    }
}

/// The columns that count voters and ballots, and the places of all of them.
fn counts(table: &Table) -> (Contest, Vec<usize>) {
    let mut contest = Contest::default();
    let mut places = Vec::new();
    let mut together = None;
    for (place, column) in table.columns().into_iter().enumerate() {
        let Some(count) = count_of(&column) else {
            continue;
        };
        places.push(place);
        if count == Count::Spoilt && table.is_number(&column) {
            together.get_or_insert(column);
        } else if table.is_number(&column)
            && let Some(field) = count.field(&mut contest)
        {
            field.get_or_insert(column);
        }
    }
    // Beside null ballots a column of both only repeats what is known; without, it has them all.
    if let (None, Some(together)) = (&contest.null, together) {
        contest.null = Some(together);
        contest.blank = None;
    }
    (contest, places)
}

/// Notes a column in the contest, where its name says that it counts voters or ballots and no
/// other column does.
pub(crate) fn note_count(contest: &mut Contest, name: &str, column: &str) {
    if let Some(field) = count_of(name).and_then(|count| count.field(contest)) {
        field.get_or_insert_with(|| column.to_owned());
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    Registered,
    Turnout,
    Blank,
    Null,
    Cast,
    /// Blank and null ballots together.
    Spoilt,
    /// A count that has no place in a contest, such as abstentions.
    Other,
}

impl Count {
    /// Where a contest keeps its column.
    fn field(self, contest: &mut Contest) -> Option<&mut Option<String>> {
        Some(match self {
            Self::Registered => &mut contest.registered,
            Self::Turnout => &mut contest.turnout,
            Self::Blank => &mut contest.blank,
            Self::Null | Self::Spoilt => &mut contest.null,
            Self::Cast => &mut contest.cast,
            Self::Other => return None,
        })
    }
}

/// What a column of this name counts; `None` for shares and for anything else.
fn count_of(name: &str) -> Option<Count> {
    let name = plain(name);
    if is_share(&name) {
        return None;
    }
    let has = |starts: &[&str]| {
        name.split(' ')
            .any(|word| starts.iter().any(|start| word.starts_with(start)))
    };
    let is = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
    if has(&["inscr", "registered"]) {
        Some(Count::Registered)
    } else if has(&["exprim"]) || name == "valid votes" || name == "votes cast" {
        Some(Count::Cast)
    } else if has(&["nuls", "nulls", "invalid", "spoil"]) || is(&["nul", "null"]) {
        let together = has(&["blanc", "blank"]) || is(&["bl"]);
        Some(if together { Count::Spoilt } else { Count::Null })
    } else if has(&["blanc", "blank"]) || is(&["bl"]) {
        Some(Count::Blank)
    } else if has(&["votant", "turnout"]) || name == "ballots" {
        Some(Count::Turnout)
    } else {
        has(&["abst", "absc", "emarg", "procu"]).then_some(Count::Other)
    }
}

/// Whether a column of this name counts voters or ballots.
pub(crate) fn is_count(name: &str) -> bool {
    count_of(name).is_some()
}

/// Whether a column of this name, without accents and signs, is a share of something.
pub(crate) fn is_share(plain_name: &str) -> bool {
    plain_name.contains('%')
        || plain_name.split(' ').any(|word| {
            [
                "taux",
                "pourcent",
                "percent",
                "pct",
                "share",
                "participation",
                "rapport",
            ]
            .iter()
            .any(|start| word.starts_with(start))
        })
}

/// Whether a column of this name tells where or which, not how many.
pub(crate) fn is_place(name: &str) -> bool {
    let name = plain(name);
    name.split(' ').any(|word| {
        [
            "code",
            "num",
            "circ",
            "canton",
            "arrond",
            "dep",
            "commune",
            "bureau",
            "bv",
            "annee",
            "tour",
            "objectid",
            "fid",
            "id",
            "insee",
            "index",
            "column",
            "lat",
            "lon",
            "shape",
            "surf",
            "aire",
            "area",
            "perimeter",
            "geo",
            "x",
            "y",
            "total",
        ]
        .iter()
        .any(|start| word == *start || word.len() > 3 && start.len() > 2 && word.starts_with(start))
    })
}

/// The columns of votes, in the order of the file.
fn choices(table: &Table, cast: Option<&str>, counted: &[usize]) -> Vec<String> {
    let names = table.columns();
    let mut candidates: Vec<(usize, Vec<f64>)> = Vec::new();
    let rows = sample(table);
    for (place, name) in names.iter().enumerate() {
        let vote = !counted.contains(&place) && !is_share(&plain(name)) && table.is_number(name);
        let Some(all) = vote.then(|| table.numbers(name)).flatten() else {
            continue;
        };
        let votes: Vec<f64> = rows.iter().map(|&row| all[row]).collect();
        if votes
            .iter()
            .all(|votes| votes.is_nan() || votes.fract() == 0.0)
        {
            candidates.push((place, votes));
        }
    }
    let summed = cast
        .and_then(|cast| table.numbers(cast))
        .map(|all| rows.iter().map(|&row| all[row]).collect::<Vec<f64>>())
        .and_then(|cast| run_that_adds_up(&candidates, &cast));
    let chosen = summed.unwrap_or_else(|| {
        let last = counted.iter().copied().max().unwrap_or(0);
        candidates
            .iter()
            .map(|(place, _)| *place)
            .filter(|&place| place > last && !is_place(&names[place]))
            .collect()
    });
    chosen
        .into_iter()
        .map(|place| names[place].clone())
        .collect()
}

/// Some rows from all over the table, the totals at its end left out.
fn sample(table: &Table) -> Vec<usize> {
    let rows = table.rows();
    let last = rows.saturating_sub(if rows > 10 { 5 } else { 0 });
    let step = last.div_ceil(SAMPLE).max(1);
    (0..last).step_by(step).collect()
}

/// The longest run of columns whose votes add up to the ballots cast in nearly every row.
fn run_that_adds_up(candidates: &[(usize, Vec<f64>)], cast: &[f64]) -> Option<Vec<usize>> {
    let known: Vec<usize> = (0..cast.len()).filter(|&row| cast[row] > 0.0).collect();
    if known.is_empty() {
        return None;
    }
    // sums[column][row]: the votes of all columns before it.
    let mut sums = vec![vec![0.0; known.len()]];
    for (before, (_, votes)) in candidates.iter().enumerate() {
        let next = known
            .iter()
            .zip(&sums[before])
            .map(|(&row, sum)| sum + if votes[row].is_nan() { 0.0 } else { votes[row] });
        let next = next.collect();
        sums.push(next);
    }
    let adds_up = |from: usize, to: usize| {
        let agreeing = known
            .iter()
            .enumerate()
            .filter(|&(place, &row)| (sums[to][place] - sums[from][place] - cast[row]).abs() < 0.5)
            .count();
        agreeing as f64 >= AGREEING * known.len() as f64
    };
    for length in (1..=candidates.len()).rev() {
        for from in 0..=candidates.len() - length {
            if adds_up(from, from + length) {
                let run = &candidates[from..from + length];
                return Some(run.iter().map(|(place, _)| *place).collect());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{NamedFrom as _, df};

    #[test]
    fn choices_are_what_adds_up_to_the_ballots_cast() {
        let frame = df!(
            "bureau" => [1, 2, 3],
            "Nb d'électeurs inscrits" => [100, 200, 300],
            "Nombre de votants" => [60, 100, 110],
            "Taux de participation (%)" => [60, 50, 37],
            "nb_procu" => [3, 1, 2],
            "Nb votes nuls" => [1, 2, 3],
            "Blancs" => [4, 3, 2],
            "Suffrages exprimés" => [55, 95, 105],
            "ROUX" => [Some(50), Some(90), None],
            "LE GOFF" => [5, 5, 105],
            "surface" => [7, 8, 9]
        );
        let contest = recognise(&Table {
            frame: frame.unwrap(),
        })
        .unwrap();
        assert_eq!(contest.choices, ["ROUX", "LE GOFF"]);
        assert_eq!(contest.registered.unwrap(), "Nb d'électeurs inscrits");
        assert_eq!(contest.turnout.unwrap(), "Nombre de votants");
        assert_eq!(contest.blank.unwrap(), "Blancs");
        assert_eq!(contest.null.unwrap(), "Nb votes nuls");
        assert_eq!(contest.cast.unwrap(), "Suffrages exprimés");
    }

    #[test]
    fn blank_and_null_ballots_are_counted_once() {
        let spoilt = |names: &[&str]| {
            let columns = ["inscrits", "votants"].iter().chain(names);
            let columns =
                columns.map(|name| polars::prelude::Series::new((*name).into(), [1]).into());
            let frame = polars::prelude::DataFrame::new(1, columns.collect()).unwrap();
            let (contest, _) = counts(&Table { frame });
            (contest.blank, contest.null)
        };
        let name = |name: &str| Some(name.to_owned());
        assert_eq!(spoilt(&["Blancs et nuls"]), (None, name("Blancs et nuls")));
        assert_eq!(spoilt(&["Blancs", "Nuls"]), (name("Blancs"), name("Nuls")));
        let all = spoilt(&["Blancs et nuls", "Blancs", "Nuls"]);
        assert_eq!(all, (name("Blancs"), name("Nuls")));
        let of_which = spoilt(&["Blancs et nuls", "dont blancs"]);
        assert_eq!(
            of_which,
            (None, name("Blancs et nuls")),
            "the blank ones are in both"
        );
    }

    #[test]
    fn without_ballots_cast_choices_stand_after_the_counts() {
        let frame = df!(
            "circonscription" => [1, 2], "inscrits" => [100, 200], "votants" => [60, 100],
            "A" => [50, 90], "B" => [5, 5], "% A" => [9, 9]
        );
        let contest = recognise(&Table {
            frame: frame.unwrap(),
        })
        .unwrap();
        assert_eq!(contest.choices, ["A", "B"]);
    }

    #[test]
    fn a_census_is_no_contest() {
        let frame = df!("IRIS" => ["1"], "population" => [10], "inscrits" => [5]);
        assert_eq!(
            recognise(&Table {
                frame: frame.unwrap()
            }),
            None
        );
    }

    #[test]
    fn counts_are_known_by_any_of_their_names() {
        for (name, count) in [
            ("nb_inscr", Some(Count::Registered)),
            ("Registered voters", Some(Count::Registered)),
            ("blancs et nuls", Some(Count::Spoilt)),
            ("nb_blanc_null", Some(Count::Spoilt)),
            ("nuls", Some(Count::Null)),
            ("nb_bl", Some(Count::Blank)),
            ("exprimes", Some(Count::Cast)),
            ("% Exprimés/inscrits", None),
            ("Abstentions", Some(Count::Other)),
            ("voix", None),
        ] {
            assert_eq!(count_of(name), count, "{name}");
        }
    }
}

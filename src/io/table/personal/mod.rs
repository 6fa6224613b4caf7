//! Columns about persons, which are refused: areas are scored, not people.
//!
//! They are known by their names ([`headers`]) and by what stands in them ([`cells`]). No option
//! lets them in: every reader of tables, layers and addresses leaves by [`refuse`]. What a refused
//! cell says is in no note and no error.

mod cells;
mod first_names;
mod headers;

use polars::prelude::{Column, DataFrame, DataType, StringChunked};

use crate::base::note::Noted;
use crate::base::text::plain;
use crate::base::words::Message;
use crate::io::table::contest;
use crate::io::table::grid::Grid;
use crate::model::election::Contest;
use crate::model::table::Table;
use crate::msg;

/// What a column says about persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Name,
    Mail,
    Phone,
    Birth,
    /// A number that one person has.
    Number,
    /// What may not be asked about: belief, health, union membership, origin.
    Sensitive,
}

impl About {
    fn reason(self) -> Message {
        match self {
            Self::Name => msg!("data-personal-name"),
            Self::Mail => msg!("data-personal-mail"),
            Self::Phone => msg!("data-personal-phone"),
            Self::Birth => msg!("data-personal-birth"),
            Self::Number => msg!("data-personal-number"),
            Self::Sensitive => msg!("data-personal-sensitive"),
        }
    }
}

/// Whether words in small letters without accents may be said of a file without telling of a person:
/// few and short, no number, and neither a first name nor a title.
pub(crate) fn tells_of_nobody(words: &str) -> bool {
    /// More or longer words than this are a remark.
    const WORDS: usize = 2;
    const LETTERS: usize = 20;
    let known = first_names::sorted();
    let named = |word: &str| {
        let title = ["m", "mr", "mme", "mlle", "madame", "monsieur", "mrs", "ms"];
        title.contains(&word) || known.binary_search(&word).is_ok()
    };
    let short = words.split(' ').count() <= WORDS && words.len() <= LETTERS;
    let written = words
        .chars()
        .all(|letter| letter == ' ' || letter.is_alphabetic());
    short && written && !words.is_empty() && !words.split(' ').any(named)
}

/// The table without its columns about persons, each named in a note with the reason.
///
/// The names of candidates, in a table of the results of a contest, are public and stay.
pub(crate) fn refuse(table: Table) -> Noted<Table> {
    let rows = table.rows();
    let of_columns = about_columns(&table);
    let mut kept = Vec::with_capacity(table.frame.width());
    let mut notes = Vec::new();
    for (column, about) in table.frame.into_columns().into_iter().zip(of_columns) {
        match about {
            Some(about) => notes.push(msg!(
                "note-personal",
                column = column.name().as_str(),
                reason = about.reason()
            )),
            None => kept.push(column),
        }
    }
    let frame = DataFrame::new(rows, kept).unwrap_or_default();
    Noted {
        value: Table { frame },
        notes,
    }
}

/// What each column says about persons.
fn about_columns(table: &Table) -> Vec<Option<About>> {
    let columns = table.frame.columns();
    let named: Vec<Option<About>> = columns
        .iter()
        .map(|column| headers::told_by_name(column.name(), is_number(column)))
        .collect();
    // What has votes, and nothing that only persons have, is a table of results.
    let of_persons = |about: &Option<About>| about.is_some_and(|about| about != About::Name);
    let counted = columns.iter().any(counts_votes) && !names_differ(table, &named);
    let results = !named.iter().any(of_persons) && (counted || contest::recognise(table).is_some());
    let mut told: Vec<Option<About>> = columns
        .iter()
        .zip(named)
        .map(|(column, named)| {
            let named = named.filter(|about| !results || *about != About::Name);
            named.or_else(|| by_cells(column, results))
        })
        .collect();
    let who =
        |about: &Option<About>| matches!(about, Some(About::Name | About::Birth | About::Number));
    if !results && told.iter().any(who) {
        for (column, about) in columns.iter().zip(&mut told) {
            if about.is_none() && headers::is_any_name(column.name()) {
                *about = Some(About::Name);
            }
        }
    }
    told
}

/// Whether nearly every row has another name, as voters have, and not candidates in each precinct.
fn names_differ(table: &Table, named: &[Option<About>]) -> bool {
    const FEW: usize = 20;
    let columns = table.frame.columns().iter().zip(named);
    let mut names = columns.filter(|(column, about)| {
        **about == Some(About::Name) || headers::is_any_name(column.name())
    });
    table.rows() >= FEW
        && names.any(|(column, _)| {
            let distinct = column.n_unique().unwrap_or_default();
            distinct * 2 > table.rows()
        })
}

/// Whether rows of names and votes are a list of persons, and no results: they say what only
/// persons have, or nobody has more than one vote. Their names must not become columns.
pub(crate) fn lists_persons(grid: &Grid) -> bool {
    let who = |about: Option<About>| {
        matches!(
            about,
            Some(About::Mail | About::Phone | About::Birth | About::Number)
        )
    };
    grid.names.iter().zip(&grid.columns).any(|(name, cells)| {
        let single = || {
            let mut votes = cells.iter().flatten().map(str::parse::<u32>);
            cells.null_count() < cells.len()
                && votes.all(|votes| votes.is_ok_and(|votes| votes <= 1))
        };
        who(headers::told_by_name(name, false))
            || who(cells::told_by_cells(cells, true))
            || (is_votes(name) && single())
    })
}

/// Whether the choices of contests are voters: nearly as many as rows, and nobody counted them.
pub(crate) fn are_voters(contests: &[Contest], rows: usize) -> bool {
    const FEW: usize = 20;
    let choices: usize = contests.iter().map(|contest| contest.choices.len()).sum();
    let counted = contests.iter().any(|contest| {
        let counts = [&contest.registered, &contest.turnout, &contest.cast];
        counts.into_iter().any(Option::is_some)
    });
    rows >= FEW && choices * 2 > rows && !counted
}

fn is_number(column: &Column) -> bool {
    column.dtype().is_primitive_numeric()
}

fn by_cells(column: &Column, public: bool) -> Option<About> {
    if column.dtype() == &DataType::String {
        let cells = column.as_materialized_series().str().ok()?;
        return cells::told_by_cells(cells, public);
    }
    let numbers = column.as_materialized_series().i64().ok()?;
    let filled = || numbers.iter().flatten();
    let (least, most) = (filled().min()?, filled().max()?);
    let written = match (least, most) {
        // Spreadsheets take the zero off telephone numbers, and the signs out of dates.
        (600_000_000.., ..=799_999_999) => |number: i64| format!("0{number}"),
        (33_600_000_000.., ..=33_799_999_999) => |number: i64| format!("+{number}"),
        (19_000_101.., ..=20_121_231) => |number: i64| number.to_string(),
        _ => return None,
    };
    let cells: StringChunked = numbers.iter().map(|cell| cell.map(written)).collect();
    cells::told_by_cells(&cells, true)
}

/// Whether a column counts votes: more than one, as no person has.
fn counts_votes(column: &Column) -> bool {
    is_votes(column.name()) && is_number(column) && most(column).is_some_and(|most| most > 1.0)
}

fn is_votes(name: &str) -> bool {
    plain(name)
        .split(' ')
        .any(|word| matches!(word, "voix" | "vote" | "votes" | "exprimes" | "suffrages"))
}

fn most(column: &Column) -> Option<f64> {
    let figures = column.cast(&DataType::Float64).ok()?;
    figures.f64().ok()?.iter().flatten().reduce(f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    fn kept(frame: polars::prelude::PolarsResult<DataFrame>) -> (Vec<String>, usize) {
        let refused = refuse(Table {
            frame: frame.unwrap(),
        });
        (refused.value.columns(), refused.notes.len())
    }

    #[test]
    fn columns_about_persons_are_refused_by_name_and_by_content() {
        let (columns, notes) = kept(df!(
            "bureau" => ["0001", "0002"],
            "Prénom" => ["Ana", "Bo"],
            "courrier" => ["ana@example.org", "bo@example.org"],
            "joindre" => ["06 12 34 56 78", "+33 6 12 34 56 78"],
            "Date de naissance" => [1970, 1980]
        ));
        assert_eq!(columns, ["bureau"]);
        assert_eq!(notes, 4);
    }

    #[test]
    fn a_name_is_personal_beside_a_first_name_and_not_beside_a_line() {
        let (columns, _) = kept(df!("nom" => ["Gare"], "ligne" => ["B"], "mail" => ["a@b.fr"]));
        assert_eq!(columns, ["nom", "ligne"]);
        let (columns, _) = kept(df!("nom" => ["Petit"], "prénom" => ["Ana"], "rue" => ["A"]));
        assert_eq!(columns, ["rue"]);
    }

    #[test]
    fn candidates_are_public() {
        let (columns, notes) = kept(df!(
            "bureau" => ["0001"], "nom" => ["MACRON"], "prenom" => ["Emmanuel"], "voix" => [12]
        ));
        assert_eq!((columns.len(), notes), (4, 0));
    }

    #[test]
    fn a_list_of_voters_is_no_result_of_a_contest() {
        let (columns, _) = kept(df!(
            "nom" => ["Petit", "Grand"], "prenom" => ["Ana", "Bo"], "vote" => [0, 1]
        ));
        assert_eq!(columns, ["vote"]);
        let (columns, _) = kept(df!(
            "last_name" => ["Petit"], "dob" => ["1970-01-02"], "votes" => [12]
        ));
        assert_eq!(columns, ["votes"]);
    }
}

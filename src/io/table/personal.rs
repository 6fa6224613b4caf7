//! Columns about persons, which are refused: areas are scored, not people.

use polars::prelude::{DataType, StringChunked};

use crate::base::note::Noted;
use crate::base::text::plain;
use crate::base::words::Message;
use crate::model::table::Table;
use crate::msg;

/// How many filled cells of a column are looked at.
const SAMPLE: usize = 200;

/// Names of columns about persons, compared without accents and signs.
const ABOUT_PERSONS: &[(&str, About)] = &[
    ("nom de famille", About::Name),
    ("nom de naissance", About::Name),
    ("nom d usage", About::Name),
    ("nom usage", About::Name),
    ("nom usuel", About::Name),
    ("nom marital", About::Name),
    ("nom prenom", About::Name),
    ("nom et prenom", About::Name),
    ("prenom", About::Name),
    ("prenoms", About::Name),
    ("prenom s", About::Name),
    ("first name", About::Name),
    ("firstname", About::Name),
    ("last name", About::Name),
    ("lastname", About::Name),
    ("surname", About::Name),
    ("given name", About::Name),
    ("full name", About::Name),
    ("email", About::Mail),
    ("e mail", About::Mail),
    ("mail", About::Mail),
    ("courriel", About::Mail),
    ("adresse mail", About::Mail),
    ("adresse email", About::Mail),
    ("adresse e mail", About::Mail),
    ("email address", About::Mail),
    ("telephone", About::Phone),
    ("tel", About::Phone),
    ("portable", About::Phone),
    ("tel portable", About::Phone),
    ("telephone portable", About::Phone),
    ("telephone fixe", About::Phone),
    ("numero de telephone", About::Phone),
    ("phone", About::Phone),
    ("phone number", About::Phone),
    ("mobile phone", About::Phone),
    ("date de naissance", About::Birth),
    ("date naissance", About::Birth),
    ("ne e le", About::Birth),
    ("birth date", About::Birth),
    ("birthdate", About::Birth),
    ("date of birth", About::Birth),
    ("dob", About::Birth),
    ("lieu de naissance", About::Birth),
    ("commune de naissance", About::Birth),
    ("pays de naissance", About::Birth),
    ("birthplace", About::Birth),
    ("place of birth", About::Birth),
];

/// What a column says about persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Name,
    Mail,
    Phone,
    Birth,
}

impl About {
    fn reason(self) -> Message {
        match self {
            Self::Name => msg!("data-personal-name"),
            Self::Mail => msg!("data-personal-mail"),
            Self::Phone => msg!("data-personal-phone"),
            Self::Birth => msg!("data-personal-birth"),
        }
    }
}

/// The table without its columns about persons, each named in a note with the reason.
///
/// The names of candidates, in a table that counts their votes, are public and stay.
pub(crate) fn refuse(table: Table) -> Noted<Table> {
    let results = table.columns().iter().any(|name| counts_votes(name));
    let mut kept = Vec::with_capacity(table.frame.width());
    let mut notes = Vec::new();
    let rows = table.rows();
    for column in table.frame.into_columns() {
        let named = about(&plain(column.name()), results);
        let texts = (column.dtype() == &DataType::String)
            .then(|| column.as_materialized_series().str().ok().and_then(told_by))
            .flatten();
        match named.or(texts) {
            Some(about) => notes.push(msg!(
                "note-personal",
                column = column.name().as_str(),
                reason = about.reason()
            )),
            None => kept.push(column),
        }
    }
    let frame = polars::prelude::DataFrame::new(rows, kept).unwrap_or_default();
    Noted {
        value: Table { frame },
        notes,
    }
}

fn counts_votes(name: &str) -> bool {
    let name = plain(name);
    name.split(' ')
        .any(|word| matches!(word, "voix" | "vote" | "votes" | "exprimes"))
}

fn about(name: &str, results: bool) -> Option<About> {
    let (_, about) = ABOUT_PERSONS.iter().find(|(known, _)| *known == name)?;
    (*about != About::Name || !results).then_some(*about)
}

/// What the cells of a column tell, where most of them do.
fn told_by(cells: &StringChunked) -> Option<About> {
    let (mut mails, mut phones, mut seen) = (0, 0, 0);
    for cell in cells.iter().flatten().take(SAMPLE) {
        seen += 1;
        mails += usize::from(is_mail(cell));
        phones += usize::from(is_phone(cell));
    }
    let most = |count: usize| count > 0 && count * 2 > seen;
    if most(mails) {
        Some(About::Mail)
    } else {
        most(phones).then_some(About::Phone)
    }
}

fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.trim().split_once('@') else {
        return false;
    };
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !text.trim().contains(char::is_whitespace)
        && !host.contains(['@', '/'])
}

/// A French or international number as people write it: ten figures in pairs, or `+` first.
///
/// Ten figures without any sign between them could be a code, and are let pass.
fn is_phone(text: &str) -> bool {
    let text = text.trim();
    let figures: String = text.chars().filter(char::is_ascii_digit).collect();
    let signs = text
        .chars()
        .all(|sign| sign.is_ascii_digit() || " .-/()+\u{a0}\u{202f}".contains(sign));
    if !signs {
        return false;
    }
    if text.starts_with('+') {
        return (8..=15).contains(&figures.len());
    }
    let pairs: Vec<&str> = text
        .split([' ', '.', '-', '/', '\u{a0}', '\u{202f}'])
        .collect();
    figures.len() == 10
        && figures.starts_with('0')
        && pairs.len() == 5
        && pairs.iter().all(|pair| pair.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    fn kept(table: Table) -> (Vec<String>, usize) {
        let refused = refuse(table);
        (refused.value.columns(), refused.notes.len())
    }

    #[test]
    fn columns_about_persons_are_refused_by_name_and_by_content() {
        let frame = df!(
            "bureau" => ["0001", "0002"],
            "Prénom" => ["Ana", "Bo"],
            "contact" => ["ana@example.org", "bo@example.org"],
            "joindre" => ["06 12 34 56 78", "+33 6 12 34 56 78"],
            "Date de naissance" => [1970, 1980]
        );
        let (columns, notes) = kept(Table {
            frame: frame.unwrap(),
        });
        assert_eq!(columns, ["bureau"]);
        assert_eq!(notes, 4);
    }

    #[test]
    fn candidates_are_public() {
        let frame = df!(
            "bureau" => ["0001"], "nom" => ["MACRON"], "prenom" => ["Emmanuel"], "voix" => [12]
        );
        let (columns, notes) = kept(Table {
            frame: frame.unwrap(),
        });
        assert_eq!((columns.len(), notes), (4, 0));
    }

    #[test]
    fn codes_and_sentences_are_no_phone_numbers() {
        for text in ["0100100001", "93 010 0001", "2026-03-15", "01.02", "12"] {
            assert!(!is_phone(text), "{text}");
        }
        for text in ["à l'école", "@campagne", "a@b", "voir a@b.fr demain"] {
            assert!(!is_mail(text), "{text}");
        }
    }
}

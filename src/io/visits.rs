//! Lists of addresses that are done or that object: any table with their codes and a status.

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::date::Date;
use crate::base::note::Noted;
use crate::base::task::Task;
use crate::base::text::plain;
use crate::base::words::Message;
use crate::io::source::file_name;
use crate::io::table::personal;
use crate::io::{ReadError, only, table};
use crate::model::only::Only;
use crate::model::project::TableOptions;
use crate::model::table::Table;
use crate::model::visit::{Status, Visit, Visits};
use crate::msg;

/// What a column of the codes of addresses is called, the surest first.
const CODES: &[&str] = &[
    "address id",
    "adresse id",
    "id adresse",
    "id address",
    "id ban adresse",
    "cle interop",
    "cle interoperabilite",
    "ban id",
    "id ban",
    "id",
    "identifiant",
];

/// How many of these names no other table has.
const CODES_OF_ADDRESSES: usize = 7;

/// What a column of what was found is called.
const STATUSES: &[&str] = &[
    "status", "statut", "resultat", "etat", "result", "outcome", "visite",
];

/// What a column of when that was is called.
const DATES: &[&str] = &[
    "date",
    "visited on",
    "date visite",
    "date de visite",
    "date passage",
    "date de passage",
    "visite le",
    "fait le",
    "jour",
    "day",
];

/// What is written of an address that a crew has done.
const DONE: &[&str] = &[
    "done", "visited", "fait", "faite", "visite", "visitee", "ok", "opened", "ouvert", "ouverte",
];

/// What is written of one where somebody objects.
const OBJECTS: &[&str] = &[
    "objects",
    "objection",
    "objected",
    "opposed",
    "oppose",
    "opposee",
    "s oppose",
    "opposition",
    "refuse contact",
    "refus contact",
    "refus de contact",
    "ne plus contacter",
    "do not contact",
    "stop",
];

/// What else is usual, and of no person.
const USUAL: &[&str] = &[
    "absent",
    "absente",
    "absents",
    "nobody home",
    "not home",
    "later",
    "plus tard",
    "a revoir",
    "refused",
    "refus",
    "refuse",
    "no access",
    "sans acces",
    "pas d acces",
    "a faire",
    "to do",
    "todo",
    "closed",
    "ferme",
    "vacant",
    "answered",
    "repondu",
];

/// How many other statuses a remark names, and how often one that is not usual must be there to be
/// named: a remark about somebody is written once.
const NAMED: usize = 5;
const OFTEN: usize = 3;

/// Whether a table with these columns is surely such a list.
pub fn are_columns(columns: &[String]) -> bool {
    let names: Vec<String> = columns.iter().map(|name| plain(name)).collect();
    let has = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    has(&CODES[..CODES_OF_ADDRESSES]) && has(STATUSES)
}

/// Reads a list, and all rows of its file, of which those count that meet all of `only`. The column
/// of codes is `key`, or found by its name.
///
/// Rows without a code are told and left out; so is, once, how many statuses leave no address out.
///
/// # Errors
/// [`ReadError`] when the file cannot be read, has no column of codes or of statuses, or when
/// `task` was cancelled.
pub fn read(
    path: &Path,
    part: Option<&str>,
    options: &TableOptions,
    only: &[Only],
    key: Option<&str>,
    task: &Task,
) -> Result<Noted<(Visits, Table)>, ReadError> {
    let mut options = options.clone();
    // It is no table of results, whatever its columns are called.
    options.layout.get_or_insert_with(|| "plain".to_owned());
    let mut notes = Vec::new();
    let all = table::read(path, part, &options, task)?
        .take_notes(&mut notes)
        .table;
    let rows = if only.is_empty() {
        all.clone()
    } else {
        only::rows(path, &all, only)?
    };
    let visits = visits(path, &rows, key)?.take_notes(&mut notes);
    Ok(Noted {
        value: (visits, all),
        notes,
    })
}

/// The rows of a table as visits.
fn visits(path: &Path, table: &Table, key: Option<&str>) -> Result<Noted<Visits>, ReadError> {
    let codes = match key {
        Some(key) => named(table, &[&plain(key)]),
        None => named(table, CODES),
    };
    let unusable = |what: Message, hint: Message| ReadError::Unusable {
        path: path.to_owned(),
        what,
        hint,
    };
    let known = || table.columns().join(", ");
    let codes = codes.ok_or_else(|| {
        let (file, known) = (file_name(path), known());
        unusable(
            match key {
                Some(key) => msg!("visits-no-key", file = file, column = key),
                None => msg!("visits-no-codes", file = file),
            },
            msg!("visits-no-codes-hint", known = known),
        )
    })?;
    let statuses = named(table, STATUSES).ok_or_else(|| {
        unusable(
            msg!("visits-no-statuses", file = file_name(path)),
            msg!("visits-no-statuses-hint", known = known()),
        )
    })?;
    let texts = |column: &String| table.texts(column).unwrap_or_default();
    let dates = named(table, DATES).map(|dates| texts(&dates));
    let dates = dates.unwrap_or_else(|| vec![None; table.rows()]);
    let mut odd = Odd::default();
    let rows = texts(&codes).into_iter().zip(texts(&statuses)).zip(dates);
    let visits = rows.filter_map(|((code, status), date)| {
        let code = code.map(|code| code.trim().to_owned());
        let Some(address) = code.filter(|code| !code.is_empty()) else {
            odd.without_code += 1;
            return None;
        };
        Some(Visit {
            address,
            status: odd.status(status.as_deref().unwrap_or_default()),
            date: odd.date(date.as_deref().unwrap_or_default()),
        })
    });
    let visits = Visits {
        visits: visits.collect(),
        rows: table.rows(),
    };
    Ok(Noted {
        value: visits,
        notes: odd.notes(),
    })
}

/// The column with one of these names, which compare without accents, signs and capitals.
fn named(table: &Table, known: &[&str]) -> Option<String> {
    let columns = table.columns();
    let found = known.iter().find_map(|known| {
        let mut columns = columns.iter();
        columns.find(|column| plain(column) == *known)
    });
    found.cloned()
}

/// What is odd about a list, while it is read.
#[derive(Debug, Default)]
struct Odd {
    without_code: usize,
    /// By what is written in plain letters: as it is written first, and how often.
    others: BTreeMap<String, (String, usize)>,
    not_dates: usize,
}

impl Odd {
    fn status(&mut self, text: &str) -> Status {
        let status = plain(text);
        if DONE.contains(&status.as_str()) {
            return Status::Done;
        }
        if OBJECTS.contains(&status.as_str()) {
            return Status::Objects;
        }
        let other = self.others.entry(status);
        other.or_insert_with(|| (text.trim().to_owned(), 0)).1 += 1;
        Status::Other
    }

    fn date(&mut self, text: &str) -> Option<Date> {
        let date = date(text.trim());
        self.not_dates += usize::from(date.is_none() && !text.trim().is_empty());
        date
    }

    fn notes(&self) -> Vec<Message> {
        let mut notes = Vec::new();
        let others: usize = self.others.values().map(|(_, count)| count).sum();
        if others > 0 {
            let examples = self.examples();
            notes.push(if examples.is_empty() {
                msg!("visits-others", n = others)
            } else {
                msg!(
                    "visits-others-such-as",
                    n = others,
                    examples = examples.join(", ")
                )
            });
        }
        if self.without_code > 0 {
            notes.push(msg!("visits-without-code", n = self.without_code));
        }
        if self.not_dates > 0 {
            notes.push(msg!("visits-not-dates", n = self.not_dates));
        }
        notes
    }

    /// The most frequent other statuses that tell of nobody.
    fn examples(&self) -> Vec<&str> {
        let others = self.others.iter();
        let harmless = others.filter(|(plain, (_, count))| {
            let usual = USUAL.contains(&plain.as_str());
            usual || (OFTEN <= *count && personal::tells_of_nobody(plain))
        });
        let mut examples: Vec<(usize, &str)> = harmless
            .map(|(_, (written, count))| (*count, written.as_str()))
            .collect();
        examples.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        examples.truncate(NAMED);
        examples.into_iter().map(|(_, written)| written).collect()
    }
}

/// `2026-03-14`, with or without a time behind it, or `14/03/2026`.
fn date(text: &str) -> Option<Date> {
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(date) = day.parse() {
        return Some(date);
    }
    let mut parts = day.splitn(3, ['/', '.', '-']);
    let mut part = || parts.next();
    let (day, month, year) = (part()?, part()?, part()?);
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, key: Option<&str>) -> Result<Noted<Visits>, ReadError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v.csv");
        std::fs::write(&path, text).unwrap();
        let options = TableOptions::default();
        let read = read(&path, None, &options, &[], key, &Task::default())?;
        Ok(Noted {
            value: read.value.0,
            notes: read.notes,
        })
    }

    fn keys(notes: &[Message]) -> Vec<&str> {
        notes.iter().map(Message::key).collect()
    }

    #[test]
    fn statuses_and_dates_are_read_in_both_languages() {
        let text = "cle_interop;Statut;Date de visite;rue\n\
                    a;Visité;14/03/2026;Rue A\n\
                    b;S’oppose;2026-03-01T18:30:00;Rue A\n\
                    c;NE PLUS CONTACTER;;Rue A\n\
                    d;absent;soon;Rue A\n\
                    ;done;;Rue A\n\
                    f;ok;2026-03-02 10:00;Rue A\n";
        let read = read_text(text, None).unwrap();
        let found: Vec<(&str, Status, String)> = read
            .value
            .visits
            .iter()
            .map(|visit| {
                let date = visit.date.map(|date| date.to_string());
                (
                    visit.address.as_str(),
                    visit.status,
                    date.unwrap_or_default(),
                )
            })
            .collect();
        let wanted = [
            ("a", Status::Done, "2026-03-14"),
            ("b", Status::Objects, "2026-03-01"),
            ("c", Status::Objects, ""),
            ("d", Status::Other, ""),
            ("f", Status::Done, "2026-03-02"),
        ];
        assert_eq!(found, wanted.map(|(a, b, date)| (a, b, date.to_owned())));
        assert_eq!(read.value.rows, 6);
        let notes = [
            "visits-others-such-as",
            "visits-without-code",
            "visits-not-dates",
        ];
        assert_eq!(keys(&read.notes), notes);
    }

    #[test]
    fn what_may_tell_of_somebody_is_no_example() {
        let text = "id,status\n1,Durand rappelle\n2,voir Paul\n3,voir Paul\n4,voir Paul\n\
                    5,peint\n6,peint\n7,peint\n8,\n";
        let read = read_text(text, None).unwrap();
        let words = crate::base::words::Words::new(crate::base::words::Language::English);
        let said = words.say(&read.notes[0]);
        assert!(said.contains("peint"), "{said}");
        assert!(!said.contains("Durand") && !said.contains("Paul"), "{said}");
        assert!(said.contains('8'), "all are counted: {said}");
    }

    #[test]
    fn a_list_without_codes_or_statuses_is_refused() {
        let what = |text: &str, key| match read_text(text, key) {
            Err(ReadError::Unusable { what, .. }) => what.key(),
            Err(ReadError::Empty { .. }) => "empty",
            other => panic!("{other:?}"),
        };
        assert_eq!(what("rue,status\nA,done\n", None), "visits-no-codes");
        assert_eq!(what("id,status\nA,done\n", Some("ref")), "visits-no-key");
        assert_eq!(what("id,rue\na,Rue A\n", None), "visits-no-statuses");
        assert_eq!(what("", None), "empty");
        assert_eq!(what("id,status\n", None), "empty");
        let read = read_text("ref,status\na,done\n", Some("Ref")).unwrap();
        assert_eq!(read.value.visits[0].address, "a");
    }

    #[test]
    fn only_a_list_of_visits_is_taken_for_one() {
        let are = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            are_columns(&names)
        };
        assert!(are(&["Adresse_ID", "statut"]));
        assert!(!are(&["id", "etat"]), "that may be anything");
        assert!(!are(&["cle_interop", "numero", "lon", "lat"]));
    }
}

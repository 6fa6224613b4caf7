//! Where files come from, as told or as their columns show, and what is withheld of them.

use crate::base::text::plain;
use crate::base::words::Message;
use crate::model::project::{Provenance, Source};
use crate::model::report::{FileReport, SmallCounts};
use crate::model::table::Table;
use crate::msg;
use crate::session::Session;
use crate::session::data::{Content, Fact};
use crate::session::print::is_ban;

/// The licence of the French state and of INSEE, IGN and the ministries.
const OPEN_LICENCE: &str = "Licence Ouverte 2.0 (Etalab)";

/// The licence of OpenStreetMap, and of SNCF's open data.
const DATABASE_LICENCE: &str = "ODbL 1.0";

/// Columns that only files of one origin have, that origin, and its licence; names compare without
/// capitals, accents and signs, and `__` stands for the two figures of a year.
const KNOWN: &[(&[&str], &str, &str)] = &[
    (&["nom iris", "code iris", "typ iris"], "IGN, INSEE : contours IRIS", OPEN_LICENCE),
    (&["iris", "disp med__", "disp tp60__"], "INSEE : Filosofi", OPEN_LICENCE),
    (&["idinspire", "men", "men pauv"], "INSEE : Filosofi, carreaux", OPEN_LICENCE),
    (&["idcar 200m", "men", "men pauv"], "INSEE : Filosofi, carreaux", OPEN_LICENCE),
    (&["iris", "typ iris", "p__ pop"], "INSEE : recensement", OPEN_LICENCE),
    (&["code qp", "lib qp"], "ANCT : quartiers prioritaires", OPEN_LICENCE),
    (&["code uic", "code ligne", "fret", "voyageurs"], "SNCF", DATABASE_LICENCE),
    (&["osm id", "highway"], "© OpenStreetMap", DATABASE_LICENCE),
    (&["id", "relations", "meta", "highway"], "© OpenStreetMap", DATABASE_LICENCE),
];

impl Session {
    /// A file's hash and provenance: what was told, and in its gaps what its columns show.
    pub fn file_report(&self, source: &Source) -> FileReport {
        let told = &source.provenance;
        let fact = self.data().fact(source);
        let known = fact.and_then(|fact| recognise(fact)).unwrap_or_default();
        // A file that somebody has vouched for is not guessed at.
        let silent = told.origin.is_empty() && told.licence.is_empty();
        let known = if silent { known } else { Provenance::default() };
        let filled = |told: &String, known: String| {
            if told.is_empty() { known } else { told.clone() }
        };
        FileReport {
            hash: match fact {
                Some(fact) => fact.fingerprint.hash.clone(),
                None => source.hash.clone(),
            },
            recognised: known != Provenance::default(),
            provenance: Provenance {
                origin: filled(&told.origin, known.origin),
                licence: filled(&told.licence, known.licence),
                dated: filled(&told.dated, known.dated),
                vintage: told.vintage.clone(),
            },
        }
    }

    /// What is withheld of a source's figures about people; `None` for figures of anything else.
    pub fn small_counts(&self, source: &Source) -> Option<SmallCounts> {
        let veil = self.derived().veils.get(&source.name)?;
        Some(SmallCounts {
            households: veil.counted.clone(),
            threshold: veil.threshold,
            withheld: veil.withheld(),
        })
    }
}

/// Where a file comes from, on one line.
pub fn in_words(file: &FileReport) -> Message {
    let Provenance {
        origin,
        licence,
        dated,
        vintage,
    } = &file.provenance;
    let part = |said: &String, message: Message| {
        if said.is_empty() { msg!("from-nothing") } else { message }
    };
    let dated = part(dated, msg!("from-dated", date = dated.as_str()));
    let vintage = part(vintage, msg!("from-vintage", vintage = vintage.as_str()));
    let licence = if licence.is_empty() {
        msg!("from-no-licence")
    } else {
        msg!("from-licence", licence = licence.as_str())
    };
    let origin = if origin.is_empty() {
        msg!("from-nobody")
    } else {
        msg!("from-origin", origin = origin.as_str())
    };
    msg!(
        "from-all",
        origin = origin,
        licence = licence,
        dated = dated,
        vintage = vintage,
        recognised = if file.recognised {
            msg!("from-recognised")
        } else {
            msg!("from-nothing")
        }
    )
}

/// What is withheld of a source's figures about people, on one line.
pub fn small_in_words(small: &SmallCounts) -> Message {
    msg!(
        "small-counts",
        threshold = small.threshold,
        column = small.households.as_str(),
        n = small.withheld
    )
}

/// The provenance of a file of a well-known kind.
fn recognise(fact: &Fact) -> Option<Provenance> {
    match &fact.content {
        Content::Addresses(addresses) => is_ban(addresses).then(|| Provenance {
            origin: "Base Adresse Nationale".to_owned(),
            licence: OPEN_LICENCE.to_owned(),
            ..Provenance::default()
        }),
        Content::Table(read) if read.options.layout.as_deref() == Some("ministry") => {
            Some(Provenance {
                origin: "Ministère de l’Intérieur".to_owned(),
                licence: OPEN_LICENCE.to_owned(),
                ..Provenance::default()
            })
        }
        Content::Table(read) => by_columns(&read.table),
        Content::Layer(layer) => by_columns(&layer.table),
        Content::Precincts(_) => None,
    }
}

fn by_columns(table: &Table) -> Option<Provenance> {
    let names: Vec<String> = table.columns().iter().map(|name| plain(name)).collect();
    let has = |wanted: &&str| names.iter().any(|name| year_in(name, wanted).is_some());
    let (columns, origin, licence) = KNOWN
        .iter()
        .find(|(columns, _, _)| columns.iter().all(|column| has(column)))?;
    let mut years = columns.iter().filter_map(|column| {
        let year = names.iter().find_map(|name| year_in(name, column))?;
        (!year.is_empty()).then_some(year)
    });
    Some(Provenance {
        origin: (*origin).to_owned(),
        licence: (*licence).to_owned(),
        dated: years.next().map(|year| format!("20{year}")).unwrap_or_default(),
        vintage: String::new(),
    })
}

/// The year in a column's name, where the name is the one wanted; empty for one without.
fn year_in<'a>(name: &'a str, wanted: &str) -> Option<&'a str> {
    let Some((before, after)) = wanted.split_once("__") else {
        return (name == wanted).then_some("");
    };
    let year = name.strip_prefix(before)?.strip_suffix(after)?;
    (year.len() == 2 && year.bytes().all(|figure| figure.is_ascii_digit())).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    #[test]
    fn files_of_known_kinds_are_known_by_their_columns_and_others_are_not() {
        let filosofi = df!("IRIS" => ["1"], "DISP_MED18" => [1], "DISP_TP6018" => [2]).unwrap();
        let known = by_columns(&Table { frame: filosofi }).unwrap();
        assert_eq!((known.origin.as_str(), known.dated.as_str()), ("INSEE : Filosofi", "2018"));
        assert_eq!(known.licence, OPEN_LICENCE);
        let other = df!("iris" => ["1"], "income" => [2]).unwrap();
        assert_eq!(by_columns(&Table { frame: other }), None);
    }
}

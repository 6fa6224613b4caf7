//! Where files of well-known kinds come from, by the columns that only they have.

use crate::base::text::plain;
use crate::model::project::Provenance;
use crate::model::table::Table;

/// The licence of the French state and of INSEE, IGN and the ministries.
pub const OPEN_LICENCE: &str = "Licence Ouverte 2.0 (Etalab)";

/// The licence of OpenStreetMap, and of SNCF's open data.
const DATABASE_LICENCE: &str = "ODbL 1.0";

/// The origin that OpenStreetMap asks to be named.
const OPENSTREETMAP: &str = "© OpenStreetMap";

/// Columns that only files of one origin have, that origin, and its licence; names compare without
/// capitals, accents and signs, and `__` stands for the two figures of a year.
const KNOWN: &[(&[&str], &str, &str)] = &[
    (
        &["nom iris", "code iris", "typ iris"],
        "IGN, INSEE : contours IRIS",
        OPEN_LICENCE,
    ),
    (
        &["iris", "disp med__", "disp tp60__"],
        "INSEE : Filosofi",
        OPEN_LICENCE,
    ),
    (
        &["idinspire", "men", "men pauv"],
        "INSEE : Filosofi, carreaux",
        OPEN_LICENCE,
    ),
    (
        &["idcar 200m", "men", "men pauv"],
        "INSEE : Filosofi, carreaux",
        OPEN_LICENCE,
    ),
    (
        &["iris", "typ iris", "p__ pop"],
        "INSEE : recensement",
        OPEN_LICENCE,
    ),
    (
        &["code qp", "lib qp"],
        "ANCT : quartiers prioritaires",
        OPEN_LICENCE,
    ),
    (
        &["code uic", "code ligne", "fret", "voyageurs"],
        "SNCF",
        DATABASE_LICENCE,
    ),
    (&["osm id", "highway"], OPENSTREETMAP, DATABASE_LICENCE),
    (&["osm id", "osm way id"], OPENSTREETMAP, DATABASE_LICENCE),
    (
        &["id", "relations", "meta", "highway"],
        OPENSTREETMAP,
        DATABASE_LICENCE,
    ),
];

/// The provenance of what is read of OpenStreetMap.
pub fn openstreetmap() -> Provenance {
    Provenance {
        origin: OPENSTREETMAP.to_owned(),
        licence: DATABASE_LICENCE.to_owned(),
        ..Provenance::default()
    }
}

/// The provenance of a table of a well-known kind; `None` unless its columns leave no doubt.
pub fn by_columns(table: &Table) -> Option<Provenance> {
    let names: Vec<String> = table.columns().iter().map(|name| plain(name)).collect();
    let has = |wanted: &&str| names.iter().any(|name| year_in(name, wanted).is_some());
    let (columns, origin, licence) = KNOWN
        .iter()
        .find(|(columns, _, _)| columns.iter().all(&has))?;
    let mut years = columns.iter().filter_map(|column| {
        let year = names.iter().find_map(|name| year_in(name, column))?;
        (!year.is_empty()).then_some(year)
    });
    Some(Provenance {
        origin: (*origin).to_owned(),
        licence: (*licence).to_owned(),
        dated: years
            .next()
            .map(|year| format!("20{year}"))
            .unwrap_or_default(),
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
        assert_eq!(
            (known.origin.as_str(), known.dated.as_str()),
            ("INSEE : Filosofi", "2018")
        );
        assert_eq!(known.licence, OPEN_LICENCE);
        let other = df!("iris" => ["1"], "income" => [2]).unwrap();
        assert_eq!(by_columns(&Table { frame: other }), None);
    }
}

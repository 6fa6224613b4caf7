//! What a new file probably is: its name in formulas, its role, its key.

use std::path::Path;

use geo::Geometry;

use crate::analysis::dwellings;
use crate::analysis::join::{self, Proposal};
use crate::base::task::Task;
use crate::io;
use crate::model::layer::{Code, Layer};
use crate::model::project::{Project, Role};
use crate::model::table::Table;
use crate::session::Session;
use crate::session::derived::codes_of_zones;

/// Endings of files that are tables, whatever else they could be.
const TABLES: [&str; 9] = [
    "csv", "tsv", "txt", "xlsx", "xls", "xlsm", "ods", "gz", "xml",
];

/// Columns by which a table shows itself to be addresses in the layout of the BAN.
const ADDRESS_COLUMNS: [&str; 4] = ["numero", "nom_voie", "lon", "lat"];

/// How many features tell what a layer is.
const LOOKED_AT: usize = 1_000;

/// A name for a file's source that formulas can use and the project does not have:
/// `snake_case`, beginning with a letter.
pub fn name_for(path: &Path, part: Option<&str>, project: &Project) -> String {
    let stem = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.split('.').find(|part| !part.is_empty());
    let wanted = snake_case(part.or(stem).unwrap_or_default());
    let numbered = |number: u32| match number {
        1 => wanted.clone(),
        _ => format!("{wanted}_{number}"),
    };
    (1..)
        .map(numbered)
        .find(|name| project.source(name).is_none())
        .unwrap_or(wanted)
}

/// Whether a text can be a source's or an indicator's name.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// What a file is probably for: by its ending, then by the shapes in it.
///
/// A file that cannot be opened is taken for a table, whose reader will say what is wrong.
pub fn role_for(path: &Path, part: Option<&str>, crs: Option<&str>) -> Role {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    if ["parquet", "geoparquet"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
    {
        let layer = io::layer::read(path, part, crs, &Task::default());
        return layer.map_or(Role::Table, |layer| role_of_layer(&layer.value));
    }
    if TABLES.contains(&ending.to_ascii_lowercase().as_str()) {
        return Role::Table;
    }
    match io::layer::read_first(path, part, LOOKED_AT) {
        Ok(layer) => role_of_layer(&layer),
        Err(_)
            if ["zip", "json"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known)) =>
        {
            Role::Table
        }
        // Its own reader will say better what is wrong with it.
        Err(_) => Role::Zones,
    }
}

/// Whether a table is one of addresses.
pub fn holds_addresses(table: &Table) -> bool {
    name_addresses(&table.columns())
}

/// Whether a file begins as a text table of addresses does: with the names of its columns.
pub fn begins_as_addresses(path: &Path) -> bool {
    name_addresses(&column_names(path))
}

/// Whether a table is a list of addresses that are done or that object.
pub fn holds_visits(table: &Table) -> bool {
    io::visits::are_columns(&table.columns())
}

/// Whether a file begins as such a list does.
pub fn begins_as_visits(path: &Path) -> bool {
    io::visits::are_columns(&column_names(path))
}

/// What the first line of a text table calls its columns.
fn column_names(path: &Path) -> Vec<String> {
    let line = io::table::first_line(path);
    let names = line.split([',', ';', '\t', '|']);
    let bare = |name: &str| name.trim_matches(['"', ' ', '\u{feff}']).to_owned();
    names.map(bare).collect()
}

fn name_addresses(columns: &[String]) -> bool {
    ADDRESS_COLUMNS.iter().all(|wanted| {
        columns
            .iter()
            .any(|column| column.eq_ignore_ascii_case(wanted))
    })
}

impl Session {
    /// Texts that tell which town this is: the project's name, the folders and names of its
    /// files, and what is the same in all of its precincts.
    pub(crate) fn place_words(&self) -> Vec<String> {
        let project = self.project();
        let paths = project.sources.iter().flat_map(|source| {
            let parts = source.path.iter().rev().take(3);
            parts.map(|part| part.to_string_lossy().into_owned())
        });
        let mut words: Vec<String> = paths.chain([project.name.clone()]).collect();
        let Some(precincts) = self.precincts() else {
            return words;
        };
        for column in precincts.table.columns() {
            let texts = precincts.table.texts(&column).unwrap_or_default();
            if let Some(Some(first)) = texts.first()
                && texts.iter().all(|text| text.as_ref() == Some(first))
            {
                words.push(first.clone());
            }
        }
        words
    }

    /// The codes of the rows of a source, by its own key; `None` until it is read.
    pub(crate) fn codes_of(&self, name: &str) -> Option<Vec<Code>> {
        let source = self.project().source(name)?;
        if let Some(layer) = self.data().layer(source) {
            return Some(codes_of_zones(source, layer));
        }
        let read = self.data().table(source)?;
        let key = source.key.as_ref()?;
        let codes = join::codes_of(key, &source.corrections, &read.table).ok()?;
        Some(codes.into_iter().flatten().collect())
    }
}

/// The best proposal, where it is clearly better than the next.
///
/// It must match at least half of what there is to match (the precincts, or the rows where these
/// are fewer), one row for each, without taking a place for granted, and no key may match other
/// rows as well.
pub fn clear_winner(proposals: &[Proposal], precincts: usize, rows: usize) -> Option<&Proposal> {
    let best = proposals.first()?;
    let enough = precincts.min(rows).div_ceil(2);
    let doubtful = best.assumed || best.doubtful || best.matched_precincts < enough.max(1);
    (!doubtful).then_some(best)
}

fn role_of_layer(layer: &Layer) -> Role {
    let (mut areas, mut lines, mut points) = (0_usize, 0_usize, 0_usize);
    for shape in layer.shapes.iter().flatten() {
        match shape {
            Geometry::Polygon(_) | Geometry::MultiPolygon(_) | Geometry::Rect(_) => areas += 1,
            Geometry::Line(_) | Geometry::LineString(_) | Geometry::MultiLineString(_) => {
                lines += 1;
            }
            Geometry::Point(_) | Geometry::MultiPoint(_) => points += 1,
            Geometry::GeometryCollection(_) | Geometry::Triangle(_) => {}
        }
    }
    if areas.max(lines).max(points) == 0 {
        return Role::Table;
    }
    if lines.max(points) <= areas && dwellings::are_buildings(&layer.table) {
        Role::Buildings
    } else if lines.max(points) <= areas {
        Role::Zones
    } else if points <= lines {
        Role::Streets
    } else if holds_addresses(&layer.table) {
        Role::Addresses
    } else {
        Role::Places
    }
}

fn snake_case(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = plain(c);
        if plain.is_empty() && !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
        name.push_str(&plain);
    }
    let name = name.trim_end_matches('_');
    if name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.to_owned()
    } else {
        format!("s{name}")
    }
}

/// A small letter or digit without its accent; nothing for any other character.
fn plain(c: char) -> String {
    match c {
        'a'..='z' | '0'..='9' => c.to_string(),
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a".to_owned(),
        'ç' => "c".to_owned(),
        'è' | 'é' | 'ê' | 'ë' => "e".to_owned(),
        'ì' | 'í' | 'î' | 'ï' => "i".to_owned(),
        'ñ' => "n".to_owned(),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o".to_owned(),
        'ù' | 'ú' | 'û' | 'ü' => "u".to_owned(),
        'æ' => "ae".to_owned(),
        'œ' => "oe".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str, part: Option<&str>) -> String {
        name_for(Path::new(path), part, &Project::default())
    }

    #[test]
    fn names_made_from_files_can_stand_in_formulas() {
        assert_eq!(
            named("Résultats T1 (2017).csv.gz", None),
            "resultats_t1_2017"
        );
        assert_eq!(
            named("2017-presidentielle-1.csv", None),
            "s2017_presidentielle_1"
        );
        assert_eq!(named("vote.gpkg", Some("zone")), "zone");
        assert_eq!(named("....", None), "s");
        for odd in ["", "_", "état", "1er", "日本"] {
            assert!(is_name(&snake_case(odd)), "{odd}");
        }
    }

    #[test]
    fn a_rival_makes_a_key_doubtful() {
        let proposal = |key: &str, matched| Proposal {
            key: key.to_owned(),
            matched_precincts: matched,
            matched_rows: matched,
            merged_communes: false,
            assumed: false,
            doubtful: false,
            examples: Vec::new(),
        };
        let (bureau, poor) = (proposal("a", 30), proposal("c", 3));
        let clear = [bureau.clone(), poor.clone()];
        assert_eq!(clear_winner(&clear, 32, 69_000), Some(&bureau));
        let rivalled = Proposal {
            doubtful: true,
            ..bureau
        };
        assert_eq!(clear_winner(&[rivalled], 32, 69_000), None);
        let assumed = Proposal {
            assumed: true,
            ..proposal("d", 30)
        };
        assert_eq!(clear_winner(&[assumed], 32, 30), None, "which place?");
        assert_eq!(clear_winner(&[poor], 32, 69_000), None, "too few");
        assert_eq!(clear_winner(&[], 32, 69_000), None);
    }
}

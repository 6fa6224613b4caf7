//! Tables written as JSON: a list of records, each a map of its cells.

use std::collections::HashMap;
use std::fmt;

use polars::prelude::StringChunked;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::base::words::Message;
use crate::io::table::grid::Grid;
use crate::msg;

/// Whether a file begins as a list of records does. A layer begins with a map.
pub(crate) fn is_records(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let rest = bytes.trim_ascii_start().strip_prefix(b"[");
    rest.is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"))
}

/// The records as rows, columns in the order in which they are met. The map `fields`, in which
/// open data portals wrap a record's cells, is opened; lists and other maps are left out, noted.
///
/// # Errors
/// What is wrong with the JSON.
pub(crate) fn read(text: &str, notes: &mut Vec<Message>) -> Result<Grid, serde_json::Error> {
    let records: Vec<Record> = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let mut names: Vec<String> = Vec::new();
    let mut place_of: HashMap<String, usize> = HashMap::new();
    let mut columns: Vec<Vec<Option<String>>> = Vec::new();
    for (row, record) in records.iter().enumerate() {
        for (name, cell) in &record.0 {
            let place = *place_of.entry(name.clone()).or_insert_with(|| {
                names.push(name.clone());
                columns.push(Vec::new());
                columns.len() - 1
            });
            let text = match cell {
                Value::Null => None,
                Value::String(text) => Some(text.trim().to_owned()),
                Value::Bool(_) | Value::Number(_) => Some(cell.to_string()),
                Value::Array(_) | Value::Object(_) => {
                    let note = msg!("note-column-kind", column = name.as_str());
                    if !notes.contains(&note) {
                        notes.push(note);
                    }
                    None
                }
            };
            columns[place].resize(row, None);
            columns[place].push(text.filter(|text| !text.is_empty()));
        }
    }
    let columns = columns.into_iter().map(|mut cells| {
        cells.resize(records.len(), None);
        cells.into_iter().collect::<StringChunked>()
    });
    Ok(Grid {
        names,
        columns: columns.collect(),
        rows: records.len(),
    })
}

/// A map in the order of its file.
struct Record(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Cells)
    }
}

struct Cells;

impl<'de> Visitor<'de> for Cells {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of cells")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut cells: Vec<(String, Value)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == "fields" {
                cells.extend(map.next_value::<Record>()?.0);
            } else {
                cells.push((name, map.next_value()?));
            }
        }
        // Of two cells of one name the last counts, as everywhere in JSON.
        let mut last: HashMap<String, usize> = HashMap::new();
        for (place, (name, _)) in cells.iter().enumerate() {
            last.insert(name.clone(), place);
        }
        let mut place = 0;
        cells.retain(|(name, _)| {
            place += 1;
            last.get(name) == Some(&(place - 1))
        });
        Ok(Record(cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_rows_whatever_they_lack() {
        let text = "\u{feff}[{\"bureau\": \"01\", \"voix\": 12, \"voix\": 13}, {\"voix\": null,\
                    \"fields\": {\"lieu\": \" École \"}, \"point\": [1, 2]}]";
        assert!(is_records(text.as_bytes()));
        let mut notes = Vec::new();
        let grid = read(text, &mut notes).unwrap();
        assert_eq!(grid.names, ["bureau", "voix", "lieu", "point"]);
        let column = |at: usize| grid.columns[at].iter().collect::<Vec<_>>();
        assert_eq!(column(0), [Some("01"), None]);
        assert_eq!(column(1), [Some("13"), None]);
        assert_eq!(column(2), [None, Some("École")]);
        assert_eq!(notes.len(), 1, "the point");
    }

    #[test]
    fn a_list_that_ends_early_is_an_error() {
        assert!(read("[{\"a\": 1}, {\"a\":", &mut Vec::new()).is_err());
        assert!(!is_records(b"{\"type\": \"FeatureCollection\"}"));
    }
}

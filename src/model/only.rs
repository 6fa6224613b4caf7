//! Which rows of a file count: only where a column says this or that.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::table::Table;

/// A condition on rows: `TYPE=voyageurs,mixte` or `TYPE≠fret`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Only {
    /// The column that is looked at.
    pub column: String,
    /// What its cells are compared with, as text, whole numbers without decimals; an empty text is
    /// an empty cell.
    pub values: BTreeSet<String>,
    /// Whether rows with one of the values are left out, instead of all others.
    pub without: bool,
}

impl Only {
    /// Reads `COLUMN=VALUE,VALUE`, or with `≠` or `!=` between; a value in quotation marks may have
    /// commas, and a quotation mark twice. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let place = text.find(['=', '≠'])?;
        let (before, after) = text.split_at(place);
        let sign = after.chars().next()?;
        let column = before.strip_suffix('!').filter(|_| sign == '=');
        let without = sign == '≠' || column.is_some();
        let column = column.unwrap_or(before).trim();
        if column.is_empty() {
            return None;
        }
        Some(Self {
            column: column.to_owned(),
            values: values(&after[sign.len_utf8()..])?,
            without,
        })
    }

    /// Its values, with commas between.
    pub fn values_in_words(&self) -> String {
        let quoted = |value: &String| {
            if value.contains([',', '"']) {
                format!("\"{}\"", value.replace('"', "\"\""))
            } else {
                value.clone()
            }
        };
        let values: Vec<String> = self.values.iter().map(quoted).collect();
        values.join(",")
    }

    /// Takes values that are written with commas between, once every quotation mark is closed.
    pub fn take_values(&mut self, text: &str) {
        if let Some(values) = values(text) {
            self.values = values;
        }
    }

    /// Whether each row of a table is kept: one entry per row; `None` where it lacks the column.
    pub fn kept(&self, table: &Table) -> Option<Vec<bool>> {
        let cells = table.cells(&self.column)?.into_iter();
        let has = |cell: Option<&str>| self.values.contains(cell.unwrap_or("").trim());
        Some(
            cells
                .map(|cell| has(cell.as_deref()) != self.without)
                .collect(),
        )
    }
}

impl fmt::Display for Only {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.without { '≠' } else { '=' };
        write!(f, "{}{sign}{}", self.column, self.values_in_words())
    }
}

/// Values between commas; `None` where a quotation mark is not closed.
fn values(text: &str) -> Option<BTreeSet<String>> {
    let mut values = BTreeSet::new();
    let (mut value, mut quoted) = (String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => value.push('"'),
            '"' if quoted || value.trim().is_empty() => quoted = !quoted,
            ',' if !quoted => {
                values.insert(std::mem::take(&mut value).trim().to_owned());
            }
            letter => value.push(letter),
        }
    }
    values.insert(value.trim().to_owned());
    (!quoted).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    #[test]
    fn conditions_are_read_and_written_alike() {
        for text in [
            "fret=N",
            "type de gare≠fret,triage",
            "n=1,2",
            "nom=\"Fret, triage\",Gare",
            "nom=\"dit \"\"le fort\"\", gare\"",
            "nom=",
        ] {
            assert_eq!(Only::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Only::parse("a != b"), Only::parse("a≠b"));
        for wrong in ["", "fret", "=a", "!=a", "nom=\"a"] {
            assert_eq!(Only::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn rows_are_kept_by_the_text_of_their_cells() {
        let frame = df!(
            "fret" => [Some("O"), Some("N "), None],
            "n" => [Some(1_i64), Some(2), Some(3)],
            "x" => [1.0, 2.5, 3.0]
        );
        let table = Table {
            frame: frame.unwrap(),
        };
        let kept = |text: &str| Only::parse(text).unwrap().kept(&table);
        assert_eq!(kept("fret=N"), Some(vec![false, true, false]));
        assert_eq!(kept("fret≠O"), Some(vec![false, true, true]));
        assert_eq!(kept("fret="), Some(vec![false, false, true]));
        assert_eq!(kept("n=1,3"), Some(vec![true, false, true]));
        assert_eq!(kept("x≠3"), Some(vec![true, true, false]));
        assert_eq!(kept("gare=1"), None);
    }
}

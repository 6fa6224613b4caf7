//! What a row offers a code: its columns, whole or in part.

use std::collections::{HashMap, HashSet};

use crate::analysis::join::propose::shape::{Form, Piece, Shape, bare};
use crate::base::text::plain;
use crate::model::table::Table;

/// A row has no text, or none that fits.
pub(super) const NONE: u32 = u32::MAX;

/// Columns looked at, from the left.
const COLUMNS: usize = 40;

/// Number columns looked at whatever they are called, from the left: beyond are votes.
const NUMBERS: usize = 6;

/// A column, each of its texts once.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) texts: Vec<String>,
    /// `text_of[row]`: which text, or [`NONE`].
    pub(super) text_of: Vec<u32>,
    /// Whether its name is one of a place, such as a town's.
    pub(super) is_place: bool,
    /// Whether its name is one of a precinct.
    pub(super) is_precinct: bool,
}

/// The columns of a table that could be part of a code.
pub(super) fn columns(table: &Table) -> Vec<Column> {
    let names = table.columns();
    let mut numbers = 0;
    names
        .into_iter()
        .filter(|name| {
            if is_count(name) {
                return false;
            }
            let known = is_place(name) || is_precinct(name);
            numbers += usize::from(table.is_number(name));
            known || !table.is_number(name) || numbers <= NUMBERS
        })
        .take(COLUMNS)
        .filter_map(|name| {
            let mut texts: Vec<String> = Vec::new();
            let mut known: HashMap<String, u32> = HashMap::new();
            let text_of = table
                .texts(&name)?
                .into_iter()
                .map(|text| {
                    let Some(text) = text else { return NONE };
                    let next = u32::try_from(texts.len()).unwrap_or(NONE);
                    *known.entry(text).or_insert_with_key(|text| {
                        texts.push(text.clone());
                        next
                    })
                })
                .collect();
            Some(Column {
                is_place: is_place(&name),
                is_precinct: is_precinct(&name),
                name,
                texts,
                text_of,
            })
        })
        .collect()
}

fn has_word(name: &str, starts: &[&str]) -> bool {
    let name = plain(name);
    name.split(' ')
        .any(|word| starts.iter().any(|start| word.starts_with(start)))
}

fn is_place(name: &str) -> bool {
    const PLACES: [&str; 16] = [
        "dep",
        "com",
        "insee",
        "ville",
        "libelle",
        "circ",
        "arr",
        "canton",
        "city",
        "town",
        "county",
        "state",
        "municipal",
        "jurisdiction",
        "district",
        "code",
    ];
    has_word(name, &PLACES)
}

fn is_precinct(name: &str) -> bool {
    has_word(name, &["bureau", "bv", "precinct", "bvote", "uniq", "vtd"])
}

/// Whether a name is one of a count of people, whose numbers could be mistaken for codes.
fn is_count(name: &str) -> bool {
    const COUNTS: [&str; 16] = [
        "inscr",
        "votant",
        "exprim",
        "blanc",
        "nul",
        "abst",
        "voix",
        "votes",
        "registered",
        "turnout",
        "blank",
        "total",
        "nb",
        "taux",
        "pop",
        "ballots",
    ];
    has_word(name, &COUNTS)
}

/// How the INSEE codes of the arrondissements of Paris, Marseille and Lyon begin.
pub(super) const ARRONDISSEMENTS: [&str; 3] = ["751", "132", "6938"];

/// How wide an INSEE code is.
const INSEE: usize = 5;

/// A part of a column's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    Whole,
    Left(usize),
    Right(usize),
    /// The number of an arrondissement in an INSEE code that begins so: 06 in 75106.
    Arrondissement(&'static str),
    /// What follows a text that they all begin with.
    After(String),
    /// The nth part between these signs, counted from 1.
    Part(char, usize),
}

impl Cut {
    /// The part, as [`Cut::sql`] makes it.
    fn apply<'a>(&self, text: &'a str) -> Option<&'a str> {
        match self {
            Self::Whole => Some(text),
            Self::Left(width) => text.get(..text.len().min(*width)),
            Self::Right(width) => text.get(text.len().saturating_sub(*width)..),
            Self::Arrondissement(start) => text.get(..INSEE)?.strip_prefix(start),
            Self::After(start) => {
                let rest = text.strip_prefix(start.as_str()).unwrap_or(text);
                (!rest.contains(start.as_str())).then_some(rest)
            }
            Self::Part(sign, place) => text.split(*sign).nth(place - 1),
        }
    }

    /// In SQL.
    fn sql(&self, column: &str) -> String {
        let column = quoted(column);
        match self {
            Self::Whole => column,
            Self::Left(width) => format!("LEFT({column}, {width})"),
            Self::Right(width) => format!("RIGHT({column}, {width})"),
            Self::Arrondissement(start) => {
                let (begin, rest) = (start.len(), INSEE - start.len());
                let number = format!("SUBSTR({column}, {}, {rest})", begin + 1);
                let begins = format!("LEFT({column}, {begin}) = {}", text(start));
                format!("CASE WHEN {begins} THEN {number} END")
            }
            Self::After(start) => format!("REPLACE({column}, {}, '')", text(start)),
            Self::Part(sign, place) => {
                format!("SPLIT_PART({column}, {}, {place})", text(&sign.to_string()))
            }
        }
    }
}

/// A column's name in SQL.
pub(super) fn quoted(column: &str) -> String {
    format!("\"{}\"", column.replace('"', "\"\""))
}

/// A text in SQL.
pub(super) fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Cuts worth trying on a column for the pieces of a shape.
fn cuts(column: &Column, shape: &Shape) -> Vec<Cut> {
    let mut cuts = vec![Cut::Whole];
    let ascii = || column.texts.iter().filter(|text| text.is_ascii());
    if ascii().count() < column.texts.len() {
        return cuts;
    }
    let width = column.texts.first().map_or(0, String::len);
    let fixed = column.texts.iter().all(|text| text.len() == width);
    let mut widths: Vec<usize> = shape
        .pieces
        .iter()
        .filter_map(|piece| match piece.form {
            Form::Wide(width) => Some(width),
            Form::Bare | Form::AsIs => None,
        })
        .collect();
    if fixed && width <= 10 {
        widths.extend(1..width);
    }
    widths.sort_unstable();
    widths.dedup();
    for width in widths {
        cuts.extend([Cut::Left(width), Cut::Right(width)]);
    }
    cuts.extend(
        ARRONDISSEMENTS
            .into_iter()
            .filter(|start| ascii().any(|text| text.len() >= INSEE && text.starts_with(start)))
            .map(Cut::Arrondissement),
    );
    cuts.extend(start(column).map(Cut::After));
    for sign in ['_', '-'] {
        if ascii().all(|text| text.contains(sign)) {
            cuts.extend([Cut::Part(sign, 1), Cut::Part(sign, 2)]);
        }
    }
    cuts
}

/// The letters that most texts of a column begin with, before figures: `BV`.
fn start(column: &Column) -> Option<String> {
    let first = column.texts.first()?;
    let figures = first.find(|sign: char| sign.is_ascii_digit())?;
    let start = first.get(..figures).filter(|start| !start.is_empty())?;
    let sharing = column
        .texts
        .iter()
        .filter(|text| text.starts_with(start))
        .count();
    (sharing * 10 >= column.texts.len() * 8).then(|| start.to_owned())
}

/// Where a piece of a code may come from.
#[derive(Debug)]
pub(super) struct Origin {
    /// The place of its column; `None` for a text that is the same in every row.
    pub(super) column: Option<usize>,
    /// Whether it is a text that only some of the codes have, taken for that of every row.
    pub(super) assumed: bool,
    cut: Cut,
    constant: String,
    /// `numbers[row]`: the number of the piece it makes, or [`NONE`].
    pub(super) numbers: Vec<u32>,
    /// Whether it makes the piece as written, zeros and all.
    exact: bool,
    /// How much of it fits the piece, 0 to 1.
    fit: f64,
}

impl Origin {
    /// The piece in SQL.
    pub(super) fn sql(&self, columns: &[Column], form: Form) -> String {
        let Some(column) = self.column else {
            return text(&self.constant);
        };
        let part = self.cut.sql(&columns[column].name);
        match form {
            _ if self.exact => part,
            Form::Wide(width) => format!("LPAD(LTRIM({part}, '0'), {width}, '0')"),
            Form::Bare => format!("LTRIM({part}, '0')"),
            Form::AsIs => part,
        }
    }

    /// The piece in a template; `None` where only a formula can make it.
    pub(super) fn template(&self, columns: &[Column], form: Form) -> Option<String> {
        let Some(column) = self.column else {
            return (!self.constant.contains('{')).then(|| self.constant.clone());
        };
        let name = &columns[column].name;
        if self.cut != Cut::Whole || name.contains(['{', '}', ':']) {
            return None;
        }
        Some(match form {
            _ if self.exact => format!("{{{name}}}"),
            Form::Wide(width) => format!("{{{name}:{width:02}}}"),
            Form::Bare => format!("{{{name}:01}}"),
            Form::AsIs => format!("{{{name}}}"),
        })
    }

    /// Whether it is only a part of its column.
    pub(super) fn is_cut(&self) -> bool {
        self.cut != Cut::Whole
    }

    /// The column that is the piece, untouched.
    pub(super) fn whole<'a>(&self, columns: &'a [Column]) -> Option<&'a str> {
        let column = self
            .column
            .filter(|_| self.exact && self.cut == Cut::Whole)?;
        Some(&columns[column].name)
    }
}

/// Columns and parts of columns that have at least a third of the texts of a piece: whole ones
/// first, then those with the fewest others.
pub(super) fn origins(columns: &[Column], shape: &Shape, place: usize, most: usize) -> Vec<Origin> {
    let piece = &shape.pieces[place];
    let mut found: Vec<Origin> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        for cut in cuts(column, shape) {
            found.extend(origin(column, at, cut, piece));
        }
    }
    found.sort_by(|a, b| b.fit.total_cmp(&a.fit));
    let (mut whole, mut cut): (Vec<Origin>, Vec<Origin>) = found
        .into_iter()
        .partition(|origin| origin.cut == Cut::Whole);
    whole.truncate(most);
    cut.truncate(most);
    whole.append(&mut cut);
    let rows = columns.first().map_or(0, |column| column.text_of.len());
    if shape.pieces.len() > 1
        && let Some(number) = piece.number(&piece.commonest)
    {
        whole.push(Origin {
            column: None,
            assumed: piece.numbers.len() > 1,
            cut: Cut::Whole,
            constant: piece.commonest.clone(),
            numbers: vec![number; rows],
            exact: true,
            fit: 0.0,
        });
    }
    whole
}

fn origin(column: &Column, at: usize, cut: Cut, piece: &Piece) -> Option<Origin> {
    let mut hits: HashSet<u32> = HashSet::new();
    let mut others: HashSet<&str> = HashSet::new();
    let mut exact = true;
    let number_of: Vec<u32> = column
        .texts
        .iter()
        .map(|text| {
            let Some(part) = cut.apply(text) else {
                return NONE;
            };
            let Some(number) = piece.number(part) else {
                others.insert(part);
                return NONE;
            };
            exact &= match piece.form {
                Form::Wide(width) => part.len() == width,
                Form::Bare => bare(part) == part,
                Form::AsIs => true,
            };
            hits.insert(number);
            number
        })
        .collect();
    if hits.is_empty() || hits.len() * 3 < piece.numbers.len() {
        return None;
    }
    let coverage = hits.len() as f64 / piece.numbers.len() as f64;
    let precision = hits.len() as f64 / (hits.len() + others.len()) as f64;
    let named =
        f64::from(u8::from(column.is_precinct)) + f64::from(u8::from(column.is_place)) / 2.0;
    let number = |text: &u32| number_of.get(*text as usize).copied().unwrap_or(NONE);
    Some(Origin {
        column: Some(at),
        assumed: false,
        numbers: column.text_of.iter().map(number).collect(),
        cut,
        constant: String::new(),
        exact,
        fit: coverage + precision + named,
    })
}

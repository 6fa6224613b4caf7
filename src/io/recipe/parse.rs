//! A recipe from text, and the line of whatever is wrong with it.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::analysis::formula::columns_used;
use crate::io::recipe::RecipeError;
use crate::model::election::Contest;
use crate::model::indicator::{Indicator, Title};
use crate::model::recipe::{Need, Recipe};
use crate::model::scorecard::{MISSING_DEFAULT, Scale, Scorecard, Term, Weight};

/// What is wrong with a recipe.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// It is no TOML; what the reader says.
    Toml(String),
    /// It is in another encoding.
    NotUtf8,
    /// A field that recipes do not have, and those they have there.
    UnknownField {
        /// The field.
        field: String,
        /// The fields there are.
        known: &'static [&'static str],
    },
    /// A field that must be there is not.
    MissingField(&'static str),
    /// A field holds another kind of value.
    OtherKind {
        /// The field.
        field: String,
        /// What it should hold.
        expected: Expected,
    },
    /// A number is too small or too large.
    OutOfRange {
        /// The field.
        field: String,
        /// The least it may be.
        low: f64,
        /// The most it may be.
        high: f64,
    },
    /// A scale that does not exist.
    NoScale(String),
    /// An indicator's name that is not `snake_case`.
    NotAName(String),
    /// Two indicators have this name.
    NameTwice(String),
    /// A term weighs an indicator that the recipe does not have.
    NoIndicator(String),
    /// A formula that is no SQL expression; what its reader says.
    Formula(String),
}

/// What a field should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text, or one for each language.
    Title,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// Tables between double brackets.
    Tables,
}

const RECIPE: &[&str] = &["name", "about", "missing", "indicator", "term", "need"];
const INDICATOR: &[&str] = &["name", "title", "formula", "unit", "source"];
const TERM: &[&str] = &["indicator", "weight", "scale", "locked", "muted", "solo"];
const NEED: &[&str] = &[
    "source",
    "title",
    "registered",
    "turnout",
    "blank",
    "null",
    "cast",
    "choices",
];
const TITLE: &[&str] = &["fr", "en"];

/// Reads a recipe.
///
/// # Errors
/// [`RecipeError::Wrong`] with the line of the first thing that is wrong.
pub fn parse(text: &str) -> Result<Recipe, RecipeError> {
    let document = DeTable::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        wrong(text, start, Wrong::Toml(error.message().to_owned()))
    })?;
    let recipe = Fields::new(text, 0, document.get_ref(), RECIPE)?;
    let missing = recipe.number("missing", 0.0, 1.0)?;
    let needs = recipe.tables("need", NEED)?;
    let indicators = read_indicators(&recipe)?;
    let terms = recipe.tables("term", TERM)?;
    Ok(Recipe {
        name: recipe.title("name")?,
        about: recipe.title("about")?,
        needs: needs.iter().map(read_need).collect::<Result<_, _>>()?,
        scorecard: Scorecard {
            terms: terms
                .iter()
                .map(|term| read_term(term, &indicators))
                .collect::<Result<_, _>>()?,
            missing: missing.unwrap_or(MISSING_DEFAULT),
        },
        indicators,
    })
}

fn read_indicators(recipe: &Fields<'_, '_>) -> Result<Vec<Indicator>, RecipeError> {
    let mut names = BTreeSet::new();
    let mut indicators = Vec::new();
    for fields in recipe.tables("indicator", INDICATOR)? {
        let name = fields.needed("name")?;
        if !is_snake_case(&name) {
            return Err(fields.wrong("name", Wrong::NotAName(name)));
        }
        if !names.insert(name.clone()) {
            return Err(fields.wrong("name", Wrong::NameTwice(name)));
        }
        let formula = fields.needed("formula")?;
        if let Err(error) = columns_used(&formula) {
            return Err(fields.wrong("formula", Wrong::Formula(error.to_string())));
        }
        indicators.push(Indicator {
            name,
            title: fields.title("title")?,
            formula,
            unit: fields.string("unit")?.unwrap_or_default(),
            source: fields.string("source")?.unwrap_or_default(),
        });
    }
    Ok(indicators)
}

fn is_snake_case(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(letters)
}

fn read_term(fields: &Fields<'_, '_>, indicators: &[Indicator]) -> Result<Term, RecipeError> {
    let indicator = fields.needed("indicator")?;
    if indicators.iter().all(|known| known.name != indicator) {
        return Err(fields.wrong("indicator", Wrong::NoIndicator(indicator)));
    }
    let weight = fields.number("weight", -100.0, 100.0)?;
    let scale = match fields.string("scale")? {
        None => Scale::default(),
        Some(code) => {
            Scale::from_code(&code).ok_or_else(|| fields.wrong("scale", Wrong::NoScale(code)))?
        }
    };
    Ok(Term {
        indicator,
        weight: Weight(weight.ok_or_else(|| fields.lacks("weight"))?),
        scale,
        locked: fields.flag("locked")?,
        muted: fields.flag("muted")?,
        solo: fields.flag("solo")?,
    })
}

fn read_need(fields: &Fields<'_, '_>) -> Result<Need, RecipeError> {
    Ok(Need {
        title: fields.title("title")?,
        contest: Contest {
            name: fields.needed("source")?,
            label: String::new(),
            registered: fields.string("registered")?,
            turnout: fields.string("turnout")?,
            blank: fields.string("blank")?,
            null: fields.string("null")?,
            cast: fields.string("cast")?,
            choices: fields.texts("choices")?,
        },
    })
}

fn wrong(text: &str, at: usize, wrong: Wrong) -> RecipeError {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    RecipeError::Wrong { line, wrong }
}

/// The fields of one table.
struct Fields<'a, 'i> {
    text: &'a str,
    start: usize,
    table: &'a DeTable<'i>,
}

impl<'a, 'i> Fields<'a, 'i> {
    fn new(
        text: &'a str,
        start: usize,
        table: &'a DeTable<'i>,
        known: &'static [&'static str],
    ) -> Result<Self, RecipeError> {
        let mut fields: Vec<_> = table.keys().collect();
        fields.sort_by_key(|field| field.span().start);
        for field in fields {
            if !known.contains(&field.get_ref().as_ref()) {
                let field_name = field.get_ref().to_string();
                return Err(wrong(
                    text,
                    field.span().start,
                    Wrong::UnknownField {
                        field: field_name,
                        known,
                    },
                ));
            }
        }
        Ok(Self { text, start, table })
    }

    fn get(&self, field: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.table.get(field)
    }

    /// What is wrong with a field, at its line.
    fn wrong(&self, field: &str, what: Wrong) -> RecipeError {
        let at = self
            .get(field)
            .map_or(self.start, |value| value.span().start);
        wrong(self.text, at, what)
    }

    fn lacks(&self, field: &'static str) -> RecipeError {
        wrong(self.text, self.start, Wrong::MissingField(field))
    }

    fn kind(&self, field: &str, expected: Expected) -> RecipeError {
        let field_name = field.to_owned();
        self.wrong(
            field,
            Wrong::OtherKind {
                field: field_name,
                expected,
            },
        )
    }

    fn string(&self, field: &str) -> Result<Option<String>, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(None);
        };
        let text = value.get_ref().as_str();
        let text = text.ok_or_else(|| self.kind(field, Expected::Text))?;
        Ok(Some(text.to_owned()))
    }

    fn needed(&self, field: &'static str) -> Result<String, RecipeError> {
        let text = self.string(field)?.filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| self.lacks(field))
    }

    fn title(&self, field: &str) -> Result<Title, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(Title::default());
        };
        if let Some(text) = value.get_ref().as_str() {
            return Ok(Title::same(text));
        }
        let table = value.get_ref().as_table();
        let table = table.ok_or_else(|| self.kind(field, Expected::Title))?;
        let languages = Fields::new(self.text, value.span().start, table, TITLE)?;
        Ok(Title {
            fr: languages.string("fr")?.unwrap_or_default(),
            en: languages.string("en")?.unwrap_or_default(),
        })
    }

    fn number(&self, field: &str, low: f64, high: f64) -> Result<Option<f64>, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(None);
        };
        let value = value.get_ref();
        let whole = value.as_integer().filter(|whole| whole.radix() == 10);
        let digits = whole
            .map(|whole| whole.as_str())
            .or_else(|| value.as_float().map(|float| float.as_str()));
        let number: Option<f64> = digits.and_then(|digits| digits.parse().ok());
        let number = number.ok_or_else(|| self.kind(field, Expected::Number))?;
        if !(low..=high).contains(&number) {
            let field_name = field.to_owned();
            return Err(self.wrong(
                field,
                Wrong::OutOfRange {
                    field: field_name,
                    low,
                    high,
                },
            ));
        }
        Ok(Some(number))
    }

    fn flag(&self, field: &str) -> Result<bool, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(false);
        };
        let flag = value.get_ref().as_bool();
        flag.ok_or_else(|| self.kind(field, Expected::Flag))
    }

    fn texts(&self, field: &str) -> Result<Vec<String>, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(Vec::new());
        };
        let list = value.get_ref().as_array();
        let list = list.ok_or_else(|| self.kind(field, Expected::Texts))?;
        list.iter()
            .map(|text| text.get_ref().as_str().map(str::to_owned))
            .collect::<Option<Vec<String>>>()
            .ok_or_else(|| self.kind(field, Expected::Texts))
    }

    /// The tables `[[field]]`, in the order of the file.
    fn tables(
        &self,
        field: &str,
        known: &'static [&'static str],
    ) -> Result<Vec<Self>, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(Vec::new());
        };
        let tables = value.get_ref().as_array();
        let tables = tables.ok_or_else(|| self.kind(field, Expected::Tables))?;
        tables
            .iter()
            .map(|table| {
                let fields = table.get_ref().as_table();
                let fields = fields.ok_or_else(|| self.kind(field, Expected::Tables))?;
                Self::new(self.text, table.span().start, fields, known)
            })
            .collect()
    }
}

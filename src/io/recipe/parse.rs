//! A recipe from text, and the line of whatever is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use crate::analysis::formula::columns_used;
use crate::io::recipe::RecipeError;
use crate::io::recipe::fields::{Fields, wrong};
use crate::model::election::Contest;
use crate::model::indicator::Indicator;
use crate::model::recipe::{Need, NeedKind, Recipe};
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
    /// A kind of source that does not exist.
    NoKind(String),
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
const INDICATOR: &[&str] = &["name", "title", "formula", "otherwise", "unit", "source"];
const TERM: &[&str] = &["indicator", "weight", "scale", "locked", "muted", "solo"];
const NEED: &[&str] = &[
    "source",
    "kind",
    "title",
    "after",
    "latest",
    "marks",
    "columns",
    "blocs",
    "registered",
    "turnout",
    "blank",
    "null",
    "cast",
    "choices",
];

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
    let (indicators, otherwise) = read_indicators(&recipe)?;
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
        otherwise,
        indicators,
    })
}

/// The indicators, and by their names the other formulas that may serve.
type Indicators = (Vec<Indicator>, BTreeMap<String, Vec<String>>);

fn read_indicators(recipe: &Fields<'_, '_>) -> Result<Indicators, RecipeError> {
    let mut names = BTreeSet::new();
    let mut otherwise = BTreeMap::new();
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
        let others = fields.texts("otherwise")?;
        for other in &others {
            if let Err(error) = columns_used(other) {
                return Err(fields.wrong("otherwise", Wrong::Formula(error.to_string())));
            }
        }
        if !others.is_empty() {
            otherwise.insert(name.clone(), others);
        }
        indicators.push(Indicator {
            name,
            title: fields.title("title")?,
            formula,
            unit: fields.string("unit")?.unwrap_or_default(),
            source: fields.string("source")?.unwrap_or_default(),
        });
    }
    Ok((indicators, otherwise))
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
    let kind = match fields.string("kind")? {
        None => NeedKind::default(),
        Some(code) => {
            NeedKind::from_code(&code).ok_or_else(|| fields.wrong("kind", Wrong::NoKind(code)))?
        }
    };
    Ok(Need {
        title: fields.title("title")?,
        kind,
        after: fields.string("after")?,
        latest: fields.flag("latest")?,
        marks: fields.texts("marks")?,
        columns: fields.lists("columns")?,
        blocs: fields.texts("blocs")?,
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

//! The fields of a recipe's tables, each with its line for whoever wrote it wrong.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::io::recipe::RecipeError;
use crate::io::recipe::parse::{Expected, Wrong};
use crate::model::indicator::Title;

const TITLE: &[&str] = &["fr", "en"];

/// What is wrong at a byte of the text, with its line.
pub(super) fn wrong(text: &str, at: usize, wrong: Wrong) -> RecipeError {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    RecipeError::Wrong { line, wrong }
}

/// The fields of one table.
pub(super) struct Fields<'a, 'i> {
    text: &'a str,
    start: usize,
    table: &'a DeTable<'i>,
}

impl<'a, 'i> Fields<'a, 'i> {
    pub(super) fn new(
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
    pub(super) fn wrong(&self, field: &str, what: Wrong) -> RecipeError {
        let at = self
            .get(field)
            .map_or(self.start, |value| value.span().start);
        wrong(self.text, at, what)
    }

    pub(super) fn lacks(&self, field: &'static str) -> RecipeError {
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

    pub(super) fn string(&self, field: &str) -> Result<Option<String>, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(None);
        };
        let text = value.get_ref().as_str();
        let text = text.ok_or_else(|| self.kind(field, Expected::Text))?;
        Ok(Some(text.to_owned()))
    }

    pub(super) fn needed(&self, field: &'static str) -> Result<String, RecipeError> {
        let text = self.string(field)?.filter(|text| !text.trim().is_empty());
        text.ok_or_else(|| self.lacks(field))
    }

    pub(super) fn title(&self, field: &str) -> Result<Title, RecipeError> {
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

    pub(super) fn number(
        &self,
        field: &str,
        low: f64,
        high: f64,
    ) -> Result<Option<f64>, RecipeError> {
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

    pub(super) fn flag(&self, field: &str) -> Result<bool, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(false);
        };
        let flag = value.get_ref().as_bool();
        flag.ok_or_else(|| self.kind(field, Expected::Flag))
    }

    pub(super) fn texts(&self, field: &str) -> Result<Vec<String>, RecipeError> {
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

    /// A table of lists by name.
    pub(super) fn lists(&self, field: &str) -> Result<BTreeMap<String, Vec<String>>, RecipeError> {
        let Some(value) = self.get(field) else {
            return Ok(BTreeMap::new());
        };
        let table = value.get_ref().as_table();
        let table = table.ok_or_else(|| self.kind(field, Expected::Texts))?;
        let inner = Self {
            text: self.text,
            start: value.span().start,
            table,
        };
        table
            .keys()
            .map(|name| {
                let name = name.get_ref().to_string();
                let texts = inner.texts(&name)?;
                Ok((name, texts))
            })
            .collect()
    }

    /// The tables `[[field]]`, in the order of the file.
    pub(super) fn tables(
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

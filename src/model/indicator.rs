//! One number per precinct, with its name, unit and source.

use crate::base::words::Language;

/// A title in both languages; one may be empty, and then the other serves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Title {
    /// The same words in both languages.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            fr: text.clone(),
            en: text,
        }
    }

    /// The title in one language.
    pub fn in_language(&self, language: Language) -> &str {
        let (wanted, other) = match language {
            Language::French => (&self.fr, &self.en),
            Language::English => (&self.en, &self.fr),
        };
        if wanted.is_empty() { other } else { wanted }
    }
}

/// A number per precinct, worked out by a formula.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicator {
    /// Unique in the project, `snake_case`.
    pub name: String,
    /// What a person reads.
    pub title: Title,
    /// SQL expression over `SOURCE."column"`.
    pub formula: String,
    /// `%`, `km`, `€`; may be empty.
    pub unit: String,
    /// Where the figures come from, in words; may be empty.
    pub source: String,
}

/// An indicator's values: one entry per precinct, NaN for no data.
pub type Column = Vec<f64>;

//! Indicators and a scorecard that can be carried to another town.

use std::collections::BTreeMap;

use crate::model::election::Contest;
use crate::model::indicator::{Indicator, Title};
use crate::model::scorecard::Scorecard;

/// A way of scoring, without any town's data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipe {
    /// What it is called.
    pub name: Title,
    /// What it is for, and whose it is.
    pub about: Title,
    /// The sources its formulas speak of, so that another town's can be put in their place.
    pub needs: Vec<Need>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// By an indicator's name: the formulas that serve where a town has not what its own needs, in
    /// the order they are tried.
    pub otherwise: BTreeMap<String, Vec<String>>,
    /// How it is weighed.
    pub scorecard: Scorecard,
}

/// What kind of source is needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NeedKind {
    /// The results of a contest, or another table with a row per precinct.
    #[default]
    Contest,
    /// Zones, or a table of figures of zones.
    Zones,
    /// Places.
    Places,
    /// Whatever has the name: what is needed where the recipe does not say what it is.
    Any,
    /// Figures of zones or of precincts: columns of zones are then carried over, as means where
    /// the recipe's own name of the column is one of a rate or a median, else as counts.
    Figures,
}

impl NeedKind {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Contest,
        Self::Zones,
        Self::Places,
        Self::Any,
        Self::Figures,
    ];

    /// Its name in a recipe's file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contest => "contest",
            Self::Zones => "zones",
            Self::Places => "places",
            Self::Any => "any",
            Self::Figures => "figures",
        }
    }

    /// The one with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A source that formulas speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// What a person looks for: "Presidential 2017, first round".
    pub title: Title,
    /// What kind of source it is.
    pub kind: NeedKind,
    /// The source and columns as the formulas name them. Another town's may have other names.
    pub contest: Contest,
    /// Columns of the formulas that stand for all votes of a bloc of the project's table: the
    /// blocs' names.
    pub blocs: Vec<String>,
    /// Whether of several that fit as well, the last is meant and not the first.
    pub latest: bool,
    /// The source of an earlier contest, which this one is not.
    pub after: Option<String>,
    /// By a column of the formulas: what it may be called, as `analysis::names::matches` reads
    /// patterns, in the order they are tried.
    pub columns: BTreeMap<String, Vec<String>>,
    /// Patterns of columns by which such a source is known: it has one of them.
    pub marks: Vec<String>,
}

//! Indicators and a scorecard that can be carried to another town.

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
    /// The contests its formulas speak of, so that another town's can be put in their place.
    pub needs: Vec<Need>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// How it is weighed.
    pub scorecard: Scorecard,
}

/// A contest that formulas speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// What a person looks for: "Presidential 2017, first round".
    pub title: Title,
    /// The source and columns as the formulas name them. Another town's may have other names.
    pub contest: Contest,
}

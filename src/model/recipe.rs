//! Indicators and a scorecard that can be carried to another town.

use crate::model::indicator::{Indicator, Title};
use crate::model::scorecard::Scorecard;

/// A way of scoring, without any town's data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipe {
    /// What it is called.
    pub name: Title,
    /// What it is for, and whose it is.
    pub about: Title,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// How it is weighed.
    pub scorecard: Scorecard,
}

//! Ids to colours: once per change.

use crate::analysis::breaks::class_of;
use crate::draw::colour::Rgb;
use crate::draw::ramp;
use crate::model::shading::Ramp;

/// The colour of every precinct.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paint {
    /// `colours[precinct]`; `None` where there is no data, which is hatched.
    pub colours: Vec<Option<Rgb>>,
}

impl Paint {
    /// The colours of a column (one entry per precinct, NaN for no data) cut at `breaks`.
    pub fn new(column: &[f64], breaks: &[f64], ramp: Ramp, reversed: bool) -> Self {
        let palette = ramp::colours(ramp, breaks.len() + 1, reversed);
        let colours = column
            .iter()
            .map(|&value| class_of(value, breaks).map(|class| palette[class]))
            .collect();
        Self { colours }
    }

    /// Every precinct in one colour, as before there is anything to show.
    pub fn plain(precincts: usize, colour: Rgb) -> Self {
        Self {
            colours: vec![Some(colour); precincts],
        }
    }
}

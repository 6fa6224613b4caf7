//! What makes a turf hard to walk, so that it goes to a crew who can.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::base::words::{Message, Words};
use crate::model::schedule::NotRead;
use crate::msg;

/// Something that not every crew can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hardship {
    /// Floors without a lift.
    Stairs,
    /// Gates and doors with a code.
    Gates,
    /// Steep ground.
    Slope,
    /// Little light at night.
    Dark,
}

/// All that is hard in one place, or for one crew.
pub type Hardships = BTreeSet<Hardship>;

impl Hardship {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Stairs, Self::Gates, Self::Slope, Self::Dark];

    /// Its name in files and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stairs => "stairs",
            Self::Gates => "gates",
            Self::Slope => "slope",
            Self::Dark => "dark",
        }
    }

    /// Its name for people.
    pub fn said(self) -> Message {
        match self {
            Self::Stairs => msg!("crews-stairs"),
            Self::Gates => msg!("crews-gates"),
            Self::Slope => msg!("crews-slope"),
            Self::Dark => msg!("crews-dark"),
        }
    }
}

/// Several in words, one after the other; empty for none.
pub fn in_words(hard: &Hardships, words: &Words) -> String {
    let said: Vec<String> = hard.iter().map(|it| words.say(&it.said())).collect();
    said.join(" · ")
}

impl fmt::Display for Hardship {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Hardship {
    type Err = NotRead;

    fn from_str(text: &str) -> Result<Self, NotRead> {
        let mut all = Self::ALL.into_iter();
        all.find(|it| it.code() == text.trim()).ok_or(NotRead)
    }
}

/// Several by their names, with commas between them: `stairs,dark`; none where nothing is written.
///
/// # Errors
/// [`NotRead`] when one of them is no name of any.
pub fn several(text: &str) -> Result<Hardships, NotRead> {
    if text.trim().is_empty() {
        return Ok(Hardships::new());
    }
    text.split(',').map(str::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_read_by_its_name() {
        let all = "dark, stairs,gates,slope,dark";
        assert_eq!(several(all), Ok(Hardship::ALL.into()));
        assert_eq!(several(""), Ok(Hardships::new()));
        assert!(several("stairs,rain").is_err());
    }
}

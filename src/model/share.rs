//! A building that several turfs share: which part of it each has.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::base::words::Message;
use crate::msg;

/// What a building is shared out by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Its staircases, A first.
    Staircases,
    /// Parts of about as many doors each: nothing is known of its staircases.
    Doors,
}

/// Some of the parts of a building: never none of them, never all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    parts: BTreeSet<u32>,
    of: u32,
    by: By,
}

/// A text that is no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("parts of a building are written like 1+2/5, or 1+2/5s where they are staircases")]
pub struct NoShare;

impl Share {
    /// These parts, counted from 1, of so many; `None` where they are none or all.
    pub fn new(parts: impl IntoIterator<Item = u32>, of: u32, by: By) -> Option<Self> {
        let parts: BTreeSet<u32> = parts.into_iter().collect();
        let some = !parts.is_empty() && parts.len() < of as usize;
        let known = parts.iter().all(|part| (1..=of).contains(part));
        (some && known).then_some(Self { parts, of, by })
    }

    /// Which parts they are, from 1, sorted.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = u32> + Clone + '_ {
        self.parts.iter().copied()
    }

    /// How many parts the building has.
    pub fn of(&self) -> u32 {
        self.of
    }

    /// What the parts are.
    pub fn by(&self) -> By {
        self.by
    }

    /// Whether both are of a building that was shared out alike, so that their parts can be told
    /// from one another.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.of, self.by) == (other.of, other.by)
    }

    /// Whether some part is in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.is_like(other) || !self.parts.is_disjoint(&other.parts)
    }

    /// All parts of both; `None` where these are the whole building, or it was not shared out
    /// alike.
    pub fn with(&self, other: &Self) -> Option<Self> {
        let parts = self.parts.union(&other.parts).copied();
        self.is_like(other)
            .then(|| Self::new(parts, self.of, self.by))
            .flatten()
    }

    /// All other parts of the building.
    #[must_use]
    pub fn rest(&self) -> Self {
        let parts = (1..=self.of).filter(|part| !self.parts.contains(part));
        Self {
            parts: parts.collect(),
            ..*self
        }
    }

    /// The parts in words: `part 2 of 4`, `staircases A, B of 5`.
    pub fn said(&self) -> Message {
        let name = |part: u32| match self.by {
            By::Staircases => staircase(part),
            By::Doors => part.to_string(),
        };
        let names: Vec<String> = self.parts().map(name).collect();
        let (n, parts) = (names.len(), names.join(", "));
        match self.by {
            By::Staircases => msg!("share-staircases", n = n, parts = parts, of = self.of),
            By::Doors => msg!("share-parts", n = n, parts = parts, of = self.of),
        }
    }
}

/// What a staircase is called, by its number from 1: `A`, `B`, … `Z`, `AA`, `AB`, …
pub fn staircase(number: u32) -> String {
    let mut letters = Vec::new();
    let mut left = number;
    while let Some(before) = left.checked_sub(1) {
        letters.extend(char::from_u32(u32::from('A') + before % 26));
        left = before / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.parts().map(|part| part.to_string()).collect();
        let mark = match self.by {
            By::Staircases => "s",
            By::Doors => "",
        };
        write!(f, "{}/{}{mark}", parts.join("+"), self.of)
    }
}

impl FromStr for Share {
    type Err = NoShare;

    /// As it is written: `2/4`, `1+2/5s` where the parts are staircases.
    fn from_str(text: &str) -> Result<Self, NoShare> {
        let (parts, of) = text.split_once('/').ok_or(NoShare)?;
        let (of, by) = match of.strip_suffix('s') {
            Some(of) => (of, By::Staircases),
            None => (of, By::Doors),
        };
        let number = |text: &str| text.parse::<u32>().map_err(|_no_number| NoShare);
        let parts: Result<Vec<u32>, NoShare> = parts.split('+').map(number).collect();
        Self::new(parts?, number(of)?, by).ok_or(NoShare)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(parts: &[u32], of: u32) -> Share {
        Share::new(parts.iter().copied(), of, By::Doors).unwrap()
    }

    #[test]
    fn a_share_is_neither_nothing_nor_everything() {
        assert_eq!(Share::new([], 3, By::Doors), None);
        assert_eq!(Share::new([1, 2, 3], 3, By::Doors), None);
        assert_eq!(Share::new([4], 3, By::Doors), None);
        assert_eq!(Share::new([0], 3, By::Doors), None);
        assert_eq!(share(&[3, 1, 3], 4).parts().collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn parts_add_up_to_the_building() {
        let (first, second) = (share(&[1], 3), share(&[2], 3));
        assert!(!first.overlaps(&second));
        let both = first.with(&second).unwrap();
        assert_eq!(both, share(&[1, 2], 3));
        assert!(both.overlaps(&second));
        assert_eq!(both.rest(), share(&[3], 3));
        assert_eq!(both.with(&both.rest()), None, "the whole building");
        assert!(first.overlaps(&share(&[2], 4)), "nobody can tell");
    }

    #[test]
    fn staircases_are_lettered_past_the_alphabet() {
        let called = [1, 26, 27, 52, 53, 703].map(staircase);
        assert_eq!(called, ["A", "Z", "AA", "AZ", "BA", "AAA"]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["2/4", "1+3/4", "1+2/5s"] {
            assert_eq!(text.parse::<Share>().unwrap().to_string(), text);
        }
        for text in ["", "2", "2/", "0/4", "5/4", "1+2/2", "a/3", "1/3x"] {
            assert_eq!(text.parse::<Share>(), Err(NoShare), "{text}");
        }
    }
}

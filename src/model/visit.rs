//! What is known of addresses from before: where crews have been, and who wants no more of them.

use crate::base::date::Date;
use crate::model::address::LeftOut;

/// What a list says of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Anything that leaves no address out: nobody was there, a door to come back to.
    Other,
    /// A crew has done it.
    Done,
    /// Somebody there objects: no crew may come again.
    Objects,
}

impl Status {
    /// Why an address is on no turf because of it; none where it may be.
    pub fn left_out(self) -> Option<LeftOut> {
        match self {
            Self::Other => None,
            Self::Done => Some(LeftOut::Done),
            Self::Objects => Some(LeftOut::Objects),
        }
    }
}

/// A row of a list: one address, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The address's own code.
    pub address: String,
    /// What the list says of it.
    pub status: Status,
    /// When that was; none where the list does not say.
    pub date: Option<Date>,
}

/// A list of what is known of addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    /// Its rows that name an address, in the order of the file.
    pub visits: Vec<Visit>,
    /// How many rows the file has.
    pub rows: usize,
}

/// Which addresses are left out for what is known of them, on a given day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    /// `reasons[address]`: [`LeftOut::Done`] or [`LeftOut::Objects`]; none for the others.
    pub reasons: Vec<Option<LeftOut>>,
    /// One entry per list: how many different codes in it are of no address.
    pub unknown: Vec<usize>,
}

impl Visited {
    /// How many addresses are left out for a reason.
    pub fn count(&self, reason: LeftOut) -> usize {
        let reasons = self.reasons.iter();
        reasons.filter(|&&it| it == Some(reason)).count()
    }
}

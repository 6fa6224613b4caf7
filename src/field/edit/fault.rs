//! Why a plan cannot be edited so.

use crate::base::task::Cancelled;

/// Why a plan stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The plan has no turf of this number.
    #[error("no turf {0}")]
    NoTurf(usize),
    /// No address has this code.
    #[error("no address {0}")]
    NoAddress(String),
    /// The address is on no turf, and was not taken out of one.
    #[error("address {0} is on no turf")]
    OnNoTurf(String),
    /// The address is not on this turf.
    #[error("address {address} is not on turf {turf}")]
    OnAnotherTurf {
        /// The address.
        address: String,
        /// The turf.
        turf: usize,
    },
    /// The turf is to stay as it is.
    #[error("turf {0} is locked")]
    Locked(usize),
    /// All the addresses are where they are to go, or there are none.
    #[error("nothing to move")]
    NothingToMove,
    /// One turf alone cannot be merged.
    #[error("two turfs at least are merged")]
    OneTurf,
    /// The turf has too few addresses for so many parts.
    #[error("turf {turf} has {addresses} addresses, too few for {parts} parts")]
    TooFewAddresses {
        /// The turf.
        turf: usize,
        /// Its addresses.
        addresses: usize,
        /// The parts.
        parts: usize,
    },
    /// A turf is split into two parts at least.
    #[error("two parts at least")]
    OnePart,
    /// A walk cannot begin and end at the same address of several.
    #[error("turf {0} would begin and end at the same address")]
    SameEnds(usize),
    /// The plan was measured by streets that are no longer there.
    #[error("the streets of the plan are not there")]
    NoStreets,
    /// The work was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

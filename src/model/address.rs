//! Numbers in streets, and the doors behind them.

use geo::Coord;

use crate::model::layer::PrecinctId;

/// A number in a street.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The source's own code, unique in it: what is saved and exported.
    pub id: String,
    /// The number in the street; 0 where there is none.
    pub number: u32,
    /// `bis`, `ter`, a letter; may be empty.
    pub suffix: String,
    /// The street, or the place name.
    pub street: String,
    /// Degrees east; NaN for an address that was not located.
    pub lon: f64,
    /// Degrees north; NaN for an address that was not located.
    pub lat: f64,
    /// Dwellings, where the source has a column for them.
    pub dwellings: Option<u32>,
}

impl Address {
    /// Where it is, in degrees; NaN where it was not located.
    pub fn at(&self) -> Coord<f64> {
        Coord {
            x: self.lon,
            y: self.lat,
        }
    }
}

/// Why an address is on no turf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// It has no coordinates.
    NotLocated,
    /// It lies in no precinct, and none is near enough.
    OutsidePrecincts,
    /// Its precinct is not in the target.
    OutsideTarget,
    /// No doors are expected there.
    NoDoors,
    /// Nobody can walk there on this outing.
    Later,
    /// Somebody took it out by hand.
    TakenOut,
}

impl LeftOut {
    /// Its name in files and reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotLocated => "not_located",
            Self::OutsidePrecincts => "outside_precincts",
            Self::OutsideTarget => "outside_target",
            Self::NoDoors => "no_doors",
            Self::Later => "later",
            Self::TakenOut => "taken_out",
        }
    }
}

/// Where an address belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Inside this precinct.
    In(PrecinctId),
    /// In a gap between precincts, given to the nearest one.
    Snapped(PrecinctId),
    /// Nowhere, and why.
    Out(LeftOut),
}

impl Place {
    /// The precinct, if there is one.
    pub fn precinct(self) -> Option<PrecinctId> {
        match self {
            Self::In(precinct) | Self::Snapped(precinct) => Some(precinct),
            Self::Out(_) => None,
        }
    }
}

/// Addresses with their precincts and doors: one entry per address in each list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Located {
    /// `places[address]`.
    pub places: Vec<Place>,
    /// `doors[address]`: dwellings to knock at.
    pub doors: Vec<u32>,
}

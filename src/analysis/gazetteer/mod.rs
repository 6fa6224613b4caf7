//! The names on the ground: precincts, streets, places and towns, found by what somebody types.
//!
//! Of addresses only the street is taken, never a number: what is found is an area, not a door.

mod gather;
mod rank;

use geo::Rect;

use crate::model::layer::PrecinctId;

pub use crate::analysis::gazetteer::gather::{Ground, gather};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A commune.
    Town,
    /// A precinct.
    Precinct,
    /// A feature of a layer that is beside the precincts.
    Place {
        /// The layer, by its place among those that were gathered.
        layer: usize,
        /// Its row there.
        row: usize,
    },
    /// A street.
    Street,
}

/// A name, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// What it is the name of.
    pub kind: Kind,
    /// As its file writes it.
    pub name: String,
    /// What tells it from others of the same name: a precinct's code, a town, a layer.
    pub beside: String,
    /// Around it in degrees; `None` for a precinct, whose outline is known, or what lies nowhere.
    pub bounds: Option<Rect<f64>>,
    /// The precincts it lies in, sorted; empty for a place, which is looked up when it is chosen.
    pub precincts: Vec<PrecinctId>,
}

/// Names, in the order of precincts, towns, places, streets; each kind in that of its file.
#[derive(Debug, Default)]
pub struct Gazetteer {
    named: Vec<Named>,
    /// As it is compared, one entry per name: the name, and what is beside it.
    plain: Vec<(String, String)>,
}

impl Gazetteer {
    /// How many names there are.
    pub fn len(&self) -> usize {
        self.named.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// A name by its place, as [`Gazetteer::find`] gives it.
    pub fn get(&self, place: usize) -> Option<&Named> {
        self.named.get(place)
    }

    /// The places of at most `most` names that have all the words of a query, the likeliest
    /// first: the whole name, then its beginning, then beginnings of words, then anything inside;
    /// a town before a precinct, a place, a street; a short name before a long one.
    pub fn find(&self, query: &str, most: usize) -> Vec<usize> {
        rank::find(self, query, most)
    }
}

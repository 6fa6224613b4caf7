//! The precincts picked now: one thing, shared by map, table and plots.

use std::collections::BTreeSet;

use crate::model::layer::PrecinctId;

/// How a pick changes the selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// Puts it in place of what was selected.
    #[default]
    Replace,
    /// Adds to it (Shift).
    Add,
    /// Takes from it (Alt).
    Remove,
}

/// A set of precincts, and the one whose figures are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    precincts: BTreeSet<PrecinctId>,
    /// The precinct in the inspector.
    pub focus: Option<PrecinctId>,
}

impl Selection {
    /// Whether a precinct is selected.
    pub fn contains(&self, precinct: PrecinctId) -> bool {
        self.precincts.contains(&precinct)
    }

    /// How many are selected.
    pub fn len(&self) -> usize {
        self.precincts.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.precincts.is_empty()
    }

    /// The selected precincts, in the order of their file.
    pub fn iter(&self) -> impl Iterator<Item = PrecinctId> {
        self.precincts.iter().copied()
    }

    /// Picks precincts.
    pub fn pick(&mut self, precincts: impl IntoIterator<Item = PrecinctId>, how: Pick) {
        if how == Pick::Replace {
            self.precincts.clear();
        }
        for precinct in precincts {
            if how == Pick::Remove {
                self.precincts.remove(&precinct);
            } else {
                self.precincts.insert(precinct);
            }
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.precincts.clear();
    }
}

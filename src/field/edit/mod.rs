//! A plan of turfs edited by hand: only the turfs that an edit touches are walked anew.
//!
//! Numbers stay: a turf that loses its last address leaves its number free, and a new turf takes
//! the first that is. Nothing here changes a turf that is locked.

mod draft;
mod fault;
pub mod hard;
pub mod kept;
mod lie;
mod split;
mod terrain;

use std::collections::BTreeSet;

use crate::base::task::Task;
use crate::field::edit::draft::Draft;
use crate::model::hardship::Hardships;
use crate::model::turf::Plan;

pub use crate::field::edit::fault::EditError;
pub use crate::field::edit::terrain::Terrain;

/// So many stops are put in order in a twentieth of a second.
const QUICK: usize = 250;

/// Where addresses go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To the turf of this number.
    Turf(usize),
    /// To a turf of their own.
    New,
    /// Out of the plan.
    Out,
}

/// One change of a plan; turfs go by their numbers, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Moves addresses, whatever turf they are on, or brings back some that were taken out.
    Move {
        /// Their codes, in any order.
        addresses: Vec<String>,
        /// Where they go.
        to: To,
    },
    /// Makes one turf of several: that with the lowest number.
    Merge(Vec<usize>),
    /// Makes several turfs of one, about as large as one another, each in one piece where the
    /// streets let it be. The part with its first address keeps its number.
    Split {
        /// Which.
        turf: usize,
        /// How many, two at least.
        parts: usize,
    },
    /// Calls a turf by a name; by its number alone where that is empty.
    Rename {
        /// Which.
        turf: usize,
        /// Its name.
        name: String,
    },
    /// Says what is hard on a turf, besides what was said of it.
    Tag {
        /// Which.
        turf: usize,
        /// What.
        hard: Hardships,
    },
    /// Says what is not hard on a turf after all.
    Untag {
        /// Which.
        turf: usize,
        /// What.
        hard: Hardships,
    },
    /// Gives a turf to a crew; to whose turn it is where the name is empty.
    Give {
        /// Which.
        turf: usize,
        /// The crew's name.
        crew: String,
    },
    /// Keeps a turf as it is, or no longer.
    Lock {
        /// Which.
        turf: usize,
        /// Whether it is to stay as it is.
        locked: bool,
    },
    /// Begins a turf's walk at one of its addresses; anywhere with `None`.
    First {
        /// Which.
        turf: usize,
        /// The address.
        address: Option<String>,
    },
    /// Ends a turf's walk at one of its addresses; anywhere with `None`.
    Last {
        /// Which.
        turf: usize,
        /// The address.
        address: Option<String>,
    },
    /// Walks a turf the other way round.
    Reverse(usize),
}

/// A plan after an edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The whole plan.
    pub plan: Plan,
    /// The numbers of the turfs that are not what they were, sorted; those that are gone with them.
    pub touched: Vec<usize>,
}

impl Edit {
    /// Whether turfs are walked anew for it: only then it needs a terrain.
    pub fn walks(&self) -> bool {
        !matches!(
            self,
            Self::Rename { .. }
                | Self::Tag { .. }
                | Self::Untag { .. }
                | Self::Give { .. }
                | Self::Lock { .. }
                | Self::Reverse(_)
        )
    }

    /// Whether it is done before anybody notices: where few stops are walked anew.
    pub fn is_quick(&self, plan: &Plan) -> bool {
        let stops = |turf: &usize| plan.turf(*turf).map_or(0, |turf| turf.stops.len());
        match self {
            Self::Rename { .. }
            | Self::Tag { .. }
            | Self::Untag { .. }
            | Self::Give { .. }
            | Self::Lock { .. }
            | Self::Reverse(_) => true,
            // Shared out first, then put in order.
            Self::Split { turf, .. } => stops(turf) <= QUICK / 2,
            Self::First { turf, .. } | Self::Last { turf, .. } => stops(turf) <= QUICK,
            Self::Merge(turfs) => turfs.iter().map(stops).sum::<usize>() <= QUICK,
            Self::Move { addresses, to } => {
                let moving: BTreeSet<&String> = addresses.iter().collect();
                let from = plan.numbered().filter(|(_, turf)| {
                    let mut stops = turf.stops.iter();
                    stops.any(|stop| moving.contains(&stop.address))
                });
                let to = match to {
                    To::Turf(turf) => stops(turf),
                    To::New | To::Out => 0,
                };
                let walked: usize = from.map(|(_, turf)| turf.stops.len()).sum();
                to + walked <= 2 * QUICK
            }
        }
    }
}

/// The plan after an edit. Turfs that are touched are walked as [`cut_on`] walks them, by the ways
/// that the plan was measured by; the same plan and edit give the same plan. Without a `terrain`
/// only those edits are done for which nothing is walked: see [`Edit::walks`].
///
/// # Errors
/// [`EditError`] when the edit does not fit the plan, or when `task` was cancelled.
///
/// [`cut_on`]: crate::field::cut::cut_on
pub fn edit(
    plan: &Plan,
    edit: &Edit,
    terrain: Option<&Terrain>,
    task: &Task,
) -> Result<Edited, EditError> {
    let mut draft = Draft::new(plan, terrain);
    match edit {
        Edit::Move { addresses, to } => draft.relocate(addresses, *to)?,
        Edit::Merge(turfs) => draft.merge(turfs)?,
        Edit::Split { turf, parts } => draft.split(*turf, *parts, task)?,
        Edit::Rename { turf, name } => name.trim().clone_into(&mut draft.open(*turf)?.name),
        Edit::Tag { turf, hard } => draft.open(*turf)?.hard.extend(hard),
        Edit::Untag { turf, hard } => draft.open(*turf)?.hard.retain(|it| !hard.contains(it)),
        Edit::Give { turf, crew } => crew.trim().clone_into(&mut draft.open(*turf)?.crew),
        Edit::Lock { turf, locked } => draft.lock(*turf, *locked)?,
        Edit::First { turf, address } => draft.begin_at(*turf, address.as_deref())?,
        Edit::Last { turf, address } => draft.end_at(*turf, address.as_deref())?,
        Edit::Reverse(turf) => draft.reverse(*turf)?,
    }
    draft.finish(task)
}

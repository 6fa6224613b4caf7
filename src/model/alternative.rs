//! A plan that was kept aside, to be compared with others.

use std::sync::Arc;

use crate::model::turf::Plan;

/// More plans than this are not kept: nobody compares so many, and they make the file large.
pub const MOST: usize = 6;

/// A plan under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Its name, unique among those kept.
    pub name: String,
    /// The turfs as they were.
    pub plan: Arc<Plan>,
}

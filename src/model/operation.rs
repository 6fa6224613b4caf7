//! What a crew is sent out for, and where.

use crate::base::date::Date;
use crate::model::layer::Code;

/// A saved selection of precincts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Its name, unique in the project.
    pub name: String,
    /// Its precincts, sorted by code, without repeats.
    pub codes: Vec<Code>,
}

/// A choice of precincts that may still have to be worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetRule {
    /// Every precinct.
    All,
    /// The best share (0 to 1) of the precincts with a score, rounded up.
    TopShare(f64),
    /// The best so many.
    TopCount(usize),
    /// Whole precincts, best first, until this many doors are reached, the last one included.
    UntilDoors(u64),
    /// Just these.
    Codes(Vec<Code>),
    /// The target saved under this name.
    Named(String),
}

/// An objective, its dates and its words: what a packet says besides the doors.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The campaign it is for.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// Its objective, in one sentence.
    pub objective: String,
    /// Whom a crew can call: a role and a phone, never a private person's name.
    pub contact: String,
    /// When the packets come back; none when not set.
    pub return_by: Option<Date>,
    /// When paper and field data are destroyed.
    pub destroy_by: Option<Date>,
    /// What to say at the door, in paragraphs.
    pub script: String,
    /// Registered voters per door, where no column says how many doors there are.
    pub voters_per_door: f64,
    /// How far from every polygon an address may lie and still be given to the nearest, in metres.
    pub snap_metres: f64,
}

impl Default for Operation {
    fn default() -> Self {
        Self {
            campaign: String::new(),
            name: String::new(),
            objective: String::new(),
            contact: String::new(),
            return_by: None,
            destroy_by: None,
            script: String::new(),
            voters_per_door: 1.7,
            snap_metres: 150.0,
        }
    }
}

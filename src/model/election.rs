//! One round of one election, as a table of results tells it.

/// Which columns of a table say what about a contest.
///
/// Columns the table lacks are `None`; the 2014 files have no blank ballots, say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contest {
    /// The name of the source it is read from.
    pub name: String,
    /// Registered voters.
    pub registered: Option<String>,
    /// Voters who came.
    pub turnout: Option<String>,
    /// Blank ballots.
    pub blank: Option<String>,
    /// Null ballots.
    pub null: Option<String>,
    /// Ballots cast for a choice.
    pub cast: Option<String>,
    /// One column per choice, named as published, in the order of the file.
    pub choices: Vec<String>,
}

/// What a contest adds up to, over the rows that were matched to precincts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContestTotals {
    /// The contest's name.
    pub name: String,
    /// Registered voters.
    pub registered: Option<u64>,
    /// Voters who came.
    pub turnout: Option<u64>,
    /// Blank ballots.
    pub blank: Option<u64>,
    /// Null ballots.
    pub null: Option<u64>,
    /// Ballots cast for a choice.
    pub cast: Option<u64>,
    /// Votes by choice, in the order of the contest.
    pub choices: Vec<(String, u64)>,
}

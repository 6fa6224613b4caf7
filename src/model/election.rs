//! One round of one election, as a table of results tells it.

/// Which columns of a table say what about a contest.
///
/// Columns the table lacks are `None`; the 2014 files have no blank ballots, say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contest {
    /// The name of the source it is read from.
    pub name: String,
    /// Which contest of its file it is, as published; empty where the file has only one.
    pub label: String,
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
    /// One column per choice, in the order of the file: named as published, behind the contest's
    /// label where the file has several.
    pub choices: Vec<String>,
}

impl Contest {
    /// What it is called: the name of its source, with its own where the source has several.
    pub fn title(&self) -> String {
        match (self.name.is_empty(), self.label.is_empty()) {
            (_, true) => self.name.clone(),
            (true, false) => self.label.clone(),
            (false, false) => format!("{}, {}", self.name, self.label),
        }
    }

    /// The column of a choice, or of a count that is its own: `President: CLINTON` where the file
    /// has several contests.
    pub fn column(label: &str, name: &str) -> String {
        if label.is_empty() {
            name.to_owned()
        } else {
            format!("{label}: {name}")
        }
    }

    /// What a choice is called, as published, by its column.
    pub fn choice_of<'a>(&self, column: &'a str) -> &'a str {
        let own = column
            .strip_prefix(self.label.as_str())
            .and_then(|rest| rest.strip_prefix(": "));
        own.filter(|_| !self.label.is_empty()).unwrap_or(column)
    }
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

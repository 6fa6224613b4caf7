//! How a table in a layout of its own is read: which of its columns tell what.

use crate::model::election::Contest;

/// A layout that somebody described once, under a name, to read other files by.
///
/// Columns are called as a plain reading of the file calls them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its name, unique among the rules of one person: small letters, digits, `_` and `-`.
    pub name: String,
    /// What a row is.
    pub rows: RowsAre,
    /// The columns that tell which precinct; only asked for where a row is a choice.
    pub code: Vec<String>,
    /// The columns that tell which contest; empty where the file has one.
    pub contest: Vec<String>,
    /// Registered voters.
    pub registered: Option<String>,
    /// Voters who came.
    pub turnout: Option<String>,
    /// Blank ballots.
    pub blank: Option<String>,
    /// Null ballots; blank and null ones where they are counted together.
    pub null: Option<String>,
    /// Ballots cast for a choice.
    pub cast: Option<String>,
}

/// What a row of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowsAre {
    /// A precinct, with a column of votes per choice.
    Precincts {
        /// The columns of votes.
        choices: Vec<String>,
    },
    /// A choice in a precinct.
    Choices {
        /// The column that names the choice.
        choice: String,
        /// The column of its votes.
        votes: String,
    },
}

impl Default for RowsAre {
    fn default() -> Self {
        Self::Precincts {
            choices: Vec::new(),
        }
    }
}

impl Rule {
    /// Every column that the rule names and a file must have.
    pub fn columns(&self) -> impl Iterator<Item = &String> {
        let (several, two): (&[String], [Option<&String>; 2]) = match &self.rows {
            RowsAre::Precincts { choices } => (choices, [None, None]),
            RowsAre::Choices { choice, votes } => (&self.code, [Some(choice), Some(votes)]),
        };
        let contest = matches!(self.rows, RowsAre::Choices { .. }).then_some(&self.contest);
        several
            .iter()
            .chain(two.into_iter().flatten())
            .chain(contest.into_iter().flatten())
            .chain(self.counts().into_iter().flatten())
    }

    /// Whether it says enough to read a file by.
    pub fn is_complete(&self) -> bool {
        is_name(&self.name)
            && match &self.rows {
                RowsAre::Precincts { choices } => !choices.is_empty(),
                RowsAre::Choices { choice, votes } => {
                    !choice.is_empty() && !votes.is_empty() && !self.code.is_empty()
                }
            }
    }

    /// The contest of a table of precincts, by those of these columns that it has.
    pub fn contest_of(&self, columns: &[String]) -> Contest {
        let known = |column: &&String| columns.contains(column);
        let choices = match &self.rows {
            RowsAre::Precincts { choices } => choices.iter().filter(known).cloned().collect(),
            RowsAre::Choices { .. } => Vec::new(),
        };
        let [registered, turnout, blank, null, cast] =
            self.counts().map(|column| column.filter(known).cloned());
        Contest {
            registered,
            turnout,
            blank,
            null,
            cast,
            choices,
            ..Contest::default()
        }
    }

    /// Notes in a contest that `column` has what the rule reads from the column `name`.
    pub fn note_count(&self, contest: &mut Contest, name: &str, column: &str) {
        let fields = [
            &mut contest.registered,
            &mut contest.turnout,
            &mut contest.blank,
            &mut contest.null,
            &mut contest.cast,
        ];
        for (wanted, field) in self.counts().into_iter().zip(fields) {
            if wanted.is_some_and(|wanted| wanted == name) {
                *field = Some(column.to_owned());
            }
        }
    }

    /// The columns of counts: registered, turnout, blank, null, cast.
    fn counts(&self) -> [Option<&String>; 5] {
        [
            self.registered.as_ref(),
            self.turnout.as_ref(),
            self.blank.as_ref(),
            self.null.as_ref(),
            self.cast.as_ref(),
        ]
    }
}

/// The layouts that are known without a rule.
pub const LAYOUTS: [&str; 6] = ["auto", "plain", "ministry", "long", "openelections", "ban"];

/// Whether a text can be a rule's name, and stand for a layout on the command line.
pub fn is_name(text: &str) -> bool {
    let allowed =
        |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_-".contains(sign);
    text.starts_with(|sign: char| sign.is_ascii_lowercase())
        && text.chars().all(allowed)
        && !LAYOUTS.contains(&text)
}

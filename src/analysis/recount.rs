//! Results that do not add up: what always holds between the counts of a precinct.

use crate::model::election::Contest;
use crate::model::table::Table;

/// What always holds in a precinct's results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// No more voters came than are registered.
    TurnoutWithinRegistered,
    /// Voters who came put a blank, a null or a valid ballot into the box.
    BallotsAreTurnout,
    /// Valid ballots are for one of the choices.
    ChoicesAreCast,
}

impl Rule {
    const ALL: [Self; 3] = [
        Self::TurnoutWithinRegistered,
        Self::BallotsAreTurnout,
        Self::ChoicesAreCast,
    ];

    /// Its name in reports for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::TurnoutWithinRegistered => "turnout_above_registered",
            Self::BallotsAreTurnout => "ballots_are_not_turnout",
            Self::ChoicesAreCast => "votes_are_not_cast",
        }
    }
}

/// The rules that some rows break, and those rows in order. A rule is tried on the rows that have
/// every count it needs, and on none where the contest lacks a column for it.
pub fn broken(contest: &Contest, table: &Table) -> Vec<(Rule, Vec<usize>)> {
    let counts = Counts::new(contest, table);
    Rule::ALL
        .into_iter()
        .map(|rule| {
            let rows = (0..table.rows()).filter(|&row| counts.keep(rule, row) == Some(false));
            (rule, rows.collect::<Vec<usize>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// One entry per row, NaN where there is no figure; `None` where there is no column.
struct Counts {
    registered: Option<Vec<f64>>,
    turnout: Option<Vec<f64>>,
    blank: Option<Vec<f64>>,
    null: Option<Vec<f64>>,
    cast: Option<Vec<f64>>,
    /// The sum of the choices that a row has; NaN where it has none.
    votes: Vec<f64>,
}

impl Counts {
    fn new(contest: &Contest, table: &Table) -> Self {
        let numbers = |column: &Option<String>| table.numbers(column.as_deref()?);
        let mut votes = vec![f64::NAN; table.rows()];
        for choice in &contest.choices {
            for (sum, votes) in votes
                .iter_mut()
                .zip(table.numbers(choice).into_iter().flatten())
            {
                if !votes.is_nan() {
                    *sum = if sum.is_nan() { votes } else { *sum + votes };
                }
            }
        }
        Self {
            registered: numbers(&contest.registered),
            turnout: numbers(&contest.turnout),
            blank: numbers(&contest.blank),
            null: numbers(&contest.null),
            cast: numbers(&contest.cast),
            votes,
        }
    }

    /// Whether a row keeps a rule; `None` where it cannot be told.
    fn keep(&self, rule: Rule, row: usize) -> Option<bool> {
        let at = |counts: &Option<Vec<f64>>| Some(counts.as_ref()?[row]).filter(|n| !n.is_nan());
        match rule {
            Rule::TurnoutWithinRegistered => Some(at(&self.turnout)? <= at(&self.registered)?),
            Rule::BallotsAreTurnout => {
                // Older files count blank and null ballots together, in the column of null ones.
                let blank = match self.blank {
                    Some(_) => at(&self.blank)?,
                    None => 0.0,
                };
                let ballots = blank + at(&self.null)? + at(&self.cast)?;
                Some((ballots - at(&self.turnout)?).abs() < 0.5)
            }
            Rule::ChoicesAreCast => {
                let votes = Some(self.votes[row]).filter(|votes| !votes.is_nan())?;
                Some((votes - at(&self.cast)?).abs() < 0.5)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    #[test]
    fn every_rule_names_the_rows_that_break_it() {
        let frame = df!(
            "inscrits" => [100, 100, 100, 100],
            "votants" => [60, 160, 60, 60],
            "blancs" => [Some(5), Some(5), Some(5), None],
            "nuls" => [5, 5, 6, 9],
            "exprimes" => [50, 150, 50, 50],
            "A" => [Some(30), Some(150), Some(30), Some(49)],
            "B" => [Some(20), None, Some(21), Some(0)]
        );
        let table = Table {
            frame: frame.unwrap(),
        };
        let column = |name: &str| Some(name.to_owned());
        let contest = Contest {
            registered: column("inscrits"),
            turnout: column("votants"),
            blank: column("blancs"),
            null: column("nuls"),
            cast: column("exprimes"),
            choices: vec!["A".to_owned(), "B".to_owned()],
            ..Contest::default()
        };
        assert_eq!(
            broken(&contest, &table),
            [
                (Rule::TurnoutWithinRegistered, vec![1]),
                (Rule::BallotsAreTurnout, vec![2]),
                (Rule::ChoicesAreCast, vec![2, 3]),
            ]
        );
        let without = Contest {
            cast: None,
            registered: None,
            ..contest
        };
        assert_eq!(broken(&without, &table), []);
    }
}

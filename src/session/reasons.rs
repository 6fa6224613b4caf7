//! Answers about precincts: why they score as they do, what they add up to, what a formula gives.

use crate::analysis::aggregate;
use crate::analysis::explain::{Grounds, Waterfall};
use crate::base::words::Words;
use crate::model::election::{Contest, ContestTotals};
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::model::project::Source;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

impl Session {
    /// Works out a formula that is no indicator yet: one entry per precinct.
    ///
    /// # Errors
    /// A [`Problem`] that says what is wrong with the formula, or that there are no precincts yet.
    pub fn try_formula(&self, formula: &str) -> Result<Column, Problem> {
        let Some(precincts) = self.precincts() else {
            return Err(Problem {
                what: msg!("problem-no-scores"),
                hint: msg!("problem-no-scores-hint"),
            });
        };
        self.derived()
            .evaluate(formula, self.project(), self.data(), precincts)
    }

    /// What the scores were made from: ask it for waterfalls and sentences.
    pub fn grounds(&self) -> Grounds<'_> {
        let project = self.project();
        let derived = self.derived();
        let column = |name: &str| match derived.columns.get(name) {
            Some(Ok(column)) => column.as_slice(),
            Some(Err(_)) | None => &[],
        };
        let terms = &project.scorecard.terms;
        Grounds::new(
            &project.scorecard,
            &project.indicators,
            terms.iter().map(|term| column(&term.indicator)).collect(),
            derived
                .scaled
                .iter()
                .map(|column| column.as_slice())
                .collect(),
            &derived.means,
            &derived.scores,
        )
    }

    /// A precinct's score, taken apart, and the sentence that explains it.
    pub fn why(&self, precinct: PrecinctId, words: &Words) -> (Waterfall, String) {
        let grounds = self.grounds();
        let waterfall = grounds.waterfall(precinct);
        let sentence = grounds.sentence(&waterfall, words);
        (waterfall, sentence)
    }

    /// Why a crew is sent to each precinct: one entry per precinct, for the covers of packets.
    pub fn why_each(&self, words: &Words) -> Vec<String> {
        let grounds = self.grounds();
        let ids = self
            .precincts()
            .into_iter()
            .flat_map(|precincts| precincts.ids());
        ids.map(|precinct| grounds.why_here(&[precinct], words))
            .collect()
    }

    /// What every contest adds up to over all matched rows, or over some precincts.
    pub fn contest_totals(&self, selection: Option<&[PrecinctId]>) -> Vec<ContestTotals> {
        let sources = self.project().sources.iter();
        sources
            .filter_map(|source| {
                let (table, row_of) = self.derived().results_of(source, self.data())?;
                let contests = self.contests_of(source).into_iter();
                let totals = contests.map(move |contest| match selection {
                    None => aggregate::contest_totals(&contest, table, row_of),
                    Some(chosen) => aggregate::selection_totals(&contest, table, row_of, chosen),
                });
                Some(totals)
            })
            .flatten()
            .collect()
    }

    /// Every contest that the tables tell of, under the names of their sources.
    pub fn contests(&self) -> Vec<Contest> {
        let sources = self.project().sources.iter();
        sources
            .flat_map(|source| self.contests_of(source))
            .collect()
    }

    fn contests_of(&self, source: &Source) -> Vec<Contest> {
        let read = self.data().table(source);
        let contests = read.map_or(&[][..], |read| &read.contests);
        let named = |contest: &Contest| Contest {
            name: source.name.clone(),
            ..contest.clone()
        };
        contests.iter().map(named).collect()
    }
}

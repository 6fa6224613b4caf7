//! What an open project has to give to other programs.

use crate::analysis::score;
use crate::io::export::{Features, scores, turfs};
use crate::model::indicator::Column;
use crate::session::Session;

impl Session {
    /// The precincts with scores, ranks, indicators and contributions; `None` until they are read.
    ///
    /// An indicator that cannot be worked out has no figures.
    pub fn scored_features(&self) -> Option<Features> {
        let precincts = self.precincts()?;
        let (project, derived) = (self.project(), self.derived());
        let nothing = vec![f64::NAN; precincts.len()];
        let figures = |name: &str| match derived.columns.get(name) {
            Some(Ok(column)) => column.as_slice(),
            Some(Err(_)) | None => nothing.as_slice(),
        };
        let indicators: Vec<(&str, &[f64])> = project
            .indicators
            .iter()
            .map(|indicator| (indicator.name.as_str(), figures(&indicator.name)))
            .collect();
        let columns = self.contributions();
        let contributions: Vec<(&str, &[f64])> = project
            .scorecard
            .terms
            .iter()
            .zip(&columns)
            .map(|(term, column)| (term.indicator.as_str(), column.as_slice()))
            .collect();
        Some(scores::features(&scores::Scored {
            precincts,
            scores: &derived.scores,
            indicators: &indicators,
            contributions: &contributions,
        }))
    }

    /// The stops of the turfs, one feature per address; `None` without turfs or addresses.
    pub fn turf_features(&self) -> Option<Features> {
        let plan = self.project().plan.as_ref()?;
        Some(turfs::features(plan, self.addresses()?))
    }

    /// What each term adds to each precinct's score: one column per term.
    pub fn contributions(&self) -> Vec<Column> {
        let derived = self.derived();
        let scorecard = &self.project().scorecard;
        let precincts = derived.scores.values.len();
        let scaled: Vec<&[f64]> = derived
            .scaled
            .iter()
            .map(|column| column.as_slice())
            .collect();
        let weights = scorecard.live_weights();
        let mut columns = vec![vec![f64::NAN; precincts]; scaled.len()];
        for precinct in 0..precincts {
            let shares = score::contributions(&scaled, &weights, scorecard.missing, precinct);
            for (column, share) in columns.iter_mut().zip(shares) {
                column[precinct] = share;
            }
        }
        columns
    }
}

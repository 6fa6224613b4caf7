//! Scores under a moving weight.
//!
//! All sums that the weight has no part in stay as they are, to the last bit, and are kept: of 40
//! columns one is read again, and six sums.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::rank;
use crate::analysis::score::{CHUNK, Terms, add, divide, each_chunk, halves};
use crate::model::indicator::Column;
use crate::model::scorecard::Scores;

/// Works out the same scores again and again, as weights move.
#[derive(Debug, Default)]
pub struct Scorer {
    columns: Vec<Arc<Column>>,
    weights: Vec<f64>,
    rest: Option<Rest>,
}

impl Scorer {
    /// As [`score_into`](crate::analysis::score::score_into), to the last bit, and faster when one weight alone has moved since the
    /// last call. Gives all scores, falling, without NaN.
    pub fn score_into(
        &mut self,
        scores: &mut Scores,
        scaled: &[Arc<Column>],
        weights: &[f64],
        missing: f64,
    ) -> Vec<f64> {
        let columns: Vec<&[f64]> = scaled.iter().map(|column| column.as_slice()).collect();
        let terms = Terms::new(&columns, weights);
        let precincts = scaled
            .first()
            .map_or(scores.values.len(), |column| column.len());
        let moved = self.moved(scaled, weights);
        if self.rest.as_ref().map(|rest| rest.term) != moved {
            self.rest = moved.map(|term| Rest::without(term, &terms, precincts));
        }
        match &self.rest {
            Some(rest) => rest.score(&mut scores.values, &terms, precincts, missing),
            None => terms.score(&mut scores.values, precincts, missing),
        }
        self.columns = scaled.to_vec();
        self.weights = weights.to_vec();
        rank::rank_into(&mut scores.ranks, &mut scores.values)
    }

    /// The one term whose weight is another than last time, all else being the same.
    fn moved(&self, scaled: &[Arc<Column>], weights: &[f64]) -> Option<usize> {
        let same = self.weights.len() == weights.len()
            && self.columns.len() == scaled.len()
            && self
                .columns
                .iter()
                .zip(scaled)
                .all(|(a, b)| Arc::ptr_eq(a, b));
        let mut moved =
            (0..weights.len()).filter(|&term| self.weights.get(term) != weights.get(term));
        let term = moved.next().filter(|_| same);
        term.filter(|&term| moved.next().is_none() && term < scaled.len())
    }
}

/// `Σ w·s` and `Σ|w|` of some terms, an entry per precinct each.
#[derive(Debug, Default)]
struct Sums {
    sum: Vec<f64>,
    there: Vec<f64>,
}

/// The sums that one term's weight has no part in, in the order in which they are added to it.
#[derive(Debug)]
struct Rest {
    term: usize,
    sums: Vec<Sums>,
}

impl Rest {
    /// The sums of all terms but one.
    fn without(term: usize, terms: &Terms<'_>, precincts: usize) -> Self {
        let mut sums = Vec::new();
        let mut around = 0..terms.0.len();
        while 1 < around.len() {
            let (left, right) = halves(around);
            let (own, other) = if left.contains(&term) {
                (left, right)
            } else {
                (right, left)
            };
            sums.extend(Sums::of(other, terms, precincts));
            around = own;
        }
        // From the nearest on.
        sums.reverse();
        Self { term, sums }
    }

    /// Every precinct's score with the term's weight as it is now.
    fn score(&self, values: &mut Vec<f64>, terms: &Terms<'_>, precincts: usize, missing: f64) {
        let needed = terms.least_weight(missing);
        let own = self.term..self.term + 1;
        each_chunk(
            values,
            precincts,
            1 + 2 * self.sums.len(),
            |first, values| {
                let mut there = [0.0; CHUNK];
                let there = &mut there[..values.len()];
                if !terms.add_four(own.clone(), first, values, there) {
                    values.fill(0.0);
                }
                for rest in &self.sums {
                    add(values, &rest.sum[first..first + values.len()]);
                    add(there, &rest.there[first..first + values.len()]);
                }
                divide(values, there, needed);
            },
        );
    }
}

impl Sums {
    /// The sums of some terms; none where they have no weight.
    fn of(some: Range<usize>, terms: &Terms<'_>, precincts: usize) -> Option<Self> {
        if terms.0[some.clone()]
            .iter()
            .all(|(_, weight)| *weight == 0.0)
        {
            return None;
        }
        let (mut sum, mut there) = (vec![0.0; precincts], vec![0.0; precincts]);
        let chunks = sum.par_chunks_mut(CHUNK).zip(there.par_chunks_mut(CHUNK));
        chunks.enumerate().for_each(|(place, (sum, there))| {
            terms.add_up(some.clone(), place * CHUNK, sum, there);
        });
        Some(Self { sum, there })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::score::score_into;
    use crate::base::chance::Chance;

    const NO: f64 = f64::NAN;

    #[test]
    fn a_moved_weight_gives_what_all_weights_give_anew() {
        let count = 3 * CHUNK + 7;
        let mut chance = Chance::new(5);
        let mut figure = || {
            if chance.below(9) == 0 {
                NO
            } else {
                chance.unit()
            }
        };
        let columns: Vec<Arc<Column>> = (0..13)
            .map(|_| Arc::new((0..count).map(|_| figure()).collect()))
            .collect();
        let slices: Vec<&[f64]> = columns.iter().map(|column| column.as_slice()).collect();
        let mut weights: Vec<f64> = (0..13).map(|term| 0.3 * f64::from(term) - 1.1).collect();
        weights[4..8].fill(0.0);
        let mut scorer = Scorer::default();
        for (term, weight) in [(0, 3.1), (0, 0.0), (0, -0.7), (12, 0.1), (6, 2.3), (6, 0.0)] {
            weights[term] = weight;
            let (mut moved, mut anew) = (Scores::default(), Scores::default());
            let falling = scorer.score_into(&mut moved, &columns, &weights, 0.66);
            score_into(&mut anew, &slices, &weights, 0.66);
            let bits = |scores: &Scores| -> Vec<u64> {
                scores.values.iter().map(|value| value.to_bits()).collect()
            };
            assert_eq!(bits(&moved), bits(&anew), "term {term} at {weight}");
            assert_eq!(moved.ranks, anew.ranks);
            let mut sorted: Vec<f64> = anew.values.into_iter().filter(|it| !it.is_nan()).collect();
            sorted.sort_by(|a, b| b.total_cmp(a));
            assert_eq!(falling, sorted);
        }
        assert!(
            scorer.rest.is_some_and(|rest| rest.term == 6),
            "sums are kept"
        );
    }

    #[test]
    fn all_weights_but_one_may_be_zero() {
        let columns = [Arc::new(vec![0.5, NO]), Arc::new(vec![0.25, 0.75])];
        let (mut scorer, mut scores) = (Scorer::default(), Scores::default());
        for weight in [1.0, 2.0, 0.0, 4.0] {
            scorer.score_into(&mut scores, &columns, &[weight, 0.0], 0.66);
            if weight == 0.0 {
                assert!(scores.values.iter().all(|it| it.is_nan()), "{scores:?}");
            } else {
                assert_eq!(scores.values[0], 50.0);
                assert!(scores.values[1].is_nan(), "{scores:?}");
            }
        }
    }
}

//! The score: the hot loop behind every slider.
//!
//! Terms are added up in pairs, and pairs of pairs: term 0 and 1, 2 and 3, these two, and so on.
//! When one weight moves, all sums that it has no part in stay as they are, to the last bit, and
//! are kept: of 40 columns one is read again, and six sums.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::rank;
use crate::model::indicator::Column;
use crate::model::scorecard::Scores;

/// Precincts worked on at once: what a core keeps in its nearest cache.
const CHUNK: usize = 512;

/// From how many figures (precincts × terms) a second core is worth waking.
const WORTH_SHARING: usize = 100_000;

/// The figures of a term without weight.
const NOTHING: [f64; CHUNK] = [0.0; CHUNK];

/// Works out scores and ranks.
///
/// `scaled` has one column per term, each with one entry per precinct; `weights` one entry per
/// term. A precinct's score is `100 · Σ w·s / Σ|w|` over the terms it has figures for, and NaN
/// where those carry less than `missing` of the weight, or where all weights are zero.
///
/// Scores that differ by rounding alone are made equal, so that a tie on paper is a tie here:
/// see [`rank::rank_into`].
pub fn score_into(scores: &mut Scores, scaled: &[&[f64]], weights: &[f64], missing: f64) {
    let terms = Terms::new(scaled, weights);
    let precincts = scaled
        .first()
        .map_or(scores.values.len(), |column| column.len());
    terms.score(&mut scores.values, precincts, missing);
    rank::rank_into(&mut scores.ranks, &mut scores.values);
}

/// Works out the same scores again and again, as weights move.
#[derive(Debug, Default)]
pub struct Scorer {
    columns: Vec<Arc<Column>>,
    weights: Vec<f64>,
    rest: Option<Rest>,
}

impl Scorer {
    /// As [`score_into`], to the last bit, and faster when one weight alone has moved since the
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

/// The terms' columns and weights.
struct Terms<'a>(Vec<(&'a [f64], f64)>);

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

impl<'a> Terms<'a> {
    fn new(scaled: &[&'a [f64]], weights: &[f64]) -> Self {
        Self(
            scaled
                .iter()
                .copied()
                .zip(weights.iter().copied())
                .collect(),
        )
    }

    /// Every precinct's score.
    fn score(&self, values: &mut Vec<f64>, precincts: usize, missing: f64) {
        let needed = self.least_weight(missing);
        each_chunk(values, precincts, self.0.len(), |first, values| {
            let mut there = [0.0; CHUNK];
            let there = &mut there[..values.len()];
            if self.add_up(0..self.0.len(), first, values, there) {
                divide(values, there, needed);
            } else {
                values.fill(f64::NAN);
            }
        });
    }

    /// The weight a precinct must have figures for; a shade less, since sums of weights are
    /// rounded.
    fn least_weight(&self, missing: f64) -> f64 {
        let total: f64 = self.0.iter().map(|(_, weight)| weight.abs()).sum();
        total * (missing - 1e-9)
    }

    /// The sums of some terms, of the precincts from `first` on; whether any of these has weight,
    /// without which nothing is written.
    fn add_up(
        &self,
        terms: Range<usize>,
        first: usize,
        sum: &mut [f64],
        there: &mut [f64],
    ) -> bool {
        if terms.len() <= 4 {
            return self.add_four(terms, first, sum, there);
        }
        let (left, right) = halves(terms);
        if !self.add_up(left, first, sum, there) {
            return self.add_up(right, first, sum, there);
        }
        let (mut more, mut more_there) = ([0.0; CHUNK], [0.0; CHUNK]);
        let (more, more_there) = (&mut more[..sum.len()], &mut more_there[..sum.len()]);
        if self.add_up(right, first, more, more_there) {
            add(sum, more);
            add(there, more_there);
        }
        true
    }

    /// The same for at most four terms, so that sums are stored a quarter as often.
    fn add_four(
        &self,
        terms: Range<usize>,
        first: usize,
        sum: &mut [f64],
        there: &mut [f64],
    ) -> bool {
        let figures = first..first + sum.len();
        let terms = &self.0[terms];
        if terms.iter().all(|(_, weight)| *weight == 0.0) {
            return false;
        }
        let four = [0, 1, 2, 3].map(|place: usize| {
            let term = terms.get(place).filter(|(_, weight)| *weight != 0.0);
            let column =
                term.and_then(|(column, weight)| Some((column.get(figures.clone())?, *weight)));
            column.unwrap_or((&NOTHING[..sum.len()], 0.0))
        });
        let [a, b, c, d] = four.map(|(column, _)| column);
        let weights = four.map(|(_, weight)| weight);
        let rows = a.iter().zip(b).zip(c).zip(d);
        for ((sum, there), (((a, b), c), d)) in sum.iter_mut().zip(there).zip(rows) {
            let [a, b, c, d] = [
                part(*a, weights[0]),
                part(*b, weights[1]),
                part(*c, weights[2]),
                part(*d, weights[3]),
            ];
            *sum = (a.0 + b.0) + (c.0 + d.0);
            *there = (a.1 + b.1) + (c.1 + d.1);
        }
        true
    }
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

/// Fills values in chunks, of which `work` gets the first precinct.
fn each_chunk(
    values: &mut Vec<f64>,
    precincts: usize,
    columns: usize,
    work: impl Fn(usize, &mut [f64]) + Sync,
) {
    values.clear();
    values.resize(precincts, f64::NAN);
    let chunk = |(place, values): (usize, &mut [f64])| work(place * CHUNK, values);
    if precincts * columns < WORTH_SHARING {
        values.chunks_mut(CHUNK).enumerate().for_each(chunk);
    } else {
        values.par_chunks_mut(CHUNK).enumerate().for_each(chunk);
    }
}

/// Terms in two parts, the first as large a power of two as leaves something: so its sums stay
/// the same when terms are added behind.
fn halves(terms: Range<usize>) -> (Range<usize>, Range<usize>) {
    let half = terms.len().next_power_of_two() / 2;
    let middle = terms.start + half;
    (terms.start..middle, middle..terms.end)
}

/// What a term adds to a precinct's sums; nothing where it has no figure.
#[inline]
fn part(figure: f64, weight: f64) -> (f64, f64) {
    let gap = figure.is_nan();
    (
        if gap { 0.0 } else { weight * figure },
        if gap { 0.0 } else { weight.abs() },
    )
}

#[inline]
fn add(sums: &mut [f64], more: &[f64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

/// Sums to scores.
fn divide(sums: &mut [f64], there: &[f64], needed: f64) {
    for (sum, there) in sums.iter_mut().zip(there) {
        let enough = *there > 0.0 && *there >= needed;
        // Zero has no sign here.
        *sum = if enough {
            100.0 * *sum / *there + 0.0
        } else {
            f64::NAN
        };
    }
}

/// What each term adds to a precinct's score: one entry per term, summing to the score; NaN where
/// the term has no figure or the precinct no score.
pub fn contributions(
    scaled: &[&[f64]],
    weights: &[f64],
    missing: f64,
    precinct: usize,
) -> Vec<f64> {
    let needed = Terms::new(scaled, weights).least_weight(missing);
    let figures = || {
        scaled
            .iter()
            .zip(weights)
            .map(|(column, &weight)| (column.get(precinct).copied().unwrap_or(f64::NAN), weight))
    };
    let there: f64 = figures()
        .filter(|(figure, _)| !figure.is_nan())
        .map(|(_, weight)| weight.abs())
        .sum();
    if there == 0.0 || there < needed {
        return vec![f64::NAN; weights.len()];
    }
    figures()
        .map(|(figure, weight)| 100.0 * weight * figure / there)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::chance::Chance;

    const NO: f64 = f64::NAN;

    fn scored(scaled: &[&[f64]], weights: &[f64]) -> Scores {
        let mut scores = Scores::default();
        score_into(&mut scores, scaled, weights, 0.66);
        scores
    }

    #[test]
    fn a_score_is_the_weighted_mean_of_its_terms() {
        let scores = scored(&[&[0.5, 1.0, 0.0], &[1.0, 0.0, 0.25]], &[30.0, -10.0]);
        assert_eq!(scores.values, [12.5, 75.0, -6.25]);
        assert_eq!(scores.ranks, [2, 1, 3]);
    }

    #[test]
    fn below_the_least_share_of_the_weight_there_is_no_score() {
        let scaled: [&[f64]; 3] = [
            &[NO, 0.5, 0.5, NO],
            &[0.2, NO, 0.2, NO],
            &[0.6, 0.6, NO, NO],
        ];
        let scores = scored(&scaled, &[34.0, 33.0, 33.0]);
        // 66 of 100 is enough, to the last bit.
        let expected = [
            40.0,
            (0.5 * 34.0 + 0.6 * 33.0) / 0.67,
            (0.5 * 34.0 + 0.2 * 33.0) / 0.67,
        ];
        for (got, wanted) in scores.values.iter().zip(expected) {
            assert!((got - wanted).abs() < 1e-12, "{got} {wanted}");
        }
        assert!(scores.values[3].is_nan(), "no figure at all");
        assert_eq!(scores.ranks[3], 0);
        let mut strict = Scores::default();
        score_into(&mut strict, &scaled, &[34.0, 33.0, 33.0], 0.67);
        assert!(strict.values[0].is_nan(), "66 of 100 is less than 67");
    }

    #[test]
    fn with_all_weights_zero_there_is_no_score() {
        let scores = scored(&[&[0.5, 1.0]], &[0.0]);
        assert!(
            scores.values.iter().all(|value| value.is_nan()),
            "{scores:?}"
        );
        assert_eq!(scores.ranks, [0, 0]);
        assert!(
            contributions(&[&[0.5]], &[0.0], 0.66, 0)[0].is_nan(),
            "no score"
        );
    }

    #[test]
    fn a_gap_in_a_term_without_weight_does_not_count() {
        assert_eq!(scored(&[&[0.5], &[NO]], &[10.0, 0.0]).values, [50.0]);
    }

    #[test]
    fn contributions_say_nothing_of_terms_without_a_figure() {
        let parts = contributions(&[&[0.5], &[NO], &[1.0]], &[40.0, 20.0, -40.0], 0.66, 0);
        assert_eq!((parts[0], parts[2]), (25.0, -50.0));
        assert!(parts[1].is_nan(), "{parts:?}");
    }

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

    #[test]
    fn many_precincts_are_scored_like_few() {
        let column: Vec<f64> = (0..200_000).map(|n| f64::from(n % 1000) / 1000.0).collect();
        let scores = scored(&[&column], &[1.0]);
        for (value, figure) in scores.values.iter().zip(&column) {
            assert!((value - 100.0 * figure).abs() < 1e-9, "{value} {figure}");
        }
        assert_eq!((scores.ranks[999], scores.ranks[998]), (1, 201));
    }
}

//! The score: the hot loop behind every slider.
//!
//! Terms are added up in pairs, and pairs of pairs: term 0 and 1, 2 and 3, these two, and so on.
//! So most sums stay as they are when one weight moves: see [`crate::analysis::scorer`].

use std::ops::Range;

use rayon::prelude::*;

use crate::analysis::rank;
use crate::model::scorecard::Scores;

/// Precincts worked on at once: what a core keeps in its nearest cache.
pub(super) const CHUNK: usize = 512;

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

/// The terms' columns and weights.
pub(super) struct Terms<'a>(pub(super) Vec<(&'a [f64], f64)>);

impl<'a> Terms<'a> {
    pub(super) fn new(scaled: &[&'a [f64]], weights: &[f64]) -> Self {
        Self(
            scaled
                .iter()
                .copied()
                .zip(weights.iter().copied())
                .collect(),
        )
    }

    /// Every precinct's score.
    pub(super) fn score(&self, values: &mut Vec<f64>, precincts: usize, missing: f64) {
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
    pub(super) fn least_weight(&self, missing: f64) -> f64 {
        let total: f64 = self.0.iter().map(|(_, weight)| weight.abs()).sum();
        total * (missing - 1e-9)
    }

    /// The sums of some terms, of the precincts from `first` on; whether any of these has weight,
    /// without which nothing is written.
    pub(super) fn add_up(
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
    pub(super) fn add_four(
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

/// Fills values in chunks, of which `work` gets the first precinct.
pub(super) fn each_chunk(
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
pub(super) fn halves(terms: Range<usize>) -> (Range<usize>, Range<usize>) {
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
pub(super) fn add(sums: &mut [f64], more: &[f64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

/// Sums to scores.
pub(super) fn divide(sums: &mut [f64], there: &[f64], needed: f64) {
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
    fn many_precincts_are_scored_like_few() {
        let column: Vec<f64> = (0..200_000).map(|n| f64::from(n % 1000) / 1000.0).collect();
        let scores = scored(&[&column], &[1.0]);
        for (value, figure) in scores.values.iter().zip(&column) {
            assert!((value - 100.0 * figure).abs() < 1e-9, "{value} {figure}");
        }
        assert_eq!((scores.ranks[999], scores.ranks[998]), (1, 201));
    }
}

//! The score: the hot loop behind every slider.

use rayon::prelude::*;

use crate::analysis::rank;
use crate::model::scorecard::Scores;

/// Precincts worked on at once: what a core keeps in its nearest cache.
const CHUNK: usize = 1024;

/// From how many figures (precincts × terms) a second core is worth waking.
const WORTH_SHARING: usize = 100_000;

/// Works out scores and ranks.
///
/// `scaled` has one column per term, each with one entry per precinct; `weights` one entry per
/// term. A precinct's score is `100 · Σ w·s / Σ|w|` over the terms it has figures for, and NaN
/// where those carry less than `missing` of the weight, or where all weights are zero.
///
/// Scores that differ by rounding alone are made equal, so that a tie on paper is a tie here:
/// see [`rank::rank_into`].
pub fn score_into(scores: &mut Scores, scaled: &[&[f64]], weights: &[f64], missing: f64) {
    let precincts = scaled
        .first()
        .map_or(scores.values.len(), |column| column.len());
    scores.values.clear();
    scores.values.resize(precincts, f64::NAN);
    let terms = live_terms(scaled, weights);
    let needed = least_weight(&terms, missing);
    let chunk = |(place, values): (usize, &mut [f64])| {
        score_chunk(values, place * CHUNK, &terms, needed);
    };
    if precincts * terms.len() < WORTH_SHARING {
        scores.values.chunks_mut(CHUNK).enumerate().for_each(chunk);
    } else {
        scores
            .values
            .par_chunks_mut(CHUNK)
            .enumerate()
            .for_each(chunk);
    }
    rank::rank_into(&mut scores.ranks, &mut scores.values);
}

/// What each term adds to a precinct's score: one entry per term, summing to the score; NaN where
/// the term has no figure or the precinct no score.
pub fn contributions(
    scaled: &[&[f64]],
    weights: &[f64],
    missing: f64,
    precinct: usize,
) -> Vec<f64> {
    let needed = least_weight(&live_terms(scaled, weights), missing);
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

/// The columns that count, with their weights.
fn live_terms<'a>(scaled: &[&'a [f64]], weights: &[f64]) -> Vec<(&'a [f64], f64)> {
    scaled
        .iter()
        .zip(weights)
        .filter(|(_, weight)| **weight != 0.0)
        .map(|(column, &weight)| (*column, weight))
        .collect()
}

/// The weight a precinct must have figures for; a shade less, since sums of weights are rounded.
fn least_weight(terms: &[(&[f64], f64)], missing: f64) -> f64 {
    let total: f64 = terms.iter().map(|(_, weight)| weight.abs()).sum();
    total * (missing - 1e-9)
}

/// Scores of the precincts from `first` on: four terms at a time, so that it runs as vectors and
/// the sums are fetched and stored a quarter as often.
fn score_chunk(values: &mut [f64], first: usize, terms: &[(&[f64], f64)], needed: f64) {
    let mut sums = [0.0; CHUNK];
    let mut there = [0.0; CHUNK];
    let (sums, there) = (&mut sums[..values.len()], &mut there[..values.len()]);
    let figures = |column: &'_ [f64]| first..(first + values.len()).min(column.len());
    let groups = terms.chunks_exact(4);
    for (column, weight) in groups.remainder() {
        let figures = &column[figures(column)];
        for ((sum, there), &figure) in sums.iter_mut().zip(&mut *there).zip(figures) {
            add(sum, there, figure, *weight);
        }
    }
    for group in groups {
        let [a, b, c, d] = [0, 1, 2, 3].map(|term: usize| {
            let column = group[term].0;
            &column[figures(column)]
        });
        let weights = [0, 1, 2, 3].map(|term: usize| group[term].1);
        let rows = a.iter().zip(b).zip(c).zip(d);
        for ((sum, there), (((a, b), c), d)) in sums.iter_mut().zip(&mut *there).zip(rows) {
            add(sum, there, *a, weights[0]);
            add(sum, there, *b, weights[1]);
            add(sum, there, *c, weights[2]);
            add(sum, there, *d, weights[3]);
        }
    }
    for ((value, sum), there) in values.iter_mut().zip(sums).zip(there) {
        let enough = *there > 0.0 && *there >= needed;
        *value = if enough {
            100.0 * *sum / *there
        } else {
            f64::NAN
        };
    }
}

/// Adds a term to a precinct's sums; nothing where it has no figure.
#[inline]
fn add(sum: &mut f64, there: &mut f64, figure: f64, weight: f64) {
    let gap = figure.is_nan();
    *sum += if gap { 0.0 } else { weight * figure };
    *there += if gap { 0.0 } else { weight.abs() };
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

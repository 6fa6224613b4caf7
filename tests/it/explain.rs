//! Why a precinct has its score, as a meeting is told.

use std::sync::Arc;

use arpent::analysis::explain::{Grounds, Means, Step};
use arpent::analysis::scale::scale;
use arpent::analysis::score::score_into;
use arpent::base::words::{Language, Words};
use arpent::model::indicator::{Indicator, Title};
use arpent::model::layer::PrecinctId;
use arpent::model::scorecard::{MISSING_DEFAULT, Scale, Scorecard, Scores, Term, Weight};

const NO: f64 = f64::NAN;

struct Town {
    scorecard: Scorecard,
    indicators: Vec<Arc<Indicator>>,
    columns: Vec<Vec<f64>>,
    scaled: Vec<Vec<f64>>,
    means: Vec<Means>,
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
    score_into(
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
        means: (columns.iter().zip(&scaled))
            .map(|(measured, scaled)| Means::of(measured, scaled))
            .collect(),
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
        &town.means,
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

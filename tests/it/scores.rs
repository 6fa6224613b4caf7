//! What a strategist relies on about scores and classes.

use arpent::analysis::breaks::{breaks, class_of};
use arpent::analysis::scale::scale;
use arpent::analysis::score::{contributions, score_into};
use arpent::model::scorecard::{Scale, Scores};
use arpent::model::shading::Classes;
use proptest::collection::vec;
use proptest::prelude::*;

/// Calhoun county employment, 58 figures: mapclassify's own example.
const CALEMP: [f64; 58] = [
    329.92, 0.42, 5.9, 14.03, 2.78, 1.34, 181.27, 1.65, 10.03, 16.7, 1.32, 3.99, 3.16, 0.22, 8.7,
    6.56, 3.27, 0.33, 370.5, 4.51, 75.29, 0.99, 2.74, 8.68, 0.14, 0.92, 12.63, 28.7, 12.02, 722.85,
    36.68, 0.74, 29.82, 192.05, 3.38, 11.15, 110.74, 4111.45, 49.47, 10.33, 317.11, 20.47, 264.93,
    66.26, 5.39, 0.13, 0.61, 50.65, 40.48, 36.67, 13.09, 1.81, 0.2, 7.6, 2.51, 57.26, 24.32, 6.97,
];

#[track_caller]
fn assert_breaks(classes: &Classes, count: usize, expected: &[f64]) {
    let found = breaks(&CALEMP, classes, count);
    let same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(a, b)| (a - b).abs() < 1e-8);
    assert!(same, "{found:?}, expected {expected:?}");
}

#[test]
fn natural_breaks_are_those_of_mapclassify() {
    let jenks = Classes::NaturalBreaks;
    assert_breaks(&jenks, 3, &[192.05, 722.85]);
    assert_breaks(&jenks, 5, &[75.29, 192.05, 370.5, 722.85]);
    assert_breaks(&jenks, 7, &[29.82, 110.74, 192.05, 264.93, 370.5, 722.85]);
}

#[test]
fn quantiles_are_those_of_mapclassify() {
    assert_breaks(&Classes::Quantile, 3, &[3.38, 24.32]);
    assert_breaks(&Classes::Quantile, 5, &[1.464, 5.798, 13.278, 54.616]);
}

#[test]
fn equal_intervals_are_those_of_mapclassify() {
    assert_breaks(
        &Classes::EqualInterval,
        5,
        &[822.394, 1644.658, 2466.922, 3289.186],
    );
}

#[test]
fn deviations_lie_evenly_around_the_mean() {
    let (mean, deviation) = (125.928_275_862_068_96, 541.902_5);
    let found = breaks(&CALEMP, &Classes::StandardDeviation, 4);
    for (edge, steps) in found.iter().zip([-1.0, 0.0, 1.0]) {
        assert!((edge - mean - steps * deviation).abs() < 0.01, "{found:?}");
    }
}

#[test]
fn breaks_by_hand_are_put_in_order_once_each() {
    let by_hand = Classes::ByHand(vec![20.0, 10.0, 20.0, f64::NAN]);
    assert_breaks(&by_hand, 5, &[10.0, 20.0]);
}

#[test]
fn few_different_figures_make_few_classes() {
    let column = [1.0, 1.0, 1.0, f64::NAN, 2.0];
    for classes in [Classes::Quantile, Classes::NaturalBreaks] {
        assert_eq!(breaks(&column, &classes, 5), [1.0], "{classes:?}");
    }
    for classes in [
        Classes::Quantile,
        Classes::NaturalBreaks,
        Classes::EqualInterval,
        Classes::StandardDeviation,
    ] {
        assert!(breaks(&[3.0; 4], &classes, 5).is_empty(), "{classes:?}");
        assert!(
            breaks(&[f64::NAN; 4], &classes, 5).is_empty(),
            "{classes:?}"
        );
    }
}

#[test]
fn a_figure_on_a_break_belongs_below_it() {
    let edges = [10.0, 20.0];
    let classes = [5.0, 10.0, 10.1, 20.0, 99.0, f64::NAN].map(|value| class_of(value, &edges));
    assert_eq!(classes, [Some(0), Some(0), Some(1), Some(1), Some(2), None]);
}

/// Columns of one length, with gaps and repeats, and a weight for each.
fn scorecards() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    let figure = prop_oneof![
        1 => Just(f64::NAN),
        4 => (0..12_u8).prop_map(f64::from),
        4 => -1e6..1e6,
    ];
    (1..6_usize, 1..60_usize).prop_flat_map(move |(terms, precincts)| {
        let columns = vec(vec(figure.clone(), precincts), terms);
        let weights = vec(-100..=100_i32, terms);
        let weights = weights.prop_map(|weights| weights.into_iter().map(f64::from).collect());
        (columns, weights)
    })
}

fn scaled(columns: &[Vec<f64>], way: Scale) -> Vec<Vec<f64>> {
    columns.iter().map(|column| scale(column, way)).collect()
}

fn scored(scaled: &[Vec<f64>], weights: &[f64]) -> Scores {
    let columns: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
    let mut scores = Scores::default();
    score_into(&mut scores, &columns, weights, 0.66);
    scores
}

fn scales() -> impl Strategy<Value = Scale> {
    proptest::sample::select(&Scale::ALL[..])
}

/// Twice the figures' own order, as a permutation that proptest can shrink.
fn shuffled(precincts: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..precincts).collect();
    order.sort_by_key(|&place| (place as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
    order
}

proptest! {
    #[test]
    fn row_order_does_not_matter((columns, weights) in scorecards(), way in scales(), seed: u64) {
        let order = shuffled(columns[0].len(), seed);
        let moved: Vec<Vec<f64>> = columns
            .iter()
            .map(|column| order.iter().map(|&place| column[place]).collect())
            .collect();
        let there = scored(&scaled(&columns, way), &weights);
        let here = scored(&scaled(&moved, way), &weights);
        for (place, &from) in order.iter().enumerate() {
            prop_assert_eq!(here.values[place].to_bits(), there.values[from].to_bits());
            prop_assert_eq!(here.ranks[place], there.ranks[from]);
        }
    }

    #[test]
    fn weights_scaled_together_change_no_rank(
        (columns, weights) in scorecards(),
        way in scales(),
        factor in 0.001..1000.0,
    ) {
        let scaled = scaled(&columns, way);
        let more: Vec<f64> = weights.iter().map(|weight| weight * factor).collect();
        prop_assert_eq!(scored(&scaled, &weights).ranks, scored(&scaled, &more).ranks);
    }

    #[test]
    fn contributions_add_up_to_the_score((columns, weights) in scorecards(), way in scales()) {
        let scaled = scaled(&columns, way);
        let scores = scored(&scaled, &weights);
        let columns: Vec<&[f64]> = scaled.iter().map(Vec::as_slice).collect();
        for (precinct, score) in scores.values.iter().enumerate() {
            let parts = contributions(&columns, &weights, 0.66, precinct);
            let there = parts.iter().filter(|part| !part.is_nan());
            if score.is_nan() {
                prop_assert_eq!(there.count(), 0);
            } else {
                prop_assert!((there.sum::<f64>() - score).abs() < 1e-8, "{parts:?} {score}");
            }
        }
    }

    #[test]
    fn the_highest_score_is_first_and_equals_share(
        (columns, weights) in scorecards(),
        way in scales(),
    ) {
        let scores = scored(&scaled(&columns, way), &weights);
        for (value, rank) in scores.values.iter().zip(&scores.ranks) {
            let higher = scores.values.iter().filter(|other| *other > value).count() as u32;
            prop_assert_eq!(*rank, if value.is_nan() { 0 } else { higher + 1 });
        }
    }

    #[test]
    fn quantile_classes_are_balanced(
        column in proptest::collection::hash_set(-100_000..100_000_i32, 10..300),
        count in 2..9_usize,
    ) {
        let mut column: Vec<f64> = column.into_iter().map(f64::from).collect();
        column.sort_unstable_by(f64::total_cmp);
        let edges = breaks(&column, &Classes::Quantile, count);
        prop_assert_eq!(edges.len(), count - 1);
        let mut sizes = vec![0_usize; count];
        for &value in &column {
            sizes[class_of(value, &edges).unwrap()] += 1;
        }
        let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
        prop_assert!(most - least <= 1, "{sizes:?}");
    }

    #[test]
    fn natural_breaks_are_never_worse_than_quantiles(
        column in vec(prop_oneof![(0..40_u8).prop_map(f64::from), -1e4..1e4], 2..200),
        count in 2..8_usize,
    ) {
        let natural = spread(&column, &breaks(&column, &Classes::NaturalBreaks, count));
        let quantile = spread(&column, &breaks(&column, &Classes::Quantile, count));
        prop_assert!(natural <= quantile * (1.0 + 1e-9) + 1e-6, "{natural} > {quantile}");
    }
}

/// Squared distances to the mean of the class.
fn spread(column: &[f64], edges: &[f64]) -> f64 {
    let mut classes = vec![Vec::new(); edges.len() + 1];
    for &value in column {
        classes[class_of(value, edges).unwrap()].push(value);
    }
    classes
        .iter()
        .filter(|class| !class.is_empty())
        .map(|class| {
            let mean = class.iter().sum::<f64>() / class.len() as f64;
            class
                .iter()
                .map(|value| (value - mean).powi(2))
                .sum::<f64>()
        })
        .sum()
}

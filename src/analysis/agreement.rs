//! How far two scores of the same precincts agree, and about which precincts they do not.

use crate::analysis::breaks::breaks;
use crate::analysis::correlation::pearson;
use crate::analysis::rank;
use crate::model::indicator::Column;
use crate::model::layer::PrecinctId;
use crate::model::scorecard::Scores;
use crate::model::shading::Classes;

/// After minus before: one entry per precinct, NaN where it lacks one of the two.
pub fn gained(before: &[f64], after: &[f64]) -> Column {
    let pairs = after.iter().zip(before);
    pairs.map(|(after, before)| after - before).collect()
}

/// How many places each precinct has risen from one ranking to another, below zero for a fall: one
/// entry per precinct, NaN where it has no rank in one of them.
///
/// Ranks are those of [`Scores`]: 1 is the highest, 0 is none.
pub fn places_gained(before: &[u32], after: &[u32]) -> Column {
    let gained = |(&before, &after): (&u32, &u32)| match (before, after) {
        (0, _) | (_, 0) => f64::NAN,
        (before, after) => f64::from(before) - f64::from(after),
    };
    before.iter().zip(after).map(gained).collect()
}

/// Spearman's rank correlation of two rankings, one entry per precinct each: Pearson's r of the
/// ranks, -1 to 1. NaN where fewer than three precincts have both, or one ranks them all alike.
///
/// Ranks are those of [`Scores`]: equals share the lowest number, 0 is none. Precincts without one
/// of the two are left out and the others ranked among themselves, equals with the average of
/// their places.
///
/// C. Spearman, "The proof and measurement of association between two things", American Journal of
/// Psychology 15 (1904), 72–101; ties as in M. G. Kendall, "The treatment of ties in ranking
/// problems", Biometrika 33 (1945), 239–251.
pub fn spearman(one: &[u32], other: &[u32]) -> f64 {
    let both = || {
        let pairs = one.iter().copied().zip(other.iter().copied());
        pairs.filter(|&(a, b)| a != 0 && b != 0)
    };
    let one: Vec<u32> = both().map(|(a, _)| a).collect();
    let other: Vec<u32> = both().map(|(_, b)| b).collect();
    pearson(&average_ranks(&one), &average_ranks(&other))
}

/// Ranks among those given, equals with the average of their places. They are counted, not sorted,
/// as this is done anew whenever a weight moves.
fn average_ranks(ranks: &[u32]) -> Vec<f64> {
    let most = ranks.iter().copied().max().unwrap_or_default() as usize;
    let mut counts = vec![0_u32; most + 1];
    for &rank in ranks {
        counts[rank as usize] += 1;
    }
    let mut above = 0.0;
    let averages: Vec<f64> = counts
        .into_iter()
        .map(|count| {
            let count = f64::from(count);
            let average = above + f64::midpoint(count, 1.0);
            above += count;
            average
        })
        .collect();
    ranks.iter().map(|&rank| averages[rank as usize]).collect()
}

/// Who came into the best and who left them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Those among the best now that were not before, in the order of their file.
    pub entered: Vec<PrecinctId>,
    /// Those among the best before that are not now, in the order of their file.
    pub left: Vec<PrecinctId>,
}

/// Compares the best `share` (0 to 1) of two scores of the same precincts, each chosen as
/// [`crate::analysis::target`] chooses.
pub fn turnover(before: &Scores, after: &Scores, share: f64) -> Turnover {
    let (was, is) = (best(before, share), best(after, share));
    let without = |these: &[bool], those: &[bool]| {
        let places = (0_u32..).zip(these.iter().zip(those));
        let only = places.filter(|(_, (this, that))| **this && !**that);
        only.map(|(place, _)| PrecinctId(place)).collect()
    };
    Turnover {
        entered: without(&is, &was),
        left: without(&was, &is),
    }
}

/// Whether each precinct is among the best share, rounded up, of those with a score; equals in the
/// order of their file.
fn best(scores: &Scores, share: f64) -> Vec<bool> {
    let mut best = vec![false; scores.ranks.len()];
    let ranked = scores.ranks.iter().filter(|rank| **rank != 0).count();
    let count = (share * ranked as f64 - 1e-9).ceil().max(0.0) as usize;
    let order = rank::order(&scores.ranks, true);
    for precinct in order.into_iter().take(count.min(ranked)) {
        best[precinct.index()] = true;
    }
    best
}

/// The precincts that two rankings disagree about, by the places between them, most first; equals
/// in the order of their file. `places` is that of [`places_gained`].
pub fn disputed(places: &[f64]) -> Vec<PrecinctId> {
    let differing = (0_u32..).zip(places).filter(|(_, gap)| gap.abs() > 0.0);
    let mut disputed: Vec<(f64, PrecinctId)> = differing
        .map(|(place, gap)| (gap.abs(), PrecinctId(place)))
        .collect();
    disputed.sort_by(|a, b| b.0.total_cmp(&a.0));
    disputed.into_iter().map(|(_, precinct)| precinct).collect()
}

/// Breaks with 0 in the middle class and as many on either side, so that as far above as below is
/// as strong a colour: at most `2 * steps`, rising.
///
/// They are quantiles of how far the figures that are not 0 lie from it; whole figures have whole
/// breaks. A figure on a break belongs to the class nearer to 0, on either side.
pub fn around_zero(column: &[f64], steps: usize) -> Vec<f64> {
    let distances: Vec<f64> = column
        .iter()
        .map(|figure| figure.abs())
        .filter(|distance| distance.is_finite() && *distance > 0.0)
        .collect();
    let Some(farthest) = distances.iter().copied().reduce(f64::max) else {
        return Vec::new();
    };
    let mut edges = breaks(&distances, &Classes::Quantile, steps + 1);
    if edges.is_empty() {
        edges.push(farthest / 2.0);
    }
    if distances.iter().all(|distance| distance.fract() == 0.0) {
        for edge in &mut edges {
            *edge = edge.floor();
        }
        edges.dedup();
    }
    // A class takes in its upper break; below zero the lower one is the nearer.
    let below = edges.iter().rev().map(|edge| (-edge).next_down());
    below.chain(edges.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::breaks::class_of;

    const NO: f64 = f64::NAN;

    fn scores(ranks: &[u32]) -> Scores {
        Scores {
            values: vec![NO; ranks.len()],
            ranks: ranks.to_vec(),
        }
    }

    #[track_caller]
    fn assert_spearman(one: &[u32], other: &[u32], expected: f64) {
        let rho = spearman(one, other);
        assert!((rho - expected).abs() < 1e-12, "{rho}, expected {expected}");
    }

    #[test]
    fn rank_correlations_are_those_of_scipy() {
        assert_spearman(&[1, 2, 3, 4, 5], &[5, 4, 3, 2, 1], -1.0);
        assert_spearman(&[1, 2, 3, 4, 5], &[2, 1, 4, 3, 5], 0.8);
        // As scipy.stats.spearmanr has it, by average ranks.
        assert_spearman(
            &[1, 2, 2, 4, 5, 6],
            &[2, 1, 3, 3, 6, 5],
            0.808_823_529_411_764_7,
        );
        // Precincts without one of the two are left out, and the others ranked anew.
        assert_spearman(
            &[3, 0, 1, 6, 1, 5, 4],
            &[4, 1, 2, 5, 3, 0, 5],
            0.947_368_421_052_631_7,
        );
    }

    #[test]
    fn too_few_or_equal_ranks_have_no_correlation() {
        assert!(spearman(&[], &[]).is_nan());
        assert!(spearman(&[1, 2, 0, 3], &[2, 1, 3, 0]).is_nan(), "only two");
        assert!(spearman(&[1, 1, 1], &[1, 2, 3]).is_nan(), "all alike");
    }

    #[test]
    fn rising_is_above_zero_and_what_has_no_rank_has_not_moved() {
        let places = places_gained(&[5, 1, 0, 2, 3], &[2, 1, 4, 0, 5]);
        let told: Vec<f64> = places.iter().copied().filter(|it| !it.is_nan()).collect();
        assert_eq!(told, [3.0, 0.0, -2.0]);
        assert_eq!(disputed(&places), [PrecinctId(0), PrecinctId(4)]);
        let scores = gained(&[10.0, NO, 3.0], &[12.5, 1.0, NO]);
        assert!((scores[0] - 2.5).abs() < 1e-12);
        assert!(scores[1].is_nan() && scores[2].is_nan());
    }

    #[test]
    fn as_many_enter_as_leave_where_as_many_have_a_score() {
        let before = scores(&[1, 2, 3, 4, 5, 0]);
        let after = scores(&[4, 1, 2, 3, 0, 5]);
        let turnover = turnover(&before, &after, 0.4);
        assert_eq!(turnover.entered, [PrecinctId(2)]);
        assert_eq!(turnover.left, [PrecinctId(0)]);
        let same = super::turnover(&before, &before, 0.4);
        assert_eq!(same, Turnover::default());
        let all = super::turnover(&before, &after, 1.0);
        assert_eq!(
            (all.entered, all.left),
            (vec![PrecinctId(5)], vec![PrecinctId(4)])
        );
    }

    #[test]
    fn as_far_above_zero_as_below_is_as_strong() {
        let columns: [&[f64]; 4] = [
            &[-8.0, -3.0, -3.0, 0.0, 1.0, 2.0, 5.0, 8.0, NO],
            &[0.25, -0.125, 7.5, -2.5, 0.0],
            &[1.0, -1.0, 0.0, 0.0],
            &[1.0; 5],
        ];
        for column in columns {
            let edges = around_zero(column, 3);
            let classes = edges.len() + 1;
            assert_eq!(classes % 2, 1, "one in the middle: {edges:?}");
            assert!(edges.windows(2).all(|pair| pair[0] < pair[1]), "{edges:?}");
            assert_eq!(class_of(0.0, &edges), Some(classes / 2));
            for &figure in column.iter().filter(|figure| !figure.is_nan()) {
                let (up, down) = (class_of(figure, &edges), class_of(-figure, &edges));
                let (up, down) = (up.unwrap_or_default(), down.unwrap_or_default());
                assert_eq!(up + down, classes - 1, "{figure} in {edges:?}");
            }
        }
        assert_eq!(around_zero(&[0.0, NO], 3), Vec::<f64>::new());
    }
}

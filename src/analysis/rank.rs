//! Places from the highest score down.

use crate::model::layer::PrecinctId;

/// Scores nearer than this to one another, on their scale of 0 to 100, are one score: what is left
/// of the order in which terms were added up.
const SAME: f64 = 1e-9;

/// Ranks scores: 1 is the highest, equals share the lowest number, 0 for NaN. One entry per
/// precinct in both lists.
///
/// Scores that differ by less than a billionth are made equal, to the highest of them, so that
/// values and ranks tell the same story and neither depends on how the weights were rounded.
///
/// Gives the values as they are then, falling, without NaN.
pub fn rank_into(ranks: &mut Vec<u32>, values: &mut [f64]) -> Vec<f64> {
    ranks.clear();
    ranks.resize(values.len(), 0);
    let order = sorted(values);
    let mut falling = Vec::with_capacity(order.len());
    let mut above = 0;
    let mut last = f64::INFINITY;
    let mut leader = f64::INFINITY;
    for (place, (value, precinct)) in (1..).zip(order) {
        if SAME <= last - value || above == 0 {
            above = place;
            leader = value;
        }
        last = value;
        ranks[precinct as usize] = above;
        values[precinct as usize] = leader;
        falling.push(leader);
    }
    falling
}

/// `(score, precinct)` from the highest down, without NaN.
///
/// The scores are dealt into as many buckets as there are precincts, evenly over their range, and
/// each bucket is sorted: for scores as they are, that is one pass and a bit.
fn sorted(values: &[f64]) -> Vec<(f64, u32)> {
    let there = || {
        values
            .iter()
            .zip(0_u32..)
            .filter(|(value, _)| !value.is_nan())
    };
    let (mut low, mut high, mut count) = (f64::INFINITY, f64::NEG_INFINITY, 0);
    for (&value, _) in there() {
        low = low.min(value);
        high = high.max(value);
        count += 1;
    }
    let step = count as f64 / (high - low);
    if count < 64 || !step.is_finite() {
        let mut order: Vec<_> = there()
            .map(|(&value, precinct)| (value, precinct))
            .collect();
        sort(&mut order);
        return order;
    }
    let buckets: Vec<u32> = values
        .iter()
        .map(|value| (((high - value) * step) as u32).min(count as u32 - 1))
        .collect();
    let mut starts = vec![0_u32; count + 1];
    for (_, precinct) in there() {
        starts[buckets[precinct as usize] as usize + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    let mut order = vec![(0.0, 0); count];
    for (&value, precinct) in there() {
        let start = &mut starts[buckets[precinct as usize] as usize];
        order[*start as usize] = (value, precinct);
        *start += 1;
    }
    // Each start now stands where its bucket ends.
    let mut from = 0;
    for &to in &starts[..count] {
        sort(&mut order[from..to as usize]);
        from = to as usize;
    }
    order
}

/// Sorts from the highest down, equals by precinct. Nearly every bucket is short.
fn sort(order: &mut [(f64, u32)]) {
    if 16 < order.len() {
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        return;
    }
    for place in 1..order.len() {
        // Precincts come in their order, so that equals may stay as they are.
        let mut at = place;
        while 0 < at && order[at - 1].0 < order[at].0 {
            order.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Precincts by their ranks (one entry per precinct, 0 for none), those without one last; equals
/// as they come.
///
/// They are placed, not compared, as a table does this anew whenever a weight moves.
pub fn order(ranks: &[u32], rising: bool) -> Vec<PrecinctId> {
    let count = ranks.len();
    let place = |rank: u32| match rank as usize {
        0 => count,
        rank if rising => rank - 1,
        rank => count - rank,
    };
    let mut next = vec![0; count + 2];
    for &rank in ranks {
        next[place(rank) + 1] += 1;
    }
    for place in 1..next.len() {
        next[place] += next[place - 1];
    }
    let mut order = vec![PrecinctId(0); count];
    for (id, &rank) in (0..).zip(ranks) {
        let slot = &mut next[place(rank)];
        order[*slot] = PrecinctId(id);
        *slot += 1;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(values: &[f64]) -> Vec<u32> {
        let (mut ranks, mut values) = (Vec::new(), values.to_vec());
        rank_into(&mut ranks, &mut values);
        ranks
    }

    #[test]
    fn equals_share_the_lowest_number_and_nothing_has_none() {
        assert_eq!(ranked(&[5.0, f64::NAN, 9.0, 5.0, 1.0]), [2, 0, 1, 2, 4]);
        assert_eq!(ranked(&[0.0, -0.0]), [1, 1]);
        assert_eq!(ranked(&[]), Vec::<u32>::new());
        assert_eq!(ranked(&[f64::NAN]), [0]);
    }

    #[test]
    fn what_differs_by_rounding_alone_is_a_tie() {
        let mut values = [0.1 + 0.2, 0.3, 0.2];
        let mut ranks = Vec::new();
        rank_into(&mut ranks, &mut values);
        assert_eq!(ranks, [1, 1, 3]);
        assert_eq!(values[0].to_bits(), values[1].to_bits());
    }

    #[test]
    fn buckets_rank_as_plain_sorting_does() {
        // Clumps, gaps, repeats and one far outlier.
        let mut values: Vec<f64> = (0..5000_u32)
            .map(|n| f64::from(n.wrapping_mul(2_654_435_761) >> 20).powi(3))
            .collect();
        values[17] = 1e15;
        values[18] = f64::NAN;
        values[19] = -1e15;
        let ranks = ranked(&values);
        for (place, &value) in values.iter().enumerate().step_by(37) {
            let higher = values.iter().filter(|&&other| other > value).count() as u32;
            assert_eq!(ranks[place], higher + 1, "{value}");
        }
        assert_eq!((ranks[17], ranks[18], ranks[19]), (1, 0, 4999));
    }

    #[test]
    fn precincts_are_ordered_by_rank_and_those_without_one_stay_last() {
        let ranks = [0, 3, 1, 1, 0, 4];
        let order = |rising| {
            order(&ranks, rising)
                .into_iter()
                .map(|it| it.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(order(true), [2, 3, 1, 5, 0, 4]);
        assert_eq!(order(false), [5, 1, 2, 3, 0, 4]);
    }
}

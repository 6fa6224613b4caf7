//! Figures put on one scale, so that indicators can be weighed.

use crate::model::scorecard::Scale;

/// The figures on a scale: one entry per precinct, NaN stays NaN.
///
/// With n figures that are there:
/// - rank: `(r − ½) / n`, r from 1 for the lowest, equals sharing their mean rank;
/// - z: `(x − mean) / sd` with the population's standard deviation, 0 where all are equal;
/// - min–max: `(x − min) / (max − min)`, ½ where all are equal.
///
/// The mean and deviation are taken over sorted figures, so that the order of the precincts does
/// not matter to the last bit.
pub fn scale(column: &[f64], scale: Scale) -> Vec<f64> {
    let figures = (0_u32..).zip(column).filter(|(_, figure)| !figure.is_nan());
    // Figures go along with their precincts, so that sorting does not look them up each time.
    let mut order: Vec<(u32, f64)> = figures.map(|(place, &figure)| (place, figure)).collect();
    order.sort_unstable_by(|(_, a), (_, b)| a.total_cmp(b));
    let order: Vec<u32> = order.into_iter().map(|(precinct, _)| precinct).collect();
    match scale {
        Scale::Rank => percentile_ranks(column, &order),
        Scale::ZScore => {
            let (mean, deviation) = mean_and_deviation(column, &order);
            let scaled = |x: f64| {
                if deviation == 0.0 {
                    0.0
                } else {
                    (x - mean) / deviation
                }
            };
            each(column, scaled)
        }
        Scale::MinMax => {
            let figure = |place: Option<&u32>| place.map_or(f64::NAN, |&at| column[at as usize]);
            let (low, high) = (figure(order.first()), figure(order.last()));
            let scaled = |x: f64| {
                if high == low {
                    0.5
                } else {
                    (x - low) / (high - low)
                }
            };
            each(column, scaled)
        }
    }
}

fn percentile_ranks(column: &[f64], order: &[u32]) -> Vec<f64> {
    let mut ranks = vec![f64::NAN; column.len()];
    let count = order.len() as f64;
    let mut below = 0;
    for equals in order.chunk_by(|&a, &b| column[a as usize] == column[b as usize]) {
        // Mean rank less a half: those below, and half of the equals.
        let rank = (below as f64 + equals.len() as f64 / 2.0) / count;
        for &precinct in equals {
            ranks[precinct as usize] = rank;
        }
        below += equals.len();
    }
    ranks
}

fn mean_and_deviation(column: &[f64], order: &[u32]) -> (f64, f64) {
    let count = order.len() as f64;
    let figures = || order.iter().map(|&precinct| column[precinct as usize]);
    let (Some(low), Some(high)) = (figures().next(), figures().next_back()) else {
        return (f64::NAN, f64::NAN);
    };
    if low == high {
        return (low, 0.0);
    }
    let mean = figures().sum::<f64>() / count;
    let variance = figures().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
    (mean, variance.sqrt())
}

fn each(column: &[f64], scaled: impl Fn(f64) -> f64) -> Vec<f64> {
    column
        .iter()
        .map(|&x| if x.is_nan() { f64::NAN } else { scaled(x) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO: f64 = f64::NAN;

    #[track_caller]
    fn same(got: &[f64], expected: &[f64]) {
        let same = got.len() == expected.len()
            && got.iter().zip(expected).all(|(got, wanted)| {
                (got - wanted).abs() < 1e-15 || (got.is_nan() && wanted.is_nan())
            });
        assert!(same, "{got:?}, expected {expected:?}");
    }

    #[test]
    fn ranks_are_the_share_below_and_equals_share_their_mean() {
        let ranks = scale(&[30.0, NO, 10.0, 20.0, 20.0], Scale::Rank);
        same(&ranks, &[0.875, NO, 0.125, 0.5, 0.5]);
        same(&scale(&[0.0, -0.0], Scale::Rank), &[0.5, 0.5]);
    }

    #[test]
    fn standard_scores_use_the_whole_population() {
        let z = scale(&[2.0, 4.0, NO, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0], Scale::ZScore);
        same(&z, &[-1.5, -0.5, NO, -0.5, -0.5, 0.0, 0.0, 1.0, 2.0]);
        // Their mean is not 0.1 to the last bit, and still they do not differ.
        same(&scale(&[0.1; 3], Scale::ZScore), &[0.0; 3]);
    }

    #[test]
    fn the_least_is_nought_and_the_greatest_one() {
        same(
            &scale(&[5.0, NO, 15.0, 7.5], Scale::MinMax),
            &[0.0, NO, 1.0, 0.25],
        );
        same(&scale(&[3.0, 3.0], Scale::MinMax), &[0.5, 0.5]);
    }

    #[test]
    fn nothing_stays_nothing() {
        for way in Scale::ALL {
            same(&scale(&[NO, NO], way), &[NO, NO]);
            same(&scale(&[], way), &[]);
        }
    }
}

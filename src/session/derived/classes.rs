//! Into which classes figures fall on the map, and how pale precincts of few voters are.

use std::sync::Arc;

use crate::analysis::breaks;
use crate::base::memo::Same;
use crate::model::indicator::Column;
use crate::model::shading::{Classes, Middle, Ramp};

/// A precinct of fewer voters than this share of a usual one is no paler still.
const PALEST: f64 = 0.12;

/// What breaks are found from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BreaksKey {
    pub(super) column: Same<Column>,
    pub(super) classes: Classes,
    pub(super) count: usize,
    pub(super) middle: Middle,
    pub(super) among: Option<Arc<Vec<bool>>>,
    /// The column's figures, falling, without NaN, where they have been sorted.
    pub(super) falling: Option<Same<Vec<f64>>>,
}

/// A ramp with a pale middle where classes lie around one.
pub(super) fn ramp_for(ramp: Ramp, around: bool) -> Ramp {
    if around && !ramp.is_diverging() {
        Ramp::PurpleOrange
    } else {
        ramp
    }
}

/// The breaks, and whether they lie around a middle.
pub(super) fn find_breaks(key: &BreaksKey) -> (Arc<Vec<f64>>, bool) {
    if let (Some(falling), Classes::Quantile, Middle::None, None) =
        (&key.falling, &key.classes, key.middle, &key.among)
    {
        let breaks = breaks::quantiles_of_falling(&falling.0, key.count);
        return (Arc::new(breaks), false);
    }
    let some: Column;
    let column: &[f64] = match &key.among {
        Some(among) => {
            let figures = key.column.0.iter().zip(among.iter());
            some = figures
                .map(|(figure, among)| if *among { *figure } else { f64::NAN })
                .collect();
            &some
        }
        None => &key.column.0,
    };
    match middle(column, key.middle) {
        Some(middle) => {
            let breaks = breaks::breaks_around(column, &key.classes, key.count, middle);
            (Arc::new(breaks), true)
        }
        None => {
            let breaks = breaks::breaks(column, &key.classes, key.count);
            (Arc::new(breaks), false)
        }
    }
}

/// The figure around which classes lie, if there is one.
fn middle(column: &[f64], middle: Middle) -> Option<f64> {
    let figures = || column.iter().copied().filter(|figure| figure.is_finite());
    match middle {
        Middle::None => None,
        Middle::Zero => Some(0.0),
        Middle::Half => Some(50.0),
        Middle::Average => {
            let count = figures().count();
            (0 < count).then(|| figures().sum::<f64>() / count as f64)
        }
        Middle::Auto => {
            let low = figures().fold(0.0, f64::min);
            let high = figures().fold(0.0, f64::max);
            (low < 0.0 && 0.0 < high).then_some(0.0)
        }
    }
}

/// How strongly each precinct is coloured by its voters, and from how many on in full: the size of
/// the precinct that a voter meets on average. In full where nobody was counted.
pub(super) fn strength(voters: &[f64]) -> (Same<Vec<f32>>, f64) {
    let counted = || voters.iter().copied().filter(|voters| 0.0 < *voters);
    let all: f64 = counted().sum();
    let usual = counted().map(|voters| voters * voters).sum::<f64>() / all.max(1.0);
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let share = |voters: &f64| {
        if voters.is_nan() || usual <= 0.0 {
            1.0
        } else {
            (voters / usual).clamp(PALEST, 1.0) as f32
        }
    };
    (Same(Arc::new(voters.iter().map(share).collect())), usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_both_signs_have_zero_in_the_middle_by_themselves() {
        assert_eq!(middle(&[-1.0, f64::NAN, 4.0], Middle::Auto), Some(0.0));
        assert_eq!(middle(&[1.0, 4.0], Middle::Auto), None);
        assert_eq!(middle(&[1.0, 4.0, f64::NAN], Middle::Average), Some(2.5));
        assert_eq!(ramp_for(Ramp::Viridis, true), Ramp::PurpleOrange);
        assert_eq!(ramp_for(Ramp::BrownTeal, true), Ramp::BrownTeal);
    }

    #[test]
    fn precincts_of_few_voters_are_pale_and_unknown_ones_are_not() {
        let (strength, usual) = strength(&[1000.0, 1000.0, 300.0, 1.0, f64::NAN]);
        assert!((usual - 908.3).abs() < 0.1, "{usual}");
        assert_eq!(strength.0[0], 1.0);
        assert!((f64::from(strength.0[2]) - 300.0 / usual).abs() < 1e-6);
        assert!((f64::from(strength.0[3]) - PALEST).abs() < 1e-6);
        assert_eq!(strength.0[4], 1.0);
    }
}

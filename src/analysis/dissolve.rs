//! Precincts gathered into larger areas: communes, cantons, constituencies.

use std::collections::BTreeMap;

use crate::model::indicator::Column;
use crate::model::layer::Code;

/// Which area each precinct lies in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// What the areas are called, in alphabetical order.
    pub names: Vec<String>,
    /// `of[precinct]`: the place of its area among the names.
    pub of: Vec<u32>,
}

impl Groups {
    /// Puts precincts with the same label together; one entry per precinct.
    pub fn by(labels: &[String]) -> Self {
        let mut places: BTreeMap<&str, u32> = BTreeMap::new();
        for label in labels {
            places.insert(label, 0);
        }
        for (place, known) in (0..).zip(places.values_mut()) {
            *known = place;
        }
        let of = labels
            .iter()
            .map(|label| places.get(label.as_str()).copied().unwrap_or_default())
            .collect();
        Self {
            names: places.into_keys().map(str::to_owned).collect(),
            of,
        }
    }

    /// How many areas there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The sum of a column over each area, one entry per area: NaN where no precinct has a figure;
    /// figures that are missing add nothing. Sums of whole numbers are exact.
    ///
    /// `rows` has one entry per precinct: what several precincts of an area have from one row of a
    /// table counts once. Without rows every precinct counts.
    pub fn sums(&self, column: &[f64], rows: Option<&[Option<u32>]>) -> Column {
        let mut sums = vec![f64::NAN; self.len()];
        let mut seen: Vec<(u32, u32)> = Vec::new();
        if let Some(rows) = rows {
            let pairs = self.of.iter().zip(rows);
            seen = pairs.filter_map(|(&of, row)| Some((of, (*row)?))).collect();
            seen.sort_unstable();
            seen.dedup();
        }
        let mut taken = vec![false; seen.len()];
        for (precinct, (&group, &figure)) in self.of.iter().zip(column).enumerate() {
            if figure.is_nan() {
                continue;
            }
            let row = rows.and_then(|rows| rows.get(precinct).copied().flatten());
            if let Some(row) = row
                && let Ok(place) = seen.binary_search(&(group, row))
                && std::mem::replace(&mut taken[place], true)
            {
                continue;
            }
            add(&mut sums[group as usize], figure);
        }
        sums
    }

    /// The mean of a column over each area, one entry per area: every precinct counts as `weights`
    /// say, one entry per precinct. NaN where no precinct has both a figure and a weight.
    pub fn means(&self, column: &[f64], weights: &[f64]) -> Column {
        let mut totals = vec![(0.0, 0.0); self.len()];
        for ((&group, &figure), &weight) in self.of.iter().zip(column).zip(weights) {
            if !figure.is_nan() && weight > 0.0 {
                let total = &mut totals[group as usize];
                total.0 += figure * weight;
                total.1 += weight;
            }
        }
        let mean = |(sum, weight): (f64, f64)| if weight > 0.0 { sum / weight } else { f64::NAN };
        totals.into_iter().map(mean).collect()
    }

    /// How many precincts each area has.
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.len()];
        for &group in &self.of {
            counts[group as usize] += 1;
        }
        counts
    }

    /// The figures of the areas, one entry per precinct.
    pub fn spread(&self, figures: &[f64]) -> Column {
        let figure = |&group: &u32| figures.get(group as usize).copied().unwrap_or(f64::NAN);
        self.of.iter().map(figure).collect()
    }
}

fn add(sum: &mut f64, figure: f64) {
    if sum.is_nan() {
        *sum = figure;
    } else {
        *sum += figure;
    }
}

/// The part of a precinct's code that names its commune, if it has such a part: what stands before
/// the number of the precinct.
pub fn commune_of(code: &Code) -> Option<&str> {
    let (commune, _) = code.0.rsplit_once(['_', '-', '/', ' '])?;
    (!commune.is_empty()).then_some(commune)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO: f64 = f64::NAN;

    fn groups() -> Groups {
        Groups::by(&["b", "a", "b", "c", "a"].map(str::to_owned))
    }

    #[test]
    fn areas_stand_in_the_order_of_their_names() {
        let groups = groups();
        assert_eq!(groups.names, ["a", "b", "c"]);
        assert_eq!(groups.of, [1, 0, 1, 2, 0]);
        assert_eq!(groups.counts(), [2, 2, 1]);
        assert_eq!(groups.spread(&[1.0, 2.0, 3.0]), [2.0, 1.0, 2.0, 3.0, 1.0]);
    }

    #[test]
    fn what_is_missing_adds_nothing_and_nothing_is_no_sum() {
        let sums = groups().sums(&[1.0, 2.0, NO, NO, 5.0], None);
        assert_eq!(sums[..2], [7.0, 1.0]);
        assert!(sums[2].is_nan());
    }

    #[test]
    fn a_row_that_precincts_of_an_area_share_counts_once() {
        let rows = [Some(4), Some(1), Some(4), Some(4), None];
        let sums = groups().sums(&[10.0, 2.0, 10.0, 10.0, NO], Some(&rows));
        assert_eq!(sums, [2.0, 10.0, 10.0]);
    }

    #[test]
    fn means_are_weighed_and_a_gap_weighs_nothing() {
        let means = groups().means(&[1.0, 2.0, 4.0, 3.0, NO], &[1.0, 9.0, 2.0, NO, 5.0]);
        assert_eq!(means[..2], [2.0, 3.0]);
        assert!(means[2].is_nan(), "no weight is known");
    }

    #[test]
    fn a_commune_is_what_stands_before_the_precincts_number() {
        let commune = |code: &str| commune_of(&Code(code.to_owned())).map(str::to_owned);
        assert_eq!(commune("93010_0031"), Some("93010".to_owned()));
        assert_eq!(commune("0031"), None);
        assert_eq!(commune("_31"), None);
    }
}

//! How figures are spread, in bins of equal width.

/// Counts of figures in bins of equal width between the least and the greatest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// The least figure; NaN when there is none.
    pub low: f64,
    /// The greatest figure; NaN when there is none.
    pub high: f64,
    /// How many figures each bin holds, from the lowest up; a figure between two bins belongs to
    /// the upper one, the greatest to the last.
    pub counts: Vec<u32>,
    /// How many precincts have no figure.
    pub missing: u32,
}

impl Histogram {
    /// The bin of a figure; none for NaN or outside the range.
    pub fn bin_of(&self, value: f64) -> Option<usize> {
        let last = self.counts.len().checked_sub(1)?;
        if !(self.low <= value && value <= self.high) {
            return None;
        }
        if self.low == self.high {
            return Some(last / 2);
        }
        let share = (value - self.low) / (self.high - self.low);
        Some(((share * self.counts.len() as f64) as usize).min(last))
    }

    /// The least figure that bin `place` would hold; for `counts.len()`, the greatest of all.
    pub fn edge(&self, place: usize) -> f64 {
        self.low + (self.high - self.low) * place as f64 / self.counts.len() as f64
    }

    /// The count of the fullest bin.
    pub fn most(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or_default()
    }
}

/// Counts the figures of a column in `bins` bins; figures that are all equal stand in the middle.
pub fn histogram(column: &[f64], bins: usize) -> Histogram {
    let there = || column.iter().copied().filter(|value| value.is_finite());
    let mut histogram = Histogram {
        low: there().fold(f64::NAN, f64::min),
        high: there().fold(f64::NAN, f64::max),
        counts: vec![0; bins],
        missing: 0,
    };
    for &value in column {
        match histogram.bin_of(value) {
            Some(bin) => histogram.counts[bin] += 1,
            None => histogram.missing += 1,
        }
    }
    histogram
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_counted_once() {
        let counted = histogram(&[0.0, 1.0, 2.5, 5.0, f64::NAN, 10.0, 9.99], 4);
        assert_eq!(counted.counts, [2, 1, 1, 2]);
        assert_eq!((counted.low, counted.high, counted.missing), (0.0, 10.0, 1));
        assert_eq!((counted.edge(1), counted.most()), (2.5, 2));
    }

    #[test]
    fn figures_all_alike_stand_in_the_middle_and_none_nowhere() {
        assert_eq!(histogram(&[3.0, 3.0], 5).counts, [0, 0, 2, 0, 0]);
        let none = histogram(&[f64::NAN], 3);
        assert_eq!((none.counts, none.missing), (vec![0, 0, 0], 1));
        assert!(none.low.is_nan() && none.high.is_nan(), "no range");
    }
}

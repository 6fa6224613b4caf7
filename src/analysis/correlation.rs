//! How alike indicators are: Pearson's r between every two, over the precincts that have both.

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};

/// From this |r| on, two indicators say the same thing twice.
pub const ALIKE: f64 = 0.95;

/// The correlations of some columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correlations {
    /// How many columns there are.
    pub count: usize,
    /// `r[a * count + b]`, the same both ways; NaN where fewer than three precincts have both or
    /// one of them does not vary there.
    r: Vec<f64>,
}

impl Correlations {
    /// Pearson's r between two columns, by their places.
    pub fn between(&self, a: usize, b: usize) -> f64 {
        self.r.get(a * self.count + b).copied().unwrap_or(f64::NAN)
    }

    /// For each column: the other that it is most like, where they are [`ALIKE`]; the first of
    /// equals. One entry per column.
    pub fn twins(&self) -> Vec<Option<usize>> {
        let twin = |a: usize| {
            let mut best: Option<(f64, usize)> = None;
            for b in (0..self.count).filter(|b| *b != a) {
                let r = self.between(a, b).abs();
                if r > ALIKE && best.is_none_or(|(known, _)| r > known) {
                    best = Some((r, b));
                }
            }
            best.map(|(_, b)| b)
        };
        (0..self.count).map(twin).collect()
    }
}

/// How many precincts are taken at a time: two columns of them stay in the fastest cache.
const BLOCK: usize = 1024;
/// How many sums are kept side by side, which the processor then adds at once.
const LANES: usize = 8;

/// The correlations between `columns`, which have one entry per precinct, NaN for no data.
///
/// Every precinct counts the same. Columns are made standard scores first, and two that lack the
/// same precincts need one multiplication for each; others take the precincts that both have.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn correlations(columns: &[&[f64]], task: &Task) -> Result<Correlations, Cancelled> {
    let count = columns.len();
    let ready: Vec<Option<Standard>> = columns.par_iter().map(|it| Standard::of(it)).collect();
    let mut r = vec![f64::NAN; count * count];
    for a in 0..count {
        task.step(a as u64, count as u64)?;
        let row: Vec<f64> = (a..count)
            .into_par_iter()
            .map(|b| match (&ready[a], &ready[b]) {
                (Some(one), Some(other)) if one.gaps == other.gaps => one.times(other),
                (Some(_), Some(_)) => pearson(columns[a], columns[b]),
                _ => f64::NAN,
            })
            .collect();
        for (b, value) in (a..count).zip(row) {
            let value = value.clamp(-1.0, 1.0);
            r[a * count + b] = value;
            r[b * count + a] = value;
        }
    }
    Ok(Correlations { count, r })
}

/// A column less its mean, by its standard deviation; 0 where there is no data.
struct Standard {
    /// Single precision halves what passes through memory, and errs by less than a millionth.
    scores: Vec<f32>,
    /// A bit for every precinct without data.
    gaps: Vec<u64>,
    known: f64,
}

impl Standard {
    /// `None` for fewer than three figures, or figures that do not vary.
    fn of(column: &[f64]) -> Option<Self> {
        let known = || column.iter().filter(|figure| figure.is_finite());
        let count = known().count() as f64;
        let mean = known().sum::<f64>() / count;
        let variance = known().map(|it| (it - mean).powi(2)).sum::<f64>() / count;
        let varies = variance > (mean.abs() * 1e-12).powi(2);
        let scale = variance.sqrt().recip();
        if !varies || !scale.is_finite() || count < 3.0 {
            return None;
        }
        let score = |figure: &f64| {
            let score = (figure - mean) * scale;
            if score.is_finite() { score as f32 } else { 0.0 }
        };
        let bits = |chunk: &[f64]| {
            let gaps = chunk.iter().map(|figure| u64::from(!figure.is_finite()));
            gaps.fold(0, |bits, gap| (bits << 1) | gap)
        };
        Some(Self {
            scores: column.iter().map(score).collect(),
            gaps: column.chunks(64).map(bits).collect(),
            known: count,
        })
    }

    /// The mean of the products of two columns that lack the same precincts.
    fn times(&self, other: &Self) -> f64 {
        let mut sum = 0.0;
        let blocks = self.scores.chunks(BLOCK).zip(other.scores.chunks(BLOCK));
        for (a, b) in blocks {
            let mut lanes = [0.0_f32; LANES];
            let (eights_a, rest_a) = a.as_chunks::<LANES>();
            let (eights_b, rest_b) = b.as_chunks::<LANES>();
            for (a, b) in eights_a.iter().zip(eights_b) {
                for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
                    *lane += a * b;
                }
            }
            let rest: f32 = rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum();
            sum += f64::from(lanes.iter().sum::<f32>() + rest);
        }
        sum / self.known
    }
}

/// What two columns add up to over the precincts that both have.
#[derive(Clone, Copy, Default)]
struct Sums {
    n: f64,
    a: f64,
    b: f64,
    aa: f64,
    bb: f64,
    ab: f64,
}

impl Sums {
    fn add(&mut self, a: f64, b: f64) {
        let there = (a + b).is_finite();
        let (a, b) = if there { (a, b) } else { (0.0, 0.0) };
        self.n += if there { 1.0 } else { 0.0 };
        self.a += a;
        self.b += b;
        self.aa += a * a;
        self.bb += b * b;
        self.ab += a * b;
    }

    fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.a += other.a;
        self.b += other.b;
        self.aa += other.aa;
        self.bb += other.bb;
        self.ab += other.ab;
    }
}

/// Pearson's r over the entries that both columns have; NaN as [`Correlations`] says. Entries are
/// taken from the first that both have, so that large figures that differ little keep their digits.
pub fn pearson(a: &[f64], b: &[f64]) -> f64 {
    let both = |(a, b): (&f64, &f64)| a.is_finite() && b.is_finite();
    let Some(first) = a.iter().zip(b).position(both) else {
        return f64::NAN;
    };
    let (from_a, from_b) = (a[first], b[first]);
    let mut lanes = [Sums::default(); LANES];
    for (a, b) in a.chunks(LANES).zip(b.chunks(LANES)) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            lane.add(a - from_a, b - from_b);
        }
    }
    let mut sums = Sums::default();
    for lane in &lanes {
        sums.join(lane);
    }
    let n = sums.n;
    if n < 3.0 {
        return f64::NAN;
    }
    let spread_a = sums.aa - sums.a * sums.a / n;
    let spread_b = sums.bb - sums.b * sums.b / n;
    // What rounding leaves of a column that does not vary is no spread.
    if spread_a <= 1e-12 * sums.aa || spread_b <= 1e-12 * sums.bb {
        return f64::NAN;
    }
    (sums.ab - sums.a * sums.b / n) / (spread_a * spread_b).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: [f64; 6] = [1.0, 2.0, 3.0, 4.0, 5.0, 9.0];
    const GAPS: [f64; 6] = [2.0, f64::NAN, 6.5, 7.0, 11.0, 17.0];
    const FLAT: [f64; 6] = [1_000.1; 6];

    #[test]
    fn r_is_that_of_numpy_with_gaps_and_without() {
        let down = A.map(|value| 100.0 - 2.0 * value);
        let found = correlations(&[&A, &GAPS, &down, &FLAT], &Task::default()).unwrap();
        // numpy.corrcoef over the five that both have.
        assert!(
            (found.between(0, 1) - 0.989_396_8).abs() < 1e-6,
            "{found:?}"
        );
        assert!((found.between(0, 2) + 1.0).abs() < 1e-6);
        assert!((found.between(2, 0) + 1.0).abs() < 1e-6);
        assert!(found.between(0, 3).is_nan() && found.between(3, 3).is_nan());
        assert_eq!(found.twins(), [Some(2), Some(0), Some(0), None]);
    }

    #[test]
    fn the_two_ways_of_working_it_out_agree() {
        let mut state = 7_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 40) as f64
        };
        let mut columns: Vec<Vec<f64>> = (0..4)
            .map(|_| (0..5_000).map(|_| next()).collect())
            .collect();
        columns[1][70] = f64::NAN;
        columns[2][70] = f64::NAN;
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let found = correlations(&slices, &Task::default()).unwrap();
        for a in 0..4 {
            for b in 0..4 {
                let slow = pearson(slices[a], slices[b]);
                assert!((found.between(a, b) - slow).abs() < 1e-6);
            }
        }
    }
}

//! Natural breaks, exactly: the classes with the least squared distance to their means.

/// The inner breaks of sorted figures: each the greatest figure of its class.
///
/// The optimum of Fisher (1958), which Jenks made known to cartographers, by dynamic programming
/// over the different values. The best last class begins no earlier for a greater figure, so each
/// row is filled by halving (Song and Zhong 2020, doi:10.1093/bioinformatics/btaa613): n log n
/// steps a class instead of n².
pub fn breaks(sorted: &[f64], count: usize) -> Vec<f64> {
    let sums = Sums::of(sorted);
    let values = sums.greatest.len();
    let count = count.min(values);
    if count < 2 {
        return Vec::new();
    }
    let mut costs: Vec<f64> = (1..=values).map(|end| sums.cost(0, end)).collect();
    let mut rows: Vec<Vec<u32>> = Vec::with_capacity(count);
    for class in 1..count {
        let mut next = vec![f64::INFINITY; values];
        let mut starts = vec![0; values];
        // The last class is only asked about all figures.
        let first = if class + 1 == count {
            values - 1
        } else {
            class
        };
        let row = Row {
            sums: &sums,
            costs: &costs,
        };
        row.fill(
            first,
            &mut next[first..],
            &mut starts[first..],
            class,
            values - 1,
        );
        costs = next;
        rows.push(starts);
    }
    let mut edges = Vec::with_capacity(count - 1);
    let mut end = values;
    for starts in rows.iter().rev() {
        end = starts[end - 1] as usize;
        edges.push(sums.greatest[end - 1]);
    }
    edges.reverse();
    edges
}

/// Sums over the different values, from the lowest up, each with as many as there are of it.
///
/// Values are taken from the median, so that little is lost when sums are subtracted.
struct Sums {
    /// Each different value.
    greatest: Vec<f64>,
    /// How many figures are among the first n values; n from 0.
    weight: Vec<f64>,
    /// What they add up to.
    sum: Vec<f64>,
    /// What their squares add up to.
    square: Vec<f64>,
}

impl Sums {
    fn of(sorted: &[f64]) -> Self {
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        let mut sums = Self {
            greatest: Vec::new(),
            weight: vec![0.0],
            sum: vec![0.0],
            square: vec![0.0],
        };
        let (mut weight, mut sum, mut square) = (0.0, 0.0, 0.0);
        for equals in sorted.chunk_by(|a, b| a == b) {
            let (many, x) = (equals.len() as f64, equals[0] - median);
            weight += many;
            sum += many * x;
            square += many * x * x;
            sums.greatest.push(equals[0]);
            sums.weight.push(weight);
            sums.sum.push(sum);
            sums.square.push(square);
        }
        sums
    }

    /// The squared distances of values `start..end` to their mean.
    fn cost(&self, start: usize, end: usize) -> f64 {
        let sum = self.sum[end] - self.sum[start];
        let weight = self.weight[end] - self.weight[start];
        self.square[end] - self.square[start] - sum * sum / weight
    }
}

/// One class more than before.
struct Row<'a> {
    sums: &'a Sums,
    /// `costs[n]`: the least cost of the first n + 1 values in the classes so far.
    costs: &'a [f64],
}

/// Below this many values, a second core is not worth waking.
const WORTH_SHARING: usize = 8192;

impl Row<'_> {
    /// Finds costs and starts of the last class for the values from `first` on, when that class
    /// is known to start within `low..=high`.
    fn fill(&self, first: usize, costs: &mut [f64], starts: &mut [u32], low: usize, high: usize) {
        let middle = costs.len() / 2;
        let end = first + middle;
        let (cost, start) = self.best(end, low, high.min(end));
        let (below, above) = costs.split_at_mut(middle);
        let (starts_below, starts_above) = starts.split_at_mut(middle);
        if let (Some((here, above)), Some((start_here, starts_above))) =
            (above.split_first_mut(), starts_above.split_first_mut())
        {
            *here = cost;
            *start_here = start as u32;
            let mut fill_below = || {
                if !below.is_empty() {
                    self.fill(first, below, starts_below, low, start);
                }
            };
            let mut fill_above = || {
                if !above.is_empty() {
                    self.fill(end + 1, above, starts_above, start, high);
                }
            };
            if middle < WORTH_SHARING {
                fill_below();
                fill_above();
            } else {
                rayon::join(fill_below, fill_above);
            }
        }
    }

    /// The best start within `low..=high` of a last class that ends with value `end`.
    fn best(&self, end: usize, low: usize, high: usize) -> (f64, usize) {
        let sums = self.sums;
        let (weight, sum) = (sums.weight[end + 1], sums.sum[end + 1]);
        let before = &self.costs[low - 1..high];
        let weights = &sums.weight[low..=high];
        let totals = &sums.sum[low..=high];
        let squares = &sums.square[low..=high];
        let mut best = (f64::INFINITY, low);
        let figures = before.iter().zip(weights).zip(totals).zip(squares);
        for (place, (((before, w), s), q)) in figures.enumerate() {
            let rest = sum - s;
            let cost = before - q - rest * rest / (weight - w);
            if cost < best.0 {
                best = (cost, low + place);
            }
        }
        (best.0 + sums.square[end + 1], best.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(sorted: &[f64], edges: &[f64]) -> f64 {
        let mut classes = vec![Vec::new(); edges.len() + 1];
        for &x in sorted {
            classes[edges.partition_point(|&edge| edge < x)].push(x);
        }
        let cost = |class: &Vec<f64>| {
            let mean = class.iter().sum::<f64>() / class.len() as f64;
            class.iter().map(|x| (x - mean).powi(2)).sum::<f64>()
        };
        classes.iter().map(cost).sum()
    }

    /// The least cost of any way to cut, by trying all.
    fn least(sorted: &[f64], count: usize) -> f64 {
        let mut distinct = sorted.to_vec();
        distinct.dedup();
        if count == 1 || distinct.len() < 2 {
            return cost(sorted, &[]);
        }
        let mut best = cost(sorted, &[]);
        for edge in &distinct[..distinct.len() - 1] {
            let split = sorted.partition_point(|x| x <= edge);
            let (below, above) = sorted.split_at(split);
            best = best.min(least(below, count - 1) + cost(above, &[]));
        }
        best
    }

    #[test]
    fn no_other_cut_is_better() {
        let mut seed = 7_u32;
        for count in 2..=5 {
            let mut figures: Vec<f64> = (0..14)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    f64::from(seed >> 27)
                })
                .collect();
            figures.sort_unstable_by(f64::total_cmp);
            let edges = breaks(&figures, count);
            let (got, wanted) = (cost(&figures, &edges), least(&figures, count));
            assert!((got - wanted).abs() < 1e-9, "{figures:?}: {edges:?}");
        }
    }

    #[test]
    fn there_are_no_more_classes_than_values() {
        assert_eq!(breaks(&[1.0, 1.0, 2.0], 5), [1.0]);
        assert!(breaks(&[3.0, 3.0], 5).is_empty(), "one value, one class");
        assert!(breaks(&[], 5).is_empty(), "nothing, no class");
    }

    #[test]
    fn many_figures_shared_between_cores_give_what_one_core_gives() {
        // Five clumps of 8,000 different values: the breaks must lie in the gaps.
        let figures: Vec<f64> = (0..40_000)
            .map(|n| f64::from(n / 8000) * 1000.0 + f64::from(n % 8000) / 100.0)
            .collect();
        let edges = breaks(&figures, 5);
        assert_eq!(edges, [79.99, 1079.99, 2079.99, 3079.99]);
    }
}

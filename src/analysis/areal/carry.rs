//! Figures of sources carried over to targets.

use crate::analysis::areal::{Overlay, Piece, Shared};

/// The least share of what lies in a target that must have a figure, for the target to have one.
const KNOWN: f64 = 0.66;

impl Overlay {
    /// Counts carried over: one entry per target, NaN where no source lies in it, or where less
    /// than 66 % of what does has a figure. `figures` has one entry per source, NaN for no data.
    pub fn counts(&self, figures: &[f64], shared: Shared) -> Vec<f64> {
        let mut sums = Sums::new(self.targets.len());
        for (source, pieces) in self.sources() {
            let whole = self.shared_out_over(source, shared);
            for piece in pieces {
                let part = figures[source] * piece.amount / whole;
                sums.add(piece, part, figures[source].is_nan());
            }
        }
        // What has no figure counts as much as what has, for the same amount.
        sums.finish(|sum, known, all| sum * (all / known))
    }

    /// Means carried over: one entry per target, as [`Overlay::counts`].
    pub fn means(&self, figures: &[f64]) -> Vec<f64> {
        let mut sums = Sums::new(self.targets.len());
        for (source, pieces) in self.sources() {
            for piece in pieces {
                let part = figures[source] * piece.amount;
                sums.add(piece, part, figures[source].is_nan());
            }
        }
        sums.finish(|sum, known, _| sum / known)
    }

    /// Means carried over, where each source weighs by its own `masses` (one entry per source: its
    /// households, say; NaN where unknown) as far as it lies in a target: the households of its
    /// share. One entry per target, NaN where less than 66 % of the mass in it has a figure, or less
    /// than 66 % of what lies in it has a mass.
    pub fn means_weighed(&self, figures: &[f64], masses: &[f64]) -> Vec<f64> {
        let mut sums = Sums::new(self.targets.len());
        let mut counted = Sums::new(self.targets.len());
        for (source, pieces) in self.sources() {
            let (figure, mass) = (figures[source], masses[source].max(0.0));
            let is_counted = !masses[source].is_nan();
            for piece in pieces {
                counted.add(piece, 1.0, !is_counted);
                if is_counted {
                    let amount = mass * piece.amount / self.wholes[source];
                    let piece = &Piece { amount, ..*piece };
                    sums.add(piece, figure * amount, figure.is_nan());
                }
            }
        }
        let counted = counted.finish(|_, _, _| 1.0);
        let means = sums.finish(|sum, known, _| sum / known);
        let means = means.into_iter().zip(counted);
        means.map(|(mean, counted)| mean * counted).collect()
    }

    /// Whole numbers carried over by largest remainder, so that each source of which at least
    /// `least` lies in targets is given out to the last: one entry per target, NaN where no source
    /// with a figure lies in it. Of other sources the part that lies inside is given out, rounded.
    pub fn whole_numbers(&self, figures: &[f64], least: f64) -> Vec<f64> {
        let mut counts = vec![f64::NAN; self.targets.len()];
        for (source, pieces) in self.sources() {
            let figure = figures[source];
            if figure.is_nan() || pieces.is_empty() {
                continue;
            }
            let whole = self.shared_out_over(source, Shared::Inside(least));
            let inside: f64 = pieces.iter().map(|piece| piece.amount).sum();
            let given = (figure * inside / whole).round();
            let parts: Vec<f64> = pieces
                .iter()
                .map(|piece| given * piece.amount / inside)
                .collect();
            for (piece, part) in pieces.iter().zip(largest_remainder(&parts, given)) {
                let count = &mut counts[piece.target as usize];
                *count = if count.is_nan() { part } else { *count + part };
            }
        }
        counts
    }

    /// What a source's count is divided by.
    fn shared_out_over(&self, source: usize, shared: Shared) -> f64 {
        let pieces = self.pieces_of(source).iter();
        let inside: f64 = pieces.map(|piece| piece.amount).sum();
        let whole = self.wholes[source];
        match shared {
            Shared::Inside(least) if inside >= least * whole => inside,
            Shared::Inside(_) | Shared::Overall => whole,
        }
    }

    /// The share of each target that lies in sources, from 0 to 1; NaN for one without area or
    /// points.
    pub fn inside(&self) -> Vec<f64> {
        let mut amounts = vec![0.0; self.targets.len()];
        for piece in &self.pieces {
            amounts[piece.target as usize] += piece.amount;
        }
        let shares = amounts.iter().zip(&self.targets);
        shares
            .map(|(amount, whole)| (amount / whole).min(1.0))
            .collect()
    }

    /// The share of each source that lies in targets, from 0 to 1; NaN for one without area.
    pub fn covered(&self) -> Vec<f64> {
        self.sources()
            .map(|(source, pieces)| {
                let inside: f64 = pieces.iter().map(|piece| piece.amount).sum();
                (inside / self.wholes[source]).min(1.0)
            })
            .collect()
    }
}

/// Whole numbers near `parts` that sum to `sum`, a whole number: all rounded down, then one more
/// where most was lost, the first of equals first.
fn largest_remainder(parts: &[f64], sum: f64) -> Vec<f64> {
    let mut whole: Vec<f64> = parts.iter().map(|part| part.floor()).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| (parts[b] - whole[b]).total_cmp(&(parts[a] - whole[a])));
    let mut left = sum - whole.iter().sum::<f64>();
    for place in order {
        if left < 0.5 {
            break;
        }
        whole[place] += 1.0;
        left -= 1.0;
    }
    whole
}

/// What comes together in each target.
struct Sums {
    /// `(sum of figures, amount with a figure, amount)`.
    of: Vec<(f64, f64, f64)>,
}

impl Sums {
    fn new(targets: usize) -> Self {
        Self {
            of: vec![(0.0, 0.0, 0.0); targets],
        }
    }

    fn add(&mut self, piece: &Piece, part: f64, unknown: bool) {
        let (sum, known, all) = &mut self.of[piece.target as usize];
        *all += piece.amount;
        if !unknown {
            *sum += part;
            *known += piece.amount;
        }
    }

    fn finish(self, figure: impl Fn(f64, f64, f64) -> f64) -> Vec<f64> {
        let finish = |(sum, known, all): (f64, f64, f64)| {
            if known > 0.0 && known >= KNOWN * all {
                figure(sum, known, all)
            } else {
                f64::NAN
            }
        };
        self.of.into_iter().map(finish).collect()
    }
}

//! Seeded chance: the same draws on every machine, with no outside crate.

use super::shape::Point;

/// A stream of pseudo-random numbers.
///
/// References: Steele, Lea and Flood, *Fast splittable pseudorandom number generators* (2014).
pub(super) struct Chance(u64);

impl Chance {
    /// A stream of its own for each `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// In `0.0..1.0`.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// In `low..high`.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// In `0..count`.
    pub(super) fn below(&mut self, count: usize) -> usize {
        (self.next() % count.max(1) as u64) as usize
    }

    /// True with this probability.
    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// An index, drawn with these weights.
    pub(super) fn pick(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        for (index, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return index;
            }
        }
        weights.len().saturating_sub(1)
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Smooth noise over the plane, in `-1.0..1.0`, with hills about `size` metres wide.
pub(super) fn noise(at: Point, size: f64, seed: u64) -> f64 {
    let (x, y) = (at.x / size, at.y / size);
    let (column, row) = (x.floor(), y.floor());
    let ease = |t: f64| t * t * (3.0 - 2.0 * t);
    let (u, v) = (ease(x - column), ease(y - row));
    let corner = |dx: i64, dy: i64| {
        let cell = (column as i64 + dx) as u64;
        let line = (row as i64 + dy) as u64;
        let hash = mix(mix(cell.wrapping_mul(0x9E37_79B9).wrapping_add(seed)) ^ line);
        (hash >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    };
    let low = corner(0, 0) * (1.0 - u) + corner(1, 0) * u;
    let high = corner(0, 1) * (1.0 - u) + corner(1, 1) * u;
    low * (1.0 - v) + high * v
}

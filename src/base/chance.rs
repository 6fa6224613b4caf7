//! Chance that can be repeated: the same seed gives the same numbers on every machine.

/// A stream of numbers, by xoshiro256++ (Blackman and Vigna, 2019), seeded through splitmix64.
#[derive(Clone, Debug)]
pub struct Chance {
    state: [u64; 4],
}

impl Chance {
    /// The stream that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        let mut mixed = seed;
        let state = std::array::from_fn(|_| {
            mixed = mixed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut word = mixed;
            word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            word ^ (word >> 31)
        });
        Self { state }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let drawn = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (mixed_c, mixed_d) = (c ^ a, d ^ b);
        self.state = [
            a ^ mixed_d,
            b ^ mixed_c,
            mixed_c ^ (b << 17),
            mixed_d.rotate_left(45),
        ];
        drawn
    }

    /// A whole number below `bound`, all equally likely (to within 2⁻³² for bounds in use); 0 for 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.bits()) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// A number from 0 up to 1, never 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_always_draws_the_same() {
        // The reference implementation's first numbers for this state.
        let mut chance = Chance {
            state: [1, 2, 3, 4],
        };
        assert_eq!(chance.bits(), 41_943_041);
        assert_eq!(chance.bits(), 58_720_359);
        assert_eq!(chance.bits(), 3_588_806_011_781_223);
    }

    #[test]
    fn draws_below_a_bound_fill_it_evenly() {
        let mut chance = Chance::new(7);
        let mut seen = [0_u32; 5];
        for _ in 0..5000 {
            seen[chance.below(5)] += 1;
        }
        assert!(seen.iter().all(|&count| (850..1150).contains(&count)));
        assert_eq!(chance.below(0), 0);
        assert!((0..100).all(|_| (0.0..1.0).contains(&chance.unit())));
    }
}

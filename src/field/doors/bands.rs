//! Equal bands between two numbers, and things put into the order of theirs.

/// How much of a number is left for the whole: none has bits behind the point from here on.
const WHOLE: f64 = (1_u64 << 52) as f64;

/// Equal bands between two numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bands {
    low: f64,
    high: f64,
    per_unit: f64,
    last: u32,
}

impl Bands {
    /// At least one band, between two numbers.
    pub(crate) fn between(low: f64, high: f64, count: usize) -> Self {
        let last = count.clamp(1, u32::MAX as usize) as u32 - 1;
        Self {
            low,
            high,
            per_unit: f64::from(last) / (high - low).max(f64::MIN_POSITIVE),
            last,
        }
    }

    /// The band of a number: the first or last for one beyond them; the more, the higher.
    #[inline]
    pub(crate) fn of(&self, number: f64) -> usize {
        // Adding rounds, and leaves the whole number in the last bits: a cast would take longer.
        let number = if number > self.low { number } else { self.low };
        let number = if number < self.high {
            number
        } else {
            self.high
        };
        let above = number - self.low;
        let band = (above * self.per_unit + WHOLE).to_bits() as u32;
        band.min(self.last) as usize
    }

    pub(crate) fn count(&self) -> usize {
        self.last as usize + 1
    }

    /// Puts items into the order of the bands of their numbers, those of one band as they come.
    ///
    /// `starts[band]` becomes where those of a band begin; one more entry tells where the last
    /// ends. `sorted` has room for as many items.
    pub(crate) fn sort<T: Copy>(
        &self,
        items: &[T],
        number: impl Fn(&T) -> f64,
        starts: &mut Vec<u32>,
        sorted: &mut [T],
    ) {
        starts.clear();
        starts.resize(self.count() + 2, 0);
        for item in items {
            starts[self.of(number(item)) + 2] += 1;
        }
        let mut sum = 0;
        for start in starts.iter_mut() {
            sum += *start;
            *start = sum;
        }
        for item in items {
            // At first where the band begins; it moves to the end, where the next one begins.
            let next = &mut starts[self.of(number(item)) + 1];
            sorted[*next as usize] = *item;
            *next += 1;
        }
        starts.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_belong_to_the_first_and_last_band() {
        let bands = Bands::between(10.0, 20.0, 11);
        let of = |number| bands.of(number);
        assert_eq!([of(-1e300), of(9.0), of(10.0)], [0; 3]);
        assert_eq!([of(14.0), of(14.6), of(20.0)], [4, 5, 10]);
        assert_eq!([of(21.0), of(f64::INFINITY)], [10; 2]);
    }

    #[test]
    fn equal_ends_make_a_single_step() {
        let bands = Bands::between(3.0, 3.0, 7);
        assert_eq!([bands.of(2.0), bands.of(3.0), bands.of(4.0)], [0; 3]);
        assert_eq!(Bands::between(0.0, 1.0, 0).count(), 1);
    }

    #[test]
    fn items_come_by_band_and_keep_their_order_within_one() {
        let bands = Bands::between(0.0, 2.0, 3);
        let (mut starts, mut sorted) = (Vec::new(), [0.0; 5]);
        bands.sort(
            &[2.0, 0.1, 1.0, 0.0, 1.2],
            |&it| it,
            &mut starts,
            &mut sorted,
        );
        assert_eq!(sorted, [0.1, 0.0, 1.0, 1.2, 2.0]);
        assert_eq!(starts, [0, 2, 4, 5]);
    }
}

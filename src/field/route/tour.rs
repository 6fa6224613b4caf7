//! A closed tour that can be changed in place, and the lengths it is made of.

use crate::base::index::index;

/// How long the way between two nodes is.
pub(crate) trait Metric {
    /// How many nodes there are.
    fn count(&self) -> usize;
    /// The way between two of them.
    fn between(&self, a: usize, b: usize) -> f64;
}

/// The lengths of a closed tour.
pub(crate) struct Lengths<F> {
    pub(crate) count: usize,
    pub(crate) between: F,
}

impl<F: Fn(usize, usize) -> f64> Metric for Lengths<F> {
    fn count(&self) -> usize {
        self.count
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        (self.between)(a, b)
    }
}

/// The lengths of an open walk, made a closed tour by a last node at no distance from any.
pub(crate) struct Open<F> {
    pub(crate) count: usize,
    /// Where the walk has to begin, and where it has to end.
    pub(crate) ends: [Option<usize>; 2],
    pub(crate) between: F,
    /// How strongly the free node holds the ends: more than any change could gain.
    pub(crate) pull: f64,
}

impl<F: Fn(usize, usize) -> f64> Metric for Open<F> {
    fn count(&self) -> usize {
        self.count + 1
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        if high < self.count {
            (self.between)(a, b)
        } else if self.ends.contains(&Some(low)) {
            -self.pull
        } else {
            0.0
        }
    }
}

/// All lengths, looked up.
pub(crate) struct Table {
    count: usize,
    lengths: Vec<f32>,
}

impl Table {
    pub(crate) fn of(metric: &impl Metric) -> Self {
        let count = metric.count();
        let mut lengths = vec![0.0; count * count];
        for a in 0..count {
            for b in 0..a {
                let length = metric.between(a, b) as f32;
                lengths[a * count + b] = length;
                lengths[b * count + a] = length;
            }
        }
        Self { count, lengths }
    }
}

impl Metric for Table {
    fn count(&self) -> usize {
        self.count
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        self.lengths[a * self.count + b].into()
    }
}

/// A closed tour as a list of nodes, and where each of them is in it.
#[derive(Clone, Debug)]
pub(crate) struct Ring {
    order: Vec<u32>,
    place: Vec<u32>,
}

/// Two edges out, two in: `{a, b}` and `{c, d}` become `{a, c}` and `{b, d}`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flip {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) c: u32,
    pub(crate) d: u32,
}

impl Flip {
    /// The flip that takes this one back.
    pub(crate) fn back(self) -> Self {
        Self {
            b: self.c,
            c: self.b,
            ..self
        }
    }
}

impl Ring {
    pub(crate) fn new(order: Vec<u32>) -> Self {
        let mut place = vec![0; order.len()];
        for (at, &node) in (0..).zip(&order) {
            place[node as usize] = at;
        }
        Self { order, place }
    }

    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The node at a place, counted round and round.
    pub(crate) fn at(&self, place: usize) -> u32 {
        self.order[place % self.order.len()]
    }

    #[inline]
    pub(crate) fn place(&self, node: u32) -> usize {
        self.place[node as usize] as usize
    }

    #[inline]
    pub(crate) fn next(&self, node: u32) -> u32 {
        let place = self.place(node) + 1;
        self.order[if place == self.order.len() { 0 } else { place }]
    }

    #[inline]
    pub(crate) fn previous(&self, node: u32) -> u32 {
        let place = self.place(node);
        self.order[if place == 0 { self.order.len() } else { place } - 1]
    }

    /// Whether, going forward from `a`, `b` comes before `c` or is it.
    #[inline]
    pub(crate) fn between(&self, a: u32, b: u32, c: u32) -> bool {
        let (a, b, c) = (self.place(a), self.place(b), self.place(c));
        if a <= c {
            a <= b && b <= c
        } else {
            a <= b || b <= c
        }
    }

    /// Exchanges two edges: both must be in the tour, `b` after `a` as `d` after `c`, whichever
    /// way round.
    #[inline]
    pub(crate) fn flip(&mut self, flip: Flip) {
        if self.next(flip.a) == flip.b {
            self.reverse(self.place(flip.b), self.place(flip.c));
        } else {
            self.reverse(self.place(flip.c), self.place(flip.b));
        }
    }

    /// Reverses the tour between two places, or the rest of it, which is the same tour.
    fn reverse(&mut self, from: usize, to: usize) {
        let count = self.order.len();
        let inside = if from <= to { to } else { to + count } - from + 1;
        let (mut low, mut high, length) = if 2 * inside <= count {
            (from, to, inside)
        } else {
            let low = if to + 1 == count { 0 } else { to + 1 };
            (
                low,
                if from == 0 { count } else { from } - 1,
                count - inside,
            )
        };
        if low <= high {
            self.order[low..=high].reverse();
            for (at, &node) in (index(low)..).zip(&self.order[low..=high]) {
                self.place[node as usize] = at;
            }
            return;
        }
        // Past the end of the list and on from its beginning.
        for _ in 0..length / 2 {
            self.order.swap(low, high);
            self.place[self.order[low] as usize] = index(low);
            self.place[self.order[high] as usize] = index(high);
            low = if low + 1 == count { 0 } else { low + 1 };
            high = if high == 0 { count } else { high } - 1;
        }
    }
}

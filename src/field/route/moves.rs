//! One move of a local search: up to three edges of a tour taken out, and as many put in (the
//! sequential 3-opt move of Lin, 1965, which Helsgaun, 2000, makes the step of a longer chain).

use crate::field::route::improve::Search;
use crate::field::route::tour::{Flip, Metric};

/// A gain must be more than rounding.
pub(crate) const LEAST_GAIN: f64 = 1e-9;
/// Neighbours that are tried for the first new edge of a move.
const FIRST: usize = 10;
/// Neighbours that are tried for the second new edge.
const SECOND: usize = 5;

/// How the ends of the edges are put together.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// The stretch from `t2` to `t4` turned round.
    Turned,
    /// That, and then the one from `t4` to `t6`.
    TurnedTwice,
    /// The stretches from `t2` to `t5` and from `t6` to `t3` in the opposite order.
    Swapped,
    /// The same two with the first of them turned round.
    SwappedAndTurned,
}

/// A move that was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// What it gains where it closes the tour, and otherwise what it would without the edge from
    /// `t1` to its end.
    pub(crate) left: f64,
    /// Whether the tour is shorter with that edge too.
    pub(crate) closed: bool,
    kind: Kind,
    /// The ends of the edges, in the order they were found.
    ends: [u32; 6],
}

impl Found {
    /// Nothing yet.
    fn nothing() -> Self {
        Self {
            left: LEAST_GAIN,
            closed: false,
            kind: Kind::Turned,
            ends: [0; 6],
        }
    }

    /// Becomes another move if that makes the tour shorter by so much; whether it does.
    #[inline]
    fn take_if_short(&mut self, kind: Kind, ends: [u32; 6], gain: f64) -> bool {
        let closed = gain > LEAST_GAIN;
        if closed {
            *self = Self {
                left: gain,
                closed,
                kind,
                ends,
            };
        }
        closed
    }

    /// The node that is linked to `t1` to close the tour.
    pub(crate) fn end(self) -> u32 {
        self.ends[5]
    }

    /// The flips that make the move.
    pub(crate) fn flips(self) -> impl Iterator<Item = Flip> {
        let [t1, t2, t3, t4, t5, t6] = self.ends;
        let flips = match self.kind {
            Kind::Turned => [Some(flip(t1, t2, t4, t3)), None, None],
            Kind::TurnedTwice => [Some(flip(t1, t2, t4, t3)), Some(flip(t1, t4, t6, t5)), None],
            Kind::Swapped => swap_stretches(self.ends).map(Some),
            Kind::SwappedAndTurned => {
                [Some(flip(t1, t2, t6, t5)), Some(flip(t2, t5, t3, t4)), None]
            }
        };
        flips.into_iter().flatten()
    }
}

/// The tour as seen going forward or backward.
pub(crate) struct View<'a, 'b, M> {
    search: &'a Search<'b, M>,
    forward: bool,
}

impl<'a, 'b, M: Metric> View<'a, 'b, M> {
    pub(crate) fn new(search: &'a Search<'b, M>, forward: bool) -> Self {
        Self { search, forward }
    }

    #[inline]
    pub(crate) fn next(&self, node: u32) -> u32 {
        if self.forward {
            self.search.ring.next(node)
        } else {
            self.search.ring.previous(node)
        }
    }

    #[inline]
    fn previous(&self, node: u32) -> u32 {
        if self.forward {
            self.search.ring.previous(node)
        } else {
            self.search.ring.next(node)
        }
    }

    #[inline]
    fn between(&self, a: u32, b: u32, c: u32) -> bool {
        if self.forward {
            self.search.ring.between(a, b, c)
        } else {
            self.search.ring.between(c, b, a)
        }
    }

    #[inline]
    fn length(&self, a: u32, b: u32) -> f64 {
        self.search.length(a, b)
    }

    /// The nodes that `from` could be linked to while something is gained, with what is left.
    #[inline]
    fn links(&self, from: u32, gain: f64, most: usize) -> impl Iterator<Item = (u32, f64)> {
        let places = self.search.near.places(from);
        let ways = self.search.ways[places].iter();
        ways.take(most)
            .map(move |&(to, length)| (to, gain - length))
            .take_while(|&(_, left)| left > LEAST_GAIN)
    }

    /// Takes out the edge from `t1` to `t2`, the node after it, and finds what to put in its
    /// place: the first move that makes the tour shorter, or else the one of three edges that
    /// leaves most to gain. `open` is what has been gained when that edge is out.
    pub(crate) fn find(&self, t1: u32, t2: u32, open: f64) -> Option<Found> {
        let mut best = Found::nothing();
        for (t3, left) in self.links(t2, open, FIRST) {
            if t3 == t1 {
                continue;
            }
            if t3 != self.next(t2) {
                let t4 = self.previous(t3);
                let ends = [t1, t2, t3, t4, t3, t4];
                let left = left + self.length(t3, t4);
                let short = best.take_if_short(Kind::Turned, ends, left - self.length(t4, t1));
                if short || self.turned([t1, t2, t3, t4], left, &mut best) {
                    return Some(best);
                }
            }
            let t4 = self.next(t3);
            let left = left + self.length(t3, t4);
            if self.cut_out([t1, t2, t3, t4], left, &mut best) {
                return Some(best);
            }
        }
        (best.left > LEAST_GAIN).then_some(best)
    }

    /// With the stretch from `t2` to `t4` turned round and ending at `t1`: opens one more edge.
    /// Whether that made the tour shorter.
    fn turned(&self, [t1, t2, t3, t4]: [u32; 4], open: f64, best: &mut Found) -> bool {
        for (t5, left) in self.links(t4, open, SECOND) {
            if t5 == t3 || t5 == t4 {
                continue;
            }
            // The node before `t5` on the way from `t4` to `t1`.
            let t6 = if self.between(t2, t5, t4) {
                self.next(t5)
            } else {
                self.previous(t5)
            };
            let ends = [t1, t2, t3, t4, t5, t6];
            if t6 != t4 && self.offer(Kind::TurnedTwice, ends, left, best) {
                return true;
            }
        }
        false
    }

    /// With the stretch from `t2` to `t3` cut out and closed: opens it again elsewhere and puts
    /// it between `t1` and `t4`. Whether that made the tour shorter.
    fn cut_out(&self, [t1, t2, t3, t4]: [u32; 4], open: f64, best: &mut Found) -> bool {
        for (t5, left) in self.links(t4, open, SECOND) {
            if !self.between(t2, t5, t3) {
                continue;
            }
            let ends = |t6| [t1, t2, t3, t4, t5, t6];
            if t5 != t3 && self.offer(Kind::Swapped, ends(self.next(t5)), left, best) {
                return true;
            }
            if t5 != t2 && self.offer(Kind::SwappedAndTurned, ends(self.previous(t5)), left, best) {
                return true;
            }
        }
        false
    }

    /// Takes out the edge between the last two ends too. The move becomes `best` if the tour is
    /// shorter for it, which is the answer, or if it leaves more to gain.
    #[inline]
    fn offer(&self, kind: Kind, ends: [u32; 6], left: f64, best: &mut Found) -> bool {
        let left = left + self.length(ends[4], ends[5]);
        if best.take_if_short(kind, ends, left - self.length(ends[5], ends[0])) {
            return true;
        }
        if best.left < left {
            *best = Found {
                left,
                closed: false,
                kind,
                ends,
            };
        }
        false
    }
}

/// The flips that make `t1 [t2…t5][t6…t3] t4` into `t1 [t6…t3][t2…t5] t4`.
pub(crate) fn swap_stretches([t1, t2, t3, t4, t5, t6]: [u32; 6]) -> [Flip; 3] {
    [
        flip(t1, t2, t3, t4),
        flip(t1, t3, t6, t5),
        flip(t3, t5, t2, t4),
    ]
}

fn flip(a: u32, b: u32, c: u32, d: u32) -> Flip {
    Flip { a, b, c, d }
}

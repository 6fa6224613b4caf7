//! A tour made shorter: 3-opt moves over neighbour lists, then small kicks that are kept if they
//! pay.

use crate::base::chance::Chance;
use crate::base::task::{Cancelled, Task};
use crate::field::route::neighbours::Neighbours;
use crate::field::route::tour::{Flip, Metric, Ring};

/// A gain must be more than rounding.
const LEAST_GAIN: f64 = 1e-9;
/// The longest stretch that a kick moves.
const KICK: usize = 30;
/// Neighbours that are tried for the first new edge of a move, and for the second.
const FIRST: usize = 10;
/// Neighbours that are tried for the second new edge.
const SECOND: usize = 5;
/// Kicks between two looks at the task.
const BATCH: u64 = 1 << 10;

/// How much to try.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    pub(crate) rounds: u64,
    pub(crate) seed: u64,
}

/// The tour after `effort`, as a list of nodes.
pub(crate) fn improve(
    start: Vec<u32>,
    near: &Neighbours,
    metric: &impl Metric,
    effort: Effort,
    task: &Task,
) -> Result<Vec<usize>, Cancelled> {
    let count = start.len();
    let mut search = Search {
        ring: Ring::new(start),
        near,
        near_by: near.lengths(metric),
        metric,
        queue: Queue::new(count),
        done: Vec::new(),
    };
    if count >= 4 {
        for place in 0..count {
            search.queue.push(search.ring.at(place));
        }
        search.settle();
    }
    if count >= 5 {
        let mut chance = Chance::new(effort.seed);
        for round in 0..effort.rounds {
            if round % BATCH == 0 {
                task.step(round, effort.rounds)?;
            }
            search.kick(&mut chance);
        }
    }
    Ok(search
        .ring
        .order()
        .iter()
        .map(|&node| node as usize)
        .collect())
}

/// Nodes that may still have something to gain, each at most once.
struct Queue {
    nodes: Vec<u32>,
    waits: Vec<bool>,
}

impl Queue {
    fn new(count: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(count),
            waits: vec![false; count],
        }
    }

    fn push(&mut self, node: u32) {
        if !std::mem::replace(&mut self.waits[node as usize], true) {
            self.nodes.push(node);
        }
    }

    fn pop(&mut self) -> Option<u32> {
        let node = self.nodes.pop()?;
        self.waits[node as usize] = false;
        Some(node)
    }
}

/// A change of up to three edges, as the flips that make it.
#[derive(Clone, Copy, Debug)]
struct Move {
    gain: f64,
    flips: [Option<Flip>; 3],
}

struct Search<'a, M> {
    ring: Ring,
    near: &'a Neighbours,
    /// The way to each near node.
    near_by: Vec<f64>,
    metric: &'a M,
    queue: Queue,
    /// Flips since the last kick began, so that it can be taken back.
    done: Vec<Flip>,
}

impl<M: Metric> Search<'_, M> {
    fn length(&self, a: u32, b: u32) -> f64 {
        self.metric.between(a as usize, b as usize)
    }

    fn flip(&mut self, flip: Flip) {
        self.ring.flip(flip);
        self.done.push(flip);
        for node in [flip.a, flip.b, flip.c, flip.d] {
            self.queue.push(node);
        }
    }

    /// Improves until no node in the queue has anything to gain; the sum of the gains.
    fn settle(&mut self) -> f64 {
        let mut gained = 0.0;
        while let Some(node) = self.queue.pop() {
            while let Some(found) = self.find(node) {
                gained += found.gain;
                for flip in found.flips.into_iter().flatten() {
                    self.flip(flip);
                }
            }
        }
        gained
    }

    /// Puts three short stretches of tour that follow one another in the opposite order (a double
    /// bridge), repairs what that broke, and takes all of it back if the tour is longer for it.
    fn kick(&mut self, chance: &mut Chance) {
        self.done.clear();
        let longest = KICK.min((self.ring.len() - 2) / 3);
        let mut ends = [chance.below(self.ring.len()); 4];
        for place in 1..4 {
            ends[place] = ends[place - 1] + 1 + chance.below(longest);
        }
        let [(a, b1), (b2, c1), (c2, d1), (d2, e)] =
            ends.map(|place| (self.ring.at(place), self.ring.at(place + 1)));
        let out = [(a, b1), (b2, c1), (c2, d1), (d2, e)];
        let new = [(a, d1), (d2, c1), (c2, b1), (b2, e)];
        let sum =
            |edges: [(u32, u32); 4]| edges.map(|(a, b)| self.length(a, b)).iter().sum::<f64>();
        let lost = sum(new) - sum(out);
        let first = swap_stretches([a, b1, d2, e, b2, c1]);
        let then = swap_stretches([a, c1, d2, b1, c2, d1]);
        for flip in first.into_iter().chain(then) {
            self.flip(flip);
        }
        if self.settle() < lost - LEAST_GAIN {
            while let Some(flip) = self.done.pop() {
                self.ring.flip(flip.back());
            }
        }
    }

    /// The first move found that shortens the tour by taking out an edge at `t1`.
    fn find(&self, t1: u32) -> Option<Move> {
        [true, false].into_iter().find_map(|forward| {
            let view = View {
                search: self,
                forward,
            };
            view.find(t1)
        })
    }
}

/// The tour as seen going forward or backward.
struct View<'a, 'b, M> {
    search: &'a Search<'b, M>,
    forward: bool,
}

impl<M: Metric> View<'_, '_, M> {
    fn next(&self, node: u32) -> u32 {
        if self.forward {
            self.search.ring.next(node)
        } else {
            self.search.ring.previous(node)
        }
    }

    fn previous(&self, node: u32) -> u32 {
        if self.forward {
            self.search.ring.previous(node)
        } else {
            self.search.ring.next(node)
        }
    }

    fn between(&self, a: u32, b: u32, c: u32) -> bool {
        if self.forward {
            self.search.ring.between(a, b, c)
        } else {
            self.search.ring.between(c, b, a)
        }
    }

    fn length(&self, a: u32, b: u32) -> f64 {
        self.search.length(a, b)
    }

    /// The nodes that `from` could be linked to while something is gained, with what is left.
    fn links(&self, from: u32, gain: f64, most: usize) -> impl Iterator<Item = (u32, f64)> {
        let places = self.search.near.places(from);
        let near = self.search.near.near(from).iter();
        near.zip(&self.search.near_by[places])
            .take(most)
            .map(move |(&to, length)| (to, gain - length))
            .take_while(|&(_, left)| left > LEAST_GAIN)
    }

    /// Takes out the edge from `t1` to the node after it, and tries what to put in its place.
    fn find(&self, t1: u32) -> Option<Move> {
        let t2 = self.next(t1);
        let out = self.length(t1, t2);
        for (t3, left) in self.links(t2, out, FIRST) {
            if t3 != t1 && t3 != self.next(t2) {
                let t4 = self.previous(t3);
                let open = left + self.length(t4, t3);
                let gain = open - self.length(t4, t1);
                if gain > LEAST_GAIN {
                    return Some(Move {
                        gain,
                        flips: [Some(flip(t1, t2, t4, t3)), None, None],
                    });
                }
                if let Some(found) = self.reversed([t1, t2, t3, t4], open) {
                    return Some(found);
                }
            }
            if t3 != t1 {
                let t4 = self.next(t3);
                let open = left + self.length(t3, t4);
                if let Some(found) = self.cut_out([t1, t2, t3, t4], open) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// With the stretch from `t2` to `t4` turned round and ending at `t1`: opens one more edge.
    fn reversed(&self, [t1, t2, t3, t4]: [u32; 4], open: f64) -> Option<Move> {
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
            let gain = left + self.length(t6, t5) - self.length(t6, t1);
            if gain > LEAST_GAIN && t6 != t4 {
                let flips = [Some(flip(t1, t2, t4, t3)), Some(flip(t1, t4, t6, t5)), None];
                return Some(Move { gain, flips });
            }
        }
        None
    }

    /// With the stretch from `t2` to `t3` cut out and closed: opens it again elsewhere and puts
    /// it between `t1` and `t4`.
    fn cut_out(&self, [t1, t2, t3, t4]: [u32; 4], open: f64) -> Option<Move> {
        for (t5, left) in self.links(t4, open, SECOND) {
            if !self.between(t2, t5, t3) {
                continue;
            }
            if t5 != t3 {
                let t6 = self.next(t5);
                let gain = left + self.length(t5, t6) - self.length(t6, t1);
                if gain > LEAST_GAIN {
                    let flips = swap_stretches([t1, t2, t3, t4, t5, t6]).map(Some);
                    return Some(Move { gain, flips });
                }
            }
            if t5 != t2 {
                let t6 = self.previous(t5);
                let gain = left + self.length(t5, t6) - self.length(t6, t1);
                if gain > LEAST_GAIN {
                    let flips = [Some(flip(t1, t2, t6, t5)), Some(flip(t2, t5, t3, t4)), None];
                    return Some(Move { gain, flips });
                }
            }
        }
        None
    }
}

/// The flips that make `t1 [t2…t5][t6…t3] t4` into `t1 [t6…t3][t2…t5] t4`.
fn swap_stretches([t1, t2, t3, t4, t5, t6]: [u32; 6]) -> [Flip; 3] {
    [
        flip(t1, t2, t3, t4),
        flip(t1, t3, t6, t5),
        flip(t3, t5, t2, t4),
    ]
}

fn flip(a: u32, b: u32, c: u32, d: u32) -> Flip {
    Flip { a, b, c, d }
}

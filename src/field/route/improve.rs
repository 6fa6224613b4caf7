//! A tour made shorter: moves after Lin and Kernighan (1973) over neighbour lists, then small kicks
//! that are kept if they pay.

use crate::base::chance::Chance;
use crate::base::task::{Cancelled, Task};
use crate::field::route::moves::{LEAST_GAIN, View, swap_stretches};
use crate::field::route::neighbours::Neighbours;
use crate::field::route::tour::{Flip, Metric, Ring};

/// The longest stretches that a kick moves, one or the other: short ones mend the streets, long
/// ones the way from quarter to quarter.
const KICKS: [usize; 2] = [10, 100];
/// Moves in a row, of up to three edges each, before one must have paid.
const DEPTH: usize = 3;
/// Kicks between two looks at the task.
const BATCH: u64 = 1 << 8;

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
        ways: near.ways(metric),
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

/// A tour on its way to a shorter one.
pub(crate) struct Search<'a, M> {
    pub(crate) ring: Ring,
    pub(crate) near: &'a Neighbours,
    /// Each near node and the way to it.
    pub(crate) ways: Vec<(u32, f64)>,
    metric: &'a M,
    queue: Queue,
    /// Flips since the last kick began, so that it can be taken back.
    done: Vec<Flip>,
}

impl<M: Metric> Search<'_, M> {
    pub(crate) fn length(&self, a: u32, b: u32) -> f64 {
        self.metric.between(a as usize, b as usize)
    }

    fn flip(&mut self, flips: impl IntoIterator<Item = Flip>) {
        for flip in flips {
            self.ring.flip(flip);
            self.done.push(flip);
        }
    }

    /// Puts the ends of all edges changed since `mark` into the queue.
    fn look_again(&mut self, mark: usize) {
        for flip in &self.done[mark..] {
            for node in [flip.a, flip.b, flip.c, flip.d] {
                self.queue.push(node);
            }
        }
    }

    fn take_back(&mut self, mark: usize) {
        for flip in self.done.drain(mark..).rev() {
            self.ring.flip(flip.back());
        }
    }

    /// Improves until no node in the queue has anything to gain; the sum of the gains.
    fn settle(&mut self) -> f64 {
        let mut gained = 0.0;
        while let Some(node) = self.queue.pop() {
            while let Some(gain) = self.shorten(node) {
                gained += gain;
            }
        }
        gained
    }

    /// How long a stretch a kick of this tour may move: an eighth of it, so that what it breaks
    /// can be mended; in a very short tour, as much as it has.
    fn longest_kick(&self) -> usize {
        const SHORT: usize = 5;
        let count = self.ring.len();
        (count / 8).max(SHORT.min((count - 2) / 3))
    }

    /// Puts three short stretches of tour that follow one another in the opposite order (a double
    /// bridge), repairs what that broke, and takes all of it back if the tour is longer for it.
    fn kick(&mut self, chance: &mut Chance) {
        self.done.clear();
        let longest = KICKS[chance.below(KICKS.len())].min(self.longest_kick());
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
        self.flip(swap_stretches([a, b1, d2, e, b2, c1]));
        self.flip(swap_stretches([a, c1, d2, b1, c2, d1]));
        self.look_again(0);
        if self.settle() < lost - LEAST_GAIN {
            self.take_back(0);
        }
    }

    /// Shortens the tour by taking out an edge at `t1`, and says by how much. Where no move pays
    /// at once, the one that leaves most to gain is made and the next begins where it ended; all
    /// are taken back if none pays in the end.
    fn shorten(&mut self, t1: u32) -> Option<f64> {
        let mark = self.done.len();
        for forward in [true, false] {
            let mut t2 = View::new(self, forward).next(t1);
            let mut open = self.length(t1, t2);
            for depth in 1..=DEPTH {
                let forward = self.ring.next(t1) == t2;
                let Some(found) = View::new(self, forward).find(t1, t2, open) else {
                    break;
                };
                if depth == DEPTH && !found.closed {
                    break;
                }
                self.flip(found.flips());
                if found.closed {
                    self.look_again(mark);
                    return Some(found.left);
                }
                (t2, open) = (found.end(), found.left);
            }
            self.take_back(mark);
        }
        None
    }
}

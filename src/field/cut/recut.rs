//! Turfs that annealing leaves uneven, put together with a neighbour and cut anew.
//!
//! A pocket with one way in cannot grow stop by stop: whoever takes the way in cuts its neighbour
//! in two. A cut through a spanning tree of both moves a whole branch at once (`ReCom`: `DeFord`,
//! Duchin and Solomon 2021). Where that makes the neighbour too large, those beyond share it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::chance::Chance;
use crate::base::index::index;
use crate::base::joined::Joined;
use crate::field::cut::ways::Ways;

/// Trees that are tried for two turfs.
const TREES: usize = 12;
/// Times that what one turf gained at a price is shared out among those around it.
const PASSES: usize = 8;

/// Cuts uneven turfs anew.
pub(super) struct Recut<'a, F> {
    ways: &'a Ways,
    weights: &'a [f64],
    turfs: Vec<Vec<u32>>,
    /// What is wrong with some turfs, 0 where nothing is.
    faults: F,
    /// The turfs that are as good as they come.
    settled: BTreeSet<usize>,
}

impl<'a, F: Fn(Vec<Vec<u32>>) -> f64> Recut<'a, F> {
    /// Turfs to be cut anew; `faults` says what is wrong with some, 0 where nothing is.
    pub(super) fn new(ways: &'a Ways, weights: &'a [f64], turfs: Vec<Vec<u32>>, faults: F) -> Self {
        Self {
            ways,
            weights,
            turfs,
            faults,
            settled: BTreeSet::new(),
        }
    }

    /// The turfs, each uneven one cut with the neighbour that gains the most by it. Stops are in
    /// the order of the tree.
    pub(super) fn gaining(mut self, chance: &mut Chance) -> Vec<Vec<u32>> {
        self.gain(chance);
        self.turfs
    }

    /// The turfs, each uneven one cut to about so much weight, whatever that leaves to its
    /// neighbour; then those that pay for it cut with others beyond, until they gain no more.
    pub(super) fn at_a_price(mut self, weight: f64, chance: &mut Chance) -> Vec<Vec<u32>> {
        self.settle(weight, chance);
        for _ in 0..PASSES {
            if !self.gain(chance) {
                break;
            }
        }
        self.turfs
    }

    /// Cuts each uneven turf that is not settled with the neighbour that gains the most by it;
    /// whether any did.
    fn gain(&mut self, chance: &mut Chance) -> bool {
        let mut any = false;
        for turf in 0..self.turfs.len() {
            let alone = self.fault(turf);
            if alone <= 0.0 || self.settled.contains(&turf) {
                continue;
            }
            let mut best: Option<(f64, Halves)> = None;
            for other in self.neighbours(turf) {
                let both = self.both(turf, other);
                let before = alone + self.fault(other);
                for _ in 0..TREES {
                    let Some(halves) = both.halved(chance) else {
                        break;
                    };
                    let gain = before - (self.faults)(halves.to_vec());
                    if 0.0 < gain && best.as_ref().is_none_or(|&(most, _)| most < gain) {
                        best = Some((gain, (other, halves)));
                    }
                }
            }
            if let Some((_, halves)) = best {
                self.put(turf, halves);
                any = true;
            }
        }
        any
    }

    /// Cuts each uneven turf, the worst first, to about so much weight where there is less wrong
    /// with it then, and settles it.
    fn settle(&mut self, weight: f64, chance: &mut Chance) {
        let turfs = 0..self.turfs.len();
        let mut worst: Vec<(f64, usize)> = turfs.map(|turf| (self.fault(turf), turf)).collect();
        worst.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, turf) in worst {
            let alone = self.fault(turf);
            if alone <= 0.0 {
                continue;
            }
            let mut best: Option<([f64; 2], Halves)> = None;
            for other in self.neighbours(turf) {
                let both = self.both(turf, other);
                for _ in 0..TREES {
                    let kept = index(chance.below(self.turfs[turf].len()));
                    let Some(halves) = both.parted(kept, weight, chance) else {
                        break;
                    };
                    let left = [0, 1].map(|half| (self.faults)(vec![halves[half].clone()]));
                    if left[0] < alone && best.as_ref().is_none_or(|(least, _)| left < *least) {
                        best = Some((left, (other, halves)));
                    }
                }
            }
            if let Some((_, halves)) = best {
                self.put(turf, halves);
            }
            self.settled.insert(turf);
        }
    }

    fn fault(&self, turf: usize) -> f64 {
        (self.faults)(vec![self.turfs[turf].clone()])
    }

    fn both(&self, turf: usize, other: usize) -> Both {
        let turfs = [&self.turfs[turf], &self.turfs[other]];
        Both::new(self.ways, self.weights, turfs)
    }

    fn put(&mut self, turf: usize, (other, [one, two]): Halves) {
        self.turfs[turf] = one;
        self.turfs[other] = two;
    }

    /// The turfs beside one, but for those that are settled.
    fn neighbours(&self, turf: usize) -> BTreeSet<usize> {
        let mut beside = beside(self.ways, &self.turfs, turf);
        beside.retain(|number| !self.settled.contains(number));
        beside
    }
}

/// The turfs that are reached from one without passing a third.
pub(super) fn beside(ways: &Ways, turfs: &[Vec<u32>], turf: usize) -> BTreeSet<usize> {
    let own = turfs[turf].iter().map(|&stop| stop as usize);
    let next: BTreeSet<u32> = own
        .clone()
        .flat_map(|stop| &ways.next[stop])
        .copied()
        .collect();
    let squares: BTreeSet<u32> = own.flat_map(|stop| &ways.squares[stop]).copied().collect();
    let touches = |&stop: &u32| {
        let mut around = ways.squares[stop as usize].iter();
        next.contains(&stop) || around.any(|square| squares.contains(square))
    };
    let others = turfs
        .iter()
        .enumerate()
        .filter(|&(number, _)| number != turf);
    others
        .filter(|(_, stops)| stops.iter().any(touches))
        .map(|(number, _)| number)
        .collect()
}

/// The neighbour that a turf was cut with, and what each has then.
type Halves = (usize, [Vec<u32>; 2]);

/// Two turfs as one graph: their stops, then the open ground beside them.
struct Both {
    stops: Vec<u32>,
    /// One entry per node.
    weights: Vec<f64>,
    edges: Vec<(u32, u32)>,
}

impl Both {
    fn new(ways: &Ways, weights: &[f64], turfs: [&Vec<u32>; 2]) -> Self {
        let stops: Vec<u32> = turfs.into_iter().flatten().copied().collect();
        let place: BTreeMap<u32, u32> = (0..)
            .zip(&stops)
            .map(|(place, &stop)| (stop, place))
            .collect();
        let mut grounds: BTreeMap<u32, u32> = BTreeMap::new();
        let mut edges = Vec::new();
        for (here, &stop) in (0..).zip(&stops) {
            let next = ways.next[stop as usize].iter();
            let next = next.filter_map(|next| place.get(next).copied());
            edges.extend(
                next.filter(|&there| here < there)
                    .map(|there| (here, there)),
            );
            for &square in &ways.squares[stop as usize] {
                let new = index(stops.len() + grounds.len());
                edges.push((here, *grounds.entry(square).or_insert(new)));
            }
        }
        let mut weights: Vec<f64> = stops.iter().map(|&stop| weights[stop as usize]).collect();
        weights.resize(stops.len() + grounds.len(), 0.0);
        Self {
            stops,
            weights,
            edges,
        }
    }

    /// The two sides of that branch of a random spanning tree that parts the weight most evenly,
    /// each in the order of the tree; `None` where no tree reaches all stops.
    fn halved(&self, chance: &mut Chance) -> Option<[Vec<u32>; 2]> {
        let all: f64 = self.weights.iter().sum();
        self.parted(0, all / 2.0, chance)
    }

    /// The two sides of that branch of a random spanning tree that leaves about so much weight
    /// with the node `kept`, that side first, each in the order of the tree; `None` where no tree
    /// reaches all stops.
    fn parted(&self, kept: u32, weight: f64, chance: &mut Chance) -> Option<[Vec<u32>; 2]> {
        let tree = self.tree(chance);
        let (order, parent) = walked(&tree, kept);
        if order.len() != tree.len() {
            return None;
        }
        let all: f64 = self.weights.iter().sum();
        let mut below = self.weights.clone();
        for &node in order[1..].iter().rev() {
            below[parent[node as usize] as usize] += below[node as usize];
        }
        let off = |node: u32| (all - below[node as usize] - weight).abs();
        let branch = *order[1..]
            .iter()
            .min_by(|&&a, &&b| off(a).total_cmp(&off(b)).then(a.cmp(&b)))?;
        let mut inside = vec![false; tree.len()];
        for &node in &order {
            inside[node as usize] =
                node == branch || (node != order[0] && inside[parent[node as usize] as usize]);
        }
        let side = |within: bool| -> Vec<u32> {
            let nodes = order.iter().map(|&node| node as usize);
            let nodes = nodes.filter(|&node| inside[node] == within);
            nodes
                .filter_map(|node| self.stops.get(node).copied())
                .collect()
        };
        let halves = [side(false), side(true)];
        halves.iter().all(|half| !half.is_empty()).then_some(halves)
    }

    /// A spanning tree by Kruskal's way, edges in an order of chance: whom each node is beside.
    fn tree(&self, chance: &mut Chance) -> Vec<Vec<u32>> {
        let mut edges = self.edges.clone();
        for last in (1..edges.len()).rev() {
            edges.swap(last, chance.below(last + 1));
        }
        let mut joined = Joined::new(self.weights.len());
        let mut beside = vec![Vec::new(); self.weights.len()];
        for (a, b) in edges {
            if joined.join(a, b) {
                beside[a as usize].push(b);
                beside[b as usize].push(a);
            }
        }
        beside
    }
}

/// The nodes of a tree from `root` on, each after the one it hangs on, and that one.
fn walked(tree: &[Vec<u32>], root: u32) -> (Vec<u32>, Vec<u32>) {
    let mut parent = vec![u32::MAX; tree.len()];
    let (mut order, mut open) = (Vec::new(), vec![root]);
    while let Some(node) = open.pop() {
        order.push(node);
        for &next in &tree[node as usize] {
            if next != parent[node as usize] {
                parent[next as usize] = node;
                open.push(next);
            }
        }
    }
    (order, parent)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A street of 12 stops, at the sixth of which a blind alley of 4 begins.
    fn alley() -> Ways {
        let mut next = vec![Vec::new(); 16];
        let street = (0..11).map(|stop| (stop, stop + 1));
        let alley = (12..15).map(|stop| (stop, stop + 1));
        for (a, b) in street.chain([(5, 12)]).chain(alley) {
            next[a as usize].push(b);
            next[b as usize].push(a);
        }
        Ways {
            next,
            squares: vec![Vec::new(); 16],
            ..Ways::default()
        }
    }

    /// Some turfs to be made as near to 8 stops as they come.
    fn recut<'a>(
        ways: &'a Ways,
        turfs: &[std::ops::Range<u32>],
    ) -> Recut<'a, impl Fn(Vec<Vec<u32>>) -> f64> {
        let turfs = turfs.iter().map(|turf| turf.clone().collect()).collect();
        let off = |turf: &Vec<u32>| ((turf.len() as f64 - 8.0).abs() - 1.0).max(0.0);
        let faults = move |turfs: Vec<Vec<u32>>| turfs.iter().map(off).sum();
        Recut::new(ways, &[1.0; 40], turfs, faults)
    }

    fn sorted(mut turfs: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
        for turf in &mut turfs {
            turf.sort_unstable();
        }
        turfs.sort();
        turfs
    }

    #[test]
    fn a_pocket_takes_the_way_in_and_one_side_of_the_street() {
        let ways = alley();
        let turfs = recut(&ways, &[12..16, 0..12]).gaining(&mut Chance::new(1));
        let pocket: Vec<u32> = (0..6).chain(12..16).collect();
        assert_eq!(sorted(turfs), [pocket, (6..12).collect()]);
    }

    #[test]
    fn even_turfs_are_left_alone() {
        let ways = alley();
        let turfs = recut(&ways, &[8..16, 0..8]).gaining(&mut Chance::new(1));
        assert_eq!(turfs, [8..16, 0..8].map(Iterator::collect::<Vec<u32>>));
    }

    /// Blind alleys of 6 and 5 stops with one mouth, at the end of a street of 21.
    fn two_alleys() -> Ways {
        let mut next = vec![Vec::new(); 32];
        for stop in (0..31).filter(|&stop| stop != 5 && stop != 10) {
            next[stop as usize].push(stop + 1);
            next[stop as usize + 1].push(stop);
        }
        let mut squares = vec![Vec::new(); 32];
        for mouth in [5, 6, 11] {
            squares[mouth] = vec![0];
        }
        Ways {
            next,
            squares,
            square_count: 1,
            ..Ways::default()
        }
    }

    #[test]
    fn what_one_turf_gains_is_paid_by_those_beyond() {
        // Of the 11 in both alleys only a whole one can be left: to the turf at their mouth, which
        // is too large then and hands as many on.
        let ways = two_alleys();
        let before = [0..11, 11..18, 18..25, 25..32];
        let untouched = recut(&ways, &before).gaining(&mut Chance::new(1));
        assert_eq!(untouched[0].len(), 11);
        let turfs = recut(&ways, &before).at_a_price(8.0, &mut Chance::new(1));
        let sizes: Vec<usize> = turfs.iter().map(Vec::len).collect();
        assert_eq!(sizes.iter().sum::<usize>(), 32);
        assert_eq!(sizes[0], 6);
        assert!(
            sizes[1..].iter().all(|size| (7..=10).contains(size)),
            "{sizes:?}"
        );
    }
}

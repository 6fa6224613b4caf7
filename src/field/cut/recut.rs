//! Turfs that annealing leaves uneven, put together with a neighbour and cut anew.
//!
//! A pocket with one way in cannot grow stop by stop: whoever takes the way in cuts its neighbour
//! in two. A cut through a spanning tree of both moves a whole branch at once (`ReCom`: `DeFord`,
//! Duchin and Solomon 2021).

use std::collections::{BTreeMap, BTreeSet};

use crate::base::chance::Chance;
use crate::base::index::index;
use crate::field::cut::links::Parts;
use crate::field::cut::ways::Ways;

/// Trees that are tried for two turfs.
const TREES: usize = 12;

/// Cuts each uneven turf anew with the neighbour that gains the most by it. `faults` says what is
/// wrong with some turfs, 0 where nothing is; stops are put in the order of the tree.
pub(super) fn recut(
    ways: &Ways,
    weights: &[f64],
    turfs: &mut [Vec<u32>],
    faults: impl Fn(Vec<Vec<u32>>) -> f64,
    chance: &mut Chance,
) {
    for turf in 0..turfs.len() {
        let alone = faults(vec![turfs[turf].clone()]);
        if alone <= 0.0 {
            continue;
        }
        let mut best: Option<(f64, usize, [Vec<u32>; 2])> = None;
        for other in neighbours(ways, turfs, turf) {
            let both = Both::new(ways, weights, [&turfs[turf], &turfs[other]]);
            let before = alone + faults(vec![turfs[other].clone()]);
            for _ in 0..TREES {
                let Some(halves) = both.halved(chance) else {
                    break;
                };
                let gain = before - faults(halves.to_vec());
                if 0.0 < gain && best.as_ref().is_none_or(|&(most, ..)| most < gain) {
                    best = Some((gain, other, halves));
                }
            }
        }
        if let Some((_, other, [one, two])) = best {
            turfs[turf] = one;
            turfs[other] = two;
        }
    }
}

/// The turfs that are reached from one without passing a third.
fn neighbours(ways: &Ways, turfs: &[Vec<u32>], turf: usize) -> BTreeSet<usize> {
    let of: BTreeMap<u32, usize> = (0..turfs.len())
        .flat_map(|number| turfs[number].iter().map(move |&stop| (stop, number)))
        .collect();
    let squares = |stop: u32| ways.squares[stop as usize].iter();
    let around: BTreeSet<u32> = turfs[turf]
        .iter()
        .flat_map(|&it| squares(it))
        .copied()
        .collect();
    let beside = turfs[turf].iter().flat_map(|&it| &ways.next[it as usize]);
    let beside = beside.filter_map(|next| of.get(next).copied());
    let across = of
        .iter()
        .filter(|&(&stop, _)| squares(stop).any(|square| around.contains(square)))
        .map(|(_, &number)| number);
    beside
        .chain(across)
        .filter(|&number| number != turf)
        .collect()
}

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
        let tree = self.tree(chance);
        let (order, parent) = walked(&tree);
        if order.len() != tree.len() {
            return None;
        }
        let all: f64 = self.weights.iter().sum();
        let mut below = self.weights.clone();
        for &node in order[1..].iter().rev() {
            below[parent[node as usize] as usize] += below[node as usize];
        }
        let off = |node: u32| (below[node as usize] - all / 2.0).abs();
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
        let halves = [side(true), side(false)];
        halves.iter().all(|half| !half.is_empty()).then_some(halves)
    }

    /// A spanning tree by Kruskal's way, edges in an order of chance: whom each node is beside.
    fn tree(&self, chance: &mut Chance) -> Vec<Vec<u32>> {
        let mut edges = self.edges.clone();
        for last in (1..edges.len()).rev() {
            edges.swap(last, chance.below(last + 1));
        }
        let mut parts = Parts::new(self.weights.len());
        let mut beside = vec![Vec::new(); self.weights.len()];
        for (a, b) in edges {
            if parts.of(a) != parts.of(b) {
                parts.join(a, b);
                beside[a as usize].push(b);
                beside[b as usize].push(a);
            }
        }
        beside
    }
}

/// The nodes of a tree from node 0 on, each after the one it hangs on, and that one.
fn walked(tree: &[Vec<u32>]) -> (Vec<u32>, Vec<u32>) {
    let mut parent = vec![u32::MAX; tree.len()];
    let (mut order, mut open) = (Vec::new(), vec![0]);
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

    #[test]
    fn a_pocket_takes_the_way_in_and_one_side_of_the_street() {
        let mut turfs = vec![(12..16).collect(), (0..12).collect::<Vec<u32>>()];
        let off = |turf: &Vec<u32>| (turf.len() as f64 - 8.0).abs();
        let faults = |turfs: Vec<Vec<u32>>| turfs.iter().map(off).sum::<f64>();
        recut(
            &alley(),
            &[1.0; 16],
            &mut turfs,
            faults,
            &mut Chance::new(1),
        );
        for turf in &mut turfs {
            turf.sort_unstable();
        }
        turfs.sort_by_key(Vec::len);
        let pocket: Vec<u32> = (0..6).chain(12..16).collect();
        assert_eq!(turfs, [(6..12).collect(), pocket]);
    }

    #[test]
    fn even_turfs_are_left_alone() {
        let before = vec![(12..16).collect(), (0..12).collect::<Vec<u32>>()];
        let mut turfs = before.clone();
        recut(
            &alley(),
            &[1.0; 16],
            &mut turfs,
            |_| 0.0,
            &mut Chance::new(1),
        );
        assert_eq!(turfs, before);
    }
}

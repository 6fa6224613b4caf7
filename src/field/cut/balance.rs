//! Parts made even: doors handed from part to part until none is far from the mean.

use std::collections::{BTreeMap, VecDeque};

use crate::base::index::index;
use crate::field::cut::links::Links;

/// Which node is handed on to another part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// The one that breaks the least, of those without which its part stays in one piece.
    Whole,
    /// The one that breaks the least.
    LeastBroken,
    /// The one whose weight is nearest to what is too much.
    BestFit,
}

/// A graph in parts: one entry per node in `weights` and `part`, one per part in `load`.
#[derive(Clone, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) links: &'a Links,
    pub(crate) weights: &'a [f64],
    pub(crate) part: Vec<u32>,
    members: Vec<Vec<u32>>,
    load: Vec<f64>,
    mean: f64,
}

impl<'a> Parts<'a> {
    /// The parts as they are, to be evened out around `mean`.
    pub(crate) fn new(
        links: &'a Links,
        weights: &'a [f64],
        part: Vec<u32>,
        count: usize,
        mean: f64,
    ) -> Self {
        let mut members = vec![Vec::new(); count];
        let mut load = vec![0.0; count];
        for (node, &at) in (0..).zip(&part) {
            members[at as usize].push(node);
            load[at as usize] += weights[node as usize];
        }
        Self {
            links,
            weights,
            part,
            members,
            load,
            mean,
        }
    }

    /// Joins what lies apart from the rest of its part to the part it is linked to most.
    pub(crate) fn gather(&mut self) {
        for part in 0..index(self.members.len()) {
            let mut pieces = self.pieces(part);
            pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
            for piece in pieces.into_iter().skip(1) {
                if let Some(to) = self.drawn_to(&piece) {
                    for node in piece {
                        self.shift(node, to);
                    }
                }
            }
        }
    }

    /// The part that some nodes of one part are linked to most; the first of equals.
    fn drawn_to(&self, piece: &[u32]) -> Option<u32> {
        let mut pull: BTreeMap<u32, i64> = BTreeMap::new();
        for (to, weight) in piece.iter().flat_map(|&node| self.links.of(node as usize)) {
            *pull.entry(self.part[to]).or_default() += weight;
        }
        let home = piece.first().map(|&node| self.part[node as usize]);
        pull.into_iter()
            .filter(|&(to, _)| Some(to) != home)
            .max_by_key(|&(to, weight)| (weight, std::cmp::Reverse(to)))
            .map(|(to, _)| to)
    }

    /// Evens the parts out until all are within `tolerance` (a share) of the mean, or nothing
    /// helps. Parts stay whole unless `breaking`; then weights that fit count for more than
    /// links, and parts may swap.
    pub(crate) fn even(&mut self, tolerance: f64, breaking: bool) {
        let mut stuck = vec![false; self.members.len()];
        while let Some(part) = self.furthest(tolerance, &stuck) {
            let helped = self.relieve(part, Choice::Whole)
                || breaking
                    && (self.relieve(part, Choice::LeastBroken)
                        || self.relieve(part, Choice::BestFit)
                        || self.swap(part));
            if helped {
                stuck.fill(false);
            } else {
                stuck[part as usize] = true;
            }
        }
    }

    fn off(&self, part: u32) -> f64 {
        self.load[part as usize] - self.mean
    }

    /// The part furthest from the mean that is too far and not known to be stuck.
    fn furthest(&self, tolerance: f64, stuck: &[bool]) -> Option<u32> {
        (0..index(self.members.len()))
            .filter(|&part| !stuck[part as usize])
            .filter(|&part| self.off(part).abs() > tolerance * self.mean + 1e-9)
            .max_by(|&a, &b| {
                let (far_a, far_b) = (self.off(a).abs(), self.off(b).abs());
                far_a.total_cmp(&far_b).then(b.cmp(&a))
            })
    }

    /// Hands doors along a chain of parts, from one that has too many to one that has few.
    fn relieve(&mut self, part: u32, choice: Choice) -> bool {
        let over = self.off(part) > 0.0;
        for mut chain in self.chains(part, over) {
            if !over {
                chain.reverse();
            }
            let before = self.unevenness(&chain);
            let mut shifted = Vec::new();
            let mut wanted = self.off(part).abs();
            for pair in chain.windows(2) {
                let Some(node) = self.to_hand_on(pair[0], pair[1], wanted, choice) else {
                    break;
                };
                if choice == Choice::BestFit {
                    wanted = self.weights[node as usize];
                }
                self.shift(node, pair[1]);
                shifted.push((node, pair[0]));
            }
            let whole = shifted.len() + 1 == chain.len();
            if whole && self.unevenness(&chain) < before - 1e-9 {
                return true;
            }
            for (node, from) in shifted.into_iter().rev() {
                self.shift(node, from);
            }
        }
        false
    }

    fn unevenness(&self, chain: &[u32]) -> f64 {
        chain.iter().map(|&part| self.off(part).powi(2)).sum()
    }

    /// The shortest chains of neighbouring parts to those that would even `part` out.
    fn chains(&self, part: u32, over: bool) -> Vec<Vec<u32>> {
        const MOST: usize = 6;
        let mut from = vec![u32::MAX; self.members.len()];
        let mut queue = VecDeque::from([part]);
        from[part as usize] = part;
        let mut chains = Vec::new();
        while let Some(at) = queue.pop_front() {
            if at != part && (self.off(at) < 0.0) == over && self.off(at).abs() > 1e-9 {
                let mut chain = vec![at];
                let mut back = at;
                while back != part {
                    back = from[back as usize];
                    chain.push(back);
                }
                chain.reverse();
                chains.push(chain);
                if chains.len() == MOST {
                    break;
                }
            }
            for next in self.beside(at) {
                if from[next as usize] == u32::MAX {
                    from[next as usize] = at;
                    queue.push_back(next);
                }
            }
        }
        chains
    }

    /// The parts that border on `part`, sorted.
    fn beside(&self, part: u32) -> Vec<u32> {
        let mut beside: Vec<u32> = self.members[part as usize]
            .iter()
            .flat_map(|&node| self.links.of(node as usize).map(|(to, _)| self.part[to]))
            .filter(|&other| other != part)
            .collect();
        beside.sort_unstable();
        beside.dedup();
        beside
    }

    /// The node of `from` that goes over to `to`.
    fn to_hand_on(&self, from: u32, to: u32, wanted: f64, choice: Choice) -> Option<u32> {
        if self.members[from as usize].len() < 2 {
            return None;
        }
        let mut border: Vec<(i64, u32)> = self.members[from as usize]
            .iter()
            .filter(|&&node| {
                let weight = self.weights[node as usize];
                weight > 0.0 && weight < 2.0 * wanted
            })
            .filter_map(|&node| {
                let (mut broken, mut borders) = (0, false);
                for (other, weight) in self.links.of(node as usize) {
                    if self.part[other] == from {
                        broken += weight;
                    } else if self.part[other] == to {
                        broken -= weight;
                        borders = true;
                    }
                }
                borders.then_some((broken, node))
            })
            .collect();
        border.sort_unstable();
        let misfit = |node: u32| (self.weights[node as usize] - wanted).abs();
        let chosen = match choice {
            Choice::Whole => border.iter().find(|&&(_, node)| self.stays_whole(node)),
            Choice::LeastBroken => border.first(),
            Choice::BestFit => border
                .iter()
                .min_by(|a, b| misfit(a.1).total_cmp(&misfit(b.1))),
        };
        chosen.map(|&(_, node)| node)
    }

    /// Swaps two nodes on the border of `part` for the evenest outcome, if there is any gain.
    fn swap(&mut self, part: u32) -> bool {
        let mut best: Option<(f64, u32, u32)> = None;
        for other in self.beside(part) {
            let pair = [part, other];
            let before = self.unevenness(&pair);
            for given in self.on_border(part, other) {
                for taken in self.on_border(other, part) {
                    let moved = self.weights[given as usize] - self.weights[taken as usize];
                    let then = (self.off(part) - moved).powi(2) + (self.off(other) + moved).powi(2);
                    let gain = before - then;
                    if gain > best.map_or(1e-9, |(most, ..)| most) {
                        best = Some((gain, given, taken));
                    }
                }
            }
        }
        let Some((_, given, taken)) = best else {
            return false;
        };
        let other = self.part[taken as usize];
        self.shift(given, other);
        self.shift(taken, part);
        true
    }

    /// The nodes of `part` with a link to `other`, in order.
    fn on_border(&self, part: u32, other: u32) -> Vec<u32> {
        let mut border = self.members[part as usize].clone();
        border.retain(|&node| {
            let mut links = self.links.of(node as usize);
            links.any(|(to, _)| self.part[to] == other)
        });
        border
    }

    /// Whether the part of `node` hangs together without it.
    pub(crate) fn stays_whole(&self, node: u32) -> bool {
        let part = self.part[node as usize];
        let around: Vec<u32> = self
            .links
            .of(node as usize)
            .filter(|&(to, _)| self.part[to] == part)
            .map(|(to, _)| index(to))
            .collect();
        let Some(&first) = around.first() else {
            return true;
        };
        let reached = self.reach(first, Some(node));
        around.iter().all(|to| reached.binary_search(to).is_ok())
    }

    /// What hangs together with `start` in its part, without passing `wall`, sorted.
    fn reach(&self, start: u32, wall: Option<u32>) -> Vec<u32> {
        let part = self.part[start as usize];
        let mut seen = std::collections::BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            for (to, _) in self.links.of(node as usize) {
                let to = index(to);
                if self.part[to as usize] == part && Some(to) != wall && seen.insert(to) {
                    open.push(to);
                }
            }
        }
        seen.into_iter().collect()
    }

    /// The pieces that a part falls into.
    fn pieces(&self, part: u32) -> Vec<Vec<u32>> {
        let mut pieces: Vec<Vec<u32>> = Vec::new();
        for &node in &self.members[part as usize] {
            let known = pieces
                .iter()
                .any(|piece| piece.binary_search(&node).is_ok());
            if !known {
                pieces.push(self.reach(node, None));
            }
        }
        pieces
    }

    /// Gives a node to another part.
    pub(crate) fn shift(&mut self, node: u32, to: u32) {
        let from = std::mem::replace(&mut self.part[node as usize], to) as usize;
        self.members[from].retain(|&member| member != node);
        let members = &mut self.members[to as usize];
        let place = members.partition_point(|&member| member < node);
        members.insert(place, node);
        let weight = self.weights[node as usize];
        self.load[from] -= weight;
        self.load[to as usize] += weight;
    }
}

//! A graph cut into parts of equal weight, in halves of halves, through its weakest links.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::field::cut::links::Links;

/// Directions in which a first straight cut is tried.
const DIRECTIONS: u32 = 8;
/// Times that a cut is gone over.
const PASSES: usize = 6;
/// How far a half may weigh more or less than its share, as a share of one part.
const TOLERANCE: f64 = 0.04;

/// What is cut: one entry per node in each list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parted<'a> {
    pub(crate) links: &'a Links,
    pub(crate) weights: &'a [f64],
    pub(crate) spots: &'a [(f64, f64)],
}

/// Which of `parts` parts each node is in, by recursive bisection: straight cuts in several
/// directions, each refined by moving one node at a time (Fiduccia and Mattheyses 1982), the one
/// that breaks the least kept.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn bisect(whole: Parted<'_>, parts: usize, task: &Task) -> Result<Vec<u32>, Cancelled> {
    let mut part = vec![0; whole.spots.len()];
    let mut open = vec![(
        (0..index(whole.spots.len())).collect::<Vec<u32>>(),
        0,
        parts,
    )];
    while let Some((nodes, first, count)) = open.pop() {
        task.step(first as u64, parts as u64)?;
        if count <= 1 {
            for node in nodes {
                part[node as usize] = index(first);
            }
            continue;
        }
        let left = count / 2;
        let (near, far) = halve(whole, &nodes, left as f64 / count as f64, count);
        open.push((far, first + left, count - left));
        open.push((near, first, left));
    }
    Ok(part)
}

/// Two halves of `nodes`, the first with `share` of the weight.
fn halve(whole: Parted<'_>, nodes: &[u32], share: f64, parts: usize) -> (Vec<u32>, Vec<u32>) {
    let links = whole.links.among(nodes);
    let weights: Vec<f64> = nodes
        .iter()
        .map(|&node| whole.weights[node as usize])
        .collect();
    let total: f64 = weights.iter().sum();
    let graph = Halves {
        links: &links,
        weights: &weights,
        target: total * share,
        tolerance: TOLERANCE * total / parts as f64,
    };
    let tries = (0..DIRECTIONS).map(|direction| {
        let angle = f64::from(direction) * std::f64::consts::PI / f64::from(DIRECTIONS);
        let (sin, cos) = angle.sin_cos();
        let along = |place: usize| {
            let (x, y) = whole.spots[nodes[place] as usize];
            x * cos + y * sin
        };
        let mut half = graph.straight(along);
        graph.refine(&mut half);
        (graph.cost(&half), direction, half)
    });
    let half = tries
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, _, half)| half)
        .unwrap_or_default();
    let pick = |side: bool| {
        let chosen = nodes.iter().zip(&half).filter(move |&(_, &at)| at == side);
        chosen.map(|(&node, _)| node).collect()
    };
    (pick(true), pick(false))
}

/// A graph that is being halved. Nodes of the first half are `true`.
struct Halves<'a> {
    links: &'a Links,
    weights: &'a [f64],
    /// The weight that the first half should have.
    target: f64,
    tolerance: f64,
}

impl Halves<'_> {
    /// The half that comes first along a line.
    fn straight(&self, along: impl Fn(usize) -> f64) -> Vec<bool> {
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|&a, &b| along(a).total_cmp(&along(b)).then(a.cmp(&b)));
        let mut half = vec![false; self.weights.len()];
        let mut weight = 0.0;
        for node in order {
            if weight + self.weights[node] / 2.0 > self.target {
                break;
            }
            weight += self.weights[node];
            half[node] = true;
        }
        half
    }

    /// What a cut breaks, and what it is off balance.
    fn cost(&self, half: &[bool]) -> f64 {
        let broken: i64 = (0..half.len())
            .map(|node| {
                let across = self
                    .links
                    .of(node)
                    .filter(|&(to, _)| half[to] != half[node]);
                across.map(|(_, weight)| weight).sum::<i64>()
            })
            .sum();
        let off = (self.weight(half) - self.target).abs() - self.tolerance;
        broken as f64 + 1e6 * off.max(0.0) / self.tolerance.max(f64::MIN_POSITIVE)
    }

    fn weight(&self, half: &[bool]) -> f64 {
        let first = half.iter().zip(self.weights).filter(|&(&at, _)| at);
        first.map(|(_, weight)| weight).sum()
    }

    fn refine(&self, half: &mut [bool]) {
        for _ in 0..PASSES {
            if !self.pass(half) {
                return;
            }
        }
    }

    /// Moves every node once, best first, then takes back what came after the best moment; says
    /// whether that was any better than before.
    fn pass(&self, half: &mut [bool]) -> bool {
        let mut gains: Vec<i64> = (0..half.len()).map(|node| self.gain(half, node)).collect();
        let mut heaps = [BinaryHeap::new(), BinaryHeap::new()];
        for (node, &gain) in gains.iter().enumerate() {
            heaps[usize::from(half[node])].push((gain, Reverse(node)));
        }
        let mut moved = vec![false; half.len()];
        let mut off = self.weight(half) - self.target;
        let (mut gained, mut order) = (0, Vec::new());
        let mut best = (self.excess(off), 0, 0);
        let patience = 50 + half.len() / 10;
        while order.len() < best.2 + patience {
            let Some(node) = self.choose(&mut heaps, &gains, &moved, off) else {
                break;
            };
            gained += gains[node];
            off += if half[node] {
                -self.weights[node]
            } else {
                self.weights[node]
            };
            half[node] = !half[node];
            moved[node] = true;
            order.push(node);
            for (to, weight) in self.links.of(node) {
                gains[to] += if half[to] == half[node] {
                    -2 * weight
                } else {
                    2 * weight
                };
                if !moved[to] {
                    heaps[usize::from(half[to])].push((gains[to], Reverse(to)));
                }
            }
            let excess = self.excess(off);
            if excess < best.0 - 1e-9 || (excess <= best.0 + 1e-9 && gained > best.1) {
                best = (excess, gained, order.len());
            }
        }
        for &node in &order[best.2..] {
            half[node] = !half[node];
        }
        best.2 > 0
    }

    /// How far off balance is too far.
    fn excess(&self, off: f64) -> f64 {
        (off.abs() - self.tolerance).max(0.0)
    }

    /// What moving `node` to the other half would mend, less what it would break.
    fn gain(&self, half: &[bool], node: usize) -> i64 {
        self.links
            .of(node)
            .map(|(to, weight)| {
                if half[to] == half[node] {
                    -weight
                } else {
                    weight
                }
            })
            .sum()
    }

    /// The node to move next: the best of either half whose move balance allows.
    fn choose(
        &self,
        heaps: &mut [BinaryHeap<(i64, Reverse<usize>)>; 2],
        gains: &[i64],
        moved: &[bool],
        off: f64,
    ) -> Option<usize> {
        let mut found: Option<(i64, usize)> = None;
        for (side, heap) in heaps.iter_mut().enumerate() {
            while let Some(&(gain, Reverse(node))) = heap.peek() {
                if moved[node] || gain != gains[node] {
                    heap.pop();
                    continue;
                }
                let weight = self.weights[node];
                let then = off + if side == 1 { -weight } else { weight };
                let allowed = then.abs() <= self.tolerance + weight / 2.0 || then.abs() < off.abs();
                if allowed && found.is_none_or(|(best, _)| gain > best) {
                    found = Some((gain, side));
                }
                break;
            }
        }
        let (_, side) = found?;
        heaps[side].pop().map(|(_, Reverse(node))| node)
    }
}

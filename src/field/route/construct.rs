//! A first tour: the shortest edges that fit, then the ends that are left.

use crate::base::index::index;
use crate::field::route::neighbours::Neighbours;
use crate::field::route::tour::Metric;

/// No node.
const NONE: u32 = u32::MAX;

/// A closed tour by the greedy rule: shortest edges first, as long as no node has three and no
/// circle closes early.
pub(crate) fn greedy(near: &Neighbours, metric: &impl Metric) -> Vec<u32> {
    let count = metric.count();
    let mut edges: Vec<(f64, u32, u32)> = (0..index(count))
        .flat_map(|a| near.near(a).iter().map(move |&b| (a.min(b), a.max(b))))
        .map(|(a, b)| (metric.between(a as usize, b as usize), a, b))
        .collect();
    edges.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    edges.dedup();
    let mut chains = Chains::new(count);
    for (_, a, b) in edges {
        chains.link(a, b);
    }
    chains.join(metric)
}

/// Pieces of a tour.
struct Chains {
    links: Vec<[u32; 2]>,
    /// Of a chain's end: the other end. Of any other node: of no meaning.
    other_end: Vec<u32>,
}

impl Chains {
    fn new(count: usize) -> Self {
        Self {
            links: vec![[NONE; 2]; count],
            other_end: (0..index(count)).collect(),
        }
    }

    fn is_end(&self, node: u32) -> bool {
        self.links[node as usize][1] == NONE
    }

    /// Links two nodes, unless one is inside a chain or both end the same one.
    fn link(&mut self, a: u32, b: u32) {
        if !self.is_end(a) || !self.is_end(b) || self.other_end[a as usize] == b {
            return;
        }
        let (far_a, far_b) = (self.other_end[a as usize], self.other_end[b as usize]);
        self.other_end[far_a as usize] = far_b;
        self.other_end[far_b as usize] = far_a;
        for (node, other) in [(a, b), (b, a)] {
            let links = &mut self.links[node as usize];
            let free = usize::from(links[0] != NONE);
            links[free] = other;
        }
    }

    /// Walks the chains one after the other, each time to the nearest end of one not yet walked.
    fn join(self, metric: &impl Metric) -> Vec<u32> {
        let mut ends: Vec<u32> = (0..index(self.links.len()))
            .filter(|&node| self.is_end(node))
            .collect();
        let mut order = Vec::with_capacity(self.links.len());
        let mut entry = ends.first().copied();
        while let Some(start) = entry {
            let last = self.walk(start, &mut order);
            ends.retain(|&end| end != start && end != last);
            entry = ends
                .iter()
                .map(|&end| (metric.between(last as usize, end as usize), end))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
                .map(|(_, end)| end);
        }
        order
    }

    /// Appends a chain from one end on, and says where it ended.
    fn walk(&self, start: u32, order: &mut Vec<u32>) -> u32 {
        let (mut before, mut node) = (NONE, start);
        loop {
            order.push(node);
            let [a, b] = self.links[node as usize];
            let next = if a == before { b } else { a };
            if next == NONE {
                return node;
            }
            (before, node) = (node, next);
        }
    }
}

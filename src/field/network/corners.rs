//! The corners of a network, and the shortest ways between them.
//!
//! Around a node, streets stand in the order of their bearing; between each and the next is a
//! corner. Along a street its left pavement leads to the corner on its left, its right one to the
//! corner on its right.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

use crate::base::index::index;
use crate::field::network::Edge;

/// One end of a street.
#[derive(Clone, Copy, Debug)]
struct End {
    edge: usize,
    /// Whether the street begins here.
    begins: bool,
    /// Where it leads, in radians from the east.
    bearing: f64,
}

/// The corners that the pavements of a street lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ends {
    /// On the left, seen along the street: where it begins, and where it ends.
    pub(super) left: [u32; 2],
    /// On the right.
    pub(super) right: [u32; 2],
}

/// Two corners, what the way between them is worth, and the street that it leads along.
type Arc = (u32, u32, f64, u32);

/// All corners with the pavements and crossings between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Corners {
    /// By edge.
    pub(super) ends: Vec<Ends>,
    pub(super) first: Vec<u32>,
    pub(super) to: Vec<u32>,
    pub(super) cost: Vec<f64>,
    /// The street that each leads along; [`ACROSS`] for a crossing.
    pub(super) along: Vec<u32>,
}

/// The number of no street: one is crossed.
pub(super) const ACROSS: u32 = u32::MAX;

impl Corners {
    pub(super) fn of(edges: &[Edge]) -> Self {
        let mut nodes: BTreeMap<u32, Vec<End>> = BTreeMap::new();
        for (place, edge) in edges.iter().enumerate() {
            let forward = edge.line.iter().copied();
            for (node, begins, bearing) in [
                (edge.from, true, bearing(forward.clone())),
                (edge.to, false, bearing(forward.rev())),
            ] {
                nodes.entry(node).or_default().push(End {
                    edge: place,
                    begins,
                    bearing,
                });
            }
        }
        let mut ends = vec![Ends::default(); edges.len()];
        let mut arcs: Vec<Arc> = Vec::new();
        let mut base = 0;
        for mut around in nodes.into_values() {
            around.sort_by(|a, b| {
                let same = (a.edge, a.begins).cmp(&(b.edge, b.begins));
                a.bearing.total_cmp(&b.bearing).then(same)
            });
            let count = index(around.len());
            for (place, end) in (0..count).zip(&around) {
                // Seen from the node, the corner after a street is on its left.
                let (left, right) = (base + place, base + (place + count - 1) % count);
                let of = &mut ends[end.edge];
                if end.begins {
                    (of.left[0], of.right[0]) = (left, right);
                } else {
                    (of.left[1], of.right[1]) = (right, left);
                }
                if left != right {
                    arcs.push((left, right, edges[end.edge].class.crossing(), ACROSS));
                }
            }
            base += count;
        }
        for (number, (edge, of)) in (0..).zip(edges.iter().zip(&ends)) {
            arcs.push((of.left[0], of.left[1], edge.cost(), number));
            arcs.push((of.right[0], of.right[1], edge.cost(), number));
        }
        Self::with_arcs(ends, base, &arcs)
    }

    fn with_arcs(ends: Vec<Ends>, count: u32, arcs: &[Arc]) -> Self {
        let mut lists: Vec<Vec<(u32, f64, u32)>> = vec![Vec::new(); count as usize];
        for &(a, b, cost, along) in arcs {
            lists[a as usize].push((b, cost, along));
            lists[b as usize].push((a, cost, along));
        }
        let mut corners = Self {
            ends,
            first: vec![0],
            ..Self::default()
        };
        for list in lists {
            for (to, cost, along) in list {
                corners.to.push(to);
                corners.cost.push(cost);
                corners.along.push(along);
            }
            corners.first.push(index(corners.to.len()));
        }
        corners
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The shortest ways from one corner to some, in their order (Dijkstra 1959); infinite where
    /// there is none. `wanted` has no corner twice.
    pub(super) fn from(&self, start: u32, wanted: &[u32], search: &mut Search) -> Vec<f64> {
        search.begin(self.len());
        for &corner in wanted {
            search.wanted[corner as usize] = true;
        }
        let mut missing = wanted.len();
        search.reach(start, 0.0);
        while let Some(Reverse(Reached { cost, corner })) = search.open.pop() {
            if cost > search.costs[corner as usize] {
                continue;
            }
            if search.wanted[corner as usize] {
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
            let arcs =
                self.first[corner as usize] as usize..self.first[corner as usize + 1] as usize;
            for arc in arcs {
                search.reach(self.to[arc], cost + self.cost[arc]);
            }
        }
        for &corner in wanted {
            search.wanted[corner as usize] = false;
        }
        let found = wanted.iter().map(|&corner| search.costs[corner as usize]);
        found.collect()
    }
}

/// The direction in which a line sets out, in radians from the east.
fn bearing(mut line: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (Some(first), Some(second)) = (line.next(), line.next()) else {
        return 0.0;
    };
    (second.1 - first.1).atan2(second.0 - first.0)
}

/// What a search keeps in memory between two starts.
#[derive(Debug, Default)]
pub(super) struct Search {
    costs: Vec<f64>,
    touched: Vec<u32>,
    wanted: Vec<bool>,
    open: BinaryHeap<Reverse<Reached>>,
}

impl Search {
    fn begin(&mut self, count: usize) {
        self.costs.resize(count, f64::INFINITY);
        self.wanted.resize(count, false);
        for corner in self.touched.drain(..) {
            self.costs[corner as usize] = f64::INFINITY;
        }
        self.open.clear();
    }

    fn reach(&mut self, corner: u32, cost: f64) {
        let known = &mut self.costs[corner as usize];
        if cost < *known {
            if known.is_infinite() {
                self.touched.push(corner);
            }
            *known = cost;
            self.open.push(Reverse(Reached { cost, corner }));
        }
    }
}

/// A corner with the way to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reached {
    pub(super) cost: f64,
    pub(super) corner: u32,
}

impl Eq for Reached {}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        let corners = self.corner.cmp(&other.corner);
        self.cost.total_cmp(&other.cost).then(corners)
    }
}

//! Streets to cut along: what a crew can walk, and where on it each address stands.

use crate::base::index::index;

/// A network of ways on foot.
///
/// Addresses of one street stand on its line in the order in which they are passed, those of both
/// sides among one another: a node of the network for each, and edges between neighbours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Streets {
    /// How many nodes there are: junctions, bends and addresses.
    pub nodes: usize,
    /// From node to node in both directions, in metres. A length that is no number or negative
    /// counts as 0; ends beyond [`Streets::nodes`] are passed over.
    pub edges: Vec<(u32, u32, f32)>,
    /// The node of each address, in their order; `None` for one that stands on no street, which
    /// is reached in a straight line from the nearest that does.
    pub node: Vec<Option<u32>>,
}

/// How finely metres are told apart; ways up to 262 km are exact.
const STEPS: f32 = 64.0;

/// The part of a network that some stops stand on, with a node for each stop alone.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Whose node it is; [`Grid::OPEN`] for one that everybody may pass.
    pub(crate) stop: Vec<u32>,
    /// The nodes next to each, with the way there in metres.
    pub(crate) beside: Vec<Vec<(u32, f32)>>,
    /// The node of each stop.
    pub(crate) node: Vec<u32>,
}

impl Grid {
    /// No stop's.
    pub(crate) const OPEN: u32 = u32::MAX;

    /// The network with the stops that stand at `address`, by their places in [`Streets::node`].
    ///
    /// Stops that share a node hang on it, so that none is in the way of another. `astray` says
    /// which stop one without a node is reached from, and how far that is.
    pub(crate) fn new(
        streets: &Streets,
        address: &[usize],
        astray: impl Fn(usize) -> Option<(usize, f32)>,
    ) -> Self {
        let mut grid = Self {
            stop: vec![Self::OPEN; streets.nodes],
            beside: vec![Vec::new(); streets.nodes],
            node: vec![Self::OPEN; address.len()],
        };
        for &(a, b, metres) in &streets.edges {
            let known = (a.max(b) as usize) < streets.nodes;
            if known && a != b {
                grid.join(a, b, metres.max(0.0));
            }
        }
        let place = |stop: usize| {
            let node = streets.node.get(address[stop]).copied().flatten();
            node.filter(|&node| (node as usize) < streets.nodes)
        };
        let mut sharing = vec![0_u32; streets.nodes];
        for node in (0..address.len()).filter_map(place) {
            sharing[node as usize] += 1;
        }
        for (stop, number) in (0..address.len()).zip(0_u32..) {
            grid.node[stop] = match place(stop) {
                Some(node) if sharing[node as usize] == 1 => {
                    grid.stop[node as usize] = number;
                    node
                }
                Some(node) => grid.hang(node, number, 0.0),
                None => grid.add(number),
            };
        }
        for stop in (0..address.len()).filter(|&stop| place(stop).is_none()) {
            if let Some((to, metres)) = astray(stop) {
                grid.join(grid.node[stop], grid.node[to], metres);
            }
        }
        grid
    }

    fn join(&mut self, a: u32, b: u32, metres: f32) {
        // In steps that add up without rounding: a way is as long as the way back.
        let metres = (metres * STEPS).round() / STEPS;
        self.beside[a as usize].push((b, metres));
        self.beside[b as usize].push((a, metres));
    }

    fn add(&mut self, stop: u32) -> u32 {
        self.stop.push(stop);
        self.beside.push(Vec::new());
        index(self.stop.len() - 1)
    }

    fn hang(&mut self, node: u32, stop: u32, metres: f32) -> u32 {
        let new = self.add(stop);
        self.join(node, new, metres);
        new
    }

    /// The open ground that each node belongs to: nodes that are reached from one another without
    /// passing a stop share a number. [`Grid::OPEN`] for the nodes of stops.
    pub(crate) fn squares(&self) -> Vec<u32> {
        let mut square = vec![Self::OPEN; self.stop.len()];
        let mut next = 0;
        let mut open = Vec::new();
        for first in 0..self.stop.len() {
            if self.stop[first] != Self::OPEN || square[first] != Self::OPEN {
                continue;
            }
            square[first] = next;
            open.push(first);
            while let Some(node) = open.pop() {
                for &(to, _) in &self.beside[node] {
                    let to = to as usize;
                    if self.stop[to] == Self::OPEN && square[to] == Self::OPEN {
                        square[to] = next;
                        open.push(to);
                    }
                }
            }
            next += 1;
        }
        square
    }
}

//! What is joined to what (union by size, Galler and Fischer 1964).

use crate::base::index::index;

/// Nodes by number, in parts: each is apart from all others until it is joined to one.
#[derive(Clone, Debug)]
pub(crate) struct Joined {
    /// A node of the same part; of one node of each part, itself.
    parent: Vec<u32>,
    size: Vec<u32>,
    count: usize,
}

impl Joined {
    /// So many nodes, each apart.
    pub(crate) fn new(nodes: usize) -> Self {
        Self {
            parent: (0..index(nodes)).collect(),
            size: vec![1; nodes],
            count: nodes,
        }
    }

    /// How many parts there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The node that stands for the part of `node`.
    pub(crate) fn of(&self, node: u32) -> u32 {
        let mut root = node;
        while self.parent[root as usize] != root {
            root = self.parent[root as usize];
        }
        root
    }

    /// How many nodes are in the part of `node`.
    pub(crate) fn size(&self, node: u32) -> u32 {
        self.size[self.of(node) as usize]
    }

    /// Makes one part of those of two nodes; whether they were apart.
    pub(crate) fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        if a == b {
            return false;
        }
        let (small, large) = if self.size[a as usize] < self.size[b as usize] {
            (a, b)
        } else {
            (b, a)
        };
        self.parent[small as usize] = large;
        self.size[large as usize] += self.size[small as usize];
        self.count -= 1;
        true
    }
}

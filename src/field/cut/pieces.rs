//! The pieces that a turf falls into: what cannot be reached without passing another turf's stop.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::field::cut::ways::Ways;

/// Room to count in.
pub(crate) struct Pieces {
    /// Which stop each is joined to, by its place in the walk.
    joined: Vec<u32>,
    /// The first stop of the walk beside each square, with the number of the count.
    square: Vec<(u32, u32)>,
    counts: u32,
}

impl Pieces {
    pub(crate) fn new(stops: usize, squares: usize) -> Self {
        Self {
            joined: vec![0; stops],
            square: vec![(0, 0); squares],
            counts: 0,
        }
    }

    /// How many pieces the stops of a walk are in; `place` says where in it a stop is, if it is.
    pub(crate) fn count(
        &mut self,
        ways: &Ways,
        order: &[u32],
        place: impl Fn(u32) -> Option<u32>,
    ) -> u32 {
        self.counts += 1;
        let mut pieces = 0;
        for (at, _) in (0_u32..).zip(order) {
            self.joined[at as usize] = at;
            pieces += 1;
        }
        for (at, &stop) in (0..).zip(order) {
            for at_other in ways.next[stop as usize]
                .iter()
                .filter_map(|&next| place(next))
            {
                pieces -= self.join(at, at_other);
            }
            for &square in &ways.squares[stop as usize] {
                let (count, first) = self.square[square as usize];
                if count == self.counts {
                    pieces -= self.join(at, first);
                } else {
                    self.square[square as usize] = (self.counts, at);
                }
            }
        }
        pieces
    }

    /// The pieces of the walk counted last but for the largest, as places in it.
    pub(crate) fn lesser(&mut self, length: usize) -> Vec<Vec<u32>> {
        let mut pieces: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, _) in (0..).zip(0..length) {
            pieces.entry(self.root(at)).or_default().push(at);
        }
        let mut pieces: Vec<Vec<u32>> = pieces.into_values().collect();
        pieces.sort_by_key(|piece| Reverse(piece.len()));
        pieces.split_off(pieces.len().min(1))
    }

    /// Joins two stops; 1 if they were apart.
    fn join(&mut self, a: u32, b: u32) -> u32 {
        let (a, b) = (self.root(a), self.root(b));
        self.joined[a as usize] = b;
        u32::from(a != b)
    }

    fn root(&mut self, mut at: u32) -> u32 {
        while self.joined[at as usize] != at {
            let up = self.joined[self.joined[at as usize] as usize];
            self.joined[at as usize] = up;
            at = up;
        }
        at
    }
}

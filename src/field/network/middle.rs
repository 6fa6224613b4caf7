//! The middle of the streets with the addresses that stand in them, for cutting along.

use crate::base::index::index;
use crate::field::cut::streets::Streets;
use crate::field::network::{Network, Spot};

impl Network {
    /// The streets with a node where each spot stands, both sides of a street on its middle;
    /// spots that stand at one place are passed one after the other, in their order, so that no
    /// two turfs share out an estate that is known by one point house by house.
    /// [`Streets::node`] has one entry per spot.
    pub(crate) fn middle(&self, spots: &[Option<Spot>]) -> Streets {
        let ends = self.edges.iter().map(|edge| edge.from.max(edge.to));
        let mut streets = Streets {
            nodes: ends.max().map_or(0, |last| last as usize + 1),
            edges: Vec::with_capacity(self.edges.len() + spots.len()),
            node: vec![None; spots.len()],
        };
        let mut within: Vec<Vec<(f64, usize)>> = vec![Vec::new(); self.edges.len()];
        for (place, spot) in spots.iter().enumerate() {
            if let Some(spot) = spot {
                within[spot.edge as usize].push((spot.along, place));
            }
        }
        for (edge, mut within) in self.edges.iter().zip(within) {
            within.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            let slowness = edge.slowness;
            let (mut last, mut passed) = (edge.from, 0.0);
            let mut lead = |to: u32, along: f64| {
                streets
                    .edges
                    .push((last, to, short((along - passed).max(0.0) * slowness)));
                (last, passed) = (to, along);
            };
            for (along, place) in within {
                let node = index(streets.nodes);
                streets.nodes += 1;
                lead(node, along);
                streets.node[place] = Some(node);
            }
            lead(edge.to, edge.length);
        }
        streets
    }
}

#[expect(clippy::cast_possible_truncation, reason = "metres of a street")]
fn short(metres: f64) -> f32 {
    metres as f32
}

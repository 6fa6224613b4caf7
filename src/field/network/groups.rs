//! What streets connect, and what they do not.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::joined::Joined;
use crate::field::ground::straight;
use crate::field::network::{Edge, Network, Spot};

/// Which nodes edges connect.
pub(super) fn connected(edges: &[Edge]) -> Joined {
    let ends = edges.iter().map(|edge| edge.from.max(edge.to));
    let mut groups = Joined::new(ends.max().map_or(0, |last| last as usize + 1));
    for edge in edges {
        groups.join(edge.from, edge.to);
    }
    groups
}

impl Network {
    /// The spots, by their place in the list, in groups that streets connect: the largest first.
    /// What is in no street is in no group.
    pub fn connected(&self, spots: &[Option<Spot>]) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (place, spot) in spots.iter().enumerate() {
            if let Some(spot) = spot {
                let node = self.edges[spot.edge as usize].from;
                groups.entry(self.groups.of(node)).or_default().push(place);
            }
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        groups.sort_by_key(|group| (Reverse(group.len()), group.first().copied()));
        groups
    }

    /// Whether a barrier that is known lies between some places and others, in degrees (longitude,
    /// latitude), where these are nearest to one another.
    pub fn are_parted(&self, some: &[(f64, f64)], others: &[(f64, f64)]) -> bool {
        let on_ground = |places: &[(f64, f64)]| -> Vec<(f64, f64)> {
            let places = places.iter();
            places
                .map(|&(lon, lat)| self.ground.metres(lon, lat))
                .collect()
        };
        let others = on_ground(others);
        let pairs = on_ground(some).into_iter();
        let pairs = pairs.flat_map(|a| others.iter().map(move |&b| (straight(a, b), a, b)));
        let nearest = pairs.min_by(|x, y| x.0.total_cmp(&y.0));
        nearest.is_some_and(|(_, a, b)| self.segments.is_parted(a, b))
    }
}

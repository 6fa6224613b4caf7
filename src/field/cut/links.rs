//! Which addresses are next to one another, and how closely.

use std::collections::BTreeMap;

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::base::index::index;
use crate::base::joined::Joined;
use crate::field::cut::stops::Stops;
use crate::field::cut::ways::Ways;
use crate::field::ground::straight;

/// Near addresses that each one is linked to, whatever their street.
const NEAREST: usize = 8;
/// Metres beyond which two following numbers of a street are no neighbours.
const LONGEST_GAP: f64 = 200.0;

/// A graph of addresses: what a crew passes on the way from one to another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    first: Vec<u32>,
    to: Vec<u32>,
    weight: Vec<i64>,
}

impl Links {
    /// Links along the streets, across them, and to the nearest addresses; then as few more as
    /// leave no address apart.
    pub(crate) fn new(stops: &Stops) -> Self {
        let mut links: BTreeMap<(u32, u32), i64> = BTreeMap::new();
        let mut link = |a: u32, b: u32, weight: i64| {
            let known = links.entry((a.min(b), a.max(b))).or_default();
            *known = (*known).max(weight);
        };
        for (a, b) in along_streets(stops) {
            let metres = straight(stops.spots[a as usize], stops.spots[b as usize]);
            if metres <= LONGEST_GAP {
                link(a, b, closeness(metres, 1.0));
            }
        }
        let tree = tree(stops);
        for (a, &(x, y)) in (0_u32..).zip(&stops.spots) {
            let around = tree.nearest_neighbor_iter(&[x, y]);
            let near = around.filter(|found| found.data != a).take(NEAREST);
            for b in near.map(|found| found.data) {
                let (i, j) = (a as usize, b as usize);
                let metres = straight(stops.spots[i], stops.spots[j]);
                let same = stops.street[i].is_some() && stops.street[i] == stops.street[j];
                link(a, b, closeness(metres, if same { 1.0 } else { 0.5 }));
            }
        }
        Self::bridged(links, stops)
    }

    /// Links along ways, from each address to the nearest; then as few more as leave none apart.
    pub(crate) fn along(ways: &Ways, stops: &Stops) -> Self {
        let mut links: BTreeMap<(u32, u32), i64> = BTreeMap::new();
        let mut parts = Joined::new(stops.len());
        let mut further = Vec::new();
        for (a, near) in (0..).zip(&ways.near) {
            for (place, &(b, metres)) in near.iter().enumerate() {
                if place < NEAREST {
                    links.insert((a.min(b), a.max(b)), closeness(metres.into(), 1.0));
                    parts.join(a, b);
                } else {
                    further.push((metres.to_bits(), a.min(b), a.max(b)));
                }
            }
        }
        // The shortest ways between what is still apart.
        further.sort_unstable();
        for (metres, a, b) in further {
            if parts.join(a, b) {
                let metres = f32::from_bits(metres).into();
                links.insert((a, b), closeness(metres, 1.0));
            }
        }
        Self::bridged(links, stops)
    }

    fn bridged(links: BTreeMap<(u32, u32), i64>, stops: &Stops) -> Self {
        let links = links.into_iter();
        let mut pairs: Vec<(u32, u32, i64)> =
            links.map(|((a, b), weight)| (a, b, weight)).collect();
        bridge(&mut pairs, stops);
        Self::from_pairs(stops.len(), &pairs)
    }

    /// The graph of some nodes, given the links between them.
    pub(crate) fn from_pairs(count: usize, pairs: &[(u32, u32, i64)]) -> Self {
        let mut lists: Vec<Vec<(u32, i64)>> = vec![Vec::new(); count];
        for &(a, b, weight) in pairs {
            lists[a as usize].push((b, weight));
            lists[b as usize].push((a, weight));
        }
        let mut links = Self {
            first: vec![0],
            ..Self::default()
        };
        for mut list in lists {
            list.sort_unstable();
            for (to, weight) in list {
                links.to.push(to);
                links.weight.push(weight);
            }
            links.first.push(index(links.to.len()));
        }
        links
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The nodes next to `node`, with the weight of the link.
    pub(crate) fn of(&self, node: usize) -> impl Iterator<Item = (usize, i64)> {
        let range = self.first[node] as usize..self.first[node + 1] as usize;
        self.to[range.clone()]
            .iter()
            .map(|&to| to as usize)
            .zip(self.weight[range].iter().copied())
    }

    /// The links among `nodes` alone, numbered as they stand there.
    pub(crate) fn among(&self, nodes: &[u32]) -> Self {
        let mut local = vec![u32::MAX; self.len()];
        for (place, &node) in (0..).zip(nodes) {
            local[node as usize] = place;
        }
        let mut pairs = Vec::new();
        for (place, &node) in (0_u32..).zip(nodes) {
            for (to, weight) in self.of(node as usize) {
                let to = local[to];
                if to != u32::MAX && place < to {
                    pairs.push((place, to, weight));
                }
            }
        }
        Self::from_pairs(nodes.len(), &pairs)
    }
}

/// How closely two addresses belong together.
fn closeness(metres: f64, share: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1,000")]
    let weight = (10_000.0 * share / (10.0 + metres)) as i64;
    weight.max(1)
}

fn tree(stops: &Stops) -> RTree<GeomWithData<[f64; 2], u32>> {
    let points = (0_u32..).zip(&stops.spots);
    RTree::bulk_load(
        points
            .map(|(stop, &(x, y))| GeomWithData::new([x, y], stop))
            .collect(),
    )
}

/// Following numbers on each side of each street, and on both sides together.
fn along_streets(stops: &Stops) -> Vec<(u32, u32)> {
    type Place<'a> = (u32, &'a str, u32);
    let mut sides: BTreeMap<(u32, u32), Vec<Place<'_>>> = BTreeMap::new();
    for (stop, street) in (0_u32..).zip(&stops.street) {
        let Some(street) = street else {
            continue;
        };
        let (number, suffix) = &stops.number[stop as usize];
        for side in [number % 2, 2] {
            let place = (*number, suffix.as_str(), stop);
            sides.entry((*street, side)).or_default().push(place);
        }
    }
    let mut following = Vec::new();
    for places in sides.values_mut() {
        places.sort_unstable();
        following.extend(places.windows(2).map(|pair| (pair[0].2, pair[1].2)));
    }
    following
}

/// Links what is still apart, each part to the nearest address of another.
fn bridge(pairs: &mut Vec<(u32, u32, i64)>, stops: &Stops) {
    let mut parts = Joined::new(stops.len());
    for &(a, b, _) in pairs.iter() {
        parts.join(a, b);
    }
    if parts.count() <= 1 {
        return;
    }
    let tree = tree(stops);
    while parts.count() > 1 {
        // The nearest stranger of each part's addresses; the part of the first address waits.
        let home = parts.of(0);
        let best = (0..index(stops.len()))
            .filter(|&stop| parts.of(stop) != home)
            .filter_map(|stop| {
                let (x, y) = stops.spots[stop as usize];
                let other = tree
                    .nearest_neighbor_iter(&[x, y])
                    .find(|found| parts.of(found.data) == home)?;
                let metres = straight((x, y), stops.spots[other.data as usize]);
                Some((metres, stop, other.data))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let Some((metres, a, b)) = best else {
            return;
        };
        pairs.push((a.min(b), a.max(b), closeness(metres, 0.5)));
        parts.join(a, b);
    }
}

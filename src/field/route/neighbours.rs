//! Which points are near each point, in every direction.

use std::ops::Range;

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::base::index::index;
use crate::field::route::tour::Metric;

/// The nearest points of each.
const NEAREST: usize = 5;
/// And as many in each quadrant, so that clusters stay linked.
const PER_QUADRANT: usize = 2;
/// How many points are looked at, at most, to find them.
const LOOKED_AT: usize = 300;

/// A list of near points for each point, nearest first.
#[derive(Clone, Debug)]
pub(crate) struct Neighbours {
    first: Vec<u32>,
    nodes: Vec<u32>,
}

impl Neighbours {
    /// The neighbours of points that all lie in different places, in the order of `metric`.
    pub(crate) fn of(points: &[(f64, f64)], metric: impl Fn(usize, usize) -> f64) -> Self {
        let tree = RTree::bulk_load(
            (0_u32..)
                .zip(points)
                .map(|(node, &(x, y))| GeomWithData::new([x, y], node))
                .collect(),
        );
        let lists = (0_u32..).zip(points).map(|(node, &(x, y))| {
            let mut in_quadrant = [0_usize; 4];
            let mut around: Vec<(f64, u32)> = Vec::new();
            let found = tree.nearest_neighbor_iter(&[x, y]);
            for found in found.filter(|found| found.data != node).take(LOOKED_AT) {
                let [east, north] = *found.geom();
                let quadrant = usize::from(east < x) * 2 + usize::from(north < y);
                if around.len() < NEAREST || in_quadrant[quadrant] < PER_QUADRANT {
                    around.push((metric(node as usize, found.data as usize), found.data));
                }
                in_quadrant[quadrant] += 1;
                if around.len() >= NEAREST && in_quadrant.iter().all(|&near| near >= PER_QUADRANT) {
                    break;
                }
            }
            around.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            around.into_iter().map(|(_, node)| node).collect()
        });
        Self::from_lists(lists)
    }

    fn from_lists(lists: impl Iterator<Item = Vec<u32>>) -> Self {
        let mut all = Self {
            first: vec![0],
            nodes: Vec::new(),
        };
        for list in lists {
            all.nodes.extend(list);
            all.first.push(index(all.nodes.len()));
        }
        all
    }

    /// The same with one more point, near to all.
    pub(crate) fn with_free_point(&self) -> Self {
        let free = index(self.len());
        let lists = (0..free).map(|node| {
            let mut list = vec![free];
            list.extend(self.near(node));
            list
        });
        Self::from_lists(lists.chain(std::iter::once(Vec::new())))
    }

    /// How many points there are.
    pub(crate) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The points near `node`, nearest first.
    pub(crate) fn near(&self, node: u32) -> &[u32] {
        &self.nodes[self.places(node)]
    }

    /// Where the points near `node` stand in the list of all pairs.
    pub(crate) fn places(&self, node: u32) -> Range<usize> {
        let node = node as usize;
        self.first[node] as usize..self.first[node + 1] as usize
    }

    /// All near points with the way to them: one entry per pair, as [`Neighbours::places`]
    /// counts them.
    pub(crate) fn ways(&self, metric: &impl Metric) -> Vec<(u32, f64)> {
        let nodes = 0..index(self.len());
        let pairs = nodes.flat_map(|a| self.near(a).iter().map(move |&b| (a, b)));
        pairs
            .map(|(a, b)| (b, metric.between(a as usize, b as usize)))
            .collect()
    }
}

//! The parts of a target that lie apart: nobody should walk from one to another for a few doors.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::base::index::index;
use crate::base::joined::Joined;
use crate::field::cut::feet::Feet;
use crate::field::cut::stops::Stops;
use crate::field::cut::ways::Ways;

/// Metres from address to address beyond which a target falls apart.
const GAP: f64 = 150.0;

/// How far from whole turfs the weight of a part may be for it to be cut by itself, as a share.
const FIT: f64 = 0.10;

/// What is less than this share of a turf is not walked by itself where that can be helped.
const LITTLE: f64 = 0.5;

type Tree = RTree<GeomWithData<[f64; 2], usize>>;

/// The stops of `chosen` in regions that are cut one by one: parts further than [`GAP`] from all
/// others, and joined to the nearest where they do not make whole turfs of about `share` each.
/// What no way connects with the others stays apart, but for less than half a turf that no known
/// barrier parts from them: there streets are missing, and one walks to it all the same.
///
/// `weights` has one entry per stop of `stops`.
pub(crate) fn regions(
    stops: &Stops,
    feet: &Feet<'_>,
    chosen: &[usize],
    weights: &[f64],
    share: f64,
) -> Vec<Vec<usize>> {
    let points = chosen.iter().map(|&stop| {
        let (x, y) = stops.spots[stop];
        GeomWithData::new([x, y], stop)
    });
    let tree: Tree = RTree::bulk_load(points.collect());
    let mut regions = Regions::apart(stops, &feet.ways, chosen, &tree);
    while let Some(small) = regions.smallest_unfit(weights, share) {
        let near = regions.nearest_to(small, stops, &tree).or_else(|| {
            let is_little = regions.weight(small, weights) < LITTLE * share;
            let over = is_little.then(|| regions.nearest_beyond(small, stops, &tree))?;
            over.filter(|&(from, to)| !feet.is_parted(from, to))
                .map(|(_, to)| regions.of[to])
        });
        match near {
            Some(near) => regions.join(small, near),
            None => regions.whole[small] = true,
        }
    }
    let mut whole: Vec<Vec<usize>> = regions.members;
    whole.retain(|members| !members.is_empty());
    for members in &mut whole {
        members.sort_unstable();
    }
    whole.sort_unstable();
    whole
}

/// Stops in regions; some are empty once they were joined to others.
struct Regions {
    /// The region of each stop that was chosen.
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// Whether a region is all that its ways lead to.
    whole: Vec<bool>,
    /// The stops that any way connects.
    connected: Joined,
}

impl Regions {
    /// Everything that is within reach of one another is a region.
    fn apart(stops: &Stops, ways: &Ways, chosen: &[usize], tree: &Tree) -> Self {
        let mut regions = Self {
            of: vec![usize::MAX; stops.len()],
            members: Vec::new(),
            whole: Vec::new(),
            connected: ways.connected(),
        };
        for &first in chosen {
            if regions.of[first] != usize::MAX {
                continue;
            }
            let region = regions.members.len();
            let (mut open, mut members) = (vec![first], Vec::new());
            regions.of[first] = region;
            while let Some(stop) = open.pop() {
                members.push(stop);
                let (x, y) = stops.spots[stop];
                for near in tree.locate_within_distance([x, y], GAP * GAP) {
                    let apart = regions.of[near.data] == usize::MAX;
                    if apart && regions.connects(stop, near.data) {
                        regions.of[near.data] = region;
                        open.push(near.data);
                    }
                }
            }
            regions.members.push(members);
            regions.whole.push(false);
        }
        regions
    }

    /// Whether any way leads from one stop to the other.
    fn connects(&self, a: usize, b: usize) -> bool {
        self.connected.of(index(a)) == self.connected.of(index(b))
    }

    /// The lightest region that does not make whole turfs and may be joined to another.
    fn smallest_unfit(&self, weights: &[f64], share: f64) -> Option<usize> {
        self.members
            .iter()
            .enumerate()
            .filter(|&(region, members)| !members.is_empty() && !self.whole[region])
            .map(|(region, _)| (region, self.weight(region, weights)))
            .filter(|&(_, weight)| !fits(weight, share))
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(region, _)| region)
    }

    fn weight(&self, region: usize, weights: &[f64]) -> f64 {
        self.members[region].iter().map(|&stop| weights[stop]).sum()
    }

    /// The region with the address nearest to one of `region`; none when no way leads to another.
    fn nearest_to(&self, region: usize, stops: &Stops, tree: &Tree) -> Option<usize> {
        let members = &self.members[region];
        let first = *members.first()?;
        // Known beforehand, for who finds nobody searches the whole town.
        let mut others = self.members.iter().enumerate();
        let leads = |&stop: &usize| self.connects(first, stop);
        if !others.any(|(other, members)| other != region && members.first().is_some_and(leads)) {
            return None;
        }
        let nearest = self.nearest(region, stops, tree, |stop, other| {
            self.of[other] != region && self.connects(stop, other)
        });
        nearest.map(|(_, other)| self.of[other])
    }

    /// The address of `region` and that outside of it that are nearest to one another.
    fn nearest_beyond(&self, region: usize, stops: &Stops, tree: &Tree) -> Option<(usize, usize)> {
        self.nearest(region, stops, tree, |_, other| self.of[other] != region)
    }

    /// The address of `region` and the wanted one that are nearest to one another.
    fn nearest(
        &self,
        region: usize,
        stops: &Stops,
        tree: &Tree,
        wanted: impl Fn(usize, usize) -> bool,
    ) -> Option<(usize, usize)> {
        let pairs = self.members[region].iter().filter_map(|&stop| {
            let (x, y) = stops.spots[stop];
            let mut near = tree.nearest_neighbor_iter_with_distance_2(&[x, y]);
            let (found, square) = near.find(|(found, _)| wanted(stop, found.data))?;
            Some((square, found.data, stop))
        });
        let nearest = pairs.min_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        nearest.map(|(_, other, stop)| (stop, other))
    }

    fn join(&mut self, from: usize, to: usize) {
        let moved = std::mem::take(&mut self.members[from]);
        for &stop in &moved {
            self.of[stop] = to;
        }
        self.members[to].extend(moved);
    }
}

/// Whether a weight makes whole turfs of about `share`.
fn fits(weight: f64, share: f64) -> bool {
    let turfs = (weight / share).round();
    turfs >= 1.0 && (weight / (turfs * share) - 1.0).abs() <= FIT
}

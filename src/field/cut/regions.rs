//! The parts of a target that lie apart: nobody should walk from one to another for a few doors.

use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::field::cut::stops::Stops;

/// Metres from address to address beyond which a target falls apart.
const GAP: f64 = 150.0;

/// How far from whole turfs the weight of a part may be for it to be cut by itself, as a share.
const FIT: f64 = 0.10;

type Tree = RTree<GeomWithData<[f64; 2], usize>>;

/// The stops of `chosen` in regions that are cut one by one: parts further than [`GAP`] from all
/// others, and joined to the nearest where they do not make whole turfs of about `share` each.
///
/// `weights` has one entry per stop of `stops`.
pub(crate) fn regions(
    stops: &Stops,
    chosen: &[usize],
    weights: &[f64],
    share: f64,
) -> Vec<Vec<usize>> {
    let points = chosen.iter().map(|&stop| {
        let (x, y) = stops.spots[stop];
        GeomWithData::new([x, y], stop)
    });
    let tree: Tree = RTree::bulk_load(points.collect());
    let mut regions = Regions::apart(stops, chosen, &tree);
    while let Some(small) = regions.smallest_unfit(weights, share) {
        let Some(near) = regions.nearest_to(small, stops, &tree) else {
            break;
        };
        regions.join(small, near);
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
}

impl Regions {
    /// Everything that is within reach of one another is a region.
    fn apart(stops: &Stops, chosen: &[usize], tree: &Tree) -> Self {
        let mut regions = Self {
            of: vec![usize::MAX; stops.len()],
            members: Vec::new(),
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
                    if regions.of[near.data] == usize::MAX {
                        regions.of[near.data] = region;
                        open.push(near.data);
                    }
                }
            }
            regions.members.push(members);
        }
        regions
    }

    /// The lightest region that does not make whole turfs.
    fn smallest_unfit(&self, weights: &[f64], share: f64) -> Option<usize> {
        let weight = |members: &[usize]| -> f64 { members.iter().map(|&stop| weights[stop]).sum() };
        self.members
            .iter()
            .enumerate()
            .filter(|(_, members)| !members.is_empty())
            .map(|(region, members)| (region, weight(members)))
            .filter(|&(_, weight)| !fits(weight, share))
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
            .map(|(region, _)| region)
    }

    /// The region with the address nearest to one of `region`; none when there is no other.
    fn nearest_to(&self, region: usize, stops: &Stops, tree: &Tree) -> Option<usize> {
        self.members[region]
            .iter()
            .filter_map(|&stop| {
                let (x, y) = stops.spots[stop];
                tree.nearest_neighbor_iter_with_distance_2(&[x, y])
                    .find(|(near, _)| self.of[near.data] != region)
            })
            .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.data.cmp(&b.0.data)))
            .map(|(near, _)| self.of[near.data])
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

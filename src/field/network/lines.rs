//! Lines on the ground, joined where they meet and cut into stretches there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};

use crate::analysis::ways::{Class, Kind, Way};
use crate::base::index::index;
use crate::field::ground::straight;
use crate::field::network::Edge;
use crate::field::network::groups::connected;
use crate::field::network::hard::{Hard, slowness};
use crate::field::network::snap::{foot, segment};
use crate::model::turf::Cleaned;

/// Corners are the same place where they agree to this part of a degree: a centimetre, and as
/// finely as `OpenStreetMap` tells them.
const PARTS_OF_A_DEGREE: f64 = 1e7;
/// An end nearer to another line than this, in metres, was meant to touch it.
const LOOSE: f64 = 1.0;
/// Streets apart from all others are left out when they are shorter together than this, in metres.
const ISLAND: f64 = 500.0;

/// A line with the number of each of its corners.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub(super) corners: Vec<u32>,
    /// Between each corner and the next; empty where no slope is known.
    slopes: Vec<f32>,
    class: Class,
    pub(super) apart: bool,
    private: bool,
}

/// A corner that a line is to go through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    pub(super) line: u32,
    /// The place of the corner after which it comes.
    pub(super) after: usize,
    /// How far from there to the next corner.
    pub(super) share: f64,
    pub(super) corner: u32,
}

/// Lines as they are gathered.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    numbers: HashMap<(i64, i64), u32>,
    /// By corner: metres east and north.
    pub(super) spots: Vec<(f64, f64)>,
    /// By corner: lines that go through it; an end counts twice, so that two make a node.
    uses: Vec<u32>,
    pub(super) lines: Vec<Numbered>,
    /// The corners at which there is a gate.
    gates: BTreeSet<u32>,
}

impl Lines {
    /// One more line to walk along, with its corners in metres.
    pub(super) fn add(&mut self, way: &Way, metres: Vec<(f64, f64)>) {
        let Kind::Walked(class) = way.kind else {
            return;
        };
        let mut corners = Vec::with_capacity(metres.len());
        let mut slopes = Vec::new();
        for (place, (&(lon, lat), spot)) in (0..).zip(way.line.iter().zip(metres)) {
            #[expect(clippy::cast_possible_truncation, reason = "degrees are below 360")]
            let key = |part: f64| (part * PARTS_OF_A_DEGREE).round() as i64;
            let next = index(self.spots.len());
            let number = *self.numbers.entry((key(lon), key(lat))).or_insert(next);
            if number == next {
                self.spots.push(spot);
                self.uses.push(0);
            }
            if way.toil.gates.contains(&place) {
                self.gates.insert(number);
            }
            if corners.last() != Some(&number) {
                let before = (place as usize).checked_sub(1);
                slopes.extend(before.and_then(|piece| way.toil.slopes.get(piece)));
                corners.push(number);
            }
        }
        let [first, .., last] = corners[..] else {
            return;
        };
        for &corner in corners.iter().chain([&first, &last]) {
            self.uses[corner as usize] += 1;
        }
        self.lines.push(Numbered {
            corners,
            slopes,
            class,
            apart: way.apart,
            private: way.toil.private,
        });
    }

    /// Joins every end that nearly touches another line on its level; how many there were.
    pub(super) fn join_loose_ends(&mut self) -> usize {
        let tree = self.tree(|_| true);
        let mut joints = Vec::new();
        for (line, numbered) in (0..).zip(&self.lines) {
            let (first, last) = (numbered.corners.first(), numbered.corners.last());
            for &end in first.into_iter().chain(last) {
                // An end that nothing else uses counts two.
                if self.uses[end as usize] != 2 {
                    continue;
                }
                let (x, y) = self.spots[end as usize];
                let near = tree.locate_within_distance([x, y], LOOSE * LOOSE);
                let near = near.filter(|found| {
                    found.data.0 != line
                        && self.lines[found.data.0 as usize].apart == numbered.apart
                });
                let nearest = near
                    .map(|found| {
                        let (from, to) = (found.geom().from, found.geom().to);
                        let (share, away) = foot((x, y), (from[0], from[1]), (to[0], to[1]));
                        (away, found.data, share)
                    })
                    .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                if let Some((_, (line, after), share)) = nearest {
                    joints.push(Joint {
                        line,
                        after,
                        share,
                        corner: end,
                    });
                }
            }
        }
        let count = joints.len();
        self.put_in(joints);
        count
    }

    /// Makes lines go through corners that lie on them.
    pub(super) fn put_in(&mut self, mut joints: Vec<Joint>) {
        // From the back, so that places before stay what they were.
        joints.sort_by(|a, b| {
            let further = (b.line, b.after).cmp(&(a.line, a.after));
            further.then(b.share.total_cmp(&a.share))
        });
        for Joint {
            line,
            after,
            corner,
            ..
        } in joints
        {
            let Numbered {
                corners, slopes, ..
            } = &mut self.lines[line as usize];
            if !corners.contains(&corner) {
                corners.insert(after + 1, corner);
                if let Some(&slope) = slopes.get(after) {
                    slopes.insert(after, slope);
                }
                self.uses[corner as usize] += 1;
            }
        }
    }

    /// A new corner.
    pub(super) fn corner(&mut self, spot: (f64, f64)) -> u32 {
        self.spots.push(spot);
        self.uses.push(0);
        index(self.spots.len() - 1)
    }

    /// A straight way between two corners at which nobody lives.
    pub(super) fn link(&mut self, from: u32, to: u32) {
        for end in [from, to] {
            self.uses[end as usize] += 2;
        }
        self.lines.push(Numbered {
            corners: vec![from, to],
            slopes: Vec::new(),
            class: Class::Path,
            apart: true,
            private: false,
        });
    }

    /// The straight pieces of lines, each with its line and the corner that it comes after.
    pub(super) fn tree(
        &self,
        wanted: impl Fn(&Numbered) -> bool,
    ) -> RTree<GeomWithData<Line<[f64; 2]>, (u32, usize)>> {
        let mut all = Vec::new();
        let lines = (0..).zip(&self.lines);
        for (line, numbered) in lines.filter(|(_, line)| wanted(line)) {
            for (after, pair) in numbered.corners.windows(2).enumerate() {
                let (from, to) = (self.spots[pair[0] as usize], self.spots[pair[1] as usize]);
                all.push(GeomWithData::new(segment(from, to), (line, after)));
            }
        }
        RTree::bulk_load(all)
    }

    /// The stretches between nodes, without small islands.
    pub(super) fn into_edges(self, cleaned: &mut Cleaned) -> Vec<Edge> {
        let mut edges = Vec::new();
        for line in &self.lines {
            let mut begun = 0;
            for place in 1..line.corners.len() {
                if self.uses[line.corners[place] as usize] < 2 {
                    continue;
                }
                let corners = line.corners[begun..=place].iter();
                let spots: Vec<(f64, f64)> = corners
                    .clone()
                    .map(|&corner| self.spots[corner as usize])
                    .collect();
                let slopes = line.slopes.get(begun..place).unwrap_or_default();
                let mut hard = Hard::of(&spots, slopes);
                hard.private = line.private;
                if !self.gates.is_empty() {
                    hard.gates = corners
                        .filter(|corner| self.gates.contains(corner))
                        .copied()
                        .collect();
                }
                edges.push(Edge {
                    slowness: slowness(line.class, &spots, slopes),
                    hard,
                    from: line.corners[begun],
                    to: line.corners[place],
                    length: spots.windows(2).map(|it| straight(it[0], it[1])).sum(),
                    line: spots,
                    class: line.class,
                    apart: line.apart,
                });
                begun = place;
            }
        }
        without_islands(edges, cleaned)
    }
}

/// The edges of the largest connected part and of all others that are worth walking.
fn without_islands(mut edges: Vec<Edge>, cleaned: &mut Cleaned) -> Vec<Edge> {
    let joined = connected(&edges);
    let part = |edge: &Edge| joined.of(edge.from);
    let mut lengths: BTreeMap<u32, f64> = BTreeMap::new();
    for edge in &edges {
        *lengths.entry(part(edge)).or_default() += edge.length;
    }
    let longest = lengths.values().copied().fold(0.0, f64::max);
    let kept = |length: f64| length >= ISLAND.min(longest);
    let (streets, islands): (Vec<f64>, Vec<f64>) =
        lengths.values().partition(|&&length| kept(length));
    cleaned.metres = streets.iter().sum::<f64>().round();
    cleaned.island_metres = islands.iter().sum::<f64>().round();
    cleaned.islands = islands.len();
    cleaned.apart = streets.len().saturating_sub(1);
    edges.retain(|edge| kept(lengths[&part(edge)]));
    edges
}

//! Streets, banks, railway and limit as one planar graph, and the blocks between them.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{Line, Point, area, crossing, edges, foot, inside};
use super::site::{Class, HALF_RIVER, Site};
use super::streets::{Buckets, Street};

/// Junctions nearer than this become one.
const MERGE: f64 = 11.0;
/// The graph ends here.
const REACH: f64 = 2500.0;

/// What an edge of the graph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    Limit,
    Railway,
    Bank,
    /// From a street's end over the quay to the water: nothing but a possible boundary.
    Steps,
    Street(Class, usize),
}

/// A block: the ground between streets.
pub(super) struct Block {
    /// Nodes around it, anticlockwise.
    pub(super) ring: Vec<usize>,
    pub(super) square_metres: f64,
    /// A place inside it.
    pub(super) place: Point,
    pub(super) water: bool,
}

/// The plan of the town as a graph.
pub(super) struct Graph {
    pub(super) nodes: Vec<Point>,
    /// Each street's nodes, in its direction; empty where nothing of it is left.
    pub(super) streets: Vec<Vec<usize>>,
    pub(super) edges: BTreeMap<(usize, usize), Edge>,
    /// Inside the limit only.
    pub(super) blocks: Vec<Block>,
    /// The block to the left of each directed edge, where there is one.
    pub(super) left: BTreeMap<(usize, usize), usize>,
}

#[derive(Default)]
struct Nodes {
    places: Vec<Point>,
    known: BTreeMap<(i64, i64), usize>,
}

impl Nodes {
    fn at(&mut self, place: Point) -> usize {
        let place = place.rounded();
        let key = (
            (place.x * 100.0).round() as i64,
            (place.y * 100.0).round() as i64,
        );
        *self.known.entry(key).or_insert_with(|| {
            self.places.push(place);
            self.places.len() - 1
        })
    }
}

impl Graph {
    /// Puts the lines together.
    pub(super) fn new(site: &Site, streets: &[Street]) -> Self {
        let mut lines: Vec<(Edge, Line)> = streets
            .iter()
            .enumerate()
            .map(|(index, street)| (Edge::Street(street.class, index), near(&street.line)))
            .collect();
        lines.extend(site.banks.iter().map(|bank| (Edge::Bank, near(bank))));
        lines.push((Edge::Railway, near(&site.railway)));
        for street in streets {
            let ends = [street.line.first(), street.line.last()]
                .into_iter()
                .flatten();
            lines.extend(
                ends.filter_map(|end| steps(*end, site))
                    .map(|line| (Edge::Steps, line)),
            );
        }
        let mut limit = site.limit.clone();
        limit.extend(site.limit.first().copied());
        lines.push((Edge::Limit, limit));

        let mut nodes = Nodes::default();
        let mut chains = node(&lines, &mut nodes);
        let places = nodes.places;
        merge(&mut chains, &places);
        drop_stubs(&mut chains, &places);
        let mut graph = Self {
            edges: edges_of(&lines, &chains),
            streets: chains.into_iter().take(streets.len()).collect(),
            nodes: places,
            blocks: Vec::new(),
            left: BTreeMap::new(),
        };
        graph.find_blocks(site);
        graph
    }

    /// The places along some nodes.
    pub(super) fn line(&self, nodes: &[usize]) -> Line {
        nodes.iter().map(|node| self.nodes[*node]).collect()
    }

    fn find_blocks(&mut self, site: &Site) {
        let around = self.neighbours();
        let mut done = BTreeSet::new();
        for (&from, ways) in &around {
            for &to in ways {
                if done.contains(&(from, to)) {
                    continue;
                }
                let ring = walk(&around, from, to, &mut done);
                self.add_block(site, ring);
            }
        }
    }

    fn add_block(&mut self, site: &Site, ring: Vec<usize>) {
        let line = self.line(&ring);
        let square_metres = area(&line);
        if square_metres <= 0.0 {
            return;
        }
        let place = place_inside(&line);
        if !inside(place, &site.limit) {
            return;
        }
        let index = self.blocks.len();
        for (step, node) in ring.iter().enumerate() {
            self.left
                .insert((*node, ring[(step + 1) % ring.len()]), index);
        }
        let water = site.on_water(place);
        self.blocks.push(Block {
            ring,
            square_metres,
            place,
            water,
        });
    }

    /// The nodes around each node, anticlockwise, without dead ends.
    fn neighbours(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut around: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(a, b) in self.edges.keys() {
            around.entry(a).or_default().push(b);
            around.entry(b).or_default().push(a);
        }
        let mut ends: Vec<usize> = around
            .iter()
            .filter(|(_, to)| to.len() == 1)
            .map(|(node, _)| *node)
            .collect();
        while let Some(end) = ends.pop() {
            let Some(next) = around.remove(&end).and_then(|to| to.first().copied()) else {
                continue;
            };
            if let Some(to) = around.get_mut(&next) {
                to.retain(|node| *node != end);
                if to.len() == 1 {
                    ends.push(next);
                }
            }
        }
        around.retain(|_, to| !to.is_empty());
        for (node, to) in &mut around {
            let from = self.nodes[*node];
            to.sort_by(|a, b| turn(self.nodes[*a] - from).total_cmp(&turn(self.nodes[*b] - from)));
        }
        around
    }
}

/// From a street's end at the quay down to the water.
fn steps(end: Point, site: &Site) -> Option<Line> {
    let sides = site
        .river
        .windows(2)
        .map(|pair| foot(end, pair[0], pair[1]));
    let middle = sides.min_by(|a, b| end.to(*a).total_cmp(&end.to(*b)))?;
    let metres = end.to(middle);
    let down = (middle - end).unit();
    (HALF_RIVER + 5.0..HALF_RIVER + 24.0)
        .contains(&metres)
        .then(|| vec![end - down * 1.5, middle - down * (HALF_RIVER - 5.0)])
}

/// Grows with the angle, from 0 to 4.
fn turn(way: Point) -> f64 {
    let share = way.y / (way.x.abs() + way.y.abs());
    match (way.x >= 0.0, way.y >= 0.0) {
        (true, true) => share,
        (false, _) => 2.0 - share,
        (true, false) => 4.0 + share,
    }
}

fn walk(
    around: &BTreeMap<usize, Vec<usize>>,
    from: usize,
    to: usize,
    done: &mut BTreeSet<(usize, usize)>,
) -> Vec<usize> {
    let mut ring = Vec::new();
    let (mut from, mut to) = (from, to);
    while done.insert((from, to)) {
        ring.push(from);
        let ways = &around[&to];
        let back = ways.iter().position(|node| *node == from).unwrap_or(0);
        let next = ways[(back + ways.len() - 1) % ways.len()];
        (from, to) = (to, next);
    }
    ring
}

/// A place inside a ring, away from its edge where that is easy.
fn place_inside(ring: &[Point]) -> Point {
    let middle = super::shape::centre(ring);
    if inside(middle, ring) {
        return middle;
    }
    let longest = edges(ring).max_by(|a, b| a.0.to(a.1).total_cmp(&b.0.to(b.1)));
    longest.map_or(middle, |(from, to)| {
        (from + to) * 0.5 + (to - from).unit().left() * 0.3
    })
}

fn near(line: &[Point]) -> Line {
    line.iter()
        .copied()
        .filter(|at| at.length() < REACH)
        .collect()
}

/// Splits lines where they cross; gives each as nodes.
fn node(lines: &[(Edge, Line)], nodes: &mut Nodes) -> Vec<Vec<usize>> {
    let mut found = Buckets::default();
    let mut owners = Vec::new();
    for (line, (_, points)) in lines.iter().enumerate() {
        for pair in points.windows(2) {
            found.add(owners.len(), pair);
            owners.push((line, pair[0], pair[1]));
        }
    }
    let mut cuts: Vec<BTreeSet<(u64, usize)>> = vec![BTreeSet::new(); owners.len()];
    for (index, &(line, from, to)) in owners.iter().enumerate() {
        let others: BTreeSet<usize> = found
            .near((from + to) * 0.5, from.to(to) / 2.0 + 1.0)
            .map(|segment| segment.line)
            .filter(|other| *other > index && (owners[*other].0 != line || *other > index + 1))
            .collect();
        for other in others {
            let (_, start, end) = owners[other];
            if let Some((t, u)) = crossing((from, to), (start, end)) {
                let node = nodes.at(from + (to - from) * t);
                cuts[index].insert((t.to_bits(), node));
                cuts[other].insert((u.to_bits(), node));
            }
        }
    }
    let mut chains = vec![Vec::new(); lines.len()];
    for (index, &(line, from, to)) in owners.iter().enumerate() {
        let chain: &mut Vec<usize> = &mut chains[line];
        chain.push(nodes.at(from));
        chain.extend(cuts[index].iter().map(|cut| cut.1));
        chain.push(nodes.at(to));
    }
    for chain in &mut chains {
        chain.dedup();
    }
    chains
}

fn degrees(chains: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeSet::new();
    for chain in chains {
        pairs.extend(
            chain
                .windows(2)
                .map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1]))),
        );
    }
    let mut degrees = BTreeMap::new();
    for (a, b) in pairs {
        *degrees.entry(a).or_default() += 1;
        *degrees.entry(b).or_default() += 1;
    }
    degrees
}

/// Makes one junction of those that are very near, and drops points beside junctions.
fn merge(chains: &mut [Vec<usize>], places: &[Point]) {
    drop_stubs(chains, places);
    let degrees = degrees(chains);
    let junction = |node: usize| degrees.get(&node).is_some_and(|degree| *degree > 2);
    let mut to: Vec<usize> = (0..places.len()).collect();
    for chain in &*chains {
        for (index, start) in chain
            .iter()
            .enumerate()
            .filter(|(_, node)| junction(**node))
        {
            let mut metres = 0.0;
            for pair in chain[index..].windows(2) {
                metres += places[pair[0]].to(places[pair[1]]);
                if metres > MERGE {
                    break;
                }
                if junction(pair[1]) {
                    let (a, b) = (root(&to, *start), root(&to, pair[1]));
                    to[a.max(b)] = a.min(b);
                    break;
                }
            }
        }
    }
    for chain in chains.iter_mut() {
        for node in chain.iter_mut() {
            *node = root(&to, *node);
        }
        tidy(chain, places, &junction);
    }
}

fn root(to: &[usize], mut node: usize) -> usize {
    while to[node] != node {
        node = to[node];
    }
    node
}

/// Drops plain points within a few metres of a junction, and loops that merging left.
fn tidy(chain: &mut Vec<usize>, places: &[Point], junction: &impl Fn(usize) -> bool) {
    let mut kept: Vec<usize> = Vec::new();
    for (index, &node) in chain.iter().enumerate() {
        let ends = index == 0 || index + 1 == chain.len();
        let close = |other: &usize| junction(*other) && places[*other].to(places[node]) < 4.0;
        let before = kept.last().is_some_and(close);
        let after = chain.get(index + 1).is_some_and(close);
        if ends || junction(node) || !(before || after) {
            if let Some(seen) = kept.iter().rev().take(4).position(|other| *other == node) {
                kept.truncate(kept.len() - seen);
            } else {
                kept.push(node);
            }
        }
    }
    kept.dedup();
    *chain = kept;
}

/// Drops what sticks out over a crossing at the ends.
fn drop_stubs(chains: &mut [Vec<usize>], places: &[Point]) {
    let degrees = degrees(chains);
    for chain in chains.iter_mut() {
        for _ in 0..2 {
            chain.reverse();
            let free = chain
                .first()
                .is_some_and(|node| degrees.get(node) == Some(&1));
            let metres = match chain.as_slice() {
                [first, second, ..] => places[*first].to(places[*second]),
                _ => 0.0,
            };
            if free && metres < 3.5 {
                chain.remove(0);
            }
        }
        if chain.len() < 2 {
            chain.clear();
        }
    }
}

fn edges_of(lines: &[(Edge, Line)], chains: &[Vec<usize>]) -> BTreeMap<(usize, usize), Edge> {
    let mut edges: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
    for ((kind, _), chain) in lines.iter().zip(chains) {
        for pair in chain.windows(2).filter(|pair| pair[0] != pair[1]) {
            let key = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            let known = edges.entry(key).or_insert(*kind);
            *known = (*known).min(*kind);
        }
    }
    edges
}

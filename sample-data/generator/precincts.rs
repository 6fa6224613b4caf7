//! Blocks put together to precincts of about the same number of voters, along big streets,
//! the river and the railway, as town halls do it.
//!
//! The division is improved by simulated annealing.
//!
//! References: Kirkpatrick, Gelatt and Vecchi, *Optimization by simulated annealing* (1983).

use std::collections::{BTreeMap, BTreeSet};

use super::chance::Chance;
use super::graph::{Edge, Graph};
use super::shape::{Line, Point};
use super::site::Class;

/// The parts of a division of the town, and which one each block is in.
pub(super) struct Division {
    /// `of[block]`; none on the water.
    pub(super) of: Vec<Option<usize>>,
    pub(super) count: usize,
}

/// How dear it is to draw a boundary along an edge, by the metre.
fn price(edge: Edge) -> f64 {
    match edge {
        Edge::Limit | Edge::Bank | Edge::Steps => 0.0,
        Edge::Railway => 0.08,
        Edge::Street(Class::Primary, _) => 0.25,
        Edge::Street(Class::Secondary, _) => 0.3,
        Edge::Street(Class::Tertiary, _) => 0.45,
        Edge::Street(..) => 1.0,
    }
}

struct Search<'a> {
    graph: &'a Graph,
    weights: &'a [f64],
    neighbours: Vec<BTreeMap<usize, f64>>,
    of: Vec<Option<usize>>,
    sums: Vec<f64>,
    /// Sum of weight times place, to know the middle.
    moments: Vec<Point>,
    target: f64,
    chance: Chance,
}

/// Divides the blocks into `count` parts of about equal weight.
pub(super) fn divide(
    graph: &Graph,
    weights: &[f64],
    count: usize,
    seed: u64,
    moves: usize,
) -> Division {
    let neighbours = neighbours(graph);
    let mut search = Search {
        of: vec![None; graph.blocks.len()],
        sums: vec![0.0; count],
        moments: vec![Point::default(); count],
        target: weights.iter().sum::<f64>() / count as f64,
        chance: Chance::new(seed),
        graph,
        weights,
        neighbours,
    };
    search.begin(count);
    search.anneal(moves);
    search.sort();
    Division {
        of: search.of,
        count,
    }
}

impl Search<'_> {
    fn land(&self) -> Vec<usize> {
        (0..self.graph.blocks.len())
            .filter(|block| !self.graph.blocks[*block].water)
            .collect()
    }

    /// Seeds spread by weight, then everything to the nearest seed by land.
    fn begin(&mut self, count: usize) {
        let land = self.land();
        let place = |block: usize| self.graph.blocks[block].place;
        let pull: Vec<f64> = land.iter().map(|block| self.weights[*block]).collect();
        let mut seeds: Vec<Point> = (0..count)
            .map(|_| place(land[self.chance.pick(&pull)]))
            .collect();
        for _ in 0..40 {
            let mut sums = vec![(Point::default(), 1e-9); count];
            for block in &land {
                let nearest = nearest(&seeds, place(*block));
                let weight = self.weights[*block];
                sums[nearest].0 = sums[nearest].0 + place(*block) * weight;
                sums[nearest].1 += weight;
            }
            for (seed, (sum, weight)) in seeds.iter_mut().zip(sums) {
                if weight > 1.0 {
                    *seed = sum * (1.0 / weight);
                }
            }
        }
        let starts: Vec<usize> = seeds
            .iter()
            .map(|seed| {
                land.iter()
                    .copied()
                    .min_by(|a, b| seed.to(place(*a)).total_cmp(&seed.to(place(*b))))
                    .unwrap_or(0)
            })
            .collect();
        self.flood(&starts);
    }

    /// Gives every block to the start that is nearest on the way from block to block.
    fn flood(&mut self, starts: &[usize]) {
        let mut open: BTreeSet<(u64, usize, usize)> = BTreeSet::new();
        for (part, start) in starts.iter().enumerate() {
            open.insert((0, *start, part));
        }
        while let Some((metres, block, part)) = open.pop_first() {
            if self.of[block].is_some() {
                continue;
            }
            self.give(block, part);
            for other in self.neighbours[block]
                .keys()
                .filter(|other| self.of[**other].is_none())
            {
                let step = self.graph.blocks[block]
                    .place
                    .to(self.graph.blocks[*other].place);
                open.insert((metres + (step * 10.0) as u64, *other, part));
            }
        }
    }

    fn give(&mut self, block: usize, part: usize) {
        let weight = self.weights[block];
        let moment = self.graph.blocks[block].place * weight;
        if let Some(old) = self.of[block].replace(part) {
            self.sums[old] -= weight;
            self.moments[old] = self.moments[old] - moment;
        }
        self.sums[part] += weight;
        self.moments[part] = self.moments[part] + moment;
    }

    fn anneal(&mut self, moves: usize) {
        let land: Vec<usize> = self
            .land()
            .into_iter()
            .filter(|block| self.of[*block].is_some())
            .collect();
        for step in 0..moves {
            let cooled = 1.0 - step as f64 / moves as f64;
            let heat = 130.0 * cooled * cooled * cooled + 0.5;
            let block = land[self.chance.below(land.len())];
            let Some(from) = self.of[block] else { continue };
            let others: Vec<usize> = self.neighbours[block]
                .keys()
                .filter_map(|other| self.of[*other])
                .filter(|part| *part != from)
                .collect();
            if others.is_empty() {
                continue;
            }
            let to = others[self.chance.below(others.len())];
            let change = self.change(block, from, to);
            let taken = change <= 0.0
                || self.chance.unit()
                    < 1.0 / (1.0 + change / heat + (change / heat) * (change / heat));
            if taken && change < heat * 4.0 && self.stays_whole(block, from) {
                self.give(block, to);
            }
        }
    }

    /// How much worse the division gets when a block moves.
    fn change(&self, block: usize, from: usize, to: usize) -> f64 {
        let mut border = 0.0;
        for (other, cost) in &self.neighbours[block] {
            if self.of[*other] == Some(from) {
                border += cost;
            } else if self.of[*other] == Some(to) {
                border -= cost;
            }
        }
        let weight = self.weights[block];
        let off = |sum: f64| {
            let share = (sum - self.target) / self.target;
            let beyond = (share.abs() - 0.18).max(0.0);
            900.0 * share * share + 12000.0 * beyond * beyond
        };
        let balance = off(self.sums[from] - weight) + off(self.sums[to] + weight)
            - off(self.sums[from])
            - off(self.sums[to]);
        let place = self.graph.blocks[block].place;
        let middle = |part: usize| self.moments[part] * (1.0 / self.sums[part].max(1.0));
        let size = self.graph.blocks[block].square_metres.min(20_000.0).sqrt() / 100.0;
        let spread = (place.to(middle(to)) - place.to(middle(from)))
            * 0.35
            * (size + weight / self.target * 8.0);
        border + balance + spread
    }

    /// Whether the part a block leaves stays in one piece, looking around the block.
    fn stays_whole(&self, block: usize, part: usize) -> bool {
        let same = |other: &usize| self.of[*other] == Some(part) && *other != block;
        let wanted: BTreeSet<usize> = self.neighbours[block]
            .keys()
            .copied()
            .filter(same)
            .collect();
        let Some(first) = wanted.first().copied() else {
            return false;
        };
        let mut seen = BTreeSet::from([first]);
        let mut open = vec![first];
        let mut missing = wanted.len() - 1;
        while let Some(at) = open.pop() {
            if missing == 0 {
                return true;
            }
            for other in self.neighbours[at].keys().filter(|other| same(other)) {
                if seen.insert(*other) {
                    missing -= usize::from(wanted.contains(other));
                    open.push(*other);
                }
            }
        }
        missing == 0
    }

    /// Numbers the parts outwards from the centre, as town halls tend to.
    fn sort(&mut self) {
        let middle = |part: usize| self.moments[part] * (1.0 / self.sums[part].max(1.0));
        let mut order: Vec<usize> = (0..self.sums.len()).collect();
        order.sort_by(|a, b| middle(*a).length().total_cmp(&middle(*b).length()));
        let mut number = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            number[*old] = new;
        }
        for part in self.of.iter_mut().flatten() {
            *part = number[*part];
        }
    }
}

fn nearest(seeds: &[Point], at: Point) -> usize {
    (0..seeds.len())
        .min_by(|a, b| seeds[*a].to(at).total_cmp(&seeds[*b].to(at)))
        .unwrap_or(0)
}

/// The price of the boundary between neighbouring blocks.
fn neighbours(graph: &Graph) -> Vec<BTreeMap<usize, f64>> {
    let mut neighbours = vec![BTreeMap::new(); graph.blocks.len()];
    for (&(a, b), edge) in &graph.edges {
        let (Some(&left), Some(&right)) = (graph.left.get(&(a, b)), graph.left.get(&(b, a))) else {
            continue;
        };
        if left == right || graph.blocks[left].water || graph.blocks[right].water {
            continue;
        }
        let cost = graph.nodes[a].to(graph.nodes[b]) * price(*edge);
        *neighbours[left].entry(right).or_insert(0.0) += cost;
        *neighbours[right].entry(left).or_insert(0.0) += cost;
    }
    neighbours
}

/// The outlines of each part: rings, outer ones anticlockwise.
pub(super) fn outlines(graph: &Graph, division: &Division) -> Vec<Vec<Line>> {
    let part_at = |a: usize, b: usize| {
        graph
            .left
            .get(&(a, b))
            .and_then(|block| division.of[*block])
    };
    let mut next: Vec<BTreeMap<usize, Vec<usize>>> = vec![BTreeMap::new(); division.count];
    for &(a, b) in graph.left.keys() {
        if let Some(part) = part_at(a, b).filter(|part| part_at(b, a) != Some(*part)) {
            next[part].entry(a).or_default().push(b);
        }
    }
    next.into_iter().map(|next| rings(graph, next)).collect()
}

fn rings(graph: &Graph, mut next: BTreeMap<usize, Vec<usize>>) -> Vec<Line> {
    let mut rings = Vec::new();
    while let Some((&start, _)) = next.first_key_value() {
        let mut ring = vec![start];
        let mut at = start;
        let mut way = None;
        while let Some(to) = step(graph, &mut next, at, way) {
            if to == start {
                break;
            }
            way = Some(graph.nodes[to] - graph.nodes[at]);
            ring.push(to);
            at = to;
        }
        rings.push(graph.line(&ring));
    }
    rings
}

/// Takes the way on that turns most to the left, so that rings touching in a point stay apart.
fn step(
    graph: &Graph,
    next: &mut BTreeMap<usize, Vec<usize>>,
    at: usize,
    way: Option<Point>,
) -> Option<usize> {
    let ways = next.get_mut(&at)?;
    let turn = |to: usize| {
        let on = (graph.nodes[to] - graph.nodes[at]).unit();
        way.map_or(0.0, |way| {
            let way = way.unit();
            if way.cross(on) >= 0.0 {
                1.0 - way.dot(on)
            } else {
                way.dot(on) - 1.0
            }
        })
    };
    let best = (0..ways.len()).max_by(|a, b| turn(ways[*a]).total_cmp(&turn(ways[*b])))?;
    let to = ways.swap_remove(best);
    if ways.is_empty() {
        next.remove(&at);
    }
    Some(to)
}

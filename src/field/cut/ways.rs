//! How far it is from stop to stop, and what lies between them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use crate::base::index::index;
use crate::base::joined::Joined;
use crate::base::units::Metres;
use crate::field::cut::links::Links;
use crate::field::cut::stops::Stops;
use crate::field::cut::streets::{Grid, Streets};
use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::field::network::Table;

/// Stops around each one to which the way is known.
const KNOWN: usize = 160;
/// Those of them that are tried as neighbours.
const NEAR: usize = 120;
/// How much longer than a straight line streets may be.
const DETOUR: f32 = 1.4;
/// How far it is at least to where no street leads, in metres.
const NO_WAY: f32 = 3_000.0;

type Tree = RTree<GeomWithData<[f64; 2], usize>>;

/// Ways between stops: one entry per stop in each list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ways {
    /// The nearest others with the way there in metres, the nearest first.
    pub(crate) near: Vec<Vec<(u32, f32)>>,
    /// More of them, in the order of their numbers.
    pub(super) known: Vec<Vec<(u32, f32)>>,
    /// How far away all others are at least that are not among them.
    pub(super) reach: Vec<f32>,
    /// The stops that are reached without passing another.
    pub(crate) next: Vec<Vec<u32>>,
    /// The open ground beside it, by number.
    pub(crate) squares: Vec<Vec<u32>>,
    /// How many squares there are.
    pub(crate) square_count: usize,
    pub(crate) spots: Vec<(f64, f64)>,
    /// How much longer than the straight line a way may be where it is not known.
    pub(super) detour: f32,
    /// Whether they lead along streets.
    pub(super) on_streets: bool,
}

impl Ways {
    /// Straight lines; next to a stop are those that it is linked to.
    pub(crate) fn straight(stops: &Stops) -> Self {
        let links = Links::new(stops);
        let tree = tree(stops);
        let rows = (0..stops.len()).into_par_iter().map(|stop| {
            let (x, y) = stops.spots[stop];
            let near = tree.nearest_neighbor_iter_with_distance_2(&[x, y]);
            near.filter(|(found, _)| found.data != stop)
                .take(KNOWN)
                .map(|(found, square)| (index(found.data), short(square.sqrt())))
                .collect()
        });
        let next = (0..stops.len()).map(|stop| links.of(stop).map(|(to, _)| index(to)).collect());
        Self {
            next: next.collect(),
            squares: vec![Vec::new(); stops.len()],
            ..Self::of(rows.collect(), &stops.spots)
        }
    }

    /// Ways along streets that are all found in a table: none is known here.
    pub(crate) fn by_table(spots: &[(f64, f64)]) -> Self {
        Self {
            spots: spots.to_vec(),
            on_streets: true,
            ..Self::default()
        }
    }

    /// The streets with a node for each stop; one on no street is reached from the nearest that is.
    pub(crate) fn grid(streets: &Streets, stops: &Stops) -> Grid {
        let on_street: Vec<bool> = stops
            .address
            .iter()
            .map(|&address| streets.node.get(address).is_some_and(Option::is_some))
            .collect();
        let tree = tree(stops);
        Grid::new(streets, &stops.address, |stop| {
            let (x, y) = stops.spots[stop];
            tree.nearest_neighbor_iter_with_distance_2(&[x, y])
                .find(|(found, _)| on_street[found.data])
                .map(|(found, square)| (found.data, DETOUR * short(square.sqrt())))
        })
    }

    /// Ways along streets.
    pub(crate) fn along(streets: &Streets, stops: &Stops) -> Self {
        let grid = Self::grid(streets, stops);
        let rows = (0..stops.len())
            .into_par_iter()
            .map_init(|| Search::new(&grid), Search::around);
        let mut ways = Self {
            on_streets: true,
            detour: DETOUR,
            ..Self::of(rows.collect(), &stops.spots)
        };
        let square = grid.squares();
        for &node in &grid.node {
            let (mut next, mut squares) = (Vec::new(), Vec::new());
            for &(to, _) in &grid.beside[node as usize] {
                match grid.stop[to as usize] {
                    Grid::OPEN => squares.push(square[to as usize]),
                    stop => next.push(stop),
                }
            }
            ways.next.push(next);
            ways.squares.push(squares);
        }
        let last = square.iter().filter(|&&square| square != Grid::OPEN).max();
        ways.square_count = last.map_or(0, |&last| last as usize + 1);
        ways
    }

    /// What is known of the stops around each, the nearest first.
    fn of(rows: Vec<Vec<(u32, f32)>>, spots: &[(f64, f64)]) -> Self {
        let mut ways = Self {
            spots: spots.to_vec(),
            detour: 1.0,
            ..Self::default()
        };
        for mut row in rows {
            ways.near.push(row.iter().copied().take(NEAR).collect());
            ways.reach.push(match row.last() {
                Some(&(_, metres)) if row.len() == KNOWN => metres,
                _ => NO_WAY,
            });
            row.sort_unstable_by_key(|&(to, _)| to);
            ways.known.push(row);
        }
        ways
    }

    /// The ways between some stops alone, numbered as they stand in `kept`.
    pub(crate) fn only(&self, kept: &[u32]) -> Self {
        let mut local = vec![u32::MAX; self.near.len()];
        for (place, &stop) in (0..).zip(kept) {
            local[stop as usize] = place;
        }
        let place = |stop: u32| Some(local[stop as usize]).filter(|&place| place != u32::MAX);
        let of = |rows: &[Vec<(u32, f32)>], stop: u32| -> Vec<(u32, f32)> {
            let row = rows[stop as usize].iter();
            row.filter_map(|&(to, metres)| Some((place(to)?, metres)))
                .collect()
        };
        let mut squares: Vec<u32> = kept
            .iter()
            .flat_map(|&stop| self.squares[stop as usize].iter().copied())
            .collect();
        squares.sort_unstable();
        squares.dedup();
        let square = |known: &u32| squares.binary_search(known).ok().map(index);
        let chosen = || kept.iter().map(|&stop| stop as usize);
        let mut some = Self {
            near: kept.iter().map(|&stop| of(&self.near, stop)).collect(),
            known: kept.iter().map(|&stop| of(&self.known, stop)).collect(),
            reach: chosen().map(|stop| self.reach[stop]).collect(),
            next: chosen()
                .map(|stop| self.next[stop].iter().filter_map(|&to| place(to)).collect())
                .collect(),
            squares: chosen()
                .map(|stop| self.squares[stop].iter().filter_map(square).collect())
                .collect(),
            square_count: squares.len(),
            spots: chosen().map(|stop| self.spots[stop]).collect(),
            detour: self.detour,
            on_streets: self.on_streets,
        };
        for row in &mut some.known {
            row.sort_unstable_by_key(|&(to, _)| to);
        }
        some
    }

    /// What stops are linked to in a first cut: what is near on the streets, or by their numbers.
    pub(crate) fn links(&self, stops: &Stops, kept: &[usize]) -> Links {
        let some = stops.only(kept);
        if self.on_streets {
            let kept: Vec<u32> = kept.iter().map(|&stop| index(stop)).collect();
            Links::along(&self.only(&kept), &some)
        } else {
            Links::new(&some)
        }
    }

    /// The same as [`Ways::metres`], for places in a list.
    pub(crate) fn between(&self, from: usize, to: usize) -> f64 {
        self.metres(index(from), index(to)).into()
    }

    /// Which stops any way connects.
    pub(crate) fn connected(&self) -> Joined {
        let mut joined = Joined::new(self.next.len());
        let mut beside = vec![None; self.square_count];
        for (stop, (next, squares)) in (0..).zip(self.next.iter().zip(&self.squares)) {
            for &next in next {
                joined.join(stop, next);
            }
            for &square in squares {
                joined.join(stop, *beside[square as usize].get_or_insert(stop));
            }
        }
        joined
    }

    /// All ways between the stops of a group.
    pub(crate) fn table(&self, group: &[usize]) -> Table {
        Table::of(group.len(), |a, b| self.between(group[a], group[b]))
    }

    /// How far a crew walks on a way.
    pub(crate) fn walked(&self, way: f64, pace: &Pace) -> Metres {
        if self.on_streets {
            Metres(way)
        } else {
            pace.way(way)
        }
    }

    /// The way from stop to stop in metres; where they are far apart, no less than it is.
    pub(crate) fn metres(&self, from: u32, to: u32) -> f32 {
        if from == to {
            return 0.0;
        }
        let known = |a: u32, b: u32| {
            let row = &self.known[a as usize];
            let found = row.binary_search_by_key(&b, |&(to, _)| to).ok()?;
            Some(row[found].1)
        };
        known(from, to)
            .or_else(|| known(to, from))
            .unwrap_or_else(|| {
                let (a, b) = (from as usize, to as usize);
                let line = short(straight(self.spots[a], self.spots[b]));
                (self.detour * line).max(self.reach[a]).max(self.reach[b])
            })
    }
}

fn tree(stops: &Stops) -> Tree {
    let points = stops.spots.iter().enumerate();
    RTree::bulk_load(
        points
            .map(|(stop, &(x, y))| GeomWithData::new([x, y], stop))
            .collect(),
    )
}

#[expect(clippy::cast_possible_truncation, reason = "metres in a town")]
fn short(metres: f64) -> f32 {
    metres as f32
}

/// The shortest ways from one stop to those around it (Dijkstra 1959), stopped early.
struct Search<'a> {
    grid: &'a Grid,
    /// How far each node is; endless where it was not reached.
    metres: Vec<f32>,
    reached: Vec<u32>,
    /// Nodes by distance: the bits of numbers that are not negative sort as they do.
    open: BinaryHeap<Reverse<(u32, u32)>>,
}

impl<'a> Search<'a> {
    fn new(grid: &'a Grid) -> Self {
        Self {
            grid,
            metres: vec![f32::INFINITY; grid.stop.len()],
            reached: Vec::new(),
            open: BinaryHeap::new(),
        }
    }

    /// The stops around `stop` with the ways there, the nearest first.
    fn around(&mut self, stop: usize) -> Vec<(u32, f32)> {
        let start = self.grid.node[stop];
        let mut row = Vec::new();
        self.reach(start, 0.0);
        while let Some(Reverse((bits, node))) = self.open.pop() {
            let metres = f32::from_bits(bits);
            if self.metres[node as usize] < metres {
                continue;
            }
            let found = self.grid.stop[node as usize];
            if found != Grid::OPEN && node != start {
                row.push((found, metres));
                if row.len() == KNOWN {
                    break;
                }
            }
            let grid = self.grid;
            for &(to, way) in &grid.beside[node as usize] {
                self.reach(to, metres + way);
            }
        }
        self.open.clear();
        for node in self.reached.drain(..) {
            self.metres[node as usize] = f32::INFINITY;
        }
        row
    }

    fn reach(&mut self, node: u32, metres: f32) {
        let known = &mut self.metres[node as usize];
        if metres < *known {
            if known.is_infinite() {
                self.reached.push(node);
            }
            *known = metres;
            self.open.push(Reverse((metres.to_bits(), node)));
        }
    }
}

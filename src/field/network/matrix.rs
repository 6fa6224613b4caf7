//! The ways between the stops of a turf.

use rayon::prelude::*;

use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::field::network::corners::Search;
use crate::field::network::{Network, Spot};

/// Metres from the middle of a street to a door that count as standing in the street.
const FRONT: f64 = 20.0;
/// Searches that are too few to be shared out among threads.
const AT_ONCE: usize = 16;

/// How far one walks over open ground from a door to the next, in metres.
const ACROSS: f64 = 100.0;

/// The way from every stop to every other, in metres of walking.
#[derive(Clone, Debug, Default)]
pub struct Table {
    count: usize,
    metres: Vec<f64>,
    /// How many pairs of stops have no way by the streets.
    pub straight: usize,
}

impl Table {
    /// Of so many stops with the way between each two, which is asked for once.
    pub(crate) fn of(count: usize, way: impl Fn(usize, usize) -> f64) -> Self {
        let mut table = Self::empty(count);
        for a in 0..count {
            for b in 0..a {
                table.set(a, b, way(a, b));
            }
        }
        table
    }

    fn empty(count: usize) -> Self {
        Self {
            count,
            metres: vec![0.0; count * count],
            straight: 0,
        }
    }

    fn set(&mut self, a: usize, b: usize, metres: f64) {
        self.metres[a * self.count + b] = metres;
        self.metres[b * self.count + a] = metres;
    }

    /// The way between two stops by their place in the list: the same there and back.
    pub fn between(&self, a: usize, b: usize) -> f64 {
        self.metres[a * self.count + b]
    }
}

/// A corner that a stop leads to: its place in the list of such corners, and the way.
type Access = (usize, f64);

impl Network {
    /// The ways between places in degrees (longitude, latitude), by the streets with crossings;
    /// straight lines at the usual factor of [`Pace::detour`] between those that no street
    /// connects. `spots` has one entry per place, from [`Network::spot`].
    ///
    /// Metres are those of the way along the middle of streets; crossings, stairs and slopes count
    /// as the metres on the flat that they are worth, so that minutes count them, and so does what
    /// a door is more than 20 m from its street.
    /// Between two such doors a straight line counts where it is shorter and crosses nothing.
    pub fn table(&self, places: &[(f64, f64)], spots: &[Option<Spot>]) -> Table {
        let corners = self.reached(spots);
        let count = corners.len();
        let starts = corners.par_iter().with_min_len(AT_ONCE);
        let rows = starts.map_init(Search::default, |search, &corner| {
            self.corners.from(corner, &corners, search)
        });
        let between = rows.collect::<Vec<Vec<f64>>>().concat();
        let access: Vec<Vec<Access>> = spots
            .iter()
            .map(|spot| spot.map_or_else(Vec::new, |spot| self.access(&spot, &corners)))
            .collect();
        let ground: Vec<(f64, f64)> = places
            .iter()
            .map(|&(lon, lat)| self.ground.metres(lon, lat))
            .collect();
        let pace = Pace::default();
        let mut table = Table::empty(places.len());
        for a in 0..places.len() {
            for b in 0..a {
                let mut metres = self.along(spots[a], spots[b]);
                for &(from, before) in &access[a] {
                    for &(to, after) in &access[b] {
                        metres = metres.min(before + between[from * count + to] + after);
                    }
                }
                if metres.is_infinite() {
                    table.straight += 1;
                    metres = pace.way(straight(ground[a], ground[b])).0;
                } else {
                    metres += behind(spots[a]) + behind(spots[b]);
                    let ends = [(spots[a], ground[a]), (spots[b], ground[b])];
                    metres = self.over_open_ground(ends, metres).unwrap_or(metres);
                }
                table.set(a, b, metres);
            }
        }
        table
    }

    /// The way from one spot and place in metres to another behind the houses in front, and not by
    /// the street; `None` where so many metres by streets are shorter, or something is between.
    pub(super) fn over_open_ground(
        &self,
        ends: [(Option<Spot>, (f64, f64)); 2],
        by_streets: f64,
    ) -> Option<f64> {
        let [from, to] = ends.map(|(_, place)| place);
        let open = Pace::default().way(straight(from, to)).0;
        let are_behind = ends.iter().all(|&(spot, _)| 0.0 < behind(spot));
        let is_shorter = open < by_streets.min(ACROSS);
        (are_behind && is_shorter && self.segments.open(from, to)).then_some(open)
    }

    /// The corners at the ends of the streets that the spots are in, sorted, none twice.
    pub(super) fn reached(&self, spots: &[Option<Spot>]) -> Vec<u32> {
        let mut corners: Vec<u32> = spots
            .iter()
            .flatten()
            .flat_map(|spot| self.pavements(spot).into_iter().flatten())
            .collect();
        corners.sort_unstable();
        corners.dedup();
        corners
    }

    /// The corners that the pavement of a spot leads to, where the street begins and where it
    /// ends; of one on the line, those of both pavements.
    pub(super) fn pavements(&self, spot: &Spot) -> Vec<[u32; 2]> {
        let ends = &self.corners.ends[spot.edge as usize];
        match spot.side {
            0 => vec![ends.left, ends.right],
            1.. => vec![ends.left],
            _ => vec![ends.right],
        }
    }

    pub(super) fn access(&self, spot: &Spot, corners: &[u32]) -> Vec<Access> {
        let edge = &self.edges[spot.edge as usize];
        let before = spot.along * edge.slowness;
        let ways = [before, edge.cost() - before];
        let pavements = self.pavements(spot);
        let leads = pavements.iter().flat_map(|ends| ends.iter().zip(ways));
        leads
            .filter_map(|(corner, way)| Some((corners.binary_search(corner).ok()?, way.max(0.0))))
            .collect()
    }

    /// The way between two spots of one street along it; infinite for those of two.
    pub(super) fn along(&self, a: Option<Spot>, b: Option<Spot>) -> f64 {
        let (Some(a), Some(b)) = (a, b) else {
            return f64::INFINITY;
        };
        if a.edge != b.edge {
            return f64::INFINITY;
        }
        let edge = &self.edges[a.edge as usize];
        let across = if a.side * b.side < 0 {
            edge.class.crossing()
        } else {
            0.0
        };
        (a.along - b.along).abs() * edge.slowness + across
    }
}

/// How far behind the front of its street a spot is.
pub(super) fn behind(spot: Option<Spot>) -> f64 {
    spot.map_or(0.0, |spot| f64::max(spot.away - FRONT, 0.0))
}

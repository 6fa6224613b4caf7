//! How addresses lie to one another: what is passed between them.

use std::collections::HashMap;

use crate::base::index::index;
use crate::field::cut::links::Links;
use crate::field::cut::stops::Stops;
use crate::field::cut::streets::Grid;
use crate::field::cut::ways::Ways;
use crate::field::network::{Network, Spot};
use crate::model::address::{Address, Located};
use crate::model::layer::PrecinctId;
use crate::model::turf::Plan;

/// Stops are asked for by their place alone: which precinct they count for is not.
const ANY: PrecinctId = PrecinctId(0);
/// No turf's, or several': a building that is shared out is in nobody's way.
const NOBODY: u32 = 0;

/// The ground that all addresses stand on: the streets, or by straight lines the neighbours.
#[derive(Debug)]
pub(super) struct Lie {
    grid: Grid,
    /// By address; [`Grid::OPEN`] for one that is nowhere.
    stop: Vec<u32>,
}

impl Lie {
    pub(super) fn new(
        addresses: &[Address],
        located: &Located,
        network: Option<&Network>,
        spots: &[Option<Spot>],
    ) -> Self {
        let somewhere = |address: &Address| address.lon.is_finite() && address.lat.is_finite();
        let chosen = addresses.iter().zip(&located.places).enumerate();
        let chosen = chosen
            .filter(|(_, (address, _))| somewhere(address))
            .map(|(place, (_, at))| (place, at.precinct().unwrap_or(ANY)));
        let stops = Stops::new(chosen.collect(), addresses, located);
        let grid = match network {
            Some(network) => Ways::grid(&network.middle(spots), &stops),
            None => by_links(&Links::new(&stops)),
        };
        let mut stop = vec![Grid::OPEN; addresses.len()];
        for (number, &address) in (0..).zip(&stops.address) {
            stop[address] = number;
        }
        Self { grid, stop }
    }

    /// How many pieces some turfs of a plan fall into; `place` has every address by its code.
    pub(super) fn pieces(
        &self,
        plan: &Plan,
        turfs: &[usize],
        place: &HashMap<String, usize>,
    ) -> Vec<usize> {
        let stop = |address: &str| {
            let stop = *self.stop.get(*place.get(address)?)?;
            (stop != Grid::OPEN).then_some(stop)
        };
        let mut owner = vec![NOBODY; self.grid.node.len()];
        for (number, turf) in plan.numbered() {
            let whole = turf.stops.iter().filter(|it| it.share.is_none());
            for stop in whole.filter_map(|it| stop(&it.address)) {
                owner[stop as usize] = index(number);
            }
        }
        let mut seen = vec![0; self.grid.stop.len()];
        let count = |&number: &usize| {
            let stops = plan.turf(number).map_or(&[][..], |turf| &turf.stops);
            let mut pieces = 0;
            for stop in stops.iter().filter_map(|it| stop(&it.address)) {
                let node = self.grid.node[stop as usize];
                if seen[node as usize] != index(number) {
                    pieces += 1;
                    self.visit(node, index(number), &owner, &mut seen);
                }
            }
            pieces
        };
        turfs.iter().map(count).collect()
    }

    /// Marks all that a turf's crew reaches from a node without passing another turf's stop.
    fn visit(&self, from: u32, turf: u32, owner: &[u32], seen: &mut [u32]) {
        let mut open = vec![from];
        seen[from as usize] = turf;
        while let Some(node) = open.pop() {
            for &(to, _) in &self.grid.beside[node as usize] {
                let stop = self.grid.stop[to as usize];
                let free = stop == Grid::OPEN || [NOBODY, turf].contains(&owner[stop as usize]);
                if free && seen[to as usize] != turf {
                    seen[to as usize] = turf;
                    open.push(to);
                }
            }
        }
    }
}

/// The neighbours of stops as ground: every node is a stop's.
fn by_links(links: &Links) -> Grid {
    let stops = 0..index(links.len());
    let beside = |stop: u32| {
        links
            .of(stop as usize)
            .map(|(to, _)| (index(to), 0.0))
            .collect()
    };
    Grid {
        stop: stops.clone().collect(),
        beside: stops.clone().map(beside).collect(),
        node: stops.collect(),
    }
}

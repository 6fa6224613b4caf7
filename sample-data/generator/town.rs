//! The whole town, put together in order.

use super::graph::Graph;
use super::people::{self, Address, Housing, People};
use super::precincts::{self, Division, divide};
use super::shape::{Line, Point, along, beside};
use super::site::{ESTATES, HALF_RIVER, Quarter, Site};
use super::streets::{self, Street};
use super::votes::{self, Tally};
use super::{names, ways};

/// Its name: no commune of France is called so.
pub(super) const NAME: &str = "Aubelune";
/// Its INSEE code: no commune has it.
pub(super) const INSEE: &str = "21999";
/// Its department, as the Ministry writes it.
pub(super) const DEPARTMENT: (&str, &str) = ("21", "Côte-d'Or");
/// How many precincts it has.
pub(super) const PRECINCTS: usize = 40;
/// How many statistical areas it has.
pub(super) const IRIS: usize = 11;

/// Everything about the town.
pub(super) struct Town {
    pub(super) site: Site,
    pub(super) streets: Vec<Street>,
    pub(super) graph: Graph,
    pub(super) people: People,
    pub(super) precincts: Division,
    pub(super) iris: Division,
    pub(super) priority: Division,
    pub(super) tallies: Vec<Tally>,
    /// `junctions[node]`: whether streets meet there.
    pub(super) junctions: Vec<bool>,
}

impl Town {
    /// Builds the town, always the same.
    pub(super) fn build() -> Self {
        let site = Site::new();
        let mut streets = streets::grow(&site);
        names::name(&site, &mut streets);
        let graph = Graph::new(&site, &streets);
        let mut people = people::settle(&site, &streets, &graph);
        let mut weights = vec![0.0; graph.blocks.len()];
        for address in &people.addresses {
            if let Some(block) = address.block {
                weights[block] += f64::from(address.voters);
            }
        }
        let precincts = divide(&graph, &weights, PRECINCTS, 35, 400_000);
        let iris = divide(&graph, &weights, IRIS, 8, 200_000);
        let priority = priority(&site, &graph, &weights);
        moor(&site, &streets, &mut people.addresses);
        let precinct_of: Vec<Option<usize>> = people
            .addresses
            .iter()
            .map(|address| precincts.of[address.block?])
            .collect();
        let tallies = votes::vote(&site, &people.addresses, &precinct_of, PRECINCTS);
        let junctions = ways::junctions(&graph);
        Self {
            site,
            streets,
            graph,
            people,
            precincts,
            iris,
            priority,
            tallies,
            junctions,
        }
    }

    /// The counts that `SOURCE.md` tells.
    pub(super) fn summary(&self) -> String {
        let dwellings: u32 = self
            .people
            .addresses
            .iter()
            .map(|address| address.dwellings)
            .sum();
        let registered: u32 = self.tallies.iter().flat_map(|tally| &tally.fates[2]).sum();
        let named = self
            .graph
            .streets
            .iter()
            .filter(|nodes| nodes.len() > 1)
            .count();
        format!(
            "{NAME}: {PRECINCTS} precincts, {registered} registered, {} addresses, {dwellings} dwellings, {named} streets",
            self.people.addresses.len()
        )
    }
}

/// The estates' blocks, as priority neighbourhoods.
fn priority(site: &Site, graph: &Graph, weights: &[f64]) -> Division {
    let of = graph
        .blocks
        .iter()
        .zip(weights)
        .map(|(block, weight)| {
            let near = |estate: &(Point, f64, f64)| block.place.to(estate.0) < 420.0;
            let counts = site.quarter(block.place) == Quarter::Estate
                && *weight > 60.0
                && block.square_metres < 60_000.0;
            ESTATES.iter().position(near).filter(|_| counts)
        })
        .collect();
    Division {
        of,
        count: ESTATES.len(),
    }
}

/// Houseboats, which lie in no precinct: their people vote elsewhere.
fn moor(site: &Site, streets: &[Street], addresses: &mut Vec<Address>) {
    let Some(street) = streets
        .iter()
        .position(|street| street.name == "Quai de la Rive")
    else {
        return;
    };
    let berths: Line = beside(&site.river, HALF_RIVER - 8.0)
        .into_iter()
        .filter(|at| (180.0..420.0).contains(&at.x))
        .collect();
    for berth in 0..6_u32 {
        let (at, _) = along(&berths, 30.0 + 28.0 * f64::from(berth));
        addresses.push(Address {
            street,
            number: 9001 + berth,
            suffix: "",
            at: at.rounded(),
            housing: Housing::Boat,
            dwellings: 1,
            voters: 0,
            block: None,
        });
    }
}

/// The outlines of the precincts, in order of number.
pub(super) fn precinct_outlines(town: &Town) -> Vec<Vec<Line>> {
    precincts::outlines(&town.graph, &town.precincts)
}

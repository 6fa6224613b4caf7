//! The walking network on streets of real towns, and its shortest ways beside those of others.

use arpent::analysis::ways::{Class, Kind, ways};
use arpent::base::task::Task;
use arpent::field::network::Network;
use arpent::io;

use crate::streets::{Spot, degrees, street};
use crate::{bondy_walk, real_data};

#[test]
fn a_packed_extract_reads_as_streets() {
    let Some(data) = real_data() else { return };
    let path = data.join("osm/Helsinki.osm.pbf");
    let layer = io::layer::read(&path, None, None, &Task::default())
        .unwrap()
        .value;
    let ways = ways(&layer);
    let walked = ways.iter().filter(|way| way.kind != Kind::Barrier).count();
    let place = (24.945, 60.17);
    let network = Network::new(&ways, &[place], &Task::default())
        .unwrap()
        .unwrap();
    let kilometres = network.cleaned().metres / 1000.0;
    assert!(network.spot(place.0, place.1).is_some());
    assert_eq!((walked, kilometres.round() as u32), (2261, 89));
}

/// Shortest ways in Bondy between two of its street nodes, found by
/// `scipy.sparse.csgraph.dijkstra` (version 1.17.1), in metres. Streets are straight from node to
/// node, without the small detours that the data make over addresses.
const BONDY: [(usize, usize, f64); 7] = [
    (0, 100, 2482.6),
    (0, 4000, 2918.3),
    (1000, 3000, 3584.5),
    (77, 5000, 3292.3),
    (2500, 2501, 685.3),
    (50, 2050, 500.5),
    (300, 5300, 1446.2),
];

#[test]
fn shortest_ways_are_those_that_scipy_finds() {
    let Some(data) = real_data() else { return };
    let nodes = numbers(&data.join("bondy-walk/nodes.csv"));
    let nodes: Vec<Spot> = nodes
        .iter()
        .map(|row| (row[1] - 662_500.0, row[2] - 6_867_000.0))
        .collect();
    let mut around: Vec<Vec<usize>> = vec![Vec::new(); 20_000];
    for row in numbers(&data.join("bondy-walk/edges.csv")) {
        around[row[0] as usize].push(row[1] as usize);
        around[row[1] as usize].push(row[0] as usize);
    }
    // Addresses are nodes of two edges along a street: passed through.
    let mut lines = Vec::new();
    for first in 0..nodes.len() {
        for &second in &around[first] {
            let (mut before, mut here) = (first, second);
            while here >= nodes.len() {
                let on = around[here].iter().find(|&&next| next != before);
                let Some(&on) = on else { break };
                (before, here) = (here, on);
            }
            if first < here && here < nodes.len() {
                lines.push(street(Class::Path, &[nodes[first], nodes[here]]));
            }
        }
    }
    let places: Vec<(f64, f64)> = nodes.iter().map(|&node| degrees(node)).collect();
    let network = Network::new(&lines, &places, &Task::default())
        .unwrap()
        .unwrap();
    for (a, b, metres) in BONDY {
        let ends = [places[a], places[b]];
        let spots = ends.map(|(lon, lat)| network.spot(lon, lat));
        let found = network.table(&ends, &spots).between(0, 1);
        // A degree of longitude is not as long in the north of the town as in the south.
        assert!(
            (found / metres - 1.0).abs() < 5e-4,
            "{a} to {b}: {found} for {metres}"
        );
    }
}

fn numbers(path: &std::path::Path) -> Vec<Vec<f64>> {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().skip(1);
    rows.map(|row| row.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect()
}

/// Bondy's streets of 2023 and its addresses.
#[test]
fn the_ways_of_a_large_turf_are_found_at_once() {
    let Some(data) = real_data() else { return };
    let path = data.join("fr-bondy/rue2023.geojson");
    let layer = io::layer::read(&path, None, None, &Task::default())
        .unwrap()
        .value;
    let (addresses, _) = bondy_walk::addresses(&data);
    let places: Vec<(f64, f64)> = addresses.iter().map(|it| (it.lon, it.lat)).collect();
    let network = Network::new(&ways(&layer), &places, &Task::default())
        .unwrap()
        .unwrap();
    let spots: Vec<_> = places
        .iter()
        .map(|&(lon, lat)| network.spot(lon, lat))
        .collect();
    let off = spots.iter().filter(|spot| spot.is_none()).count();
    let found = network.table(&places[..400], &spots[..400]);
    assert_eq!((off, found.straight), (0, 0));
}

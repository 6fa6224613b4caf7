//! Bondy's addresses with the flats at each, for what measures and tests cuts on real streets.

use std::collections::HashMap;
use std::path::Path;

use arpent::analysis::ways::ways;
use arpent::base::task::Task;
use arpent::field::cut::streets::Streets;
use arpent::field::network::Network;
use arpent::io;
use arpent::model::address::{Address, Located, Place};
use arpent::model::layer::PrecinctId;
use arpent::model::project::TableOptions;
use arpent::model::table::Table;

/// The addresses of the walking network, with their streets, and the flats at each.
pub(crate) fn addresses(data: &Path) -> (Vec<Address>, Vec<u32>) {
    let walked = table(&data.join("bondy-walk/addresses.csv"));
    let ids = texts(&walked, "address_id").into_iter();
    let flats: HashMap<String, u32> = ids.zip(counts(&walked, "doors")).collect();
    let ban = table(&data.join("fr-bondy/ban_adresses_93010.csv"));
    let numbers = |column: &str| ban.numbers(column).unwrap();
    let (lons, lats) = (numbers("lon"), numbers("lat"));
    let houses = counts(&ban, "numero");
    let (suffixes, streets) = (texts(&ban, "rep"), texts(&ban, "nom_voie"));
    let rows = texts(&ban, "id").into_iter().enumerate();
    rows.filter_map(|(row, id)| {
        let flats = *flats.get(&id)?;
        let address = Address {
            id,
            number: houses[row],
            suffix: suffixes[row].clone(),
            street: streets[row].clone(),
            lon: lons[row],
            lat: lats[row],
            dwellings: None,
        };
        Some((address, flats))
    })
    .unzip()
}

/// The walking network, with the node of each address.
pub(crate) fn streets(data: &Path, addresses: &[Address]) -> Streets {
    let nodes = table(&data.join("bondy-walk/nodes.csv"));
    let walked = table(&data.join("bondy-walk/addresses.csv"));
    let edges = table(&data.join("bondy-walk/edges.csv"));
    let ids = texts(&walked, "address_id").into_iter();
    let node: HashMap<String, u32> = ids.zip(counts(&walked, "node")).collect();
    let ends = counts(&edges, "from").into_iter().zip(counts(&edges, "to"));
    let metres = edges.numbers("metres").unwrap().into_iter();
    Streets {
        nodes: counts(&nodes, "node").len() + node.len(),
        edges: ends
            .zip(metres)
            .map(|((from, to), metres)| (from, to, metres as f32))
            .collect(),
        node: addresses
            .iter()
            .map(|address| node.get(&address.id).copied())
            .collect(),
    }
}

/// The streets of OpenStreetMap around some addresses, with two sides.
pub(crate) fn network(data: &Path, addresses: &[Address]) -> Network {
    let path = data.join("fr-bondy/rue2023.geojson");
    let layer = io::layer::read(&path, None, None, &Task::default()).unwrap();
    let places: Vec<(f64, f64)> = addresses.iter().map(|it| (it.lon, it.lat)).collect();
    let network = Network::new(&ways(&layer.value), &places, &Task::default()).unwrap();
    network.unwrap()
}

/// All addresses in one precinct, with so many doors each.
pub(crate) fn in_one_precinct(doors: Vec<u32>) -> Located {
    Located {
        places: vec![Place::In(PrecinctId(0)); doors.len()],
        doors,
        ..Located::default()
    }
}

fn table(path: &Path) -> Table {
    let read = io::table::read(path, None, &TableOptions::default(), &Task::default());
    read.unwrap().value.table
}

fn texts(table: &Table, column: &str) -> Vec<String> {
    let texts = table.texts(column).unwrap().into_iter();
    texts.map(Option::unwrap_or_default).collect()
}

/// Whole numbers; 0 where there is none.
fn counts(table: &Table, column: &str) -> Vec<u32> {
    let numbers = table.numbers(column).unwrap().into_iter();
    numbers.map(|number| number as u32).collect()
}

//! The streets as ways of OpenStreetMap: with class, bridges and tunnels, sharing points where they meet.

use super::Outcome;
use super::geojson::{collection, coordinates, feature};
use super::graph::{Edge, Graph};
use super::ground::Ground;
use super::shape::{Line, distance, foot};
use super::site::Class;
use super::town::Town;

/// OpenStreetMap's name for a class.
fn highway(class: Class) -> &'static str {
    match class {
        Class::Primary => "primary",
        Class::Secondary => "secondary",
        Class::Tertiary => "tertiary",
        Class::Residential => "residential",
        Class::Living => "living_street",
        Class::Track => "track",
    }
}

/// The file of streets.
pub(super) fn streets(town: &Town, ground: &Ground) -> Outcome<String> {
    let mut features = Vec::new();
    for (street, nodes) in town.streets.iter().zip(&town.graph.streets) {
        for (kind, nodes) in ways(town, nodes) {
            let line = simple(town, &nodes);
            let id = format!("way/{}", 900_000_001 + features.len());
            let mut properties = vec![
                ("@id", id.as_str()),
                ("highway", highway(street.class)),
                ("name", street.name.as_str()),
            ];
            match kind {
                Way::Bridge => properties.extend([("bridge", "yes"), ("layer", "1")]),
                Way::Tunnel => properties.extend([("tunnel", "yes"), ("layer", "-1")]),
                Way::Ground => {}
            }
            features.push(feature(
                &properties,
                "LineString",
                &coordinates(ground, &line)?,
            ));
        }
    }
    Ok(collection("streets", &features))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Ground,
    Bridge,
    Tunnel,
}

/// A street cut into what lies on the ground, over the water and under the railway.
fn ways(town: &Town, nodes: &[usize]) -> Vec<(Way, Vec<usize>)> {
    let railway: Line = town
        .site
        .railway
        .iter()
        .copied()
        .filter(|at| at.length() < 2600.0)
        .collect();
    let place = |node: usize| town.graph.nodes[node];
    let mut ways: Vec<(Way, Vec<usize>)> = Vec::new();
    for pair in nodes.windows(2) {
        let middle = (place(pair[0]) + place(pair[1])) * 0.5;
        let under = pair
            .iter()
            .any(|node| distance(place(*node), &railway) < 0.5);
        let kind = match (town.site.on_water(middle), under) {
            (true, _) => Way::Bridge,
            (_, true) => Way::Tunnel,
            _ => Way::Ground,
        };
        match ways.last_mut() {
            Some((last, chain)) if *last == kind => chain.push(pair[1]),
            _ => ways.push((kind, pair.to_vec())),
        }
    }
    ways
}

/// The places of a way, without those that hardly bend it and belong to no other street.
fn simple(town: &Town, nodes: &[usize]) -> Line {
    let place = |node: usize| town.graph.nodes[node];
    let mut kept: Vec<usize> = Vec::new();
    for (index, &node) in nodes.iter().enumerate() {
        let plain = town.junctions.get(node).is_some_and(|junction| !junction);
        let straight = match (kept.last(), nodes.get(index + 1)) {
            (Some(before), Some(after)) => {
                let (from, to) = (place(*before), place(*after));
                from.to(place(node)) < 60.0 && place(node).to(foot(place(node), from, to)) < 0.25
            }
            _ => false,
        };
        if !(plain && straight) {
            kept.push(node);
        }
    }
    town.graph.line(&kept)
}

/// Which nodes belong to more than one street.
pub(super) fn junctions(graph: &Graph) -> Vec<bool> {
    let mut degree = vec![0; graph.nodes.len()];
    for (&(a, b), edge) in &graph.edges {
        if matches!(edge, Edge::Street(..)) {
            degree[a] += 1;
            degree[b] += 1;
        }
    }
    degree.into_iter().map(|degree| degree != 2).collect()
}

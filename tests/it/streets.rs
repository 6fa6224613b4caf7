//! The walking network: sides, crossings, barriers, gaps and islands.

use arpent::analysis::toil::Toil;
use arpent::analysis::ways::{Class, Kind, Way, ways};
use arpent::base::task::Task;
use arpent::field::network::{Network, Table};
use arpent::io;

/// A place in metres east and north of 2.48 °E, 48.9 °N.
pub(crate) type Spot = (f64, f64);

pub(crate) fn degrees((east, north): Spot) -> (f64, f64) {
    let (lon, lat) = arpent::field::ground::metres_per_degree(48.9);
    (2.48 + east / lon, 48.9 + north / lat)
}

pub(crate) fn way(kind: Kind, corners: &[Spot]) -> Way {
    Way {
        line: corners.iter().map(|&corner| degrees(corner)).collect(),
        kind,
        apart: false,
        toil: Toil::default(),
    }
}

pub(crate) fn street(class: Class, corners: &[Spot]) -> Way {
    way(Kind::Walked(class), corners)
}

fn bridge(corners: &[Spot]) -> Way {
    Way {
        apart: true,
        ..street(Class::Residential, corners)
    }
}

pub(crate) fn network(ways: &[Way], places: &[Spot]) -> Network {
    let places: Vec<(f64, f64)> = places.iter().map(|&place| degrees(place)).collect();
    let made = Network::new(ways, &places, &Task::default()).unwrap();
    made.unwrap()
}

fn between(ways: &[Way], places: &[Spot]) -> Table {
    let network = network(ways, places);
    let places: Vec<(f64, f64)> = places.iter().map(|&place| degrees(place)).collect();
    let spots: Vec<_> = places
        .iter()
        .map(|&(lon, lat)| network.spot(lon, lat))
        .collect();
    network.table(&places, &spots)
}

#[track_caller]
pub(crate) fn is(found: f64, metres: f64) {
    assert!((found - metres).abs() < 0.5, "{found} for {metres}");
}

/// A river from west to east, a street on either bank, and one bridge at 300 m.
pub(crate) fn river_town() -> Vec<Way> {
    vec![
        street(Class::Residential, &[(0.0, 30.0), (300.0, 30.0)]),
        street(Class::Residential, &[(0.0, -30.0), (300.0, -30.0)]),
        bridge(&[(300.0, 30.0), (300.0, -30.0)]),
        way(Kind::Barrier, &[(-50.0, 0.0), (290.0, 0.0)]),
    ]
}

#[test]
fn the_way_to_the_other_bank_goes_over_the_bridge() {
    let ways = between(&river_town(), &[(0.0, 20.0), (0.0, -20.0)]);
    // On the inner banks of both: no street is crossed.
    is(ways.between(0, 1), 660.0);
    is(ways.between(1, 0), 660.0);
    assert_eq!(ways.straight, 0);
}

#[test]
fn an_address_belongs_to_no_street_beyond_a_barrier() {
    // Nearer to the street on the other bank.
    let town = [
        street(Class::Residential, &[(0.0, 60.0), (300.0, 60.0)]),
        street(Class::Residential, &[(0.0, -10.0), (300.0, -10.0)]),
        bridge(&[(300.0, 60.0), (300.0, -10.0)]),
        way(Kind::Barrier, &[(-50.0, 0.0), (290.0, 0.0)]),
    ];
    let (lon, lat) = degrees((100.0, 5.0));
    let spot = network(&town, &[(0.0, 0.0)]).spot(lon, lat).unwrap();
    is(spot.away, 55.0);
    let spot = network(&town[..3], &[(0.0, 0.0)]).spot(lon, lat).unwrap();
    is(spot.away, 15.0);
}

#[test]
fn both_sides_of_a_street_are_as_far_apart_as_its_class_says() {
    for (class, crossing) in [
        (Class::Path, 0.0),
        (Class::Residential, 5.0),
        (Class::Secondary, 30.0),
        (Class::Primary, 60.0),
    ] {
        let town = [street(class, &[(0.0, 0.0), (400.0, 0.0)])];
        let doors = [(100.0, 8.0), (150.0, 8.0), (150.0, -8.0), (150.0, 0.0)];
        let sides: Vec<i8> = doors
            .iter()
            .map(|&door| {
                let (lon, lat) = degrees(door);
                network(&town, &doors).spot(lon, lat).unwrap().side
            })
            .collect();
        assert_eq!(sides, [1, 1, -1, 0]);
        let ways = between(&town, &doors);
        is(ways.between(0, 1), 50.0);
        is(ways.between(0, 2), 50.0 + crossing);
        is(ways.between(1, 2), crossing);
        is(ways.between(1, 3), 0.0);
        is(ways.between(2, 3), 0.0);
    }
}

#[test]
fn round_a_corner_one_stays_on_ones_side() {
    // A residential street meets a primary one from the south, at 200 m.
    let town = [
        street(Class::Primary, &[(0.0, 0.0), (200.0, 0.0), (400.0, 0.0)]),
        street(Class::Residential, &[(200.0, 0.0), (200.0, -200.0)]),
    ];
    let doors = [
        (100.0, -8.0),   // on the avenue, south, west of the corner
        (192.0, -100.0), // in the side street, west
        (208.0, -100.0), // in the side street, east
        (100.0, 8.0),    // on the avenue, north
        (300.0, -8.0),   // on the avenue, south, beyond the corner
    ];
    let ways = between(&town, &doors);
    is(ways.between(0, 1), 200.0);
    is(ways.between(0, 2), 205.0);
    is(ways.between(3, 1), 260.0);
    is(ways.between(3, 2), 260.0); // over the avenue beyond the corner
    is(ways.between(0, 4), 205.0);
    is(ways.between(3, 4), 260.0);
}

#[test]
fn stairs_count_double_and_a_deep_garden_is_walked() {
    let town = [
        street(Class::Steps, &[(0.0, 0.0), (100.0, 0.0)]),
        street(Class::Residential, &[(100.0, 0.0), (300.0, 0.0)]),
    ];
    let ways = between(&town, &[(50.0, 5.0), (200.0, 5.0), (200.0, 60.0)]);
    is(ways.between(0, 1), 200.0);
    is(ways.between(1, 2), 40.0);
}

#[test]
fn from_one_house_at_the_back_to_the_next_one_does_not_go_by_the_street() {
    let front = street(Class::Residential, &[(0.0, 0.0), (300.0, 0.0)]);
    let houses = [(100.0, 60.0), (130.0, 60.0), (130.0, 15.0)];
    let table = between(std::slice::from_ref(&front), &houses);
    is(table.between(0, 1), 30.0 * 1.3);
    // To the house at the front one walks round.
    is(table.between(0, 2), 40.0 + 30.0);
    let hedge = way(Kind::Barrier, &[(115.0, 50.0), (115.0, 70.0)]);
    let table = between(&[front, hedge], &houses);
    is(table.between(0, 1), 40.0 + 30.0 + 40.0);
}

#[test]
fn loose_ends_are_joined_and_islands_are_left_out_and_both_are_told() {
    let town = [
        street(Class::Residential, &[(0.0, 0.0), (600.0, 0.0)]),
        // Ends 0.6 m before the first, in the middle of it.
        street(Class::Residential, &[(300.0, 0.6), (300.0, 200.0)]),
        // Ends 30 m before it: that is a gap.
        street(Class::Residential, &[(500.0, 30.0), (500.0, 127.0)]),
    ];
    let doors = [(100.0, 5.0), (295.0, 100.0), (505.0, 50.0)];
    let cleaned = network(&town, &doors).cleaned();
    assert_eq!((cleaned.joined, cleaned.islands), (1, 1));
    is(cleaned.metres, 799.0);
    is(cleaned.island_metres, 97.0);
    let ways = between(&town, &doors);
    // The street makes way for the end that was to touch it.
    is(ways.between(0, 1), 200.0 + 99.4);
    assert_eq!(
        ways.straight, 0,
        "who lives on an island belongs to the next street"
    );
}

/// A street, and an estate whose drive stops 20 m before it.
fn gated_estate() -> Vec<Way> {
    vec![
        street(Class::Residential, &[(0.0, 0.0), (600.0, 0.0)]),
        street(Class::Service, &[(300.0, 20.0), (300.0, 100.0)]),
    ]
}

#[test]
fn an_estate_is_linked_over_its_forecourt_and_that_is_told() {
    let doors = [(100.0, 0.0), (300.0, 60.0)];
    let cleaned = network(&gated_estate(), &doors).cleaned();
    assert_eq!((cleaned.linked, cleaned.islands, cleaned.apart), (1, 0, 0));
    is(between(&gated_estate(), &doors).between(0, 1), 200.0 + 60.0);
}

#[test]
fn no_link_crosses_a_barrier() {
    let mut town = gated_estate();
    town.push(way(Kind::Barrier, &[(0.0, 10.0), (600.0, 10.0)]));
    let doors = [(100.0, 0.0), (300.0, 60.0)];
    let cleaned = network(&town, &doors).cleaned();
    assert_eq!((cleaned.linked, cleaned.islands), (0, 1));
}

#[test]
fn a_group_is_linked_once_so_that_no_way_through_comes_of_it() {
    let mut town = gated_estate();
    // The drive reaches a second street as closely, which is far from the first by road.
    town.push(street(
        Class::Residential,
        &[(0.0, 120.0), (600.0, 120.0), (600.0, 0.0)],
    ));
    let doors = [(300.0, 0.0), (300.0, 120.0)];
    assert_eq!(network(&town, &doors).cleaned().linked, 1);
    is(between(&town, &doors).between(0, 1), 300.0 + 120.0 + 300.0);
}

#[test]
fn where_no_street_leads_lines_are_straight_times_the_factor() {
    let town = [
        street(Class::Residential, &[(0.0, 0.0), (600.0, 0.0)]),
        street(Class::Residential, &[(0.0, 400.0), (600.0, 400.0)]),
    ];
    // Two parts, both too long to be left out, and a farm.
    let ways = between(&town, &[(100.0, 0.0), (100.0, 400.0), (100.0, 800.0)]);
    is(ways.between(0, 1), 1.3 * 400.0);
    is(ways.between(1, 2), 1.3 * 400.0);
    assert_eq!(ways.straight, 3);
}

#[test]
fn a_line_that_crosses_without_a_common_corner_does_not_meet() {
    let mut town = vec![
        street(Class::Residential, &[(0.0, 0.0), (600.0, 0.0)]),
        street(Class::Residential, &[(300.0, -300.0), (300.0, 300.0)]),
    ];
    let doors = [(100.0, 0.0), (300.0, 100.0)];
    assert_eq!(between(&town, &doors).straight, 1);
    town[0].line.insert(1, degrees((300.0, 0.0)));
    town[1].line.insert(1, degrees((300.0, 0.0)));
    is(between(&town, &doors).between(0, 1), 300.0);
}

/// A crossing, a bridge over a canal, stairs, and a motorway that nobody walks along.
const EXTRACT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
<node id="1" lat="48.9000" lon="2.4800"/><node id="2" lat="48.9000" lon="2.4830"/>
<node id="3" lat="48.9000" lon="2.4860"/><node id="4" lat="48.9020" lon="2.4830"/>
<node id="5" lat="48.8980" lon="2.4790"/><node id="6" lat="48.8980" lon="2.4870"/>
<node id="7" lat="48.9030" lon="2.4790"/><node id="8" lat="48.9030" lon="2.4870"/>
<node id="9" lat="48.8970" lon="2.4830"/>
<way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/><tag k="name" v="Rue A"/></way>
<way id="11"><nd ref="2"/><nd ref="4"/><tag k="highway" v="steps"/></way>
<way id="12"><nd ref="5"/><nd ref="6"/><tag k="waterway" v="canal"/></way>
<way id="13"><nd ref="2"/><nd ref="9"/><tag k="highway" v="footway"/><tag k="bridge" v="yes"/><tag k="layer" v="1"/></way>
<way id="14"><nd ref="7"/><nd ref="8"/><tag k="highway" v="motorway"/></way>
<way id="15"><nd ref="1"/><nd ref="4"/><tag k="building" v="yes"/></way>
</osm>
"#;

#[test]
fn an_extract_of_openstreetmap_is_streets_and_barriers_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.osm");
    std::fs::write(&path, EXTRACT).unwrap();
    let layer = io::layer::read(&path, None, None, &Task::default()).unwrap();
    assert_eq!(layer.value.name, "lines");
    let found: Vec<(Kind, bool)> = ways(&layer.value)
        .iter()
        .map(|way| (way.kind, way.apart))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Walked(Class::Residential), false),
            (Kind::Walked(Class::Steps), false),
            (Kind::Barrier, false),
            (Kind::Walked(Class::Path), true),
            (Kind::Barrier, false),
        ]
    );
    let ways = ways(&layer.value);
    let places = [(2.4800, 48.9), (2.4830, 48.9020)];
    let network = Network::new(&ways, &places, &Task::default())
        .unwrap()
        .unwrap();
    let spots = places.map(|(lon, lat)| network.spot(lon, lat));
    // 220.0 m of street to the crossing, 222.4 m of stairs that count double.
    is(
        network.table(&places, &spots).between(0, 1),
        220.0 + 2.0 * 222.4,
    );
}

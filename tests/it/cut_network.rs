//! What a cut makes of the walking network: sides, bridges, and what no street connects.

use arpent::analysis::ways::{Class, Kind, Way};
use arpent::base::task::Task;
use arpent::field::cut::{self, CutRequest, WITHIN};
use arpent::model::address::Address;
use arpent::model::layer::{Code, PrecinctId};
use arpent::model::turf::{Footing, Plan, TurfSize};

use crate::bondy_walk::in_one_precinct;
use crate::streets::{Spot, degrees, is, network, river_town, street, way};

fn cut(houses: &[Spot], ways: Option<&[Way]>, doors: u32) -> Plan {
    let place = |(number, &house): (usize, &Spot)| {
        let (lon, lat) = degrees(house);
        Address {
            id: format!("house-{number:02}"),
            lon,
            lat,
            ..Address::default()
        }
    };
    let addresses: Vec<Address> = houses.iter().enumerate().map(place).collect();
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size: TurfSize::Doors(doors),
        within: WITHIN,
        seed: 1,
    };
    let located = in_one_precinct(vec![1; addresses.len()]);
    let codes = [Code("1".to_owned())];
    let network = ways.map(|ways| network(ways, houses));
    let underfoot = network.as_ref().into();
    cut::cut_on(
        &request,
        &addresses,
        &located,
        &codes,
        underfoot,
        &Task::default(),
    )
    .unwrap()
}

/// The houses of each turf, by their place in the list.
fn houses(plan: &Plan) -> Vec<Vec<usize>> {
    let turfs = plan.turfs.iter();
    turfs
        .map(|turf| {
            let numbers = turf.stops.iter().map(|stop| stop.address[6..].parse());
            numbers.collect::<Result<_, _>>().unwrap()
        })
        .collect()
}

/// Addresses on both banks of the river, cut into one turf.
#[test]
fn a_turf_is_walked_bank_by_bank_and_says_by_what_it_was_measured() {
    let doors: Vec<Spot> = (0..20)
        .map(|number| {
            (
                10.0 + 10.0 * f64::from(number),
                if number % 2 == 0 { 20.0 } else { -20.0 },
            )
        })
        .collect();
    let plan = cut(&doors, Some(&river_town()), 100);
    let walk = &houses(&plan)[0];
    let crosses = |pair: &&[usize]| pair[0] % 2 != pair[1] % 2;
    assert_eq!(walk.windows(2).filter(crosses).count(), 1);
    // North from the west end to the bridge, over it, and back on the other bank.
    is(plan.turfs[0].length.0, 290.0 + 60.0 + 280.0);
    assert!(matches!(plan.footing, Footing::Streets { off: 0, .. }));
    let straight = cut(&doors, None, 100);
    assert_eq!(straight.footing, Footing::Straight(1.3));
    assert!(straight.turfs[0].length < plan.turfs[0].length);
}

/// Two long streets 60 m apart that nothing connects, with 40 houses and `beyond` houses.
fn two_banks(beyond: u32) -> (Vec<Spot>, Vec<Way>) {
    let along = |count: u32, north: f64| {
        (0..count).map(move |number| (100.0 + 10.0 * f64::from(number), north))
    };
    let houses = along(40, 5.0).chain(along(beyond, 65.0)).collect();
    let streets = [0.0, 60.0].map(|north| {
        street(
            Class::Residential,
            &[(0.0, north), (100.0, north), (700.0, north)],
        )
    });
    (houses, streets.to_vec())
}

/// The turfs that have houses on both banks.
fn on_both(plan: &Plan) -> usize {
    let on_both = |turf: &Vec<usize>| {
        let beyond = turf.iter().filter(|&&house| house >= 40).count();
        beyond > 0 && beyond < turf.len()
    };
    houses(plan).into_iter().filter(on_both).count()
}

#[test]
fn no_turf_lies_on_both_sides_of_a_barrier_however_little_is_beyond() {
    for beyond in [1, 4, 15, 33] {
        let (houses, mut ways) = two_banks(beyond);
        ways.push(way(Kind::Barrier, &[(-500.0, 30.0), (1_500.0, 30.0)]));
        let plan = cut(&houses, Some(&ways), 20);
        assert_eq!(on_both(&plan), 0, "{beyond} houses beyond");
        let doors: u64 = plan.turfs.iter().map(|turf| turf.doors()).sum();
        assert_eq!(doors, 40 + u64::from(beyond));
    }
}

#[test]
fn where_only_streets_are_missing_a_few_houses_go_with_a_neighbour_and_many_do_not() {
    let turfs = |beyond| {
        let (houses, ways) = two_banks(beyond);
        let plan = cut(&houses, Some(&ways), 20);
        (plan.turfs.len(), on_both(&plan))
    };
    assert_eq!(turfs(4), (2, 1));
    assert_eq!(turfs(15), (3, 0));
    assert_eq!(turfs(33), (4, 0));
}

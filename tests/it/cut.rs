//! What a crew leader relies on when turfs are cut.

use std::collections::BTreeMap;

use arpent::base::task::{Cancelled, Task};
use arpent::field::cut::{self, CutError, CutRequest};
use arpent::model::address::{Address, LeftOut, Located, Place};
use arpent::model::layer::{Code, PrecinctId};
use arpent::model::turf::{Plan, TurfSize};
use proptest::prelude::*;

use crate::{bondy_walk, real_data};

/// An address as a test describes it: column and row of a grid of houses, and doors.
type House = (u8, u8, u32);

/// Houses along streets that run west to east, in two precincts.
fn town(houses: &[House]) -> (Vec<Address>, Located) {
    let addresses = (0..).zip(houses).map(|(index, &(column, row, _))| Address {
        id: format!("house-{index:04}"),
        number: u32::from(column) + 1,
        street: format!("Street {row}"),
        lon: 2.48 + f64::from(column) * 0.0003,
        lat: 48.9 + f64::from(row) * 0.0004,
        ..Address::default()
    });
    let places = houses
        .iter()
        .map(|&(column, _, _)| Place::In(PrecinctId(u32::from(column >= 20))));
    let located = Located {
        places: places.collect(),
        doors: houses.iter().map(|&(_, _, doors)| doors).collect(),
        ..Located::default()
    };
    (addresses.collect(), located)
}

fn request(size: TurfSize) -> CutRequest {
    CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0), PrecinctId(1)],
        size,
        within: cut::WITHIN,
        seed: 1,
    }
}

fn codes() -> Vec<Code> {
    vec![Code("A".to_owned()), Code("B".to_owned())]
}

fn cut(addresses: &[Address], located: &Located, size: TurfSize) -> Plan {
    cut::cut(
        &request(size),
        addresses,
        located,
        &codes(),
        &Task::default(),
    )
    .unwrap()
}

fn full_grid(columns: u8, rows: u8, doors: u32) -> Vec<House> {
    (0..rows)
        .flat_map(|row| (0..columns).map(move |column| (column, row, doors)))
        .collect()
}

/// How far from the mean the doors of the worst turf are, as a share of it, and the mean.
fn worst(plan: &Plan) -> f64 {
    let doors: Vec<f64> = plan.turfs.iter().map(|turf| turf.doors() as f64).collect();
    let mean = doors.iter().sum::<f64>() / doors.len() as f64;
    let off = doors.iter().map(|doors| (doors / mean - 1.0).abs());
    off.fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn every_door_is_in_exactly_one_turf(
        houses in prop::collection::vec((0_u8..40, 0_u8..10, 0_u32..30), 1..150),
        size in 1_u32..80,
    ) {
        let (addresses, located) = town(&houses);
        let total: u64 = located.doors.iter().map(|&doors| u64::from(doors)).sum();
        prop_assume!(total > 0);
        let plan = cut(&addresses, &located, TurfSize::Doors(size));
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        for stop in plan.turfs.iter().flat_map(|turf| &turf.stops) {
            prop_assert!(seen.insert(&stop.address, stop.doors).is_none(), "{} twice", stop.address);
        }
        for (address, &doors) in addresses.iter().zip(&located.doors) {
            let left_out = plan.left_out.contains(&(LeftOut::NoDoors, address.id.clone()));
            prop_assert_eq!(left_out, doors == 0);
            prop_assert_eq!(seen.get(address.id.as_str()).copied(), (doors > 0).then_some(doors));
        }
        prop_assert_eq!(plan.turfs.iter().map(|turf| turf.doors()).sum::<u64>(), total);
        prop_assert!(plan.turfs.iter().all(|turf| !turf.stops.is_empty()));
    }

    #[test]
    fn turfs_are_even_whatever_the_order_of_the_addresses(
        mut houses in Just(full_grid(30, 8, 2)).prop_shuffle(),
        missing in 0_usize..60,
        size in 25_u32..60,
    ) {
        houses.truncate(houses.len() - missing);
        let (addresses, located) = town(&houses);
        let plan = cut(&addresses, &located, TurfSize::Doors(size));
        // Two doors each, divided by the size and rounded.
        let wanted = (4 * houses.len() + size as usize) / (2 * size as usize);
        prop_assert_eq!(plan.turfs.len(), wanted.max(1));
        prop_assert!(worst(&plan) <= 0.15, "{}", worst(&plan));
        prop_assert_eq!(&cut(&addresses, &located, TurfSize::Doors(size)), &plan);
    }

    #[test]
    fn minutes_are_shared_out_evenly(
        houses in Just(full_grid(30, 8, 1)).prop_shuffle(),
        size in 60_f64..200.0,
    ) {
        let (addresses, located) = town(&houses);
        let plan = cut(&addresses, &located, TurfSize::Minutes(size));
        let minutes: Vec<f64> = plan.turfs.iter().map(|turf| turf.time.0).collect();
        let mean = minutes.iter().sum::<f64>() / minutes.len() as f64;
        prop_assert!(minutes.iter().all(|time| (time / mean - 1.0).abs() <= 0.15), "{minutes:?}");
        prop_assert!((mean / size - 1.0).abs() <= 0.5 / (minutes.len() as f64 - 0.5), "{mean} for {size}");
    }
}

#[test]
fn a_tower_is_a_turf_of_its_own() {
    let mut houses = full_grid(30, 6, 1);
    houses[75].2 = 90;
    let (addresses, located) = town(&houses);
    let plan = cut(&addresses, &located, TurfSize::Doors(30));
    let (towers, others): (Vec<_>, Vec<_>) = plan.turfs.iter().partition(|turf| turf.doors() >= 90);
    assert_eq!(towers.len(), 1);
    assert_eq!(towers[0].stops.len(), 1);
    assert_eq!(others.len(), 6, "179 doors of the others");
    assert!(others.iter().all(|turf| (26..=34).contains(&turf.doors())));
}

#[test]
fn buildings_among_houses_are_shared_out_evenly() {
    // Every eighth address is a building of 30 to 70 doors, where turfs have a hundred.
    let houses: Vec<House> = (0..400_u32)
        .map(|place| {
            let doors = if place % 8 == 0 {
                30 + place * 13 % 41
            } else {
                1 + place % 3
            };
            let (column, row) = (place % 40, place / 40);
            (column as u8, row as u8, doors)
        })
        .collect();
    let (addresses, located) = town(&houses);
    let plan = cut(&addresses, &located, TurfSize::Doors(100));
    assert!(worst(&plan) <= 0.15, "{}", worst(&plan));
}

#[test]
fn parts_that_lie_apart_are_cut_one_by_one() {
    // Two villages, far apart; each makes three turfs.
    let near = full_grid(10, 9, 1);
    let far = near
        .iter()
        .map(|&(column, row, doors)| (column + 90, row, doors));
    let houses: Vec<House> = near.iter().copied().chain(far).collect();
    let (addresses, located) = town(&houses);
    let plan = cut(&addresses, &located, TurfSize::Doors(30));
    assert_eq!(plan.turfs.len(), 6);
    for turf in &plan.turfs {
        let stops = turf.stops.iter();
        let lons: Vec<f64> = stops
            .map(|stop| {
                let known = addresses.iter().find(|address| address.id == stop.address);
                known.unwrap().lon
            })
            .collect();
        let wide = lons.iter().fold(f64::MIN, |a, &b| a.max(b))
            - lons.iter().fold(f64::MAX, |a, &b| a.min(b));
        assert!(wide < 0.01, "a turf of both villages, {wide}° wide");
    }
}

#[test]
fn what_is_left_out_is_counted_and_listed() {
    let (addresses, mut located) = town(&full_grid(30, 2, 1));
    located.places[3] = Place::Out(LeftOut::OutsidePrecincts);
    located.places[1] = Place::Out(LeftOut::OutsidePrecincts);
    located.places[2] = Place::Out(LeftOut::NotLocated);
    located.doors[0] = 0;
    let request = CutRequest {
        precincts: vec![PrecinctId(0)],
        ..request(TurfSize::Doors(10))
    };
    let plan = cut::cut(&request, &addresses, &located, &codes(), &Task::default()).unwrap();
    let listed = |reason, index| (reason, format!("house-{index:04}"));
    assert_eq!(
        plan.left_out,
        [
            listed(LeftOut::NotLocated, 2),
            listed(LeftOut::OutsidePrecincts, 1),
            listed(LeftOut::OutsidePrecincts, 3),
            listed(LeftOut::NoDoors, 0),
        ]
    );
    assert_eq!(plan.outside_target, 20);
    let walked: usize = plan.turfs.iter().map(|turf| turf.stops.len()).sum();
    assert_eq!(walked, 60 - 20 - 4);
}

#[test]
fn a_target_without_doors_is_an_error_that_says_so() {
    let (addresses, located) = town(&[(0, 0, 0), (1, 0, 0)]);
    let asked = |task: &Task| {
        let request = request(TurfSize::Doors(10));
        cut::cut(&request, &addresses, &located, &codes(), task)
    };
    assert_eq!(asked(&Task::default()), Err(CutError::NoDoors));
    let (addresses, located) = town(&full_grid(30, 2, 1));
    let task = Task::default();
    task.cancel();
    let stopped = cut::cut(
        &request(TurfSize::Doors(10)),
        &addresses,
        &located,
        &codes(),
        &task,
    );
    assert_eq!(stopped, Err(CutError::Cancelled(Cancelled)));
}

#[test]
fn doors_at_one_point_are_shared_out_all_the_same() {
    let houses = vec![(5, 5, 1); 100];
    let (addresses, located) = town(&houses);
    let plan = cut(&addresses, &located, TurfSize::Doors(25));
    assert_eq!(plan.turfs.len(), 4);
    assert!(worst(&plan) <= 0.15, "{}", worst(&plan));
    assert!(plan.turfs.iter().all(|turf| turf.length.0 < 0.1));
}

#[test]
fn near_numbers_lie_near_one_another() {
    let (addresses, located) = town(&full_grid(40, 10, 1));
    let plan = cut(&addresses, &located, TurfSize::Doors(20));
    let columns = |number: usize| {
        plan.turfs[number].stops.iter().map(|stop| {
            let index: usize = stop.address["house-".len()..].parse().unwrap();
            (index % 40, index / 40)
        })
    };
    for number in 1..plan.turfs.len() {
        let apart = columns(number).flat_map(|(x, y)| {
            columns(number - 1).map(move |(u, v)| x.abs_diff(u) + y.abs_diff(v))
        });
        assert!(
            apart.min().unwrap() <= 3,
            "turfs {} and {number}",
            number - 1
        );
    }
}

#[test]
fn bondys_flats_are_shared_out_evenly() {
    let Some(data) = real_data() else { return };
    let (addresses, flats) = bondy_walk::addresses(&data);
    let doors: u32 = flats.iter().sum();
    let plan = cut(
        &addresses,
        &bondy_walk::in_one_precinct(flats),
        TurfSize::Doors(doors / 83),
    );
    let of_several = plan.turfs.iter().filter(|turf| turf.stops.len() > 1);
    let doors: Vec<f64> = of_several.map(|turf| turf.doors() as f64).collect();
    let mean = doors.iter().sum::<f64>() / doors.len() as f64;
    let off = doors.iter().map(|doors| (doors / mean - 1.0).abs());
    let worst = off.fold(0.0, f64::max);
    assert!(60 < doors.len() && worst <= 0.15, "{worst} of {mean}");
}

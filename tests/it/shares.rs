//! What a crew leader relies on when a tower is too much for one evening.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arpent::base::task::Task;
use arpent::field::cut::{self, CutRequest, Underfoot};
use arpent::field::edit::kept::Kept;
use arpent::field::edit::{self, Edit, EditError, Terrain, To};
use arpent::field::packet::check::check_plan;
use arpent::model::address::{Address, Building, LeftOut, Located, Place};
use arpent::model::layer::{Code, PrecinctId, Precincts};
use arpent::model::turf::{Plan, TurfSize};

const TOWER: &str = "tower";

/// Sixty houses of two doors in three streets, and among them a tower of 200 doors: seven hours.
fn town() -> (Vec<Address>, Located) {
    let mut addresses: Vec<Address> = (0..60)
        .map(|house| Address {
            id: format!("house-{house:02}"),
            number: house % 20 + 1,
            street: format!("Street {}", house / 20),
            lon: 2.48 + f64::from(house % 20) * 0.0003,
            lat: 48.9 + f64::from(house / 20) * 0.0004,
            ..Address::default()
        })
        .collect();
    addresses.push(Address {
        id: TOWER.to_owned(),
        number: 21,
        street: "Street 1".to_owned(),
        lon: 2.483,
        lat: 48.9004,
        ..Address::default()
    });
    let mut doors = vec![2; 60];
    doors.push(200);
    let located = Located {
        places: vec![Place::In(PrecinctId(0)); 61],
        doors,
        ..Located::default()
    };
    (addresses, located)
}

fn cut_by(size: TurfSize, located: &Located) -> Plan {
    let (addresses, _) = town();
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size,
        within: cut::WITHIN,
        seed: 1,
    };
    let codes = [Code("1".to_owned())];
    let task = Task::default();
    cut::cut_on(
        &request,
        &addresses,
        located,
        &codes,
        Underfoot::Lines,
        &task,
    )
    .unwrap()
}

fn two_hours() -> Plan {
    cut_by(TurfSize::Minutes(120.0), &town().1)
}

fn terrain() -> Terrain {
    let (addresses, located) = town();
    let precincts = Precincts {
        codes: vec![Code("1".to_owned())],
        ..Precincts::default()
    };
    let task = Task::default();
    Terrain::new(
        Arc::new(addresses),
        Arc::new(located),
        Arc::new(precincts),
        None,
        &task,
    )
    .unwrap()
}

fn edited(plan: &Plan, edit: &Edit) -> Plan {
    edit::edit(plan, edit, Some(&terrain()), &Task::default())
        .unwrap()
        .plan
}

/// The turfs that have a share of the tower: its doors, and the share as it is written.
fn tower(plan: &Plan) -> BTreeMap<usize, (u32, String)> {
    let mut found = BTreeMap::new();
    for (number, turf) in plan.numbered() {
        for stop in turf.stops.iter().filter(|stop| stop.address == TOWER) {
            let share = stop.share.as_ref();
            let share = share.map_or_else(|| "all".to_owned(), ToString::to_string);
            let before = found.insert(number, (stop.doors, share));
            assert_eq!(before, None, "one stop of it on turf {number}");
        }
    }
    found
}

fn findings(plan: &Plan) -> usize {
    let (addresses, located) = town();
    check_plan(plan, &addresses, &located).len()
}

#[test]
fn a_tower_longer_than_an_outing_is_shared_by_several_crews() {
    let plan = two_hours();
    let tower = tower(&plan);
    // 200 doors take 410 minutes: four parts of 50, of which none is longer than two hours.
    assert_eq!(tower.len(), 4, "{tower:?}");
    assert!(tower.values().all(|(doors, _)| *doors == 50), "{tower:?}");
    let minutes = plan.turfs.iter().map(|turf| turf.time.0);
    let longest = minutes.fold(0.0, f64::max);
    assert!(longest < 150.0, "{longest} minutes");
    assert_eq!(plan.turfs.iter().map(|turf| turf.doors()).sum::<u64>(), 320);
    assert_eq!(findings(&plan), 0);
}

#[test]
fn its_staircases_are_kept_whole_where_they_are_known() {
    let (_, mut located) = town();
    let building = Building {
        staircases: Some(5),
        ..Building::default()
    };
    located.buildings.insert(60, building);
    let plan = cut_by(TurfSize::Doors(90), &located);
    let shares: Vec<(u32, String)> = tower(&plan).into_values().collect();
    let written: BTreeSet<&str> = shares.iter().map(|(_, share)| share.as_str()).collect();
    // One of 40 doors among houses, and two of 80 alone.
    assert_eq!(written, BTreeSet::from(["1/5s", "2+3/5s", "4+5/5s"]));
    assert_eq!(shares.iter().map(|(doors, _)| doors).sum::<u32>(), 200);
}

#[test]
fn where_doors_are_counted_it_is_a_turf_of_its_own() {
    let plan = cut_by(TurfSize::Doors(60), &town().1);
    let tower = tower(&plan);
    assert_eq!(
        tower.into_values().collect::<Vec<_>>(),
        [(200, "all".to_owned())]
    );
}

#[test]
fn its_shares_are_put_together_and_taken_out_and_brought_back() {
    let plan = two_hours();
    let turfs: Vec<usize> = tower(&plan).into_keys().collect();
    let two = edited(&plan, &Edit::Merge(vec![turfs[0], turfs[1]]));
    assert_eq!(tower(&two)[&turfs[0]].0, 100);
    assert_eq!(findings(&two), 0);

    let all = Edit::Move {
        addresses: vec![TOWER.to_owned()],
        to: To::Turf(turfs[3]),
    };
    let whole = edited(&plan, &all);
    assert_eq!(
        tower(&whole),
        BTreeMap::from([(turfs[3], (200, "all".to_owned()))])
    );
    assert_eq!(findings(&whole), 0);

    let out = Edit::Move {
        addresses: vec![TOWER.to_owned()],
        to: To::Out,
    };
    let without = edited(&plan, &out);
    assert!(tower(&without).is_empty());
    assert_eq!(without.left_out, [(LeftOut::TakenOut, TOWER.to_owned())]);
    assert_eq!(findings(&without), 0);
    let back = Edit::Move {
        addresses: vec![TOWER.to_owned()],
        to: To::New,
    };
    let back = tower(&edited(&without, &back));
    assert_eq!(
        back.into_values().collect::<Vec<_>>(),
        [(200, "all".to_owned())]
    );
}

#[test]
fn what_is_left_of_it_for_later_is_brought_back_alone() {
    let mut plan = two_hours();
    let turfs: Vec<usize> = tower(&plan).into_keys().collect();
    plan.turfs[turfs[2] - 1] = Arc::default();
    assert_ne!(findings(&plan), 0, "a part is on no turf");
    plan.left_out.push((LeftOut::Later, TOWER.to_owned()));
    let back = Edit::Move {
        addresses: vec![TOWER.to_owned()],
        to: To::Turf(turfs[0]),
    };
    // The whole tower comes together: what is on the other turfs, and what was left.
    let whole = tower(&edited(&plan, &back));
    assert_eq!(whole, BTreeMap::from([(turfs[0], (200, "all".to_owned()))]));
}

#[test]
fn a_building_alone_on_its_turf_is_shared_out_by_hand() {
    let plan = cut_by(TurfSize::Doors(60), &town().1);
    let turf = *tower(&plan).keys().next().unwrap();
    let split = Edit::Split { turf, parts: 3 };
    let shared = edited(&plan, &split);
    let doors: Vec<(u32, String)> = tower(&shared).into_values().collect();
    let expected = [(66, "1/3"), (67, "2/3"), (67, "3/3")];
    assert_eq!(
        doors,
        expected.map(|(doors, share)| (doors, share.to_owned()))
    );
    assert_eq!(findings(&shared), 0);
    let terrain = terrain();
    let numbers: Vec<usize> = tower(&shared).into_keys().collect();
    assert_eq!(terrain.pieces(&shared, &numbers), [1, 1, 1]);

    let again = Edit::Split {
        turf: numbers[0],
        parts: 2,
    };
    let refused = edit::edit(&shared, &again, Some(&terrain), &Task::default());
    let too_few = EditError::TooFewAddresses {
        turf: numbers[0],
        addresses: 1,
        parts: 2,
    };
    assert_eq!(refused, Err(too_few), "a third is not shared out again");
}

#[test]
fn a_locked_share_keeps_the_others_and_what_nobody_has_is_for_later() {
    let mut plan = two_hours();
    let turfs: Vec<usize> = tower(&plan).into_keys().collect();
    plan.turfs[turfs[3] - 1] = Arc::default();
    let locked = edited(
        &plan,
        &Edit::Lock {
            turf: turfs[0],
            locked: true,
        },
    );
    let (addresses, located) = town();
    let kept = Kept::of(Some(&locked));
    let rest = kept.without(&addresses, &located);
    let fresh = cut_by(TurfSize::Minutes(120.0), &rest);
    let joined = kept.joined(fresh, &addresses, None);
    let before = tower(&locked);
    assert_eq!(before.len(), 3);
    assert_eq!(tower(&joined), before);
    assert!(
        joined
            .left_out
            .contains(&(LeftOut::Later, TOWER.to_owned()))
    );
    assert_eq!(findings(&joined), 0);
}

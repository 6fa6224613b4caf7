//! What a strategist relies on when turfs are edited by hand.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use arpent::base::task::Task;
use arpent::field::cut::{self, CutRequest, Underfoot};
use arpent::field::edit::kept::Kept;
use arpent::field::edit::{self, Edit, EditError, Edited, Terrain, To};
use arpent::field::network::Network;
use arpent::model::address::{Address, LeftOut, Located, Place};
use arpent::model::layer::{Code, PrecinctId, Precincts};
use arpent::model::outing::Outing;
use arpent::model::turf::{Plan, Turf, TurfSize};

use crate::{bondy_walk, real_data};

/// Houses along streets that run west to east, two doors each, cut into turfs of 40 doors by
/// straight lines.
pub(crate) fn town() -> (Plan, Terrain) {
    let (addresses, located) = grid();
    cut_and_ready(addresses, located, TurfSize::Doors(40), None)
}

fn cut_and_ready(
    addresses: Vec<Address>,
    located: Located,
    size: TurfSize,
    network: Option<Network>,
) -> (Plan, Terrain) {
    let codes = [Code("1".to_owned())];
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size,
        within: cut::WITHIN,
        seed: 1,
    };
    let underfoot = Underfoot::from(network.as_ref());
    let task = Task::default();
    let plan = cut::cut_on(&request, &addresses, &located, &codes, underfoot, &task).unwrap();
    let precincts = Precincts {
        codes: codes.to_vec(),
        ..Precincts::default()
    };
    let terrain = Terrain::new(
        Arc::new(addresses),
        Arc::new(located),
        Arc::new(precincts),
        network,
        &task,
    );
    (plan, terrain.unwrap())
}

pub(crate) fn done(plan: &Plan, edit: &Edit, terrain: &Terrain) -> Edited {
    edit::edit(plan, edit, Some(terrain), &Task::default()).unwrap()
}

pub(crate) fn refused(plan: &Plan, edit: &Edit, terrain: &Terrain) -> EditError {
    edit::edit(plan, edit, Some(terrain), &Task::default()).unwrap_err()
}

fn ids(turf: &Turf) -> BTreeSet<&str> {
    turf.stops
        .iter()
        .map(|stop| stop.address.as_str())
        .collect()
}

pub(crate) fn first_ids(plan: &Plan, turf: usize, count: usize) -> Vec<String> {
    let stops = plan.turf(turf).unwrap().stops.iter().take(count);
    stops.map(|stop| stop.address.clone()).collect()
}

/// Every address is on one turf or left out, once.
fn nothing_is_lost(before: &Plan, after: &Plan) {
    let all = |plan: &Plan| {
        let stops = plan.turfs.iter().flat_map(|turf| &turf.stops);
        let stops = stops.map(|stop| stop.address.clone());
        let out = plan.left_out.iter().map(|(_, address)| address.clone());
        let mut all: Vec<String> = stops.chain(out).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(all(before), all(after), "each once");
}

fn same_but(before: &Plan, after: &Plan, touched: &[usize]) {
    for (number, turf) in before.numbered() {
        if !touched.contains(&number) {
            assert_eq!(after.turf(number), Some(turf), "turf {number}");
        }
    }
}

#[test]
fn moved_addresses_are_on_the_other_turf_and_only_two_turfs_change() {
    let (plan, terrain) = town();
    assert!(plan.turfs.len() > 8, "{}", plan.turfs.len());
    let moving = first_ids(&plan, 3, 4);
    let to = Edit::Move {
        addresses: moving.clone(),
        to: To::Turf(4),
    };
    let edited = done(&plan, &to, &terrain);
    assert_eq!(edited.touched, [3, 4]);
    assert_eq!(edited.plan.changed_from(&plan), [3, 4]);
    same_but(&plan, &edited.plan, &[3, 4]);
    nothing_is_lost(&plan, &edited.plan);
    let there = edited.plan.turf(4).unwrap();
    assert!(moving.iter().all(|id| ids(there).contains(id.as_str())));
    assert_eq!(there.doors(), plan.turf(4).unwrap().doors() + 8);
    let back = Edit::Move {
        addresses: moving,
        to: To::Turf(3),
    };
    let back = done(&edited.plan, &back, &terrain).plan;
    assert_eq!(back, plan, "as the cut walked them, minutes and all");
    assert_eq!(edited, done(&plan, &to, &terrain), "the same again");
}

#[test]
fn addresses_are_taken_out_and_brought_back() {
    let (plan, terrain) = town();
    let moving = first_ids(&plan, 2, 3);
    let go = |plan: &Plan, to: To| {
        let edit = Edit::Move {
            addresses: moving.clone(),
            to,
        };
        done(plan, &edit, &terrain).plan
    };
    let without = go(&plan, To::Out);
    let out: Vec<&str> = without
        .left_out
        .iter()
        .filter(|(reason, _)| *reason == LeftOut::TakenOut)
        .map(|(_, id)| id.as_str())
        .collect();
    assert_eq!(out.len(), 3);
    nothing_is_lost(&plan, &without);
    let new = go(&without, To::New);
    assert_eq!(new.turfs.len(), plan.turfs.len() + 1);
    assert_eq!(new.turfs.last().unwrap().stops.len(), 3);
    assert_eq!(go(&without, To::Turf(2)), plan);
}

#[test]
fn merged_turfs_leave_a_number_free_that_a_split_takes() {
    let (plan, terrain) = town();
    let merged = done(&plan, &Edit::Merge(vec![4, 3]), &terrain);
    assert_eq!(merged.touched, [3, 4]);
    same_but(&plan, &merged.plan, &[3, 4]);
    nothing_is_lost(&plan, &merged.plan);
    assert!(merged.plan.turf(4).is_none());
    assert_eq!(merged.plan.numbered().count() + 1, plan.numbered().count());
    let one = merged.plan.turf(3).unwrap();
    let both = [3, 4].map(|number| plan.turf(number).unwrap().doors());
    assert_eq!(one.doors(), both[0] + both[1]);

    let split = Edit::Split { turf: 3, parts: 2 };
    let split = done(&merged.plan, &split, &terrain);
    assert_eq!(split.touched, [3, 4], "the number that was free");
    nothing_is_lost(&plan, &split.plan);
    let doors = [3, 4].map(|number| split.plan.turf(number).unwrap().doors());
    assert!(doors[0].abs_diff(doors[1]) <= 4, "{doors:?}");
    assert_eq!(terrain.pieces(&split.plan, &[3, 4]), [1, 1]);

    let parts = Edit::Split { turf: 1, parts: 5 };
    let parts = done(&plan, &parts, &terrain);
    let last = plan.turfs.len();
    let expected: Vec<usize> = std::iter::once(1).chain(last + 1..=last + 4).collect();
    assert_eq!(parts.touched, expected);
    nothing_is_lost(&plan, &parts.plan);
}

#[test]
fn a_walk_begins_and_ends_where_it_should() {
    let (plan, terrain) = town();
    let stops: Vec<String> = first_ids(&plan, 5, 99);
    let (first, last) = (stops[7].clone(), stops[3].clone());
    let begin = Edit::First {
        turf: 5,
        address: Some(first.clone()),
    };
    let begun = done(&plan, &begin, &terrain).plan;
    let end = Edit::Last {
        turf: 5,
        address: Some(last.clone()),
    };
    let both = done(&begun, &end, &terrain).plan;
    let walk = |plan: &Plan| {
        let turf = plan.turf(5).unwrap();
        let ends = [turf.stops.first().unwrap(), turf.stops.last().unwrap()];
        (ends.map(|stop| stop.address.clone()), turf.length.0)
    };
    assert_eq!(walk(&begun).0[0], first);
    assert_eq!(walk(&both).0, [first.clone(), last.clone()]);
    let free = walk(&plan).1;
    assert!(walk(&both).1 >= walk(&begun).1 && walk(&begun).1 >= free);
    assert!(walk(&both).1 < 2.0 * free, "{:?} for {free}", walk(&both));

    let reversed = done(&both, &Edit::Reverse(5), &terrain).plan;
    assert_eq!(walk(&reversed).0, [last.clone(), first.clone()]);
    let moved = Edit::Move {
        addresses: first_ids(&reversed, 4, 1),
        to: To::Turf(5),
    };
    let moved = done(&reversed, &moved, &terrain).plan;
    assert_eq!(walk(&moved).0, [last, first.clone()], "still so");
    let gone = Edit::Move {
        addresses: vec![first],
        to: To::Turf(4),
    };
    let gone = done(&moved, &gone, &terrain).plan;
    assert_eq!(gone.turf(5).unwrap().last, None, "the wish went with it");

    let same = Edit::Last {
        turf: 5,
        address: gone.turf(5).unwrap().first.clone(),
    };
    assert_eq!(refused(&gone, &same, &terrain), EditError::SameEnds(5));
}

#[test]
fn a_turf_with_an_island_is_in_two_pieces() {
    let (plan, terrain) = town();
    let all: Vec<usize> = plan.numbered().map(|(number, _)| number).collect();
    let far = all.iter().copied().max_by_key(|&number| {
        let place = |number: usize| {
            let id = &plan.turf(number).unwrap().stops[0].address;
            id.split('-')
                .map(|part| part.parse::<i32>().unwrap())
                .sum::<i32>()
        };
        (place(number) - place(1)).abs()
    });
    let edit = Edit::Move {
        addresses: first_ids(&plan, far.unwrap(), 1),
        to: To::Turf(1),
    };
    let torn = done(&plan, &edit, &terrain).plan;
    assert_eq!(terrain.pieces(&plan, &all), vec![1; all.len()]);
    assert_eq!(terrain.pieces(&torn, &[1]), [2]);
}

#[test]
fn the_rest_is_cut_around_locked_turfs() {
    let (plan, terrain) = town();
    let locked = done(
        &plan,
        &Edit::Lock {
            turf: 4,
            locked: true,
        },
        &terrain,
    )
    .plan;
    let (addresses, located) = grid();
    let kept = Kept::of(Some(&locked));
    let rest = kept.without(&addresses, &located);
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: vec![PrecinctId(0)],
        size: TurfSize::Doors(60),
        within: cut::WITHIN,
        seed: 1,
    };
    let codes = [Code("1".to_owned())];
    let fresh = cut::cut(&request, &addresses, &rest, &codes, &Task::default()).unwrap();
    let again = kept.joined(fresh.clone(), &addresses, None);
    assert_eq!(again.turf(4), locked.turf(4), "as it was, under its number");
    assert_eq!(again.outside_target, 0);
    nothing_is_lost(&plan, &again);

    let few = Outing {
        people: 4,
        hours: 1.0,
        evenings: 2,
        starts: vec![(2.48, 48.9)],
    };
    let mut evening = locked;
    Arc::make_mut(&mut evening.turfs[3]).evening = 2;
    let shared = Kept::of(Some(&evening)).joined(fresh, &addresses, Some(&few));
    let on = |evening| {
        shared
            .numbered()
            .filter(|(_, turf)| turf.evening == evening)
            .count()
    };
    assert_eq!(
        [on(1), on(2)],
        [2, 2],
        "two crews, with the locked turf on the second"
    );
    nothing_is_lost(&plan, &shared);
}

fn grid() -> (Vec<Address>, Located) {
    let houses = (0..8).flat_map(|row| (0..30).map(move |column| (column, row)));
    let addresses: Vec<Address> = houses
        .map(|(column, row): (u32, u32)| Address {
            id: format!("{row}-{column:02}"),
            number: column + 1,
            street: format!("Street {row}"),
            lon: 2.48 + f64::from(column) * 0.0003,
            lat: 48.9 + f64::from(row) * 0.0004,
            ..Address::default()
        })
        .collect();
    let places = vec![Place::In(PrecinctId(0)); addresses.len()];
    let doors = vec![2; addresses.len()];
    let located = Located {
        places,
        doors,
        ..Located::default()
    };
    (addresses, located)
}

/// The addresses of Bondy within 600 m of its middle, on the streets of an extract.
#[test]
fn a_door_moves_along_real_streets_and_a_turf_is_split_in_whole_parts() {
    let Some(data) = real_data() else { return };
    let (mut addresses, _) = bondy_walk::addresses(&data);
    addresses.retain(|it| (it.lon - 2.483).abs() < 0.005 && (it.lat - 48.903).abs() < 0.004);
    let network = bondy_walk::network(&data, &addresses);
    let located = bondy_walk::in_one_precinct(vec![1; addresses.len()]);
    let (plan, terrain) = cut_and_ready(addresses, located, TurfSize::Doors(120), Some(network));
    let all: Vec<usize> = plan.numbered().map(|(number, _)| number).collect();
    assert!(all.len() >= 5, "{} turfs", all.len());
    assert_eq!(terrain.pieces(&plan, &all), vec![1; all.len()]);

    let moving = first_ids(&plan, 2, 1);
    let go = |plan: &Plan, to| {
        let edit = Edit::Move {
            addresses: moving.clone(),
            to: To::Turf(to),
        };
        let begun = Instant::now();
        let plan = done(plan, &edit, &terrain).plan;
        eprintln!(
            "a door moved in {:.1} ms",
            1000.0 * begun.elapsed().as_secs_f64()
        );
        plan
    };
    let moved = go(&plan, 3);
    same_but(&plan, &moved, &[2, 3]);
    assert_eq!(go(&moved, 2), plan, "as the cut walked them");

    for turf in [1, 3, 5] {
        let split = done(&plan, &Edit::Split { turf, parts: 2 }, &terrain);
        assert_eq!(
            terrain.pieces(&split.plan, &split.touched),
            [1, 1],
            "{turf}"
        );
        let doors = |&it: &usize| split.plan.turf(it).unwrap().doors();
        let doors: Vec<u64> = split.touched.iter().map(doors).collect();
        let tenth = doors.iter().sum::<u64>() / 10;
        assert!(doors[0].abs_diff(doors[1]) <= tenth, "{doors:?}");
    }
}

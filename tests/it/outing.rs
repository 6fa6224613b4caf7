//! The best doors that crews can do on the evenings they have.

use std::collections::BTreeSet;

use arpent::base::task::Task;
use arpent::field::cut::{CutError, CutRequest, WITHIN};
use arpent::field::outing;
use arpent::model::address::{Address, LeftOut, Located, Place};
use arpent::model::layer::{Code, PrecinctId};
use arpent::model::outing::Outing;
use arpent::model::turf::{Plan, TurfSize};

/// In the west 20 m from door to door, in the middle and in the east; three precincts of 200.
fn town() -> (Vec<Address>, Located, Vec<Code>) {
    let addresses: Vec<Address> = (0_u32..600)
        .map(|number| {
            let (precinct, place) = (number / 200, number % 200);
            let metres = (
                f64::from(precinct) * 900.0 + f64::from(place % 20) * 20.0,
                f64::from(place / 20) * 40.0,
            );
            let (lon, lat) = arpent::field::ground::metres_per_degree(48.0);
            Address {
                id: format!("house-{number:03}"),
                lon: 2.0 + metres.0 / lon,
                lat: 48.0 + metres.1 / lat,
                ..Address::default()
            }
        })
        .collect();
    let places = (0_u32..600).map(|number| Place::In(PrecinctId(number / 200)));
    let located = Located {
        places: places.collect(),
        doors: vec![1; 600],
        ..Located::default()
    };
    let codes = ["west", "middle", "east"].map(|code| Code(code.to_owned()));
    (addresses, located, codes.to_vec())
}

fn plan(outing: &Outing, worth: [f64; 3]) -> Result<Plan, CutError> {
    let (addresses, located, codes) = town();
    let request = CutRequest {
        target: "all".to_owned(),
        precincts: (0..3).map(PrecinctId).collect(),
        size: TurfSize::Doors(1),
        within: WITHIN,
        seed: 1,
    };
    let town = (&addresses[..], &located, &codes[..]);
    outing::plan(outing, &request, town, None, &worth, &Task::default())
}

/// Six people who meet in the west for an hour and a half.
fn six_people() -> Outing {
    Outing {
        people: 6,
        hours: 1.5,
        evenings: 1,
        starts: vec![(2.0, 48.0)],
    }
}

/// The precincts of a turf's doors.
fn precincts(plan: &Plan, turf: usize) -> BTreeSet<&str> {
    let stops = plan.turfs[turf].stops.iter();
    stops.map(|stop| stop.precinct.0.as_str()).collect()
}

#[test]
fn crews_get_the_best_doors_in_the_time_they_have() {
    let outing = Outing {
        hours: 2.5,
        ..six_people()
    };
    let plan = plan(&outing, [10.0, 20.0, 90.0]).unwrap();
    assert_eq!(plan.turfs.len(), 3);
    for (number, turf) in plan.turfs.iter().enumerate() {
        assert!(turf.time.0 <= 150.0, "{} minutes", turf.time.0);
        assert_eq!(precincts(&plan, number), BTreeSet::from(["east"]));
    }
    // Two kilometres of street there and back take an hour; the rest is for doors.
    let doors: u64 = plan.turfs.iter().map(|turf| turf.doors()).sum();
    assert!((90..=125).contains(&doors), "{doors} doors");
    let later = plan.left_out.iter();
    let later = later.filter(|(reason, _)| *reason == LeftOut::Later);
    assert_eq!(doors as usize + later.count(), 600, "no door vanishes");
}

#[test]
fn without_scores_every_door_is_worth_the_same_and_near_ones_are_more() {
    let plan = plan(&six_people(), [f64::NAN; 3]).unwrap();
    let doors: Vec<u64> = plan.turfs.iter().map(|turf| turf.doors()).collect();
    assert!(doors.is_sorted_by(|a, b| a >= b), "{doors:?}");
}

#[test]
fn evenings_take_the_best_first_and_meeting_points_share_the_way() {
    let outing = Outing {
        evenings: 4,
        ..six_people()
    };
    let scores = [10.0, 50.0, 90.0];
    let far = plan(&outing, scores).unwrap();
    assert_eq!(far.turfs.len(), 12);
    let evenings: Vec<u32> = far.turfs.iter().map(|turf| turf.evening).collect();
    assert_eq!(evenings, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
    // Of an hour and a half the east leaves half an hour for doors.
    assert_eq!(precincts(&far, 0), BTreeSet::from(["middle"]));
    let said = outing::evenings(&far);
    assert_eq!(said.len(), 4);

    let near = Outing {
        starts: vec![(2.0, 48.0), (2.025, 48.0)],
        ..outing
    };
    let near = plan(&near, scores).unwrap();
    assert_eq!(precincts(&near, 0), BTreeSet::from(["east"]));
    let doors = |plan: &Plan| plan.turfs.iter().map(|turf| turf.doors()).sum::<u64>();
    assert!(
        doors(&near) > doors(&far),
        "{} {}",
        doors(&near),
        doors(&far)
    );
}

#[test]
fn a_small_target_is_shared_by_all_crews() {
    let outing = Outing {
        people: 24,
        hours: 4.0,
        ..six_people()
    };
    let plan = plan(&outing, [10.0, 20.0, 90.0]).unwrap();
    assert_eq!(plan.turfs.len(), 12);
    assert!(plan.left_out.is_empty(), "{:?}", plan.left_out);
}

#[test]
fn a_meeting_point_too_far_for_the_evening_is_refused() {
    let outing = Outing {
        starts: vec![(2.1, 48.0)],
        ..six_people()
    };
    let refused = plan(&outing, [10.0, 20.0, 90.0]).unwrap_err();
    // Some 5 km from the east of the town at 4.5 km/h, there and back.
    let CutError::TooFar { minutes, there_are } = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(there_are, 90);
    assert!((125..=200).contains(&minutes), "{minutes} minutes");
}

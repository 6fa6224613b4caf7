//! The map at the level of larger areas: whether what precincts are put together to adds up.

use std::path::Path;

use arpent::analysis::aggregate::selection_totals;
use arpent::analysis::dissolve::Groups;
use arpent::model::layer::PrecinctId;
use arpent::model::shading::{Shading, Shown};
use arpent::session::Session;
use arpent::session::action::Action;
use arpent::session::levels::Level;
use proptest::collection::vec;
use proptest::prelude::*;

/// Ten polling places of four precincts each.
const PLACE: &str = "adresse";

fn town() -> Session {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/town.arpent");
    let mut session = Session::new(|| ());
    session.open(file);
    session.wait(|_| ());
    session
}

fn show(session: &mut Session, shown: Shown) {
    let shading = Shading {
        shown,
        ..session.project().shading.clone()
    };
    session.apply(Action::SetShading(shading)).unwrap();
    session.show_level(Some(Level::Column(PLACE.to_owned())));
    session.wait(|_| ());
}

#[test]
fn levels_are_what_makes_several_areas_of_several_precincts() {
    let session = town();
    let offered = session.levels().offered();
    let wanted = Level::Column(PLACE.to_owned());
    assert_eq!(
        offered,
        [wanted],
        "neither its one commune nor what tells each apart"
    );
    assert!(session.levels().now().is_none(), "precincts until asked");
}

#[test]
fn a_share_of_an_area_is_that_of_its_summed_votes() {
    let mut session = town();
    show(&mut session, Shown::Indicator("abstention_2024".to_owned()));
    let source = session.project().source("t2024").unwrap();
    let read = session.data().table(source).unwrap();
    let join = session.derived().joins["t2024"].as_ref().unwrap();
    let (areas, shown) = session.levels().now().unwrap();
    let mut registered = 0;
    for (group, figure) in shown.figures.iter().enumerate() {
        let of = (0_u32..).zip(&areas.groups.of);
        let members: Vec<PrecinctId> = of
            .filter(|(_, of)| **of as usize == group)
            .map(|(precinct, _)| PrecinctId(precinct))
            .collect();
        let totals = selection_totals(&read.contests[0], &read.table, &join.row_of, &members);
        let (on_roll, turnout) = (totals.registered.unwrap(), totals.turnout.unwrap());
        registered += on_roll;
        let expected = 100.0 * (1.0 - turnout as f64 / on_roll as f64);
        assert!((figure - expected).abs() < 1e-9, "{figure}, not {expected}");
        assert!((areas.registered[group] - on_roll as f64).abs() < 1e-9);
        assert_eq!(areas.counts[group], members.len());
        assert_eq!(areas.members(members[0]), members);
        let leader = areas.leaders[members[0].index()];
        assert!(members.contains(&PrecinctId(leader)), "one of its own");
    }
    let all: f64 = session.derived().registered.iter().sum();
    assert!((all - registered as f64).abs() < 1e-9, "nobody is lost");
}

#[test]
fn a_score_of_an_area_is_the_mean_by_registered_voters() {
    let mut session = town();
    show(&mut session, Shown::Score);
    let (areas, shown) = session.levels().now().unwrap();
    let derived = session.derived();
    let (mut by_areas, mut by_precincts) = (0.0, 0.0);
    let (mut weight_of_areas, mut weight) = (0.0, 0.0);
    for (precinct, &score) in derived.scores.values.iter().enumerate() {
        if score.is_finite() {
            by_precincts += score * derived.registered[precinct];
            weight += derived.registered[precinct];
            let group = areas.groups.of[precinct] as usize;
            by_areas += shown.figures[group] * derived.registered[precinct];
            weight_of_areas += derived.registered[precinct];
            assert_eq!(
                shown.column[precinct].to_bits(),
                shown.figures[group].to_bits()
            );
        }
    }
    let (areas, precincts) = (by_areas / weight_of_areas, by_precincts / weight);
    assert!((areas - precincts).abs() < 1e-9, "{areas}, not {precincts}");
}

proptest! {
    #[test]
    fn sums_of_areas_add_up_exactly_to_that_of_the_precincts(
        precincts in vec((0_u8..9, 0_u32..2_000_000), 1..200)
    ) {
        let labels: Vec<String> = precincts.iter().map(|(area, _)| area.to_string()).collect();
        let column: Vec<f64> = precincts.iter().map(|(_, votes)| f64::from(*votes)).collect();
        let groups = Groups::by(&labels);
        let sums: f64 = groups.sums(&column, None).iter().sum();
        prop_assert_eq!(sums.to_bits(), column.iter().sum::<f64>().to_bits());
        prop_assert_eq!(groups.counts().iter().sum::<usize>(), precincts.len());
    }
}

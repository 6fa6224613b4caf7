//! The score compared with another one: by a recipe, a scene, or as it was before.

use std::path::Path;
use std::sync::Arc;

use arpent::analysis::agreement::{spearman, turnover};
use arpent::model::scorecard::{Scores, Weight};
use arpent::model::shading::Shown;
use arpent::session::Session;
use arpent::session::action::Action;
use arpent::session::compared::{Comparison, Other, Reading};
use proptest::collection::vec;
use proptest::prelude::*;

fn town() -> Session {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/town.arpent");
    let mut session = Session::new(|| ());
    session.open(file);
    session.wait(|_| ());
    session
}

fn compare(session: &mut Session, other: Other, reading: Reading) {
    session.compare(Some(Comparison {
        other,
        reading,
        share: 0.2,
    }));
    session.wait(|_| ());
}

fn weigh(session: &mut Session, weight: f64) {
    let weight = Weight(weight);
    session
        .apply(Action::SetWeight { term: 0, weight })
        .unwrap();
    session.end_gesture();
    session.wait(|_| ());
}

fn scores(session: &Session) -> Arc<Scores> {
    Arc::clone(&session.derived().scores)
}

fn bits(column: &[f64]) -> Vec<u64> {
    column.iter().map(|figure| figure.to_bits()).collect()
}

#[test]
fn before_the_last_change_is_the_very_score_that_was() {
    let mut session = town();
    let before = scores(&session);
    weigh(&mut session, -70.0);
    let after = scores(&session);
    assert_ne!(before, after);
    compare(
        &mut session,
        Other::BeforeLastChange,
        Reading::ScoreDifference,
    );
    let compared = session.compared();
    let agreement = compared.agreement().unwrap();
    assert_eq!(bits(&agreement.other.values), bits(&before.values));
    assert_eq!(agreement.other.ranks, before.ranks);
    let rho = spearman(&after.ranks, &before.ranks);
    assert!((agreement.correlation - rho).abs() < 1e-12);
    let second = compared.second().unwrap().unwrap();
    for ((gained, after), before) in second.column.iter().zip(&after.values).zip(&before.values) {
        assert_eq!(gained.to_bits(), (after - before).to_bits());
    }
    assert_eq!(second.breaks.len() % 2, 0, "0 has a class of its own");
}

#[test]
fn a_recipe_compared_scores_as_it_would_applied() {
    let mut session = town();
    compare(&mut session, Other::Shown(Shown::Score), Reading::Itself);
    let recipes: Vec<_> = session.compared().recipes().cloned().collect();
    assert!(!recipes.is_empty(), "some recipes apply to the town");
    for recipe in recipes {
        compare(
            &mut session,
            Other::Recipe(Arc::clone(&recipe)),
            Reading::PlacesGained,
        );
        let other = Arc::clone(&session.compared().agreement().unwrap().other);
        let mut applied = town();
        applied
            .apply(Action::ApplyRecipe((*recipe).clone()))
            .unwrap();
        applied.wait(|_| ());
        let there = scores(&applied);
        assert_eq!(
            bits(&other.values),
            bits(&there.values),
            "{:?}",
            recipe.name
        );
        assert_eq!(other.ranks, there.ranks, "{:?}", recipe.name);
    }
}

#[test]
fn what_is_compared_follows_the_weights_and_is_worked_out_once() {
    let mut session = town();
    weigh(&mut session, -70.0);
    compare(&mut session, Other::BeforeLastChange, Reading::PlacesGained);
    let agreement = |session: &Session| Arc::clone(session.compared().agreement().unwrap());
    let first = agreement(&session);
    session.refresh();
    assert!(Arc::ptr_eq(&first, &agreement(&session)), "the very same");
    // A drag that goes on: the other score stays, what differs follows.
    for weight in [-60.0, 20.0] {
        let weight = Weight(weight);
        session
            .apply(Action::SetWeight { term: 1, weight })
            .unwrap();
        session.refresh();
    }
    let later = agreement(&session);
    assert_ne!(first.places, later.places);
    let feature = session.disputed_features().unwrap();
    let moved = later.places.iter().filter(|gap| gap.abs() > 0.0).count();
    assert_eq!(feature.shapes.len(), moved, "each precinct that moved");
}

#[test]
fn without_a_change_there_is_no_before_and_it_says_so() {
    let mut session = town();
    compare(&mut session, Other::BeforeLastChange, Reading::Itself);
    assert!(session.compared().second().unwrap().is_err());
    session.compare(None);
    session.refresh();
    assert!(session.compared().second().is_none());
}

fn ranks() -> impl Strategy<Value = Vec<u32>> {
    vec(0_u32..20, 3..60).prop_map(|raw| {
        let ranked = |value: u32| match value {
            0 => 0,
            value => 1 + raw.iter().filter(|other| **other > value).count() as u32,
        };
        raw.iter().map(|&value| ranked(value)).collect()
    })
}

proptest! {
    #[test]
    fn rank_correlation_is_the_same_both_ways_and_one_with_itself(a in ranks(), b in ranks()) {
        let count = a.len().min(b.len());
        let (a, b) = (&a[..count], &b[..count]);
        let (there, back) = (spearman(a, b), spearman(b, a));
        prop_assert!(there.is_nan() == back.is_nan());
        prop_assert!(there.is_nan() || ((there - back).abs() < 1e-9 && there.abs() < 1.0 + 1e-9));
        let own = spearman(a, a);
        prop_assert!(own.is_nan() || (own - 1.0).abs() < 1e-9);
    }

    #[test]
    fn who_leaves_makes_room_for_who_enters(a in ranks(), b in ranks(), share in 0.05..1.0) {
        let count = a.len().min(b.len());
        let scores = |raw: &[u32]| {
            let raw = &raw[..count];
            let above = |rank: u32| raw.iter().filter(|other| **other < rank).count();
            let ranks = raw.iter().map(|&rank| 1 + above(rank) as u32);
            Scores { values: vec![f64::NAN; count], ranks: ranks.collect() }
        };
        let turnover = turnover(&scores(&a), &scores(&b), share);
        prop_assert_eq!(turnover.entered.len(), turnover.left.len());
        prop_assert!(turnover.entered.iter().all(|it| !turnover.left.contains(it)));
    }
}

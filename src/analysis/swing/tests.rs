//! Trends, volatility and swing on one precinct with votes that can be reckoned by hand.

use super::*;
use crate::analysis::formula::{Joined, Rows, evaluate};
use crate::model::table::Table;
use polars::prelude::df;

fn contest(name: &str, choices: &[&str]) -> Contest {
    Contest {
        name: name.to_owned(),
        registered: Some("inscrits".to_owned()),
        turnout: Some("votants".to_owned()),
        choices: choices.iter().map(|&choice| choice.to_owned()).collect(),
        ..Contest::default()
    }
}

/// One precinct, three contests of 100 votes cast.
fn figure(formula: &str) -> f64 {
    let table = |left: i64, right: i64, other: i64, turnout: i64| Table {
        frame: df!(
            "SOC" => [left], "LR" => [right], "DIV" => [other],
            "inscrits" => [200], "votants" => [turnout]
        )
        .unwrap(),
    };
    let tables = [
        ("t2012", table(50, 40, 10, 160)),
        ("t2017", table(40, 40, 20, 140)),
        ("t2022", table(30, 55, 15, 140)),
    ];
    let joined: Vec<Joined<'_>> = tables
        .iter()
        .map(|(name, table)| Joined {
            name,
            table,
            rows: Rows::Matched(&[Some(0)]),
        })
        .collect();
    evaluate(formula, &joined).unwrap()[0]
}

fn contests() -> Vec<Contest> {
    let choices = ["SOC", "LR", "DIV"];
    ["t2012", "t2017", "t2022"]
        .map(|name| contest(name, &choices))
        .to_vec()
}

#[test]
fn a_choice_is_in_the_bloc_with_the_longest_pattern() {
    let blocs = Blocs::default();
    let of = |choice: &str| bloc_of(&blocs, choice).map(|bloc| bloc.name.as_str());
    assert_eq!(of("LE PEN Marine"), Some("far_right"));
    assert_eq!(of("Mélenchon"), Some("left"));
    assert_eq!(of("UNION DROITE-CENTRE"), Some("right"));
    assert_eq!(of("LREM"), Some("centre"));
    assert_eq!(of("LASSALLE"), None);
    assert_eq!(of("LEPENSKI"), None);
}

#[test]
fn a_trend_is_the_slope_of_least_squares() {
    let (contests, blocs) = (contests(), Blocs::default());
    let followed = Followed::Bloc("left".to_owned());
    let made = trend(&dated(&contests), &followed, &blocs, &[]).unwrap();
    // 50, 40, 30 in 2012, 2017, 2022: two points down a year.
    assert!(
        (figure(&made.formula) + 2.0).abs() < 1e-6,
        "{}",
        made.formula
    );
    assert_eq!(made.name, "trend_left_t2012_t2022");
    let turnout = trend(&dated(&contests), &Followed::Turnout, &blocs, &[]).unwrap();
    // 80, 70, 70: numpy.polyfit gives -1.
    assert!((figure(&turnout.formula) + 1.0).abs() < 1e-6);
    let unrest = unrest(&dated(&contests), &Followed::Turnout, &blocs, &[]).unwrap();
    assert!((figure(&unrest.formula) - 5.0).abs() < 1e-9);
}

#[test]
fn volatility_and_swing_are_those_of_pedersen_and_butler() {
    let (contests, blocs) = (contests(), Blocs::default());
    let made = volatility(&contests[0], &contests[2], &blocs, &[]).unwrap();
    // 20 lost, 15 and 5 won: half of 40.
    assert!(
        (figure(&made.formula) - 20.0).abs() < 1e-9,
        "{}",
        made.formula
    );
    let pair = (&contests[0], &contests[2]);
    let made = swing(pair, ("left", "right"), &blocs, &[]).unwrap();
    assert!(
        (figure(&made.formula) - 17.5).abs() < 1e-9,
        "{}",
        made.formula
    );
    assert!(swing(pair, ("left", "centre"), &blocs, &[]).is_none());
    assert!(made.title.fr.contains("Gauche") && made.title.en.contains("Right"));
}

#[test]
fn contests_stand_in_the_order_of_their_years() {
    let contests = ["p2017_2", "e2014", "l2017"].map(|name| contest(name, &["SOC"]));
    let years: Vec<f64> = dated(&contests).iter().map(|it| it.year).collect();
    assert_eq!(years, [2014.0, 2017.0, 2017.1]);
    let contests = ["t1", "p2017"].map(|name| contest(name, &["SOC"]));
    let years: Vec<f64> = dated(&contests).iter().map(|it| it.year).collect();
    assert_eq!(years, [0.0, 1.0]);
}

//! Ready-made indicators and indicators of blocs, on the sample town and on real tables.

use std::path::Path;

use arpent::analysis::fit::Offer;
use arpent::analysis::ready;
use arpent::analysis::swing::{self, Followed};
use arpent::base::task::Task;
use arpent::io::{recipe, table};
use arpent::model::project::TableOptions;
use arpent::model::recipe::NeedKind;
use arpent::session::action::Action;

use crate::{real_data, town_project};

#[test]
fn what_the_sample_town_knows_is_offered_and_works() {
    let mut session = town_project::open();
    let offered = session.ready_made();
    let names: Vec<&str> = offered
        .iter()
        .map(|it| it.indicator.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "registration_gap",
            "young_adults",
            "adults_under_40",
            "over_65",
            "over_80",
            "minors",
            "unemployment",
            "median_income",
            "poverty",
            "owners",
            "social_tenants",
            "priority_neighbourhood",
            "station_distance",
        ]
    );
    for made in &offered {
        assert!(!made.indicator.title.fr.is_empty() && !made.indicator.title.en.is_empty());
        session
            .apply(Action::SetIndicator(made.indicator.clone()))
            .unwrap();
    }
    session.wait(|_| ());
    for name in names {
        let column = session.derived().columns[name].as_ref();
        let known = column.map(|column| column.iter().filter(|it| it.is_finite()).count());
        assert!(known.is_ok_and(|known| known >= 38), "{name}: {column:?}");
    }
    // A ratio carries both of its counts over, and divides then.
    let unemployment = session.derived().columns["unemployment"].as_ref().unwrap();
    let idle = session.try_formula(r#"SUM(insee."P21_CHOM1564")"#).unwrap();
    let active = session.try_formula(r#"SUM(insee."P21_ACT1564")"#).unwrap();
    for ((share, idle), active) in unemployment.iter().zip(&idle).zip(&active) {
        assert!((share - 100.0 * idle / active).abs() < 1e-9);
    }
    assert_eq!(
        session.ready_made(),
        [],
        "what is there is not offered again"
    );
}

/// What a table of precincts offers, by its columns.
fn offered_by(file: &Path) -> Vec<(String, String)> {
    let options = TableOptions::default();
    let read = table::read(file, None, &options, &Task::default())
        .unwrap()
        .value;
    let town = [Offer {
        name: "t".to_owned(),
        kind: NeedKind::Contest,
        columns: read.table.columns(),
        contests: read.contests,
        ..Offer::default()
    }];
    let made = ready::offered(&recipe::ready_made(), &town, &[], &[]);
    let pairs = made
        .into_iter()
        .map(|it| (it.indicator.name, it.indicator.formula));
    pairs.collect()
}

#[test]
fn the_census_on_precincts_and_incomes_by_iris_are_recognised() {
    let Some(data) = real_data() else {
        return;
    };
    let census = offered_by(&data.join("fr-insee-misc/bv2012_insee_rp2009_81_cities.csv"));
    let names: Vec<&str> = census.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "young_adults",
        "foreigners",
        "unemployment",
        "students",
        "managers",
        "workers",
        "no_diploma",
        "graduates",
        "owners",
        "social_tenants",
        "recent_movers",
    ] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    let unemployment = census
        .iter()
        .find(|(name, _)| name == "unemployment")
        .unwrap();
    assert_eq!(
        unemployment.1,
        r#"100 * t."P09_CHOM1564" / (t."P09_POP1564" - t."P09_INACT1564")"#
    );
    let incomes = offered_by(&data.join("fr-insee-misc/filosofi2018_DISP_IRIS_france.csv"));
    let names: Vec<&str> = incomes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["median_income", "poverty", "pensions", "inequality"]
    );
}

#[test]
fn blocs_of_the_sample_town_add_up_to_its_votes() {
    let session = town_project::open();
    let blocs = &session.project().blocs;
    let contests = session.contests();
    assert_eq!(contests.len(), 3);
    let left = Followed::Bloc("left".to_owned());
    let made = swing::share_indicator(&contests[0], &left, blocs, &[]).unwrap();
    assert_eq!(
        made.formula,
        r#"100 * (t2017."MARCHETERRE" + t2017."BELLAVOINE") / t2017."Exprimés""#
    );
    // A trend over three contests, against least squares worked out here.
    let years = [2017.0, 2022.0, 2024.0];
    let dated = swing::dated(&contests);
    assert_eq!(dated.iter().map(|it| it.year).collect::<Vec<_>>(), years);
    let trend = swing::trend(&dated, &left, blocs, &[]).unwrap();
    let trend = session.try_formula(&trend.formula).unwrap();
    let shares: Vec<Vec<f64>> = contests
        .iter()
        .map(|contest| {
            let share = swing::share(contest, &left, blocs).unwrap();
            session.try_formula(&share).unwrap()
        })
        .collect();
    let mean_year = years.iter().sum::<f64>() / 3.0;
    for precinct in 0..40 {
        let here: Vec<f64> = shares.iter().map(|share| share[precinct]).collect();
        let mean = here.iter().sum::<f64>() / 3.0;
        let both = years.iter().zip(&here);
        let upper: f64 = both
            .map(|(year, it)| (year - mean_year) * (it - mean))
            .sum();
        let lower: f64 = years.iter().map(|year| (year - mean_year).powi(2)).sum();
        assert!((trend[precinct] - upper / lower).abs() < 1e-6);
    }
    let volatility = swing::volatility(&contests[0], &contests[2], blocs, &[]).unwrap();
    let volatility = session.try_formula(&volatility.formula).unwrap();
    assert!(
        volatility.iter().all(|it| (0.0..=100.0).contains(it)),
        "{volatility:?}"
    );
}

#[test]
fn other_blocs_are_one_step_of_the_history() {
    let mut session = town_project::open();
    let mut blocs = session.project().blocs.as_ref().clone();
    blocs.0[1].patterns.push("ORMESAN".to_owned());
    session.apply(Action::SetBlocs(blocs.clone())).unwrap();
    assert_eq!(*session.project().blocs, blocs);
    session.undo();
    assert_ne!(*session.project().blocs, blocs);
}

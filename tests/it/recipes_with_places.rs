//! Recipes that need zones, places and blocs: on the sample town and on Bondy's own files, without a
//! question.

use arpent::io::recipe;
use arpent::model::layer::Code;
use arpent::model::project::{Role, Source};
use arpent::session::Session;
use arpent::session::action::Action;

use crate::{real_data, town_project};

/// Applies the recipe that ships with this indicator, as it fits.
fn apply(session: &mut Session, indicator: &str) {
    let mut recipes = recipe::shipped().into_iter();
    let has = |known: &arpent::model::indicator::Indicator| known.name == indicator;
    let recipe = recipes
        .find(|recipe| recipe.indicators.iter().any(has))
        .unwrap();
    let fitted = session.fitted_recipe(&recipe, &[]).unwrap();
    session.apply(Action::ApplyRecipe(fitted)).unwrap();
    session.wait(|_| ());
    for (name, column) in &session.derived().columns {
        assert!(column.is_ok(), "{name}: {column:?}");
    }
}

fn figures(session: &Session, indicator: &str, codes: &[&str]) -> Vec<f64> {
    let column = session.derived().columns[indicator].as_ref().unwrap();
    let precincts = session.precincts().unwrap();
    let place = |code: &&str| {
        precincts
            .with_code(&Code((*code).to_owned()))
            .unwrap()
            .index()
    };
    codes.iter().map(|code| column[place(code)]).collect()
}

fn formula<'a>(session: &'a Session, indicator: &str) -> &'a str {
    &session.project().indicator(indicator).unwrap().formula
}

#[track_caller]
fn near(got: &[f64], expected: &[f64], share: f64) {
    assert_eq!(got.len(), expected.len(), "one entry per precinct");
    for (got, expected) in got.iter().zip(expected) {
        assert!(
            (got - expected).abs() <= share * expected.abs().max(1e-3),
            "{got} is not {expected}"
        );
    }
}

#[test]
fn every_recipe_for_places_runs_on_the_sample_town_without_a_question() {
    let mut session = town_project::open();
    for (indicator, formulas) in [
        (
            "poverty",
            [
                ("poverty", r#"AVG(insee."DISP_TP6021")"#),
                (
                    "social_housing",
                    r#"100 * SUM(insee."P21_RP_LOCHLMV") / SUM(insee."P21_RP")"#,
                ),
                ("priority_neighbourhood", r#"100 * qpv."inside""#),
            ],
        ),
        (
            "left_but_abstaining",
            [
                (
                    "fillon_t1",
                    r#"100 * t2017."TRÉVILLARD" / t2017."Inscrits""#,
                ),
                ("le_pen_t1", r#"100 * t2017."DAMBREVAL" / t2017."Inscrits""#),
                ("station_distance", r#"stations."distance""#),
            ],
        ),
    ] {
        apply(&mut session, indicator);
        for (name, expected) in formulas {
            assert_eq!(formula(&session, name), expected);
        }
        let ranks = &session.derived().scores.ranks;
        assert!(
            ranks.iter().filter(|rank| **rank > 0).count() >= 38,
            "{ranks:?}"
        );
    }
    apply(&mut session, "registration_gap");
    let gap = formula(&session, "registration_gap");
    assert!(
        gap.contains(r#"t2024."Inscrits" / (SUM(insee."P21_POP1824")"#),
        "{gap}"
    );
}

#[test]
fn a_rule_gives_a_bonus_where_both_of_its_parts_hold() {
    let mut session = town_project::open();
    apply(&mut session, "left_but_abstaining");
    // Recomputed from the columns: MARCHETERRE and BELLAVOINE are the left of 2017.
    let number = |formula: &str| session.try_formula(formula).unwrap();
    let left = number(r#"100 * (t2017."MARCHETERRE" + t2017."BELLAVOINE") / t2017."Exprimés""#);
    let rise = number(
        r#"100 * (t2017."Votants" / t2017."Inscrits" - t2024."Votants" / t2024."Inscrits")"#,
    );
    let bonus = session.derived().columns["left_but_abstaining"]
        .as_ref()
        .unwrap();
    for ((left, rise), bonus) in left.iter().zip(&rise).zip(bonus.iter()) {
        assert_eq!(*bonus, f64::from(u8::from(*left >= 30.0 && *rise >= 3.0)));
    }
    let with = bonus.iter().filter(|bonus| **bonus > 0.0).count();
    assert!((1..40).contains(&with), "{with}");
}

/// Bondy: results of 2017, squares of 200 m, priority neighbourhoods, the register of social
/// housing, and every station of France.
fn bondy() -> Option<Session> {
    let data = real_data()?;
    let results = "{departement:02}{commune:03}{bureau:04}";
    let national = |round: u8| {
        format!("fr-national-results/2017-presidentielle-{round}_par_bureau_large.csv.gz")
    };
    let mut session = Session::new(|| {});
    for (name, file, part, role, key, crs) in [
        (
            "bureaux",
            "fr-bondy/vote.gpkg",
            "zone",
            Role::Precincts,
            "93010{numBureau:04}",
            "",
        ),
        ("p2017_1", &national(1), "", Role::Table, results, ""),
        ("p2017_2", &national(2), "", Role::Table, results, ""),
        ("qpv", "fr-bondy/qpv_bondy.gpkg", "", Role::Zones, "", ""),
        (
            "carreaux",
            "fr-bondy/carreaux.gpkg",
            "bondy",
            Role::Zones,
            "",
            "EPSG:2154",
        ),
        (
            "rpls",
            "fr-bondy/rpls2022_bondy.gpkg",
            "",
            Role::Places,
            "",
            "",
        ),
        (
            "gares",
            "fr-insee-misc/sncf_liste-des-gares.geojson",
            "",
            Role::Places,
            "",
            "",
        ),
    ] {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let source = Source {
            name: name.to_owned(),
            path: data.join(file),
            part: filled(part),
            role,
            key: filled(key),
            crs: filled(crs),
            ..Source::default()
        };
        session.apply(Action::AddSource(source)).unwrap();
    }
    session.wait(|_| ());
    Some(session)
}

const CODES: [&str; 3] = ["930100001", "930100007", "930100029"];

#[test]
fn the_map_of_toktok_is_the_one_that_geopandas_draws_of_bondy() {
    let Some(mut session) = bondy() else {
        return;
    };
    apply(&mut session, "poverty");
    assert_eq!(
        formula(&session, "social_housing"),
        r#"100 * SUM(rpls."appartement") / SUM(carreaux."men")"#
    );
    // By overlay and point in polygon in geopandas, points outside to the nearest precinct; areas
    // are those of Lambert-93 there, true to a few hundred thousandths.
    let got = |name: &str| figures(&session, name, &CODES);
    near(
        &got("abstention"),
        &[28.851_540_616, 34.854_245_881, 29.173_166_927],
        1e-9,
    );
    near(
        &got("poverty"),
        &[22.467_472_559, 31.538_825_094, 19.358_346_263],
        1e-4,
    );
    near(
        &got("social_housing"),
        &[50.610_968_718, 54.889_188_114, 142.674_646_177],
        1e-4,
    );
    near(
        &got("priority_neighbourhood"),
        &[0.0, 29.635_364_956, 0.0],
        1e-4,
    );
    let dwellings = session.try_formula(r#"SUM(rpls."appartement")"#).unwrap();
    assert_eq!(dwellings.iter().sum::<f64>(), 10_862.0);
    // Both newer precincts have no result of 2017: three of four terms make their score.
    let ranks = &session.derived().scores.ranks;
    assert_eq!(ranks.iter().filter(|rank| **rank > 0).count(), 32);
}

#[test]
fn the_registration_drive_counts_the_adults_of_bondy_by_squares() {
    let Some(mut session) = bondy() else {
        return;
    };
    apply(&mut session, "registration_gap");
    let got = |name: &str| figures(&session, name, &CODES);
    near(
        &got("registration_gap"),
        &[30.950_252_905, 40.869_405_964, 47.989_139_206],
        1e-4,
    );
    near(
        &got("young_adults"),
        &[6.913_448_230, 10.662_621_210, 8.912_361_042],
        1e-4,
    );
}

#[test]
fn epervier_adds_stations_and_the_left_that_stays_home_in_bondy() {
    let Some(mut session) = bondy() else {
        return;
    };
    apply(&mut session, "left_but_abstaining");
    let rule = formula(&session, "left_but_abstaining");
    assert!(rule.contains(r#"p2017_2."votants""#), "{rule}");
    // With pandas: the rule fails in 4, 5, 6, 19, 21 and 25; 31 and 32 have no results.
    let column = session.derived().columns["left_but_abstaining"]
        .as_ref()
        .unwrap();
    let precincts = session.precincts().unwrap();
    let failing = precincts.codes.iter().zip(column.iter());
    let mut failing: Vec<&str> = failing
        .filter(|(_, bonus)| **bonus == 0.0)
        .map(|(code, _)| &code.0[7..])
        .collect();
    failing.sort_unstable();
    assert_eq!(failing, ["04", "05", "06", "19", "21", "25"]);
    assert_eq!(column.iter().filter(|bonus| bonus.is_nan()).count(), 2);
    // A point inside each precinct is not geopandas's own point: to a few hundred metres.
    let distance = figures(&session, "station_distance", &CODES);
    for (got, expected) in distance.iter().zip([718.1, 1683.8, 320.6]) {
        assert!(
            (got - expected).abs() < 350.0,
            "{got} is far from {expected}"
        );
    }
}

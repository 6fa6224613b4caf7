//! Figures about the people of too few households are nowhere: not on the map, not in exports.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use arpent::model::indicator::Indicator;
use arpent::model::layer::PrecinctId;
use arpent::model::project::{Project, Role, Source};
use arpent::session::Session;
use arpent::session::action::Action;

use crate::real_data;

/// Six precincts in a row: the third has 4 households, the fifth the fewest of the others.
const HOUSEHOLDS: [u32; 6] = [300, 120, 4, 90, 40, 210];

fn square(number: usize) -> String {
    let west = 2.40 + 0.01 * number as f64;
    let east = west + 0.01;
    format!(
        r#"{{"type":"Feature","properties":{{"code":"B{number}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},48.90],[{east},48.90],[{east},48.91],[{west},48.91],[{west},48.90]]]}}}}"#
    )
}

/// A project of precincts and a census table, with these indicators, worked out.
fn town(folder: &Path, formulas: &[&str], threshold: Option<u32>) -> Session {
    let features: Vec<String> = (1..=6).map(square).collect();
    let precincts = folder.join("precincts.geojson");
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    );
    fs::write(&precincts, text).unwrap();
    let rows: Vec<String> = HOUSEHOLDS
        .iter()
        .enumerate()
        .map(|(row, men)| format!("B{};{men};{};{}", row + 1, men * 2, 18_000 + 1000 * row))
        .collect();
    let census = folder.join("census.csv");
    let text = format!(
        "bureau;Menages;Logements;Revenu_median\n{}\n",
        rows.join("\n")
    );
    fs::write(&census, text).unwrap();
    let source = |name: &str, path: PathBuf, role: Role, key: &str| Source {
        name: name.to_owned(),
        path,
        role,
        key: Some(key.to_owned()),
        threshold,
        ..Source::default()
    };
    let project = Project {
        sources: vec![
            Arc::new(source("precincts", precincts, Role::Precincts, "code")),
            Arc::new(source("census", census, Role::Table, "bureau")),
        ],
        indicators: formulas
            .iter()
            .enumerate()
            .map(|(number, formula)| {
                Arc::new(Indicator {
                    name: format!("i{number}"),
                    formula: (*formula).to_owned(),
                    ..Indicator::default()
                })
            })
            .collect(),
        ..Project::default()
    };
    let mut session = Session::new(|| {});
    session.replace(project, None);
    session.wait(|_| {});
    session
}

fn shown(session: &Session, indicator: &str) -> Vec<bool> {
    let column = session.derived().columns[indicator].as_ref().unwrap();
    column.iter().map(|figure| !figure.is_nan()).collect()
}

#[test]
fn income_of_four_households_is_withheld_and_one_more_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let formulas = [
        r#"census."Revenu_median""#,
        r#"census."Menages""#,
        r#"census."Logements""#,
        r#"SUM(census."Menages") OVER ()"#,
    ];
    let session = town(folder.path(), &formulas, None);
    let without = [true, true, false, true, false, true];
    assert_eq!(shown(&session, "i0"), without);
    assert_eq!(shown(&session, "i1"), without);
    assert_eq!(shown(&session, "i2"), [true; 6], "dwellings are not people");
    if let Ok(total) = &session.derived().columns["i3"] {
        let shown: u32 = [300, 120, 90, 210].iter().sum();
        assert!(
            total
                .iter()
                .all(|sum| sum.is_nan() || *sum == f64::from(shown))
        );
    }
    let withheld = session.derived().withheld("i0", PrecinctId(2)).unwrap();
    assert_eq!(
        (withheld.source.as_str(), withheld.threshold),
        ("census", 11)
    );
    assert_eq!(session.derived().withheld("i0", PrecinctId(0)), None);
    let formula = session
        .try_formula(r#"census."Revenu_median" + 0"#)
        .unwrap();
    assert!(formula[2].is_nan() && formula[4].is_nan());
    let small = session.report().sources[0].small.clone().unwrap();
    assert_eq!((small.households.as_str(), small.withheld), ("Menages", 2));
}

#[test]
fn a_source_may_state_another_threshold() {
    let folder = tempfile::tempdir().unwrap();
    let formulas = [r#"census."Revenu_median""#];
    let session = town(folder.path(), &formulas, Some(3));
    assert_eq!(shown(&session, "i0"), [true; 6]);
    let session = town(folder.path(), &formulas, Some(50));
    assert_eq!(
        shown(&session, "i0"),
        [true, true, false, false, false, true]
    );
}

/// The same census twice, once with a threshold of its own, and figures that count nobody.
#[test]
fn what_one_source_withholds_stands_in_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = town(
        folder.path(),
        &[
            r#"census."Menages""#,
            r#"again."Menages""#,
            r#"dwellings."Logements""#,
        ],
        None,
    );
    let source = |name: &str, file: &str, threshold| Source {
        name: name.to_owned(),
        path: folder.path().join(file),
        role: Role::Table,
        key: Some("bureau".to_owned()),
        threshold,
        ..Source::default()
    };
    fs::write(
        folder.path().join("dwellings.csv"),
        "bureau;Logements;Menages_2010\nB1;1;1\nB2;2;2\nB3;3;3\nB4;4;4\nB5;5;5\nB6;6;6\n",
    )
    .unwrap();
    for source in [
        source("again", "census.csv", Some(3)),
        source("dwellings", "dwellings.csv", None),
    ] {
        session.apply(Action::AddSource(source)).unwrap();
    }
    session.wait(|_| {});
    let without = [true, true, false, true, false, true];
    assert_eq!(shown(&session, "i0"), without);
    assert_eq!(
        shown(&session, "i1"),
        without,
        "by its own threshold all are shown"
    );
    assert_eq!(shown(&session, "i2"), [true; 6]);
    let report = session.report();
    let small = |name: &str| {
        let of = report.sources.iter().find(|it| it.name == name).unwrap();
        of.small.clone().unwrap()
    };
    assert_eq!((small("again").threshold, small("again").withheld), (3, 2));
    assert_eq!(small("dwellings").withheld, 2, "measured by the census");
}

#[test]
fn exports_have_a_gap_where_a_figure_is_withheld() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = town(folder.path(), &[r#"census."Revenu_median""#], None);
    let project = folder.path().join("town.arpent");
    session.save(&project).unwrap();
    let scores = folder.path().join("scores.csv");
    let done = Command::new(env!("CARGO_BIN_EXE_arpent"))
        .args(["score"])
        .arg(&project)
        .arg("-o")
        .arg(&scores)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let text = fs::read_to_string(&scores).unwrap();
    assert!(text.contains("18000") && text.contains("21000"), "{text}");
    assert!(!text.contains("20000") && !text.contains("22000"), "{text}");
}

#[test]
fn the_register_names_what_was_refused_what_is_withheld_and_every_licence() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = town(folder.path(), &[], None);
    let project = folder.path().join("town.arpent");
    session.save(&project).unwrap();
    let persons = folder.path().join("persons.csv");
    let rows = "bureau;prénom;votes\nB1;Ana;0\nB2;Bo;1\nB3;Cy;0\nB4;Di;1\nB5;Ed;0\n";
    fs::write(&persons, rows).unwrap();
    let run = |arguments: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_arpent"))
            .current_dir(folder.path())
            .args(arguments)
            .args(["--date", "2026-03-15"])
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
        String::from_utf8(done.stdout).unwrap()
    };
    let about = [
        "--licence",
        "ODbL 1.0",
        "--origin",
        "Mairie",
        "--dated",
        "2025",
    ];
    let add = [
        "add",
        "town.arpent",
        "persons.csv",
        "--as",
        "list",
        "--key",
        "bureau",
    ];
    run(&[&add[..], &about[..], &["--vintage", "2024"]].concat());
    let csv = run(&["register", "town.arpent", "-o", "-"]);
    for told in [
        "prénom",
        "Sources and licences,list,Licence,ODbL 1.0",
        "Sources and licences,list,Origin,Mairie",
        "Sources and licences,list,Areas as of,2024",
        "withheld in 2 precincts",
    ] {
        assert!(csv.contains(told), "{told}: {csv}");
    }
    assert!(!csv.contains("Ana"), "no cell of a refused column");
    run(&["register", "town.arpent", "-o", "register.pdf"]);
    let first = fs::read(folder.path().join("register.pdf")).unwrap();
    run(&["register", "town.arpent", "-o", "register.pdf"]);
    assert_eq!(fs::read(folder.path().join("register.pdf")).unwrap(), first);
    let report = run(&["check", "town.arpent", "--json"]);
    for told in [
        r#""licence": "ODbL 1.0""#,
        r#""withheld_precincts": 2"#,
        r#""hash": ""#,
    ] {
        assert!(report.contains(told), "{told}: {report}");
    }
}

#[test]
fn squares_of_bondy_with_few_households_give_no_figure() {
    let Some(data) = real_data() else {
        return;
    };
    let source = |name: &str, file: &str, part: &str, role: Role, key: Option<&str>| {
        Arc::new(Source {
            name: name.to_owned(),
            path: data.join("fr-bondy").join(file),
            part: Some(part.to_owned()),
            role,
            key: key.map(str::to_owned),
            ..Source::default()
        })
    };
    let indicator = Indicator {
        name: "poor".to_owned(),
        formula: r#"100 * squares."Men_pauv" / squares."Men""#.to_owned(),
        ..Indicator::default()
    };
    let project = Project {
        sources: vec![
            source(
                "precincts",
                "vote.gpkg",
                "zone",
                Role::Precincts,
                Some("numBureau"),
            ),
            source("squares", "vote.gpkg", "inseeBondy", Role::Zones, None),
        ],
        indicators: vec![Arc::new(indicator)],
        ..Project::default()
    };
    let mut session = Session::new(|| {});
    session.replace(project.clone(), None);
    session.wait(|_| {});
    let report = session.report();
    let small = report.sources[0].small.clone().unwrap();
    assert_eq!((small.households.as_str(), small.threshold), ("Men", 11));
    // By geopandas' overlay the smallest precinct has 296 households, the next 312 and 332.
    assert_eq!(small.withheld, 0);
    let origin = &report.sources[0].file.provenance;
    assert_eq!(origin.origin, "INSEE : Filosofi, carreaux");
    assert!(shown(&session, "poor").into_iter().all(|shown| shown));

    let mut stricter = project;
    Arc::make_mut(&mut stricter.sources[1]).threshold = Some(320);
    session.replace(stricter, None);
    session.wait(|_| {});
    let hidden = shown(&session, "poor").into_iter().filter(|shown| !shown);
    assert_eq!(hidden.count(), 2);
}

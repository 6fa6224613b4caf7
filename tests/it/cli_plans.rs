//! Plans kept aside and compared, on the command line.

use std::fs;

use serde_json::Value;

use crate::cli::Town;

fn cut(town: &Town, doors: &str) {
    let line = ["cut", "town.arpent", "--target", "top 10%"];
    town.run(&[&line[..], &["--doors", doors]].concat());
}

fn plans(town: &Town, more: &[&str]) -> String {
    town.run(&[&["plans", "town.arpent"], more].concat())
}

fn saved(town: &Town) -> Value {
    let text = fs::read_to_string(town.path("town.arpent")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The doors and the minutes of a plan as the file has it.
fn sums(plan: &Value) -> (u64, f64) {
    let turfs = plan["turfs"].as_array().unwrap().iter();
    let stops = turfs
        .clone()
        .flat_map(|turf| turf["stops"].as_array().unwrap());
    let doors = stops.map(|stop| stop["doors"].as_u64().unwrap()).sum();
    (
        doors,
        turfs.map(|turf| turf["minutes"].as_f64().unwrap()).sum(),
    )
}

#[test]
fn plans_are_kept_compared_and_taken_up() {
    let town = Town::files();
    assert_eq!(
        plans(&town, &[]),
        "There are no turfs, and no plans are kept.\n"
    );
    cut(&town, "40");
    let small = saved(&town)["plan"].clone();
    let said = plans(&town, &["--keep", "Small"]);
    assert!(said.contains("\nSmall (as now): "), "{said}");
    cut(&town, "80");
    let large = saved(&town)["plan"].clone();
    assert_eq!(saved(&town)["alternatives"][0]["plan"], small);

    let report: Value = serde_json::from_str(&plans(&town, &["--compare", "--json"])).unwrap();
    let [now, other] = [&report["plans"][0], &report["plans"][1]];
    assert_eq!(
        (&now["name"], &other["name"]),
        (&Value::Null, &"Small".into())
    );
    for (told, plan) in [(now, &large), (other, &small)] {
        let (doors, minutes) = sums(plan);
        assert_eq!(told["doors"], doors);
        let off = told["minutes"].as_f64().unwrap() - minutes;
        assert!(off.abs() < 0.06, "{off}");
        let turfs = plan["turfs"].as_array().unwrap().len();
        assert_eq!(told["turfs"], turfs);
        assert!(told["split_turfs"].is_u64(), "the streets are known");
        let per_hour = told["doors_per_hour"].as_f64().unwrap();
        assert!((per_hour - 60.0 * doors as f64 / minutes).abs() < 0.06);
    }

    let table = plans(&town, &["--compare", "Small", "current"]);
    let heads = table.lines().next().unwrap().split_whitespace();
    assert_eq!(heads.collect::<Vec<_>>(), ["Small", "Now"]);
    assert!(table.contains("\n* Turfs "), "{table}");
    assert!(table.contains("\n  Doors "), "the same doors: {table}");
    let french = plans(&town, &["--compare", "--language", "fr"]);
    assert!(french.contains("* Marche totale"), "{french}");

    let said = plans(&town, &["--use", "Small"]);
    assert!(
        said.contains("\nPlan 1: "),
        "what there was is kept: {said}"
    );
    assert_eq!(saved(&town)["plan"], small);
    plans(&town, &["--use", "Plan 1"]);
    assert_eq!(saved(&town)["plan"], large);
    assert_eq!(
        saved(&town)["alternatives"].as_array().unwrap().len(),
        2,
        "both are kept already"
    );
    plans(&town, &["--drop", "Small", "--drop", "Plan 1"]);
    assert!(saved(&town).get("alternatives").is_none());
}

#[test]
fn plans_belong_to_the_operation_they_were_cut_for() {
    let town = Town::files();
    let operation = |more: &[&str]| town.run(&[&["operation", "town.arpent"], more].concat());
    let first = "Porte-à-porte d’automne";
    cut(&town, "40");
    plans(&town, &["--keep", "Small"]);
    // As projects of older versions have it: plans of the project, operations beside it.
    let before = saved(&town);
    operation(&["--new", "Tracts"]);
    assert_eq!(
        plans(&town, &[]),
        "There are no turfs, and no plans are kept.\n"
    );
    let both = saved(&town);
    assert!(both.get("alternatives").is_none());
    assert_eq!(both["others"][0]["alternatives"], before["alternatives"]);
    operation(&["--use", first]);
    assert!(plans(&town, &[]).contains("\nSmall (as now): "));
    assert_eq!(saved(&town)["alternatives"], before["alternatives"]);
    operation(&["--remove", "Tracts"]);
    assert_eq!(saved(&town), before);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let town = Town::files();
    let fail = |line: &[&str]| town.fail(&[&["plans", "town.arpent"], line].concat());
    assert!(fail(&["--keep", "A"]).1.contains("There are no turfs yet"));
    cut(&town, "40");
    let before = saved(&town);
    for (line, status, said) in [
        (&["--compare"][..], 2, "No other plan is kept"),
        (&["--compare", "B"], 1, "B"),
        (&["--use", "B"], 1, "B"),
        (&["--drop", "B"], 1, "B"),
        (&["--keep", " "], 1, "No plan can be kept as"),
    ] {
        let (ended, told) = fail(line);
        assert!(told.contains(said), "{line:?}: {told}");
        assert_eq!(ended, status, "{line:?}: {told}");
    }
    assert_eq!(saved(&town), before);
    for name in ["A", "B", "C", "D", "E", "F"] {
        plans(&town, &["--keep", name]);
    }
    assert!(
        fail(&["--keep", "A"])
            .1
            .contains("No plan can be kept as “A”")
    );
    assert!(fail(&["--keep", "G"]).1.contains("6 plans are kept"));
    cut(&town, "80");
    let (_, said) = fail(&["--use", "A"]);
    assert!(said.contains("6 plans are kept"), "nothing is lost: {said}");
    assert!(fail(&["--compare"]).1.contains("Several plans are kept"));
}

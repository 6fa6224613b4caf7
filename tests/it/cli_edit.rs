//! Turfs edited by hand on the command line.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::cli::Town;

/// The sample town cut into turfs of 40 doors.
fn cut() -> Town {
    let town = Town::files();
    town.run(&cut_line("40"));
    town
}

fn cut_line(doors: &str) -> [&str; 6] {
    [
        "cut",
        "town.arpent",
        "--target",
        "top 10%",
        "--doors",
        doors,
    ]
}

/// The turfs of the project as they are saved.
fn saved(town: &Town) -> Vec<Value> {
    let text = fs::read_to_string(town.path("town.arpent")).unwrap();
    let project: Value = serde_json::from_str(&text).unwrap();
    project["plan"]["turfs"].as_array().unwrap().clone()
}

fn addresses(turf: &Value) -> Vec<String> {
    let stops = turf["stops"].as_array().unwrap().iter();
    stops
        .map(|stop| stop["address"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn turfs_are_merged_split_named_and_locked() {
    let town = cut();
    let before = saved(&town);
    assert!(before.len() >= 4, "{} turfs", before.len());
    let line = [
        "edit",
        "town.arpent",
        "--merge",
        "1,2",
        "--rename",
        "1=Rue Basse",
    ];
    let said = town.run(&[&line[..], &["--lock", "1", "--reverse", "3"]].concat());
    assert!(said.contains("Turf 1 · "), "{said}");
    assert!(
        said.contains("Turf 2 is gone; its number is free"),
        "{said}"
    );
    assert!(said.contains("Turf 3 · "), "{said}");
    assert!(said.contains("in one piece"), "{said}");
    assert!(!said.contains("Turf 4"), "{said}");

    let after = saved(&town);
    assert_eq!(after[3], before[3], "its number and all");
    assert_eq!(after[0]["name"], "Rue Basse");
    assert_eq!(after[0]["locked"], true);
    let all: BTreeSet<String> = addresses(&after[0]).into_iter().collect();
    let both = before[..2].iter().flat_map(addresses).collect();
    assert_eq!(all, both);
    assert!(addresses(&after[1]).is_empty());
    let reversed: Vec<String> = addresses(&before[2]).into_iter().rev().collect();
    assert_eq!(addresses(&after[2]), reversed);

    town.run(&cut_line("60"));
    let again = saved(&town);
    assert_eq!(again[0], after[0], "locked: the rest is cut around it");
    let elsewhere: BTreeSet<String> = again[1..].iter().flat_map(addresses).collect();
    assert!(all.is_disjoint(&elsewhere));

    let split = [
        "edit",
        "town.arpent",
        "--unlock",
        "1",
        "--split",
        "1=2",
        "--json",
    ];
    let told: Value = serde_json::from_str(&town.run(&split)).unwrap();
    let told = told["turfs"].as_array().unwrap();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["turf"], 1);
    assert_eq!(told[1]["turf"], again.len() + 1);
    for turf in told {
        assert_eq!(turf["now"]["connected"], true, "{turf}");
        assert!(turf["now"]["doors"].as_u64().unwrap() > 20, "{turf}");
        assert!(turf["now"]["minutes"].as_f64().unwrap() > 20.0, "{turf}");
    }
}

#[test]
fn addresses_go_where_they_are_sent_and_paper_follows() {
    let town = cut();
    let print = ["print", "town.arpent", "-o", "out", "--date", "2026-03-01"];
    town.run(&print);
    let before = saved(&town);
    let (one, two) = (addresses(&before[0]), addresses(&before[1]));
    let moved = format!("{}=2", one.join(","));
    let first = format!("2={}", two[1]);
    let line = ["edit", "town.arpent", "--move", &moved, "--first", &first];
    let name = ["--rename", "2=L’église", "--language", "fr"];
    let said = town.run(&[&line[..], &name].concat());
    assert!(said.contains("Le parcours 1 n’est plus"), "{said}");
    let after = saved(&town);
    assert_eq!(addresses(&after[1])[0], two[1]);
    town.run(&print);
    assert!(
        !town.path("out/packet-0001.pdf").exists(),
        "nobody is to walk it"
    );
    assert!(town.path("out/packet-0002.pdf").exists());
    let geojson = fs::read_to_string(town.path("out/turfs.geojson")).unwrap();
    assert!(geojson.contains("L’église"), "the name goes with the stops");
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_changed() {
    let town = Town::files();
    let edit = |line: &[&str]| {
        let line = [&["edit", "town.arpent"], line].concat();
        town.fail(&line)
    };
    assert!(edit(&["--lock", "1"]).1.contains("There are no turfs yet"));
    town.run(&cut_line("40"));
    let before = saved(&town);
    for (line, status, english) in [
        (&["--merge", "3"][..], 1, "One turf alone cannot be merged"),
        (&["--lock", "99"], 1, "There is no turf 99"),
        (&["--move", "nobody=2"], 1, "There is no address nobody"),
        (
            &["--split", "1=1"],
            1,
            "A turf is split into two parts at least",
        ),
        (&["--move", "nobody"], 2, "nobody is no value for --move"),
        (&[], 2, "Nothing is asked for"),
        (
            &["--lock", "1", "--merge", "98,99"],
            1,
            "There is no turf 98",
        ),
    ] {
        let (ended, said) = edit(line);
        assert!(said.contains(english), "{line:?}: {said}");
        assert_eq!(ended, status, "{line:?}: {said}");
    }
    let (_, french) = edit(&["--merge", "3", "--language", "fr"]);
    assert!(
        french.contains("Un seul parcours ne peut être fusionné"),
        "{french}"
    );
    assert_eq!(saved(&town), before);
}

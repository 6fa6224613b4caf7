//! Where crews meet and what they can take, on the command line.

use std::fs;

use serde_json::Value;

use crate::cli::{Town, arpent};

fn project(town: &Town) -> Value {
    let text = fs::read_to_string(town.path("town.arpent")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn cut<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let line = ["cut", "town.arpent", "--target", "top 12"];
    [&line[..], &["--people", "4", "--hours", "2"], more].concat()
}

#[test]
fn where_crews_meet_is_said_once_and_cuts_go_by_it() {
    let town = Town::files();
    let (status, said) = town.fail(&cut(&[]));
    assert_eq!(status, 2);
    assert!(said.contains("Nobody knows where the crews meet"), "{said}");

    let places = ["--start", "47.7592,4.7447,Mairie", "--start", "47.77,4.76"];
    let line = ["operation", "town.arpent"];
    let said = town.run(&[&line[..], &places].concat());
    let points = "Meeting points: 47.7592, 4.7447, Mairie / 47.77, 4.76\n";
    assert!(said.contains(points), "{said}");
    town.run(&cut(&[]));
    let saved = project(&town);
    let starts = serde_json::json!([[4.7447, 47.7592], [4.76, 47.77]]);
    assert_eq!(saved["plan"]["starts"], starts);
    assert_eq!(saved["plan"]["turfs"].as_array().unwrap().len(), 2);

    town.run(&cut(&["--start", "47.7592,4.7447,École"]));
    let saved = project(&town);
    assert_eq!(saved["operation"]["meetings"][0]["name"], "École");
    assert_eq!(saved["plan"]["starts"][0][1], 47.7592);

    town.run(&["operation", "town.arpent", "--start", "47.8,4.8"]);
    let said = found(&town, &["--language", "fr"]);
    let moved = "Les parcours ont été découpés pour d’autres lieux de rendez-vous";
    assert!(said.contains(moved), "{said}");

    town.run(&["operation", "town.arpent", "--start", "none"]);
    assert!(project(&town)["operation"].get("meetings").is_none());
    let (status, said) = town.fail(&["operation", "town.arpent", "--start", "town hall"]);
    assert_eq!(status, 2, "{said}");
}

/// What a look before the print finds, which is to fail.
fn found(town: &Town, more: &[&str]) -> String {
    let line = ["print", "town.arpent", "--check", "--date", "2026-03-01"];
    let output = arpent(&town.path(""), &[&line[..], more].concat());
    assert_eq!(
        output.status.code(),
        Some(1),
        "something is to be put right"
    );
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// The crew of each packet by the list for the room.
fn crews_of_packets(town: &Town) -> Vec<String> {
    let print = ["print", "town.arpent", "-o", "out", "--date", "2026-03-01"];
    town.run(&print);
    let list = fs::read_to_string(town.path("out/master-list.csv")).unwrap();
    let rows = list.lines().skip(1);
    rows.map(|row| row.split(',').nth(5).unwrap().trim_matches('"').to_owned())
        .collect()
}

#[test]
fn turfs_go_to_crews_who_can_take_them() {
    let town = Town::files();
    town.run(&cut(&["--start", "47.7592,4.7447"]));
    let crews = ["--crew", "Crew 1", "--crew", "Crew 2"];
    let line = ["operation", "town.arpent"];
    let cannot = ["--cannot", "Crew 1=stairs,dark"];
    let said = town.run(&[&line[..], &crews, &cannot].concat());
    let crews_said = "Crews: Crew 1 (cannot take: Stairs without a lift · Badly lit) / Crew 2\n";
    assert!(said.contains(crews_said), "{said}");
    assert_eq!(crews_of_packets(&town), ["Crew 1", "Crew 2"]);

    let edit = ["edit", "town.arpent", "--json"];
    let told = town.run(&[&edit[..], &["--tag", "1=stairs,slope"]].concat());
    let told: Value = serde_json::from_str(&told).unwrap();
    let hard = serde_json::json!(["stairs", "slope"]);
    assert_eq!(told["turfs"][0]["now"]["hard"], hard);
    assert_eq!(crews_of_packets(&town), ["Crew 2", "Crew 1"]);

    // Crews that are written anew keep what they cannot take.
    town.run(&[&line[..], &["--crew", "Crew 1, 01", "--crew", "Crew 2"]].concat());
    assert_eq!(
        project(&town)["operation"]["crews"][0]["cannot"][0],
        "stairs"
    );

    town.run(&["edit", "town.arpent", "--crew", "1=Crew 1"]);
    let said = found(&town, &[]);
    let given = "Turf 1 is given to Crew 1, who cannot take what is hard there";
    assert!(said.contains(given), "{said}");
    let undone = ["--untag", "1=stairs", "--crew", "1=", "--tag", "2=dark"];
    town.run(&[&edit[..], &undone].concat());
    assert_eq!(crews_of_packets(&town), ["Crew 1", "Crew 2"]);

    town.run(&[&line[..], &["--cannot", "Crew 2=dark"]].concat());
    let said = found(&town, &["--language", "fr"]);
    let nobody = "Aucun binôme ne peut prendre les difficultés du parcours 2";
    assert!(said.contains(nobody), "{said}");

    for (line, status, english) in [
        (
            ["edit", "town.arpent", "--crew", "1=Crew 9"],
            1,
            "no crew called Crew 9",
        ),
        (
            ["edit", "town.arpent", "--tag", "1=rain"],
            2,
            "1=rain is no value for --tag",
        ),
        (
            ["operation", "town.arpent", "--cannot", "Crew 9=dark"],
            1,
            "no crew called Crew 9",
        ),
    ] {
        let (ended, said) = town.fail(&line);
        assert!(said.contains(english), "{line:?}: {said}");
        assert_eq!(ended, status, "{line:?}: {said}");
    }
}

#[test]
fn what_is_hard_stays_with_the_doors() {
    let town = Town::files();
    let line = ["cut", "town.arpent", "--target", "top 10%", "--doors", "40"];
    town.run(&line);
    town.run(&["operation", "town.arpent", "--crew", "Crew 1"]);
    let tags = ["--tag", "1=gates", "--tag", "2=dark", "--crew", "2=Crew 1"];
    town.run(&[&["edit", "town.arpent"], &tags[..]].concat());
    let turfs = |town: &Town| project(town)["plan"]["turfs"].as_array().unwrap().clone();
    town.run(&["edit", "town.arpent", "--merge", "1,2"]);
    let merged = turfs(&town);
    assert_eq!(merged[0]["hard"], serde_json::json!(["gates", "dark"]));
    assert_eq!(merged[0]["crew"], "Crew 1");
    town.run(&["edit", "town.arpent", "--split", "1=2"]);
    let split = turfs(&town);
    assert_eq!(split[1]["hard"], merged[0]["hard"], "nobody has looked yet");
    assert!(split[1].get("crew").is_none(), "one turf, one crew");
}

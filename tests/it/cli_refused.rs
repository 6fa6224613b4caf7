//! What the command line refuses, with a sentence and a status.

use std::fs;

use crate::cli::Town;

#[test]
fn a_missing_file_is_said_and_loses_nothing() {
    let town = Town::files();
    fs::remove_file(town.path("presidentielle-2022-t1.csv")).unwrap();
    let before = town.read("town.arpent");
    let said = town.run(&["check", "town.arpent"]);
    assert!(
        said.contains("presidentielle-2022-t1.csv cannot be opened"),
        "{said}"
    );
    let (status, said) = town.fail(&["cut", "town.arpent", "--target", "all", "--doors", "40"]);
    assert_eq!(status, 1, "{said}");
    assert_eq!(town.read("town.arpent"), before);
}

#[test]
fn a_changed_file_is_said() {
    let town = Town::files();
    let mut csv = fs::read(town.path("addresses.csv")).unwrap();
    csv.extend(b"x;;1;;Rue neuve;;;;;;;;4.7447;47.7592;;;;;;;;;;1\n");
    fs::write(town.path("addresses.csv"), csv).unwrap();
    let said = town.run(&["check", "town.arpent"]);
    assert!(said.contains("has changed since"), "{said}");
}

#[test]
fn a_key_that_matches_nothing_adds_nothing() {
    let town = Town::files();
    let before = town.read("town.arpent");
    let add = [
        "add",
        "town.arpent",
        "presidentielle-2022-t1.csv",
        "--as",
        "x",
    ];
    let (status, said) = town.fail(&[&add[..], &["--key", "circonscription"]].concat());
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("matches nothing"), "{said}");
    assert!(said.contains("{bureau}"), "it says what to try: {said}");
    let (status, said) = town.fail(&[&add[..], &["--key", "Bureau"]].concat());
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("no column “Bureau”"), "{said}");
    assert_eq!(town.read("town.arpent"), before, "left as it was");
}

#[test]
fn what_is_there_is_not_overwritten_unasked() {
    let town = Town::files();
    let before = town.read("town.arpent");
    let new = ["new", "town.arpent", "--precincts", "precincts.gpkg"];
    let (status, said) = town.fail(&[&new[..], &["--code", "code"]].concat());
    assert_eq!(status, 1, "{said}");
    assert_eq!(town.read("town.arpent"), before);
    town.run(&[&new[..], &["--code", "code", "--force"]].concat());
    assert_ne!(town.read("town.arpent"), before);
}

#[test]
fn what_makes_no_sense_is_status_2() {
    let town = Town::files();
    for line in [
        &["fly"][..],
        &["fly", "town.arpent"],
        &["check"],
        &["score", "town.arpent"],
        &["score", "town.arpent", "-o", "scores.docx"],
        &["map", "town.arpent", "-o", "map.gif"],
        &["cut", "town.arpent", "--target", "top", "--doors", "40"],
        &["cut", "town.arpent", "--target", "all"],
        &["cut", "town.arpent", "--target", "all", "--doors", "0"],
        &["cut", "town.arpent", "--target", "all", "--people", "9"],
        &["add", "town.arpent", "streets.geojson", "--as", "Rues"],
        &["check", "town.arpent", "--language", "de"],
        &["check", "town.arpent", "--date", "yesterday"],
    ] {
        // A single unknown word is the name of a project: that is for the window.
        if line == ["fly"] {
            continue;
        }
        let (status, said) = town.fail(line);
        assert_eq!(status, 2, "{line:?}: {said}");
        assert!(!said.is_empty(), "{line:?} says nothing");
    }
}

#[test]
fn what_cannot_be_done_is_status_1_and_a_sentence() {
    let town = Town::files();
    fs::write(
        town.path("damaged.arpent"),
        "{ \"arpent\": 1,\n \"sources\": [",
    )
    .unwrap();
    fs::write(town.path("empty.toml"), "name = 3").unwrap();
    for (line, sentence) in [
        (&["check", "missing.arpent"][..], "cannot be opened"),
        (&["check", "damaged.arpent"], "damaged at line 2"),
        (&["apply", "town.arpent", "empty.toml"], "Line 1"),
        (
            &["map", "town.arpent", "-o", "m.png", "--what", "income"],
            "no “income”",
        ),
        (&["print", "town.arpent", "-o", "out"], "no turfs yet"),
        (
            &[
                "cut",
                "town.arpent",
                "--target",
                "codes 1,2",
                "--doors",
                "40",
            ],
            "No precinct has the code",
        ),
    ] {
        let (status, said) = town.fail(line);
        assert_eq!(status, 1, "{line:?}: {said}");
        assert!(said.contains(sentence), "{line:?}: {said}");
    }
}

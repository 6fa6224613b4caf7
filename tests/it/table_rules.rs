//! Tables read by a rule: which columns tell what.

use std::fs;

use arpent::io;
use arpent::model::project::TableOptions;
use arpent::model::rule::{RowsAre, Rule};

use crate::odd_tables::{numbers, try_table};

#[test]
fn a_rule_reads_rows_of_choices_by_its_columns() {
    let rule = Rule {
        name: "ville".to_owned(),
        rows: RowsAre::Choices {
            choice: "qui".to_owned(),
            votes: "combien".to_owned(),
        },
        code: vec!["lieu".to_owned()],
        contest: vec!["quand".to_owned()],
        registered: Some("électeurs".to_owned()),
        ..Rule::default()
    };
    let told = TableOptions {
        rule: Some(rule),
        ..TableOptions::default()
    };
    let text = "lieu;quand;électeurs;qui;combien\n1;T1;100;ROUX;10\n1;T1;100;BO;20\n1;T2;101;BO;40\n2;T1;90;ROUX;5\n";
    let read = try_table("a.csv", text, &told).unwrap();
    assert_eq!(read.value.options.layout.as_deref(), Some("ville"));
    let [first, second] = read.value.contests.as_slice() else {
        panic!("{:?}", read.value.contests)
    };
    assert_eq!(first.choices, ["T1: ROUX", "T1: BO"]);
    assert_eq!(second.registered.as_deref(), Some("T2: électeurs"));
    assert_eq!(numbers(&read, "T1: ROUX"), [10.0, 5.0]);
    let error = try_table("a.csv", "lieu;qui\n1;A\n", &told).unwrap_err();
    assert!(error.to_string().contains("rule-no-column"), "{error}");
}

#[test]
fn a_rule_reads_columns_of_choices() {
    let told = TableOptions {
        rule: Some(Rule {
            name: "large".to_owned(),
            rows: RowsAre::Precincts {
                choices: vec!["Mme R.".to_owned(), "M. B.".to_owned()],
            },
            cast: Some("bons".to_owned()),
            ..Rule::default()
        }),
        ..TableOptions::default()
    };
    let read = try_table(
        "a.csv",
        "lieu;bons;Mme R.;M. B.;âge\n1;30;10;20;40\n2;9;5;4;50\n",
        &told,
    )
    .unwrap();
    let contest = &read.value.contests[0];
    assert_eq!(
        (contest.choices.len(), contest.cast.as_deref()),
        (2, Some("bons"))
    );
}

#[test]
fn a_saved_rule_is_a_layout_and_goes_with_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let shapes = "code;geo_shape\n1;\"POLYGON ((2 48, 3 48, 3 49, 2 49, 2 48))\"\n2;\"POLYGON ((3 48, 4 48, 4 49, 3 49, 3 48))\"\n";
    fs::write(here.join("places.csv"), shapes).unwrap();
    fs::write(
        here.join("votes.csv"),
        "lieu;qui;combien\n1;A;10\n1;B;20\n2;A;30\n",
    )
    .unwrap();
    let rule = Rule {
        name: "ville".to_owned(),
        rows: RowsAre::Choices {
            choice: "qui".to_owned(),
            votes: "combien".to_owned(),
        },
        code: vec!["lieu".to_owned()],
        ..Rule::default()
    };
    io::rule::save(&here.join("config/arpent"), &rule).unwrap();
    let run = |config: &str, line: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_arpent"))
            .args(line)
            .current_dir(here)
            .env("XDG_CONFIG_HOME", here.join(config))
            .output()
            .unwrap()
    };
    let new = [
        "new",
        "a.arpent",
        "--precincts",
        "places.csv",
        "--code",
        "code",
    ];
    assert!(run("config", &new).status.success());
    let add = [
        "add",
        "a.arpent",
        "votes.csv",
        "--layout",
        "ville",
        "--key",
        "lieu",
    ];
    let elsewhere = run("nothing", &add);
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(
        String::from_utf8_lossy(&elsewhere.stderr).contains("openelections"),
        "what is known"
    );
    assert!(run("config", &add).status.success());
    // On a machine without the rule.
    let checked = run("nothing", &["check", "a.arpent", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let source = &report["sources"][0];
    assert_eq!(source["layout"], "ville");
    assert_eq!(source["contests"][0]["choices"]["A"], 40);
}

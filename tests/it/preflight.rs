//! Before printing: the operation on the command line, and what would mislead a crew.

use std::fs;

use serde_json::Value;

use crate::cli::{Town, arpent};

/// The sample town with a few turfs, and an operation that says all it should.
fn ready_town() -> Town {
    let town = Town::files();
    town.run(&["cut", "town.arpent", "--target", "top 1", "--doors", "200"]);
    town.run(&[
        "operation",
        "town.arpent",
        "--kind",
        "vote",
        "--slot",
        "2026-03-14 13h-20h30",
        "--crew",
        "Crew 1, 01 99 00 00 01",
        "--return-by",
        "2026-03-14",
        "--destroy-by",
        "2026-04-30",
    ]);
    town
}

const TODAY: [&str; 2] = ["--date", "2026-03-01"];

/// The exit status of a check, and what it finds.
fn check(town: &Town, more: &[&str]) -> (i32, Vec<Value>) {
    let line = [
        &["print", "town.arpent", "--check", "--json"],
        &TODAY[..],
        more,
    ]
    .concat();
    let output = arpent(&town.path(""), &line);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = report.as_array().unwrap().clone();
    (output.status.code().unwrap(), findings)
}

fn said(findings: &[Value]) -> Vec<&str> {
    findings
        .iter()
        .map(|it| it["what"].as_str().unwrap())
        .collect()
}

#[test]
fn the_operation_is_said_and_shown_on_the_command_line() {
    let town = ready_town();
    let shown = town.run(&["operation", "town.arpent"]);
    let shown = shown.replace('\u{a0}', " ");
    for line in [
        "Campaign: Chastrelle 2024\n",
        "Kind: Get out the vote\n",
        "Dates and times: 2026-03-14 13:00-20:30\n",
        "Crews: Crew 1, 01 99 00 00 01\n",
        "Destroy by: 30 April 2026\n",
    ] {
        assert!(shown.contains(line), "no «{line}» in: {shown}");
    }
    fs::write(town.path("notice.txt"), "We are here.\nYou may object.\n").unwrap();
    let shown = town.run(&[
        "operation",
        "town.arpent",
        "--slot",
        "none",
        "--kind",
        "none",
        "--notice",
        "notice.txt",
    ]);
    assert!(
        !shown.contains("Kind") && !shown.contains("Dates"),
        "{shown}"
    );
    assert!(shown.contains("Crews: Crew 1"), "what was not said stays");

    let (status, said) = town.fail(&["operation", "town.arpent", "--slot", "Saturday"]);
    assert_eq!(status, 2, "{said}");
}

#[test]
fn a_plan_that_is_ready_passes_and_prints_by_day_and_name() {
    let town = ready_town();
    let (status, findings) = check(&town, &[]);
    assert_eq!((status, said(&findings)), (0, vec![]));
    let line = ["print", "town.arpent", "--check", "--date", "2026-03-01"];
    let told = town.run(&line);
    assert_eq!(
        told,
        "Nothing stands in the way: the packets can be printed.\n"
    );
    town.run(&["print", "town.arpent", "-o", "packets", "--packets", "1"]);
    let name = "packets/2026-03-14_porte-a-porte-d-automne_0001_1-";
    let printed = fs::read_dir(town.path("packets")).unwrap();
    let mut printed = printed.map(|entry| entry.unwrap().path());
    assert!(
        printed.any(|path| path.to_string_lossy().contains(name)),
        "day, operation, number"
    );
}

#[test]
fn what_would_mislead_a_crew_is_a_failure_with_its_place() {
    let town = ready_town();
    town.run(&["operation", "town.arpent", "--destroy-by", "2026-03-02"]);
    let text = fs::read_to_string(town.path("town.arpent")).unwrap();
    let mut project: Value = serde_json::from_str(&text).unwrap();
    let turfs = project["plan"]["turfs"].as_array_mut().unwrap();
    let again = turfs[0]["stops"][0].clone();
    turfs[1]["stops"].as_array_mut().unwrap().push(again);
    fs::write(town.path("town.arpent"), project.to_string()).unwrap();

    let (status, findings) = check(&town, &[]);
    assert_eq!(status, 1);
    let found = said(&findings);
    assert_eq!(found[0], "An address is on two turfs, one of them turf 2.");
    assert_eq!(findings[0]["turf"], 2);
    assert!(
        found.contains(&"The paper is to be destroyed before it is brought back."),
        "{found:?}"
    );
    let line = ["print", "town.arpent", "--check", "--language", "fr"];
    let (status, told) = town.fail(&[&line[..], &TODAY].concat());
    assert_eq!(status, 1);
    assert!(
        told.contains("sur deux parcours, dont le parcours 2."),
        "{told}"
    );
}

#[test]
fn a_template_that_is_hard_to_read_is_found() {
    let town = ready_town();
    fs::write(
        town.path("own.typ"),
        "#set text(size: 6pt)\n#line(length: 1cm, stroke: 0.2pt + red)\nSmall\n",
    )
    .unwrap();
    let (status, findings) = check(&town, &["--template", "own.typ"]);
    assert_eq!(status, 0, "worth knowing, no more");
    assert_eq!(
        said(&findings),
        [
            "The smallest type is 6.0 points; by the light of a staircase 8 are read.",
            "The thinnest line is 0.20 points; a copier prints 0.4.",
            "The pages are in colour.",
        ]
    );
    fs::write(town.path("own.typ"), "#nothing-like-it\n").unwrap();
    let (status, findings) = check(&town, &["--template", "own.typ"]);
    assert_eq!(status, 1);
    assert!(
        said(&findings)[0].contains("own.typ, line 1"),
        "{findings:?}"
    );
}

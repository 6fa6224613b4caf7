//! Addresses that are done or that object, on the command line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::cli::{Town, arpent};
use crate::packet::text_of;

const CUT: [&str; 6] = ["cut", "town.arpent", "--target", "top 10%", "--doors", "40"];

/// The cut as JSON, on a day.
fn cut(town: &Town, date: &str) -> Value {
    let said = town.run(&[&CUT[..], &["--json", "--date", date]].concat());
    serde_json::from_str(&said).unwrap()
}

/// The addresses of the saved plan, turf by turf.
fn on_turfs(town: &Town) -> Vec<Vec<String>> {
    let text = fs::read_to_string(town.path("town.arpent")).unwrap();
    let project: Value = serde_json::from_str(&text).unwrap();
    let turfs = project["plan"]["turfs"].as_array().unwrap().iter();
    turfs
        .map(|turf| {
            let stops = turf["stops"].as_array().unwrap().iter();
            stops
                .map(|stop| stop["address"].as_str().unwrap().to_owned())
                .collect()
        })
        .collect()
}

/// A list that says of the first address of a turf that it objects, long ago, of the next two that
/// they are done, once on 1 March 2026, and of the fourth that nobody was there.
/// The turf's number comes with them.
fn list(town: &Town) -> (usize, [String; 4]) {
    let mut turfs = (1..).zip(on_turfs(town));
    let (number, walked) = turfs.find(|(_, turf)| 4 <= turf.len()).unwrap();
    let mut text = String::from("adresse_id;Statut;date\n");
    for (address, status) in walked.iter().zip([
        "S'oppose;2020-01-01",
        "Faite;01/03/2026",
        "done;",
        "absent;2026-03-01",
    ]) {
        writeln!(text, "{address};{status}").unwrap();
    }
    text.push_str("75110_0001_00001;fait;\n");
    fs::write(town.path("seen.csv"), text).unwrap();
    let first: Vec<String> = walked.into_iter().take(4).collect();
    (number, first.try_into().unwrap())
}

fn left_out<'a>(report: &'a Value, reason: &str) -> Vec<&'a str> {
    let listed = report["left_out"][reason].as_array();
    let listed = listed.into_iter().flatten();
    listed.map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn what_is_done_or_objects_is_on_no_turf_and_counted() {
    let town = Town::files();
    cut(&town, "2026-03-14");
    let all: BTreeSet<String> = on_turfs(&town).concat().into_iter().collect();
    let (_, [objects, dated, done, absent]) = list(&town);
    let said = town.run(&["add", "town.arpent", "seen.csv", "--date", "2026-03-14"]);
    assert!(said.contains("visits"), "known by its columns: {said}");
    for line in [
        "Left out by now: 2 done, 1 that object",
        "One code is of no address",
        "One row leaves no address out: neither done nor an objection (absent)",
    ] {
        assert!(said.contains(line), "no «{line}» in {said}");
    }

    let report = cut(&town, "2026-03-14");
    let mut both = [dated.as_str(), done.as_str()];
    both.sort_unstable();
    assert_eq!(left_out(&report, "done"), both);
    assert_eq!(left_out(&report, "objects"), [objects.as_str()]);
    let now: BTreeSet<String> = on_turfs(&town).concat().into_iter().collect();
    let gone: BTreeSet<&String> = all.difference(&now).collect();
    assert_eq!(gone, BTreeSet::from([&objects, &dated, &done]));
    assert!(now.contains(&absent), "nobody was there: again");
    let told = town.run(&[&CUT[..], &["--date", "2026-03-14"]].concat());
    let wanted = "3 addresses left out: 2 done, one objects\n";
    assert!(told.contains(wanted), "{told}");

    // 31 days later what has a date is to be done again.
    let later = cut(&town, "2026-04-01");
    assert_eq!(left_out(&later, "done"), [done.as_str()]);
    assert_eq!(left_out(&later, "objects"), [objects.as_str()]);
    town.run(&["operation", "town.arpent", "--done-days", "31"]);
    assert_eq!(left_out(&cut(&town, "2026-04-01"), "done").len(), 2);
}

#[test]
fn doors_that_are_done_do_not_count_towards_a_target() {
    let town = Town::files();
    let until = ["cut", "town.arpent", "--target", "until 1 doors"];
    let until = [&until[..], &["--doors", "40", "--date", "2026-03-14"]].concat();
    let precincts = || -> BTreeSet<String> {
        let text = fs::read_to_string(town.path("town.arpent")).unwrap();
        let project: Value = serde_json::from_str(&text).unwrap();
        let turfs = project["plan"]["turfs"].as_array().unwrap().iter();
        let stops = turfs.flat_map(|turf| turf["stops"].as_array().unwrap());
        let codes = stops.map(|stop| stop["precinct"].as_str().unwrap().to_owned());
        codes.collect()
    };
    town.run(&until);
    let best = precincts();
    assert_eq!(best.len(), 1);
    let mut text = String::from("address_id,status\n");
    for address in on_turfs(&town).concat() {
        writeln!(text, "{address},done").unwrap();
    }
    fs::write(town.path("seen.csv"), text).unwrap();
    town.run(&["add", "town.arpent", "seen.csv", "--role", "visits"]);
    town.run(&until);
    let next = precincts();
    assert_eq!(next.len(), 1, "the best has no door that is still to do");
    assert!(next.is_disjoint(&best));
}

#[test]
fn no_packet_has_an_address_that_objects_by_now() {
    let town = Town::files();
    cut(&town, "2026-03-14");
    let (turf, [objects, ..]) = list(&town);
    town.run(&["add", "town.arpent", "seen.csv", "--role", "visits"]);
    let check = ["print", "town.arpent", "--check", "--json"];
    let check = [&check[..], &["--date", "2026-03-14"]].concat();
    let output = arpent(&town.path(""), &check);
    assert_eq!(output.status.code(), Some(1));
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let of = |what: &str| found.iter().find(|it| it["what"] == what).unwrap();
    let grave = of(&format!(
        "An address on turf {turf} objects: no crew may be sent there."
    ));
    assert_eq!(grave["grave"], true);
    assert_eq!(grave["turf"], turf);
    assert_eq!(grave["addresses"], serde_json::json!([objects]));
    let light = of(&format!(
        "2 addresses on turfs are done already, the first on turf {turf}."
    ));
    assert_eq!(light["grave"], false);

    let print = ["print", "town.arpent", "-o", "packets", "--packets", "1"];
    let (status, said) = town.fail(&print);
    assert_eq!(status, 1);
    let out = format!("--move {objects}=out");
    assert!(said.contains("objects") && said.contains(&out), "{said}");
    assert!(!town.path("packets").exists(), "nothing is printed");
    let (_, said) = town.fail(&[&print[..], &["--language", "fr"]].concat());
    assert!(said.contains("s’oppose"), "{said}");

    town.run(&["edit", "town.arpent", "--move", &format!("{objects}=out")]);
    town.run(&print);
    let (status, said) = town.fail(&[
        "edit",
        "town.arpent",
        "--move",
        &format!("{objects}={turf}"),
    ]);
    assert_eq!(status, 1);
    assert!(said.contains("it cannot be put onto a turf"), "{said}");
}

#[test]
fn a_packet_says_what_is_left_out_beside_its_walk() {
    let town = Town::files();
    cut(&town, "2026-03-14");
    list(&town);
    let day = ["--date", "2026-03-14"];
    town.run(&[&["add", "town.arpent", "seen.csv"], &day[..]].concat());
    cut(&town, "2026-03-14");
    town.run(&[&["print", "town.arpent", "-o", "packets"], &day[..]].concat());
    let Some(list) = text_of(&town.path("packets/master-list.pdf")) else {
        return;
    };
    assert!(list.contains("2 done, one that objects"), "{list}");
    let mut counted = 0;
    for entry in fs::read_dir(town.path("packets")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if !name.starts_with("packet-") {
            continue;
        }
        let text = text_of(&path).unwrap();
        let said = text.lines().find(|line| line.contains("left out: "));
        let explained = text.contains("not to call at") && text.contains("street done");
        assert_eq!(said.is_some(), explained, "{name}");
        counted += match said.and_then(|said| said.split_whitespace().next()) {
            None => 0,
            Some("One") => 1,
            Some(count) => count.parse::<usize>().unwrap(),
        };
    }
    assert_eq!(counted, 3, "each beside one walk");
}

#[test]
fn a_list_that_cannot_be_used_says_why() {
    let town = Town::files();
    let refuse = |text: &str, more: &[&str]| {
        fs::write(town.path("seen.csv"), text).unwrap();
        let line = ["add", "town.arpent", "seen.csv", "--role", "visits"];
        town.fail(&[&line[..], more].concat()).1
    };
    let said = refuse("rue,status\nRue A,done\n", &[]);
    assert!(said.contains("no column with the codes"), "{said}");
    assert!(said.contains("rue, status"), "{said}");
    let said = refuse("id,rue\na,Rue A\n", &[]);
    assert!(said.contains("whether addresses are done"), "{said}");
    let said = refuse("id,status\na,done\n", &["--key", "code"]);
    assert!(said.contains("no column code"), "{said}");
    let said = refuse("", &[]);
    assert!(said.contains("empty"), "{said}");

    let text = "ref,resultat\n1_1,ok\n1_2,stop\n1_2,ok\n";
    fs::write(town.path("seen.csv"), text).unwrap();
    let line = ["add", "town.arpent", "seen.csv", "--role", "visits"];
    let said = town.run(&[&line[..], &["--key", "ref", "--language", "fr"]].concat());
    assert!(
        said.contains("2 codes ne sont ceux d’aucune adresse"),
        "{said}"
    );
}

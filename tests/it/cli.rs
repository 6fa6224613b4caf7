//! The command line, run as a script runs it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A copy of the sample town in a folder of its own, and the folder that commands run in.
pub(crate) struct Town {
    folder: TempDir,
}

impl Town {
    /// The sample's files without its project.
    pub(crate) fn files() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(crate::town_project::folder()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
            }
        }
        Self { folder }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs a command that does what it is asked; what it says on standard output.
    pub(crate) fn run(&self, line: &[&str]) -> String {
        succeed(self.folder.path(), line)
    }

    /// Runs a command that cannot do what it is asked: its exit status, and what it says.
    pub(crate) fn fail(&self, line: &[&str]) -> (i32, String) {
        let output = arpent(self.folder.path(), line);
        assert!(!output.status.success(), "{line:?} was done");
        assert!(output.stdout.is_empty(), "{line:?} speaks on stdout");
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }
}

/// Runs the program in a folder.
pub(crate) fn arpent(folder: &Path, line: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_arpent"))
        .args(line)
        .current_dir(folder)
        .output()
        .unwrap()
}

/// What a command that works says on standard output.
pub(crate) fn succeed(folder: &Path, line: &[&str]) -> String {
    let output = arpent(folder, line);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// Compares with a text in `tests/golden`; `UPDATE_GOLDEN=1` writes it.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let first = kept
        .lines()
        .zip(text.lines())
        .find(|(kept, now)| kept != now);
    assert!(
        kept == text,
        "{name} is no longer what it was, first in: {first:?}; UPDATE_GOLDEN=1 cargo test"
    );
}

#[test]
fn check_says_what_the_sample_is() {
    let town = Town::files();
    golden("check.txt", &town.run(&["check", "town.arpent"]));
    golden("check.json", &town.run(&["check", "town.arpent", "--json"]));
    golden(
        "check-fr.txt",
        &town.run(&["check", "town.arpent", "--language", "fr"]),
    );
}

#[test]
fn scores_of_the_sample_are_what_they_were() {
    let town = Town::files();
    golden("score.csv", &town.run(&["score", "town.arpent", "-o", "-"]));
}

#[test]
fn turfs_of_the_sample_are_what_they_were() {
    let town = Town::files();
    let line = ["cut", "town.arpent", "--target", "top 10%", "--doors", "40"];
    let report = town.run(&[&line[..], &["--json", "-o", "turfs.csv"]].concat());
    golden("cut.json", &report);
    golden("cut.csv", &town.read("turfs.csv"));
    let saved = town.read("town.arpent");
    town.run(&[&line[..], &["-o", "again.csv"]].concat());
    assert_eq!(town.read("again.csv"), town.read("turfs.csv"), "same bytes");
    assert_eq!(town.read("town.arpent"), saved, "same project");
}

#[test]
fn a_town_goes_from_its_files_to_packets() {
    let town = Town::files();
    let new = ["new", "my.arpent", "--precincts", "precincts.gpkg#bureaux"];
    town.run(&[&new[..], &["--code", "code", "--name", "libelle"]].concat());
    for (file, name) in [
        ("presidentielle-2017-t1.csv", "t2017"),
        ("presidentielle-2022-t1.csv", "t2022"),
        ("legislatives-2024-t1.xlsx", "t2024"),
    ] {
        let said = town.run(&["add", "my.arpent", file, "--as", name]);
        assert!(said.contains("40 of 40 precincts"), "{said}");
    }
    let said = town.run(&["add", "my.arpent", "addresses.csv"]);
    assert!(
        said.contains("addresses"),
        "found out by its columns: {said}"
    );
    town.run(&["add", "my.arpent", "addresses.csv", "--as", "others"]);
    let said = town.run(&["check", "my.arpent"]);
    let unused = "Not used: addresses are taken from addresses, which was added first";
    assert_eq!(said.matches(unused).count(), 1, "{said}");
    town.run(&["apply", "my.arpent", "recipe.toml"]);
    assert_eq!(
        town.run(&["score", "my.arpent", "-o", "-"]),
        town.run(&["score", "town.arpent", "-o", "-"]),
        "as in the project that ships"
    );
    town.run(&["map", "my.arpent", "-o", "map.png", "--size", "640x400"]);
    assert!(
        fs::read(town.path("map.png"))
            .unwrap()
            .starts_with(b"\x89PNG")
    );
    town.run(&["cut", "my.arpent", "--target", "top 2", "--minutes", "90"]);
    let print = ["print", "my.arpent", "-o", "out", "--packets", "1-2"];
    town.run(&[&print[..], &["--date", "2026-03-01", "--language", "fr"]].concat());
    let mut files: Vec<String> = fs::read_dir(town.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort_unstable();
    assert_eq!(
        files,
        [
            "master-list.csv",
            "master-list.pdf",
            "packet-0001.pdf",
            "packet-0002.pdf",
            "questionnaire.xlsx",
            "turfs.geojson",
            "turfs.gpkg",
            "turfs.gpx",
            "turfs.kml",
            "turfs.qgs",
            "wall-map.pdf"
        ]
    );
}

#[test]
fn a_recipe_that_asks_is_answered_on_the_command_line() {
    let town = Town::files();
    let recipe = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/recipes/strongholds.toml"
    );
    let line = ["apply", "town.arpent", recipe];
    let (_, said) = town.fail(&line);
    assert!(said.contains("--answer \"LISTE=t2017.COLUMN\""), "{said}");
    assert!(said.contains("“t2017” has: ORMESAN, MARCHETERRE"), "{said}");
    let (_, said) = town.fail(&[&line[..], &["--answer", "LISTE=t2024.Nobody"]].concat());
    assert!(said.contains("Nobody"), "{said}");
    town.run(&[&line[..], &["--answer", "LISTE=t2024.CHASTRELLE"]].concat());
    assert!(
        town.read("town.arpent")
            .contains("t2024.\\\"CHASTRELLE\\\"")
    );
}

#[test]
fn pairs_get_as_many_turfs_as_there_are_pairs() {
    let town = Town::files();
    let line = ["cut", "town.arpent", "--target", "top 12", "--people", "9"];
    let place = ["--hours", "2", "--start", "47.7592,4.7447"];
    let said = town.run(&[&line[..], &place, &["-o", "turfs.csv"]].concat());
    assert!(said.starts_with("4 turfs"), "{said}");
    let turfs: Vec<String> = town
        .read("turfs.csv")
        .lines()
        .skip(1)
        .map(|row| row.split(',').next().unwrap().to_owned())
        .collect();
    assert!(
        turfs.iter().all(|turf| "1234".contains(turf.as_str())),
        "four"
    );
    let kept = town.run(&["operation", "town.arpent"]);
    assert!(
        kept.contains("Who comes: 9 people in pairs, 2.0 h each, 1 evening"),
        "{kept}"
    );
    let line = [
        "operation",
        "town.arpent",
        "--hours",
        "2.5",
        "--evenings",
        "3",
    ];
    let kept = town.run(&line);
    assert!(
        kept.contains("Who comes: 9 people in pairs, 2.5 h each, 3 evenings"),
        "{kept}"
    );
    let (status, said) = town.fail(&["operation", "town.arpent", "--hours", "40"]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("from half an hour to 12 hours"), "{said}");
}

#[test]
fn codes_paired_by_hand_are_matched() {
    let town = Town::files();
    let csv = town.read("presidentielle-2022-t1.csv");
    let csv = csv.replacen("21,999,0001,", "21,999,0099,", 1);
    fs::write(town.path("other.csv"), csv).unwrap();
    fs::write(
        town.path("pairs.csv"),
        "row,precinct\n21999_0099,21999_0001\n",
    )
    .unwrap();
    let key = "{departement:02}{commune:03}_{bureau:04}";
    let add = ["add", "town.arpent", "other.csv", "--key", key, "--json"];
    let matched = |line: &[&str]| -> (i64, String) {
        let report: serde_json::Value = serde_json::from_str(&town.run(line)).unwrap();
        let source = &report["sources"][0];
        let matched = source["join"]["matched_precincts"].as_i64().unwrap();
        (matched, source["notes"].to_string())
    };
    assert_eq!(matched(&[&add[..], &["--as", "as_it_is"]].concat()).0, 39);
    let paired = [&add[..], &["--as", "paired", "--pairs", "pairs.csv"]].concat();
    let (matched, notes) = matched(&paired);
    assert_eq!(matched, 40);
    assert!(
        notes.contains("One code was paired") || notes.contains("1 code was paired"),
        "{notes}"
    );
}

#[test]
fn packets_are_printed_without_a_basemap_that_is_gone() {
    let town = Town::files();
    town.run(&["cut", "town.arpent", "--target", "top 1", "--doors", "40"]);
    let line = ["print", "town.arpent", "-o", "out", "--packets", "1"];
    let printed = |line: &[&str]| {
        let said = arpent(town.folder.path(), line).stderr;
        (
            String::from_utf8(said).unwrap(),
            fs::read(town.path("out/packet-0001.pdf")).unwrap(),
        )
    };
    let (said, with) = printed(&line);
    assert!(!said.contains("basemap"), "{said}");
    fs::remove_file(town.path("basemap.mbtiles")).unwrap();
    let (said, without) = printed(&line);
    assert!(said.contains("Printed without the basemap"), "{said}");
    assert!(
        without.len() < with.len(),
        "streets as lines instead of a picture"
    );
}

#[test]
fn messages_are_in_the_language_asked_for() {
    let town = Town::files();
    let (_, said) = town.fail(&["check", "missing.arpent", "--language", "fr"]);
    assert!(
        said.contains("Impossible d’ouvrir missing.arpent"),
        "{said}"
    );
}

#[test]
fn codes_that_did_not_match_are_written_for_other_programs() {
    let town = Town::files();
    let mut csv = town.read("presidentielle-2022-t1.csv");
    csv = csv.replacen("21,999,0001,", "21,999,0099,", 1);
    fs::write(town.path("presidentielle-2022-t1.csv"), csv).unwrap();
    town.run(&["check", "town.arpent", "--unmatched", "unmatched.csv"]);
    assert_eq!(
        town.read("unmatched.csv"),
        "source,what,code\nt2022,precinct,21999_0001\nt2022,row,21999_0099\n"
    );
}

#[test]
fn points_are_ordered_for_walking() {
    let town = Town::files();
    let mut csv = String::from("name,x,y\n");
    for (name, x) in [("c", 20), ("a", 0), ("d", 30), ("b", 10)] {
        writeln!(csv, "{name},{x},0").unwrap();
    }
    fs::write(town.path("points.csv"), csv).unwrap();
    let line = [
        "route",
        "points.csv",
        "--id",
        "name",
        "--x",
        "x",
        "--y",
        "y",
    ];
    let how = ["--planar", "--start", "a", "-o"];
    assert_eq!(
        town.run(&[&line[..], &how, &["-"]].concat()),
        "order,id,x,y,leg\n1,a,0,0,0\n2,b,10,0,10\n3,c,20,0,10\n4,d,30,0,10\n"
    );
    let report = town.run(&[&line[..], &how, &["order.csv", "--json"]].concat());
    assert_eq!(report, "{\n  \"length\": 30.0\n}\n");
    let closed = [
        &line[..],
        &["--planar", "--closed", "--json", "-o", "c.csv"],
    ]
    .concat();
    assert_eq!(town.run(&closed), "{\n  \"length\": 60.0\n}\n");
}

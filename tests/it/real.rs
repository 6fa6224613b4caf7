//! Real towns from their raw files to packets, by the command line.
//!
//! These read the folder named by `ARPENT_REAL_DATA`, and stand aside where it is unset.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::succeed;

/// The code of a row of the national results, as in the project.
const NATIONAL: &str = "{departement:02}{commune:03}_{bureau:04}";

/// A project on real data, in a folder of its own.
struct Town {
    data: PathBuf,
    folder: TempDir,
}

impl Town {
    /// Begins a project; `None` where there is no real data.
    fn new(precincts: &str, code: &str) -> Option<Self> {
        let Some(data) = std::env::var_os("ARPENT_REAL_DATA") else {
            eprintln!("stands aside: ARPENT_REAL_DATA is not set");
            return None;
        };
        let town = Self {
            data: data.into(),
            folder: tempfile::tempdir().unwrap(),
        };
        let file = town.file(precincts);
        town.run(&["new", "town.arpent", "--precincts", &file, "--code", code]);
        Some(town)
    }

    fn file(&self, name: &str) -> String {
        self.data.join(name).to_str().unwrap().to_owned()
    }

    fn run(&self, line: &[&str]) -> String {
        succeed(self.folder.path(), line)
    }

    /// Adds a file of the national results.
    fn add_results(&self, name: &str, file: &str) {
        let file = self.file(&format!(
            "fr-national-results/{file}_par_bureau_large.csv.gz"
        ));
        self.run(&["add", "town.arpent", &file, "--as", name, "--key", NATIONAL]);
    }

    fn check(&self) -> Value {
        serde_json::from_str(&self.run(&["check", "town.arpent", "--json"])).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[test]
fn bondy_goes_from_raw_files_to_packets() {
    let Some(town) = Town::new("fr-bondy/vote.gpkg#zone", "93010_{numBureau:04}") else {
        return;
    };
    town.add_results("e2014", "2014-europeennes");
    town.add_results("p2017", "2017-presidentielle-1");
    town.add_results("e2019", "2019-europeennes");
    let addresses = town.file("fr-bondy/ban_adresses_93010.csv");
    town.run(&[
        "add",
        "town.arpent",
        &addresses,
        "--as",
        "ban",
        "--role",
        "addresses",
    ]);

    let report = town.check();
    assert_eq!(report["precincts"]["features"], 32);
    assert_eq!(report["precincts"]["distinct_codes"], 32);
    assert_eq!(report["precincts"]["crs"], "EPSG:2154");
    assert_eq!(report["precincts"]["invalid_repaired"], 1);
    for source in &report["sources"].as_array().unwrap()[..3] {
        let join = &source["join"];
        assert_eq!(join["matched_precincts"], 30, "{source}");
        assert_eq!(join["unmatched_precincts"], 2, "{source}");
        assert_eq!(join["matched_rows"], 30, "{source}");
        assert_eq!(join["duplicate_keys"], 0, "{source}");
        assert_ballots_add_up(&source["contests"][0]);
    }
    let ban = &report["sources"][3];
    assert_eq!(ban["rows"], 8413);
    assert_eq!(ban["located"], 8413);
    assert_eq!(ban["in_precinct"], 7472);
    let number = |field: &str| ban[field].as_u64().unwrap();
    assert_eq!(number("snapped") + number("left_out"), 8413 - 7472);

    // The thirds rule has names of its own for its sources: Bondy's contest is p2017.
    let recipe = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/recipes/thirds.toml");
    town.run(&["apply", "town.arpent", recipe.to_str().unwrap()]);
    let scores = town.run(&["score", "town.arpent", "-o", "-"]);
    let scored = scores.lines().skip(1).filter(|row| {
        let score = row.split(',').nth(2).unwrap();
        !score.is_empty()
    });
    assert_eq!(scored.count(), 30, "two precincts have no results");

    town.run(&["map", "town.arpent", "-o", "map.png"]);
    let picture = fs::read(town.path("map.png")).unwrap();
    assert!(picture.starts_with(b"\x89PNG"), "a picture");

    let line = ["cut", "town.arpent", "--target", "top 20%", "--doors", "40"];
    town.run(&[&line[..], &["-o", "turfs.csv"]].concat());
    assert_every_address_once(&town);
    town.run(&["print", "town.arpent", "-o", "out", "--packets", "1-2"]);
    for packet in ["packet-0001.pdf", "packet-0002.pdf"] {
        let pdf = fs::read(town.path("out").join(packet)).unwrap();
        assert!(pdf.starts_with(b"%PDF-"), "{packet}");
    }
}

#[test]
fn paris_joins_all_its_precincts() {
    let outlines = "fr-paris/secteurs-des-bureaux-de-vote_2017.geojson";
    let Some(town) = Town::new(outlines, "75056_{arrondissement:02}{num_bv:02}") else {
        return;
    };
    town.add_results("p2017", "2017-presidentielle-1");
    let report = town.check();
    assert_eq!(report["precincts"]["distinct_codes"], 896);
    let join = &report["sources"][0]["join"];
    assert_eq!(join["matched_precincts"], 896);
    assert_eq!(join["unmatched_precincts"], 0);
    assert_eq!(join["matched_rows"], 896);
    assert_ballots_add_up(&report["sources"][0]["contests"][0]);
}

/// The numbers in that file's DBF are wrong in its bytes; its text id is right, but for ten
/// precincts that bear the id of another.
#[test]
fn the_broken_shapefile_of_paris_is_read_by_its_text_id() {
    let outlines = "fr-paris/shp_2017/secteurs-des-bureaux-de-vote.shp";
    let Some(town) = Town::new(outlines, "75056_{id_bv:04}") else {
        return;
    };
    town.add_results("p2017", "2017-presidentielle-1");
    let report = town.check();
    assert_eq!(report["precincts"]["features"], 896);
    assert_eq!(report["precincts"]["distinct_codes"], 886);
    assert_eq!(report["sources"][0]["join"]["matched_precincts"], 886);
    let notes = report["precincts"]["notes"].to_string();
    assert!(notes.contains("10 features share their code"), "{notes}");
}

/// Votes for the choices sum to the ballots cast.
fn assert_ballots_add_up(contest: &Value) {
    let choices = contest["choices"].as_object().unwrap();
    let votes: u64 = choices.values().map(|votes| votes.as_u64().unwrap()).sum();
    assert!(0 < votes, "{contest}");
    assert_eq!(contest["cast"].as_u64(), Some(votes), "{contest}");
}

fn assert_every_address_once(town: &Town) {
    let turfs = fs::read_to_string(town.path("turfs.csv")).unwrap();
    let mut ids: Vec<&str> = turfs
        .lines()
        .skip(1)
        .map(|row| row.split(',').nth(2).unwrap())
        .collect();
    let stops = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), stops, "an address is on one turf");
    assert!(500 < stops, "six precincts have more than that: {stops}");
}

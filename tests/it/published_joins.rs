//! The joins that the notes beside the French and American files give, by the command line.

use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::succeed;
use crate::real_data;

/// A project on real data, in a folder of its own.
struct Project {
    data: PathBuf,
    folder: TempDir,
}

impl Project {
    /// Begins a project; `None` where there is no real data.
    fn new(precincts: &str, code: &str, features: usize) -> Option<Self> {
        let project = Self {
            data: real_data()?,
            folder: tempfile::tempdir().unwrap(),
        };
        let file = project.file(precincts);
        let line = [
            "new",
            "a.arpent",
            "--precincts",
            &file,
            "--code",
            code,
            "--json",
        ];
        let report = project.run(&line);
        assert_eq!(report["precincts"]["features"], features, "{precincts}");
        Some(project)
    }

    fn file(&self, name: &str) -> String {
        self.data.join(name).to_str().unwrap().to_owned()
    }

    fn run(&self, line: &[&str]) -> Value {
        serde_json::from_str(&succeed(self.folder.path(), line)).unwrap()
    }

    /// Adds a file; its report.
    fn add(&self, file: &str, options: &[&str]) -> Value {
        let file = self.file(file);
        let line = [&["add", "a.arpent", &file, "--json"], options].concat();
        self.run(&line)["sources"][0].clone()
    }
}

/// How many precincts and rows matched.
fn matched(source: &Value) -> (u64, u64) {
    let count = |what: &str| source["join"][what].as_u64().unwrap();
    (count("matched_precincts"), count("matched_rows"))
}

fn votes(source: &Value, contest: usize, choice: &str) -> u64 {
    let votes = &source["contests"][contest]["choices"][choice];
    votes
        .as_u64()
        .unwrap_or_else(|| panic!("no {choice} in {:?}", source["contests"][contest]))
}

#[test]
fn brest_joins_everything_that_was_published_about_it() {
    let brest = Project::new("fr-brest/brest_contours.geojson", "codeBureauVote", 122);
    let Some(brest) = brest else { return };
    let town =
        r#"=CASE WHEN "Code commune" = '29019' THEN CONCAT('29019_', LPAD("Code BV", 4, '0')) END"#;
    // "1" in the first round, "0001" in the second.
    let first = brest.add("fr-brest/circos23-tour1.csv", &["--key", town]);
    let second = brest.add("fr-brest/circos23-tour2.csv", &["--key", town]);
    for (round, registered, cast, votes_of) in [
        (
            &first,
            85_102,
            56_519,
            [("CADALEN", 16_202), ("KERVELLA", 9_300), ("HITA", 140)],
        ),
        (
            &second,
            85_122,
            56_128,
            [
                ("CADALEN", 18_918),
                ("LARSONNEUR", 14_327),
                ("DONVAL", 4_010),
            ],
        ),
    ] {
        assert_eq!(matched(round), (104, 104));
        assert_eq!(round["layout"], "ministry");
        assert_eq!(round["contests"][0]["registered"], registered);
        assert_eq!(round["contests"][0]["cast"], cast);
        for (name, wanted) in votes_of {
            assert_eq!(votes(round, 0, name), wanted, "{name}");
        }
    }
    for (round, [cast_2, cast_3]) in [(1, [30_491, 10_080]), (2, [28_640, 9_235])] {
        for (seat, precincts, cast) in [(2, 78, cast_2), (3, 26, cast_3)] {
            let file = format!("fr-brest/tour{round}_circo{seat}.csv");
            let part = brest.add(&file, &["--key", "29019_{Numéro:04}"]);
            assert_eq!(matched(&part), (precincts, precincts), "{file}");
            assert_eq!(part["contests"][0]["cast"], cast, "{file}");
        }
    }
    let national =
        "=CASE WHEN departement = '29' AND commune = '019' THEN CONCAT('29019_', bureau) END";
    for (file, registered, cast) in [
        ("2017-presidentielle-1", 86_619, 64_202),
        ("2019-europeennes", 83_762, 39_996),
    ] {
        let file = format!("fr-national-results/{file}_par_bureau_large.csv.gz");
        let part = brest.add(&file, &["--key", national]);
        assert_eq!(matched(&part), (104, 104), "{file}");
        assert_eq!(part["contests"][0]["registered"], registered, "{file}");
        assert_eq!(part["contests"][0]["cast"], cast, "{file}");
    }
    let census = brest.add(
        "fr-insee-misc/bv2012_insee_rp2009_81_cities.csv",
        &[
            "--key",
            "=CONCAT(LEFT(BUREAU_ID, 5), '_0', RIGHT(BUREAU_ID, 3))",
        ],
    );
    assert_eq!(matched(&census), (104, 104));
    assert_eq!(census["rows"], 4_995);
}

#[test]
fn rhode_island_joins_both_of_its_elections() {
    let Some(state) = Project::new("us-ri/RI_precincts.zip", "NAME", 419) else {
        return;
    };
    for (file, layout, office, candidates) in [
        (
            "20161108",
            "auto",
            "President",
            [("Hillary Clinton", 247_110), ("Donald J. Trump", 177_471)],
        ),
        (
            "20181106",
            "openelections",
            "Governor",
            [("Gina M. Raimondo", 197_286), ("Allan W. Fung", 139_635)],
        ),
    ] {
        let file = format!("us-ri/{file}__ri__general__precinct.csv");
        // The key is found by trying.
        let results = state.add(&file, &["--layout", layout]);
        assert_eq!(matched(&results), (418, 418), "{file}");
        assert_eq!(results["layout"], "openelections");
        let contests = results["contests"].as_array().unwrap();
        let at = contests.iter().position(|it| it["name"] == office).unwrap();
        for (name, wanted) in candidates {
            assert_eq!(votes(&results, at, name), wanted, "{name}");
        }
    }
}

#[test]
fn paris_joins_its_census_and_its_elections() {
    let old = Project::new(
        "fr-paris/ParisPollingStations2012.gpkg",
        "{arrondisse:02}{num_bv:02}",
        867,
    );
    let Some(old) = old else { return };
    // Two stations are misspelt in the file: 0719 and 1258 stand there as a second 0721 and 1256.
    let key = "=CASE WHEN LEFT(BUREAU_ID, 3) = '751' THEN CONCAT(SUBSTR(BUREAU_ID, 4, 2), RIGHT(BUREAU_ID, 2)) END";
    let census = old.add(
        "fr-insee-misc/bv2012_insee_rp2009_81_cities.csv",
        &["--key", key],
    );
    assert_eq!(matched(&census), (865, 867));
    let european = "=CASE WHEN departement = '75' AND commune = '056' THEN bureau END";
    let european = old.add(
        "fr-national-results/2014-europeennes_par_bureau_large.csv.gz",
        &["--key", european],
    );
    assert_eq!(matched(&european).0, 867);
    let iris = ["--role", "zones", "--key", "DCOMIRIS", "--as", "iris"];
    assert_eq!(old.add("fr-paris/ParisIris.gpkg", &iris)["rows"], 992);
    let to_iris = ["--to", "iris", "--key", "IRIS"];
    let income = old.add("fr-insee-misc/filosofi2018_DISP_IRIS_france.csv", &to_iris);
    assert_eq!(
        (income["rows"].as_u64(), matched(&income).1),
        (Some(12_395), 870)
    );
    let classes = old.add("fr-paris/RP_2011_CS8_Paris.csv", &to_iris);
    assert_eq!(matched(&classes), (867, 992));

    let new = Project::new("fr-paris/europeennes-2024_paris_bv.geojson", "id_bv", 902).unwrap();
    let european = new.add(
        "fr-paris/europeennes-2024_paris_bv_utf8bom_crlf.csv",
        &["--key", "id_bv"],
    );
    assert_eq!(matched(&european), (902, 902));
    assert_eq!(european["contests"][0]["cast"], 814_577);
    assert_eq!(votes(&european, 0, "aubry_manon"), 136_507);
    let blocs = "=CONCAT(num_arrond, '-', LTRIM(RIGHT(id_bv, 2), '0'))";
    let assembly = new.add(
        "fr-paris/legislatives-2024-t1_paris_bv_blocs.csv",
        &["--key", blocs],
    );
    assert_eq!(matched(&assembly), (900, 900));
    assert_eq!(votes(&assembly, 0, "NB_Gauche"), 449_857);
}

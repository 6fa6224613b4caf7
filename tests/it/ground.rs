//! What lies under the figures: communes that have merged, what means weigh by, rows that do not
//! count, and sources that are changed on the command line.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::{arpent, succeed};
use crate::real_data;

/// A square of a hundredth of a degree, or several side by side, with properties.
pub(crate) fn square(place: u32, width: u32, properties: Value) -> Value {
    let west = 2.0 + f64::from(place) / 100.0;
    let east = west + f64::from(width) / 100.0;
    json!({
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [[
            [west, 48.0], [east, 48.0], [east, 48.01], [west, 48.01], [west, 48.0],
        ]]},
    })
}

pub(crate) fn write(folder: &Path, name: &str, features: &[Value]) {
    let layer = json!({"type": "FeatureCollection", "features": features});
    fs::write(folder.join(name), layer.to_string()).unwrap();
}

pub(crate) fn recipe(folder: &Path, indicators: &[(&str, &str)]) {
    let mut text =
        String::from("name = { fr = \"x\", en = \"x\" }\nabout = { fr = \"\", en = \"\" }\n");
    for (name, formula) in indicators {
        text.push_str(&format!(
            "[[indicator]]\nname = \"{name}\"\ntitle = {{ fr = \"x\", en = \"x\" }}\n\
             formula = '{formula}'\n[[term]]\nindicator = \"{name}\"\nweight = 1\n"
        ));
    }
    fs::write(folder.join("recipe.toml"), text).unwrap();
}

/// Runs a line without spaces in its words.
pub(crate) fn run(folder: &Path, line: &str) -> String {
    succeed(folder, &line.split(' ').collect::<Vec<&str>>())
}

/// The figures of an indicator by precinct code, NaN for no data.
pub(crate) fn figures(folder: &Path, project: &str, indicator: &str) -> Vec<(String, f64)> {
    let scores = succeed(folder, &["score", project, "-o", "-"]);
    let mut rows = scores.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let column = names.iter().position(|name| *name == indicator).unwrap();
    rows.map(|row| (row[0].to_owned(), row[column].parse().unwrap_or(f64::NAN)))
        .collect()
}

pub(crate) fn check(folder: &Path, project: &str, source: &str) -> Value {
    let report = succeed(folder, &["check", project, "--json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let sources = report["sources"].as_array().unwrap();
    let of = sources.iter().find(|it| it["name"] == source).unwrap();
    of.clone()
}

/// Three communes of today, and a census of 2012, before Annecy took in two neighbours.
pub(crate) fn annecy(folder: &Path) {
    let communes = ["74010", "69123", "38185"];
    let communes = (0..).zip(communes);
    let features: Vec<Value> = communes
        .map(|(place, code)| square(place, 1, json!({"code": code})))
        .collect();
    write(folder, "communes.geojson", &features);
    fs::write(
        folder.join("rp2012.csv"),
        "CODGEO;LIBGEO;C12_MEN;P12_CHOM1564;DISP_MED12\n\
         69123;Lyon;240000;30000;20000\n\
         74010;Annecy;26000;3000;20000\n\
         74011;Annecy-le-Vieux;9000;700;25000\n\
         38185;Grenoble;80000;9000;19000\n\
         74268;Seynod;8000;900;22000\n",
    )
    .unwrap();
    run(
        folder,
        "new a.arpent --precincts communes.geojson --code code",
    );
}

#[test]
fn communes_that_have_merged_are_added_up_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    annecy(folder);
    let said = run(folder, "add a.arpent rp2012.csv --as rp");
    assert!(
        said.contains("2 rows of communes that have merged since were brought to those of today"),
        "{said}"
    );
    let report = check(folder, "a.arpent", "rp");
    assert_eq!(report["join"]["matched_precincts"], 3);
    assert_eq!(report["join"]["matched_rows"], 5);
    assert_eq!(report["join"]["duplicate_keys"], 0);
    assert_eq!(
        report["join"]["merged_communes"],
        json!({"moved_rows": 2, "put_together": ["74010"], "refused": [], "left_empty": []})
    );
    recipe(
        folder,
        &[
            ("households", r#"rp."C12_MEN""#),
            ("jobless", r#"rp."P12_CHOM1564""#),
            ("income", r#"rp."DISP_MED12""#),
        ],
    );
    run(folder, "apply a.arpent recipe.toml");
    assert_eq!(figures(folder, "a.arpent", "households")[0].1, 43_000.0);
    assert_eq!(figures(folder, "a.arpent", "jobless")[0].1, 4_600.0);
    let income = figures(folder, "a.arpent", "income")[0].1;
    let by_households = (26.0 * 20_000.0 + 9.0 * 25_000.0 + 8.0 * 22_000.0) / 43.0;
    assert!((income - by_households).abs() < 1e-6, "{income}");
}

#[test]
fn without_the_communes_of_today_it_is_said_that_some_have_merged() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    annecy(folder);
    let add = [
        "add",
        "a.arpent",
        "rp2012.csv",
        "--as",
        "rp",
        "--key",
        "CODGEO",
    ];
    let said = succeed(folder, &add);
    assert!(
        said.contains(
            "2 codes without a precinct are of communes that have merged since (74011, 74268)"
        ),
        "{said}"
    );
    let said = run(folder, "set a.arpent rp --merged-communes");
    assert!(
        said.contains("several rows were added up (74010)"),
        "{said}"
    );
    run(folder, "set a.arpent rp --merged-communes=no");
    let report = check(folder, "a.arpent", "rp");
    assert_eq!(report["join"]["matched_rows"], 3);
    assert_eq!(report["join"]["merged_communes"], Value::Null);
}

#[test]
fn means_weigh_by_the_households_of_each_zone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(
        folder,
        "precincts.geojson",
        &[square(0, 2, json!({"code": "A"}))],
    );
    // Half of 100 households at 10,000 and all of 25 at 40,000.
    write(
        folder,
        "iris.geojson",
        &[
            square(1, 2, json!({"iris": "2", "men": 100, "revenu_med": 10_000})),
            square(0, 1, json!({"iris": "1", "men": 25, "revenu_med": 40_000})),
        ],
    );
    fs::write(
        folder.join("income.csv"),
        "iris,DISP_MED21\n1,40000\n2,10000\n",
    )
    .unwrap();
    recipe(
        folder,
        &[
            ("own", r#"AVG(iris."revenu_med")"#),
            ("joined", r#"AVG(income."DISP_MED21")"#),
        ],
    );
    run(
        folder,
        "new a.arpent --precincts precincts.geojson --code code",
    );
    run(
        folder,
        "add a.arpent iris.geojson --as iris --role zones --key iris",
    );
    run(
        folder,
        "add a.arpent income.csv --as income --key iris --to iris",
    );
    run(folder, "apply a.arpent recipe.toml");
    let income = |of: &str| figures(folder, "a.arpent", of)[0].1;
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-6, "{found}");
    near(income("own"), 20_000.0);
    near(income("joined"), 20_000.0);
    assert_eq!(check(folder, "a.arpent", "iris")["mean_by"], "men");
    assert_eq!(check(folder, "a.arpent", "income")["mean_by"], "iris.men");
    let said = run(folder, "set a.arpent iris --mean-by none");
    assert!(!said.contains("Means weigh by"), "{said}");
    near(income("own"), 25_000.0);
    near(income("joined"), 25_000.0);
    let said = run(folder, "set a.arpent iris --mean-by auto");
    assert!(said.contains("Means weigh by men."), "{said}");
    let refused = arpent(folder, &["set", "a.arpent", "iris", "--mean-by", "hommes"]);
    assert_eq!(refused.status.code(), Some(2));
    near(income("own"), 20_000.0);
}

/// Households weigh the means of Bondy's 200 m squares as geopandas has them: the overlay of both
/// layers in Lambert 93, each piece by its share of its square's area, times its households.
#[test]
fn the_means_of_bondy_agree_with_geopandas() {
    let Some(data) = real_data() else { return };
    let bondy = data.join("fr-bondy");
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let file = |name: &str| bondy.join(name).to_string_lossy().into_owned();
    let (zone, squares) = (file("vote.gpkg#zone"), file("carreaux.gpkg#bondy"));
    recipe(folder, &[("surface", r#"AVG(squares."men_surf")"#)]);
    let add = [
        "add",
        "a.arpent",
        &squares,
        "--as",
        "squares",
        "--role",
        "zones",
        "--crs",
        "EPSG:2154",
    ];
    succeed(
        folder,
        &[
            "new",
            "a.arpent",
            "--precincts",
            &zone,
            "--code",
            "numBureau",
        ],
    );
    succeed(folder, &add);
    run(folder, "apply a.arpent recipe.toml");
    let agrees = |expected: [(u32, f64); 4]| {
        let found = figures(folder, "a.arpent", "surface");
        for (code, expected) in expected {
            let code = code.to_string();
            let (_, found) = found.iter().find(|it| it.0 == code).unwrap();
            let difference = (found / expected - 1.0).abs();
            println!("{code}: {found}, {difference:.1e} from geopandas");
            assert!(difference < 1e-4, "{code}: {found}, {expected}");
        }
    };
    assert_eq!(check(folder, "a.arpent", "squares")["mean_by"], "men");
    agrees([
        (1, 16_439.727_872),
        (2, 11_772.450_998),
        (3, 21_435.427_553),
        (4, 13_622.998_038),
    ]);
    run(folder, "set a.arpent squares --mean-by none");
    agrees([
        (1, 14_187.227_266),
        (2, 10_282.623_461),
        (3, 14_373.471_839),
        (4, 5_068.191_026),
    ]);
}

#[test]
fn a_source_is_changed_and_what_was_not_said_stays() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(
        folder,
        "precincts.geojson",
        &[square(0, 1, json!({"code": "0001"}))],
    );
    fs::write(
        folder.join("old.csv"),
        "bureau;autre;voix\n1;0001;10\n2;0002;11\n",
    )
    .unwrap();
    fs::write(
        folder.join("new.csv"),
        "bureau;autre;voix\n1;0001;12\n2;0002;13\n",
    )
    .unwrap();
    recipe(folder, &[("votes", r#"t1."voix""#)]);
    let add = [
        "add",
        "a.arpent",
        "old.csv",
        "--as",
        "t",
        "--key",
        "{bureau:04}",
        "--licence",
        "CC0",
    ];
    run(
        folder,
        "new a.arpent --precincts precincts.geojson --code code",
    );
    succeed(folder, &add);
    run(folder, "set a.arpent t --as t1 --origin Mairie");
    run(folder, "apply a.arpent recipe.toml");
    run(folder, "set a.arpent t1 --file new.csv");
    let report = check(folder, "a.arpent", "t1");
    assert_eq!(report["join"]["key"], "{bureau:04}");
    assert_eq!(
        (&report["origin"], &report["licence"]),
        (&json!("Mairie"), &json!("CC0"))
    );
    assert_eq!(figures(folder, "a.arpent", "votes")[0].1, 12.0);
    assert!(report["notes"].as_array().unwrap().is_empty(), "{report}");
    succeed(
        folder,
        &["set", "a.arpent", "t1", "--key", "autre", "--licence", ""],
    );
    let report = check(folder, "a.arpent", "t1");
    assert_eq!(
        (&report["join"]["key"], &report["licence"]),
        (&json!("autre"), &Value::Null)
    );
    for (line, status) in [
        (&["set", "a.arpent", "t2", "--key", "voix"][..], 2),
        (&["set", "a.arpent", "t1", "--key", "voix"], 1),
        (&["set", "a.arpent", "t1", "--as", "T 1"], 2),
        (&["set", "a.arpent", "t1", "--file", "none.csv"], 1),
        (&["set", "a.arpent", "t1", "--to", "t3"], 2),
    ] {
        assert_eq!(arpent(folder, line).status.code(), Some(status), "{line:?}");
    }
    assert_eq!(check(folder, "a.arpent", "t1")["join"]["key"], "autre");
}

//! Several operations in a project, on the command line.

use std::fs;

use serde_json::Value;

use crate::cli::Town;

fn cut(target: &str) -> [&str; 6] {
    ["cut", "town.arpent", "--target", target, "--doors", "60"]
}

fn operation<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["operation", "town.arpent"], more].concat()
}

fn saved(town: &Town) -> Value {
    let text = fs::read_to_string(town.path("town.arpent")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn operations_are_begun_listed_used_and_removed() {
    let town = Town::files();
    town.run(&cut("top 1"));
    let first = "Porte-à-porte d’automne";
    let alone = saved(&town);
    assert!(alone.get("others").is_none() && alone.get("closed").is_none());
    let said = town.run(&operation(&["--new", "Tracts", "--kind", "leaflets"]));
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(said.contains("Tracts · no turfs · at hand"), "{said}");
    assert_eq!(saved(&town)["operation"]["kind"], "leaflets");
    assert_eq!(saved(&town)["others"][0]["plan"], alone["plan"]);

    let said = town.run(&operation(&["--list", "--json"]));
    let listed: Value = serde_json::from_str(&said).unwrap();
    let listed = listed["operations"].as_array().unwrap();
    assert_eq!(listed[0]["name"], first);
    assert_eq!(listed[0]["at_hand"], false);
    let turfs = alone["plan"]["turfs"].as_array().unwrap().len();
    assert_eq!(listed[0]["turfs"], turfs);
    assert_eq!(listed[1]["turfs"], Value::Null);

    town.run(&operation(&["--use", first]));
    assert_eq!(saved(&town)["plan"], alone["plan"]);
    town.run(&operation(&["--duplicate", "Deuxième tour"]));
    let copy = saved(&town);
    assert_eq!(copy["operation"]["contact"], alone["operation"]["contact"]);
    assert!(copy.get("plan").is_none(), "without its turfs");
    for name in ["Deuxième tour", "Tracts"] {
        town.run(&operation(&["--remove", name]));
    }
    assert_eq!(saved(&town), alone, "as it was");

    let (status, said) = town.fail(&operation(&["--use", "Tracts"]));
    assert_eq!(status, 1);
    assert!(said.contains(&format!("There are: {first}")), "{said}");
    let (_, said) = town.fail(&operation(&["--new", first]));
    assert!(said.contains("already"), "{said}");
}

#[test]
fn a_precinct_is_on_turfs_of_one_live_operation() {
    let town = Town::files();
    town.run(&cut("top 2"));
    town.run(&operation(&["--new", "Tracts"]));
    let (status, said) = town.fail(&cut("top 12"));
    assert_eq!(status, 1);
    let first = "Porte-à-porte d’automne";
    let wanted = format!("Operation {first} has turfs in 2 of these precincts (");
    assert!(said.contains(&wanted), "{said}");
    assert!(said.contains(&format!("Close {first}")), "{said}");
    assert!(saved(&town).get("plan").is_none());

    town.run(&operation(&["--close", first]));
    town.run(&cut("top 12"));
    let (_, said) = town.fail(&operation(&["--reopen", first]));
    assert!(said.contains("Operation Tracts has turfs in 2"), "{said}");
    let (_, said) = town.fail(&operation(&["--reopen", first, "--language", "fr"]));
    assert!(said.contains("L’opération Tracts a des parcours"), "{said}");

    town.run(&operation(&["--use", first]));
    let (_, said) = town.fail(&cut("top 1"));
    assert!(said.contains("is closed"), "{said}");
}

//! Keys that must be found, and that must do what they say.

use polars::prelude::{DataFrame, df};

use super::*;
use crate::analysis::join::{Key, join};

fn codes<const N: usize>(codes: [&str; N]) -> Vec<Code> {
    codes.map(|code| Code(code.to_owned())).to_vec()
}

fn table(frame: polars::prelude::PolarsResult<DataFrame>) -> Table {
    Table {
        frame: frame.unwrap(),
    }
}

/// The best proposal, after checking that its key really matches what it claims.
fn best(precincts: &[Code], table: &Table, place: &[&str]) -> (String, usize, usize) {
    let place: Vec<String> = place.iter().map(|word| (*word).to_owned()).collect();
    let proposals = propose_near(precincts, table, &place, &Task::default()).unwrap();
    for proposal in &proposals {
        let rows = Key::parse(&proposal.key).unwrap().codes(table).unwrap();
        let join = join(precincts, &rows);
        assert_eq!(
            (join.matched_precincts(), join.matched_rows),
            (proposal.matched_precincts, proposal.matched_rows),
            "{}",
            proposal.key
        );
    }
    let best = proposals.into_iter().next().unwrap();
    (best.key, best.matched_precincts, best.matched_rows)
}

#[test]
fn a_column_as_it_is() {
    let table = table(df!("bureau" => ["0001", "0002"], "inscrits" => [1, 2]));
    let found = best(&codes(["0001", "0002", "0003"]), &table, &[]);
    assert_eq!(found, ("bureau".to_owned(), 2, 2));
}

#[test]
fn zeros_are_dropped_and_put_back() {
    let numbers = table(df!("bureau" => [1, 2, 10]));
    let found = best(&codes(["0001", "0002", "0010"]), &numbers, &[]);
    assert_eq!(found, ("{bureau:04}".to_owned(), 3, 3));
    let padded = table(df!("bureau" => ["0001", "0002", "069A"]));
    let found = best(&codes(["1", "2", "69A"]), &padded, &[]);
    assert_eq!(found, ("{bureau:01}".to_owned(), 3, 3));
}

#[test]
fn a_code_of_several_columns() {
    let table = table(df!(
        "Code du département" => [1, 1, 93], "Code de la commune" => [4, 4, 10],
        "Code BV" => [1, 2, 1]
    ));
    let (key, precincts, rows) = best(
        &codes(["01004_0001", "01004_0002", "93010_0001"]),
        &table,
        &[],
    );
    assert_eq!(
        key,
        "{Code du département:02}{Code de la commune:03}_{Code BV:04}"
    );
    assert_eq!((precincts, rows), (3, 3));
}

#[test]
fn a_text_that_is_always_the_same_is_written_out() {
    let table = table(df!("Numéro" => ["024", "005"]));
    let (key, precincts, _) = best(
        &codes(["29019_0005", "29019_0024", "29061_0005"]),
        &table,
        &[],
    );
    assert_eq!((key.as_str(), precincts), ("29019_{Numéro:04}", 2));
}

#[test]
fn a_sign_that_few_codes_have_does_not_hide_the_others() {
    let table = table(df!(
        "commune" => ["14117", "14117", "14118"], "bureau" => ["0001", "0002", "01.1"]
    ));
    let precincts = codes(["14117_0001", "14117_0002", "14118_01.1"]);
    let found = best(&precincts, &table, &[]);
    assert_eq!(found, ("{commune}_{bureau}".to_owned(), 3, 3));
}

#[test]
fn letters_before_the_number_are_left_out() {
    let table = table(df!("Bureau de vote" => ["BV1", "BV2", "BV3", "BV4", "TOTAL"]));
    let (key, precincts, rows) = best(&codes(["1", "2", "3", "4"]), &table, &[]);
    assert_eq!((precincts, rows), (4, 4), "{key}");
}

#[test]
fn the_end_of_a_name_can_be_the_code() {
    let table = table(df!("precinct" => ["Barrington 0101", "Bristol 0202", "Limited"]));
    let (key, precincts, _) = best(&codes(["0101", "0202"]), &table, &[]);
    assert_eq!((key.as_str(), precincts), ("=RIGHT(\"precinct\", 4)", 2));
}

#[test]
fn one_town_of_many_is_chosen_by_its_name() {
    let table = table(df!(
        "departement" => ["92", "92", "93", "93", "93", "93"],
        "commune" => ["010", "010", "010", "010", "011", "011"],
        "bureau" => ["0001", "0002", "0001", "0002", "0001", "0002"],
        "commune_libelle" => ["Bagneux", "Bagneux", "Bondy", "Bondy", "Drancy", "Drancy"]
    ));
    let precincts = codes(["1", "2"]);
    for place in [&["fr-bondy", "vote"][..], &["93010"]] {
        let found = best(&precincts, &table, place);
        assert_eq!((found.1, found.2), (2, 2));
        assert_eq!(
            found.0,
            "=CASE WHEN \"departement\" = '93' AND \"commune\" = '010' \
             THEN LTRIM(\"bureau\", '0') END",
        );
    }
    let open = propose(&precincts, &table);
    assert!(
        open.len() >= 3,
        "without a name each town is offered: {open:?}"
    );
    assert!(
        open.iter().take(3).all(|found| found.matched_rows == 2),
        "{open:?}"
    );
    assert_eq!(open[0].examples.len(), 2);
}

#[test]
fn arrondissements_are_known_by_either_of_their_codes() {
    let paris = table(df!(
        "departement" => ["75", "75", "75", "93"], "commune" => ["056", "056", "056", "010"],
        "bureau" => ["0101", "0102", "2003", "0001"]
    ));
    let found = best(
        &codes(["75101_0001", "75101_0002", "75120_0003"]),
        &paris,
        &[],
    );
    assert_eq!((found.1, found.2), (3, 3), "{}", found.0);
    let by_insee = table(df!(
        "BUREAU_ID" => ["13201_001", "75101_001", "75101_002", "75120_003", "93010_001"]
    ));
    for precincts in [
        ["75056_0101", "75056_0102", "75056_2003"],
        ["750010001", "750010002", "750200003"],
        ["1-1", "1-2", "20-3"],
    ] {
        let found = best(&codes(precincts), &by_insee, &[]);
        assert_eq!((found.1, found.2), (3, 3), "{precincts:?}: {}", found.0);
    }
}

#[test]
fn precincts_of_several_towns_are_not_kept_to_the_one_that_is_named() {
    let table = table(df!(
        "Code commune" => ["29019", "29019", "29061", "29999"],
        "Libellé commune" => ["Brest", "Brest", "Guipavas", "Plouzané"],
        "Code BV" => [1, 2, 1, 1]
    ));
    let precincts = codes(["29019_0001", "29019_0002", "29061_0001"]);
    let found = best(&precincts, &table, &["fr-brest"]);
    assert_eq!(found, ("{Code commune}_{Code BV:04}".to_owned(), 3, 3));
}

#[test]
fn nothing_is_proposed_where_nothing_fits() {
    let table = table(df!("bureau" => ["x", "y"]));
    assert_eq!(propose(&codes(["1", "2"]), &table), []);
    assert_eq!(propose(&[], &table), []);
}

#[test]
fn communes_that_have_merged_are_proposed_with_examples() {
    let table = table(df!(
        "codgeo" => ["74010", "74011", "74268", "69123", "38185"], "men" => [26, 9, 8, 240, 80]
    ));
    let proposals = propose(&codes(["74010", "69123", "38185"]), &table);
    let [merged, plain] = proposals.as_slice() else {
        panic!("{proposals:?}")
    };
    assert_eq!(
        (merged.key.as_str(), merged.merged_communes),
        ("codgeo", true)
    );
    assert_eq!((merged.matched_precincts, merged.matched_rows), (3, 5));
    assert_eq!(
        merged.examples[0],
        ("74011 · 9".to_owned(), Code("74010".to_owned()))
    );
    assert_eq!((plain.matched_rows, plain.merged_communes), (3, false));
    assert!(!merged.doubtful && !merged.assumed);
}

//! Every table of the real data, opened with the counts that its folder's notes give.

use std::path::Path;

use arpent::base::note::Noted;
use arpent::base::task::Task;
use arpent::io;
use arpent::io::table::ReadTable;
use arpent::model::election::Contest;
use arpent::model::project::TableOptions;

use crate::real_data;

fn read(path: &Path, part: Option<&str>) -> Noted<ReadTable> {
    let read = io::table::read(path, part, &TableOptions::default(), &Task::default());
    read.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn total(read: &ReadTable, column: &str) -> u64 {
    let numbers = read.table.numbers(column);
    let numbers = numbers.unwrap_or_else(|| panic!("no {column} in {:?}", read.table.columns()));
    let whole = numbers.iter().filter(|number| number.is_finite());
    whole.map(|number| *number as u64).sum()
}

fn contest<'a>(read: &'a ReadTable, label: &str) -> &'a Contest {
    let labels: Vec<&str> = read.contests.iter().map(|it| it.label.as_str()).collect();
    let found = read.contests.iter().find(|contest| contest.label == label);
    found.unwrap_or_else(|| panic!("no {label} in {labels:?}"))
}

#[test]
fn tables_have_the_rows_and_columns_of_their_notes() {
    let Some(data) = real_data() else { return };
    for (file, rows) in [
        ("fr-bondy/bondyElection.csv", 34),
        ("fr-bondy/bondyInsee.csv", 188),
        ("fr-bondy/vf_93.csv", 1_285),
        ("fr-brest/circos23-tour1.csv", 201),
        ("fr-brest/circos23-tour2.csv", 201),
        ("fr-brest/tour1_circo2.csv", 78),
        ("fr-brest/tour1_circo3.csv", 26),
        ("fr-brest/tour2_circo2.csv", 78),
        ("fr-brest/tour2_circo3.csv", 26),
        ("fr-insee-misc/filosofi2018_DISP_IRIS_france.csv", 12_395),
        ("fr-insee-misc/bv2012_insee_rp2009_81_cities.csv", 4_995),
        (
            "fr-national-results/2014-europeennes_par_bureau_large.csv.gz",
            68_246,
        ),
        (
            "fr-national-results/2017-presidentielle-2_par_bureau_long.csv.gz",
            138_484,
        ),
        (
            "fr-national-results/2017-legislatives-2_par_bureau_large.csv.gz",
            68_767,
        ),
        (
            "fr-national-results/2019-europeennes_par_bureau_large.csv.gz",
            69_297,
        ),
        ("fr-paris/RP_2011_CS8_Paris.csv", 992),
        ("fr-paris/CS_age_resultats_2017_centralite.csv", 861),
        ("fr-paris/europeennes-2024_paris_bv_utf8bom_crlf.csv", 902),
        ("fr-paris/europeennes-2024_paris_bv_nogeom.csv", 902),
        ("fr-paris/legislatives-2024-t1_paris_bv_blocs.csv", 901),
        ("fr-paris/bureaux-de-votes_lieux.csv", 896),
        ("fr-paris/municipales2020_paris20e_long.json", 1_064),
        ("us-ri/20161108__ri__general__precinct.csv", 7_036),
        ("us-ri/20181106__ri__general__precinct.csv", 15_072),
        ("us-ri/20201103__ri__general__precinct.csv", 8_625),
    ] {
        assert_eq!(read(&data.join(file), None).value.rows, rows, "{file}");
    }
}

#[test]
fn a_row_per_choice_says_the_same_as_a_row_per_precinct() {
    let Some(data) = real_data() else { return };
    let folder = data.join("fr-national-results");
    let long = read(
        &folder.join("2017-presidentielle-2_par_bureau_long.csv.gz"),
        None,
    )
    .value;
    let wide = read(
        &folder.join("2017-presidentielle-2_par_bureau_large.csv.gz"),
        None,
    )
    .value;
    assert_eq!(long.options.layout.as_deref(), Some("long"));
    assert_eq!(long.table.rows(), 69_242);
    assert_eq!(wide.table.rows(), 69_242);
    let found = contest(&long, "");
    assert_eq!(found.choices, ["MACRON", "LE PEN"]);
    for column in ["inscrits", "votants", "exprimes", "MACRON", "LE PEN"] {
        assert_eq!(total(&long, column), total(&wide, column), "{column}");
    }
    assert_eq!(total(&long, "exprimes"), 31_381_603);
}

#[test]
fn two_rounds_in_one_file_are_two_contests() {
    let Some(data) = real_data() else { return };
    let read = read(
        &data.join("fr-paris/municipales2020_paris20e_long.json"),
        None,
    )
    .value;
    assert_eq!(read.table.rows(), 76);
    let (first, second) = (contest(&read, "tour 1"), contest(&read, "tour 2"));
    assert_eq!((first.choices.len(), second.choices.len()), (11, 3));
    for contest in [first, second] {
        let cast = total(&read, contest.cast.as_ref().unwrap());
        let votes: u64 = contest.choices.iter().map(|it| total(&read, it)).sum();
        assert_eq!(votes, cast, "{}", contest.label);
    }
}

#[test]
fn rhode_islands_offices_agree_with_its_shapes() {
    let Some(data) = real_data() else { return };
    let folder = data.join("us-ri");
    let read = read(&folder.join("20161108__ri__general__precinct.csv"), None).value;
    assert_eq!(read.options.layout.as_deref(), Some("openelections"));
    let president = contest(&read, "President");
    let clinton = president.choices.iter().find(|it| it.contains("Clinton"));
    // Mail ballots of some towns are in no precinct, so the state's total is larger than this.
    assert!(total(&read, clinton.unwrap()) > 200_000);
    let codes = read.table.texts("precinct").unwrap();
    let shapes = io::layer::read(
        &folder.join("RI_precincts.zip"),
        None,
        None,
        &Task::default(),
    );
    let shapes = shapes.unwrap().value.table;
    let (names, votes) = (
        shapes.texts("NAME").unwrap(),
        shapes.numbers("PRES16D").unwrap(),
    );
    let counted = read.table.numbers(clinton.unwrap()).unwrap();
    let same = names.iter().zip(votes).filter(|(name, votes)| {
        let ends = |code: &Option<String>| {
            let code = code.as_deref().unwrap_or_default();
            name.as_deref().is_some_and(|name| code.ends_with(name))
        };
        codes
            .iter()
            .position(ends)
            .is_some_and(|row| counted[row] == *votes)
    });
    assert_eq!(same.count(), 414);
}

#[test]
fn the_election_night_is_read_from_its_xml() {
    let Some(data) = real_data() else { return };
    let folder = data.join("fr-raw-ministry/xml_2017_t2");
    let department = read(&folder.join("resultatsT2_011_075_075.xml"), None).value;
    let first = contest(&department, "tour 1");
    let registered = first.registered.as_ref().unwrap();
    assert_eq!(total(&department, registered), 1_347_639);
    let votes: u64 = first.choices.iter().map(|it| total(&department, it)).sum();
    assert_eq!(votes, total(&department, first.cast.as_ref().unwrap()));
    let towns = read(&folder.join("resultatsT2_011_075_075com.xml"), None).value;
    assert_eq!(towns.table.rows(), 21, "Paris and its arrondissements");
    let index = io::table::read(
        &folder.join("resultatsT2_index.xml"),
        None,
        &TableOptions::default(),
        &Task::default(),
    );
    assert!(
        matches!(index, Err(io::ReadError::Unusable { .. })),
        "{index:?}"
    );
}

//! Results as they are published: every layout becomes contests whose figures add up.

use std::path::{Path, PathBuf};

use arpent::analysis::join;
use arpent::base::task::Task;
use arpent::io;
use arpent::io::table::ReadTable;
use arpent::model::project::TableOptions;

use crate::readers::{joined, precincts, table, total};
use crate::real_data;

fn choices_add_up(read: &ReadTable) {
    let contest = read.contests.first().unwrap();
    let cast = read.table.numbers(contest.cast.as_ref().unwrap()).unwrap();
    let mut sums = vec![0.0; cast.len()];
    for choice in &contest.choices {
        let votes = read.table.numbers(choice).unwrap();
        for (sum, votes) in sums.iter_mut().zip(votes) {
            *sum += if votes.is_nan() { 0.0 } else { votes };
        }
    }
    assert_eq!(sums, cast, "{:?}", contest.choices);
}

const NATIONAL: [&str; 6] = [
    "2014-europeennes",
    "2017-legislatives-1",
    "2017-legislatives-2",
    "2017-presidentielle-1",
    "2017-presidentielle-2",
    "2019-europeennes",
];

pub(crate) fn national(data: &Path, contest: &str) -> PathBuf {
    data.join("fr-national-results")
        .join(format!("{contest}_par_bureau_large.csv.gz"))
}

#[test]
fn the_results_of_all_of_france_add_up() {
    let Some(data) = real_data() else { return };
    let known = [
        ("2017-presidentielle-1", 47_582_183, 36_054_394),
        ("2017-presidentielle-2", 0, 31_381_603),
        ("2019-europeennes", 0, 22_654_423),
    ];
    for contest in NATIONAL {
        let read = table(&national(&data, contest)).value;
        choices_add_up(&read);
        let found = read.contests.first().unwrap();
        assert_eq!(found.registered.as_deref(), Some("inscrits"));
        assert_eq!(found.turnout.as_deref(), Some("votants"));
        assert_eq!(found.blank.is_some(), !contest.starts_with("2014"));
        if let Some((_, registered, cast)) = known.iter().find(|known| known.0 == contest) {
            assert_eq!(total(&read, "exprimes"), *cast, "{contest}");
            assert!(
                *registered == 0 || total(&read, "inscrits") == *registered,
                "{contest}"
            );
        }
        assert!(!read.table.is_number("commune"), "codes stay text");
    }
}

#[test]
fn the_municipal_election_of_bondy_is_read_whole() {
    let Some(data) = real_data() else { return };
    let read = table(&data.join("fr-bondy/bondyElection.csv"));
    let options = &read.value.options;
    assert_eq!(options.encoding.as_deref(), Some("utf-8"));
    assert_eq!((options.delimiter, options.decimal), (Some(','), Some(',')));
    assert_eq!((options.header, read.value.table.rows()), (Some(1), 34));
    let contest = read.value.contests.first().unwrap();
    assert_eq!(contest.choices.len(), 5);
    assert_eq!(
        contest.choices[0],
        "Résultats liste 1 : Liste de la gauche unie pour Bondy - Sylvine THOMASSIN"
    );
    assert_eq!(
        contest.registered.as_deref(),
        Some("Nb d'électeurs inscrits")
    );
    assert_eq!(contest.null.as_deref(), Some("Nb votes nuls"));
    assert!(
        read.notes.iter().any(|note| note.key() == "note-totals"),
        "{:?}",
        read.notes
    );
}

#[test]
fn the_results_of_paris_are_contests() {
    let Some(data) = real_data() else { return };
    for (file, choices) in [
        ("europeennes-2024_paris_bv_nogeom.csv", 6),
        ("legislatives-2024-t1_paris_bv_blocs.csv", 6),
        ("europeennes-2024_paris_bv_utf8bom_crlf.csv", 38),
    ] {
        let read = table(&data.join("fr-paris").join(file)).value;
        let contest = read.contests.first().unwrap();
        assert_eq!(
            contest.choices.len(),
            choices,
            "{file}: {:?}",
            contest.choices
        );
        assert_eq!(contest.registered.as_deref(), Some("nb_inscr"), "{file}");
        assert_eq!(contest.cast.as_deref(), Some("nb_exprim"), "{file}");
    }
}

#[test]
fn the_ministry_s_blocks_become_one_column_per_choice() {
    let Some(data) = real_data() else { return };
    let brest = precincts(
        &data.join("fr-brest/brest_contours.geojson"),
        None,
        "codeBureauVote",
    );
    assert_eq!(brest.len(), 122);
    for file in ["circos23-tour1.csv", "circos23-tour2.csv"] {
        let read = table(&data.join("fr-brest").join(file)).value;
        assert_eq!(read.options.layout.as_deref(), Some("ministry"), "{file}");
        assert_eq!(read.table.rows(), 201, "{file}");
        choices_add_up(&read);
        let key = "{Code commune:05}_{Code BV:04}";
        let join = joined(&brest.codes, &read, key);
        assert!(
            join.matched_precincts() >= 104,
            "{file}: {}",
            join.matched_precincts()
        );
        let best = &join::propose(&brest.codes, &read.table)[0];
        assert_eq!(
            best.matched_precincts,
            join.matched_precincts(),
            "{}",
            best.key
        );
    }
    let raw = data.join("fr-raw-ministry");
    for (file, part, rows, choices) in [
        (
            "Presidentielle_2017_Resultats_Tour_1_c.xls",
            "Départements Tour 1",
            107,
            11,
        ),
        (
            "Presidentielle_2017_Resultats_Tour_2_c.xls",
            "Départements Tour 2",
            106,
            2,
        ),
        (
            "resultats-par-niveau-dpt-t1-france-entiere.xlsx",
            "",
            107,
            12,
        ),
        (
            "resultats-par-niveau-dpt-t2-france-entiere.xlsx",
            "",
            107,
            2,
        ),
    ] {
        let path = raw.join(file);
        let sheets = io::table::sheets(&path).unwrap();
        let part = (!part.is_empty()).then_some(part);
        let read = io::table::read(&path, part, &TableOptions::default(), &Task::default());
        let read = read
            .unwrap_or_else(|error| panic!("{file}: {error} of {sheets:?}"))
            .value;
        assert_eq!(read.options.layout.as_deref(), Some("ministry"), "{file}");
        assert_eq!(read.table.rows(), rows, "{file}");
        assert_eq!(
            read.contests.first().unwrap().choices.len(),
            choices,
            "{file}"
        );
        choices_add_up(&read);
    }
}

#[test]
fn a_city_s_own_export_is_a_contest_too() {
    let Some(data) = real_data() else { return };
    let read = table(&data.join("fr-brest/tour1_circo2.csv")).value;
    choices_add_up(&read);
    let contest = read.contests.first().unwrap();
    assert_eq!(contest.choices[0], "M. CADALEN Pierre-Yves - votes");
    let town = precincts(
        &data.join("fr-brest/brest_contours.geojson"),
        None,
        "codeBureauVote",
    );
    let best = &join::propose_near(
        &town.codes,
        &read.table,
        &["brest".to_owned()],
        &Task::default(),
    )
    .unwrap()[0];
    assert_eq!(
        (best.matched_precincts, best.matched_rows),
        (78, 78),
        "{}",
        best.key
    );
}

//! The recipes that ship, on the sample town and on Bondy's own files.

use std::path::{Path, PathBuf};

use arpent::analysis::fit::Fit;
use arpent::io::recipe;
use arpent::model::layer::Code;
use arpent::model::project::{Role, Source};
use arpent::model::recipe::Recipe;
use arpent::session::Session;
use arpent::session::action::Action;

fn shipped(indicator: &str) -> Recipe {
    let mut recipes = recipe::shipped().into_iter();
    recipes
        .find(|recipe| {
            recipe
                .indicators
                .iter()
                .any(|known| known.name == indicator)
        })
        .unwrap()
}

fn opened(precincts: (PathBuf, Option<&str>, &str), results: (PathBuf, &str)) -> Session {
    let mut session = Session::new(|| {});
    let (path, part, key) = precincts;
    let sources = [
        Source {
            name: "bureaux".to_owned(),
            path,
            part: part.map(str::to_owned),
            role: Role::Precincts,
            key: Some(key.to_owned()),
            ..Source::default()
        },
        Source {
            name: "p2017".to_owned(),
            path: results.0,
            key: Some(results.1.to_owned()),
            ..Source::default()
        },
    ];
    for source in sources {
        session.apply(Action::AddSource(source)).unwrap();
    }
    session.wait(|_| ());
    session
}

/// Fits a recipe with the help of someone who knows the lists, and applies it.
fn apply(session: &mut Session, recipe: Recipe, help: impl Fn(&mut Fit)) {
    let mut fit = session.fit_recipe(&recipe);
    help(&mut fit);
    assert_eq!(fit.gaps().count(), 0, "{fit:?}");
    let fitted = fit.apply(recipe);
    session.apply(Action::ApplyRecipe(fitted)).unwrap();
    session.wait(|_| ());
}

fn place_of(session: &Session, code: &str) -> usize {
    let code = Code(code.to_owned());
    session
        .precincts()
        .unwrap()
        .with_code(&code)
        .unwrap()
        .index()
}

fn sample() -> Session {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    opened(
        (folder.join("precincts.gpkg"), None, "code"),
        (
            folder.join("presidentielle-2017-t1.csv"),
            "{Code du département}{Code de la commune}_{Code du b.vote:04}",
        ),
    )
}

#[test]
fn the_thirds_rule_runs_on_the_sample_town_once_told_who_is_who() {
    let mut session = sample();
    apply(&mut session, shipped("fillon_t1"), |fit| {
        fit.fitted[0].choose_column("FILLON", "TRÉVILLARD");
        fit.fitted[0].choose_column("LE PEN", "DAMBREVAL");
    });
    // Precinct 1 by hand: 104 and 35 votes, 140 abstentions of 672 registered.
    let first = place_of(&session, "21999_0001");
    let figures = ["fillon_t1", "le_pen_t1", "abstention_t1"].map(|name| {
        let column = session.derived().columns[name].as_ref().unwrap();
        column[first]
    });
    for (got, votes) in figures.into_iter().zip([104.0, 35.0, 140.0]) {
        assert!((got - 100.0 * votes / 672.0).abs() < 1e-9, "{figures:?}");
    }
    let ranks = &session.derived().scores.ranks;
    assert_eq!(
        ranks.iter().filter(|rank| **rank == 0).count(),
        0,
        "{ranks:?}"
    );
}

#[test]
fn a_past_stronghold_is_found_on_the_sample_town_in_two_choices() {
    let mut session = sample();
    apply(&mut session, shipped("stronghold"), |fit| {
        fit.fitted[0].choose_column("LISTE", "ORMESAN");
    });
    let column = session.derived().columns["stronghold"].as_ref().unwrap();
    let first = place_of(&session, "21999_0001");
    assert!(
        (column[first] - 100.0 * 207.0 / 521.0).abs() < 1e-9,
        "{column:?}"
    );
    // Ranked: the score rises with the share.
    let scores = &session.derived().scores.values;
    for (share, score) in column.iter().zip(scores) {
        for (other, other_score) in column.iter().zip(scores) {
            assert_eq!(share < other, score < other_score);
        }
    }
}

/// Bondy with the first round of 2017; nothing where the real data is not there.
fn bondy() -> Option<Session> {
    let Some(data) = std::env::var_os("ARPENT_REAL_DATA").map(PathBuf::from) else {
        println!("ARPENT_REAL_DATA is not set: this test stands aside");
        return None;
    };
    Some(opened(
        (
            data.join("fr-bondy/vote.gpkg"),
            Some("zone"),
            "93010{numBureau:04}",
        ),
        (
            data.join("fr-national-results/2017-presidentielle-1_par_bureau_large.csv.gz"),
            "{departement:02}{commune:03}{bureau:04}",
        ),
    ))
}

#[test]
fn the_thirds_rule_ranks_bondy_without_a_question() {
    let Some(mut session) = bondy() else {
        return;
    };
    let fitted = session.fitted_recipe(&shipped("fillon_t1"), &[]).unwrap();
    session.apply(Action::ApplyRecipe(fitted)).unwrap();
    session.wait(|_| ());
    // Worked out from the raw file with Python: Fillon, Le Pen, abstention, score, rank.
    for (code, fillon, le_pen, abstention, score, rank) in [
        (
            "0001",
            11.764_705_882_352_942,
            12.324_929_971_988_796,
            23.809_523_809_523_814,
            69.444_444_444,
            1,
        ),
        (
            "0007",
            5.323_193_916_349_81,
            8.618_504_435_994_93,
            29.911_280_101_394_166,
            43.888_888_889,
            21,
        ),
        (
            "0014",
            5.974_395_448_079_658,
            10.384_068_278_805_12,
            28.876_244_665_718_353,
            52.777_777_778,
            14,
        ),
        (
            "0021",
            4.895_104_895_104_895,
            6.876_456_876_456_876,
            34.265_734_265_734_274,
            39.444_444_444,
            23,
        ),
        (
            "0030",
            14.204_545_454_545_455,
            10.037_878_787_878_787,
            17.803_030_303_030_297,
            47.222_222_222,
            20,
        ),
    ] {
        let place = place_of(&session, &format!("93010{code}"));
        let derived = session.derived();
        let figures = ["fillon_t1", "le_pen_t1", "abstention_t1"]
            .map(|name| derived.columns[name].as_ref().unwrap()[place]);
        for (got, wanted) in figures.into_iter().zip([fillon, le_pen, abstention]) {
            assert!((got - wanted).abs() < 1e-9, "{code}: {figures:?}");
        }
        assert!(
            (derived.scores.values[place] - score).abs() < 1e-8,
            "{code}"
        );
        assert_eq!(derived.scores.ranks[place], rank, "{code}");
    }
    // Polygons 31 and 32 are newer than the election.
    let newer = place_of(&session, "930100031");
    assert!(
        session.derived().scores.values[newer].is_nan(),
        "no data, no score"
    );
    assert_eq!(session.derived().scores.ranks[newer], 0);
}

#[test]
fn a_past_stronghold_ranks_bondy() {
    let Some(mut session) = bondy() else {
        return;
    };
    apply(&mut session, shipped("stronghold"), |fit| {
        fit.fitted[0].choose_column("LISTE", "MÉLENCHON");
    });
    let ranks = &session.derived().scores.ranks;
    let best = ranks.iter().position(|rank| *rank == 1).unwrap();
    let code = &session.precincts().unwrap().codes[best];
    assert_eq!(code.0, "930100005");
}

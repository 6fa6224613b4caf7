//! The sample town's project, which the window opens first: whole and clean.

use std::path::{Path, PathBuf};

use arpent::base::words::{Language, Words};
use arpent::model::project::Source;
use arpent::session::action::Action;
use arpent::session::{News, Session};

/// Where it lies in the repository.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

#[test]
fn every_precinct_of_the_sample_has_a_score() {
    let session = open();
    let report = session.report();
    for source in &report.sources {
        let Some(join) = &source.join else {
            continue;
        };
        assert_eq!(join.matched_precincts, 40, "{}", source.name);
    }
    let scores = &session.derived().scores;
    assert_eq!(scores.values.len(), 40);
    assert!(scores.values.iter().all(|score| score.is_finite()), "all");
    assert!(scores.ranks.contains(&1), "someone is first");
}

#[test]
fn the_sample_opens_with_nothing_unsaved_and_nothing_odd() {
    let mut session = open();
    assert!(!session.is_dirty(), "it was only read");
    assert!(session.changed_sources().is_empty(), "no file has changed");
    assert!(session.take_news().is_empty(), "nothing to tell");
}

#[test]
fn what_speaks_of_a_source_follows_its_new_name() {
    let mut session = open();
    let scores = session.derived().scores.values.clone();
    for (name, now) in [("t2022", "first_round"), ("iris", "blocks")] {
        let mut source = Source::clone(session.project().source(name).unwrap());
        now.clone_into(&mut source.name);
        let name = name.to_owned();
        session
            .apply(Action::ChangeSource { name, source })
            .unwrap();
    }
    wait(&mut session);
    assert_eq!(session.derived().scores.values, scores);
    let insee = session.project().source("insee").unwrap();
    assert_eq!(insee.to.as_deref(), Some("blocks"));
    let mut formulas = session.project().indicators.iter().map(|it| &it.formula);
    assert!(formulas.any(|formula| formula.contains("first_round.\"")));
}

/// The sample as the window opens it.
pub(crate) fn open() -> Session {
    let mut session = Session::new(|| {});
    session.open(folder().join("town.arpent"));
    wait(&mut session);
    session
}

fn wait(session: &mut Session) {
    session.wait(|_| {});
    let words = Words::new(Language::English);
    for news in session.take_news() {
        if let News::Failed(problem) = news {
            panic!("{}", problem.say(&words));
        }
    }
}

//! The sample town's project, which the window opens first: whole and clean.

use std::path::{Path, PathBuf};

use arpent::base::words::{Language, Words};
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

/// The sample as the window opens it.
fn open() -> Session {
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

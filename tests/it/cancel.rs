//! Jobs of the sample town that are cancelled: nothing half-done is taken in, all can be done again.

use std::fs;

use arpent::base::date::Date;
use arpent::base::words::Language;
use arpent::field::cut::CutRequest;
use arpent::model::turf::TurfSize;
use arpent::session::print::PrintRequest;
use arpent::session::{News, Session};

use crate::town_project::folder;

/// Waits, and cancels every job of this kind as soon as it begins.
fn wait_but_cancel(session: &mut Session, kind: &str) {
    session.wait(|jobs| {
        let of_this_kind = jobs.running().iter().filter(|job| job.label.key() == kind);
        of_this_kind.for_each(|job| job.task.cancel());
    });
}

fn opened(cancelled: &str) -> Session {
    let mut session = Session::new(|| {});
    session.open(folder().join("town.arpent"));
    wait_but_cancel(&mut session, cancelled);
    session
}

fn scores(session: &Session) -> Vec<u64> {
    let scores = &session.derived().scores.values;
    scores.iter().map(|score| score.to_bits()).collect()
}

#[test]
fn what_is_read_and_what_follows_can_be_cancelled_and_done_again() {
    let whole = opened("nothing");
    for (kind, stopped) in [("job-read", 11), ("job-locate", 1), ("job-situate", 3)] {
        let mut session = opened(kind);
        let news = session.take_news();
        let told = |news: &&News| matches!(news, News::Stopped(job) if job.key() == kind);
        assert_eq!(
            news.iter().filter(told).count(),
            stopped,
            "{kind}: {news:?}"
        );
        assert_eq!(news.len(), stopped, "{kind}: nothing else is told");
        assert!(!session.is_dirty(), "{kind}");
        let derived = session.derived();
        assert_eq!(derived.located.is_some(), kind == "job-situate", "{kind}");
        assert!(kind != "job-situate" || derived.situated.is_empty());

        session.start_again();
        session.wait(|_jobs| {});
        assert!(session.take_news().is_empty(), "{kind}");
        assert_eq!(scores(&session), scores(&whole), "{kind}");
        assert_eq!(session.derived().doors, whole.derived().doors, "{kind}");
        let unmatched = |session: &Session| format!("{:?}", session.report());
        assert_eq!(unmatched(&session), unmatched(&whole), "{kind}");
    }
}

#[test]
fn what_somebody_asked_for_can_be_cancelled() {
    let mut session = opened("nothing");
    let precincts = session.precincts().unwrap().ids().collect();
    let request = CutRequest {
        target: "all".to_owned(),
        precincts,
        size: TurfSize::Doors(40),
        seed: 1,
    };
    session.cut(request.clone()).unwrap();
    wait_but_cancel(&mut session, "job-cut");
    let news = session.take_news();
    let is_cancelled =
        |news: &News| matches!(news, News::Failed(problem) if problem.is_cancelled());
    assert!(news.len() == 1 && is_cancelled(&news[0]), "{news:?}");
    assert!(session.project().plan.is_none() && !session.is_dirty());
    session.cut(request).unwrap();
    session.wait(|_jobs| {});
    assert!(session.project().plan.is_some() && session.take_news().len() == 1);

    let out = tempfile::tempdir().unwrap();
    let request = PrintRequest {
        folder: out.path().to_owned(),
        template: None,
        only: None,
        language: Language::French,
        date: Date::new(2026, 3, 1).unwrap(),
    };
    session.print(request).unwrap();
    wait_but_cancel(&mut session, "job-print");
    let news = session.take_news();
    let is_told = |news: &News| matches!(news, News::Noticed(said) if said.key() == "news-stopped");
    assert!(news.len() == 1 && is_told(&news[0]), "{news:?}");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);

    session.compare_indicators();
    wait_but_cancel(&mut session, "indicators-job-compare");
    let news = session.take_news();
    assert!(news.len() == 1 && is_told(&news[0]), "{news:?}");
    assert!(session.likeness().correlations().is_none());
}

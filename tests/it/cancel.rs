//! Jobs of the sample town that are cancelled: nothing half-done is taken in, all can be done again.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, RwLock};

use arpent::base::date::Date;
use arpent::base::words::{Language, Message};
use arpent::field::cut::{CutRequest, WITHIN};
use arpent::model::project::Source;
use arpent::model::turf::TurfSize;
use arpent::session::action::Action;
use arpent::session::jobs::Outcome;
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

/// Starts something, cancels it before any thread has come to it, and tells what came of it.
fn cancelled(session: &mut Session, start: impl FnOnce(&mut Session)) -> Vec<News> {
    let gate = Arc::new(RwLock::new(()));
    let closed = gate.write().unwrap();
    let waiting = Arc::new(AtomicUsize::new(0));
    let threads = rayon::current_num_threads();
    for _ in 0..threads {
        let (gate, waiting) = (Arc::clone(&gate), Arc::clone(&waiting));
        session.start(Message::new("job-print"), move |_task| {
            waiting.fetch_add(1, Ordering::SeqCst);
            drop(gate.read());
            Ok(Outcome::Written(Ok(Vec::new())))
        });
    }
    while waiting.load(Ordering::SeqCst) < threads {
        std::thread::yield_now();
    }
    start(session);
    session.jobs.running()[threads..]
        .iter()
        .for_each(|job| job.task.cancel());
    drop(closed);
    session.wait(|_jobs| {});
    let mut news = session.take_news();
    news.retain(|news| !matches!(news, News::Written(_)));
    news
}

fn scores(session: &Session) -> Vec<u64> {
    let scores = &session.derived().scores.values;
    scores.iter().map(|score| score.to_bits()).collect()
}

#[test]
fn what_is_read_and_what_follows_can_be_cancelled_and_done_again() {
    let whole = opened("nothing");
    let mut stopped = 0;
    for kind in ["job-read", "job-locate", "job-situate"] {
        let mut session = opened(kind);
        // A short job may be done before it is cancelled.
        let news = session.take_news();
        let told = |news: &News| matches!(news, News::Stopped(job) if job.key() == kind);
        assert!(news.iter().all(told), "{kind}: nothing else is told");
        assert!(!session.is_dirty(), "{kind}");
        let derived = session.derived();
        match kind {
            "job-locate" => assert_eq!(derived.located.is_none(), !news.is_empty()),
            "job-situate" => assert_eq!(derived.situated.len() + news.len(), 3),
            _ => assert!(!news.is_empty(), "no reading was stopped"),
        }
        stopped += news.len();

        session.start_again();
        session.wait(|_jobs| {});
        assert!(session.take_news().is_empty(), "{kind}");
        assert_eq!(scores(&session), scores(&whole), "{kind}");
        assert_eq!(session.derived().doors, whole.derived().doors, "{kind}");
        let unmatched = |session: &Session| format!("{:?}", session.report());
        assert_eq!(unmatched(&session), unmatched(&whole), "{kind}");
    }
    assert!(stopped > 3, "{stopped} jobs were stopped");
}

#[test]
fn keys_that_are_tried_can_be_cancelled_and_tried_again() {
    let mut session = opened("nothing");
    let mut source = Source::clone(session.project().source("t2022").unwrap());
    source.key = None;
    let name = source.name.clone();
    let change = Action::ChangeSource {
        name: name.clone(),
        source,
    };
    session.apply(change).unwrap();
    let news = cancelled(&mut session, |session| session.try_keys(&name));
    assert!(matches!(news.as_slice(), [News::Stopped(_)]), "{news:?}");
    assert!(session.proposals(&name).is_none());

    // Whoever looks at every frame does not start it again by that.
    session.try_keys(&name);
    assert!(session.jobs.running().is_empty());
    session.start_again();
    assert!(session.is_trying_keys(&name));
    session.wait(|_jobs| {});
    let best = session.proposals(&name).unwrap().first().cloned();
    assert_eq!(best.map(|best| best.matched_precincts), Some(40));
}

#[test]
fn what_somebody_asked_for_can_be_cancelled() {
    let mut session = opened("nothing");
    let precincts = session.precincts().unwrap().ids().collect();
    let request = CutRequest {
        target: "all".to_owned(),
        precincts,
        size: TurfSize::Doors(40),
        within: WITHIN,
        seed: 1,
    };
    let news = cancelled(&mut session, |session| {
        session.cut(request.clone(), None).unwrap();
    });
    let is_told = |news: &News| matches!(news, News::Noticed(said) if said.key() == "news-stopped");
    assert!(news.len() == 1 && is_told(&news[0]), "{news:?}");
    assert!(session.project().plan.is_none() && !session.is_dirty());
    session.cut(request, None).unwrap();
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
    let news = cancelled(&mut session, |session| session.print(request).unwrap());
    assert!(news.len() == 1 && is_told(&news[0]), "{news:?}");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);

    let news = cancelled(&mut session, Session::compare_indicators);
    assert!(news.len() == 1 && is_told(&news[0]), "{news:?}");
    assert!(session.likeness().correlations().is_none());
}

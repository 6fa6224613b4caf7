//! Names looked up beside the window while somebody types.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::analysis::gazetteer::{Gazetteer, Named};
use crate::base::memo::Same;

/// What was typed, and what it is looked up in.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    text: String,
    names: Same<Gazetteer>,
}

/// What was asked, and the likeliest names, the likeliest first.
#[derive(Debug)]
struct Answered {
    asked: Asked,
    found: Arc<Vec<Named>>,
}

/// Looks names up one text at a time: what is typed meanwhile waits, and of that only the newest.
///
/// It has threads of its own: neither the drawing of the window nor the jobs wait behind it, nor it
/// behind them.
#[derive(Debug, Default)]
pub struct Lookup {
    pool: Option<Arc<ThreadPool>>,
    pending: Option<Receiver<Answered>>,
    last: Option<Answered>,
    /// Whether the last answer is that of what was asked last.
    current: bool,
}

impl Lookup {
    /// Asks for at most `most` names that fit a text; `wake` is called when they are found.
    pub fn ask(
        &mut self,
        names: &Arc<Gazetteer>,
        text: &str,
        most: usize,
        wake: impl FnOnce() + Send + 'static,
    ) {
        self.take_pending();
        let asked = Asked {
            text: text.to_owned(),
            names: Same(Arc::clone(names)),
        };
        self.current = self.last.as_ref().is_some_and(|last| last.asked == asked);
        if self.current || self.pending.is_some() {
            return;
        }
        let find = move || {
            let names = &asked.names.0;
            let places = names.find(&asked.text, most).into_iter();
            let found = places.filter_map(|place| names.get(place)).collect();
            let found = Arc::new(found);
            Answered { asked, found }
        };
        let Some(pool) = self.pool() else {
            // Without threads to give, the window has to wait.
            self.last = Some(find());
            self.current = true;
            return;
        };
        let (sender, receiver) = channel();
        pool.spawn(move || {
            // The search may be closed by now: then nobody is waiting, and that is fine.
            sender.send(find()).ok();
            wake();
        });
        self.pending = Some(receiver);
    }

    /// The names last found; those of an older text while the newest is looked up.
    pub fn found(&self) -> Option<&Arc<Vec<Named>>> {
        self.last.as_ref().map(|last| &last.found)
    }

    /// Whether they are those of the text that was asked last.
    pub fn is_current(&self) -> bool {
        self.current
    }

    fn take_pending(&mut self) {
        let Some(pending) = &self.pending else {
            return;
        };
        match pending.try_recv() {
            Ok(answered) => {
                self.pending = None;
                self.last = Some(answered);
            }
            Err(TryRecvError::Empty) => (),
            Err(TryRecvError::Disconnected) => self.pending = None,
        }
    }

    fn pool(&mut self) -> Option<Arc<ThreadPool>> {
        if self.pool.is_none() {
            self.pool = ThreadPoolBuilder::new().build().ok().map(Arc::new);
        }
        self.pool.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, Instant};

    use super::*;
    use crate::analysis::gazetteer::{Ground, gather};
    use crate::base::task::Task;
    use crate::model::layer::{Code, Precincts};

    fn names() -> Arc<Gazetteer> {
        let named = ["Mairie", "Marché", "Gare"];
        let precincts = Precincts {
            codes: ["1", "2", "3"].map(|code| Code(code.to_owned())).to_vec(),
            names: named.map(str::to_owned).to_vec(),
            ..Precincts::default()
        };
        let ground = Ground {
            precincts: &precincts,
            addresses: None,
            layers: Vec::new(),
            lines: Vec::new(),
        };
        Arc::new(gather(&ground, &Task::default()).unwrap())
    }

    fn found(lookup: &Lookup) -> Vec<&str> {
        let found = lookup.found().map(|found| found.as_slice());
        let found = found.unwrap_or_default().iter();
        found.map(|named| named.name.as_str()).collect()
    }

    #[test]
    fn the_newest_text_wins_and_those_before_it_are_never_looked_up() {
        let names = names();
        let pool = Arc::new(ThreadPoolBuilder::new().num_threads(1).build().unwrap());
        let (open, gate) = channel::<()>();
        pool.spawn(move || gate.recv().unwrap());
        let mut lookup = Lookup {
            pool: Some(pool),
            ..Lookup::default()
        };
        let woken = Arc::new(AtomicUsize::new(0));
        let ask = |lookup: &mut Lookup, text: &str| {
            let woken = Arc::clone(&woken);
            lookup.ask(&names, text, 9, move || {
                woken.fetch_add(1, Ordering::SeqCst);
            });
        };
        for text in ["ma", "mar", "g", "gare"] {
            ask(&mut lookup, text);
            assert!(!lookup.is_current() && lookup.found().is_none(), "{text}");
        }
        open.send(()).unwrap();
        let (start, mut seen) = (Instant::now(), Vec::new());
        while !lookup.is_current() {
            ask(&mut lookup, "gare");
            seen.extend(lookup.found().map(|found| found.len()));
            assert!(start.elapsed() < Duration::from_secs(20), "never found");
        }
        assert_eq!(found(&lookup), ["Gare"]);
        assert_eq!(seen.first(), Some(&2), "what the first text found is seen");
        while woken.load(Ordering::SeqCst) < 2 {
            assert!(start.elapsed() < Duration::from_secs(20), "not woken");
        }
        assert_eq!(
            woken.load(Ordering::SeqCst),
            2,
            "the first text and the last"
        );
    }
}

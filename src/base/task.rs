//! The handle long work reports through and is stopped by.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A running piece of work, seen from inside.
///
/// Clones share one state: the worker holds one, the status bar holds another.
#[derive(Clone, Debug)]
pub struct Task {
    shared: Arc<Shared>,
    /// Which part of the whole work this handle is for, of how many as large.
    part: (u64, u64),
}

impl Default for Task {
    fn default() -> Self {
        Self {
            shared: Arc::default(),
            part: (0, 1),
        }
    }
}

/// The work was asked to stop and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

impl Task {
    /// Reports `done` of `total` steps, and stops here if asked to.
    ///
    /// # Errors
    /// [`Cancelled`] once [`Task::cancel`] has been called on any clone.
    pub fn step(&self, done: u64, total: u64) -> Result<(), Cancelled> {
        let (part, parts) = self.part;
        let done = (part * total).saturating_add(done);
        self.shared.done.store(done, Ordering::Relaxed);
        self.shared
            .total
            .store(total.saturating_mul(parts), Ordering::Relaxed);
        if self.shared.cancelled.load(Ordering::Relaxed) {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }

    /// The handle for one of several parts of the work, counted from 0: its steps go on where the
    /// part before has ended.
    #[must_use]
    pub fn part(&self, part: u64, parts: u64) -> Self {
        let (this, all) = self.part;
        Self {
            shared: Arc::clone(&self.shared),
            part: (this * parts + part, all * parts),
        }
    }

    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }

    /// The share of the work done, in `0.0..=1.0`, or `None` while its size is unknown.
    pub fn progress(&self) -> Option<f64> {
        let total = self.shared.total.load(Ordering::Relaxed);
        (0 < total).then(|| self.shared.done.load(Ordering::Relaxed) as f64 / total as f64)
    }
}

#[derive(Debug, Default)]
struct Shared {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fill_one_bar() {
        let task = Task::default();
        let parts = [task.part(0, 2), task.part(1, 2)];
        let mut seen = Vec::new();
        for part in &parts {
            for done in [1, 4] {
                part.step(done, 4).unwrap();
                seen.push(task.progress().unwrap());
            }
        }
        assert_eq!(seen, [0.125, 0.5, 0.625, 1.0]);
        parts[1].part(1, 2).step(0, 3).unwrap();
        assert_eq!(task.progress(), Some(0.75));
        task.cancel();
        assert!(parts[0].step(1, 4).is_err());
    }
}

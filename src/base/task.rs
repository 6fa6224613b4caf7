//! The handle long work reports through and is stopped by.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A running piece of work, seen from inside.
///
/// Clones share one state: the worker holds one, the status bar holds another.
#[derive(Clone, Debug, Default)]
pub struct Task {
    shared: Arc<Shared>,
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
        self.shared.done.store(done, Ordering::Relaxed);
        self.shared.total.store(total, Ordering::Relaxed);
        if self.shared.cancelled.load(Ordering::Relaxed) {
            Err(Cancelled)
        } else {
            Ok(())
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

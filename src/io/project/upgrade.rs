//! Older project files, brought to the present version one step at a time.

use serde_json::Value;

/// The version that is written.
pub(super) const CURRENT: u64 = 1 + STEPS.len() as u64;

/// `STEPS[n]` makes version `n + 2` of version `n + 1`.
///
/// A step is never changed once released; `tests/projects` keeps a file of every version.
const STEPS: [fn(Value) -> Value; 0] = [];

/// Brings a file of `version`, which is an older one, to the present version.
pub(super) fn upgrade(file: Value, version: u64) -> Value {
    STEPS
        .iter()
        .zip(1..)
        .filter(|&(_, from)| version <= from)
        .fold(file, |file, (step, _)| step(file))
}

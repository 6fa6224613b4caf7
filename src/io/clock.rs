//! The one place that asks what day it is; the core is told.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::base::date::Date;

/// Today, by universal time; the first day of 1970 on a machine whose clock is before that.
#[expect(
    clippy::disallowed_methods,
    reason = "programs ask here, once, at their edge"
)]
pub fn today() -> Date {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    i64::try_from(seconds)
        .ok()
        .and_then(Date::from_unix_seconds)
        .or_else(|| Date::from_unix_seconds(0))
        .unwrap_or_else(|| unreachable!("1970 has a first day"))
}

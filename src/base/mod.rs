//! What every layer needs and the standard library lacks.

pub mod chance;
pub mod date;
pub mod index;
pub(crate) mod joined;
pub mod memo;
pub mod note;
pub mod task;
pub mod text;
pub mod time_of_day;
pub mod units;
pub mod words;

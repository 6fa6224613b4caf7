//! Numbers about precincts, from tables about precincts; pure functions.

pub mod breaks;
pub mod explain;
pub mod formula;
pub mod join;
pub mod names;
pub mod natural;
pub mod precincts;
pub mod rank;
pub mod scale;
pub mod score;
pub mod target;

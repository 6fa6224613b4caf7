//! Numbers about precincts, from tables about precincts; pure functions.

pub mod aggregate;
pub mod areal;
pub mod breaks;
pub mod correlation;
pub mod disclosure;
pub mod explain;
pub mod fit;
pub mod formula;
pub mod histogram;
pub mod join;
pub mod measure;
pub mod movers;
pub mod names;
pub mod natural;
pub mod origins;
pub mod precincts;
pub mod proximity;
pub mod rank;
pub mod ready;
pub mod recount;
pub mod rename;
pub mod scale;
pub mod score;
pub mod swing;
pub mod target;
pub mod vintage;

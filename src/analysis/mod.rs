//! Numbers about precincts, from tables about precincts; pure functions.

pub mod aggregate;
pub mod areal;
pub mod breaks;
pub mod explain;
pub mod fit;
pub mod formula;
pub mod histogram;
pub mod join;
pub mod measure;
pub mod movers;
pub mod names;
pub mod natural;
pub mod neighbours;
pub mod precincts;
pub mod proximity;
pub mod rank;
pub mod recount;
pub mod rename;
pub mod scale;
pub mod score;
pub mod target;
pub mod vintage;

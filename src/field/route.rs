//! The order in which to walk.

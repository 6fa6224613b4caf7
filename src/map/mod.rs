//! The map in the window; knows no session.

pub mod view;

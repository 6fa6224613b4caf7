//! Arpent: a desktop GIS for campaign strategists.

pub mod base;
pub mod model;

pub mod analysis;
pub mod field;

pub mod draw;
pub mod io;
pub mod session;

pub mod cli;
pub mod map;
pub mod ui;

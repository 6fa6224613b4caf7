//! From plain values to pixels and vectors, without a window; the same for window, paper and
//! command line.

pub(crate) mod coats;
pub mod colour;
pub mod depiction;
pub mod fill;
pub mod flight;
pub mod hatch;
pub mod heat;
pub mod hull;
pub mod label;
pub mod legend;
pub mod marks;
pub mod mercator;
mod outline;
pub mod overlay;
pub mod paint;
pub mod picture;
pub mod plate;
pub mod pole;
pub mod ramp;
pub mod shade;
pub mod shapes;
pub mod street_names;
pub mod tile;
pub mod vision;

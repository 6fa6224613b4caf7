//! The parts of the window, a file each.

mod areas;
pub(crate) mod blocked;
pub(crate) mod browser;
pub(crate) mod compare_bar;
pub(crate) mod console;
pub(crate) mod cut;
pub(crate) mod data;
pub(crate) mod disputed;
pub(crate) mod drawer;
pub(crate) mod edit;
pub(crate) mod form;
pub(crate) mod histogram;
pub(crate) mod inspector;
pub(crate) mod map_tools;
pub(crate) mod operation;
pub(crate) mod scatter;
pub(crate) mod scenes;
pub(crate) mod score;
pub(crate) mod shading;
pub(crate) mod stages;
pub(crate) mod status;
pub(crate) mod target;
pub(crate) mod term;
pub(crate) mod top_bar;
pub(crate) mod turf;
mod turf_edit;
pub(crate) mod welcome;

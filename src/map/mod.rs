//! The map in the window; knows no session.

mod basemap;
mod choropleth;
mod furniture;
mod overlay;
mod pick;
mod screen;
pub mod view;

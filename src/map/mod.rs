//! The map in the window; knows no session.

mod basemap;
mod choropleth;
mod filled;
mod furniture;
pub mod ground;
mod hands;
mod names;
mod overlay;
mod paint;
pub mod pair;
mod pick;
mod pipeline;
mod screen;
mod seen;
pub mod still;
mod travel;
pub mod view;

pub(crate) use crate::map::names::cards;

/// A length or place on the screen, as egui counts.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a window is a few thousand points wide: 32 bits place a thousandth of each"
)]
fn single(value: f64) -> f32 {
    value as f32
}

/// A place in the window.
fn screen_vec((x, y): (f64, f64)) -> egui::Vec2 {
    egui::vec2(single(x), single(y))
}

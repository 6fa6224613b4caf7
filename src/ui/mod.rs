//! The window: panels read the session and ask for actions.
//!
//! A panel is `fn ui(&mut self, ui, scene, requests)`: it draws what the [`scene::Scene`] holds and
//! puts what the user asks for into [`requests::Requests`]; it never works, waits or writes.
//! Everything a user can ask for by name is one [`command::Command`], whether it comes from a menu,
//! the palette, a key or a button. What becomes of requests stands in one place, `perform`.

pub mod app;
mod around;

mod carrying;
mod chooser;
mod choosing;
mod command;
mod comparing;
mod desk;
mod dialogs;
mod extract;
mod icons;
mod legend;
mod levels;
mod map_content;
mod map_export;
mod map_place;
mod map_view;
mod panels;
mod passed_by;
mod perform;
mod presenting;
mod preview;
mod requests;
mod scene;
mod show;
mod staging;
mod subject;
mod table_export;
mod theme;
mod turf_overlay;
mod two_maps;
mod widgets;

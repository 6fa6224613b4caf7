//! The map's place in the window: one map or two, and what stands around them.

use egui::{CentralPanel, Ui};

use crate::ui::app::Panels;
use crate::ui::levels;
use crate::ui::panels::compare_bar;
use crate::ui::panels::map_tools;
use crate::ui::panels::welcome;
use crate::ui::requests::Requests;
use crate::ui::scene::{Maps, Scene};
use crate::ui::subject::Subject;
use crate::ui::two_maps;

/// Draws it in all the room that the panels leave.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, panels: &mut Panels, requests: &mut Requests) {
    CentralPanel::no_frame().show(ui, |ui| {
        // Whoever compares maps has taken the first steps.
        if scene.maps() == Maps::One {
            welcome::ui(ui, scene, requests);
        } else {
            compare_bar::ui(ui, scene, requests);
        }
        let room = ui.available_rect_before_wrap();
        let (subject, hover) = (Subject::on_show(scene), panels.drawer.hovered);
        match two_maps::second(scene) {
            Some(second) => {
                let subjects = [&subject, &second];
                panels.map.two(ui, scene, subjects, hover, requests);
            }
            None => {
                panels.map.ui(ui, scene, &subject, hover, requests);
                levels::choice(ui, room, scene, requests);
            }
        }
        map_tools::ui(ui, room, scene, requests);
    });
}

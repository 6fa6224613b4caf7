//! What moves the map: drags and wheels, by walkers, and the keyboard.

use crate::draw::mercator::Point;
use crate::map::view::{MapView, Tool};

/// How far an arrow key moves the map, in points.
const STEP: f64 = 80.0;

impl MapView {
    /// Names the map, for whoever cannot see it, and lets the keyboard move it.
    pub(super) fn listen(&mut self, ui: &egui::Ui, response: &egui::Response, name: &str) {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, name));
        self.keys(ui, response);
    }

    /// Lets walkers move its camera.
    pub(super) fn gestures(&mut self, ui: &mut egui::Ui, tool: Tool) -> egui::Response {
        let pans = if tool.draws() || tool == Tool::Carry {
            egui::DragPanButtons::MIDDLE
        } else {
            egui::DragPanButtons::PRIMARY | egui::DragPanButtons::MIDDLE
        };
        let paris = walkers::lon_lat(2.35, 48.85);
        walkers::Map::new(None, &mut self.memory, paris)
            .drag_pan_buttons(pans)
            .zoom_with_ctrl(false)
            .panning(false)
            .double_click_to_zoom(false)
            .show(ui, |_, _, _, _| ())
            .response
    }

    /// Arrows move the map and + and − zoom while it has the keyboard.
    fn keys(&mut self, ui: &egui::Ui, response: &egui::Response) {
        if response.clicked() {
            response.request_focus();
        }
        if !response.has_focus() {
            return;
        }
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let (x, y, closer) = ui.input(|input| {
            let pressed = |key| f64::from(u8::from(input.key_pressed(key)));
            (
                pressed(egui::Key::ArrowRight) - pressed(egui::Key::ArrowLeft),
                pressed(egui::Key::ArrowUp) - pressed(egui::Key::ArrowDown),
                pressed(egui::Key::Plus) - pressed(egui::Key::Minus),
            )
        });
        if x.abs() + y.abs() > 0.0 {
            let centre = self.centre();
            let step = STEP * self.metres_per_point();
            self.centre_on(Point {
                x: centre.x + x * step,
                y: centre.y + y * step,
            });
        }
        if closer > 0.0 {
            self.zoom_in();
        } else if closer < 0.0 {
            self.zoom_out();
        }
    }
}

//! The rail at the left: where in the work we are.

use egui::{Align2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::command::Command;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;

/// Draws the stages; a click shows one.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for stage in Stage::ALL {
        item(ui, stage, scene, requests);
    }
}

fn item(ui: &mut Ui, stage: Stage, scene: &Scene<'_>, requests: &mut Requests) {
    let palette = theme::palette(ui);
    let name = scene.say(&stage.label());
    let selected = scene.view.stage == stage;
    let obstacle = stage.obstacle(scene.session);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme::RAIL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, name.as_str()));
    let colour = match (selected, obstacle.is_some()) {
        (true, _) => palette.accent,
        (false, false) => palette.text,
        (false, true) => palette.weak,
    };
    if selected || response.hovered() {
        let fill = if selected {
            palette.accent_faint
        } else {
            palette.button
        };
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if selected {
        let edge = Rect::from_min_size(rect.min, Vec2::new(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, palette.accent);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect.shrink(2.0), 2.0, stroke, egui::StrokeKind::Inside);
    }
    let icon = Command::Go(stage).icon();
    let centre = rect.center();
    ui.painter().text(
        centre - Vec2::new(0.0, 9.0),
        Align2::CENTER_CENTER,
        icon,
        theme::icon(theme::ICON_STAGE),
        colour,
    );
    ui.painter().text(
        centre + Vec2::new(0.0, 16.0),
        Align2::CENTER_CENTER,
        &name,
        egui::FontId::proportional(theme::TEXT_SMALL),
        colour,
    );
    if response.clicked() {
        requests.ask(Request::GoTo(stage));
    }
    if let Some((why, _)) = obstacle {
        response.on_hover_text(scene.say(&why));
    }
}

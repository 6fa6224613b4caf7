//! What stands around the map: the bars, the stage's panel, the drawer, the panel on the right.

use egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

use crate::io::settings::Settings;
use crate::map::still::Still;
use crate::session::News;
use crate::ui::app::Panels;
use crate::ui::panels::blocked;
use crate::ui::panels::data;
use crate::ui::panels::scenes;
use crate::ui::panels::stages;
use crate::ui::panels::status::{self, Totals};
use crate::ui::panels::top_bar;
use crate::ui::requests::Requests;
use crate::ui::scene::{Scene, Stage};
use crate::ui::theme;
use crate::ui::widgets;

/// Around a stage's panel: the scroll bar has its place at the right, beside what it moves.
const PANEL_MARGIN: Margin = Margin {
    left: theme::MARGIN,
    right: 4,
    top: theme::MARGIN,
    bottom: 0,
};

fn frame(margin: Margin) -> Frame {
    Frame::new().inner_margin(margin)
}

/// The bars at the top, the bottom and the left.
pub(super) fn bars(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (totals, latest): (&Totals, Option<&News>),
    settings: &Settings,
    still: &mut Still,
    requests: &mut Requests,
) {
    let (panel, rail) = (theme::palette(ui).panel, theme::palette(ui).rail);
    still.part(ui, "top", panel, |ui| {
        let bar = Panel::top("top")
            .exact_size(theme::TOP_BAR)
            .frame(frame(Margin::symmetric(8, 0)));
        let add = |ui: &mut Ui| top_bar::ui(ui, scene, &settings.recent, requests);
        bar.show(ui, add).response.rect
    });
    still.part(ui, "status", rail, |ui| {
        let bar = Panel::bottom("status")
            .exact_size(theme::STATUS_BAR)
            .frame(frame(Margin::symmetric(12, 0)));
        let add = |ui: &mut Ui| status::ui(ui, scene, totals, latest, requests);
        bar.show(ui, add).response.rect
    });
    still.part(ui, "stages", rail, |ui| {
        let rail = Panel::left("stages")
            .exact_size(theme::RAIL)
            .resizable(false)
            .frame(Frame::new());
        let add = |ui: &mut Ui| stages::ui(ui, scene, requests);
        rail.show(ui, add).response.rect
    });
}

/// The drawer under the map.
pub(super) fn drawer(ui: &mut Ui, scene: &Scene<'_>, panels: &mut Panels, requests: &mut Requests) {
    let margin = Margin {
        left: theme::MARGIN,
        right: theme::MARGIN,
        top: 6,
        bottom: 0,
    };
    let Panels { still, drawer, .. } = panels;
    still.part(ui, "drawer", theme::palette(ui).panel, |ui| {
        let panel = Panel::bottom("drawer")
            .default_size(theme::DRAWER.min(0.27 * ui.ctx().content_rect().height()))
            .size_range(120.0..=480.0)
            .resizable(true)
            .frame(frame(margin));
        let add = |ui: &mut Ui| drawer.ui(ui, scene, requests);
        panel.show(ui, add).response.rect
    });
}

/// What the stage has to decide.
pub(super) fn stage_panel(
    ui: &mut Ui,
    scene: &Scene<'_>,
    panels: &mut Panels,
    requests: &mut Requests,
) {
    let Panels {
        still,
        score,
        target,
        turf,
        ..
    } = panels;
    let add = |ui: &mut Ui| {
        let stage = scene.view.stage;
        ui.label(RichText::new(scene.say(&stage.label())).heading());
        widgets::hint(ui, scene.say(&blocked::about(stage)));
        ui.add_space(theme::HALF);
        if stage == Stage::Turf && stage.obstacle(scene.session).is_none() {
            foot(ui, |ui| turf.foot(ui, scene, requests));
        }
        ScrollArea::vertical()
            .id_salt(stage.label().key())
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width(theme::PANEL - 2.0 * f32::from(theme::MARGIN));
                if let Some(obstacle) = stage.obstacle(scene.session) {
                    blocked::ui(ui, obstacle, scene, requests);
                    return;
                }
                match stage {
                    Stage::Data => data::ui(ui, scene, requests),
                    Stage::Score => score.ui(ui, scene, requests),
                    Stage::Target => target.ui(ui, scene, requests),
                    Stage::Turf => turf.ui(ui, scene, requests),
                    Stage::Field | Stage::Learn => (),
                }
            });
    };
    still.part(ui, "stage", theme::palette(ui).panel, |ui| {
        let panel = Panel::left("stage")
            .exact_size(theme::PANEL)
            .resizable(false)
            .frame(frame(PANEL_MARGIN));
        panel.show(ui, add).response.rect
    });
}

/// The scenes, or else the inspector: both would leave no room for the map.
pub(super) fn right_panel(
    ui: &mut Ui,
    scene: &Scene<'_>,
    panels: &mut Panels,
    requests: &mut Requests,
) {
    if !scene.view.scenes && !scene.view.inspects(ui.ctx()) {
        return;
    }
    let Panels {
        still, inspector, ..
    } = panels;
    still.part(ui, "inspector", theme::palette(ui).panel, |ui| {
        let panel = Panel::right("inspector")
            .exact_size(theme::PANEL)
            .resizable(false)
            .frame(frame(Margin::same(theme::MARGIN)));
        let add = |ui: &mut Ui| {
            if scene.view.scenes {
                scenes::ui(ui, scene, requests);
            } else {
                inspector.ui(ui, scene, requests);
            }
        };
        panel.show(ui, add).response.rect
    });
}

/// The part of a stage's panel that does not scroll away.
fn foot(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let margin = Margin {
        top: 8,
        right: theme::MARGIN - PANEL_MARGIN.right,
        bottom: theme::MARGIN,
        ..Margin::ZERO
    };
    Panel::bottom("foot")
        .resizable(false)
        .show_separator_line(false)
        .frame(frame(margin))
        .show(ui, |ui| {
            ui.set_max_width(theme::PANEL - 2.0 * f32::from(theme::MARGIN));
            content(ui);
        });
}

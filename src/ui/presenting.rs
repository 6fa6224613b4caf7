//! The map before a room: alone and large here, or in a window of the audience's own.

use egui::{
    Align2, Area, Button, CentralPanel, Context, Frame, Id, Key, Margin, Modifiers, Panel, Rect,
    RichText, Ui, Vec2, ViewportBuilder, ViewportCommand, ViewportId,
};

use crate::ui::app::Panels;
use crate::ui::command::Command;
use crate::ui::map_view::MapPanel;
use crate::ui::panels::console;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::show::{SceneRequest, Show};
use crate::ui::subject::Subject;
use crate::ui::theme;

/// What the audience sees in its own window, and keeps while it is frozen.
pub(crate) struct AudienceView {
    map: MapPanel,
    title: String,
}

impl AudienceView {
    /// A window that shows nothing yet; `gpu` is eframe's.
    pub(crate) fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        Self {
            map: MapPanel::new("audience", gpu),
            title: String::new(),
        }
    }
}

/// Draws the presentation in the place of everything else.
pub(crate) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    show: &Show,
    panels: &mut Panels,
    requests: &mut Requests,
) {
    if show.console {
        let colour = theme::palette(ui).panel;
        panels.still.part(ui, "console", colour, |ui| {
            let panel = Panel::right("console")
                .exact_size(theme::PANEL)
                .resizable(false)
                .frame(Frame::new().inner_margin(Margin::same(theme::MARGIN)));
            let add = |ui: &mut Ui| console::ui(ui, scene, show, requests);
            panel.show(ui, add).response.rect
        });
    }
    CentralPanel::no_frame().show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let subject = Subject::on_show(scene);
        panels.map.ui(ui, scene, &subject, None, requests);
        if !show.is_apart() {
            title(ui, "presented", room, &title_of(scene, show));
        }
        if !show.console {
            ways_out(ui, room, scene, requests);
        }
    });
    if show.is_apart() {
        audience(ui.ctx(), scene, show, panels, requests);
    }
}

/// The audience's window: the map as the console has it, its title and its legend, nothing else.
fn audience(
    ctx: &Context,
    scene: &Scene<'_>,
    show: &Show,
    panels: &mut Panels,
    requests: &mut Requests,
) {
    let Panels { map, audience, .. } = panels;
    let followed = map.sight().filter(|_| !show.frozen);
    if followed.is_some() {
        audience.title = title_of(scene, show);
    }
    let builder = ViewportBuilder::default()
        .with_title(scene.text("scene-audience"))
        .with_app_id("arpent")
        .with_inner_size([960.0, 600.0]);
    let id = ViewportId::from_hash_of("audience");
    ctx.show_viewport_immediate(id, builder, |ui, class| {
        let embedded = class == egui::ViewportClass::EmbeddedWindow;
        let room = ui.available_rect_before_wrap();
        let subject = Subject::on_show(scene);
        audience.map.audience(ui, scene, &subject, followed);
        title(ui, "audience", room, &audience.title);
        if embedded {
            return;
        }
        keys(ui.ctx(), requests);
        if ui.input(|input| input.viewport().close_requested()) {
            requests.ask(Request::Scene(SceneRequest::Leave));
        }
        let full = ui.input(|input| input.viewport().fullscreen == Some(true));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F11)) {
            ui.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
    });
}

/// From scene to scene: the keys of a keyboard, and of what speakers hold in their hand.
pub(crate) fn keys(ctx: &Context, requests: &mut Requests) {
    let free = ctx.memory(|memory| memory.focused().is_none());
    let by = ctx.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let forward = pressed(Key::PageDown);
        let back = pressed(Key::PageUp);
        // A slider or a button that has the keyboard has these keys too.
        let forward = forward || (free && (pressed(Key::ArrowRight) || pressed(Key::Space)));
        let back = back || (free && pressed(Key::ArrowLeft));
        isize::from(forward) - isize::from(back)
    });
    if by != 0 {
        requests.ask(Request::Scene(SceneRequest::Step(by)));
    }
    for (command, keys) in Command::by_key() {
        if command.is_for_presenting() && ctx.input_mut(|input| input.consume_shortcut(&keys)) {
            requests.run(command);
        }
    }
}

fn title_of(scene: &Scene<'_>, show: &Show) -> String {
    let scenes = &scene.session.project().scenes;
    scenes
        .get(show.at)
        .map(|scene| scene.title.clone())
        .unwrap_or_default()
}

/// The title of the scene, for the back of the room.
fn title(ui: &Ui, name: &str, room: Rect, text: &str) {
    if text.is_empty() {
        return;
    }
    let card = card(ui);
    Area::new(Id::unique((name, "title")))
        .fixed_pos(room.left_top() + Vec2::splat(theme::GAP))
        .interactable(false)
        .show(ui.ctx(), |ui| {
            card.show(ui, |ui| {
                ui.set_max_width(0.7 * room.width());
                ui.label(RichText::new(text).font(theme::strong(theme::TEXT_ROOM)));
            });
        });
}

/// Out of the presentation, and to the console.
fn ways_out(ui: &Ui, room: Rect, scene: &Scene<'_>, requests: &mut Requests) {
    Area::new(Id::unique("ways-out"))
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(room.right_top() + Vec2::new(-theme::GAP, theme::GAP))
        .show(ui.ctx(), |ui| {
            ui.horizontal(|ui| {
                let console = scene.text("scene-console-key");
                if ui.add(Button::new(console)).clicked() {
                    requests.ask(Request::Scene(SceneRequest::Console));
                }
                let leave = scene.text("window-leave-presenting");
                if ui.add(Button::new(leave)).clicked() {
                    requests.ask(Request::Scene(SceneRequest::Leave));
                }
            });
        });
}

fn card(ui: &Ui) -> Frame {
    let palette = theme::palette(ui);
    Frame::new()
        .fill(palette.panel)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(16, 8))
}

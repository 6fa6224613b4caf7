//! The list of scenes: what the room will be shown, in order, and the words that go with it.

use std::sync::Arc;

use egui::{Align, Layout, RichText, ScrollArea, TextEdit, Ui};

use crate::model::scene::Scene as Saved;
use crate::msg;
use crate::session::action::Action;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::show::SceneRequest;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the list.
pub(crate) fn ui(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    heading(ui, scene, requests);
    let scenes = &scene.session.project().scenes;
    let add = scene.say(&Command::AddScene.label());
    if scenes.is_empty() {
        if widgets::empty(ui, scene.text("scene-none"), add) {
            requests.run(Command::AddScene);
        }
        return;
    }
    if widgets::primary(ui, true, add).clicked() {
        requests.run(Command::AddScene);
    }
    ScrollArea::vertical()
        .id_salt("scenes")
        .auto_shrink(false)
        .show(ui, |ui| {
            for (place, saved) in scenes.iter().enumerate() {
                ui.push_id(place, |ui| {
                    ui.separator();
                    words(ui, place, saved, scene, requests);
                    buttons(ui, place, scenes, scene, requests);
                });
            }
        });
}

fn heading(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(scene.text("scene-scenes")).heading());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = scene.text("scene-close");
            if widgets::icon_button(ui, icons::CLEAR, close).clicked() {
                requests.run(Command::Scenes);
            }
        });
    });
}

/// The title and the note, to be typed where they stand.
fn words(
    ui: &mut Ui,
    place: usize,
    saved: &Arc<Saved>,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let mut wanted = (**saved).clone();
    let n = place + 1;
    let title = TextEdit::singleline(&mut wanted.title)
        .desired_width(f32::INFINITY)
        .font(theme::strong(theme::TEXT));
    let title = ui
        .add(title)
        .accessible_name(scene.say(&msg!("scene-title-of", n = n)));
    let note = TextEdit::multiline(&mut wanted.note)
        .desired_width(f32::INFINITY)
        .desired_rows(2)
        .hint_text(scene.text("scene-note-hint"));
    let note = ui
        .add(note)
        .accessible_name(scene.say(&msg!("scene-note-of", n = n)));
    if wanted != **saved {
        requests.act(Action::ChangeScene {
            place,
            scene: wanted,
        });
    }
    if title.lost_focus() || note.lost_focus() {
        requests.ask(Request::EndGesture);
    }
}

fn buttons(
    ui: &mut Ui,
    place: usize,
    scenes: &[Arc<Saved>],
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let title = scenes[place].title.as_str();
    let n = place + 1;
    ui.horizontal(|ui| {
        let go = scene.say(&msg!("scene-go-to-named", n = n, title = title));
        let button = ui.button(scene.text("scene-go-to")).on_hover_text(&go);
        if button.accessible_name(go).clicked() {
            requests.ask(Request::Scene(SceneRequest::GoTo(place)));
        }
        let update = scene.say(&msg!("scene-update-named", n = n, title = title));
        let button = ui.button(scene.text("scene-update")).on_hover_text(&update);
        if button.accessible_name(update).clicked() {
            requests.ask(Request::Scene(SceneRequest::Update(place)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let remove = scene.say(&msg!("scene-remove-named", n = n, title = title));
            if widgets::icon_button(ui, icons::REMOVE, remove).clicked() {
                requests.act_once(Action::RemoveScene(place));
            }
            let down = scene.say(&msg!("scene-down-named", n = n, title = title));
            let last = n == scenes.len();
            mover(ui, icons::DOWN, down, !last, (place, n), requests);
            let up = scene.say(&msg!("scene-up-named", n = n, title = title));
            let earlier = place.saturating_sub(1);
            mover(ui, icons::UP, up, 0 < place, (place, earlier), requests);
        });
    });
}

fn mover(
    ui: &mut Ui,
    icon: &str,
    name: String,
    enabled: bool,
    (from, to): (usize, usize),
    requests: &mut Requests,
) {
    let button = ui.add_enabled_ui(enabled, |ui| widgets::icon_button(ui, icon, name));
    if button.inner.clicked() {
        requests.act_once(Action::MoveScene { from, to });
    }
}

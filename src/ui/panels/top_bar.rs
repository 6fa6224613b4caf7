//! The bar at the top: the project, the search, undo and redo, the language, scenes, presenting.

use egui::{Align, Button, Layout, RichText, Ui, Vec2};

use crate::base::words::Language;
use crate::draw::vision::Vision;
use crate::model::project::Basemap;
use crate::msg;
use crate::session::action::Action;
use crate::ui::chooser::Purpose;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::operations;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Draws the bar. `recent` are the files opened before, the last one first.
pub(crate) fn ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    recent: &[std::path::PathBuf],
    requests: &mut Requests,
) {
    let bar = ui.max_rect();
    ui.horizontal_centered(|ui| {
        project_menu(ui, scene, recent, requests);
        if !scene.session.project().sources.is_empty() {
            operations::ui(ui, scene, requests);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right_side(ui, scene, requests);
        });
    });
    search(ui, bar, scene, requests);
}

/// What the project is called, and a dot while it has changes that no file has.
fn project_name(scene: &Scene<'_>) -> String {
    let session = scene.session;
    let name = &session.project().name;
    let named = if name.is_empty() {
        session
            .path()
            .and_then(|path| path.file_stem())
            .map_or_else(
                || scene.text("window-untitled"),
                |stem| stem.to_string_lossy().into_owned(),
            )
    } else {
        name.clone()
    };
    if session.is_dirty() {
        format!("{named} •")
    } else {
        named
    }
}

fn project_menu(
    ui: &mut Ui,
    scene: &Scene<'_>,
    recent: &[std::path::PathBuf],
    requests: &mut Requests,
) {
    let name = project_name(scene);
    let text =
        RichText::new(format!("{name}  {}", icons::CARET_DOWN)).font(theme::strong(theme::TEXT));
    let menu = ui.menu_button(text, |ui| {
        for command in [Command::New, Command::Open] {
            item(ui, command, scene, requests);
        }
        if !recent.is_empty() {
            ui.menu_button(scene.text("window-recent"), |ui| {
                for path in recent {
                    let name = path.file_name().unwrap_or(path.as_os_str());
                    let shown = ui
                        .button(name.to_string_lossy())
                        .on_hover_text(path.display().to_string());
                    if shown.clicked() {
                        requests.ask(Request::OpenProject(path.clone()));
                    }
                }
            });
        }
        item(ui, Command::OpenSample, scene, requests);
        ui.separator();
        for command in [Command::Save, Command::SaveAs] {
            item(ui, command, scene, requests);
        }
        ui.separator();
        for command in [
            Command::AddFile,
            Command::Recipes,
            Command::SaveRecipe,
            Command::ExportMap,
            Command::ExportScores,
            Command::ExportTurfs,
            Command::Print,
        ] {
            item(ui, command, scene, requests);
        }
        ui.separator();
        basemap_menu(ui, scene, requests);
        ui.menu_button(scene.text("preview-menu"), |ui| {
            for vision in Vision::ALL {
                item(ui, Command::See(vision), scene, requests);
            }
        });
        for command in [
            Command::Inspector,
            Command::Drawer,
            Command::Beside,
            Command::Swipe,
            Command::Theme,
        ] {
            item(ui, command, scene, requests);
        }
    });
    menu.response
        .accessible_name(scene.say(&msg!("window-project-menu", name = name)));
}

fn basemap_menu(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let current = &scene.session.project().basemap;
    ui.menu_button(scene.text("window-basemap"), |ui| {
        for (basemap, name) in [
            (Basemap::None, scene.text("window-basemap-none")),
            (
                Basemap::OpenStreetMap,
                scene.text("window-basemap-openstreetmap"),
            ),
            (Basemap::IgnPlan, scene.text("window-basemap-ign")),
        ] {
            if ui.radio(*current == basemap, name).clicked() {
                requests.act_once(Action::SetBasemap(basemap));
                ui.close();
            }
        }
        let file = matches!(current, Basemap::File(_));
        if ui.radio(file, scene.text("window-basemap-file")).clicked() {
            requests.ask(Request::Choose(Purpose::Basemap));
            ui.close();
        }
    });
}

/// A command in a menu, with its key.
pub(super) fn item(ui: &mut Ui, command: Command, scene: &Scene<'_>, requests: &mut Requests) {
    let name = scene.say(&command.label());
    let mut button = Button::new(format!("{}  {name}", command.icon()));
    if let Some(keys) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&keys));
    }
    let obstacle = command.obstacle(scene);
    let response = ui
        .add_enabled(obstacle.is_none(), button)
        .accessible_name(name);
    if let Some(why) = obstacle {
        response.on_disabled_hover_text(scene.say(&why));
    } else if response.clicked() {
        requests.run(command);
        ui.close();
    }
}

fn search(ui: &mut Ui, bar: egui::Rect, scene: &Scene<'_>, requests: &mut Requests) {
    let palette = theme::palette(ui);
    let size = Vec2::new((bar.width() * 0.32).clamp(240.0, 480.0), theme::CONTROL);
    let rect = egui::Rect::from_center_size(bar.center(), size);
    let name = scene.say(&Command::Search.label());
    let keys = Command::Search
        .shortcut()
        .map(|keys| ui.ctx().format_shortcut(&keys))
        .unwrap_or_default();
    let text = RichText::new(format!("{}  {name}", icons::SEARCH)).color(palette.weak);
    let button = Button::new(text)
        .right_text(
            RichText::new(keys)
                .size(theme::TEXT_SMALL)
                .color(palette.weak),
        )
        .fill(palette.rail);
    if ui.put(rect, button).accessible_name(name).clicked() {
        requests.run(Command::Search);
    }
}

/// Drawn from the right.
fn right_side(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let present = scene.say(&Command::Present.label());
    if widgets::button(ui, icons::PRESENT, present).clicked() {
        requests.run(Command::Present);
    }
    let scenes = scene.say(&Command::Scenes.label());
    if widgets::icon_toggle(ui, icons::SCENES, scenes, scene.view.scenes).clicked() {
        requests.run(Command::Scenes);
    }
    let dark = ui.visuals().dark_mode;
    let icon = if dark { icons::SUN } else { icons::MOON };
    if widgets::icon_button(ui, icon, scene.say(&Command::Theme.label())).clicked() {
        requests.run(Command::Theme);
    }
    for language in Language::ALL.into_iter().rev() {
        let on = scene.words.language() == language;
        let code = RichText::new(language.code().to_uppercase()).size(theme::TEXT_SMALL);
        let button = Button::selectable(on, code).min_size(Vec2::new(28.0, 24.0));
        let response = ui
            .add(button)
            .on_hover_text(language.name())
            .accessible_name(language.name());
        if response.clicked() && !on {
            requests.run(Command::Language);
        }
    }
    ui.add_space(theme::GRID);
    let history = scene.session.history();
    for (command, label) in [
        (Command::Redo, history.redo_label()),
        (Command::Undo, history.undo_label()),
    ] {
        let name = match label {
            Some(what) => scene.say(&msg!(
                "window-step",
                step = command.label(),
                what = what.clone()
            )),
            None => scene.say(&command.label()),
        };
        let response = ui
            .add_enabled_ui(label.is_some(), |ui| {
                widgets::icon_button(ui, command.icon(), name)
            })
            .inner;
        if response.clicked() {
            requests.run(command);
        }
    }
}

//! Files on their way in: what each is for, and which of its layers or sheets.

use std::path::PathBuf;

use egui::{ComboBox, Grid, TextEdit, Ui};

use crate::model::project::{Role, Source};
use crate::msg;
use crate::session::action::Action;
use crate::ui::dialogs::{Answer, Stay, buttons, source, title};
use crate::ui::requests::Requests;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// A file to be added.
#[derive(Clone, Debug)]
pub(crate) struct NewFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it will be called in formulas.
    pub(crate) name: String,
    /// What it is for.
    pub(crate) role: Role,
    /// Whether it is added.
    pub(crate) wanted: bool,
    /// Its layers or sheets, where it has several.
    pub(crate) parts: Vec<String>,
    /// The one chosen.
    pub(crate) part: Option<String>,
}

/// The files to be added.
#[derive(Debug)]
pub(crate) struct OpenDialog {
    /// One entry per file.
    pub(crate) files: Vec<NewFile>,
}

impl OpenDialog {
    /// Draws the list.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("window-add-files"));
        widgets::hint(ui, scene.text("window-add-files-hint"));
        Grid::new("files")
            .num_columns(5)
            .spacing([theme::GAP, theme::GRID])
            .show(ui, |ui| {
                for key in [
                    String::new(),
                    scene.text("window-file"),
                    scene.text("window-name"),
                    scene.text("window-role"),
                    scene.text("window-part"),
                ] {
                    widgets::hint(ui, key);
                }
                ui.end_row();
                for file in &mut self.files {
                    file_row(ui, file, scene);
                    ui.end_row();
                }
            });
        let unique = self.names_are_unique(scene);
        if !unique {
            widgets::warning(ui, scene.text("window-name-taken"));
        }
        let wanted = self.wanted().count();
        let add = scene.say(&msg!("window-add-files-do", n = wanted));
        match buttons(ui, unique && 0 < wanted, &add, scene) {
            Answer::Yes => {
                for file in self.wanted() {
                    requests.act_once(Action::AddSource(Source {
                        name: file.name.clone(),
                        path: file.path.clone(),
                        part: file.part.clone(),
                        role: file.role,
                        ..Source::default()
                    }));
                }
                Stay::Closed
            }
            Answer::No => Stay::Closed,
            Answer::NotYet => Stay::Open,
        }
    }

    /// Those that are to be added.
    fn wanted(&self) -> impl Iterator<Item = &NewFile> {
        self.files.iter().filter(|file| file.wanted)
    }

    /// Whether no name is empty, taken, or there twice. A new precincts file may take the place
    /// of the old one.
    fn names_are_unique(&self, scene: &Scene<'_>) -> bool {
        let project = scene.session.project();
        self.wanted().enumerate().all(|(place, file)| {
            let taken = project.source(&file.name).is_some_and(|known| {
                !(known.role == Role::Precincts && file.role == Role::Precincts)
            });
            let twice = self
                .wanted()
                .take(place)
                .any(|other| other.name == file.name);
            !file.name.is_empty() && !taken && !twice
        })
    }
}

fn file_row(ui: &mut Ui, file: &mut NewFile, scene: &Scene<'_>) {
    let shown = file.path.file_name().unwrap_or(file.path.as_os_str());
    let shown = shown.to_string_lossy().into_owned();
    let name = scene.say(&msg!("window-add-this", name = file.name.as_str()));
    ui.checkbox(&mut file.wanted, "").accessible_name(name);
    ui.scope(|ui| {
        ui.set_width(200.0);
        ui.add(egui::Label::new(&shown).truncate())
            .on_hover_text(file.path.display().to_string());
    });
    let field = TextEdit::singleline(&mut file.name);
    ui.add_sized([140.0, theme::CONTROL], field)
        .accessible_name(scene.say(&msg!("window-name-of", file = shown.as_str())));
    let name = scene.say(&msg!("window-role-of", file = shown.as_str()));
    ui.push_id(&file.name, |ui| {
        source::role_choice(ui, &mut file.role, name, scene);
    });
    let name = scene.say(&msg!("window-part-of", file = shown.as_str()));
    ui.push_id((&file.path, &file.name), |ui| {
        ui.add_enabled_ui(file.parts.len() > 1, |ui| {
            // Of an extract the layer goes by what it is for, unless one is chosen.
            let current = match &file.part {
                Some(part) => part.clone(),
                None if file.parts.len() > 1 => scene.text("window-part-by-use"),
                None => String::new(),
            };
            let response = ComboBox::from_id_salt("part")
                .selected_text(current)
                .truncate()
                .width(110.0)
                .show_ui(ui, |ui| {
                    for part in &file.parts {
                        ui.selectable_value(&mut file.part, Some(part.clone()), part);
                    }
                })
                .response;
            response.accessible_name(name);
        });
    });
}

//! What the window does besides drawing: files on their way in and out, unsaved work, settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use crate::io;
use crate::io::export::quoted;
use crate::io::settings::recovery::{self, Recovery};
use crate::model::address::{LeftOut, Place};
use crate::model::indicator::Title;
use crate::model::project::Role;
use crate::model::recipe::Recipe;
use crate::model::rule::Rule;
use crate::model::shading::Over;
use crate::msg;
use crate::session::News;
use crate::session::action::Action;
use crate::session::guess;
use crate::session::jobs::Outcome;
use crate::session::preflight::CheckRequest;
use crate::session::print::PrintRequest;
use crate::session::problem::Problem;
use crate::ui::app::App;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::join::JoinDialog;
use crate::ui::dialogs::open::{NewFile, OpenDialog};
use crate::ui::dialogs::recipe::RecipeDialog;
use crate::ui::dialogs::recover::Found;
use crate::ui::dialogs::source::SourceDialog;
use crate::ui::dialogs::unsaved::Then;
use crate::ui::extract;

/// How long unsaved changes may go unkept, in seconds.
const KEEP_EVERY: f64 = 5.0;

impl App {
    /// Takes in what jobs and dialogs came back with, and what was dropped on the window.
    pub(super) fn between_frames(&mut self, ctx: &Context) {
        self.session.refresh();
        if let Some(news) = self.session.take_news().pop() {
            self.latest = Some(news);
        }
        if !self.session.jobs.running().is_empty() {
            // Progress is worth a look, a few times a second.
            ctx.request_repaint_after_secs(0.1);
        }
        if let Some((purpose, paths)) = self.chooser.poll() {
            self.chosen(purpose, paths);
        }
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        if !dropped.is_empty() {
            self.take_dropped(dropped);
        }
        self.match_new_tables();
        self.keep_unsaved_work(ctx);
    }

    /// Tells what the map shows, once it is at rest, where classes are found in that.
    pub(super) fn note_view(&mut self, ctx: &Context) {
        let seen = self.panels.map.seen();
        let rests = self.seen.replace(seen) == Some(seen);
        let asked = self.session.on_show().shading.over == Over::View;
        if asked && self.session.in_view != Some(seen) {
            if rests {
                self.session.in_view = Some(seen);
            }
            ctx.request_repaint();
        }
    }

    fn take_dropped(&mut self, paths: Vec<PathBuf>) {
        let project = paths
            .iter()
            .find(|path| path.extension().is_some_and(|ending| ending == "arpent"));
        match project {
            Some(path) => self.open(path.clone()),
            None => self.ask_about_files(paths),
        }
    }

    /// Asks what files are for, with a good guess.
    pub(super) fn ask_about_files(&mut self, paths: Vec<PathBuf>) {
        let mut project = (**self.session.project()).clone();
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            if io::layer::extract::is_extract(&path) {
                files.extend(extract::uses(&path, &mut project));
                continue;
            }
            let parts = parts_of(&path);
            let part = parts.first().filter(|_| parts.len() > 1).cloned();
            let name = guess::name_for(&path, None, &project);
            let mut role = guess::role_for(&path, part.as_deref(), None);
            if role == Role::Zones && project.precincts().is_none() {
                role = Role::Precincts;
            } else if role == Role::Table && guess::begins_as_addresses(&path) {
                role = Role::Addresses;
            } else if role == Role::Table && guess::begins_as_visits(&path) {
                role = Role::Visits;
            }
            extract::expect(&mut project, &name, role);
            files.push(NewFile {
                path,
                name,
                role,
                wanted: true,
                parts,
                part,
            });
        }
        self.dialog = Some(Dialog::Open(OpenDialog { files }));
    }

    pub(super) fn edit_source(&mut self, name: &str) {
        if let Some(source) = self.session.project().source(name) {
            let parts = parts_of(&source.path);
            let folders = self.folders.as_ref();
            let rules = folders.map_or_else(Vec::new, |it| io::rule::saved(&it.config));
            self.dialog = Some(Dialog::Source(SourceDialog::new(source, parts, rules)));
        }
    }

    pub(super) fn keep_rule(&mut self, rule: &Rule) {
        if let Some(folders) = &self.folders {
            let kept = io::rule::save(&folders.config, rule).map_err(|error| Problem::from(&error));
            self.tell_failure(kept);
        }
    }

    pub(super) fn edit_match(&mut self, name: &str) {
        let Some(source) = self.session.project().source(name) else {
            return;
        };
        let read = self.session.data().table(source);
        if let Some((table, precincts)) = read.zip(self.session.precincts()) {
            self.dialog = Some(Dialog::Join(JoinDialog::new(
                source,
                table,
                precincts,
                self.settings.corrections.clone(),
            )));
            self.session.try_keys(name);
        }
    }

    /// Matches tables that were just read where one key is clearly the best.
    fn match_new_tables(&mut self) {
        let Some(precincts) = self.session.precincts().cloned() else {
            return;
        };
        let project = Arc::clone(self.session.project());
        for source in &project.sources {
            let new = source.role == Role::Table
                && source.key.is_none()
                && !self.matched.contains(&source.name);
            let Some(table) = self.session.data().table(source).filter(|_| new).cloned() else {
                continue;
            };
            let Some(proposals) = self.session.proposals(&source.name).cloned() else {
                self.session.try_keys(&source.name);
                continue;
            };
            self.matched.push(source.name.clone());
            let rows = table.table.rows();
            let Some(best) = guess::clear_winner(&proposals, precincts.len(), rows) else {
                continue;
            };
            let mut matched = (**source).clone();
            matched.key = Some(best.key.clone());
            matched.merged_communes = best.merged_communes;
            self.session.end_gesture();
            let applied = self.session.apply(Action::ChangeSource {
                name: source.name.clone(),
                source: matched,
            });
            self.session.end_gesture();
            self.tell_failure(applied);
            self.latest = Some(News::Done(msg!(
                "window-matched-by-itself",
                name = source.name.as_str(),
                n = best.matched_precincts,
                of = precincts.len()
            )));
        }
    }

    /// Looks for what would mislead crews, and shows it before anything is printed.
    pub(super) fn check_packets(&mut self) {
        let started = self.session.check_packets(CheckRequest {
            template: None,
            language: self.words.language(),
            date: self.date,
        });
        if started.is_ok() {
            self.dialog = Some(Dialog::Preflight);
        }
        self.tell_failure(started);
    }

    /// Prints the packets into a folder.
    pub(super) fn print(&mut self, folder: PathBuf) {
        let started = self.session.print(PrintRequest {
            folder,
            only: None,
            template: None,
            language: self.words.language(),
            date: self.date,
        });
        self.tell_failure(started);
    }

    /// Offers the recipes that ship, each with what it lacks here.
    pub(super) fn offer_recipes(&mut self) {
        self.offer(io::recipe::shipped());
    }

    fn offer(&mut self, recipes: Vec<Recipe>) {
        let dialog = RecipeDialog::new(recipes, &self.session);
        self.dialog = Some(Dialog::Recipe(dialog));
    }

    pub(super) fn open_recipe(&mut self, path: &Path) {
        let recipe = match io::recipe::read(path) {
            Ok(recipe) => recipe,
            Err(error) => return self.tell_failure(Err(Problem::from(&error))),
        };
        let Ok(fitted) = self.session.fitted_recipe(&recipe, &[]) else {
            // It asks what stands for some of its columns.
            return self.offer(vec![recipe]);
        };
        let applied = self.session.apply(Action::ApplyRecipe(fitted));
        self.session.end_gesture();
        self.tell_failure(applied);
    }

    pub(super) fn save_recipe(&mut self, path: &Path) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let recipe = self.session.own_recipe(Title::same(stem), Title::default());
        let written = io::recipe::write(path, &recipe).map_err(|error| Problem::from(&error));
        match written {
            Ok(()) => self.latest = Some(News::Written(vec![path.to_owned()])),
            Err(problem) => self.tell_failure(Err(problem)),
        }
    }

    /// Writes the addresses that are on no turf, with the reason, to a file to be chosen.
    pub(super) fn list_left_out(&mut self) {
        let (Some(addresses), Some(located)) =
            (self.session.addresses(), &self.session.derived().located)
        else {
            return;
        };
        let mut text = String::from("address_id,number,street,reason\n");
        for (address, place) in addresses.iter().zip(&located.places) {
            if let Place::Out(reason) = place {
                text.push_str(&left_out_row(address, *reason));
            }
        }
        let purpose = crate::ui::chooser::Purpose::SaveText {
            name: "left-out.csv".to_owned(),
            text,
        };
        let near = self.session.path().and_then(Path::parent);
        self.chooser.ask(purpose, near, &self.words);
    }

    pub(super) fn write_text(&mut self, path: PathBuf, text: String) {
        self.session.start(msg!("window-exporting"), move |_task| {
            let written = io::whole::write(&path, |file| file.write_all(text.as_bytes()))
                .map(|()| vec![path])
                .map_err(|error| Problem::from(&error));
            Ok(Outcome::Written(written))
        });
    }

    /// Offers what an earlier window left behind, and starts keeping this one's work.
    pub(super) fn look_for_unsaved_work(&mut self) {
        let Some(folders) = &self.folders else {
            return;
        };
        for left in recovery::left_behind(&folders.data) {
            match left.load() {
                Ok(project) => {
                    let origin = left.origin.clone();
                    self.dialog = Some(Dialog::Recover(Found {
                        project,
                        origin,
                        left: Some(left),
                    }));
                }
                // Damaged beyond reading: it would be offered for ever.
                Err(_) => left.forget(),
            }
        }
        self.recovery = Recovery::start(&folders.data).ok();
    }

    /// Takes up the work that was found, or forgets it.
    pub(super) fn recover(&mut self, wanted: bool) {
        let Some(Dialog::Recover(found)) = &mut self.dialog else {
            return;
        };
        let left = found.left.take();
        if wanted {
            let project = std::mem::take(&mut found.project);
            let origin = found.origin.take();
            self.session.replace(project, origin);
            self.view.welcome = false;
        }
        if let Some(left) = left {
            left.forget();
        }
        self.dialog = None;
    }

    /// Keeps unsaved changes aside every few seconds, and never in the middle of a drag.
    fn keep_unsaved_work(&mut self, ctx: &Context) {
        let Some(recovery) = &self.recovery else {
            return;
        };
        let now = ctx.input(|input| input.time);
        let dragging = ctx.input(|input| input.pointer.any_down());
        let project = self.session.project();
        if dragging || now - self.kept_at < KEEP_EVERY || Arc::ptr_eq(project, &self.kept) {
            return;
        }
        if self.session.is_dirty() {
            // A full disk must not stop the work; saving will say so.
            recovery.keep(project, self.session.path()).ok();
        } else {
            recovery.clear();
        }
        self.kept = Arc::clone(project);
        self.kept_at = now;
    }

    /// Asks before the window is closed over unsaved changes.
    pub(super) fn confirm_close(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if self.session.is_dirty() && !self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.dialog = Some(Dialog::Unsaved(Then::Quit));
        } else {
            let size = ctx.input(|input| input.viewport().inner_rect.map(|rect| rect.size()));
            self.settings.window = size.map(|size| (size.x, size.y));
        }
    }

    /// The last thing: settings are kept, and nothing is left to recover.
    pub(super) fn say_goodbye(&mut self) {
        self.keep_settings();
        if let Some(recovery) = &self.recovery {
            recovery.clear();
        }
    }

    pub(super) fn keep_settings(&self) {
        if let Some(folders) = &self.folders {
            // What one would like to be remembered is not worth an alarm.
            self.settings.save(&folders.config).ok();
        }
    }
}

/// The layers or sheets of a file; none where it has none, or cannot be read.
pub(super) fn parts_of(path: &Path) -> Vec<String> {
    let sheets = io::table::sheets(path).unwrap_or_default();
    if !sheets.is_empty() {
        return sheets;
    }
    io::layer::list(path).unwrap_or_default()
}

fn left_out_row(address: &crate::model::address::Address, reason: LeftOut) -> String {
    format!(
        "{},{},{},{}\n",
        quoted(&address.id),
        quoted(&format!("{}{}", address.number, address.suffix)),
        quoted(&address.street),
        reason.code()
    )
}

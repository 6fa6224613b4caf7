//! What becomes of requests: the one place where the window changes anything.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use crate::base::words::{Language, Words};
use crate::draw::vision::Vision;
use crate::field::edit::Edit;
use crate::io;
use crate::io::settings::Theme;
use crate::map::view::Tool;
use crate::model::meeting::MeetingPoint;
use crate::model::operation::Operation;
use crate::model::project::Project;
use crate::msg;
use crate::session::News;
use crate::session::action::Action;
use crate::session::operations::Operations;
use crate::session::problem::Problem;
use crate::session::selection::Pick;
use crate::ui::app::{self, App};
use crate::ui::chooser::Purpose;
use crate::ui::choosing;
use crate::ui::command::Command;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::blocs::BlocsDialog;
use crate::ui::dialogs::export::ExportDialog;
use crate::ui::dialogs::indicator::IndicatorDialog;
use crate::ui::dialogs::operations::Begin;
use crate::ui::dialogs::palette::Palette;
use crate::ui::dialogs::unsaved::Then;
use crate::ui::requests::{Request, Zoom};
use crate::ui::scene::{Maps, Stage};
use crate::ui::show::{Audience, SceneRequest};

impl App {
    /// Does everything that was asked for in this frame.
    pub(super) fn perform(&mut self, ctx: &Context) {
        let asked = self.requests.take();
        if !asked.is_empty() {
            ctx.request_repaint();
        }
        for request in asked {
            self.answer(request, ctx);
        }
    }

    fn answer(&mut self, request: Request, ctx: &Context) {
        match request {
            Request::Act(action) => self.apply(action),
            Request::EndGesture => self.session.end_gesture(),
            Request::Run(command) => self.run(command, ctx),
            Request::Pick(precincts, how) => self.session.selection.pick(precincts, how),
            Request::Focus(precinct) => {
                self.session.selection.focus = precinct;
                self.view.turf = None;
            }
            Request::Turf(turf) => self.view.turf = turf,
            Request::Outline(plan) => self.view.outlined = plan,
            Request::GoTo(stage) => self.view.stage = stage,
            Request::Use(tool) => self.view.tool = tool,
            Request::MeetAt(lon, lat) => self.meet_at(lon, lat),
            Request::Zoom(zoom) => self.panels.map.zoom(zoom, &self.session),
            Request::Step(steps) => self.panels.map.step(steps),
            Request::Cut(request, outing) => {
                let started = self.session.cut(request, outing);
                self.tell_failure(started);
            }
            Request::CheckPackets => self.check_packets(),
            Request::ChooseAddresses(addresses, how) => {
                choosing::choose(Arc::make_mut(&mut self.view.chosen), addresses, how);
            }
            Request::Edit(edit) => self.edit_turfs(edit),
            Request::ReadyTerrain => self.session.ready_terrain(),
            Request::ListLeftOut => self.list_left_out(),
            Request::GatherNames => self.session.gather_names(),
            Request::GoToNamed(named) => self.go_to_named(&named),
            Request::CompareIndicators => self.session.compare_indicators(),
            Request::Reload(name) => self.session.reload(&name),
            Request::StartAgain => {
                self.session.start_again();
                self.latest = None;
            }
            Request::Show(path) => {
                let shown = io::show::show(&path).map_err(|error| Problem::from(&error));
                self.tell_failure(shown);
            }
            Request::Choose(purpose) => self.choose(purpose),
            Request::EditSource(name) => self.edit_source(&name),
            Request::TryReading(source) => self.session.try_reading(*source),
            Request::KeepRule(rule) => self.keep_rule(&rule),
            Request::Match(name) => self.edit_match(&name),
            Request::OpenProject(path) => self.open(path),
            Request::SaveThen(then) => self.save_then(then, ctx),
            Request::Then(then) => self.go_on(then, ctx),
            Request::Recover(wanted) => self.recover(wanted),
            Request::Remember(pairs) => {
                self.settings.corrections.extend(pairs);
                self.keep_settings();
            }
            Request::DismissWelcome => self.view.welcome = false,
            Request::Scene(request) => self.stage(request, ctx),
            Request::Compare(request) => self.compare(request),
            Request::Level(level) => self.session.show_level(level),
            Request::Open(dialog) => self.dialog = Some(*dialog),
        }
    }

    pub(super) fn apply(&mut self, action: Action) {
        if matches!(action, Action::Operations(_)) {
            // Another operation has other turfs.
            self.view.forget_turfs();
        }
        let applied = self.session.apply(action);
        self.tell_failure(applied);
    }

    /// Crews meet there too.
    fn meet_at(&mut self, lon: f64, lat: f64) {
        self.view.tool = Tool::Pan;
        let mut operation = Operation::clone(&self.session.project().operation);
        operation.meetings.push(MeetingPoint::at(lon, lat));
        self.session.end_gesture();
        self.apply(Action::SetOperation(operation));
        self.session.end_gesture();
    }

    /// Edits the turfs; addresses that were moved are chosen no longer.
    fn edit_turfs(&mut self, edit: Edit) {
        let moves = matches!(edit, Edit::Move { .. } | Edit::Merge(_));
        let edited = self.session.edit(edit);
        if edited.is_ok() && moves {
            self.view.chosen = Arc::default();
        }
        self.tell_failure(edited);
    }

    /// Says what could not be done.
    pub(super) fn tell_failure(&mut self, done: Result<(), Problem>) {
        if let Err(problem) = done {
            self.latest = Some(News::Failed(problem));
        }
    }

    fn run(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::New => self.unless_unsaved(Then::New, ctx),
            Command::Open => self.unless_unsaved(Then::Open, ctx),
            Command::OpenSample => self.unless_unsaved(Then::OpenSample, ctx),
            Command::Save => self.save(),
            Command::SaveAs => self.choose(Purpose::SaveProject),
            Command::AddFile => {
                self.view.stage = Stage::Data;
                self.choose(Purpose::AddFiles);
            }
            Command::Undo => {
                self.session.undo();
            }
            Command::Redo => {
                self.session.redo();
            }
            Command::Go(stage) => self.view.stage = stage,
            Command::Search => self.dialog = Some(Dialog::Palette(Palette::default())),
            Command::Find => self.dialog = Some(Dialog::Palette(Palette::of_the_ground())),
            Command::Present => self.present(Audience::Here, ctx),
            Command::PresentApart => self.present(Audience::Apart, ctx),
            Command::Console => self.stage(SceneRequest::Console, ctx),
            Command::Scenes => self.view.scenes = !self.view.scenes,
            Command::AddScene => self.stage(SceneRequest::Add, ctx),
            Command::Back => self.back(ctx),
            Command::Lasso => self.view.tool = toggled(self.view.tool, Tool::Lasso),
            Command::Rectangle => self.view.tool = toggled(self.view.tool, Tool::Rectangle),
            Command::SelectAll => {
                let all = self.session.precincts().map(|precincts| precincts.ids());
                let all: Vec<_> = all.into_iter().flatten().collect();
                self.session.selection.pick(all, Pick::Replace);
            }
            Command::SelectNone => self.session.selection.clear(),
            Command::ZoomAll => self.panels.map.zoom(Zoom::All, &self.session),
            Command::ZoomSelection => self.panels.map.zoom(Zoom::Selection, &self.session),
            Command::Inspector => self.view.inspector = Some(!self.view.inspects(ctx)),
            Command::Drawer => self.view.drawer = !self.view.drawer,
            Command::Beside => self.toggle_maps(Maps::Beside),
            Command::Swipe => self.toggle_maps(Maps::Swipe),
            Command::See(vision) => self.view.vision = see(self.view.vision, vision),
            Command::Theme => self.switch_theme(ctx),
            Command::Language => self.switch_language(),
            Command::Baseline => self.session.mark_baseline(),
            Command::AddIndicator => {
                self.dialog = Some(Dialog::Indicator(IndicatorDialog::default()));
            }
            Command::Blocs => {
                self.dialog = Some(Dialog::Blocs(BlocsDialog::new(&self.session)));
            }
            Command::Recipes => self.offer_recipes(),
            Command::SaveRecipe => self.choose(Purpose::SaveRecipe),
            Command::NewOperation => self.name_operation(Begin::Empty),
            Command::DuplicateOperation => self.name_operation(Begin::LikeThis),
            Command::CloseOperation => self.change_operation(Operations::Close),
            Command::ReopenOperation => self.change_operation(Operations::Reopen),
            Command::RemoveOperation => self.remove_operation(),
            Command::Print => self.check_packets(),
            Command::ExportMap => {
                self.dialog = Some(Dialog::Export(ExportDialog::new(&self.session)));
            }
            Command::ExportScores => self.choose(Purpose::ExportScores),
            Command::ExportTurfs => self.choose(Purpose::ExportTurfs),
            Command::ExportRegister => self.choose(Purpose::ExportRegister),
        }
    }

    /// Back, one thing at a time: presenting, what is carried, other eyes, a tool, chosen addresses,
    /// a turf, the selection.
    fn back(&mut self, ctx: &Context) {
        if self.view.presents() {
            self.leave_show(ctx);
        } else if self.panels.map.give_up() {
            ctx.request_repaint();
        } else if self.view.vision.is_some() {
            self.view.vision = None;
        } else if self.view.tool != Tool::Pan {
            self.view.tool = Tool::Pan;
        } else if !self.view.chosen.is_empty() {
            self.view.chosen = Arc::default();
        } else if self.view.turf.is_some() {
            self.view.turf = None;
        } else {
            self.session.selection.clear();
            self.session.selection.focus = None;
        }
    }

    fn switch_theme(&mut self, ctx: &Context) {
        let dark = ctx.theme() == egui::Theme::Dark;
        let (theme, preference) = if dark {
            (Theme::Light, egui::ThemePreference::Light)
        } else {
            (Theme::Dark, egui::ThemePreference::Dark)
        };
        ctx.set_theme(preference);
        self.settings.theme = theme;
        self.keep_settings();
    }

    fn switch_language(&mut self) {
        let next = match self.words.language() {
            Language::English => Language::French,
            Language::French => Language::English,
        };
        self.words = Arc::new(Words::new(next));
        self.settings.language = Some(next);
        self.keep_settings();
    }

    /// Opens a dialog for a file, near the project's own.
    fn choose(&mut self, purpose: Purpose) {
        let near = self.session.path().and_then(Path::parent);
        self.chooser.ask(purpose, near, &self.words);
    }

    /// Goes on with what a file was chosen for.
    pub(super) fn chosen(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        let Some(path) = paths.first().cloned() else {
            return;
        };
        match purpose {
            Purpose::OpenProject => self.open(path),
            Purpose::SaveProject => self.save_to(&with_ending(path, "arpent")),
            Purpose::AddFiles => self.ask_about_files(paths),
            Purpose::Repoint(name) => {
                self.apply(Action::Repoint { name, path });
                self.session.end_gesture();
            }
            Purpose::Basemap => {
                use crate::model::project::Basemap;
                self.apply(Action::SetBasemap(Basemap::File(path)));
                self.session.end_gesture();
            }
            Purpose::Print => self.print(path),
            Purpose::ExportMap(export) => self.export_map(path, &export),
            Purpose::ExportScores => self.export_scores(path),
            Purpose::ExportTurfs => self.export_turfs(path),
            Purpose::ExportDisputed => self.export_disputed(path),
            Purpose::CompareRecipe => self.compare_with(&path),
            Purpose::ExportRegister => self.export_register(&path),
            Purpose::OpenRecipe => self.open_recipe(&path),
            Purpose::SaveRecipe => self.save_recipe(&with_ending(path, "toml")),
            Purpose::SaveText { text, .. } => self.write_text(path, text),
        }
    }

    /// Opens a project's file.
    pub(super) fn open(&mut self, path: PathBuf) {
        self.view.welcome = false;
        self.view.forget_turfs();
        self.matched.clear();
        self.settings.opened(&path);
        self.keep_settings();
        self.session.open(path);
    }

    /// Opens the made-up town, or an empty project where it is not to be found.
    pub(super) fn open_sample(&mut self) {
        self.view.forget_turfs();
        self.matched.clear();
        match app::sample() {
            Some(path) => {
                self.view.welcome = true;
                self.view.stage = Stage::Score;
                self.session.open(path);
            }
            None => {
                self.view.welcome = false;
                self.view.stage = Stage::Data;
            }
        }
    }

    fn save(&mut self) {
        match self.session.path().map(Path::to_owned) {
            // The sample town stays as it is for the next time.
            Some(path) if app::sample().as_ref() != Some(&path) => self.save_to(&path),
            _ => self.choose(Purpose::SaveProject),
        }
    }

    fn save_to(&mut self, path: &Path) {
        match self.session.save(path) {
            Ok(()) => {
                self.settings.opened(path);
                self.keep_settings();
                let name = path.file_name().unwrap_or(path.as_os_str());
                let said = msg!("window-saved", name = name.to_string_lossy());
                self.latest = Some(News::Done(said));
            }
            Err(problem) => self.dialog = Some(Dialog::Problem(problem)),
        }
    }

    /// Asks first where unsaved changes would be lost.
    fn unless_unsaved(&mut self, then: Then, ctx: &Context) {
        if self.session.is_dirty() {
            self.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.go_on(then, ctx);
        }
    }

    fn save_then(&mut self, then: Then, ctx: &Context) {
        self.save();
        if !self.session.is_dirty() {
            self.go_on(then, ctx);
        }
    }

    fn go_on(&mut self, then: Then, ctx: &Context) {
        match then {
            Then::Quit => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::New => {
                self.session.replace(Project::default(), None);
                self.view.stage = Stage::Data;
                self.view.welcome = false;
                self.view.forget_turfs();
                self.matched.clear();
            }
            Then::Open => self.choose(Purpose::OpenProject),
            Then::OpenSample => self.open_sample(),
        }
    }
}

fn see(current: Option<Vision>, vision: Vision) -> Option<Vision> {
    (current != Some(vision)).then_some(vision)
}

fn toggled(current: Tool, tool: Tool) -> Tool {
    if current == tool { Tool::Pan } else { tool }
}

pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        path
    } else {
        path.with_extension(ending)
    }
}

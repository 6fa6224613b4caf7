//! The window itself: its parts in their places, and what happens between two frames.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::CreationContext;
use egui::Ui;

use crate::base::date::Date;
use crate::base::memo::Memo;
use crate::base::words::{Language, Words};
use crate::draw::mercator::Bounds;
use crate::io::layer::prepared::Shelf;
use crate::io::settings::recovery::Recovery;
use crate::io::settings::{Folders, Settings, Theme};
use crate::map::still::Still;
use crate::model::project::Project;
use crate::session::selection::Selection;
use crate::session::{News, Session};
use crate::ui::around;
use crate::ui::chooser::Chooser;
use crate::ui::command::Command;
use crate::ui::dialogs::{Dialog, Stay};
use crate::ui::map_place;
use crate::ui::map_view::MapPanel;
use crate::ui::panels::drawer::DrawerPanel;
use crate::ui::panels::inspector::InspectorPanel;
use crate::ui::panels::score::ScorePanel;
use crate::ui::panels::status::Totals;
use crate::ui::panels::target::TargetPanel;
use crate::ui::panels::turf::TurfPanel;
use crate::ui::presenting::{self, AudienceView};
use crate::ui::requests::Requests;
use crate::ui::scene::{Scene, View};
use crate::ui::theme;

/// How the window is to start.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project to open; the sample town where there is none.
    pub project: Option<PathBuf>,
    /// The language; the one chosen last, or the system's, where there is none.
    pub language: Option<Language>,
    /// Where settings and unsaved work are kept; nothing is kept without.
    pub folders: Option<Folders>,
    /// Today.
    pub date: Option<Date>,
    /// What file dialogs answer, in order, in place of the system's: for tests.
    pub answers: Option<Vec<PathBuf>>,
}

/// The window.
pub struct App {
    pub(super) session: Session,
    pub(super) words: Arc<Words>,
    pub(super) view: View,
    pub(super) requests: Requests,
    pub(super) chooser: Chooser,
    pub(super) dialog: Option<Dialog>,
    pub(super) panels: Panels,
    pub(super) latest: Option<News>,
    pub(super) settings: Settings,
    pub(super) folders: Option<Folders>,
    pub(super) recovery: Option<Recovery>,
    pub(super) kept: Arc<Project>,
    pub(super) kept_at: f64,
    pub(super) date: Date,
    /// The user has said what becomes of unsaved changes.
    pub(super) may_close: bool,
    /// Sources whose key was looked for.
    pub(super) matched: Vec<String>,
    totals: Memo<(Selection, u64), Totals>,
    /// What the map showed in the last frame.
    pub(super) seen: Option<Bounds>,
}

/// What the parts of the window remember.
pub(super) struct Panels {
    pub(super) still: Still,
    pub(super) score: ScorePanel,
    pub(super) target: TargetPanel,
    pub(super) turf: TurfPanel,
    pub(super) inspector: InspectorPanel,
    pub(super) drawer: DrawerPanel,
    pub(super) map: MapPanel,
    pub(super) audience: AudienceView,
}

impl App {
    /// A window that opens what `options` say, or the sample town.
    pub fn new(cc: &CreationContext<'_>, options: Options) -> Self {
        theme::install(&cc.egui_ctx);
        let settings = options
            .folders
            .as_ref()
            .map(|folders| Settings::load(&folders.config))
            .unwrap_or_default();
        cc.egui_ctx.set_theme(match settings.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        });
        let language = options
            .language
            .or(settings.language)
            .unwrap_or_else(Language::of_system);
        let wake = cc.egui_ctx.clone();
        let mut app = Self {
            session: Session::new(move || wake.request_repaint()),
            words: Arc::new(Words::new(language)),
            view: View::default(),
            requests: Requests::default(),
            chooser: Chooser::new(&cc.egui_ctx, options.answers),
            dialog: None,
            panels: Panels {
                still: Still::new(cc.wgpu_render_state.as_ref()),
                score: ScorePanel::default(),
                target: TargetPanel::default(),
                turf: TurfPanel::default(),
                inspector: InspectorPanel::default(),
                drawer: DrawerPanel::default(),
                map: MapPanel::new("map", cc.wgpu_render_state.as_ref()),
                audience: AudienceView::new(cc.wgpu_render_state.as_ref()),
            },
            latest: None,
            settings,
            folders: options.folders,
            recovery: None,
            kept: Arc::default(),
            kept_at: 0.0,
            date: options.date.unwrap_or_else(first_day),
            may_close: false,
            matched: Vec::new(),
            totals: Memo::default(),
            seen: None,
        };
        app.session.shelf = app
            .folders
            .as_ref()
            .map(|folders| Shelf::inside(&folders.cache));
        app.session.today = Some(app.date);
        app.look_for_unsaved_work();
        match options.project {
            Some(path) => app.open(path),
            None => app.open_sample(),
        }
        app
    }

    /// What is open: for tests.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Reads only; what is asked for is done once everything is drawn.
    fn draw(&mut self, ui: &mut Ui) {
        let Self {
            session,
            words,
            view,
            requests,
            dialog,
            panels,
            totals,
            latest,
            settings,
            ..
        } = self;
        let scene = Scene {
            session,
            words,
            view,
        };
        if let Some(show) = &view.show {
            presenting::ui(ui, &scene, show, panels, requests);
        } else {
            let key = (session.selection.clone(), session.derived().version);
            let totals = totals.get_or_make(key, |_| Totals::of(session));
            around::bars(
                ui,
                &scene,
                (totals, latest.as_ref()),
                settings,
                &mut panels.still,
                requests,
            );
            if view.drawer {
                around::drawer(ui, &scene, panels, requests);
            }
            around::stage_panel(ui, &scene, panels, requests);
            around::right_panel(ui, &scene, panels, requests);
            map_place::ui(ui, &scene, panels, requests);
        }
        let ctx = ui.ctx().clone();
        if let Some(open) = dialog
            && open.ui(&ctx, &scene, requests) == Stay::Closed
        {
            *dialog = None;
        }
    }

    /// Keys that ask for commands, unless someone is typing.
    fn shortcuts(&mut self, ctx: &egui::Context) {
        if self.view.presents() && self.dialog.is_none() {
            return presenting::keys(ctx, &mut self.requests);
        }
        let typing = ctx.text_edit_focused();
        let asking = self.dialog.is_some();
        for (command, keys) in Command::by_key() {
            let plain = !keys.modifiers.command && keys.logical_key != egui::Key::F5;
            let undoing =
                typing && matches!(command, Command::Undo | Command::Redo | Command::SelectAll);
            if asking || (typing && plain) || undoing {
                continue;
            }
            if ctx.input_mut(|input| input.consume_shortcut(&keys)) {
                let scene = Scene {
                    session: &self.session,
                    words: &self.words,
                    view: &self.view,
                };
                if command.obstacle(&scene).is_none() {
                    self.requests.run(command);
                }
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.between_frames(&ctx);
        self.shortcuts(&ctx);
        self.draw(ui);
        self.note_view(&ctx);
        self.perform(&ctx);
        self.confirm_close(&ctx);
    }

    fn on_exit(&mut self) {
        self.say_goodbye();
    }
}

/// Opens the window, and comes back when it is closed.
///
/// # Errors
/// What the system says when it has no window to give.
pub fn run(options: Options) -> Result<(), String> {
    let size = options
        .folders
        .as_ref()
        .and_then(|folders| Settings::load(&folders.config).window)
        .unwrap_or((1440.0, 900.0));
    let viewport = egui::ViewportBuilder::default()
        .with_title("Arpent")
        .with_app_id("arpent")
        .with_inner_size([size.0, size.1])
        .with_min_inner_size([1100.0, 700.0])
        .with_drag_and_drop(true);
    let native = eframe::NativeOptions {
        viewport,
        ..Default::default()
    };
    let start: eframe::AppCreator<'_> = Box::new(|cc| Ok(Box::new(App::new(cc, options))));
    eframe::run_native("Arpent", native, start).map_err(|error| without_place(&error.to_string()))
}

/// What went wrong, without the line of code where winit met it.
fn without_place(reason: &str) -> String {
    let behind = reason
        .rsplit_once(".rs:")
        .and_then(|(_, behind)| behind.split_once(": "));
    behind.map_or(reason, |(_, reason)| reason).to_owned()
}

fn first_day() -> Date {
    Date::from_unix_seconds(0).unwrap_or_else(|| unreachable!("1970 began"))
}

/// The sample town, beside the program, where it was started, or where it was built.
pub(super) fn sample() -> Option<PathBuf> {
    const TOWN: &str = "sample-data/town.arpent";
    let beside = std::env::current_exe().ok();
    let beside = beside.as_deref().and_then(Path::parent);
    [
        beside.map(|folder| folder.join(TOWN)),
        Some(PathBuf::from(TOWN)),
        Some(Path::new(env!("CARGO_MANIFEST_DIR")).join(TOWN)),
    ]
    .into_iter()
    .flatten()
    .find(|path| path.is_file())
}

//! Offers unsaved work that an earlier window left behind.

use std::fmt;
use std::path::PathBuf;

use egui::Ui;

use crate::io::settings::recovery::LeftBehind;
use crate::model::project::Project;
use crate::msg;
use crate::ui::dialogs::{Stay, title};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// Unsaved work that was found.
pub(crate) struct Found {
    /// The work.
    pub(crate) project: Project,
    /// The file it belongs to, if it had one.
    pub(crate) origin: Option<PathBuf>,
    /// Where it is kept until it is answered.
    pub(crate) left: Option<LeftBehind>,
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Found").field(&self.origin).finish()
    }
}

/// Draws the offer.
pub(crate) fn ui(ui: &mut Ui, found: &Found, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
    title(ui, scene.text("window-recover"));
    let name = found
        .origin
        .as_ref()
        .and_then(|path| path.file_name())
        .map_or_else(
            || scene.text("window-untitled"),
            |name| name.to_string_lossy().into_owned(),
        );
    ui.label(scene.say(&msg!(
        "window-recover-hint",
        name = name,
        sources = found.project.sources.len()
    )));
    let restore = scene.text("window-recover-do");
    if widgets::primary(ui, true, restore).clicked() {
        requests.ask(Request::Recover(true));
    }
    if ui.button(scene.text("window-recover-drop")).clicked() {
        requests.ask(Request::Recover(false));
    }
    Stay::Open
}

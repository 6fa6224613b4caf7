//! What can be asked about two maps, and what becomes of it.

use std::path::Path;

use crate::io;
use crate::session::compared::Comparison;
use crate::session::problem::Problem;
use crate::ui::app::App;
use crate::ui::scene::Maps;

/// What can be asked about two maps.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CompareRequest {
    /// Show one map again.
    Close,
    /// Compare with something else, or otherwise.
    With(Comparison),
    /// Put the bar between the maps at this share of their width.
    Bar(f32),
    /// Show the list of the precincts to discuss.
    Discuss,
}

impl App {
    /// Does what was asked for about two maps.
    pub(super) fn compare(&mut self, request: CompareRequest) {
        match request {
            CompareRequest::Close => {
                self.view.maps = Maps::One;
                self.session.compare(None);
            }
            CompareRequest::With(comparison) => self.session.compare(Some(comparison)),
            CompareRequest::Bar(share) => self.view.bar = share.clamp(0.0, 1.0),
            CompareRequest::Discuss => {
                self.view.drawer = true;
                self.panels.drawer.discuss();
            }
        }
    }

    /// Shows two maps like this, or one again where they are shown like this.
    pub(super) fn toggle_maps(&mut self, maps: Maps) {
        let asked = self.session.compared().asked().cloned();
        if asked.is_some() && self.view.maps == maps {
            return self.compare(CompareRequest::Close);
        }
        self.view.maps = maps;
        let comparison = asked.unwrap_or_else(|| self.session.first_comparison());
        self.session.compare(Some(comparison));
    }

    /// Compares the score with that by the recipe in a file.
    pub(super) fn compare_with(&mut self, path: &Path) {
        let read = io::recipe::read(path).map_err(|error| Problem::from(&error));
        let compared = read.and_then(|recipe| self.session.compare_with_recipe(&recipe));
        self.tell_failure(compared);
    }
}

//! Tables to files: scores, areas, turfs, what to discuss, the register.

use std::path::{Path, PathBuf};

use crate::base::task::{Cancelled, Task};
use crate::io;
use crate::io::export::phones::PhoneFormat;
use crate::io::export::{Features, Format};
use crate::io::whole;
use crate::msg;
use crate::session::News;
use crate::session::jobs::Outcome;
use crate::session::problem::Problem;
use crate::ui::app::App;
use crate::ui::perform::with_ending;
use crate::ui::scene::Scene;

impl App {
    /// Writes the precincts with their scores; the areas in their place where the map shows those.
    pub(super) fn export_scores(&mut self, path: PathBuf) {
        let scene = Scene {
            session: &self.session,
            words: &self.words,
            view: &self.view,
        };
        let level = scene.areas().and(self.session.levels().asked());
        let Some(level) = level else {
            let features = self.session.scored_workbook(&self.words, self.date);
            return self.export(path, features);
        };
        match self.session.area_export(level, &self.words, self.date) {
            Ok(areas) => self.export_with(path, move |format, task| areas.features(format, task)),
            Err(problem) => self.latest = Some(News::Failed(problem)),
        }
    }

    pub(super) fn export_disputed(&mut self, path: PathBuf) {
        let features = self.session.disputed_features();
        self.export(path, features);
    }

    pub(super) fn export_turfs(&mut self, path: PathBuf) {
        if let Err(problem) = self.session.refuse_objecting() {
            self.latest = Some(News::Failed(problem));
            return;
        }
        let Some(format) = PhoneFormat::of(&path) else {
            let features = self.session.turf_features();
            self.export(path, features);
            return;
        };
        let Some(text) = self.session.turfs_for_phones(format) else {
            self.latest = Some(News::Failed(cannot_export(&path)));
            return;
        };
        self.session.start(msg!("window-exporting"), move |_task| {
            let written = whole::write(&path, |file| file.write_all(text.as_bytes()))
                .map(|()| vec![path])
                .map_err(|error| Problem::from(&error));
            Ok(Outcome::Written(written))
        });
    }

    pub(super) fn export_register(&mut self, path: &Path) {
        let path = with_ending(path.to_owned(), "pdf");
        let bytes = self.session.register_bytes(&path, &self.words, self.date);
        let written = bytes.and_then(|bytes| {
            io::pdf::register::write(&path, &bytes).map_err(|error| Problem::from(&error))
        });
        match written {
            Ok(()) => self.latest = Some(News::Written(vec![path])),
            Err(problem) => self.latest = Some(News::Failed(problem)),
        }
    }

    fn export(&mut self, path: PathBuf, features: Option<Features>) {
        match features {
            Some(features) => self.export_with(path, |_, _| Ok(features)),
            None => self.latest = Some(News::Failed(cannot_export(&path))),
        }
    }

    /// Writes features to a file whose name may lack its ending, as a job that also makes them.
    fn export_with(
        &mut self,
        path: PathBuf,
        features: impl FnOnce(Format, &Task) -> Result<Features, Cancelled> + Send + 'static,
    ) {
        let path = with_ending(path, "csv");
        let Some(format) = Format::of(&path) else {
            self.latest = Some(News::Failed(cannot_export(&path)));
            return;
        };
        let date = self.date;
        self.session.start(msg!("window-exporting"), move |task| {
            let written = features(format, task)?
                .write(&path, format, date)
                .map(|()| vec![path])
                .map_err(|error| Problem::from(&error));
            Ok(Outcome::Written(written))
        });
    }
}

fn cannot_export(path: &Path) -> Problem {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Problem {
        what: msg!("window-cannot-export", name = name.to_string_lossy()),
        hint: msg!("window-cannot-export-hint"),
    }
}

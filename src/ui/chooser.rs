//! The system's file dialogs, without waiting for them.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use rfd::{AsyncFileDialog, FileHandle};

use crate::base::words::Words;
use crate::ui::dialogs::export::{Kind, MapExport};

/// What a chosen file is for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Purpose {
    /// Open it as a project.
    OpenProject,
    /// Save the project to it.
    SaveProject,
    /// Add it (or them) as sources.
    AddFiles,
    /// Read the source of this name from it.
    Repoint(String),
    /// Print packets into this folder.
    Print,
    /// Write the map to it.
    ExportMap(Box<MapExport>),
    /// Write scored precincts to it.
    ExportScores,
    /// Write the precincts to discuss to it.
    ExportDisputed,
    /// Compare the score with that by the recipe in it.
    CompareRecipe,
    /// Write turfs to it.
    ExportTurfs,
    /// Write the register to it.
    ExportRegister,
    /// Apply it as a recipe.
    OpenRecipe,
    /// Save a recipe to it.
    SaveRecipe,
    /// Write this text to it.
    SaveText {
        /// What to call the file.
        name: String,
        /// What to write.
        text: String,
    },
    /// Lay it under the map.
    Basemap,
}

/// Dialogs to come, and the one that is open.
pub(crate) struct Chooser {
    open: Option<(Purpose, Pin<Box<dyn Future<Output = Vec<PathBuf>>>>)>,
    waker: Waker,
    /// Answers given in place of the system's dialogs, by tests.
    script: Option<VecDeque<PathBuf>>,
}

struct Repaint(egui::Context);

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

impl Chooser {
    /// A chooser that wakes the window when the user has chosen.
    pub(crate) fn new(ctx: &egui::Context, script: Option<Vec<PathBuf>>) -> Self {
        Self {
            open: None,
            waker: Waker::from(Arc::new(Repaint(ctx.clone()))),
            script: script.map(VecDeque::from),
        }
    }

    /// Opens a dialog; while one is open, nothing happens.
    pub(crate) fn ask(&mut self, purpose: Purpose, near: Option<&Path>, words: &Words) {
        if self.open.is_some() {
            return;
        }
        let answer: Pin<Box<dyn Future<Output = Vec<PathBuf>>>> = match &mut self.script {
            Some(script) => {
                let scripted: Vec<PathBuf> = script.pop_front().into_iter().collect();
                Box::pin(std::future::ready(scripted))
            }
            None => dialog(&purpose, near, words),
        };
        self.open = Some((purpose, answer));
    }

    /// What was chosen, once it was; nothing after a cancel.
    pub(crate) fn poll(&mut self) -> Option<(Purpose, Vec<PathBuf>)> {
        let (_, answer) = self.open.as_mut()?;
        let mut context = Context::from_waker(&self.waker);
        let Poll::Ready(paths) = answer.as_mut().poll(&mut context) else {
            return None;
        };
        let (purpose, _) = self.open.take()?;
        (!paths.is_empty()).then_some((purpose, paths))
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind of file")]
fn dialog(
    purpose: &Purpose,
    near: Option<&Path>,
    words: &Words,
) -> Pin<Box<dyn Future<Output = Vec<PathBuf>>>> {
    const VECTORS: [&str; 12] = [
        "shp", "gpkg", "geojson", "json", "fgb", "kml", "kmz", "tab", "zip", "gml", "osm", "pbf",
    ];
    const TABLES: [&str; 6] = ["csv", "txt", "tsv", "xlsx", "xls", "parquet"];
    let mut dialog = AsyncFileDialog::new();
    if let Some(folder) = near {
        dialog = dialog.set_directory(folder);
    }
    let one = |handle: Option<FileHandle>| handle.map(path).into_iter().collect::<Vec<_>>();
    let many = |handles: Option<Vec<FileHandle>>| {
        handles.unwrap_or_default().into_iter().map(path).collect()
    };
    fn path(handle: FileHandle) -> PathBuf {
        handle.path().to_owned()
    }
    let both = [&VECTORS[..], &TABLES[..]].concat();
    match purpose {
        Purpose::OpenProject => {
            let asked = dialog
                .add_filter(words.text("window-files-project"), &["arpent"])
                .pick_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::SaveProject => {
            let asked = dialog
                .add_filter(words.text("window-files-project"), &["arpent"])
                .set_file_name("campaign.arpent")
                .save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::AddFiles => {
            let asked = dialog
                .add_filter(words.text("window-files-data"), &both)
                .add_filter(words.text("window-files-vectors"), &VECTORS)
                .add_filter(words.text("window-files-tables"), &TABLES)
                .add_filter(words.text("window-files-all"), &["*"])
                .pick_files();
            Box::pin(async move { many(asked.await) })
        }
        Purpose::Repoint(_) => {
            let asked = dialog
                .add_filter(words.text("window-files-data"), &both)
                .add_filter(words.text("window-files-all"), &["*"])
                .pick_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::Basemap => {
            let asked = dialog
                .add_filter(words.text("window-files-basemap"), &["mbtiles", "pmtiles"])
                .pick_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::Print => {
            let asked = dialog.pick_folder();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::OpenRecipe | Purpose::CompareRecipe => {
            let asked = dialog
                .add_filter(words.text("window-files-recipe"), &["toml"])
                .pick_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::SaveRecipe => {
            let asked = dialog
                .add_filter(words.text("window-files-recipe"), &["toml"])
                .set_file_name("recipe.toml")
                .save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::ExportMap(export) => {
            let ending = export.kind.ending();
            let dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
            let dialog = if export.kind == Kind::Legend {
                dialog
                    .add_filter("SVG", &["svg"])
                    .add_filter("PDF", &["pdf"])
            } else {
                dialog
            };
            let name = format!("{}.{ending}", words.text("export-file"));
            let asked = dialog.set_file_name(name).save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::ExportScores => {
            let asked = dialog
                .add_filter("CSV", &["csv"])
                .add_filter("XLSX", &["xlsx"])
                .add_filter("GeoPackage", &["gpkg"])
                .add_filter("GeoJSON", &["geojson"])
                .add_filter("KML", &["kml"])
                .add_filter("Parquet", &["parquet"])
                .set_file_name("scores.csv")
                .save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::ExportDisputed => {
            let asked = dialog
                .add_filter("CSV", &["csv"])
                .add_filter("XLSX", &["xlsx"])
                .add_filter("GeoPackage", &["gpkg"])
                .set_file_name("to-discuss.csv")
                .save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::ExportTurfs => {
            let asked = dialog
                .add_filter("CSV", &["csv"])
                .add_filter("GeoPackage", &["gpkg"])
                .add_filter("GeoJSON", &["geojson"])
                .add_filter("GPX", &["gpx"])
                .add_filter("KML", &["kml"])
                .set_file_name("turfs.csv")
                .save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::ExportRegister => {
            let asked = dialog
                .add_filter("PDF", &["pdf"])
                .add_filter("CSV", &["csv"])
                .set_file_name(words.text("window-register-file"))
                .save_file();
            Box::pin(async move { one(asked.await) })
        }
        Purpose::SaveText { name, .. } => {
            let asked = dialog.set_file_name(name).save_file();
            Box::pin(async move { one(asked.await) })
        }
    }
}

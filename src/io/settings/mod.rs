//! What one person's copy of Arpent remembers: language, theme, recent files, unsaved work.

pub mod recovery;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::words::Language;
use crate::io::{WriteError, whole};

/// How many recent files are remembered.
pub const RECENT_MAX: usize = 10;

/// Where this system keeps such things. Tests make their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Settings.
    pub config: PathBuf,
    /// Unsaved work.
    pub data: PathBuf,
    /// What can be fetched or worked out again.
    pub cache: PathBuf,
}

impl Folders {
    /// The folders of the person who runs the program; `None` for one without a home.
    pub fn of_system() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "arpent")?;
        Some(Self {
            config: folders.config_dir().to_owned(),
            data: folders.data_local_dir().to_owned(),
            cache: folders.cache_dir().to_owned(),
        })
    }

    /// All of them inside one folder.
    pub fn inside(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            data: folder.join("data"),
            cache: folder.join("cache"),
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What is remembered between two starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The language chosen; the system's where none is.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// Project files opened last, the latest first, at most [`RECENT_MAX`].
    pub recent: Vec<PathBuf>,
    /// Width and height of the window, in points.
    pub window: Option<(f32, f32)>,
    /// Codes that were paired by hand, a row's with the precinct's: offered again where both are
    /// left over.
    pub corrections: BTreeMap<String, String>,
}

impl Settings {
    /// What is remembered in `config`; the defaults where nothing (usable) is.
    pub fn load(config: &Path) -> Self {
        fs::read_to_string(file(config))
            .ok()
            .and_then(|text| serde_json::from_str::<SettingsFile>(&text).ok())
            .map(SettingsFile::into_settings)
            .unwrap_or_default()
    }

    /// Remembers in `config`, a folder that is made if missing.
    ///
    /// # Errors
    /// [`WriteError`] when the disk refuses.
    pub fn save(&self, config: &Path) -> Result<(), WriteError> {
        let path = file(config);
        make_folder(config)?;
        whole::write(&path, |writer| {
            serde_json::to_writer_pretty(&mut *writer, &SettingsFile::of(self))?;
            writer.write_all(b"\n")
        })
    }

    /// Puts a file first among the recent ones.
    pub fn opened(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT_MAX);
    }
}

fn file(config: &Path) -> PathBuf {
    config.join("settings.json")
}

/// Makes a folder if it is missing.
pub(super) fn make_folder(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| WriteError::refused(folder, &error))
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct SettingsFile {
    language: Option<String>,
    #[serde(with = "ThemeFile")]
    theme: Theme,
    recent: Vec<PathBuf>,
    window: Option<(f32, f32)>,
    corrections: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Theme", rename_all = "snake_case")]
enum ThemeFile {
    System,
    Light,
    Dark,
}

impl SettingsFile {
    fn of(settings: &Settings) -> Self {
        Self {
            language: settings.language.map(|language| language.code().to_owned()),
            theme: settings.theme,
            recent: settings.recent.clone(),
            window: settings.window,
            corrections: settings.corrections.clone(),
        }
    }

    fn into_settings(self) -> Settings {
        let mut recent = self.recent;
        recent.truncate(RECENT_MAX);
        Settings {
            language: self.language.and_then(|code| Language::from_code(&code)),
            theme: self.theme,
            recent,
            window: self
                .window
                .filter(|(width, height)| width.is_finite() && height.is_finite()),
            corrections: self.corrections,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let config = Folders::inside(folder.path()).config;
        assert_eq!(Settings::load(&config), Settings::default());
        let mut settings = Settings {
            language: Some(Language::French),
            theme: Theme::Dark,
            recent: Vec::new(),
            window: Some((1440.0, 900.0)),
            corrections: BTreeMap::from([("0007".to_owned(), "0002".to_owned())]),
        };
        for number in 0..12 {
            settings.opened(&folder.path().join(format!("{number}.arpent")));
        }
        settings.opened(&folder.path().join("5.arpent"));
        settings.save(&config).unwrap();

        let loaded = Settings::load(&config);
        assert_eq!(loaded, settings);
        assert_eq!(loaded.recent.len(), RECENT_MAX);
        assert!(loaded.recent[0].ends_with("5.arpent"), "the latest first");
    }

    #[test]
    fn damaged_settings_do_not_stop_the_start() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(file(folder.path()), "{ \"language\": ").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }
}

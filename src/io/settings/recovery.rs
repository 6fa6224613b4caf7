//! Unsaved work, kept beside the saved files and offered again after a crash.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::io::settings::make_folder;
use crate::io::{ReadError, WriteError, project, whole};
use crate::model::project::Project;

/// The place where one running window keeps its unsaved work.
///
/// It holds a lock for as long as it lives, so that another window does not take for lost what
/// this one is still working on.
#[derive(Debug)]
pub struct Recovery {
    stem: PathBuf,
    _lock: File,
}

/// Unsaved work that a window left behind.
#[derive(Debug)]
pub struct LeftBehind {
    stem: PathBuf,
    /// The file it was opened from; `None` for a project that never had one.
    pub origin: Option<PathBuf>,
    _lock: File,
}

impl Recovery {
    /// Takes a place in `data`, the folder for a person's data.
    ///
    /// # Errors
    /// [`WriteError`] when the disk refuses.
    pub fn start(data: &Path) -> Result<Self, WriteError> {
        let folder = folder(data);
        make_folder(&folder)?;
        for number in 1_u32.. {
            let stem = folder.join(format!("work-{number}"));
            let lock = lock(&stem)?;
            // A free place with work in it is another window's: that is for `left_behind`.
            if let Some(lock) = lock.filter(|_| !work_file(&stem).exists()) {
                return Ok(Self { stem, _lock: lock });
            }
        }
        let full = io::Error::from(io::ErrorKind::StorageFull);
        Err(WriteError::refused(&folder, &full))
    }

    /// Keeps the project as it is now; `origin` is the file it was opened from.
    ///
    /// # Errors
    /// [`WriteError`] when the disk refuses; what was kept before is still there then.
    pub fn keep(&self, project: &Project, origin: Option<&Path>) -> Result<(), WriteError> {
        let origin = origin.map(|path| path.to_string_lossy().into_owned());
        whole::write(&origin_file(&self.stem), |writer| {
            writer.write_all(origin.unwrap_or_default().as_bytes())
        })?;
        project::save(&work_file(&self.stem), project)
    }

    /// Forgets it: all is saved, or was thrown away on purpose.
    pub fn clear(&self) {
        forget(&self.stem);
    }
}

impl LeftBehind {
    /// The project as it was.
    ///
    /// # Errors
    /// [`ReadError`] when the file was damaged too.
    pub fn load(&self) -> Result<Project, ReadError> {
        project::load(&work_file(&self.stem)).map(|noted| noted.value)
    }

    /// Forgets it: it was taken up again, or is not wanted.
    pub fn forget(self) {
        forget(&self.stem);
    }
}

/// What windows that are gone left unsaved, in the order of their numbers.
pub fn left_behind(data: &Path) -> Vec<LeftBehind> {
    let Ok(entries) = fs::read_dir(folder(data)) else {
        return Vec::new();
    };
    let mut stems: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "arpent"))
        .map(|path| path.with_extension(""))
        .collect();
    stems.sort_unstable();
    stems
        .into_iter()
        .filter_map(|stem| {
            let lock = lock(&stem).ok().flatten()?;
            let origin = fs::read_to_string(origin_file(&stem)).unwrap_or_default();
            Some(LeftBehind {
                stem,
                origin: (!origin.is_empty()).then(|| PathBuf::from(origin)),
                _lock: lock,
            })
        })
        .collect()
}

fn folder(data: &Path) -> PathBuf {
    data.join("recovery")
}

fn work_file(stem: &Path) -> PathBuf {
    stem.with_extension("arpent")
}

fn origin_file(stem: &Path) -> PathBuf {
    stem.with_extension("origin")
}

/// The lock of a place, or `None` while another window holds it.
fn lock(stem: &Path) -> Result<Option<File>, WriteError> {
    let path = stem.with_extension("lock");
    let refused = |error: io::Error| WriteError::refused(&path, &error);
    let file = File::create(&path).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(refused(error)),
    }
}

fn forget(stem: &Path) {
    // What is not there is forgotten already.
    fs::remove_file(work_file(stem)).ok();
    fs::remove_file(origin_file(stem)).ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Project {
        Project {
            name: name.to_owned(),
            ..Project::default()
        }
    }

    #[test]
    fn unsaved_work_is_offered_once_its_window_is_gone() {
        let data = tempfile::tempdir().unwrap();
        let origin = data.path().join("town.arpent");
        let window = Recovery::start(data.path()).unwrap();
        window.keep(&named("first"), Some(&origin)).unwrap();
        window.keep(&named("second"), Some(&origin)).unwrap();
        assert!(left_behind(data.path()).is_empty(), "it is still running");

        drop(window);
        let left = left_behind(data.path());
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].origin.as_deref(), Some(origin.as_path()));
        assert_eq!(left[0].load().unwrap().name, "second");
        left.into_iter().for_each(LeftBehind::forget);
        assert!(left_behind(data.path()).is_empty(), "it was taken up");
    }

    #[test]
    fn a_new_window_leaves_lost_work_alone() {
        let data = tempfile::tempdir().unwrap();
        let lost = Recovery::start(data.path()).unwrap();
        lost.keep(&named("lost"), None).unwrap();
        drop(lost);

        let next = Recovery::start(data.path()).unwrap();
        next.keep(&named("next"), None).unwrap();
        let left = left_behind(data.path());
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].load().unwrap().name, "lost");
        assert_eq!(left[0].origin, None);
    }

    #[test]
    fn a_clean_end_leaves_nothing() {
        let data = tempfile::tempdir().unwrap();
        let window = Recovery::start(data.path()).unwrap();
        window.keep(&named("saved"), None).unwrap();
        window.clear();
        drop(window);
        assert!(left_behind(data.path()).is_empty(), "all was saved");
    }
}

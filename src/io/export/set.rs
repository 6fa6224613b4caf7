//! Files that belong together, written whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::io::WriteError;

/// Files that belong together: they appear when all of them are written.
///
/// Dropped before [`FileSet::finish`], it takes away what it had written.
#[derive(Debug, Default)]
pub struct FileSet {
    /// Where each file lies now, and where it belongs.
    written: Vec<(PathBuf, PathBuf)>,
}

impl FileSet {
    /// Writes one more file beside its place.
    ///
    /// # Errors
    /// [`WriteError`] when the disk refuses.
    pub fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        self.write(path, |file| file.write_all(bytes))
    }

    /// The same, of text that comes a line at a time and is never whole in memory.
    ///
    /// # Errors
    /// [`WriteError`] when the disk refuses.
    pub fn add_lines(
        &mut self,
        path: &Path,
        mut lines: impl Iterator<Item = String>,
    ) -> Result<(), WriteError> {
        self.write(path, |file| {
            lines.try_for_each(|line| file.write_all(line.as_bytes()))
        })
    }

    /// The same, of a file that a library writes for itself where it is told to: too large to be
    /// in memory whole. What it says is in English.
    ///
    /// # Errors
    /// [`WriteError`] when the library or the disk refuses.
    pub fn add_made(
        &mut self,
        path: &Path,
        make: impl FnOnce(&Path) -> Result<(), String>,
    ) -> Result<(), WriteError> {
        let beside = beside(path);
        self.written.push((beside.clone(), path.to_owned()));
        // What an earlier run left would be added to.
        let cleared = fs::remove_file(&beside).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        });
        cleared.map_err(|error| WriteError::refused(path, &error))?;
        make(&beside).map_err(|reason| WriteError::not_made(path, &reason))?;
        let synced = File::open(&beside).and_then(|file| file.sync_all());
        synced.map_err(|error| WriteError::refused(path, &error))
    }

    fn write(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let beside = beside(path);
        // Noted first, so that a file that was only begun is taken away too.
        self.written.push((beside.clone(), path.to_owned()));
        let write = || -> io::Result<()> {
            let mut file = BufWriter::new(File::create(&beside)?);
            fill(&mut file)?;
            file.into_inner()?.sync_all()
        };
        write().map_err(|error| WriteError::refused(path, &error))
    }

    /// Puts every file in its place, and says where they are, in the order they were added.
    ///
    /// # Errors
    /// [`WriteError`] when a file cannot be put in its place.
    pub fn finish(mut self) -> Result<Vec<PathBuf>, WriteError> {
        let mut places = Vec::with_capacity(self.written.len());
        for (beside, path) in &self.written {
            fs::rename(beside, path).map_err(|error| WriteError::refused(path, &error))?;
            places.push(path.clone());
        }
        self.written.clear();
        Ok(places)
    }
}

impl Drop for FileSet {
    fn drop(&mut self) {
        for (beside, _) in &self.written {
            // It may never have been made, and there is nobody left to tell.
            drop(fs::remove_file(beside));
        }
    }
}

/// Makes a folder and those above it, where missing.
///
/// # Errors
/// [`WriteError`] when the disk refuses, or when a file of that name is in the way.
pub fn make_folder(path: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(path).map_err(|error| WriteError::refused(path, &error))
}

fn beside(path: &Path) -> PathBuf {
    // Libraries go by how a name ends.
    let mut name = OsString::from(".part.");
    name.push(path.file_name().unwrap_or_default());
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_that_is_not_finished_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        fs::write(&old, b"before").unwrap();
        let mut set = FileSet::default();
        set.add(&old, b"after").unwrap();
        set.add(&folder.path().join("new"), b"new").unwrap();
        assert!(set.add(&folder.path().join("no/such/folder"), b"").is_err());
        let half = |beside: &Path| {
            fs::write(beside, b"half").unwrap();
            Err("no more".to_owned())
        };
        assert!(set.add_made(&folder.path().join("made"), half).is_err());
        drop(set);
        assert_eq!(fs::read(&old).unwrap(), b"before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_finished_set_replaces_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, b"before").unwrap();
        let mut set = FileSet::default();
        set.add(&path, b"after").unwrap();
        assert_eq!(set.finish().unwrap(), [path.as_path()]);
        assert_eq!(fs::read(&path).unwrap(), b"after");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

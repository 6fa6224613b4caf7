//! What a file is, by its bytes: so that a changed or missing one is noticed.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::io::ReadError;

/// A file's size and content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// In bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub hash: String,
}

/// How large a source is, in bytes, with all of its files.
pub(crate) fn size(path: &Path) -> Option<u64> {
    let sizes = parts(path).ok()?.into_iter();
    sizes.map(|part| Some(fs::metadata(part).ok()?.len())).sum()
}

/// Reads a file's fingerprint; for a source of several files, that of all of them together.
///
/// # Errors
/// [`ReadError::NotReadable`] when the file cannot be opened.
pub fn fingerprint(path: &Path) -> Result<Fingerprint, ReadError> {
    let mut size = 0;
    let mut hasher = Sha256::new();
    for part in parts(path)? {
        size += digest(&part, &mut hasher)?;
    }
    Ok(Fingerprint {
        size,
        hash: hexadecimal(&hasher.finalize()),
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let figures = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    figures
        .filter_map(|figure| char::from_digit(figure.into(), 16))
        .collect()
}

/// Adds a file's bytes to the hash, and says how many there are.
fn digest(path: &Path, hasher: &mut Sha256) -> Result<u64, ReadError> {
    let failed = |error: std::io::Error| ReadError::not_readable(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = file.read(&mut buffer).map_err(failed)?;
        if read == 0 {
            return Ok(size);
        }
        hasher.update(&buffer[..read]);
        size += read as u64;
    }
}

/// The files a source is made of: itself, for a shapefile or a `MapInfo` table all of its name, in
/// order of name, and for a database also what was written to it last, which lies beside it.
fn parts(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    if !["shp", "tab"]
        .iter()
        .any(|ending| has_extension(path, ending))
    {
        let mut last = path.as_os_str().to_owned();
        last.push("-wal");
        let written = fs::metadata(&last).is_ok_and(|about| 0 < about.len());
        let last = written.then(|| PathBuf::from(last));
        return Ok(std::iter::once(path.to_owned()).chain(last).collect());
    }
    File::open(path).map_err(|error| ReadError::not_readable(path, &error))?;
    let mut found = siblings(path);
    found.sort();
    Ok(found)
}

/// The files beside `path` that have its name and any ending, itself included.
pub(crate) fn siblings(path: &Path) -> Vec<PathBuf> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else {
        return vec![path.to_owned()];
    };
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|entry| entry.file_stem() == path.file_stem() && entry.is_file())
        .collect()
}

/// Whether a path ends in `.extension`, in capitals or not.
pub(crate) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// A file's name without its folders, for messages.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_size_and_the_sha_256() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "abc").unwrap();
        let found = fingerprint(&path).unwrap();
        assert_eq!(found.size, 3);
        assert_eq!(
            found.hash,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_shapefile_changes_when_its_table_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.shp");
        fs::write(&path, "abc").unwrap();
        fs::write(folder.path().join("a.dbf"), "one").unwrap();
        fs::write(folder.path().join("b.dbf"), "other").unwrap();
        let before = fingerprint(&path).unwrap();
        assert_eq!(before.size, 6);
        fs::write(folder.path().join("a.dbf"), "two").unwrap();
        assert_ne!(fingerprint(&path).unwrap().hash, before.hash);
    }

    #[test]
    fn a_database_changes_with_what_was_written_last() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.gpkg");
        let wal = folder.path().join("a.gpkg-wal");
        fs::write(&path, "abc").unwrap();
        let before = fingerprint(&path).unwrap();
        fs::write(&wal, "").unwrap();
        assert_eq!(fingerprint(&path).unwrap(), before);
        fs::write(&wal, "new").unwrap();
        let after = fingerprint(&path).unwrap();
        assert_ne!(after.hash, before.hash);
        assert_eq!((after.size, size(&path)), (6, Some(6)));
    }

    #[test]
    fn a_missing_file_is_said_to_be_missing() {
        let error = fingerprint(Path::new("no/such/file.shp")).unwrap_err();
        assert!(matches!(error, ReadError::NotReadable { .. }), "{error}");
    }
}

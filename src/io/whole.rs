//! A file is written whole, or stays as it was.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::io::WriteError;

/// Writes a file by `fill`: beside it first, then synced and put in its place.
///
/// # Errors
/// [`WriteError`] when `fill` or the disk refuses; the file there before is still whole then.
pub fn write(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    // A link stays a link: what it points to is what changes.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = beside(&place);
    let written = fill_and_sync(&beside, &place, fill).and_then(|()| fs::rename(&beside, &place));
    written.map_err(|error| {
        // It may never have come to exist.
        fs::remove_file(&beside).ok();
        WriteError::refused(path, &error)
    })
}

fn fill_and_sync(
    beside: &Path,
    place: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut writer = BufWriter::new(File::create(beside)?);
    fill(&mut writer)?;
    let file = writer
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    if let Ok(old) = fs::metadata(place) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

/// `folder/.name.tmp` for `folder/name`.
fn beside(place: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(place.file_name().unwrap_or_default());
    name.push(".tmp");
    place.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_leaves_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("town.arpent");
        fs::write(&path, "before").unwrap();

        let refused = write(&path, |file| {
            file.write_all(&[b'x'; 100_000])?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });

        assert!(refused.is_err(), "the disk was full");
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        let files = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(files, 1, "nothing is left beside it");
    }

    #[test]
    fn a_folder_that_is_not_there_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing").join("town.arpent");
        let refused = write(&path, |file| file.write_all(b"x")).unwrap_err();
        assert_eq!(refused.path, path);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "before").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, |file| file.write_all(b"after")).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "a link");
        assert_eq!(fs::read_to_string(&real).unwrap(), "after");
    }
}

//! The project's file: versioned JSON, written beside, synced and renamed.

mod alternatives;
mod blocs;
mod campaign;
mod format;
mod lines;
mod only;
mod place;
mod plan;
mod scenes;
mod scoring;
mod shading;
mod shelved;
mod upgrade;
mod written;

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize as _};

use crate::base::note::Noted;
use crate::io::project::format::ProjectFile;
use crate::io::project::lines::Lines;
use crate::io::project::place::Folder;
use crate::io::{ReadError, WriteError, whole};
use crate::model::project::Project;
use crate::msg;

pub use crate::io::project::place::written as written_path;

/// Reads a project; paths in it are made absolute.
///
/// # Errors
/// [`ReadError`] when it is not a project of a version we know.
pub fn load(path: &Path) -> Result<Noted<Project>, ReadError> {
    let text = fs::read_to_string(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => damaged(path, 1, "not a text in UTF-8"),
        _ => ReadError::not_readable(path, &error),
    })?;
    let file = read(path, &text)?;
    let folder = Folder::of(path);
    Ok(Noted::plain(file.into_project(&folder)))
}

/// Writes a project; paths are written relative to its folder where both have one root.
///
/// # Errors
/// [`WriteError`] when the disk refuses (full, read-only); the file there before stays whole.
pub fn save(path: &Path, project: &Project) -> Result<(), WriteError> {
    let file = ProjectFile::of(project, &Folder::of(path));
    whole::write(path, |writer| {
        let mut writer = writer;
        let mut serializer = serde_json::Serializer::with_formatter(&mut writer, Lines::default());
        file.serialize(&mut serializer)?;
        writer.write_all(b"\n")
    })
}

/// What every version of the file begins with.
#[derive(Deserialize)]
struct Head {
    arpent: u64,
}

fn read(path: &Path, text: &str) -> Result<ProjectFile, ReadError> {
    let wrong = |error: serde_json::Error| {
        damaged(
            path,
            error.line().max(1),
            &without_place(&error.to_string()),
        )
    };
    let Head { arpent: version } = serde_json::from_str(text).map_err(wrong)?;
    match version {
        upgrade::CURRENT => serde_json::from_str(text).map_err(wrong),
        older if (1..upgrade::CURRENT).contains(&older) => {
            let old = serde_json::from_str(text).map_err(wrong)?;
            serde_json::from_value(upgrade::upgrade(old, older)).map_err(wrong)
        }
        0 => Err(damaged(path, 1, "there is no version 0")),
        newer => Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!(
                "problem-newer-version",
                file = file_name(path),
                version = newer.to_string()
            ),
            hint: msg!("problem-newer-version-hint"),
        }),
    }
}

fn damaged(path: &Path, line: usize, reason: &str) -> ReadError {
    ReadError::Unusable {
        path: path.to_owned(),
        what: msg!(
            "problem-damaged",
            file = file_name(path),
            line = line.to_string(),
            reason = reason
        ),
        hint: msg!("problem-damaged-hint"),
    }
}

fn file_name(path: &Path) -> Cow<'_, str> {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
}

/// The reason without its ` at line 3 column 7`: the line is said in words of our own.
fn without_place(reason: &str) -> String {
    let end = reason.rfind(" at line ").unwrap_or(reason.len());
    reason[..end].to_owned()
}

//! Paths in a project's file: relative to its folder, so that both can be moved together.

use std::path::{Component, Path, PathBuf};

/// The folder a project's file is in.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder of the project's file at `path`.
    pub(super) fn of(path: &Path) -> Self {
        let mut folder = absolute(path);
        folder.pop();
        Self(folder)
    }

    /// The path as it is written: relative where the roots are the same, with forward slashes.
    pub(super) fn written(&self, path: &Path) -> String {
        let path = absolute(path);
        let (here, there) = (parts(&self.0), parts(&path));
        let shared = here
            .iter()
            .zip(&there)
            .take_while(|(here, there)| here == there)
            .count();
        if shared == 0 {
            return path.to_string_lossy().into_owned();
        }
        let up = std::iter::repeat_n("..".into(), here.len() - shared);
        let down = there[shared..]
            .iter()
            .map(|part| part.as_os_str().to_string_lossy());
        up.chain(down).collect::<Vec<_>>().join("/")
    }

    /// The path that was written, absolute again.
    pub(super) fn read(&self, written: &str) -> PathBuf {
        absolute(&self.0.join(written))
    }
}

/// The path of a source as the file of the project at `project` writes it.
pub fn written(project: &Path, source: &Path) -> String {
    Folder::of(project).written(source)
}

/// The root, then each folder; a drive's letter and its root count as one.
fn parts(path: &Path) -> Vec<Component<'_>> {
    let mut parts: Vec<_> = path.components().collect();
    if matches!(parts.first(), Some(Component::Prefix(_))) && 1 < parts.len() {
        parts.remove(1);
    }
    parts
}

/// The path from the root, with `.` and `..` worked out by name.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_folder_and_come_back() {
        let folder = Folder::of(Path::new("/home/ana/campaign/town.arpent"));
        for (path, written) in [
            ("/home/ana/campaign/data/a.csv", "data/a.csv"),
            ("/home/ana/results/b.csv", "../results/b.csv"),
            ("/srv/c.csv", "../../../srv/c.csv"),
            ("/home/ana/campaign/./x/../d.csv", "d.csv"),
        ] {
            assert_eq!(folder.written(Path::new(path)), written);
            assert_eq!(folder.read(written), absolute(Path::new(path)));
        }
    }
}

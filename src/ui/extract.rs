//! What an extract of OpenStreetMap is good for, offered when it is added.

use std::path::Path;
use std::sync::Arc;

use crate::model::project::{Project, Role, Source};
use crate::session::guess;
use crate::ui::desk::parts_of;
use crate::ui::dialogs::open::NewFile;

/// What an extract of OpenStreetMap is good for: streets, and what else the project lacks, to be
/// ticked. Which of its layers is meant goes by that.
pub(super) fn uses(path: &Path, project: &mut Project) -> Vec<NewFile> {
    let parts = parts_of(path);
    let stem = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = stem.split('.').next().unwrap_or_default().to_owned();
    let uses = [Role::Streets, Role::Buildings, Role::Addresses];
    let uses = uses.into_iter().map(|role| {
        let called = match role {
            Role::Streets => stem.clone(),
            other => format!("{stem} {}", other.code()),
        };
        let name = guess::name_for(path, Some(&called), project);
        expect(project, &name, role);
        NewFile {
            path: path.to_owned(),
            name,
            role,
            wanted: role == Role::Streets,
            parts: parts.clone(),
            part: None,
        }
    });
    uses.collect()
}

/// So that the next file gets another name, and only one becomes the precincts.
pub(super) fn expect(project: &mut Project, name: &str, role: Role) {
    let source = Source {
        name: name.to_owned(),
        role,
        ..Source::default()
    };
    project.sources.push(Arc::new(source));
}

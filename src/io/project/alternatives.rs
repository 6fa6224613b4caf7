//! Plans kept aside as the project's file has them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::io::project::plan::PlanFile;
use crate::model::alternative::Alternative;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AlternativeFile {
    name: String,
    plan: PlanFile,
}

/// Plans kept aside, as the file has them.
pub(super) fn files(kept: &[Arc<Alternative>]) -> Vec<AlternativeFile> {
    kept.iter()
        .map(|kept| AlternativeFile {
            name: kept.name.clone(),
            plan: PlanFile::of(&kept.plan),
        })
        .collect()
}

/// The plans kept aside that the file has.
pub(super) fn kept(files: Vec<AlternativeFile>) -> Vec<Arc<Alternative>> {
    files
        .into_iter()
        .map(|file| {
            Arc::new(Alternative {
                name: file.name,
                plan: Arc::new(file.plan.into_plan()),
            })
        })
        .collect()
}

//! The operations that are not at hand as the project's file has them.

use std::ops::Not;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::io::project::alternatives::{self, AlternativeFile};
use crate::io::project::campaign::OperationFile;
use crate::io::project::plan::PlanFile;
use crate::model::project::Shelved;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShelvedFile {
    operation: OperationFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<PlanFile>,
    #[serde(default, skip_serializing_if = "Not::not")]
    closed: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<AlternativeFile>,
}

impl ShelvedFile {
    pub(super) fn of(shelved: &Shelved) -> Self {
        Self {
            operation: OperationFile::of(&shelved.operation),
            plan: shelved.plan.as_ref().map(|plan| PlanFile::of(plan)),
            closed: shelved.closed,
            alternatives: alternatives::files(&shelved.alternatives),
        }
    }

    pub(super) fn into_shelved(self) -> Shelved {
        Shelved {
            operation: Arc::new(self.operation.into_operation()),
            plan: self.plan.map(|plan| Arc::new(plan.into_plan())),
            closed: self.closed,
            alternatives: alternatives::kept(self.alternatives),
        }
    }
}

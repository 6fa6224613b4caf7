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

impl AlternativeFile {
    pub(super) fn of(alternative: &Alternative) -> Self {
        Self {
            name: alternative.name.clone(),
            plan: PlanFile::of(&alternative.plan),
        }
    }

    pub(super) fn into_alternative(self) -> Alternative {
        Alternative {
            name: self.name,
            plan: Arc::new(self.plan.into_plan()),
        }
    }
}

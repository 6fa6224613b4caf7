//! Which rows of a source count, in the project's file.

use std::collections::BTreeSet;
use std::ops::Not;

use serde::{Deserialize, Serialize};

use crate::model::only::Only;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OnlyFile {
    column: String,
    values: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Not::not")]
    without: bool,
}

impl OnlyFile {
    pub(super) fn of(only: Only) -> Self {
        Self {
            column: only.column,
            values: only.values,
            without: only.without,
        }
    }

    pub(super) fn into_only(self) -> Only {
        Only {
            column: self.column,
            values: self.values,
            without: self.without,
        }
    }
}

//! Doors by the rule that told them, and what became of buildings, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::address::{DoorsByRule, DoorsRule, Given};

/// Doors of the addresses in precincts; every rule is there, with 0 where it told nothing.
#[derive(Serialize)]
pub(super) struct DoorsJson {
    total: u64,
    by_rule: BTreeMap<&'static str, u64>,
}

impl DoorsJson {
    pub(super) fn of(doors: &DoorsByRule) -> Self {
        let none = DoorsRule::ALL.into_iter().map(|rule| (rule, 0));
        let told = none.chain(doors.each());
        Self {
            total: doors.total(),
            by_rule: told.map(|(rule, doors)| (rule.code(), doors)).collect(),
        }
    }
}

/// Buildings that tell of dwellings: those given to addresses, and those that no address is near.
#[derive(Serialize)]
pub(super) struct GivenJson {
    given: usize,
    dwellings: u64,
    far: usize,
    far_dwellings: u64,
}

impl GivenJson {
    pub(super) fn of(given: &Given) -> Self {
        Self {
            given: given.buildings,
            dwellings: given.dwellings,
            far: given.far,
            far_dwellings: given.far_dwellings,
        }
    }
}

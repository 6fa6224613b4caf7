//! Addresses given to precincts, and their doors counted.

use std::sync::Arc;

use crate::analysis::dwellings::{Blocks, BuildingLayer};
use crate::base::task::Task;
use crate::field::doors;
use crate::model::address::{Address, DoorsByRule, Located};
use crate::model::indicator::Column;
use crate::model::layer::Precincts;
use crate::model::project::{Project, Role};
use crate::session::data::Data;
use crate::session::derived::Derived;

/// What [`Located`] was worked out from.
#[derive(Clone, Debug)]
pub struct LocateKey {
    pub(crate) precincts: Arc<Precincts>,
    pub(crate) addresses: Arc<Vec<Address>>,
    pub(crate) buildings: Vec<BuildingLayer>,
    pub(crate) registered: Arc<Column>,
    pub(crate) voters_per_door: f64,
    pub(crate) snap_metres: f64,
}

impl PartialEq for LocateKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.precincts, &other.precincts)
            && Arc::ptr_eq(&self.addresses, &other.addresses)
            && Arc::ptr_eq(&self.registered, &other.registered)
            && same(&self.buildings, &other.buildings)
            && self.voters_per_door.to_bits() == other.voters_per_door.to_bits()
            && self.snap_metres.to_bits() == other.snap_metres.to_bits()
    }
}

/// Whether buildings are of the same files, and their dwellings told alike.
fn same(these: &[BuildingLayer], those: &[BuildingLayer]) -> bool {
    let same = |(this, that): (&BuildingLayer, &BuildingLayer)| {
        Arc::ptr_eq(&this.layer, &that.layer)
            && this.dwellings == that.dwellings
            && this.source == that.source
    };
    these.len() == those.len() && these.iter().zip(those).all(same)
}

impl LocateKey {
    /// Finds the precincts and doors of all addresses; `None` when `task` was cancelled.
    pub(crate) fn locate(&self, task: &Task) -> Option<Located> {
        let buildings: Vec<Blocks> = self.buildings.iter().map(BuildingLayer::blocks).collect();
        doors::locate(
            &self.addresses,
            &buildings,
            &self.precincts,
            (&self.registered, self.voters_per_door),
            self.snap_metres,
            task,
        )
        .ok()
    }
}

/// The sources of buildings that could be read; `None` while one is still being read.
fn buildings(project: &Project, data: &Data) -> Option<Vec<BuildingLayer>> {
    let mut read = Vec::new();
    for source in &project.sources {
        if source.role != Role::Buildings || data.failure(source).is_some() {
            continue;
        }
        read.push(BuildingLayer {
            source: source.name.clone(),
            layer: Arc::clone(data.layer(source)?),
            dwellings: source.dwellings.clone(),
        });
    }
    Some(read)
}

impl Derived {
    /// What to locate next, if addresses and precincts are there and it has not been done.
    pub(crate) fn wants_located(&mut self, project: &Project, data: &Data) -> Option<LocateKey> {
        let precincts = data.precincts(project.precincts()?)?;
        let addresses = project
            .addresses()
            .and_then(|source| data.addresses(source));
        let Some(addresses) = addresses else {
            if self.made_from.located.take().is_some() {
                self.located = None;
                self.doors = Arc::default();
                self.doors_by_rule = Arc::default();
                self.version += 1;
            }
            return None;
        };
        let key = LocateKey {
            precincts: Arc::clone(precincts),
            addresses: Arc::clone(addresses),
            buildings: buildings(project, data)?,
            registered: Arc::clone(&self.registered),
            voters_per_door: project.operation.voters_per_door,
            snap_metres: project.operation.snap_metres,
        };
        if self.made_from.located.as_ref() == Some(&key) {
            return None;
        }
        self.made_from.located = Some(key.clone());
        Some(key)
    }

    /// Takes in located addresses, unless their inputs have changed since. Where locating them was
    /// stopped there are none: those of other inputs would not be true.
    pub(crate) fn take_located(&mut self, key: &LocateKey, located: Option<Located>) {
        if self.made_from.located.as_ref() != Some(key) {
            return;
        }
        let Some(located) = located else {
            self.located = None;
            self.doors = Arc::default();
            self.doors_by_rule = Arc::default();
            self.version += 1;
            return;
        };
        let by_rule = located.by_rule(key.precincts.len());
        let doors = by_rule.iter().map(DoorsByRule::total);
        self.doors = Arc::new(doors.collect());
        self.doors_by_rule = Arc::new(by_rule);
        self.located = Some(Arc::new(located));
        self.version += 1;
    }
}

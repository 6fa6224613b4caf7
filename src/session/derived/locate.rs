//! Addresses given to precincts, and their doors counted.

use std::sync::Arc;

use crate::model::address::{Address, Located};
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
    pub(crate) registered: Arc<Column>,
    pub(crate) voters_per_door: f64,
    pub(crate) snap_metres: f64,
}

impl PartialEq for LocateKey {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.precincts, &other.precincts)
            && Arc::ptr_eq(&self.addresses, &other.addresses)
            && Arc::ptr_eq(&self.registered, &other.registered)
            && self.voters_per_door.to_bits() == other.voters_per_door.to_bits()
            && self.snap_metres.to_bits() == other.snap_metres.to_bits()
    }
}

impl Derived {
    /// What to locate next, if addresses and precincts are there and it has not been done.
    pub(crate) fn wants_located(&mut self, project: &Project, data: &Data) -> Option<LocateKey> {
        let precincts = data.precincts(project.precincts()?)?;
        let addresses = project
            .sources
            .iter()
            .find(|source| source.role == Role::Addresses)
            .and_then(|source| data.addresses(source));
        let Some(addresses) = addresses else {
            if self.made_from.located.take().is_some() {
                self.located = None;
                self.doors = Arc::default();
                self.version += 1;
            }
            return None;
        };
        let key = LocateKey {
            precincts: Arc::clone(precincts),
            addresses: Arc::clone(addresses),
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
            self.version += 1;
            return;
        };
        let mut doors = vec![0_u64; key.precincts.len()];
        for (place, &count) in located.places.iter().zip(&located.doors) {
            if let Some(precinct) = place.precinct() {
                doors[precinct.index()] += u64::from(count);
            }
        }
        self.doors = Arc::new(doors);
        self.located = Some(Arc::new(located));
        self.version += 1;
    }
}

//! Addresses that no crew is sent to, from all lists of what is known of them.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::memo::Same;
use crate::field::visits;
use crate::model::address::Address;
use crate::model::project::{Project, Role};
use crate::model::visit::{Visited, Visits};
use crate::session::data::Data;
use crate::session::derived::Derived;

/// What decides it.
#[derive(Debug, PartialEq)]
pub(super) struct VisitedKey {
    lists: Vec<Same<Visits>>,
    addresses: Same<Vec<Address>>,
    today: Option<Date>,
    days: u32,
}

/// What decides the doors that are still to do.
pub(super) type ToDoKey = (Same<Vec<u64>>, Option<Same<Visited>>);

impl Derived {
    /// Works out which addresses are left out, when a list, the addresses, the day or the days that
    /// done counts for have changed; nothing is known of any without a list.
    pub(crate) fn update_visited(&mut self, project: &Project, data: &Data, today: Option<Date>) {
        let sources = project.sources.iter();
        let lists = sources.filter(|source| source.role == Role::Visits);
        let lists = lists.filter_map(|source| data.visits(source).cloned().map(Same));
        let lists: Vec<Same<Visits>> = lists.collect();
        let addresses = project
            .addresses()
            .and_then(|source| data.addresses(source));
        let key = addresses
            .filter(|_| !lists.is_empty())
            .map(|addresses| VisitedKey {
                lists,
                addresses: Same(Arc::clone(addresses)),
                today,
                days: project.operation.done_days,
            });
        if self.made_from.visited == key {
            return;
        }
        self.visited = key.as_ref().map(|key| {
            let lists: Vec<&Visits> = key.lists.iter().map(|list| list.0.as_ref()).collect();
            let visited = visits::visited(&key.addresses.0, &lists, today, key.days);
            Arc::new(visited)
        });
        self.made_from.visited = key;
        self.version += 1;
    }

    /// Works out the doors that are still to do, when the doors or what is left out have changed.
    pub(crate) fn update_to_do(&mut self) {
        let key = (
            Same(Arc::clone(&self.doors)),
            self.visited.clone().map(Same),
        );
        if self.made_from.to_do.as_ref() == Some(&key) {
            return;
        }
        self.to_do = match (&self.visited, &self.located) {
            (Some(visited), Some(located)) => {
                Arc::new(visits::doors_to_do(&self.doors, located, visited))
            }
            _ => Arc::clone(&self.doors),
        };
        self.made_from.to_do = Some(key);
        self.version += 1;
    }

    /// How many codes of a list are of no address; `None` until that is known.
    pub fn unknown_codes(&self, list: &Arc<Visits>) -> Option<usize> {
        let key = self.made_from.visited.as_ref()?;
        let mut lists = key.lists.iter();
        let place = lists.position(|known| Arc::ptr_eq(&known.0, list))?;
        self.visited.as_ref()?.unknown.get(place).copied()
    }
}

//! A target cut again around the turfs that are locked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::address::{Address, LeftOut, Located, Place};
use crate::model::outing::Outing;
use crate::model::turf::{Plan, Stop, Turf, join_shares};

/// The turfs of a plan that stay as they are.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// By number.
    turfs: BTreeMap<usize, Arc<Turf>>,
}

impl Kept {
    /// The locked turfs of a plan, and those that share a building with one of them: its parts
    /// would not fit together after another cut.
    pub fn of(plan: Option<&Plan>) -> Self {
        let turfs = || plan.into_iter().flat_map(Plan::numbered);
        let locked = turfs().filter(|(_, turf)| turf.locked);
        let mut kept = Self {
            turfs: locked
                .map(|(number, turf)| (number, Arc::clone(turf)))
                .collect(),
        };
        loop {
            let shared = kept.shared();
            let beside = turfs().filter(|(number, turf)| {
                let mut stops = turf.stops.iter();
                let has_share = stops.any(|stop| shared.contains(&stop.address));
                has_share && !kept.turfs.contains_key(number)
            });
            let beside: Vec<_> = beside
                .map(|(number, turf)| (number, Arc::clone(turf)))
                .collect();
            if beside.is_empty() {
                return kept;
            }
            kept.turfs.extend(beside);
        }
    }

    /// The buildings of which these turfs have shares.
    fn shared(&self) -> BTreeSet<String> {
        let stops = self.turfs.values().flat_map(|turf| &turf.stops);
        let shared = stops.filter(|stop| stop.share.is_some());
        shared.map(|stop| stop.address.clone()).collect()
    }

    /// Those of them of which no turf has the rest.
    fn unfinished(&self) -> Vec<String> {
        let stops = self.turfs.values().flat_map(|turf| &turf.stops);
        let mut shared: Vec<Stop> = stops.filter(|it| it.share.is_some()).cloned().collect();
        join_shares(&mut shared);
        let rest = shared.into_iter().filter(|stop| stop.share.is_some());
        rest.map(|stop| stop.address).collect()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.turfs.is_empty()
    }

    /// What is left to cut: the addresses of these turfs are out of the target.
    pub fn without(&self, addresses: &[Address], located: &Located) -> Located {
        let mut rest = located.clone();
        let taken = self.addresses();
        for (address, place) in addresses.iter().zip(&mut rest.places) {
            if taken.contains(address.id.as_str()) {
                *place = Place::Out(LeftOut::OutsideTarget);
            }
        }
        rest
    }

    fn addresses(&self) -> BTreeSet<&str> {
        let stops = self.turfs.values().flat_map(|turf| &turf.stops);
        stops.map(|stop| stop.address.as_str()).collect()
    }

    /// A fresh cut of the rest with these turfs in it, under their numbers; the others take the
    /// numbers that are free. On the evenings of an outing they have crews of their own: so many
    /// of the least of the others are left for later.
    pub fn joined(&self, fresh: Plan, addresses: &[Address], outing: Option<&Outing>) -> Plan {
        if self.is_empty() {
            return fresh;
        }
        let taken = self.addresses();
        let there = addresses.iter().filter(|it| taken.contains(it.id.as_str()));
        let mut plan = Plan {
            outside_target: fresh.outside_target.saturating_sub(there.count() as u64),
            ..fresh
        };
        if let Some(outing) = outing {
            self.share_crews(&mut plan, outing);
        }
        let rest = self.unfinished().into_iter();
        plan.left_out
            .extend(rest.map(|address| (LeftOut::Later, address)));
        plan.left_out.sort_unstable();
        let mut others = std::mem::take(&mut plan.turfs).into_iter();
        let last = self.turfs.keys().last().copied().unwrap_or_default();
        for number in 1.. {
            let turf = self.turfs.get(&number).cloned().or_else(|| others.next());
            match turf {
                Some(turf) => plan.turfs.push(turf),
                None if number <= last => plan.turfs.push(Arc::default()),
                None => break,
            }
        }
        plan
    }

    /// Gives the turfs of a fresh plan, the best of which come first, to the crews that are free.
    fn share_crews(&self, plan: &mut Plan, outing: &Outing) {
        let evenings = 1..=outing.evenings.max(1);
        let free = evenings.flat_map(|evening| {
            let busy = self.turfs.values().filter(|turf| turf.evening == evening);
            let free = outing.crews().saturating_sub(busy.count());
            std::iter::repeat_n(evening, free)
        });
        let free: Vec<u32> = free.collect();
        let later = plan.turfs.split_off(plan.turfs.len().min(free.len()));
        for (turf, evening) in plan.turfs.iter_mut().zip(free) {
            Arc::make_mut(turf).evening = evening;
        }
        let later = later.iter().flat_map(|turf| &turf.stops);
        let later = later.map(|stop| (LeftOut::Later, stop.address.clone()));
        plan.left_out.extend(later);
        plan.left_out.sort_unstable();
    }
}

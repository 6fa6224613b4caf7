//! A plan while it is edited: which turfs have been touched, and which of them have to be walked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::field::edit::split::{parts_of, parts_of_building};
use crate::field::edit::{EditError, Edited, Terrain, To};
use crate::model::address::LeftOut;
use crate::model::turf::{Plan, Stop, Turf, join_shares};

/// The turfs that have some addresses; `None` for those, or what of them, no turf has.
type Homes<'a> = BTreeMap<&'a str, BTreeSet<Option<usize>>>;

/// A plan, and what has become of it so far.
pub(super) struct Draft<'a> {
    plan: Plan,
    terrain: Option<&'a Terrain>,
    touched: BTreeSet<usize>,
    /// Those of them whose order is stale.
    stale: BTreeSet<usize>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(plan: &Plan, terrain: Option<&'a Terrain>) -> Self {
        Self {
            plan: plan.clone(),
            terrain,
            touched: BTreeSet::new(),
            stale: BTreeSet::new(),
        }
    }

    /// What the plan's turfs are walked on.
    fn terrain(&self) -> Result<&'a Terrain, EditError> {
        let by_streets = self.plan.footing.is_streets();
        let terrain = self.terrain.filter(|it| !by_streets || it.has_streets());
        terrain.ok_or(EditError::NoStreets)
    }

    /// A turf to be changed, which must not be locked.
    pub(super) fn open(&mut self, number: usize) -> Result<&mut Turf, EditError> {
        self.unlocked(number)?;
        self.touched.insert(number);
        Ok(Arc::make_mut(&mut self.plan.turfs[number - 1]))
    }

    /// A turf whose addresses change: it is walked anew.
    fn reopen(&mut self, number: usize) -> Result<&mut Turf, EditError> {
        self.stale.insert(number);
        self.open(number)
    }

    fn known(&self, number: usize) -> Result<&Turf, EditError> {
        let turf = self.plan.turf(number);
        turf.map(AsRef::as_ref).ok_or(EditError::NoTurf(number))
    }

    fn unlocked(&self, number: usize) -> Result<&Turf, EditError> {
        match self.known(number)? {
            turf if turf.locked => Err(EditError::Locked(number)),
            turf => Ok(turf),
        }
    }

    pub(super) fn relocate(&mut self, addresses: &[String], to: To) -> Result<(), EditError> {
        if let To::Turf(number) = to {
            self.unlocked(number)?;
        }
        let already = |from: &Option<usize>| match to {
            To::Turf(number) => *from == Some(number),
            To::New => false,
            To::Out => from.is_none(),
        };
        let mut moving = self.homes(addresses)?;
        for from in moving.values_mut() {
            from.retain(|from| !already(from));
        }
        moving.retain(|_, from| !from.is_empty());
        if moving.is_empty() {
            return Err(EditError::NothingToMove);
        }
        let sources: BTreeSet<usize> = moving.values().flatten().copied().flatten().collect();
        for &number in &sources {
            self.unlocked(number)?;
        }
        let evening = sources.first().map_or(0, |&number| {
            self.plan.turf(number).map_or(0, |turf| turf.evening)
        });
        let hard = sources.iter().filter_map(|&number| self.plan.turf(number));
        let hard = hard.flat_map(|turf| turf.hard.iter().copied()).collect();
        let mut stops = self.take_back(&moving)?;
        for number in sources {
            let turf = self.reopen(number)?;
            let (gone, left) = std::mem::take(&mut turf.stops)
                .into_iter()
                .partition(|stop| moving.contains_key(stop.address.as_str()));
            turf.stops = left;
            stops.extend::<Vec<Stop>>(gone);
        }
        join_shares(&mut stops);
        match to {
            To::Turf(number) => {
                let into = &mut self.reopen(number)?.stops;
                into.extend(stops);
                join_shares(into);
            }
            // Whatever was hard there may be so here: to say otherwise is for somebody who knows.
            To::New => self.add(Turf {
                stops,
                evening,
                hard,
                ..Turf::default()
            }),
            To::Out => {
                let out = stops.into_iter();
                let out = out.map(|stop| (LeftOut::TakenOut, stop.address));
                self.plan.left_out.extend(out);
                self.plan.left_out.sort_unstable();
                self.plan.left_out.dedup();
            }
        }
        Ok(())
    }

    /// The turfs of each address, several for a building that is shared out; `None` among them
    /// where it, or the rest of it, may be brought back into the plan.
    fn homes<'b>(&self, addresses: &'b [String]) -> Result<Homes<'b>, EditError> {
        let asked: BTreeSet<&'b str> = addresses.iter().map(String::as_str).collect();
        let mut home = Homes::new();
        for (number, turf) in self.plan.numbered() {
            for stop in &turf.stops {
                if let Some(&address) = asked.get(stop.address.as_str()) {
                    home.entry(address).or_default().insert(Some(number));
                }
            }
        }
        for (reason, left_out) in &self.plan.left_out {
            let back = reason.may_come_back();
            if let Some(&address) = asked.get(left_out.as_str()).filter(|_| back) {
                home.entry(address).or_default().insert(None);
            }
        }
        match asked.iter().find(|address| !home.contains_key(*address)) {
            None => Ok(home),
            Some(&address) if self.terrain()?.knows(address) => {
                Err(EditError::OnNoTurf(address.to_owned()))
            }
            Some(&address) => Err(EditError::NoAddress(address.to_owned())),
        }
    }

    /// The stops of those addresses that come from no turf; they are left out no longer.
    fn take_back(&mut self, moving: &Homes<'_>) -> Result<Vec<Stop>, EditError> {
        let back = moving.iter().filter(|(_, from)| from.contains(&None));
        let stops: Result<Vec<Stop>, EditError> = back
            .map(|(&address, _)| {
                let stop = self.terrain()?.stop(address);
                let rest = stop.and_then(|whole| self.rest_of(whole));
                rest.ok_or_else(|| EditError::OnNoTurf(address.to_owned()))
            })
            .collect();
        let is_back = |address: &str| moving.get(address).is_some_and(|from| from.contains(&None));
        self.plan.left_out.retain(|(_, it)| !is_back(it));
        stops
    }

    /// What of a building is on no turf; all of it where none has a share.
    fn rest_of(&self, whole: Stop) -> Option<Stop> {
        let turfs = self.plan.turfs.iter().flat_map(|turf| &turf.stops);
        let mut known: Vec<Stop> = turfs
            .filter(|stop| stop.address == whole.address)
            .cloned()
            .collect();
        join_shares(&mut known);
        match known.as_slice() {
            [] => Some(whole),
            [known] => Some(Stop {
                doors: whole.doors.saturating_sub(known.doors).max(1),
                share: Some(known.share.as_ref()?.rest()),
                ..whole
            }),
            _ => None,
        }
    }

    /// Adds a turf that is not walked yet, with the first number that is free.
    fn add(&mut self, turf: Turf) {
        let turfs = &mut self.plan.turfs;
        let place = turfs.iter().enumerate().position(|(place, turf)| {
            // One that has just lost all its addresses may not take its number back.
            turf.is_empty() && !self.stale.contains(&(place + 1))
        });
        let place = place.unwrap_or(turfs.len());
        if place == turfs.len() {
            turfs.push(Arc::default());
        }
        turfs[place] = Arc::new(turf);
        self.touched.insert(place + 1);
        self.stale.insert(place + 1);
    }

    pub(super) fn merge(&mut self, numbers: &[usize]) -> Result<(), EditError> {
        let numbers: BTreeSet<usize> = numbers.iter().copied().collect();
        for &number in &numbers {
            self.unlocked(number)?;
        }
        let mut others = numbers.into_iter();
        let Some(kept) = others.next() else {
            return Err(EditError::OneTurf);
        };
        let others: Vec<usize> = others.collect();
        if others.is_empty() {
            return Err(EditError::OneTurf);
        }
        for number in others {
            let turf = std::mem::take(self.reopen(number)?);
            let into = self.reopen(kept)?;
            into.stops.extend(turf.stops);
            join_shares(&mut into.stops);
            if into.name.is_empty() {
                into.name = turf.name;
            }
            into.hard.extend(turf.hard);
            if into.crew.is_empty() {
                into.crew = turf.crew;
            }
        }
        Ok(())
    }

    pub(super) fn split(
        &mut self,
        number: usize,
        parts: usize,
        task: &Task,
    ) -> Result<(), EditError> {
        if parts < 2 {
            return Err(EditError::OnePart);
        }
        let turf = self.unlocked(number)?;
        let too_few = EditError::TooFewAddresses {
            turf: number,
            addresses: turf.stops.len(),
            parts,
        };
        if turf.most_parts() < parts {
            return Err(too_few);
        }
        let shared = match turf.stops.as_slice() {
            [building] => parts_of_building(building, parts),
            _ => parts_of(&self.plan, turf, parts, self.terrain()?, task)?,
        };
        if shared.len() < parts {
            return Err(too_few);
        }
        let (evening, hard) = (turf.evening, turf.hard.clone());
        let mut shared = shared.into_iter();
        self.reopen(number)?.stops = shared.next().unwrap_or_default();
        for stops in shared {
            self.add(Turf {
                stops,
                evening,
                hard: hard.clone(),
                ..Turf::default()
            });
        }
        Ok(())
    }

    pub(super) fn lock(&mut self, number: usize, locked: bool) -> Result<(), EditError> {
        if self.known(number)?.locked != locked {
            self.touched.insert(number);
            Arc::make_mut(&mut self.plan.turfs[number - 1]).locked = locked;
        }
        Ok(())
    }

    pub(super) fn begin_at(
        &mut self,
        number: usize,
        address: Option<&str>,
    ) -> Result<(), EditError> {
        self.check_end(number, address)?;
        let turf = self.reopen(number)?;
        turf.first = address.map(ToOwned::to_owned);
        refuse_same_ends(number, turf)
    }

    pub(super) fn end_at(&mut self, number: usize, address: Option<&str>) -> Result<(), EditError> {
        self.check_end(number, address)?;
        let turf = self.reopen(number)?;
        turf.last = address.map(ToOwned::to_owned);
        refuse_same_ends(number, turf)
    }

    fn check_end(&self, number: usize, address: Option<&str>) -> Result<(), EditError> {
        let turf = self.unlocked(number)?;
        match address {
            Some(address) if !turf.stops.iter().any(|stop| stop.address == address) => {
                Err(EditError::OnAnotherTurf {
                    address: address.to_owned(),
                    turf: number,
                })
            }
            _ => Ok(()),
        }
    }

    /// Where a walk begins is where it is to begin from then on.
    pub(super) fn reverse(&mut self, number: usize) -> Result<(), EditError> {
        let turf = self.open(number)?;
        turf.stops.reverse();
        turf.last = turf.first.take();
        turf.first = turf.stops.first().map(|stop| stop.address.clone());
        if turf.stops.len() < 2 {
            turf.last = None;
        }
        Ok(())
    }

    /// The plan with the turfs walked whose addresses have changed.
    pub(super) fn finish(mut self, task: &Task) -> Result<Edited, EditError> {
        let stale: Vec<usize> = self.stale.iter().copied().collect();
        let walked: Result<Vec<Arc<Turf>>, EditError> = stale
            .par_iter()
            .map(|&number| match self.plan.turf(number) {
                _ if task.is_cancelled() => Err(Cancelled.into()),
                None => Ok(Arc::default()),
                Some(turf) => Ok(Arc::new(self.terrain()?.walked(&self.plan, turf)?)),
            })
            .collect();
        for (number, turf) in stale.into_iter().zip(walked?) {
            self.plan.turfs[number - 1] = turf;
        }
        while self.plan.turfs.last().is_some_and(|turf| turf.is_empty()) {
            self.plan.turfs.pop();
        }
        Ok(Edited {
            plan: self.plan,
            touched: self.touched.into_iter().collect(),
        })
    }
}

fn refuse_same_ends(number: usize, turf: &Turf) -> Result<(), EditError> {
    if 1 < turf.stops.len() && turf.first.is_some() && turf.first == turf.last {
        return Err(EditError::SameEnds(number));
    }
    Ok(())
}

//! What is open, and the addresses that no crew is sent to.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::words::Message;
use crate::field::edit::{Edit, To};
use crate::field::visits;
use crate::model::address::LeftOut;
use crate::model::project::Source;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

impl Session {
    /// What became of a list of visits, in words: what it leaves out, and how many of its codes are
    /// of no address; nothing until addresses are read.
    pub fn visits_notes(&self, source: &Source) -> Vec<Message> {
        let list = self.data().visits(source);
        let Some((visited, unknown)) = list.and_then(|list| {
            let derived = self.derived();
            Some((derived.visited.as_ref()?, derived.unknown_codes(list)?))
        }) else {
            return Vec::new();
        };
        let mut notes = vec![msg!(
            "visits-left-out",
            done = visited.count(LeftOut::Done),
            objects = visited.count(LeftOut::Objects)
        )];
        if unknown > 0 {
            notes.push(msg!("visits-unknown", n = unknown));
        }
        notes
    }

    /// By code, why no crew is sent to an address.
    pub(crate) fn left_out_by_code(&self) -> BTreeMap<&str, LeftOut> {
        let known = self.addresses().zip(self.derived().visited.as_ref());
        known.map_or_else(BTreeMap::new, |(addresses, visited)| {
            visits::by_code(addresses, visited)
        })
    }

    /// Refuses to send a crew where somebody objects.
    ///
    /// # Errors
    /// A [`Problem`] that says how many such addresses are on turfs of the plan.
    pub(crate) fn refuse_objecting(&self) -> Result<(), Problem> {
        let Some(plan) = &self.project().plan else {
            return Ok(());
        };
        let known = self.left_out_by_code();
        let objects = |address: &str| known.get(address) == Some(&LeftOut::Objects);
        let stops = plan.numbered().flat_map(|(number, turf)| {
            let stops = turf.stops.iter();
            stops.map(move |stop| (number, stop.address.as_str()))
        });
        let objecting: Vec<(usize, &str)> = stops.filter(|(_, address)| objects(address)).collect();
        match objecting.first() {
            None => Ok(()),
            Some((turf, _)) => Err(Problem {
                what: msg!("visits-objecting", n = objecting.len(), turf = *turf),
                hint: msg!(
                    "visits-objecting-hint",
                    addresses = some(objecting.iter().map(|(_, address)| *address))
                ),
            }),
        }
    }

    /// Refuses to put an address onto a turf where somebody objects.
    ///
    /// # Errors
    /// A [`Problem`] that names it.
    pub(super) fn refuse_to_bring_back(&self, edit: &Edit) -> Result<(), Problem> {
        let Edit::Move {
            addresses,
            to: To::Turf(_) | To::New,
        } = edit
        else {
            return Ok(());
        };
        let known = self.left_out_by_code();
        let objects = |address: &&String| known.get(address.as_str()) == Some(&LeftOut::Objects);
        match addresses.iter().find(objects) {
            None => Ok(()),
            Some(address) => Err(Problem {
                what: msg!("visits-not-back", address = address.as_str()),
                hint: msg!("visits-not-back-hint"),
            }),
        }
    }

    /// The plan with the reasons of addresses that were taken out of their turfs by hand, where a
    /// list of visits has one.
    pub(super) fn with_reasons(&self, mut plan: Plan) -> Arc<Plan> {
        if let Some((addresses, visited)) = self.addresses().zip(self.derived().visited.as_ref()) {
            visits::say_why(&mut plan, addresses, visited);
        }
        Arc::new(plan)
    }
}

/// The first few of some codes, with commas between them.
fn some<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 20;
    let mut codes: Vec<&str> = codes.take(SHOWN + 1).collect();
    if SHOWN < codes.len() {
        codes[SHOWN] = "…";
    }
    codes.join(",")
}

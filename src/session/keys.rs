//! Keys that would join a source, found in a job: among a country's codes that takes seconds.

use std::sync::Arc;

use crate::analysis::join::{self, Proposal};
use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::io::table::ReadTable;
use crate::model::layer::Precincts;
use crate::model::table::Table;
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;

/// What keys are tried for.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialKey {
    table: Same<ReadTable>,
    precincts: Same<Precincts>,
    /// The source that is joined instead of the precincts, and its own key.
    to: Option<(String, Option<String>)>,
}

/// Keys of one source.
#[derive(Clone, Debug)]
pub(crate) struct Tried {
    key: TrialKey,
    /// Best first; `None` while they are tried, and when that was stopped.
    found: Option<Arc<Vec<Proposal>>>,
}

impl Session {
    /// Keys that would join a source to the precincts, or to the source it is joined to, best
    /// first; `None` until they were tried, as [`Session::try_keys`] asks.
    pub fn proposals(&self, name: &str) -> Option<&Arc<Vec<Proposal>>> {
        let tried = self.tried.get(name)?;
        let key = self.trial_key(name)?;
        tried.found.as_ref().filter(|_| tried.key == key)
    }

    /// Tries keys for a source that was read, as a job, unless that is done or under way.
    pub fn try_keys(&mut self, name: &str) {
        // Asked at every frame: whether there is anything to do comes before any work.
        let known = |key: &TrialKey| self.tried.get(name).is_some_and(|tried| tried.key == *key);
        let Some(key) = self.trial_key(name).filter(|key| !known(key)) else {
            return;
        };
        let codes = match &key.to {
            None => Some(key.precincts.0.codes.clone()),
            Some((to, _)) => self.codes_of(to),
        };
        let Some(codes) = codes else {
            return;
        };
        let (words, table) = (self.place_words(), Arc::clone(&key.table.0));
        let tried = Tried {
            key: key.clone(),
            found: None,
        };
        self.tried.insert(name.to_owned(), tried);
        let name = name.to_owned();
        self.start(msg!("job-keys", name = name.as_str()), move |task| {
            let try_all = |task: &Task| -> Result<Vec<Proposal>, Cancelled> {
                let votes = table.contests.iter().flat_map(|contest| &contest.choices);
                let frame = table.table.frame.drop_many(votes.map(String::as_str));
                join::propose_near(&codes, &Table { frame }, &words, task)
            };
            Ok(Outcome::KeysTried {
                name,
                key,
                found: try_all(task).ok(),
            })
        });
    }

    /// Takes in the keys that were found.
    pub(crate) fn take_tried(&mut self, name: String, key: TrialKey, found: Vec<Proposal>) {
        let found = Some(Arc::new(found));
        self.tried.insert(name, Tried { key, found });
    }

    /// Whether keys are being tried for a source.
    pub fn is_trying_keys(&self, name: &str) -> bool {
        let label = msg!("job-keys", name = name);
        self.jobs.running().iter().any(|job| job.label == label)
    }

    /// Tries the keys again whose trial was stopped.
    pub(crate) fn try_stopped_keys(&mut self) {
        let unfound = self.tried.iter().filter(|(_, tried)| tried.found.is_none());
        let names = unfound.map(|(name, _)| name.clone());
        let stopped: Vec<String> = names.filter(|name| !self.is_trying_keys(name)).collect();
        for name in stopped {
            self.tried.remove(&name);
            self.try_keys(&name);
        }
    }

    fn trial_key(&self, name: &str) -> Option<TrialKey> {
        let project = self.project();
        let source = project.source(name)?;
        let own_key = |to: &String| project.source(to).and_then(|to| to.key.clone());
        Some(TrialKey {
            table: Same(Arc::clone(self.data().table(source)?)),
            precincts: Same(Arc::clone(self.precincts()?)),
            to: source.to.as_ref().map(|to| (to.clone(), own_key(to))),
        })
    }
}

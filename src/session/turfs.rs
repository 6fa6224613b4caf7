//! The turfs of what is open: cut out of the target, and edited by hand.

use std::sync::Arc;

use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::base::words::Message;
use crate::field::cut::{self, CutError, CutRequest};
use crate::field::edit::kept::Kept;
use crate::field::edit::{self, Edit, EditError, Edited, Terrain, To};
use crate::field::{outing, visits};
use crate::model::address::{Address, Located};
use crate::model::layer::Precincts;
use crate::model::outing::Outing;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::action::Action;
use crate::session::jobs::Outcome;
use crate::session::on_foot::LinesOnFoot;
use crate::session::problem::Problem;
use crate::session::{News, Session};

/// What a terrain is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct TerrainKey {
    addresses: Same<Vec<Address>>,
    located: Same<Located>,
    precincts: Same<Precincts>,
    lines: LinesOnFoot,
}

impl TerrainKey {
    /// Makes it: the work of a job.
    fn make(&self, task: &Task) -> Result<Terrain, Cancelled> {
        let network = self.lines.network(&self.addresses.0, task)?;
        Terrain::new(
            Arc::clone(&self.addresses.0),
            Arc::clone(&self.located.0),
            Arc::clone(&self.precincts.0),
            network,
            task,
        )
    }
}

/// What turfs are edited on, as far as it was asked for.
#[derive(Debug, Default)]
pub(super) struct Terrains {
    asked: Option<TerrainKey>,
    known: Option<(TerrainKey, Arc<Terrain>)>,
}

/// What a job made of a plan.
#[derive(Debug)]
pub struct TurfsEdited {
    /// What it was edited on, where that had to be made.
    made: Option<(TerrainKey, Arc<Terrain>)>,
    /// The plan that was edited.
    before: Arc<Plan>,
    /// What was asked for.
    edit: Edit,
    /// What came of it.
    plan: Result<Plan, Problem>,
}

impl Session {
    /// Cuts turfs, as a job, or those for an outing out of the target; the plan enters the document
    /// when it is done. Locked turfs stay as they are, and the rest is cut around them.
    ///
    /// # Errors
    /// A [`Problem`] when there are no addresses yet, or another operation has turfs there.
    pub fn cut(&mut self, request: CutRequest, outing: Option<Outing>) -> Result<(), Problem> {
        let Some(key) = self.terrain_key() else {
            return Err(no_addresses());
        };
        let codes = request.precincts.iter();
        let codes = codes.filter_map(|it| key.precincts.0.codes.get(it.index()).cloned());
        self.refuse_target(&codes.collect::<Vec<_>>())?;
        let operation = self.project().operation.name.clone();
        let scores = Arc::clone(&self.derived().scores);
        let kept = Kept::of(self.project().plan.as_deref());
        let visited = self.derived().visited.clone();
        self.start(msg!("job-cut"), move |task| {
            let addresses = &key.addresses.0;
            let network = key.lines.network(addresses, task)?;
            let network = network.as_ref();
            let codes = &key.precincts.0.codes;
            let mut rest = kept.without(addresses, &key.located.0);
            if let Some(visited) = &visited {
                visits::leave_out(&mut rest, visited, &request.precincts);
            }
            let plan = match &outing {
                None => cut::cut_on(&request, addresses, &rest, codes, network.into(), task),
                Some(outing) => {
                    let town = (&addresses[..], &rest, &codes[..]);
                    outing::plan(outing, &request, town, network, &scores.values, task)
                }
            };
            match plan {
                Err(CutError::Cancelled(stopped)) => Err(stopped),
                plan => Ok(Outcome::TurfsCut {
                    operation,
                    plan: plan
                        .map(|plan| kept.joined(plan, addresses, outing.as_ref()))
                        .map_err(|error| Problem::from(&error)),
                }),
            }
        });
        Ok(())
    }

    /// Edits the plan: at once where that takes no time, else as a job. It is a step of its own in
    /// the history.
    ///
    /// # Errors
    /// A [`Problem`] when there are no turfs or no addresses yet, or the edit does not fit; one that
    /// a job finds is told when it ends.
    pub fn edit(&mut self, edit: Edit) -> Result<(), Problem> {
        let plan = self.project().plan.clone().ok_or_else(no_turfs)?;
        self.refuse_unknown_crew(&edit)?;
        self.refuse_to_bring_back(&edit)?;
        if let Some(edited) = self.try_edit(&edit) {
            return self.apply_edit(edited?.plan, edit);
        }
        let key = self.terrain_key().ok_or_else(no_addresses)?;
        let known = self.terrain().cloned();
        self.start(said(&edit), move |task| {
            let (terrain, made) = match known {
                Some(terrain) => (terrain, None),
                None => {
                    let terrain = Arc::new(key.make(task)?);
                    (Arc::clone(&terrain), Some((key, terrain)))
                }
            };
            let edited = edit::edit(&plan, &edit, Some(&terrain), task);
            if let Err(EditError::Cancelled(stopped)) = edited {
                return Err(stopped);
            }
            let edited = edited.map_err(|error| Problem::from(&error));
            Ok(Outcome::TurfsEdited(Box::new(TurfsEdited {
                made,
                before: plan,
                edit,
                plan: edited.map(|edited| edited.plan),
            })))
        });
        Ok(())
    }

    /// What would become of the plan by an edit, where that is known in no time; `None` without a
    /// plan, before the terrain is ready, and where it takes a job.
    pub fn try_edit(&self, edit: &Edit) -> Option<Result<Edited, Problem>> {
        let plan = self.project().plan.as_ref()?;
        let terrain = self.terrain();
        if !edit.is_quick(plan) || (edit.walks() && terrain.is_none()) {
            return None;
        }
        let terrain = terrain.map(AsRef::as_ref);
        let edited = edit::edit(plan, edit, terrain, &Task::default());
        Some(edited.map_err(|error| Problem::from(&error)))
    }

    /// What turfs are edited on, once it was made for what is open now.
    pub fn terrain(&self) -> Option<&Arc<Terrain>> {
        let (key, terrain) = self.terrains.known.as_ref()?;
        (self.terrain_key().as_ref() == Some(key)).then_some(terrain)
    }

    /// Makes what turfs are edited on, as a job, unless that is done or under way.
    pub fn ready_terrain(&mut self) {
        let Some(key) = self.terrain_key() else {
            return;
        };
        if self.terrain().is_some() || self.terrains.asked.as_ref() == Some(&key) {
            return;
        }
        self.terrains.asked = Some(key.clone());
        self.start(msg!("job-terrain"), move |task| {
            let terrain = key.make(task).ok().map(Arc::new);
            Ok(Outcome::TerrainMade { key, terrain })
        });
    }

    pub(super) fn take_terrain(
        &mut self,
        label: Message,
        key: TerrainKey,
        terrain: Option<Arc<Terrain>>,
    ) {
        match terrain {
            Some(terrain) => self.terrains.known = Some((key, terrain)),
            None => self.news.push(News::Stopped(label)),
        }
    }

    /// Has it made again, where that was stopped.
    pub(super) fn forget_stopped_terrain(&mut self) {
        let known = self.terrains.known.as_ref().map(|(key, _)| key);
        self.terrains.asked = known.cloned();
    }

    /// A job's plan enters the document by the same door as a click, if the operation that it was
    /// cut for is still at hand.
    pub(super) fn take_cut(&mut self, operation: &str, plan: Result<Plan, Problem>) {
        let cut = plan.and_then(|plan| {
            let turfs = plan.numbered().count();
            if operation != self.project().operation.name {
                return Err(Problem {
                    what: msg!("ops-overtaken"),
                    hint: msg!("edit-overtaken-hint"),
                });
            }
            self.apply(Action::SetPlan(Some(Arc::new(plan))))?;
            Ok(turfs)
        });
        self.news.push(match cut {
            Ok(turfs) => News::Done(msg!("news-turfs-cut", turfs = turfs)),
            Err(problem) => News::Failed(problem),
        });
    }

    /// Takes in what a job made of a plan, unless that has changed meanwhile.
    pub(super) fn take_edited(&mut self, edited: TurfsEdited) {
        if edited.made.is_some() {
            self.terrains.known = edited.made;
        }
        let now = self.project().plan.as_ref();
        let done = if now.is_some_and(|now| Arc::ptr_eq(now, &edited.before)) {
            let plan = edited.plan;
            plan.and_then(|plan| self.apply_edit(plan, edited.edit))
        } else {
            Err(Problem {
                what: msg!("edit-overtaken"),
                hint: msg!("edit-overtaken-hint"),
            })
        };
        if let Err(problem) = done {
            self.news.push(News::Failed(problem));
        }
    }

    /// A turf is given to a crew that the operation has.
    fn refuse_unknown_crew(&self, edit: &Edit) -> Result<(), Problem> {
        let crews = &self.project().operation.crews;
        match edit {
            Edit::Give { crew, .. } if !crew.trim().is_empty() => {
                let known = crews.iter().any(|it| it.name == crew.trim());
                known.then_some(()).ok_or_else(|| Problem {
                    what: msg!("crews-unknown", crew = crew.trim()),
                    hint: msg!("crews-unknown-hint"),
                })
            }
            _ => Ok(()),
        }
    }

    fn apply_edit(&mut self, plan: Plan, edit: Edit) -> Result<(), Problem> {
        self.end_gesture();
        let plan = self.with_reasons(plan);
        self.apply(Action::EditPlan { plan, edit })
    }

    fn terrain_key(&self) -> Option<TerrainKey> {
        Some(TerrainKey {
            addresses: Same(Arc::clone(self.addresses()?)),
            located: Same(Arc::clone(self.derived().located.as_ref()?)),
            precincts: Same(Arc::clone(self.precincts()?)),
            lines: self.lines_on_foot(),
        })
    }
}

fn no_addresses() -> Problem {
    Problem {
        what: msg!("problem-no-addresses"),
        hint: msg!("problem-no-addresses-hint"),
    }
}

fn no_turfs() -> Problem {
    Problem {
        what: msg!("problem-no-turfs"),
        hint: msg!("problem-no-turfs-hint"),
    }
}

/// What an edit is called.
pub(crate) fn said(edit: &Edit) -> Message {
    match edit {
        Edit::Move { addresses, to } => {
            let n = addresses.len();
            match to {
                To::Turf(turf) => msg!("edit-action-move", n = n, turf = *turf),
                To::New => msg!("edit-action-new", n = n),
                To::Out => msg!("edit-action-out", n = n),
            }
        }
        Edit::Merge(turfs) => {
            let turfs: Vec<String> = turfs.iter().map(ToString::to_string).collect();
            msg!("edit-action-merge", turfs = turfs.join(", "))
        }
        Edit::Split { turf, parts } => msg!("edit-action-split", n = *turf, parts = *parts),
        Edit::Rename { turf, .. } => msg!("edit-action-rename", n = *turf),
        Edit::Tag { turf, .. } | Edit::Untag { turf, .. } => msg!("crews-action-tag", n = *turf),
        Edit::Give { turf, .. } => msg!("crews-action-give", n = *turf),
        Edit::Lock { turf, locked: true } => msg!("edit-action-lock", n = *turf),
        Edit::Lock { turf, .. } => msg!("edit-action-unlock", n = *turf),
        Edit::First { turf, .. } => msg!("edit-action-first", n = *turf),
        Edit::Last { turf, .. } => msg!("edit-action-last", n = *turf),
        Edit::Reverse(turf) => msg!("edit-action-reverse", n = *turf),
    }
}

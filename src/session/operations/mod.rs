//! The operations of a project: the one at hand, and those beside it.

mod apart;

use std::sync::Arc;

use crate::base::text::natural;
use crate::base::words::Message;
use crate::model::operation::Operation;
use crate::model::project::{Project, Shelved};
use crate::model::turf::Plan;
use crate::msg;
use crate::session::operations::apart::{refuse_plan, refuse_turfs_of};
use crate::session::problem::Problem;

/// A change of which operations there are, or of which is at hand; they go by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operations {
    /// Begins a new one, and goes to it.
    Add(String),
    /// Goes to another.
    Use(String),
    /// Says that one is over: its precincts are free for others.
    Close(String),
    /// Says that one is not over.
    Reopen(String),
    /// Begins another with the words and crews of the one at hand, without its turfs and plans, and
    /// goes to it.
    Duplicate(String),
    /// Takes one out, with its turfs and the plans kept aside for it.
    Remove(String),
}

impl Operations {
    /// Makes the change.
    ///
    /// # Errors
    /// A [`Problem`] when there is no such operation, its name is taken or empty, or its turfs lie
    /// where another's do.
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Problem> {
        match self {
            Self::Add(name) => {
                let Operation {
                    campaign,
                    contact,
                    voters_per_door,
                    snap_metres,
                    done_days,
                    ..
                } = Operation::clone(&project.operation);
                let operation = Operation {
                    name: free_name(project, &name)?,
                    campaign,
                    contact,
                    voters_per_door,
                    snap_metres,
                    done_days,
                    ..Operation::default()
                };
                begin(project, operation);
            }
            Self::Duplicate(name) => {
                let operation = Operation {
                    name: free_name(project, &name)?,
                    printed: Vec::new(),
                    ..Operation::clone(&project.operation)
                };
                begin(project, operation);
            }
            Self::Use(name) => {
                if project.operation.name != name {
                    let place = place(project, &name)?;
                    let shelved = Arc::clone(&project.others[place]);
                    let before = take_up(project, &shelved);
                    project.others[place] = Arc::new(before);
                }
            }
            Self::Close(name) => set_closed(project, &name, true)?,
            Self::Reopen(name) => {
                set_closed(project, &name, false)?;
                refuse_turfs_of(project, &name)?;
            }
            Self::Remove(name) => remove(project, &name)?,
        }
        Ok(())
    }

    /// What undo calls it.
    pub(super) fn label(&self) -> Message {
        match self {
            Self::Add(name) => msg!("ops-action-add", name = name.as_str()),
            Self::Use(name) => msg!("ops-action-use", name = name.as_str()),
            Self::Close(name) => msg!("ops-action-close", name = name.as_str()),
            Self::Reopen(name) => msg!("ops-action-reopen", name = name.as_str()),
            Self::Duplicate(name) => msg!("ops-action-duplicate", name = name.as_str()),
            Self::Remove(name) => msg!("ops-action-remove", name = name.as_str()),
        }
    }
}

/// Puts the operation at hand aside, and a new one in its place.
fn begin(project: &mut Project, operation: Operation) {
    let begun = Shelved {
        operation: Arc::new(operation),
        ..Shelved::default()
    };
    let before = take_up(project, &begun);
    project.others.push(Arc::new(before));
}

/// Goes to an operation, and gives the one that was at hand.
fn take_up(project: &mut Project, shelved: &Shelved) -> Shelved {
    Shelved {
        operation: std::mem::replace(&mut project.operation, Arc::clone(&shelved.operation)),
        plan: std::mem::replace(&mut project.plan, shelved.plan.clone()),
        alternatives: std::mem::replace(&mut project.alternatives, shelved.alternatives.clone()),
        closed: std::mem::replace(&mut project.closed, shelved.closed),
    }
}

/// The place of an operation among those beside the one at hand.
fn place(project: &Project, name: &str) -> Result<usize, Problem> {
    let mut others = project.others.iter();
    others
        .position(|other| other.operation.name == name)
        .ok_or_else(|| Problem {
            what: msg!("ops-no-such", name = name),
            hint: msg!("ops-no-such-hint", known = names(project).join(", ")),
        })
}

fn names(project: &Project) -> Vec<&str> {
    let at_hand = [project.operation.name.as_str()].into_iter();
    let others = project.others.iter();
    let names = at_hand.chain(others.map(|other| other.operation.name.as_str()));
    names.filter(|name| !name.is_empty()).collect()
}

/// A name without spaces around it that no operation has.
fn free_name(project: &Project, name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Problem {
            what: msg!("ops-no-name"),
            hint: msg!("ops-no-name-hint"),
        });
    }
    if names(project).contains(&name) {
        return Err(taken(name));
    }
    Ok(name.to_owned())
}

fn taken(name: &str) -> Problem {
    Problem {
        what: msg!("ops-taken", name = name),
        hint: msg!("ops-taken-hint"),
    }
}

/// Changes what is said of the operation at hand.
///
/// # Errors
/// A [`Problem`] when one of the others has its name.
pub(super) fn put(project: &mut Project, operation: Operation) -> Result<(), Problem> {
    let mut others = project.others.iter();
    if others.any(|other| other.operation.name == operation.name) {
        return Err(taken(&operation.name));
    }
    project.operation = Arc::new(operation);
    Ok(())
}

/// Gives the operation at hand its turfs, or none.
///
/// # Errors
/// A [`Problem`] when it is over, or a live operation beside it has turfs there.
pub(super) fn put_plan(project: &mut Project, plan: Option<Arc<Plan>>) -> Result<(), Problem> {
    if let Some(plan) = &plan {
        refuse_plan(project, plan)?;
    }
    project.plan = plan;
    Ok(())
}

fn set_closed(project: &mut Project, name: &str, closed: bool) -> Result<(), Problem> {
    if project.operation.name == name {
        project.closed = closed;
        return Ok(());
    }
    let place = place(project, name)?;
    Arc::make_mut(&mut project.others[place]).closed = closed;
    Ok(())
}

/// Takes an operation out. In place of the one at hand comes the first beside it that is not over,
/// else the first, else an empty one.
fn remove(project: &mut Project, name: &str) -> Result<(), Problem> {
    if project.operation.name != name {
        let place = place(project, name)?;
        project.others.remove(place);
        return Ok(());
    }
    let live = project.others.iter().position(|other| !other.closed);
    let next = if project.others.is_empty() {
        Arc::default()
    } else {
        project.others.remove(live.unwrap_or_default())
    };
    take_up(project, &next);
    Ok(())
}

/// An operation of the project, for whoever lists them.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// Its turfs, once cut.
    pub plan: Option<&'a Plan>,
    /// Whether it is over.
    pub closed: bool,
    /// Whether it is the one at hand.
    pub at_hand: bool,
}

/// All operations of a project, by their names.
pub fn listed(project: &Project) -> Vec<Listed<'_>> {
    let at_hand = Listed {
        operation: &project.operation,
        plan: project.plan.as_deref(),
        closed: project.closed,
        at_hand: true,
    };
    let others = project.others.iter().map(|other| Listed {
        operation: &other.operation,
        plan: other.plan.as_deref(),
        closed: other.closed,
        at_hand: false,
    });
    let mut listed: Vec<Listed<'_>> = [at_hand].into_iter().chain(others).collect();
    listed.sort_by(|a, b| natural(&a.operation.name, &b.operation.name));
    listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Code;
    use crate::session::action::Action;
    use crate::session::history::History;

    fn plan(stops: &[(&str, &str)]) -> Arc<Plan> {
        use crate::model::turf::{Footing, Stop, Turf, TurfSize};
        let stop = |&(address, precinct): &(&str, &str)| Stop {
            address: address.to_owned(),
            precinct: Code(precinct.to_owned()),
            doors: 1,
            share: None,
        };
        let turf = Turf {
            stops: stops.iter().map(stop).collect(),
            ..Turf::default()
        };
        Arc::new(Plan {
            target: "all".to_owned(),
            size: TurfSize::Doors(1),
            seed: 1,
            turfs: vec![Arc::new(turf)],
            starts: Vec::new(),
            left_out: Vec::new(),
            outside_target: 0,
            footing: Footing::Straight(1.3),
        })
    }

    fn named(change: fn(String) -> Operations, name: &str) -> Action {
        Action::Operations(change(name.to_owned()))
    }

    /// An operation `A` with turfs in precincts 1 and 2, and `B` at hand.
    fn two() -> History {
        let mut project = Project::default();
        Arc::make_mut(&mut project.operation).name = "A".to_owned();
        Arc::make_mut(&mut project.operation).campaign = "Ours".to_owned();
        let mut history = History::starting_with(project);
        let turfs = plan(&[("a", "1"), ("b", "2")]);
        history.apply(Action::SetPlan(Some(turfs))).unwrap();
        history.apply(named(Operations::Add, " B ")).unwrap();
        history
    }

    fn refused(done: Result<(), Problem>) -> &'static str {
        done.unwrap_err().what.key()
    }

    #[test]
    fn operations_are_begun_used_and_undone() {
        let mut history = two();
        let now = history.present();
        assert_eq!(
            (&*now.operation.name, &*now.operation.campaign),
            ("B", "Ours")
        );
        assert!(now.plan.is_none());
        assert_eq!(now.others.len(), 1);
        history.apply(named(Operations::Use, "A")).unwrap();
        assert!(history.present().plan.is_some(), "with its turfs");
        history.apply(named(Operations::Duplicate, "C")).unwrap();
        assert!(history.present().plan.is_none());
        let names = |history: &History| {
            let listed = listed(history.present());
            let names = listed.iter().map(|it| it.operation.name.clone());
            names.collect::<Vec<_>>()
        };
        assert_eq!(names(&history), ["A", "B", "C"]);
        history.apply(named(Operations::Remove, "C")).unwrap();
        assert_eq!(names(&history), ["A", "B"]);
        for key in ["remove", "duplicate", "use", "add"] {
            assert_eq!(history.undo().unwrap().key(), format!("ops-action-{key}"));
        }
        assert_eq!(names(&history), ["A"]);
        assert!(history.present().plan.is_some());
    }

    #[test]
    fn a_name_is_of_one_operation() {
        let mut history = two();
        assert_eq!(
            refused(history.apply(named(Operations::Add, "A"))),
            "ops-taken"
        );
        assert_eq!(
            refused(history.apply(named(Operations::Add, " "))),
            "ops-no-name"
        );
        assert_eq!(
            refused(history.apply(named(Operations::Use, "Z"))),
            "ops-no-such"
        );
        let mut renamed = Operation::clone(&history.present().operation);
        renamed.name = "A".to_owned();
        let renamed = history.apply(Action::SetOperation(renamed));
        assert_eq!(refused(renamed), "ops-taken");
    }

    #[test]
    fn turfs_of_two_live_operations_share_no_precinct_and_no_address() {
        let mut history = two();
        for shared in [("c", "2"), ("b", "3")] {
            let refusal = history.apply(Action::SetPlan(Some(plan(&[shared, ("d", "4")]))));
            let problem = refusal.unwrap_err();
            let wanted = msg!("ops-shared", name = "A", n = 1_usize, precincts = shared.1);
            assert_eq!(problem.what, wanted);
        }
        history.apply(named(Operations::Close, "A")).unwrap();
        let turfs = plan(&[("c", "2"), ("d", "4")]);
        history.apply(Action::SetPlan(Some(turfs))).unwrap();
        assert_eq!(
            refused(history.apply(named(Operations::Reopen, "A"))),
            "ops-shared"
        );
        history.apply(named(Operations::Close, "B")).unwrap();
        history.apply(named(Operations::Reopen, "A")).unwrap();
        let cut = history.apply(Action::SetPlan(Some(plan(&[("d", "4")]))));
        assert_eq!(refused(cut), "ops-is-closed");
    }

    #[test]
    fn the_last_operation_leaves_an_empty_one() {
        let mut history = two();
        for name in ["B", "A"] {
            history.apply(named(Operations::Remove, name)).unwrap();
        }
        assert_eq!(*history.present().operation, Operation::default());
        assert!(history.present().plan.is_none());
    }
}

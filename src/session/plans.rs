//! Plans of the operation at hand kept aside, to be compared with its turfs.

use std::sync::Arc;

use crate::base::words::Words;
use crate::model::alternative::{Alternative, MOST};
use crate::model::project::Project;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::action::no_such;
use crate::session::operations;
use crate::session::problem::Problem;

/// Keeps the current plan under a name.
pub(super) fn keep(project: &mut Project, name: &str) -> Result<(), Problem> {
    let plan = project.plan.clone().ok_or_else(|| Problem {
        what: msg!("problem-no-turfs"),
        hint: msg!("problem-no-turfs-hint"),
    })?;
    let name = name.trim();
    if name.is_empty() || named(project, name).is_some() {
        return Err(Problem {
            what: msg!("plans-name-taken", name = name),
            hint: msg!("plans-name-taken-hint"),
        });
    }
    if project.alternatives.len() >= MOST {
        return Err(Problem {
            what: msg!("plans-too-many", n = MOST),
            hint: msg!("plans-too-many-hint"),
        });
    }
    let name = name.to_owned();
    let kept = Arc::new(Alternative { name, plan });
    project.alternatives.push(kept);
    Ok(())
}

/// Makes a plan that was kept the current one; the one there was is kept under a name of its own,
/// unless it is kept already.
pub(super) fn take_up(project: &mut Project, name: &str, aside: &str) -> Result<(), Problem> {
    let wanted = named(project, name).ok_or_else(|| no_such(name))?;
    let wanted = Arc::clone(&wanted.plan);
    let lost = project
        .plan
        .as_ref()
        .is_some_and(|plan| !is_kept(project, plan));
    if lost {
        keep(project, aside)?;
    }
    operations::put_plan(project, Some(wanted))
}

/// Forgets a plan that was kept.
pub(super) fn drop_kept(project: &mut Project, name: &str) -> Result<(), Problem> {
    let place = project.alternatives.iter().position(|it| it.name == name);
    let place = place.ok_or_else(|| no_such(name))?;
    project.alternatives.remove(place);
    Ok(())
}

/// The plan kept under a name.
pub fn named<'a>(project: &'a Project, name: &str) -> Option<&'a Arc<Alternative>> {
    project.alternatives.iter().find(|it| it.name == name)
}

/// Whether a plan is kept as it is.
pub fn is_kept(project: &Project, plan: &Arc<Plan>) -> bool {
    let mut kept = project.alternatives.iter();
    kept.any(|it| is_same(&it.plan, plan))
}

/// Whether two plans are the same in all.
pub fn is_same(one: &Arc<Plan>, other: &Arc<Plan>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

/// A name for a plan that has none: `Plan 1`, or the first that is free.
pub fn free_name(project: &Project, words: &Words) -> String {
    let mut n = 1_usize;
    loop {
        let name = words.say(&msg!("plans-usual-name", n = n));
        if named(project, &name).is_none() {
            return name;
        }
        n += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::operation::Operation;
    use crate::model::turf::{Footing, TurfSize};
    use crate::session::action::Action;
    use crate::session::history::History;
    use crate::session::operations::Operations;

    fn cut(doors: u32) -> Action {
        Action::SetPlan(Some(Arc::new(Plan {
            target: "all".to_owned(),
            size: TurfSize::Doors(doors),
            seed: 1,
            turfs: Vec::new(),
            starts: Vec::new(),
            left_out: Vec::new(),
            outside_target: 0,
            footing: Footing::Straight(1.3),
        })))
    }

    fn keep(name: &str) -> Action {
        Action::KeepPlan(name.to_owned())
    }

    fn change(change: fn(String) -> Operations, name: &str) -> Action {
        Action::Operations(change(name.to_owned()))
    }

    fn kept(history: &History) -> Vec<&str> {
        let kept = history.present().alternatives.iter();
        kept.map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn plans_kept_aside_are_of_the_operation_they_were_cut_for() {
        let mut history = History::starting_with(Project {
            operation: Arc::new(Operation {
                name: "A".to_owned(),
                ..Operation::default()
            }),
            ..Project::default()
        });
        history.apply(cut(40)).unwrap();
        history.apply(keep("By doors")).unwrap();
        history.apply(change(Operations::Add, "B")).unwrap();
        assert!(kept(&history).is_empty());
        history.apply(cut(60)).unwrap();
        history.apply(keep("By doors")).unwrap();
        history.apply(keep("Other")).unwrap();
        let in_b = Arc::clone(&history.present().alternatives[0]);
        history.apply(change(Operations::Use, "A")).unwrap();
        assert_eq!(kept(&history), ["By doors"], "a name is free in each");
        assert_ne!(history.present().alternatives[0], in_b);
        history.apply(change(Operations::Duplicate, "C")).unwrap();
        assert!(kept(&history).is_empty(), "no turfs, and no plans");
        history.apply(change(Operations::Use, "B")).unwrap();
        assert_eq!(kept(&history), ["By doors", "Other"]);
        history.apply(change(Operations::Remove, "B")).unwrap();
        assert_ne!(kept(&history), ["By doors", "Other"]);
        history.undo().unwrap();
        assert_eq!(kept(&history), ["By doors", "Other"]);
    }
}

//! Live operations keep apart: no precinct and no address is on turfs of two of them.

use std::collections::BTreeSet;

use crate::base::text::natural;
use crate::model::layer::Code;
use crate::model::project::Project;
use crate::model::turf::Plan;
use crate::msg;
use crate::session::Session;
use crate::session::operations::place;
use crate::session::problem::Problem;

/// The turfs of an operation, and the live ones that it is seen beside.
type Beside<'a> = (Option<&'a Plan>, Vec<(&'a str, &'a Plan)>);

/// An operation's turfs, and those of all others that are not over, by their names.
fn seen_from<'a>(project: &'a Project, name: &str) -> Result<Beside<'a>, Problem> {
    let at_hand = (!project.closed).then_some((&project.operation, &project.plan));
    let others = project.others.iter().filter(|other| !other.closed);
    let others = others.map(|other| (&other.operation, &other.plan));
    let live = others.chain(at_hand);
    let beside = live.filter_map(|(operation, plan)| {
        let plan = plan.as_deref()?;
        (operation.name != name).then_some((operation.name.as_str(), plan))
    });
    let plan = if project.operation.name == name {
        &project.plan
    } else {
        &project.others[place(project, name)?].plan
    };
    Ok((plan.as_deref(), beside.collect()))
}

/// Refuses turfs for the operation at hand that lie where a live operation beside it has turfs.
///
/// # Errors
/// A [`Problem`] that names that operation and the precincts; or that the one at hand is over.
pub(super) fn refuse_plan(project: &Project, plan: &Plan) -> Result<(), Problem> {
    refuse_closed(project)?;
    if project.others.is_empty() {
        return Ok(());
    }
    let (_, others) = seen_from(project, &project.operation.name)?;
    refuse_shared(Some(plan), others)
}

fn refuse_closed(project: &Project) -> Result<(), Problem> {
    if !project.closed {
        return Ok(());
    }
    let name = project.operation.name.as_str();
    Err(Problem {
        what: msg!("ops-is-closed", name = name),
        hint: msg!("ops-is-closed-hint"),
    })
}

fn refuse_shared(plan: Option<&Plan>, others: Vec<(&str, &Plan)>) -> Result<(), Problem> {
    let Some(plan) = plan else {
        return Ok(());
    };
    let stops = |plan: &Plan| {
        let stops = plan.turfs.iter().flat_map(|turf| &turf.stops);
        let (addresses, precincts): (BTreeSet<String>, BTreeSet<Code>) = stops
            .map(|stop| (stop.address.clone(), stop.precinct.clone()))
            .unzip();
        (addresses, precincts)
    };
    for (name, other) in others {
        let (addresses, precincts) = stops(other);
        let here = plan.turfs.iter().flat_map(|turf| &turf.stops);
        let shared = here
            .filter(|stop| precincts.contains(&stop.precinct) || addresses.contains(&stop.address));
        refuse(name, shared.map(|stop| &stop.precinct).collect())?;
    }
    Ok(())
}

/// Refuses precincts that a live operation has turfs in, if there are any.
fn refuse(operation: &str, shared: BTreeSet<&Code>) -> Result<(), Problem> {
    /// How many precincts are named.
    const NAMED: usize = 3;
    if shared.is_empty() {
        return Ok(());
    }
    let count = shared.len();
    let mut codes: Vec<&str> = shared.into_iter().map(|code| code.0.as_str()).collect();
    codes.sort_by(|a, b| natural(a, b));
    if NAMED < count {
        codes.truncate(NAMED);
        codes.push("…");
    }
    Err(Problem {
        what: msg!(
            "ops-shared",
            name = operation,
            n = count,
            precincts = codes.join(", ")
        ),
        hint: msg!("ops-shared-hint", name = operation),
    })
}

/// Refuses the turfs of an operation that lie where another live one has turfs.
///
/// # Errors
/// A [`Problem`] that names that operation and the precincts.
pub(super) fn refuse_turfs_of(project: &Project, name: &str) -> Result<(), Problem> {
    let (plan, others) = seen_from(project, name)?;
    refuse_shared(plan, others)
}

impl Session {
    /// Refuses to cut precincts that a live operation beside this one has turfs in.
    ///
    /// # Errors
    /// A [`Problem`] that names that operation and the precincts; or that this one is over.
    pub(in crate::session) fn refuse_target(&self, target: &[Code]) -> Result<(), Problem> {
        let project = self.project();
        refuse_closed(project)?;
        let (_, others) = seen_from(project, &project.operation.name)?;
        let target: BTreeSet<&Code> = target.iter().collect();
        for (name, other) in others {
            let theirs = other.turfs.iter().flat_map(|turf| &turf.stops);
            let theirs: BTreeSet<&Code> = theirs.map(|stop| &stop.precinct).collect();
            refuse(name, target.intersection(&theirs).copied().collect())?;
        }
        Ok(())
    }
}

//! The best doors that crews can do on the evenings they have, from where they meet.

mod ways;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::base::units::Minutes;
use crate::base::words::Message;
use crate::field::cut::{self, CutError, CutRequest, Underfoot};
use crate::field::network::Network;
use crate::field::outing::ways::Ways;
use crate::model::address::{Address, LeftOut, Located};
use crate::model::layer::Code;
use crate::model::outing::Outing;
use crate::model::turf::{Plan, Stop, Turf, TurfSize};
use crate::msg;

/// Less of the time than this is not worth another cut.
const WORTH_IT: f64 = 0.03;
/// Far from everything, this share of the time is still for doors.
const AT_DOORS: f64 = 0.25;

/// Cuts the target of a request into turfs of one evening each, and keeps those that are worth
/// most for the crews there are: the sum of the precinct's worth over the doors that there is time
/// for, the way there and back included. On each evening
/// all crews have a turf, the best on the first; turfs begin at their end nearer to a meeting
/// point, and their time includes the way there and back. Addresses of other turfs, and those at
/// the end of a turf for which no time is left, are left out as [`LeftOut::Later`].
///
/// Buildings that take longer than an evening are shared out. The size in the
/// request does not count. `worth` has one entry per precinct, NaN for none: it counts as the
/// least, and when no precinct has any, all are worth the same.
///
/// # Errors
/// [`CutError`] when there is nothing to walk, when it takes all the time to get there, or when
/// `task` was cancelled.
pub fn plan(
    outing: &Outing,
    request: &CutRequest,
    (addresses, located, codes): (&[Address], &Located, &[Code]),
    network: Option<&Network>,
    worth: &[f64],
    task: &Task,
) -> Result<Plan, CutError> {
    let cut = |minutes: f64, task: &Task| {
        let request = CutRequest {
            size: TurfSize::Minutes(minutes),
            ..request.clone()
        };
        let underfoot = Underfoot::from(network);
        cut::cut_on(&request, addresses, located, codes, underfoot, task)
    };
    let ways = Ways::new(&outing.starts, addresses, network);
    let worth = Worth::new(codes, worth);
    // A second cut is usual: the first is half of the work.
    let whole = cut(outing.minutes(), &task.part(0, 2))?;
    ways.reach(outing, &whole)?;
    let done = best(outing, &whole, &ways, &worth, task)?;
    let (plan, done) = match shorter(outing, &whole, &done, &ways) {
        Some(minutes) => {
            let plan = cut(minutes, &task.part(1, 2))?;
            let done = best(outing, &plan, &ways, &worth, task)?;
            (plan, done)
        }
        None => (whole, done),
    };
    Ok(choose(outing, plan, done))
}

/// What a crew gets done of a turf in an evening.
struct Done {
    walked: Turf,
    /// The stops for which there is no time.
    left: Vec<Stop>,
    /// What the doors are worth that there is time for.
    worth: f64,
}

/// What crews get done of each turf of a plan in an evening, the best first; equals in the order
/// of the plan.
fn best(
    outing: &Outing,
    plan: &Plan,
    ways: &Ways<'_>,
    worth: &Worth<'_>,
    task: &Task,
) -> Result<Vec<Done>, CutError> {
    let minutes = outing.minutes();
    let done = plan.turfs.par_iter().map(|turf| {
        if task.is_cancelled() {
            return Err(Cancelled);
        }
        let (walked, left) = ways.in_time(turf, minutes);
        // Of one stop that takes longer with the way, as much as the evening is long.
        let share = (minutes / walked.time.0).min(1.0);
        Ok(Done {
            worth: share * worth.of(&walked),
            walked,
            left,
        })
    });
    let mut done = done.collect::<Result<Vec<Done>, Cancelled>>()?;
    done.sort_by(|one, other| other.worth.total_cmp(&one.worth));
    Ok(done)
}

/// The minutes to cut by instead, when a plan cut by all the time of an evening leaves crews
/// without a turf or no time for the way there and back; `None` when it fits as it is.
fn shorter(outing: &Outing, plan: &Plan, best: &[Done], ways: &Ways<'_>) -> Option<f64> {
    let kept = &best[..best.len().min(outing.turfs())];
    let way = kept.iter().map(|done| ways.there_and_back(&done.walked).0);
    let way = way.sum::<f64>() / kept.len().max(1) as f64;
    let at_doors = (outing.minutes() - way).max(AT_DOORS * outing.minutes());
    let all: f64 = plan.turfs.iter().map(|turf| turf.time.0).sum();
    if plan.turfs.len() < outing.crews() {
        return Some(at_doors.min(all / outing.crews() as f64));
    }
    (way > WORTH_IT * outing.minutes()).then_some(at_doors)
}

/// The best turfs for all crews and evenings, as they are walked; the rest for later.
fn choose(outing: &Outing, plan: Plan, best: Vec<Done>) -> Plan {
    let mut turfs = Vec::new();
    let mut left_out = plan.left_out;
    for (place, done) in best.into_iter().enumerate() {
        let mut later = done.left;
        if place < outing.turfs() {
            let evening = place / outing.crews() + 1;
            turfs.push(Arc::new(Turf {
                evening: u32::try_from(evening).unwrap_or(u32::MAX),
                ..done.walked
            }));
        } else {
            later.extend(done.walked.stops);
        }
        left_out.extend(later.into_iter().map(|stop| (LeftOut::Later, stop.address)));
    }
    left_out.sort_unstable();
    left_out.dedup();
    Plan {
        turfs,
        left_out,
        starts: outing.starts.clone(),
        ..plan
    }
}

/// A turf as it is walked by a crew that comes from where crews meet: begun at its end nearer to
/// there, unless it is to begin or end at an address of its own, and with the way there and back
/// in its time.
pub(crate) fn from_meeting(
    turf: Turf,
    starts: &[(f64, f64)],
    addresses: &[Address],
    network: Option<&Network>,
) -> Turf {
    let ways = Ways::new(starts, addresses, network);
    if turf.first.is_none() && turf.last.is_none() {
        return ways.in_time(&turf, f64::INFINITY).0;
    }
    let time = Minutes(turf.time.0 + ways.there_and_back(&turf).0);
    Turf { time, ..turf }
}

/// What the doors of each precinct are worth.
struct Worth<'a>(HashMap<&'a str, f64>);

impl<'a> Worth<'a> {
    fn new(codes: &'a [Code], worth: &[f64]) -> Self {
        let known = worth.iter().copied().filter(|worth| !worth.is_nan());
        let least = known.fold(f64::INFINITY, f64::min);
        // A door adds to its turf, whatever its score.
        let base = if least.is_finite() {
            least.min(0.0)
        } else {
            -1.0
        };
        let of = |&worth: &f64| if worth.is_nan() { least } else { worth };
        let worth = worth
            .iter()
            .map(of)
            .map(|worth| if worth.is_finite() { worth - base } else { 1.0 });
        Self(
            codes
                .iter()
                .map(|code| code.0.as_str())
                .zip(worth)
                .collect(),
        )
    }

    fn of(&self, turf: &Turf) -> f64 {
        let stops = turf.stops.iter();
        stops
            .map(|stop| {
                let worth = self.0.get(stop.precinct.0.as_str());
                f64::from(stop.doors) * worth.copied().unwrap_or_default()
            })
            .sum()
    }
}

/// What crews do on each evening of a plan, a line for each; none where it has no evenings.
pub fn evenings(plan: &Plan) -> Vec<Message> {
    let last = plan.turfs.iter().map(|turf| turf.evening).max();
    (1..=last.unwrap_or_default())
        .map(|evening| {
            let turfs = plan.turfs.iter().filter(|turf| turf.evening == evening);
            let longest = turfs.clone().map(|turf| turf.time.0).fold(0.0, f64::max);
            let doors: u64 = turfs.clone().map(|turf| turf.doors()).sum();
            msg!(
                "turf-evening",
                n = u64::from(evening),
                turfs = turfs.count(),
                doors = doors,
                minutes = (longest, 0)
            )
        })
        .collect()
}

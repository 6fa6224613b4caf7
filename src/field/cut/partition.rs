//! Stops shared out among turfs.

use crate::base::task::{Cancelled, Task};
use crate::field::cut::balance::Parts;
use crate::field::cut::bisect::{self, Parted};
use crate::field::cut::links::Links;
use crate::field::cut::stops::Stops;
use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::model::turf::TurfSize;

/// An address this large, as a share of a turf, is a turf of its own.
const ALONE: f64 = 0.85;
/// What turfs are evened out to where that leaves them in one piece.
const EVEN: f64 = 0.08;
/// What they are evened out to at any price.
const LEAST_EVEN: f64 = 0.14;

/// Groups of stops, by index, one group per turf.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn partition(
    stops: &Stops,
    size: TurfSize,
    pace: &Pace,
    _seed: u64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let (weights, share): (Vec<f64>, f64) = match size {
        TurfSize::Doors(doors) => (
            stops.doors.iter().map(|&doors| f64::from(doors)).collect(),
            f64::from(doors.max(1)),
        ),
        TurfSize::Minutes(minutes) => (
            stops
                .doors
                .iter()
                .map(|&doors| f64::from(doors) * pace.at_a_door())
                .collect(),
            minutes.max(1.0),
        ),
    };
    by_weight(stops, &weights, share, task)
}

/// Groups of about `share` weight each.
fn by_weight(
    stops: &Stops,
    weights: &[f64],
    share: f64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let (alone, rest): (Vec<usize>, Vec<usize>) =
        (0..stops.len()).partition(|&stop| weights[stop] >= ALONE * share);
    let mut groups: Vec<Vec<usize>> = alone.iter().map(|&stop| vec![stop]).collect();
    let total: f64 = rest.iter().map(|&stop| weights[stop]).sum();
    let turfs = turfs_for(total, share, groups.is_empty());
    if turfs == 0 {
        // Too little for a turf: each goes with the nearest large building.
        for stop in rest {
            let near = |&place: &usize| straight(stops.spots[alone[place]], stops.spots[stop]);
            let nearest = (0..alone.len()).min_by(|a, b| near(a).total_cmp(&near(b)));
            groups[nearest.unwrap_or_default()].push(stop);
        }
        return Ok(groups);
    }
    let rest = stops.only(&rest);
    let weights: Vec<f64> = rest.1.iter().map(|&stop| weights[stop]).collect();
    let links = Links::new(&rest.0);
    let whole = Parted {
        links: &links,
        weights: &weights,
        spots: &rest.0.spots,
    };
    let part = bisect::bisect(whole, turfs, task)?;
    let mut parts = Parts::new(&links, &weights, part, turfs);
    parts.gather();
    parts.even(EVEN, false);
    parts.even(LEAST_EVEN, true);
    let first = groups.len();
    groups.resize(first + turfs, Vec::new());
    for (place, &part) in parts.part.iter().enumerate() {
        groups[first + part as usize].push(rest.1[place]);
    }
    groups.retain(|group| !group.is_empty());
    Ok(groups)
}

/// How many turfs a weight makes; none only where there are others to join.
fn turfs_for(total: f64, share: f64, at_least_one: bool) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small whole number"
    )]
    let turfs = (total / share).round() as usize;
    turfs.max(usize::from(at_least_one))
}

//! Stops shared out among turfs: one group per turf.

use crate::base::task::{Cancelled, Task};
use crate::base::units::Metres;
use crate::field::cut::balance::Parts;
use crate::field::cut::bisect::{self, Parted};
use crate::field::cut::links::Links;
use crate::field::cut::regions::regions;
use crate::field::cut::stops::Stops;
use crate::field::cut::walk;
use crate::field::effort::Pace;
use crate::field::ground::straight;
use crate::model::turf::TurfSize;

/// An address this large, as a share of a turf, is a turf of its own.
const ALONE: f64 = 0.85;
/// What turfs are evened out to where that leaves them in one piece.
const EVEN: f64 = 0.08;
/// What they are evened out to at any price.
const LEAST_EVEN: f64 = 0.14;
/// Times that turfs are walked to see how long they take.
const TRIALS: usize = 6;
/// Rounds of improvement for each stop on such a trial.
const TRIAL_EFFORT: u64 = 5;

/// Groups of stops, by index, one group per turf.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn partition(
    stops: &Stops,
    size: TurfSize,
    pace: &Pace,
    seed: u64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    match size {
        TurfSize::Doors(doors) => {
            let weights: Vec<f64> = stops.doors.iter().map(|&doors| doors.into()).collect();
            let share = f64::from(doors.max(1));
            let groups = Groups::new(stops, &weights, share, task)?;
            Ok(groups.evened(stops, &weights).all)
        }
        TurfSize::Minutes(minutes) => {
            let share = if minutes >= 1.0 { minutes } else { 1.0 };
            by_minutes(stops, share, pace, seed, task)
        }
    }
}

/// Groups that take about as long as one another: cut by a guess of the walking, then walked, and
/// evened out by what that took.
fn by_minutes(
    stops: &Stops,
    minutes: f64,
    pace: &Pace,
    seed: u64,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut weights = guessed(stops, pace);
    let mut groups = Groups::new(stops, &weights, minutes, task)?;
    let mut best: Option<(bool, f64, Vec<Vec<usize>>)> = None;
    for trial in 0..TRIALS {
        let walks = walk::walks(stops, &groups.all, TRIAL_EFFORT, seed, task)?;
        weights = walked(stops, &walks, pace);
        let miscounted = groups.miscounted(&weights, minutes);
        let off = groups.unevenness(&weights);
        let better = best
            .as_ref()
            .is_none_or(|(wrong, least, _)| (miscounted, off) < (*wrong, *least));
        if better {
            best = Some((miscounted, off, groups.all.clone()));
        }
        if !miscounted && off <= EVEN {
            break;
        }
        groups = if miscounted && trial < TRIALS / 2 {
            Groups::new(stops, &weights, minutes, task)?
        } else {
            groups
        }
        .evened(stops, &weights);
    }
    Ok(best.map(|(_, _, groups)| groups).unwrap_or_default())
}

/// Minutes at each stop, with as much walking as from its nearest neighbour.
fn guessed(stops: &Stops, pace: &Pace) -> Vec<f64> {
    let links = Links::new(stops);
    (0..stops.len())
        .map(|stop| {
            let ways = links
                .of(stop)
                .map(|(to, _)| straight(stops.spots[stop], stops.spots[to]));
            let nearest = ways.fold(f64::INFINITY, f64::min);
            let way = if nearest.is_finite() {
                pace.way(nearest)
            } else {
                Metres(0.0)
            };
            pace.time(way, u64::from(stops.doors[stop])).0
        })
        .collect()
}

/// Minutes at each stop, with half the way from the stop before and half of that to the next.
fn walked(stops: &Stops, walks: &[Vec<usize>], pace: &Pace) -> Vec<f64> {
    let mut minutes: Vec<f64> = stops
        .doors
        .iter()
        .map(|&doors| pace.time(Metres(0.0), u64::from(doors)).0)
        .collect();
    for leg in walks.iter().flat_map(|walk| walk.windows(2)) {
        let way = pace.way(straight(stops.spots[leg[0]], stops.spots[leg[1]]));
        for &stop in leg {
            minutes[stop] += pace.on_foot(way).0 / 2.0;
        }
    }
    minutes
}

/// Stops in groups: first those that are a turf on their own.
struct Groups {
    all: Vec<Vec<usize>>,
    /// How many are on their own.
    alone: usize,
    /// How many of the others are in each region, in their order.
    regions: Vec<usize>,
}

impl Groups {
    /// Groups of about `share` weight each, not yet evened out.
    fn new(stops: &Stops, weights: &[f64], share: f64, task: &Task) -> Result<Self, Cancelled> {
        let (alone, rest): (Vec<usize>, Vec<usize>) =
            (0..stops.len()).partition(|&stop| weights[stop] >= ALONE * share);
        let mut groups = Self {
            all: alone.iter().map(|&stop| vec![stop]).collect(),
            alone: alone.len(),
            regions: Vec::new(),
        };
        let total: f64 = rest.iter().map(|&stop| weights[stop]).sum();
        let turfs = count(total, share).max(usize::from(alone.is_empty()));
        if turfs == 0 {
            // Too little for a turf: each stop goes with the nearest large building.
            for stop in rest {
                let way = |&place: &usize| straight(stops.spots[alone[place]], stops.spots[stop]);
                let nearest = (0..alone.len()).min_by(|a, b| way(a).total_cmp(&way(b)));
                groups.all[nearest.unwrap_or_default()].push(stop);
            }
            return Ok(groups);
        }
        for region in regions(stops, &rest, weights, share) {
            groups.cut(stops, &region, weights, share, task)?;
        }
        Ok(groups)
    }

    /// Adds the groups of one region.
    fn cut(
        &mut self,
        stops: &Stops,
        region: &[usize],
        weights: &[f64],
        share: f64,
        task: &Task,
    ) -> Result<(), Cancelled> {
        let some = stops.only(region);
        let weights = pick(weights, region);
        let links = Links::new(&some);
        let whole = Parted {
            links: &links,
            weights: &weights,
            spots: &some.spots,
        };
        let turfs = count(weights.iter().sum(), share).max(1);
        let part = bisect::bisect(whole, turfs, task)?;
        self.fill(region, &part, turfs);
        Ok(())
    }

    /// The same groups, with stops handed on within each region until none weighs much more or
    /// less than the mean of all.
    fn evened(mut self, stops: &Stops, weights: &[f64]) -> Self {
        let mean = self.mean(weights);
        let mut shared = self.all.split_off(self.alone).into_iter();
        for turfs in std::mem::take(&mut self.regions) {
            let mut placed: Vec<(usize, u32)> = (0_u32..)
                .zip(shared.by_ref().take(turfs))
                .flat_map(|(part, group)| group.into_iter().map(move |stop| (stop, part)))
                .collect();
            placed.sort_unstable();
            let (region, part): (Vec<usize>, Vec<u32>) = placed.into_iter().unzip();
            let links = Links::new(&stops.only(&region));
            let weights = pick(weights, &region);
            let mut parts = Parts::new(&links, &weights, part, turfs, mean);
            parts.gather();
            parts.even(EVEN, false);
            parts.even(LEAST_EVEN, true);
            let part = parts.part;
            self.fill(&region, &part, turfs);
        }
        self
    }

    /// Adds the groups that `part` puts the stops of a region into.
    fn fill(&mut self, region: &[usize], part: &[u32], turfs: usize) {
        let mut groups = vec![Vec::new(); turfs];
        for (&stop, &part) in region.iter().zip(part) {
            groups[part as usize].push(stop);
        }
        groups.retain(|group| !group.is_empty());
        self.regions.push(groups.len());
        self.all.append(&mut groups);
    }

    /// The weight of each group that could be evened out.
    fn loads(&self, weights: &[f64]) -> Vec<f64> {
        let weight = |group: &Vec<usize>| group.iter().map(|&stop| weights[stop]).sum();
        self.all[self.alone..].iter().map(weight).collect()
    }

    fn mean(&self, weights: &[f64]) -> f64 {
        let loads = self.loads(weights);
        loads.iter().sum::<f64>() / loads.len().max(1) as f64
    }

    /// Whether a region should have more or fewer of them.
    fn miscounted(&self, weights: &[f64], share: f64) -> bool {
        let loads = self.loads(weights);
        let mut loads = loads.as_slice();
        self.regions.iter().any(|&turfs| {
            let (region, others) = loads.split_at(turfs);
            loads = others;
            count(region.iter().sum(), share).max(1) != turfs
        })
    }

    /// How far the worst group that could be evened out is from the mean of those.
    fn unevenness(&self, weights: &[f64]) -> f64 {
        let loads = self.loads(weights);
        let mean = self.mean(weights);
        let off = loads.iter().map(|load| (load / mean - 1.0).abs());
        off.fold(0.0, f64::max)
    }
}

fn pick(weights: &[f64], chosen: &[usize]) -> Vec<f64> {
    chosen.iter().map(|&stop| weights[stop]).collect()
}

/// How many groups of about `share` a weight makes.
fn count(total: f64, share: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative; saturates"
    )]
    let count = (total / share).round() as usize;
    count
}

//! Stops shared out among turfs: one group per turf.

use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::base::units::Metres;
use crate::field::cut::CutRequest;
use crate::field::cut::anneal::{self, Wanted};
use crate::field::cut::balance::Parts;
use crate::field::cut::bisect::{self, Parted};
use crate::field::cut::feet::Feet;
use crate::field::cut::regions::regions;
use crate::field::cut::stops::Stops;
use crate::field::cut::walk;
use crate::field::cut::ways::Ways;
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
const TRIAL_EFFORT: u64 = 1;
/// Rounds of improvement for each stop before walks are annealed, which improves them too.
const FIRST_EFFORT: u64 = 1;

/// Groups of stops, by index, one group per turf.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn partition(
    stops: &Stops,
    feet: &Feet<'_>,
    request: &CutRequest,
    pace: &Pace,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let ways = &feet.ways;
    let (groups, weights, per_metre) = match request.size {
        TurfSize::Doors(doors) => {
            let weights: Vec<f64> = stops.doors.iter().map(|&doors| doors.into()).collect();
            let share = f64::from(doors.max(1));
            let groups = Groups::new(stops, feet, &weights, share, task)?;
            (groups.evened(stops, ways, &weights), weights, 0.0)
        }
        TurfSize::Minutes(minutes) => {
            let share = if minutes >= 1.0 { minutes } else { 1.0 };
            let groups = by_minutes(stops, feet, share, pace, request.seed, task)?;
            let per_metre = pace.on_foot(ways.walked(1.0, pace)).0;
            (groups, at_doors(stops, pace), per_metre)
        }
    };
    let wanted = Wanted {
        within: request.within,
        per_metre,
        seed: request.seed,
    };
    groups.annealed(ways, &weights, wanted, task)
}

/// So many groups of stops, by index, each of about the same size; fewer where one is too large to
/// leave something for the others.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn share_out(
    stops: &Stops,
    ways: &Ways,
    parts: usize,
    request: &CutRequest,
    pace: &Pace,
    task: &Task,
) -> Result<Vec<Vec<usize>>, Cancelled> {
    let (first, weights, per_metre) = match request.size {
        TurfSize::Doors(_) => {
            let doors: Vec<f64> = stops.doors.iter().map(|&doors| doors.into()).collect();
            (doors.clone(), doors, 0.0)
        }
        TurfSize::Minutes(_) => (
            guessed(stops, ways, pace),
            at_doors(stops, pace),
            pace.on_foot(ways.walked(1.0, pace)).0,
        ),
    };
    let all: Vec<usize> = (0..stops.len()).collect();
    let mut groups = Groups::default();
    groups.part(stops, ways, &all, &first, parts, task)?;
    let wanted = Wanted {
        within: request.within,
        per_metre,
        seed: request.seed,
    };
    let groups = groups.evened(stops, ways, &first);
    groups.annealed(ways, &weights, wanted, task)
}

/// Groups that take about as long as one another: cut by a guess of the walking, then walked, and
/// evened out by what that took.
fn by_minutes(
    stops: &Stops,
    feet: &Feet<'_>,
    minutes: f64,
    pace: &Pace,
    seed: u64,
    task: &Task,
) -> Result<Groups, Cancelled> {
    let ways = &feet.ways;
    let mut weights = guessed(stops, ways, pace);
    let mut groups = Groups::new(stops, feet, &weights, minutes, task)?;
    let mut best: Option<(bool, f64, Groups)> = None;
    for trial in 0..TRIALS {
        let walks = walk::walks(ways, &groups.all, TRIAL_EFFORT, seed, task)?;
        weights = walked(stops, ways, &walks, pace);
        let miscounted = groups.miscounted(&weights, minutes);
        let off = groups.unevenness(&weights);
        let better = best
            .as_ref()
            .is_none_or(|(wrong, least, _)| (miscounted, off) < (*wrong, *least));
        if better {
            best = Some((miscounted, off, groups.clone()));
        }
        if !miscounted && off <= EVEN {
            break;
        }
        groups = if miscounted && trial < TRIALS / 2 {
            Groups::new(stops, feet, &weights, minutes, task)?
        } else {
            groups
        }
        .evened(stops, ways, &weights);
    }
    Ok(best.map_or(groups, |(_, _, groups)| groups))
}

/// Minutes at each stop, with as much walking as from its nearest neighbour.
fn guessed(stops: &Stops, ways: &Ways, pace: &Pace) -> Vec<f64> {
    let doors = stops.doors.iter().zip(&ways.near);
    doors
        .map(|(&doors, near)| {
            let nearest = near.first().map_or(0.0, |&(_, way)| way.into());
            pace.time(ways.walked(nearest, pace), u64::from(doors)).0
        })
        .collect()
}

/// Minutes at the doors of each stop.
fn at_doors(stops: &Stops, pace: &Pace) -> Vec<f64> {
    let doors = stops.doors.iter();
    doors
        .map(|&doors| pace.time(Metres(0.0), u64::from(doors)).0)
        .collect()
}

/// Minutes at each stop, with half the way from the stop before and half of that to the next.
fn walked(stops: &Stops, ways: &Ways, walks: &[Vec<usize>], pace: &Pace) -> Vec<f64> {
    let mut minutes = at_doors(stops, pace);
    for leg in walks.iter().flat_map(|walk| walk.windows(2)) {
        let way = ways.walked(ways.between(leg[0], leg[1]), pace);
        for &stop in leg {
            minutes[stop] += pace.on_foot(way).0 / 2.0;
        }
    }
    minutes
}

/// Stops in groups: first those that are a turf on their own.
#[derive(Clone, Debug, Default)]
struct Groups {
    all: Vec<Vec<usize>>,
    /// How many are on their own.
    alone: usize,
    /// How many of the others are in each region, in their order.
    regions: Vec<usize>,
}

impl Groups {
    /// Groups of about `share` weight each, not yet evened out.
    fn new(
        stops: &Stops,
        feet: &Feet<'_>,
        weights: &[f64],
        share: f64,
        task: &Task,
    ) -> Result<Self, Cancelled> {
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
        for region in regions(stops, feet, &rest, weights, share) {
            groups.cut(stops, &feet.ways, &region, weights, share, task)?;
        }
        Ok(groups)
    }

    /// Adds the groups of one region.
    fn cut(
        &mut self,
        stops: &Stops,
        ways: &Ways,
        region: &[usize],
        weights: &[f64],
        share: f64,
        task: &Task,
    ) -> Result<(), Cancelled> {
        let weight: f64 = region.iter().map(|&stop| weights[stop]).sum();
        let turfs = count(weight, share).max(1);
        self.part(stops, ways, region, weights, turfs, task)
    }

    /// Adds so many groups of one region.
    fn part(
        &mut self,
        stops: &Stops,
        ways: &Ways,
        region: &[usize],
        weights: &[f64],
        turfs: usize,
        task: &Task,
    ) -> Result<(), Cancelled> {
        let spots: Vec<(f64, f64)> = region.iter().map(|&stop| stops.spots[stop]).collect();
        let weights = pick(weights, region);
        let links = ways.links(stops, region);
        let whole = Parted {
            links: &links,
            weights: &weights,
            spots: &spots,
        };
        let part = bisect::bisect(whole, turfs, task)?;
        self.fill(region, &part, turfs);
        Ok(())
    }

    /// The same groups, with stops handed on within each region until none weighs much more or
    /// less than the mean of all.
    fn evened(mut self, stops: &Stops, ways: &Ways, weights: &[f64]) -> Self {
        let mean = self.mean(weights);
        let mut shared = self.all.split_off(self.alone).into_iter();
        for turfs in std::mem::take(&mut self.regions) {
            let mut placed: Vec<(usize, u32)> = (0_u32..)
                .zip(shared.by_ref().take(turfs))
                .flat_map(|(part, group)| group.into_iter().map(move |stop| (stop, part)))
                .collect();
            placed.sort_unstable();
            let (region, part): (Vec<usize>, Vec<u32>) = placed.into_iter().unzip();
            let links = ways.links(stops, &region);
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

    /// The groups with walks as short, weights as even and turfs as whole as annealing makes them.
    fn annealed(
        mut self,
        ways: &Ways,
        weights: &[f64],
        wanted: Wanted,
        task: &Task,
    ) -> Result<Vec<Vec<usize>>, Cancelled> {
        let shared = self.all.split_off(self.alone);
        let walks = walk::walks(ways, &shared, FIRST_EFFORT, wanted.seed, task)?;
        let turfs = walks
            .into_iter()
            .map(|walk| walk.into_iter().map(index).collect());
        let turfs = anneal::anneal(ways, weights, turfs.collect(), wanted, task)?;
        let groups = turfs.into_iter().map(|turf| {
            let mut group: Vec<usize> = turf.into_iter().map(|stop| stop as usize).collect();
            group.sort_unstable();
            group
        });
        self.all.extend(groups);
        Ok(self.all)
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

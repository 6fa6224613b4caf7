//! Turfs annealed: walks shortened and weights evened by many small changes, in parts of the town
//! that are worked on side by side.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::base::chance::Chance;
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::field::cut::aim::Aim;
use crate::field::cut::mend::Walks;
use crate::field::cut::ways::Ways;

/// Rounds of change for each stop, and for each beyond the first so many: a city is to be cut
/// while one waits.
const ROUNDS_PER_STOP: usize = 8;
const MANY_STOPS: usize = 20_000;
const ROUNDS_PER_STOP_OF_MANY: usize = 4;
/// The fewest rounds of a try, and those up to which turfs that are not as they should be are
/// tried again.
const FEWEST_ROUNDS: usize = 2_000;
const ENOUGH_ROUNDS: usize = 20_000;
/// Times that the town is divided anew.
pub(super) const EPOCHS: usize = 12;
/// About as many turfs are worked on together.
const TOGETHER: usize = 12;
/// How hot the first and the last round are, in mean legs of the walks.
const HEAT: (f64, f64) = (1.6, 0.08);
/// What a turf's weight too much or too little costs in the first and the last epoch, in mean
/// walks.
const UNEVEN: (f64, f64) = (8.0, 16.0);
/// What it costs that a turf falls into two pieces, in mean legs.
const SPLIT: f64 = 160.0;
/// What turfs are evened out to, as a share of how far off they may be: room for whole doors.
/// Closer at first, so that each has some to hand on.
const INSIDE: (f64, f64) = (0.6, 0.95);

/// What is wanted of turfs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// How far from their mean they may be, as a share of it.
    pub(crate) within: f64,
    /// What a metre of way adds to the weight of a turf.
    pub(crate) per_metre: f64,
    pub(crate) seed: u64,
}

/// The turfs, each in the order in which it is walked, made shorter, as even as wanted and in one
/// piece each as far as that is found. As many as there were, none of them empty.
///
/// Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over [`Walks::round`]. The effort is
/// counted in rounds and each part of the town has a stream of chance of its own, so that the
/// outcome does not depend on time or threads.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(crate) fn anneal(
    ways: &Ways,
    weights: &[f64],
    turfs: Vec<Vec<u32>>,
    wanted: Wanted,
    task: &Task,
) -> Result<Vec<Vec<u32>>, Cancelled> {
    let stops: usize = turfs.iter().map(Vec::len).sum();
    if turfs.len() < 2 || stops <= turfs.len() {
        return Ok(turfs);
    }
    let many = stops.saturating_sub(MANY_STOPS);
    let rounds = ROUNDS_PER_STOP * (stops - many) + ROUNDS_PER_STOP_OF_MANY * many;
    let rounds = rounds.max(FEWEST_ROUNDS);
    let mut best: Option<(f64, Vec<Vec<u32>>)> = None;
    let mut turfs = turfs;
    for again in 0..ENOUGH_ROUNDS.div_ceil(rounds) {
        let town = Town {
            ways,
            weights,
            wanted: Wanted {
                seed: wanted.seed.wrapping_add((again as u64) << 32),
                ..wanted
            },
            scale: Scale::of(ways, weights, &turfs, wanted),
            rounds,
            done: AtomicU64::new(0),
            task,
        };
        turfs = town.annealed(turfs)?;
        let faults = town.faults(&turfs);
        if best.as_ref().is_none_or(|&(least, _)| faults < least) {
            best = Some((faults, turfs.clone()));
        }
        if faults <= 0.0 {
            break;
        }
    }
    Ok(best.map(|(_, turfs)| turfs).unwrap_or_default())
}

/// What turfs are like on the whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// The mean weight, with the ways.
    pub(super) mean: f64,
    /// The mean way from stop to stop, in metres.
    leg: f64,
    /// The mean way of a turf, in metres.
    pub(super) walk: f64,
}

impl Scale {
    fn of(ways: &Ways, weights: &[f64], turfs: &[Vec<u32>], wanted: Wanted) -> Self {
        let legs = turfs.iter().flat_map(|turf| turf.windows(2));
        let metres: f64 = legs.map(|leg| f64::from(ways.metres(leg[0], leg[1]))).sum();
        let stops = turfs.iter().flatten();
        let weight: f64 = stops.clone().map(|&stop| weights[stop as usize]).sum();
        let count = turfs.len().max(1) as f64;
        // Doors at one point are shared out all the same.
        let leg = (metres / stops.count().max(1) as f64).max(0.1);
        Self {
            mean: (weight + wanted.per_metre * metres) / count,
            leg,
            walk: (metres / count).max(10.0 * leg),
        }
    }
}

/// A while of annealing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage {
    /// What share of the cooling is over at its beginning and at its end.
    pub(super) spent: (f64, f64),
    /// It has one of so many parts of all rounds.
    pub(super) parts: usize,
    /// Its stream of chance.
    pub(super) stream: u64,
}

/// The stream of chance of a part of the town, in an epoch or a repair after them.
pub(super) fn stream(epoch: u64, part: usize) -> u64 {
    (epoch << 48) ^ ((part as u64) << 16)
}

/// Changes the turfs of each part, of which none has a turf of another, side by side;
/// `change` has the part's number.
pub(super) fn change_parts(
    turfs: &mut [Vec<u32>],
    parts: &[Vec<usize>],
    change: impl Fn(Vec<Vec<u32>>, usize) -> Result<Vec<Vec<u32>>, Cancelled> + Sync,
) -> Result<(), Cancelled> {
    let changed: Result<Vec<_>, Cancelled> = parts
        .par_iter()
        .enumerate()
        .map(|(number, part)| {
            let orders = part.iter().map(|&turf| turfs[turf].clone()).collect();
            change(orders, number)
        })
        .collect();
    for (part, orders) in parts.iter().zip(changed?) {
        for (&turf, order) in part.iter().zip(orders) {
            turfs[turf] = order;
        }
    }
    Ok(())
}

/// What turfs are annealed on.
pub(super) struct Town<'a> {
    pub(super) ways: &'a Ways,
    pub(super) weights: &'a [f64],
    pub(super) wanted: Wanted,
    pub(super) scale: Scale,
    rounds: usize,
    done: AtomicU64,
    task: &'a Task,
}

impl Town<'_> {
    fn annealed(&self, turfs: Vec<Vec<u32>>) -> Result<Vec<Vec<u32>>, Cancelled> {
        let mut walks = Walks::new(self.ways, self.weights, turfs, self.aim(0.0));
        walks.gather();
        let mut turfs = walks.orders();
        for epoch in 0..EPOCHS {
            let parts = self.parts(&turfs, epoch);
            let share = |epoch: usize| epoch as f64 / EPOCHS as f64;
            change_parts(&mut turfs, &parts, |orders, number| {
                let stage = Stage {
                    spent: (share(epoch), share(epoch + 1)),
                    parts: EPOCHS,
                    stream: stream(epoch as u64, number),
                };
                self.part(orders, stage)
            })?;
        }
        self.repair(&mut turfs)?;
        Ok(turfs)
    }

    /// The turfs in parts of the town of about [`TOGETHER`], along other lines in every epoch.
    fn parts(&self, turfs: &[Vec<u32>], epoch: usize) -> Vec<Vec<usize>> {
        let centres: Vec<(f64, f64)> = turfs.iter().map(|turf| self.centre(turf)).collect();
        // Turned by the golden angle from one to the next, they never come to lie on one another.
        let angle = epoch as f64 * 2.399_963;
        let mut open = vec![((0..turfs.len()).collect::<Vec<usize>>(), angle)];
        let mut parts = Vec::new();
        while let Some((mut part, angle)) = open.pop() {
            if part.len() <= TOGETHER {
                parts.push(part);
                continue;
            }
            let (sin, cos) = angle.sin_cos();
            let along = |turf: usize| centres[turf].0 * cos + centres[turf].1 * sin;
            part.sort_by(|&a, &b| along(a).total_cmp(&along(b)).then(a.cmp(&b)));
            let rest = part.split_off(part.len() / 2);
            let across = angle + std::f64::consts::FRAC_PI_2;
            open.push((part, across));
            open.push((rest, across));
        }
        parts
    }

    pub(super) fn centre(&self, turf: &[u32]) -> (f64, f64) {
        let (mut x, mut y) = (0.0, 0.0);
        for &stop in turf {
            let spot = self.ways.spots[stop as usize];
            x += spot.0;
            y += spot.1;
        }
        let count = turf.len().max(1) as f64;
        (x / count, y / count)
    }

    /// One epoch of some turfs.
    pub(super) fn part(
        &self,
        orders: Vec<Vec<u32>>,
        stage: Stage,
    ) -> Result<Vec<Vec<u32>>, Cancelled> {
        let mut stops: Vec<u32> = orders.iter().flatten().copied().collect();
        stops.sort_unstable();
        let ways = self.ways.only(&stops);
        let weights: Vec<f64> = stops
            .iter()
            .map(|&stop| self.weights[stop as usize])
            .collect();
        let local = |stop: u32| index(stops.binary_search(&stop).unwrap_or_default());
        let orders = orders
            .into_iter()
            .map(|order| order.into_iter().map(local).collect())
            .collect();
        let mut walks = Walks::new(&ways, &weights, orders, self.aim(stage.spent.0));
        let mut chance = Chance::new(self.wanted.seed ^ stage.stream);
        let all: usize = self.weights.len().max(1);
        let rounds = (self.rounds * stops.len()).div_ceil(all * stage.parts);
        for round in 0..rounds {
            if round.is_multiple_of(512) {
                let before = self.done.fetch_add(512, Ordering::Relaxed);
                let all = self.rounds as u64;
                self.task.step(before.min(all), all)?;
            }
            let done = round as f64 / rounds as f64;
            let spent = stage.spent.0 + (stage.spent.1 - stage.spent.0) * done;
            let heat = self.scale.leg * HEAT.0 * (HEAT.1 / HEAT.0).powf(spent);
            walks.round(&mut chance, heat);
        }
        let orders = walks.orders().into_iter();
        Ok(orders
            .map(|order| {
                let stops = order.into_iter().map(|place| stops[place as usize]);
                stops.collect()
            })
            .collect())
    }

    fn aim(&self, spent: f64) -> Aim {
        Aim {
            mean: self.scale.mean,
            within: self.wanted.within * (INSIDE.0 + (INSIDE.1 - INSIDE.0) * spent),
            per_metre: self.wanted.per_metre,
            uneven: self.scale.walk * (UNEVEN.0 + (UNEVEN.1 - UNEVEN.0) * spent),
            split: SPLIT * self.scale.leg,
        }
    }

    /// What is wrong with turfs, in metres that it costs; 0 where all is as wanted.
    fn faults(&self, turfs: &[Vec<u32>]) -> f64 {
        self.walks(turfs.to_vec()).faults()
    }

    /// Turfs to be looked at for whether they are as wanted.
    pub(super) fn walks(&self, turfs: Vec<Vec<u32>>) -> Walks<'_> {
        let aim = Aim {
            within: self.wanted.within,
            ..self.aim(1.0)
        };
        Walks::new(self.ways, self.weights, turfs, aim)
    }
}

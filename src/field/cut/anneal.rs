//! Turfs annealed: walks shortened and weights evened by many small changes, in parts of the town
//! that are worked on side by side.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::base::chance::Chance;
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::field::cut::aim::Aim;
use crate::field::cut::mend::Walks;
use crate::field::cut::recut::{Recut, beside};
use crate::field::cut::ways::Ways;
use crate::field::ground::straight;

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
const EPOCHS: usize = 12;
/// Times that it is tried to repair turfs that are not as they should be.
const REPAIRS: u64 = 7;
/// How much longer walks may be for each turf that is put right, in mean walks.
const ROUND: f64 = 0.2;
/// How much of the cooling is over where turfs that were cut anew are annealed.
const WARM: f64 = 0.5;
/// As many turfs are worked on together for that.
const AROUND: usize = 12;
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
struct Scale {
    /// The mean weight, with the ways.
    mean: f64,
    /// The mean way from stop to stop, in metres.
    leg: f64,
    /// The mean way of a turf, in metres.
    walk: f64,
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
struct Stage {
    /// What share of the cooling is over at its beginning and at its end.
    spent: (f64, f64),
    /// It has one of so many parts of all rounds.
    parts: usize,
    /// Its stream of chance.
    stream: u64,
}

/// How turfs are repaired that are not as they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repair {
    /// Annealed once more.
    Again,
    /// First cut anew with a neighbour, for both to gain.
    Anew,
    /// First cut anew, for the turf to gain at its neighbour's cost.
    AtAPrice,
}

impl Repair {
    /// What is tried after so many tries.
    fn at(tries: u64) -> Self {
        match tries {
            0 => Self::Again,
            tries if !tries.is_multiple_of(3) => Self::Anew,
            _ => Self::AtAPrice,
        }
    }
}

struct Town<'a> {
    ways: &'a Ways,
    weights: &'a [f64],
    wanted: Wanted,
    scale: Scale,
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
            let changed: Result<Vec<_>, Cancelled> = parts
                .par_iter()
                .enumerate()
                .map(|(number, part)| {
                    let orders = part.iter().map(|&turf| turfs[turf].clone()).collect();
                    let share = |epoch: usize| epoch as f64 / EPOCHS as f64;
                    let stage = Stage {
                        spent: (share(epoch), share(epoch + 1)),
                        parts: EPOCHS,
                        stream: ((epoch as u64) << 48) ^ ((number as u64) << 16),
                    };
                    self.part(orders, stage)
                })
                .collect();
            for (part, orders) in parts.iter().zip(changed?) {
                for (&turf, order) in part.iter().zip(orders) {
                    turfs[turf] = order;
                }
            }
        }
        self.repair(&mut turfs)?;
        Ok(turfs)
    }

    /// Anneals anew around each turf that is not as it should be, where that helps; after the first
    /// time those turfs are cut anew before.
    fn repair(&self, turfs: &mut [Vec<u32>]) -> Result<(), Cancelled> {
        for again in 0..REPAIRS {
            // What one kind of neighbourhood cannot put right the other often can.
            let parts = self.around_faults(turfs, again % 2 == 1);
            let changed: Result<Vec<_>, Cancelled> = parts
                .par_iter()
                .enumerate()
                .map(|(number, part)| {
                    let before: Vec<Vec<u32>> =
                        part.iter().map(|&turf| turfs[turf].clone()).collect();
                    let stream = ((EPOCHS as u64 + again) << 48) ^ ((number as u64) << 16);
                    let after = self.repaired(&before, stream, Repair::at(again))?;
                    let [now, then] = [&after, &before].map(|turfs| self.walks(turfs.clone()));
                    let better = now.faults() < then.faults();
                    // A little evener is not worth a long way round, a turf put right a short one.
                    let wrong = |walks: &Walks<'_>| {
                        walks
                            .each_fault()
                            .iter()
                            .filter(|&&fault| 0.0 < fault)
                            .count() as f64
                    };
                    let round = ROUND * self.scale.walk * (wrong(&then) - wrong(&now)).max(0.0);
                    let worth_it = again == 0 || now.all_cost() < then.all_cost() + round;
                    Ok(if better && worth_it { after } else { before })
                })
                .collect();
            for (part, orders) in parts.iter().zip(changed?) {
                for (&turf, order) in part.iter().zip(orders) {
                    turfs[turf] = order;
                }
            }
        }
        Ok(())
    }

    fn repaired(
        &self,
        turfs: &[Vec<u32>],
        stream: u64,
        repair: Repair,
    ) -> Result<Vec<Vec<u32>>, Cancelled> {
        let mut walks = self.walks(turfs.to_vec());
        walks.gather();
        let faults = |turfs: Vec<Vec<u32>>| self.walks(turfs).faults();
        let recut = |turfs| Recut::new(self.ways, self.weights, turfs, faults);
        let mut chance = Chance::new(self.wanted.seed ^ stream ^ 1);
        let turfs = walks.orders();
        let turfs = match repair {
            Repair::Again => turfs,
            Repair::Anew => recut(turfs).gaining(&mut chance),
            Repair::AtAPrice => {
                let weight = self.scale.mean - self.wanted.per_metre * self.scale.walk;
                recut(turfs).at_a_price(weight, &mut chance)
            }
        };
        let stage = Stage {
            spent: (if repair == Repair::Again { 0.0 } else { WARM }, 1.0),
            parts: if repair == Repair::Again { 1 } else { 2 },
            stream,
        };
        self.part(turfs, stage)
    }

    /// Each turf that is not as it should be with those around it, the worst first: the nearest,
    /// or those beside it and then the nearest. None is there twice.
    fn around_faults(&self, turfs: &[Vec<u32>], beside_first: bool) -> Vec<Vec<usize>> {
        let centres: Vec<(f64, f64)> = turfs.iter().map(|turf| self.centre(turf)).collect();
        let faults = self.walks(turfs.to_vec()).each_fault();
        let mut free = vec![true; turfs.len()];
        let mut parts = Vec::new();
        let mut worst: Vec<usize> = (0..turfs.len())
            .filter(|&turf| 0.0 < faults[turf])
            .collect();
        worst.sort_by(|&a, &b| faults[b].total_cmp(&faults[a]).then(a.cmp(&b)));
        for turf in worst {
            if !free[turf] {
                continue;
            }
            let beside = beside(self.ways, turfs, turf);
            let way = |other: usize| {
                let is_further = beside_first && other != turf && !beside.contains(&other);
                (is_further, straight(centres[turf], centres[other]))
            };
            let mut part: Vec<usize> = (0..turfs.len()).filter(|&other| free[other]).collect();
            part.sort_by(|&a, &b| {
                let (a, b) = ((way(a), a), (way(b), b));
                let nearer = a.0.0.cmp(&b.0.0).then(a.0.1.total_cmp(&b.0.1));
                nearer.then(a.1.cmp(&b.1))
            });
            part.truncate(AROUND);
            for &taken in &part {
                free[taken] = false;
            }
            parts.push(part);
        }
        parts
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

    fn centre(&self, turf: &[u32]) -> (f64, f64) {
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
    fn part(&self, orders: Vec<Vec<u32>>, stage: Stage) -> Result<Vec<Vec<u32>>, Cancelled> {
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
    fn walks(&self, turfs: Vec<Vec<u32>>) -> Walks<'_> {
        let aim = Aim {
            within: self.wanted.within,
            ..self.aim(1.0)
        };
        Walks::new(self.ways, self.weights, turfs, aim)
    }
}

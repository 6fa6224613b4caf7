//! Turfs repaired that are uneven or in pieces after annealing, together with those around them.

use std::collections::BTreeSet;

use crate::base::chance::Chance;
use crate::base::task::Cancelled;
use crate::field::cut::anneal::{EPOCHS, Stage, Town, change_parts, stream};
use crate::field::cut::mend::Walks;
use crate::field::cut::recut::{Recut, beside};
use crate::field::ground::straight;

/// Times that it is tried.
const TRIES: u64 = 7;
/// How much longer walks may be for each turf that is put right, in mean walks.
const ROUND: f64 = 0.2;
/// How much of the cooling is over where turfs that were cut anew are annealed.
const WARM: f64 = 0.5;
/// As many turfs are worked on together.
const AROUND: usize = 12;

/// What is done to turfs that are not as they should be.
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
    /// What is done after so many tries.
    fn after(tries: u64) -> Self {
        match tries {
            0 => Self::Again,
            tries if !tries.is_multiple_of(3) => Self::Anew,
            _ => Self::AtAPrice,
        }
    }
}

/// Which turfs help one that is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Helpers {
    /// The nearest.
    Nearest,
    /// Those beside it, then the nearest.
    BesideFirst,
}

impl Helpers {
    /// Those asked after so many tries: what one kind cannot put right the other often can.
    fn after(tries: u64) -> Self {
        if tries.is_multiple_of(2) {
            Self::Nearest
        } else {
            Self::BesideFirst
        }
    }
}

impl Town<'_> {
    /// Anneals anew around each turf that is not as it should be, where that helps; after the first
    /// time those turfs are cut anew before.
    pub(super) fn repair(&self, turfs: &mut [Vec<u32>]) -> Result<(), Cancelled> {
        for tries in 0..TRIES {
            let parts = self.around_faults(turfs, Helpers::after(tries));
            change_parts(turfs, &parts, |before, number| {
                let stream = stream(EPOCHS as u64 + tries, number);
                let after = self.repaired(&before, stream, Repair::after(tries))?;
                let [now, then] = [&after, &before].map(|turfs| self.walks(turfs.clone()));
                let better = now.faults() < then.faults();
                // A little evener is not worth a long way round, a turf put right a short one.
                let put_right = wrong(&then).saturating_sub(wrong(&now));
                let round = ROUND * self.scale.walk * put_right as f64;
                let worth_it = tries == 0 || now.all_cost() < then.all_cost() + round;
                Ok(if better && worth_it { after } else { before })
            })?;
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
        let (spent, parts) = match repair {
            Repair::Again => (0.0, 1),
            Repair::Anew | Repair::AtAPrice => (WARM, 2),
        };
        let stage = Stage {
            spent: (spent, 1.0),
            parts,
            stream,
        };
        self.part(turfs, stage)
    }

    /// Each turf that is not as it should be with those that help it, the worst first. None is
    /// there twice.
    fn around_faults(&self, turfs: &[Vec<u32>], helpers: Helpers) -> Vec<Vec<usize>> {
        let centres: Vec<(f64, f64)> = turfs.iter().map(|turf| self.centre(turf)).collect();
        let faults = self.walks(turfs.to_vec()).each_fault();
        let mut free: BTreeSet<usize> = (0..turfs.len()).collect();
        let mut parts = Vec::new();
        let mut worst: Vec<usize> = (0..turfs.len())
            .filter(|&turf| 0.0 < faults[turf])
            .collect();
        worst.sort_by(|&a, &b| faults[b].total_cmp(&faults[a]).then(a.cmp(&b)));
        for turf in worst {
            if !free.contains(&turf) {
                continue;
            }
            let first = match helpers {
                Helpers::Nearest => BTreeSet::new(),
                Helpers::BesideFirst => beside(self.ways, turfs, turf),
            };
            let mut part: Vec<(bool, f64, usize)> = free
                .iter()
                .map(|&other| {
                    let is_first = other == turf || first.contains(&other);
                    (!is_first, straight(centres[turf], centres[other]), other)
                })
                .collect();
            part.sort_by(|a, b| {
                let order = a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
                order.then(a.2.cmp(&b.2))
            });
            part.truncate(AROUND);
            let part: Vec<usize> = part.into_iter().map(|(_, _, turf)| turf).collect();
            free.retain(|turf| !part.contains(turf));
            parts.push(part);
        }
        parts
    }
}

/// How many turfs are not as they should be.
fn wrong(walks: &Walks<'_>) -> usize {
    let faults = walks.each_fault();
    faults.iter().filter(|&&fault| 0.0 < fault).count()
}

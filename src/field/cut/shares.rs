//! Buildings that are too large for one turf: which doors of them make a stop of their own.

use std::collections::HashSet;

use crate::field::cut::CutRequest;
use crate::field::cut::stops::Stops;
use crate::field::effort::Pace;
use crate::model::share::{By, Share};
use crate::model::turf::TurfSize;

/// How much of a building may be on one turf.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    doors: f64,
    /// Whether a building whose staircases nobody knows is shared out too.
    unknown_too: bool,
}

impl Most {
    /// What a request asks for: a crew has so much time and no more, so that a tower is shared out
    /// whatever is known of it; where turfs are counted in doors, only by its staircases.
    pub(crate) fn of(request: &CutRequest, pace: &Pace) -> Self {
        match request.size {
            TurfSize::Doors(doors) => Self {
                doors: f64::from(doors.max(1)) * (1.0 + request.within),
                unknown_too: false,
            },
            TurfSize::Minutes(minutes) => Self {
                doors: minutes.max(1.0) / pace.at_a_door(),
                unknown_too: true,
            },
        }
    }

    /// The shares of a building with so many doors and staircases (0 where unknown), with the doors
    /// of each; as few as there can be, one for the whole building where it fits or cannot be
    /// shared out.
    pub(crate) fn shares(&self, doors: u32, staircases: u32) -> Vec<(u32, Option<Share>)> {
        let fits = |parts: u32| f64::from(doors.div_ceil(parts)) <= self.doors;
        if fits(1) {
            return vec![(doors, None)];
        }
        if 1 < staircases && staircases <= doors {
            // Runs of staircases, the longest of which fits; each alone where none does.
            let longest = |turfs: u32| staircases.div_ceil(turfs);
            let heaviest =
                |turfs: u32| f64::from(doors) * f64::from(longest(turfs)) / f64::from(staircases);
            let turfs = (2..staircases).find(|&turfs| heaviest(turfs) <= self.doors);
            return runs(
                staircases,
                turfs.unwrap_or(staircases),
                doors,
                By::Staircases,
            );
        }
        if self.unknown_too {
            let parts = (2..doors).find(|&parts| fits(parts)).unwrap_or(doors);
            return runs(parts, parts, doors, By::Doors);
        }
        vec![(doors, None)]
    }

    /// The groups, with shares of one building on turfs of their own where together they are too
    /// much for one.
    pub(crate) fn apart(&self, stops: &Stops, groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut apart = Vec::with_capacity(groups.len());
        for group in groups {
            let mut left: f64 = group.iter().map(|&stop| f64::from(stops.doors[stop])).sum();
            let mut known = HashSet::new();
            let (mut kept, mut alone) = (Vec::new(), Vec::new());
            for stop in group {
                let first = stops.share[stop].is_none() || known.insert(stops.address[stop]);
                if first || left <= self.doors {
                    kept.push(stop);
                } else {
                    left -= f64::from(stops.doors[stop]);
                    alone.push(vec![stop]);
                }
            }
            apart.push(kept);
            apart.extend(alone);
        }
        apart
    }
}

/// So many parts in runs of about as many for each turf; doors are spread over the parts alike.
pub(crate) fn runs(parts: u32, turfs: u32, doors: u32, by: By) -> Vec<(u32, Option<Share>)> {
    let up_to = |whole: u32, share: u32, of: u32| {
        let up_to = u64::from(whole) * u64::from(share) / u64::from(of.max(1));
        u32::try_from(up_to).unwrap_or(whole)
    };
    (0..turfs)
        .map(|turf| {
            let [first, last] = [turf, turf + 1].map(|turf| up_to(parts, turf, turfs));
            let [before, after] = [first, last].map(|part| up_to(doors, part, parts));
            (after - before, Share::new(first + 1..=last, parts, by))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(size: TurfSize) -> Most {
        let request = CutRequest {
            target: String::new(),
            precincts: Vec::new(),
            size,
            within: 0.1,
            seed: 1,
        };
        Most::of(&request, &Pace::default())
    }

    fn said(shares: &[(u32, Option<Share>)]) -> Vec<String> {
        let share = |share: &Option<Share>| {
            share
                .as_ref()
                .map_or_else(|| "all".to_owned(), ToString::to_string)
        };
        shares
            .iter()
            .map(|(doors, part)| format!("{doors}: {}", share(part)))
            .collect()
    }

    #[test]
    fn a_tower_longer_than_the_time_there_is_goes_to_several_crews() {
        // 2.05 minutes a door: 120 minutes are 58.5 doors.
        let most = most(TurfSize::Minutes(120.0));
        assert_eq!(said(&most.shares(58, 0)), ["58: all"]);
        assert_eq!(said(&most.shares(59, 0)), ["29: 1/2", "30: 2/2"]);
        let tower = most.shares(380, 0);
        assert_eq!(tower.len(), 7);
        assert_eq!(tower.iter().map(|(doors, _)| doors).sum::<u32>(), 380);
        assert!(tower.iter().all(|&(doors, _)| (54..=55).contains(&doors)));
    }

    #[test]
    fn shares_that_met_on_one_turf_are_parted_where_they_are_too_much() {
        let most = most(TurfSize::Minutes(120.0));
        let share = |part| Share::new([part], 2, By::Doors);
        let stops = Stops {
            address: vec![0, 0, 1],
            doors: vec![35, 35, 3],
            share: vec![share(1), share(2), None],
            ..Stops::default()
        };
        assert_eq!(
            most.apart(&stops, vec![vec![0, 1, 2]]),
            [vec![0, 2], vec![1]]
        );
        let together = vec![vec![0, 2], vec![1]];
        assert_eq!(most.apart(&stops, together.clone()), together);
    }

    #[test]
    fn staircases_stay_whole() {
        let most = most(TurfSize::Doors(50));
        let five = most.shares(120, 5);
        assert_eq!(said(&five), ["24: 1/5s", "48: 2+3/5s", "48: 4+5/5s"]);
        // Even one is more than a turf: a crew has it alone.
        assert_eq!(said(&most.shares(140, 2)), ["70: 1/2s", "70: 2/2s"]);
    }

    #[test]
    fn doors_are_not_counted_off_where_they_are_the_measure() {
        let most = most(TurfSize::Doors(50));
        assert_eq!(said(&most.shares(120, 0)), ["120: all"]);
        assert_eq!(said(&most.shares(120, 1)), ["120: all"]);
    }
}

//! Which crew takes which turf: by hand, or in their order as far as they can take it.

use crate::model::hardship::Hardships;
use crate::model::schedule::Crew;
use crate::model::turf::{Plan, Turf};

/// The crew of each turf of a plan, by their places in both lists; `None` for a turf that is left
/// to be given out.
///
/// A turf that was given to a crew by hand is that crew's. The other turfs of an evening go to the
/// other crews, one each: the first to the first as long as all can be taken so, else so that as
/// many as possible have a crew who can take them. Where an evening has more turfs than crews, who
/// takes which is left open.
pub fn assign(plan: &Plan, crews: &[Crew]) -> Vec<Option<usize>> {
    let mut taken: Vec<Option<usize>> =
        plan.turfs.iter().map(|turf| by_hand(turf, crews)).collect();
    for (turfs, free) in evenings(plan, crews, &taken) {
        if free.len() < turfs.len() {
            continue;
        }
        for (turf, crew) in pair(plan, crews, &turfs, &free) {
            taken[turf] = Some(crew);
        }
    }
    taken
}

/// Whether a crew can take all that is hard on a turf.
pub fn can_take(crew: &Crew, hard: &Hardships) -> bool {
    crew.cannot.is_disjoint(hard)
}

/// The crew that a turf was given to by hand.
fn by_hand(turf: &Turf, crews: &[Crew]) -> Option<usize> {
    let given = !turf.crew.is_empty() && !turf.is_empty();
    crews
        .iter()
        .position(|crew| given && crew.name == turf.crew)
}

/// For each evening of a plan the turfs that nobody has taken, and the crews that have none.
fn evenings(plan: &Plan, crews: &[Crew], taken: &[Option<usize>]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut evenings: Vec<u32> = plan.turfs.iter().map(|turf| turf.evening).collect();
    evenings.sort_unstable();
    evenings.dedup();
    let of = |evening: u32| {
        let here: Vec<usize> = (0..plan.turfs.len())
            .filter(|&turf| plan.turfs[turf].evening == evening)
            .filter(|&turf| !plan.turfs[turf].is_empty())
            .collect();
        let busy: Vec<usize> = here.iter().filter_map(|&turf| taken[turf]).collect();
        let left = here.into_iter().filter(|&turf| taken[turf].is_none());
        let free = (0..crews.len()).filter(|crew| !busy.contains(crew));
        (left.collect(), free.collect())
    };
    evenings.into_iter().map(of).collect()
}

/// As many pairs of a turf and a crew who can take it as there can be: each turf takes the first
/// free crew, else one whose turf can go to another.
fn pair(plan: &Plan, crews: &[Crew], turfs: &[usize], free: &[usize]) -> Vec<(usize, usize)> {
    let can =
        |turf: usize, crew: usize| can_take(&crews[free[crew]], &plan.turfs[turfs[turf]].hard);
    let mut turf_of: Vec<Option<usize>> = vec![None; free.len()];
    for turf in 0..turfs.len() {
        let first = (0..free.len()).find(|&crew| turf_of[crew].is_none() && can(turf, crew));
        match first {
            Some(crew) => turf_of[crew] = Some(turf),
            None => {
                let mut asked = vec![false; free.len()];
                make_room(turf, &can, &mut turf_of, &mut asked);
            }
        }
    }
    let pairs = turf_of.into_iter().zip(free);
    pairs
        .filter_map(|(turf, &crew)| Some((turfs[turf?], crew)))
        .collect()
}

/// Gives a turf to a crew, whose own goes to another crew, and so on; whether that was possible.
fn make_room(
    turf: usize,
    can: &impl Fn(usize, usize) -> bool,
    turf_of: &mut [Option<usize>],
    asked: &mut [bool],
) -> bool {
    for crew in 0..turf_of.len() {
        if asked[crew] || !can(turf, crew) {
            continue;
        }
        asked[crew] = true;
        let other = turf_of[crew];
        if other.is_none_or(|other| make_room(other, can, turf_of, asked)) {
            turf_of[crew] = Some(turf);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::hardship::several;
    use crate::model::layer::Code;
    use crate::model::turf::{Footing, Stop, TurfSize};

    /// Turfs of one evening with what is hard there.
    fn plan(hard: &[&str]) -> Plan {
        let turf = |hard: &&str| {
            Arc::new(Turf {
                stops: vec![Stop {
                    address: "a".to_owned(),
                    precinct: Code("1".to_owned()),
                    doors: 1,
                    share: None,
                }],
                evening: 1,
                hard: several(hard).unwrap(),
                ..Turf::default()
            })
        };
        Plan {
            target: String::new(),
            size: TurfSize::Doors(1),
            seed: 1,
            turfs: hard.iter().map(turf).collect(),
            starts: Vec::new(),
            left_out: Vec::new(),
            outside_target: 0,
            footing: Footing::Straight(1.3),
        }
    }

    /// Crews with what they cannot take.
    fn crews(cannot: &[&str]) -> Vec<Crew> {
        (1..)
            .zip(cannot)
            .map(|(n, cannot)| Crew {
                name: format!("Crew {n}"),
                cannot: several(cannot).unwrap(),
                ..Crew::default()
            })
            .collect()
    }

    #[test]
    fn crews_take_turfs_in_their_order_while_they_can() {
        let taken = assign(&plan(&["", "stairs", ""]), &crews(&["", "", "stairs", ""]));
        assert_eq!(taken, [Some(0), Some(1), Some(2)]);
        let taken = assign(&plan(&["stairs", "", ""]), &crews(&["stairs", "", ""]));
        assert_eq!(taken, [Some(1), Some(0), Some(2)]);
    }

    #[test]
    fn every_turf_has_a_crew_where_that_is_possible() {
        // The first could go to either of the first two, and leaves the second to the dark one.
        let crews = crews(&["slope", "", "stairs,dark,slope"]);
        let taken = assign(&plan(&["", "dark", "slope"]), &crews);
        assert_eq!(taken, [Some(2), Some(0), Some(1)]);
        // Two turfs with a slope, one crew for them: the first has it.
        let taken = assign(&plan(&["slope", "slope", ""]), &crews);
        assert_eq!(taken, [Some(1), None, Some(0)]);
    }

    #[test]
    fn what_is_given_by_hand_stays_and_too_many_turfs_are_left_open() {
        let mut plan = plan(&["", "", ""]);
        Arc::make_mut(&mut plan.turfs[2]).crew = "Crew 1".to_owned();
        let three = crews(&["", "", ""]);
        assert_eq!(assign(&plan, &three), [Some(1), Some(2), Some(0)]);
        let two = crews(&["", ""]);
        assert_eq!(assign(&plan, &two), [None, None, Some(0)]);
        Arc::make_mut(&mut plan.turfs[0]).evening = 2;
        assert_eq!(assign(&plan, &two), [Some(0), Some(1), Some(0)]);
    }
}

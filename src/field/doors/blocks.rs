//! Buildings given to addresses, with their dwellings, floors and staircases.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Contains as _, Coord, Point};
use rayon::prelude::*;

use crate::analysis::dwellings::{Block, Blocks, Tells};
use crate::base::task::{Cancelled, Task};
use crate::field::doors::candidates::Candidates;
use crate::field::doors::sorted::Sorted;
use crate::model::address::{Building, DoorsRule, Given};

/// An outline that holds no address goes to the nearest one within so many metres of its edge: the
/// pavement in front of a house, with its garden.
pub const OUTLINE_REACH: f64 = 30.0;

/// A point goes to the nearest address within so many metres: points of housing stand for a whole
/// estate, or where a machine thought that its address is.
pub const POINT_REACH: f64 = 80.0;

/// How many buildings look for their addresses between two looks at the task.
const BATCH: usize = 1 << 12;

/// What buildings tell of addresses.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// `known[address]`: doors, and the rule that tells them.
    pub(super) known: Vec<Option<(u32, DoorsRule)>>,
    /// By the number of an address.
    pub(super) buildings: BTreeMap<u32, Building>,
    /// One entry per source.
    pub(super) given: Vec<Given>,
}

/// What one source tells of one address by one rule.
#[derive(Clone, Copy, Default)]
struct Sum {
    doors: u32,
    /// Whether something as small as a house is there.
    house: bool,
}

/// Gives the buildings of some sources, in the order in which they count, to addresses in degrees.
///
/// Addresses inside an outline share its dwellings evenly, so that they sum exactly; an outline
/// without any goes to the nearest within [`OUTLINE_REACH`], a point to the nearest within
/// [`POINT_REACH`]. Of several rules the surest tells how many doors an address has, and of several
/// sources the first: two that tell of the same homes are not added up. An outline that only its
/// floors tell of is silent where an address of it has social housing. So is one that is as small as
/// a house, where its address stands beside it and has a large building of unknown height as well:
/// it may be the shed of that, and one door would be a guess against the voters.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub(super) fn give(at: &[Coord<f64>], sources: &[Blocks], task: &Task) -> Result<Told, Cancelled> {
    let mut told = Told {
        known: vec![None; at.len()],
        ..Told::default()
    };
    if sources.is_empty() {
        return Ok(told);
    }
    let sorted = Sorted::new(at);
    let mut takers = Vec::with_capacity(sources.len());
    for source in sources {
        takers.push(takers_of(&source.blocks, &sorted, task)?);
    }
    let social = with_social(sources, &takers);
    let large = with_any_number(sources, &takers);
    let is_shed = |block: &Block, address: &u32| {
        let at = Point::from(at[*address as usize]);
        block.tells == Some(Tells::House) && large.contains(address) && !block.shape.contains(&at)
    };
    let mut sums: BTreeMap<(u32, DoorsRule, usize), Sum> = BTreeMap::new();
    for (place, (source, takers)) in sources.iter().zip(&takers).enumerate() {
        let mut given = Given {
            source: source.source.clone(),
            notes: source.notes.clone(),
            ..Given::default()
        };
        let mut here: BTreeMap<u32, Building> = BTreeMap::new();
        for (block, takers) in source.blocks.iter().zip(takers) {
            let Some(tells) = block.tells.filter(|&tells| tells != Tells::Unmeasured) else {
                continue;
            };
            if takers.is_empty() {
                given.far += usize::from(tells.dwellings() > 0);
                given.far_dwellings += u64::from(tells.dwellings());
                continue;
            }
            if tells.dwellings() > 0 {
                describe(&mut here, block.building, takers);
            }
            if is_guess(tells) && takers.iter().any(|address| social.contains(address)) {
                continue;
            }
            if takers.iter().any(|address| is_shed(block, address)) {
                continue;
            }
            given.buildings += 1;
            given.dwellings += u64::from(tells.dwellings());
            share(tells, takers, |address, rule, doors| {
                let sum = sums.entry((address, rule, place)).or_default();
                if tells == Tells::House {
                    sum.house = true;
                } else {
                    sum.doors = sum.doors.saturating_add(doors);
                }
            });
        }
        told.given.push(given);
        put_together(&mut told.buildings, here);
    }
    // By address, the surest rule first, then the first source.
    for ((address, rule, _), sum) in sums {
        let known = &mut told.known[address as usize];
        let doors = sum.doors.max(u32::from(sum.house));
        known.get_or_insert((doors, rule));
    }
    Ok(told)
}

/// The addresses that each building is given to, in their order.
fn takers_of(blocks: &[Block], sorted: &Sorted, task: &Task) -> Result<Vec<Vec<u32>>, Cancelled> {
    let mut takers = Vec::with_capacity(blocks.len());
    for batch in blocks.chunks(BATCH) {
        task.step(takers.len() as u64, blocks.len() as u64)?;
        let find =
            |candidates: &mut Candidates, block: &Block| takers_of_one(block, candidates, sorted);
        let found: Vec<Vec<u32>> = batch
            .par_iter()
            .map_init(Candidates::default, find)
            .collect();
        takers.extend(found);
    }
    Ok(takers)
}

fn takers_of_one(block: &Block, candidates: &mut Candidates, sorted: &Sorted) -> Vec<u32> {
    let number = |position: usize| sorted.spots()[position].number;
    let mut inside = Vec::new();
    if !block.is_point {
        candidates.each_inside(&block.shape, sorted, |position| {
            inside.push(number(position));
        });
        inside.sort_unstable();
    }
    // No homes near an address say nothing of it.
    let has_homes = block.tells.is_some_and(Tells::may_have_homes);
    if !inside.is_empty() || !has_homes {
        return inside;
    }
    let reach = if block.is_point {
        POINT_REACH
    } else {
        OUTLINE_REACH
    };
    let mut nearest: Option<(f64, u32)> = None;
    candidates.each_near(&block.shape, sorted, reach, |position, metres| {
        let near = (metres, number(position));
        if nearest.is_none_or(|nearest| near < nearest) {
            nearest = Some(near);
        }
    });
    nearest.into_iter().map(|(_, number)| number).collect()
}

/// The addresses that social housing is given to.
fn with_social(sources: &[Blocks], takers: &[Vec<Vec<u32>>]) -> BTreeSet<u32> {
    let blocks = sources.iter().zip(takers);
    let each = blocks.flat_map(|(source, takers)| source.blocks.iter().zip(takers));
    let social = each.filter(|(block, _)| matches!(block.tells, Some(Tells::Social(1..))));
    social.flat_map(|(_, takers)| takers).copied().collect()
}

/// The addresses that a large building of unknown height is given to.
fn with_any_number(sources: &[Blocks], takers: &[Vec<Vec<u32>>]) -> BTreeSet<u32> {
    let blocks = sources.iter().zip(takers);
    let each = blocks.flat_map(|(source, takers)| source.blocks.iter().zip(takers));
    let large = each.filter(|(block, _)| block.tells == Some(Tells::Unmeasured));
    large.flat_map(|(_, takers)| takers).copied().collect()
}

/// Whether nobody has counted the dwellings.
fn is_guess(tells: Tells) -> bool {
    matches!(tells, Tells::Estimated(_) | Tells::House)
}

/// Shows for each taker of a building the rule, and its share of the dwellings. What is only
/// estimated has a door for each address at least: each has been given a number for something.
fn share(tells: Tells, takers: &[u32], mut show: impl FnMut(u32, DoorsRule, u32)) {
    let count = takers.len() as u32;
    let (rule, dwellings) = match tells {
        Tells::Stated(dwellings) => (DoorsRule::Building, dwellings),
        Tells::Social(dwellings) => (DoorsRule::Social, dwellings),
        Tells::Estimated(dwellings) => (DoorsRule::Floors, dwellings.max(count)),
        Tells::House => (DoorsRule::Floors, count),
        Tells::Unmeasured => return,
    };
    for (place, &address) in (0..).zip(takers) {
        let more = u32::from(place < dwellings % count);
        show(address, rule, dwellings / count + more);
    }
}

/// Adds what is known of a building to the addresses it is given to: each has its share of the
/// staircases, one at least.
fn describe(known: &mut BTreeMap<u32, Building>, building: Building, takers: &[u32]) {
    if building == Building::default() {
        return;
    }
    let count = takers.len() as u32;
    for (place, &address) in (0..).zip(takers) {
        let of = |all: u32| (all / count + u32::from(place < all % count)).max(1);
        let known = known.entry(address).or_default();
        known.staircases = match (known.staircases, building.staircases.map(of)) {
            (Some(some), Some(more)) => Some(some.saturating_add(more)),
            (some, more) => some.or(more),
        };
        known.floors = known.floors.max(building.floors);
        known.lift = known.lift.max(building.lift);
    }
}

/// Adds what another source knows of the same buildings: the most of it.
fn put_together(all: &mut BTreeMap<u32, Building>, here: BTreeMap<u32, Building>) {
    for (address, building) in here {
        let known = all.entry(address).or_default();
        known.staircases = known.staircases.max(building.staircases);
        known.floors = known.floors.max(building.floors);
        known.lift = known.lift.max(building.lift);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, Polygon};
    use proptest::prelude::*;

    /// Metres east and north of a place, in degrees.
    fn at(east: f64, north: f64) -> Coord<f64> {
        Coord {
            x: 2.5 + east / 73_290.0,
            y: 48.9 + north / 111_220.0,
        }
    }

    fn outline(west: f64, wide: f64, tells: Tells) -> Block {
        let corners = [(0.0, 0.0), (wide, 0.0), (wide, 20.0), (0.0, 20.0)];
        let ring = corners.map(|(east, north)| at(west + east, north));
        Block {
            shape: MultiPolygon::from(Polygon::new(ring.to_vec().into(), Vec::new())),
            is_point: false,
            tells: Some(tells),
            building: Building::default(),
        }
    }

    fn point(east: f64, north: f64, tells: Tells) -> Block {
        let place = at(east, north);
        Block {
            shape: Polygon::new(vec![place, place].into(), Vec::new()).into(),
            is_point: true,
            tells: Some(tells),
            building: Building::default(),
        }
    }

    fn told(at: &[Coord<f64>], sources: Vec<Vec<Block>>) -> Told {
        let sources: Vec<Blocks> = sources
            .into_iter()
            .map(|blocks| Blocks {
                source: "b".to_owned(),
                blocks,
                notes: Vec::new(),
            })
            .collect();
        give(at, &sources, &Task::default()).unwrap()
    }

    #[test]
    fn addresses_inside_share_and_an_empty_outline_goes_to_the_nearest() {
        let addresses = [at(5.0, 5.0), at(15.0, 5.0), at(60.0, 10.0), at(200.0, 0.0)];
        let blocks = vec![
            outline(0.0, 20.0, Tells::Stated(25)),
            // Its edge is 20 m from the third address.
            outline(80.0, 20.0, Tells::Stated(7)),
            // And this one's 31 m from the fourth.
            outline(231.0, 20.0, Tells::Stated(9)),
        ];
        let told = told(&addresses, vec![blocks]);
        let stated = |doors| Some((doors, DoorsRule::Building));
        assert_eq!(told.known, [stated(13), stated(12), stated(7), None]);
        let given = &told.given[0];
        assert_eq!((given.buildings, given.dwellings), (2, 32));
        assert_eq!((given.far, given.far_dwellings), (1, 9));
    }

    #[test]
    fn a_point_reaches_further_than_an_outline() {
        let blocks = vec![
            point(79.0, 0.0, Tells::Social(20)),
            point(0.0, 81.0, Tells::Social(5)),
        ];
        let told = told(&[at(0.0, 0.0)], vec![blocks]);
        assert_eq!(told.known, [Some((20, DoorsRule::Social))]);
        assert_eq!(told.given[0].far_dwellings, 5);
    }

    #[test]
    fn what_is_counted_goes_before_what_is_estimated() {
        let addresses = [at(5.0, 5.0), at(15.0, 5.0)];
        let social = vec![point(4.0, 4.0, Tells::Social(30))];
        let by_floors = vec![outline(0.0, 20.0, Tells::Estimated(50))];
        let meet = told(&addresses, vec![by_floors.clone(), social.clone()]);
        assert_eq!(meet.known, [Some((30, DoorsRule::Social)), None]);
        let stated = vec![outline(0.0, 20.0, Tells::Stated(40))];
        let both = told(&addresses, vec![social, stated.clone(), by_floors.clone()]);
        assert_eq!(both.known, [Some((20, DoorsRule::Building)); 2]);
        let twice = told(&addresses, vec![stated.clone(), stated]);
        assert_eq!(twice.known, both.known, "two sources of the same homes");
        let alone = told(&addresses, vec![by_floors]);
        assert_eq!(alone.known, [Some((25, DoorsRule::Floors)); 2]);
    }

    #[test]
    fn a_house_and_its_shed_are_one_door() {
        let blocks = vec![
            outline(0.0, 10.0, Tells::House),
            outline(14.0, 6.0, Tells::House),
        ];
        let told = told(&[at(5.0, -5.0)], vec![blocks]);
        assert_eq!(told.known, [Some((1, DoorsRule::Floors))]);
    }

    #[test]
    fn a_shed_is_no_house_beside_a_building_that_nobody_has_measured() {
        let blocks = vec![
            outline(0.0, 30.0, Tells::Unmeasured),
            // A shed beside the first address, a house around the second.
            outline(31.0, 6.0, Tells::House),
            outline(60.0, 10.0, Tells::House),
        ];
        let addresses = [at(29.0, 5.0), at(65.0, 5.0)];
        let told = told(&addresses, vec![blocks]);
        assert_eq!(told.known, [None, Some((1, DoorsRule::Floors))]);
        assert_eq!((told.given[0].buildings, told.given[0].far), (1, 0));
    }

    #[test]
    fn no_homes_count_only_for_the_addresses_inside() {
        let blocks = vec![outline(0.0, 20.0, Tells::Stated(0))];
        let told = told(&[at(5.0, 5.0), at(25.0, 5.0)], vec![blocks]);
        assert_eq!(told.known, [Some((0, DoorsRule::Building)), None]);
    }

    #[test]
    fn staircases_are_shared_and_floors_are_not() {
        let mut block = outline(0.0, 20.0, Tells::Stated(60));
        block.building = Building {
            staircases: Some(3),
            floors: Some(9),
            lift: Some(true),
        };
        let told = told(&[at(5.0, 5.0), at(15.0, 5.0)], vec![vec![block]]);
        let known: Vec<_> = told.buildings.values().copied().collect();
        assert_eq!(known[0].staircases, Some(2));
        assert_eq!(known[1].staircases, Some(1));
        assert_eq!(known[1].floors, Some(9));
    }

    proptest! {
        #[test]
        fn no_stated_dwelling_is_lost(
            addresses in prop::collection::vec((0.0..300.0_f64, -40.0..60.0_f64), 0..30),
            blocks in prop::collection::vec((0.0..300.0_f64, 1.0..40.0_f64, 0_u32..90), 0..20),
        ) {
            let addresses: Vec<_> = addresses.into_iter().map(|(x, y)| at(x, y)).collect();
            let all: u64 = blocks.iter().map(|block| u64::from(block.2)).sum();
            let blocks = blocks.into_iter().map(|(west, wide, n)| outline(west, wide, Tells::Stated(n)));
            let told = told(&addresses, vec![blocks.collect()]);
            let doors: u64 = told.known.iter().flatten().map(|known| u64::from(known.0)).sum();
            prop_assert_eq!(doors + told.given[0].far_dwellings, all);
        }
    }
}

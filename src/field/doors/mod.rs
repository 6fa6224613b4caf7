//! Which precinct an address belongs to, and how many doors it has.

mod bands;
mod blocks;
mod candidates;
mod sorted;
mod spread;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

use geo::{Coord, MultiPolygon};
use rayon::prelude::*;

use crate::analysis::dwellings::Blocks;
use crate::base::index::index;
use crate::base::task::{Cancelled, Task};
use crate::field::doors::candidates::Candidates;
use crate::field::doors::sorted::{Sorted, is_somewhere};
use crate::model::address::{Address, DoorsRule, LeftOut, Located, Place};
use crate::model::layer::{PrecinctId, Precincts};

pub use crate::field::doors::blocks::{OUTLINE_REACH, POINT_REACH};

/// How many areas are filled between two looks at the task, and addresses worth a thread.
const BATCH: usize = 1 << 12;

/// The number of no area.
const NONE: u32 = u32::MAX;

/// Finds each address's precinct and doors.
///
/// An address outside every polygon goes to the nearest within `snap_metres`; of precincts that
/// overlap, the first has it. Doors are the address's own dwellings where it has them; else those of
/// the buildings there, by the surest [`DoorsRule`] that tells any; else each precinct's
/// `registered ÷ voters_per_door` doors, rounded, less all these, are spread over its other
/// addresses by largest remainder, so that they sum exactly. Where `registered` is NaN an address
/// counts as one door, as it does where known dwellings leave nothing to spread.
///
/// `registered` has one entry per precinct.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn locate(
    addresses: &[Address],
    buildings: &[Blocks],
    precincts: &Precincts,
    (registered, voters_per_door): (&[f64], f64),
    snap_metres: f64,
    task: &Task,
) -> Result<Located, Cancelled> {
    let at: Vec<Coord<f64>> = addresses.par_iter().map(Address::at).collect();
    let inside = areas_of(&at, &precincts.shapes, task)?;
    let nearest = nearest(&at, &inside, &precincts.shapes, snap_metres, task)?;
    let place = |number: usize, inside: Option<u32>| {
        if let Some(id) = inside {
            return Place::In(PrecinctId(id));
        }
        match nearest.get(&(number as u32)) {
            Some(near) => Place::Snapped(PrecinctId(near.id)),
            None if is_somewhere(&at[number]) => Place::Out(LeftOut::OutsidePrecincts),
            None => Place::Out(LeftOut::NotLocated),
        }
    };
    let places: Vec<Place> = inside
        .into_par_iter()
        .enumerate()
        .map(|(number, inside)| place(number, inside))
        .collect();
    let told = blocks::give(&at, buildings, task)?;
    let mut known = told.known;
    for (address, known) in addresses.iter().zip(&mut known) {
        let own = address.dwellings.map(|doors| (doors, DoorsRule::Own));
        *known = own.or(*known);
    }
    let (doors, rules) = spread::doors(&known, &places, registered, voters_per_door);
    Ok(Located {
        places,
        doors,
        rules,
        buildings: told.buildings,
        given: told.given,
    })
}

/// The first of some areas that each place in degrees lies in: one entry per place, none for one
/// that is no number.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn areas_of(
    places: &[Coord<f64>],
    shapes: &[MultiPolygon<f64>],
    task: &Task,
) -> Result<Vec<Option<u32>>, Cancelled> {
    task.step(0, shapes.len() as u64)?;
    // Areas look for their places: what an area needs is at hand then for all of them.
    let sorted = Sorted::new(places);
    let first_at: Vec<AtomicU32> = sorted
        .spots()
        .iter()
        .map(|_| AtomicU32::new(NONE))
        .collect();
    for (round, batch) in shapes.chunks(BATCH).enumerate() {
        let first = round * BATCH;
        let find = |candidates: &mut Candidates, (number, shape)| {
            let id = index(first + number);
            candidates.each_inside(shape, &sorted, |position| {
                first_at[position].fetch_min(id, Ordering::Relaxed);
            });
        };
        let numbered = batch.par_iter().enumerate();
        numbered.for_each_init(Candidates::default, find);
        task.step(first as u64, shapes.len() as u64)?;
    }
    let mut first_of = vec![None; places.len()];
    for (spot, first) in sorted.spots().iter().zip(first_at) {
        first_of[spot.number as usize] = Some(first.into_inner()).filter(|&id| id != NONE);
    }
    Ok(first_of)
}

/// The precinct of each of some places in degrees: the first that it lies in, else the nearest
/// within `snap_metres`. One entry per place, none for one that is no number.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn precincts_of(
    places: &[Coord<f64>],
    shapes: &[MultiPolygon<f64>],
    snap_metres: f64,
    task: &Task,
) -> Result<Vec<Option<u32>>, Cancelled> {
    let mut found = areas_of(places, shapes, task)?;
    for (number, near) in nearest(places, &found, shapes, snap_metres, task)? {
        found[number as usize] = Some(near.id);
    }
    Ok(found)
}

/// A precinct near a place.
#[derive(Clone, Copy, Debug)]
struct Near {
    metres: f64,
    id: u32,
}

/// By the number of a place that lies in no area, the area whose boundary is nearest to it, if it
/// is near enough; the first of equals.
fn nearest(
    places: &[Coord<f64>],
    inside: &[Option<u32>],
    shapes: &[MultiPolygon<f64>],
    snap_metres: f64,
    task: &Task,
) -> Result<BTreeMap<u32, Near>, Cancelled> {
    let mut nearest: BTreeMap<u32, Near> = BTreeMap::new();
    let outside = (0..).zip(inside).filter(|(_, area)| area.is_none());
    let outside: Vec<u32> = outside.map(|(number, _)| number).collect();
    if outside.is_empty() || !snap_metres.is_finite() || snap_metres < 0.0 {
        return Ok(nearest);
    }
    let at = outside.iter().map(|&number| places[number as usize]);
    let sorted = Sorted::new(&at.collect::<Vec<_>>());
    let number_at = |position: usize| outside[sorted.spots()[position].number as usize];
    for (round, batch) in shapes.chunks(BATCH).enumerate() {
        task.step((round * BATCH) as u64, shapes.len() as u64)?;
        let find = |candidates: &mut Candidates, shape| {
            let mut near = Vec::new();
            candidates.each_near(shape, &sorted, snap_metres, |position, metres| {
                near.push((number_at(position), metres));
            });
            near
        };
        let near: Vec<_> = batch
            .par_iter()
            .map_init(Candidates::default, find)
            .collect();
        for (id, near) in ((round * BATCH) as u32..).zip(near) {
            for (number, metres) in near {
                let near = Near { metres, id };
                let nearest = nearest.entry(number).or_insert(near);
                if metres < nearest.metres {
                    *nearest = near;
                }
            }
        }
    }
    Ok(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    /// Two squares of a hundredth of a degree, 0.001° (73 m) apart.
    fn two_squares() -> Precincts {
        let square = |west: f64| -> MultiPolygon<f64> {
            polygon![
                (x: west, y: 48.85),
                (x: west + 0.01, y: 48.85),
                (x: west + 0.01, y: 48.86),
                (x: west, y: 48.86),
            ]
            .into()
        };
        Precincts {
            codes: vec![
                crate::model::layer::Code("A".to_owned()),
                crate::model::layer::Code("B".to_owned()),
            ],
            shapes: vec![square(2.0), square(2.011)],
            ..Precincts::default()
        }
    }

    fn at(lon: f64, lat: f64) -> Address {
        Address {
            lon,
            lat,
            ..Address::default()
        }
    }

    fn places(addresses: &[Address], snap_metres: f64) -> Vec<Place> {
        locate(
            addresses,
            &[],
            &two_squares(),
            (&[f64::NAN; 2], 1.7),
            snap_metres,
            &Task::default(),
        )
        .unwrap()
        .places
    }

    #[test]
    fn an_address_in_a_gap_goes_to_the_nearer_precinct() {
        let gap = [at(2.0104, 48.855), at(2.0106, 48.855)];
        assert_eq!(
            places(&gap, 150.0),
            [Place::Snapped(PrecinctId(0)), Place::Snapped(PrecinctId(1))]
        );
        // 0.0004° of longitude is 29.4 m here.
        assert_eq!(
            places(&gap[..1], 29.0),
            [Place::Out(LeftOut::OutsidePrecincts)]
        );
        assert_eq!(places(&gap[..1], 30.0), [Place::Snapped(PrecinctId(0))]);
    }

    #[test]
    fn an_address_without_coordinates_is_said_to_be_so() {
        let nowhere = [at(f64::NAN, 48.855), at(2.005, f64::INFINITY)];
        assert_eq!(
            places(&nowhere, 150.0),
            [Place::Out(LeftOut::NotLocated); 2]
        );
    }

    #[test]
    fn inside_stays_inside_whatever_the_distance_allowed() {
        let inside = [at(2.005, 48.855), at(2.015, 48.855)];
        for snap in [0.0, 150.0, f64::NAN, -1.0] {
            assert_eq!(
                places(&inside, snap),
                [Place::In(PrecinctId(0)), Place::In(PrecinctId(1))]
            );
        }
        assert_eq!(
            places(&[at(2.03, 48.855)], f64::NAN),
            [Place::Out(LeftOut::OutsidePrecincts)]
        );
    }

    #[test]
    fn locating_stops_when_asked() {
        let task = Task::default();
        task.cancel();
        let (one, registered) = ([at(2.0, 48.0)], [0.0; 2]);
        let asked = locate(&one, &[], &two_squares(), (&registered, 1.7), 0.0, &task);
        assert_eq!(asked, Err(Cancelled));
    }
}

//! Which precinct an address belongs to, and how many doors it has.

mod outline;
mod sorted;
mod spread;

use std::collections::HashMap;

use geo::{BoundingRect as _, MultiPolygon, Rect};
use rayon::prelude::*;

use crate::base::task::{Cancelled, Task};
use crate::field::doors::outline::Outline;
use crate::field::doors::sorted::{Sorted, Spot};
use crate::field::ground::metres_per_degree;
use crate::model::address::{Address, LeftOut, Located, Place};
use crate::model::layer::{PrecinctId, Precincts};

/// How many areas are filled between two looks at the task, and addresses worth a thread.
const BATCH: usize = 1 << 12;

/// Finds each address's precinct and doors.
///
/// An address outside every polygon goes to the nearest within `snap_metres`; of precincts that
/// overlap, the first has it. Doors are the address's own dwellings where it has them; else each
/// precinct's `registered ÷ voters_per_door` doors, rounded, less those dwellings, are spread over
/// its other addresses by largest remainder, so that they sum exactly. Where `registered` is NaN
/// an address counts as one door, as it does where known dwellings leave nothing to spread.
///
/// `registered` has one entry per precinct.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn locate(
    addresses: &[Address],
    precincts: &Precincts,
    registered: &[f64],
    voters_per_door: f64,
    snap_metres: f64,
    task: &Task,
) -> Result<Located, Cancelled> {
    let inside = areas_of(addresses, &precincts.shapes, task)?;
    let outside = spots(addresses, |number| inside[number].is_none());
    let nearest = nearest(&outside, &precincts.shapes, snap_metres, task)?;
    let place = |number: usize, inside: Option<u32>| {
        if let Some(id) = inside {
            return Place::In(PrecinctId(id));
        }
        match nearest.get(&(number as u32)) {
            Some(near) => Place::Snapped(PrecinctId(near.id)),
            None if is_somewhere(&addresses[number]) => Place::Out(LeftOut::OutsidePrecincts),
            None => Place::Out(LeftOut::NotLocated),
        }
    };
    let places: Vec<Place> = inside
        .into_par_iter()
        .enumerate()
        .map(|(number, inside)| place(number, inside))
        .collect();
    let doors = spread::doors(addresses, &places, registered, voters_per_door);
    Ok(Located { places, doors })
}

/// The first of some areas that each address lies in: one entry per address.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn areas_of(
    addresses: &[Address],
    shapes: &[MultiPolygon<f64>],
    task: &Task,
) -> Result<Vec<Option<u32>>, Cancelled> {
    task.step(0, shapes.len() as u64)?;
    // Areas look for their addresses: what an area needs is at hand then for all of them.
    let sorted = Sorted::new(&spots(addresses, |_| true));
    let mut first_of: Vec<Option<u32>> = vec![None; addresses.len()];
    for (round, batch) in shapes.chunks(BATCH).enumerate() {
        let inside: Vec<Vec<u32>> = batch
            .par_iter()
            .map_init(Outline::default, |outline, shape| {
                numbers_inside(shape, &sorted, outline)
            })
            .collect();
        for (id, numbers) in ((round * BATCH) as u32..).zip(inside) {
            for number in numbers {
                first_of[number as usize].get_or_insert(id);
            }
        }
        task.step((round * BATCH) as u64, shapes.len() as u64)?;
    }
    Ok(first_of)
}

/// The precinct of each of some places in degrees (longitude, latitude): the first that it lies in,
/// else the nearest within `snap_metres`. One entry per place.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn precincts_of(
    places: &[Option<(f64, f64)>],
    shapes: &[MultiPolygon<f64>],
    snap_metres: f64,
    task: &Task,
) -> Result<Vec<Option<u32>>, Cancelled> {
    let at = |place: &Option<(f64, f64)>| {
        let (lon, lat) = place.unwrap_or((f64::NAN, f64::NAN));
        Address {
            lon,
            lat,
            ..Address::default()
        }
    };
    let spots_of: Vec<Address> = places.iter().map(at).collect();
    let mut found = areas_of(&spots_of, shapes, task)?;
    let outside = spots(&spots_of, |number| found[number].is_none());
    let nearest = nearest(&outside, shapes, snap_metres, task)?;
    for spot in &outside {
        found[spot.number as usize] = nearest.get(&spot.number).map(|near| near.id);
    }
    Ok(found)
}

/// The addresses that are somewhere, of those that are `wanted`.
fn spots(addresses: &[Address], wanted: impl Fn(usize) -> bool + Sync) -> Vec<Spot> {
    addresses
        .par_iter()
        .enumerate()
        .with_min_len(BATCH)
        .filter(|&(number, address)| wanted(number) && is_somewhere(address))
        .map(|(number, address)| Spot {
            lon: address.lon,
            lat: address.lat,
            number: number as u32,
        })
        .collect()
}

fn is_somewhere(address: &Address) -> bool {
    address.lon.is_finite() && address.lat.is_finite()
}

fn numbers_inside(shape: &MultiPolygon<f64>, sorted: &Sorted, outline: &mut Outline) -> Vec<u32> {
    outline.draw(shape);
    let mut inside = Vec::new();
    if let Some((low, high)) = outline.bounds() {
        sorted.within(low, high, |spot| {
            if outline.contains(spot.lon, spot.lat) {
                inside.push(spot.number);
            }
        });
    }
    inside
}

/// A precinct near an address.
#[derive(Clone, Copy, Debug)]
struct Near {
    metres: f64,
    id: u32,
}

/// By the number of an address, the precinct whose boundary is nearest to it, if it is near
/// enough; the first of equals.
fn nearest(
    outside: &[Spot],
    shapes: &[MultiPolygon<f64>],
    snap_metres: f64,
    task: &Task,
) -> Result<HashMap<u32, Near>, Cancelled> {
    let mut nearest: HashMap<u32, Near> = HashMap::new();
    if outside.is_empty() || !snap_metres.is_finite() || snap_metres < 0.0 {
        return Ok(nearest);
    }
    let sorted = Sorted::new(outside);
    for (round, batch) in shapes.chunks(BATCH).enumerate() {
        task.step((round * BATCH) as u64, shapes.len() as u64)?;
        let near: Vec<Vec<(u32, f64)>> = batch
            .par_iter()
            .map(|shape| numbers_near(shape, &sorted, snap_metres))
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

/// The addresses within some metres of a boundary, and how far each is from it.
fn numbers_near(shape: &MultiPolygon<f64>, sorted: &Sorted, snap_metres: f64) -> Vec<(u32, f64)> {
    let Some(bounds) = shape.bounding_rect() else {
        return Vec::new();
    };
    let (low, high) = within_reach(bounds, snap_metres);
    let mut spots: Vec<Spot> = Vec::new();
    sorted.within(low, high, |spot| spots.push(*spot));
    if spots.is_empty() {
        return Vec::new();
    }
    let mut outline = Outline::default();
    outline.draw(shape);
    let measured = spots.iter().map(|spot| {
        let scale = metres_per_degree(spot.lat);
        let reach = snap_metres / scale.1;
        let metres = outline.metres_to(spot.lon, spot.lat, scale, reach);
        (spot.number, metres)
    });
    measured
        .filter(|&(_, metres)| metres <= snap_metres)
        .collect()
}

/// The corners of a box that has everything within some metres of another.
fn within_reach(bounds: Rect<f64>, metres: f64) -> ([f64; 2], [f64; 2]) {
    let (low, high) = (bounds.min(), bounds.max());
    // A degree of latitude is shortest at the equator, one of longitude towards the pole.
    let tall = metres / metres_per_degree(0.0).1;
    let poleward = (low.y.abs().max(high.y.abs()) + tall).min(90.0);
    let wide = metres / metres_per_degree(poleward).0;
    ([low.x - wide, low.y - tall], [high.x + wide, high.y + tall])
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
            &two_squares(),
            &[f64::NAN; 2],
            1.7,
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
        let asked = locate(&[at(2.0, 48.0)], &two_squares(), &[0.0; 2], 1.7, 0.0, &task);
        assert_eq!(asked, Err(Cancelled));
    }
}

//! Which precinct an address belongs to, and how many doors it has.

mod outline;
mod spread;

use geo::MultiPolygon;
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::base::task::{Cancelled, Task};
use crate::field::doors::outline::Outline;
use crate::field::ground::metres_per_degree;
use crate::model::address::{Address, LeftOut, Located, Place};
use crate::model::layer::{PrecinctId, Precincts};

/// How many addresses are placed between two looks at the task.
const BATCH: usize = 1 << 14;

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
    let total = addresses.len() as u64;
    task.step(0, total)?;
    let finder = Finder::new(&precincts.shapes, snap_metres);
    let mut places = Vec::with_capacity(addresses.len());
    for batch in addresses.chunks(BATCH) {
        let mut found: Vec<Place> = Vec::new();
        batch
            .par_iter()
            .map(|address| finder.place(address.lon, address.lat))
            .collect_into_vec(&mut found);
        places.append(&mut found);
        task.step(places.len() as u64, total)?;
    }
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
    task.step(0, 1)?;
    let finder = Finder::new(shapes, 0.0);
    let inside = addresses
        .par_iter()
        .map(|address| finder.inside(address.lon, address.lat))
        .collect();
    task.step(1, 1)?;
    Ok(inside)
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
    task.step(0, 1)?;
    let finder = Finder::new(shapes, snap_metres);
    let found = places
        .par_iter()
        .map(|place| {
            let (lon, lat) = (*place)?;
            finder.place(lon, lat).precinct().map(|precinct| precinct.0)
        })
        .collect();
    task.step(1, 1)?;
    Ok(found)
}

/// A precinct's box in the tree.
type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Every precinct, ready to be asked which one a place lies in.
struct Finder {
    outlines: Vec<Outline>,
    boxes: RTree<Boxed>,
    snap_metres: f64,
}

impl Finder {
    fn new(shapes: &[MultiPolygon<f64>], snap_metres: f64) -> Self {
        let outlines: Vec<Outline> = shapes.par_iter().map(Outline::new).collect();
        let boxes = (0..)
            .zip(&outlines)
            .filter_map(|(id, outline)| {
                let (low, high) = outline.bounds()?;
                Some(Boxed::new(Rectangle::from_corners(low, high), id))
            })
            .collect();
        Self {
            outlines,
            boxes: RTree::bulk_load(boxes),
            snap_metres,
        }
    }

    fn place(&self, lon: f64, lat: f64) -> Place {
        if !lon.is_finite() || !lat.is_finite() {
            return Place::Out(LeftOut::NotLocated);
        }
        match self.inside(lon, lat) {
            Some(id) => Place::In(PrecinctId(id)),
            None => self.nearest(lon, lat),
        }
    }

    /// The first of those that the place lies in.
    fn inside(&self, lon: f64, lat: f64) -> Option<u32> {
        self.boxes
            .locate_in_envelope_intersecting(&AABB::from_point([lon, lat]))
            .map(|found| found.data)
            .filter(|&id| self.outlines[id as usize].contains(lon, lat))
            .min()
    }

    /// The precinct whose boundary is nearest, if it is near enough; the first of equals.
    fn nearest(&self, lon: f64, lat: f64) -> Place {
        let scale = metres_per_degree(lat);
        let (wide, high) = (self.snap_metres / scale.0, self.snap_metres / scale.1);
        if !wide.is_finite() || wide < 0.0 {
            return Place::Out(LeftOut::OutsidePrecincts);
        }
        let reach = AABB::from_corners([lon - wide, lat - high], [lon + wide, lat + high]);
        self.boxes
            .locate_in_envelope_intersecting(&reach)
            .map(|found| {
                let outline = &self.outlines[found.data as usize];
                (outline.metres_to(lon, lat, scale, high), found.data)
            })
            .filter(|&(metres, _)| metres <= self.snap_metres)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map_or(Place::Out(LeftOut::OutsidePrecincts), |(_, id)| {
                Place::Snapped(PrecinctId(id))
            })
    }
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

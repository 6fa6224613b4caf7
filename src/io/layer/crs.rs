//! Coordinate systems: which one a layer is in, and the way from there to WGS 84 degrees.

use std::cell::Cell;

use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use geo::{Coord, Geometry, MapCoordsInPlace as _, Rect};
use rayon::prelude::*;

use crate::base::note::Noted;
use crate::base::words::Message;
use crate::io::layer::complaints;
use crate::io::layer::lambert::Lambert;
use crate::msg;

/// WGS 84, longitude and latitude in degrees: what everything is brought to.
pub(crate) const WGS84: &str = "EPSG:4326";

/// Lambert-93, in which French public bodies publish.
const LAMBERT93: &str = "EPSG:2154";

/// Where metropolitan France lies in Lambert-93, in metres, with some room.
const FRANCE_IN_LAMBERT93: [f64; 4] = [0.0, 6_000_000.0, 1_300_000.0, 7_200_000.0];

/// A coordinate system a layer is in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Crs {
    /// `EPSG:n` where it has such a number, else its name.
    pub(crate) name: String,
    /// What GDAL makes it from again, on any thread.
    definition: String,
}

/// What is wrong with a layer's coordinates, and what to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lost {
    pub(crate) what: Message,
    pub(crate) hint: Message,
}

impl Crs {
    /// The system the user named, such as `EPSG:2154`.
    pub(crate) fn told(text: &str) -> Result<Self, Lost> {
        let named = complaints::unheard(|| SpatialRef::from_definition(text.trim()));
        match named.ok().and_then(Self::of) {
            Some(crs) => Ok(crs),
            None => Err(Lost {
                what: msg!("data-crs-unknown", crs = text),
                hint: msg!("data-crs-unknown-hint"),
            }),
        }
    }

    /// The system a layer declares; `None` where it declares none, or one without a place on
    /// Earth.
    pub(crate) fn of(reference: SpatialRef) -> Option<Self> {
        complaints::unheard(|| Self::identified(reference))
    }

    fn identified(mut reference: SpatialRef) -> Option<Self> {
        if reference.is_local() || !(reference.is_geographic() || reference.is_projected()) {
            return None;
        }
        let definition = reference.to_wkt().ok()?;
        let mut authority = reference.authority().ok();
        if authority.is_none() && reference.auto_identify_epsg().is_ok() {
            authority = reference.authority().ok();
        }
        let name = match authority {
            Some(authority) if authority == "OGC:CRS84" => WGS84.to_owned(),
            Some(authority) => authority,
            None => reference.name().unwrap_or_default(),
        };
        Some(Self { name, definition })
    }

    /// The system that the coordinates of a layer without one must be in, with a note that it
    /// was guessed.
    pub(crate) fn guessed(shapes: &[Option<Geometry<f64>>]) -> Result<Noted<Self>, Lost> {
        let lost = || Lost {
            what: msg!("data-crs-missing"),
            hint: msg!("data-crs-missing-hint"),
        };
        let bounds = bounds(shapes).ok_or_else(lost)?;
        let [west, south, east, north] = FRANCE_IN_LAMBERT93;
        let guess = if in_degrees(bounds) {
            WGS84
        } else if (west..=east).contains(&bounds.min().x)
            && (west..=east).contains(&bounds.max().x)
            && (south..=north).contains(&bounds.min().y)
            && (south..=north).contains(&bounds.max().y)
        {
            LAMBERT93
        } else {
            return Err(lost());
        };
        Ok(Noted {
            value: Self::told(guess)?,
            notes: vec![msg!("note-crs-guessed", crs = guess)],
        })
    }

    /// Brings shapes from this system to WGS 84 degrees, in place and in parallel.
    pub(crate) fn to_degrees(&self, shapes: &mut [Option<Geometry<f64>>]) -> Result<(), Lost> {
        if let Some(lambert) = Lambert::of(&self.name) {
            shapes
                .par_iter_mut()
                .flatten()
                .try_for_each(|shape| from_grid(&lambert, shape))
                .map_err(|NotThere| self.lost())?;
        } else if self.name != WGS84 {
            // Making a transformation takes milliseconds: few pieces, and one for a small layer.
            let pieces = (shapes.len() / 2_000).clamp(1, 4 * rayon::current_num_threads());
            let size = shapes.len().div_ceil(pieces).max(1);
            shapes
                .par_chunks_mut(size)
                .try_for_each(|piece| complaints::unheard(|| self.transform(piece)))
                .map_err(|NotThere| self.lost())?;
        }
        match bounds(shapes) {
            Some(bounds) if !in_degrees(bounds) => Err(self.lost()),
            _ => Ok(()),
        }
    }

    fn lost(&self) -> Lost {
        Lost {
            what: msg!("data-crs-wrong", crs = self.name.as_str()),
            hint: msg!("data-crs-wrong-hint"),
        }
    }

    fn transform(&self, shapes: &mut [Option<Geometry<f64>>]) -> Result<(), NotThere> {
        let way = self.way().ok_or(NotThere)?;
        let coords = || {
            shapes
                .iter()
                .flatten()
                .flat_map(geo::CoordsIter::coords_iter)
        };
        let mut xs: Vec<f64> = coords().map(|coord| coord.x).collect();
        let mut ys: Vec<f64> = coords().map(|coord| coord.y).collect();
        if xs.is_empty() {
            return Ok(());
        }
        way.transform_coords(&mut xs, &mut ys, &mut [])
            .map_err(|_no_such_place| NotThere)?;
        let next = Cell::new(0);
        for shape in shapes.iter_mut().flatten() {
            shape.map_coords_in_place(|_| {
                let at = next.get();
                next.set(at + 1);
                Coord {
                    x: xs[at],
                    y: ys[at],
                }
            });
        }
        Ok(())
    }

    fn way(&self) -> Option<CoordTransform> {
        let mut from = SpatialRef::from_wkt(&self.definition).ok()?;
        let mut to = SpatialRef::from_epsg(4326).ok()?;
        from.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        to.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        CoordTransform::new(&from, &to).ok()
    }
}

fn from_grid(lambert: &Lambert, shape: &mut Geometry<f64>) -> Result<(), NotThere> {
    let all_there = Cell::new(true);
    shape.map_coords_in_place(|at| {
        lambert.degrees_at(at).unwrap_or_else(|| {
            all_there.set(false);
            at
        })
    });
    all_there.get().then_some(()).ok_or(NotThere)
}

/// Coordinates that are nowhere in the system they should be in.
#[derive(Clone, Copy, Debug)]
struct NotThere;

fn bounds(shapes: &[Option<Geometry<f64>>]) -> Option<Rect<f64>> {
    shapes
        .iter()
        .flatten()
        .filter_map(geo::BoundingRect::bounding_rect)
        .reduce(|all, one| {
            Rect::new(
                Coord {
                    x: all.min().x.min(one.min().x),
                    y: all.min().y.min(one.min().y),
                },
                Coord {
                    x: all.max().x.max(one.max().x),
                    y: all.max().y.max(one.max().y),
                },
            )
        })
}

/// Whether these can be degrees; a little over is forgiven.
fn in_degrees(bounds: Rect<f64>) -> bool {
    let (min, max) = (bounds.min(), bounds.max());
    min.x >= -180.01 && max.x <= 180.01 && min.y >= -90.01 && max.y <= 90.01
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Geometry<f64> {
        Geometry::Point(geo::Point::new(x, y))
    }

    #[test]
    fn lambert_93_lands_on_its_meridian() {
        complaints::listen();
        let crs = Crs::told("EPSG:2154").unwrap();
        assert_eq!(crs.name, "EPSG:2154");
        let mut shapes = vec![Some(point(700_000.0, 6_600_000.0)), None];
        crs.to_degrees(&mut shapes).unwrap();
        let Some(Geometry::Point(found)) = &shapes[0] else {
            panic!("a point stays a point")
        };
        assert!((found.x() - 3.0).abs() < 1e-9 && (found.y() - 46.5).abs() < 1e-6);
    }

    #[test]
    fn a_silent_layer_is_guessed_by_its_coordinates() {
        complaints::listen();
        let guess = |x, y| Crs::guessed(&[Some(point(x, y))]).map(|crs| crs.value.name);
        assert_eq!(guess(2.5, 48.9).unwrap(), "EPSG:4326");
        assert_eq!(guess(661_061.0, 6_865_341.0).unwrap(), "EPSG:2154");
        assert_eq!(
            guess(661_061.0, 100.0).unwrap_err().what.key(),
            "data-crs-missing"
        );
    }

    #[test]
    fn coordinates_that_are_nowhere_are_refused() {
        complaints::listen();
        let mut metres = vec![Some(point(661_061.0, 6_865_341.0))];
        let lost = Crs::told("EPSG:4326").unwrap().to_degrees(&mut metres);
        assert_eq!(lost.unwrap_err().what.key(), "data-crs-wrong");
        assert_eq!(
            Crs::told("EPSG:0").unwrap_err().what.key(),
            "data-crs-unknown"
        );
    }
}

//! Where the town lies: Lambert-93, degrees, and the metres of web maps.

use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};

use super::Outcome;
use super::shape::Point;

/// The middle of the town in Lambert-93: open country.
const EAST: f64 = 831_200.0;
const NORTH: f64 = 6_741_300.0;

/// A place in Lambert-93, as files write it.
pub(super) fn lambert(at: Point) -> (f64, f64) {
    (EAST + at.x, NORTH + at.y)
}

/// From the town's metres to other coordinates.
pub(super) struct Ground {
    degrees: CoordTransform,
    web: CoordTransform,
}

impl Ground {
    pub(super) fn new() -> Outcome<Self> {
        let from = system(2154)?;
        Ok(Self {
            degrees: CoordTransform::new(&from, &system(4326)?)?,
            web: CoordTransform::new(&from, &system(3857)?)?,
        })
    }

    /// Longitude and latitude of each point.
    pub(super) fn degrees(&self, line: &[Point]) -> Outcome<Vec<(f64, f64)>> {
        convert(&self.degrees, line)
    }

    /// Web Mercator metres of each point.
    pub(super) fn web(&self, line: &[Point]) -> Outcome<Vec<(f64, f64)>> {
        convert(&self.web, line)
    }
}

/// A coordinate system with east first.
pub(super) fn system(epsg: u32) -> Outcome<SpatialRef> {
    let mut system = SpatialRef::from_epsg(epsg)?;
    system.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(system)
}

fn convert(transform: &CoordTransform, line: &[Point]) -> Outcome<Vec<(f64, f64)>> {
    let (mut x, mut y): (Vec<f64>, Vec<f64>) = line.iter().map(|at| lambert(*at)).unzip();
    transform.transform_coords(&mut x, &mut y, &mut [])?;
    Ok(x.into_iter().zip(y).collect())
}

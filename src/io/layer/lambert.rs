//! From the French Lambert grids to degrees, many times faster than by a general library: most of
//! what French public bodies publish lies in them.

use std::f64::consts::FRAC_PI_2;

use geo::Coord;

/// The half-axis and the flattening of the ellipsoid GRS 80, which RGF93 uses.
const HALF_AXIS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_222_101;

/// The meridian that all the grids have in their middle, in degrees.
const MERIDIAN: f64 = 3.0;

/// A conformal conic grid: Lambert-93, or one of the nine zones that are truer to scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lambert {
    /// The exponent of the projection: the sine of the latitude where its cone touches.
    exponent: f64,
    /// The distance of the equator from the tip of the cone.
    equator: f64,
    /// Where the tip of the cone is.
    tip: Coord<f64>,
    /// What is added to the conformal latitude: a series of the sines of its even multiples.
    series: [f64; 5],
}

impl Lambert {
    /// The grid with such a number, `EPSG:2154` or `EPSG:3942` to `EPSG:3950`.
    ///
    /// RGF93 and WGS 84 are the same here, as they are to PROJ.
    pub(super) fn of(name: &str) -> Option<Self> {
        let number: u16 = name.strip_prefix("EPSG:")?.parse().ok()?;
        match number {
            2154 => Some(Self::new(46.5, [44.0, 49.0], 700_000.0, 6_600_000.0)),
            3942..=3950 => {
                let latitude = f64::from(number - 3900);
                let north = (latitude - 41.0) * 1_000_000.0 + 200_000.0;
                let parallels = [latitude - 0.75, latitude + 0.75];
                Some(Self::new(latitude, parallels, 1_700_000.0, north))
            }
            _ => None,
        }
    }

    /// The grid with its origin at a latitude, its scale true on two parallels (Snyder 1987,
    /// equations 14-15 and 15-1 to 15-8).
    fn new(origin: f64, parallels: [f64; 2], east: f64, north: f64) -> Self {
        let squared = FLATTENING * (2.0 - FLATTENING);
        let eccentricity = squared.sqrt();
        let isometric = |latitude: f64| {
            let sine = latitude.to_radians().sin();
            sine.atanh() - eccentricity * (eccentricity * sine).atanh()
        };
        // The logarithm of a parallel's radius.
        let radius = |latitude: f64| {
            let (sine, cosine) = latitude.to_radians().sin_cos();
            (cosine / (1.0 - squared * sine * sine).sqrt()).ln()
        };
        let [south, top] = parallels;
        let exponent = (radius(south) - radius(top)) / (isometric(top) - isometric(south));
        let scale = (radius(south) + exponent * isometric(south)).exp() / exponent;
        let equator = HALF_AXIS * scale;
        let tip = Coord {
            x: east,
            y: north + equator * (-exponent * isometric(origin)).exp(),
        };
        Self {
            exponent,
            equator,
            tip,
            series: to_geodetic(),
        }
    }

    /// Longitude and latitude of a place on the grid; `None` for one that is nowhere on it.
    pub(super) fn degrees_at(&self, at: Coord<f64>) -> Option<Coord<f64>> {
        let (east, south) = (at.x - self.tip.x, self.tip.y - at.y);
        if !(at.x.is_finite() && at.y.is_finite() && south > 0.0) {
            return None;
        }
        let squared = (east * east + south * south) / (self.equator * self.equator);
        let longitude = (east / south).atan() / self.exponent;
        // The tangent of half the conformal colatitude.
        let colatitude = (squared.ln() / (2.0 * self.exponent)).exp();
        let conformal = FRAC_PI_2 - 2.0 * colatitude.atan();
        let square = colatitude * colatitude;
        let whole = 1.0 + square;
        let (sine, cosine) = ((1.0 - square) / whole, 2.0 * colatitude / whole);
        let latitude =
            conformal + series_of(&self.series, 2.0 * sine * cosine, 1.0 - 2.0 * sine * sine);
        Some(Coord {
            x: MERIDIAN + longitude.to_degrees(),
            y: latitude.to_degrees(),
        })
    }
}

/// The series from the conformal latitude to the geodetic one (Karney 2023, "On auxiliary
/// latitudes", table A1), to the fifth power of the third flattening: within a millionth of a
/// millimetre.
fn to_geodetic() -> [f64; 5] {
    let n = FLATTENING / (2.0 - FLATTENING);
    let of = |factors: &[f64], power: i32| {
        let sum = factors
            .iter()
            .rev()
            .fold(0.0, |sum, factor| sum * n + factor);
        sum * n.powi(power)
    };
    [
        of(&[2.0, -2.0 / 3.0, -2.0, 116.0 / 45.0, 26.0 / 45.0], 1),
        of(&[7.0 / 3.0, -8.0 / 5.0, -227.0 / 45.0, 2704.0 / 315.0], 2),
        of(&[56.0 / 15.0, -136.0 / 35.0, -1262.0 / 105.0], 3),
        of(&[4279.0 / 630.0, -332.0 / 35.0], 4),
        of(&[4174.0 / 315.0], 5),
    ]
}

/// Σ series[k] · sin(2(k+1)χ), of the sine and cosine of 2χ, by Clenshaw's recurrence.
fn series_of(series: &[f64; 5], sine: f64, cosine: f64) -> f64 {
    let (mut next, mut after) = (0.0, 0.0);
    for factor in series.iter().rev() {
        (next, after) = (factor + 2.0 * cosine * next - after, next);
    }
    next * sine
}

#[cfg(test)]
mod tests {
    use super::*;
    use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};

    #[test]
    fn the_grids_are_where_proj_has_them() {
        for number in [2154].into_iter().chain(3942..=3950) {
            let lambert = Lambert::of(&format!("EPSG:{number}")).unwrap();
            let mut systems = [4326, number].map(|number| SpatialRef::from_epsg(number).unwrap());
            for system in &mut systems {
                system.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
            }
            let way = CoordTransform::new(&systems[0], &systems[1]).unwrap();
            for (lon, lat) in (-6..=10).flat_map(|lon| (41..=52).map(move |lat| (lon, lat))) {
                let degrees = (f64::from(lon) + 0.1, f64::from(lat) + 0.3);
                let (mut x, mut y) = ([degrees.0], [degrees.1]);
                way.transform_coords(&mut x, &mut y, &mut []).unwrap();
                let found = lambert.degrees_at(Coord { x: x[0], y: y[0] }).unwrap();
                let off = (found.x - degrees.0).abs().max((found.y - degrees.1).abs());
                assert!(off < 1e-11, "{number}: {degrees:?} is {off} off");
            }
        }
    }

    #[test]
    fn what_is_beyond_the_pole_or_no_number_is_nowhere() {
        let lambert = Lambert::of("EPSG:2154").unwrap();
        for (x, y) in [(700_000.0, 2e7), (f64::NAN, 6e6), (7e5, f64::INFINITY)] {
            assert_eq!(lambert.degrees_at(Coord { x, y }), None);
        }
    }

    #[test]
    fn other_systems_are_none_of_them() {
        for name in [
            "EPSG:4326",
            "EPSG:2153",
            "EPSG:3951",
            "EPSG:27572",
            "Lambert",
        ] {
            assert!(Lambert::of(name).is_none(), "{name}");
        }
    }
}

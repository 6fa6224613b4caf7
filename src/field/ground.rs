//! Metres on the ground around a place.

/// The semi-major axis of WGS 84, in metres.
const AXIS: f64 = 6_378_137.0;
/// The first eccentricity of WGS 84, squared.
const ECCENTRICITY_2: f64 = 0.006_694_379_990_141_32;

/// A flat piece of ground: east and north of its centre, in metres.
///
/// The transverse Mercator projection of the WGS 84 ellipsoid to second order: lengths are true
/// to 0.01 % within 50 km of the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    lon: f64,
    lat: f64,
}

impl Ground {
    /// The ground around the mean of some places in degrees (longitude, latitude); those that
    /// are not numbers are passed over.
    pub fn around(places: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let (mut lon, mut lat, mut count) = (0.0, 0.0, 0.0);
        for place in places {
            if place.0.is_finite() && place.1.is_finite() {
                lon += place.0;
                lat += place.1;
                count += 1.0;
            }
        }
        let count = f64::max(count, 1.0);
        Self {
            lon: lon / count,
            lat: lat / count,
        }
    }

    /// Where a place in degrees lies: metres east and north of the centre.
    pub fn metres(self, lon: f64, lat: f64) -> (f64, f64) {
        let (sin, cos) = lat.to_radians().sin_cos();
        let turn = (lon - self.lon).to_radians();
        let across = across_radius(sin);
        let middle = f64::midpoint(lat, self.lat).to_radians().sin();
        let east = across * cos * turn;
        let north = along_radius(middle) * (lat - self.lat).to_radians() + 0.5 * east * sin * turn;
        (east, north)
    }

    /// The place in degrees (longitude, latitude) that lies so many metres east and north of the
    /// centre.
    pub fn degrees(self, (east, north): (f64, f64)) -> (f64, f64) {
        let mut place = (self.lon, self.lat);
        // Newton's way; each step leaves a thousandth of what was missing, or less.
        for _ in 0..4 {
            let found = self.metres(place.0, place.1);
            let degree = metres_per_degree(place.1);
            place.0 += (east - found.0) / degree.0;
            place.1 += (north - found.1) / degree.1;
        }
        place
    }
}

/// Metres in a degree of longitude and in one of latitude, at a latitude in degrees.
pub fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    (
        (across_radius(sin) * cos).to_radians(),
        along_radius(sin).to_radians(),
    )
}

/// How the ellipsoid curves from west to east, as a radius in metres.
fn across_radius(sin: f64) -> f64 {
    AXIS / (1.0 - ECCENTRICITY_2 * sin * sin).sqrt()
}

/// How the ellipsoid curves from south to north, as a radius in metres.
fn along_radius(sin: f64) -> f64 {
    let share = 1.0 - ECCENTRICITY_2 * sin * sin;
    AXIS * (1.0 - ECCENTRICITY_2) / (share * share.sqrt())
}

/// The straight way between two points of a plane.
pub fn straight(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}

/// The great circle between two places in degrees, in metres, on a sphere of mean radius
/// (the haversine formula; within 0.6 % of the ellipsoid).
pub fn great_circle(a: (f64, f64), b: (f64, f64)) -> f64 {
    const MEAN_RADIUS: f64 = 6_371_008.8;
    let (south, north) = (a.1.to_radians(), b.1.to_radians());
    let rise = ((north - south) / 2.0).sin();
    let turn = ((b.0 - a.0).to_radians() / 2.0).sin();
    let chord = rise * rise + south.cos() * north.cos() * turn * turn;
    2.0 * MEAN_RADIUS * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two places and the metres between them.
    type Length = ((f64, f64), (f64, f64), f64);

    const TRUE_LENGTHS: [Length; 5] = [
        ((2.3, 48.765), (2.7, 48.765), 29_406.133),
        ((2.3, 49.035), (2.7, 48.765), 41_971.964),
        ((2.3, 48.765), (2.3, 49.035), 30_026.106),
        ((2.69, 49.03), (2.70, 49.03), 731.278),
        ((2.69, 49.03), (2.69, 49.04), 1_112.104),
    ];

    #[test]
    fn the_plane_keeps_lengths_over_thirty_kilometres() {
        // Lengths by Karney's method on the WGS 84 ellipsoid (PROJ's geod).
        let ground = Ground::around([(2.3, 48.9), (2.7, 48.9), (2.5, f64::NAN)]);
        for (a, b, metres) in TRUE_LENGTHS {
            let found = straight(ground.metres(a.0, a.1), ground.metres(b.0, b.1));
            assert!(
                (found / metres - 1.0).abs() < 1e-4,
                "{a:?} to {b:?}: {found} for {metres}"
            );
        }
    }

    #[test]
    fn a_place_is_found_again_from_its_metres() {
        let ground = Ground::around([(2.5, 48.9)]);
        for metres in [(0.0, 0.0), (-1_234.5, 678.9), (30_000.0, -30_000.0)] {
            let (lon, lat) = ground.degrees(metres);
            assert!(
                straight(ground.metres(lon, lat), metres) < 1e-3,
                "{metres:?}"
            );
        }
    }

    #[test]
    fn a_degree_is_as_long_as_it_is_in_paris() {
        let (lon, lat) = metres_per_degree(48.85);
        assert!((lon - 73_391.3).abs() < 0.1, "{lon}");
        assert!((lat - 111_206.8).abs() < 0.1, "{lat}");
    }
}

//! Invalid polygons made valid: bow ties, crossing or unclosed rings, overlapping parts.

use geo::{
    BooleanOps as _, Geometry, GeometryCollection, LineString, MultiPolygon, Polygon,
    Validation as _,
};

use crate::io::layer::{complaints, sound};

/// Whether a geometry is valid: `bytes` are its well-known binary, `plain` is what they say, and
/// `closed` whether its rings ended where they began.
pub(crate) fn is_valid(bytes: &[u8], plain: &Geometry<f64>, closed: bool) -> bool {
    if !has_areas(plain) || (closed && sound::is_sound(plain)) {
        return true;
    }
    // GEOS does this fast. A GDAL built without it fails and says so; ours is slow on long rings.
    let before = complaints::take();
    let valid = gdal::vector::Geometry::from_wkb(bytes).map(|geometry| geometry.is_valid());
    let said = complaints::take();
    complaints::put_back(before);
    let without_geos = said
        .iter()
        .any(|complaint| complaint.text.contains("GEOS support"));
    match valid {
        Ok(valid) if valid || !without_geos => valid,
        _ => closed && plain.is_valid(),
    }
}

fn has_areas(geometry: &Geometry<f64>) -> bool {
    match geometry {
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) => true,
        Geometry::GeometryCollection(parts) => parts.iter().any(has_areas),
        _ => false,
    }
}

/// The same area, valid: each ring filled by the even-odd rule, so that both wings of a bow tie
/// stay; holes taken out of their shell; parts put together.
///
/// `None` where nothing of any area is left.
pub(crate) fn repair(geometry: Geometry<f64>) -> Option<Geometry<f64>> {
    match geometry {
        Geometry::Polygon(polygon) => areas(&[polygon]),
        Geometry::MultiPolygon(parts) => areas(&parts.0),
        Geometry::GeometryCollection(parts) => {
            let parts: Vec<_> = parts.into_iter().filter_map(repair).collect();
            (!parts.is_empty()).then_some(Geometry::GeometryCollection(GeometryCollection(parts)))
        }
        other => Some(other),
    }
}

fn areas(polygons: &[Polygon<f64>]) -> Option<Geometry<f64>> {
    let whole = polygons
        .iter()
        .map(repaired)
        .reduce(|whole, part| whole.union(&part))?;
    (!whole.0.is_empty()).then_some(Geometry::MultiPolygon(whole))
}

fn repaired(polygon: &Polygon<f64>) -> MultiPolygon<f64> {
    let shell = filled(polygon.exterior());
    polygon
        .interiors()
        .iter()
        .fold(shell, |left, hole| left.difference(&filled(hole)))
}

/// What a ring encloses by the even-odd rule.
fn filled(ring: &LineString<f64>) -> MultiPolygon<f64> {
    let coords = ring
        .coords()
        .copied()
        .filter(|coord| coord.x.is_finite() && coord.y.is_finite())
        .collect();
    MultiPolygon(Vec::new()).union(&Polygon::new(LineString(coords), Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::layer::wkb;
    use geo::Area as _;

    fn read(text: &str) -> (bool, Option<Geometry<f64>>) {
        complaints::listen();
        let geometry = gdal::vector::Geometry::from_wkt(text).unwrap();
        let bytes = geometry.iso_wkb().unwrap();
        let (plain, closed) = wkb::decode(&bytes).unwrap().unwrap();
        (is_valid(&bytes, &plain, closed), repair(plain))
    }

    fn area(geometry: Option<Geometry<f64>>) -> f64 {
        geometry.map_or(0.0, |geometry| geometry.unsigned_area())
    }

    #[test]
    fn both_wings_of_a_bow_tie_stay() {
        let (valid, repaired) = read("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))");
        assert!(!valid, "a bow tie is not valid");
        let repaired = repaired.unwrap();
        assert!(repaired.is_valid(), "{repaired:?}");
        assert!((repaired.unsigned_area() - 2.0).abs() < 1e-6);
    }

    #[test]
    fn an_unclosed_ring_is_closed() {
        let (valid, repaired) = read("POLYGON ((0 0, 2 0, 2 2, 0 2))");
        assert!(!valid, "an open ring is not valid");
        assert!((area(repaired) - 4.0).abs() < 1e-6);
    }

    #[test]
    fn overlapping_parts_count_once() {
        let (valid, repaired) =
            read("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 0, 3 0, 3 2, 1 2, 1 0)))");
        assert!(!valid, "parts must not overlap");
        assert!((area(repaired) - 6.0).abs() < 1e-6);
    }

    #[test]
    fn a_hole_that_sticks_out_takes_only_what_is_there() {
        let (valid, repaired) =
            read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (3 1, 6 1, 6 2, 3 2, 3 1))");
        assert!(!valid, "a hole must lie inside");
        assert!((area(repaired) - 15.0).abs() < 1e-6);
    }

    #[test]
    fn a_line_that_claims_to_be_an_area_is_none() {
        let (valid, repaired) = read("POLYGON ((0 0, 2 2, 0 0, 0 0))");
        assert!(!valid, "no area");
        assert_eq!(repaired, None);
    }

    #[test]
    fn a_sound_polygon_is_left_alone() {
        let (valid, _) = read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))");
        assert!(valid, "a hole inside is fine");
    }
}

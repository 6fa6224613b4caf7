//! How far precincts are from places (stations, schools, services), and which lie in them.
//!
//! A precinct is where its addresses are; one without any is at a point inside it. Distances are
//! straight lines between points of the WGS 84 ellipsoid, right to a centimetre in ten kilometres.

use geo::{InteriorPoint as _, MultiPolygon};
use rayon::prelude::*;
use rstar::RTree;

use crate::base::text::plain;

/// What can be measured to places; the columns that formulas have of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nearness {
    /// `gares."distance"`: metres to the nearest, mean of the addresses.
    Distance,
    /// `gares."within 500 m"`: the share of addresses with one as near, from 0 to 1.
    Within(f64),
    /// `gares."number within 500 m"`: how many are as near, mean of the addresses.
    Number(f64),
    /// `gares."number"`: how many lie in the precinct.
    Inside,
}

impl Nearness {
    /// What a column of this name measures.
    pub fn parse(column: &str) -> Option<Self> {
        let column = plain(column);
        let words: Vec<&str> = column.split(' ').collect();
        let metres = |figures: &str| figures.parse::<f64>().ok().filter(|metres| *metres > 0.0);
        match words.as_slice() {
            ["distance"] => Some(Self::Distance),
            ["number"] => Some(Self::Inside),
            ["within", figures, "m"] => metres(figures).map(Self::Within),
            ["number", "within", figures, "m"] => metres(figures).map(Self::Number),
            _ => None,
        }
    }
}

/// A point in space, in metres from the middle of the Earth.
type Point = [f64; 3];

/// Places, and where the precincts are, ready to be measured.
#[derive(Clone, Debug, Default)]
pub struct Near {
    places: RTree<Point>,
    /// `from[precinct]`: its addresses; empty for one that lies nowhere.
    from: Vec<Vec<Point>>,
    /// `precinct_of[place]`: the precinct that it belongs to.
    precinct_of: Vec<Option<u32>>,
}

impl Near {
    /// How many places belong to no precinct; those that are nowhere do not either.
    pub fn outside(&self) -> usize {
        self.precinct_of.iter().filter(|it| it.is_none()).count()
    }

    /// `places` and `addresses` in degrees (longitude, latitude), each with its precinct, where a
    /// place has one; `shapes` has one entry per precinct. A place that is nowhere is `None`.
    pub fn new(
        places: &[(Option<u32>, Option<(f64, f64)>)],
        addresses: impl Iterator<Item = (u32, (f64, f64))>,
        shapes: &[MultiPolygon<f64>],
    ) -> Self {
        let mut from: Vec<Vec<Point>> = vec![Vec::new(); shapes.len()];
        for (precinct, place) in addresses {
            from[precinct as usize].extend(in_space(place));
        }
        for (from, shape) in from.iter_mut().zip(shapes) {
            if from.is_empty()
                && let Some(point) = shape.interior_point()
            {
                from.extend(in_space((point.x(), point.y())));
            }
        }
        let points = places.iter().filter_map(|(_, place)| in_space((*place)?));
        Self {
            places: RTree::bulk_load(points.collect()),
            from,
            precinct_of: places.iter().map(|(precinct, _)| *precinct).collect(),
        }
    }

    /// How many precincts there are.
    pub fn precincts(&self) -> usize {
        self.from.len()
    }

    /// What the places of each precinct add up to, `figures` having one entry per place: one entry
    /// per precinct, 0 for one without places, NaN for one with places of which none has a figure.
    /// A place without a figure counts as nothing beside others that have one.
    pub fn sums(&self, figures: &[f64]) -> Vec<f64> {
        let sum = |(sum, known, all): (f64, u32, u32)| match (known, all) {
            (0, 1..) => f64::NAN,
            _ => sum,
        };
        self.gathered(figures).into_iter().map(sum).collect()
    }

    /// The mean of the places of each precinct that have a figure, as [`Near::sums`]; NaN for a
    /// precinct without any.
    pub fn means(&self, figures: &[f64]) -> Vec<f64> {
        let gathered = self.gathered(figures).into_iter();
        gathered
            .map(|(sum, known, _)| sum / f64::from(known))
            .collect()
    }

    /// By precinct: the sum of the figures, how many there are, and how many places.
    fn gathered(&self, figures: &[f64]) -> Vec<(f64, u32, u32)> {
        let mut gathered = vec![(0.0, 0, 0); self.from.len()];
        for (precinct, figure) in self.precinct_of.iter().zip(figures) {
            let Some((sum, known, all)) = precinct.and_then(|it| gathered.get_mut(it as usize))
            else {
                continue;
            };
            *all += 1;
            if !figure.is_nan() {
                *sum += figure;
                *known += 1;
            }
        }
        gathered
    }

    /// One entry per precinct; NaN for one that lies nowhere, and for distances to no place.
    pub fn measure(&self, nearness: Nearness) -> Vec<f64> {
        if nearness == Nearness::Inside {
            return self.sums(&vec![1.0; self.precinct_of.len()]);
        }
        let of_address = |from: &Point| match nearness {
            Nearness::Distance => self
                .places
                .nearest_neighbor(from)
                .map_or(f64::NAN, |place| metres(from, place)),
            Nearness::Within(reach) => {
                let mut near = self.places.locate_within_distance(*from, reach * reach);
                f64::from(u8::from(near.next().is_some()))
            }
            Nearness::Number(reach) => self
                .places
                .locate_within_distance(*from, reach * reach)
                .count() as f64,
            Nearness::Inside => f64::NAN,
        };
        self.from
            .par_iter()
            .map(|from| from.iter().map(of_address).sum::<f64>() / from.len() as f64)
            .collect()
    }
}

fn metres(a: &Point, b: &Point) -> f64 {
    let squares = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}

/// A place of the ellipsoid in space; `None` for one that is nowhere.
fn in_space((lon, lat): (f64, f64)) -> Option<Point> {
    const EQUATOR: f64 = 6_378_137.0;
    const FLATTENING: f64 = 1.0 / 298.257_223_563;
    let eccentricity_2 = FLATTENING * (2.0 - FLATTENING);
    let (lon, lat) = (lon.to_radians(), lat.to_radians());
    let normal = EQUATOR / (1.0 - eccentricity_2 * lat.sin().powi(2)).sqrt();
    let point = [
        normal * lat.cos() * lon.cos(),
        normal * lat.cos() * lon.sin(),
        normal * (1.0 - eccentricity_2) * lat.sin(),
    ];
    point.iter().all(|axis| axis.is_finite()).then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    fn square(west: f64) -> MultiPolygon<f64> {
        polygon![
            (x: west, y: 48.90), (x: west + 0.01, y: 48.90),
            (x: west + 0.01, y: 48.91), (x: west, y: 48.91),
        ]
        .into()
    }

    #[test]
    fn a_distance_is_the_mean_of_the_addresses() {
        let station = (2.48, 48.90);
        // A thousandth of a degree north is 111.2 m here, as long in the second precinct.
        let addresses = [
            (0, (2.48, 48.901)),
            (0, (2.48, 48.903)),
            (1, (2.48, 48.902)),
        ];
        let shapes = [square(2.48), square(2.49), MultiPolygon::new(Vec::new())];
        let near = Near::new(&[(Some(0), Some(station))], addresses.into_iter(), &shapes);
        let distance = near.measure(Nearness::Distance);
        assert!((distance[0] - 222.4).abs() < 0.1, "{distance:?}");
        assert!((distance[1] - 222.4).abs() < 0.1 && distance[2].is_nan());
        assert_eq!(near.measure(Nearness::Within(200.0))[..2], [0.5, 0.0]);
        assert_eq!(near.measure(Nearness::Number(250.0))[..2], [0.5, 1.0]);
    }

    #[test]
    fn a_precinct_without_addresses_is_at_a_point_inside() {
        let near = Near::new(
            &[(Some(0), Some((2.485, 48.905)))],
            [].into_iter(),
            &[square(2.48)],
        );
        assert!(near.measure(Nearness::Distance)[0] < 1.0);
        let nowhere = Near::new(&[], [].into_iter(), &[square(2.48)]);
        assert!(nowhere.measure(Nearness::Distance)[0].is_nan());
        assert_eq!(nowhere.measure(Nearness::Number(10.0)), [0.0]);
    }

    #[test]
    fn figures_of_places_add_up_in_their_precinct() {
        let shapes = [square(2.48), square(2.49), square(2.50)];
        let places = [
            (Some(0), Some((2.481, 48.901))),
            (Some(0), Some((2.482, 48.902))),
            (Some(1), Some((2.491, 48.901))),
            (None, None),
        ];
        let near = Near::new(&places, [].into_iter(), &shapes);
        let dwellings = [30.0, 12.0, f64::NAN, 500.0];
        let sums = near.sums(&dwellings);
        assert!(
            sums[0] == 42.0 && sums[1].is_nan() && sums[2] == 0.0,
            "{sums:?}"
        );
        let means = near.means(&dwellings);
        assert!(means[0] == 21.0 && means[1].is_nan() && means[2].is_nan());
        assert_eq!(near.measure(Nearness::Inside), [2.0, 1.0, 0.0]);
    }

    #[test]
    fn columns_are_read_however_they_are_written() {
        assert_eq!(Nearness::parse("Distance"), Some(Nearness::Distance));
        assert_eq!(Nearness::parse("number"), Some(Nearness::Inside));
        assert_eq!(
            Nearness::parse("within 500 m"),
            Some(Nearness::Within(500.0))
        );
        assert_eq!(
            Nearness::parse("number within 1000 m"),
            Some(Nearness::Number(1000.0))
        );
        for other in ["within", "within 0 m", "within x m", "libelle"] {
            assert_eq!(Nearness::parse(other), None, "{other}");
        }
    }
}

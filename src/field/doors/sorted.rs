//! Places sorted so that those within a box are found by looking at few others.

use rayon::prelude::*;

/// A place in degrees, and its number in the list it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    pub(crate) lon: f64,
    pub(crate) lat: f64,
    pub(crate) number: u32,
}

/// Places in rows from south to north, each from west to east.
///
/// Rows have equally many places: they are low where there are many, as in a city, whatever lies
/// overseas.
pub(crate) struct Sorted {
    spots: Vec<Spot>,
    /// The southernmost and northernmost latitude of each row.
    rows: Vec<(f64, f64)>,
    /// Places in each row but the last.
    length: usize,
}

impl Sorted {
    /// Sorts places, all of which are numbers.
    pub(crate) fn new(mut spots: Vec<Spot>) -> Self {
        let length = spots.len().isqrt().max(1);
        spots.par_sort_unstable_by(|a, b| a.lat.total_cmp(&b.lat));
        let rows = spots
            .par_chunks_mut(length)
            .map(|row| {
                let ends = (row[0].lat, row[row.len() - 1].lat);
                row.sort_unstable_by(|a, b| a.lon.total_cmp(&b.lon));
                ends
            })
            .collect();
        Self {
            spots,
            rows,
            length,
        }
    }

    /// The places within a box, its borders included.
    pub(crate) fn within(
        &self,
        low: [f64; 2],
        high: [f64; 2],
    ) -> impl Iterator<Item = &Spot> + use<'_> {
        let first = self.rows.partition_point(|&(_, north)| north < low[1]);
        let rows = self.rows[first..]
            .iter()
            .take_while(move |&&(south, _)| south <= high[1]);
        rows.zip(self.spots.chunks(self.length).skip(first))
            .flat_map(move |(_, row)| {
                let west = row.partition_point(|spot| spot.lon < low[0]);
                row[west..]
                    .iter()
                    .take_while(move |spot| spot.lon <= high[0])
            })
            .filter(move |spot| low[1] <= spot.lat && spot.lat <= high[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_box_holds_what_looking_at_every_place_finds(
            places in prop::collection::vec((-9..9_i32, -9..9_i32), 0..60),
            (west, south) in (-9..9_i32, -9..9_i32),
            (wide, tall) in (0..9_i32, 0..9_i32),
        ) {
            let spots: Vec<Spot> = (0..)
                .zip(&places)
                .map(|(number, &(x, y))| Spot { lon: f64::from(x), lat: f64::from(y), number })
                .collect();
            let (low, high) = (
                [f64::from(west), f64::from(south)],
                [f64::from(west + wide), f64::from(south + tall)],
            );
            let inside = |spot: &&Spot| {
                low[0] <= spot.lon && spot.lon <= high[0] && low[1] <= spot.lat && spot.lat <= high[1]
            };
            let expected: Vec<u32> = spots.iter().filter(inside).map(|spot| spot.number).collect();
            let sorted = Sorted::new(spots);
            let mut found: Vec<u32> = sorted.within(low, high).map(|spot| spot.number).collect();
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}

//! Places sorted so that those within a box are found by looking at few others.

use rayon::prelude::*;

/// Bands of latitude that places are put into before they are sorted.
const BANDS: usize = 1 << 14;

/// The latitudes between which no places are.
const NOWHERE: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);

/// A place in degrees, and its number in the list it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Spot {
    pub(crate) lon: f64,
    pub(crate) lat: f64,
    pub(crate) number: u32,
}

/// Places in rows from south to north, each from west to east.
///
/// Rows have about as many places each: they are low where there are many, as in a city, whatever
/// lies overseas.
pub(crate) struct Sorted {
    spots: Vec<Spot>,
    /// Their longitudes once more, close together for those who search.
    lons: Vec<f64>,
    rows: Vec<Row>,
}

/// Places of about one latitude.
#[derive(Clone, Copy)]
struct Row {
    south: f64,
    north: f64,
    /// Where they begin and end among all.
    start: usize,
    end: usize,
}

impl Sorted {
    /// Sorts places, all of which are numbers.
    pub(crate) fn new(spots: &[Spot]) -> Self {
        let length = spots.len().isqrt();
        let (mut spots, bands) = by_band(spots);
        let mut slices: Vec<(usize, &mut [Spot])> = Vec::new();
        let (mut rest, mut start) = (spots.as_mut_slice(), 0);
        for end in bands {
            if end - start > length || (end == start + rest.len() && start < end) {
                let (row, others) = rest.split_at_mut(end - start);
                slices.push((start, row));
                (rest, start) = (others, end);
            }
        }
        let rows = slices
            .into_par_iter()
            .map(|(start, row)| sorted_row(start, row))
            .collect();
        let lons = spots.par_iter().map(|spot| spot.lon).collect();
        Self { spots, lons, rows }
    }

    /// Shows the places within a box, its borders included.
    pub(crate) fn within(&self, low: [f64; 2], high: [f64; 2], mut show: impl FnMut(&Spot)) {
        let first = self.rows.partition_point(|row| row.north < low[1]);
        for row in &self.rows[first..] {
            if row.south > high[1] {
                return;
            }
            let lons = &self.lons[row.start..row.end];
            let west = row.start + lons.partition_point(|&lon| lon < low[0]);
            for spot in &self.spots[west..row.end] {
                if spot.lon > high[0] {
                    break;
                }
                if low[1] <= spot.lat && spot.lat <= high[1] {
                    show(spot);
                }
            }
        }
    }
}

/// Sorts a row from west to east.
fn sorted_row(start: usize, row: &mut [Spot]) -> Row {
    row.sort_unstable_by(|a, b| a.lon.total_cmp(&b.lon));
    let lats = || row.iter().map(|spot| spot.lat);
    Row {
        south: lats().fold(f64::INFINITY, f64::min),
        north: lats().fold(f64::NEG_INFINITY, f64::max),
        start,
        end: start + row.len(),
    }
}

/// Places by bands from south to north, and where each band ends.
fn by_band(spots: &[Spot]) -> (Vec<Spot>, Vec<usize>) {
    let (south, north) = spots
        .par_iter()
        .map(|spot| (spot.lat, spot.lat))
        .reduce(|| NOWHERE, |a, b| (a.0.min(b.0), a.1.max(b.1)));
    let per_degree = BANDS as f64 / (north - south).max(f64::MIN_POSITIVE);
    let band = |spot: &Spot| (((spot.lat - south) * per_degree) as usize).min(BANDS - 1);
    let count = |mut counts: Vec<usize>, spot: &Spot| {
        counts[band(spot)] += 1;
        counts
    };
    let counts = spots
        .par_chunks(spots.len().div_ceil(rayon::current_num_threads()).max(1))
        .map(|spots| spots.iter().fold(vec![0; BANDS], count));
    let mut ends = counts.reduce(
        || vec![0; BANDS],
        |mut all, counts| {
            all.iter_mut()
                .zip(counts)
                .for_each(|(all, count)| *all += count);
            all
        },
    );
    let mut sum = 0;
    for end in &mut ends {
        // For now where the band begins; it moves to the end as the band fills.
        (*end, sum) = (sum, sum + *end);
    }
    let mut sorted = vec![Spot::default(); spots.len()];
    for spot in spots {
        let place = &mut ends[band(spot)];
        sorted[*place] = *spot;
        *place += 1;
    }
    (sorted, ends)
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
            let mut found = Vec::new();
            Sorted::new(&spots).within(low, high, |spot| found.push(spot.number));
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}

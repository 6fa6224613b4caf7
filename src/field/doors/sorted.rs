//! Places sorted so that those within a box are found by looking at few others.

use geo::Coord;
use rayon::prelude::*;

use crate::field::doors::bands::Bands;

/// Bands of latitude that rows are made of.
const BANDS: usize = 1 << 14;

/// A place in degrees, and its number in the list it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Spot {
    pub(crate) lon: f64,
    pub(crate) lat: f64,
    pub(crate) number: u32,
}

/// Places in rows from south to north, each roughly from west to east.
///
/// Rows have about as many places each: they are low where there are many, as in a city, whatever
/// lies overseas.
pub(crate) struct Sorted {
    spots: Vec<Spot>,
    rows: Vec<Row>,
}

/// Places of about one latitude.
struct Row {
    south: f64,
    north: f64,
    /// Where it begins among all places.
    start: usize,
    /// Bands of longitude, about one place in each.
    bands: Bands,
    /// `starts[band]`: where those of a band begin in the row, and where the last ends.
    starts: Vec<u32>,
}

impl Sorted {
    /// Sorts those of some places that are numbers.
    pub(crate) fn new(places: &[Coord<f64>]) -> Self {
        let share = places.len().div_ceil(rayon::current_num_threads()).max(1);
        let latitudes = |places: &[Coord<f64>]| {
            range(
                places
                    .iter()
                    .filter(|it| is_somewhere(it))
                    .map(|place| place.y),
            )
        };
        let ranges: Vec<(f64, f64)> = places.par_chunks(share).map(latitudes).collect();
        let (south, north) = range(ranges.into_iter().flat_map(|(low, high)| [low, high]));
        let bands = Bands::between(south, north, BANDS);
        let ends = ends_of_rows(&counts(places, bands));
        let mut spots = vec![Spot::default(); ends.last().map_or(0, |&(_, end)| end)];
        // Each thread fills the rows that are its own, and looks at every place for them.
        let share = spots.len().div_ceil(rayon::current_num_threads()).max(1);
        let mut groups: Vec<Group<'_>> = Vec::new();
        let mut rest = spots.as_mut_slice();
        let (mut start, mut first_band) = (0, 0);
        for rows in ends.chunk_by(|a, b| a.1 / share == b.1 / share) {
            let Some(&(last_band, end)) = rows.last() else {
                continue;
            };
            let (mine, others) = rest.split_at_mut(end - start);
            groups.push(Group {
                rows,
                first_band,
                start,
                spots: mine,
            });
            (rest, start, first_band) = (others, end, last_band + 1);
        }
        let rows = groups
            .into_par_iter()
            .flat_map_iter(|group| group.fill(places, bands))
            .collect();
        Self { spots, rows }
    }

    /// The places in their order here.
    pub(crate) fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// Shows the places within a box, its borders included, each with its position here.
    pub(crate) fn within(&self, low: [f64; 2], high: [f64; 2], mut show: impl FnMut(usize, &Spot)) {
        let first = self.rows.partition_point(|row| row.north < low[1]);
        for row in &self.rows[first..] {
            if row.south > high[1] {
                return;
            }
            let west = row.start + row.starts[row.bands.of(low[0])] as usize;
            let east = row.start + row.starts[row.bands.of(high[0]) + 1] as usize;
            for (position, spot) in (west..).zip(&self.spots[west..east]) {
                // In one number, as about half of those looked at are inside: nothing to guess.
                let x = (spot.lon - low[0]).min(high[0] - spot.lon);
                let y = (spot.lat - low[1]).min(high[1] - spot.lat);
                if x.min(y) >= 0.0 {
                    show(position, spot);
                }
            }
        }
    }
}

/// Some rows that one thread fills.
struct Group<'a> {
    /// The last band of each, and where it ends among all places.
    rows: &'a [(usize, usize)],
    first_band: usize,
    start: usize,
    spots: &'a mut [Spot],
}

impl Group<'_> {
    /// Takes the places of its rows, and sorts each row.
    fn fill(self, places: &[Coord<f64>], bands: Bands) -> Vec<Row> {
        let (mut row_of, mut next) = (Vec::new(), Vec::new());
        let mut start = self.start;
        for (row, &(last_band, end)) in self.rows.iter().enumerate() {
            row_of.resize(last_band + 1 - self.first_band, row);
            next.push(start - self.start);
            start = end;
        }
        for (place, number) in places.iter().zip(0..).filter(|(it, _)| is_somewhere(it)) {
            let band = bands.of(place.y).wrapping_sub(self.first_band);
            if let Some(&row) = row_of.get(band) {
                self.spots[next[row]] = Spot {
                    lon: place.x,
                    lat: place.y,
                    number,
                };
                next[row] += 1;
            }
        }
        let (mut rest, mut start) = (self.spots, self.start);
        let mut rows = Vec::with_capacity(self.rows.len());
        for &(_, end) in self.rows {
            let (row, others) = rest.split_at_mut(end - start);
            rows.push(Row::sort(row, start));
            (rest, start) = (others, end);
        }
        rows
    }
}

impl Row {
    /// Sorts the places of a row.
    fn sort(row: &mut [Spot], start: usize) -> Self {
        let (south, north) = range(row.iter().map(|spot| spot.lat));
        let (west, east) = range(row.iter().map(|spot| spot.lon));
        let bands = Bands::between(west, east, row.len());
        let mut starts = Vec::new();
        let unsorted = row.to_vec();
        bands.sort(&unsorted, |spot| spot.lon, &mut starts, row);
        Self {
            south,
            north,
            start,
            bands,
            starts,
        }
    }
}

/// Whether a place has coordinates.
pub(crate) fn is_somewhere(place: &Coord<f64>) -> bool {
    (place.x + place.y).is_finite()
}

/// The least and the greatest number; the wrong way round where there is none.
fn range(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |range, number| {
        (range.0.min(number), range.1.max(number))
    })
}

/// How many places each band has.
fn counts(places: &[Coord<f64>], bands: Bands) -> Vec<usize> {
    let share = places.len().div_ceil(rayon::current_num_threads()).max(1);
    let count = |places: &[Coord<f64>]| {
        let mut counts = vec![0; BANDS];
        for place in places.iter().filter(|it| is_somewhere(it)) {
            counts[bands.of(place.y)] += 1;
        }
        counts
    };
    let both = |mut all: Vec<usize>, counts: Vec<usize>| {
        all.iter_mut()
            .zip(counts)
            .for_each(|(all, count)| *all += count);
        all
    };
    places
        .par_chunks(share)
        .map(count)
        .reduce(|| vec![0; BANDS], both)
}

/// The last band of each row, and where the row ends: as many bands as have the places of a row.
fn ends_of_rows(counts: &[usize]) -> Vec<(usize, usize)> {
    let all: usize = counts.iter().sum();
    let mut ends = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (band, count) in counts.iter().enumerate() {
        end += count;
        if end - start > all.isqrt() || (end == all && start < end) {
            ends.push((band, end));
            start = end;
        }
    }
    ends
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
            let at = |&(x, y): &(i32, i32)| Coord { x: f64::from(x), y: f64::from(y) };
            let places: Vec<Coord<f64>> = places.iter().map(at).collect();
            let (low, high) = (
                [f64::from(west), f64::from(south)],
                [f64::from(west + wide), f64::from(south + tall)],
            );
            let inside = |place: &Coord<f64>| {
                low[0] <= place.x && place.x <= high[0] && low[1] <= place.y && place.y <= high[1]
            };
            let numbers = (0..).zip(&places).filter(|(_, place)| inside(place));
            let expected: Vec<u32> = numbers.map(|(number, _)| number).collect();
            let mut found = Vec::new();
            Sorted::new(&places).within(low, high, |_, spot| found.push(spot.number));
            found.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn places_that_are_no_numbers_are_left_out() {
        let at = |x, y| Coord { x, y };
        let places = [at(f64::NAN, 1.0), at(1.0, 1.0), at(2.0, f64::INFINITY)];
        let numbers: Vec<u32> = Sorted::new(&places)
            .spots()
            .iter()
            .map(|it| it.number)
            .collect();
        assert_eq!(numbers, [1]);
    }
}

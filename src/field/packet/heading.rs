//! Which way one walks along a street: how its numbers run, where it heads, which side is on which hand.

use crate::field::packet::sheet::{Row, Side};

/// How the numbers run as one walks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Upwards.
    Rising,
    /// Downwards.
    Falling,
    /// Neither, or too few to tell.
    Mixed,
}

/// A point of the compass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compass {
    /// North.
    North,
    /// North-east.
    NorthEast,
    /// East.
    East,
    /// South-east.
    SouthEast,
    /// South.
    South,
    /// South-west.
    SouthWest,
    /// West.
    West,
    /// North-west.
    NorthWest,
}

/// Where one crosses to the other side all the time: which hand a side is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// On the left as one walks.
    Left,
    /// On the right.
    Right,
}

/// Metres a walk along a street must get away from its beginning to have a heading.
const HEADING_METRES: f64 = 20.0;

/// How the numbers run: three steps in four must agree, or those of either side of the street.
pub(super) fn run_of(rows: &[Row]) -> Numbers {
    let of = |side: Option<Side>| {
        let rows = rows.iter();
        let rows = rows.filter(|row| side.is_none_or(|side| row.side() == side));
        run(&rows.map(|row| row.number).collect::<Vec<u32>>())
    };
    match [None, Some(Side::Odd), Some(Side::Even)].map(of) {
        [Numbers::Mixed, odd, even] if odd == even => odd,
        [all, ..] => all,
    }
}

fn run(numbers: &[u32]) -> Numbers {
    let numbered = numbers.iter().filter(|&&number| number > 0);
    let numbers: Vec<&u32> = numbered.collect();
    let rising = numbers.windows(2).filter(|pair| pair[0] < pair[1]).count();
    let falling = numbers.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let enough = (rising + falling) * 3;
    if rising * 4 >= enough && rising > falling {
        Numbers::Rising
    } else if falling * 4 >= enough && falling > rising {
        Numbers::Falling
    } else {
        Numbers::Mixed
    }
}

/// Metres to the north and to the east from one address to another; NaN where a place is unknown.
fn step(from: &Row, to: &Row) -> (f64, f64) {
    const METRES_PER_DEGREE: f64 = 111_320.0;
    let north = (to.lat - from.lat) * METRES_PER_DEGREE;
    let east = (to.lon - from.lon) * METRES_PER_DEGREE * from.lat.to_radians().cos();
    (north, east)
}

/// On which hand odd numbers are as one walks on along both sides: the mean of how far one goes to
/// the left from an odd number to the even one after it, and to the right from an even one. None of
/// one side, where one comes back, and where sides are hardly apart.
pub(super) fn odd_hand(rows: &[Row], numbers: Numbers) -> Option<Hand> {
    /// Metres from side to side.
    const APART: f64 = 3.0;
    heading(rows).filter(|_| numbers != Numbers::Mixed)?;
    // The way on along either side: from a side to the other it would lean.
    let [odd, even] = [Side::Odd, Side::Even].map(|side| {
        let of_side = || rows.iter().filter(|row| row.side() == side);
        let ends = of_side().next().zip(of_side().next_back());
        ends.map_or((0.0, 0.0), |(first, last)| step(first, last))
    });
    let (north, east) = (odd.0 + even.0, odd.1 + even.1);
    let length = north.hypot(east);
    let crossings = rows.windows(2).filter_map(|pair| {
        let (to_north, to_east) = step(&pair[0], &pair[1]);
        let to_left = (east * to_north - north * to_east) / length;
        match (pair[0].side(), pair[1].side()) {
            (Side::Odd, Side::Even) => Some(to_left),
            (Side::Even, Side::Odd) => Some(-to_left),
            _ => None,
        }
    });
    let crossings: Vec<f64> = crossings.collect();
    // Also none where there are no crossings, or a place is unknown.
    let mean = crossings.iter().sum::<f64>() / crossings.len() as f64;
    match mean {
        _ if APART <= mean => Some(Hand::Right),
        _ if mean <= -APART => Some(Hand::Left),
        _ => None,
    }
}

/// Where a walk heads; none where it ends about where it began, or a place is unknown.
pub(super) fn heading(rows: &[Row]) -> Option<Compass> {
    const POINTS: [Compass; 8] = [
        Compass::North,
        Compass::NorthEast,
        Compass::East,
        Compass::SouthEast,
        Compass::South,
        Compass::SouthWest,
        Compass::West,
        Compass::NorthWest,
    ];
    let (north, east) = step(rows.first()?, rows.last()?);
    // Also none where either place is unknown.
    if north.hypot(east) >= HEADING_METRES {
        let eighths = (east.atan2(north).to_degrees() / 45.0).rem_euclid(8.0);
        // North is both ends of the scale.
        let past = |point: &u8| f64::from(*point) + 0.5 <= eighths;
        let point = (0..8_u8).take_while(past).count();
        POINTS.get(point % 8).copied()
    } else {
        None
    }
}

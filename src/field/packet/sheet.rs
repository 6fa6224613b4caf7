//! The doors of a packet by street and side, in the order in which they are walked.

use crate::model::address::{Address, Building};
use crate::model::share::Share;
use crate::model::turf::Stop;

/// One address on a street sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its place in the walk, from 1.
    pub order: usize,
    /// The street; the address's own code when nothing else is known of it.
    pub street: String,
    /// The number in the street; 0 where there is none.
    pub number: u32,
    /// `bis`, `ter`, a letter; may be empty.
    pub suffix: String,
    /// Doors to knock at.
    pub doors: u32,
    /// The part of the building that this crew has, where several share it.
    pub share: Option<Share>,
    /// Degrees east; NaN where unknown.
    pub lon: f64,
    /// Degrees north; NaN where unknown.
    pub lat: f64,
    /// Whether nobody has counted the doors.
    pub is_estimate: bool,
    /// What is known of the building.
    pub building: Building,
}

impl Row {
    /// The row of a stop, with what is known of its address.
    pub(crate) fn of(order: usize, stop: &Stop, address: Option<&Address>) -> Self {
        let unknown = Address {
            street: stop.address.clone(),
            lon: f64::NAN,
            lat: f64::NAN,
            ..Address::default()
        };
        let address = address.unwrap_or(&unknown);
        Self {
            order,
            street: address.street.trim().to_owned(),
            number: address.number,
            suffix: address.suffix.trim().to_owned(),
            doors: stop.doors,
            share: stop.share.clone(),
            lon: address.lon,
            lat: address.lat,
            is_estimate: false,
            building: Building::default(),
        }
    }

    /// The number with its suffix, `12 bis`; empty where there is none.
    pub fn numbered(&self) -> String {
        match (self.number, self.suffix.as_str()) {
            (0, suffix) => suffix.to_owned(),
            (number, "") => number.to_string(),
            // To the end of what has several numbers: `12-14`.
            (number, to) if to.starts_with('-') => format!("{number}{to}"),
            (number, suffix) => format!("{number} {suffix}"),
        }
    }

    /// The whole address: `12 bis Rue de la Paix`.
    pub fn in_words(&self) -> String {
        format!("{} {}", self.numbered(), self.street)
            .trim()
            .to_owned()
    }

    fn side(&self) -> Side {
        match self.number {
            0 => Side::Unnumbered,
            number if number % 2 == 1 => Side::Odd,
            _ => Side::Even,
        }
    }
}

/// A side of a street.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Odd numbers.
    Odd,
    /// Even numbers.
    Even,
    /// Both, where the walk keeps crossing.
    Both,
    /// No numbers to tell it by.
    Unnumbered,
}

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

/// One street, or one side of it, as it is walked.
#[derive(Clone, Debug, PartialEq)]
pub struct StreetSheet {
    /// The street.
    pub street: String,
    /// Which side.
    pub side: Side,
    /// The number one comes to first, as the numbers run; empty where there are none.
    pub from: String,
    /// The number one comes to last, as the numbers run.
    pub to: String,
    /// How the numbers run.
    pub numbers: Numbers,
    /// Where the walk heads; none when it ends about where it began.
    pub towards: Option<Compass>,
    /// The addresses in walking order.
    pub rows: Vec<Row>,
}

/// Rows a side must have on average for a street to be split into its sides.
const ROWS_PER_SIDE: usize = 3;

/// Metres a walk along a street must get away from its beginning to have a heading.
const HEADING_METRES: f64 = 20.0;

/// Puts rows in walking order into sheets of one street and side each.
///
/// The order is never changed. Where the walk keeps crossing the street, its sides stay together.
pub(crate) fn by_street(rows: &[Row]) -> Vec<StreetSheet> {
    rows.chunk_by(|left, right| left.street == right.street)
        .flat_map(|street| {
            let sides: Vec<&[Row]> = street
                .chunk_by(|left, right| left.side() == right.side())
                .collect();
            if sides.len() == 1 || street.len() >= ROWS_PER_SIDE * sides.len() {
                sides
            } else {
                vec![street]
            }
        })
        .map(sheet)
        .collect()
}

fn sheet(rows: &[Row]) -> StreetSheet {
    let numbers = run_of(rows);
    let numbered = || rows.iter().filter(|row| row.number > 0);
    let key = |row: &&Row| (row.number, row.suffix.clone());
    let lowest = numbered().min_by_key(key);
    let highest = numbered().max_by_key(key);
    let (from, to) = match numbers {
        Numbers::Falling => (highest, lowest),
        Numbers::Rising | Numbers::Mixed => (lowest, highest),
    };
    let said = |row: Option<&Row>| row.map(Row::numbered).unwrap_or_default();
    StreetSheet {
        street: rows
            .first()
            .map(|row| row.street.clone())
            .unwrap_or_default(),
        side: side_of(rows),
        from: said(from),
        to: said(to),
        numbers,
        towards: heading(rows),
        rows: rows.to_vec(),
    }
}

fn side_of(rows: &[Row]) -> Side {
    let has = |side| rows.iter().any(|row| row.side() == side);
    match (has(Side::Odd), has(Side::Even)) {
        (true, true) => Side::Both,
        (true, false) => Side::Odd,
        (false, true) => Side::Even,
        (false, false) => Side::Unnumbered,
    }
}

/// How the numbers run: three steps in four must agree.
fn run_of(rows: &[Row]) -> Numbers {
    let numbers: Vec<u32> = rows
        .iter()
        .map(|row| row.number)
        .filter(|&number| number > 0)
        .collect();
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

fn heading(rows: &[Row]) -> Option<Compass> {
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
    const METRES_PER_DEGREE: f64 = 111_320.0;
    let (first, last) = (rows.first()?, rows.last()?);
    let north = (last.lat - first.lat) * METRES_PER_DEGREE;
    let east = (last.lon - first.lon) * METRES_PER_DEGREE * first.lat.to_radians().cos();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows along a street that runs north, 10 m from number to number.
    fn rows(street: &str, numbers: &[u32]) -> Vec<Row> {
        (1..)
            .zip(numbers)
            .map(|(order, &number)| Row {
                order,
                street: street.to_owned(),
                number,
                suffix: String::new(),
                doors: 1,
                share: None,
                lon: 2.0,
                lat: 48.0 + f64::from(number) * 1e-4,
                is_estimate: false,
                building: Building::default(),
            })
            .collect()
    }

    #[test]
    fn a_street_walked_up_and_down_is_two_sheets() {
        let sheets = by_street(&rows("Rue A", &[1, 3, 5, 7, 8, 6, 4, 2]));
        let said: Vec<_> = sheets
            .iter()
            .map(|sheet| (sheet.side, sheet.from.as_str(), sheet.to.as_str()))
            .collect();
        assert_eq!(said, [(Side::Odd, "1", "7"), (Side::Even, "8", "2")]);
        assert_eq!(sheets[0].numbers, Numbers::Rising);
        assert_eq!(sheets[1].numbers, Numbers::Falling);
        assert_eq!(sheets[0].towards, Some(Compass::North));
        assert_eq!(sheets[1].towards, Some(Compass::South));
    }

    #[test]
    fn a_street_that_is_crossed_all_the_time_stays_one_sheet() {
        let sheets = by_street(&rows("Rue A", &[1, 2, 3, 4, 6, 5, 7, 8]));
        assert_eq!(sheets.len(), 1);
        assert_eq!(sheets[0].side, Side::Both);
        assert_eq!(sheets[0].numbers, Numbers::Rising);
        assert_eq!((sheets[0].from.as_str(), sheets[0].to.as_str()), ("1", "8"));
    }

    #[test]
    fn sheets_never_change_the_order_of_the_walk() {
        let mut walk = rows("Rue A", &[1, 3, 5]);
        walk.extend(rows("Rue B", &[2]));
        walk.extend(rows("Rue A", &[7, 9, 11]));
        for (order, row) in (1..).zip(&mut walk) {
            row.order = order;
        }
        let sheets = by_street(&walk);
        let streets: Vec<&str> = sheets.iter().map(|sheet| sheet.street.as_str()).collect();
        assert_eq!(streets, ["Rue A", "Rue B", "Rue A"]);
        let again: Vec<Row> = sheets.into_iter().flat_map(|sheet| sheet.rows).collect();
        assert_eq!(again, walk);
    }

    #[test]
    fn an_address_without_number_or_place_still_has_a_row() {
        let mut lost = rows("Le Moulin", &[0]);
        lost[0].lat = f64::NAN;
        let sheets = by_street(&lost);
        assert_eq!(sheets[0].side, Side::Unnumbered);
        assert_eq!(sheets[0].towards, None);
        assert_eq!(sheets[0].from, "");
        assert_eq!(sheets[0].rows[0].in_words(), "Le Moulin");
    }
}

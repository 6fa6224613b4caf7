//! The doors of a packet by street and side, in the order in which they are walked.

use crate::field::packet::heading::{Compass, Hand, Numbers, heading, odd_hand, run_of};
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

    pub(super) fn side(&self) -> Side {
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
    /// Where odd numbers are as one walks, of both sides in turn; none where that is not plain.
    pub odd: Option<Hand>,
    /// The addresses in walking order.
    pub rows: Vec<Row>,
}

impl StreetSheet {
    /// On which hand an address is as one walks, of both sides in turn; none where that is not
    /// plain.
    pub fn hand(&self, row: &Row) -> Option<Hand> {
        match (row.side(), self.odd?) {
            (Side::Odd, odd) => Some(odd),
            (Side::Even, Hand::Left) => Some(Hand::Right),
            (Side::Even, Hand::Right) => Some(Hand::Left),
            _ => None,
        }
    }
}

/// Puts rows in walking order into sheets of one street and side each.
///
/// The order is never changed. Where the walk keeps crossing the street, its sides stay together.
pub(crate) fn by_street(rows: &[Row]) -> Vec<StreetSheet> {
    rows.chunk_by(|left, right| left.street == right.street)
        .flat_map(stretches)
        .map(sheet)
        .collect()
}

/// The stretches of a street that have a heading each: a side, or both where one crosses after a
/// few doors again and again.
fn stretches(street: &[Row]) -> Vec<&[Row]> {
    /// Rows of a side that are no stretch of their own beside others as short.
    const SHORT: usize = 3;
    /// So many sides or headings, each over fewer rows than this on average, are more than one can
    /// follow.
    const MANY: usize = 4;
    const ROWS_OF_SIDES: usize = 4;
    const ROWS_OF_HEADINGS: usize = 5;
    let sides: Vec<&[Row]> = street
        .chunk_by(|left, right| left.side() == right.side())
        .collect();
    let is_one = |pieces: usize, rows: usize| MANY <= pieces && street.len() < rows * pieces;
    if is_one(sides.len(), ROWS_OF_SIDES) {
        return vec![street];
    }
    let mut stretches = Vec::new();
    let mut begin = 0;
    for run in sides.chunk_by(|a, b| a.len() <= SHORT && b.len() <= SHORT) {
        let rows: usize = run.iter().map(|side| side.len()).sum();
        // Up one side and down the other is not crossing again and again.
        if 2 < run.len() || rows < SHORT * run.len() {
            stretches.push(&street[begin..begin + rows]);
        } else {
            stretches.extend(run);
        }
        begin += rows;
    }
    if is_one(stretches.len(), ROWS_OF_HEADINGS) {
        return vec![street];
    }
    stretches
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
        odd: odd_hand(rows, numbers),
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

    /// The same, with even numbers so many metres to the east of the odd ones.
    fn two_sides(numbers: &[u32], east: f64) -> Vec<Row> {
        let mut rows = rows("Rue A", numbers);
        for row in rows.iter_mut().filter(|row| row.number % 2 == 0) {
            row.lon += east / (111_320.0 * 48_f64.to_radians().cos());
        }
        rows
    }

    #[test]
    fn short_pieces_of_both_sides_are_one_sheet_beside_long_ones() {
        // Across again and again, then on along one side.
        let mut numbers = vec![1, 2, 4, 6, 3, 5, 8, 10];
        numbers.extend((7..=31).step_by(2));
        let sheets = by_street(&two_sides(&numbers, 12.0));
        let said: Vec<_> = sheets
            .iter()
            .map(|sheet| (sheet.side, sheet.rows.len()))
            .collect();
        assert_eq!(said, [(Side::Both, 8), (Side::Odd, 13)]);
        assert_eq!(sheets[0].odd, Some(Hand::Left), "one walks to the north");
        assert_eq!(sheets[0].hand(&sheets[0].rows[1]), Some(Hand::Right));
        assert_eq!(sheets[1].odd, None, "one side");
        // Four sides and more of few rows each are too many headings.
        let many = [1, 3, 5, 7, 2, 4, 9, 11, 13, 15, 6, 8];
        let sheets = by_street(&two_sides(&many, 12.0));
        assert_eq!(sheets.len(), 1);
        // A few rows on the other side are told where they come.
        let few = [1, 3, 5, 7, 9, 2, 4, 11, 13, 15, 17, 19];
        assert_eq!(by_street(&two_sides(&few, 12.0)).len(), 3);
    }

    #[test]
    fn the_hand_is_told_where_it_is_plain() {
        let odd = |numbers: &[u32], east: f64| by_street(&two_sides(numbers, east))[0].odd;
        let up = [1, 2, 3, 4, 5, 6, 7, 8];
        let down = [8, 7, 6, 5, 4, 3, 2, 1];
        assert_eq!(odd(&up, 12.0), Some(Hand::Left));
        assert_eq!(odd(&up, -12.0), Some(Hand::Right));
        assert_eq!(odd(&down, 12.0), Some(Hand::Right), "to the south");
        let ahead_on_one_side = [4, 6, 8, 1, 10, 3, 5, 12, 14, 7, 16, 9];
        assert_eq!(odd(&ahead_on_one_side, 12.0), Some(Hand::Left));
        assert_eq!(odd(&ahead_on_one_side, -12.0), Some(Hand::Right));
        assert_eq!(odd(&up, 1.0), None, "hardly apart");
        assert_eq!(odd(&[1, 2, 6, 5, 4, 3, 7, 8, 10, 9, 2, 1], 12.0), None);
        let mut lost = two_sides(&up, 12.0);
        lost[3].lat = f64::NAN;
        assert_eq!(by_street(&lost)[0].odd, None);
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

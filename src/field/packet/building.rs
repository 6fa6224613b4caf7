//! Buildings with many doors: a sheet of their own, a grid of floors and doors.

use crate::field::packet::sheet::Row;
use crate::model::share::Share;

/// From so many doors on an address has a sheet of its own: on the street sheet there is no room
/// to note what came of each.
pub const MANY_DOORS: u32 = 12;

/// Floors on a sheet, the ground floor included: towers that are higher are rare.
pub const FLOORS: usize = 14;

/// How many doors a floor may have on a sheet, the least that has room for twice the doors.
const ACROSS: [usize; 3] = [4, 6, 8];

/// One sheet of a building: nothing is known of its staircases and floors, so the grid is empty
/// and large enough for all doors that are expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildingSheet {
    /// Its place in the walk, from 1.
    pub order: usize,
    /// The address in words.
    pub address: String,
    /// Doors expected in the whole building, or in this crew's share of it.
    pub doors: u32,
    /// The part of the building that this crew has, where several share it.
    pub share: Option<Share>,
    /// How many doors the grid has on each of its [`FLOORS`].
    pub across: usize,
    /// Which of the building's sheets it is, from 1.
    pub part: usize,
    /// How many sheets the building has.
    pub of: usize,
}

impl Row {
    /// Whether it has a sheet of its own.
    pub fn is_building(&self) -> bool {
        MANY_DOORS <= self.doors || self.share.is_some()
    }
}

/// The sheets of a building: one, or as many as its doors need.
pub(super) fn sheets(row: &Row) -> Vec<BuildingSheet> {
    let doors = row.doors as usize;
    let largest = FLOORS * ACROSS[ACROSS.len() - 1];
    let of = doors.div_ceil(largest).max(1);
    let each = doors.div_ceil(of);
    let across = ACROSS
        .into_iter()
        .find(|across| 2 * each <= FLOORS * across);
    (1..=of)
        .map(|part| BuildingSheet {
            order: row.order,
            address: row.in_words(),
            doors: row.doors,
            share: row.share.clone(),
            across: across.unwrap_or(ACROSS[ACROSS.len() - 1]),
            part,
            of,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::layer::Code;
    use crate::model::turf::Stop;

    fn row(doors: u32) -> Row {
        let stop = Stop {
            address: "a".to_owned(),
            precinct: Code(String::new()),
            doors,
            share: None,
        };
        Row::of(7, &stop, None)
    }

    #[test]
    fn a_grid_takes_the_doors_that_are_expected() {
        for doors in [12, 28, 29, 56, 57, 112, 113, 500] {
            let sheets = sheets(&row(doors));
            let cells: usize = sheets.iter().map(|sheet| FLOORS * sheet.across).sum();
            assert!(doors as usize <= cells, "{doors} doors, {cells} cells");
            assert!(sheets.iter().all(|sheet| sheet.of == sheets.len()));
        }
        assert_eq!(sheets(&row(28))[0].across, 4);
        assert_eq!(sheets(&row(29))[0].across, 6);
        assert_eq!(sheets(&row(112)).len(), 1);
        assert_eq!(sheets(&row(113)).len(), 2);
    }

    #[test]
    fn a_house_has_no_sheet_of_its_own() {
        assert!(!row(MANY_DOORS - 1).is_building());
        assert!(row(MANY_DOORS).is_building());
    }
}

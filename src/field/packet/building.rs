//! Buildings with many doors: sheets of their own, a grid of floors and doors.

use crate::field::packet::sheet::Row;
use crate::model::share::{By, Share, staircase};

/// From so many doors on an address has a sheet of its own: on the street sheet there is no room
/// to note what came of each.
pub const MANY_DOORS: u32 = 12;

/// Floors on a sheet where nothing is known of them, the ground floor included: towers that are
/// higher are rare.
const FLOORS: usize = 14;

/// Floors on a sheet at most: on more there is no room to write.
const MOST_FLOORS: usize = 20;

/// How many doors a floor may have on a sheet.
const ACROSS: [usize; 3] = [4, 6, 8];

/// One sheet of a building: a staircase, or a part of what is not known to have any.
///
/// Where nothing is known of the floors, the grid is empty and large enough for twice the doors
/// that are expected.
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
    /// Which staircase it is, such as `A`, where the building has several; in the order of ours,
    /// as no data says what they are called.
    pub staircase: Option<String>,
    /// Its floors, top first; 0 is the ground floor.
    pub floors: Vec<usize>,
    /// Whether the data says how many floors there are.
    pub floors_known: bool,
    /// How many doors the grid has on each floor.
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

/// The sheets of a building: one for each staircase, or as many as its doors and floors need.
pub(super) fn sheets(row: &Row) -> Vec<BuildingSheet> {
    let doors = row.doors as usize;
    let widest = ACROSS[ACROSS.len() - 1];
    let staircases = staircases(row);
    let floors = row.building.floors.map(|floors| floors as usize);
    let each = doors.div_ceil(staircases.len());
    let (abreast, across) = match floors {
        // There may be no door on the ground floor, and one more on another.
        Some(floors) => {
            let across = each.div_ceil(floors.saturating_sub(1).max(1)) + 1;
            let abreast = across.div_ceil(widest);
            (abreast, across.div_ceil(abreast))
        }
        None => {
            let abreast = each.div_ceil(FLOORS * widest).max(1);
            (abreast, (2 * each.div_ceil(abreast)).div_ceil(FLOORS))
        }
    };
    let across = ACROSS.into_iter().find(|&room| across <= room);
    let floors = (0..floors.unwrap_or(FLOORS)).rev().collect::<Vec<usize>>();
    let mut sheets = Vec::new();
    for called in &staircases {
        for floors in (0..abreast).flat_map(|_| floors.chunks(MOST_FLOORS)) {
            sheets.push(BuildingSheet {
                order: row.order,
                address: row.in_words(),
                doors: row.doors,
                share: row.share.clone(),
                staircase: called.clone(),
                floors: floors.to_vec(),
                floors_known: row.building.floors.is_some(),
                across: across.unwrap_or(widest),
                part: sheets.len() + 1,
                of: 0,
            });
        }
    }
    let of = sheets.len();
    for sheet in &mut sheets {
        sheet.of = of;
    }
    sheets
}

/// What the staircases of a building are called that this crew has; one without a name where nothing
/// is known of them.
fn staircases(row: &Row) -> Vec<Option<String>> {
    match &row.share {
        Some(share) if share.by() == By::Staircases => {
            share.parts().map(|part| Some(staircase(part))).collect()
        }
        // Nobody knows which of them a part is.
        Some(_) => vec![None],
        None => match row.building.staircases.unwrap_or(1).min(row.doors) {
            0 | 1 => vec![None],
            known => (1..=known).map(|part| Some(staircase(part))).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::Building;
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

    #[test]
    fn a_staircase_has_a_sheet_with_the_floors_there_are() {
        let building = Building {
            staircases: Some(3),
            floors: Some(5),
            lift: None,
        };
        let row = Row {
            building,
            ..row(60)
        };
        let sheets = sheets(&row);
        let called: Vec<_> = sheets
            .iter()
            .filter_map(|it| it.staircase.clone())
            .collect();
        assert_eq!(called, ["A", "B", "C"]);
        assert_eq!(sheets[0].floors, [4, 3, 2, 1, 0]);
        // 20 doors on four floors are 5, and one to spare.
        assert_eq!(sheets[0].across, 6);
        assert_eq!((sheets[2].part, sheets[2].of), (3, 3));
    }

    #[test]
    fn a_crew_has_sheets_of_its_own_staircases_alone() {
        let building = Building {
            staircases: Some(5),
            ..Building::default()
        };
        let share = Share::new([2, 3], 5, By::Staircases);
        let sheets = sheets(&Row {
            share,
            building,
            ..row(24)
        });
        let called: Vec<_> = sheets
            .iter()
            .filter_map(|it| it.staircase.as_deref())
            .collect();
        assert_eq!(called, ["B", "C"]);
    }

    #[test]
    fn a_building_with_more_than_a_page_has_room_for_has_more_pages() {
        let with = |floors, doors| {
            let building = Building {
                floors: Some(floors),
                ..Building::default()
            };
            let row = Row {
                building,
                ..row(doors)
            };
            sheets(&row)
        };
        let tower = with(30, 90);
        let floors: Vec<_> = tower.iter().map(|sheet| sheet.floors.len()).collect();
        assert_eq!(floors, [20, 10]);
        assert_eq!(tower[0].floors[0], 29);
        // 100 doors on four floors are 25, and one to spare: four sheets of eight abreast.
        assert_eq!(with(5, 100).len(), 4);
        assert_eq!(with(1, 12).len(), 2, "all on the ground floor");
    }
}

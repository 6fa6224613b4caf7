//! What crews are told of buildings: their staircases and floors, and which doors are an estimate.

use std::collections::BTreeMap;

use arpent::base::words::Language;
use arpent::model::address::{Building, DoorsRule, Located, Place};
use arpent::model::layer::PrecinctId;

use crate::packet::{evening, folder, print_this, text_of};

#[test]
fn a_building_has_a_sheet_for_each_staircase_with_its_floors() {
    let mut evening = evening();
    let building = Building {
        staircases: Some(2),
        floors: Some(6),
        lift: Some(true),
    };
    // The fourth address of the first turf has twelve doors, as has the eleventh.
    evening.located = Located {
        places: vec![Place::In(PrecinctId(0)); evening.addresses.len()],
        doors: vec![1; evening.addresses.len()],
        rules: vec![DoorsRule::Building; evening.addresses.len()],
        buildings: BTreeMap::from([(3, building)]),
        given: Vec::new(),
    };
    evening.located.rules[10] = DoorsRule::Floors;
    for (language, staircase, estimated) in [
        (
            Language::French,
            "Escalier B",
            "12 de ces portes sont estimées",
        ),
        (
            Language::English,
            "Staircase B",
            "12 of these doors are an estimate",
        ),
    ] {
        let (folder, _kept) = folder("staircases");
        let files = print_this(&evening, &folder, language, None, Some(&(1..=1))).unwrap();
        let Some(text) = text_of(&files[0]) else {
            return;
        };
        let pages: Vec<&str> = text.split('\u{c}').collect();
        let page = pages.iter().find(|page| page.contains(staircase)).unwrap();
        let has_floor = |floor: &str| page.lines().any(|line| line.trim() == floor);
        assert!(has_floor("5"), "the highest of six:\n{page}");
        assert!(!has_floor("6"), "there are only six:\n{page}");
        let cover = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(cover.contains(estimated), "{cover}");
        let marked = text.lines().filter(|line| line.contains("≈12"));
        assert_eq!(marked.count(), 1, "{text}");
    }
}

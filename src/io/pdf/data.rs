//! What a template is told: one file of words that are already said.

use serde::Serialize;

use crate::base::date::Date;
use crate::base::words::{Message, Words};
use crate::field::packet::{
    BuildingSheet, Compass, Hand, Numbers, Packet, Part, Row, Side, StreetSheet, pages,
};
use crate::model::share::{By, Share};
use crate::msg;

/// A page of street sheets.
#[derive(Debug, Serialize)]
pub(super) struct SheetPageData {
    sheets: Vec<SheetData>,
}

/// What of a street and side is on a page.
#[derive(Debug, Serialize)]
struct SheetData {
    street: String,
    side: String,
    range: String,
    direction: String,
    /// Said where it began on a page before; else empty.
    continued: String,
    rows: Vec<RowData>,
}

#[derive(Debug, Serialize)]
struct RowData {
    order: usize,
    /// Empty where there is none.
    number: String,
    suffix: String,
    /// `left` or `right`, where one crosses all the time and that is plain; else empty.
    hand: &'static str,
    doors: u32,
    /// Whether nobody has counted the doors.
    estimated: bool,
    /// Whether it has a sheet of its own.
    building: bool,
}

/// The street sheets of a packet, page by page.
pub(super) fn sheet_pages(packet: &Packet, lies: bool, words: &Words) -> Vec<SheetPageData> {
    pages(&packet.sheets, lies)
        .iter()
        .map(|page| SheetPageData {
            sheets: page.parts.iter().map(|part| sheet(part, words)).collect(),
        })
        .collect()
}

fn sheet(part: &Part<'_>, words: &Words) -> SheetData {
    let Part {
        sheet,
        rows,
        continued,
    } = *part;
    let range = match (sheet.from.as_str(), sheet.to.as_str()) {
        ("", _) => String::new(),
        (from, to) if from == to => words.say(&msg!("packet-range-one", number = from)),
        (from, to) => words.say(&msg!("packet-range", from = from, to = to)),
    };
    let row = |row: &Row| RowData {
        order: row.order,
        number: match row.number {
            0 => String::new(),
            number => number.to_string(),
        },
        suffix: row.suffix.clone(),
        hand: match sheet.hand(row) {
            Some(Hand::Left) => "left",
            Some(Hand::Right) => "right",
            None => "",
        },
        doors: row.doors,
        estimated: row.is_estimate,
        building: row.is_building(),
    };
    SheetData {
        street: sheet.street.clone(),
        side: words.say(&side(sheet.side, sheet.odd)),
        range,
        direction: direction(sheet, words),
        continued: if continued {
            words.text("packet-continued")
        } else {
            String::new()
        },
        rows: rows.iter().map(row).collect(),
    }
}

/// A sheet of a building with many doors.
#[derive(Debug, Serialize)]
pub(super) struct BuildingData {
    address: String,
    /// The row of the street sheets that it belongs to.
    row: String,
    doors: String,
    /// Which part of the building this crew has, and how it finds it; both empty for all of it.
    share: String,
    share_how: String,
    /// Which of several sheets of the building; empty where there is one.
    part: String,
    /// Which staircase, where there are several; else empty.
    staircase: String,
    /// What is known of the floors, or how to do without.
    note: String,
    /// Doors on a floor, counted from the left.
    across: usize,
    /// What the floors are called, top first.
    floors: Vec<String>,
}

/// The sheets of a packet's buildings.
pub(super) fn buildings(packet: &Packet, words: &Words) -> Vec<BuildingData> {
    let data = |sheet: BuildingSheet| BuildingData {
        row: words.say(&msg!("packet-building-row", n = sheet.order)),
        doors: words.say(&msg!("packet-building-doors", n = u64::from(sheet.doors))),
        share: sheet
            .share
            .as_ref()
            .map(|share| words.say(&share.said()))
            .unwrap_or_default(),
        share_how: share_how(sheet.share.as_ref(), words),
        part: if sheet.of == 1 {
            String::new()
        } else {
            words.say(&msg!(
                "packet-building-part",
                part = sheet.part,
                of = sheet.of
            ))
        },
        across: sheet.across,
        staircase: sheet.staircase.map_or_else(String::new, |letter| {
            words.say(&msg!("doors-staircase", letter = letter))
        }),
        note: if sheet.floors_known {
            words.text("doors-floors-known")
        } else {
            words.text("packet-building-empty")
        },
        floors: sheet
            .floors
            .iter()
            .map(|&floor| floor_name(floor, words))
            .collect(),
        address: sheet.address,
    };
    packet.buildings().into_iter().map(data).collect()
}

/// How a crew finds its part of a building.
fn share_how(share: Option<&Share>, words: &Words) -> String {
    match share {
        None => String::new(),
        Some(share) => match share.by() {
            By::Staircases => words.text("packet-share-staircases"),
            By::Doors => words.say(&msg!("packet-share-parts", of = share.of())),
        },
    }
}

fn floor_name(floor: usize, words: &Words) -> String {
    if floor == 0 {
        words.text("packet-building-ground")
    } else {
        floor.to_string()
    }
}

fn side(side: Side, odd: Option<Hand>) -> Message {
    match (side, odd) {
        (Side::Odd, _) => msg!("packet-side-odd"),
        (Side::Even, _) => msg!("packet-side-even"),
        (Side::Both, Some(Hand::Left)) => msg!("packet-side-odd-left"),
        (Side::Both, Some(Hand::Right)) => msg!("packet-side-odd-right"),
        (Side::Both, None) => msg!("packet-side-both"),
        (Side::Unnumbered, _) => msg!("packet-side-unnumbered"),
    }
}

/// How the numbers run and where one heads; nothing for a single address.
fn direction(sheet: &StreetSheet, words: &Words) -> String {
    if sheet.rows.len() < 2 {
        return String::new();
    }
    let numbers = match (sheet.side, sheet.numbers) {
        (Side::Unnumbered, _) => None,
        // From and to say it, and the line is full.
        (Side::Both, _) if sheet.odd.is_some() => None,
        (_, Numbers::Rising) => Some(msg!("packet-numbers-rising")),
        (_, Numbers::Falling) => Some(msg!("packet-numbers-falling")),
        (_, Numbers::Mixed) => Some(msg!("packet-numbers-mixed")),
    };
    let said: Vec<String> = numbers
        .iter()
        .chain(&sheet.towards.map(towards))
        .map(|message| words.say(message))
        .collect();
    said.join(", ")
}

fn towards(point: Compass) -> Message {
    match point {
        Compass::North => msg!("packet-towards-north"),
        Compass::NorthEast => msg!("packet-towards-north-east"),
        Compass::East => msg!("packet-towards-east"),
        Compass::SouthEast => msg!("packet-towards-south-east"),
        Compass::South => msg!("packet-towards-south"),
        Compass::SouthWest => msg!("packet-towards-south-west"),
        Compass::West => msg!("packet-towards-west"),
        Compass::NorthWest => msg!("packet-towards-north-west"),
    }
}

/// How many doors of a packet nobody has counted; empty where none.
pub(super) fn estimated(packet: &Packet, words: &Words) -> String {
    match packet.estimated() {
        0 => String::new(),
        n => words.say(&msg!("doors-estimated", n = n)),
    }
}

/// What of a packet's time is the way from the meeting point and back; empty where nothing.
pub(super) fn way(packet: &Packet, words: &Words) -> String {
    if packet.way.0 > 0.0 {
        words.say(&msg!("packet-way", time = words.minutes(packet.way)))
    } else {
        String::new()
    }
}

/// How many addresses beside the walk are left out since they are done or object; empty where none.
pub(super) fn left(packet: &Packet, words: &Words) -> String {
    let left = packet.left.in_words();
    left.map(|left| words.say(&left)).unwrap_or_default()
}

/// A day in words; empty where it is to be filled in by hand.
pub(super) fn day(date: Option<Date>, words: &Words) -> String {
    date.map(|date| words.date(date)).unwrap_or_default()
}

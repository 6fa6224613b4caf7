//! What a template is told: one file of words that are already said.

use serde::Serialize;

use crate::base::date::Date;
use crate::base::words::{Message, Words};
use crate::field::packet::{Compass, Numbers, Packet, Side, StreetSheet};
use crate::msg;

/// A street and side, as a street sheet shows it.
#[derive(Debug, Serialize)]
pub(super) struct SheetData {
    street: String,
    side: String,
    range: String,
    direction: String,
    rows: Vec<RowData>,
}

#[derive(Debug, Serialize)]
struct RowData {
    order: usize,
    number: String,
    doors: u32,
}

/// The street sheets of a packet.
pub(super) fn sheets(packet: &Packet, words: &Words) -> Vec<SheetData> {
    let sheets = packet.sheets.iter();
    sheets.map(|sheet| sheet_data(sheet, words)).collect()
}

fn sheet_data(sheet: &StreetSheet, words: &Words) -> SheetData {
    let range = match (sheet.from.as_str(), sheet.to.as_str()) {
        ("", _) => String::new(),
        (from, to) if from == to => words.say(&msg!("packet-range-one", number = from)),
        (from, to) => words.say(&msg!("packet-range", from = from, to = to)),
    };
    SheetData {
        street: sheet.street.clone(),
        side: words.say(&side(sheet.side)),
        range,
        direction: direction(sheet, words),
        rows: sheet
            .rows
            .iter()
            .map(|row| RowData {
                order: row.order,
                number: row.numbered(),
                doors: row.doors,
            })
            .collect(),
    }
}

fn side(side: Side) -> Message {
    match side {
        Side::Odd => msg!("packet-side-odd"),
        Side::Even => msg!("packet-side-even"),
        Side::Both => msg!("packet-side-both"),
        Side::Unnumbered => msg!("packet-side-unnumbered"),
    }
}

/// How the numbers run and where one heads; nothing for a single address.
fn direction(sheet: &StreetSheet, words: &Words) -> String {
    if sheet.rows.len() < 2 {
        return String::new();
    }
    let numbers = match (sheet.side, sheet.numbers) {
        (Side::Unnumbered, _) => None,
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

/// Paragraphs of what to say: the operation's own, or a script that serves most. Where questions
/// are asked, they stand behind it.
pub(super) fn script(packet: &Packet, words: &Words) -> Vec<String> {
    let operation = &packet.operation;
    let own: Vec<String> = operation
        .script
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    if !own.is_empty() {
        return own;
    }
    let hello = match operation.campaign.trim() {
        "" => msg!("packet-script-hello-plain"),
        campaign => msg!("packet-script-hello", campaign = campaign),
    };
    if !operation.questionnaire.is_empty() {
        return vec![words.say(&hello)];
    }
    vec![
        words.say(&hello),
        words.text("packet-script-question-1"),
        words.text("packet-script-question-2"),
        words.text("packet-script-question-3"),
        words.text("packet-script-thanks"),
    ]
}

/// What to say behind the questions; empty where the script has said it.
pub(super) fn closing(packet: &Packet, words: &Words) -> String {
    let operation = &packet.operation;
    if operation.questionnaire.is_empty() || !operation.script.trim().is_empty() {
        String::new()
    } else {
        words.text("packet-script-thanks")
    }
}

/// A heading and what it says.
#[derive(Debug, Serialize)]
pub(super) struct Notice {
    title: String,
    text: String,
}

/// Who, why, where the address comes from, how to object, until when.
pub(super) fn rights(packet: &Packet, source: &str, words: &Words) -> Vec<Notice> {
    let operation = &packet.operation;
    let campaign = match operation.campaign.trim() {
        "" => words.text("packet-rights-campaign-blank"),
        campaign => campaign.to_owned(),
    };
    let contact = match operation.contact.trim() {
        "" => words.text("packet-rights-contact-blank"),
        contact => contact.to_owned(),
    };
    let objective = match operation.objective.trim() {
        "" => words.text("packet-rights-objective-blank"),
        objective => sentence(objective),
    };
    let noted = if operation.questionnaire.is_empty() {
        words.text("packet-rights-noted")
    } else {
        words.text("packet-rights-noted-answers")
    };
    let source = match source.trim() {
        "" => words.text("packet-rights-from-public"),
        source => source.to_owned(),
    };
    let until = match operation.destroy_by {
        None => words.text("packet-rights-until-blank"),
        Some(date) => words.date(date),
    };
    let notice = |title: String, text: Message| Notice {
        title,
        text: words.say(&text),
    };
    vec![
        notice(
            words.text("packet-rights-who"),
            msg!(
                "packet-rights-who-text",
                campaign = campaign,
                contact = contact
            ),
        ),
        notice(
            words.text("packet-rights-why"),
            msg!(
                "packet-rights-why-text",
                objective = objective,
                noted = noted
            ),
        ),
        notice(
            words.text("packet-rights-from"),
            msg!("packet-rights-from-text", source = source),
        ),
        notice(
            words.text("packet-rights-object"),
            msg!("packet-rights-object-text"),
        ),
        notice(
            words.text("packet-rights-until"),
            msg!("packet-rights-until-text", date = until),
        ),
    ]
}

/// The text with a full stop where it has none.
fn sentence(text: &str) -> String {
    let ended = text.ends_with(['.', '!', '?', '…']);
    format!("{text}{}", if ended { "" } else { "." })
}

/// A day in words; empty where it is to be filled in by hand.
pub(super) fn day(date: Option<Date>, words: &Words) -> String {
    date.map(|date| words.date(date)).unwrap_or_default()
}

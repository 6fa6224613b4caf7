//! A packet as PDF: cover, map, street sheets, script and rights, return slip.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::base::date::Date;
use crate::base::words::Words;
use crate::field::packet::{Packet, Row, lies};
use crate::io::pdf::data::{self, BuildingData, SheetPageData};
use crate::io::pdf::labels::{Labels, labels};
use crate::io::pdf::questions::{QuestionsData, questions};
use crate::io::pdf::speech::{self, Notice};
use crate::io::pdf::{Legibility, PdfError, Press, qr};
use crate::model::hardship::in_words;
use crate::model::schedule::Slot;
use crate::msg;

/// What is printed with a packet.
#[derive(Clone, Copy, Debug)]
pub struct PacketPage<'a> {
    /// The packet.
    pub packet: &'a Packet,
    /// The map of the walk, as SVG; empty for none.
    pub map: &'a str,
    /// The small map of where it starts, as SVG; empty for none.
    pub start_map: &'a str,
    /// Whether the map shows something that one cannot walk across.
    pub is_barred: bool,
    /// Where the addresses come from, in words; may be empty.
    pub source: &'a str,
    /// The packet's language.
    pub words: &'a Words,
    /// Today.
    pub date: Date,
}

/// Prints one packet.
///
/// # Errors
/// [`PdfError`] when the press's template is wrong.
pub fn packet(press: &Press, page: &PacketPage<'_>) -> Result<Vec<u8>, PdfError> {
    press.print(files(page)?, page.date)
}

/// Says how well a packet can be read, without printing it.
///
/// # Errors
/// [`PdfError`] when the press's template is wrong.
pub fn look(press: &Press, page: &PacketPage<'_>) -> Result<Legibility, PdfError> {
    press.look(files(page)?, page.date)
}

/// What the template finds beside it.
fn files(page: &PacketPage<'_>) -> Result<Vec<(&'static str, Vec<u8>)>, PdfError> {
    let mut data = packet_data(page);
    let said = to_json(&data)?;
    data.hash = fingerprint([
        said.as_slice(),
        page.map.as_bytes(),
        page.start_map.as_bytes(),
    ]);
    let mut files = vec![("data.json", to_json(&data)?)];
    if let Some(qr) = qr::svg(&data.clear) {
        files.push(("qr.svg", qr.into_bytes()));
    }
    for (name, map) in [("map.svg", page.map), ("start.svg", page.start_map)] {
        if !map.is_empty() {
            files.push((name, map.as_bytes().to_vec()));
        }
    }
    Ok(files)
}

fn to_json(data: &PacketData) -> Result<Vec<u8>, PdfError> {
    serde_json::to_vec(data).map_err(|error| PdfError {
        file: "data.json".to_owned(),
        line: None,
        reason: error.to_string(),
    })
}

/// What tells two prints of a packet apart: `3f0a 91bc 22e7`, made from all that is on it.
fn fingerprint<const N: usize>(parts: [&[u8]; N]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let bytes = hash.finalize();
    let pairs: Vec<String> = bytes[..6]
        .chunks(2)
        .map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    pairs.join(" ")
}

/// `data.json`: everything is said already, in the packet's language.
#[derive(Debug, Serialize)]
struct PacketData {
    language: &'static str,
    words: Labels,
    /// `75110-0012`.
    code: String,
    /// `3/7`.
    count: String,
    /// What the QR picture says.
    clear: String,
    number: String,
    campaign: String,
    operation: String,
    objective: String,
    contact: String,
    /// What the operation is for, such as `Registration`; empty where not said.
    kind: String,
    #[serde(flatten)]
    outing: OutingData,
    precincts_title: String,
    precincts: Vec<PrecinctData>,
    start: String,
    end: String,
    /// What is hard on it, in words; empty for nothing.
    hard: String,
    doors: String,
    registered: String,
    time: String,
    length: String,
    /// How many buildings have a sheet of their own.
    building_count: String,
    /// How many of the doors are an estimate, in a sentence; empty where none.
    estimated: String,
    /// What of the time is the way there and back, in a sentence; empty where nothing.
    way: String,
    /// How many addresses beside the walk are left out, and why; empty where none are.
    left: String,
    why: String,
    return_by: String,
    destroy_by: String,
    has_map: bool,
    has_start_map: bool,
    /// What the map shows that is to be explained, the same names as of the labels.
    marks: Vec<&'static str>,
    /// What tells two prints apart.
    hash: String,
    /// Whether street sheets lie on their side.
    lies: bool,
    /// The street sheets.
    sheet_pages: Vec<SheetPageData>,
    /// The sheets of buildings with many doors.
    buildings: Vec<BuildingData>,
    script: Vec<String>,
    questions: QuestionsData,
    /// What is said when the questions are answered, where the script ends with them.
    closing: String,
    rights: Vec<Notice>,
}

/// `18 h 00 – 20 h 30`.
fn hours(slot: Slot, words: &Words) -> String {
    let [from, until] = [slot.from, slot.until].map(|time| words.time_of_day(time));
    format!("{from} – {until}")
}

/// When it is walked, and by whom; each empty to be filled in.
#[derive(Debug, Serialize)]
struct OutingData {
    day: String,
    hours: String,
    meeting: String,
    crew: String,
    crew_phone: String,
}

fn outing(packet: &Packet, words: &Words) -> OutingData {
    let slot = packet.slot;
    let crew = packet.crew.clone().unwrap_or_default();
    OutingData {
        day: data::day(slot.map(|slot| slot.date), words),
        hours: slot.map(|slot| hours(slot, words)).unwrap_or_default(),
        meeting: packet.meeting.clone(),
        crew: crew.name,
        crew_phone: crew.phone,
    }
}

#[derive(Debug, Serialize)]
struct PrecinctData {
    code: String,
    name: String,
}

/// An end of the walk with the crew's share of the building, where it has only one.
fn end_in_words(address: &str, row: Option<&Row>, words: &Words) -> String {
    match row.and_then(|row| row.share.as_ref()) {
        Some(share) => format!("{address} · {}", words.say(&share.said())),
        None => address.to_owned(),
    }
}

fn packet_data(page: &PacketPage<'_>) -> PacketData {
    let PacketPage { packet, words, .. } = *page;
    let operation = &packet.operation;
    let count = format!("{}/{}", packet.number, packet.of);
    let registered = packet.registered;
    let questions = questions(operation, words);
    let lies = lies(&operation.questionnaire);
    let clear = [&packet.code, &count, &questions.version];
    let clear: Vec<&str> = clear.into_iter().map(String::as_str).collect();
    PacketData {
        language: words.language().code(),
        words: labels(packet, words),
        code: packet.code.clone(),
        clear: clear.join(" ").trim_end().to_owned(),
        count,
        number: words.say(&msg!(
            "packet-number",
            number = packet.number,
            of = packet.of
        )),
        campaign: operation.campaign.clone(),
        operation: operation.name.clone(),
        objective: operation.objective.clone(),
        contact: speech::unbroken(&operation.contact),
        kind: operation
            .kind
            .map(|kind| words.say(&kind.said()))
            .unwrap_or_default(),
        outing: outing(packet, words),
        precincts_title: words.say(&msg!("packet-precincts", n = packet.precincts.len())),
        precincts: packet
            .precincts
            .iter()
            .map(|(code, name)| PrecinctData {
                code: code.0.clone(),
                name: name.clone(),
            })
            .collect(),
        start: end_in_words(&packet.start, packet.rows().next(), words),
        end: end_in_words(&packet.end, packet.rows().last(), words),
        hard: in_words(&packet.hard, words),
        doors: words.count(packet.doors),
        registered: words.number(registered, 0),
        time: words.minutes(packet.time),
        length: if packet.rows().nth(1).is_none() {
            words.text("packet-one-address")
        } else {
            words.metres(packet.length)
        },
        building_count: words.count(packet.rows().filter(|row| row.is_building()).count() as u64),
        estimated: data::estimated(packet, words),
        way: data::way(packet, words),
        left: data::left(packet, words),
        why: packet.why.clone(),
        return_by: data::day(operation.return_by, words),
        destroy_by: data::day(operation.destroy_by, words),
        has_map: !page.map.is_empty(),
        has_start_map: !page.start_map.is_empty(),
        marks: marks(page),
        hash: String::new(),
        lies,
        sheet_pages: data::sheet_pages(packet, lies, words),
        buildings: data::buildings(packet, words),
        script: speech::script(packet, words),
        questions,
        closing: speech::closing(packet, words),
        rights: speech::rights(packet, page.source, words),
    }
}
/// What the map shows besides the walk.
fn marks(page: &PacketPage<'_>) -> Vec<&'static str> {
    let passed_by = !page.packet.left.places.is_empty();
    let shown = [
        (true, "map_outline"),
        (page.is_barred, "map_barrier"),
        (passed_by, "map_crossed"),
        (passed_by, "map_hatched"),
    ];
    let shown = shown.into_iter().filter(|(is_shown, _)| *is_shown);
    shown.map(|(_, name)| name).collect()
}

//! A packet as PDF: cover, map, street sheets, script and rights, return slip.

use serde::Serialize;

use crate::base::date::Date;
use crate::base::words::Words;
use crate::field::packet::Packet;
use crate::io::pdf::data::{self, Notice, SheetData};
use crate::io::pdf::questions::{QuestionsData, questions};
use crate::io::pdf::{PdfError, Press, qr};
use crate::model::turf::Footing;
use crate::msg;

/// What is printed with a packet.
#[derive(Clone, Copy, Debug)]
pub struct PacketPage<'a> {
    /// The packet.
    pub packet: &'a Packet,
    /// The map of the walk, as SVG; empty for none.
    pub map: &'a str,
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
    let data = packet_data(page);
    let clear = data.clear.clone();
    let json = serde_json::to_vec(&data).map_err(|error| PdfError {
        file: "data.json".to_owned(),
        line: None,
        reason: error.to_string(),
    })?;
    let mut files = vec![("data.json", json)];
    if let Some(qr) = qr::svg(&clear) {
        files.push(("qr.svg", qr.into_bytes()));
    }
    if !page.map.is_empty() {
        files.push(("map.svg", page.map.as_bytes().to_vec()));
    }
    press.print(files, page.date)
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
    precincts_title: String,
    precincts: Vec<PrecinctData>,
    start: String,
    end: String,
    doors: String,
    registered: String,
    time: String,
    length: String,
    why: String,
    return_by: String,
    destroy_by: String,
    has_map: bool,
    sheets: Vec<SheetData>,
    script: Vec<String>,
    questions: QuestionsData,
    /// What is said when the questions are answered, where the script ends with them.
    closing: String,
    rights: Vec<Notice>,
}

#[derive(Debug, Serialize)]
struct PrecinctData {
    code: String,
    name: String,
}

fn packet_data(page: &PacketPage<'_>) -> PacketData {
    let PacketPage { packet, words, .. } = *page;
    let operation = &packet.operation;
    let count = format!("{}/{}", packet.number, packet.of);
    let registered = packet.registered;
    let questions = questions(operation, words);
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
        contact: operation.contact.clone(),
        precincts_title: words.say(&msg!("packet-precincts", n = packet.precincts.len())),
        precincts: packet
            .precincts
            .iter()
            .map(|(code, name)| PrecinctData {
                code: code.0.clone(),
                name: name.clone(),
            })
            .collect(),
        start: packet.start.clone(),
        end: packet.end.clone(),
        doors: words.count(packet.doors),
        registered: words.number(registered, 0),
        time: words.minutes(packet.time),
        length: words.metres(packet.length),
        why: packet.why.clone(),
        return_by: data::day(operation.return_by, words),
        destroy_by: data::day(operation.destroy_by, words),
        has_map: !page.map.is_empty(),
        sheets: data::sheets(packet, words),
        script: data::script(packet, words),
        questions,
        closing: data::closing(packet, words),
        rights: data::rights(packet, page.source, words),
    }
}

/// The template's own words, each under its name in `data.words`.
type Labels = std::collections::BTreeMap<&'static str, String>;

fn labels(packet: &Packet, words: &Words) -> Labels {
    let length = match packet.footing {
        Footing::Straight(factor) => msg!("packet-length-straight", factor = (factor, 1)),
        Footing::Streets { .. } => msg!("packet-length-by-streets"),
    };
    let cover = [
        ("title", words.text("packet-title")),
        ("doors", words.text("packet-doors")),
        ("registered", words.text("packet-registered")),
        ("time", words.text("packet-time")),
        ("length", words.say(&length)),
        ("start", words.text("packet-start")),
        ("end", words.text("packet-end")),
        ("why", words.text("packet-why")),
        ("return_by", words.text("packet-return-by")),
        ("destroy_by", words.text("packet-destroy-by")),
        ("contact", words.text("packet-contact")),
        ("crew", words.text("packet-crew")),
        ("page", words.text("packet-page")),
        ("map", words.text("packet-map")),
        ("map_note", words.text("packet-map-note")),
        ("script", words.text("packet-script")),
        ("rights", words.text("packet-rights")),
        ("rights_intro", words.text("packet-rights-intro")),
    ];
    cover
        .into_iter()
        .chain(sheet_labels(words))
        .chain(slip_labels(words))
        .collect()
}

fn sheet_labels(words: &Words) -> [(&'static str, String); 14] {
    [
        ("sheets", words.text("packet-sheets")),
        ("how_to_tick", words.text("packet-how-to-tick")),
        ("order", words.text("packet-column-order")),
        ("number", words.text("packet-column-number")),
        ("complement", words.text("packet-column-complement")),
        ("expected", words.text("packet-column-doors")),
        ("opened", words.text("packet-column-opened")),
        ("absent", words.text("packet-column-absent")),
        ("refused", words.text("packet-column-refused")),
        ("later", words.text("packet-column-later")),
        ("no_access", words.text("packet-column-no-access")),
        ("conversations", words.text("packet-column-conversations")),
        ("opposed", words.text("packet-column-opposed")),
        ("note", words.text("packet-column-note")),
    ]
}

fn slip_labels(words: &Words) -> [(&'static str, String); 9] {
    [
        ("slip", words.text("packet-slip")),
        ("slip_note", words.text("packet-slip-note")),
        ("date", words.text("packet-slip-date")),
        ("from", words.text("packet-slip-from")),
        ("until", words.text("packet-slip-until")),
        ("knocked", words.text("packet-slip-knocked")),
        ("consents", words.text("packet-slip-consents")),
        ("last_row", words.text("packet-slip-last-row")),
        ("incidents", words.text("packet-slip-incidents")),
    ]
}

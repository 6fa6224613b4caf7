//! The list of all packets, for the room where they are handed out.

use serde::Serialize;

use crate::base::date::Date;
use crate::base::units::Minutes;
use crate::base::words::{Message, Words};
use crate::field::packet::Packet;
use crate::io::pdf::{PdfError, Press};
use crate::model::address::LeftOut;
use crate::model::hardship::in_words;
use crate::model::operation::Operation;
use crate::model::turf::Plan;
use crate::msg;

/// What the list is made of.
#[derive(Clone, Copy, Debug)]
pub struct Master<'a> {
    /// The packets of the plan.
    pub packets: &'a [Packet],
    /// The plan, for what is on no packet.
    pub plan: &'a Plan,
    /// What the crews go out for.
    pub operation: &'a Operation,
    /// The list's language.
    pub words: &'a Words,
    /// Today.
    pub date: Date,
}

/// Rows on a page; the first has the heading too.
const ROWS: usize = 20;
const FIRST_ROWS: usize = 18;

/// Pages that are laid out at once.
const PAGES_AT_ONCE: usize = 8;

/// Prints the list.
///
/// # Errors
/// [`PdfError`] when the press's template is wrong.
pub fn master_list(press: &Press, master: &Master<'_>) -> Result<Vec<u8>, PdfError> {
    let pages = pages(master.packets);
    let pieces = (0..)
        .step_by(PAGES_AT_ONCE)
        .zip(pages.chunks(PAGES_AT_ONCE));
    let pieces = pieces.map(|(before, few)| {
        let data = master_data(master, few, (before, pages.len()));
        let json = serde_json::to_vec(&data).map_err(|error| PdfError {
            file: "data.json".to_owned(),
            line: None,
            reason: error.to_string(),
        })?;
        Ok([("data.json", json)])
    });
    press.print_pieces(pieces, master.date)
}

/// The packets of each page; there is always a first page.
fn pages(packets: &[Packet]) -> Vec<&[Packet]> {
    let (first, others) = packets.split_at(FIRST_ROWS.min(packets.len()));
    [first].into_iter().chain(others.chunks(ROWS)).collect()
}

#[derive(Debug, Serialize)]
struct MasterData {
    language: &'static str,
    title: String,
    campaign: String,
    operation: String,
    date: String,
    page: String,
    total: String,
    left_out: String,
    columns: [String; 9],
    /// How many pages lie before these, and how many there are in all.
    pages_before: usize,
    pages_of: usize,
    /// The rows of each page.
    pages: Vec<Vec<[String; 8]>>,
}

fn master_data(
    master: &Master<'_>,
    pages: &[&[Packet]],
    (pages_before, pages_of): (usize, usize),
) -> MasterData {
    let Master { packets, words, .. } = *master;
    let time = packets.iter().map(|packet| packet.time.0).sum();
    let doors: u64 = packets.iter().map(|packet| packet.doors).sum();
    let rows = |page: &&[Packet]| page.iter().map(|packet| row(packet, words)).collect();
    MasterData {
        language: words.language().code(),
        title: words.text("packet-master"),
        campaign: master.operation.campaign.clone(),
        operation: master.operation.name.clone(),
        date: words.date(master.date),
        page: words.text("packet-page"),
        total: words.say(&msg!(
            "packet-master-total",
            packets = packets.len(),
            doors = doors,
            time = words.minutes(Minutes(time))
        )),
        left_out: left_out(master.plan, words),
        columns: [
            words.text("packet-master-packet"),
            words.text("packet-master-precincts"),
            words.text("packet-master-start"),
            words.text("packet-master-doors"),
            words.text("packet-master-minutes"),
            words.text("packet-master-metres"),
            words.text("packet-master-crew"),
            words.text("packet-master-out"),
            words.text("packet-master-in"),
        ],
        pages_before,
        pages_of,
        pages: pages.iter().map(rows).collect(),
    }
}

fn row(packet: &Packet, words: &Words) -> [String; 8] {
    let codes: Vec<&str> = packet
        .precincts
        .iter()
        .map(|(code, _)| code.0.as_str())
        .collect();
    [
        packet.code.clone(),
        codes.join(", "),
        packet.start.clone(),
        words.count(packet.doors),
        words.minutes(packet.time),
        words.metres(packet.length),
        packet
            .crew
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        in_words(&packet.hard, words),
    ]
}

/// How many addresses are on no packet, by reason; empty when none is missing.
fn left_out(plan: &Plan, words: &Words) -> String {
    let listed = |reason: LeftOut| {
        let list = plan.left_out.iter();
        list.filter(|(why, _)| *why == reason).count() as u64
    };
    let outside_target = listed(LeftOut::OutsideTarget) + plan.outside_target;
    let reasons: [(u64, fn(u64) -> Message); 8] = [
        (listed(LeftOut::NotLocated), |n| {
            msg!("packet-left-out-not-located", n = n)
        }),
        (listed(LeftOut::OutsidePrecincts), |n| {
            msg!("packet-left-out-outside-precincts", n = n)
        }),
        (outside_target, |n| {
            msg!("packet-left-out-outside-target", n = n)
        }),
        (listed(LeftOut::NoDoors), |n| {
            msg!("packet-left-out-no-doors", n = n)
        }),
        (listed(LeftOut::Later), |n| {
            msg!("packet-left-out-later", n = n)
        }),
        (listed(LeftOut::TakenOut), |n| {
            msg!("packet-left-out-taken-out", n = n)
        }),
        (listed(LeftOut::Done), |n| msg!("visits-master-done", n = n)),
        (listed(LeftOut::Objects), |n| {
            msg!("visits-master-objects", n = n)
        }),
    ];
    let said: Vec<String> = reasons
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, reason)| words.say(&reason(count)))
        .collect();
    if said.is_empty() {
        return String::new();
    }
    words.say(&msg!("packet-master-left-out", list = said.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::words::Language;
    use crate::model::turf::{Footing, TurfSize};

    #[test]
    fn every_address_that_is_on_no_packet_is_counted() {
        let out = [
            LeftOut::NotLocated,
            LeftOut::Later,
            LeftOut::Later,
            LeftOut::TakenOut,
            LeftOut::Objects,
            LeftOut::Objects,
        ];
        let plan = Plan {
            target: "all".to_owned(),
            size: TurfSize::Doors(40),
            seed: 1,
            turfs: Vec::new(),
            starts: Vec::new(),
            left_out: out.map(|reason| (reason, "a".to_owned())).to_vec(),
            outside_target: 7,
            footing: Footing::Straight(1.3),
        };
        let said = left_out(&plan, &Words::new(Language::English));
        let numbers = said.split(|letter: char| !letter.is_ascii_digit());
        let counted: u64 = numbers
            .filter_map(|number| number.parse::<u64>().ok())
            .sum();
        assert_eq!(counted, 13, "{said}");
        assert!(said.contains("2 for another evening"), "{said}");
    }
}

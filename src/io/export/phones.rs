//! The turfs as phones take them: each stop with its packet and address, and columns to fill in.

use std::path::Path;

use crate::field::packet::{Brief, Packet, Row, packets};
use crate::io::export::{Features, Field, gpx, kml, text, turfs, whole};
use crate::model::address::Address;
use crate::model::operation::Operation;
use crate::model::turf::Plan;

/// What phones and globes open without more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneFormat {
    /// GPX 1.1.
    Gpx,
    /// KML 2.2.
    Kml,
}

impl PhoneFormat {
    /// The format that a file's name ends in, if it is one of them.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "gpx" => Some(Self::Gpx),
            "kml" => Some(Self::Kml),
            _ => None,
        }
    }

    /// The turfs of a plan in this format: stops with their addresses, and a line per turf.
    pub fn turfs(self, brief: &Brief<'_>) -> String {
        let packets = packets(brief);
        match self {
            Self::Gpx => gpx(&packets).collect(),
            Self::Kml => {
                let [stops, lines] = layers(brief.plan, brief.addresses, &packets);
                kml::kml(&[&stops, &lines]).collect()
            }
        }
    }
}

/// The stops and the turfs, each with the code of its packet. Their `packets` are all of the plan's.
pub(super) fn layers(plan: &Plan, addresses: &[Address], packets: &[Packet]) -> [Features; 2] {
    let mut stops = turfs::features(plan, addresses);
    let rows = || {
        let packets = packets.iter();
        packets.flat_map(|packet| packet.rows().map(move |row| (packet, row)))
    };
    let code = |(packet, _): (&Packet, &Row)| packet.code.clone();
    stops.fields.push(text("packet", rows().map(code)));
    let address = |(_, row): (&Packet, &Row)| row.in_words();
    stops.fields.push(text("address", rows().map(address)));
    let mut lines = turfs::lines(plan, addresses);
    let codes = packets.iter().map(|packet| packet.code.clone());
    lines.fields.push(text("packet", codes));
    [stops, lines]
}

/// The columns that a phone fills in, one entry per stop, all still empty: what came of it, the
/// answers, whether nobody is to come again, a note; and the version of the questions.
pub(super) fn to_fill_in(operation: &Operation, stops: usize) -> Vec<Field> {
    let empty = |name: String| text(name, (0..stops).map(|_| String::new()));
    let questions = operation.questionnaire.questions.len();
    let mut fields = vec![empty("outcome".to_owned())];
    fields.extend((1..=questions).map(|place| empty(format!("q{place}"))));
    fields.push(empty("opposes_visits".to_owned()));
    fields.push(empty("note".to_owned()));
    if 0 < questions {
        let version = operation.version() as u64;
        let versions = (0..stops).map(|_| Some(version));
        fields.push(whole("questionnaire_version", versions));
    }
    fields
}

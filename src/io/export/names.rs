//! What a packet's file is called, and which files of an earlier print nobody should walk by.

use crate::base::text::plain;
use crate::field::packet::Packet;

/// What a packet's file is called: `packet-0012.pdf`, or `2026-03-14_bondy_0012_12-83.pdf` when it
/// is known on which day the operation (here `Bondy`) goes out.
pub(super) fn packet_name(packet: &Packet) -> String {
    let number = packet.number;
    match dated(packet) {
        Some(start) => format!("{start}{number:04}_{number}-{}.pdf", packet.of),
        None => undated_name(number),
    }
}

fn undated_name(number: usize) -> String {
    format!("packet-{number:04}.pdf")
}

/// What the names of an operation's day begin with.
fn dated(packet: &Packet) -> Option<String> {
    let date = packet.slot?.date;
    let operation = &packet.operation;
    let named = [&operation.name, &operation.campaign, &packet.code];
    let slug = named.into_iter().map(|name| slug(name));
    let slug = slug.into_iter().find(|slug| !slug.is_empty())?;
    Some(format!("{date}_{slug}_"))
}

/// A name as it stands in a file's name: `Inscriptions d’été` is `inscriptions-d-ete`.
fn slug(name: &str) -> String {
    let plain = plain(name);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Whether a file is a packet of an earlier print that the plan does not have any more: a crew
/// would walk it for nothing. Files that are not called exactly as we call a packet never are,
/// nor are those of another day or another operation.
pub(super) fn is_outdated(name: &str, packets: &[Packet]) -> bool {
    if let Some(number) = undated_number(name) {
        return packets.iter().all(|packet| packet.number != number);
    }
    let mut starts = packets.iter().filter_map(dated);
    let is_ours = starts.any(|start| name.strip_prefix(&start).is_some_and(is_numbered));
    is_ours && !packets.iter().any(|packet| packet_name(packet) == name)
}

fn undated_number(name: &str) -> Option<usize> {
    let number = name.strip_prefix("packet-")?.strip_suffix(".pdf")?;
    let number = number.parse().ok()?;
    (name == undated_name(number)).then_some(number)
}

/// Whether it is the end of a name: `0012_12-83.pdf`.
fn is_numbered(end: &str) -> bool {
    let parts = || {
        let (padded, count) = end.strip_suffix(".pdf")?.split_once('_')?;
        let (number, of) = count.split_once('-')?;
        let number: usize = number.parse().ok()?;
        let of: usize = of.parse().ok()?;
        Some(format!("{number:04}_{number}-{of}.pdf") == end && !padded.is_empty())
    };
    parts() == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain_letters_and_dashes() {
        assert_eq!(slug("Inscriptions d’été 2026 !"), "inscriptions-d-ete-2026");
        assert_eq!(slug("../../étage"), "etage");
        assert_eq!(slug("Αθήνα"), "");
    }

    #[test]
    fn only_names_exactly_as_ours_are_numbered() {
        assert!(is_numbered("0012_12-83.pdf"));
        for other in [
            "0012_12-83 copy.pdf",
            "0012_13-83.pdf",
            "12_12-83.pdf",
            "notes.pdf",
        ] {
            assert!(!is_numbered(other), "{other}");
        }
        assert_eq!(undated_number("packet-0004.pdf"), Some(4));
        assert_eq!(undated_number("packet-4.pdf"), None);
    }
}

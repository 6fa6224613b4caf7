//! Turfs as GPX 1.1 for phones: a waypoint per address, a route per turf.

use std::iter::once;

use crate::field::packet::{Packet, Row};

/// The packets as one GPX file, line by line; addresses without a place are left out, as GPX must,
/// and so are routes of one stop, which is no line for who reads it.
pub fn gpx(packets: &[Packet]) -> impl Iterator<Item = String> {
    let head = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<gpx version=\"1.1\" creator=\"Arpent\" ",
        "xmlns=\"http://www.topografix.com/GPX/1/1\">\n",
    );
    let points = packets.iter().flat_map(|packet| {
        packet.rows().filter_map(|row| {
            let about = format!("{} · {} · {}", packet.code, row.order, row.doors);
            point("wpt", row, &row.in_words(), &about)
        })
    });
    let has_way = |packet: &&Packet| packet.rows().filter(|row| is_placed(row)).nth(1).is_some();
    let routes = packets.iter().filter(has_way).flat_map(|packet| {
        let (name, number) = (escaped(&packet.code), packet.number);
        let begin = format!("<rte><name>{name}</name><number>{number}</number>\n");
        let rows = packet.rows();
        let rows =
            rows.filter_map(|row| point("rtept", row, &row.order.to_string(), &row.in_words()));
        once(begin).chain(rows).chain(once("</rte>\n".to_owned()))
    });
    let end = once("</gpx>\n".to_owned());
    once(head.to_owned()).chain(points).chain(routes).chain(end)
}

fn is_placed(row: &Row) -> bool {
    row.lat.is_finite() && row.lon.is_finite()
}

fn point(tag: &str, row: &Row, name: &str, about: &str) -> Option<String> {
    is_placed(row).then(|| {
        format!(
            "<{tag} lat=\"{}\" lon=\"{}\"><name>{}</name><desc>{}</desc></{tag}>\n",
            row.lat,
            row.lon,
            escaped(name),
            escaped(about)
        )
    })
}

/// Text as XML 1.0 takes it; control characters, which it does not take, are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter if letter.is_control() => (),
            letter => safe.push(letter),
        }
    }
    safe
}

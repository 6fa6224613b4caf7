//! Turfs as GPX 1.1 for phones: a waypoint per address, a route per turf.

use std::fmt::Write as _;

use crate::field::packet::{Packet, Row};

/// The packets as one GPX file; addresses without a place are left out, as GPX must.
pub fn gpx(packets: &[Packet]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gpx version=\"1.1\" creator=\"Arpent\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n",
    );
    for packet in packets {
        for row in packet.rows() {
            let about = format!("{} · {} · {}", packet.code, row.order, row.doors);
            point(&mut text, "wpt", row, &row.in_words(), &about);
        }
    }
    for packet in packets {
        let name = escaped(&packet.code);
        line(
            &mut text,
            &format!("<rte><name>{name}</name><number>{}</number>", packet.number),
        );
        for row in packet.rows() {
            point(
                &mut text,
                "rtept",
                row,
                &row.order.to_string(),
                &row.in_words(),
            );
        }
        line(&mut text, "</rte>");
    }
    line(&mut text, "</gpx>");
    text
}

fn point(text: &mut String, tag: &str, row: &Row, name: &str, about: &str) {
    if !(row.lat.is_finite() && row.lon.is_finite()) {
        return;
    }
    line(
        text,
        &format!(
            "<{tag} lat=\"{}\" lon=\"{}\"><name>{}</name><desc>{}</desc></{tag}>",
            row.lat,
            row.lon,
            escaped(name),
            escaped(about)
        ),
    );
}

fn line(text: &mut String, words: &str) {
    // Writing to a string cannot fail.
    writeln!(text, "{words}").ok();
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

//! The words of a packet's template that are the same on every packet.

use std::collections::BTreeMap;

use crate::base::words::Words;
use crate::field::packet::Packet;
use crate::model::turf::Footing;
use crate::msg;

/// The template's own words, each under its name in `data.words`.
pub(super) type Labels = BTreeMap<&'static str, String>;

pub(super) fn labels(packet: &Packet, words: &Words) -> Labels {
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
        ("hard", words.text("crews-hard")),
        ("why", words.text("packet-why")),
        ("buildings", words.text("packet-buildings")),
        ("when", words.text("packet-when")),
        ("meeting", words.text("packet-meeting")),
        ("phone", words.text("packet-phone")),
        ("hash", words.text("packet-hash")),
        ("return_by", words.text("packet-return-by")),
        ("destroy_by", words.text("packet-destroy-by")),
        ("contact", words.text("packet-contact")),
        ("crew", words.text("packet-crew")),
        ("page", words.text("packet-page")),
        ("map", words.text("packet-map")),
        ("map_note", words.text("packet-map-note")),
        ("map_outline", words.text("packet-map-outline")),
        ("map_barrier", words.text("packet-map-barrier")),
        ("map_crossed", words.text("visits-map-crossed")),
        ("map_hatched", words.text("visits-map-hatched")),
        ("script", words.text("packet-script")),
        ("rights", words.text("packet-rights")),
        ("rights_intro", words.text("packet-rights-intro")),
    ];
    cover
        .into_iter()
        .chain(sheet_labels(words))
        .chain(building_labels(words))
        .chain(slip_labels(words))
        .collect()
}

fn building_labels(words: &Words) -> [(&'static str, String); 11] {
    [
        ("see_building", words.text("packet-see-building")),
        ("building", words.text("packet-building")),
        ("building_letters", words.text("packet-building-letters")),
        ("building_answers", words.text("packet-building-answers")),
        ("staircase", words.text("packet-building-staircase")),
        ("access", words.text("packet-building-access")),
        ("floor", words.text("packet-building-floor")),
        ("floor_done", words.text("packet-building-floor-done")),
        ("block_done", words.text("packet-building-block-done")),
        (
            "letterboxes_done",
            words.text("packet-building-letterboxes-done"),
        ),
        ("building_total", words.text("packet-building-total")),
    ]
}

fn sheet_labels(words: &Words) -> [(&'static str, String); 16] {
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
        ("leaflets", words.text("packet-column-leaflets")),
        ("page_total", words.text("packet-page-total")),
        ("opposed", words.text("packet-column-opposed")),
        ("note", words.text("packet-column-note")),
    ]
}

fn slip_labels(words: &Words) -> [(&'static str, String); 11] {
    [
        ("slip", words.text("packet-slip")),
        ("slip_note", words.text("packet-slip-note")),
        ("date", words.text("packet-slip-date")),
        ("from", words.text("packet-slip-from")),
        ("until", words.text("packet-slip-until")),
        ("knocked", words.text("packet-slip-knocked")),
        ("consents", words.text("packet-slip-consents")),
        ("slip_totals", words.text("packet-slip-totals")),
        ("rows_opposed", words.text("packet-slip-rows-opposed")),
        ("rows_left", words.text("packet-slip-rows-left")),
        ("incidents", words.text("packet-slip-incidents")),
    ]
}

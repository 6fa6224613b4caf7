//! The pages of a packet: its cover, its map, its street sheets, its slip.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use arpent::base::units::{Metres, Minutes};
use arpent::base::words::Language;
use arpent::model::hardship::Hardship;
use egui_kittest::{SnapshotOptions, try_image_snapshot_options};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::RgbaImage;

use crate::packet::{dated_evening, evening, folder, print_evening, print_this, text_of};

#[test]
fn a_packet_says_all_that_a_crew_needs() {
    let (folder, _kept) = folder("en");
    let mut evening = dated_evening();
    let second = Arc::make_mut(&mut evening.plan.turfs[1]);
    second.hard = [Hardship::Stairs, Hardship::Dark].into();
    print_this(&evening, &folder, Language::English, None, None).unwrap();
    let file = "2026-03-14_inscriptions-de-printemps_0002_2-3.pdf";
    let Some(text) = text_of(&folder.join(file)) else {
        return;
    };
    for words in [
        "93999-0002",
        "2/3",
        "Ensemble pour Saint-Arpent",
        "École Jules-Ferry",
        "Avenue de la République",
        "odd side",
        "1 to 41",
        "numbers rising",
        "15 March 2026",
        "Destroy by",
        "Base adresse nationale",
        "How to object",
        "Return slip",
        "leaflets",
        "total of this page",
        "continued",
        "Building sheet",
        "12 doors expected",
        "row 4 of the street sheets",
        "floor done",
        "Registration",
        "14 March 2026",
        "18:00 – 20:30",
        "Place du Marché · 17 h 45",
        "Stairs without a lift · Badly lit",
        "Crew 2",
        "01 99 00",
        "buildings with stairs",
        "data controller",
        "GDPR, article 6(1)(f)",
        "agreed to be contacted",
        "Rows with no more visits",
    ] {
        assert!(text.contains(words), "no «{words}» in:\n{text}");
    }
}

#[test]
fn two_prints_that_differ_have_another_print_number() {
    let (folder, _kept) = folder("hash");
    print_evening(&folder, Language::English, None, Some(&(1..=2))).unwrap();
    let print_of = |number: usize| {
        let text = text_of(&folder.join(format!("packet-000{number}.pdf")))?;
        let mut prints = text.lines().filter_map(|line| line.split("Print ").nth(1));
        let first = prints.next().unwrap()[..14].to_owned();
        assert!(
            prints.all(|print| print.starts_with(&first)),
            "cover and slip"
        );
        Some(first)
    };
    if let (Some(one), Some(other)) = (print_of(1), print_of(2)) {
        assert_eq!(one.chars().filter(char::is_ascii_hexdigit).count(), 12);
        assert_ne!(one, other);
    }
}

#[test]
fn the_way_there_and_back_is_said_apart() {
    let mut evening = evening();
    let turf = Arc::make_mut(&mut evening.plan.turfs[0]);
    turf.stops.truncate(1);
    turf.length = Metres(0.0);
    turf.evening = 1;
    turf.time = Minutes(32.0);
    let (folder, _kept) = folder("way");
    print_this(&evening, &folder, Language::English, None, Some(&(1..=1))).unwrap();
    let Some(text) = text_of(&folder.join("packet-0001.pdf")) else {
        return;
    };
    assert!(text.contains("Of this, 30 min are the way"), "{text}");
    assert!(text.contains("one address"), "{text}");
    assert!(!text.contains(" 0 m"), "{text}");
}

#[test]
fn every_page_of_a_street_says_which_street_and_twenty_rows_are_on_it() {
    let (folder, _kept) = folder("pages");
    print_evening(&folder, Language::English, None, Some(&(1..=1))).unwrap();
    let Some(text) = text_of(&folder.join("packet-0001.pdf")) else {
        return;
    };
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| page.contains("total of this page"))
        .collect();
    // 21 odd numbers, 12 even ones, 9 across: no row of the odd side is left alone.
    let rows: Vec<usize> = pages.iter().map(|page| rows_on(page)).collect();
    assert_eq!(rows, [19, 20, 3]);
    for page in &pages[..2] {
        assert!(page.contains("Avenue de la République"), "{page}");
        assert!(page.contains("93999-0001 · 1/3"), "{page}");
    }
    assert!(pages[1].contains("1 to 41 · numbers rising, heading north (continued)"));
    assert!(pages[2].contains("Impasse"), "{}", pages[2]);
}

#[test]
fn a_street_that_is_crossed_all_the_time_has_one_heading_and_says_the_hand() {
    let mut evening = evening();
    let turf = Arc::make_mut(&mut evening.plan.turfs[0]);
    // 21 odd numbers to the west, then 12 even ones to the east, from 24 down to 2.
    let both = (0..12).flat_map(|place| [place, 32 - place]);
    turf.stops = both.map(|place| turf.stops[place].clone()).collect();
    let said = |language: Language, name: &str| {
        let (folder, _kept) = folder(name);
        print_this(&evening, &folder, language, None, Some(&(1..=1))).unwrap();
        text_of(&folder.join("packet-0001.pdf"))
    };
    let Some(text) = said(Language::English, "both") else {
        return;
    };
    let heading = "both sides, odd on the left · 1 to 24 · heading north";
    assert!(text.contains(heading), "{text}");
    assert!(!text.contains("odd side") && !text.contains("even side"));
    let close = text.replace(' ', "");
    for row in ["1←11", "22→1", "11←11bis", "1212bis→1", "2424→1"] {
        assert!(close.contains(row), "no «{row}» in {text}");
    }
    let french = said(Language::French, "both-fr").unwrap();
    assert!(french.contains("les deux côtés, impairs à gauche"));
}

/// Rows of a street sheet begin and end with the same number.
fn rows_on(page: &str) -> usize {
    let ends = |line: &str| {
        let mut words = line.split_whitespace();
        let first = words.next()?.parse::<usize>().ok()?;
        Some(words.last()?.parse::<usize>().ok()? == first)
    };
    page.lines().filter(|line| ends(line) == Some(true)).count()
}

/// `UPDATE_SNAPSHOTS=1` keeps a new picture in `tests/golden`.
#[test]
fn the_map_of_a_packet_looks_as_it_did() {
    let (folder, _kept) = folder("picture");
    print_evening(&folder, Language::French, None, Some(&(1..=1))).unwrap();
    let page = page_picture(&folder.join("packet-0001.pdf"), 1, 0.5);
    // Letters and lines may be smoothed otherwise on another processor: a half per cent.
    let most = (page.width() * page.height() / 200) as usize;
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(most)
        .output_path("tests/golden");
    try_image_snapshot_options(&page, "packet-map", &options).unwrap();
}

/// A page of a PDF, counted from 0, at so many pixels a point.
fn page_picture(pdf: &Path, page: usize, scale: f32) -> RgbaImage {
    let pdf = Pdf::new(fs::read(pdf).unwrap()).unwrap();
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let drawn = hayro::render(
        &pdf.pages()[page],
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &settings,
    );
    // On white nothing is see-through, so that colours are as they stand.
    let (width, height) = (drawn.width().into(), drawn.height().into());
    RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).unwrap()
}

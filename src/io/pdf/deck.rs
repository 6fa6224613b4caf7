//! Slides as PDF: a page a scene.

use serde::Serialize;

use crate::base::date::Date;
use crate::draw::picture::Page;
use crate::io::pdf::PdfError;
use crate::io::pdf::book::{self, Size};

/// The template of the slides.
const TEMPLATE: &str = include_str!("../../../assets/deck/deck.typ");

/// So many units every slide is high, whatever its paper: it is read from the back of a room.
const HEIGHT: f64 = 380.0;

/// Around everything on a slide, in units, as all lengths here.
const MARGIN: f64 = 14.0;
const HEAD_HEIGHT: f64 = 36.0;
const NOTE_HEIGHT: f64 = 74.0;
const FOOT_HEIGHT: f64 = 18.0;

/// Between the map and the note below it.
const GAP: f64 = 6.0;

/// Slides without their maps: everything is said already, in its language.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Deck {
    /// `fr` or `en`.
    pub language: &'static str,
    /// What they are of, for the file's own description.
    pub title: String,
    /// The slides, in order.
    pub slides: Vec<Slide>,
    /// How large everything is.
    #[serde(flatten)]
    pub layout: DeckLayout,
}

/// A slide without its map.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Slide {
    /// What the room reads.
    pub title: String,
    /// What stands below the map; empty for nothing.
    pub note: String,
    /// What heads a page that only has the note, where it is a long one.
    pub note_title: String,
    /// That such a page follows.
    pub note_elsewhere: String,
    /// The day, the sources and their licences.
    pub foot: String,
}

/// How large everything on a slide is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DeckLayout {
    /// Points to a unit.
    unit: f64,
    width: f64,
    height: f64,
    margin: f64,
    head_height: f64,
    gap: f64,
    note_height: f64,
    foot_height: f64,
    /// The map of each slide.
    pub map: Size,
}

impl DeckLayout {
    /// The layout of slides as large as a page, with room for notes or without.
    pub fn new(page: &Page, notes: bool) -> Self {
        let unit = page.height / HEIGHT;
        let (width, height) = (page.width / unit, HEIGHT);
        let note_height = if notes { NOTE_HEIGHT } else { 0.0 };
        let others = 2.0 * MARGIN + HEAD_HEIGHT + GAP + note_height + FOOT_HEIGHT;
        Self {
            unit,
            width,
            height,
            margin: MARGIN,
            head_height: HEAD_HEIGHT,
            gap: GAP,
            note_height,
            foot_height: FOOT_HEIGHT,
            map: Size {
                width: (width - 2.0 * MARGIN).floor(),
                height: (height - others).floor(),
            },
        }
    }

    /// The map of a slide as a page of its own.
    pub fn map_page(&self) -> Page {
        Page {
            width: self.map.width * self.unit,
            height: self.map.height * self.unit,
            unit: self.unit,
        }
    }
}

/// Prints slides: `maps` are their SVG in the same order.
///
/// # Errors
/// [`PdfError`] when the template does not fit.
pub fn deck(deck: &Deck, maps: Vec<String>, date: Date) -> Result<Vec<u8>, PdfError> {
    book::print(("deck.typ", TEMPLATE), deck, maps, Vec::new(), date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro::hayro_syntax::Pdf;

    fn pages(notes: &[&str]) -> usize {
        let slide = |note: &&str| Slide {
            title: "Where we go first".to_owned(),
            note: (*note).to_owned(),
            ..Slide::default()
        };
        let slides = Deck {
            language: "en",
            title: String::new(),
            slides: notes.iter().map(slide).collect(),
            layout: DeckLayout::new(&Page::SLIDE, true),
        };
        let date = Date::new(2026, 3, 1).unwrap();
        let map = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>";
        let maps = vec![map.to_owned(); notes.len()];
        let printed = deck(&slides, maps, date).unwrap();
        Pdf::new(printed).unwrap().pages().len()
    }

    #[test]
    fn a_note_that_has_no_room_below_its_map_has_pages_of_its_own() {
        assert_eq!(pages(&["", "A line.\nAnother."]), 2);
        let long = "Say why. ".repeat(400);
        assert!(2 < pages(&[&long, "Short."]), "nothing is cut off");
    }

    #[test]
    fn a_slide_looks_the_same_on_any_paper() {
        let screen = DeckLayout::new(&Page::SLIDE, false);
        let paper = crate::draw::picture::Paper::A3;
        let paper = DeckLayout::new(&Page::of_paper(paper, true), false);
        assert!((screen.map.height - paper.map.height).abs() < 1e-9);
        assert!(paper.map.width < screen.map.width, "16:9 is wider");
    }
}

//! The legend of a picture: what its colours mean, in parts below each other.

use crate::base::words::Words;
use crate::draw::colour::Rgb;
use crate::draw::legend::{Legend, Sign};
use crate::draw::picture::page::Page;
use crate::draw::picture::room::Room;
use crate::draw::picture::sheet::{
    Anchor, Fill, Letters, PADDING, QUIET, Sheet, Stroke, text_width, wrapped,
};
use crate::draw::ramp;
use crate::draw::shade::INK;
use crate::msg;

/// From one row to the next, in units of the page, as all lengths here.
const ROW: f64 = 14.0;

/// From one line of a text of several lines to the next.
const LINE: f64 = 10.5;

/// Lines of titles and notes are no longer, unless one word is: a legend stands beside the map,
/// not in its place.
const LONGEST: f64 = 150.0;

/// The sizes of the letters of titles, rows and notes.
const TITLE: f64 = 9.0;
const SAID: f64 = 8.5;
const NOTE: f64 = 7.5;

/// How much wider bold letters are.
const BOLD: f64 = 1.06;

/// A side of one of the nine fields of a square, and the gap beside it.
const FIELD: f64 = 14.0;
const BESIDE: f64 = 7.0;

/// A legend in parts below each other, and the room that they take.
pub(super) struct Key {
    parts: Vec<Part>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// What stands in a legend.
enum Part {
    /// What it is about, in lines.
    Title(Vec<String>),
    /// A class: its colour, none for no data, its range, and how many precincts it has.
    Class(Option<Rgb>, String, Option<String>),
    /// Small words, in lines.
    Words(Vec<String>),
    /// A disc of a radius and a colour, and what it stands for; a circle where it has none.
    Disc(f64, Option<Rgb>, String),
    /// The square of two figures, with their names in lines: what rises upwards, what to the right.
    Square(Vec<String>, Vec<String>),
}

impl Part {
    fn height(&self) -> f64 {
        match self {
            Self::Title(lines) => high(lines) + 4.5,
            Self::Class(..) => ROW,
            Self::Words(lines) => high(lines) + 3.5,
            Self::Disc(radius, ..) => ROW.max(2.0 * radius + 3.0),
            Self::Square(up, right) => (high(up) + high(right) + 3.0).max(3.0 * FIELD) + 3.0,
        }
    }

    fn width(&self) -> f64 {
        match self {
            Self::Title(lines) => widest(lines, TITLE) * BOLD,
            Self::Class(_, text, _) => 22.0 + text_width(text, SAID) + 30.0,
            Self::Words(lines) => widest(lines, NOTE),
            Self::Disc(radius, _, text) => (2.0 * radius).max(16.0) + 8.0 + text_width(text, SAID),
            Self::Square(up, right) => {
                3.0 * FIELD + BESIDE + widest(up, SAID).max(widest(right, SAID))
            }
        }
    }

    /// Draws it between these sides, `top` its upper edge.
    fn draw(&self, sheet: &mut Sheet, (from, end): (f64, f64), top: f64, cover: f64) {
        let middle = top + self.height() / 2.0;
        let said = Letters::plain(SAID, INK, Anchor::Start);
        match self {
            Self::Title(texts) => {
                let letters = Letters::plain(TITLE, INK, Anchor::Start).bold();
                lines(sheet, (from, top + 8.0), texts, letters);
            }
            Self::Class(colour, text, count) => {
                swatch(sheet, *colour, cover, (from, middle - 5.0));
                sheet.text((from + 22.0, middle + 3.0), text, said);
                if let Some(count) = count {
                    let quiet = Letters::plain(SAID, QUIET, Anchor::End);
                    sheet.text((end, middle + 3.0), count, quiet);
                }
            }
            Self::Words(texts) => {
                let quiet = Letters::plain(NOTE, QUIET, Anchor::Start);
                lines(sheet, (from, top + 9.5), texts, quiet);
            }
            Self::Disc(radius, colour, text) => {
                let room = (2.0 * radius).max(16.0);
                let rim = Stroke {
                    colour: INK,
                    width: 0.6,
                    strength: if colour.is_none() { 0.9 } else { 0.0 },
                };
                let fill = colour.unwrap_or(Rgb::WHITE);
                sheet.circle((from + room / 2.0, middle), *radius, fill, rim);
                sheet.text((from + room + 8.0, middle + 3.0), text, said);
            }
            Self::Square(up, right) => {
                square(sheet, cover, (from, top));
                let beside = from + 3.0 * FIELD + BESIDE;
                lines(sheet, (beside, top + 8.0), up, said);
                let last = (top + self.height() - 5.0).max(top + 3.0 * FIELD - 2.0);
                let first = last - high(right) + LINE;
                lines(sheet, (beside, first), right, said);
            }
        }
    }
}

impl Key {
    pub(super) fn new(legend: &Legend, words: &Words) -> Self {
        let mut parts = parts_of_sign(legend, words);
        let classes = legend.classes.iter().rev();
        parts.extend(classes.map(|class| {
            let count = legend.counts().then(|| words.count(class.count as u64));
            Part::Class(Some(class.colour), legend.range(class, words), count)
        }));
        if 0 < legend.no_data {
            let said = words.text("legend-no-data");
            let count = words.count(legend.no_data as u64);
            parts.push(Part::Class(None, said, Some(count)));
        }
        parts.extend(legend.note(words).map(|note| small(&note)));
        let inner = parts.iter().map(Part::width).fold(0.0, f64::max);
        let height: f64 = parts.iter().map(Part::height).sum();
        Self {
            width: inner + 2.0 * PADDING,
            height: height + 2.0 * PADDING,
            parts,
        }
    }

    /// Draws it, with its upper left corner there.
    pub(super) fn draw(&self, sheet: &mut Sheet, (left, top): (f64, f64), cover: f64) {
        sheet.plate(Room {
            left,
            top,
            width: self.width,
            height: self.height,
        });
        let sides = (left + PADDING, left + self.width - PADDING);
        let mut below = top + PADDING;
        for part in &self.parts {
            part.draw(sheet, sides, below, cover);
            below += part.height();
        }
    }
}

/// What a legend says above its classes.
fn parts_of_sign(legend: &Legend, words: &Words) -> Vec<Part> {
    let title = Part::Title(wrapped(&legend.title, TITLE * BOLD, LONGEST));
    match &legend.sign {
        None | Some(Sign::PerArea) => vec![title],
        // The names at the square say it all.
        Some(Sign::Pair { first, second }) => {
            let beside = LONGEST - 3.0 * FIELD;
            let named = |arrow, name: &str| wrapped(&format!("{arrow}\u{a0}{name}"), SAID, beside);
            vec![Part::Square(named('↑', second), named('→', first))]
        }
        Some(Sign::Dot { each, colour }) => {
            let said = words.say(&msg!("legend-dot", n = (*each, 0)));
            vec![title, Part::Disc(2.0, Some(*colour), said)]
        }
        Some(Sign::Sizes { title: of, sizes }) => {
            let discs = sizes
                .iter()
                .map(|(units, radius)| Part::Disc(*radius, None, words.number(*units, 0)));
            [title, small(of)].into_iter().chain(discs).collect()
        }
    }
}

/// Small words in as many lines as they need.
fn small(text: &str) -> Part {
    Part::Words(wrapped(text, NOTE, LONGEST))
}

fn high(lines: &[String]) -> f64 {
    LINE * lines.len() as f64
}

fn widest(lines: &[String], size: f64) -> f64 {
    let widths = lines.iter().map(|line| text_width(line, size));
    widths.fold(0.0, f64::max)
}

/// Writes lines below each other, the first one's baseline at `y`.
fn lines(sheet: &mut Sheet, (x, y): (f64, f64), texts: &[String], letters: Letters) {
    for (line, text) in texts.iter().enumerate() {
        sheet.text((x, y + LINE * line as f64), text, letters);
    }
}

/// The nine colours of two figures, its upper left corner there: the first rises to the right, the
/// second upwards.
fn square(sheet: &mut Sheet, cover: f64, (x, y): (f64, f64)) {
    for (row, colours) in ramp::pair().into_iter().rev().enumerate() {
        for (column, colour) in colours.into_iter().enumerate() {
            let corner = (x + column as f64 * FIELD, y + row as f64 * FIELD);
            sheet.rect([corner.0, corner.1, FIELD, FIELD], colour, cover);
        }
    }
}

/// The legend and nothing else as SVG, and the page that it fills.
pub fn legend_alone(legend: &Legend, cover: f64, words: &Words) -> (String, Page) {
    let key = Key::new(legend, words);
    let page = Page {
        width: key.width.ceil(),
        height: key.height.ceil(),
        unit: 1.0,
    };
    let mut sheet = Sheet::new(page);
    let all = [0.0, 0.0, sheet.width(), sheet.height()];
    sheet.rect(all, Rgb::WHITE, 1.0);
    key.draw(&mut sheet, (0.0, 0.0), cover);
    (sheet.finish(), page)
}

/// The colour as the map shows it: with as much of what lies below it.
fn swatch(sheet: &mut Sheet, colour: Option<Rgb>, cover: f64, (x, y): (f64, f64)) {
    let (width, height) = (16.0, 10.0);
    sheet.rect(
        [x, y, width, height],
        colour.unwrap_or(Rgb(0xf1, 0xf1, 0xef)),
        cover,
    );
    if colour.is_none() {
        let line = |start: f64| vec![(x + start, y + height), (x + start + 6.0, y)];
        let stroke = Stroke {
            colour: Rgb(0x9a, 0x9d, 0xa1),
            width: 1.0,
            strength: 1.0,
        };
        sheet.path(
            &[line(1.0), line(6.0), line(10.0)],
            false,
            Fill::None,
            Some(stroke),
        );
    }
    let edge = Stroke {
        colour: INK,
        width: 0.4,
        strength: 0.6,
    };
    let frame = vec![
        (x, y),
        (x + width, y),
        (x + width, y + height),
        (x, y + height),
    ];
    sheet.path(&[frame], true, Fill::None, Some(edge));
}

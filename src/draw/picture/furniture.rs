//! Title, legend, scale bar, north arrow and foot of a picture.

use crate::base::words::Words;
use crate::draw::colour::Rgb;
use crate::draw::legend::{Legend, Sign};
use crate::draw::picture::page::Page;
use crate::draw::picture::sheet::{Anchor, Fill, Letters, Sheet, Stroke, text_width};
use crate::draw::picture::{Picture, denominator, round_length, round_length_text};
use crate::draw::ramp;
use crate::draw::shade::INK;
use crate::msg;

/// From the picture's edge, in units of the page, as all lengths here.
const MARGIN: f64 = 10.0;

/// Around what stands on a plate.
const PADDING: f64 = 7.0;

/// From one row of the legend to the next.
const ROW: f64 = 14.0;

/// The quiet grey of lesser words.
const QUIET: Rgb = Rgb(0x5a, 0x60, 0x68);

/// Draws everything around the map.
pub(super) fn draw(sheet: &mut Sheet, picture: &Picture<'_>) {
    if !picture.title.is_empty() {
        title(sheet, picture.title);
    }
    let floor = foot(sheet, picture);
    let mut low = floor - MARGIN;
    if picture.scale_bar {
        north(sheet, picture);
        scale_bar(sheet, picture, low);
    }
    if picture.foot.is_empty() && !picture.attribution.is_empty() {
        low = attribution(sheet, picture.attribution);
    }
    if let Some(legend) = picture.legend {
        let key = Key::new(legend, picture.words);
        let corner = (sheet.width() - MARGIN - key.width, low - key.height);
        key.draw(sheet, corner, picture.cover(), picture.words);
    }
}

/// The size of the letters at the foot, and from one line to the next.
const FOOT: f64 = 6.5;
const FOOT_LINE: f64 = 8.5;

/// How high the foot is with these words on so wide a page, in whole units; nothing without words.
pub(super) fn foot_height(text: &str, width: f64) -> u32 {
    let lines = wrapped(text, FOOT, width - 2.0 * MARGIN).len();
    if lines == 0 {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few lines"
    )]
    let height = (lines as f64 * FOOT_LINE + PADDING).ceil() as u32;
    height
}

/// Writes the foot over the whole width, and says where it begins.
fn foot(sheet: &mut Sheet, picture: &Picture<'_>) -> f64 {
    let text = foot_text(picture.foot, picture.attribution);
    let height = f64::from(foot_height(&text, sheet.width()));
    let top = sheet.height() - height;
    if 0.0 < height {
        plate(sheet, [0.0, top, sheet.width(), height]);
    }
    let lines = wrapped(&text, FOOT, sheet.width() - 2.0 * MARGIN);
    for (line, text) in (1..).zip(&lines) {
        let base = top + PADDING / 2.0 + f64::from(line) * FOOT_LINE - 2.2;
        sheet.text((MARGIN, base), text, letters(FOOT, QUIET, Anchor::Start));
    }
    top
}

/// The foot with who made the basemap; nothing where there is no foot.
pub(super) fn foot_text(foot: &str, attribution: &str) -> String {
    match (foot, attribution) {
        ("", _) => String::new(),
        (foot, "") => foot.to_owned(),
        (foot, attribution) => format!("{foot} · {attribution}"),
    }
}

/// A text in lines of at most so wide, broken between words.
fn wrapped(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if text_width(line, size) + text_width(word, size) + 2.0 < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn letters(size: f64, colour: Rgb, anchor: Anchor) -> Letters {
    Letters {
        size,
        bold: false,
        colour,
        anchor,
        rim: false,
    }
}

fn bold(letters: Letters) -> Letters {
    Letters {
        bold: true,
        ..letters
    }
}

fn plate(sheet: &mut Sheet, rect: [f64; 4]) {
    sheet.rect(rect, Rgb::WHITE, 0.88);
}

fn title(sheet: &mut Sheet, text: &str) {
    let size = 15.0;
    let width = text_width(text, size) + 2.0 * PADDING;
    plate(sheet, [MARGIN, MARGIN, width, size + 2.0 * PADDING]);
    let place = (MARGIN + PADDING, MARGIN + PADDING + size * 0.85);
    sheet.text(place, text, bold(letters(size, INK, Anchor::Start)));
}

fn north(sheet: &mut Sheet, picture: &Picture<'_>) {
    let (x, y) = (sheet.width() - MARGIN - 11.0, MARGIN);
    plate(sheet, [x - 11.0, y, 22.0, 36.0]);
    let arrow = [(0.0, 4.0), (6.0, 20.0), (0.0, 16.0), (-6.0, 20.0)];
    let arrow = arrow.map(|(dx, dy)| (x + dx, y + dy)).to_vec();
    sheet.path(&[arrow], true, Fill::Colour(INK, 1.0), None);
    let text = picture.words.text("map-north");
    let letters = bold(letters(9.0, INK, Anchor::Middle));
    sheet.text((x, y + 31.0), &text, letters);
}

/// Draws the scale bar, its lower edge at `low`.
fn scale_bar(sheet: &mut Sheet, picture: &Picture<'_>, low: f64) {
    let metres = picture.camera.ground_metres_per_pixel();
    let length = round_length(metres * (sheet.width() / 4.0).min(150.0));
    let width = length / metres;
    let mut text = round_length_text(length, picture.words);
    if let Some(scale) = round_scale(picture) {
        text = format!("{text} · 1:{}", picture.words.count(scale));
    }
    let left = MARGIN;
    let room = width.max(text_width(&text, 8.0)) + 2.0 * PADDING;
    plate(sheet, [left, low - 25.0, room, 25.0]);
    let (from, base) = (left + PADDING, low - PADDING);
    sheet.text((from, base - 7.0), &text, letters(8.0, INK, Anchor::Start));
    let bar = [
        (from, base - 4.0),
        (from, base),
        (from + width, base),
        (from + width, base - 4.0),
    ];
    let stroke = Stroke {
        colour: INK,
        width: 1.2,
        strength: 1.0,
    };
    sheet.path(&[bar.to_vec()], false, Fill::None, Some(stroke));
}

/// The denominator of the scale on paper, where it is a round one.
fn round_scale(picture: &Picture<'_>) -> Option<u64> {
    let exact = denominator(&picture.camera) / picture.page.unit;
    let round = (exact / 50.0).round() * 50.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not negative; saturates"
    )]
    ((exact - round).abs() < 0.001 * exact).then_some(round as u64)
}

/// Writes who made the basemap, and says how high what stands above may begin.
fn attribution(sheet: &mut Sheet, text: &str) -> f64 {
    let size = 7.0;
    let width = text_width(text, size) + 8.0;
    let (right, low) = (sheet.width(), sheet.height());
    plate(sheet, [right - width, low - 12.0, width, 12.0]);
    sheet.text(
        (right - 4.0, low - 3.5),
        text,
        letters(size, QUIET, Anchor::End),
    );
    low - 12.0 - MARGIN
}

/// A legend in parts below each other, and the room that they take.
struct Key<'a> {
    title: &'a str,
    parts: Vec<Part>,
    width: f64,
    height: f64,
}

/// What stands in a legend.
enum Part {
    /// A class: its colour, none for no data, its range, and how many precincts it has.
    Class(Option<Rgb>, String, Option<usize>),
    /// A line of small words.
    Words(String),
    /// A disc of a radius and a colour, and what it stands for; a circle where it has none.
    Disc(f64, Option<Rgb>, String),
    /// The square of two figures, with their names.
    Square(String, String),
}

/// A side of one of the nine fields of a square.
const FIELD: f64 = 14.0;

impl Part {
    fn height(&self) -> f64 {
        match self {
            Self::Class(..) | Self::Words(_) => ROW,
            Self::Disc(radius, ..) => ROW.max(2.0 * radius + 3.0),
            Self::Square(..) => 3.0 * FIELD + ROW + 4.0,
        }
    }

    fn width(&self) -> f64 {
        match self {
            Self::Class(_, text, _) => 22.0 + text_width(text, 8.5) + 30.0,
            Self::Words(text) => text_width(text, 7.5),
            Self::Disc(radius, _, text) => (2.0 * radius).max(16.0) + 8.0 + text_width(text, 8.5),
            Self::Square(first, second) => {
                let beside = 3.0 * FIELD + 18.0 + text_width(second, 8.5);
                beside.max(12.0 + text_width(first, 8.5))
            }
        }
    }
}

impl<'a> Key<'a> {
    fn new(legend: &'a Legend, words: &Words) -> Self {
        let mut parts = parts_of_sign(legend, words);
        let classes = legend.classes.iter().rev();
        parts.extend(classes.map(|class| {
            let count = legend.counts().then_some(class.count);
            Part::Class(Some(class.colour), legend.range(class, words), count)
        }));
        if 0 < legend.no_data {
            let said = words.text("legend-no-data");
            parts.push(Part::Class(None, said, Some(legend.no_data)));
        }
        parts.extend(legend.note(words).map(Part::Words));
        let widest = parts.iter().map(Part::width).fold(0.0, f64::max);
        let inner = widest.max(text_width(&legend.title, 9.0) * 1.06);
        let height: f64 = parts.iter().map(Part::height).sum();
        Self {
            title: &legend.title,
            width: inner + 2.0 * PADDING,
            height: height + 2.0 * PADDING + 15.0,
            parts,
        }
    }

    /// Draws it with its upper left corner there.
    fn draw(&self, sheet: &mut Sheet, (left, top): (f64, f64), cover: f64, words: &Words) {
        plate(sheet, [left, top, self.width, self.height]);
        let from = left + PADDING;
        let heading = bold(letters(9.0, INK, Anchor::Start));
        sheet.text((from, top + PADDING + 8.0), self.title, heading);
        let mut below = top + PADDING + 15.0;
        let end = left + self.width - PADDING;
        for part in &self.parts {
            let middle = below + part.height() / 2.0;
            let said = letters(8.5, INK, Anchor::Start);
            match part {
                Part::Class(colour, text, count) => {
                    swatch(sheet, *colour, cover, (from, middle - 5.0));
                    sheet.text((from + 22.0, middle + 3.0), text, said);
                    if let Some(count) = count {
                        let quiet = letters(8.5, QUIET, Anchor::End);
                        sheet.text((end, middle + 3.0), &words.count(*count as u64), quiet);
                    }
                }
                Part::Words(text) => {
                    let quiet = letters(7.5, QUIET, Anchor::Start);
                    sheet.text((from, middle + 3.0), text, quiet);
                }
                Part::Disc(radius, colour, text) => {
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
                Part::Square(first, second) => {
                    square(sheet, (first, second), cover, (from, below));
                }
            }
            below += part.height();
        }
    }
}

/// What a legend explains above its classes.
fn parts_of_sign(legend: &Legend, words: &Words) -> Vec<Part> {
    match &legend.sign {
        None | Some(Sign::PerArea) => Vec::new(),
        Some(Sign::Pair { first, second }) => {
            vec![Part::Square(first.clone(), second.clone())]
        }
        Some(Sign::Dot { each, colour }) => {
            let said = words.say(&msg!("legend-dot", n = (*each, 0)));
            vec![Part::Disc(2.0, Some(*colour), said)]
        }
        Some(Sign::Sizes { title, sizes }) => {
            let discs = sizes
                .iter()
                .map(|(units, radius)| Part::Disc(*radius, None, words.number(*units, 0)));
            std::iter::once(Part::Words(title.clone()))
                .chain(discs)
                .collect()
        }
    }
}

/// The nine colours of two figures, its upper left corner there: the first rises to the right, the
/// second upwards.
fn square(sheet: &mut Sheet, (first, second): (&str, &str), cover: f64, (x, y): (f64, f64)) {
    for (row, colours) in ramp::pair().into_iter().rev().enumerate() {
        for (column, colour) in colours.into_iter().enumerate() {
            let corner = (x + column as f64 * FIELD, y + row as f64 * FIELD);
            sheet.rect([corner.0, corner.1, FIELD, FIELD], colour, cover);
        }
    }
    let side = 3.0 * FIELD;
    let said = letters(8.5, INK, Anchor::Start);
    sheet.text((x + side + 6.0, y + 8.0), &format!("↑ {second}"), said);
    sheet.text((x, y + side + 11.0), &format!("→ {first}"), said);
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
    key.draw(&mut sheet, (0.0, 0.0), cover, words);
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

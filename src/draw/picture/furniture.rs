//! Title, legend, scale bar, north arrow and foot of a picture.

use crate::base::words::Words;
use crate::draw::colour::Rgb;
use crate::draw::legend::Legend;
use crate::draw::picture::page::Page;
use crate::draw::picture::sheet::{Anchor, Fill, Letters, Sheet, Stroke, text_width};
use crate::draw::picture::{Picture, denominator, round_length, round_length_text};
use crate::draw::shade::INK;

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

/// A legend in rows, the highest class on top, and the room that it takes.
struct Key<'a> {
    title: &'a str,
    rows: Vec<(Option<Rgb>, String, usize)>,
    width: f64,
    height: f64,
}

impl<'a> Key<'a> {
    fn new(legend: &'a Legend, words: &Words) -> Self {
        let classes = legend.classes.iter().rev();
        let mut rows: Vec<(Option<Rgb>, String, usize)> = classes
            .map(|class| (Some(class.colour), legend.range(class, words), class.count))
            .collect();
        if 0 < legend.no_data {
            rows.push((None, words.text("legend-no-data"), legend.no_data));
        }
        let range = rows
            .iter()
            .map(|(_, text, _)| text_width(text, 8.5))
            .fold(0.0, f64::max);
        let inner = (22.0 + range + 30.0).max(text_width(&legend.title, 9.0) * 1.06);
        Self {
            title: &legend.title,
            width: inner + 2.0 * PADDING,
            height: ROW * rows.len() as f64 + 2.0 * PADDING + 15.0,
            rows,
        }
    }

    /// Draws it with its upper left corner there.
    fn draw(&self, sheet: &mut Sheet, (left, top): (f64, f64), cover: f64, words: &Words) {
        plate(sheet, [left, top, self.width, self.height]);
        let from = left + PADDING;
        let heading = bold(letters(9.0, INK, Anchor::Start));
        sheet.text((from, top + PADDING + 8.0), self.title, heading);
        for (place, (colour, text, count)) in self.rows.iter().enumerate() {
            let middle = top + PADDING + 15.0 + ROW * (place as f64 + 0.5);
            swatch(sheet, *colour, cover, (from, middle - 5.0));
            let said = letters(8.5, INK, Anchor::Start);
            sheet.text((from + 22.0, middle + 3.0), text, said);
            let count = words.count(*count as u64);
            let quiet = letters(8.5, QUIET, Anchor::End);
            let end = left + self.width - PADDING;
            sheet.text((end, middle + 3.0), &count, quiet);
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

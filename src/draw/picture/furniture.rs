//! Title, legend, scale bar, north arrow and attribution of a picture.

use crate::draw::colour::Rgb;
use crate::draw::legend::Legend;
use crate::draw::mercator::Camera;
use crate::draw::picture::sheet::{Anchor, Fill, Letters, Sheet, Stroke, text_width};
use crate::draw::picture::{Picture, denominator, round_length, round_length_text};
use crate::draw::shade::INK;

/// From the picture's edge, in points.
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
    if picture.scale_bar {
        north(sheet, picture);
        scale_bar(sheet, picture);
    }
    let low = attribution(sheet, picture.attribution);
    if let Some(legend) = picture.legend {
        self::legend(sheet, legend, picture, low);
    }
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

fn scale_bar(sheet: &mut Sheet, picture: &Picture<'_>) {
    let metres = picture.camera.ground_metres_per_pixel();
    let length = round_length(metres * (sheet.width() / 4.0).min(150.0));
    let width = length / metres;
    let mut text = round_length_text(length, picture.words);
    if let Some(scale) = round_scale(&picture.camera) {
        text = format!("{text} · 1:{}", picture.words.count(scale));
    }
    let (left, low) = (MARGIN, sheet.height() - MARGIN);
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
fn round_scale(camera: &Camera) -> Option<u64> {
    let exact = denominator(camera);
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
    if text.is_empty() {
        return sheet.height() - MARGIN;
    }
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

/// Draws the legend, its lower right corner above `low`: the highest class on top.
fn legend(sheet: &mut Sheet, legend: &Legend, picture: &Picture<'_>, low: f64) {
    let words = picture.words;
    let mut rows: Vec<(Option<Rgb>, String, usize)> = legend
        .classes
        .iter()
        .rev()
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
    let (width, height) = (
        inner + 2.0 * PADDING,
        ROW * rows.len() as f64 + 2.0 * PADDING + 15.0,
    );
    let (left, top) = (sheet.width() - MARGIN - width, low - height);
    plate(sheet, [left, top, width, height]);
    let from = left + PADDING;
    let heading = bold(letters(9.0, INK, Anchor::Start));
    sheet.text((from, top + PADDING + 8.0), &legend.title, heading);
    for (place, (colour, text, count)) in rows.iter().enumerate() {
        let middle = top + PADDING + 15.0 + ROW * (place as f64 + 0.5);
        swatch(sheet, *colour, picture.cover(), (from, middle - 5.0));
        let said = letters(8.5, INK, Anchor::Start);
        sheet.text((from + 22.0, middle + 3.0), text, said);
        let count = words.count(*count as u64);
        let quiet = letters(8.5, QUIET, Anchor::End);
        sheet.text((left + width - PADDING, middle + 3.0), &count, quiet);
    }
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

//! An SVG being written: the few shapes a map is made of.

use std::fmt::Write as _;

use crate::draw::colour::Rgb;
use crate::draw::picture::page::Page;
use crate::draw::picture::room::Room;

/// Around what stands on a plate, in units of the page.
pub(super) const PADDING: f64 = 7.0;

/// The quiet grey of lesser words.
pub(super) const QUIET: Rgb = Rgb(0x5a, 0x60, 0x68);

/// What an SVG is written on; places and sizes are units of its page from the top left corner.
pub(super) struct Sheet {
    text: String,
    width: u32,
    height: u32,
    clipped: bool,
}

/// Where a text begins, ends or has its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: Rgb,
    pub(super) anchor: Anchor,
    /// A light rim, to be read on any ground.
    pub(super) rim: bool,
}

impl Letters {
    pub(super) fn plain(size: f64, colour: Rgb, anchor: Anchor) -> Self {
        Self {
            size,
            bold: false,
            colour,
            anchor,
            rim: false,
        }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: Rgb,
    pub(super) width: f64,
    pub(super) strength: f64,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fill {
    None,
    /// A colour and how much it covers, 0 to 1.
    Colour(Rgb, f64),
    /// A pattern by its id.
    Pattern(&'static str),
}

impl Sheet {
    pub(super) fn new(page: Page) -> Self {
        let (width, height) = page.units();
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{}pt\" \
             height=\"{}pt\" viewBox=\"0 0 {width} {height}\" \
             preserveAspectRatio=\"none\" \
             font-family=\"'IBM Plex Sans', sans-serif\">\n",
            rounded(page.width),
            rounded(page.height),
        );
        Self {
            text,
            width,
            height,
            clipped: false,
        }
    }

    /// Cuts off what is drawn from here on at the edge.
    pub(super) fn clip(&mut self) {
        let (width, height) = (self.width, self.height);
        self.raw(&format!(
            "<clipPath id=\"edge\"><rect width=\"{width}\" height=\"{height}\"/></clipPath>\n\
             <g clip-path=\"url(#edge)\">"
        ));
        self.clipped = true;
    }

    pub(super) fn width(&self) -> f64 {
        f64::from(self.width)
    }

    pub(super) fn height(&self) -> f64 {
        f64::from(self.height)
    }

    pub(super) fn finish(mut self) -> String {
        if self.clipped {
            self.text.push_str("</g>\n");
        }
        self.text.push_str("</svg>\n");
        self.text
    }

    /// Writes lines of SVG as they are.
    pub(super) fn raw(&mut self, svg: &str) {
        self.text.push_str(svg);
        self.text.push('\n');
    }

    /// An image over everything, given as a data address.
    pub(super) fn image(&mut self, address: &str) {
        let (width, height) = (self.width, self.height);
        self.raw(&format!(
            "<image width=\"{width}\" height=\"{height}\" preserveAspectRatio=\"none\" \
             xlink:href=\"{address}\"/>"
        ));
    }

    /// A rectangle: left, top, width, height.
    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], fill: Rgb, strength: f64) {
        let fill = fill.hex();
        self.raw(&format!(
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" \
             fill=\"{fill}\" fill-opacity=\"{strength:.2}\"/>"
        ));
    }

    /// A plate on which words are read over any map.
    pub(super) fn plate(&mut self, room: Room) {
        let rect = [room.left, room.top, room.width, room.height];
        self.rect(rect, Rgb::WHITE, 0.88);
    }

    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, fill: Rgb, rim: Stroke) {
        let (fill, line) = (fill.hex(), rim.attributes());
        self.raw(&format!(
            "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{radius:.2}\" fill=\"{fill}\" {line}/>"
        ));
    }

    /// Rings or lines; filled by the even-odd rule where there is a fill.
    pub(super) fn path(
        &mut self,
        lines: &[Vec<(f64, f64)>],
        closed: bool,
        fill: Fill,
        stroke: Option<Stroke>,
    ) {
        let mut data = String::new();
        for line in lines.iter().filter(|line| 1 < line.len()) {
            for (place, (x, y)) in line.iter().enumerate() {
                let verb = if place == 0 { 'M' } else { 'L' };
                // Writing to a String cannot fail.
                write!(data, "{verb}{x:.2} {y:.2}").ok();
            }
            if closed {
                data.push('Z');
            }
        }
        if data.is_empty() {
            return;
        }
        let fill = match fill {
            Fill::None => "fill=\"none\"".to_owned(),
            Fill::Pattern(name) => format!("fill=\"url(#{name})\" fill-rule=\"evenodd\""),
            Fill::Colour(colour, strength) => format!(
                "fill=\"{}\" fill-opacity=\"{strength:.2}\" fill-rule=\"evenodd\"",
                colour.hex()
            ),
        };
        let stroke = stroke.map(Stroke::attributes).unwrap_or_default();
        self.raw(&format!("<path d=\"{data}\" {fill} {stroke}/>"));
    }

    /// A text, its baseline at `y`.
    pub(super) fn text(&mut self, (x, y): (f64, f64), text: &str, letters: Letters) {
        let anchor = match letters.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if letters.bold { 600 } else { 400 };
        let (size, colour, text) = (letters.size, letters.colour.hex(), escaped(text));
        let place = format!(
            "x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" font-weight=\"{weight}\" \
             text-anchor=\"{anchor}\""
        );
        if letters.rim {
            self.raw(&format!(
                "<text {place} fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"{:.2}\" \
                 stroke-linejoin=\"round\" stroke-opacity=\"0.9\">{text}</text>",
                size / 4.0
            ));
        }
        self.raw(&format!("<text {place} fill=\"{colour}\">{text}</text>"));
    }
}

impl Stroke {
    fn attributes(self) -> String {
        format!(
            "stroke=\"{}\" stroke-width=\"{:.2}\" stroke-opacity=\"{:.2}\" \
             stroke-linejoin=\"round\" stroke-linecap=\"round\"",
            self.colour.hex(),
            self.width,
            self.strength
        )
    }
}

/// A length with no more digits than can be seen.
fn rounded(length: f64) -> f64 {
    (length * 1000.0).round() / 1000.0
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// About how wide a text in IBM Plex Sans is: enough to leave room for it.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    let width = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '’' | '\'' | '|' => 0.29,
        ' ' | '\u{a0}' => 0.25,
        '\u{202f}' => 0.2,
        'f' | 'r' | 't' | '(' | ')' | '-' => 0.37,
        'm' | 'w' | 'M' | 'W' | '%' => 0.88,
        letter if letter.is_uppercase() => 0.64,
        letter if letter.is_ascii_digit() => 0.6,
        _ => 0.56,
    };
    size * text.chars().map(width).sum::<f64>()
}

/// A text in lines of at most so wide, broken between words.
pub(super) fn wrapped(text: &str, size: f64, width: f64) -> Vec<String> {
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

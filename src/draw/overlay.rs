//! What lies on top of the precincts: turfs, routes, numbered stops, names.

use crate::draw::colour::Rgb;
use crate::draw::mercator::Point;

/// Everything drawn over the precincts, in the window and on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// Outlined areas, first to last.
    pub areas: Vec<Area>,
    /// Lines, over the areas.
    pub routes: Vec<Route>,
    /// Points, over the lines.
    pub dots: Vec<Dot>,
    /// Names, on top.
    pub names: Vec<Name>,
}

/// An outlined area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its outline and holes, closed or not.
    pub rings: Vec<Vec<Point>>,
    /// Of the outline.
    pub colour: Rgb,
    /// How much the inside is tinted, 0 to 1.
    pub tint: f64,
    /// Of the outline, in points.
    pub width: f64,
}

/// A line on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Along it.
    pub points: Vec<Point>,
    /// Of the line.
    pub colour: Rgb,
    /// Of the line, in points.
    pub width: f64,
}

/// A point, with what may stand in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Where.
    pub at: Point,
    /// What it is filled with.
    pub colour: Rgb,
    /// A number or a few letters; may be empty.
    pub label: String,
    /// Its form.
    pub form: DotForm,
}

/// The form of a [`Dot`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DotForm {
    /// A small disc, with its label beside it where there is room.
    #[default]
    Stop,
    /// Where a walk starts: a large disc with its label inside.
    Start,
    /// Where a walk ends: a square.
    End,
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its middle.
    pub at: Point,
    /// The words.
    pub text: String,
}

/// Eight colours that can be told apart by colour-blind eyes, for things without an order.
///
/// Okabe and Ito, "Color Universal Design", 2008, with the yellow and the black darkened or
/// lightened to be seen on a pale basemap.
pub const KINDS: [Rgb; 8] = [
    Rgb(0x00, 0x72, 0xb2),
    Rgb(0xd5, 0x5e, 0x00),
    Rgb(0x00, 0x9e, 0x73),
    Rgb(0xcc, 0x79, 0xa7),
    Rgb(0x56, 0xb4, 0xe9),
    Rgb(0xe6, 0x9f, 0x00),
    Rgb(0x80, 0x6a, 0x00),
    Rgb(0x44, 0x44, 0x44),
];

/// The colour of the `number`th thing without an order.
pub fn kind(number: usize) -> Rgb {
    KINDS[number % KINDS.len()]
}

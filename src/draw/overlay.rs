//! What lies on top of the precincts: turfs, routes, numbered stops, names.

use std::collections::BTreeMap;

use crate::draw::colour::Rgb;
use crate::draw::mercator::Point;

/// Everything drawn over the precincts, in the window and on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// Lines on the ground, below all the rest: streets, where no basemap shows them.
    pub ground: Vec<Route>,
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
    /// Where a walk starts: a large disc with its label inside, where there is room for it.
    Start,
    /// Where a walk ends: a square.
    End,
    /// What is pointed out: a large disc, on top of what else is there.
    Disc,
    /// What is passed by: a ring.
    Hollow,
    /// What is passed by and must be: a ring with a cross in it.
    Crossed,
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

/// The radius of a stop without its label, in points.
pub const STOP_RADIUS: f64 = 2.4;

/// The radius of a stop with its label in it.
pub const LABEL_RADIUS: f64 = 5.4;

/// The radius of a ring.
pub const RING_RADIUS: f64 = 3.6;

/// The radius of a start and of what is pointed out, and half the side of an end.
pub const MARK_RADIUS: f64 = 7.0;

/// How far apart two starts must be for both to be labelled, in points.
const ROOM_OF_MARK: f64 = 2.4 * MARK_RADIUS;

/// The same for two dots of which one is a stop: they may touch.
const ROOM_OF_STOP: f64 = 1.6 * LABEL_RADIUS;

impl DotForm {
    /// Whether it is large, and takes the room of others' labels.
    fn is_mark(self) -> bool {
        matches!(self, Self::Start | Self::End | Self::Disc)
    }

    /// Whether it is as large as it is, whatever is near.
    fn is_firm(self) -> bool {
        matches!(self, Self::End | Self::Disc)
    }

    /// Whether it is drawn as a line around nothing.
    pub fn is_ring(self) -> bool {
        matches!(self, Self::Hollow | Self::Crossed)
    }
}

impl Dot {
    /// Its radius, with its label or without, in points.
    pub fn radius(&self, labelled: bool) -> f64 {
        match (self.form, labelled) {
            (DotForm::Stop | DotForm::Start, false) => STOP_RADIUS,
            (DotForm::Stop, true) => LABEL_RADIUS,
            (DotForm::Start, true) | (DotForm::End | DotForm::Disc, _) => MARK_RADIUS,
            (DotForm::Hollow | DotForm::Crossed, _) => RING_RADIUS,
        }
    }

    /// Whether both cannot be labelled when a point is `scale` metres.
    fn hides(&self, other: &Self, scale: f64) -> bool {
        let marks = self.form.is_mark() && other.form.is_mark();
        let room = if marks { ROOM_OF_MARK } else { ROOM_OF_STOP };
        (other.at.x - self.at.x).hypot(other.at.y - self.at.y) < room * scale
    }
}

/// Which dots show their label when a point of screen or paper is `scale` metres of the plane:
/// starts and ends first, then round numbers, then the others, as long as none hides another.
pub fn labelled(dots: &[Dot], scale: f64) -> Vec<bool> {
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by_key(|&dot| importance(&dots[dot]));
    let room = ROOM_OF_MARK * scale;
    let mut taken: BTreeMap<(i64, i64), Vec<&Dot>> = BTreeMap::new();
    let mut labelled = vec![false; dots.len()];
    for dot in order {
        let this = &dots[dot];
        if this.label.is_empty() && !this.form.is_mark() {
            continue;
        }
        let (column, row) = (cell(this.at.x, room), cell(this.at.y, room));
        let hidden = (column - 1..=column + 1).any(|column| {
            (row - 1..=row + 1).any(|row| {
                taken
                    .get(&(column, row))
                    .is_some_and(|others| others.iter().any(|other| this.hides(other, scale)))
            })
        });
        if !hidden || this.form.is_firm() {
            labelled[dot] = true;
            taken.entry((column, row)).or_default().push(this);
        }
    }
    labelled
}

/// The smaller, the sooner its label is shown.
fn importance(dot: &Dot) -> u8 {
    match (dot.form, dot.label.parse::<u32>()) {
        (DotForm::Start | DotForm::End | DotForm::Disc, _) => 0,
        (DotForm::Stop, Ok(number)) if number.is_multiple_of(10) => 1,
        (DotForm::Stop, Ok(number)) if number.is_multiple_of(5) => 2,
        _ => 3,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, far outside the world"
)]
fn cell(metres: f64, size: f64) -> i64 {
    // Two short of the ends, so that a neighbour can be looked at.
    ((metres / size).floor() as i64).clamp(i64::MIN + 2, i64::MAX - 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(x: f64, label: &str, form: DotForm) -> Dot {
        Dot {
            at: Point { x, y: 0.0 },
            colour: KINDS[0],
            label: label.to_owned(),
            form,
        }
    }

    #[test]
    fn round_numbers_win_where_labels_would_hide_each_other() {
        let dots: Vec<Dot> = (1..=20)
            .map(|number| {
                let form = if number == 1 {
                    DotForm::Start
                } else {
                    DotForm::Stop
                };
                stop(f64::from(number) * 4.0, &number.to_string(), form)
            })
            .collect();
        let shown: Vec<&str> = dots
            .iter()
            .zip(labelled(&dots, 1.0))
            .filter(|(_, shown)| *shown)
            .map(|(dot, _)| dot.label.as_str())
            .collect();
        assert!(shown.starts_with(&["1"]), "{shown:?}");
        for wanted in ["5", "10", "15", "20"] {
            assert!(shown.contains(&wanted), "{wanted} in {shown:?}");
        }
        assert!(labelled(&dots, 0.1).iter().all(|shown| *shown));
    }

    #[test]
    fn what_is_pointed_out_is_large_and_hides_the_numbers_around_it() {
        let dots: Vec<Dot> = vec![
            stop(0.0, "1", DotForm::Start),
            stop(3.0, "2", DotForm::Stop),
            stop(3.0, "", DotForm::Disc),
            stop(5.0, "", DotForm::Disc),
            stop(90.0, "10", DotForm::Stop),
        ];
        let shown = labelled(&dots, 1.0);
        assert_eq!(shown, [true, false, true, true, true]);
        assert!(dots[2].radius(false) > STOP_RADIUS, "with no label in it");
    }
}

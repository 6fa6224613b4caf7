//! Title, legend, scale bar, north arrow and foot of a picture.

use crate::draw::picture::key::Key;
use crate::draw::picture::room::{Room, Taken};
use crate::draw::picture::sheet::{
    Anchor, Fill, Letters, PADDING, QUIET, Sheet, Stroke, text_width, wrapped,
};
use crate::draw::picture::{Picture, denominator, round_length, round_length_text};
use crate::draw::shade::INK;
use crate::model::layer::PrecinctId;

/// From the picture's edge, in units of the page, as all lengths here.
const MARGIN: f64 = 10.0;

/// Between what stands above each other.
const GAP: f64 = 6.0;

/// The size of the letters at the foot, and from one line to the next.
const FOOT: f64 = 6.5;
const FOOT_LINE: f64 = 8.5;

/// The sizes of the letters of the title, the scale and the attribution.
const TITLE: f64 = 15.0;
const SCALE: f64 = 8.0;
const ATTRIBUTION: f64 = 7.0;

/// How much less it weighs that any precinct is covered than that an outlined one is.
const ANY: u64 = 1_000;

/// What stands around a map, and where.
pub(super) struct Furniture {
    title: Option<Room>,
    north: Option<Room>,
    scale: Option<(Scale, Room)>,
    attribution: Option<Room>,
    foot: Option<Room>,
    legend: Option<(Key, Room)>,
}

/// A scale bar: what it says, and how long it is.
struct Scale {
    said: String,
    length: f64,
}

impl Furniture {
    /// What stands around a picture, its legend where it covers the least of the precincts.
    pub(super) fn of(picture: &Picture<'_>) -> Self {
        let mut furniture = Self::without_legend(picture);
        let Some(legend) = picture.legend else {
            return furniture;
        };
        let key = Key::new(legend, picture.words);
        let corners = furniture.corners(&key, picture);
        let place = match corners.as_slice() {
            [only] => Some(*only),
            several => {
                let covered = covered(picture);
                several.iter().copied().min_by_key(|room| covered(*room))
            }
        };
        furniture.legend = place.map(|room| (key, room));
        furniture
    }

    /// All but the legend.
    pub(super) fn without_legend(picture: &Picture<'_>) -> Self {
        let (width, height) = size(picture);
        let high = f64::from(foot_height(&picture.foot_text(), width));
        let floor = height - high;
        let plate = |text: &str, size: f64| text_width(text, size) + 2.0 * PADDING;
        Self {
            title: (!picture.title.is_empty()).then(|| Room {
                left: MARGIN,
                top: MARGIN,
                width: plate(picture.title, TITLE),
                height: TITLE + 2.0 * PADDING,
            }),
            north: picture.scale_bar.then_some(Room {
                left: width - MARGIN - 22.0,
                top: MARGIN,
                width: 22.0,
                height: 36.0,
            }),
            scale: picture.scale_bar.then(|| {
                let scale = Scale::of(picture);
                let room = Room {
                    left: MARGIN,
                    top: floor - MARGIN - 25.0,
                    width: plate(&scale.said, SCALE).max(scale.length + 2.0 * PADDING),
                    height: 25.0,
                };
                (scale, room)
            }),
            // The foot names the basemap too.
            attribution: (picture.foot.is_empty() && !picture.attribution.is_empty()).then(|| {
                let wide = text_width(picture.attribution, ATTRIBUTION) + 8.0;
                Room {
                    left: width - wide,
                    top: height - 12.0,
                    width: wide,
                    height: 12.0,
                }
            }),
            foot: (0.0 < high).then_some(Room {
                left: 0.0,
                top: floor,
                width,
                height: high,
            }),
            legend: None,
        }
    }

    /// Where all of it stands.
    pub(super) fn rooms(&self) -> impl Iterator<Item = Room> {
        let scale = self.scale.as_ref().map(|(_, room)| *room);
        let legend = self.legend.as_ref().map(|(_, room)| *room);
        let others = [self.title, self.north, self.attribution, self.foot];
        others.into_iter().chain([scale, legend]).flatten()
    }

    /// The corners in which a legend lies over nothing else, the lower right one first; that one
    /// where it fits in none.
    pub(super) fn corners(&self, key: &Key, picture: &Picture<'_>) -> Vec<Room> {
        let (width, height) = size(picture);
        let below = |room: Option<Room>| room.map_or(MARGIN, |room| room.bottom() + GAP);
        let foot = self.foot.map_or(height, |room| room.top);
        let above = |room: Option<Room>| room.map_or(foot - MARGIN, |room| room.top - GAP);
        let scale = self.scale.as_ref().map(|(_, room)| *room);
        let (left, right) = (MARGIN, width - MARGIN - key.width);
        let attribution = self.attribution.map(|room| room.top - MARGIN);
        let lowest = attribution.unwrap_or(foot - MARGIN) - key.height;
        let room = |left: f64, top: f64| Room {
            left,
            top,
            width: key.width,
            height: key.height,
        };
        let corners = [
            room(right, lowest),
            room(right, below(self.north)),
            room(left, above(scale) - key.height),
            room(left, below(self.title)),
        ];
        let fits = |corner: &Room| {
            0.0 <= corner.left
                && 0.0 <= corner.top
                && self.rooms().all(|other| !corner.meets(other))
        };
        let fitting: Vec<Room> = corners.into_iter().filter(fits).collect();
        if fitting.is_empty() {
            corners[..1].to_vec()
        } else {
            fitting
        }
    }

    /// Draws all of it.
    pub(super) fn draw(&self, sheet: &mut Sheet, picture: &Picture<'_>) {
        if let Some(room) = self.title {
            sheet.plate(room);
            let place = (room.left + PADDING, room.top + PADDING + TITLE * 0.85);
            let letters = Letters::plain(TITLE, INK, Anchor::Start).bold();
            sheet.text(place, picture.title, letters);
        }
        if let Some(room) = self.foot {
            foot(sheet, &picture.foot_text(), room);
        }
        if let Some(room) = self.north {
            north(sheet, &picture.words.text("map-north"), room);
        }
        if let Some((scale, room)) = &self.scale {
            scale.draw(sheet, *room);
        }
        if let Some(room) = self.attribution {
            sheet.plate(room);
            let letters = Letters::plain(ATTRIBUTION, QUIET, Anchor::End);
            let place = (room.right() - 4.0, room.bottom() - 3.5);
            sheet.text(place, picture.attribution, letters);
        }
        if let Some((key, room)) = &self.legend {
            key.draw(sheet, (room.left, room.top), picture.cover());
        }
    }
}

/// A picture's width and height, in units of its page.
fn size(picture: &Picture<'_>) -> (f64, f64) {
    let (width, height) = picture.page.units();
    (f64::from(width), f64::from(height))
}

/// How bad it is to cover a rectangle of a picture: what is outlined comes first.
fn covered(picture: &Picture<'_>) -> impl Fn(Room) -> u64 {
    let taken =
        |counts: &dyn Fn(PrecinctId) -> bool| Taken::new(picture.shapes, &picture.camera, counts);
    let any = taken(&|_| true);
    let mut outlined = picture.outlined.to_vec();
    outlined.sort_unstable();
    let outlined = (!outlined.is_empty()).then(|| taken(&|id| outlined.binary_search(&id).is_ok()));
    move |room| {
        let first = outlined.as_ref().map_or(0, |taken| taken.within(room));
        ANY * u64::from(first) + u64::from(any.within(room))
    }
}

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

/// Writes the foot over the whole width.
fn foot(sheet: &mut Sheet, text: &str, room: Room) {
    sheet.plate(room);
    let lines = wrapped(text, FOOT, room.width - 2.0 * MARGIN);
    for (line, text) in (1..).zip(&lines) {
        let base = room.top + PADDING / 2.0 + f64::from(line) * FOOT_LINE - 2.2;
        let letters = Letters::plain(FOOT, QUIET, Anchor::Start);
        sheet.text((MARGIN, base), text, letters);
    }
}

/// The foot with who made the basemap; nothing where there is no foot.
pub(super) fn foot_text(foot: &str, attribution: &str) -> String {
    match (foot, attribution) {
        ("", _) => String::new(),
        (foot, "") => foot.to_owned(),
        (foot, attribution) => format!("{foot} · {attribution}"),
    }
}

fn north(sheet: &mut Sheet, text: &str, room: Room) {
    let (x, y) = (room.left + room.width / 2.0, room.top);
    sheet.plate(room);
    let arrow = [(0.0, 4.0), (6.0, 20.0), (0.0, 16.0), (-6.0, 20.0)];
    let arrow = arrow.map(|(dx, dy)| (x + dx, y + dy)).to_vec();
    sheet.path(&[arrow], true, Fill::Colour(INK, 1.0), None);
    let letters = Letters::plain(9.0, INK, Anchor::Middle).bold();
    sheet.text((x, y + 31.0), text, letters);
}

impl Scale {
    fn of(picture: &Picture<'_>) -> Self {
        let metres = picture.camera.ground_metres_per_pixel();
        let length = round_length(metres * (size(picture).0 / 4.0).min(150.0));
        let mut said = round_length_text(length, picture.words);
        if let Some(scale) = round_scale(picture) {
            said = format!("{said} · 1:{}", picture.words.count(scale));
        }
        Self {
            said,
            length: length / metres,
        }
    }

    fn draw(&self, sheet: &mut Sheet, room: Room) {
        sheet.plate(room);
        let (from, base) = (room.left + PADDING, room.bottom() - PADDING);
        let letters = Letters::plain(SCALE, INK, Anchor::Start);
        sheet.text((from, base - 7.0), &self.said, letters);
        let bar = [
            (from, base - 4.0),
            (from, base),
            (from + self.length, base),
            (from + self.length, base - 4.0),
        ];
        let stroke = Stroke {
            colour: INK,
            width: 1.2,
            strength: 1.0,
        };
        sheet.path(&[bar.to_vec()], false, Fill::None, Some(stroke));
    }
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

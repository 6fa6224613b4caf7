//! Names on the basemap: town, quarters, river, and streets along their lines.

use std::fmt::Write as _;

use super::scene::{Drawing, Scene};
use super::shape::{Line, Point, along, length};
use super::site::{Class, STATION};
use super::town::NAME;

/// Names of places: where, what, and at which zoom levels.
const PLACES: [(Point, &str, std::ops::RangeInclusive<u32>); 10] = [
    (Point::new(20.0, 70.0), "Vieille ville", 14..=15),
    (Point::new(-640.0, 250.0), "Faubourg de l’Ouest", 14..=15),
    (Point::new(560.0, 985.0), "Les Érables", 14..=15),
    (Point::new(1120.0, -590.0), "La Sablière", 14..=15),
    (Point::new(-590.0, -600.0), "Parc des Rives", 14..=16),
    (Point::new(330.0, -900.0), "Rive Sud", 14..=15),
    (Point::new(-1390.0, 330.0), "Les Coteaux", 14..=15),
    (Point::new(-560.0, 930.0), "Les Métiers", 14..=15),
    (Point::new(-560.0, -960.0), "Les Vignes", 14..=15),
    (Point::new(-1250.0, -740.0), "La Prairie", 14..=15),
];

/// Names written so far, as circles no other name may touch.
struct Taken(Vec<(Point, f64)>);

impl Taken {
    fn free(&self, circles: &[(Point, f64)]) -> bool {
        circles.iter().all(|(at, reach)| {
            self.0
                .iter()
                .all(|(other, space)| at.to(*other) > reach + space)
        })
    }
}

/// Writes all names that find room.
pub(super) fn write(scene: &Scene<'_>, drawing: &mut Drawing<'_>) {
    let zoom = drawing.frame.zoom;
    let mut taken = Taken(Vec::new());
    if zoom < 14 {
        let size = if zoom < 13 { 13 } else { 16 };
        let style = format!("font-size='{size}' font-weight='600' fill='#4a4541'");
        let place = Point::new(0.0, 150.0);
        name(scene, drawing, &mut taken, (place, NAME), &style);
        return;
    }
    places(scene, drawing, &mut taken);
    let river = pixels(drawing, &scene.river);
    water(drawing, &mut taken, &river);
    for (index, track) in scene.streets.iter().enumerate() {
        let street = &scene.town.streets[index];
        if zoom > 15 || (zoom > 14 && street.class < Class::Residential) {
            let line = pixels(drawing, track);
            let style = if street.class < Class::Tertiary {
                "font-size='10.5' fill='#5d5240'"
            } else {
                "font-size='10' fill='#6a645e'"
            };
            self::street(drawing, &mut taken, (index, &street.name), &line, style);
        }
    }
}

fn pixels(drawing: &Drawing<'_>, track: &[(f64, f64)]) -> Line {
    let pixel = |at: &(f64, f64)| {
        let (x, y) = drawing.frame.pixel(*at);
        Point::new(x, y)
    };
    track.iter().map(pixel).collect()
}

/// The station, the quarters and the park.
fn places(scene: &Scene<'_>, drawing: &mut Drawing<'_>, taken: &mut Taken) {
    let zoom = drawing.frame.zoom;
    let above = Point::new(0.0, if zoom > 15 { 34.0 } else { 62.0 });
    let style = "font-size='11' font-weight='600' fill='#6b5f66'";
    name(
        scene,
        drawing,
        taken,
        (STATION + above, "Gare d’Aubelune"),
        style,
    );
    for (place, text, zooms) in PLACES {
        if zooms.contains(&zoom) {
            let colour = if text.starts_with("Parc") {
                "#5c7f4a"
            } else {
                "#857a70"
            };
            let size = if zoom > 14 { 13 } else { 11 };
            let style = format!("font-size='{size}' font-weight='600' fill='{colour}'");
            name(scene, drawing, taken, (place, text), &style);
        }
    }
}

/// A name across a place.
fn name(
    scene: &Scene<'_>,
    drawing: &mut Drawing<'_>,
    taken: &mut Taken,
    (place, text): (Point, &str),
    style: &str,
) {
    let Some(web) = scene.web(place) else { return };
    let (x, y) = drawing.frame.pixel(web);
    let half = 3.6 * text.chars().count() as f64;
    let circles: Vec<(Point, f64)> = (-3..=3)
        .map(|step| (Point::new(x + half * f64::from(step) / 3.0, y - 4.0), 9.0))
        .collect();
    if !taken.free(&circles) {
        return;
    }
    taken.0.extend(circles);
    // Writing into a string does not fail.
    let _fits = write!(
        drawing.svg,
        "<text x='{x:.1}' y='{y:.1}' text-anchor='middle' {style} {HALO}>{text}</text>"
    );
}

const HALO: &str = "stroke='#fdfcf9' stroke-opacity='0.85' stroke-width='2.6' stroke-linejoin='round' paint-order='stroke'";

/// The river's name, wherever there is a stretch for it.
fn water(drawing: &mut Drawing<'_>, taken: &mut Taken, line: &Line) {
    let total = length(line);
    let every = if drawing.frame.zoom > 15 {
        1100.0
    } else {
        620.0
    };
    let mut at = 200.0;
    while at < total {
        let style = "font-size='12' fill='#4f86a6' letter-spacing='2'";
        on_line(
            drawing,
            taken,
            (100_000 + at as usize, "L’Orvelle"),
            line,
            (at, 50.0),
            style,
            "",
        );
        at += every;
    }
}

/// A street's name along its middle, or a third of the way where that is taken.
fn street(
    drawing: &mut Drawing<'_>,
    taken: &mut Taken,
    (index, text): (usize, &str),
    line: &Line,
    style: &str,
) {
    let half = 2.75 * text.chars().count() as f64 + 3.0;
    let total = length(line);
    if total < 2.0 * half {
        return;
    }
    let every = 700.0;
    let copies = (total / every).floor().max(1.0);
    for copy in 0..copies as usize {
        let part = total / copies;
        let from = part * copy as f64;
        for share in [0.5, 0.36, 0.64, 0.22, 0.78] {
            let middle = from + part * share;
            let id = index * 64 + copy;
            if middle > half
                && middle < total - half
                && on_line(
                    drawing,
                    taken,
                    (id, text),
                    line,
                    (middle, half),
                    style,
                    HALO,
                )
            {
                break;
            }
        }
    }
}

/// Writes along a line, around a place on it; false where it would bend much or touch another name.
fn on_line(
    drawing: &mut Drawing<'_>,
    taken: &mut Taken,
    (id, text): (usize, &str),
    line: &Line,
    (middle, half): (f64, f64),
    style: &str,
    halo: &str,
) -> bool {
    let (width, height) = drawing.frame.size();
    let mut part: Line = (0..=12)
        .map(|step| along(line, middle + half * (f64::from(step) / 6.0 - 1.0)).0)
        .collect();
    let outside = part.iter().any(|at| {
        at.x < 8.0 || at.y < 8.0 || at.x > f64::from(width) - 8.0 || at.y > f64::from(height) - 8.0
    });
    let (first, last) = (part[0], part[12]);
    let straight = first.to(last) > 2.0 * half * 0.93;
    let bends = part.windows(3).any(|three| {
        (three[1] - three[0])
            .unit()
            .dot((three[2] - three[1]).unit())
            < 0.93
    });
    let circles: Vec<(Point, f64)> = part.iter().map(|at| (*at, 6.5)).collect();
    if outside || !straight || bends || !taken.free(&circles) {
        return false;
    }
    if first.x > last.x {
        part.reverse();
    }
    let way = (part[12] - part[0]).unit().left();
    let mut path = String::new();
    for (index, at) in part.iter().enumerate() {
        let at = *at + way * 3.4;
        let _fits = write!(
            path,
            "{}{:.1} {:.1}",
            if index == 0 { 'M' } else { 'L' },
            at.x,
            at.y
        );
    }
    taken.0.extend(circles);
    let _fits = write!(
        drawing.svg,
        "<path id='n{id}' d='{path}' fill='none'/><text {style} {halo} text-anchor='middle'><textPath href='#n{id}' startOffset='50%'>{text}</textPath></text>"
    );
    true
}

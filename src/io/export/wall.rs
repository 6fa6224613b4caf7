//! The wall map: where every packet lies, for the room that they are handed out in.

use std::sync::Arc;

use rayon::prelude::*;

use crate::draw::colour::Rgb;
use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::{self, Dot, DotForm, MARK_RADIUS, Name, Overlay, Route};
use crate::draw::picture::{NAME, Page, Paper, Picture, Under, between, framed, svg};
use crate::draw::shade::INK;
use crate::draw::street_names::names;
use crate::field::network::Network;
use crate::field::packet::{Packet, Row};
use crate::io::export::ground::ground;
use crate::io::export::print::Print;
use crate::io::export::walk::{barred, hatched, legs};
use crate::io::pdf::{self, PdfError};
use crate::msg;

/// Its paper: what a copy shop prints for a wall, and an office printer still makes an A3 of.
const PAPER: Paper = Paper::A2;

/// Pixels to the inch of the basemap.
const DPI: f64 = 120.0;

/// Prints the map on one page, upright or on its side; `done` are stretches of street where no crew
/// has anything to do, in degrees.
///
/// # Errors
/// [`PdfError`] when Typst cannot read the picture.
pub(super) fn wall_map(
    print: &Print<'_>,
    packets: &[Packet],
    done: &[Vec<(f64, f64)>],
) -> Result<Vec<u8>, PdfError> {
    let network = print.brief.measured_by();
    let walks: Vec<Walk> = packets
        .par_iter()
        .filter_map(|packet| Walk::of(packet, network))
        .collect();
    let meetings = meetings(print);
    let stops = walks.iter().flat_map(|walk| walk.stops.iter().copied());
    let bounds = Bounds::around(stops.chain(meetings.iter().map(|(dot, _)| dot.at)));
    let page = page(&bounds);
    let (title, foot) = (title(print, packets), foot(print));
    // Who made the basemap is known only once there is one.
    let framed = |made: &str| framed(&bounds, page.units(), &title, (&foot, made));
    let under = (print.backdrop)(&on_paper(&framed(""), &page), DPI);
    let attribution = under.as_ref().map_or("", |under| &under.attribution);
    let camera = framed(attribution);
    let under = under
        .as_ref()
        .and_then(|_| (print.backdrop)(&on_paper(&camera, &page), DPI));
    let mut overlay = overlay(&walks, meetings, camera.scale);
    if under.is_none() {
        let (lines, named) = ground(print.streets, std::iter::empty(), &camera);
        let view = between(&camera, &title, (&foot, attribution));
        let free = names(&named, &overlay.dots, camera.scale, &view);
        overlay.names.extend(free);
        overlay.ground = lines;
        overlay.ground.extend(barred(print.barriers, &camera));
    }
    overlay.ground.extend(hatched(done, &camera));
    let image = under.as_ref().map(|under| Arc::clone(&under.image));
    let image = image.unwrap_or_default();
    let rows = |rows| image.rows(rows);
    let svg = svg(&Picture {
        camera,
        page,
        dpi: DPI,
        shapes: print.shapes,
        paint: None,
        outlined: &[],
        attribution,
        basemap: under.is_some().then_some(Under(&rows)),
        overlay: &overlay,
        title: &title,
        foot: &foot,
        legend: None,
        scale_bar: true,
        background: Rgb::WHITE,
        vector: true,
        words: print.words,
    });
    pdf::from_svg(&svg, page.width, page.height, print.date)
}

/// The page, lying where the town is wider than high; whole points, so that a basemap has the same
/// pixels whatever counts them.
fn page(bounds: &Bounds) -> Page {
    let wide = bounds.max.y - bounds.min.y < bounds.max.x - bounds.min.x;
    let page = Page::of_paper(PAPER, wide);
    Page {
        width: page.width.round(),
        height: page.height.round(),
        ..page
    }
}

/// The same view in points.
fn on_paper(camera: &Camera, page: &Page) -> Camera {
    let points = Page { unit: 1.0, ..*page };
    let (width, height) = points.units();
    Camera {
        centre: camera.centre,
        scale: camera.scale * f64::from(camera.width) / f64::from(width),
        width,
        height,
    }
}

/// A walk on the map.
struct Walk {
    /// That of its packet.
    number: usize,
    stops: Vec<Point>,
    line: Vec<Point>,
}

impl Walk {
    /// The walk of a packet; `None` where no stop has a place.
    fn of(packet: &Packet, network: Option<&Network>) -> Option<Self> {
        let rows = packet.rows();
        let placed = rows.filter(|row| row.lon.is_finite() && row.lat.is_finite());
        let stops: Vec<&Row> = placed.collect();
        let at = |row: &&Row| Point::from_degrees(row.lon, row.lat);
        (!stops.is_empty()).then(|| Self {
            number: packet.number,
            line: legs(&stops, network).concat(),
            stops: stops.iter().map(at).collect(),
        })
    }
}

/// Where crews meet, and what it is called.
fn meetings(print: &Print<'_>) -> Vec<(Dot, String)> {
    let meetings = print.brief.operation.meetings.iter();
    meetings
        .map(|meeting| {
            let dot = Dot {
                at: Point::from_degrees(meeting.lon, meeting.lat),
                colour: INK,
                label: print.words.text("meeting-letter"),
                form: DotForm::End,
            };
            (dot, meeting.name.clone())
        })
        .collect()
}

/// The walks in their colours, a number on each, and where crews meet; `scale` is Mercator metres to
/// the unit of the page.
fn overlay(walks: &[Walk], meetings: Vec<(Dot, String)>, scale: f64) -> Overlay {
    let mut drawn = Overlay::default();
    let mut taken: Vec<Point> = meetings.iter().map(|(dot, _)| dot.at).collect();
    for walk in walks {
        let colour = overlay::kind(walk.number - 1);
        let at = free_place(&walk.stops, &taken, scale);
        taken.push(at);
        drawn.dots.push(Dot {
            at,
            colour,
            label: walk.number.to_string(),
            form: DotForm::Disc,
        });
        drawn.routes.push(Route {
            points: walk.line.clone(),
            colour,
            width: 2.0,
        });
    }
    for (dot, name) in meetings {
        if !name.is_empty() {
            let below = (MARK_RADIUS + NAME) * scale;
            let at = Point {
                x: dot.at.x,
                y: dot.at.y - below,
            };
            drawn.names.push(Name { at, text: name });
        }
        drawn.dots.push(dot);
    }
    drawn
}

/// The stop nearest to the middle of a walk whose number lies over no other; the nearest of all
/// where there is none.
fn free_place(stops: &[Point], taken: &[Point], scale: f64) -> Point {
    let room = 2.1 * MARK_RADIUS * scale;
    let away = |a: Point, b: Point| (b.x - a.x).hypot(b.y - a.y);
    let count = stops.len().max(1) as f64;
    let middle = Point {
        x: stops.iter().map(|at| at.x).sum::<f64>() / count,
        y: stops.iter().map(|at| at.y).sum::<f64>() / count,
    };
    let mut places = stops.to_vec();
    places.sort_by(|a, b| away(*a, middle).total_cmp(&away(*b, middle)));
    let free = |at: &&Point| taken.iter().all(|other| room <= away(**at, *other));
    let found = places.iter().find(free).or(places.first());
    found.copied().unwrap_or(middle)
}

/// Whose map it is, and how much there is to do.
fn title(print: &Print<'_>, packets: &[Packet]) -> String {
    let operation = print.brief.operation;
    let total = print.words.say(&msg!(
        "packet-wall-total",
        packets = packets.len(),
        doors = packets.iter().map(|packet| packet.doors).sum::<u64>()
    ));
    let said = [&operation.campaign, &operation.name, &total];
    let said = said.map(String::as_str).into_iter();
    let said: Vec<&str> = said.filter(|words| !words.is_empty()).collect();
    said.join(" · ")
}

/// How it is read, of which day it is, and where its addresses are from.
fn foot(print: &Print<'_>) -> String {
    let note = print.words.say(&msg!(
        "packet-wall-note",
        meeting = print.words.text("meeting-letter")
    ));
    let said = [note, print.words.date(print.date), print.source.to_owned()];
    let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
    said.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn numbers_lie_on_their_walks_and_not_on_one_another() {
        let walk: Vec<Point> = (0..11)
            .map(|step| point(10.0 * f64::from(step), 0.0))
            .collect();
        let walks = [1, 2].map(|number| Walk {
            number,
            stops: walk.clone(),
            line: walk.clone(),
        });
        let drawn = overlay(&walks, Vec::new(), 1.0);
        assert_eq!(drawn.dots[0].at, point(50.0, 0.0), "in the middle");
        assert_eq!(
            drawn.dots[1].at,
            point(30.0, 0.0),
            "as near as there is room"
        );
        let crowded = overlay(&walks, Vec::new(), 100.0);
        assert_eq!(
            crowded.dots[1].at,
            point(50.0, 0.0),
            "hidden rather than elsewhere"
        );
    }

    #[test]
    fn a_page_lies_for_a_wide_town() {
        let bounds = |x, y| Bounds::around([point(0.0, 0.0), point(x, y)]);
        let (wide, high) = (page(&bounds(2.0, 1.0)), page(&bounds(1.0, 2.0)));
        assert_eq!((wide.width, wide.height), (1684.0, 1191.0));
        assert_eq!((high.width, high.height), (1191.0, 1684.0));
    }
}

//! The map of one walk: numbered stops over a grey basemap, or over the streets where there is none.

use std::sync::Arc;

use crate::analysis::streets::Street;
use crate::base::words::Words;
use crate::draw::colour::{Image, Rgb};
use crate::draw::hull;
use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::{Area, Dot, DotForm, Overlay, Route};
use crate::draw::picture::{Page, Picture, Under, at_round_scale, at_scale, svg};
use crate::draw::shapes::Shapes;
use crate::draw::street_names::names;
use crate::field::network::Network;
use crate::field::packet::left::Left;
use crate::field::packet::{Packet, Row};
use crate::io::export::ground::ground;

/// What lies under a map.
#[derive(Clone, Debug)]
pub struct Backdrop {
    /// As wide and high as the map in pixels.
    pub image: Arc<Image>,
    /// Who made it, in its own words.
    pub attribution: String,
}

/// Of what is passed by: as dark as a copier needs, and no stop.
const DARK: Rgb = Rgb(0x50, 0x50, 0x50);

/// Finds what lies under a map of so many pixels to the inch; the camera is in points. `None` for
/// nothing.
pub type BackdropAt<'a> = &'a (dyn Fn(&Camera, f64) -> Option<Backdrop> + Sync);

/// The map's size on an A4 page, in points.
const WIDTH: u32 = 527;
const HEIGHT: u32 = 700;

/// Room between the addresses of a turf and its outline, in metres of the plane.
const ROOM: f64 = 18.0;

/// Room around the walk, in points.
const MARGIN: f64 = 26.0;

/// Pixels to the inch of the basemap on paper: enough for its street names, and small files.
const DPI: f64 = 150.0;

/// The denominator of the largest scale: 230 metres from side to side, so that a crew can find
/// its bearings.
const LARGEST: f64 = 1_250.0;

/// The small map of where a walk starts: its size on the cover, in points, and its scale.
const START_WIDTH: u32 = 218;
const START_HEIGHT: u32 = 170;
const START_SCALE: f64 = 2_500.0;

/// What the maps of a packet are drawn over, and in which language.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub shapes: &'a Shapes,
    pub backdrop: BackdropAt<'a>,
    pub streets: &'a [Street],
    /// What the walk was measured by, where that was streets: it is drawn along these.
    pub network: Option<&'a Network>,
    /// What one cannot walk across, line by line, in degrees.
    pub barriers: &'a [Vec<(f64, f64)>],
    /// Stretches of street where no crew has anything to do, in degrees.
    pub done: &'a [Vec<(f64, f64)>],
    pub words: &'a Words,
}

/// The maps of a packet as SVG.
#[derive(Debug, Default)]
pub(super) struct WalkMaps {
    /// The whole walk; empty when no stop has a place.
    pub walk: String,
    /// Where it starts; empty when no stop has a place.
    pub start: String,
    /// Whether the whole walk shows something that one cannot walk across.
    pub is_barred: bool,
}

/// Draws the maps of a packet.
pub(super) fn walk_maps(packet: &Packet, sheet: &Sheet<'_>) -> WalkMaps {
    let stops: Vec<(&Row, Point)> = packet
        .rows()
        .filter(|row| row.lon.is_finite() && row.lat.is_finite())
        .map(|row| (row, Point::from_degrees(row.lon, row.lat)))
        .collect();
    let Some(&(_, first)) = stops.first() else {
        return WalkMaps::default();
    };
    let rows: Vec<&Row> = stops.iter().map(|(row, _)| *row).collect();
    let legs = legs(&rows, sheet.network);
    let on_legs = legs.iter().flatten().copied();
    let bounds = Bounds::around(on_legs.chain([first]));
    let walk = (stops.as_slice(), legs.as_slice());
    let whole = at_round_scale(&bounds, (WIDTH, HEIGHT), MARGIN, LARGEST);
    let start = at_scale(first, START_SCALE, START_WIDTH, START_HEIGHT);
    let barriers = barred(sheet.barriers, &whole);
    WalkMaps {
        is_barred: !barriers.is_empty(),
        walk: sheet.map(walk, &packet.left, whole, (WIDTH, HEIGHT)),
        start: sheet.map(walk, &packet.left, start, (START_WIDTH, START_HEIGHT)),
    }
}

impl Sheet<'_> {
    fn map(
        &self,
        (stops, legs): (&[(&Row, Point)], &[Vec<Point>]),
        left: &Left,
        camera: Camera,
        size: (u32, u32),
    ) -> String {
        let under = (self.backdrop)(&camera, DPI);
        let mut overlay = overlay(stops, legs, camera.scale);
        if under.is_none() {
            let walked = stops.iter().map(|(row, _)| row.street.as_str());
            let (lines, named) = ground(self.streets, walked, &camera);
            overlay.names = names(&named, &overlay.dots, camera.scale, &camera.bounds());
            overlay.ground = lines;
        }
        overlay.ground.extend(barred(self.barriers, &camera));
        overlay.ground.extend(hatched(self.done, &camera));
        let around = hull::around(&places(stops), ROOM);
        overlay.ground.extend(dashed(&around, camera.scale));
        // Below the stops, which are not to be hidden.
        overlay.dots.splice(..0, passed_by(left));
        let image = under.as_ref().map(|under| Arc::clone(&under.image));
        let image = image.unwrap_or_default();
        let rows = |rows| image.rows(rows);
        svg(&Picture {
            camera,
            page: Page::of_pixels(size, 72.0),
            dpi: DPI,
            shapes: self.shapes,
            paint: None,
            outlined: &[],
            attribution: under.as_ref().map_or("", |under| &under.attribution),
            basemap: under.is_some().then_some(Under(&rows)),
            overlay: &overlay,
            title: "",
            foot: "",
            legend: None,
            scale_bar: true,
            background: Rgb::WHITE,
            vector: true,
            words: self.words,
        })
    }
}

/// The line from each stop to the next, of those that have a place: along the streets where they
/// turn.
pub(super) fn legs(stops: &[&Row], network: Option<&Network>) -> Vec<Vec<Point>> {
    let degrees = |row: &Row| (row.lon, row.lat);
    let at = |row: &Row| vec![Point::from_degrees(row.lon, row.lat)];
    stops
        .windows(2)
        .map(|pair| {
            let [from, to] = [pair[0], pair[1]];
            let turns = network.map(|network| network.turns(degrees(from), degrees(to)));
            [at(from), in_metres(&turns.unwrap_or_default()), at(to)].concat()
        })
        .collect()
}

fn places(stops: &[(&Row, Point)]) -> Vec<Point> {
    stops.iter().map(|(_, at)| *at).collect()
}

/// The outline of a turf in dashes; `scale` is Mercator metres to the point.
fn dashed(ring: &[Point], scale: f64) -> impl Iterator<Item = Route> + use<> {
    /// How long a dash is with its gap, in points.
    const DASH: f64 = 9.0;
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let length: f64 = edges.map(|(a, b)| (b.x - a.x).hypot(b.y - a.y)).sum();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` saturates"
    )]
    let count = (length / (DASH * scale)).round().clamp(1.0, 2_000.0) as usize;
    let dashes = hull::dashes(ring, count).into_iter();
    dashes.map(|points| Route {
        points,
        colour: DARK,
        width: 0.8,
    })
}

/// The walk; `scale` is Mercator metres to the point.
fn overlay(stops: &[(&Row, Point)], legs: &[Vec<Point>], scale: f64) -> Overlay {
    let black = Rgb(0, 0, 0);
    let last = stops.len() - 1;
    let dots = stops.iter().enumerate().map(|(place, (row, at))| Dot {
        at: *at,
        colour: black,
        label: row.order.to_string(),
        form: match place {
            0 => DotForm::Start,
            place if place == last => DotForm::End,
            _ => DotForm::Stop,
        },
    });
    Overlay {
        ground: Vec::new(),
        areas: legs
            .iter()
            .filter_map(|leg| arrow(leg, scale))
            .map(|ring| Area {
                rings: vec![ring],
                colour: black,
                tint: 1.0,
                width: 0.5,
            })
            .collect(),
        dots: dots.collect(),
        routes: vec![Route {
            points: legs.concat(),
            colour: black,
            width: 1.6,
        }],
        names: Vec::new(),
    }
}

/// A crossed ring for each address that is passed by.
fn passed_by(left: &Left) -> impl Iterator<Item = Dot> {
    let places = left.places.iter();
    places.map(|&(lon, lat)| Dot {
        at: Point::from_degrees(lon, lat),
        colour: DARK,
        label: String::new(),
        form: DotForm::Crossed,
    })
}

/// Short slanting lines across the stretches in sight.
pub(super) fn hatched(stretches: &[Vec<(f64, f64)>], camera: &Camera) -> Vec<Route> {
    ticked(stretches, camera, 4.0, (1.0, 3.2))
}

/// Lines that one cannot walk across, with ticks, as far as they are in sight.
pub(super) fn barred(barriers: &[Vec<(f64, f64)>], camera: &Camera) -> Vec<Route> {
    let view = camera.bounds();
    let lines = barriers.iter().map(|line| in_metres(line));
    let is_seen = |ends: &[Point]| view.meets_line(ends[0], ends[1]);
    let lines = lines.filter(|points| points.windows(2).any(is_seen));
    let mut drawn: Vec<Route> = lines
        .map(|points| Route {
            points,
            colour: DARK,
            width: 1.0,
        })
        .collect();
    drawn.extend(ticked(barriers, camera, 9.0, (0.0, 2.6)));
    drawn
}

fn in_metres(line: &[(f64, f64)]) -> Vec<Point> {
    let corners = line.iter();
    corners
        .map(|&(lon, lat)| Point::from_degrees(lon, lat))
        .collect()
}

/// Short lines across some others, in sight: so far from one to the next, in points; each leans so
/// far along the line, as a share of how far it reaches to either side, in points.
fn ticked(
    stretches: &[Vec<(f64, f64)>],
    camera: &Camera,
    each: f64,
    (lean, reach): (f64, f64),
) -> Vec<Route> {
    let view = camera.bounds();
    let (each, reach) = (each * camera.scale, reach * camera.scale);
    let mut lines = Vec::new();
    for stretch in stretches {
        let points = in_metres(stretch);
        if !Bounds::around(points.iter().copied()).meets(&view) {
            continue;
        }
        let mut next = each / 2.0;
        for pair in points.windows(2) {
            let (x, y) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            let length = x.hypot(y);
            if length <= 0.0 {
                continue;
            }
            let (x, y) = (x / length, y / length);
            while next < length {
                let at = |side: f64| Point {
                    x: pair[0].x + next * x + side * reach * (lean * x - y),
                    y: pair[0].y + next * y + side * reach * (lean * y + x),
                };
                lines.push(Route {
                    points: vec![at(-1.0), at(1.0)],
                    colour: DARK,
                    width: 0.8,
                });
                next += each;
            }
            next -= length;
        }
    }
    lines.retain(|line| Bounds::around(line.points.iter().copied()).meets(&view));
    lines
}

/// An arrow head in the middle of a leg's longest piece, when that is long enough to show one.
fn arrow(leg: &[Point], scale: f64) -> Option<Vec<Point>> {
    const LENGTH: f64 = 7.0;
    let length = |piece: &&[Point]| (piece[1].x - piece[0].x).hypot(piece[1].y - piece[0].y);
    let longest = leg
        .windows(2)
        .max_by(|a, b| length(a).total_cmp(&length(b)))?;
    let (from, to, length) = (longest[0], longest[1], length(&longest));
    let (x, y) = (to.x - from.x, to.y - from.y);
    if length < 3.0 * LENGTH * scale {
        return None;
    }
    let size = LENGTH * scale / length;
    let (ahead_x, ahead_y) = (x * size, y * size);
    let tip = Point {
        x: from.x.midpoint(to.x) + ahead_x / 2.0,
        y: from.y.midpoint(to.y) + ahead_y / 2.0,
    };
    let corner = |side: f64| Point {
        x: tip.x - ahead_x - side * ahead_y / 2.0,
        y: tip.y - ahead_y + side * ahead_x / 2.0,
    };
    Some(vec![tip, corner(1.0), corner(-1.0)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::toil::Toil;
    use crate::analysis::ways::{Class, Kind, Way};
    use crate::base::task::Task;
    use crate::model::layer::Code;
    use crate::model::turf::Stop;

    #[test]
    fn what_passes_by_the_corner_of_the_map_is_no_barrier_on_it() {
        let camera = at_scale(Point::from_degrees(2.48, 48.9), START_SCALE, 100, 100);
        let view = camera.bounds();
        let (wide, high) = (view.max.x - view.min.x, view.max.y - view.min.y);
        let line = |shares: [(f64, f64); 2]| {
            let corners = shares.map(|(x, y)| Point {
                x: view.min.x + x * wide,
                y: view.min.y + y * high,
            });
            barred(&[corners.map(Point::to_degrees).to_vec()], &camera)
        };
        // Its box and that of the map meet, and yet it is not seen.
        assert!(line([(-1.0, 0.1), (0.1, -1.0)]).is_empty());
        assert!(!line([(-1.0, 1.5), (1.5, -1.0)]).is_empty());
    }

    #[test]
    fn a_walk_is_drawn_along_the_streets_that_measured_it() {
        // Around the corner of two streets.
        let street = |line: [(f64, f64); 2]| Way {
            line: line.to_vec(),
            kind: Kind::Walked(Class::Residential),
            apart: false,
            toil: Toil::default(),
        };
        let (west, corner, north) = ((2.48, 48.9), (2.482, 48.9), (2.482, 48.902));
        let ways = [street([west, corner]), street([corner, north])];
        let network = Network::new(&ways, &[west, north], &Task::default()).unwrap();
        let stop = Stop {
            address: "one".to_owned(),
            precinct: Code("1".to_owned()),
            doors: 1,
            share: None,
        };
        let rows = [(2.4805, 48.90005), (2.48195, 48.9015)].map(|(lon, lat)| Row {
            lon,
            lat,
            ..Row::of(1, &stop, None)
        });
        let stops: Vec<&Row> = rows.iter().collect();
        let straight = legs(&stops, None);
        let [start, end] = [0, 1].map(|at| Point::from_degrees(stops[at].lon, stops[at].lat));
        assert_eq!(straight, [vec![start, end]]);
        let drawn = legs(&stops, network.as_ref());
        // From the street in front of the one by the corner to that in front of the other.
        assert_eq!(drawn[0].len(), 5);
        let (lon, lat) = drawn[0][2].to_degrees();
        assert!((lon - corner.0).abs() < 1e-7 && (lat - corner.1).abs() < 1e-7);
        // The arrow is on the longest piece of it, to the north.
        let tip = arrow(&drawn[0], 1.0).unwrap()[0].to_degrees();
        assert!((tip.0 - corner.0).abs() < 1e-7 && corner.1 < tip.1);
    }
}

//! The town as a drawing: fields, blocks, water, buildings, streets and railway, from the ground up.

use std::fmt::Write as _;

use super::Outcome;
use super::basemap::Frame;
use super::country::{FIELDS, WOOD, fields, halls};
use super::ground::Ground;
use super::lettering;
use super::shape::{Point, ring};
use super::site::{Class, HALF_RIVER, Quarter, STATION, places};
use super::town::Town;

/// Points in web metres.
pub(super) type Track = Vec<(f64, f64)>;

/// Everything to draw, in web metres.
pub(super) struct Scene<'a> {
    pub(super) town: &'a Town,
    pub(super) middle: (f64, f64),
    pub(super) degrees: (f64, f64),
    /// One entry per street.
    pub(super) streets: Vec<Track>,
    pub(super) river: Track,
    ground: Ground,
    nodes: Track,
    railway: Track,
    fields: Vec<(Track, &'static str)>,
    buildings: Vec<(Track, Quarter)>,
    park: [Track; 3],
    halls: Vec<Track>,
}

impl<'a> Scene<'a> {
    /// Brings the town into web metres.
    pub(super) fn new(town: &'a Town) -> Outcome<Self> {
        let ground = Ground::new()?;
        let web = |line: &[Point]| ground.web(line);
        let buildings: Outcome<Vec<_>> = town
            .people
            .buildings
            .iter()
            .map(|building| Ok((web(&building.corners)?, building.quarter)))
            .collect();
        let fields: Outcome<Vec<_>> = fields()
            .into_iter()
            .map(|(line, colour)| Ok((web(&line)?, colour)))
            .collect();
        let streets: Outcome<Vec<Track>> = town
            .streets
            .iter()
            .map(|street| web(&street.line))
            .collect();
        let halls: Outcome<Vec<Track>> = halls(town).iter().map(|corners| web(corners)).collect();
        let origin = Point::default();
        Ok(Self {
            middle: web(&[origin])?[0],
            degrees: ground.degrees(&[origin])?[0],
            streets: streets?,
            river: web(&town.site.river)?,
            nodes: web(&town.graph.nodes)?,
            railway: web(&town.site.railway)?,
            fields: fields?,
            buildings: buildings?,
            park: [
                web(&ring(&places("park"), 15.0))?,
                web(&ring(&places("pond"), 10.0))?,
                web(&ring(&places("walk"), 15.0))?,
            ],
            halls: halls?,
            town,
            ground,
        })
    }

    /// Any place, in web metres.
    pub(super) fn web(&self, at: Point) -> Option<(f64, f64)> {
        self.ground.web(&[at]).ok()?.first().copied()
    }

    /// The drawing of a frame.
    pub(super) fn svg(&self, frame: &Frame) -> String {
        let (width, height) = frame.size();
        let mut drawing = Drawing {
            frame,
            svg: format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' font-family='IBM Plex Sans'>\
                 <rect width='{width}' height='{height}' fill='{}'/>",
                FIELDS[0]
            ),
        };
        self.country(&mut drawing);
        self.blocks(&mut drawing);
        self.water(&mut drawing);
        self.houses(&mut drawing);
        self.roads(&mut drawing);
        lettering::write(self, &mut drawing);
        drawing.svg.push_str("</svg>");
        drawing.svg
    }

    fn country(&self, drawing: &mut Drawing<'_>) {
        for (line, colour) in &self.fields {
            drawing.area(line, colour);
            if *colour == WOOD {
                // Over the seams between neighbouring woods.
                drawing.lines(&[line], 1.0, WOOD, "fill='none'");
            }
        }
    }

    fn blocks(&self, drawing: &mut Drawing<'_>) {
        // Gardens around every house, so that the edge of the town is ragged as gardens are.
        let gardens = 46.0 * drawing.frame.per_metre();
        let outlines: Vec<&Track> = self.buildings.iter().map(|(line, _)| line).collect();
        drawing.lines(&outlines, gardens, "#ecebdf", "stroke-linejoin='round'");
        let built = |block: &super::graph::Block| block.square_metres < 90_000.0 && !block.water;
        for block in self.town.graph.blocks.iter().filter(|block| built(block)) {
            let colour = match self.town.site.quarter(block.place) {
                Quarter::Centre => "#eae3da",
                Quarter::Faubourg => "#ece7df",
                Quarter::Villas => "#ecebdf",
                Quarter::Estate => "#e4ebd8",
                Quarter::Works => "#e9e7ea",
                Quarter::Park | Quarter::Fields => continue,
            };
            let ring: Track = block.ring.iter().map(|node| self.nodes[*node]).collect();
            drawing.area(&ring, colour);
        }
        drawing.area(&self.park[0], "#cfe4bf");
        let metre = drawing.frame.per_metre();
        let yard: Vec<(f64, f64)> =
            self.railway[self.railway.len() * 2 / 5..self.railway.len() * 3 / 5].to_vec();
        drawing.lines(
            &[&yard],
            48.0 * metre,
            "#e8e5e6",
            "fill='none' stroke-linejoin='round'",
        );
    }

    fn water(&self, drawing: &mut Drawing<'_>) {
        let metre = drawing.frame.per_metre();
        let river = [&self.river];
        drawing.lines(
            &river,
            (2.0 * HALF_RIVER + 3.0) * metre + 0.6,
            "#98bfd6",
            ROUND,
        );
        drawing.lines(&river, 2.0 * HALF_RIVER * metre, "#b7d6e6", ROUND);
        drawing.area(&self.park[1], "#b7d6e6");
        if drawing.frame.zoom > 13 {
            drawing.lines(&[&self.park[2]], (2.5 * metre).max(0.8), "#f4f6ec", ROUND);
        }
    }

    fn houses(&self, drawing: &mut Drawing<'_>) {
        if drawing.frame.zoom < 14 {
            return;
        }
        let faint = drawing.frame.zoom == 14;
        for (line, quarter) in &self.buildings {
            let colour = match quarter {
                Quarter::Estate if faint => "#cfc8ca",
                Quarter::Estate => "#c6bcc0",
                Quarter::Works => "#d3cfd4",
                _ if faint => "#ddd5ca",
                Quarter::Centre => "#d3c6b8",
                _ => "#d9cfc3",
            };
            drawing.area(line, colour);
        }
        for hall in &self.halls {
            drawing.area(hall, "#c2b2a2");
        }
    }

    fn roads(&self, drawing: &mut Drawing<'_>) {
        let frame = drawing.frame;
        let width = |class: Class| {
            let (metres, least) = match class {
                Class::Primary => (13.0, 2.0),
                Class::Secondary => (11.5, 1.7),
                Class::Tertiary => (10.0, 1.2),
                Class::Residential => (7.5, 0.7),
                Class::Living => (6.0, 0.6),
                Class::Track => (4.0, 0.4),
            };
            f64::max(metres * frame.per_metre(), least)
        };
        let classes = [
            Class::Track,
            Class::Living,
            Class::Residential,
            Class::Tertiary,
            Class::Secondary,
            Class::Primary,
        ];
        let drawn: Vec<(Class, Vec<&Track>)> = classes
            .into_iter()
            .filter(|class| frame.zoom > 12 || *class < Class::Residential)
            .map(|class| {
                let lines = self
                    .town
                    .streets
                    .iter()
                    .zip(&self.streets)
                    .filter(|(street, _)| street.class == class);
                (class, lines.map(|(_, line)| line).collect())
            })
            .collect();
        for (class, lines) in &drawn {
            let casing = match class {
                Class::Primary => "#dcc07f",
                Class::Secondary => "#dccf9f",
                _ => "#d3ccc0",
            };
            drawing.lines(
                lines,
                width(*class) + if frame.zoom > 13 { 1.6 } else { 0.8 },
                casing,
                ROUND,
            );
        }
        self.rails(drawing);
        for (class, lines) in &drawn {
            let colour = match class {
                Class::Primary => "#fbe4ae",
                Class::Secondary => "#fdf3cf",
                _ => "#ffffff",
            };
            drawing.lines(lines, width(*class), colour, ROUND);
        }
    }

    fn rails(&self, drawing: &mut Drawing<'_>) {
        let metre = drawing.frame.per_metre();
        let broad = f64::max(5.0 * metre, 1.6);
        drawing.lines(&[&self.railway], broad, "#a9a4a6", "fill='none'");
        let dash = (broad * 2.2).max(4.0);
        drawing.lines(
            &[&self.railway],
            broad * 0.5,
            "#f2f0f1",
            &format!("fill='none' stroke-dasharray='{dash:.1}'"),
        );
        if let Some(place) = self.web(STATION) {
            let (x, y) = drawing.frame.pixel(place);
            let side = f64::max(22.0 * metre, 5.0);
            // Writing into a string does not fail.
            let _fits = write!(
                drawing.svg,
                "<rect x='{:.1}' y='{:.1}' width='{:.1}' height='{:.1}' fill='#8f8488' transform='rotate(-1 {x:.1} {y:.1})'/>",
                x - side * 1.6,
                y + 3.0 * metre,
                side * 3.2,
                side * 0.62
            );
        }
    }
}

pub(super) const ROUND: &str = "fill='none' stroke-linecap='round' stroke-linejoin='round'";

/// What is drawn so far.
pub(super) struct Drawing<'a> {
    pub(super) frame: &'a Frame,
    pub(super) svg: String,
}

impl Drawing<'_> {
    fn area(&mut self, ring: &[(f64, f64)], colour: &str) {
        let path = self.path(ring);
        if !path.is_empty() {
            // Writing into a string does not fail.
            let _fits = write!(self.svg, "<path d='{path}Z' fill='{colour}'/>");
        }
    }

    fn lines(&mut self, lines: &[&Track], width: f64, colour: &str, style: &str) {
        let path: String = lines.iter().map(|line| self.path(line)).collect();
        let _fits = write!(
            self.svg,
            "<path d='{path}' stroke='{colour}' stroke-width='{width:.2}' {style}/>"
        );
    }

    /// A line as SVG; nothing where it lies outside the frame.
    pub(super) fn path(&self, line: &[(f64, f64)]) -> String {
        let (width, height) = self.frame.size();
        let pixels: Vec<(f64, f64)> = line.iter().map(|at| self.frame.pixel(*at)).collect();
        let near = |(x, y): &(f64, f64)| {
            (-900.0..f64::from(width) + 900.0).contains(x)
                && (-900.0..f64::from(height) + 900.0).contains(y)
        };
        let mut path = String::new();
        if !pixels.iter().any(near) {
            return path;
        }
        for (index, (x, y)) in pixels.iter().enumerate() {
            let _fits = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
        }
        path
    }
}

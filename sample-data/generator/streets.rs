//! Streets, grown from the main roads along the field until every quarter is divided into blocks.
//!
//! References: Jobard and Lefer, *Creating evenly-spaced streamlines* (1997); Chen et al. (2008).

use std::collections::{BTreeMap, VecDeque};

use super::chance::Chance;
use super::field::Field;
use super::shape::{Line, Point, along, crossing, foot, inside, length};
use super::site::{Class, Quarter, Site};

const STEP: f64 = 8.0;
const BUCKET: f64 = 60.0;

/// A street, before its name.
pub(super) struct Street {
    pub(super) class: Class,
    /// The name it was drawn with; empty for a grown one.
    pub(super) name: String,
    pub(super) line: Line,
    /// Ends without meeting another street.
    pub(super) dead_end: bool,
}

/// Segments of lines, by where they are.
#[derive(Default)]
pub(super) struct Buckets(BTreeMap<(i64, i64), Vec<Segment>>);

#[derive(Clone, Copy)]
pub(super) struct Segment {
    pub(super) line: usize,
    pub(super) from: Point,
    pub(super) to: Point,
}

impl Buckets {
    pub(super) fn add(&mut self, line: usize, points: &[Point]) {
        for pair in points.windows(2) {
            let parts = (pair[0].to(pair[1]) / 20.0).ceil().max(1.0);
            let at = |part: f64| pair[0] + (pair[1] - pair[0]) * (part / parts);
            for part in 0..parts as usize {
                let (from, to) = (at(part as f64), at(part as f64 + 1.0));
                let cell = cell((from + to) * 0.5);
                self.0
                    .entry(cell)
                    .or_default()
                    .push(Segment { line, from, to });
            }
        }
    }

    /// Every segment within `reach` metres of a place, and some a little further.
    pub(super) fn near(&self, at: Point, reach: f64) -> impl Iterator<Item = &Segment> {
        let cells = ((reach + 12.0) / BUCKET).ceil() as i64;
        let (column, row) = cell(at);
        (column - cells..=column + cells)
            .flat_map(move |x| (row - cells..=row + cells).map(move |y| (x, y)))
            .filter_map(|cell| self.0.get(&cell))
            .flatten()
    }

    /// How far the nearest line is, of those that pass the test; infinite beyond `reach`.
    pub(super) fn distance(&self, at: Point, reach: f64, wanted: impl Fn(&Segment) -> bool) -> f64 {
        self.near(at, reach)
            .filter(|segment| wanted(segment))
            .map(|segment| at.to(foot(at, segment.from, segment.to)))
            .filter(|metres| *metres <= reach)
            .fold(f64::INFINITY, f64::min)
    }
}

fn cell(at: Point) -> (i64, i64) {
    (
        (at.x / BUCKET).floor() as i64,
        (at.y / BUCKET).floor() as i64,
    )
}

/// How a quarter is divided.
struct Habit {
    /// Between streets, in metres.
    spacing: f64,
    /// How long a street runs before it ends at a crossing, in metres.
    run: (f64, f64),
    /// How often a street goes on across the one it starts from.
    across: f64,
    class: Class,
}

fn habit(quarter: Quarter) -> Option<Habit> {
    let habit = |spacing, run, across, class| {
        Some(Habit {
            spacing,
            run,
            across,
            class,
        })
    };
    match quarter {
        Quarter::Centre => habit(58.0, (70.0, 230.0), 0.3, Class::Living),
        Quarter::Faubourg => habit(84.0, (260.0, 800.0), 0.8, Class::Residential),
        Quarter::Villas => habit(84.0, (160.0, 520.0), 0.25, Class::Residential),
        Quarter::Estate => habit(125.0, (200.0, 500.0), 0.5, Class::Residential),
        Quarter::Works => habit(170.0, (200.0, 600.0), 0.5, Class::Residential),
        Quarter::Park | Quarter::Fields => None,
    }
}

struct Growth<'a> {
    site: &'a Site,
    field: Field,
    chance: Chance,
    streets: Vec<Street>,
    found: Buckets,
    walls: Buckets,
}

/// All streets of the town: those drawn by hand first.
pub(super) fn grow(site: &Site) -> Vec<Street> {
    let mut growth = Growth {
        field: Field::new(site),
        chance: Chance::new(1848),
        streets: Vec::new(),
        found: Buckets::default(),
        walls: Buckets::default(),
        site,
    };
    for wall in site.banks.iter().chain([&site.railway]) {
        growth.walls.add(0, wall);
    }
    let mut waiting = VecDeque::new();
    for main in &site.mains {
        waiting.push_back(growth.keep(main.class, main.name, main.line.clone(), false));
    }
    while let Some(index) = waiting.pop_front() {
        waiting.extend(growth.branch(index));
    }
    growth.close_off();
    growth.streets
}

impl Growth<'_> {
    fn keep(&mut self, class: Class, name: &str, line: Line, dead_end: bool) -> usize {
        let index = self.streets.len();
        self.found.add(index, &line);
        self.streets.push(Street {
            class,
            name: name.to_owned(),
            line,
            dead_end,
        });
        index
    }

    /// Streets that start at crossings along a street.
    fn branch(&mut self, index: usize) -> Vec<usize> {
        let line = self.streets[index].line.clone();
        let total = length(&line);
        let mut new = Vec::new();
        let mut at = self.chance.between(20.0, 70.0);
        while at < total - 15.0 {
            let (place, way) = along(&line, at);
            let Some(habit) = habit(self.site.quarter(place)).or_else(|| self.beside(place, way))
            else {
                at += 40.0;
                continue;
            };
            let first = if self.chance.happens(0.5) {
                way.left()
            } else {
                -way.left()
            };
            if self.chance.happens(habit.across) {
                new.extend(self.start(index, place, first, true));
            } else {
                new.extend(self.start(index, place, first, false));
                new.extend(self.start(index, place, -first, false));
            }
            at += habit.spacing * self.chance.between(0.55, 0.8);
        }
        new
    }

    /// On a road along the edge of the town, the quarter of the side that is built.
    fn beside(&self, place: Point, way: Point) -> Option<Habit> {
        let side = |metres: f64| habit(self.site.quarter(place + way.left() * metres));
        side(40.0).or_else(|| side(-40.0))
    }

    /// One street from a place on another; on across it if `through`.
    fn start(&mut self, parent: usize, place: Point, way: Point, through: bool) -> Option<usize> {
        let (ahead, dead) = self.reach(parent, place, way)?;
        let mut line: Line = Vec::new();
        let back = through.then(|| self.reach(parent, place, -way)).flatten();
        match back {
            Some((behind, _)) => {
                line.extend(behind.into_iter().rev());
                line.push(place);
            }
            None => line.push(place - way * 0.6),
        }
        line.extend(ahead);
        let quarter = self.site.quarter(place + way * 30.0);
        let class = habit(quarter).map_or(Class::Residential, |habit| habit.class);
        Some(self.keep(class, "", line, dead))
    }

    /// The way ahead from a place, without that place; and whether it is a dead end.
    fn reach(&mut self, parent: usize, place: Point, way: Point) -> Option<(Line, bool)> {
        let habit = habit(self.site.quarter(place + way * 25.0))?;
        let first = place + way * STEP;
        if self.crowded(first, way, habit.spacing * 0.62, parent) {
            return None;
        }
        let run = self.chance.between(habit.run.0, habit.run.1);
        let line = self.trace(parent, place, way);
        let hits = self.hits(parent, place, &line);
        let wanted = hits.iter().find(|hit| hit.0 > run).or_else(|| hits.last());
        if let Some((metres, _)) = wanted {
            return (*metres > habit.spacing * 0.4).then(|| (cut(place, &line, *metres), false));
        }
        let total = STEP * line.len() as f64;
        let last = *line.last()?;
        let heading = match line.as_slice() {
            [.., before, last] => (*last - *before).unit(),
            _ => way,
        };
        let shot: Line = (1..14)
            .map(|step| last + heading * (STEP * f64::from(step)))
            .collect();
        if self.walls_between(last, *shot.last()?) {
            return None;
        }
        let hits = self.hits(parent, last, &shot);
        if let Some((metres, _)) = hits
            .first()
            .filter(|(metres, _)| total + metres > habit.spacing * 0.4)
        {
            let mut line = line;
            line.extend(cut(last, &shot, *metres));
            return Some((line, false));
        }
        None
    }

    /// Follows the field until a parallel street, a wall or the end of the town.
    fn trace(&self, parent: usize, place: Point, way: Point) -> Line {
        let (mut at, mut way) = (place, way);
        let mut line = Vec::new();
        while line.len() < 130 {
            let half = self.field.follow(at + way * (STEP / 2.0), way);
            // Turning slowly keeps a street smooth.
            let turned = (way + half * if line.len() < 2 { 0.15 } else { 0.7 }).unit();
            let next = at + turned * STEP;
            let Some(habit) = habit(self.site.quarter(next)) else {
                break;
            };
            if self.walls_between(at, next + turned * 12.0)
                || self.crowded(next, turned, habit.spacing * 0.6, parent)
            {
                break;
            }
            line.push(next);
            (at, way) = (next, turned);
        }
        line
    }

    fn walls_between(&self, from: Point, to: Point) -> bool {
        let reach = from.to(to) / 2.0 + 12.0;
        self.walls
            .near((from + to) * 0.5, reach)
            .any(|wall| crossing((from, to), (wall.from, wall.to)).is_some())
    }

    /// Whether a street runs nearly the same way close by.
    fn crowded(&self, at: Point, way: Point, reach: f64, parent: usize) -> bool {
        self.found
            .distance(at, reach, |segment| {
                let along = (segment.to - segment.from).unit().dot(way).abs();
                along > 0.72 && (segment.line != parent || along > 0.95)
            })
            .is_finite()
    }

    /// Where a line meets other streets: metres from its start, and the place.
    fn hits(&self, parent: usize, start: Point, line: &[Point]) -> Vec<(f64, Point)> {
        let mut hits = Vec::new();
        let (mut from, mut metres) = (start, 0.0);
        for to in line {
            for segment in self.found.near((from + *to) * 0.5, STEP) {
                if let Some((t, _)) = crossing((from, *to), (segment.from, segment.to)) {
                    let at = metres + t * from.to(*to);
                    if at > 25.0 || segment.line != parent {
                        hits.push((at, from + (*to - from) * t));
                    }
                }
            }
            metres += from.to(*to);
            from = *to;
        }
        hits.retain(|hit| hit.0 > 2.0);
        hits.sort_by(|a, b| a.0.total_cmp(&b.0));
        hits
    }

    /// Cul-de-sacs into what is left of the villa quarters.
    fn close_off(&mut self) {
        for index in 0..self.streets.len() {
            let line = self.streets[index].line.clone();
            let total = length(&line);
            let mut at = self.chance.between(25.0, 60.0);
            while at < total - 20.0 {
                let (place, way) = along(&line, at);
                let side = if self.chance.happens(0.5) {
                    way.left()
                } else {
                    -way.left()
                };
                for side in [side, -side] {
                    self.dead_end(index, place, side);
                }
                at += self.chance.between(25.0, 45.0);
            }
        }
    }

    fn dead_end(&mut self, parent: usize, place: Point, way: Point) {
        let outskirts = |at| {
            matches!(
                self.site.quarter(at),
                Quarter::Villas | Quarter::Faubourg | Quarter::Estate | Quarter::Works
            )
        };
        let room = |at: Point, reach: f64| {
            !self
                .found
                .distance(at, reach, |segment| segment.line != parent)
                .is_finite()
        };
        let (mut at, mut way) = (place, way);
        let mut line = vec![place - way * 0.6];
        if self.chance.happens(0.45) {
            return;
        }
        let bend = self.chance.between(-0.07, 0.07);
        while line.len() < 15 {
            let next = at + way * STEP;
            let reach = if line.len() < 3 { 30.0 } else { 38.0 };
            if !outskirts(next) || !room(next, reach) || self.walls_between(at, next + way * 25.0) {
                break;
            }
            let parent_away = self
                .found
                .distance(next, 60.0, |segment| segment.line == parent);
            if line.len() > 5 && parent_away < 34.0 {
                break;
            }
            line.push(next);
            at = next;
            way = (way + way.left() * bend).unit();
        }
        if line.len() >= 7 && inside(at, &self.site.built) {
            self.keep(Class::Residential, "", line, true);
        }
    }
}

/// The first `metres` of a line, and a little more, so that it surely crosses what it meets.
fn cut(start: Point, line: &[Point], metres: f64) -> Line {
    let (mut from, mut left) = (start, metres);
    let mut kept = Vec::new();
    for to in line {
        let step = from.to(*to);
        if step >= left {
            let way = (*to - from).unit();
            kept.push(from + way * (left + 0.6));
            return kept;
        }
        kept.push(*to);
        left -= step;
        from = *to;
    }
    kept
}

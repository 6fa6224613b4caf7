//! Walks made shorter and turfs evener: stops taken out in strings, and put back where they cost
//! the least.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::chance::Chance;
use crate::base::index::index;
use crate::field::cut::aim::Aim;
use crate::field::cut::pieces::Pieces;
use crate::field::cut::ways::Ways;

/// The most stops that are taken out of one walk, and the most walks in a round.
const STRING: usize = 12;
const STRINGS: usize = 3;
/// Neighbours of a stop that it may be put beside.
const PLACES: usize = 16;
/// One place in so many is passed over, so that the same stops do not always end the same way.
const BLINK: u64 = 128;

/// One turf in the order in which it is walked.
#[derive(Clone, Debug, Default)]
struct Walk {
    order: Vec<u32>,
    weight: f64,
    metres: f64,
    pieces: u32,
}

/// Some turfs: one entry per stop in `weights`, `of` and `place`.
pub(crate) struct Walks<'a> {
    ways: &'a Ways,
    weights: &'a [f64],
    aim: Aim,
    walks: Vec<Walk>,
    /// The walk of each stop; [`NOWHERE`] while it is out.
    of: Vec<u32>,
    /// Its place in the walk.
    place: Vec<u32>,
    pieces: Pieces,
    /// The walks that a round has touched, as they were.
    before: Vec<(u32, Walk)>,
    /// The ways from the stop that is being put back, each with the number of when it was noted.
    way_from_here: Vec<(u32, f32)>,
    noted: u32,
}

/// No walk.
const NOWHERE: u32 = u32::MAX;

impl<'a> Walks<'a> {
    /// Walks in their order; stops that are on none are left alone.
    pub(crate) fn new(ways: &'a Ways, weights: &'a [f64], orders: Vec<Vec<u32>>, aim: Aim) -> Self {
        let stops = weights.len();
        let mut all = Self {
            ways,
            weights,
            aim,
            walks: Vec::new(),
            of: vec![NOWHERE; stops],
            place: vec![0; stops],
            pieces: Pieces::new(stops, ways.square_count),
            before: Vec::new(),
            way_from_here: vec![(0, 0.0); stops],
            noted: 0,
        };
        for (number, order) in (0..).zip(orders) {
            all.walks.push(Walk::default());
            all.set(number, order);
        }
        all
    }

    /// Makes a walk of stops in their order.
    fn set(&mut self, number: u32, order: Vec<u32>) {
        let legs = order.windows(2);
        let metres = legs.map(|leg| self.way(leg[0], leg[1])).sum();
        let weights = order.iter().map(|&stop| self.weights[stop as usize]);
        let weight = weights.sum();
        self.walks[number as usize] = Walk {
            order,
            weight,
            metres,
            pieces: 1,
        };
        self.number(number, 0);
        self.walks[number as usize].pieces = self.count_pieces(number);
    }

    /// The walks in their order.
    pub(crate) fn orders(self) -> Vec<Vec<u32>> {
        self.walks.into_iter().map(|walk| walk.order).collect()
    }

    /// Gives every piece of a turf but the largest to the turf that it is next to most often.
    pub(crate) fn gather(&mut self) {
        for number in 0..index(self.walks.len()) {
            self.count_pieces(number);
            let order = self.walks[number as usize].order.clone();
            for piece in self.pieces.lesser(order.len()) {
                let stops: Vec<u32> = piece.iter().map(|&at| order[at as usize]).collect();
                if let Some((to, at)) = self.beside(&stops) {
                    self.hand_over(number, to, at, &stops);
                }
            }
        }
    }

    /// The walk that some stops of another are next to most often, and a place in it beside them.
    fn beside(&self, stops: &[u32]) -> Option<(u32, usize)> {
        let home = self.of[stops.first().copied()? as usize];
        let mut found: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for &stop in stops {
            for &next in &self.ways.next[stop as usize] {
                let number = self.of[next as usize];
                if number != home && number != NOWHERE {
                    let place = self.place[next as usize] as usize;
                    found.entry(number).or_insert((0, place)).0 += 1;
                }
            }
        }
        let most = found
            .into_iter()
            .max_by_key(|&(number, (times, _))| (times, Reverse(number)));
        most.map(|(number, (_, place))| (number, place))
    }

    /// Moves stops from one walk into another after a place in it.
    fn hand_over(&mut self, from: u32, to: u32, place: usize, stops: &[u32]) {
        let at = place + 1;
        let mut orders =
            [from, to].map(|number| std::mem::take(&mut self.walks[number as usize].order));
        orders[0].retain(|stop| !stops.contains(stop));
        orders[1].splice(at..at, stops.iter().copied());
        for (number, order) in [from, to].into_iter().zip(orders) {
            self.set(number, order);
        }
    }

    /// What it costs in metres that each turf is not as it should be; 0 where it is.
    pub(crate) fn each_fault(&self) -> Vec<f64> {
        let walks = self.walks.iter();
        let fault = |walk: &Walk| {
            let apart = f64::from(walk.pieces.saturating_sub(1));
            self.aim.unevenness(walk.weight, walk.metres) + self.aim.split * apart
        };
        walks.map(fault).collect()
    }

    /// The same for all together.
    pub(crate) fn faults(&self) -> f64 {
        self.each_fault().into_iter().sum()
    }

    /// What all turfs cost in metres: their length, and what is wrong with them.
    pub(crate) fn all_cost(&self) -> f64 {
        self.walks.iter().map(|walk| self.cost(walk)).sum()
    }

    /// Takes strings of stops out of neighbouring walks and puts them back one by one (Christiaens
    /// and Vanden Berghe 2020). Keeps what comes of it unless it costs too much more, which is the
    /// less the lower the `heat` in metres.
    pub(crate) fn round(&mut self, chance: &mut Chance, heat: f64) {
        let centre = index(chance.below(self.of.len()));
        let mut out = self.take_out(centre, chance);
        if out.is_empty() {
            return;
        }
        self.shuffle(&mut out, centre, chance);
        for stop in out {
            self.put_back(stop, chance);
        }
        let was: f64 = self.before.iter().map(|(_, walk)| self.cost(walk)).sum();
        let most = was - heat * (1.0 - chance.unit()).ln();
        if self.costs_at_most(most) {
            self.before.clear();
        } else {
            self.take_back();
        }
    }

    fn way(&self, from: u32, to: u32) -> f64 {
        self.ways.metres(from, to).into()
    }

    fn cost(&self, walk: &Walk) -> f64 {
        let apart = f64::from(walk.pieces.saturating_sub(1));
        self.aim.cost(walk.weight, walk.metres) + self.aim.split * apart
    }

    /// Whether the touched walks cost no more than that; pieces are counted only where the rest
    /// does not say no.
    fn costs_at_most(&mut self, most: f64) -> bool {
        let touched: Vec<u32> = self.before.iter().map(|&(walk, _)| walk).collect();
        let mut cost = 0.0;
        for &number in &touched {
            let walk = &self.walks[number as usize];
            cost += self.aim.cost(walk.weight, walk.metres);
        }
        for number in touched {
            if most < cost {
                return false;
            }
            let pieces = self.count_pieces(number);
            self.walks[number as usize].pieces = pieces;
            cost += self.aim.split * f64::from(pieces.saturating_sub(1));
        }
        cost <= most
    }

    fn count_pieces(&mut self, number: u32) -> u32 {
        let order = &self.walks[number as usize].order;
        let (of, place) = (&self.of, &self.place);
        self.pieces.count(self.ways, order, |stop| {
            (of[stop as usize] == number).then(|| place[stop as usize])
        })
    }

    /// Puts the touched walks back as they were.
    fn take_back(&mut self) {
        for (number, walk) in std::mem::take(&mut self.before) {
            self.walks[number as usize] = walk;
            self.number(number, 0);
        }
    }

    /// Notes where the stops of a walk are, from one place on.
    fn number(&mut self, number: u32, from: usize) {
        let order = &self.walks[number as usize].order;
        for (place, &stop) in (0..).zip(order).skip(from) {
            self.of[stop as usize] = number;
            self.place[stop as usize] = place;
        }
    }

    fn touch(&mut self, number: u32) {
        if !self.before.iter().any(|&(known, _)| known == number) {
            let walk = self.walks[number as usize].clone();
            self.before.push((number, walk));
        }
    }

    /// Takes a string out of the walk of `centre`, and out of some others beside it.
    fn take_out(&mut self, centre: u32, chance: &mut Chance) -> Vec<u32> {
        let strings = 1 + chance.below(STRINGS);
        let mut out = Vec::new();
        let ways = self.ways;
        let around = ways.near[centre as usize].iter().map(|&(stop, _)| stop);
        for stop in std::iter::once(centre).chain(around) {
            if self.before.len() == strings {
                break;
            }
            let number = self.of[stop as usize];
            let touched = self.before.iter().any(|&(walk, _)| walk == number);
            if number == NOWHERE || touched || self.walks[number as usize].order.len() < 2 {
                continue;
            }
            self.touch(number);
            self.cut_out(number, self.place[stop as usize] as usize, chance, &mut out);
        }
        out
    }

    /// Takes a string out of one walk, with the stop at `place` in it.
    fn cut_out(&mut self, number: u32, place: usize, chance: &mut Chance, out: &mut Vec<u32>) {
        let length = self.walks[number as usize].order.len();
        let count = 1 + chance.below(STRING.min(length - 1));
        let earliest = (place + 1).saturating_sub(count);
        let first = earliest + chance.below(place.min(length - count) - earliest + 1);
        let end = first + count;
        let ways = self.ways;
        let way = |from: u32, to: u32| f64::from(ways.metres(from, to));
        let walk = &mut self.walks[number as usize];
        let legs = walk.order[first.saturating_sub(1)..(end + 1).min(length)].windows(2);
        walk.metres -= legs.map(|leg| way(leg[0], leg[1])).sum::<f64>();
        if 0 < first && end < length {
            walk.metres += way(walk.order[first - 1], walk.order[end]);
        }
        for stop in walk.order.drain(first..end) {
            self.of[stop as usize] = NOWHERE;
            walk.weight -= self.weights[stop as usize];
            out.push(stop);
        }
        self.number(number, first);
    }

    /// The order in which stops are put back: as walked, the other way round, the furthest
    /// first, or any.
    fn shuffle(&self, out: &mut [u32], centre: u32, chance: &mut Chance) {
        match chance.below(4) {
            0 => (),
            1 => out.reverse(),
            2 => out.sort_by(|&a, &b| self.way(centre, b).total_cmp(&self.way(centre, a))),
            _ => {
                for last in (1..out.len()).rev() {
                    out.swap(last, chance.below(last + 1));
                }
            }
        }
    }

    /// Puts a stop where it costs the least, beside one of its neighbours.
    fn put_back(&mut self, stop: u32, chance: &mut Chance) {
        self.note_ways(stop);
        let ways = self.ways;
        let mut best: Option<(f64, u32, usize)> = None;
        let mut several = false;
        for (tried, &(near, way)) in ways.near[stop as usize].iter().enumerate() {
            let number = self.of[near as usize];
            if PLACES <= tried {
                // Further on only for another walk than theirs, where all led to the same.
                match best {
                    Some((_, same, _)) if same == number => continue,
                    Some(_) if several => break,
                    _ => (),
                }
            }
            if number == NOWHERE || chance.bits().is_multiple_of(BLINK) {
                continue;
            }
            several |= best.is_some_and(|(_, other, _)| other != number);
            let place = self.place[near as usize] as usize;
            for (neighbour, at) in [(place.checked_sub(1), place), (Some(place + 1), place + 1)] {
                let order = &self.walks[number as usize].order;
                let beyond = neighbour.and_then(|place| order.get(place)).copied();
                let longer = beyond.map_or(way.into(), |beyond| {
                    f64::from(way + self.way_from_here(stop, beyond)) - self.way(near, beyond)
                });
                let cost = self.growth(number, stop, longer);
                if best.is_none_or(|(least, ..)| cost < least) {
                    best = Some((cost, number, at));
                }
            }
        }
        // With no neighbour in any walk, it ends the one that a string was taken out of.
        let home = self.before.first().map_or(0, |&(number, _)| number);
        let end = self.walks[home as usize].order.len();
        let (_, number, at) = best.unwrap_or((0.0, home, end));
        self.insert(stop, number, at);
    }

    /// What a walk costs more with one stop more.
    fn growth(&self, number: u32, stop: u32, longer: f64) -> f64 {
        let walk = &self.walks[number as usize];
        let weight = walk.weight + self.weights[stop as usize];
        self.aim.cost(weight, walk.metres + longer) - self.aim.cost(walk.weight, walk.metres)
    }

    fn insert(&mut self, stop: u32, number: u32, at: usize) {
        self.touch(number);
        let order = &self.walks[number as usize].order;
        let before = at.checked_sub(1).map(|place| order[place]);
        let after = order.get(at).copied();
        let mut longer: f64 = [before, after]
            .into_iter()
            .flatten()
            .map(|beside| f64::from(self.way_from_here(stop, beside)))
            .sum();
        if let (Some(before), Some(after)) = (before, after) {
            longer -= self.way(before, after);
        }
        let walk = &mut self.walks[number as usize];
        walk.order.insert(at, stop);
        walk.metres += longer;
        walk.weight += self.weights[stop as usize];
        self.number(number, at);
    }

    /// Notes the ways from a stop, so that many of them are found at once.
    fn note_ways(&mut self, stop: u32) {
        self.noted += 1;
        for &(to, way) in &self.ways.near[stop as usize] {
            self.way_from_here[to as usize] = (self.noted, way);
        }
    }

    /// The way from the stop whose ways were noted last.
    fn way_from_here(&self, stop: u32, to: u32) -> f32 {
        match self.way_from_here[to as usize] {
            (noted, way) if noted == self.noted => way,
            _ => self.ways.metres(stop, to),
        }
    }
}

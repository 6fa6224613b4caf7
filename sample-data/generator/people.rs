//! Who lives where: addresses along the streets, buildings, dwellings and registered voters.

use super::chance::Chance;
use super::graph::Graph;
use super::shape::{Line, Point, along, inside, length};
use super::site::{Class, Quarter, Site};
use super::streets::{Buckets, Street};

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Housing {
    House,
    Flats,
    Tower,
    Boat,
}

impl Housing {
    pub(super) const ALL: [Self; 4] = [Self::House, Self::Flats, Self::Tower, Self::Boat];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Flats => "flats",
            Self::Tower => "tower",
            Self::Boat => "boat",
        }
    }

    /// The share of doors that open on an evening.
    pub(super) fn opening_rate(self) -> f64 {
        match self {
            Self::House => 0.38,
            Self::Flats => 0.29,
            Self::Tower => 0.24,
            Self::Boat => 0.5,
        }
    }
}

/// A number in a street.
pub(super) struct Address {
    pub(super) street: usize,
    pub(super) number: u32,
    pub(super) suffix: &'static str,
    pub(super) at: Point,
    pub(super) housing: Housing,
    pub(super) dwellings: u32,
    pub(super) voters: u32,
    /// The block it stands in; none on the water.
    pub(super) block: Option<usize>,
}

/// A building's outline and the quarter it is in.
pub(super) struct Building {
    pub(super) corners: [Point; 4],
    pub(super) quarter: Quarter,
}

/// Everybody's addresses.
pub(super) struct People {
    pub(super) addresses: Vec<Address>,
    pub(super) buildings: Vec<Building>,
}

/// How plots lie along a street of a quarter.
struct Plot {
    frontage: f64,
    setback: f64,
    depth: f64,
    width: f64,
    housing: Housing,
    /// How many plots are built on.
    built: f64,
}

fn plot(quarter: Quarter) -> Option<Plot> {
    let plot = |frontage, setback, depth, width, housing, built| {
        Some(Plot {
            frontage,
            setback,
            depth,
            width,
            housing,
            built,
        })
    };
    match quarter {
        Quarter::Centre => plot(17.0, 5.5, 11.0, 17.2, Housing::Flats, 0.97),
        Quarter::Faubourg => plot(20.5, 8.0, 10.5, 19.4, Housing::Flats, 0.9),
        Quarter::Villas => plot(29.0, 11.0, 10.0, 12.0, Housing::House, 0.84),
        Quarter::Estate => plot(23.0, 17.0, 13.0, 23.5, Housing::Tower, 1.0),
        Quarter::Works => plot(52.0, 16.0, 34.0, 40.0, Housing::House, 0.7),
        Quarter::Park | Quarter::Fields => None,
    }
}

struct Settling<'a> {
    site: &'a Site,
    chance: Chance,
    axes: Buckets,
    fronts: Buckets,
    people: People,
}

/// Settles the town.
pub(super) fn settle(site: &Site, streets: &[Street], graph: &Graph) -> People {
    let mut settling = Settling {
        site,
        chance: Chance::new(1901),
        axes: Buckets::default(),
        fronts: Buckets::default(),
        people: People {
            addresses: Vec::new(),
            buildings: Vec::new(),
        },
    };
    for (index, nodes) in graph.streets.iter().enumerate() {
        settling.axes.add(index, &graph.line(nodes));
    }
    settling.axes.add(usize::MAX, &site.railway);
    settling.axes.add(usize::MAX, &site.banks[0]);
    settling.axes.add(usize::MAX, &site.banks[1]);
    for (index, nodes) in graph.streets.iter().enumerate() {
        let mut line = graph.line(nodes);
        if line.len() < 2 || streets[index].class == Class::Track {
            continue;
        }
        let far = |at: Option<&Point>| at.map_or(0.0, |at| at.length());
        if far(line.first()) > far(line.last()) {
            line.reverse();
        }
        settling.line(index, &line, 1.0);
        settling.line(index, &line, -1.0);
    }
    let mut people = settling.people;
    find_blocks(graph, &mut people.addresses);
    people
}

impl Settling<'_> {
    /// One side of a street: the left has odd numbers.
    fn line(&mut self, street: usize, line: &Line, side: f64) {
        let total = length(line);
        let mut number = if side > 0.0 { 1 } else { 2 };
        let mut at = 6.0;
        let mut row = 0;
        while at < total - 4.0 {
            let (place, way) = along(line, at);
            let out = way.left() * side;
            let quarter = self.site.quarter(place + out * 14.0);
            let Some(plot) = plot(quarter) else {
                at += 20.0;
                continue;
            };
            let slab_ends = quarter == Quarter::Estate && row % 7 > 3;
            row += 1;
            let width = plot.frontage * self.chance.between(0.85, 1.15);
            let (middle, way) = along(line, at + width / 2.0);
            let out = way.left() * side;
            at += if slab_ends { width * 1.8 } else { width };
            if self.chance.happens(plot.built)
                && !slab_ends
                && self.free(street, middle, out, &plot)
            {
                self.build(street, middle, out, &plot, quarter, number);
                number += 2;
            } else if self.chance.happens(0.25) {
                number += 2;
            }
        }
    }

    fn free(&self, street: usize, middle: Point, out: Point, plot: &Plot) -> bool {
        let front = middle + out * plot.setback;
        let back = front + out * plot.depth;
        let clear = |at: Point, reach: f64| {
            !self
                .axes
                .distance(at, reach, |other| other.line != street)
                .is_finite()
        };
        let open = |at: Point| {
            !self
                .fronts
                .distance(at, plot.width * 0.42 + 1.5, |_| true)
                .is_finite()
        };
        let heart = front + out * (plot.depth / 2.0);
        let dry = clear(front, plot.setback * 0.8) && clear(back, plot.setback * 0.75);
        let own = self
            .axes
            .distance(back, plot.setback * 0.95, |other| other.line == street);
        dry && !own.is_finite()
            && open(heart)
            && open(back)
            && open(front)
            && self.site.quarter(heart) != Quarter::Park
            && !self.site.on_water(heart)
    }

    fn build(
        &mut self,
        street: usize,
        middle: Point,
        out: Point,
        plot: &Plot,
        quarter: Quarter,
        number: u32,
    ) {
        let jitter = if quarter == Quarter::Villas {
            self.chance.between(-1.5, 4.0)
        } else {
            self.chance.between(-0.4, 0.4)
        };
        let front = middle + out * (plot.setback + jitter);
        let depth = plot.depth * self.chance.between(0.85, 1.15);
        let half = out.left() * (plot.width / 2.0);
        let corners = [
            front - half,
            front + half,
            front + half + out * depth,
            front - half + out * depth,
        ];
        self.people.buildings.push(Building { corners, quarter });
        let heart = front + out * (depth / 2.0);
        self.fronts
            .add(street, &[heart - half * 0.8, heart + half * 0.8]);
        let Some((housing, dwellings)) = self.dwellings(quarter, plot) else {
            return;
        };
        let voters = self.voters(housing, dwellings);
        let suffix = if number > 2 && self.chance.happens(0.03) {
            "bis"
        } else {
            ""
        };
        let twice = suffix == "bis" && self.chance.happens(0.25);
        let at = (front + out * 2.0).rounded();
        let address = |suffix, at, number| Address {
            street,
            number,
            suffix,
            at,
            housing,
            dwellings,
            voters,
            block: None,
        };
        if twice {
            let ter = (front + out * 2.0 + half * 0.4).rounded();
            self.people.addresses.push(address("ter", ter, number - 2));
        }
        let number = if suffix.is_empty() {
            number
        } else {
            number - 2
        };
        self.people.addresses.push(address(suffix, at, number));
    }

    fn dwellings(&mut self, quarter: Quarter, plot: &Plot) -> Option<(Housing, u32)> {
        let flats = |weights: &[f64], chance: &mut Chance| chance.pick(weights) as u32 + 1;
        match quarter {
            Quarter::Works => self.chance.happens(0.35).then_some((Housing::House, 1)),
            Quarter::Centre => Some((
                Housing::Flats,
                flats(
                    &[0.14, 0.2, 0.22, 0.18, 0.12, 0.08, 0.04, 0.02],
                    &mut self.chance,
                ),
            )),
            Quarter::Faubourg => {
                let count = flats(
                    &[0.5, 0.17, 0.1, 0.08, 0.05, 0.04, 0.03, 0.03],
                    &mut self.chance,
                );
                Some((
                    if count == 1 {
                        Housing::House
                    } else {
                        Housing::Flats
                    },
                    count,
                ))
            }
            Quarter::Villas => Some((plot.housing, if self.chance.happens(0.04) { 2 } else { 1 })),
            _ => Some((plot.housing, 14 + 2 * flats(&[1.0; 11], &mut self.chance))),
        }
    }

    fn voters(&mut self, housing: Housing, dwellings: u32) -> u32 {
        let weights: &[f64] = match housing {
            Housing::House => &[0.07, 0.24, 0.51, 0.13, 0.05],
            Housing::Flats => &[0.16, 0.44, 0.32, 0.06, 0.02],
            Housing::Tower | Housing::Boat => &[0.28, 0.36, 0.26, 0.08, 0.02],
        };
        (0..dwellings)
            .map(|_| self.chance.pick(weights) as u32)
            .sum()
    }
}

/// Finds the block that each address stands in.
fn find_blocks(graph: &Graph, addresses: &mut [Address]) {
    let rings: Vec<(Line, [f64; 4])> = graph
        .blocks
        .iter()
        .map(|block| {
            let line = graph.line(&block.ring);
            let low = |key: fn(&Point) -> f64| line.iter().map(key).fold(f64::INFINITY, f64::min);
            let bounds = [
                low(|at| at.x),
                low(|at| at.y),
                -low(|at| -at.x),
                -low(|at| -at.y),
            ];
            (line, bounds)
        })
        .collect();
    for address in addresses {
        let at = address.at;
        address.block = rings.iter().position(|(ring, [west, south, east, north])| {
            (*west..=*east).contains(&at.x) && (*south..=*north).contains(&at.y) && inside(at, ring)
        });
    }
}

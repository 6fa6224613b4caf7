//! A made-up country as large as France: 70,000 precincts, 50,000 census areas, 2 million addresses.
//!
//! Neighbours share their crooked borders to the last bit, cities are dense and the country is
//! wide. The same every time, so that what other programs take on it can be compared.

pub(crate) mod files;

use arpent::base::chance::Chance;
use geo::{Coord, LineString, Polygon};

/// Straight pieces along each side of a cell: some 64 vertices to a cell.
const PIECES: usize = 16;

/// Where the country lies, in the metres of Lambert-93.
const WEST: f64 = 150_000.0;
const SOUTH: f64 = 6_100_000.0;
const SIDE: f64 = 1_000_000.0;

/// A country cut into cells that leave no gap and do not overlap.
pub(crate) struct Country {
    columns: usize,
    rows: usize,
    seed: u64,
}

impl Country {
    /// 70,000 precincts.
    pub(crate) fn of_precincts() -> Self {
        Self {
            columns: 280,
            rows: 250,
            seed: 1,
        }
    }

    /// 50,000 census areas that cut across them.
    pub(crate) fn of_areas() -> Self {
        Self {
            columns: 250,
            rows: 200,
            seed: 2,
        }
    }

    /// How many cells there are.
    pub(crate) fn len(&self) -> usize {
        self.columns * self.rows
    }

    /// Every cell, row by row from the south-west.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Polygon<f64>> {
        (0..self.len()).map(|cell| self.cell(cell % self.columns, cell / self.columns))
    }

    fn cell(&self, column: usize, row: usize) -> Polygon<f64> {
        let south = self.border(column, row, true);
        let east = self.border(column + 1, row, false);
        let north = self.border(column, row + 1, true);
        let west = self.border(column, row, false);
        let there = south[..PIECES].iter().chain(&east[..PIECES]);
        let back = north[1..].iter().rev().chain(west[1..].iter().rev());
        let ring: Vec<Coord> = there.chain(back).copied().collect();
        Polygon::new(LineString(ring), Vec::new())
    }

    /// The border from a corner to the next one to its east or north, for both of its sides.
    fn border(&self, column: usize, row: usize, eastwards: bool) -> Vec<Coord> {
        let from = self.corner(column, row);
        let to = if eastwards {
            self.corner(column + 1, row)
        } else {
            self.corner(column, row + 1)
        };
        let outer = if eastwards {
            row == 0 || row == self.rows
        } else {
            column == 0 || column == self.columns
        };
        let mut chance =
            self.chance(2 * (row * (self.columns + 1) + column) + usize::from(eastwards));
        let bow = if outer {
            0.0
        } else {
            0.06 * around_zero(&mut chance)
        };
        let points = (0..=PIECES).map(|piece| {
            let along = piece as f64 / PIECES as f64;
            let rough = if outer {
                0.0
            } else {
                0.006 * around_zero(&mut chance)
            };
            let aside = (bow + rough) * (std::f64::consts::PI * along).sin();
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            self.on_map(Coord {
                x: from.x + along * dx - aside * dy,
                y: from.y + along * dy + aside * dx,
            })
        });
        points.collect()
    }

    /// Where four cells meet, in cells from the south-west.
    fn corner(&self, column: usize, row: usize) -> Coord {
        let mut chance = self.chance(usize::MAX - (row * (self.columns + 1) + column));
        let mut moved = |place: usize, last: usize| {
            let aside = 0.25 * around_zero(&mut chance);
            place as f64
                + if place == 0 || place == last {
                    0.0
                } else {
                    aside
                }
        };
        Coord {
            x: moved(column, self.columns),
            y: moved(row, self.rows),
        }
    }

    /// In centimetres, as official outlines are.
    fn on_map(&self, Coord { x, y }: Coord) -> Coord {
        let metres = |share: f64| SIDE * crowded(share);
        let whole = |metres: f64| (100.0 * metres).round() / 100.0;
        Coord {
            x: whole(WEST + metres(x / self.columns as f64)),
            y: whole(SOUTH + metres(y / self.rows as f64)),
        }
    }

    fn chance(&self, place: usize) -> Chance {
        Chance::new(self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ place as u64)
    }
}

/// From 0..1 to 0..1, crowded in some places and wide in others.
fn crowded(share: f64) -> f64 {
    let wave = |times: f64, strength: f64| {
        let turn = std::f64::consts::TAU * times;
        strength * (turn * share).sin() / turn
    };
    share + wave(2.0, 0.5) + wave(9.0, 0.4)
}

fn around_zero(chance: &mut Chance) -> f64 {
    2.0 * chance.unit() - 1.0
}

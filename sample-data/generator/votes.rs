//! How the town voted, three times: drawn voter by voter, so that every transfer is known.

use super::chance::{Chance, noise};
use super::people::Address;
use super::shape::Point;
use super::site::{Quarter, Site};

/// Somebody to vote for; all made up.
pub(super) struct Choice {
    pub(super) nuance: &'static str,
    pub(super) sex: &'static str,
    pub(super) surname: &'static str,
    pub(super) first_name: &'static str,
}

/// A round of an election.
pub(super) struct Contest {
    pub(super) name: &'static str,
    pub(super) choices: &'static [Choice],
}

const fn choice(
    nuance: &'static str,
    sex: &'static str,
    surname: &'static str,
    first_name: &'static str,
) -> Choice {
    Choice {
        nuance,
        sex,
        surname,
        first_name,
    }
}

/// The three contests, oldest first.
pub(super) const CONTESTS: [Contest; 3] = [
    Contest {
        name: "t2017",
        choices: &[
            choice("SOL", "F", "MARCHETERRE", "Odile"),
            choice("VER", "M", "BELLAVOINE", "Étienne"),
            choice("CEN", "F", "ORMESAN", "Claire"),
            choice("DRT", "M", "TRÉVILLARD", "Hugues"),
            choice("NAT", "M", "DAMBREVAL", "Régis"),
            choice("RUR", "F", "PUYRENARD", "Lucette"),
            choice("EXG", "M", "SANCERNE", "Thibault"),
            choice("SOU", "F", "OLLIVERT", "Maud"),
        ],
    },
    Contest {
        name: "t2022",
        choices: &[
            choice("SOL", "F", "MARCHETERRE", "Odile"),
            choice("VER", "F", "SAINT-AVRÉ", "Inès"),
            choice("CEN", "F", "ORMESAN", "Claire"),
            choice("DRT", "M", "FAUVERGNE", "Paul"),
            choice("NAT", "M", "DAMBREVAL", "Régis"),
            choice("IDE", "M", "LOQUERET", "Armand"),
            choice("RUR", "F", "PUYRENARD", "Lucette"),
            choice("EXG", "M", "SANCERNE", "Thibault"),
        ],
    },
    Contest {
        name: "t2024",
        choices: &[
            choice("UGE", "F", "CHASTRELLE", "Élodie"),
            choice("CEN", "M", "LANGLADOIS", "François"),
            choice("DRT", "F", "VILLECHÊNE", "Anne-Sophie"),
            choice("NAT", "M", "ROQUEMAURIN", "Cédric"),
            choice("RUR", "M", "BOISGONTIER", "Noël"),
            choice("EXG", "F", "PLESSIMOND", "Gaëlle"),
        ],
    },
];

/// Abstention, blank, null: the first three fates of a registered voter; then the choices.
pub(super) const NO_VOTE: [&str; 3] = ["abstention", "blank", "null"];

/// The first contest, by quarter: centre, faubourg, villas, estates.
const FIRST: [[f64; 11]; 4] = [
    [20.0, 1.4, 0.4, 18.0, 11.0, 28.0, 13.0, 7.0, 0.8, 1.0, 2.0],
    [23.0, 1.6, 0.6, 19.0, 8.0, 19.0, 10.5, 14.0, 1.0, 1.2, 2.6],
    [17.0, 1.8, 0.6, 11.0, 5.0, 21.0, 21.0, 17.0, 2.0, 0.8, 3.6],
    [41.0, 1.4, 0.8, 24.0, 3.0, 7.5, 3.2, 14.0, 0.4, 1.6, 1.6],
];

/// Where the voters of 2017 went in 2022, in per cent; the last row is those new on the roll.
pub(super) const TO_2022: [[f64; 11]; 12] = [
    [74.0, 1.0, 0.4, 7.0, 0.8, 5.0, 0.8, 8.0, 1.6, 0.6, 0.4],
    [30.0, 22.0, 3.0, 8.0, 3.0, 14.0, 5.0, 9.0, 3.0, 2.0, 1.0],
    [38.0, 8.0, 14.0, 9.0, 2.0, 9.0, 3.0, 12.0, 2.0, 2.0, 1.0],
    [14.0, 1.2, 0.5, 70.0, 4.5, 4.5, 0.4, 2.8, 0.3, 0.8, 1.0],
    [9.0, 1.4, 0.3, 27.0, 36.0, 22.0, 1.8, 1.0, 0.2, 0.8, 0.5],
    [9.0, 1.6, 0.3, 6.5, 4.5, 68.0, 5.5, 2.4, 1.4, 0.7, 0.1],
    [8.0, 1.8, 0.4, 1.0, 0.8, 37.0, 27.0, 9.0, 13.0, 1.9, 0.1],
    [13.0, 1.0, 0.5, 2.0, 0.2, 3.5, 1.6, 66.0, 11.0, 1.1, 0.1],
    [12.0, 2.0, 0.5, 6.0, 3.0, 12.0, 7.0, 12.0, 4.0, 41.0, 0.5],
    [18.0, 2.0, 0.8, 42.0, 3.0, 4.0, 0.5, 8.0, 0.5, 1.2, 20.0],
    [15.0, 2.0, 0.5, 3.0, 1.0, 9.0, 6.0, 36.0, 22.0, 5.0, 0.5],
    [31.0, 1.4, 0.4, 22.0, 6.0, 19.0, 3.0, 12.0, 3.0, 1.4, 0.8],
];

/// Where the voters of 2022 went in 2024, in per cent; the last row is those new on the roll.
pub(super) const TO_2024: [[f64; 9]; 12] = [
    [80.0, 0.8, 0.4, 7.0, 3.0, 1.0, 7.0, 0.5, 0.3],
    [30.0, 18.0, 3.0, 16.0, 14.0, 7.0, 9.0, 2.0, 1.0],
    [38.0, 7.0, 12.0, 14.0, 9.0, 5.0, 12.0, 2.0, 1.0],
    [21.0, 1.2, 0.5, 71.0, 2.5, 0.6, 1.8, 0.4, 1.0],
    [11.0, 1.2, 0.3, 72.0, 11.0, 2.3, 0.8, 0.9, 0.5],
    [17.0, 1.8, 0.4, 11.0, 57.0, 9.0, 3.0, 0.7, 0.1],
    [10.0, 1.6, 0.4, 2.0, 13.0, 62.0, 10.0, 0.9, 0.1],
    [18.0, 0.8, 0.5, 1.6, 1.2, 2.4, 75.0, 0.4, 0.1],
    [12.0, 1.2, 0.4, 0.6, 3.0, 17.0, 65.0, 0.7, 0.1],
    [17.0, 2.4, 0.6, 11.0, 12.0, 12.0, 16.0, 28.5, 0.5],
    [24.0, 2.0, 0.8, 43.0, 1.5, 0.5, 5.0, 0.6, 22.6],
    [36.0, 1.4, 0.5, 25.0, 14.0, 5.0, 17.0, 0.6, 0.5],
];

/// What is counted in one precinct: `[contest][fate]`, and who went where.
pub(super) struct Tally {
    pub(super) fates: [Vec<u32>; 3],
    /// `[from][to]`; one row more for those new on the roll, one column more for those who left.
    pub(super) to_2022: Vec<Vec<u32>>,
    pub(super) to_2024: Vec<Vec<u32>>,
}

/// What sets a precinct apart.
struct Leaning {
    /// Shares of centre, faubourg, villas, estates.
    mix: [f64; 4],
    /// From west to east, as chance has it.
    east: f64,
    height: f64,
}

/// The three contests in each precinct; the last one's registered voters are those who live there.
pub(super) fn vote(
    site: &Site,
    addresses: &[Address],
    precinct_of: &[Option<usize>],
    count: usize,
) -> Vec<Tally> {
    let mut chance = Chance::new(1958);
    (0..count)
        .map(|precinct| {
            let here: Vec<&Address> = addresses
                .iter()
                .zip(precinct_of)
                .filter(|(_, of)| **of == Some(precinct))
                .map(|(address, _)| address)
                .collect();
            let registered: u32 = here.iter().map(|address| address.voters).sum();
            tally(&leaning(site, &here), registered, &mut chance)
        })
        .collect()
}

fn leaning(site: &Site, here: &[&Address]) -> Leaning {
    let mut mix = [1e-6; 4];
    let (mut middle, mut total) = (Point::default(), 1e-6);
    for address in here {
        let weight = f64::from(address.voters);
        middle = middle + address.at * weight;
        total += weight;
        mix[match site.quarter(address.at) {
            Quarter::Centre => 0,
            Quarter::Faubourg => 1,
            Quarter::Estate => 3,
            _ => 2,
        }] += weight;
    }
    let middle = middle * (1.0 / total);
    Leaning {
        mix: mix.map(|weight| weight / total),
        east: (middle.x / 1400.0).clamp(-1.0, 1.0),
        height: noise(middle, 900.0, 5),
    }
}

fn tally(leaning: &Leaning, registered: u32, chance: &mut Chance) -> Tally {
    let before_2024 = scaled(registered, chance.between(0.965, 0.995));
    let before_2022 = scaled(before_2024, chance.between(0.945, 1.0));
    let first = first_shares(leaning, chance);
    let mut fates_2017 = vec![0; first.len()];
    for _ in 0..before_2022 {
        fates_2017[chance.pick(&first)] += 1;
    }
    let table: Vec<Vec<f64>> = TO_2022
        .iter()
        .map(|row| bent(row, leaning, 7, 3, chance))
        .collect();
    let (to_2022, fates_2022) = go(&fates_2017, &table, before_2024, 0.075, chance);
    let table: Vec<Vec<f64>> = TO_2024
        .iter()
        .map(|row| bent(row, leaning, 6, 3, chance))
        .collect();
    let (to_2024, fates_2024) = go(&fates_2022, &table, registered, 0.04, chance);
    Tally {
        fates: [fates_2017, fates_2022, fates_2024],
        to_2022,
        to_2024,
    }
}

fn scaled(count: u32, by: f64) -> u32 {
    (f64::from(count) * by).round() as u32
}

fn first_shares(leaning: &Leaning, chance: &mut Chance) -> Vec<f64> {
    let mut shares: Vec<f64> = (0..FIRST[0].len())
        .map(|fate| {
            FIRST
                .iter()
                .zip(leaning.mix)
                .map(|(row, share)| row[fate] * share)
                .sum()
        })
        .collect();
    for share in &mut shares {
        *share *= chance.between(0.88, 1.13);
    }
    shares[3] *= 1.0 - 0.12 * leaning.height;
    shares[5] *= 1.0 + 0.18 * leaning.height - 0.08 * leaning.east;
    shares[6] *= 1.0 + 0.25 * leaning.height - 0.22 * leaning.east;
    shares[7] *= 1.0 - 0.2 * leaning.height + 0.3 * leaning.east;
    shares
}

/// Transfer rates as they are in one precinct: more abstention where towers stand.
fn bent(
    row: &[f64],
    leaning: &Leaning,
    national: usize,
    left: usize,
    chance: &mut Chance,
) -> Vec<f64> {
    let mut row: Vec<f64> = row
        .iter()
        .map(|rate| rate * chance.between(0.9, 1.1))
        .collect();
    row[0] *= 1.0 + 0.55 * leaning.mix[3] - 0.12 * leaning.mix[2];
    row[national] *= 1.0 + 0.2 * leaning.east - 0.2 * leaning.mix[0];
    row[left] *= 1.0 + 0.25 * leaning.mix[0] + 0.1 * leaning.mix[1];
    row
}

/// Sends every voter on: some leave the town, and others come.
fn go(
    fates: &[u32],
    table: &[Vec<f64>],
    registered: u32,
    leaving: f64,
    chance: &mut Chance,
) -> (Vec<Vec<u32>>, Vec<u32>) {
    let width = table[0].len();
    let mut flows = vec![vec![0; width + 1]; fates.len() + 1];
    let mut stayed = 0;
    for (from, count) in fates.iter().enumerate() {
        for _ in 0..*count {
            if chance.happens(leaving) {
                flows[from][width] += 1;
            } else {
                flows[from][chance.pick(&table[from])] += 1;
                stayed += 1;
            }
        }
    }
    for _ in stayed..registered {
        flows[fates.len()][chance.pick(&table[fates.len()])] += 1;
    }
    let totals = (0..width)
        .map(|to| flows.iter().map(|row| row[to]).sum())
        .collect();
    (flows, totals)
}

//! Stretches of street where every address is left out: done, or nobody is to call there.

use std::collections::{BTreeSet, HashMap};

use rstar::RTree;
use rstar::primitives::{GeomWithData, Line};

use crate::analysis::streets::Street;
use crate::base::text::plain;
use crate::field::ground::{Ground, straight};
use crate::field::packet::left;
use crate::model::address::Address;
use crate::model::turf::Plan;

/// An address farther than this from a street is in none of it, in metres.
const IN_STREET: f64 = 60.0;

/// A stretch has so many addresses at least, unless it is a whole street.
const LEAST: usize = 3;

/// Where an address is on a street: metres from its beginning, and whether it is left out.
type Place = (f64, bool);

/// The stretches of streets of which every address is left out of a plan since it is done or
/// objects: lines in degrees, in the order of the streets. A stretch ends half-way to the next
/// address that is not, or with its street.
pub fn done_stretches(
    plan: &Plan,
    addresses: &[Address],
    streets: &[Street],
) -> Vec<Vec<(f64, f64)>> {
    let left: BTreeSet<&str> = left::of(plan).map(|(_, address)| address).collect();
    if left.is_empty() || streets.is_empty() {
        return Vec::new();
    }
    let is_left = |address: &&Address| left.contains(address.id.as_str());
    let ground = Ground::around(addresses.iter().filter(is_left).map(|it| (it.lon, it.lat)));
    let lines = Lines::new(streets, ground);
    let mut on_street: HashMap<usize, Vec<Place>> = HashMap::new();
    for address in addresses {
        if let Some((street, along)) = lines.place(address, ground) {
            let place = (along, is_left(&address));
            on_street.entry(street).or_default().push(place);
        }
    }
    let mut stretches = Vec::new();
    for (number, line) in lines.lines.iter().enumerate() {
        let Some(places) = on_street.get_mut(&number) else {
            continue;
        };
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (from, to) in runs(places) {
            stretches.push(piece(&streets[number].line, line, from, to));
        }
    }
    stretches
}

/// The streets on a plane, in metres, to find the nearest of.
struct Lines {
    lines: Vec<Vec<(f64, f64)>>,
    names: Vec<String>,
    /// With the street, and the place of the piece in it.
    pieces: RTree<GeomWithData<Line<[f64; 2]>, (usize, usize)>>,
}

impl Lines {
    fn new(streets: &[Street], ground: Ground) -> Self {
        let on_plane = |street: &Street| -> Vec<(f64, f64)> {
            let corners = street.line.iter();
            corners.map(|&(lon, lat)| ground.metres(lon, lat)).collect()
        };
        let lines: Vec<Vec<(f64, f64)>> = streets.iter().map(on_plane).collect();
        let pieces = lines.iter().enumerate().flat_map(|(street, line)| {
            let pairs = line.windows(2).enumerate();
            pairs.map(move |(place, pair)| {
                let line = Line::new([pair[0].0, pair[0].1], [pair[1].0, pair[1].1]);
                GeomWithData::new(line, (street, place))
            })
        });
        Self {
            pieces: RTree::bulk_load(pieces.collect()),
            names: streets.iter().map(|street| plain(&street.name)).collect(),
            lines,
        }
    }

    /// The street that an address is in, and how far along: one of its name, else the nearest.
    fn place(&self, address: &Address, ground: Ground) -> Option<(usize, f64)> {
        let (x, y) = ground.metres(address.lon, address.lat);
        if !x.is_finite() || !y.is_finite() {
            return None;
        }
        let near = self.pieces.nearest_neighbor_iter_with_distance_2(&[x, y]);
        let near = near.take_while(|(_, squared)| *squared <= IN_STREET * IN_STREET);
        let near: Vec<(usize, usize)> = near.map(|(piece, _)| piece.data).collect();
        let name = plain(&address.street);
        let named = near.iter().find(|(street, _)| self.names[*street] == name);
        let &(street, piece) = named.or(near.first())?;
        let line = &self.lines[street];
        let before = line[..=piece].windows(2);
        let before: f64 = before.map(|pair| straight(pair[0], pair[1])).sum();
        Some((street, before + along(line[piece], line[piece + 1], (x, y))))
    }
}

/// How far along the way from `a` to `b` the nearest point to `place` is, in metres.
fn along(a: (f64, f64), b: (f64, f64), place: (f64, f64)) -> f64 {
    let (x, y) = (b.0 - a.0, b.1 - a.1);
    let length = x.hypot(y);
    if length <= 0.0 {
        return 0.0;
    }
    let share = ((place.0 - a.0) * x + (place.1 - a.1) * y) / (length * length);
    share.clamp(0.0, 1.0) * length
}

/// The runs of places that are left out, from where to where along their street: from and to half-way
/// to the places that are not, without bound where there is none.
fn runs(places: &[Place]) -> Vec<(f64, f64)> {
    let mut runs = Vec::new();
    let mut start = 0;
    for run in places.chunk_by(|a, b| a.1 == b.1) {
        let end = start + run.len();
        let whole = run.len() == places.len();
        if run[0].1 && (whole || LEAST <= run.len()) {
            let from = match start.checked_sub(1) {
                Some(before) => f64::midpoint(places[before].0, run[0].0),
                None => 0.0,
            };
            let to = match places.get(end) {
                Some(after) => f64::midpoint(run[run.len() - 1].0, after.0),
                None => f64::INFINITY,
            };
            runs.push((from, to));
        }
        start = end;
    }
    runs
}

/// The piece of a line in degrees between two lengths along it, which are measured on the plane.
fn piece(line: &[(f64, f64)], plane: &[(f64, f64)], from: f64, to: f64) -> Vec<(f64, f64)> {
    let mut piece: Vec<(f64, f64)> = Vec::new();
    let mut gone = 0.0;
    for (degrees, metres) in line.windows(2).zip(plane.windows(2)) {
        let length = straight(metres[0], metres[1]);
        let (begin, end) = ((from - gone).max(0.0), (to - gone).min(length));
        if begin < end {
            let at = |along: f64| {
                let share = along / length;
                let ((x, y), (to_x, to_y)) = (degrees[0], degrees[1]);
                (x + share * (to_x - x), y + share * (to_y - y))
            };
            if piece.is_empty() {
                piece.push(at(begin));
            }
            piece.push(at(end));
        }
        gone += length;
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::units::{Metres, Minutes};
    use crate::model::address::LeftOut;
    use crate::model::turf::{Footing, TurfSize};

    /// A degree of longitude at this latitude is as long as one of latitude there is not: 0.0001
    /// east is 7.3 m.
    const STEP: f64 = 0.000_1;

    fn address(number: u32, street: &str, steps: f64, north: f64) -> Address {
        Address {
            id: format!("{street} {number}"),
            number,
            street: street.to_owned(),
            lon: 2.0 + STEP * steps,
            lat: 48.9 + STEP * north,
            ..Address::default()
        }
    }

    fn plan(left: &[&str]) -> Plan {
        let left = left.iter().map(|it| (LeftOut::Done, (*it).to_owned()));
        let turf = crate::model::turf::Turf {
            length: Metres(0.0),
            time: Minutes(0.0),
            ..Default::default()
        };
        Plan {
            target: String::new(),
            size: TurfSize::Doors(1),
            seed: 1,
            turfs: vec![std::sync::Arc::new(turf)],
            starts: Vec::new(),
            left_out: left.collect(),
            outside_target: 0,
            footing: Footing::Straight(1.3),
        }
    }

    #[test]
    fn a_stretch_ends_half_way_to_the_next_address_that_is_not_done() {
        let street = |name: &str, north: f64| Street {
            name: name.to_owned(),
            line: vec![
                (2.0, 48.9 + STEP * north),
                (2.0 + 20.0 * STEP, 48.9 + STEP * north),
            ],
        };
        let streets = [street("Rue A", 0.0), street("Rue B", 5.0)];
        let mut addresses: Vec<Address> = (1..=9)
            .map(|number| address(number, "rue a", 2.0 * f64::from(number), 1.0))
            .collect();
        // Nearer to the other street, and still of its own.
        addresses.push(address(1, "Rue B", 10.0, 2.0));
        let found = done_stretches(
            &plan(&["rue a 1", "rue a 2", "rue a 3", "rue a 6", "rue a 7"]),
            &addresses,
            &streets,
        );
        assert_eq!(found.len(), 1, "two in a row are no stretch: {found:?}");
        let (first, last) = (found[0][0], found[0][1]);
        assert!((first.0 - 2.0).abs() < 1e-9, "from where the street begins");
        assert!((last.0 - (2.0 + 7.0 * STEP)).abs() < 1e-7, "{last:?}");
        let all = done_stretches(&plan(&["Rue B 1"]), &addresses, &streets);
        assert_eq!(all, [streets[1].line.clone()], "all of its addresses");
        assert!(done_stretches(&plan(&[]), &addresses, &streets).is_empty());
    }
}

//! The way from a door to the next, street by street, and the line that it makes on a map.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::field::ground::straight;
use crate::field::network::corners::{ACROSS, Reached};
use crate::field::network::matrix::behind;
use crate::field::network::snap::on_the_way;
use crate::field::network::{Edge, Network, Spot};

/// A way this much longer than a straight line is drawn as it bends, as a share and in metres.
const BENT: f64 = 1.1;
const BENT_BY: f64 = 5.0;

/// Points in metres.
type Line = Vec<(f64, f64)>;

/// A way from a spot to another by the corners of their streets.
pub(super) struct ByStreets {
    /// In metres of walking.
    metres: f64,
    /// The streets that it leads along between theirs, in the order in which they are walked.
    pub(super) streets: Vec<u32>,
}

impl Network {
    /// Where the way between two places in degrees (longitude, latitude) turns, in their order and
    /// in degrees: from the street in front of the one along the middle of streets to that in front
    /// of the other. Empty where the way is about as good as straight, where [`Network::table`]
    /// leads over open ground, and where no street connects them.
    pub fn turns(&self, from: (f64, f64), to: (f64, f64)) -> Vec<(f64, f64)> {
        let place = |(lon, lat)| (self.spot(lon, lat), self.ground.metres(lon, lat));
        let ends = [from, to].map(place);
        let [(Some(start), _), (Some(end), _)] = ends else {
            return Vec::new();
        };
        let Some((metres, line)) = self.between(&start, &end) else {
            return Vec::new();
        };
        let by_streets = metres + behind(Some(start)) + behind(Some(end));
        if !is_bent(&line) || self.over_open_ground(ends, by_streets).is_some() {
            return Vec::new();
        }
        let points = line.into_iter();
        points.map(|point| self.ground.degrees(point)).collect()
    }

    /// The way between two spots in metres of walking, and its line; `None` where there is none.
    fn between(&self, start: &Spot, end: &Spot) -> Option<(f64, Line)> {
        if start.edge != end.edge {
            return self.by_corners(start, end);
        }
        let metres = self.along(Some(*start), Some(*end));
        let line = stretch(&self.edges[start.edge as usize], start.along, end.along);
        // From one end of a crescent to the other, another street may be shorter.
        let around = is_bent(&line).then(|| self.by_corners(start, end));
        let around = around.flatten().filter(|(around, _)| *around < metres);
        Some(around.unwrap_or((metres, line)))
    }

    /// The same by the corners at the ends of their streets.
    fn by_corners(&self, start: &Spot, end: &Spot) -> Option<(f64, Line)> {
        let way = self.streets_between(start, end)?;
        let first = &self.edges[start.edge as usize];
        let last = &self.edges[end.edge as usize];
        // Which end of the first street is left by, the streets tell.
        let lines = [(first.from, 0.0), (first.to, first.length)].map(|(node, along)| {
            let mut line = stretch(first, start.along, along);
            let mut at = node;
            for &street in &way.streets {
                let edge = &self.edges[street as usize];
                let (ends, next) = if edge.from == at {
                    ((0.0, edge.length), edge.to)
                } else if edge.to == at {
                    ((edge.length, 0.0), edge.from)
                } else {
                    return None;
                };
                line.extend(stretch(edge, ends.0, ends.1));
                at = next;
            }
            let begin = match at {
                at if at == last.from => 0.0,
                at if at == last.to => last.length,
                _ => return None,
            };
            line.extend(stretch(last, begin, end.along));
            Some(without_doubles(line))
        });
        let lines = lines.into_iter().flatten();
        let shortest = lines.min_by(|a, b| length(a).total_cmp(&length(b)))?;
        Some((way.metres, shortest))
    }

    /// The shortest way from a spot to another by the corners of their streets (Dijkstra 1959);
    /// `None` where there is none.
    pub(super) fn streets_between(&self, from: &Spot, to: &Spot) -> Option<ByStreets> {
        let corners = &self.corners;
        let goals = self.accesses(to);
        // By corner: the way so far, and the corner and street that it came by.
        let mut reached: BTreeMap<u32, (f64, Option<(u32, u32)>)> = BTreeMap::new();
        let mut open = BinaryHeap::new();
        for (corner, cost) in self.accesses(from) {
            let known = reached.entry(corner).or_insert((f64::INFINITY, None));
            known.0 = known.0.min(cost);
            open.push(Reverse(Reached { cost, corner }));
        }
        let mut best: Option<(f64, u32)> = None;
        while let Some(Reverse(Reached { cost, corner })) = open.pop() {
            if best.is_some_and(|(all, _)| all <= cost) {
                break;
            }
            if reached.get(&corner).is_some_and(|known| known.0 < cost) {
                continue;
            }
            for &(goal, after) in &goals {
                let all = cost + after;
                if goal == corner && best.is_none_or(|(known, _)| all < known) {
                    best = Some((all, corner));
                }
            }
            let place = corner as usize;
            for arc in corners.first[place] as usize..corners.first[place + 1] as usize {
                let (next, there) = (corners.to[arc], cost + corners.cost[arc]);
                let known = reached.entry(next).or_insert((f64::INFINITY, None));
                if there < known.0 {
                    *known = (there, Some((corner, corners.along[arc])));
                    let next = Reached {
                        cost: there,
                        corner: next,
                    };
                    open.push(Reverse(next));
                }
            }
        }
        let (metres, mut at) = best?;
        let mut streets = Vec::new();
        while let Some((corner, along)) = reached.get(&at)?.1 {
            if along != ACROSS {
                streets.push(along);
            }
            at = corner;
        }
        streets.reverse();
        Some(ByStreets { metres, streets })
    }

    /// The corners that a spot leads to, and the way to each.
    fn accesses(&self, spot: &Spot) -> Vec<(u32, f64)> {
        let edge = &self.edges[spot.edge as usize];
        let before = spot.along * edge.slowness;
        let ways = [before, edge.cost() - before];
        let pavements = self.pavements(spot).into_iter();
        pavements
            .flat_map(|ends| ends.into_iter().zip(ways))
            .map(|(corner, way)| (corner, way.max(0.0)))
            .collect()
    }
}

/// The line of a street between two places on it, in metres from where it begins.
fn stretch(edge: &Edge, from: f64, to: f64) -> Line {
    let (low, high) = (from.min(to), from.max(to));
    let mut line = Vec::new();
    let mut passed = 0.0;
    for piece in edge.line.windows(2) {
        let metres = straight(piece[0], piece[1]);
        let share = |along: f64| ((along - passed) / metres.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        if passed <= high && low <= passed + metres {
            line.push(on_the_way(piece[0], piece[1], share(low)));
            line.push(on_the_way(piece[0], piece[1], share(high)));
        }
        passed += metres;
    }
    if to < from {
        line.reverse();
    }
    without_doubles(line)
}

/// A line without points that lie less than a centimetre from the one before.
fn without_doubles(mut line: Line) -> Line {
    line.dedup_by(|next, last| straight(*next, *last) < 0.01);
    line
}

/// Whether a line is much longer than that between its ends.
fn is_bent(line: &[(f64, f64)]) -> bool {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return false;
    };
    let direct = straight(first, last);
    (BENT * direct).max(direct + BENT_BY) < length(line)
}

fn length(line: &[(f64, f64)]) -> f64 {
    line.windows(2).map(|pair| straight(pair[0], pair[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::toil::Toil;
    use crate::analysis::ways::{Class, Kind, Way};
    use crate::base::task::Task;
    use crate::field::ground::Ground;

    /// A network of residential streets with corners in metres, and where the ground's middle is.
    fn network(streets: &[&[(f64, f64)]]) -> (Network, Ground) {
        let ground = Ground::around([(2.48, 48.9)]);
        let ways: Vec<Way> = streets
            .iter()
            .map(|street| {
                let line = street.iter().map(|&point| ground.degrees(point));
                Way {
                    kind: Kind::Walked(Class::Residential),
                    line: line.collect(),
                    apart: false,
                    toil: Toil::default(),
                }
            })
            .collect();
        let network = Network::new(&ways, &[(2.48, 48.9)], &Task::default());
        (network.unwrap().unwrap(), ground)
    }

    /// The turns between two places in whole metres.
    fn turns(streets: &[&[(f64, f64)]], from: (f64, f64), to: (f64, f64)) -> Vec<(i32, i32)> {
        let (network, ground) = network(streets);
        let turns = network.turns(ground.degrees(from), ground.degrees(to));
        #[expect(clippy::cast_possible_truncation, reason = "metres of a small town")]
        let whole = |metres: f64| metres.round() as i32;
        turns
            .into_iter()
            .map(|(lon, lat)| ground.metres(lon, lat))
            .map(|(x, y)| (whole(x), whole(y)))
            .collect()
    }

    /// A street to the east, and one to the north from where it ends.
    const CORNER: [&[(f64, f64)]; 2] =
        [&[(0.0, 0.0), (100.0, 0.0)], &[(100.0, 0.0), (100.0, 100.0)]];

    #[test]
    fn around_a_corner_the_way_follows_the_streets() {
        let there = turns(&CORNER, (40.0, 6.0), (94.0, 70.0));
        assert_eq!(there, [(40, 0), (100, 0), (100, 70)]);
        let back = turns(&CORNER, (94.0, 70.0), (40.0, 6.0));
        assert_eq!(back, [(100, 70), (100, 0), (40, 0)]);
    }

    #[test]
    fn what_is_about_straight_has_no_turns() {
        let straight: [&[(f64, f64)]; 2] =
            [&[(0.0, 0.0), (50.0, 0.0)], &[(50.0, 0.0), (100.0, 3.0)]];
        assert!(turns(&straight, (20.0, 6.0), (80.0, 6.0)).is_empty());
        // Over the street.
        assert!(turns(&straight, (20.0, 6.0), (22.0, -6.0)).is_empty());
    }

    #[test]
    fn a_street_that_bends_is_followed_and_the_shorter_way_round_is_taken() {
        let bent: [&[(f64, f64)]; 1] = [&[(0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0)]];
        let along = turns(&bent, (30.0, -5.0), (30.0, 65.0));
        assert_eq!(along, [(30, 0), (60, 0), (60, 60), (30, 60)]);
        let ring: [&[(f64, f64)]; 3] = [
            &[(0.0, 0.0), (60.0, 0.0)],
            &[(60.0, 0.0), (60.0, 60.0), (0.0, 60.0), (0.0, 0.0)],
            &[(60.0, 0.0), (90.0, 0.0)],
        ];
        let around = turns(&ring, (10.0, -5.0), (-5.0, 30.0));
        assert_eq!(around, [(10, 0), (0, 0), (0, 30)]);
    }

    #[test]
    fn from_end_to_end_of_a_crescent_another_street_is_shorter() {
        let streets: [&[(f64, f64)]; 2] = [
            &[(0.0, 0.0), (0.0, 200.0), (30.0, 200.0), (30.0, 0.0)],
            &[(-40.0, 0.0), (0.0, 0.0), (30.0, 0.0), (70.0, 0.0)],
        ];
        let there = turns(&streets, (-5.0, 10.0), (35.0, 10.0));
        assert_eq!(there, [(0, 10), (0, 0), (30, 0), (30, 10)]);
        let far = turns(&streets, (-5.0, 190.0), (35.0, 190.0));
        assert_eq!(far, [(0, 190), (0, 200), (30, 200), (30, 190)]);
    }

    #[test]
    fn where_no_street_leads_there_are_no_turns() {
        let apart: [&[(f64, f64)]; 2] =
            [&[(0.0, 0.0), (600.0, 0.0)], &[(0.0, 90.0), (600.0, 90.0)]];
        assert!(turns(&apart, (20.0, 5.0), (200.0, 85.0)).is_empty());
    }
}

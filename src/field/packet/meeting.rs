//! Where the crew of each turf meets: at the place from which the way there is shortest.

use crate::field::packet::Brief;

/// One entry per place, in degrees east and north: which of the operation's meeting points is the
/// nearest on foot, by the streets where they are known; the first of equals. None where there is
/// no meeting point, or no place.
pub(super) fn nearest(brief: &Brief<'_>, places: &[Option<(f64, f64)>]) -> Vec<Option<usize>> {
    let meetings = &brief.operation.meetings;
    let known: Vec<(f64, f64)> = places.iter().copied().flatten().collect();
    let ways: Vec<Vec<f64>> = meetings
        .iter()
        .map(|meeting| match brief.network {
            Some(network) if 1 < meetings.len() => network.ways_from(meeting.place(), &known),
            _ => known.iter().map(|&place| meeting.away(place)).collect(),
        })
        .collect();
    let mut next = 0..known.len();
    let places = places.iter().map(|place| {
        let known = place.and_then(|_| next.next())?;
        (0..meetings.len()).min_by(|&a, &b| ways[a][known].total_cmp(&ways[b][known]))
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::toil::Toil;
    use crate::analysis::ways::{Class, Kind, Way};
    use crate::base::task::Task;
    use crate::field::network::Network;
    use crate::field::packet::check::tests::town;
    use crate::field::packet::packets;
    use crate::model::address::Located;
    use crate::model::layer::Precincts;
    use crate::model::operation::Operation;

    fn way(line: &[(f64, f64)], kind: Kind) -> Way {
        Way {
            line: line.to_vec(),
            kind,
            apart: false,
            toil: Toil::default(),
        }
    }

    #[test]
    fn crews_come_from_where_the_way_by_the_streets_is_shortest() {
        let (mut addresses, _, plan) = town(1, &[&[0]]);
        (addresses[0].lon, addresses[0].lat) = (2.0, 48.9001);
        // The school is 100 m to the north of the address, over the river, which is crossed 1.1 km to
        // the west; the market is 440 m to the east, in the same street.
        let street = Kind::Walked(Class::Residential);
        let ways = [
            way(&[(1.985, 48.9), (2.01, 48.9)], street),
            way(&[(1.985, 48.9), (1.985, 48.901)], street),
            way(&[(1.985, 48.901), (2.01, 48.901)], street),
        ];
        let places = [(2.0, 48.9001), (2.0, 48.901), (2.006, 48.9)];
        let network = Network::new(&ways, &places, &Task::default()).unwrap();
        let operation = Operation {
            meetings: ["48.901,2.0,School", "48.9,2.006,Market"]
                .map(|point| point.parse().unwrap())
                .to_vec(),
            ..Operation::default()
        };
        let met = |network: Option<&Network>| {
            let brief = Brief {
                plan: &plan,
                addresses: &addresses,
                located: &Located::default(),
                precincts: &Precincts::default(),
                registered: &[],
                doors: &[],
                why: &[],
                operation: &Arc::new(operation.clone()),
                network,
            };
            packets(&brief)[0].meeting.clone()
        };
        assert_eq!(met(None), "School");
        assert_eq!(met(network.as_ref()), "Market");
        let ways = network.unwrap().ways_from((2.006, 48.9), &places[..1]);
        // 0.006 degrees of longitude here are 439 m.
        assert!((ways[0] - 439.0).abs() < 15.0, "{ways:?}");
    }
}

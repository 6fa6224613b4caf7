//! Everything a crew carries, before it is drawn.

mod building;
pub mod check;
mod code;
mod heading;
pub mod left;
mod meeting;
mod pages;
mod sheet;
mod stretches;

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::units::{Metres, Minutes};
use crate::field::crews::assign;
use crate::field::effort::Pace;
use crate::field::network::Network;
use crate::field::packet::left::Left;
use crate::model::address::{Address, DoorsRule, Located};
use crate::model::hardship::Hardships;
use crate::model::layer::{Code, PrecinctId, Precincts};
use crate::model::operation::Operation;
use crate::model::schedule::{Crew, Slot};
use crate::model::turf::{Footing, Plan, Stop, Turf};

pub use crate::field::packet::building::{BuildingSheet, MANY_DOORS};
pub use crate::field::packet::code::town;
pub use crate::field::packet::heading::{Compass, Hand, Numbers};
pub use crate::field::packet::pages::{Part, SheetPage, lies, pages};
pub use crate::field::packet::sheet::{Row, Side, StreetSheet};
pub use crate::field::packet::stretches::done_stretches;

/// What the packets of a plan are worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// The turfs.
    pub plan: &'a Plan,
    /// Every address known, in any order.
    pub addresses: &'a [Address],
    /// Which rule told their doors, and what is known of their buildings; may be empty.
    pub located: &'a Located,
    /// The precincts, for their names.
    pub precincts: &'a Precincts,
    /// Registered voters, one entry per precinct, NaN where unknown; may be empty.
    pub registered: &'a [f64],
    /// Doors, one entry per precinct; may be empty.
    pub doors: &'a [u64],
    /// Why a crew goes there, one sentence per precinct; may be empty.
    pub why: &'a [String],
    /// What the crews go out for.
    pub operation: &'a Arc<Operation>,
    /// The streets, to know from which place a crew has the shortest way and where a walk turns;
    /// straight lines where none.
    pub network: Option<&'a Network>,
}

impl<'a> Brief<'a> {
    /// The streets that the walks were measured by; `None` where straight lines did.
    pub(crate) fn measured_by(&self) -> Option<&'a Network> {
        self.network.filter(|_| self.plan.footing.is_streets())
    }
}

/// Everything one crew carries on one outing.
#[derive(Clone, Debug, PartialEq)]
pub struct Packet {
    /// Which turf of the plan it is, from 1.
    pub number: usize,
    /// The last number of the plan: as many turfs as it has, unless some were taken out by hand.
    pub of: usize,
    /// Its code, such as `75110-0012`, unique in the plan.
    pub code: String,
    /// Its precincts by code: official code and name.
    pub precincts: Vec<(Code, String)>,
    /// The first address in words; empty when that address is no longer known.
    pub start: String,
    /// The last address in words.
    pub end: String,
    /// Doors to knock at.
    pub doors: u64,
    /// Registered voters behind them, by each precinct's share of doors; NaN where unknown.
    pub registered: f64,
    /// Walking and talking together.
    pub time: Minutes,
    /// What of that is the way from the meeting point and back; 0 where none is in it.
    pub way: Minutes,
    /// The walk from the first address to the last.
    pub length: Metres,
    /// What that was measured by.
    pub footing: Footing,
    /// Why here, in a sentence; may be empty.
    pub why: String,
    /// When it is walked; none to be filled in.
    pub slot: Option<Slot>,
    /// Where its crew meets, in words; empty where not said.
    pub meeting: String,
    /// Who walks it; none to be filled in.
    pub crew: Option<Crew>,
    /// What is hard on it.
    pub hard: Hardships,
    /// The streets in walking order.
    pub sheets: Vec<StreetSheet>,
    /// What is left out beside its walk, since it is done or objects.
    pub left: Left,
    /// What the crew goes out for.
    pub operation: Arc<Operation>,
}

impl Packet {
    /// Every address in walking order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheets.iter().flat_map(|sheet| &sheet.rows)
    }

    /// How many of its doors nobody has counted.
    pub fn estimated(&self) -> u64 {
        let estimated = self.rows().filter(|row| row.is_estimate);
        estimated.map(|row| u64::from(row.doors)).sum()
    }

    /// The sheets of its buildings with many doors, in walking order.
    pub fn buildings(&self) -> Vec<BuildingSheet> {
        let many = self.rows().filter(|row| row.is_building());
        many.flat_map(building::sheets).collect()
    }
}

/// The packets of a plan, in the order of its turfs.
///
/// An address that is no longer in the list keeps its row, under its own code: a packet never
/// loses a stop.
pub fn packets(brief: &Brief<'_>) -> Vec<Packet> {
    let known: HashMap<&str, usize> = (0..)
        .zip(brief.addresses)
        .map(|(place, address)| (address.id.as_str(), place))
        .collect();
    let stops = brief.plan.turfs.iter().flat_map(|turf| &turf.stops);
    let codes: Vec<&str> = stops.map(|stop| stop.precinct.0.as_str()).collect();
    let town = town(&codes);
    let crews = &brief.operation.crews;
    let taken = assign(brief.plan, crews);
    let mut left = left::beside_turfs(brief.plan, brief.addresses);
    let firsts = brief.plan.turfs.iter().map(|turf| {
        let place = known.get(turf.stops.first()?.address.as_str())?;
        let first = brief.addresses.get(*place)?;
        let place = (first.lon, first.lat);
        (place.0.is_finite() && place.1.is_finite()).then_some(place)
    });
    let meetings = meeting::nearest(brief, &firsts.collect::<Vec<_>>());
    brief
        .plan
        .numbered()
        .map(|(number, turf)| {
            let crew = taken[number - 1].map(|crew| &crews[crew]);
            Packet {
                left: left.remove(&(number - 1)).unwrap_or_default(),
                meeting: brief.operation.meeting_in_words(meetings[number - 1]),
                ..packet(brief, (number, turf), &known, &town, crew)
            }
        })
        .collect()
}

fn packet(
    brief: &Brief<'_>,
    (number, turf): (usize, &Turf),
    known: &HashMap<&str, usize>,
    town: &str,
    crew: Option<&Crew>,
) -> Packet {
    let rows: Vec<Row> = (1..)
        .zip(&turf.stops)
        .map(|(order, stop)| {
            row(
                brief,
                order,
                stop,
                known.get(stop.address.as_str()).copied(),
            )
        })
        .collect();
    let said = |row: Option<&Row>| row.map(Row::in_words).unwrap_or_default();
    Packet {
        number,
        of: brief.plan.turfs.len(),
        code: code::numbered(town, number),
        precincts: named(brief.precincts, turf),
        start: said(rows.first()),
        end: said(rows.last()),
        doors: turf.doors(),
        registered: registered(brief, turf),
        time: turf.time,
        way: way(turf),
        slot: brief.operation.slot(turf.evening),
        meeting: String::new(),
        crew: crew.cloned(),
        hard: turf.hard.clone(),
        length: turf.length,
        footing: brief.plan.footing,
        why: why(brief, turf),
        sheets: sheet::by_street(&rows),
        left: Left::default(),
        operation: Arc::clone(brief.operation),
    }
}

/// The row of a stop, by the place of its address among those known.
fn row(brief: &Brief<'_>, order: usize, stop: &Stop, place: Option<usize>) -> Row {
    let Some(place) = place else {
        return Row::of(order, stop, None);
    };
    let rule = brief.located.rules.get(place).copied();
    Row {
        is_estimate: rule.is_some_and(DoorsRule::is_estimate),
        building: brief.located.building(place),
        ..Row::of(order, stop, brief.addresses.get(place))
    }
}

/// What of an evening's time is neither spent at the doors nor between them.
fn way(turf: &Turf) -> Minutes {
    /// Less than this is rounding.
    const LEAST: f64 = 1.0;
    let there = Pace::default().time(turf.length, turf.doors());
    let rest = turf.time.0 - there.0;
    Minutes(if 0 < turf.evening && LEAST <= rest {
        rest
    } else {
        0.0
    })
}

/// The turf's precincts with their names, sorted by code.
fn named(precincts: &Precincts, turf: &Turf) -> Vec<(Code, String)> {
    let name = |code: &Code| {
        let known = precincts.with_code(code);
        known.map_or_else(
            || code.0.clone(),
            |precinct| precincts.names[precinct.index()].clone(),
        )
    };
    turf.precincts()
        .into_iter()
        .map(|code| {
            let name = name(&code);
            (code, name)
        })
        .collect()
}

/// Doors of the turf by precinct, in order of code; precincts that are not known are left out.
fn doors_by_precinct(brief: &Brief<'_>, turf: &Turf) -> Vec<(PrecinctId, u64)> {
    turf.precincts()
        .iter()
        .filter_map(|code| {
            let precinct = brief.precincts.with_code(code)?;
            let here = turf.stops.iter().filter(|stop| stop.precinct == *code);
            Some((precinct, here.map(|stop| u64::from(stop.doors)).sum()))
        })
        .collect()
}

/// Each precinct's registered voters, in proportion to the doors that are on this turf.
fn registered(brief: &Brief<'_>, turf: &Turf) -> f64 {
    let shares = doors_by_precinct(brief, turf);
    if shares.is_empty() {
        return f64::NAN;
    }
    shares
        .into_iter()
        .map(|(precinct, here)| {
            let registered = brief.registered.get(precinct.index());
            let doors = brief.doors.get(precinct.index());
            match (registered, doors) {
                (Some(registered), Some(&doors)) if doors > 0 => {
                    registered * here as f64 / doors as f64
                }
                _ => f64::NAN,
            }
        })
        .sum()
}

/// The sentence of the precinct with the most doors on this turf.
fn why(brief: &Brief<'_>, turf: &Turf) -> String {
    let most = doors_by_precinct(brief, turf)
        .into_iter()
        // The first of equals: the order is by code.
        .reduce(|most, next| if next.1 > most.1 { next } else { most });
    most.and_then(|(precinct, _)| brief.why.get(precinct.index()))
        .cloned()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::turf::TurfSize;

    fn address(id: &str, number: u32, suffix: &str, street: &str) -> Address {
        Address {
            id: id.to_owned(),
            number,
            suffix: suffix.to_owned(),
            street: street.to_owned(),
            lon: 2.48,
            lat: 48.9,
            dwellings: None,
        }
    }

    fn stop(address: &str, precinct: &str, doors: u32) -> Stop {
        Stop {
            address: address.to_owned(),
            precinct: Code(precinct.to_owned()),
            doors,
            share: None,
        }
    }

    fn plan(turfs: Vec<Vec<Stop>>) -> Plan {
        let turfs = turfs.into_iter().map(|stops| {
            Arc::new(Turf {
                stops,
                length: Metres(420.0),
                time: Minutes(75.0),
                ..Turf::default()
            })
        });
        Plan {
            target: "all".to_owned(),
            size: TurfSize::Doors(10),
            seed: 1,
            turfs: turfs.collect(),
            left_out: Vec::new(),
            outside_target: 0,
            starts: Vec::new(),
            footing: Footing::Straight(1.3),
        }
    }

    fn precincts(codes: &[&str]) -> Precincts {
        Precincts {
            codes: codes.iter().map(|code| Code((*code).to_owned())).collect(),
            names: codes.iter().map(|code| format!("École {code}")).collect(),
            ..Precincts::default()
        }
    }

    #[test]
    fn a_packet_says_where_it_starts_and_how_much_there_is() {
        let plan = plan(vec![
            vec![stop("a", "93010_0001", 3)],
            vec![stop("b", "93010_0002", 5), stop("a", "93010_0001", 15)],
        ]);
        let precincts = precincts(&["93010_0001", "93010_0002"]);
        let why = ["one".to_owned(), "two".to_owned()];
        let brief = Brief {
            plan: &plan,
            addresses: &[
                address("a", 1, "", "Rue A"),
                address("b", 12, "bis", "Rue B"),
            ],
            located: &Located::default(),
            precincts: &precincts,
            registered: &[600.0, 500.0],
            doors: &[300, 250],
            why: &why,
            operation: &Arc::default(),
            network: None,
        };
        let packets = packets(&brief);
        let second = &packets[1];
        assert_eq!(second.code, "93010-0002");
        assert_eq!((second.number, second.of), (2, 2));
        assert_eq!(second.start, "12 bis Rue B");
        assert_eq!(second.end, "1 Rue A");
        assert_eq!(second.doors, 20);
        assert!((second.registered - 40.0).abs() < 1e-9);
        assert_eq!(second.why, "one");
        assert_eq!(second.precincts[1].1, "École 93010_0002");
    }

    #[test]
    fn an_address_that_is_gone_keeps_its_row() {
        let plan = plan(vec![vec![stop("gone", "93010_0001", 2)]]);
        let brief = Brief {
            plan: &plan,
            addresses: &[],
            located: &Located::default(),
            precincts: &Precincts::default(),
            registered: &[],
            doors: &[],
            why: &[],
            operation: &Arc::default(),
            network: None,
        };
        let packets = packets(&brief);
        let rows: Vec<&Row> = packets[0].rows().collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].street, "gone");
        assert!(packets[0].registered.is_nan());
        assert_eq!(packets[0].precincts[0].1, "93010_0001");
    }
}

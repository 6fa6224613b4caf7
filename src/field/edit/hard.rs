//! What the data say is hard on a turf: to be proposed, and set by nobody but people.

use crate::base::text::collapse;
use crate::base::words::Message;
use crate::field::edit::Terrain;
use crate::field::network::Spot;
use crate::model::hardship::Hardship;
use crate::model::turf::{Plan, Turf};
use crate::msg;

/// Without a lift a building is hard from so many floors on, the ground floor included.
const FLOORS: u32 = 4;

/// So many metres that are steep make a walk steep.
const STEEP: f64 = 100.0;

/// Something that is hard on a turf by the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// What it is.
    pub hard: Hardship,
    /// What says so.
    pub why: Vec<Message>,
}

impl Terrain {
    /// What the data say is hard on a turf and nobody has said yet: buildings without a lift, stairs,
    /// steep ways and gates from its first door to its last. Nothing is proposed of what no data
    /// tell.
    pub fn proposed(&self, plan: &Plan, turf: &Turf) -> Vec<Proposed> {
        let places: Vec<usize> = turf
            .stops
            .iter()
            .filter_map(|stop| self.place.get(stop.address.as_str()).copied())
            .collect();
        let mut stairs: Vec<Message> = self.without_lift(&places).into_iter().collect();
        let (mut slope, mut gates) = (Vec::new(), Vec::new());
        if let Some(network) = self.network(plan) {
            let spots = places.iter().filter_map(|&place| self.spots[place]);
            let way = network.on_the_way(&spots.collect::<Vec<Spot>>());
            if way.stairs > 0 {
                stairs.push(msg!("toil-stairs", n = way.stairs));
            }
            if way.steep >= STEEP {
                slope.push(msg!(
                    "toil-slope",
                    metres = (way.steep, 0),
                    percent = (100.0 * way.steepest, 0)
                ));
            }
            if way.gates > 0 {
                gates.push(msg!("toil-gates", n = way.gates));
            }
            if way.private > 0 {
                gates.push(msg!("toil-private", n = way.private));
            }
        }
        let all = [
            (Hardship::Stairs, stairs),
            (Hardship::Gates, gates),
            (Hardship::Slope, slope),
        ];
        all.into_iter()
            .filter(|(hard, why)| !why.is_empty() && !turf.hard.contains(hard))
            .map(|(hard, why)| Proposed { hard, why })
            .collect()
    }

    /// Which of some addresses are in high buildings that are known to have no lift.
    fn without_lift(&self, places: &[usize]) -> Option<Message> {
        let high = places.iter().filter_map(|&place| {
            let building = self.located.building(place);
            let floors = building.floors.filter(|&floors| floors >= FLOORS)?;
            (building.lift == Some(false)).then_some((place, floors))
        });
        let high: Vec<(usize, u32)> = high.collect();
        let &(first, _) = high.first()?;
        let address = &self.addresses[first];
        let number = match address.number {
            0 => String::new(),
            number => number.to_string(),
        };
        let called = collapse(&format!("{number} {} {}", address.suffix, address.street));
        let floors = high.iter().map(|(_, floors)| *floors).max()?;
        Some(msg!(
            "toil-no-lift",
            n = high.len(),
            address = called,
            floors = floors
        ))
    }
}

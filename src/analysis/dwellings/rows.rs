//! Files with a row for each dwelling, as RPLS comes: the rows of one address at one point are a
//! building.

use std::collections::BTreeMap;

use geo::CoordsIter as _;

use crate::analysis::dwellings::facts::Facts;
use crate::analysis::dwellings::{Block, Tells};
use crate::base::words::Message;
use crate::msg;

/// Puts rows of social housing that count nothing together, where several are of one address at one
/// point: each is a dwelling then. `rows` has the row of each block.
pub(super) fn gather(
    blocks: &mut Vec<Block>,
    rows: &[usize],
    facts: &Facts<'_>,
    notes: &mut Vec<Message>,
) {
    let is_bare = |block: &Block| block.is_point && block.tells.is_none();
    if blocks.is_empty() || !blocks.iter().all(is_bare) {
        return;
    }
    let mut places: BTreeMap<(u64, u64, String), usize> = BTreeMap::new();
    let mut buildings: Vec<(Block, u32)> = Vec::new();
    for (block, &row) in blocks.iter().zip(rows) {
        let Some(at) = block.shape.coords_iter().next() else {
            continue;
        };
        let key = (at.x.to_bits(), at.y.to_bits(), facts.address(row));
        let place = *places.entry(key).or_insert(buildings.len());
        match buildings.get_mut(place) {
            Some((building, dwellings)) => {
                *dwellings = dwellings.saturating_add(1);
                let (known, more) = (&mut building.building, block.building);
                known.floors = known.floors.max(more.floors);
                known.staircases = known.staircases.max(more.staircases);
                known.lift = known.lift.max(more.lift);
            }
            None => buildings.push((block.clone(), 1)),
        }
    }
    if buildings.len() == blocks.len() {
        // Nothing says that these are more than places.
        return;
    }
    notes.push(msg!(
        "doors-note-rows",
        rows = blocks.len(),
        buildings = buildings.len()
    ));
    let counted = buildings.into_iter().map(|(block, dwellings)| Block {
        tells: Some(Tells::Social(dwellings)),
        ..block
    });
    *blocks = counted.collect();
}

//! The addresses to walk, on flat ground, with the streets they stand in.

use std::collections::BTreeMap;

use crate::base::index::index;
use crate::field::cut::shares::Most;
use crate::field::ground::Ground;
use crate::model::address::{Address, Located};
use crate::model::layer::PrecinctId;
use crate::model::share::Share;

/// The addresses of a target: one entry per address in each list, in the order of their codes; of
/// a building that is shared out, one for each share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stops {
    /// Which address it is.
    pub(crate) address: Vec<usize>,
    /// Its precinct.
    pub(crate) precinct: Vec<PrecinctId>,
    /// Doors there.
    pub(crate) doors: Vec<u32>,
    /// Which part of the building, where that is shared out.
    pub(crate) share: Vec<Option<Share>>,
    /// Metres east and north.
    pub(crate) spots: Vec<(f64, f64)>,
    /// Its street: addresses of one street share a number. None where the street has no name.
    pub(crate) street: Vec<Option<u32>>,
    /// Its number in the street, and the suffix of that.
    pub(crate) number: Vec<(u32, String)>,
}

impl Stops {
    /// The addresses chosen by their place in the list, with where they lie on the ground.
    pub(crate) fn new(
        chosen: Vec<(usize, PrecinctId)>,
        addresses: &[Address],
        located: &Located,
    ) -> Self {
        let place =
            |&(address, _): &(usize, PrecinctId)| (addresses[address].lon, addresses[address].lat);
        let ground = Ground::around(chosen.iter().map(place));
        let mut chosen = chosen;
        chosen.sort_by(|a, b| (&addresses[a.0].id, a.0).cmp(&(&addresses[b.0].id, b.0)));
        let mut streets: BTreeMap<&str, u32> = BTreeMap::new();
        for &(address, _) in &chosen {
            let next = index(streets.len());
            streets.entry(&addresses[address].street).or_insert(next);
        }
        let mut stops = Self::default();
        for (index, precinct) in chosen {
            let address = &addresses[index];
            stops.address.push(index);
            stops.precinct.push(precinct);
            stops.doors.push(located.doors[index]);
            stops.share.push(None);
            stops.spots.push(ground.metres(address.lon, address.lat));
            let street = streets.get(address.street.as_str()).copied();
            stops
                .street
                .push(street.filter(|_| !address.street.is_empty()));
            stops.number.push((address.number, address.suffix.clone()));
        }
        stops
    }

    /// The same, with buildings shared out that have more doors than may be on a turf.
    pub(crate) fn shared(self, most: Most, located: &Located) -> Self {
        let stops = self.address.iter().zip(&self.doors);
        let shares: Vec<_> = stops
            .map(|(&address, &doors)| {
                let building = located.buildings.get(&index(address));
                let staircases = building.and_then(|building| building.staircases);
                most.shares(doors, staircases.unwrap_or_default())
            })
            .collect();
        if shares.iter().all(|shares| shares.len() == 1) {
            return self;
        }
        let stops = (0..).zip(&shares);
        let stop: Vec<usize> = stops
            .flat_map(|(stop, shares)| std::iter::repeat_n(stop, shares.len()))
            .collect();
        let (doors, share) = shares.into_iter().flatten().unzip();
        Self {
            doors,
            share,
            ..self.only(&stop)
        }
    }

    /// Some of them.
    pub(crate) fn only(&self, kept: &[usize]) -> Self {
        Self {
            address: kept.iter().map(|&stop| self.address[stop]).collect(),
            precinct: kept.iter().map(|&stop| self.precinct[stop]).collect(),
            doors: kept.iter().map(|&stop| self.doors[stop]).collect(),
            share: kept.iter().map(|&stop| self.share[stop].clone()).collect(),
            spots: kept.iter().map(|&stop| self.spots[stop]).collect(),
            street: kept.iter().map(|&stop| self.street[stop]).collect(),
            number: kept.iter().map(|&stop| self.number[stop].clone()).collect(),
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.address.len()
    }
}

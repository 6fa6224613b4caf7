//! Numbers in streets, and the doors behind them.

use std::collections::BTreeMap;

use geo::Coord;

use crate::base::words::Message;
use crate::model::layer::PrecinctId;

/// A number in a street.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The source's own code, unique in it: what is saved and exported.
    pub id: String,
    /// The number in the street; 0 where there is none.
    pub number: u32,
    /// `bis`, `ter`, a letter; may be empty.
    pub suffix: String,
    /// The street, or the place name.
    pub street: String,
    /// Degrees east; NaN for an address that was not located.
    pub lon: f64,
    /// Degrees north; NaN for an address that was not located.
    pub lat: f64,
    /// Dwellings, where the source has a column for them.
    pub dwellings: Option<u32>,
}

impl Address {
    /// Where it is, in degrees; NaN where it was not located.
    pub fn at(&self) -> Coord<f64> {
        Coord {
            x: self.lon,
            y: self.lat,
        }
    }
}

/// Why an address is on no turf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// It has no coordinates.
    NotLocated,
    /// It lies in no precinct, and none is near enough.
    OutsidePrecincts,
    /// Its precinct is not in the target.
    OutsideTarget,
    /// No doors are expected there.
    NoDoors,
    /// Nobody can walk there on this outing.
    Later,
    /// Somebody took it out by hand.
    TakenOut,
    /// A crew has done it, not long ago.
    Done,
    /// Somebody there objects.
    Objects,
}

impl LeftOut {
    /// Whether an address may be put onto a turf by hand all the same.
    pub fn may_come_back(self) -> bool {
        matches!(self, Self::Later | Self::TakenOut | Self::Done)
    }

    /// Its name in files and reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotLocated => "not_located",
            Self::OutsidePrecincts => "outside_precincts",
            Self::OutsideTarget => "outside_target",
            Self::NoDoors => "no_doors",
            Self::Later => "later",
            Self::TakenOut => "taken_out",
            Self::Done => "done",
            Self::Objects => "objects",
        }
    }
}

/// Where an address belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Inside this precinct.
    In(PrecinctId),
    /// In a gap between precincts, given to the nearest one.
    Snapped(PrecinctId),
    /// Nowhere, and why.
    Out(LeftOut),
}

impl Place {
    /// The precinct, if there is one.
    pub fn precinct(self) -> Option<PrecinctId> {
        match self {
            Self::In(precinct) | Self::Snapped(precinct) => Some(precinct),
            Self::Out(_) => None,
        }
    }
}

/// What told how many doors an address has; where several could, the first of these did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoorsRule {
    /// The address's own column of dwellings.
    Own,
    /// A building that says how many dwellings it has.
    Building,
    /// Social housing.
    Social,
    /// The floors and the footprint of a building: an estimate.
    Floors,
    /// Its precinct's registered voters, spread over the addresses that nothing else tells of: an
    /// estimate.
    Registered,
    /// Nothing: it counts as one door.
    #[default]
    One,
}

impl DoorsRule {
    /// All rules, the surest first.
    pub const ALL: [Self; 6] = [
        Self::Own,
        Self::Building,
        Self::Social,
        Self::Floors,
        Self::Registered,
        Self::One,
    ];

    /// Its name in files and reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Building => "building",
            Self::Social => "social",
            Self::Floors => "floors",
            Self::Registered => "registered",
            Self::One => "one",
        }
    }

    /// Whether nobody has counted the dwellings.
    pub fn is_estimate(self) -> bool {
        matches!(self, Self::Floors | Self::Registered)
    }
}

/// What is known of the buildings at an address; what no data says is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Building {
    /// Staircases of this address, one or more.
    pub staircases: Option<u32>,
    /// Storeys of the highest, the ground floor included, one or more.
    pub floors: Option<u32>,
    /// Whether any has a lift.
    pub lift: Option<bool>,
}

/// What became of the buildings of one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// The source's name.
    pub source: String,
    /// Buildings that tell of dwellings, and have an address.
    pub buildings: usize,
    /// The dwellings they tell of; an address that knows better may have other doors.
    pub dwellings: u64,
    /// Buildings that tell of dwellings, and have no address near.
    pub far: usize,
    /// The dwellings of these: on no turf.
    pub far_dwellings: u64,
    /// What was odd.
    pub notes: Vec<Message>,
}

/// Addresses with their precincts and doors: one entry per address in each list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Located {
    /// `places[address]`.
    pub places: Vec<Place>,
    /// `doors[address]`: dwellings to knock at.
    pub doors: Vec<u32>,
    /// `rules[address]`: what told how many.
    pub rules: Vec<DoorsRule>,
    /// By the number of an address: what is known of the buildings there.
    pub buildings: BTreeMap<u32, Building>,
    /// What became of each source of buildings, in project order.
    pub given: Vec<Given>,
}

impl Located {
    /// What is known of the buildings at an address: nothing, for most.
    pub fn building(&self, address: usize) -> Building {
        let number = u32::try_from(address).ok();
        let known = number.and_then(|number| self.buildings.get(&number));
        known.copied().unwrap_or_default()
    }

    /// Doors of the addresses of each of so many precincts, by the rule that told them.
    pub fn by_rule(&self, precincts: usize) -> Vec<DoorsByRule> {
        let mut by_rule = vec![DoorsByRule::default(); precincts];
        let told = self.places.iter().zip(&self.doors).zip(&self.rules);
        for ((place, &doors), &rule) in told {
            let precinct = place.precinct();
            if let Some(of) = precinct.and_then(|precinct| by_rule.get_mut(precinct.index())) {
                of.0[rule as usize] += u64::from(doors);
            }
        }
        by_rule
    }
}

/// Doors by the rule that told them, in the order of [`DoorsRule::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DoorsByRule([u64; DoorsRule::ALL.len()]);

impl DoorsByRule {
    /// All doors.
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// The rules that told any doors, the surest first, and how many.
    pub fn each(&self) -> impl Iterator<Item = (DoorsRule, u64)> {
        let each = DoorsRule::ALL.into_iter().zip(self.0);
        each.filter(|&(_, doors)| doors > 0)
    }

    /// Whether the addresses' own column told them all: then there is nothing to explain.
    pub fn are_own(&self) -> bool {
        self.each().all(|(rule, _)| rule == DoorsRule::Own)
    }

    /// What these and others are together.
    #[must_use]
    pub fn with(mut self, others: &Self) -> Self {
        for (mine, others) in self.0.iter_mut().zip(others.0) {
            *mine += others;
        }
        self
    }
}

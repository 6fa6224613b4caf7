//! How many dwellings a building has by its floors and its footprint.

use geo::{ChamberlainDuquetteArea as _, MultiPolygon};

use crate::analysis::dwellings::Tells;
use crate::analysis::dwellings::facts::Use;

/// Square metres of a flat: the mean of flats that are somebody's main home in metropolitan France
/// at the end of 2013 (INSEE 2015, *Les conditions de logement fin 2013, premiers résultats de
/// l'enquête Logement*: 63.0 m², 65.2 m² in 2001).
const FLAT: f64 = 63.0;

/// How much of a storey is flats; the rest is walls, stairs and corridors.
///
/// With [`FLAT`] a flat takes 84 m² of storeys, as in Bondy, where that is the median over 19
/// outlines of OpenStreetMap with social housing in them (RPLS 2022); all of these together have
/// 94 m² for each.
const LIVING_SHARE: f64 = 0.75;

/// A house has at most this footprint in square metres, where nothing says what it is.
const HOUSE: f64 = 150.0;

/// And at most so many storeys.
const HOUSE_STOREYS: u32 = 2;

/// What is smaller, in square metres, is a shed, where nothing says what it is.
const SHED: f64 = 30.0;

/// What is known of the body of a building.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body {
    /// Its footprint.
    pub(super) square_metres: f64,
    /// How many storeys it has, the ground floor included.
    pub(super) storeys: Option<u32>,
    pub(super) lived_in: Use,
}

impl Body {
    /// What it tells of its dwellings; nothing where nobody lives there.
    pub(super) fn tells(&self) -> Option<Tells> {
        let is_small = self.square_metres <= HOUSE;
        match (self.lived_in, self.storeys) {
            _ if self.square_metres.is_nan() => None,
            (Use::Nobody | Use::NoBuilding, _) => None,
            (Use::House, _) => Some(Tells::Estimated(1)),
            (Use::Unknown, _) if self.square_metres < SHED => None,
            (Use::Unknown | Use::Home, Some(storeys)) if is_small && storeys <= HOUSE_STOREYS => {
                Some(Tells::House)
            }
            (_, Some(storeys)) => Some(Tells::Estimated(estimate(self.square_metres, storeys))),
            (Use::Unknown | Use::Home, None) if is_small => Some(Tells::House),
            (Use::Unknown | Use::Home | Use::Flats, None) => Some(Tells::Unmeasured),
        }
    }
}

/// How many flats fit into so many storeys of a footprint: one at least.
fn estimate(square_metres: f64, storeys: u32) -> u32 {
    let flats = square_metres * f64::from(storeys) * LIVING_SHARE / FLAT;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "one or more, and saturates"
    )]
    let flats = flats.round().max(1.0) as u32;
    flats
}

/// The footprint of an outline in degrees.
pub(super) fn square_metres(shape: &MultiPolygon<f64>) -> f64 {
    shape.chamberlain_duquette_unsigned_area()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(square_metres: f64, storeys: Option<u32>, lived_in: Use) -> Option<Tells> {
        Body {
            square_metres,
            storeys,
            lived_in,
        }
        .tells()
    }

    #[test]
    fn a_tower_of_bondy_has_about_as_many_flats_as_it_is_said_to_have() {
        // 1,363 m² and 13 storeys: 270 of social housing.
        assert_eq!(estimate(1362.9, 13), 211);
        // 1,009 m² and 11 storeys: 132.
        assert_eq!(estimate(1009.0, 11), 132);
    }

    #[test]
    fn a_small_outline_is_one_house() {
        assert_eq!(tells(100.0, None, Use::Unknown), Some(Tells::House));
        assert_eq!(tells(100.0, Some(2), Use::Home), Some(Tells::House));
        assert_eq!(tells(100.0, Some(4), Use::Home), Some(Tells::Estimated(5)));
        assert_eq!(tells(300.0, None, Use::House), Some(Tells::Estimated(1)));
    }

    #[test]
    fn what_may_be_anything_is_not_guessed() {
        assert_eq!(tells(400.0, None, Use::Unknown), Some(Tells::Unmeasured));
        assert_eq!(tells(100.0, None, Use::Flats), Some(Tells::Unmeasured));
        assert_eq!(tells(12.0, Some(1), Use::Unknown), None, "a shed");
        assert_eq!(tells(400.0, Some(5), Use::Nobody), None);
        assert_eq!(tells(f64::NAN, None, Use::Unknown), None);
    }
}

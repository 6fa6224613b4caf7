//! A precinct's doors, spread over its addresses.

use rayon::prelude::*;

use crate::model::address::{Address, Place};

/// What is known of one precinct's doors.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Doors of addresses that say how many they have.
    known: u64,
    /// Addresses that do not say.
    silent: u64,
    /// Addresses that do not say and have had their share.
    served: u64,
}

/// The doors of each address; 0 for one in no precinct, unless it says how many it has.
pub(crate) fn doors(
    addresses: &[Address],
    places: &[Place],
    registered: &[f64],
    voters_per_door: f64,
) -> Vec<u32> {
    let dwellings: Vec<Option<u32>> = addresses.par_iter().map(|it| it.dwellings).collect();
    let mut tallies = vec![Tally::default(); registered.len()];
    for (&dwellings, place) in dwellings.iter().zip(places) {
        let tally = place
            .precinct()
            .and_then(|precinct| tallies.get_mut(precinct.index()));
        match (tally, dwellings) {
            (Some(tally), Some(dwellings)) => tally.known += u64::from(dwellings),
            (Some(tally), None) => tally.silent += 1,
            (None, _) => (),
        }
    }
    let each = dwellings.into_iter().zip(places).map(|(dwellings, place)| {
        if let Some(dwellings) = dwellings {
            return dwellings;
        }
        let Some(precinct) = place.precinct() else {
            return 0;
        };
        let Some(tally) = tallies.get_mut(precinct.index()) else {
            return 1;
        };
        let share = share(registered[precinct.index()] / voters_per_door, *tally);
        tally.served += 1;
        share
    });
    each.collect()
}

/// The share of the next address that does not say how many doors it has.
///
/// All such addresses of a precinct weigh the same, so the largest remainders are equal and the
/// first addresses have the odd doors.
fn share(expected: f64, tally: Tally) -> u32 {
    if !expected.is_finite() || expected < 0.0 {
        return 1;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "finite and not negative; saturates"
    )]
    let expected = expected.round() as u64;
    let left = expected.saturating_sub(tally.known);
    if left == 0 && tally.known > 0 {
        return 1;
    }
    let share = left / tally.silent + u64::from(tally.served < left % tally.silent);
    u32::try_from(share).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::LeftOut;
    use crate::model::layer::PrecinctId;
    use proptest::prelude::*;

    fn with(dwellings: Option<u32>) -> Address {
        Address {
            dwellings,
            ..Address::default()
        }
    }

    #[test]
    fn known_dwellings_leave_the_rest_to_the_others() {
        let addresses = [with(None), with(Some(200)), with(None), with(None)];
        let places = [Place::In(PrecinctId(0)); 4];
        assert_eq!(
            doors(&addresses, &places, &[816.0], 1.7),
            [94, 200, 93, 93],
            "816 ÷ 1.7 = 480 doors"
        );
        assert_eq!(doors(&addresses, &places, &[100.0], 1.7), [1, 200, 1, 1]);
        assert_eq!(doors(&addresses, &places, &[f64::NAN], 1.7), [1, 200, 1, 1]);
        assert_eq!(doors(&addresses, &places, &[100.0], 0.0), [1, 200, 1, 1]);
    }

    #[test]
    fn an_address_in_no_precinct_expects_no_doors() {
        let places = [Place::Out(LeftOut::OutsidePrecincts)];
        assert_eq!(doors(&[with(None)], &places, &[816.0], 1.7), [0]);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_rounded_quotient(
            precincts in prop::collection::vec((0_u32..3000, 1_usize..40), 1..6),
            voters_per_door in 0.5..4.0_f64,
        ) {
            let registered: Vec<f64> = precincts.iter().map(|&(voters, _)| voters.into()).collect();
            let places: Vec<Place> = (0..)
                .zip(&precincts)
                .flat_map(|(id, &(_, count))| vec![Place::Snapped(PrecinctId(id)); count])
                .collect();
            let addresses = vec![with(None); places.len()];
            let found = doors(&addresses, &places, &registered, voters_per_door);
            for (id, voters) in (0..).zip(&registered) {
                let of_this = places.iter().zip(&found)
                    .filter(|(place, _)| place.precinct() == Some(PrecinctId(id)))
                    .map(|(_, &doors)| doors);
                let (least, most) = of_this.clone()
                    .fold((u32::MAX, 0), |(least, most), doors| (least.min(doors), most.max(doors)));
                prop_assert!((f64::from(of_this.sum::<u32>()) - (voters / voters_per_door).round()).abs() < 0.5);
                prop_assert!(most - least <= 1);
            }
        }
    }
}

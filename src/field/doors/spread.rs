//! A precinct's doors, spread over its addresses.

use crate::model::address::{DoorsRule, Place};

/// What is known of one precinct's doors.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Doors of addresses of which something tells how many they have.
    known: u64,
    /// Addresses of which nothing does.
    silent: u64,
    /// Such addresses that have had their share.
    served: u64,
}

/// The doors of each address, and the rule that told them: what is `known` of it, with what told
/// that; else its share of the precinct's doors. 0 for one in no precinct of which nothing is known.
pub(crate) fn doors(
    known: &[Option<(u32, DoorsRule)>],
    places: &[Place],
    registered: &[f64],
    voters_per_door: f64,
) -> (Vec<u32>, Vec<DoorsRule>) {
    let mut tallies = vec![Tally::default(); registered.len()];
    for (known, place) in known.iter().zip(places) {
        let tally = place
            .precinct()
            .and_then(|precinct| tallies.get_mut(precinct.index()));
        match (tally, known) {
            (Some(tally), Some((doors, _))) => tally.known += u64::from(*doors),
            (Some(tally), None) => tally.silent += 1,
            (None, _) => (),
        }
    }
    let each = known.iter().zip(places).map(|(known, place)| {
        if let Some(known) = *known {
            return known;
        }
        let Some(precinct) = place.precinct() else {
            return (0, DoorsRule::One);
        };
        let Some(tally) = tallies.get_mut(precinct.index()) else {
            return (1, DoorsRule::One);
        };
        let share = share(registered[precinct.index()] / voters_per_door, *tally);
        tally.served += 1;
        share.map_or((1, DoorsRule::One), |share| (share, DoorsRule::Registered))
    });
    each.unzip()
}

/// The share of the next address of which nothing is known; none where there is nothing to share.
///
/// All such addresses of a precinct weigh the same, so the largest remainders are equal and the
/// first addresses have the odd doors.
fn share(expected: f64, tally: Tally) -> Option<u32> {
    if !expected.is_finite() || expected < 0.0 {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "finite and not negative; saturates"
    )]
    let expected = expected.round() as u64;
    let left = expected.saturating_sub(tally.known);
    if left == 0 && tally.known > 0 {
        return None;
    }
    let share = left / tally.silent + u64::from(tally.served < left % tally.silent);
    Some(u32::try_from(share).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::address::LeftOut;
    use crate::model::layer::PrecinctId;
    use proptest::prelude::*;

    #[test]
    fn known_dwellings_leave_the_rest_to_the_others() {
        let known = [None, Some((200, DoorsRule::Building)), None, None];
        let places = [Place::In(PrecinctId(0)); 4];
        let told = |voters, per_door| doors(&known, &places, &[voters], per_door);
        let (doors, rules) = told(816.0, 1.7);
        assert_eq!(doors, [94, 200, 93, 93], "816 ÷ 1.7 = 480 doors");
        assert_eq!(rules[0], DoorsRule::Registered);
        assert_eq!(rules[1], DoorsRule::Building);
        for (voters, per_door) in [(100.0, 1.7), (f64::NAN, 1.7), (100.0, 0.0)] {
            let (doors, rules) = told(voters, per_door);
            assert_eq!(doors, [1, 200, 1, 1]);
            assert_eq!(rules[3], DoorsRule::One, "nothing was left to spread");
        }
    }

    #[test]
    fn an_address_in_no_precinct_expects_no_doors() {
        let places = [Place::Out(LeftOut::OutsidePrecincts)];
        assert_eq!(doors(&[None], &places, &[816.0], 1.7).0, [0]);
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
            let (found, _) = doors(&vec![None; places.len()], &places, &registered, voters_per_door);
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

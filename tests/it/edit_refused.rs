//! Edits of turfs that are refused.

use arpent::base::task::Task;
use arpent::field::edit::{self, Edit, EditError, To};

use crate::edit::{done, first_ids, refused, town};

#[test]
fn a_locked_turf_refuses_edits() {
    let (plan, terrain) = town();
    let lock = |locked| Edit::Lock { turf: 2, locked };
    let locked = done(&plan, &lock(true), &terrain).plan;
    let own = first_ids(&plan, 2, 1);
    let other = first_ids(&plan, 3, 1);
    let name = "Rue Basse".to_owned();
    for edit in [
        Edit::Move {
            addresses: own,
            to: To::Out,
        },
        Edit::Move {
            addresses: other,
            to: To::Turf(2),
        },
        Edit::Merge(vec![1, 2]),
        Edit::Split { turf: 2, parts: 2 },
        Edit::Rename { turf: 2, name },
        Edit::First {
            turf: 2,
            address: None,
        },
        Edit::Reverse(2),
    ] {
        assert_eq!(
            refused(&locked, &edit, &terrain),
            EditError::Locked(2),
            "{edit:?}"
        );
    }
    assert_eq!(done(&locked, &lock(false), &terrain).plan, plan);
}

#[test]
fn what_does_not_fit_is_refused() {
    let (plan, terrain) = town();
    let last = plan.turfs.len();
    let single = done(
        &plan,
        &Edit::Move {
            addresses: first_ids(&plan, 1, 1),
            to: To::New,
        },
        &terrain,
    );
    let go = |id: &str, to| Edit::Move {
        addresses: vec![id.to_owned()],
        to,
    };
    for (edit, expected) in [
        (go("0-00", To::Turf(99)), EditError::NoTurf(99)),
        (go("0-00", To::Turf(0)), EditError::NoTurf(0)),
        (
            go("nowhere", To::New),
            EditError::NoAddress("nowhere".to_owned()),
        ),
        (
            Edit::Move {
                addresses: vec![],
                to: To::New,
            },
            EditError::NothingToMove,
        ),
        (
            Edit::Move {
                addresses: first_ids(&plan, 3, 2),
                to: To::Turf(3),
            },
            EditError::NothingToMove,
        ),
        (Edit::Merge(vec![3]), EditError::OneTurf),
        (Edit::Merge(vec![]), EditError::OneTurf),
        (Edit::Split { turf: 3, parts: 1 }, EditError::OnePart),
        (
            Edit::Split {
                turf: last + 1,
                parts: 2,
            },
            EditError::TooFewAddresses {
                turf: last + 1,
                addresses: 1,
                parts: 2,
            },
        ),
        (
            Edit::First {
                turf: last + 1,
                address: Some("7-29".to_owned()),
            },
            EditError::OnAnotherTurf {
                address: "7-29".to_owned(),
                turf: last + 1,
            },
        ),
    ] {
        assert_eq!(refused(&single.plan, &edit, &terrain), expected, "{edit:?}");
    }
    let nothing = edit::edit(&plan, &Edit::Merge(vec![1, 2]), None, &Task::default());
    assert_eq!(nothing.unwrap_err(), EditError::NoStreets);
}

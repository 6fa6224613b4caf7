//! `arpent edit`: the turfs of a plan changed by hand.

use std::sync::Arc;

use crate::cli::arguments::Edit as Asked;
use crate::cli::desk::{Desk, Done, Failure};
use crate::cli::proposed;
use crate::cli::values::NotAValue;
use crate::field::edit::{Edit, To};
use crate::io;
use crate::io::report::EditedTurf;
use crate::model::hardship::{self, Hardships};
use crate::model::turf::Plan;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Asked, desk: &mut Desk) -> Done {
    let edits = edits(asked);
    let asks = !edits.is_empty() || !asked.accept.is_empty() || !asked.lock.is_empty();
    if !asks && !asked.proposed {
        return Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-edit-nothing"),
            hint: msg!("cli-edit-nothing-hint"),
        }));
    }
    let mut session = desk.open_whole(&asked.project)?;
    let Some(before) = session.project().plan.clone() else {
        return Err(Failure::from(Problem {
            what: msg!("problem-no-turfs"),
            hint: msg!("problem-no-turfs-hint"),
        }));
    };
    session.ready_terrain();
    desk.wait_well(&mut session)?;
    if asked.proposed {
        return proposed::tell(&session, &before, desk);
    }
    let mut work = |edits: Vec<Edit>, session: &mut Session| -> Done {
        for edit in edits {
            session.edit(edit)?;
            desk.wait_well(session)?;
        }
        Ok(())
    };
    work(edits, &mut session)?;
    let accepted = proposed::accepted(&session, &asked.accept);
    let is_empty = |edit: &Edit| matches!(edit, Edit::Tag { hard, .. } if hard.is_empty());
    let in_vain = !asked.accept.is_empty() && accepted.iter().all(is_empty);
    work(accepted, &mut session)?;
    work(lock(&asked.lock, true), &mut session)?;
    if in_vain && !desk.json {
        desk.say(&msg!("toil-nothing"))?;
    }
    session.save(&asked.project)?;
    match session.project().plan.clone() {
        Some(after) => tell(&session, &before, &after, desk),
        None => Ok(()),
    }
}

/// What is asked for, in the order in which it is done; what is proposed is accepted after it, and
/// turfs are locked last.
fn edits(asked: &Asked) -> Vec<Edit> {
    let mut edits = lock(&asked.unlock, false);
    edits.extend(asked.relocate.iter().map(|moved| Edit::Move {
        addresses: moved.addresses.clone(),
        to: moved.to,
    }));
    let merges = asked.merge.iter();
    edits.extend(merges.map(|numbers| Edit::Merge(numbers.0.clone())));
    let splits = asked.split.iter();
    edits.extend(splits.map(|&(turf, parts)| Edit::Split { turf, parts }));
    edits.extend(asked.first.iter().map(|(turf, address)| Edit::First {
        turf: *turf,
        address: to_an_address(address),
    }));
    edits.extend(asked.last.iter().map(|(turf, address)| Edit::Last {
        turf: *turf,
        address: to_an_address(address),
    }));
    edits.extend(asked.reverse.iter().map(|&turf| Edit::Reverse(turf)));
    edits.extend(asked.rename.iter().map(|(turf, name)| Edit::Rename {
        turf: *turf,
        name: name.clone(),
    }));
    edits.extend(asked.tag.iter().map(|(turf, hard)| Edit::Tag {
        turf: *turf,
        hard: hard.clone(),
    }));
    edits.extend(asked.untag.iter().map(|(turf, hard)| Edit::Untag {
        turf: *turf,
        hard: hard.clone(),
    }));
    edits.extend(asked.crew.iter().map(|(turf, crew)| Edit::Give {
        turf: *turf,
        crew: crew.clone(),
    }));
    edits
}

fn lock(turfs: &[usize], locked: bool) -> Vec<Edit> {
    let turfs = turfs.iter();
    turfs.map(|&turf| Edit::Lock { turf, locked }).collect()
}

fn to_an_address(address: &str) -> Option<String> {
    (!address.is_empty()).then(|| address.to_owned())
}

/// Says which turfs are not what they were.
fn tell(session: &Session, before: &Plan, after: &Arc<Plan>, desk: &Desk) -> Done {
    let changed = after.changed_from(before);
    let pieces = session
        .terrain()
        .map(|terrain| terrain.pieces(after, &changed))
        .unwrap_or_default();
    let turfs: Vec<EditedTurf<'_>> = changed
        .iter()
        .zip(pieces)
        .map(|(&number, pieces)| EditedTurf {
            number,
            turf: after.turf(number).map(AsRef::as_ref),
            pieces,
        })
        .collect();
    if desk.json {
        return desk.write(&io::report::edit_json(&turfs, after));
    }
    for edited in turfs {
        let number = edited.number;
        let Some(turf) = edited.turf else {
            desk.say(&msg!("edit-turf-gone", n = number))?;
            continue;
        };
        desk.say(&msg!(
            "edit-turf-now",
            n = number,
            doors = turf.doors(),
            minutes = (turf.time.0, 0),
            metres = (turf.length.0, 0),
            parts = edited.pieces
        ))?;
    }
    Ok(())
}

/// Addresses and where they go, as they are written on the command line.
#[derive(Clone, Debug)]
pub(super) struct Moved {
    pub addresses: Vec<String>,
    pub to: To,
}

/// Numbers of turfs.
#[derive(Clone, Debug)]
pub(super) struct Numbers(pub Vec<usize>);

/// The number of a turf.
pub(super) fn turf(text: &str) -> Result<usize, NotAValue> {
    let number = text.trim().parse().ok();
    number.filter(|number| 0 < *number).ok_or(NotAValue)
}

/// `ADDRESS,ADDRESS=TURF`; the turf may be `new` or `out`.
pub(super) fn moved(text: &str) -> Result<Moved, NotAValue> {
    let (addresses, to) = text.rsplit_once('=').ok_or(NotAValue)?;
    let addresses = addresses.split(',').map(str::trim);
    Ok(Moved {
        addresses: addresses.map(ToOwned::to_owned).collect(),
        to: match to.trim() {
            "new" => To::New,
            "out" => To::Out,
            number => To::Turf(turf(number)?),
        },
    })
}

/// `TURF,TURF`.
pub(super) fn numbers(text: &str) -> Result<Numbers, NotAValue> {
    let numbers: Result<Vec<usize>, NotAValue> = text.split(',').map(turf).collect();
    numbers.map(Numbers)
}

/// `TURF=PARTS`.
pub(super) fn parts(text: &str) -> Result<(usize, usize), NotAValue> {
    let (number, parts) = text.split_once('=').ok_or(NotAValue)?;
    Ok((turf(number)?, turf(parts)?))
}

/// `TURF=stairs,dark`.
pub(super) fn hard(text: &str) -> Result<(usize, Hardships), NotAValue> {
    let (number, hard) = text.split_once('=').ok_or(NotAValue)?;
    let hard = hardship::several(hard).map_err(|_not_one| NotAValue)?;
    Ok((turf(number)?, hard))
}

/// `TURF=TEXT`; the text may be empty.
pub(super) fn turf_and_text(text: &str) -> Result<(usize, String), NotAValue> {
    let (number, text) = text.split_once('=').ok_or(NotAValue)?;
    Ok((turf(number)?, text.trim().to_owned()))
}

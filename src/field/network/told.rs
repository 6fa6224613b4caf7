//! What a plan was measured by, in words.

use crate::base::words::Message;
use crate::model::turf::Footing;
use crate::msg;

/// What the ways were measured by, in one line.
pub fn measured_by(footing: &Footing) -> Message {
    match footing {
        Footing::Straight(factor) => msg!("turf-by-straight-lines", factor = (*factor, 1)),
        Footing::Streets { cleaned, .. } => {
            msg!("turf-by-streets", kilometres = (cleaned.metres / 1000.0, 1))
        }
    }
}

/// What was put right in the streets, and what they do not reach; nothing where all is well.
pub fn put_right(footing: &Footing) -> Vec<Message> {
    let Footing::Streets { cleaned, off } = footing else {
        return Vec::new();
    };
    let mut told = Vec::new();
    if cleaned.joined > 0 {
        told.push(msg!("turf-ends-joined", n = cleaned.joined));
    }
    if cleaned.linked > 0 {
        told.push(msg!("turf-groups-linked", n = cleaned.linked));
    }
    if cleaned.apart > 0 {
        told.push(msg!("turf-groups-apart", n = cleaned.apart));
    }
    if cleaned.islands > 0 {
        let metres = (cleaned.island_metres, 0);
        told.push(msg!(
            "turf-islands-left-out",
            n = cleaned.islands,
            metres = metres
        ));
    }
    if *off > 0 {
        told.push(msg!("turf-off-streets", n = *off));
    }
    told
}

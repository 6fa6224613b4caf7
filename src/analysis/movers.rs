//! Who moves when the score changes.

use crate::model::layer::PrecinctId;
use crate::model::scorecard::Scores;

/// A precinct whose place has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which.
    pub precinct: PrecinctId,
    /// Its rank before; 1 is the highest.
    pub before: u32,
    /// Its rank now.
    pub after: u32,
}

impl Move {
    /// How many places it went.
    pub fn places(&self) -> u32 {
        self.before.abs_diff(self.after)
    }
}

/// The precincts that moved most, those that went farthest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movers {
    /// Those that rose.
    pub up: Vec<Move>,
    /// Those that fell.
    pub down: Vec<Move>,
}

/// Compares two scores of the same precincts and names at most `count` that rose and as many that
/// fell. Those that had no score before, or have none now, are not compared.
pub fn movers(before: &Scores, after: &Scores, count: usize) -> Movers {
    let moves = (0_u32..)
        .zip(before.ranks.iter().zip(&after.ranks))
        .filter(|(_, (before, after))| **before != 0 && **after != 0 && before != after)
        .map(|(precinct, (&before, &after))| Move {
            precinct: PrecinctId(precinct),
            before,
            after,
        });
    let mut movers = Movers::default();
    for moved in moves {
        let side = if moved.after < moved.before {
            &mut movers.up
        } else {
            &mut movers.down
        };
        keep_farthest(side, moved, count);
    }
    movers
}

/// Puts a move where it belongs among the farthest `count`. Few of a country's get that far, so
/// that most cost one comparison.
fn keep_farthest(farthest: &mut Vec<Move>, moved: Move, count: usize) {
    let order = |moved: &Move| (u32::MAX - moved.places(), moved.after, moved.precinct);
    let goes_before = |other: &Move| order(&moved) < order(other);
    if farthest.len() == count && !farthest.last().is_some_and(goes_before) {
        return;
    }
    let place = farthest.partition_point(|other| !goes_before(other));
    farthest.insert(place, moved);
    farthest.truncate(count);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(ranks: &[u32]) -> Scores {
        Scores {
            values: Vec::new(),
            ranks: ranks.to_vec(),
        }
    }

    #[test]
    fn the_farthest_come_first_and_gaps_do_not_move() {
        let before = ranked(&[1, 2, 3, 4, 5, 0, 6]);
        let after = ranked(&[5, 2, 1, 3, 4, 6, 0]);
        let movers = movers(&before, &after, 2);
        let told = |moves: &[Move]| -> Vec<_> {
            let told = moves.iter().map(|m| (m.precinct.0, m.before, m.after));
            told.collect()
        };
        assert_eq!(told(&movers.up), [(2, 3, 1), (3, 4, 3)]);
        assert_eq!(told(&movers.down), [(0, 1, 5)]);
        assert_eq!(super::movers(&before, &before, 5), Movers::default());
        assert_eq!(super::movers(&before, &after, 0), Movers::default());
    }
}

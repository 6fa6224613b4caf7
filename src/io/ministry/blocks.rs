//! Where the columns are that repeat for each candidate or list, and what is unusual about them.

use std::collections::HashMap;

use crate::base::text::plain;
use crate::base::words::Message;
use crate::io::ministry::choices::Labels;
use crate::io::table::contest::{is_count, is_share};
use crate::io::table::grid::Grid;
use crate::msg;

/// What the columns of votes are called, without accents, signs and numbers.
const VOTES: [&str; 6] = [
    "voix",
    "voix candidat",
    "voix liste",
    "voix binome",
    "nb voix",
    "nombre de voix",
];

/// Words in the names of columns about one choice.
const OF_CHOICE: [&str; 13] = [
    "pan", "panneau", "nuance", "nom", "prenom", "sexe", "liste", "candidat", "tete", "binome",
    "depot", "sieges", "elu",
];

/// How many rows are looked at to see that votes are numbers.
const SAMPLE: usize = 500;

/// One choice's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The column of its votes.
    pub(super) votes: usize,
    /// The columns of its name.
    pub(super) labels: Labels,
}

/// All blocks of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Blocks {
    /// How many columns stand before the first.
    pub(super) start: usize,
    /// In the order of the file.
    pub(super) all: Vec<Block>,
    /// What is unusual about them, although they can be read.
    pub(super) unusual: Option<Message>,
}

impl Blocks {
    /// Where they are.
    ///
    /// # Errors
    /// Why they are not read: what differs from the layout where much of it is there, `None` where
    /// the layout is another.
    pub(super) fn find(grid: &Grid) -> Result<Self, Option<Message>> {
        let bases: Vec<String> = grid.names.iter().map(|name| base(name)).collect();
        let votes: Vec<usize> = (0..bases.len())
            .filter(|&place| VOTES.contains(&bases[place].as_str()))
            .collect();
        let blocks = match votes.as_slice() {
            [] => return Err(without_votes(grid, &bases)),
            [first] => Self::named_once(&bases, *first),
            _ => Self::named_each(&bases, &votes)?,
        };
        let blocks = blocks.filter(|blocks| blocks.all.len() > 1).ok_or(None)?;
        match blocks.not_votes(grid) {
            Some(what) => Err(Some(what)),
            None => Ok(blocks),
        }
    }

    /// Blocks of which only the first has names: the rest of its columns are nameless.
    fn named_once(bases: &[String], votes: usize) -> Option<Self> {
        let named = bases.iter().rposition(|base| !base.is_empty())? + 1;
        let start = start(bases, votes)?;
        let width = named - start;
        let labels = Labels::find(bases.get(start..named)?);
        if named == bases.len() || !labels.name_something() {
            return None;
        }
        let count = (bases.len() - start).div_ceil(width);
        let block = |place: usize| Block {
            votes: votes + place * width,
            labels: labels.moved(start + place * width),
        };
        Some(Self {
            start,
            all: (0..count).map(block).collect(),
            unusual: None,
        })
    }

    /// Blocks that all have names. They are read by these, so that one may be wider than others.
    fn named_each(bases: &[String], votes: &[usize]) -> Result<Option<Self>, Option<Message>> {
        let gaps: Vec<usize> = votes.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let usual = commonest(&gaps).ok_or(None)?;
        let regular = gaps.iter().position(|&gap| gap == usual).ok_or(None)?;
        // How many columns a block has before its votes: as far back as two blocks are the same.
        let before = (0..usual)
            .take_while(|back| {
                let (one, other) = (votes[regular].checked_sub(*back), votes[regular + 1] - back);
                one.is_some_and(|one| bases[one] == bases[other])
            })
            .last()
            .ok_or(None)?;
        let opening = &bases[votes[regular] - before];
        // A lone column of votes each is a table of its own kind.
        if before == 0 || opening.is_empty() {
            return Ok(None);
        }
        let starts: Vec<usize> = votes
            .iter()
            .enumerate()
            .map(|(place, &votes_at)| {
                let after = place.checked_sub(1).map_or(0, |last| votes[last] + 1);
                let opened = (after..votes_at).rev().find(|&at| bases[at] == *opening);
                opened.unwrap_or_else(|| votes_at.saturating_sub(before).max(after))
            })
            .collect();
        let mut all = Vec::with_capacity(votes.len());
        for (place, (&start, &votes_at)) in starts.iter().zip(votes).enumerate() {
            let end = starts
                .get(place + 1)
                .copied()
                .unwrap_or((start + usual).min(bases.len()));
            let labels = Labels::find(&bases[start..end.max(votes_at)]);
            if !labels.name_something() {
                let what = msg!("near-nameless-block", block = place + 1);
                return Err((place > 0).then_some(what));
            }
            all.push(Block {
                votes: votes_at,
                labels: labels.moved(start),
            });
        }
        Ok(Some(Self {
            start: starts[0],
            unusual: unusual(&starts, bases, usual),
            all,
        }))
    }

    /// What says that the columns taken for votes are others, if anything does.
    fn not_votes(&self, grid: &Grid) -> Option<Message> {
        let step = grid.rows.div_ceil(SAMPLE).max(1);
        for (place, block) in self.all.iter().enumerate() {
            let (mut filled, mut wrong) = (0_usize, 0_usize);
            for row in (0..grid.rows).step_by(step) {
                let cell = |at: usize| grid.columns.get(at).and_then(|cells| cells.get(row));
                let (votes, name) = (cell(block.votes), block.labels.named_by().and_then(cell));
                filled += usize::from(votes.is_some() || name.is_some());
                let counts = votes.is_none_or(is_number) && !name.is_some_and(is_number);
                wrong += usize::from(!counts);
            }
            if wrong * 20 > filled {
                return Some(msg!("near-no-votes-in-block", block = place + 1));
            }
        }
        None
    }
}

/// Where the first block starts: with the first of the columns about a choice before its votes.
fn start(bases: &[String], votes: usize) -> Option<usize> {
    (0..votes)
        .rev()
        .take_while(|&place| of_choice(&bases[place]))
        .last()
}

/// Whether a column of this name is about one choice.
fn of_choice(base: &str) -> bool {
    let mut words = base.split(' ');
    words.any(|word| OF_CHOICE.contains(&word)) && !is_count(base) && !is_share(base)
}

/// The commonest of some widths; of equally common ones the first.
fn commonest(widths: &[usize]) -> Option<usize> {
    let mut times: HashMap<usize, usize> = HashMap::new();
    for width in widths {
        *times.entry(*width).or_insert(0) += 1;
    }
    let most = times.values().copied().max()?;
    widths.iter().copied().find(|width| times[width] == most)
}

/// The first block of another width than the others.
fn unusual(starts: &[usize], bases: &[String], usual: usize) -> Option<Message> {
    let widths = starts.windows(2).map(|pair| pair[1] - pair[0]);
    let ends = bases.len() - starts.last()?;
    // Columns of other things may follow the last block.
    let last = (ends < usual).then_some(ends);
    let (block, columns) = (1_usize..)
        .zip(widths.chain(last))
        .find(|(_, width)| *width != usual)?;
    Some(msg!(
        "near-block-width",
        block = block,
        columns = columns,
        usual = usual
    ))
}

/// That columns of candidates or lists repeat, but none of votes.
fn without_votes(grid: &Grid, bases: &[String]) -> Option<Message> {
    let (repeated, name) = bases
        .iter()
        .zip(&grid.names)
        .filter(|(base, _)| of_choice(base))
        .map(|(one, name)| (bases.iter().filter(|base| *base == one).count(), name))
        .max_by_key(|(repeated, _)| *repeated)?;
    (repeated > 1).then(|| msg!("near-no-votes", column = name.as_str()))
}

fn is_number(cell: &str) -> bool {
    let figures = cell
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '\u{202f}'));
    let mut any = false;
    for sign in figures {
        if !(sign.is_ascii_digit() || matches!(sign, '.' | ',')) {
            return false;
        }
        any = true;
    }
    any
}

/// A column's name without accents, signs and the number of its block; empty where a program made
/// it up for a column without a name.
fn base(name: &str) -> String {
    const MADE_UP: [&str; 9] = [
        "unnamed", "column", "colonne", "field", "champ", "col", "v", "x", "c",
    ];
    let name = plain(name);
    let bare = name
        .trim_end_matches(|sign: char| sign.is_ascii_digit())
        .trim_end();
    let bare = bare.strip_suffix(" duplicated").unwrap_or(bare);
    let numbered = bare.len() < name.len();
    if numbered && MADE_UP.contains(&bare) {
        return String::new();
    }
    bare.to_owned()
}

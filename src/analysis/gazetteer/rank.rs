//! Which names fit what was typed, and how well.

use rayon::prelude::*;

use crate::analysis::gazetteer::{Entry, Gazetteer, Kind};
use crate::base::text::plain;

/// What people type, and what files write.
const SHORT: [(&str, &str); 9] = [
    ("av", "avenue"),
    ("bd", "boulevard"),
    ("bld", "boulevard"),
    ("blvd", "boulevard"),
    ("imp", "impasse"),
    ("pl", "place"),
    ("r", "rue"),
    ("st", "saint"),
    ("ste", "sainte"),
];

/// How well a name fits; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    Words,
    Inside,
}

/// A word that was typed, and what it may be short for.
struct Wanted {
    word: String,
    long: Option<&'static str>,
}

impl Wanted {
    fn of(word: &str) -> Self {
        let long = SHORT.iter().find(|(short, _)| *short == word);
        Self {
            word: word.to_owned(),
            long: long.map(|(_, long)| *long),
        }
    }

    fn is_in(&self, text: &str) -> bool {
        text.contains(&self.word) || self.long.is_some_and(|long| text.contains(long))
    }

    fn begins_a_word(&self, text: &str) -> bool {
        let begins = |word: &str| {
            let long = self.long.is_some_and(|long| word.starts_with(long));
            long || word.starts_with(&self.word)
        };
        text.split(' ').any(begins)
    }
}

/// How a text fits the words that were typed: a bit for each word.
#[derive(Clone, Copy)]
struct Fitting {
    inside: u64,
    begins: u64,
    is_query: bool,
    begins_query: bool,
}

/// More words than this nobody types; the others are not looked for.
const WORDS: usize = 64;

pub(super) fn find(gazetteer: &Gazetteer, query: &str, most: usize) -> Vec<usize> {
    let query = plain(query);
    let wanted: Vec<Wanted> = query.split(' ').take(WORDS).map(Wanted::of).collect();
    if query.is_empty() || most == 0 {
        return Vec::new();
    }
    let all = u64::MAX >> (WORDS - wanted.len());
    let texts = gazetteer.texts.par_iter();
    let fitting: Vec<Fitting> = texts
        .map(|text| fitting(&text.plain, &query, &wanted))
        .collect();
    let fit = |entry: &Entry| {
        let name = fitting.get(entry.name as usize)?;
        let beside = fitting.get(entry.beside as usize)?;
        // A street is not found by what is beside it alone; a precinct is, by its code.
        if name.inside == 0 && entry.kind != Kind::Precinct {
            return None;
        }
        fit(name, beside, all)
    };
    let entries = gazetteer.entries.par_iter().enumerate();
    let mut found: Vec<Found> = entries
        .filter_map(|(place, entry)| {
            let name = gazetteer.texts.get(entry.name as usize)?;
            Some((fit(entry)?, name.order, importance(entry.kind), place))
        })
        .collect();
    if most < found.len() {
        found.select_nth_unstable(most - 1);
        found.truncate(most);
    }
    found.sort_unstable();
    found.into_iter().map(|(.., place)| place).collect()
}

/// How well a name fits, its place among all names by length, its kind's importance, its place:
/// the least is the likeliest.
type Found = (Fit, u32, u8, usize);

fn importance(kind: Kind) -> u8 {
    match kind {
        Kind::Town => 0,
        Kind::Precinct => 1,
        Kind::Place { .. } => 2,
        Kind::Street | Kind::Line { .. } => 3,
    }
}

fn fitting(text: &str, query: &str, wanted: &[Wanted]) -> Fitting {
    let bits = |has: &dyn Fn(&Wanted) -> bool| {
        let bit = |(bit, word): (usize, &Wanted)| u64::from(has(word)) << bit;
        wanted.iter().enumerate().map(bit).sum()
    };
    let inside: u64 = bits(&|word| word.is_in(text));
    Fitting {
        inside,
        // Most texts have nothing of the query, and are not looked at any closer.
        begins: if inside == 0 {
            0
        } else {
            bits(&|word| word.begins_a_word(text))
        },
        is_query: text == query,
        begins_query: text.starts_with(query),
    }
}

fn fit(name: &Fitting, beside: &Fitting, all: u64) -> Option<Fit> {
    if name.inside | beside.inside != all {
        return None;
    }
    Some(if name.is_query || beside.is_query {
        Fit::Whole
    } else if name.begins_query {
        Fit::Beginning
    } else if name.begins | beside.begins == all {
        Fit::Words
    } else {
        Fit::Inside
    })
}

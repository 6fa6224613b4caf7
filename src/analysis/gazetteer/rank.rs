//! Which names fit what was typed, and how well.

use std::cmp::Ordering;

use rayon::prelude::*;

use crate::analysis::gazetteer::{Gazetteer, Kind};
use crate::base::text::{natural, plain};

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

pub(super) fn find(gazetteer: &Gazetteer, query: &str, most: usize) -> Vec<usize> {
    let query = plain(query);
    let wanted: Vec<Wanted> = query.split_whitespace().map(Wanted::of).collect();
    if wanted.is_empty() || most == 0 {
        return Vec::new();
    }
    let fitting = gazetteer.plain.par_iter().enumerate();
    let mut found: Vec<(Fit, usize)> = fitting
        .filter_map(|(place, texts)| Some((fit(texts, &query, &wanted)?, place)))
        .collect();
    let order = |a: &(Fit, usize), b: &(Fit, usize)| {
        a.0.cmp(&b.0)
            .then_with(|| likelier(gazetteer, a.1, b.1))
            .then(a.1.cmp(&b.1))
    };
    if most < found.len() {
        found.select_nth_unstable_by(most - 1, order);
        found.truncate(most);
    }
    found.sort_unstable_by(order);
    found.into_iter().map(|(_, place)| place).collect()
}

fn fit((name, beside): &(String, String), query: &str, wanted: &[Wanted]) -> Option<Fit> {
    let is_in = |word: &Wanted| word.is_in(name) || word.is_in(beside);
    if !wanted.iter().all(is_in) {
        return None;
    }
    let begins = |word: &Wanted| word.begins_a_word(name) || word.begins_a_word(beside);
    Some(if name == query || beside == query {
        Fit::Whole
    } else if name.starts_with(query) {
        Fit::Beginning
    } else if wanted.iter().all(begins) {
        Fit::Words
    } else {
        Fit::Inside
    })
}

fn likelier(gazetteer: &Gazetteer, a: usize, b: usize) -> Ordering {
    let (first, second) = (&gazetteer.named[a], &gazetteer.named[b]);
    let kind = |kind: Kind| match kind {
        Kind::Town => 0,
        Kind::Precinct => 1,
        Kind::Place { .. } => 2,
        Kind::Street => 3,
    };
    let (name, other) = (&gazetteer.plain[a].0, &gazetteer.plain[b].0);
    kind(first.kind)
        .cmp(&kind(second.kind))
        .then(name.len().cmp(&other.len()))
        .then_with(|| natural(name, other))
}

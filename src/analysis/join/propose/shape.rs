//! How codes are built: pieces, and what stands between them.

use std::collections::{BTreeMap, HashMap};

use crate::analysis::join::propose::source::ARRONDISSEMENTS;
use crate::model::layer::Code;

/// One way of cutting the codes into pieces, the same for all of them.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) pieces: Vec<Piece>,
    /// What stands before each piece.
    pub(super) before: Vec<String>,
    /// What stands after the last.
    pub(super) after: String,
    /// The precinct with these pieces, by their numbers put together.
    precinct_of: HashMap<u128, u32>,
}

impl Shape {
    /// The precinct whose pieces have these numbers.
    pub(super) fn precinct(&self, numbers: impl Iterator<Item = u32>) -> Option<u32> {
        let together = together(&self.pieces, numbers);
        self.precinct_of.get(&together).copied()
    }
}

/// One number for the numbers of all pieces.
fn together(pieces: &[Piece], numbers: impl Iterator<Item = u32>) -> u128 {
    pieces.iter().zip(numbers).fold(0, |sum, (piece, number)| {
        sum * (piece.numbers.len() as u128 + 1) + u128::from(number)
    })
}

/// The texts that codes have at one place.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) form: Form,
    /// Each text as it compares, and its number.
    pub(super) numbers: HashMap<String, u32>,
    /// The commonest text.
    pub(super) commonest: String,
}

/// How a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Always as wide, filled up with zeros.
    Wide(usize),
    /// Never with leading zeros.
    Bare,
    /// Both, so that zeros mean something.
    AsIs,
}

impl Piece {
    /// A text as it compares with this piece.
    pub(super) fn comparable(form: Form, text: &str) -> &str {
        match form {
            Form::Wide(_) | Form::Bare => bare(text),
            Form::AsIs => text,
        }
    }

    /// The number of a text, where some code has it here.
    pub(super) fn number(&self, text: &str) -> Option<u32> {
        self.numbers
            .get(Self::comparable(self.form, text.trim()))
            .copied()
    }
}

/// A text without leading zeros.
pub(super) fn bare(text: &str) -> &str {
    let bare = text.trim_start_matches('0');
    if bare.is_empty() && !text.is_empty() {
        "0"
    } else {
        bare
    }
}

/// All shapes worth trying: the code whole, cut at its signs, and runs of figures cut further.
pub(super) fn shapes(codes: &[Code]) -> Vec<Shape> {
    let texts: Vec<&str> = codes.iter().map(|code| code.0.as_str()).collect();
    let whole: Vec<Vec<&str>> = texts.iter().map(|&text| vec![text]).collect();
    let mut shapes: Vec<Shape> = Vec::new();
    shapes.extend(shape(vec![String::new()], String::new(), &whole));
    let Some((before, after, runs)) = runs(&texts) else {
        return shapes;
    };
    if before.len() > 1 || !before[0].is_empty() || !after.is_empty() {
        shapes.extend(shape(before.clone(), after.clone(), &runs));
    }
    for (run, cuts) in cuts(&runs) {
        let mut before = before.clone();
        for _ in 1..cuts.len() {
            before.insert(run + 1, String::new());
        }
        let cut: Vec<Vec<&str>> = runs.iter().map(|runs| cut(runs, run, &cuts)).collect();
        shapes.extend(shape(before, after.clone(), &cut));
    }
    shapes
}

/// The signs before each run of letters and figures, those at the end, and the runs of each text.
type Runs<'a> = (Vec<String>, String, Vec<Vec<&'a str>>);

/// The runs of letters and figures in texts, between the signs that most of them have; `None` where
/// some text lacks one of these. What other signs a text has stay in its runs: Caen has a 01.1.
fn runs<'a>(texts: &[&'a str]) -> Option<Runs<'a>> {
    let mut counts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for text in texts {
        *counts.entry(signs(text)).or_default() += 1;
    }
    let (commonest, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let (after, between) = commonest.split_last()?;
    let (before, between) = between.split_first()?;
    if between.len() > 3 {
        return None;
    }
    let mut all = Vec::with_capacity(texts.len());
    for text in texts {
        let mut rest = text.strip_prefix(before)?.strip_suffix(after)?;
        let mut runs = Vec::with_capacity(between.len() + 1);
        for sign in between {
            let (run, behind) = rest.split_once(sign)?;
            runs.push(run);
            rest = behind;
        }
        runs.push(rest);
        all.push(runs);
    }
    let signs = commonest[..commonest.len() - 1].iter();
    let signs = signs.map(|sign| (*sign).to_owned()).collect();
    Some((signs, (*after).to_owned(), all))
}

/// What stands before, between and after the runs of letters and figures of a text; too little
/// where it has none.
fn signs(text: &str) -> Vec<&str> {
    let mut signs: Vec<&str> = text
        .split(char::is_alphanumeric)
        .filter(|sign| !sign.is_empty())
        .collect();
    if text.starts_with(char::is_alphanumeric) {
        signs.insert(0, "");
    }
    if text.ends_with(char::is_alphanumeric) {
        signs.push("");
    }
    signs
}

/// Which run can be cut into how wide parts: runs that are all as wide.
fn cuts(runs: &[Vec<&str>]) -> Vec<(usize, Vec<usize>)> {
    let count = runs.first().map_or(0, Vec::len);
    let mut cuts = Vec::new();
    for run in 0..count {
        let width = runs[0][run].len();
        let fixed = runs
            .iter()
            .all(|runs| runs[run].len() == width && runs[run].is_ascii());
        if !fixed || !(2..=12).contains(&width) {
            continue;
        }
        if width == 4 && count == 2 {
            // Arrondissement and precinct, as Paris numbers its own.
            cuts.push((run, vec![2, 2]));
        }
        if width >= 5 {
            cuts.extend(arrondissements(runs, run, width).map(|widths| (run, widths)));
            // Département and commune, as INSEE writes them together.
            let rest = if width > 5 {
                vec![width - 5]
            } else {
                Vec::new()
            };
            cuts.push((run, [vec![2, 3], rest].concat()));
        }
        if count == 1 {
            cuts.extend((1..width).map(|at| (run, vec![at, width - at])));
        }
    }
    cuts
}

/// How codes of arrondissements of Paris, Lyon or Marseille are cut before their number.
fn arrondissements(runs: &[Vec<&str>], run: usize, width: usize) -> Option<Vec<usize>> {
    let all_begin = |start: &str| runs.iter().all(|runs| runs[run].starts_with(start));
    let start = ARRONDISSEMENTS.into_iter().find(|start| all_begin(start))?;
    let number = 5 - start.len();
    let mut widths = vec![start.len(), number];
    widths.extend((width > 5).then(|| width - 5));
    Some(widths)
}

fn cut<'a>(runs: &[&'a str], run: usize, widths: &[usize]) -> Vec<&'a str> {
    let mut parts = Vec::with_capacity(runs.len() + widths.len());
    for (place, text) in runs.iter().enumerate() {
        if place != run {
            parts.push(*text);
            continue;
        }
        let mut rest = *text;
        for &width in widths {
            let (part, after) = rest.split_at(width.min(rest.len()));
            parts.push(part);
            rest = after;
        }
    }
    parts
}

/// A shape of these pieces; `None` where two codes compare the same.
fn shape(before: Vec<String>, after: String, texts: &[Vec<&str>]) -> Option<Shape> {
    let pieces: Vec<Piece> = (0..before.len()).map(|place| piece(texts, place)).collect();
    let mut precinct_of = HashMap::with_capacity(texts.len());
    for (precinct, texts) in (0..).zip(texts) {
        let numbers: Option<Vec<u32>> = pieces
            .iter()
            .zip(texts)
            .map(|(piece, text)| piece.number(text))
            .collect();
        let together = together(&pieces, numbers?.into_iter());
        if precinct_of.insert(together, precinct).is_some() {
            return None;
        }
    }
    Some(Shape {
        pieces,
        before,
        after,
        precinct_of,
    })
}

fn piece(texts: &[Vec<&str>], place: usize) -> Piece {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for texts in texts {
        *counts.entry(texts[place]).or_default() += 1;
    }
    let mut widths = counts.keys().map(|text| text.chars().count());
    let first = widths.next().unwrap_or(0);
    let form = if counts.len() > 1 && first > 1 && widths.all(|width| width == first) {
        Form::Wide(first)
    } else if counts.keys().all(|text| bare(text) == *text) {
        Form::Bare
    } else {
        Form::AsIs
    };
    let numbers = (0..)
        .zip(counts.keys())
        .map(|(number, text)| (Piece::comparable(form, text).to_owned(), number))
        .collect();
    let commonest = counts
        .iter()
        .max_by_key(|(_, count)| **count)
        .map_or("", |(text, _)| text);
    Piece {
        form,
        numbers,
        commonest: commonest.to_owned(),
    }
}

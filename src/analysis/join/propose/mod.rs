//! Keys found by trying.

mod merged;
mod place;
mod shape;
mod source;

use std::cmp::Reverse;
use std::collections::HashSet;

use rayon::prelude::*;

use crate::analysis::join::propose::place::{Filter, Words};
use crate::analysis::join::propose::shape::Shape;
use crate::analysis::join::propose::source::{Column, NONE, Origin};
use crate::base::task::{Cancelled, Task};
use crate::model::layer::Code;
use crate::model::table::Table;

/// How many keys are proposed.
const PROPOSED: usize = 5;

/// How many ways of making codes are looked at closely.
const PROMISING: usize = 12;

/// A key worth trying, and how well it matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The key, as the user could have written it.
    pub key: String,
    /// How many precincts it matches.
    pub matched_precincts: usize,
    /// How many rows it matches.
    pub matched_rows: usize,
    /// Whether codes of merged communes are brought to those of today, and their rows put together.
    pub merged_communes: bool,
    /// Whether it takes all rows for those of one place, where nothing in them says so: of one
    /// arrondissement, say.
    pub assumed: bool,
    /// Whether it gives several rows to more than a few precincts, or another key matches as many
    /// precincts with other rows.
    pub doubtful: bool,
    /// A few rows it matches: what they say, and the code it makes of them.
    pub examples: Vec<(String, Code)>,
}

/// Keys that match the table to the precincts, best first, at most five; found by trying. What
/// matches less than half as many precincts as the best is chance, and left out.
///
/// Codes are cut at their signs and into parts, and every part is looked for in every column,
/// with and without leading zeros. Where rows of many towns match the same precincts, rows are
/// kept to one town; which one, only [`propose_near`] can know when several fit as well.
pub fn propose(precincts: &[Code], table: &Table) -> Vec<Proposal> {
    // Nobody cancels a task that nobody has.
    propose_near(precincts, table, &[], &Task::default()).unwrap_or_default()
}

/// As [`propose`], with texts that tell which place this is: parts of the paths of its files, a
/// town's name, an INSEE code. They choose between towns whose precincts have the same numbers.
///
/// # Errors
/// [`Cancelled`] when `task` was.
pub fn propose_near(
    precincts: &[Code],
    table: &Table,
    place: &[String],
    task: &Task,
) -> Result<Vec<Proposal>, Cancelled> {
    let columns = source::columns(table);
    let words = Words::new(place);
    let mut found: Vec<Candidate> = Vec::new();
    let shapes = shape::shapes(precincts);
    for (done, shape) in (0..).zip(&shapes) {
        task.step(done, shapes.len() as u64)?;
        found.extend(candidates(&columns, shape, &words, task)?);
        if found.iter().any(|found| found.is_perfect(precincts.len())) {
            break;
        }
    }
    if found.iter().any(|found| found.kept == Kept::OfTheNamed) {
        found.retain(|found| found.kept != Kept::OfAPlace);
    }
    let most = found.iter().map(|found| found.precincts).max().unwrap_or(0);
    found.sort_by_key(|found| found.rank(most));
    let mut seen = HashSet::new();
    found.retain(|found| seen.insert(found.precinct_of.clone()));
    let least = found.first().map_or(0, |best| best.precincts.div_ceil(2));
    found.retain(|found| found.precincts >= least && found.precincts * 20 >= precincts.len());
    let mut proposals: Vec<Proposal> = found
        .iter()
        .take(PROPOSED)
        .map(|found| found.proposal(precincts, &columns))
        .collect();
    if let (Some(best), Some(proposal)) = (found.first(), proposals.first_mut()) {
        let rivalled = found[1..].iter().any(|other| best.is_rivalled_by(other));
        proposal.doubtful = rivalled || !best.is_clean();
    }
    task.step(0, 1)?;
    Ok(merged::beside(proposals, precincts, table, &columns))
}

/// Which rows a key keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    All,
    /// Those of one place.
    OfAPlace,
    /// Those of the place that was named.
    OfTheNamed,
}

/// A way of making codes, tried on every row.
#[derive(Clone, Debug)]
struct Candidate {
    key: String,
    /// `precinct_of[row]`, or [`NONE`].
    precinct_of: Vec<u32>,
    precincts: usize,
    rows: usize,
    kept: Kept,
    /// Whether a column named after precincts is in it.
    from_precinct: bool,
    /// Whether it takes a text for granted that only some codes have.
    assumed: bool,
    /// How many of its pieces are only parts of a column.
    cuts: usize,
    clumsiness: (usize, usize),
}

impl Candidate {
    fn new(
        key: String,
        precinct_of: Vec<u32>,
        columns: &[Column],
        origins: &[&Origin],
        filter: Option<&Filter>,
    ) -> Self {
        let matched = || precinct_of.iter().filter(|&&precinct| precinct != NONE);
        let distinct: HashSet<u32> = matched().copied().collect();
        Self {
            precincts: distinct.len(),
            rows: matched().count(),
            key,
            kept: match filter {
                None => Kept::All,
                Some(filter) if filter.named => Kept::OfTheNamed,
                Some(_) => Kept::OfAPlace,
            },
            from_precinct: origins
                .iter()
                .filter_map(|origin| origin.column)
                .any(|column| columns[column].is_precinct),
            assumed: origins.iter().any(|origin| origin.assumed),
            cuts: origins.iter().filter(|origin| origin.is_cut()).count(),
            clumsiness: filter.map_or((0, 0), |filter| filter.clumsiness(columns)),
            precinct_of,
        }
    }

    /// Whether no more than a few precincts have several rows.
    fn is_clean(&self) -> bool {
        self.rows * 49 <= self.precincts * 50
    }

    fn is_perfect(&self, precincts: usize) -> bool {
        self.precincts == precincts && self.is_clean() && self.kept != Kept::OfAPlace
    }

    /// One row per precinct first, without taking anything for granted, then whole columns that
    /// match nearly as much as anything does (parts of others match a few by chance), then most
    /// precincts, then the named place, then the plainest.
    fn rank(&self, most: usize) -> impl Ord + use<> {
        let worth = self.is_clean() && self.precincts * 2 >= most;
        let whole = self.cuts == 0 && self.kept == Kept::All && self.precincts * 50 >= most * 49;
        (
            !worth,
            self.assumed,
            !whole,
            Reverse(self.precincts),
            self.kept != Kept::OfTheNamed,
            self.rows,
            !self.from_precinct,
            self.cuts,
            self.clumsiness,
            self.key.len(),
            self.key.clone(),
        )
    }

    /// Whether another way is as good, and gives some precinct none of the rows that this one does.
    fn is_rivalled_by(&self, other: &Self) -> bool {
        if !other.is_clean() || other.assumed || other.precincts < self.precincts {
            return false;
        }
        let rows = self.precinct_of.iter().zip(&other.precinct_of);
        let agreed: HashSet<u32> = rows
            .filter(|(own, others)| own == others)
            .map(|(own, _)| *own)
            .collect();
        let others: HashSet<&u32> = other.precinct_of.iter().collect();
        let mut own = self.precinct_of.iter();
        own.any(|precinct| {
            *precinct != NONE && others.contains(precinct) && !agreed.contains(precinct)
        })
    }

    fn proposal(&self, codes: &[Code], columns: &[Column]) -> Proposal {
        let examples = (0..)
            .zip(&self.precinct_of)
            .filter(|(_, precinct)| **precinct != NONE)
            .take(3)
            .map(|(row, &precinct)| (said(columns, row), codes[precinct as usize].clone()))
            .collect();
        Proposal {
            key: self.key.clone(),
            matched_precincts: self.precincts,
            matched_rows: self.rows,
            merged_communes: false,
            assumed: self.assumed,
            doubtful: false,
            examples,
        }
    }
}

/// What the first columns of a row say.
fn said(columns: &[Column], row: usize) -> String {
    let texts: Vec<&str> = columns
        .iter()
        .filter_map(|column| column.texts.get(column.text_of[row] as usize))
        .take(4)
        .map(String::as_str)
        .collect();
    texts.join(" · ")
}

/// The best ways of making codes of one shape.
fn candidates(
    columns: &[Column],
    shape: &Shape,
    words: &Words,
    task: &Task,
) -> Result<Vec<Candidate>, Cancelled> {
    let most = if shape.pieces.len() > 2 { 3 } else { 5 };
    let origins: Vec<Vec<Origin>> = (0..shape.pieces.len())
        .map(|place| source::origins(columns, shape, place, most))
        .collect();
    let mut tried: Vec<(Vec<&Origin>, Vec<u32>, usize)> = combinations(&origins)
        .into_par_iter()
        .map(|origins| {
            if task.is_cancelled() {
                return Err(Cancelled);
            }
            let precinct_of = match_rows(shape, &origins);
            let distinct: HashSet<&u32> = precinct_of.iter().collect();
            let matched = distinct.len() - usize::from(distinct.contains(&NONE));
            Ok((origins, precinct_of, matched))
        })
        .filter(|tried| !matches!(tried, Ok((_, _, 0))))
        .collect::<Result<_, Cancelled>>()?;
    tried.sort_by_key(|(_, _, matched)| Reverse(*matched));
    tried.truncate(PROMISING);
    let mut found = Vec::new();
    for (origins, precinct_of, _) in tried {
        let key_with = |filter: Option<&Filter>| key(columns, shape, &origins, filter);
        let plain = Candidate::new(key_with(None), precinct_of, columns, &origins, None);
        if !plain.is_clean() {
            let used: Vec<usize> = origins.iter().filter_map(|origin| origin.column).collect();
            for filter in place::filters(columns, &used, &plain.precinct_of, words) {
                let filter = Some(&filter);
                let kept = kept(columns, filter, &plain.precinct_of);
                found.push(Candidate::new(
                    key_with(filter),
                    kept,
                    columns,
                    &origins,
                    filter,
                ));
            }
        }
        found.push(plain);
    }
    Ok(found)
}

/// One origin for each piece, each column in one piece only unless it is cut.
fn combinations(origins: &[Vec<Origin>]) -> Vec<Vec<&Origin>> {
    let mut all: Vec<Vec<&Origin>> = vec![Vec::new()];
    for choices in origins {
        all = all
            .into_iter()
            .flat_map(|chosen| {
                choices.iter().map(move |origin| {
                    let mut chosen = chosen.clone();
                    chosen.push(origin);
                    chosen
                })
            })
            .collect();
    }
    all.retain(|chosen| chosen.iter().any(|origin| origin.column.is_some()));
    all
}

/// `precinct_of[row]`, or [`NONE`].
fn match_rows(shape: &Shape, origins: &[&Origin]) -> Vec<u32> {
    let rows = origins.first().map_or(0, |origin| origin.numbers.len());
    (0..rows)
        .map(|row| {
            let numbers = || origins.iter().map(|origin| origin.numbers[row]);
            if numbers().any(|number| number == NONE) {
                return NONE;
            }
            shape.precinct(numbers()).unwrap_or(NONE)
        })
        .collect()
}

fn kept(columns: &[Column], filter: Option<&Filter>, precinct_of: &[u32]) -> Vec<u32> {
    let keep = |(row, &precinct): (usize, &u32)| {
        if filter.is_none_or(|filter| filter.keeps(columns, row)) {
            precinct
        } else {
            NONE
        }
    };
    precinct_of.iter().enumerate().map(keep).collect()
}

/// The key as the user could have written it: a column, a template, or a formula.
fn key(columns: &[Column], shape: &Shape, origins: &[&Origin], filter: Option<&Filter>) -> String {
    let plain = shape.before.len() == 1 && shape.before[0].is_empty() && shape.after.is_empty();
    let pieces = || shape.pieces.iter().zip(&shape.before).zip(origins);
    if filter.is_none() {
        if let (true, Some(column)) = (plain, origins[0].whole(columns)) {
            return column.to_owned();
        }
        let template: Option<String> = pieces()
            .map(|((piece, before), origin)| {
                let piece = origin.template(columns, piece.form)?;
                Some(format!("{before}{piece}"))
            })
            .collect();
        if let Some(template) = template.filter(|template| template.contains('{')) {
            return format!("{template}{}", shape.after);
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for ((piece, before), origin) in pieces() {
        if !before.is_empty() {
            parts.push(source::text(before));
        }
        parts.push(origin.sql(columns, piece.form));
    }
    if !shape.after.is_empty() {
        parts.push(source::text(&shape.after));
    }
    let code = match parts.as_slice() {
        [one] => one.clone(),
        _ => format!("CONCAT({})", parts.join(", ")),
    };
    match filter {
        Some(filter) => format!("=CASE WHEN {} THEN {code} END", filter.sql(columns)),
        None => format!("={code}"),
    }
}

#[cfg(test)]
mod tests;

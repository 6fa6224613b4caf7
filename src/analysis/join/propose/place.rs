//! Which town of many: a filter on the rows, so that a key does not mix towns.

use std::cmp::Reverse;

use crate::analysis::join::propose::source::{Column, NONE, quoted, text};
use crate::base::text::plain;

/// Rows kept, by what some of their columns say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    /// Columns by place, and the number of their text.
    wanted: Vec<(usize, u32)>,
    /// Whether it keeps the place that was named.
    pub(super) named: bool,
}

impl Filter {
    /// Whether it keeps a row.
    pub(super) fn keeps(&self, columns: &[Column], row: usize) -> bool {
        self.wanted
            .iter()
            .all(|&(column, text)| columns[column].text_of[row] == text)
    }

    /// In SQL.
    pub(super) fn sql(&self, columns: &[Column]) -> String {
        let terms: Vec<String> = self
            .wanted
            .iter()
            .map(|&(column, value)| {
                let column = &columns[column];
                format!(
                    "{} = {}",
                    quoted(&column.name),
                    text(&column.texts[value as usize])
                )
            })
            .collect();
        terms.join(" AND ")
    }

    /// How many of its texts are words rather than codes, then how many there are.
    pub(super) fn clumsiness(&self, columns: &[Column]) -> (usize, usize) {
        let words = self
            .wanted
            .iter()
            .filter(|&&(column, text)| {
                let text = &columns[column].texts[text as usize];
                !text.contains(|sign: char| sign.is_ascii_digit())
            })
            .count();
        (words, self.wanted.len())
    }
}

/// Rows that agree on some columns.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    key: [u32; 2],
    rows: usize,
    matched: usize,
    /// How many precincts they match.
    precincts: usize,
    first: usize,
}

impl Group {
    /// Whether no more than a few of its rows match a precinct that another one matches.
    fn is_clean(&self) -> bool {
        self.matched > 1 && self.precincts * 50 >= self.matched * 49
    }
}

/// The groups of rows that agree on one or two columns, without rows that have a gap there.
fn groups(columns: &[Column], by: &[usize], precinct_of: &[u32]) -> Vec<Group> {
    let mut rows: Vec<([u32; 2], u32, usize)> = precinct_of
        .iter()
        .enumerate()
        .map(|(row, &precinct)| {
            let mut key = [0; 2];
            for (part, &column) in key.iter_mut().zip(by) {
                *part = columns[column].text_of[row];
            }
            (key, precinct, row)
        })
        .filter(|(key, ..)| !key.contains(&NONE))
        .collect();
    rows.sort_unstable();
    rows.chunk_by(|(one, ..), (other, ..)| one == other)
        .map(|rows| {
            let matched = || rows.iter().filter(|(_, precinct, _)| *precinct != NONE);
            let mut precincts: Vec<u32> = matched().map(|(_, precinct, _)| *precinct).collect();
            precincts.dedup();
            Group {
                key: rows[0].0,
                rows: rows.len(),
                matched: matched().count(),
                precincts: precincts.len(),
                first: rows.iter().map(|(.., row)| *row).min().unwrap_or(0),
            }
        })
        .collect()
}

/// The filters that leave a precinct no more than one row each, best first: those that keep the
/// place that was named, then those that match most precincts and leave fewest rows over.
///
/// `precinct_of[row]` is the precinct a row matches, or [`NONE`].
pub(super) fn filters(
    columns: &[Column],
    used: &[usize],
    precinct_of: &[u32],
    place: &Words,
) -> Vec<Filter> {
    let eligible: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at].is_place && !columns[*at].is_precinct && !used.contains(at))
        .filter(|at| (2..=precinct_of.len() / 2).contains(&columns[*at].texts.len()))
        .take(6)
        .collect();
    let mut ranked = Vec::new();
    for (place_in_list, &one) in eligible.iter().enumerate() {
        collect(columns, &[one], precinct_of, place, &mut ranked);
        for &other in &eligible[place_in_list + 1..] {
            collect(columns, &[one, other], precinct_of, place, &mut ranked);
        }
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked
        .into_iter()
        .map(|(_, filter)| filter)
        .take(12)
        .collect()
}

type Rank = (bool, Reverse<usize>, usize, (usize, usize), usize);

fn collect(
    columns: &[Column],
    by: &[usize],
    precinct_of: &[u32],
    place: &Words,
    ranked: &mut Vec<(Rank, Filter)>,
) {
    for group in groups(columns, by, precinct_of) {
        if !group.is_clean() {
            continue;
        }
        let filter = Filter {
            wanted: by.iter().copied().zip(group.key).collect(),
            // The named place may match fewer precincts than a larger town with the same numbers.
            named: place.name(columns, by, group.first),
        };
        let rank = (
            !filter.named,
            Reverse(group.matched),
            group.rows - group.matched,
            filter.clumsiness(columns),
            group.first,
        );
        ranked.push((rank, filter));
    }
}

/// Words that tell which place this is: parts of paths, names of towns, their codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn new(texts: &[String]) -> Self {
        let words = texts.iter().flat_map(|text| {
            let words: Vec<String> = plain(text).split(' ').map(str::to_owned).collect();
            words
        });
        Self(words.filter(|word| word.len() > 2).collect())
    }

    /// Whether the texts of some columns in a row, or its codes put together, name the place.
    fn name(&self, columns: &[Column], by: &[usize], row: usize) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let text = |column: &Column| {
            let text = column.text_of[row];
            column.texts.get(text as usize).map(|text| plain(text))
        };
        let own: Vec<String> = by.iter().filter_map(|&at| text(&columns[at])).collect();
        let together = own.concat();
        // Two code columns that stand for one town also stand for its name.
        let names = columns
            .iter()
            .filter(|column| column.is_place)
            .filter_map(text);
        let names: Vec<String> = if by.len() > 1 { names.collect() } else { own };
        self.0.contains(&together) || names.iter().any(|name| self.is_name(name))
    }

    fn is_name(&self, name: &str) -> bool {
        let mut words = name.split(' ').filter(|word| word.len() > 2).peekable();
        words.peek().is_some() && words.all(|word| self.0.iter().any(|known| known == word))
    }
}

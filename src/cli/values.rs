//! What is written behind an option, read.

use std::error::Error;
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::analysis::fit::Answer;
use crate::base::words::Language;
use crate::draw::picture::Paper;

/// How many pixels a side of a picture may have.
const SIDES: RangeInclusive<u32> = 64..=20_000;

/// How many pixels to the inch a picture may have.
const DPI: RangeInclusive<u32> = 36..=600;

/// A value, or `none` for what is not to be said any more.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrNone<T>(pub Option<T>);

impl<T: FromStr> FromStr for OrNone<T> {
    type Err = NotAValue;

    fn from_str(text: &str) -> Result<Self, NotAValue> {
        match text.trim() {
            "none" => Ok(Self(None)),
            text => text
                .parse()
                .map(|value| Self(Some(value)))
                .map_err(|_not_one| NotAValue),
        }
    }
}

/// What was written is none of what the option takes; its help says what it takes.
#[derive(Debug)]
pub(super) struct NotAValue;

impl fmt::Display for NotAValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a value of this option")
    }
}

impl Error for NotAValue {}

pub(super) fn language(text: &str) -> Result<Language, NotAValue> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == text)
        .ok_or(NotAValue)
}

/// `NAME=SOURCE.COLUMN`, or `NAME=.COLUMN` for a column of the source that fits.
pub(super) fn answer(text: &str) -> Result<Answer, NotAValue> {
    let (wanted, told) = text.split_once('=').ok_or(NotAValue)?;
    let (source, column) = told.split_once('.').ok_or(NotAValue)?;
    Ok(Answer {
        wanted: wanted.to_owned(),
        source: (!source.is_empty()).then(|| source.to_owned()),
        column: column.to_owned(),
    })
}

pub(super) fn size(text: &str) -> Result<(u32, u32), NotAValue> {
    let (width, height) = two(text, 'x')?;
    Some((width, height))
        .filter(|(width, height)| [width, height].iter().all(|n| SIDES.contains(n)))
        .ok_or(NotAValue)
}

pub(super) fn paper(text: &str) -> Result<Paper, NotAValue> {
    Paper::from_name(text).ok_or(NotAValue)
}

pub(super) fn dpi(text: &str) -> Result<u32, NotAValue> {
    let dpi = text.trim().parse().map_err(|_not_a_number| NotAValue)?;
    Some(dpi).filter(|dpi| DPI.contains(dpi)).ok_or(NotAValue)
}

pub(super) fn range(text: &str) -> Result<RangeInclusive<usize>, NotAValue> {
    let (first, last) = if text.contains('-') {
        two(text, '-')?
    } else {
        let only = text.trim().parse().map_err(|_not_a_number| NotAValue)?;
        (only, only)
    };
    if 0 < first && first <= last {
        Ok(first..=last)
    } else {
        Err(NotAValue)
    }
}

/// Two numbers with a sign between them.
fn two<N: FromStr>(text: &str, sign: char) -> Result<(N, N), NotAValue> {
    let (first, second) = text.split_once(sign).ok_or(NotAValue)?;
    let number = |text: &str| text.trim().parse().map_err(|_not_a_number| NotAValue);
    Ok((number(first)?, number(second)?))
}

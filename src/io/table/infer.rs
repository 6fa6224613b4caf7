//! Which columns of text are numbers.

use polars::prelude::{Column, IntoColumn as _, NamedFrom as _, Series, StringChunked};

/// What people write where there is no figure.
const NOTHING: [&str; 14] = [
    "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "nd", "ND", "n.d.", "ns", "s", "-", "…",
];

/// A column of text as what it is: whole numbers, numbers, or text.
#[derive(Debug)]
pub(crate) struct Typed {
    pub(crate) column: Column,
    /// The sign before its decimals, where they tell.
    pub(crate) decimal: Option<char>,
    /// Whether its cells had percent signs, which were dropped.
    pub(crate) percent: bool,
    /// Whether its commas could as well part thousands: `1,234` and nothing else.
    pub(crate) ambiguous: bool,
}

/// Types a column: numbers only when every filled cell is one and none has leading zeros.
///
/// Without `decimal` both signs are tried, and `1,234` alone is taken for a decimal comma.
pub(crate) fn typed(name: &str, cells: &StringChunked, decimal: Option<char>) -> Typed {
    let decimals: &[char] = match decimal {
        Some('.') => &['.'],
        Some(_) => &[','],
        None => &['.', ','],
    };
    decimals
        .iter()
        .find_map(|&sign| {
            let found = numbers(name, cells, sign)?;
            // Commas that part thousands need a point somewhere to be told from decimal commas.
            (decimal.is_some() || !found.ambiguous || sign == ',').then_some(found)
        })
        .unwrap_or_else(|| Typed {
            column: cells
                .rechunk()
                .into_owned()
                .with_name(name.into())
                .into_column(),
            decimal: None,
            percent: false,
            ambiguous: false,
        })
}

/// A column as numbers; `None` when a cell is not one, or when all are empty.
fn numbers(name: &str, cells: &StringChunked, decimal: char) -> Option<Typed> {
    let mut numbers = Vec::with_capacity(cells.len());
    let mut scratch = String::new();
    let (mut whole, mut percent, mut pointed, mut filled) = (true, false, false, false);
    let (mut commas, mut threes) = (false, true);
    for cell in cells.iter() {
        if let Some(number) = cell.and_then(Number::of_figures) {
            filled = true;
            numbers.push(Some(number));
            continue;
        }
        let Some(cell) = cell.filter(|cell| !NOTHING.contains(cell)) else {
            numbers.push(None);
            continue;
        };
        let number = Number::read(cell, decimal, &mut scratch)?;
        filled = true;
        percent |= number.percent;
        pointed |= number.pointed;
        whole &= number.whole.is_some();
        if cell.contains(',') {
            commas = true;
            threes &= in_threes(cell);
        }
        numbers.push(Some(number));
    }
    if !filled {
        return None;
    }
    let series = if whole {
        let whole: Vec<Option<i64>> = numbers
            .iter()
            .map(|number| number.as_ref()?.whole)
            .collect();
        Series::new(name.into(), whole)
    } else {
        let real: Vec<Option<f64>> = numbers
            .iter()
            .map(|number| number.as_ref().map(|number| number.value))
            .collect();
        Series::new(name.into(), real)
    };
    Some(Typed {
        column: series.into_column(),
        decimal: pointed.then_some(decimal),
        percent,
        ambiguous: commas && threes && !(decimal == '.' && pointed),
    })
}

/// Whether the commas of a number could part its thousands.
fn in_threes(cell: &str) -> bool {
    let figures = cell
        .trim_end_matches(['%', ' '])
        .trim_start_matches(['-', '−', '+']);
    push_figures(figures, ',', &mut String::new()).is_some()
}

/// A cell that is a number.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    value: f64,
    whole: Option<i64>,
    percent: bool,
    /// Whether it has decimals.
    pointed: bool,
}

impl Number {
    /// What most cells of most files are: a few figures and nothing else.
    fn of_figures(cell: &str) -> Option<Self> {
        let figures = cell.as_bytes();
        let plain = match figures {
            [_] => true,
            [first, ..] => *first != b'0' && figures.len() <= 18,
            [] => false,
        };
        if !plain || !figures.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let add = |whole: i64, figure: &u8| 10 * whole + i64::from(figure - b'0');
        let whole = figures.iter().fold(0, add);
        Some(Self {
            value: whole as f64,
            whole: Some(whole),
            percent: false,
            pointed: false,
        })
    }

    /// Reads `1 234,5 %`; not `01`, `1E5`, or a number too long to keep exactly.
    fn read(cell: &str, decimal: char, scratch: &mut String) -> Option<Self> {
        let (text, percent) = match cell.strip_suffix('%') {
            Some(text) => (text.trim_end(), true),
            None => (cell, false),
        };
        let (sign, text) = match text.strip_prefix(['-', '−']) {
            Some(text) => ("-", text),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (before, after) = match text.rsplit_once(decimal) {
            Some((before, after)) => (before, Some(after)),
            None => (text, None),
        };
        scratch.clear();
        scratch.push_str(sign);
        let figures = push_figures(before, if decimal == '.' { ',' } else { '.' }, scratch)?;
        let leading_zero = figures > 1 && before.starts_with('0');
        if leading_zero || (figures == 0 && after.is_none_or(str::is_empty)) {
            return None;
        }
        let Some(after) = after else {
            let whole = scratch.parse().ok()?;
            return Some(Self {
                value: whole as f64,
                whole: Some(whole),
                percent,
                pointed: false,
            });
        };
        scratch.push('.');
        scratch.push_str(after);
        let decimals = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let scientific = after
            .split_once(['e', 'E'])
            .is_some_and(|(decimal, power)| {
                decimals(decimal)
                    && decimals(power.trim_start_matches(['-', '+']))
                    && !power.is_empty()
            });
        if !(decimals(after) || scientific) {
            return None;
        }
        let value: f64 = scratch.parse().ok()?;
        value.is_finite().then_some(Self {
            value,
            whole: None,
            percent,
            pointed: true,
        })
    }
}

/// Adds the figures of a whole number without what parts its thousands, and says how many.
fn push_figures(text: &str, thousands: char, into: &mut String) -> Option<usize> {
    let parts = |sign: char| {
        sign == thousands || matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'')
    };
    let mut figures = 0;
    for (place, group) in text.split(parts).enumerate() {
        let width_fits = place == 0 || group.len() == 3;
        if !width_fits || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if place > 0 && !(1..=3).contains(&(figures - 3 * (place - 1))) {
            return None;
        }
        figures += group.len();
        into.push_str(group);
    }
    Some(figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::DataType;

    fn column(cells: &[&str]) -> StringChunked {
        cells
            .iter()
            .map(|cell| (!cell.is_empty()).then_some(*cell))
            .collect()
    }

    fn kind(cells: &[&str]) -> DataType {
        typed("x", &column(cells), None).column.dtype().clone()
    }

    fn values(cells: &[&str], decimal: Option<char>) -> Vec<f64> {
        let typed = typed("x", &column(cells), decimal);
        let floats = typed.column.cast(&DataType::Float64).unwrap();
        floats.f64().unwrap().iter().flatten().collect()
    }

    #[test]
    fn a_column_is_numbers_only_when_every_cell_is() {
        assert_eq!(kind(&["1", "", "-20"]), DataType::Int64);
        assert_eq!(kind(&["1", "2.5"]), DataType::Float64);
        assert_eq!(kind(&["1", "2A"]), DataType::String);
        assert_eq!(kind(&["1", "NA", "-"]), DataType::Int64);
        assert_eq!(kind(&["", ""]), DataType::String);
    }

    #[test]
    fn codes_stay_text() {
        for cells in [
            &["01", "10"][..],
            &["0001"],
            &["12E3"],
            &["12345678901234567890"],
            &["1-2"],
            &["2026-03-15"],
            &["01 23"],
            &["inf"],
        ] {
            assert_eq!(kind(cells), DataType::String, "{cells:?}");
        }
        assert_eq!(kind(&["0", "0.5", "1.2e-05"]), DataType::Float64);
    }

    #[test]
    fn numbers_are_read_as_french_and_english_hands_write_them() {
        assert_eq!(values(&["78,94%", "47,70 %"], None), [78.94, 47.7]);
        assert_eq!(
            values(&["1\u{202f}234,5", "12 000"], None),
            [1234.5, 12000.0]
        );
        assert_eq!(values(&["1,234", "12,000"], Some('.')), [1234.0, 12000.0]);
        assert_eq!(values(&["1,234"], None), [1.234]);
        assert_eq!(values(&["1.234,5"], None), [1234.5]);
        assert_eq!(values(&["−3", ".5", "1,234.5"], None), [-3.0, 0.5, 1234.5]);
    }

    #[test]
    fn what_was_found_is_told() {
        let found = typed("x", &column(&["78,94 %", "3"]), None);
        assert_eq!((found.decimal, found.percent), (Some(','), true));
        let found = typed("x", &column(&["7", "3"]), None);
        assert_eq!((found.decimal, found.percent), (None, false));
    }
}

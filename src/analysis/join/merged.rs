//! Codes of communes that have merged, brought to those of today.
//!
//! A code that matches nothing, of a commune that is gone, becomes that of the commune of today.
//! Rows of whole communes that so come to one code are added up. Rows of parts of communes, such as
//! precincts, are refused: when communes merge these are numbered anew, and `0001` of one is no
//! longer `0001` of all.

use std::collections::{BTreeMap, BTreeSet};

use polars::datatypes::PlHashSet;

use crate::analysis::join::{Join, communes, join};
use crate::model::layer::Code;

/// The codes of a table's rows, those of merged communes brought to today's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// `codes[row]`.
    pub codes: Vec<Option<Code>>,
    /// Rows whose code was brought to today's, in order.
    pub moved: Vec<u32>,
    /// Rows that came to one code, by this code, in their order: two or more each.
    pub together: BTreeMap<String, Vec<u32>>,
    /// Codes of rows of merged communes that could not be brought to today's, without repeats, in
    /// order: of parts that were numbered anew, and those that several rows have.
    pub refused: Vec<String>,
}

/// Those of some codes that are of communes which have merged into the communes of `targets`, in
/// their order.
pub fn gone(codes: &[String], targets: &[Code]) -> Vec<String> {
    let heir = |code: &String| communes::today(communes::split(code)?.0);
    // Most have none: whether there is any comes before the communes of what they are matched to.
    if codes.iter().all(|code| heir(code).is_none()) {
        return Vec::new();
    }
    let towns = towns(targets);
    if !are_of_today(&towns) {
        return Vec::new();
    }
    let gone = codes
        .iter()
        .filter(|code| heir(code).is_some_and(|today| towns.contains(today)));
    gone.cloned().collect()
}

/// Whether codes are those of French communes of today, as far as can be told: of other codes with
/// five figures, such as those of counties, about 4 in 100 are by chance those of communes that are
/// gone.
pub(super) fn look_like_today(codes: &[Code]) -> bool {
    are_of_today(&towns(codes))
}

fn are_of_today(towns: &PlHashSet<&str>) -> bool {
    let gone = towns.iter().filter(|town| communes::today(town).is_some());
    gone.count() * 100 <= towns.len()
}

/// The communes that codes begin with.
fn towns(codes: &[Code]) -> PlHashSet<&str> {
    let towns = codes.iter().filter_map(|code| communes::split(&code.0));
    towns.map(|(commune, _)| commune).collect()
}

impl Today {
    /// Brings codes to those of today where these are among `targets` and they are not.
    pub fn of(rows: Vec<Option<Code>>, targets: &[Code]) -> Self {
        let known: PlHashSet<&str> = targets.iter().map(|code| code.0.as_str()).collect();
        let towns = towns(targets);
        // The code of today, and whether it is of a whole commune.
        let lead = |code: &Code| -> Option<(String, bool)> {
            if known.contains(code.0.as_str()) {
                return None;
            }
            let (commune, rest) = communes::split(&code.0)?;
            let today = communes::today(commune).filter(|today| towns.contains(today))?;
            Some((format!("{today}{rest}"), communes::is_whole(rest)))
        };
        let led: Vec<_> = rows.iter().map(|row| lead(row.as_ref()?)).collect();
        if led.iter().all(Option::is_none) {
            return Self {
                codes: rows,
                ..Self::default()
            };
        }
        let mut of_code: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut refused: BTreeSet<u32> = BTreeSet::new();
        for (row, led) in (0_u32..).zip(led) {
            let Some((code, whole)) = led else {
                continue;
            };
            if !whole {
                refused.insert(row);
            } else if known.contains(code.as_str()) {
                of_code.entry(code).or_default().push(row);
            }
        }
        for (row, code) in (0_u32..).zip(&rows) {
            let code = code.as_ref().map_or("", |code| code.0.as_str());
            if known.contains(code)
                && let Some(rows) = of_code.get_mut(code)
            {
                rows.push(row);
            }
        }
        let mut today = Self {
            codes: rows,
            ..Self::default()
        };
        for (code, mut rows) in of_code {
            rows.sort_unstable();
            today.take(code, rows, &mut refused);
        }
        today.moved.sort_unstable();
        let mut seen = BTreeSet::new();
        let refused = refused.iter().filter_map(|row| {
            let code = today.codes[*row as usize].as_ref()?;
            seen.insert(code.clone()).then(|| code.0.clone())
        });
        today.refused = refused.collect();
        today
    }

    /// Takes rows that lead to one code, unless a code of theirs is that of several.
    fn take(&mut self, code: String, rows: Vec<u32>, refused: &mut BTreeSet<u32>) {
        let own = |row: &u32| self.codes[*row as usize].as_ref().map(|code| &code.0);
        let distinct: BTreeSet<Option<&String>> = rows.iter().map(own).collect();
        let is_own = |row: &u32| own(row) == Some(&code);
        let moved: Vec<u32> = rows.iter().copied().filter(|row| !is_own(row)).collect();
        if distinct.len() < rows.len() {
            refused.extend(moved);
            return;
        }
        for &row in &moved {
            self.codes[row as usize] = Some(Code(code.clone()));
        }
        self.moved.extend(moved);
        if rows.len() > 1 {
            self.together.insert(code, rows);
        }
    }

    /// Matches the rows: `row_of` is a row of the table that [`Today::put_together`] makes.
    pub fn join(&self, targets: &[Code]) -> Join {
        let mut codes = self.codes.clone();
        for &row in self.together.values().flatten() {
            codes[row as usize] = None;
        }
        codes.extend(self.together.keys().map(|code| Some(Code(code.clone()))));
        let mut join = join(targets, &codes);
        let members: usize = self.together.values().map(Vec::len).sum();
        join.matched_rows += members - self.together.len();
        join.unmatched_row_count -= members;
        join
    }

    /// The code of each row of the table that [`Today::put_together`] makes.
    pub fn codes_put_together(&self) -> Vec<Option<Code>> {
        let sums = self.together.keys().map(|code| Some(Code(code.clone())));
        self.codes.iter().cloned().chain(sums).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes<const N: usize>(codes: [&str; N]) -> Vec<Code> {
        codes.map(|code| Code(code.to_owned())).to_vec()
    }

    fn rows<const N: usize>(rows: [&str; N]) -> Vec<Option<Code>> {
        codes(rows).into_iter().map(Some).collect()
    }

    #[test]
    fn a_commune_that_is_still_drawn_keeps_its_rows() {
        let targets = codes(["74010", "74011"]);
        let today = Today::of(rows(["74010", "74011", "74268"]), &targets);
        assert_eq!(today.moved, [2]);
        assert_eq!(today.together["74010"], [0, 2]);
        assert_eq!(today.join(&targets).row_of, [Some(3), Some(1)]);
    }

    #[test]
    fn precincts_that_were_numbered_anew_are_refused() {
        let targets = codes(["74010_0001", "74010_0002"]);
        let today = Today::of(rows(["74010_0001", "74011_0001", "74011_0002"]), &targets);
        assert_eq!(today.moved, Vec::<u32>::new());
        assert_eq!(today.refused, ["74011_0001", "74011_0002"]);
        assert_eq!(today.join(&targets).row_of, [Some(0), None]);
    }

    #[test]
    fn a_code_that_comes_twice_is_not_added_up() {
        let targets = codes(["74010"]);
        let today = Today::of(rows(["74010", "74011", "74011"]), &targets);
        assert_eq!(today.refused, ["74011"]);
        let join = today.join(&targets);
        assert_eq!(join.row_of, [Some(0)]);
        assert_eq!(join.unmatched_rows, ["74011"]);
    }

    #[test]
    fn codes_of_other_places_stay_as_they_are() {
        let today = Today::of(rows(["74011", "x"]), &codes(["x", "44109"]));
        assert_eq!(today.codes, rows(["74011", "x"]));
        assert!(today.moved.is_empty() && today.refused.is_empty());
        let names = ["74011_0001", "69123", "44999"].map(str::to_owned);
        assert_eq!(gone(&names, &codes(["74010_0001"])), ["74011_0001"]);
        assert_eq!(gone(&names, &codes(["69123"])), Vec::<String>::new());
        assert!(look_like_today(&codes(["74010", "69123"])));
        // A county of Virginia has the code that a commune of the Marne had.
        let counties = codes(["51019", "51063"]);
        assert!(!look_like_today(&counties));
        assert_eq!(gone(&names, &counties), Vec::<String>::new());
    }
}

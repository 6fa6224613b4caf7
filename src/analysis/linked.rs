//! What is withheld of several sources that tell of the same households.
//!
//! What one source withholds must not stand in another, nor follow from what both show. So a cell
//! that is withheld in one is withheld in all (Hundepool et al., *Statistical Disclosure Control*,
//! 2012, chapter 4: linked tables), and each source is protected anew until nothing changes. Then
//! all totals are taken together, as equations over the withheld cells: where these determine the
//! sum of some, of fewer households than a threshold, one more is withheld, as long as one is in
//! these totals.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::disclosure::{Cells, Shown, sets, suppress_beside};

/// What is smaller than this in an equation is rounding.
const ZERO: f64 = 1e-9;

/// What is shown of each cell of each source, the same cells in all of them: one entry per source,
/// each with one per cell.
///
/// # Examples
/// ```
/// use arpent::analysis::disclosure::{Cells, Shown};
/// use arpent::analysis::linked::suppress;
///
/// let (census, zones) = ([4.0, 90.0, 30.0, 200.0], [20.0, 90.0, 30.0, 12.0]);
/// let of = |households, groups| Cells { households, groups, threshold: 11.0 };
/// let shown = suppress(&[of(&census, &[0; 4]), of(&zones, &[0, 0, 1, 1])]);
/// assert_eq!(shown[0][0], Shown::TooFew);
/// assert_eq!(shown[1][0], Shown::GivesAway);
/// ```
pub fn suppress(sources: &[Cells<'_>]) -> Vec<Vec<Shown>> {
    let mut hidden = BTreeSet::new();
    loop {
        let shown = suppress_alike(sources, &mut hidden);
        match one_more(sources, &hidden) {
            Some(cell) => hidden.insert(cell),
            None => return shown,
        };
    }
}

/// Protects each source, and withholds everywhere what is withheld anywhere, until nothing changes;
/// `hidden` are the cells that are withheld, before and after.
fn suppress_alike(sources: &[Cells<'_>], hidden: &mut BTreeSet<usize>) -> Vec<Vec<Shown>> {
    let cells = sources.first().map_or(0, |source| source.households.len());
    let mut shown = vec![vec![Shown::Yes; cells]; sources.len()];
    loop {
        for (source, shown) in sources.iter().zip(&mut shown) {
            for &cell in &*hidden {
                if shown[cell] == Shown::Yes {
                    shown[cell] = Shown::GivesAway;
                }
            }
            *shown = suppress_beside(std::mem::take(shown), source);
        }
        let withheld = shown.iter().flat_map(|shown| {
            let cells = shown.iter().enumerate();
            cells.filter(|(_, shown)| **shown != Shown::Yes)
        });
        let now: BTreeSet<usize> = withheld.map(|(cell, _)| cell).collect();
        if now == *hidden {
            return shown;
        }
        *hidden = now;
    }
}

/// The smallest cell that would keep the totals of all sources from giving withheld ones away;
/// `None` where they give none away, or where nothing that is shown is in these totals.
fn one_more(sources: &[Cells<'_>], hidden: &BTreeSet<usize>) -> Option<usize> {
    let groups = sources.iter().flat_map(|source| sets(source).0);
    let has_hidden = |group: &Vec<usize>| group.iter().any(|cell| hidden.contains(cell));
    let groups: Vec<Vec<usize>> = groups.filter(has_hidden).collect();
    let mut beside: BTreeSet<usize> = BTreeSet::new();
    for equation in solved(&groups, hidden) {
        let is_sum = equation.withheld.values().all(|factor| *factor > 0.0);
        if is_sum && sources.iter().any(|source| equation.is_of_few(source)) {
            beside.extend(equation.shown(&groups, hidden));
        }
    }
    let count = |cell: usize| {
        let of = sources.iter().map(|source| source.households[cell]);
        of.filter(|count| !count.is_nan())
            .fold(f64::INFINITY, f64::min)
    };
    let beside = beside.into_iter();
    beside.min_by(|&one, &other| count(one).total_cmp(&count(other)))
}

/// What a combination of totals tells of withheld cells.
#[derive(Clone, Debug, Default, PartialEq)]
struct Equation {
    /// How many times each withheld cell is in it.
    withheld: BTreeMap<usize, f64>,
    /// How many times each group's total is.
    totals: BTreeMap<usize, f64>,
}

impl Equation {
    /// Takes another one from it so many times.
    fn subtract(&mut self, other: &Self, times: f64) {
        subtract(&mut self.withheld, &other.withheld, times);
        subtract(&mut self.totals, &other.totals, times);
    }

    /// Whether its withheld cells are of fewer households than a source must have, as far as this
    /// counts all of them.
    fn is_of_few(&self, source: &Cells<'_>) -> bool {
        let counts = self.withheld.iter();
        let counts = counts.map(|(&cell, factor)| factor * source.households[cell]);
        // NaN, where one is not counted, is below nothing.
        counts.sum::<f64>() < source.threshold
    }

    /// The cells that are shown without which it would not tell.
    fn shown(&self, groups: &[Vec<usize>], hidden: &BTreeSet<usize>) -> Vec<usize> {
        let mut times: BTreeMap<usize, f64> = BTreeMap::new();
        for (&group, factor) in &self.totals {
            for &cell in groups[group].iter().filter(|cell| !hidden.contains(cell)) {
                *times.entry(cell).or_default() += factor;
            }
        }
        let told = times.into_iter().filter(|(_, times)| times.abs() > ZERO);
        told.map(|(cell, _)| cell).collect()
    }
}

fn subtract(from: &mut BTreeMap<usize, f64>, other: &BTreeMap<usize, f64>, times: f64) {
    for (&cell, value) in other {
        let left = from.entry(cell).or_default();
        *left -= times * value;
        if left.abs() < ZERO {
            from.remove(&cell);
        }
    }
}

/// The totals of groups (that of all cells is their sum), brought to the reduced form of Gauss and
/// Jordan: each has a withheld cell that no other has, so that whatever single cell they determine
/// stands alone in one of them.
fn solved(groups: &[Vec<usize>], hidden: &BTreeSet<usize>) -> Vec<Equation> {
    let mut solved: BTreeMap<usize, Equation> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        let withheld: Vec<usize> = group
            .iter()
            .copied()
            .filter(|cell| hidden.contains(cell))
            .collect();
        let mut rest = Equation {
            withheld: withheld.iter().map(|&cell| (cell, 1.0)).collect(),
            totals: BTreeMap::from([(place, 1.0)]),
        };
        for pivot in withheld {
            if let (Some(known), Some(&factor)) = (solved.get(&pivot), rest.withheld.get(&pivot)) {
                rest.subtract(known, factor);
            }
        }
        let Some((&pivot, &factor)) = rest.withheld.first_key_value() else {
            continue;
        };
        let whole = rest.clone();
        rest.subtract(&whole, 1.0 - 1.0 / factor);
        for known in solved.values_mut() {
            if let Some(&factor) = known.withheld.get(&pivot) {
                known.subtract(&rest, factor);
            }
        }
        solved.insert(pivot, rest);
    }
    solved.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::chance::Chance;

    fn hidden(shown: &[Shown]) -> Vec<usize> {
        let cells = 0..shown.len();
        cells.filter(|&cell| shown[cell] != Shown::Yes).collect()
    }

    #[test]
    fn the_same_figures_twice_do_not_give_each_other_away() {
        // By itself each would withhold the first and the smallest of its group.
        let households = [4.0, 30.0, 40.0, 90.0];
        let of = |groups, threshold| Cells {
            households: &households,
            groups,
            threshold,
        };
        let shown = suppress(&[of(&[0; 4], 11.0), of(&[0, 1, 0, 1], 1.0)]);
        assert_eq!(hidden(&shown[0]), hidden(&shown[1]));
        assert_eq!(shown[0][0], Shown::TooFew);
        assert!(hidden(&shown[0]).len() > 2, "{shown:?}");
    }

    #[test]
    fn the_difference_of_two_totals_gives_nobody_away() {
        // One knows the sum of the first three, the other that of the second and third.
        let households = [4.0, 30.0, 40.0, 90.0, 95.0];
        let of = |groups| Cells {
            households: &households,
            groups,
            threshold: 11.0,
        };
        let shown = suppress(&[of(&[0, 0, 0, 1, 1]), of(&[2, 0, 0, 2, 2])]);
        assert_eq!(shown[0], shown[1]);
        let hidden = hidden(&shown[0]);
        let beyond = hidden.iter().any(|cell| *cell > 2);
        assert!(hidden.contains(&0) && beyond, "{hidden:?}");
    }

    #[test]
    fn one_source_alone_is_as_it_was() {
        let households = [4.0, 90.0, 30.0, f64::NAN, 200.0, 3.0, 9.0];
        let groups = [0, 0, 0, 0, 1, 2, 2];
        let alone = Cells {
            households: &households,
            groups: &groups,
            threshold: 11.0,
        };
        let expected = crate::analysis::disclosure::suppress(&households, &groups, 11.0);
        assert_eq!(suppress(&[alone]), [expected]);
    }

    #[test]
    fn what_is_unknown_to_one_is_withheld_where_the_other_withholds_it() {
        let (one, other) = ([4.0, 30.0, 90.0], [f64::NAN, 30.0, 90.0]);
        let of = |households| Cells {
            households,
            groups: &[0; 3],
            threshold: 11.0,
        };
        let shown = suppress(&[of(&one), of(&other)]);
        assert_eq!(shown[1][0], Shown::GivesAway);
    }

    /// Whether the totals of the groups of both determine a withheld cell, whatever it is: the rank
    /// of the totals does not grow by this cell.
    fn determines(groups: [&[u32]; 2], hidden: &[usize], cell: usize) -> bool {
        let row = |of: &dyn Fn(usize) -> bool| -> Vec<f64> {
            hidden
                .iter()
                .map(|&it| f64::from(u8::from(of(it))))
                .collect()
        };
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for groups in groups {
            rows.extend((0..4).map(|group| row(&|it| groups[it] == group)));
        }
        let before = rank(rows.clone());
        rows.push(row(&|it| it == cell));
        rank(rows) == before
    }

    fn rank(mut rows: Vec<Vec<f64>>) -> usize {
        let width = rows.first().map_or(0, Vec::len);
        let mut rank = 0;
        for column in 0..width {
            let Some(at) = (rank..rows.len()).find(|&row| rows[row][column].abs() > ZERO) else {
                continue;
            };
            rows.swap(rank, at);
            let pivot = rows[rank].clone();
            for row in rows.iter_mut().skip(rank + 1) {
                let times = row[column] / pivot[column];
                for (value, known) in row.iter_mut().zip(&pivot) {
                    *value -= times * known;
                }
            }
            rank += 1;
        }
        rank
    }

    #[test]
    fn no_cell_of_too_few_follows_from_the_totals_of_both() {
        let mut chance = Chance::new(17);
        let (mut kept, mut given_away) = (0, 0);
        for _ in 0..3_000 {
            let cells = 8 + chance.below(20);
            let households: Vec<f64> = (0..cells)
                .map(|_| {
                    let large = chance.below(5) > 0;
                    chance.below(if large { 300 } else { 15 }) as f64
                })
                .collect();
            let mut groups =
                || -> Vec<u32> { (0..cells).map(|_| chance.below(4) as u32).collect() };
            let (one, other) = (groups(), groups());
            let of = |groups| Cells {
                households: &households,
                groups,
                threshold: 11.0,
            };
            let sources = [of(&one), of(&other)];
            let mut alike = BTreeSet::new();
            suppress_alike(&sources, &mut alike);
            given_away += usize::from(one_more(&sources, &alike).is_some());
            let shown = suppress(&sources);
            assert_eq!(shown[0], shown[1]);
            let hidden = hidden(&shown[0]);
            let all: Vec<usize> = (0..cells).collect();
            for &cell in hidden.iter().filter(|&&cell| households[cell] < 11.0) {
                // Two groups that differ by one cell tell of it whatever is withheld.
                let of_itself = determines([&one, &other], &all, cell);
                let determined = determines([&one, &other], &hidden, cell);
                assert!(
                    of_itself || !determined,
                    "{households:?} {one:?} {other:?} {cell}"
                );
                kept += usize::from(!of_itself);
            }
        }
        assert!(kept > 3_000 && given_away > 100, "{kept} {given_away}");
    }
}

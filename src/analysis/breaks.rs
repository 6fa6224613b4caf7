//! Where one class ends and the next begins.

use crate::analysis::natural;
use crate::model::shading::Classes;

/// The inner breaks, rising: one fewer than there are classes. NaN figures do not count.
///
/// A break is the greatest figure of the class below it, or lies between the two classes. There
/// are fewer breaks than asked for where the figures have too few different values, and none
/// without figures. Breaks by hand say themselves how many they are.
pub fn breaks(column: &[f64], classes: &Classes, count: usize) -> Vec<f64> {
    if let Classes::ByHand(edges) = classes {
        return by_hand(edges);
    }
    let mut figures: Vec<f64> = column.iter().copied().filter(|x| x.is_finite()).collect();
    let Some(low) = figures.iter().copied().reduce(f64::min) else {
        return Vec::new();
    };
    let high = figures.iter().copied().fold(low, f64::max);
    let mut edges = match classes {
        Classes::Quantile => quantiles(&mut figures, count),
        Classes::EqualInterval => (1..count)
            .map(|place| low + (high - low) * place as f64 / count as f64)
            .collect(),
        Classes::NaturalBreaks => {
            figures.sort_unstable_by(f64::total_cmp);
            natural::breaks(&figures, count)
        }
        Classes::StandardDeviation if low < high => return deviations(&mut figures, count),
        Classes::StandardDeviation | Classes::ByHand(_) => Vec::new(),
    };
    edges.dedup();
    // Nothing lies above the greatest figure: a class there would stay empty.
    edges.retain(|edge| *edge < high);
    edges
}

/// As [`breaks`] has them for [`Classes::Quantile`], of figures that are sorted already, falling,
/// without NaN.
pub fn quantiles_of_falling(figures: &[f64], count: usize) -> Vec<f64> {
    let (Some(&high), Some(last)) = (figures.first(), figures.len().checked_sub(1)) else {
        return Vec::new();
    };
    let mut edges = quantile_edges(count, last, |place| figures[last - place]);
    edges.dedup();
    edges.retain(|edge| *edge < high);
    edges
}

/// The inner breaks of classes that lie alike on both sides of `middle`, rising: with an even
/// count one of them is the middle, with an odd one the middle class lies around it.
///
/// Breaks are found among the distances from the middle, and taken on both sides; classes beyond
/// all figures stay, so that the colours stay centred. Breaks by hand are as they are.
pub fn breaks_around(column: &[f64], classes: &Classes, count: usize, middle: f64) -> Vec<f64> {
    if let Classes::ByHand(edges) = classes {
        return by_hand(edges);
    }
    let away: Vec<f64> = column
        .iter()
        .map(|figure| (figure - middle).abs())
        .collect();
    let odd = count % 2 == 1;
    let mut steps = match classes {
        // As wide a range for each, on the whole scale: half of one lies on this side of the middle.
        Classes::EqualInterval => {
            let figures = away.iter().copied().filter(|figure| figure.is_finite());
            let farthest = figures.fold(0.0, f64::max);
            let first = if odd { 0.5 } else { 1.0 };
            let step = farthest / (count as f64 / 2.0);
            (0..count.saturating_sub(1) / 2)
                .map(|place| (place as f64 + first) * step)
                .collect()
        }
        Classes::StandardDeviation => {
            let figures = || away.iter().filter(|figure| figure.is_finite());
            let squares: f64 = figures().map(|figure| figure * figure).sum();
            let spread = (squares / figures().count().max(1) as f64).sqrt();
            let first = if odd { 0.5 } else { 1.0 };
            (0..count.saturating_sub(1) / 2)
                .map(|place| (place as f64 + first) * spread)
                .collect()
        }
        _ => breaks(&away, classes, count.div_ceil(2)),
    };
    steps.retain(|step| 0.0 < *step);
    let below = steps.iter().rev().map(|step| middle - step);
    let between = (!odd).then_some(middle);
    below
        .chain(between)
        .chain(steps.iter().map(|step| middle + step))
        .collect()
}

fn by_hand(edges: &[f64]) -> Vec<f64> {
    let mut edges: Vec<f64> = edges.iter().copied().filter(|x| x.is_finite()).collect();
    edges.sort_unstable_by(f64::total_cmp);
    edges.dedup();
    edges
}

/// The class of a figure, 0 the lowest; a figure on a break belongs to the class below it.
pub fn class_of(value: f64, breaks: &[f64]) -> Option<usize> {
    // Counted, not searched for: there are few, and a search would guess wrong at each of them.
    let below = || breaks.iter().map(|edge| usize::from(*edge < value)).sum();
    (!value.is_nan()).then(below)
}

/// The figures below which equal shares lie, each interpolated between the two nearest: Hyndman
/// and Fan's type 7, as numpy, mapclassify and R have it. An edge with no figure between itself
/// and the one before is left out.
fn quantiles(figures: &mut [f64], count: usize) -> Vec<f64> {
    let last = figures.len() - 1;
    let mut wanted: Vec<usize> = quantile_places(count, last)
        .flat_map(|place| [place as usize, (place as usize + 1).min(last)])
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    put_in_place(figures, 0, &wanted);
    quantile_edges(count, last, |place| figures[place])
}

/// The edges between `count` quantiles of figures of which `at` gives the one at a place, of those
/// from the least on; `last` is the place of the greatest.
fn quantile_edges(count: usize, last: usize, at: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut before = f64::NEG_INFINITY;
    let mut edges = Vec::new();
    for place in quantile_places(count, last) {
        let (below, part) = (place as usize, place.fract());
        let figure = at(below);
        let edge = figure + part * (at((below + 1).min(last)) - figure);
        if before < figure {
            edges.push(edge);
        }
        before = edge;
    }
    edges
}

/// Where the edges lie among the places.
fn quantile_places(count: usize, last: usize) -> impl Iterator<Item = f64> {
    (1..count).map(move |edge| edge as f64 / count as f64 * last as f64)
}

/// Puts the figures that belong at the wanted places there, as sorting would, and no others:
/// faster than sorting all. `figures` begins at place `first`; `wanted` rises.
fn put_in_place(figures: &mut [f64], first: usize, wanted: &[usize]) {
    let (left, right) = wanted.split_at(wanted.len() / 2);
    let Some((&middle, right)) = right.split_first() else {
        return;
    };
    let (below, _, above) = figures.select_nth_unstable_by(middle - first, f64::total_cmp);
    put_in_place(below, first, left);
    put_in_place(above, middle + 1, right);
}

/// One standard deviation apart, evenly around the mean; classes outside the figures stay, so
/// that a colour means the same distance on every map.
fn deviations(figures: &mut [f64], count: usize) -> Vec<f64> {
    // Sorted, so that their order does not matter to the last bit.
    figures.sort_unstable_by(f64::total_cmp);
    let mean = figures.iter().sum::<f64>() / figures.len() as f64;
    let variance = figures.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / figures.len() as f64;
    let middle = count as f64 / 2.0;
    (1..count)
        .map(|place| mean + (place as f64 - middle) * variance.sqrt())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_lie_alike_on_both_sides_of_the_middle() {
        let column: Vec<f64> = (-40..=80).map(f64::from).chain([f64::NAN]).collect();
        let kinds = [
            Classes::Quantile,
            Classes::EqualInterval,
            Classes::NaturalBreaks,
            Classes::StandardDeviation,
        ];
        for classes in kinds {
            for count in 2..=9 {
                let edges = breaks_around(&column, &classes, count, 10.0);
                assert_eq!(edges.len(), count - 1, "{classes:?} {count}: {edges:?}");
                assert!(edges.windows(2).all(|pair| pair[0] < pair[1]));
                for (low, high) in edges.iter().zip(edges.iter().rev()) {
                    assert!((low + high - 20.0).abs() < 1e-9, "{classes:?} {edges:?}");
                }
            }
        }
        let thirds = breaks_around(&column, &Classes::EqualInterval, 7, 10.0);
        assert_eq!(thirds, [-40.0, -20.0, 0.0, 20.0, 40.0, 60.0]);
    }
}

//! Where one class ends and the next begins.

use crate::analysis::natural;
use crate::model::shading::Classes;

/// The inner breaks, rising: one fewer than there are classes. NaN figures do not count.
///
/// A break is the greatest figure of the class below it, or lies between the two classes. There
/// are fewer breaks than asked for where the figures have too few different values, and none
/// without figures. Breaks by hand say themselves how many they are.
pub fn breaks(column: &[f64], classes: &Classes, count: usize) -> Vec<f64> {
    let mut figures: Vec<f64> = column.iter().copied().filter(|x| x.is_finite()).collect();
    let inner = count.saturating_sub(1);
    if let Classes::ByHand(edges) = classes {
        let mut edges: Vec<f64> = edges.iter().copied().filter(|x| x.is_finite()).collect();
        edges.sort_unstable_by(f64::total_cmp);
        edges.dedup();
        return edges;
    }
    figures.sort_unstable_by(f64::total_cmp);
    let (Some(&low), Some(&high)) = (figures.first(), figures.last()) else {
        return Vec::new();
    };
    let share = |place: usize| place as f64 / count as f64;
    let mut edges: Vec<f64> = match classes {
        Classes::Quantile => {
            let edges = (1..=inner).map(|place| quantile(&figures, share(place)));
            filled(edges, &figures)
        }
        Classes::EqualInterval => (1..=inner)
            .map(|place| low + (high - low) * share(place))
            .collect(),
        Classes::NaturalBreaks => natural::breaks(&figures, count),
        Classes::StandardDeviation => return deviations(&figures, count),
        Classes::ByHand(_) => Vec::new(),
    };
    edges.dedup();
    // Nothing lies above the greatest figure: a class there would stay empty.
    edges.retain(|edge| *edge < high);
    edges
}

/// The class of a figure, 0 the lowest; a figure on a break belongs to the class below it.
pub fn class_of(value: f64, breaks: &[f64]) -> Option<usize> {
    (!value.is_nan()).then(|| breaks.partition_point(|&edge| edge < value))
}

/// The edges that have a figure between themselves and the edge before.
fn filled(edges: impl Iterator<Item = f64>, sorted: &[f64]) -> Vec<f64> {
    let mut below = 0;
    edges
        .filter(|edge| {
            let before = below;
            below = sorted.partition_point(|x| x <= edge);
            before < below
        })
        .collect()
}

/// The figure below which a share of the sorted figures lies, interpolated between the two
/// nearest: Hyndman and Fan's type 7, as numpy, mapclassify and R have it.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + part * (sorted[above] - sorted[below])
}

/// One standard deviation apart, evenly around the mean; classes outside the figures stay, so
/// that a colour means the same distance on every map.
fn deviations(sorted: &[f64], count: usize) -> Vec<f64> {
    let mean = sorted.iter().sum::<f64>() / sorted.len() as f64;
    let variance = sorted.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / sorted.len() as f64;
    let middle = count as f64 / 2.0;
    let mut edges: Vec<f64> = (1..count)
        .map(|place| mean + (place as f64 - middle) * variance.sqrt())
        .collect();
    edges.dedup();
    if sorted.first() == sorted.last() {
        edges.clear();
    }
    edges
}

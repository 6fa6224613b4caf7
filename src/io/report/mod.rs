//! Reports for scripts: JSON, and lists of what did not match.

mod check;
mod dwellings;
mod operations;
mod plans;
mod work;

use serde::Serialize;

pub use crate::io::report::check::{check_json, write_unmatched};
pub use crate::io::report::operations::{ListedOperation, operations_json};
pub use crate::io::report::plans::{NamedFigures, plans_json};
pub use crate::io::report::work::{
    EditedTurf, cut_json, edit_json, indicators_json, proposed_json, route_json,
};

/// Any report as JSON, with a line break at the end.
fn pretty(value: &impl Serialize) -> String {
    // Plain structs with text keys always have a JSON form.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A figure to one decimal: what is measured on the ground is no finer.
fn tenths(figure: f64) -> f64 {
    // Adding zero makes a negative zero a plain one.
    (10.0 * figure).round() / 10.0 + 0.0
}

fn thousandths(share: f64) -> f64 {
    (1000.0 * share).round() / 1000.0 + 0.0
}

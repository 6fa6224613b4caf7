//! Columns as CSV: UTF-8, comma, decimal point, empty for no data.

use crate::io::export::{Features, Values};

/// The columns of the features, one line each after the line of names.
pub(super) fn csv(features: &Features) -> String {
    let names: Vec<String> = features
        .fields
        .iter()
        .map(|field| quoted(&field.name))
        .collect();
    let mut text = names.join(",");
    text.push('\n');
    for row in 0..features.shapes.len() {
        for (place, field) in features.fields.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            text.push_str(&cell(&field.values, row));
        }
        text.push('\n');
    }
    text
}

/// A cell; a number in as few digits as read back to the same.
fn cell(values: &Values, row: usize) -> String {
    match values {
        Values::Text(texts) => quoted(&texts[row]),
        Values::Whole(numbers) => numbers[row]
            .map(|number| number.to_string())
            .unwrap_or_default(),
        Values::Real(numbers) if numbers[row].is_finite() => numbers[row].to_string(),
        Values::Real(_) => String::new(),
    }
}

/// A cell as RFC 4180 writes it.
pub(crate) fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

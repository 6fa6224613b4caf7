//! GeoJSON as text, one feature a line, so that a change can be read.

use std::fmt::Write as _;

use super::Outcome;
use super::ground::Ground;
use super::shape::Point;

/// `[lon,lat]` pairs, to the centimetre.
pub(super) fn coordinates(ground: &Ground, line: &[Point]) -> Outcome<String> {
    let pairs: Vec<String> = ground
        .degrees(line)?
        .iter()
        .map(|(lon, lat)| format!("[{lon:.7},{lat:.7}]"))
        .collect();
    Ok(format!("[{}]", pairs.join(",")))
}

/// A feature collection, one feature a line.
pub(super) fn collection(name: &str, features: &[String]) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"name\":\"{name}\",\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    )
}

pub(super) fn feature(properties: &[(&str, &str)], kind: &str, coordinates: &str) -> String {
    let mut written = String::new();
    for (key, value) in properties {
        let comma = if written.is_empty() { "" } else { "," };
        // A string always fits into a string.
        let _fits = write!(
            written,
            "{comma}\"{key}\":{}",
            serde_json::Value::from(*value)
        );
    }
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{{written}}},\"geometry\":{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}}}"
    )
}

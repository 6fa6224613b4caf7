//! What has a map on each of its pages: an atlas, a deck of slides.

use serde::Serialize;

use crate::base::date::Date;
use crate::io::pdf::{PdfError, Press, tidy};

/// A width and a height, in units of a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Size {
    /// From side to side.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// Prints one of our templates, which finds what is said in `data.json`, its maps as `map-1.svg`
/// and so on, and these other files.
///
/// # Errors
/// [`PdfError`] when the template does not fit.
pub(super) fn print(
    (name, template): (&str, &str),
    said: &impl Serialize,
    maps: Vec<String>,
    others: Vec<(String, Vec<u8>)>,
    date: Date,
) -> Result<Vec<u8>, PdfError> {
    let json = serde_json::to_vec(said).map_err(|error| PdfError {
        file: "data.json".to_owned(),
        line: None,
        reason: error.to_string(),
    })?;
    let mut files = others;
    files.push(("data.json".to_owned(), json));
    let maps = (1..).zip(maps);
    files.extend(maps.map(|(page, map)| (format!("map-{page}.svg"), map.into_bytes())));
    let printed = Press::new(name, template).print(files, date);
    tidy();
    printed
}

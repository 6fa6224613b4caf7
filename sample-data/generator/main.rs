//! Writes the sample town: `cargo run --example sample-town`.
//!
//! Everything about the town is decided here, from a drawn site and a seed, with arithmetic that
//! gives the same result on every machine; see `SOURCE.md` beside the files for what they are.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "the town is small: its metres, pixels and counts fit any number"
)]

mod basemap;
mod census;
mod chance;
mod country;
mod field;
mod files;
mod geojson;
mod graph;
mod ground;
mod layers;
mod lettering;
mod names;
mod people;
mod precincts;
mod project;
mod results;
mod scene;
mod shape;
mod site;
mod streets;
mod town;
mod truth;
mod votes;
mod ways;
mod xlsx;

use std::error::Error;
use std::path::{Path, PathBuf};

/// What can go wrong while writing.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[expect(clippy::print_stderr, reason = "a command line tool reports on stderr")]
fn main() -> Outcome {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let folder = std::env::args_os().nth(1).map_or(beside, PathBuf::from);
    let written = write(&folder)?;
    eprintln!("{written}");
    Ok(())
}

/// Writes every file of the sample town; says what was written.
pub(crate) fn write(folder: &Path) -> Outcome<String> {
    let town = town::Town::build();
    std::fs::create_dir_all(folder)?;
    layers::write(&town, folder)?;
    census::write(&town, folder)?;
    results::write(&town, folder)?;
    files::write(&town, folder)?;
    truth::write(&town, folder)?;
    basemap::write(&town, folder)?;
    project::write(folder)?;
    Ok(town.summary())
}

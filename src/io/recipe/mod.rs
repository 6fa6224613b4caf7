//! Recipes: indicators and a scorecard as TOML.
//!
//! The format, of which the last table is optional; texts for people may be one text for both
//! languages or one for each:
//!
//! ```toml
//! name = "Abstainers first"
//! about = { fr = "Pour qui, et d'où cela vient", en = "What for, and whose it is" }
//! missing = 0.66            # least share of the weight that must be there for a score
//!
//! [[indicator]]
//! name = "abstention_t1"    # snake_case, unique
//! title = { fr = "Abstention au 1er tour", en = "First-round abstention" }
//! formula = '100 * (1 - t1."votants" / t1."inscrits")'
//! unit = "%"                # and source, in words; both optional
//! otherwise = ['…']         # formulas that serve where a town has not what the first needs
//!
//! [[term]]
//! indicator = "abstention_t1"
//! weight = 60               # -100 to 100
//! scale = "rank"            # rank | z | minmax
//!
//! [[need]]                  # which contest t1 is, so that another town's can stand in for it
//! source = "t1"
//! kind = "contest"          # or zones, places, figures (of zones or of precincts)
//! title = { fr = "Présidentielle 2017, 1er tour", en = "Presidential 2017, first round" }
//! registered = "inscrits"   # also turnout, blank, null, cast: the columns that say so
//! turnout = "votants"
//! choices = ["LE PEN"]      # the columns with the votes of choices
//! blocs = ["left"]          # columns that are all votes of a bloc of the project's table
//! after = "t0"              # another contest than that of another need
//! latest = true             # of several contests that fit, the last and not the first
//! marks = ["code_qp"]       # columns by which such a source is known: it has one of them
//! columns = { poor = ["men_pauv", "P##_POOR"] }   # what a column may be called; # is a digit
//! ```

mod fields;
mod parse;
mod write;

use std::path::Path;

pub use self::parse::{Expected, Wrong, parse};
pub use self::write::text;
use crate::io::{ReadError, WriteError, whole};
use crate::model::recipe::Recipe;

/// A recipe that cannot be read. Nothing of it is used then.
#[derive(Debug, thiserror::Error)]
pub enum RecipeError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Something in it is wrong.
    #[error("line {line}: {wrong:?}")]
    Wrong {
        /// Where, counted from 1.
        line: usize,
        /// What.
        wrong: Wrong,
    },
}

/// Reads a recipe's file.
///
/// # Errors
/// [`RecipeError`] with the line where something is wrong.
pub fn read(path: &Path) -> Result<Recipe, RecipeError> {
    let bytes = std::fs::read(path).map_err(|error| ReadError::not_readable(path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        RecipeError::Wrong {
            line: 1 + valid.iter().filter(|byte| **byte == b'\n').count(),
            wrong: Wrong::NotUtf8,
        }
    })?;
    parse(text.trim_start_matches('\u{feff}'))
}

/// Writes a recipe's file, whole or not at all. A recipe that is read and written again gives the
/// same bytes.
///
/// # Errors
/// [`WriteError`] when the disk refuses.
pub fn write(path: &Path, recipe: &Recipe) -> Result<(), WriteError> {
    let text = text(recipe);
    whole::write(path, |file| file.write_all(text.as_bytes()))
}

/// The recipes that ship with the program, in the order they are offered.
pub fn shipped() -> Vec<Recipe> {
    SHIPPED.iter().filter_map(|text| parse(text).ok()).collect()
}

/// The book of ready-made indicators: a recipe without a scorecard, for [`crate::analysis::ready`].
pub fn ready_made() -> Recipe {
    parse(READY_MADE).unwrap_or_default()
}

const READY_MADE: &str = include_str!("../../../assets/ready.toml");

/// Their files; a test reads each of them.
const SHIPPED: [&str; 5] = [
    include_str!("../../../assets/recipes/thirds.toml"),
    include_str!("../../../assets/recipes/strongholds.toml"),
    include_str!("../../../assets/recipes/epervier.toml"),
    include_str!("../../../assets/recipes/toktok.toml"),
    include_str!("../../../assets/recipes/registration.toml"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_recipe_that_ships_can_be_read() {
        for file in SHIPPED {
            let recipe = parse(file).unwrap();
            assert_eq!(parse(&text(&recipe)).unwrap(), recipe);
        }
        assert_eq!(shipped().len(), SHIPPED.len());
        let book = parse(READY_MADE).unwrap();
        assert_eq!(parse(&text(&book)).unwrap(), book);
    }
}

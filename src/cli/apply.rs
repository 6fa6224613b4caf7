//! `arpent apply`: a recipe's indicators and scorecard in place of those there.

use crate::cli::arguments::Apply;
use crate::cli::desk::{Desk, Done};
use crate::cli::score;
use crate::io;
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Apply, desk: &mut Desk) -> Done {
    let recipe = io::recipe::read(&asked.recipe).map_err(|error| Problem::from(&error))?;
    let mut session = desk.open_whole(&asked.project)?;
    let fitted = session.fitted_recipe(&recipe, &asked.answer)?;
    session.apply(Action::ApplyRecipe(fitted))?;
    desk.wait_well(&mut session)?;
    score::all_indicators_work(&session)?;
    session.save(&asked.project)?;
    if desk.json {
        return Ok(());
    }
    let project = session.project();
    desk.say(&msg!(
        "cli-applied",
        name = recipe.name.in_language(desk.words.language()),
        indicators = project.indicators.len(),
        terms = project.scorecard.terms.len()
    ))
}

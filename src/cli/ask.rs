//! `arpent ask`: what the crews ask at the door.

use crate::cli::arguments::Ask;
use crate::cli::desk::{Desk, Done};
use crate::io;
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Ask, desk: &mut Desk) -> Done {
    let questionnaire =
        io::questionnaire::read(&asked.questions).map_err(|error| Problem::from(&error))?;
    questionnaire.check().map_err(Problem::from)?;
    let mut session = desk.open(&asked.project)?;
    session.apply(Action::SetQuestionnaire(questionnaire))?;
    session.save(&asked.project)?;
    if desk.json {
        return Ok(());
    }
    let operation = &session.project().operation;
    desk.say(&msg!(
        "questionnaire-set",
        n = operation.questionnaire.questions.len(),
        version = operation.version()
    ))
}

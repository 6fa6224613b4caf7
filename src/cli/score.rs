//! `arpent score`: scores, ranks, indicators and contributions, for any other program.

use crate::base::task::Task;
use crate::cli::arguments::Score;
use crate::cli::desk::{Desk, Done, Failure};
use crate::cli::output;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Score, desk: &mut Desk) -> Done {
    let format = output::format(&asked.output)?;
    let session = desk.open_whole(&asked.project)?;
    all_indicators_work(&session)?;
    if session.project().scorecard.terms.is_empty() {
        desk.warn(&msg!("cli-no-terms"));
    }
    if let Some(name) = &asked.level {
        let level = session.level_named(name)?;
        let areas = session.area_export(&level, &desk.words, desk.today)?;
        let features = areas
            .features(format, &Task::default())
            .map_err(Problem::from)?;
        return output::write(&features, &asked.output, format, desk);
    }
    let Some(features) = session.scored_workbook(&desk.words, desk.today) else {
        return Err(Failure::from(Problem {
            what: msg!("problem-no-scores"),
            hint: msg!("problem-no-scores-hint"),
        }));
    };
    output::write(&features, &asked.output, format, desk)
}

/// Refuses to go on with indicators that cannot be worked out.
///
/// A score would be made of the others alone, and nobody would see it.
pub(super) fn all_indicators_work(session: &Session) -> Done {
    let failed: Vec<Problem> = session
        .project()
        .indicators
        .iter()
        .filter_map(|indicator| {
            let column = session.derived().columns.get(&indicator.name)?;
            let problem = column.as_ref().err()?;
            Some(Problem {
                what: msg!(
                    "cli-indicator",
                    name = indicator.name.as_str(),
                    what = problem.what.clone()
                ),
                hint: problem.hint.clone(),
            })
        })
        .collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Failure::CouldNot(failed))
    }
}

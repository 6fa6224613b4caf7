//! `arpent suggest`: the ready-made indicators that the project's columns allow, and taking them.

use crate::analysis::ready::ReadyMade;
use crate::cli::arguments::Suggest;
use crate::cli::desk::{Desk, Done, Failure};
use crate::cli::score;
use crate::cli::table::Columns;
use crate::io;
use crate::msg;
use crate::session::action::Action;
use crate::session::problem::Problem;

pub(super) fn run(asked: &Suggest, desk: &mut Desk) -> Done {
    let mut session = desk.open_whole(&asked.project)?;
    let offered = session.ready_made();
    if asked.take.is_empty() {
        return list(&offered, desk);
    }
    for name in &asked.take {
        let made = offered.iter().find(|made| made.indicator.name == *name);
        let Some(made) = made else {
            return Err(Failure::AskedWrongly(Problem {
                what: msg!("indicators-no-ready", name = name.as_str()),
                hint: msg!("indicators-no-ready-hint"),
            }));
        };
        session.apply(Action::SetIndicator(made.indicator.clone()))?;
    }
    desk.wait_well(&mut session)?;
    score::all_indicators_work(&session)?;
    session.save(&asked.project)?;
    if desk.json {
        return Ok(());
    }
    desk.say(&msg!("indicators-taken", count = asked.take.len()))
}

fn list(offered: &[ReadyMade], desk: &Desk) -> Done {
    let indicators = offered.iter().map(|made| &made.indicator);
    if desk.json {
        let listed: Vec<_> = indicators.cloned().collect();
        return desk.write(&io::report::indicators_json(&listed));
    }
    if offered.is_empty() {
        return desk.say(&msg!("indicators-none-ready"));
    }
    let mut columns = Columns::default();
    for indicator in indicators {
        let title = indicator.title.in_language(desk.words.language());
        let unit = if indicator.unit.is_empty() {
            String::new()
        } else {
            format!(" ({})", indicator.unit)
        };
        columns.row([
            indicator.name.clone(),
            format!("{title}{unit}"),
            indicator.formula.clone(),
        ]);
    }
    desk.write(&columns.text())
}
